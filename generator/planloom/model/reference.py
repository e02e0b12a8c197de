"""The reference of all fields, made from the model: what can be written where, and what it holds."""

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planloom.model.base import Item, Link, Part
from planloom.model.built_in import KINDS
from planloom.model.kinds import BUILT_IN
from planloom.model.names import either
from planloom.model.organisation import Organisation
from planloom.model.plan import Plan
from planloom.model.relations import RELATIONS, Relation
from planloom.model.roles import ROLES
from planloom.model.shapes import ByKey, Choice, Either, Field, Many, Object, Shape, Value, fields_of, models_in

NAMES = {
    "text": "text",
    "unit": "unit",
    "id": "id",
    "number": "number",
    "share": "share",
    "period": "period or date",
    "money": "money",
    "result": "number, yes or no, or words",
    "aim": "number, range, threshold or words",
    "range": "range",
    "done": "date or true",
    "tolerance": "share or amount",
    "currency": "currency code",
    "string": "words",
    "whole": "whole number",
    "month": "month",
    "yes_no": "yes or no",
    "any": "anything",
    "nothing": "nothing",
}

VALUES = """\
## How values are written

| Value | Examples |
|---|---|
| id | `grow-dach`: lower-case letters, digits and hyphens, unique over all plans |
| text | `Grow in DACH`, or `{en: Grow in DACH, pl: Wzrost w regionie DACH}`; Markdown, with links: `[[grow-dach]]` |
| a figure in a text | `[[grow-dach:revenue_target@2027]]`, `[[crm:end]]`: printed from the field |
| number | `42`, `1.5`, `1 200`, `350k`, `42m` (or `42 mln`), `1.2bn` (or `1.2 mld`), `12%` |
| as others write it | `1 234,56`, `1,200,000`, `(120)` for −120; `£1,850`; `1,850` can mean two, and is refused |
| share | `60%` or `0.6`; from one on with its sign: `250%` |
| money | `42m` in the plan's currency, `1.2m EUR`, `350k zł`, `£142`, `PLN 42m`, `{amount: 42m, currency: EUR}` |
| unit | `PLN`, `%`, `days`, `{en: customers, pl: klientów}` |
| unit in plural forms | `{en: [customer, customers], pl: [klient, klienci, klientów, klienta]}` |
| period or date | `2027`, `2027-H1`, `2027-Q1`, `2027-03`, `2027-03-31`, `2027..2029` |
| fiscal year | `FY2027`, `FY2027-H1`, `FY2027-Q1`, `FY2027..FY2029`, where there is a `fiscal_year_start` |
| range, threshold | `8..12`, `8–12`, `">20"`, `≥ 99.5`, `<= 5%`; YAML wants quotation marks before `>` |
| share or amount | `5%` is a share; `0.5` is half a unit of what is measured |
| date or true | `2027-03-31`, or `true` where nobody wrote down the day |
| by period | `{2027: 5m, 2028-Q1: 1.5m}`; a year and its quarters may stand side by side, the quarters are its detail |
| one of some words | as listed; capitals and spaces do not matter: `On track` is `on_track` |
| yes or no | `yes`, `no`, `true`, `false`, `tak`, `nie` |

A field that is left empty counts as left out. A list of one may be written without brackets: `supports: grow-dach`.
"""


RELATED = (
    "What one object can be to another. A link is written at one end; the page of what it names shows it as well, "
    "under the words of the way back. Templates ask for relations by name, as in `sources(item, relations.supports)`."
)

