"""What had nothing to say when it was asked last: neither rules nor texts are asked again before they may have.

A rule that found nothing finds nothing while the facts of the plans are as they were, and the descriptions of objects if
it read any. A text that says nothing of any object by its words alone says nothing wherever it stands. What was found is
never kept: who found something is asked each time, so that every finding is of today.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from pydantic import StrictBool, StrictInt, TypeAdapter

from planloom.model.facts import Digests, digest_over, digests_of
from planloom.model.portfolio import Portfolio
from planloom.pieces import as_json
from planloom.problems import Language, Problem
from planloom.program import digest_of, program_digest
from planloom.rules.compare import count, tallied
from planloom.sealed import parsed
from planloom.source import Sources
from planloom.store import Store
from planloom.tracking import EVERYTHING, have_read, recording

_OF_WORDS = frozenset(("text", "texts", EVERYTHING[0]))
"""What a rule has read that depends on the descriptions of objects."""
_SIZE = 24  # signs of the name of a text

Silent = tuple[StrictBool, StrictInt, StrictInt]
"""Of a rule that found nothing whether it read descriptions, how many figures it compared, and how many were unknown."""


class Silence:
    """Who had nothing to say before, and who has nothing to say now; by itself it knows of nobody.

    `facts` is the digest of the facts of the plans, empty where it was not asked for.
    """

    def __init__(self, rules: Mapping[str, Silent] | None = None, texts: Iterable[str] = (), facts: str = "") -> None:
        self.known = rules or {}
        self.facts = facts
        self.rules: dict[str, Silent] = {}
        self.known_texts = frozenset(texts)
        self.texts: set[str] = set()

    def found(self, rule: str, ask: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """Return what a rule finds, which is asked unless it is known to find nothing; what it compared is counted."""
        known = self.known.get(rule)
        problems: list[Problem] = []
        if known is None:
            with recording() as reads, tallied() as tally:
                problems = list(ask())
            known = have_read(reads, _OF_WORDS), tally.pairs, tally.unknown
        if not problems:
            self.rules[rule] = known
        count(*known[1:])
        return problems

    def holds(self, words: str, language: Language, *, is_title: bool, ask: Callable[[], bool]) -> bool:
        """Tell whether a text is known to say nothing by its words alone, or is found to by `ask`."""
        name = digest_of(words, language, is_title)[:_SIZE]
        if name in self.known_texts or ask():
            self.texts.add(name)
            return True
        return False


@dataclass(frozen=True, slots=True)
class KeptSilence:
    """Where the silence of plans is kept from one reading to the next.

    `state` is the digest of what rules depend on beside the plans.
    """

    store: Store
    variant: str
    state: str

    def of(self, sources: Sources, portfolio: Portfolio) -> "Remembered":
        """Return what is known of these plans."""
        state = digest_of(self.state, program_digest())
        calendar = digest_of(program_digest(), repr(portfolio.organisation.calendar))
        places = f"silence {self.variant}", f"silent texts {self.variant} {calendar}"
        entries = self.store.get(places)
        last = parsed(entries.get(places[0]), _last)
        last = last if last is not None and last.state == state else _Last(state)
        files = digests_of(sources, portfolio, last.files)
        whole, facts = (digest_over(sources, ((name, one[which]) for name, one in files.items())) for which in (0, 1))
        known = Silence(last.silent(facts, whole), _names(entries.get(places[1], b"")), facts)
        return Remembered(self.store, places, entries, known, _Last(state, facts, whole, files))


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was known of plans, to be kept when they have been judged, with the `entries` there were at these places."""

    store: Store
    places: tuple[str, str]
    entries: Mapping[str, bytes]
    silence: Silence
    now: "_Last"

    def keep(self) -> None:
        """Keep what is known now; of texts what was known, where none had to be read."""
        made = {self.places[0]: as_json(asdict(replace(self.now, rules=self.silence.rules)))}
        if self.silence.texts:
            made[self.places[1]] = "".join(sorted(self.silence.texts)).encode()
        new = {place: entry for place, entry in made.items() if entry != self.entries.get(place)}
        if new:
            self.store.put(new, self.places)


@contextmanager
def remembered(kept: KeptSilence | None, sources: Sources, portfolio: Portfolio) -> Iterator[Silence]:
    """Give what is known of plans to who judges them, and keep what is known afterwards."""
    if kept is None:
        yield Silence()
        return
    known = kept.of(sources, portfolio)
    yield known.silence
    known.keep()


@dataclass(frozen=True, slots=True)
class _Last:
    """What is kept of the last time: the digests of its plans, and the rules that found nothing there."""

    state: str
    facts: str = ""
    whole: str = ""
    files: Digests = field(default_factory=dict)
    rules: Mapping[str, Silent] = field(default_factory=dict)

    def silent(self, facts: str, whole: str) -> dict[str, Silent]:
        """Return the rules that find nothing in plans of these digests either."""
        if facts != self.facts:
            return {}
        return {rule: one for rule, one in self.rules.items() if whole == self.whole or not one[0]}


def _last(kept: Any) -> _Last:
    """Return what was kept; raises ValueError for what is none."""
    return _shape().validate_python(kept)


@functools.cache
def _shape() -> TypeAdapter[_Last]:
    return TypeAdapter(_Last)


def _names(kept: bytes) -> list[str]:
    names = kept.decode("ascii", "replace")
    return [names[start : start + _SIZE] for start in range(0, len(names), _SIZE)]
