"""How an object stands, as a sentence says it: done, begun, stopped, on schedule (L110)."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from planloom.figures.consistency.stated import PERCENT
from planloom.i18n import wording
from planloom.i18n.formats import format_value
from planloom.model import Item
from planloom.model.reviews import Decision
from planloom.model.shared import Milestone
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.rules.claims.codes import STATEMENT_DIFFERS
from planloom.rules.claims.dates.days import days_in
from planloom.rules.claims.discrepancy import Discrepancy, Field
from planloom.rules.claims.sentence import Sentence
from planloom.rules.language.lexicon import Occurrence
from planloom.values import Period

_STATUSES = frozenset({"not_started", "on_track", "at_risk", "off_track", "done", "paused", "cancelled"})
_UNDER_WAY = frozenset({"on_track", "at_risk", "off_track"})
_LATE = frozenset({"at_risk", "off_track"})
_FITTING: Mapping[str, frozenset[str]] = {
    "done": frozenset({"done"}),
    "started": _STATUSES - {"not_started"},
    "not_started": frozenset({"not_started", "paused", "cancelled"}),
    "under_way": _UNDER_WAY,
    "stopped": frozenset({"paused", "cancelled"}),
    "on_track": frozenset({"on_track", "done"}),
    "late": _STATUSES - {"on_track", "not_started", "cancelled"},
    "early": frozenset({"on_track", "done"}),
}
"""The statuses that bear out what a sentence says."""
_DENIED: Mapping[str, frozenset[str]] = {
    "done": _STATUSES - {"done"},
    "started": _FITTING["not_started"],
    "under_way": _STATUSES - _UNDER_WAY,
    "stopped": _STATUSES - {"paused", "cancelled"},
    "on_track": _STATUSES - {"on_track", "done"},
    "late": _STATUSES - _LATE,
}
"""The statuses that bear out its contrary."""
_OF_VERB = {"start": "started", "end": "done", "stop": "stopped", "go": "under_way"}
_OUTRIGHT = frozenset({"decided", "overran"})
"""What is said of the whole, whatever else a clause counts: the decision on a second one, two weeks longer."""
_PAST: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:\w+(?:ed|n|ot|ut|elved)|come|run|set|hit|held|wound|lost)$", re.IGNORECASE),
    "pl": re.compile(r"\w+(?:ł|ła|ło|li|ły)(?:śmy|m|em|am)?$|\w+(?:ano|ono|ęto|yto)$|\w+(?:ny|na|ne|ni|ty|ta|te|ci)$"),
}
"""How a word ends that says what has happened."""
_AUXILIARY = re.compile(r"\b(?:has|have|had|was|were|is|are|been|got|we)\b|\b\w+(?:'s|’s)\b", re.IGNORECASE)
"""One of these stands before an English participle that says what has happened; Polish needs none."""
_OF_TIME = re.compile(
    r"\s+(?:few )?(?:week|month|quarter|year|spring|summer|autumn|winter|tygod|miesi|kwarta|rok|wiosn|lat|jesie|zim)",
    re.IGNORECASE,
)
"""Behind ``last`` and the like, what makes it a time and no part of anything."""
_REFLEXIVE = re.compile(r"\s+się$")
_BEFORE = 40


def states(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield what a sentence says of how an object stands that none of its fields bears out."""
    for cue, meaning in claimed(sentence):
        item = sentence.subject_of(cue)
        is_of_some = meaning not in _OUTRIGHT and _is_of_some(sentence, cue)
        if meaning == "done" and _is_ahead(sentence):
            continue
        if item is None or sentence.is_doubtful(cue, planned=True) or is_of_some:
            continue
        known = _otherwise(item, meaning, is_denied=sentence.is_denied(cue))
        if known is not None:
            field, expected = known
            yield sentence.discrepancy(cue, STATEMENT_DIFFERS, Field(item, field), item, expected)
            return


def claimed(sentence: Sentence) -> Iterator[tuple[Occurrence, str]]:
    """Yield the cues that say how something stands, verbs where they say what has happened, in the order of the sentence."""
    cued = [*sentence.cues_of("state"), *sentence.cues_of("verb")]
    for cue, meaning in sorted(cued, key=lambda one: one[0].start):
        if meaning not in _OF_VERB and not cue.words.lower().startswith("będ"):
            yield cue, meaning
        elif meaning not in _OF_VERB:
            continue
        elif meaning == "go" or _has_happened(cue, sentence):
            yield cue, _OF_VERB[meaning]


