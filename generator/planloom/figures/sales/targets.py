"""Sales targets by territory, product and segment and by period, with what they add up to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal

from planloom.figures.figure import Figure, V, difference, sum_of, unknown
from planloom.figures.matrix import Matrix, Row, columns_for, matrix
from planloom.figures.sales.cells import Cells
from planloom.figures.sales.grain import DIMENSIONS, EVERYTHING, Key, depth, in_order, leading
from planloom.figures.sales.of_plan import Sales
from planloom.figures.written import Written
from planloom.values import Calendar, Period

Dimension = Literal["territory", "product", "segment", "all"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about: the object that states it and the members it is for, territory before product.

    `level` is how many totals the table holds above it. A row that is not `counted` is the detail of another,
    or another view of it, and no part of the table's sum. `titled` says that another row is for the same, and
    `elsewhere` that the object is listed in another table first.
    """

    item: Any
    members: tuple[str, ...]
    level: int
    counted: bool
    titled: bool
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class TargetTable(Generic[V]):
    """Targets broken down along one dimension, their sum, and the target stated for the whole plan.

    `difference` is the sum less the stated target, column by column; unknown where either is.
    """

    dimension: Dimension
    figures: Matrix[V]
    stated: tuple[Figure[V], ...]
    stated_total: Figure[V]
    difference: tuple[Figure[V], ...]
    difference_total: Figure[V]

    @property
    def has_detail(self) -> bool:
        """Whether any row is not added, because it is the detail of another."""
        return any(not row.subject.counted for row in self.figures.rows)


def revenue_tables(sales: Sales) -> tuple[TargetTable[Any], ...]:
    """Return a table of revenue targets for each dimension along which they are set."""
    return target_tables(sales.revenue, sales.exchange.calendar)


def volume_tables(sales: Sales) -> tuple[TargetTable[Any], ...]:
    """Return a table of targets in units for each dimension along which they are set."""
    return target_tables(sales.volume, sales.exchange.calendar)


def target_tables(cells: Cells[V], calendar: Calendar) -> tuple[TargetTable[V], ...]:
    """Return a table for each dimension along which `cells` are told, or one of the whole where there is none.

    A target for a territory and a product stands below its territory, and also in the table of products if there is
    one, so that each table adds up to what its dimension comes to.
    """
    listed = dict.fromkeys(leading(key) for key in cells.keys)
    dimensions = [one for one in listed if one is not None]
    if not dimensions:
        return (_table(cells, None, cells.keys, calendar),) if cells.keys else ()
    return tuple(_table(cells, one, [key for key in cells.keys if one in dict(key)], calendar) for one in dimensions)


def _table(cells: Cells[V], dimension: str | None, keys: Iterable[Key], calendar: Calendar) -> TargetTable[V]:
    ordered = in_order(keys)
    rows = [(key, series) for key in ordered for series in cells.series(key)]
    columns = columns_for([series.given for _, series in rows], calendar)
    sums = tuple(cells.along(dimension, column) for column in columns)
    figures = _laid_out(cells.name, dimension, rows, ordered, sums, calendar)
    stated = tuple(cells.own(EVERYTHING, column) for column in columns) if dimension else ()
    stated_total = _stated(cells, columns) if dimension else unknown(cells.name, "not_given")
    return TargetTable(
        dimension=dimension or "all",  # type: ignore[arg-type]  # one of DIMENSIONS
        figures=figures,
        stated=stated,
        stated_total=stated_total,
        difference=tuple(_apart(total, one) for total, one in zip(sums, stated, strict=False)),
        difference_total=_apart(figures.total or stated_total, stated_total),
    )


def _stated(cells: Cells[V], columns: tuple[Period, ...]) -> Figure[V]:
    """Return what is stated for the whole plan over all columns."""
    if not columns:
        return unknown(cells.name, "not_given")
    return cells.own(EVERYTHING, Period.around(columns))


def _apart(total: Figure[V], stated: Figure[V]) -> Figure[V]:
    """Return how far a sum lies from what is stated for exactly the same days."""
    if not stated.exact:
        return unknown("difference", stated.reason or "not_given", period=stated.period, gaps=stated.gaps)
    return difference("difference", total, stated, period=stated.period)


def _laid_out(
    name: str,
    dimension: str | None,
    rows: list[tuple[Key, Written[V]]],
    ordered: list[Key],
    sums: tuple[Figure[V], ...],
    calendar: Calendar,
) -> Matrix[V]:
    def subject(row: Row[V], counted: bool) -> Subject:
        level = depth(row.subject, ordered)
        alone = sum(key == row.subject for key, _ in rows) == 1
        fits_none = level == 0 and not any(row.cells)
        return Subject(
            row.total.subject,
            members_of(row.subject),
            level,
            counted or fits_none,
            not alone,
            leading(row.subject) != dimension,
        )

    return added_up(name, matrix(name, rows, totals=False, sparse=False, calendar=calendar), sums, subject)


def added_up(
    name: str, laid: Matrix[V], sums: tuple[Figure[V], ...], subject: Callable[[Row[V], bool], Subject]
) -> Matrix[V]:
    """Return a table of rows with the sums of its columns, which were worked out by grain.

    `subject` says what a row is about, given whether anything of it is counted in the sums.
    """
    counted = {id(entry.part) for one in sums for entry in one.entries()}
    rows = tuple(replace(row, subject=subject(row, id(row.total.subject) in counted)) for row in laid.rows)
    rest = sum_of(name, (row.rest for row in rows if row.subject.counted and row.rest.value is not None))
    told = [one for one in sums if one.value is not None or one.gaps]
    if rest.value is not None:
        told.append(rest)
    whole = sum_of(name, told)
    return Matrix(laid.columns, rows, sums, rest, whole)


def members_of(key: Key) -> tuple[str, ...]:
    """Return the ids of what a key is about, territory before product before segment."""
    named = dict(key)
    return tuple(named[name] for name in DIMENSIONS if name in named)
