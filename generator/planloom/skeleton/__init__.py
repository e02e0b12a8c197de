"""The files of a new project with every part of the plans asked for, each as an example that is commented out.

All of it comes from the declarations: which parts there are, which fields they have, what these are called and what
they hold. A kind of plan, a part or a field that is added later is in the next skeleton by itself.

Lines of an example begin with ``#``; taking that sign away, as editors do with one key, leaves YAML. Explanations
begin with ``##``, so that they are still comments then.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from planloom.i18n import translate
from planloom.model.base import Item
from planloom.model.organisation import Organisation
from planloom.model.plan import Plan
from planloom.model.shapes import Field, Many, Object, fields_of
from planloom.problems import Language, Phrase
from planloom.skeleton.examples import Entry, Examples
from planloom.skeleton.layout import commented, explained, lines_of

HOW = Phrase(
    "Take away the # of the lines you fill in, and delete the rest. A part without content makes no page.",
    "Usuń znak # z wierszy, które wypełniasz, a resztę skasuj. Część bez treści nie ma strony.",
)
ALSO = Phrase(
    "Every entry can also have: {names}; plan.md shows them.", "Każdy wpis może też mieć: {names}; są w plan.md."
)
HEADER = Phrase("What is said of the plan as a whole.", "To, co dotyczy całego planu.")
BODY = Phrase(
    "Below the second line of hyphens there is room for the introduction, as Markdown.",
    "Pod drugim wierszem łączników jest miejsce na wstęp, w formacie Markdown.",
)
SHARED = Phrase(
    "What all plans share: the organisation, its languages and money, its people and teams.",
    "To, co wspólne dla wszystkich planów: organizacja, jej języki i waluta, ludzie i zespoły.",
)
LANGUAGES = Phrase(
    "With [en, pl] the site is in both languages; text is then written as {en: …, pl: …}.",
    "Przy [pl, en] strona powstaje w obu językach, a teksty zapisuje się jako {pl: …, en: …}.",
)
SCHEMA = "# yaml-language-server: $schema={up}.schema/{name}.json"

Files = Mapping[PurePosixPath, str]


def skeleton(kinds: Mapping[str, type[Plan]], language: Language, year: int) -> Files:
    """Return the texts of the files of a new project by their place in the plans folder.

    `kinds` are the kinds of plan asked for by name, which is also the name of their folder; `year` is the one that
    the examples plan for. What an example names by its id is another example, wherever there is one.
    """
    known = Examples(language, year)
    for _ in _files(kinds, known):
        pass
    return dict(_files(kinds, Examples(language, year, known.made)))


def _files(kinds: Mapping[str, type[Plan]], examples: Examples) -> Iterator[tuple[PurePosixPath, str]]:
    yield PurePosixPath("organisation.yml"), _organisation(examples)
    for name, model in kinds.items():
        with examples.within("plan", name):
            yield PurePosixPath(name, "plan.md"), _header(name, model, examples)
            for field in _parts(model):
                yield PurePosixPath(name, f"{field.key.replace('_', '-')}.yml"), _part(field, examples)


def _parts(model: type[Plan]) -> list[Field]:
    """Return the parts of a kind of plan, its own before those that every plan has."""
    parts = [field for field in fields_of(model) if field.part]
    return sorted(parts, key=lambda field: field.key in Plan.model_fields)


def _organisation(examples: Examples) -> str:
    language = examples.language
    fields = [field for field in fields_of(Organisation) if field.key != "languages"]
    return _text(
        SCHEMA.format(up="", name="organisation"),
        *explained(SHARED.in_(language), HOW.in_(language)),
        "",
        *explained(LANGUAGES.in_(language)),
        f"languages: [{language}]",
        "",
        *commented(lines_of(examples.entry(fields))),
    )


def _header(name: str, model: type[Plan], examples: Examples) -> str:
    language = examples.language
    fields = [field for field in fields_of(model) if not field.part and field.key != "kind"]
    return _text(
        "---",
        f"kind: {model.plan_kind}",
        *explained(HEADER.in_(language), HOW.in_(language), BODY.in_(language)),
        *commented(lines_of(examples.entry(fields, name))),
        "---",
    )


def _part(field: Field, examples: Examples) -> str:
    language = examples.language
    model = _model(field)
    whole = [HOW.in_(language)]
    if model is not None and issubclass(model, Item):
        shown = {field.key for field in examples.shown(model)}
        names = ", ".join(common.key for common in fields_of(Item) if common.key not in shown)
        whole.append(ALSO.in_(language).format(names=names))
    told = [translate(field.title, language), translate(field.description, language)]
    title = ": ".join(dict.fromkeys(told))  # a part that a project declares may say no more than its title
    return _text(
        SCHEMA.format(up="../", name="part"),
        *explained(title, *whole),
        "",
        *commented(lines_of(Entry(((field, examples.value(field)),), language, told=False))),
    )


def _model(field: Field) -> type | None:
    shape = field.shape.of if isinstance(field.shape, Many) else field.shape
    return shape.model if isinstance(shape, Object) else None


def _text(*lines: str) -> str:
    return "\n".join(lines) + "\n"
