"""What the sources state by period, as series that know where they are written.

A :class:`Written` is one field of one part (a line's ``amounts``, a target's ``revenue``), in the organisation's
currency where it is money. What has no exchange rate is kept beside it as a gap, so that a sum can say so.
"""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Entry, Figure, Gap, Operand, V, Value, unknown
from planloom.figures.series import add, fill, outermost
from planloom.model import Part
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class Written(Generic[V]):
    """One field of figures by period. `values` are what counts, `given` what was written.

    `share` is the part of the field that counts (a contribution of 60%); `values` are already times it.
    `made` are the figures that stand behind values which were not written but worked out, as a volume times a price.
    """

    part: Part
    field: str
    values: Mapping[Period, V]
    given: Mapping[Period, Value]
    gaps: tuple[Gap, ...] = ()
    share: Decimal = Decimal(1)
    made: Mapping[Period, Figure[V]] = dataclasses.field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.given)

    def scaled(self, share: Decimal) -> "Written[V]":
        """Return the series of which only `share` counts."""
        values = {period: value * share for period, value in self.values.items()}
        return replace(self, values=values, share=self.share * share)

    def entry(self, period: Period) -> "Entry | Figure[V]":
        """Return what was written for exactly this period, or worked out from what was."""
        return self.made.get(period) or Entry(self.part, self.field, self.given[period], period)


def money_in(part: Part, field: str, exchange: Exchange) -> Written[Money]:
    """Return a field of money by period in the organisation's currency."""
    given: Mapping[Period, Money] = getattr(part, field)
    values = exchange.series(given)
    gaps = tuple(
        Gap("no_rate", part, field, period, amount.currency) for period, amount in given.items() if period not in values
    )
    return Written(part, field, values, given, gaps)


def numbers_in(part: Part, field: str) -> Written[Decimal]:
    """Return a field of plain numbers by period; ranges and words are no numbers."""
    given = {period: value for period, value in getattr(part, field).items() if isinstance(value, Decimal)}
    return Written(part, field, given, given)


def worked_out(figure: Figure[V], given: V, part: Part, field: str, period: Period) -> Written[V]:
    """Return a figure that was worked out for one period, a volume times a price, as a series to be added.

    `given` is its value before it was converted.
    """
    values = {period: figure.value} if figure.value is not None else {}
    gaps = tuple(replace(gap, period=gap.period or period) for gap in figure.gaps)
    return Written(part, field, values, {period: given}, gaps, made={period: figure})


def money_at(name: str, part: Part, field: str, exchange: Exchange, period: Period | None = None) -> Figure[Money]:
    """Return a field that holds one amount as a figure; unknown where it is empty or has no rate."""
    given: Money | None = getattr(part, field)
    if given is None:
        return unknown(name, "not_given", subject=part, period=period)
    value = exchange.money(given)
    if value is None:
        gap = Gap("no_rate", part, field, period, given.currency)
        return unknown(name, "no_rate", subject=part, period=period, gaps=(gap,))
    return Figure(name, value, part, period, (Operand("plus", Entry(part, field, given), value),))


def number_at(name: str, part: Part, field: str, period: Period | None = None) -> Figure[Decimal]:
    """Return a field that holds one number as a figure; unknown where it is empty."""
    given = getattr(part, field)
    if given is None:
        return unknown(name, "not_given", subject=part, period=period)
    value = Decimal(given)
    return Figure(name, value, part, period, (Operand("plus", Entry(part, field, value), value),))


Joint = Sequence[Written[V]]
"""Several series about one thing, such as two targets for one territory: a year in the one is the sum of which
quarters in the other are the detail; what both give for the same period is added."""


def total(
    name: str,
    series: Iterable[Written[V] | Joint[V]],
    period: Period | None = None,
    *,
    subject: Part | None = None,
    sparse: bool = True,
) -> Figure[V]:
    """Add what several series give within `period`, or altogether; this is the one place that adds series.

    In each series, and among those that are joint, a year and its quarters are one figure and its detail, so nothing
    is counted twice; of entries that share only some of their days the longer counts and the other is a gap. An entry
    that reaches over the border of the period is a gap, unless shorter ones account for
    the days inside. `sparse` says that days without an entry mean nothing is planned (a budget); otherwise they
    are not known (a target), and a gap. The series must be of different things; which are, is known by who asks
    (see ``figures.grain``).
    """
    operands: list[Operand] = []
    gaps: list[Gap] = []
    for one in series:
        joint = (one,) if isinstance(one, Written) else one
        entries = {entry for each in joint for entry in each.values}
        inside, cut = _within(entries, period)
        cut += _clashing(entries, inside, period)
        operands += (
            Operand("plus", each.entry(entry), each.values[entry])
            for entry in inside
            for each in joint
            if entry in each.values
        )
        gaps += _gaps_in(joint, inside, cut, period, sparse=sparse)
    if not operands:
        return unknown(name, gaps[0].kind if gaps else "not_given", subject=subject, period=period, gaps=gaps)
    value: Any = add(operand.value for operand in operands)  # of one kind: amounts in one currency, or numbers
    return Figure(name, value, subject, period, tuple(operands), tuple(gaps))


def _gaps_in(
    joint: Joint[V], inside: list[Period], cut: list[Period], period: Period | None, *, sparse: bool
) -> Iterator[Gap]:
    """Yield what a sum over `period` leaves out: entries without a rate, across its border, and days without one."""
    for each in joint:
        yield from (gap for gap in each.gaps if _is_left_out(gap, inside, period))
        yield from (Gap("crossing", each.part, each.field, entry) for entry in cut if entry in each.values)
    if not sparse and not cut and period is not None and not fill(inside, period) and joint:
        yield Gap("not_given", joint[0].part, joint[0].field, period)


def _within(values: Collection[Period], period: Period | None) -> tuple[list[Period], list[Period]]:
    """Return the longest entries that lie within `period`, and those that cross its border unaccounted for."""
    if period is None:
        return outermost(values), []
    if period in values:
        return [period], []
    inside = outermost(entry for entry in values if period.contains(entry))
    crossing = [entry for entry in values if entry.overlaps(period) and not period.contains(entry)]
    return inside, [entry for entry in crossing if not _accounted(entry, period, inside)]


def _clashing(entries: Iterable[Period], inside: list[Period], period: Period | None) -> list[Period]:
    """Return the entries that share only some of their days with those that count: neither detail nor apart."""
    return [
        entry
        for entry in sorted(entries)
        if (period is None or period.contains(entry))
        and any(entry.overlaps(one) for one in inside)
        and not any(one.contains(entry) for one in inside)
    ]


def _is_left_out(gap: Gap, inside: list[Period], period: Period | None) -> bool:
    """Tell whether an amount without a rate is missing from a sum: not where other entries account for its days."""
    if gap.period is None or gap.period in inside:
        return True
    within = period or gap.period
    return gap.period.overlaps(within) and not _accounted(gap.period, within, inside)


def _accounted(entry: Period, period: Period, inside: list[Period]) -> bool:
    """Tell whether shorter entries account for all that a crossing one gives inside the period."""
    start, end = max(entry.start, period.start), min(entry.end, period.end)
    days = sum(
        (min(inner.end, end) - max(inner.start, start)).days + 1
        for inner in inside
        if inner.start <= end and start <= inner.end
    )
    return days >= (end - start).days + 1
