"""Days in sentences, and whether they say when something begins, ends or happens."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from planloom.problems import Language
from planloom.rules.claims.cues import cues_in
from planloom.rules.claims.dates.parts_of_year import Within, narrowed, within_before
from planloom.rules.language.numbers import DATE_PARTS, Figure
from planloom.values import Period

Role = Literal["start", "end", "event", "during"]
ROLES: tuple[Role, ...] = ("end", "start", "during")
Bound = Literal["", "by", "before", "after", "not_before", "since", "until"]
_BOUNDS: tuple[Bound, ...] = ("by", "before", "after", "not_before", "since", "until")
_VERBS: Mapping[Role, frozenset[tuple[str, str]]] = {
    "start": frozenset({("verb", "start"), ("dated", "start")}),
    "end": frozenset({("verb", "end"), ("dated", "end"), ("state", "done")}),
    "during": frozenset({("dated", "lasting"), ("state", "under_way"), ("verb", "go")}),
}
"""The cues that say that something begins, ends or goes on."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day or period that a sentence names; `year` is given where it is written, else it is that of the field."""

    start: int
    words: str
    parts: Mapping[str, Decimal | str]
    at_end: bool
    within: Within | None = None
    bound: Bound = ""
    """How it is meant: as the day itself, as the last or the first that may be, or as one before or after."""

    @property
    def has_year(self) -> bool:
        """Tell whether it names its year."""
        return "year" in self.parts

    def period(self, year: int | None = None) -> Period | None:
        """Return the period it means; where it names no year, that of `year`."""
        given = self.parts.get("year", None if year is None else Decimal(year))
        if not isinstance(given, Decimal):
            return None
        whole = _period({**self.parts, "year": given}, at_end=self.at_end and self.within is None)
        return whole if whole is None or self.within is None else narrowed(whole, self.within)


