"""Tables of figures by period: rows that name a series each, columns that fit them all, and totals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from planloom.figures.series import add, outermost, whole, within
from planloom.values import MixedCurrencyError, Money, Period

V = TypeVar("V", Decimal, Money)


@dataclass(frozen=True, slots=True)
class Row(Generic[V]):
    """One row: what it is about, its cells in the order of the columns, and their total."""

    subject: Any
    cells: tuple[V | None, ...]
    total: V | None


@dataclass(frozen=True, slots=True)
class Matrix(Generic[V]):
    """Rows by columns of periods; `totals` add up the columns, `total` everything.

    Totals are None where the rows cannot be added, such as amounts of several currencies.
    """

    columns: tuple[Period, ...]
    rows: tuple[Row[V], ...]
    totals: tuple[V | None, ...]
    total: V | None

    def __bool__(self) -> bool:
        return bool(self.columns)


def matrix(rows: Iterable[tuple[Any, Mapping[Period, V]]], *, totals: bool = True) -> Matrix[V]:
    """Lay out `rows` of (subject, series); rows without any figure are left out.

    Rows of different natures, such as a budget and a revenue target, are laid out without `totals`.
    """
    given = [(subject, series) for subject, series in rows if series]
    columns = columns_for([series for _, series in given])
    body = tuple(
        Row(subject, tuple(within(series, period) for period in columns), whole(series)) for subject, series in given
    )
    if not totals:
        return Matrix(columns, body, (None,) * len(columns), None)
    sums = tuple(_sum(row.cells[index] for row in body) for index in range(len(columns)))
    return Matrix(columns, body, sums, _sum(row.total for row in body))


def columns_for(all_series: Sequence[Mapping[Period, Any]]) -> tuple[Period, ...]:
    """Choose the finest periods in which every series can be told: its own, or years where they differ."""
    own = sorted({period for series in all_series for period in series})
    if own and not any(a.overlaps(b) for a in own for b in own if a is not b):
        return tuple(own)
    outer = sorted({period for series in all_series for period in outermost(series)})
    crossing = any(a.overlaps(b) for a in outer for b in outer if a is not b)
    if not crossing:
        return tuple(outer)
    return tuple(Period.of_year(year) for year in sorted({year for period in outer for year in period.years}))


def _sum(values: Iterable[V | None]) -> V | None:
    try:
        return add(value for value in values if value is not None)
    except MixedCurrencyError:
        return None
