"""Money that comes in and goes out by period: savings and synergies, what they cost once, and when they pay it back.

Columns are the shortest periods that cut nothing of what is written, so a running sum is right at the end of
each of them. What saves a fixed amount a year goes on doing so after its last phased period, until the plan ends.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from planloom.figures.figure import Figure, Operand, difference, sum_of, unknown
from planloom.figures.series import hulls, outermost
from planloom.figures.stretches import cut_by_years, month_reached, months_of, overlap
from planloom.figures.written import Written, total
from planloom.model import Part
from planloom.values import Money, Period

YEAR = 12


@dataclass(frozen=True, slots=True)
class Stream:
    """What one measure or deal brings and costs.

    `rate` is what it saves in a full year; `goes_on` are the days after its last phased period on which it does.
    """

    subject: Part
    income: tuple[Written[Money], ...]
    cost: tuple[Written[Money], ...]
    rate: Figure[Money] | None = None
    goes_on: Period | None = None

    def tells(self, period: Period) -> bool:
        """Tell whether anything is planned within `period`."""
        return any(entry.overlaps(period) for entry in (*_entries([self]), self.goes_on) if entry is not None)


@dataclass(frozen=True, slots=True)
class Pool:
    """Streams that reduce one cost: together they save no more than it. `limit` is that cost in a year, if known."""

    streams: tuple[Stream, ...]
    limit: Figure[Money] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One period: `gross` is what is phased, and the run rate after it, less what is `beyond` the cost there is."""

    phased: Figure[Money]
    run_rate: Figure[Money]
    beyond: Figure[Money]
    gross: Figure[Money]
    one_off: Figure[Money]
    net: Figure[Money]


@dataclass(frozen=True, slots=True)
class Payback:
    """When the running sum is no longer below zero, for good.

    `when` is the month in which it crosses zero, the net amount of each period being spread evenly over it, and
    `day` the last day of that month; what earns its cost within the period in which it arises says no more than
    that period. `within` is the period of the figures in which it lies, which alone is certain.
    """

    when: Period
    day: date
    within: Period


@dataclass(frozen=True, slots=True)
class Flow:
    """Cells by period, their running sum and their totals. `payback` is None where there is none to tell."""

    periods: tuple[Period, ...]
    cells: tuple[Cell, ...]
    cumulative: tuple[Figure[Money], ...]
    total: Cell
    payback: Payback | None

    def __bool__(self) -> bool:
        return bool(self.periods)

    @property
    def goes_on(self) -> bool:
        """Whether a run rate goes on after what is phased."""
        return any(cell.run_rate.operands or cell.run_rate.gaps for cell in self.cells)

    @property
    def is_limited(self) -> bool:
        """Whether more is planned to be saved than the cost there is."""
        return any(cell.beyond.value for cell in self.cells)


def flow_of(pools: Sequence[Pool], currency: str, subject: Part) -> Flow:
    """Lay out what `pools` bring and cost, in the organisation's currency."""
    streams = [stream for pool in pools for stream in pool.streams]
    periods = _columns(streams)
    cells = tuple(cell_of(pools, period, currency, subject) for period in periods)
    running: list[Figure[Money]] = []
    for period, cell in zip(periods, cells, strict=True):
        before = running[-1:]
        running.append(sum_of("running_sum", [*before, cell.net], subject=subject, period=period))
    return Flow(periods, cells, tuple(running), _total(cells, currency, subject), payback_of(periods, cells, running))


def cell_of(pools: Iterable[Pool], period: Period, currency: str, subject: Part | None = None) -> Cell:
    """Return what `pools` bring and cost within `period`."""
    pools = tuple(pools)
    streams = [stream for pool in pools for stream in pool.streams]

    def add(name: str, figures: Iterable[Figure[Money]]) -> Figure[Money]:
        return added(name, figures, currency, subject, period)

    phased = add("phased_saving", (_phased(stream, period, currency) for stream in streams))
    run_rate = add("run_rate_saving", (_run_rate(stream, period, currency) for stream in streams))
    beyond = add("beyond_baseline", (_beyond(pool, period, currency) for pool in pools))
    planned = add("gross_saving", (phased, run_rate))
    gross = difference("gross_saving", planned, beyond, subject=subject, period=period) if beyond.value else planned
    one_off = add("one_off_cost", (_one_off(stream, period, currency) for stream in streams))
    net = difference("net_saving", gross, one_off, subject=subject, period=period)
    return Cell(phased, run_rate, beyond, gross, one_off, net)


def added(
    name: str, figures: Iterable[Figure[Money]], currency: str, subject: Part | None, period: Period | None
) -> Figure[Money]:
    """Add figures of which zero and nothing planned are no operands; zero where nothing is left."""
    telling = [figure for figure in figures if figure.operands or figure.gaps]
    return (
        sum_of(name, telling, subject=subject, period=period) if telling else nothing(name, currency, subject, period)
    )


def nothing(name: str, currency: str, subject: Part | None, period: Period | None) -> Figure[Money]:
    """Return zero, for a period in which nothing is planned."""
    return Figure(name, Money(Decimal(0), currency), subject, period)