_GAP = 6
_BESIDE = 24
_AT_LAST: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r",?\s+at the (?:(?P<by>latest)|earliest)\b", re.IGNORECASE),
    "pl": re.compile(r"(?:\s+(?:roku|r\.))?,?\s+(?:(?P<by>najpóźniej|najdalej)|najwcześniej)\b", re.IGNORECASE),
}
"""Behind a day: the last that may be, or the first."""
_NOBODY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:nobody|no one|nothing|not|never|none)\b|n['’]t\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:nikt|nic|nie|nigdy|żad\w+)\b", re.IGNORECASE),
}
"""With these, what is not before a day is on it or after."""
_IS_OVER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:is|are) (?:over|out|up|through)\b|\s+ends\b", re.IGNORECASE),
    "pl": re.compile(r"\s+(?:roku )?(?:się (?:skończy|zakończy)|dobiegnie)\b", re.IGNORECASE),
}
_ARTICLES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\s+(?:(?:in|on) )?(?:the )?(?:(?:end|close|beginning|start|middle) of )?(?:the )?", re.IGNORECASE
    ),
    "pl": re.compile(
        r"\s+(?:(?:w|we|na|dnia|z) )?(?:(?:koniec|końca|końcem|końcu|początk\w+|połow\w+) )?", re.IGNORECASE
    ),
}
"""What may stand between a day and the word that says how it is meant."""
_END_OF: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:the )?(?:end|close) of(?: the year)?\s+$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:koniec|końca|końcem|końcu)(?: roku)?\s+$", re.IGNORECASE),
}
_COMES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:merg(?:e|es|ed|er)|split|united?|form(?:s|ed)|creat(?:es|ed)|set up|join(?:s|ed))\b", re.IGNORECASE
    ),
    "pl": re.compile(r"\b(?:połącz\w+|łącz\w+|podziel\w+|scal\w+|powst\w+|utworz\w+|wydziel\w+)\b", re.IGNORECASE),
}
_UNTIL: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:until|till|by|no later than|runs? to|lasts? to|continues? to|through|due(?: in| on| at| by)?)\s+(?:the )?(?:(?:end|close) of )?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(r"\b(?:do|najpóźniej (?:w|do)?)\s*(?:końca )?$", re.IGNORECASE),
}
_ON: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:in|on|by|at|is|dated|(?:planned|scheduled|set|fixed|slated|booked|arranged|foreseen|down)\s+for)\s+(?:the )?(?:(?:end|close|beginning|middle) of )?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"(?:\b(?:w|we|na|do|dnia|z)\s+(?:końc\w+ |początk\w+ |połow\w+ )?|[a-ząęóśłżźćń]\s+)$", re.IGNORECASE
    ),
}
_IN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:in|on|by|at)\s+(?:the )?(?:(?:end|beginning|middle) of )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:w|we|do|dnia)\s+(?:(?:końc\w+|początk\w+|połow\w+) )?$", re.IGNORECASE),
}
_PHASES: Mapping[str, Mapping[Language, re.Pattern[str]]] = {
    "due_diligence": {
        "en": re.compile(r"\bdue diligence\b", re.IGNORECASE),
        "pl": re.compile(r"\b(?:due diligence|badani\w+ (?:spółki|firmy))", re.IGNORECASE),
    },
    "signing": {
        "en": re.compile(r"\b(?:sign(?:s|ed|ing)?|signature)\b", re.IGNORECASE),
        "pl": re.compile(r"\bpodpis\w+", re.IGNORECASE),
    },
    "closing": {
        "en": re.compile(r"\b(?:clos(?:e|es|ed|ing)|completion|payments?|paid|changes hands)\b", re.IGNORECASE),
        "pl": re.compile(
            r"\b(?:zamkni\w+|zamyka\w*|sfinaliz\w+|finaliz\w+|zapłat\w+|zapłac\w+|płatn\w+|przejęci\w+|przejmuj\w+)",
            re.IGNORECASE,
        ),
    },
}
_TWO = 2
_FROM: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:from|between)\s+(?:the )?(?:(?:beginning|start|middle|end) of )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:od|między)\s+(?:(?:początku|połowy|końca) )?$", re.IGNORECASE),
}
_ITSELF: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\W*(?:it|this|(?:this|the) (?:work|project|programme|initiative|campaign|measure|action|contract)) ?"
        r"(?:is to |will |should |shall |must )?",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\W*(?:to |ta |ten |całość |prac[ae] |projekt |działani[ae] |kampania |inicjatywa |program )?(?:ma |mają |powinn?[ao]? )?",
        re.IGNORECASE,
    ),
}
"""What stands before the verb of a sentence that speaks of the object of its text."""
_TO: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\s+(?:to|until|till|and|through)\s+(?:the )?(?:(?:beginning|start|middle|end) of )?", re.IGNORECASE
    ),
    "pl": re.compile(r"(?: roku| r\.)?\s+(?:do|a)\s+(?:(?:początku|połowy|końca) )?", re.IGNORECASE),
}
_HAPPENS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:goes out|go out|takes? place|took place|happens?|happened|(?:is|was|will be) (?:held|sent|(?:on|in)(?= (?:\d|[A-Z]|the (?:first|second|third|fourth|last|end|beginning)))|due|reached|met|signed|taken|made)|follows|falls|fell|comes?|came|runs? in"
        r"|reach(?:es|ed)?|(?:planned|scheduled|set|fixed|slated|booked|arranged|foreseen|down) for|date of|date is|dated|expected)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:odb(?:ędzi|yw|y)\w+|zaplanowan\w+|zaplanowa\w+|planujemy|planowan\w+|miał\w* miejsce|ma być|spodziewa\w+|wyznacz\w+|przewidzian\w+|osiąg\w+|zapad\w+|data|dzień|wychodzi|wyjdzie|wyśl\w+|wysył\w+|przypad\w+|nastąpi\w*|trwa\b|potrwa|(?:jest|będzie) we?)\b",
        re.IGNORECASE,
    ),
}
_NOT_THEN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:delay\w*|postpon\w*|late|later|instead|rather than|before|after|since|not (?:before|until)|(?:every|each) year|yearly)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:opóźn\w+|przesun\w+|przełoż\w+|później niż|wcześniej niż|zamiast|przed|po|od|odkąd|co roku|każdego roku|nie wcześniej)\b",
        re.IGNORECASE,
    ),
}


