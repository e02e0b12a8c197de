"""Languages (family L): both are there, both say the same, and terms explained are terms defined."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from planloom.links.prose import place_of_words
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan
from planloom.model.nearest import nearest
from planloom.model.organisation import Person
from planloom.model.plan import Body
from planloom.model.shared import BudgetLine, Question
from planloom.model.strategy import Statement
from planloom.problems import LANGUAGES, Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.fold import under
from planloom.rules.numbers import Figure, figures_in, unmatched
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.words import called, noun
from planloom.values import Text

SEVERAL = 3
LANGUAGE_NAMES: dict[Language, Phrase] = {
    "en": Phrase("English", "angielskiej"),
    "pl": Phrase("Polish", "polskiej"),
}

UNTRANSLATED = Code(
    "L101",
    Level.WARNING,
    title=Phrase("A title is missing in one language", "Brak tytułu w jednym z języków"),
    message=Phrase("{object} has no {language} title", "{object}: brak {language} wersji tytułu"),
    label=Phrase("no {language}", "brak wersji {language}"),
    why=Phrase(
        "Readers of the other language find a foreign title in every table, chart and menu.",
        "Czytelnicy drugiej wersji znajdą obcy tytuł w każdej tabeli, na każdym wykresie i w menu.",
    ),
    help=Phrase(
        "write `{en: …, pl: …}`, or name one language in `languages:` of `organisation.yml`",
        "wpisz `{en: …, pl: …}` albo zostaw jeden język w `languages:` w `organisation.yml`",
    ),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: {en: Roll out the CRM}}
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: {en: Roll out the CRM, pl: Wdrożenie CRM}}
""",
)
MANY_UNTRANSLATED = UNTRANSLATED.worded(
    Phrase("{count} titles of {object} are not in {language}", "{object}: tytułów bez wersji {language} jest {count}"),
    label=Phrase("the first without {language}", "pierwszy bez wersji {language}"),
    help=UNTRANSLATED.help,
)
# What is usually called the same in every language; such a title may be plain text.
NAMES = frozenset({"person", "product", "portfolio_product", "channel", "tool", "territory", "stakeholder"})


@rule(UNTRANSLATED)
def titles_are_in_both_languages(plans: Plans) -> Iterator[Problem]:
    """Titles, questions and the mission are there in every language of the organisation.

    From three on they are one finding a plan and language. Names of people, products and channels may
    be written once, as plain text.
    """
    languages = plans.portfolio.organisation.languages
    if len(languages) < len(LANGUAGES):
        return
    found: dict[tuple[str, Language], list[Problem]] = {}
    for part in plans.parts():
        field = _title_field(part)
        text = getattr(part, field) if field else None
        if not isinstance(text, Text) or (_is_plain(part, field) and part.kind in NAMES):
            continue
        for language in languages:
            if text.exact(language) is None:
                plan = plans.plan_of(part)
                problem = _without(part, field, language, plans)
                found.setdefault((plan.id or "" if plan else "", language), []).append(problem)
    for (plan_id, language), problems in found.items():
        problems.sort(key=lambda problem: problem.span)
        yield from problems if len(problems) < SEVERAL else [_many(problems, plan_id, language, plans)]


def _title_field(part: Part) -> str:
    """Return the field by which readers know a part; empty for one that has no such field."""
    if isinstance(part, Person):
        return ""
    if isinstance(part, Question):
        return "question"
    if isinstance(part, Statement):
        return "text"
    if isinstance(part, BudgetLine) and part.title is None:
        return "category"
    return "title" if isinstance(part, Item) else ""


def _is_plain(part: Part, field: str) -> bool:
    return part.node is not None and isinstance(part.node.get(field), str)


def _without(part: Part, field: str, language: Language, plans: Plans) -> Problem:
    name = called(part) if isinstance(part, Item) else noun(part.kind)
    return plans.finding(UNTRANSLATED, part, field, object=name, language=LANGUAGE_NAMES[language])


def _many(problems: list[Problem], plan_id: str, language: Language, plans: Plans) -> Problem:
    plan = plans.graph.find(plan_id)
    name = called(plan) if plan is not None else Phrase("the organisation", "organizacja")
    head = MANY_UNTRANSLATED.at(problems[0].span, object=name, count=len(problems), language=LANGUAGE_NAMES[language])
    return under(head.about(plan_id or problems[0].subject), problems)


