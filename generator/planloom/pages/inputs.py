"""What pages are made from, by names that last from one build to the next, each with a digest of what it holds.

While a page is made it is recorded what is read (:mod:`planloom.tracking`). A later build asks for the digests of the
same names: where all of them are as they were, the page would come out as it did.
"""

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from planloom.chronicle import NOTHING_KNOWN, Chronicle
from planloom.figures import Figures
from planloom.links import Edge
from planloom.links.addresses import Addresses
from planloom.links.files import Files
from planloom.model import Item, Part, Plan, Portfolio, parts_in
from planloom.model.facts import DESCRIPTION, plain
from planloom.model.plan import Narrative, is_part
from planloom.problems import LANGUAGES, Problem
from planloom.program import digest_of
from planloom.report.check_scope import CheckScope
from planloom.report.words import help_of, message
from planloom.tracking import EVERYTHING, Known, Read

MOST = 1000
"""As many names as are kept for a page; of what reads more is kept which kinds of things it reads, and all of them
count."""

WHOLE = "all"
"""The kind of input that stands for all inputs of a kind."""

_ALL = frozenset((" ".join(EVERYTHING),))


class Inputs:
    """Names what is read of a portfolio, and tells the digest of whatever has such a name."""

    def __init__(
        self,
        figures: Figures,
        addresses: Addresses,
        files: Files,
        findings: Iterable[Problem],
        compared: CheckScope | None = None,
        chronicle: Chronicle = NOTHING_KNOWN,
        facts: str = "",
    ) -> None:
        self.facts = facts
        self.graph = figures.graph
        self.portfolio: Portfolio = figures.graph.portfolio
        self.addresses = addresses
        self.files = files
        self.findings = tuple(findings)
        self.compared = compared
        self.chronicle = chronicle
        self.today = figures.today
        self.about: dict[str, list[Problem]] = {}
        for problem in self.findings:
            if problem.subject:
                self.about.setdefault(problem.subject, []).append(problem)
        self.roots: dict[int, str] = {id(self.portfolio.organisation): ""}
        self.roots |= {id(plan): plan.id or "" for plan in self.portfolio.plans}
        self.by_root: dict[str, Part] = {"": self.portfolio.organisation}
        self.by_root |= {plan.id or "": plan for plan in self.portfolio.plans}
        self.named = dict(_named(self.portfolio))
        self.by_name = {name: item for item, name in self._items()}
        self.described = {id(item.node) for item in self.by_name.values() if item.node is not None}
        self._digests: dict[str, str] = {}
        self._flat: dict[int, frozenset[str]] = {}
        self._names: dict[Read, str] = {}

    @cached_property
    def common(self) -> str:
        """The digest of what every page may depend on: the organisation itself, and what is left out."""
        organisation = self.portfolio.organisation
        node: Mapping[str, Any] = organisation.node or {}
        parts = {
            organisation.written_as(field) for field, info in type(organisation).model_fields.items() if is_part(info)
        }
        header = [(key, plain(value)) for key, value in node.items() if key not in parts]
        return digest_of(header, sorted(self.portfolio.withheld), sorted(map(str, self.portfolio.closed)))

    def _items(self) -> Iterator[tuple[Item, str]]:
        return ((item, self.named[id(item)]) for item in self.portfolio.items())

    def names(self, reads: Iterable[Read | Known[Any]]) -> frozenset[str]:
        """Return the names of what was read, what was read for other results among it."""
        named = self._names
        found: set[str] = set()
        for read in reads:
            if isinstance(read, Known):
                found |= self._flattened(read)
            else:
                found.add(named.get(read) or self._name(read))
        if not _ALL.isdisjoint(found):
            return _ALL
        return _fewer(found)

    def _flattened(self, known: Known[Any]) -> frozenset[str]:
        if id(known) not in self._flat:
            self._flat[id(known)] = self.names(known.reads)
        return self._flat[id(known)]

    def _name(self, read: Read) -> str:
        """Return the name of what was read: one text for all who read it."""
        name = self._names.get(read)
        if name is None:
            name = self._names[read] = self._written_name(*read)
        return name

    def _written_name(self, kind: str, which: Any) -> str:
        if kind == "part":
            root, field = which
            return f"part {self.roots[root]} {field}"
        return f"{kind} {self.named[which] if kind in _OF_OBJECTS else which}"

    def forget(self) -> None:
        """Forget what was only remembered to name the reads of many pages quickly."""
        self._flat.clear()
        self._names.clear()

    def digest(self, name: str) -> str:
        """Return the digest of what has a name; an empty one where there is no such thing."""
        if name not in self._digests:
            kind, _, which = name.partition(" ")
            asked = DIGESTS.get(kind)
            self._digests[name] = asked(self, which) if asked else ""
        return self._digests[name]

    def _item(self, name: str) -> str:
        item = self.by_name.get(name)
        if item is None:
            return ""
        if isinstance(item, Plan):
            return digest_of(self._header(item))
        plan = self.by_root.get(item.plan)
        currency = plan.currency if isinstance(plan, Plan) else ""
        return digest_of(item.kind, item.plan, self.addresses.of(item), currency, self._written(item))

    def _text(self, name: str) -> str:
        item = self.by_name.get(name)
        if item is None or item.node is None:
            return ""
        return digest_of(plain(item.node.get(DESCRIPTION)))

    def _header(self, plan: Plan) -> list[Any]:
        node: Mapping[str, Any] = plan.node or {}
        parts = {plan.written_as(field) for field, info in type(plan).model_fields.items() if is_part(info)}
        return [*_kind(plan), [(key, plain(value)) for key, value in node.items() if key not in parts]]

    def _part(self, which: str) -> str:
        root_name, _, field = which.rpartition(" ")
        root = self.by_root.get(root_name)
        if root is None:
            return ""
        kind = _kind(root) if isinstance(root, Plan) else []
        currency = root.currency if isinstance(root, Plan) else ""
        if field in ("body", "pages") and isinstance(root, Plan):
            return digest_of(kind, list(_narratives(root)))
        if field == "__dict__":
            header = self._header(root) if isinstance(root, Plan) else []
            return digest_of(header, [(name, self._of_field(root, name)) for name in _fields_of_parts(type(root))])
        return digest_of(kind, currency, self._of_field(root, field))

    def _of_field(self, root: Part, field: str) -> list[Any]:
        """Return what a part of a plan holds: objects by their digests, whatever else there is as it is written."""
        value = root.__dict__.get(field)
        return [root.has_lost(field), *map(self._held, value if isinstance(value, tuple) else (value,))]

    def _held(self, value: Any) -> Any:
        if isinstance(value, Item):
            return self.digest(f"item {self.named[id(value)]}")
        return self._written(value) if isinstance(value, Part) else repr(value)

    def _written(self, part: Part) -> Any:
        """Return what the sources say of an object beside the descriptions of it and of those within it."""
        return repr(part) if part.node is None else plain(part.node, self.described)

    def _whole_kind(self, kind: str) -> str:
        """Return the digest of all inputs of a kind."""
        return digest_of([(name, self.digest(f"{kind} {name}")) for name in self._all(kind)])

    def _all(self, kind: str) -> Iterable[str]:
        """Return the names of all that there is of a kind."""
        match kind:
            case "part":
                return [f"{name} {field}" for name in self.by_root for field in ("__dict__", "body")]
            case "find":
                return [*self.graph.ids, *self.graph.renamed]
            case "on":
                return self.addresses.all()
            case "findings":
                return self.about
            case "past":
                return self.chronicle.by_object
            case "approved":
                return [*self.chronicle.approvals, *self.chronicle.unapproved]
        return self.by_name if kind in _OF_OBJECTS else ("",)

    def _plans(self, _: str) -> str:
        return digest_of([self._header(plan) for plan in self.portfolio.plans])

    def _kinds(self, _: str) -> str:
        return digest_of([_kind(plan) for plan in self.portfolio.plans])

    def _find(self, wanted: str) -> str:
        item = self.graph.ids.get(self.graph.renamed.get(wanted, wanted))
        return digest_of(self.named[id(item)], item.kind, self.addresses.of(item)) if item is not None else ""

    def _out(self, name: str) -> str:
        item = self.by_name.get(name)
        return self._edges(self.graph.out(item)) if item is not None else ""

    def _back(self, name: str) -> str:
        item = self.by_name.get(name)
        return self._edges(self.graph.back(item)) if item is not None else ""

    def _edges(self, edges: Iterable[Edge]) -> str:
        ends = ((one.source, one.target) for one in edges)
        return digest_of(
            [
                (edge.relation.name, edge.field, *(self._end(end) for end in both))
                for edge, both in zip(edges, ends, strict=True)
            ]
        )

    def _end(self, item: Item) -> tuple[str, str, str]:
        return self.named[id(item)], item.kind, item.plan

    def _on(self, address: str) -> str:
        return digest_of([self.named[id(item)] for item in self.addresses.on(address)])

    def _findings(self, subject: str) -> str:
        return digest_of([_told(problem) for problem in self.about.get(subject, ())])

    def _judged(self, _: str) -> str:
        compared = str(self.compared.as_data()) if self.compared else ""
        return digest_of([_told(problem) for problem in self.findings], compared)

    def _past(self, wanted: str) -> str:
        known = self.chronicle.last_change(wanted), self.chronicle.by_object.get(wanted, ())
        return digest_of(self._limits, *map(repr, known))

    @cached_property
    def _limits(self) -> list[Any]:
        """What is told of the past wherever it is told."""
        chronicle = self.chronicle
        return [chronicle.known, chronicle.narrowed, repr(chronicle.horizon), chronicle.is_kept_up(self.today)]

    def _approved(self, wanted: str) -> str:
        approval = self.chronicle.approvals.get(wanted)
        version = approval and (approval.day, approval.commit)
        return digest_of(repr(version), repr(self.chronicle.unapproved.get(wanted)))

    def _approvals(self, _: str) -> str:
        return digest_of(self._limits, repr(self.chronicle.approvals), repr(self.chronicle.effects))

    def _recent(self, _: str) -> str:
        return digest_of(repr(self.chronicle.recent(self.today)), str(self.chronicle.latest))

    def _versions(self, _: str) -> str:
        return digest_of(self._limits, repr(self.chronicle.versions))

    def _places(self, _: str) -> str:
        pages = [
            (place.as_posix(), plan.place.as_posix(), str(page)) for place, (plan, page) in self.files.pages.items()
        ]
        return digest_of(pages, sorted(map(str, self.portfolio.media)))

    def _everything(self, _: str) -> str:
        texts = sorted(self.portfolio.texts.items())
        return digest_of(texts, sorted(map(str, self.portfolio.media)), self._judged(""))