def role_of(words: str, day: Day, language: Language, *, named: bool) -> Role | None:
    """Return whether a date in a sentence says when something ends, begins, goes on or happens; None where it says neither.

    `named` tells whether the sentence names one object and nothing else it could be about.
    """
    words = _around(words, day)
    ends, starts, lasts = (has_day(words, language, role) for role in ROLES)
    if ends and not starts:
        return "end"
    if starts and not ends:
        return None if day.bound == "until" or _UNTIL[language].search(words[: day.start]) else "start"
    if starts or ends or not named:
        return None
    if lasts and (day.bound == "since" or _FROM[language].search(words[: day.start])):
        return "start"
    if day.bound in ("until", "by") or _UNTIL[language].search(words[max(0, day.start - 30) : day.start]):
        return "end"
    before = words[max(0, day.start - 30) : day.start]
    if lasts and not day.bound and _IN[language].search(before):
        return "during"
    dated = len(day.parts) > 1 or not day.has_year
    exact = _ON[language].search(before) and not _NOT_THEN[language].search(words)
    return "event" if (dated and exact) or day.bound in ("before", "after", "not_before") else None


def _around(words: str, day: Day) -> str:
    """Return a sentence without what a semicolon sets apart from a day, which keeps its place."""
    begin = words.rfind(";", 0, day.start) + 1
    end = words.find(";", day.start)
    return " " * begin + words[begin : end if end >= 0 else None]


def role_in(clause: str, language: Language) -> Role | None:
    """Return whether the words around one of several days say that something ends or begins with it."""
    ends, starts, _ = (has_day(clause, language, role) for role in ROLES)
    return None if ends == starts else "end" if ends else "start"


def has_day(words: str, language: Language, role: Role) -> bool:
    """Tell whether words say that something begins, ends or goes on."""
    return any(sense in _VERBS[role] for cue in cues_in(words, language) for sense in cue.senses)


def of_one_year(days: Sequence[Day]) -> Iterator[Day]:
    """Yield the days of a sentence, those without a year with that of the day before them."""
    last: Day | None = None
    for day in days:
        last = day if day.has_year or last is None else replace(day, parts={**_year_of(last), **day.parts})
        yield last


def is_of_event(words: str, day: Day, language: Language) -> bool:
    """Tell whether the title of an event says when it is: ``Beta in June``; “Plan for 2028” says something else."""
    dated = len(day.parts) > 1 or not day.has_year
    return dated and _IN[language].search(words[: day.start]) is not None


def phases_in(words: str, language: Language) -> frozenset[str]:
    """Return the phases of a deal that a sentence speaks of."""
    return frozenset(phase for phase, patterns in _PHASES.items() if patterns[language].search(words))


def stretch(days: Sequence[Day], words: str, language: Language) -> tuple[Day, Day] | None:
    """Return two days of a sentence that are a beginning and an end, ``from April to July 2027``, both with their year."""
    if len(days) != _TWO or not (has_day(words, language, "during") and _FROM[language].search(words[: days[0].start])):
        return None
    first, last = days
    between = words[first.start + len(first.words) : last.start]
    if not _TO[language].fullmatch(between):
        return None
    return (first if first.has_year else replace(first, parts={**_year_of(last), **first.parts})), last


def _year_of(day: Day) -> dict[str, Decimal | str]:
    return {name: value for name, value in day.parts.items() if name == "year"}


def tells_of_change(words: str, language: Language) -> bool:
    """Tell whether a sentence says that something comes of other units."""
    return _COMES[language].search(words) is not None


def speaks_of_itself(words: str, language: Language) -> bool:
    """Tell whether a sentence begins by saying of the object of its text that it goes on: ``It runs until …``, ``Trwa do …``."""
    lasting = next((cue for cue in cues_in(words, language) if ("dated", "lasting") in cue.senses), None)
    return lasting is not None and _ITSELF[language].fullmatch(words[: lasting.start]) is not None


