"""Series that agree with others in all periods but one or two: where they agree shows what they are meant to repeat.

Nobody has to say that the revenue of the whole is that of its regions, or that an objective and a measure aim at the
same: three periods of different, equal figures are no coincidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from planloom.figures.live import is_live
from planloom.figures.money.fields import money_fields
from planloom.figures.series import fill, outermost
from planloom.figures.written import money_in
from planloom.model import Item, Plan, parts_in
from planloom.model.measures import Measure
from planloom.model.money import meaning_of
from planloom.model.sales import Target
from planloom.values import Period

if TYPE_CHECKING:
    from planloom.figures import Figures

ENOUGH = 3
"""In so many periods series agree that are meant to be the same."""
_MOST_OFF = 2
_MOST_PARTS, _MOST_SERIES = 4, 12
Values = Mapping[Period, Decimal]


@dataclass(frozen=True, slots=True)
class Series:
    """One field of figures by period: of what it counts, and whether it has happened or is planned."""

    item: Item
    field: str
    unit: str
    has_happened: bool
    values: Values


@dataclass(frozen=True, slots=True)
class Stray:
    """A period in which a series is not what others come to, though it is in `agreeing` others."""

    series: Series
    others: tuple[Series, ...]
    period: Period
    found: Decimal
    expected: Decimal
    agreeing: int


def strays(figures: "Figures") -> Iterator[Stray]:
    """Yield series that another repeats but for one period, and measures that others add up to but for one or two."""
    measures = [one for measure in figures.measures if is_live(measure) for one in _of_measure(measure, figures)]
    money = [one for plan in figures.graph.portfolio.plans for one in _money_of(plan, figures)]
    yield from _repeated([*measures, *money])
    targets = [one for one in money if isinstance(one.item, Target)]
    for whole in measures:
        if whole.unit != "%" and isinstance(whole.item, Measure) and whole.item.aggregate == "sum":
            yield from _sum_of(whole, _beside(whole, measures))
            for plan in dict.fromkeys(one.item.plan for one in targets):
                yield from _sum_of(whole, [one for one in targets if one.item.plan == plan and _alike(one, whole)])


def _beside(whole: Series, measures: Iterable[Series]) -> list[Series]:
    """Return the other measures that are counted and added up as one is."""
    return [
        one
        for one in measures
        if one.item is not whole.item
        and _alike(one, whole)
        and isinstance(one.item, Measure)
        and one.item.aggregate == "sum"
    ]


def _alike(one: Series, other: Series) -> bool:
    return one.unit == other.unit and one.has_happened == other.has_happened


def _of_measure(measure: Measure, figures: "Figures") -> Iterator[Series]:
    data, unit = figures.data_of(measure), str(measure.unit or "")
    for field, happened, values in (("targets", False, data.goals), ("actuals", True, data.actuals)):
        if unit and len(values) > ENOUGH:
            yield Series(measure, field, unit, happened, values)


def _money_of(plan: Plan, figures: "Figures") -> Iterator[Series]:
    for part in parts_in(plan):
        if isinstance(part, Item) and is_live(part):
            yield from _fields_of(part, figures)


def _fields_of(part: Item, figures: "Figures") -> Iterator[Series]:
    for field, _, single in money_fields(type(part)):
        if single or len(getattr(part, field)) <= ENOUGH:
            continue
        values = {period: money.amount for period, money in money_in(part, field, figures.exchange).values.items()}
        happened = meaning_of(type(part).model_fields[field]) == "actual"
        yield Series(part, field, figures.exchange.currency, happened, values)


def _repeated(series: Sequence[Series]) -> Iterator[Stray]:
    """Yield pairs of series of two kinds that give the same in all common periods but one."""
    by_figure: dict[tuple[str, bool, Period, Decimal], list[int]] = defaultdict(list)
    for number, one in enumerate(series):
        for period, value in one.values.items():
            by_figure[one.unit, one.has_happened, period, value].append(number)
    shared: dict[tuple[int, int], set[Decimal]] = defaultdict(set)
    for (*_, value), numbers in by_figure.items():
        for pair in combinations(numbers, 2) if len(numbers) <= _MOST_SERIES else ():
            shared[pair].add(value)
    for (first, second), values in shared.items():
        if len(values) >= ENOUGH and series[first].item.kind != series[second].item.kind:
            yield from _stray(series[first], (series[second],), 1)


def _sum_of(whole: Series, others: Sequence[Series]) -> Iterator[Stray]:
    """Yield where a series is not the sum of the fewest others that it is the sum of elsewhere."""
    if len(others) > _MOST_SERIES:
        return
    best: list[Stray] = []
    for size in range(1, _MOST_PARTS + 1):
        for parts in combinations(others, size):
            agreeing, off = _compared(whole, parts)
            if len(agreeing) >= ENOUGH and not off:
                return
            if not best:
                best = list(_stray(whole, parts, _MOST_OFF))
    yield from best


def _stray(whole: Series, parts: tuple[Series, ...], most: int) -> Iterator[Stray]:
    agreeing, off = _compared(whole, parts)
    if len(set(agreeing.values())) >= ENOUGH and 0 < len(off) <= most and len(off) < len(agreeing):
        for period, expected in off.items():
            yield Stray(whole, parts, period, whole.values[period], expected, len(agreeing))


def _compared(whole: Series, parts: tuple[Series, ...]) -> tuple[dict[Period, Decimal], dict[Period, Decimal]]:
    """Return the periods in which parts come to a whole, and those in which they do not, with what they come to."""
    agreeing: dict[Period, Decimal] = {}
    off: dict[Period, Decimal] = {}
    for period, value in whole.values.items():
        given = [_in(one, period) for one in parts]
        known = [one for one in given if one is not None]
        if len(known) == len(given):
            together = sum(known, Decimal(0))
            (agreeing if together == value else off)[period] = together
    return agreeing, off


def _in(series: Series, period: Period) -> Decimal | None:
    """Return what a series gives for a period: for it, or by quarters or months that fill it."""
    if period in series.values:
        return series.values[period]
    inside = outermost(one for one in series.values if period.contains(one))
    if series.field == "actuals" or not inside or not fill(inside, period):
        return None
    return sum((series.values[one] for one in inside), Decimal(0))


__all__ = ["Series", "Stray", "strays"]
