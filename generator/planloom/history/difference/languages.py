"""Words that a writer said in several languages and changed in all of them at once: one change, not one each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from planloom.chronicle import Commit, Event
from planloom.history.difference.changes import Change, TextChange
from planloom.history.difference.leaves import Path
from planloom.history.difference.record import Key


def joined(changes: Sequence[Change], authors: Mapping[int, Commit]) -> tuple[tuple[Change, ...], Mapping[int, Commit]]:
    """Return changes in which words that one commit changed in several languages are one, and who made each."""
    made: list[Change] = []
    by: dict[int, Commit] = {}
    places: dict[tuple[Key, Path, Commit | None], int] = {}
    for index, change in enumerate(changes):
        who = authors.get(index)
        if isinstance(change, TextChange) and not change.is_long:
            at = places.setdefault((change.subject.key, change.text, who), len(made))
            first = made[at] if at < len(made) else None
            if isinstance(first, TextChange):
                made[at] = replace(first, others=(*first.others, change))
                continue
        if who is not None:
            by[len(made)] = who
        made.append(change)
    return tuple(made), by


def joined_events(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events in which words that one commit changed in several languages are one."""
    waiting: list[Event] = []
    for event in events:
        if waiting and not _are_one(waiting[-1], event):
            yield _as_one(waiting)
            waiting = []
        waiting.append(event)
    if waiting:
        yield _as_one(waiting)


def _are_one(first: Event, second: Event) -> bool:
    one, other = first.change, second.change
    return bool(one.text) and (one.key, one.text, first.commit, first.day) == (
        other.key,
        other.text,
        second.commit,
        second.day,
    )


def _as_one(events: Sequence[Event]) -> Event:
    told = [one.change for one in events]
    if len(told) == 1:
        return events[0]
    words = tuple(word for one in told for word in one.words)
    return replace(events[0], change=replace(told[0], words=words, editorial=all(one.editorial for one in told)))
