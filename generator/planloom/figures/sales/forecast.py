"""Sales forecasts laid out for reading: scenarios side by side, by product, territory or segment, and by period."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.figures.figure import Figure, ratio
from planloom.figures.live import live
from planloom.figures.matrix import columns_for
from planloom.figures.sales.cells import Cells
from planloom.figures.sales.grain import Key, depth, in_order
from planloom.figures.sales.of_plan import Sales
from planloom.figures.sales.targets import Subject, members_of
from planloom.model.sales import Forecast
from planloom.values import Money, Period

Dimension = Literal["product", "territory", "segment", "all"]
VIEWS = ("product", "territory", "segment")
SCENARIOS = ("low", "base", "high")

Scenarios = Mapping[str, Figure[Money]]


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """Revenue of one subject or period by scenario. `methods` are how its forecasts were made."""

    subject: Subject | Period
    revenue: Scenarios
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForecastTable:
    """All forecasts along one dimension.

    `whole` is the time they are for, `target` what the plan is to reach in it, and `against` the part of it that each
    scenario brings. `periods` do not overlap.
    """

    dimension: Dimension
    scenarios: tuple[str, ...]
    subjects: tuple[ForecastRow, ...]
    periods: tuple[ForecastRow, ...]
    total: Scenarios
    whole: Period
    target: Figure[Money]
    against: Mapping[str, Figure[Decimal]]

    @property
    def has_detail(self) -> bool:
        """Whether any row is not added, because it is the detail of another."""
        return any(isinstance(row.subject, Subject) and not row.subject.counted for row in self.subjects)


def forecast_tables(sales: Sales) -> tuple[ForecastTable, ...]:
    """Return a table for each dimension that the plan forecasts; they are views of the same revenue, not parts."""
    groups: dict[str | None, list[Forecast]] = {}
    for forecast in live(sales.plan.each(Forecast)):
        groups.setdefault(view_of(sales.key(forecast)), []).append(forecast)
    return tuple(_table(sales, dimension, found) for dimension, found in groups.items())


def view_of(key: Key) -> str | None:
    """Return the dimension under which a forecast is listed: its product before its territory."""
    named = dict(key)
    return next((name for name in VIEWS if name in named), None)


def _table(sales: Sales, dimension: str | None, found: list[Forecast]) -> ForecastTable:
    scenarios = tuple(one for one in SCENARIOS if any(forecast.scenario == one for forecast in found))
    cells = {scenario: sales.forecasts(scenario) for scenario in scenarios}
    periods = [forecast.for_period for forecast in found]
    whole = Period.around(periods)
    total = {scenario: cells[scenario].along(dimension, whole) for scenario in scenarios}
    target = sales.target(whole)
    return ForecastTable(
        dimension=dimension or "all",  # type: ignore[arg-type]  # one of VIEWS
        scenarios=scenarios,
        subjects=_subjects(sales, found, cells, whole, total),
        periods=tuple(
            ForecastRow(period, {one: cells[one].along(dimension, period) for one in scenarios})
            for period in columns_for([dict.fromkeys(periods)], sales.exchange.calendar)
        ),
        total=total,
        whole=whole,
        target=target,
        against={one: ratio("forecast_to_target", total[one], target, period=whole) for one in scenarios},
    )


def _subjects(
    sales: Sales, found: list[Forecast], cells: Mapping[str, Cells[Money]], whole: Period, total: Scenarios
) -> tuple[ForecastRow, ...]:
    methods: dict[Key, list[str]] = {}
    for one in found:
        methods.setdefault(sales.key(one), []).extend([str(one.method)] if one.method else [])
    counted = {id(entry.part) for figure in total.values() for entry in figure.entries()}
    keys = in_order(methods)
    rows = []
    for key in keys:
        items = [part for one in cells.values() for part in one.items(key)]
        adds = any(id(part) in counted for part in items) or not items
        subject = Subject(items[0] if items else None, members_of(key), depth(key, keys), adds, False)
        revenue = {scenario: one.whole(key, whole) for scenario, one in cells.items()}
        rows.append(ForecastRow(subject, revenue, tuple(dict.fromkeys(methods[key]))))
    return tuple(rows)