ROLE_PLAYED = (
    "What objects are to rules, pages and relations, which ask for no kind by its name. A part that a project declares "
    "says so with `roles:`; its objects are work when it says nothing, and have no role with `roles: []`."
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence and a table of fields."""

    level: int
    title: str
    description: str
    fields: tuple[Field, ...]
    parts: bool = False


def sections() -> Iterator[Section]:
    """Yield the sections of the reference in the order of the page."""
    shown: set[type[Part]] = {*KINDS.values(), Item}
    common = "What every object can have; the tables further down list what comes on top."
    yield Section(2, "Every object", common, fields_of(Item))
    yield from _objects((Link,), shown)
    yield Section(2, "Every plan", _words(Plan), tuple(map(_of_any_kind, _header(fields_of(Plan), fields_of(Item)))))
    yield Section(3, "Parts of every plan", "In any YAML file of its folder.", _parts(fields_of(Plan)), parts=True)
    yield from _objects(models_in(Plan)[1:], shown)
    for model in KINDS.values():
        shared = {field.key for field in fields_of(Plan)}
        own = tuple(field for field in fields_of(model) if field.key not in shared)
        yield Section(2, model.named.heading.en, _words(model), _header(own, ()))
        yield Section(3, f"Parts of {model.named.any.en}", "In any YAML file of its folder.", _parts(own), parts=True)
        yield from _objects(models_in(model)[1:], shown)
    yield Section(
        2, "Organisation", f"{_words(Organisation)} It stands in `organisation.yml`.", fields_of(Organisation)
    )
    yield from _objects(models_in(Organisation)[1:], shown)


def _objects(models: Iterable[type[Part]], shown: set[type[Part]]) -> Iterator[Section]:
    for model in models:
        if model not in shown:
            shown.add(model)
            added = tuple(field for field in fields_of(model) if field not in fields_of(Item))
            yield Section(3, _title(model), _words(model), added)


def _of_any_kind(field: Field) -> Field:
    """Return a field of a header; the one that says the kind with the words of all kinds."""
    return replace(field, shape=Choice(tuple(KINDS))) if field.key == "kind" else field


def _header(fields: tuple[Field, ...], known: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(field for field in fields if not field.part and field not in known)


def _parts(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(field for field in fields if field.part)


def _words(model: type[Part]) -> str:
    paragraphs = inspect.cleandoc(model.__doc__ or "").replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.splitlines()) for paragraph in paragraphs)


def _title(model: type[Part]) -> str:
    return model.named.heading.en


def reference() -> str:
    """Return the page as Markdown."""
    head = (
        "# Fields\n\n"
        "<!-- Made from the model; `make docs` writes it anew. -->\n\n"
        "Every field that a plan can have. Editors complete and check them with `planloom schema`.\n"
    )
    return "\n".join([head, VALUES, *(_section(section) for section in sections()), relations(), roles()])


def relations() -> str:
    """Return the table of relations: where each is written, what it names, and what it is called from there."""
    lines = [
        "## Relations",
        "",
        RELATED,
        "",
        "| Name | Relation | Way back | Written in | Names |",
        "|---|---|---|---|---|",
    ]
    written = _written()
    for relation in RELATIONS:
        fields = "; ".join(f"`{key}` of {', '.join(of)}" for key, of in written.get(relation, {}).items())
        kinds = either([BUILT_IN.named(kind).one for kind in BUILT_IN.nameable(relation)]).en
        circle = "" if relation.circular else "; not in a circle"
        words = f"{relation.words.en} | {relation.inverse.en}"
        lines.append(f"| `{relation.name}` | {words} | {fields} | {kinds}{circle} |")
    return "\n".join(lines) + "\n"


def roles() -> str:
    """Return the table of roles: what each means, and which of the built-in kinds have it."""
    lines = ["## Roles", "", ROLE_PLAYED, "", "| Role | Meaning | Who has it |", "|---|---|---|"]
    for role, meaning in ROLES.items():
        kinds = [model.named.en for model in BUILT_IN.parts.values() if role in model.acts_as]
        lines.append(f"| `{role}` | {meaning} | {', '.join(kinds)} |")
    return "\n".join(lines) + "\n"


def _written() -> dict[Relation, dict[str, list[str]]]:
    """Return the fields that each relation is written in, each with the kinds of object that have it."""
    found: dict[Relation, dict[str, list[str]]] = {}
    for model in models_in(Item, *KINDS.values(), Organisation):
        known = () if model is Item else fields_of(Item)
        name = "every object" if model is Item else model.named.en
        for field in fields_of(model) if model is not Link else ():
            relation = _relation_of(field.shape)
            if relation is not None and field not in known:
                names = found.setdefault(relation, {}).setdefault(field.key, [])
                names.extend([name] if name not in names else [])
    return found


def _relation_of(shape: Shape) -> Relation | None:
    match shape:
        case Value(relation=relation):
            return relation
        case Many(of):
            return _relation_of(of)
        case Object(model) if issubclass(model, Link):
            return next(filter(None, (_relation_of(field.shape) for field in fields_of(Link))), None)
        case _:
            return None


def _section(section: Section) -> str:
    lines = [f"{'#' * section.level} {section.title}", "", section.description, ""]
    if section.fields:
        lines += [f"| {'Part' if section.parts else 'Field'} | Holds | Required | Meaning |", "|---|---|---|---|"]
    for field in section.fields:
        required = "yes" if field.required else ""
        lines.append(f"| `{field.key}` | {words_of(field.shape)} | {required} | {_meaning(field)} |")
    return "\n".join(lines).rstrip() + "\n"


def _meaning(field: Field) -> str:
    """Return the sentence of a field; its title where it only lists the words that stand before it."""
    words = field.shape.words if isinstance(field.shape, Choice) else ()
    listed = re.sub(r", | or ", " ", field.description.casefold()).split()
    return field.title if listed == list(words) else field.description


def words_of(shape: Shape, *, many: bool = False) -> str:
    """Say in words what a shape holds; `many` when a list of it is meant."""
    match shape:
        case Value():
            return _value(shape, many=many)
        case Choice(words):
            return "one of " + ", ".join(f"`{word}`" for word in words)
        case Many(of):
            return f"list of {words_of(of, many=True)}"
        case ByKey(keys, values):
            by = "period" if keys == Value("period") else "name"
            return f"{words_of(values)} by {by}"
        case Either(options):
            return " or ".join(words_of(option) for option in options if option != Value("nothing"))
        case Object(model):
            name = model.named.en
            return f"[{name}](#{name.lower().replace(' ', '-')})"


def _value(value: Value, *, many: bool) -> str:
    if value.relation:
        whose = either([BUILT_IN.named(kind).one for kind in BUILT_IN.nameable(value.relation)]).en
        return f"ids: {whose}" if many else f"id: {whose}"
    bounds = " to ".join(f"{bound:g}" for bound in (value.low, value.high) if bound is not None)
    if value.low is not None and value.high is None:
        bounds += " or more"
    if value.above is not None:
        bounds = f"above {value.above:g}"
    return f"{NAMES[value.name]}, {bounds}" if bounds else NAMES[value.name]
