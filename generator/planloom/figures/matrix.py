"""Tables of figures by period: rows that name a series each, columns that fit them all, and totals."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from planloom.figures.figure import Figure, Operand, V, balance, named, sum_of
from planloom.figures.series import outermost
from planloom.figures.written import Written, total
from planloom.values import CALENDAR_YEARS, Calendar, Period

REST = "not_by_year"
"""What fits no column of a table."""


@dataclass(frozen=True, slots=True)
class Row(Generic[V]):
    """One row: what it is about, its cells in the order of the columns, and their total.

    `rest` is what the row gives for periods that fit no column (two years at once); columns and rest add up
    to the total.
    """

    subject: Any
    cells: tuple[Figure[V], ...]
    rest: Figure[V]
    total: Figure[V]


@dataclass(frozen=True, slots=True)
class Matrix(Generic[V]):
    """Rows by columns of periods; `totals` add up the columns, `rest` what fits none, `total` everything.

    They are None for a table whose rows are of different natures and are not added.
    """

    columns: tuple[Period, ...]
    rows: tuple[Row[V], ...]
    totals: tuple[Figure[V], ...] | None
    rest: Figure[V] | None
    total: Figure[V] | None

    def __bool__(self) -> bool:
        return bool(self.columns)

    @property
    def has_rest(self) -> bool:
        """Whether any row gives something that fits no column."""
        return any(row.rest.value is not None for row in self.rows)


def matrix(
    name: str,
    rows: Iterable[tuple[Any, Written[V] | Sequence[Written[V]]]],
    *,
    totals: bool = True,
    calendar: Calendar = CALENDAR_YEARS,
    sparse: bool = True,
) -> Matrix[V]:
    """Lay out `rows` of (subject, series) as figures called `name`; rows without any figure are left out.

    A row may be the sum of several series, which are added entry by entry. Rows of different natures, such as a
    budget and a revenue target, are laid out without `totals`. The rows are added, so they must be of different things.
    `calendar` says by which years the organisation reports.
    """
    listed = ((subject, [series] if isinstance(series, Written) else list(series)) for subject, series in rows)
    given = [(subject, series) for subject, series in listed if any(series)]
    columns = columns_for([one.given for _, series in given for one in series], calendar)
    if not totals:
        apart = tuple(
            row(_own_name(subject, name), subject, series, columns, sparse=sparse) for subject, series in given
        )
        return Matrix(columns, apart, None, None, None)
    body = tuple(row(name, subject, series, columns, sparse=sparse) for subject, series in given)
    sums = tuple(
        sum_of(name, (row.cells[index] for row in body if _tells(row.cells[index])), period=column)
        for index, column in enumerate(columns)
    )
    rest = sum_of(REST, (row.rest for row in body if row.rest.value is not None))
    return Matrix(columns, body, sums, rest, sum_of(name, (row.total for row in body)))


def _own_name(subject: Any, name: str) -> str:
    """Return the name of the figures of a row that is of another nature than those beside it: that of its field."""
    return subject.replace(":", "_") if isinstance(subject, str) else name


def _tells(cell: Figure[Any]) -> bool:
    """Tell whether a cell says anything of its period that a total has to add, or to miss."""
    return bool(cell.operands) or any(gap.kind != "not_given" for gap in cell.gaps)


def row(
    name: str,
    subject: Any,
    series: Sequence[Written[V]],
    columns: Sequence[Period],
    *,
    undated: Sequence[Figure[V]] = (),
    sparse: bool = True,
) -> Row[V]:
    """Lay out the sum of several series, and of amounts without a date, which fit no column."""
    part = series[0].part if len(series) == 1 and not undated else None
    cells = tuple(total(name, series, column, subject=part, sparse=sparse) for column in columns)
    whole: Figure[V] = total(name, series, subject=part)
    if undated:
        parts = list(undated)
        if _tells(whole):
            parts.insert(0, whole)
        whole = sum_of(name, parts)
    return made_of(subject, cells, whole)


def made_of(subject: Any, cells: Sequence[Figure[V]], whole: Figure[V]) -> Row[V]:
    """Return the row of these cells; what of `whole` stands in none of them is its rest."""
    return Row(subject, tuple(cells), _rest(whole, cells), whole)


def derived(name: str, subject: Any, plus: Sequence[Row[V]], minus: Sequence[Row[V]] = ()) -> Row[V]:
    """Return the row that some rows of the same columns give together, less others."""
    columns = zip(*(one.cells for one in (*plus, *minus)), strict=True)
    cells = tuple(
        balance(name, column[: len(plus)], column[len(plus) :], period=column[0].period if column else None)
        for column in columns
    )
    rest = balance(name, (one.rest for one in plus), (one.rest for one in minus))
    return Row(subject, cells, rest, balance(name, (one.total for one in plus), (one.total for one in minus)))


def years_for(all_series: Iterable[Mapping[Period, Any]], calendar: Calendar = CALENDAR_YEARS) -> tuple[Period, ...]:
    """Return all reporting years in which the series give something, in order."""
    return tuple(sorted({year for series in all_series for period in series for year in calendar.years(period)}))


def _rest(whole: Figure[V], cells: Iterable[Figure[V]]) -> Figure[V]:
    """Return what of `whole` stands in none of the cells; nothing where they add up to it."""
    placed = sum_of(REST, (cell for cell in cells if cell.value is not None), subject=whole.subject)
    if placed.value is None:
        return named(REST, whole)
    if whole.value is None or whole.value == placed.value:
        return Figure(REST, None, whole.subject, reason="zero")
    operands = (Operand("plus", whole, whole.value), Operand("minus", placed, placed.value))
    return Figure(REST, whole.value - placed.value, whole.subject, operands=operands)


def columns_for(all_series: Sequence[Mapping[Period, Any]], calendar: Calendar = CALENDAR_YEARS) -> tuple[Period, ...]:
    """Choose the finest periods in which every series can be told: its own, or years where they differ.

    Years are those the organisation reports by, if every entry fits into one of them; else calendar years, if
    every entry fits into one of those; else reporting years again, beside which some entries stand apart.
    """
    own = _named(period for series in all_series for period in series)
    if not _overlapping(own):
        return tuple(own)
    outer = _named(period for series in all_series for period in outermost(series))
    if not _overlapping(outer):
        return tuple(outer)
    fitting = (years for years in (calendar, CALENDAR_YEARS) if all(map(years.fits, outer)))
    chosen = next(fitting, calendar)
    return tuple(sorted({year for period in outer for year in chosen.years(period)}))


def _named(periods: Iterable[Period]) -> list[Period]:
    """Return periods in order, each once; of two names for the same days, that of the fiscal year."""
    return sorted({period: period for period in sorted(periods, key=lambda one: one.calendar is None)})


def _overlapping(periods: Sequence[Period]) -> bool:
    """Tell whether any two of the periods, which are in order of time, share a day."""
    return any(first.end >= second.start for first, second in itertools.pairwise(periods))