NUMBERS = Code(
    "L102",
    Level.WARNING,
    title=Phrase("The two languages give different figures", "Wersje językowe podają różne liczby"),
    message=Phrase(
        "the English text says {english}, the Polish one {polish}",
        "tekst angielski podaje {english}, a polski {polish}",
    ),
    label=Phrase("{other} in the other language", "w drugiej wersji {other}"),
    why=Phrase(
        "Two readers of one plan then work towards different figures, and neither can know.",
        "Dwóch czytelników jednego planu pracuje wtedy na różne liczby i żaden o tym nie wie.",
    ),
    help=Phrase("make the two agree", "uzgodnij obie wersje"),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: We sell for 42.5 million by 30 June 2027.
  pl: Sprzedajemy za 45,2 mln zł do 30 czerwca 2027 roku.
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: We sell for 42.5 million by 30 June 2027.
  pl: Sprzedajemy za 42,5 mln zł do 30 czerwca 2027 roku.
""",
)
# Digits with what scales them; where they are the same in both texts, nothing need be read closely.
_RUNS = re.compile(r"\d+(?:[ \u00a0]?(?:mln|mld|milion|miliard|million|billion|bn|m|tys|thousand|k)\b)?")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@rule(NUMBERS)
def figures_are_the_same_in_both_languages(plans: Plans) -> Iterator[Problem]:
    """Numbers and dates of a text are the same in English and Polish.

    One language may spell out what the other writes in figures, so a finding needs a figure on each side
    that the other has not. Pages are compared paragraph by paragraph where both have as many.
    """
    for part in plans.parts():
        for text, path in texts_of(part):
            if text.en is not None and text.pl is not None:
                yield from _compare(part, text.en, text.pl, path, plans)
    for plan in plans.portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            yield from _pages(bodies, plan, plans)


def _compare(part: Part, en: str, pl: str, path: tuple[str | int, ...], plans: Plans) -> Iterator[Problem]:
    pair = _unmatched(en, pl)
    if pair is not None:
        english, polish = pair
        yield _different(
            part,
            english,
            polish,
            _place(en, english, part.span(*path, "en"), plans),
            _place(pl, polish, part.span(*path, "pl"), plans),
            plans,
        )


def _unmatched(en: str, pl: str) -> tuple[Figure, Figure] | None:
    """Return the first figure on each side that the other side has not; None unless both have one."""
    if _RUNS.findall(en) == _RUNS.findall(pl):
        return None
    english, polish = figures_in(en, "en"), figures_in(pl, "pl")
    only_english, only_polish = unmatched(english, polish), unmatched(polish, english)
    return (only_english[0], only_polish[0]) if only_english and only_polish else None


def _place(text: str, figure: Figure, span: Span, plans: Plans) -> Span:
    end = figure.start + len(figure.raw)
    return place_of_words(text, figure.start, end, span, plans.portfolio.texts)


def _different(part: Part, english: Figure, polish: Figure, en: Span, pl: Span, plans: Plans) -> Problem:
    """Make the finding; it stands in the language that is translated into, the second of the two."""
    spans, raws = {"en": en, "pl": pl}, {"en": english.raw, "pl": polish.raw}
    first = plans.portfolio.organisation.language
    second: Language = "pl" if first == "en" else "en"
    label = Phrase("the other language", "druga wersja językowa")
    return plans.finding(
        NUMBERS,
        part,
        at=spans[second],
        related=[Related(spans[first], label)],
        other=raws[first],
        english=raws["en"],
        polish=raws["pl"],
    )


def _pages(bodies: Mapping[str, Body], plan: Plan, plans: Plans) -> Iterator[Problem]:
    if not {"en", "pl"} <= set(bodies):
        return
    english, polish = bodies["en"], bodies["pl"]
    ens, pls = _PARAGRAPH.split(english.markdown), _PARAGRAPH.split(polish.markdown)
    if len(ens) != len(pls):
        return
    before = [0, 0]
    for en, pl in zip_longest(ens, pls, fillvalue=""):
        pair = _unmatched(en, pl)
        if pair is not None:
            yield _different(
                plan,
                *pair,
                _in_body(english, before[0], pair[0], en),
                _in_body(polish, before[1], pair[1], pl),
                plans,
            )
        before[0] = english.markdown.find(en, before[0]) + len(en)
        before[1] = polish.markdown.find(pl, before[1]) + len(pl)


def _in_body(body: Body, before: int, figure: Figure, paragraph: str) -> Span:
    """Return where a figure of a paragraph stands, looked for from the offset `before`."""
    offset = body.markdown.find(paragraph, before) + figure.start
    line = body.line + body.markdown.count("\n", 0, offset)
    column = offset - body.markdown.rfind("\n", 0, offset)
    return Span(body.file, line, column, line, column + len(figure.raw))


TERM = Code(
    "L103",
    Level.WARNING,
    title=Phrase("A term is explained that is not in the glossary", "Wyjaśniany termin nie występuje w słowniku"),
    message=Phrase("the glossary has no term `{given}`", "w słowniku nie ma hasła `{given}`"),
    label=Phrase("no such term", "nie ma takiego hasła"),
    why=Phrase(
        "The question promises an explanation that readers will not find.",
        "Pytanie obiecuje wyjaśnienie, którego czytelnik nie znajdzie.",
    ),
    help=Phrase(
        "write the id of a term, or add the term to the glossary",
        "wpisz identyfikator hasła albo dodaj hasło do słownika",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
faq:
  - {question: What is a lead?, answer: An enquiry worth pursuing., terms: [leed]}
# plans/glossary/sales.yml
glossary:
  - id: lead
    en: {term: lead, definition: An enquiry worth pursuing.}
    pl: {term: lead, definition: Zapytanie warte uwagi.}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
faq:
  - {question: What is a lead?, answer: An enquiry worth pursuing., terms: [lead]}
# plans/glossary/sales.yml
glossary:
  - id: lead
    en: {term: lead, definition: An enquiry worth pursuing.}
    pl: {term: lead, definition: Zapytanie warte uwagi.}
""",
)


@rule(TERM)
def terms_explained_are_defined(plans: Plans) -> Iterator[Problem]:
    """The terms a question explains are in the glossary, once there is one."""
    terms = plans.graph.terms
    for question in plans.of(Question) if terms else ():
        for index, term in enumerate(question.terms):
            if term not in terms:
                meant = nearest(term, terms)
                mend = Phrase(f"did you mean `{meant}`?", f"czy chodziło o `{meant}`?") if meant else None
                yield plans.finding(TERM, question, "terms", index, help=mend, given=term)


RULES: tuple[Rule, ...] = (
    titles_are_in_both_languages,
    figures_are_the_same_in_both_languages,
    terms_explained_are_defined,
)