def tells_of_span(words: str, language: Language) -> bool:
    """Tell whether verbs of a sentence say that something begins, goes on or ends."""
    telling = {("verb", "start"), ("verb", "end"), ("dated", "lasting")}
    return any(sense in telling for cue in cues_in(words, language) for sense in cue.senses)


def tells_of_happening(words: str, language: Language) -> bool:
    """Tell whether a sentence says when something takes place."""
    return _HAPPENS[language].search(words) is not None


def days_in(figures: Sequence[Figure], words: str, language: Language) -> Iterator[Day]:
    """Yield the dates of a sentence, with or without their year."""
    groups: list[list[Figure]] = []
    dated = [one for one in figures if one.part in DATE_PARTS]
    for _, written in itertools.groupby(dated, key=lambda one: one.start):
        date = list(written)
        last = groups[-1] if groups else []
        apart_from = {one.part for one in last}.isdisjoint(one.part for one in date)
        if last and apart_from and date[0].start - last[-1].end <= _GAP:
            last.extend(date)
        else:
            groups.append(date)
    for group in groups:
        parts_of = {one.part: one.value for one in group}
        first, end = group[0].start, group[-1].end
        at_end = _END_OF[language].search(words[:first]) is not None
        within = within_before(words[:first], set(parts_of), language)
        start = within.start if within else first
        yield Day(start, words[start:end], parts_of, at_end, within, bound_of(words, start, end, language))


def bound_of(words: str, start: int, end: int, language: Language) -> Bound:
    """Return how the words right before a day mean it."""
    behind = words[end : end + _BESIDE]
    if (late := _AT_LAST[language].match(behind)) is not None:
        return "by" if late["by"] else "not_before"
    near = [
        (cue, {meaning for group, meaning in cue.senses if group == "when"})
        for cue in cues_in(words, language)
        if 0 <= start - cue.end <= _BESIDE
    ]
    near = [one for one in near if one[1]]
    if not near:
        return ""
    last, senses = near[-1]
    at_end = _END_OF[language].search(words[:start])
    if "before" in senses and (at_end or _IS_OVER[language].match(words, end)):
        return "by"
    if not _ARTICLES[language].fullmatch(words[last.end : start]):
        return ""
    bound: Bound = next((one for one in _BOUNDS if one in senses), "")
    return "not_before" if bound == "before" and _NOBODY[language].search(words[:start]) else bound


def agrees(known: Period, day: Period, bound: Bound) -> bool:
    """Tell whether a day of a field is what a sentence says: the same, or on the side of it that is meant."""
    if bound == "by":
        return known.start <= day.end
    if bound == "before":
        return known.start < day.start
    if bound == "after":
        return known.end > day.end
    return known.end >= day.start if bound == "not_before" else known.overlaps(day)


def year_alike(days: Sequence[Period]) -> int | None:
    """Return the one year in which an object's days lie; None where there are several."""
    years = {day.year for period in days for day in (period.start, period.end)}
    return next(iter(years)) if len(years) == 1 else None


def apart(first: Period, second: Period) -> int:
    """Return how many days lie between two periods."""
    return max(0, (_later(first, second).start - _earlier(first, second).end) // dt.timedelta(days=1))


def _earlier(first: Period, second: Period) -> Period:
    return min(first, second, key=lambda one: one.start)


def _later(first: Period, second: Period) -> Period:
    return max(first, second, key=lambda one: one.start)


def _period(parts: Mapping[str, Decimal | str], *, at_end: bool) -> Period | None:
    year = parts["year"]
    number = {name: int(str(parts[name]).rsplit(" ", 1)[-1]) for name in ("month", "quarter", "half") if name in parts}
    try:
        if "month" in number:
            text = f"{year}-{number['month']:02}"
            text += f"-{int(parts['day']):02}" if "day" in parts else ""
        elif "quarter" in number:
            text = f"{year}-Q{number['quarter']}"
        elif "half" in number:
            text = f"{year}-H{number['half']}"
        elif "day" in parts:
            return None
        else:
            text = f"{year}-12" if at_end else str(year)
        return Period.parse(text)
    except ValueError:
        return None