def _has_happened(cue: Occurrence, sentence: Sentence) -> bool:
    language, before = sentence.language, sentence.words[max(0, cue.start - _BEFORE) : cue.start]
    words = (cue.words if language == "en" else _REFLEXIVE.sub("", cue.words)).split()
    years = [int(one.value) for one in sentence.figures if one.part == "year" and isinstance(one.value, Decimal)]
    if any(year > sentence.plans.today.year for year in years):
        return False
    is_past = any(_PAST[language].search(word) for word in (words if language == "en" else words[:1]))
    return is_past and (language == "pl" or _AUXILIARY.search(before + cue.words) is not None)


def _is_of_some(sentence: Sentence, cue: Occurrence) -> bool:
    """Tell whether a clause speaks of some of several, or of a part of the whole."""
    first, last = sentence.clause(cue.start)
    shares = [one.start for one in sentence.numbers if one.unit == PERCENT or one.fraction]
    parts = [one.start for one, _ in sentence.cues_of("part") if not _OF_TIME.match(sentence.words, one.end)]
    some = [one.start for one, _ in sentence.cues_of("every")]
    return any(first <= start < last for start in (*some, *parts, *shares))


def _is_ahead(sentence: Sentence) -> bool:
    """Tell whether a sentence gives a day or period that is not yet over, and so says how things are to stand by then."""
    language, today = sentence.language, sentence.plans.today
    periods = [day.period() for day in days_in(sentence.figures, sentence.words, language)]
    return any(one is not None and one.end >= today for one in periods)


def holds(item: Item, meaning: str, *, is_denied: bool = False) -> bool | None:
    """Tell whether an object stands as said; None where its fields do not say."""
    status = getattr(item, "status", None)
    if isinstance(item, Milestone) or status is None or status == "no_status":
        return None
    fitting = (_DENIED if is_denied else _FITTING).get(meaning)
    return None if fitting is None else status in fitting


def _otherwise(item: Item, meaning: str, *, is_denied: bool) -> tuple[str, Phrase] | None:
    """Return the field of an object that says another state, and what it says; None where none does."""
    if isinstance(item, Milestone):
        return _of_milestone(item, meaning, is_denied=is_denied)
    if isinstance(item, Decision):
        is_off = item.open and meaning in ("done", "decided") and not is_denied
        return ("open", Phrase("that it is open", "że jest otwarta")) if is_off else None
    if (known := holds(item, meaning, is_denied=is_denied)) is not None:
        return None if known else ("status", wording(str(item.status)))
    return _of_progress(item, meaning, is_denied=is_denied)


def _of_progress(item: Item, meaning: str, *, is_denied: bool) -> tuple[str, Phrase] | None:
    progress = getattr(item, "progress", None)
    if progress is None or getattr(item, "status", None) is not None:
        return None
    is_off = {
        "done": (progress < 1) != is_denied,
        "not_started": progress > 0,
        "started": is_denied and progress > 0,
        "under_way": progress >= 1 and not is_denied,
        "stopped": progress >= 1 and not is_denied,
    }
    written = f"{progress * 100:.0f}%"
    return ("progress", Phrase(written, written)) if is_off.get(meaning) else None


def _of_milestone(item: Milestone, meaning: str, *, is_denied: bool) -> tuple[str, Phrase] | None:
    """Return what a milestone says of itself where a sentence has it reached, or not, in time, or not."""
    reached, planned = item.done, item.date
    if meaning == "done" and bool(reached) == is_denied:
        day = reached if isinstance(reached, Period) else planned
        return ("done" if reached else "date", _shown(day))
    if is_denied or not isinstance(reached, Period):
        return None
    is_off = {
        "late": reached.end <= planned.end,
        "overran": reached.end <= planned.end,
        "early": reached.start >= planned.start,
        "on_track": reached.start > planned.end,
    }
    return ("done", _shown(reached)) if is_off.get(meaning) else None


def _shown(day: Period) -> Phrase:
    return Phrase(*(format_value(day, language) for language in LANGUAGES))


__all__ = ["claimed", "holds", "states"]
