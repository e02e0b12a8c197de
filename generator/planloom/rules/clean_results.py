"""Results that were clean: neither rules are asked nor texts read again before something may be found.

A rule that found nothing finds nothing while the facts of the plans are as they were, and the descriptions of objects if
it read any. A text that states nothing of any object by its words alone states nothing wherever it stands; one that
contradicted nothing does not where it stands while the facts are as they were. What was found is never kept: who found
something is asked each time, so that every finding is of today.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from pydantic import StrictBool, StrictInt, TypeAdapter

from planloom.json_bytes import as_json
from planloom.model.facts import Digests, digest_over, digests_of
from planloom.model.portfolio import Portfolio
from planloom.problems import Problem
from planloom.program import digest_of, program_digest
from planloom.rules.tally import count, tallied
from planloom.sealed import parsed
from planloom.source import Sources
from planloom.store import Store
from planloom.tracking import EVERYTHING, calculated, have_read, recording, reuse

T = TypeVar("T")

_OF_WORDS = frozenset(("text", "texts", EVERYTHING[0]))
"""What a rule has read that depends on the descriptions of objects."""
_SIZE = 24  # signs of the name of a text


class CleanRule(NamedTuple):
    """Of a rule that found nothing whether it read descriptions, how many figures it compared, and how many were unknown."""

    reads_descriptions: StrictBool
    pairs: StrictInt
    unknown: StrictInt


class CleanResults:
    """Who found nothing before, and who finds nothing now; by itself it knows of nobody.

    `facts` is the digest of the facts of the plans, empty where it was not asked for. `texts` are the names of texts that
    state nothing by their words alone, `readings` of those that contradict nothing where they stand.
    """

    def __init__(
        self,
        rules: Mapping[str, CleanRule] | None = None,
        texts: Iterable[str] = (),
        readings: Iterable[str] = (),
        facts: str = "",
    ) -> None:
        self.known = rules or {}
        self.facts = facts
        self.rules: dict[str, CleanRule] = {}
        self.known_texts = frozenset(texts)
        self.texts: set[str] = set()
        self.known_readings = frozenset(readings)
        self.readings: set[str] = set()

    def findings(self, rule: str, ask: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """Return what a rule finds, which is asked unless it is known to find nothing; what it compared is counted."""
        known = self.known.get(rule)
        problems: list[Problem] = []
        if known is None:
            with recording() as reads, tallied() as tally:
                problems = list(ask())
            known = CleanRule(have_read(reads, _OF_WORDS), tally.pairs, tally.unknown)
        if not problems:
            self.rules[rule] = known
        count(known.pairs, known.unknown)
        return problems

    def reading(
        self,
        text: Sequence[Any],
        place: Sequence[Any],
        states_nothing: Callable[[], bool],
        read: Callable[[], list[T]],
        contradicts: Callable[[T], bool],
    ) -> list[T]:
        """Return what a text says of the facts; it is read unless it is known to state nothing, or to contradict none.

        `text` is its words and what else tells how they are read, `place` where it stands, known by the facts alone.
        What went by the description of another object is not remembered.
        """
        words = digest_of(*text)[:_SIZE]
        if words in self.known_texts:
            self.texts.add(words)
            return []
        name = digest_of(words, *place)[:_SIZE]
        if name in self.known_readings:
            self.readings.add(name)
            return []
        if states_nothing():
            self.texts.add(words)
            return []
        known = calculated(read)
        found = reuse(known)
        if not any(map(contradicts, found)) and not have_read(known.reads, _OF_WORDS):
            self.readings.add(name)
        return found


@dataclass(frozen=True, slots=True)
class KeptCleanResults:
    """Where the clean results of plans are kept from one reading to the next.

    `state` is the digest of what rules depend on beside the plans.
    """

    store: Store
    variant: str
    state: str

    def of(self, sources: Sources, portfolio: Portfolio) -> "Remembered":
        """Return what is known of these plans."""
        state = digest_of(self.state, program_digest())
        calendar = digest_of(program_digest(), repr(portfolio.organisation.calendar))
        places = (
            f"clean rules {self.variant}",
            f"clean texts {self.variant} {calendar}",
            f"clean readings {self.variant}",
        )
        entries = self.store.get(places)
        last = parsed(entries.get(places[0]), _last)
        last = last if last is not None and last.state == state else _Last(state)
        files = digests_of(sources, portfolio, last.files)
        whole = digest_over(sources, ((name, one.text) for name, one in files.items()))
        facts = digest_over(sources, ((name, one.facts) for name, one in files.items()))
        held_to = digest_of(state, facts).encode()
        readings = entries.get(places[2], b"")
        readings = readings[len(held_to) :] if readings.startswith(held_to) else b""
        known = CleanResults(last.clean(facts, whole), _names(entries.get(places[1], b"")), _names(readings), facts)
        return Remembered(self.store, places, entries, known, _Last(state, facts, whole, files), held_to)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was known of plans, to be kept when they have been judged, with the `entries` there were at these places.

    `held_to` is the digest of what the texts are held to.
    """

    store: Store
    places: tuple[str, str, str]
    entries: Mapping[str, bytes]
    clean: CleanResults
    now: "_Last"
    held_to: bytes

    def keep(self) -> None:
        """Keep what is known now; of texts what was known, where none had to be read."""
        rules, texts, readings = self.places
        made = {rules: as_json(asdict(replace(self.now, rules=self.clean.rules)))}
        if self.clean.texts:
            made[texts] = _joined(self.clean.texts)
        if self.clean.readings:
            made[readings] = self.held_to + _joined(self.clean.readings)
        new = {place: entry for place, entry in made.items() if entry != self.entries.get(place)}
        if new:
            self.store.put(new, self.places)


@contextmanager
def remembered(kept: KeptCleanResults | None, sources: Sources, portfolio: Portfolio) -> Iterator[CleanResults]:
    """Give what is known of plans to who judges them, and keep what is known afterwards."""
    if kept is None:
        yield CleanResults()
        return
    known = kept.of(sources, portfolio)
    yield known.clean
    known.keep()


@dataclass(frozen=True, slots=True)
class _Last:
    """What is kept of the last time: the digests of its plans, and the rules that found nothing there."""

    state: str
    facts: str = ""
    whole: str = ""
    files: Digests = field(default_factory=dict)
    rules: Mapping[str, CleanRule] = field(default_factory=dict)

    def clean(self, facts: str, whole: str) -> dict[str, CleanRule]:
        """Return the rules that find nothing in plans of these digests either."""
        if facts != self.facts:
            return {}
        return {rule: one for rule, one in self.rules.items() if whole == self.whole or not one.reads_descriptions}


def _last(kept: Any) -> _Last:
    """Return what was kept; raises ValueError for what is none."""
    return _shape().validate_python(kept)


@functools.cache
def _shape() -> TypeAdapter[_Last]:
    return TypeAdapter(_Last)


def _joined(names: Iterable[str]) -> bytes:
    return "".join(sorted(names)).encode()


def _names(kept: bytes) -> list[str]:
    names = kept.decode("ascii", "replace")
    return [names[start : start + _SIZE] for start in range(0, len(names), _SIZE)]
