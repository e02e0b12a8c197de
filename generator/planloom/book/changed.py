"""What is otherwise than it was approved, as rows of the table behind the chapters."""

from collections.abc import Iterator, Sequence

from planloom.book import words as labels
from planloom.book.content import Change
from planloom.chronicle import Chronicle, DescribedChange, Event
from planloom.i18n import translate
from planloom.links import Graph
from planloom.model import Plan
from planloom.pages.naming import called
from planloom.problems import Language

MOST = 200
"""Objects that the table has room for."""


def changes_of(chronicle: Chronicle, plans: Sequence[Plan], graph: Graph, language: Language) -> tuple[Change, ...]:
    """Return a row for each object of the plans that says something else than when it was approved."""
    return tuple(_rows(chronicle, plans, graph, language))[:MOST]


def _rows(chronicle: Chronicle, plans: Sequence[Plan], graph: Graph, language: Language) -> Iterator[Change]:
    for plan in plans:
        approval = chronicle.approvals.get(plan.id or "")
        objects: dict[str, list[Event]] = {}
        for event in approval.events if approval else ():
            objects.setdefault(event.change.key, []).append(event)
        for events in objects.values():
            said = "; ".join(_said(one.change, graph, language) for one in events)
            yield Change(events[0].change.name.in_(language), said)


def _said(told: DescribedChange, graph: Graph, language: Language) -> str:
    if told.label is None:
        return _HAPPENED[told.sort].in_(language)
    label = told.label.in_(language)
    if told.before and told.after and not told.free:
        more = f" ({told.difference.in_(language)})" if told.difference and told.difference.en else ""
        return f"{label}: {told.before.in_(language)} → {told.after.in_(language)}{more}"
    if told.ids:
        before, after = (_named(one, graph, language) for one in told.ids)
        return f"{label}: {before} → {after}"
    return f"{label}: {translate('changed', language)}"


def _named(wanted: str, graph: Graph, language: Language) -> str:
    """Return what the object with an id is called; the id itself where it is gone."""
    found = graph.find(wanted)
    return called(found, graph, language) if found else wanted or "–"


_HAPPENED = {
    "added": labels.ADDED,
    "removed": labels.REMOVED,
    "renamed": labels.RENAMED,
    "moved": labels.MOVED,
}
