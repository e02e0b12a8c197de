"""Documents become a portfolio: the second stage."""

import re
from collections.abc import Mapping as AnyMapping
from pathlib import PurePosixPath
from typing import Any

from planloom.model import codes
from planloom.model.audience import is_withheld, withhold
from planloom.model.base import Item
from planloom.model.build import build
from planloom.model.nearest import nearest
from planloom.model.organisation import Organisation
from planloom.model.plan import KINDS, Body, Narrative, Plan, is_part
from planloom.model.portfolio import Portfolio, parts_in
from planloom.problems import LANGUAGES, Language, Phrase, Problem, Span
from planloom.source import Document, Mapping, PlanFolder, Sequence, Sources
from planloom.values import Text

PAGE_FIELDS = frozenset({"title", "audience", "glossary"})

_H1 = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_ADDRESS = re.compile(r"[A-Za-z0-9][\w.-]*")


def load(sources: Sources, audience: str | None = None) -> tuple[Portfolio, list[Problem]]:
    """Make typed objects of all documents; `audience` leaves out what is meant for others."""
    problems: list[Problem] = []
    lost: set[str] = set()
    organisation = _organisation(sources.organisation, audience, problems, lost)
    plans = []
    for folder in sources.plans:
        plan = _plan(folder, organisation, audience, problems, lost)
        if plan is not None:
            plans.append(plan)
    plans.sort(key=lambda plan: (list(KINDS).index(plan.kind_of_plan), plan.place))
    portfolio = Portfolio(
        organisation, tuple(plans), sources.glossary, frozenset(sources.media), sources.texts, frozenset(lost)
    )
    return portfolio, problems


def _organisation(
    document: Document | None, audience: str | None, problems: list[Problem], lost: set[str]
) -> Organisation:
    if document is None or document.fields is None:
        return Organisation()
    fields = document.fields
    if audience:
        lost |= withhold(fields, audience)
    languages = fields.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else languages
    context = {"language": first if first in LANGUAGES else "en", "currency": fields.get("currency") or "PLN"}
    organisation, built = build(Organisation, fields, context, "the organisation")
    problems += built.problems
    lost |= built.lost
    return organisation or Organisation()


def _plan(
    folder: PlanFolder,
    organisation: Organisation,
    audience: str | None,
    problems: list[Problem],
    lost: set[str],
) -> Plan | None:
    header = folder.header
    fields = header.fields
    model = _kind(fields, header, problems)
    if model is None or fields is None:
        return None
    data = _merge(model, fields, folder.parts, problems)
    if audience:
        lost |= withhold(data, audience)
        if is_withheld(data, audience):
            return None
    _give_id(data, folder, model)
    currency = data.get("currency") if isinstance(data.get("currency"), str) else organisation.currency
    context = {"language": organisation.language, "currency": currency}
    plan, built = build(model, data, context, f"a {model.plan_kind} plan")
    problems += built.problems
    lost |= built.lost
    if plan is None:
        return None
    return _complete(plan, folder, organisation.language, audience, problems)


def _kind(fields: Mapping | None, header: Document, problems: list[Problem]) -> type[Plan] | None:
    given = fields.get("kind") if fields else None
    if fields is None or given is None:
        problems.append(codes.NO_KIND.at(fields.span if fields else Span(header.file)))
        return None
    word = given.strip().casefold() if isinstance(given, str) else ""
    if word not in KINDS:
        meant = nearest(word, KINDS)
        help_ = Phrase(f"did you mean `kind: {meant}`?", f"czy chodziło o `kind: {meant}`?") if meant else None
        shown = given if isinstance(given, str) else "this"
        problems.append(codes.UNKNOWN_KIND.at(fields.value_span("kind"), help=help_, given=shown))
        return None
    return KINDS[word]


def _merge(model: type[Plan], header: Mapping, documents: tuple[Document, ...], problems: list[Problem]) -> Mapping:
    """Put the parts of all files of a plan together, in the order of the files' names."""
    data = Mapping(header.node, header.locate)
    for source in (header, *(document.fields for document in documents if document.fields is not None)):
        for key, value in source.items():
            if key not in data:
                data.put(key, _copy(value), source.nodes[key])
            elif isinstance(value, Sequence) and isinstance(data[key], Sequence):
                data[key].extend(value)
                data[key].nodes.extend(value.nodes)
            else:
                problems.append(_twice(model, key, source))
    return data