def _planned(figure: Figure[Money], currency: str) -> Figure[Money]:
    """Return a sum of what is planned, in which no entry means that nothing is."""
    if figure.value is None and not figure.gaps:
        return nothing(figure.name, currency, figure.subject, figure.period)
    return figure


def _phased(stream: Stream, period: Period, currency: str) -> Figure[Money]:
    return _planned(total("phased_saving", stream.income, period, subject=stream.subject), currency)


def _one_off(stream: Stream, period: Period, currency: str) -> Figure[Money]:
    return _planned(total("one_off_cost", stream.cost, period, subject=stream.subject), currency)


def _run_rate(stream: Stream, period: Period, currency: str) -> Figure[Money]:
    days = overlap(stream.goes_on, period) if stream.goes_on else None
    if days is None or stream.rate is None:
        return nothing("run_rate_saving", currency, stream.subject, period)
    return part_of_year("run_rate_saving", stream.rate, days)


def part_of_year(name: str, yearly: Figure[Money], period: Period) -> Figure[Money]:
    """Return the part of an amount in a year that falls on `period`, by its months."""
    if yearly.value is None:
        return unknown(name, yearly.reason or "not_given", subject=yearly.subject, period=period, gaps=yearly.gaps)
    months = months_of(period)
    part: Figure[Decimal] = Figure("months", months, period=period)
    whole: Figure[Decimal] = Figure("months_of_year", Decimal(YEAR))
    value = Money(yearly.value.amount * months / YEAR, yearly.value.currency)
    operands = (
        Operand("plus", yearly, yearly.value),
        Operand("times", part, part.value),
        Operand("over", whole, whole.value),
    )
    return Figure(name, value, yearly.subject, period, operands, yearly.gaps)


def _beyond(pool: Pool, period: Period, currency: str) -> Figure[Money]:
    """Return what the streams of a pool save above the cost there is within `period`; zero where it is not known."""
    none = nothing("beyond_baseline", currency, None, period)
    if pool.limit is None or pool.limit.value is None:
        return none
    saved = added(
        "gross_saving",
        (part(one, period, currency) for one in pool.streams for part in (_phased, _run_rate)),
        currency,
        pool.limit.subject,
        period,
    )
    limit = part_of_year("baseline_cost", pool.limit, period)
    if saved.value is None or limit.value is None or saved.value <= limit.value:
        return none
    return difference("beyond_baseline", saved, limit, subject=pool.limit.subject, period=period)


def _total(cells: Sequence[Cell], currency: str, subject: Part) -> Cell:
    def add(name: str, pick: Callable[[Cell], Figure[Money]]) -> Figure[Money]:
        return added(name, map(pick, cells), currency, subject, None)

    return Cell(
        add("phased_saving", lambda cell: cell.phased),
        add("run_rate_saving", lambda cell: cell.run_rate),
        add("beyond_baseline", lambda cell: cell.beyond),
        add("gross_saving", lambda cell: cell.gross),
        add("one_off_cost", lambda cell: cell.one_off),
        add("net_saving", lambda cell: cell.net),
    )


def _entries(streams: Iterable[Stream]) -> list[Period]:
    """Return all periods something is written for, of each field the longest that overlap."""
    return [entry for one in streams for field in (*one.income, *one.cost) for entry in outermost(field.given)]


def _columns(streams: Sequence[Stream]) -> tuple[Period, ...]:
    """Return the periods to lay `streams` out in: those written, and years for a run rate that goes on."""
    written = hulls(_entries(streams))
    rest = [
        piece
        for stream in streams
        if stream.goes_on is not None
        for gap in _without(stream.goes_on, written)
        for piece in cut_by_years(gap)
    ]
    return tuple(sorted([*written, *hulls(rest)]))


def _without(period: Period, others: Sequence[Period]) -> list[Period]:
    """Return the stretches of `period` that none of `others`, in order of time, has a day of."""
    left: list[Period] = []
    start = period.start
    for other in others:
        if not other.overlaps(period):
            continue
        if other.start > start:
            left.append(Period.between(start, other.start - timedelta(days=1), period.calendar))
        start = max(start, other.end + timedelta(days=1))
    return [*left, Period.between(start, period.end, period.calendar)] if start <= period.end else left


def payback_of(periods: Sequence[Period], cells: Sequence[Cell], running: Sequence[Figure[Money]]) -> Payback | None:
    """Return when the cost is made good; None where it is not by the end, where there is none, or a part is unknown."""
    sums = [figure.value.amount for figure in running if figure.exact and figure.value is not None]
    costs = [index for index, cell in enumerate(cells) if cell.one_off.value]
    if len(sums) < len(periods) or not costs:
        return None
    below = [index for index, amount in enumerate(sums) if amount < 0]
    if not below:
        return _payback(periods[costs[0]], periods[costs[0]])
    last = below[-1]
    if last + 1 == len(sums):
        return None
    within, missing, earned = periods[last + 1], -sums[last], sums[last + 1] - sums[last]
    return _payback(month_reached(within, Fraction(missing) / Fraction(earned)), within)


def _payback(when: Period, within: Period) -> Payback:
    return Payback(when, when.end, within)
