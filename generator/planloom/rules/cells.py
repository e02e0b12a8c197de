"""Sales figures as a table: revenue or units by territory, product and segment, and by period.

Targets and forecasts are entries of such a table; an entry that leaves a dimension out is a total over
it. Two entries are compared only where they are about the same thing: a total with parts that cover all
there is, period by period.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.series import add, exactly, within
from planloom.model import Item, Part, SalesPlan
from planloom.model.sales import Forecast, Product, Target, Territory
from planloom.problems import Span
from planloom.rules.places import value_of
from planloom.rules.rule import Plans
from planloom.values import Money, Period

DIMENSIONS = ("territory", "product", "segment")

Figures = Mapping[Period, Decimal]
Key = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """The figures of one combination of territory, product and segment, and where they are written.

    `field` is the field of `items` that holds them; a forecast has one item for each period.
    """

    key: Key
    figures: Figures
    items: tuple[Item, ...]
    field: str

    def place(self, period: Period) -> Span:
        """Return where the figure for `period` is written."""
        fitting = (item for item in self.items if _tells(item, self.field, period))
        item = next(fitting, self.items[0])
        return item.span(self.field) if isinstance(item, Forecast) else value_of(item, self.field, period)

    @property
    def item(self) -> Item:
        """The first object the figures come from."""
        return self.items[0]


@dataclass(frozen=True, slots=True)
class Sum:
    """What several cells give for a period: exactly, or at least."""

    amount: Decimal
    exact: bool
    parts: tuple[Cell, ...]


def _tells(item: Item, field: str, period: Period) -> bool:
    periods = [item.for_period] if isinstance(item, Forecast) else getattr(item, field)
    return any(period.contains(entry) for entry in periods)


def key_of(item: Target | Forecast) -> Key:
    """Return what the figures of `item` are about."""
    return frozenset((name, value) for name in DIMENSIONS if (value := getattr(item, name)) is not None)


def revenue_targets(plan: SalesPlan, plans: Plans) -> list[Cell]:
    """Return the revenue targets of a plan in the organisation's currency, without what has no rate."""
    found = ((target, amounts(target.revenue, plans)) for target in plan.targets)
    return _joined([(key_of(target), figures, target) for target, figures in found if figures], "revenue")


def unit_targets(plan: SalesPlan) -> list[Cell]:
    """Return the targets of a plan in units sold."""
    return _joined([(key_of(target), target.volume, target) for target in plan.targets if target.volume], "volume")


def _joined(entries: Iterable[tuple[Key, Figures, Item]], field: str) -> list[Cell]:
    """Put entries about the same thing into one cell."""
    figures: dict[Key, dict[Period, Decimal]] = {}
    items: dict[Key, list[Item]] = {}
    for key, series, item in entries:
        items.setdefault(key, []).append(item)
        sums = figures.setdefault(key, {})
        for period, amount in series.items():
            sums[period] = sums.get(period, Decimal(0)) + amount
    return [Cell(key, figures[key], tuple(items[key]), field) for key in figures]


def amounts(series: Mapping[Period, Money], plans: Plans) -> Figures:
    """Return plain amounts in the organisation's currency; nothing when any of them has no rate."""
    converted = plans.figures.exchange.complete(series) or {}
    return {period: money.amount for period, money in converted.items()}


def worth(amount: Decimal, currency: str | None) -> Money | Decimal:
    """Return a figure as money, or as it is when it counts units."""
    return Money(amount, currency) if currency else amount


def tolerance(cell: Cell, plans: Plans) -> Decimal:
    """Return how far sums may lie from the figures of `cell`: what its target says, or else the settings."""
    own = cell.item.tolerance if isinstance(cell.item, Target) else None
    return own if own is not None else plans.tolerance


def forecasts(plan: SalesPlan, scenario: str, plans: Plans) -> list[Cell]:
    """Return the forecasts of one scenario, those about the same thing joined over their periods."""
    entries: list[tuple[Key, Figures, Item]] = []
    for forecast in plan.forecasts:
        revenue = revenue_of(forecast, plans) if forecast.scenario == scenario else None
        if revenue is not None:
            entries.append((key_of(forecast), {forecast.for_period: revenue}, forecast))
    return _joined(entries, "revenue")


