"""What a measure said before: results that were revised or written over, and targets that moved."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planloom.chronicle import Event
from planloom.model.shared import Measure
from planloom.problems import Phrase
from planloom.values import Calendar, Period, UnreadableError

ABSENT = "–"


@dataclass(frozen=True, slots=True)
class FormerFigure:
    """A figure of a period that is another now, or none: what it was, one after the other, and since when it is not.

    `values` end with what the plans say now, None where they say nothing; `numbers` are those before. `day` is that of
    the last change, None while that is not committed.
    """

    period: Period
    values: tuple[Phrase | None, ...]
    numbers: tuple[Decimal | None, ...]
    day: dt.date | None

    @property
    def is_gone(self) -> bool:
        """Whether the plans say nothing of the period any more."""
        return self.values[-1] is None


@dataclass(frozen=True, slots=True)
class MeasurePast:
    """The former figures of a measure: `targets` that moved, results `revised`, and those `recovered` from the past."""

    targets: tuple[FormerFigure, ...] = ()
    revised: tuple[FormerFigure, ...] = ()
    recovered: tuple[FormerFigure, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.targets or self.revised or self.recovered)


NOTHING_BEFORE = MeasurePast()


def past_of_measure(measure: Measure, events: Iterable[Event], calendar: Calendar) -> MeasurePast:
    """Return the former figures of a measure; `events` are the changes of it, the newest first."""
    own = [event for event in events if event.change.at == measure.id and event.change.period]
    actuals = _former(own, "actuals", measure.actuals, calendar)
    return MeasurePast(
        _former(own, "targets", measure.targets, calendar),
        tuple(one for one in actuals if not one.is_gone),
        tuple(one for one in actuals if one.is_gone),
    )


def _former(
    events: Iterable[Event], field: str, now: Mapping[Period, object], calendar: Calendar
) -> tuple[FormerFigure, ...]:
    by_period: dict[Period, list[Event]] = {}
    for event in events:
        if event.change.field == field and event.change.period:
            by_period.setdefault(_period(event.change.period, now, calendar), []).append(event)
    made = (_figure(period, listed[::-1]) for period, listed in by_period.items())
    return tuple(sorted((one for one in made if one is not None), key=lambda one: (one.period.end, one.period.start)))


def _figure(period: Period, events: list[Event]) -> FormerFigure | None:
    """Return what was said of a period, from its changes, the oldest first; None where nothing was said before."""
    said = [event.change.before for event in events] + [events[-1].change.after]
    numbers = [event.change.figures[0] if event.change.figures else None for event in events]
    known = [(words, number) for words, number in zip(said, [*numbers, None], strict=True) if _is_said(words)]
    values: list[Phrase | None] = [words for words, _ in known]
    if not _is_said(said[-1]):
        values.append(None)
    if len(values) < 2:  # noqa: PLR2004  # it was said for the first time
        return None
    return FormerFigure(period, tuple(values), tuple(number for _, number in known[: len(values) - 1]), events[-1].day)


def _is_said(words: Phrase | None) -> bool:
    return words is not None and words.en != ABSENT


def _period(told: tuple[str, str, str], now: Mapping[Period, object], calendar: Calendar) -> Period:
    """Return a period as the plans write it now, or else as it was written."""
    text, *days = told
    start, end = map(dt.date.fromisoformat, days)
    found = next((one for one in now if (one.start, one.end) == (start, end)), None)
    if found is not None:
        return found
    try:
        read = Period.parse(text, calendar)
    except UnreadableError:
        return Period.between(start, end, calendar)
    return read if (read.start, read.end) == (start, end) else Period.between(start, end, calendar)
