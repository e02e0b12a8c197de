"""What is otherwise than it was approved, as rows of the table in front of the chapters."""

from collections.abc import Iterator, Sequence

from planloom.book import words as labels
from planloom.book.content import Change
from planloom.chronicle import Chronicle, Event, Told
from planloom.i18n import translate
from planloom.links import Graph
from planloom.model import Plan
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
            objects.setdefault(event.told.key, []).append(event)
        for events in objects.values():
            told = events[0].told
            name = chronicle.former.get(told.at, told.at)
            shown = name if told.sort == "removed" or graph.find(name) else ""
            yield Change(shown, told.name.in_(language), "; ".join(_said(one.told, language) for one in events))


def _said(told: Told, language: Language) -> str:
    if told.label is None:
        return _HAPPENED[told.sort].in_(language)
    label = told.label.in_(language)
    if told.before and told.after and not told.free:
        more = f" ({told.difference.in_(language)})" if told.difference and told.difference.en else ""
        return f"{label}: {told.before.in_(language)} → {told.after.in_(language)}{more}"
    if told.ids:
        return f"{label}: {told.ids[0] or '–'} → {told.ids[1] or '–'}"
    return f"{label}: {translate('changed', language)}"


_HAPPENED = {
    "added": labels.ADDED,
    "removed": labels.REMOVED,
    "renamed": labels.RENAMED,
    "moved": labels.MOVED,
}
