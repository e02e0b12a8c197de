"""What a sentence says happens in a plan, and the fields that give its day: its approval, notices, a decision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planloom.figures.consistency.stated import Dated
from planloom.model import Item, Part, Plan
from planloom.model.restructuring import Redundancy
from planloom.model.reviews import Decision
from planloom.rules.claims.cues.patterns import Patterns, word_beginnings
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.values import Period


@dataclass(frozen=True, slots=True)
class _Event:
    """What happens, and the field of which parts gives its day."""

    words: Patterns
    kind: type[Part]
    field: str


_EVENTS = (
    _Event(word_beginnings(r"approved|adopted|approval|adoption", r"zatwierdz(?:on|ił|en)\w*|przyję(?:t|ła|ły|cie)\w*|uchwal(?:on|ił|en)\w*"), Plan, "approved_on"),
    _Event(word_beginnings(r"notices?|dismiss(?:ed|als?)|redundanc(?:y|ies)", r"wypowiedze\w+|zwolnie\w+|zwalnia\w*"), Redundancy, "date"),
    _Event(word_beginnings(r"decides?|decided|decision", r"decyzj\w+|zdecyduj\w+|decyduj\w+|rozstrzyg\w+"), Decision, "date"),
)  # fmt: skip
_OTHERS = re.compile(
    r"\b(?:consult\w*|inform\w*|before|after|konsultacj\w*|zawiadom\w*|przed|po|urz[ąę]d\w*|labour office|budget|list|rules?)\b",
    re.IGNORECASE,
)

_NEAR = 70


def days_of_events(passage: Passage, subjects: Subjects, start: int) -> list[tuple[Dated, Item]]:
    """Return the days of what a sentence says happens before it gives a day: of the plan or the one object it is about."""
    if _OTHERS.search(passage.words):
        return []
    before = passage.words[max(0, start - _NEAR) : start]
    found = [event for event in _EVENTS if event.words[passage.language].search(before)]
    return [pair for event in found for pair in _days(event, passage, subjects)] if len(found) == 1 else []


def _days(event: _Event, passage: Passage, subjects: Subjects) -> Iterator[tuple[Dated, Item]]:
    named = {id(one.item): one.item for one in passage.named}
    about = list(named.values()) if named else [passage.own] if passage.own is not None else []
    for item in subjects.about(about[0]) if len(about) == 1 else ():
        for part, owner in _parts(item, event.kind):
            day = getattr(part, event.field)
            if isinstance(day, Period):
                yield Dated(part, event.field, day, ""), owner


def _parts(item: Item, kind: type[Part]) -> Iterator[tuple[Part, Item]]:
    """Yield the parts of a kind that an object is or holds; a decision must be the object itself."""
    if isinstance(item, kind):
        yield item, item
    elif kind is Redundancy:
        for owner in (item, *item.inner()):
            if isinstance(owner, Item):
                yield from ((part, owner) for part in owner.inner() if isinstance(part, kind))


__all__ = ["days_of_events"]