_OF_FACTS = frozenset(("item", "part", "plans", "kinds", "find", "out", "back", "on", "media", "places"))
"""The kinds of inputs that are as they were where the facts of the plans are."""


def is_of_facts(name: str) -> bool:
    """Tell whether an input is as it was wherever the facts of the plans are."""
    kind, _, which = name.partition(" ")
    return (which if kind == WHOLE else kind) in _OF_FACTS


_OF_OBJECTS = frozenset(("item", "text", "out", "back"))

DIGESTS: Mapping[str, Callable[[Inputs, str], str]] = {
    "item": Inputs._item,  # noqa: SLF001  # its own
    "text": Inputs._text,  # noqa: SLF001
    "all": Inputs._whole_kind,  # noqa: SLF001
    "part": Inputs._part,  # noqa: SLF001
    "plans": Inputs._plans,  # noqa: SLF001
    "kinds": Inputs._kinds,  # noqa: SLF001
    "find": Inputs._find,  # noqa: SLF001
    "out": Inputs._out,  # noqa: SLF001
    "back": Inputs._back,  # noqa: SLF001
    "on": Inputs._on,  # noqa: SLF001
    "findings": Inputs._findings,  # noqa: SLF001
    "judged": Inputs._judged,  # noqa: SLF001
    "past": Inputs._past,  # noqa: SLF001
    "approved": Inputs._approved,  # noqa: SLF001
    "approvals": Inputs._approvals,  # noqa: SLF001
    "recent": Inputs._recent,  # noqa: SLF001
    "versions": Inputs._versions,  # noqa: SLF001
    "media": Inputs._places,  # noqa: SLF001
    "places": Inputs._places,  # noqa: SLF001
    "texts": Inputs._everything,  # noqa: SLF001
    "glossary": Inputs._everything,  # noqa: SLF001
    "withheld": Inputs._everything,  # noqa: SLF001
    "everything": Inputs._everything,  # noqa: SLF001
}


