"""Documents become a portfolio."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import get_args

from planloom.edits import Put, Rename
from planloom.model import codes
from planloom.model.base import Item
from planloom.model.build import build, ids_in
from planloom.model.choices import Word
from planloom.model.fields import is_currency, read_month, write_exactly
from planloom.model.kinds import BUILT_IN, Kinds
from planloom.model.merge import id_of_folder, merged
from planloom.model.mistakes import did_you_mean, field_meant
from planloom.model.names import either
from planloom.model.narratives import Pages
from planloom.model.nearest import clearly_meant, nearest
from planloom.model.organisation import Organisation, first_language
from planloom.model.places import folder_address
from planloom.model.plan import Plan
from planloom.model.portfolio import Portfolio, parts_in
from planloom.model.unnamed import unname
from planloom.problems import Phrase, Problem, Span
from planloom.process_cache import ProcessCache
from planloom.source import Document, Mapping, PlanFolder, Sources
from planloom.values import Calendar
from planloom.values.calendar import NamedBy
from planloom.values.withheld import SIGN

_THE_ORGANISATION = Phrase("the organisation", "organizacja")
_ID = re.compile(r"""(?:^|[\s{,])["']?id["']?[ ]*:[ ]*["']?([a-z0-9][a-z0-9-]*)""", re.MULTILINE)


def load(
    sources: Sources, kinds: Kinds = BUILT_IN, in_process: ProcessCache | None = None
) -> tuple[Portfolio, list[Problem]]:
    """Make typed objects of all documents; plans whose documents are those of the last reading are the same."""
    loader = _Loader(sources, kinds, in_process or ProcessCache())
    order = list(kinds.plans)
    plans = sorted(loader.plans(), key=lambda plan: (order.index(plan.kind_of_plan), plan.place))
    portfolio = Portfolio(
        loader.organisation,
        tuple(plans),
        sources.glossary,
        frozenset(sources.media),
        sources.texts,
        frozenset({*loader.lost, SIGN} if sources.withheld else loader.lost),
        kinds.in_use(plans),
        sources.closed,
        sources.is_cut,
    )
    return portfolio, loader.problems


class _Loader:
    """Loads one plan after the other; `lost` are the ids of objects that exist but are left out."""

    def __init__(self, sources: Sources, kinds: Kinds, in_process: ProcessCache) -> None:
        self.kinds = kinds
        self.in_process = in_process
        self.sources = sources
        self.problems: list[Problem] = []
        self.lost: set[str] = set()
        self.addresses: dict[PurePosixPath, Document] = {}
        self.organisation = self._organisation(sources.organisation)
        for document in sources.glossary:
            self._note_broken(document)

    def plans(self) -> Iterator[Plan]:
        """Yield the plans that could be made."""
        for folder in self.sources.plans:
            for document in (folder.header, *folder.parts):
                self._note_broken(document)
            plan = self._known(folder)
            if plan is not None:
                self._note_address(folder)
                yield plan

    def _note_address(self, folder: PlanFolder) -> None:
        """Tell a folder whose name comes to the address of another plan's."""
        first = self.addresses.setdefault(folder_address(folder.place), folder.header)
        if first is not folder.header:
            self.problems.append(codes.ADDRESS_TAKEN.at(Span(folder.header.file), address=first.file))

    def _note_broken(self, document: Document) -> None:
        """Note the ids in a file that could not be read: links to them are not what is wrong."""
        if document.broken:
            self.lost.update(_ID.findall(self.sources.texts.get(document.file, "")))

    def _organisation(self, document: Document | None) -> Organisation:
        if document is None or document.fields is None:
            if document is not None:
                self._note_broken(document)
            return Organisation()
        fields = document.fields
        context = {
            "language": first_language(fields),
            "currency": _currency(fields, "PLN"),
            "calendar": calendar_of(fields),
        }
        organisation, built = build(self.kinds.organisation, fields, context, _THE_ORGANISATION)
        self.problems += built.problems
        self.lost |= built.lost
        if organisation is not None:
            unname(organisation, self.sources.withheld)
        return organisation or Organisation()

    def _known(self, folder: PlanFolder) -> Plan | None:
        """Return a plan, and note what was wrong with it, as it was made before or as it is made now."""
        organisation = self.organisation
        given = organisation.language, organisation.currency, organisation.calendar, self.sources.withheld
        of = self.kinds, folder.header, *folder.parts, *folder.pages
        sizes = len(folder.parts), len(folder.pages)
        plan, problems, lost = self.in_process.get(
            ("plan", folder.place), of, partial(self._apart, folder), (*given, *sizes)
        )
        self.problems += problems
        self.lost |= lost
        return plan

    def _apart(self, folder: PlanFolder) -> tuple[Plan | None, list[Problem], set[str]]:
        """Make a plan, and return with it what is wrong with it alone, and the ids that were lost in it."""
        problems, lost, self.problems, self.lost = self.problems, self.lost, [], set()
        try:
            return self._plan(folder), self.problems, self.lost
        finally:
            self.problems, self.lost = problems, lost

    def _plan(self, folder: PlanFolder) -> Plan | None:
        fields = folder.header.fields
        model = self._kind(folder.header)
        if model is None or fields is None:
            for document in (folder.header, *folder.parts):
                self.lost |= ids_in(document.fields)
            return None
        owner = model.named.any
        data, problems = merged(model, folder, fields, owner)
        self.problems += problems
        context = {
            "language": self.organisation.language,
            "currency": _currency(data, self.organisation.currency),
            "calendar": self.organisation.calendar,
        }
        plan, built = build(model, data, context, owner)
        self.problems += built.problems
        self.lost |= built.lost
        return self._complete(plan, folder) if plan is not None else None

    def _kind(self, header: Document) -> type[Plan] | None:
        fields = header.fields
        given = fields.get("kind") if fields else None
        if fields is None or given is None:
            if not header.broken:
                self.problems.append(_no_kind(fields, header.file, self.kinds))
            return None
        written = given if isinstance(given, str) else ""
        word = self.kinds.meant(written)
        if word is None:
            meant = nearest(written, self.kinds.plans)
            help_ = did_you_mean(f"kind: {meant}") if meant else _one_of(self.kinds.plans)
            span = fields.value_span("kind")
            problem = codes.UNKNOWN_KIND.at(span, help=help_, given=written or "…")
            if sure := clearly_meant(written, self.kinds.plans):
                problem = problem.mended_by(Put(span, value=sure, old=written))
            self.problems.append(problem)
            return None
        return self.kinds.plans[word]

    def _complete(self, plan: Plan, folder: PlanFolder) -> Plan:
        """Give the plan its id, its place and its pages, and every object in it the plan's id."""
        if plan.id is None:
            object.__setattr__(plan, "id", id_of_folder(folder.place, type(plan)))
        unname(plan, self.sources.withheld)
        for part in parts_in(plan):
            if isinstance(part, Item) and part is not plan:
                part._plan = plan.id or ""  # noqa: SLF001  # the loader is the model's own
        pages = Pages(folder, self.organisation.language)
        self.problems += pages.problems
        plan._place = folder.place  # noqa: SLF001
        plan._body = pages.bodies  # noqa: SLF001
        plan._pages = pages.pages  # noqa: SLF001
        return plan


def _one_of(kinds: Iterable[str]) -> Phrase:
    words = _each(kinds)
    return Phrase(f"write one of the kinds of plan: {words.en}", f"wpisz jeden z rodzajów planu: {words.pl}")


def _add_one_of(kinds: Iterable[str], file: str) -> Phrase:
    """Return how a header comes to its kind: within its lines in Markdown, at the top of YAML."""
    words = _each(f"kind: {kind}" for kind in kinds)
    if file.endswith(".md"):
        return Phrase(
            f"add, between two lines `---` at the top, {words.en}",
            f"dodaj na początku, między dwoma wierszami `---`, {words.pl}",
        )
    return Phrase(f"add at the top {words.en}", f"dodaj na początku {words.pl}")


def _each(words: Iterable[str]) -> Phrase:
    return either([Phrase(f"`{word}`", f"`{word}`") for word in words])


def _no_kind(fields: Mapping | None, file: str, kinds: Kinds) -> Problem:
    """Tell that a header has no `kind`; where it stands under another name, that name is the place to mend."""
    if fields is None:
        return codes.NO_KIND.at(Span(file), help=_add_one_of(kinds.plans, file))
    key = next((key for key in fields if field_meant(key, Plan) == "kind"), None)
    if key is None:
        return codes.NO_KIND.at(fields.span, help=_add_one_of(kinds.plans, file))
    given = fields[key]
    kind = kinds.meant(given) if isinstance(given, str) else None
    problem = codes.NO_KIND.at(fields.key_span(key), help=write_exactly(f"kind: {kind}" if kind else "kind:"))
    return problem.mended_by(Rename(fields.key_span(key), name="kind", old=key))


def _currency(fields: Mapping, otherwise: str) -> str:
    """Return the currency amounts are in where they name none; one that is none is told by its field."""
    given = fields.get("currency")
    return given if isinstance(given, str) and is_currency(given) else otherwise


def calendar_of(fields: Mapping) -> Calendar:
    """Return the calendar of an organisation that is yet to be read; what is wrong in it is told by its fields."""
    first_month = read_month(str(fields.get("fiscal_year_start"))) or 1
    named_by = Word.meant(str(fields.get("fiscal_year_named_by")), get_args(NamedBy))
    return Calendar(first_month, "start" if named_by == "start" else "end")