def _copy(value: Any) -> Any:
    """Copy a list, so that adding the entries of another file leaves its document as it was."""
    if not isinstance(value, Sequence):
        return value
    copy = Sequence(value.node)
    copy.extend(value)
    copy.nodes.extend(value.nodes)
    return copy


def _twice(model: type[Plan], key: str, source: Mapping) -> Problem:
    info = model.model_fields.get(key)
    if info is not None and is_part(info) and info.default == ():
        return codes.WRONG_SHAPE.at(
            source.value_span(key),
            expected="a list",
            found="no list",
            advice=f"write each entry of `{key}` after a hyphen",
        )
    return codes.PART_TWICE.at(source.key_span(key), key=key)


def _give_id(data: Mapping, folder: PlanFolder, model: type[Plan]) -> None:
    if "id" in data:
        return
    place = model.plan_kind if folder.place == PurePosixPath() else folder.place.as_posix()
    data["id"] = re.sub(r"[^a-z0-9]+", "-", place.lower()).strip("-") or model.plan_kind


def _complete(
    plan: Plan, folder: PlanFolder, language: Language, audience: str | None, problems: list[Problem]
) -> Plan:
    """Give the plan its place, its text and its pages, and every object in it the plan's id."""
    for part in parts_in(plan):
        if isinstance(part, Item) and part is not plan:
            part._plan = plan.id or ""  # noqa: SLF001  # the loader is the model's own
    bodies: dict[str, Body] = {}
    if folder.header.body.strip():
        bodies[language] = Body(folder.header.body, folder.header.file, folder.header.line)
    pages: dict[PurePosixPath, Narrative] = {}
    for document in folder.pages:
        if audience and document.fields is not None and is_withheld(document.fields, audience):
            continue
        _page(document, folder.place, language, bodies, pages, problems)
    plan._place = folder.place  # noqa: SLF001
    plan._body = bodies  # noqa: SLF001
    plan._pages = tuple(pages[place] for place in sorted(pages))  # noqa: SLF001
    return plan


def _page(
    document: Document,
    root: PurePosixPath,
    default: Language,
    bodies: dict[str, Body],
    pages: dict[PurePosixPath, Narrative],
    problems: list[Problem],
) -> None:
    place = document.place.relative_to(root).with_suffix("")
    language = default
    if place.suffix[1:] in LANGUAGES:
        language = "pl" if place.suffix == ".pl" else "en"
        place = place.with_suffix("")
    body = Body(document.body, document.file, document.line)
    if place == PurePosixPath("plan"):
        bodies[language] = body
        return
    wrong = next((step for step in document.place.parts if not _ADDRESS.fullmatch(step)), None)
    if wrong:
        problems.append(codes.BAD_PLACE.at(Span(document.file), name=wrong))
        return
    title, audience, glossary = _page_fields(document, problems)
    title = title or _heading(document.body) or place.name.replace("-", " ").replace("_", " ").capitalize()
    page = pages.setdefault(place, Narrative(place, Text(), audience, glossary))
    page.title = Text(**{**{code: page.title.exact(code) for code in LANGUAGES}, language: title})
    page.bodies[language] = body


def _page_fields(document: Document, problems: list[Problem]) -> tuple[str | None, tuple[str, ...], Any]:
    fields: AnyMapping[str, Any] = document.fields or {}
    if document.fields is not None:
        problems.extend(
            codes.UNUSED_FIELD.at(document.fields.key_span(key), key=key) for key in fields if key not in PAGE_FIELDS
        )
    title = fields.get("title")
    audience = fields.get("audience") or ()
    named = (audience,) if isinstance(audience, str) else tuple(str(name) for name in audience)
    return (title if isinstance(title, str) else None), named, fields.get("glossary")


def _heading(body: str) -> str | None:
    found = _H1.search(body)
    return found[1].strip() if found else None
