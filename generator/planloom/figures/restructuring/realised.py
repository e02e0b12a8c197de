"""What savings have brought and cost so far, against what was planned for the same periods.

Only periods are compared of which everything is reported: what was saved in one quarter says nothing of a year that
is planned as a whole. A period that is over and of which nothing is reported is a gap, not a zero.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, Gap, difference, ratio, sum_of, unknown
from planloom.figures.money.flow import Pool, cell_of
from planloom.figures.restructuring.streams import stream_of
from planloom.figures.series import fill, hulls, outermost
from planloom.figures.written import Written, money_in, total
from planloom.model import Part
from planloom.model.restructuring import CostMeasure
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was `planned` for the periods reported, what was `actual` in them, and how far it lies from the plan.

    `reported` is all that was reported, for periods that can be compared or not. `share` is the variance over the plan.
    """

    planned: Figure[Money]
    actual: Figure[Money]
    variance: Figure[Money]
    share: Figure[Decimal]
    reported: Figure[Money]

    def __bool__(self) -> bool:
        """Whether anything was reported."""
        return bool(self.reported.operands or self.reported.gaps)

    @property
    def distance(self) -> Money | None:
        """How far the actual lies from the plan, whichever way."""
        value = self.variance.value
        return -value if value is not None and value.amount < 0 else value


@dataclass(frozen=True, slots=True)
class ToDate:
    """Savings realised and one-off costs spent so far, against the plan."""

    saved: Comparison
    spent: Comparison

    def __bool__(self) -> bool:
        return bool(self.saved) or bool(self.spent)


def to_date(measures: Sequence[CostMeasure], figures: "Figures", subject: Part) -> ToDate:
    """Compare what `measures` have brought and cost so far with their plan."""
    return ToDate(
        _together([saved_to_date(one, figures) for one in measures], "realised_saving", subject),
        _together([spent_to_date(one, figures) for one in measures], "spent", subject),
    )


def saved_to_date(measure: CostMeasure, figures: "Figures") -> Comparison:
    """Compare the savings realised with the gross saving planned for the same periods."""
    return _compare(measure, "realised", "phasing", "realised_saving", _gross(measure, figures), figures)


def spent_to_date(measure: CostMeasure, figures: "Figures") -> Comparison:
    """Compare the one-off cost spent with the one planned for the same periods."""
    return _compare(measure, "spent", "one_off_cost", "spent", _cost(measure, figures), figures)


def _gross(measure: CostMeasure, figures: "Figures") -> Callable[[Period], Figure[Money]]:
    pool = Pool((stream_of(measure, figures),))
    return lambda period: cell_of([pool], period, figures.exchange.currency, measure).gross


def _cost(measure: CostMeasure, figures: "Figures") -> Callable[[Period], Figure[Money]]:
    pool = Pool((stream_of(measure, figures),))
    return lambda period: cell_of([pool], period, figures.exchange.currency, measure).one_off


def _compare(
    measure: CostMeasure,
    actual_field: str,
    planned_field: str,
    name: str,
    planned_in: Callable[[Period], Figure[Money]],
    figures: "Figures",
) -> Comparison:
    actual, planned = (money_in(measure, field, figures.exchange) for field in (actual_field, planned_field))
    periods = _comparable(actual, planned)
    reported = _with_gaps(total(name, [actual], subject=measure), actual, planned, figures.today)
    if not periods:
        none: Figure[Money] = unknown(f"planned_{name}", "crossing" if actual else "not_given", subject=measure)
        return Comparison(none, none, none, unknown("variance", none.reason, subject=measure), reported)
    expected = sum_of(f"planned_{name}", map(planned_in, periods), subject=measure)
    found = sum_of(
        f"{name}_compared", (total(name, [actual], period, subject=measure) for period in periods), subject=measure
    )
    return _comparison(expected, found, reported, measure)


def _comparison(expected: Figure[Money], found: Figure[Money], reported: Figure[Money], subject: Part) -> Comparison:
    variance = difference("variance", found, expected, subject=subject)
    return Comparison(
        expected, found, variance, ratio("relative_variance", variance, expected, subject=subject), reported
    )


def _comparable(actual: Written[Money], planned: Written[Money]) -> list[Period]:
    """Return the shortest periods that cut neither what is planned nor what is reported, and are reported in full."""
    reported = outermost(actual.given)
    return [
        period
        for period in hulls([*reported, *outermost(planned.given)])
        if fill((entry for entry in reported if period.contains(entry)), period)
    ]


def _with_gaps(
    reported: Figure[Money], actual: Written[Money], planned: Written[Money], today: dt.date
) -> Figure[Money]:
    """Add what is planned for a time that is over, and of which nothing is reported."""
    missing = [
        Gap("not_given", actual.part, actual.field, period)
        for period in outermost(planned.given)
        if period.end < today and not any(period.overlaps(entry) for entry in actual.given)
    ]
    if not actual or not missing:
        return reported
    return Figure(
        reported.name,
        reported.value,
        reported.subject,
        None,
        reported.operands,
        (*reported.gaps, *missing),
        reported.reason,
    )


def _together(comparisons: Iterable[Comparison], name: str, subject: Part) -> Comparison:
    """Add what several measures have brought; those that nothing is reported of are left out."""
    told = [one for one in comparisons if one]
    known = [one for one in told if one.planned.value is not None]
    return _comparison(
        sum_of(f"planned_{name}", (one.planned for one in known), subject=subject),
        sum_of(f"{name}_compared", (one.actual for one in known), subject=subject),
        sum_of(name, (one.reported for one in told), subject=subject),
        subject,
    )
