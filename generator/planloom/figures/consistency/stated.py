"""What an object states of itself: its amounts, shares, numbers and days, each with its unit, to hold texts to.

A sum over the periods of a field is stated too, since a text may give it: ``it costs 22.4 million``.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from pydantic.fields import FieldInfo

from planloom.figures.money.by_plan import plan_cost
from planloom.figures.sales.quotas import quota_amounts
from planloom.model import Item, Part, Plan
from planloom.model.fields import Reader, is_currency
from planloom.model.marketing import Campaign
from planloom.model.organisation import Organisation
from planloom.model.restructuring import CostMeasure, DealPhase, ProjectionYear, Redundancy, UnitChange, Workforce
from planloom.model.sales import Quota, Target
from planloom.model.shared import Measure, Milestone, Objective
from planloom.model.strategy import Envelope
from planloom.problems import LANGUAGES, Span
from planloom.values import Band, Money, Period
from planloom.values.rounding import trimmed

if TYPE_CHECKING:
    from planloom.figures import Figures

PEOPLE = "people"
PERCENT = "percent"
_PEOPLE_FIELDS = frozenset(
    {
        "headcount", "headcount_after", "fte", "fte_after", "before_fte", "after_fte", "hires", "leavers", "retrained",
        "moves", "employees", "people", "reports", "headcount_effect",
    }
)  # fmt: skip
_STARTS = frozenset({"start"})
_ENDS = frozenset({"end", "closes", "final_date", "payback"})
_NO_DATES = frozenset({"updated", "published", "revised"})
_RATE = re.compile(r"%|\b(?:per ?cent(?:age)?|rate|share|odset\w+|procent\w*|udział)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?:in|w)\s+(?P<unit>[^\W\d_]{3,})\)")
_WITH_UNIT = re.compile(
    r"(?<![\d.,])(?P<number>\d+(?:\.\d+)?)\s?(?:(?P<percent>%|per ?cent|procent)|"
    r"(?P<unit>(?:minut|hour|day|week|month|godzin|dni|tygodni|miesi)\w*))",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"(?:(?P<bn>bn|billions?|mld|miliard\w*)|(?P<m>m|mln|millions?|milion\w*)|(?P<k>k|thousands?|tys\.?|tysi\w+))(?=[\s.]\s*\w)",
    re.IGNORECASE,
)
_SCALES = {"bn": 10**9, "m": 10**6, "k": 1000}
_LENGTHS = frozenset({"hours", "days", "weeks", "months"})
"""What the numbers of a field count, by the end of its name."""
_OWN_SHARE = "stated_progress"
"""The field of a measure that is a share whatever the measure counts."""
_QUARTER, _YEAR = 3, 12
_HALVES = (1, 7)
"""The months with which halves of a year begin, where no calendar of the organisation has others."""
_ADDED: Mapping[type[Item], tuple[str, ...]] = {
    CostMeasure: ("run_rate", "phasing"),
    Workforce: ("hires", "leavers", "retrained"),
    Campaign: ("expected_leads", "expected_customers", "expected_revenue"),
}
"""Fields of several objects of a plan that a text may give as one sum."""
_MANY = 200
"""Beyond so many entries a series is no statement that a text repeats."""

DateRole = Literal["start", "end", ""]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a field gives. `unit` is a currency, `percent`, `people`, or empty; `words` say what is counted.

    `value` is a plain number, percentages as 31 for 31%. Without a `period` it holds at any time.
    """

    part: Part
    field: str
    value: Decimal
    unit: str
    period: Period | None = None
    words: tuple[str, ...] = ()
    summed: bool = False

    @property
    def span(self) -> Span:
        """Where it is written; a sum stands at the name of its field."""
        if isinstance(self.part, Plan):
            return self.part.span("title")
        if self.summed or self.period is None:
            return self.part.key_span(self.field) if self.summed else self.part.span(self.field)
        if isinstance(self.part, ProjectionYear):
            return self.part.span(self.field)
        written = getattr(self.part, self.field, ())
        key = next((period for period in written if period == self.period), self.period)
        return self.part.span(self.field, key)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or period that a field gives, and whether something begins or ends with it."""

    part: Part
    field: str
    period: Period
    role: DateRole

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.part.span(self.field)


def stated_by(item: Part, figures: "Figures") -> tuple[Stated, ...]:
    """Return the figures that an object gives of itself and of its measures."""
    return figures.once(_stated, item)


def days_of(item: Item, figures: "Figures") -> tuple[Dated, ...]:
    """Return the days and periods that an object gives of itself, its phases and milestones."""
    return figures.once(_days, item)


def _stated(item: Part, figures: "Figures") -> tuple[Stated, ...]:
    found = [one for part in _parts(item) for one in _of_part(part)]
    if isinstance(item, Plan):
        found += _of_plan(item, figures)
    return tuple(found)


def _days(item: Item, _: "Figures") -> tuple[Dated, ...]:
    return tuple(one for part in _parts(item) for one in _days_of_part(part))


def _parts(item: Part) -> Iterator[Part]:
    """Yield an object and what stands in it; of a plan the header alone."""
    yield item
    if isinstance(item, Plan | Organisation):
        return
    for inner in item.inner():
        if not isinstance(inner, Item) or isinstance(inner, Measure | Milestone):
            yield from _parts(inner)


def _of_part(part: Part) -> Iterator[Stated]:
    for name, kind in _fields(type(part)):
        value = part.__dict__[name]
        if value is None or value == {} or isinstance(value, tuple):
            continue
        unit, words = _unit_of(part, name, kind)
        if isinstance(value, Mapping):
            yield from _series(part, name, value, unit, words)
        else:
            yield from _single(part, name, value, unit, _year_of(part), words)


def _year_of(part: Part) -> Period | None:
    """Return the year that a part of an object is for."""
    return part.year if isinstance(part, ProjectionYear) else None


def _series(part: Part, name: str, series: Mapping[Any, Any], unit: str, words: tuple[str, ...]) -> Iterator[Stated]:
    if len(series) > _MANY:
        return
    found = [
        one
        for period, value in series.items()
        if isinstance(period, Period)
        for one in _single(part, name, value, unit, period, words)
    ]
    yield from found
    adds_up = all(isinstance(value, Money) for value in series.values()) or _is_sum(part, name)
    if len(found) > 1 and adds_up and len({one.unit for one in found}) == 1:
        whole = _not_within_others(found)
        if len(whole) > 1:
            total = sum((one.value for one in whole), Decimal(0))
            yield Stated(part, name, total, found[0].unit, None, words, summed=True)
        yield from _sums_of_years(found)
        yield from _sums_of_halves(found)


def _not_within_others(found: list[Stated]) -> list[Stated]:
    """Return entries without those of parts of a year whose year has an entry too, so that nothing is added twice."""
    if len({one.period.months for one in found if one.period}) == 1:
        return found
    long = [one.period for one in found if one.period is not None and one.period.months >= _YEAR]
    return [
        one for one in found if one.period in long or not any(one.period and each.contains(one.period) for each in long)
    ]


def _is_sum(part: Part, name: str) -> bool:
    """Tell whether the periods of a measure add up, and so what was measured in them."""
    return isinstance(part, Measure) and part.aggregate == "sum" and name == "actuals"


def _sums_of_halves(found: list[Stated]) -> Iterator[Stated]:
    """Yield what two quarters come to that make a half of a year."""
    quarters = {one.period.start: one for one in found if one.period is not None and one.period.months == _QUARTER}
    for first in quarters.values():
        after = first.period.end + dt.timedelta(days=1) if first.period else None
        second = quarters.get(after) if after is not None else None
        if second is None or first.period is None or second.period is None:
            continue
        half = Period.between(first.period.start, second.period.end, first.period.calendar)
        is_half = half.text.endswith(("H1", "H2")) or (half.calendar is None and half.start.month in _HALVES)
        if is_half and all(one.period != half for one in found):
            yield replace(first, value=first.value + second.value, period=half, summed=True)


def _sums_of_years(found: list[Stated]) -> Iterator[Stated]:
    """Yield what the quarters or months of a year come to, where the year itself has no entry."""
    of_years: dict[int, list[Stated]] = {}
    for one in found:
        if one.period is not None and len(one.period.years) == 1:
            of_years.setdefault(one.period.start.year, []).append(one)
    for year, parts in of_years.items():
        whole = Period.parse(str(year))
        if len(parts) > 1 and all(one.period != whole for one in parts):
            total = sum((one.value for one in parts), Decimal(0))
            yield replace(parts[0], value=total, period=whole, summed=True)


def _single(
    part: Part, name: str, value: Any, unit: str, period: Period | None, words: tuple[str, ...]
) -> Iterator[Stated]:
    if isinstance(value, Part):  # an actual with a remark
        value = getattr(value, "value", None)
    if isinstance(value, Money):
        yield Stated(part, name, value.amount, value.currency, period, words)
    elif isinstance(value, Band):
        for edge in (value.low, value.high):
            if edge is not None:
                yield Stated(part, name, edge, unit, period, words)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
        number *= _scale_of(part) if isinstance(part, Measure) and name != _OWN_SHARE else 1
        is_share = unit == PERCENT and (not isinstance(part, Measure) or name == _OWN_SHARE)
        yield Stated(part, name, number * 100 if is_share else number, unit, period, words)


def _of_plan(plan: Plan, figures: "Figures") -> Iterator[Stated]:
    """Yield what a plan comes to as a whole: its target, its quotas and its cost."""
    yield from _quotas_of(plan, figures)
    yield from _totals_of(plan)
    if plan.each(Target):
        sales = figures.sales(plan)
        years = {year for period in sales.revenue.periods() for year in figures.calendar.years(period)}
        for year in sorted(years):
            goal = sales.target(year)
            if goal.exact and goal.value is not None:
                yield Stated(plan, "targets", goal.value.amount, goal.value.currency, year)
    aiming = [one for one in plan.each(Objective) if one.revenue_target]
    if len(aiming) == 1:
        yield from (one for one in _of_part(aiming[0]) if one.field == "revenue_target" and not one.summed)
    if (envelope := plan.only(Envelope)) is not None:
        yield from (replace(one, part=plan, field="envelope") for one in _of_part(envelope))
    cost = plan_cost(plan, figures)
    if cost.exact and cost.value is not None:
        yield Stated(plan, "budget", cost.value.amount, cost.value.currency, None)


def _totals_of(plan: Plan) -> Iterator[Stated]:
    """Yield what the savings, the moves of people and the campaigns of a plan come to, where there are several."""
    found: dict[tuple[str, str, Period | None], list[Stated]] = {}
    for kind, fields in _ADDED.items():
        for item in plan.each(kind):
            for one in _of_part(item):
                if one.field in fields and (one.period is not None or not one.summed):
                    found.setdefault((one.field, one.unit, one.period), []).append(one)
    for parts in found.values():
        if len(parts) > 1:
            total = sum((one.value for one in parts), Decimal(0))
            yield replace(parts[-1], value=total, summed=True)


def _quotas_of(plan: Plan, figures: "Figures") -> Iterator[Stated]:
    if not plan.each(Quota):
        return
    quotas = quota_amounts(figures.sales(plan))
    for year in sorted({year for period in quotas.periods() for year in figures.calendar.years(period)}):
        total = quotas.counted(year)
        if total.exact and total.value is not None:
            yield Stated(plan, "quotas", total.value.amount, total.value.currency, year)


def _unit_of(part: Part, name: str, kind: str) -> tuple[str, tuple[str, ...]]:
    """Return the unit of a field's numbers, and the words for what they count."""
    if isinstance(part, Measure) and name != _OWN_SHARE:
        unit = str(part.unit or "") or ("%" if _is_rate(part) else _unit_told(part))
        if unit == "%":
            return PERCENT, ()
        if is_currency(unit):
            return unit, ()
        return "", tuple(str(part.unit.in_(language)) for language in LANGUAGES) if part.unit else (unit,) * bool(unit)
    if kind == "share":
        return PERCENT, ()
    if name in _PEOPLE_FIELDS or isinstance(part, Redundancy):
        return PEOPLE, ()
    title, counted = type(part).model_fields[name].title or "", name.rpartition("_")[2]
    return "", (title, counted) if counted in _LENGTHS else (title,)