def revenue_of(forecast: Forecast, plans: Plans) -> Decimal | None:
    """Return the revenue forecast, stated or volume times price; None without a rate or a figure."""
    exchange = plans.figures.exchange
    if forecast.revenue is not None:
        money = exchange.money(forecast.revenue)
    elif forecast.volume is not None and forecast.price is not None:
        money = exchange.money(forecast.price * forecast.volume)
    else:
        money = None
    return money.amount if money is not None else None


def children(parent: Key, dimension: str, cells: Iterable[Cell]) -> list[Cell]:
    """Return the cells that break `parent` down by `dimension` and by nothing else."""
    found = []
    for cell in cells:
        more = cell.key - parent
        if parent < cell.key and len(more) == 1 and next(iter(more))[0] == dimension:
            found.append(cell)
    return found


def members(dimension: str, plan: SalesPlan, cells: Iterable[Cell], plans: Plans) -> set[str]:
    """Return all there is of a dimension: what the plan lists, else what any plan does.

    Segments are those that figures are given for; a plan need not sell to all that marketing knows.
    """
    kinds: dict[str, type[Part]] = {"territory": Territory, "product": Product}
    if dimension in kinds:
        own = plan.territories if dimension == "territory" else plan.products
        listed = own or plans.of(kinds[dimension])
        return {item.id for item in listed if isinstance(item, Item) and item.id}
    return {value for cell in cells for name, value in cell.key if name == dimension}


def covers(parts: Iterable[Cell], dimension: str, everything: set[str]) -> bool:
    """Tell whether the parts are all there is of the dimension."""
    there = {value for cell in parts for name, value in cell.key if name == dimension}
    return bool(there) and there >= everything


def total(parts: Sequence[Cell], period: Period) -> Sum | None:
    """Add what the parts give for `period`; None when they give nothing.

    A part that says nothing about the period makes the sum a lower bound.
    """
    exact = [exactly(cell.figures, period) for cell in parts]
    if all(amount is not None for amount in exact):
        return Sum(add(amount for amount in exact if amount is not None) or Decimal(0), True, tuple(parts))
    known = add(amount for cell in parts if (amount := within(cell.figures, period)) is not None)
    return None if known is None else Sum(known, False, tuple(parts))


def finest_first(*series: Mapping[Period, object]) -> list[Period]:
    """Return the periods in which figures may be compared: those written and the years they belong to.

    The shortest come first, so that a difference is told where it arises.
    """
    written = {period for figures in series for period in figures}
    years = {Period.of_year(year) for period in written for year in period.years}
    return sorted(written | years, key=lambda period: ((period.end - period.start).days, period.start))


class Differences:
    """Remembers where figures differed, so that a year is not told again when one of its quarters was."""

    def __init__(self) -> None:
        self._told: list[Period] = []

    def explain(self, period: Period) -> bool:
        """Tell whether a difference within `period` has been told."""
        return any(period.contains(told) for told in self._told)

    def tell(self, period: Period) -> None:
        """Note that the figures of `period` differ."""
        self._told.append(period)


def plan_total(plan: SalesPlan, period: Period, plans: Plans) -> Sum | None:
    """Return the revenue target of a whole plan for `period`: its total, or parts that cover it."""
    cells = revenue_targets(plan, plans)
    return whole(frozenset(), cells, plan, period, plans)


def whole(key: Key, cells: Sequence[Cell], plan: SalesPlan, period: Period, plans: Plans) -> Sum | None:
    """Return the exact figure of `key` for `period`: its own, or the sum of parts that cover it."""
    own = [cell for cell in cells if cell.key == key]
    found = total(own, period) if own else None
    if found is not None and found.exact:
        return found
    for dimension in DIMENSIONS:
        parts = children(key, dimension, cells)
        if parts and covers(parts, dimension, members(dimension, plan, cells, plans)):
            found = total(parts, period)
            if found is not None and found.exact:
                return found
    return None