def _named(portfolio: Portfolio) -> Iterator[tuple[int, str]]:
    """Yield the identity of every object with a name: its id, or the plan it is in and its place there."""
    for root in (portfolio.organisation, *portfolio.plans):
        plan = root.id if isinstance(root, Plan) else ""
        items = (part for part in parts_in(root) if isinstance(part, Item))
        for place, item in enumerate(items):
            yield id(item), item.id or f"{plan}#{place}"


def _kind(plan: Plan) -> list[Any]:
    """Return what tells a plan from others, without what is written in it."""
    return [plan.id, plan.kind_of_plan, plan.place.as_posix(), plan.currency, type(plan).__name__]


@functools.cache
def _fields_of_parts(root: type[Part]) -> tuple[str, ...]:
    return tuple(field for field, info in root.model_fields.items() if is_part(info))


def _fewer(names: Collection[str]) -> frozenset[str]:
    """Return names of inputs, at most `MOST` if it can be: all inputs of a kind for those of the commonest kinds."""
    if len(names) <= MOST:
        return frozenset(names)
    kinds: dict[str, set[str]] = {}
    for name in names:
        kind, _, which = name.partition(" ")
        kinds.setdefault(kind if which else "", set()).add(name)
    count = sum(map(len, kinds.values()))
    for kind in sorted(kinds.keys() - {"", WHOLE}, key=lambda kind: (-len(kinds[kind]), kind)):
        if count > MOST:
            count -= len(kinds[kind]) - 1
            kinds[kind] = {f"{WHOLE} {kind}"}
    return frozenset().union(*kinds.values())


def _narratives(plan: Plan) -> Iterator[Any]:
    yield from ((language, body.file, body.markdown) for language, body in plan.body.items())
    yield from map(_narrative, plan.pages)


def _narrative(page: Narrative) -> Any:
    bodies = [(language, body.file, body.markdown) for language, body in page.bodies.items()]
    return str(page.place), str(page.written), repr(page.title), repr(page.glossary), bodies


def _told(problem: Problem) -> Any:
    words = [(message(problem, language), help_of(problem, language)) for language in LANGUAGES]
    return problem.code.id, problem.level.value, str(problem.span), words