def _scale_of(measure: Measure) -> int:
    """Return what the numbers of a measure count in: thousands or millions, where its unit says so."""
    match = _SCALE.match(str(measure.unit or ""))
    return _SCALES[str(match.lastgroup)] if match else 1


def _is_rate(measure: Measure) -> bool:
    """Tell whether a measure without a unit is one of per cent, by its title."""
    title = measure.title
    return title is not None and any(_RATE.search(title.exact(language) or "") for language in LANGUAGES)


def _unit_told(measure: Measure) -> str:
    """Return the unit that the title or definition of a measure gives: in brackets, or with a target."""
    told = [
        words
        for text in (measure.title, measure.definition)
        if text
        for language in LANGUAGES
        if (words := text.exact(language))
    ]
    goals = {f"{trimmed(Decimal(goal)):f}" for goal in measure.targets.values() if isinstance(goal, int | Decimal)}
    for words in told:
        if match := _IN_BRACKETS.search(words):
            return match["unit"]
        for match in _WITH_UNIT.finditer(words):
            if match["number"] in goals:
                return "%" if match["percent"] else match["unit"]
    return ""


@functools.cache
def _fields(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields that hold numbers, money or series of them, with what reads them."""
    found = []
    for name, info in part.model_fields.items():
        kinds = _readers(info)
        if name not in ("weight", "confidence", "tolerance_amber", "tolerance_red", "extra", "allow", "scale"):
            kind = next((one for one in ("money", "share", "number", "aim", "result") if one in kinds), "")
            if kind or _is_count(info.annotation):
                found.append((name, kind or "number"))
    return tuple(found)


def _readers(info: FieldInfo) -> set[str]:
    return {mark.name for mark in _marks(info.annotation, info.metadata) if isinstance(mark, Reader)}


def _marks(annotation: Any, metadata: Any = ()) -> Iterator[Any]:
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        yield from _marks(inner)


def _is_count(annotation: Any) -> bool:
    return annotation is int or int in getattr(annotation, "__args__", ())


def _days_of_part(part: Part) -> Iterator[Dated]:
    if isinstance(part, Measure) and part.direction == "milestone":
        yield from (Dated(part, "targets", period, "end") for period in part.targets)
    for name, value in part.__dict__.items():
        if not isinstance(value, Period) or name in _NO_DATES:
            continue
        if name in ("period", "for_period"):
            first, last = Period.between(value.start, value.start), Period.between(value.end, value.end)
            yield Dated(part, name, first, "start")
            yield Dated(part, name, last, "end")
        else:
            yield Dated(part, name, value, _role(part, name))


def _role(part: Part, name: str) -> DateRole:
    if name in _STARTS:
        return "start"
    closing = isinstance(part, UnitChange | Milestone) or (isinstance(part, DealPhase) and part.phase == "closing")
    return "end" if name in _ENDS or closing else ""


__all__ = ["PEOPLE", "PERCENT", "Dated", "Stated", "days_of", "stated_by"]
