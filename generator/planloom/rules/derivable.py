"""Figures that others make up: whoever sees all of them but one knows that one as well.

Found in plans of which nothing is withheld yet, and only where the figures agree: a sum that is off tells nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planloom.audience import Hidden
from planloom.figures.figure import Entry, Figure
from planloom.figures.money.projection import projected_year, stated_result
from planloom.figures.restructuring.structure import unit_nodes
from planloom.figures.sales.grain import DIMENSIONS, further
from planloom.figures.sales.of_plan import forecast_product
from planloom.figures.sales.revenue import revenue_by_price, stated_forecast
from planloom.figures.shares import contributions, over_the_whole, segment_shares, weights
from planloom.model import Plan
from planloom.model.base import Link
from planloom.model.marketing import SalesComponent, Segment
from planloom.model.restructuring import OrgUnit, Projection
from planloom.model.sales import Forecast, Target
from planloom.model.shared import Objective
from planloom.problems import Span
from planloom.rules.compare import differs_from
from planloom.rules.derivable_money import money_pairs
from planloom.rules.rule import Plans
from planloom.rules.sales.breakdowns import tolerance
from planloom.rules.shares import ROUNDING


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a total was written with, nothing for the whole of all shares, and what makes it up."""

    total: tuple[Entry, ...]
    parts: tuple[Entry, ...]

    def told_at(self, hidden: Hidden) -> Span | None:
        """Return where readers see what tells the one figure that is withheld; None where nothing does."""
        shown = [entry for entry in self.parts if not _is_lost(entry, hidden)]
        lost = {(id(entry.part), entry.field) for entry in self.parts if _is_lost(entry, hidden)}
        above = [entry for entry in self.total if _is_lost(entry, hidden)]
        if not shown or len(lost) + bool(above) != 1:
            return None
        return (shown if above or not self.total else self.total)[0].span


def _is_lost(entry: Entry, hidden: Hidden) -> bool:
    """Tell whether a figure is withheld, or leads to what is."""
    return hidden.has(entry.span) or (isinstance(entry.part, Link) and entry.part.id in hidden.ids)


def derivable_spans(plans: Plans, hidden: Hidden) -> Iterator[Span]:
    """Yield where readers see figures of `plans`, of which nothing was cut, that tell one in `hidden`."""
    for one in derivations(plans):
        place = one.told_at(hidden)
        if place is not None:
            yield place


def derivations(plans: Plans) -> Iterator[Derivation]:
    """Yield the totals of shares, breakdowns, units, results, products and money."""
    for plan in plans.portfolio.plans:
        yield from _shares(plan)
    for item in plans.items():
        if len(item.supports) > 1:
            yield from _all_of_it(contributions(item))
    for plan in plans.portfolio.having(Target):
        yield from _breakdowns(plan, plans)
    for plan in plans.portfolio.having(OrgUnit):
        yield from _units(plan, plans)
    yield from _results(plans)
    yield from _products(plans)
    yield from _money(plans)


def _shares(plan: Plan) -> Iterator[Derivation]:
    yield from _all_of_it(segment_shares(plan.each(Segment), plan))
    weighted = [objective for objective in plan.objectives if objective.weight is not None]
    yield from _all_of_it(weights(weighted, plan))
    groups: dict[str | None, list[Objective]] = {}
    for objective in weighted:
        groups.setdefault(objective.perspective, []).append(objective)
    for group in groups.values():
        yield from _all_of_it(weights(group, plan))
    for objective in plan.objectives:
        measured = [measure for measure in objective.measures if measure.weight is not None]
        yield from _all_of_it(weights(measured, objective))


def _all_of_it(shares: Figure[Any]) -> Iterator[Derivation]:
    if shares.value is not None and abs(over_the_whole(shares)) <= ROUNDING:
        yield Derivation((), tuple(shares.entries()))


def _breakdowns(plan: Plan, plans: Plans) -> Iterator[Derivation]:
    sales = plans.figures.sales(plan)
    tables: tuple[Any, ...] = (sales.revenue, sales.volume)
    for cells in tables:
        for key in cells.keys:
            for dimension in DIMENSIONS:
                if further(key, dimension, cells.keys):
                    for period in cells.periods(key):
                        total, parts = cells.own(key, period), cells.parts(key, dimension, period)
                        if not differs_from(parts, total, tolerance(cells.items(key), plans)):
                            yield from _of(total, [parts])


def _units(plan: Plan, plans: Plans) -> Iterator[Derivation]:
    for node in unit_nodes(plan, plans.figures).values():
        if node.units and node.own.value == 0:
            yield from _of(node.total, [one.total for one in node.units])


def _results(plans: Plans) -> Iterator[Derivation]:
    for projection in plans.of(Projection):
        for year in projection.years:
            stated, follows = stated_result(year, plans.figures), projected_year(year, plans.figures).result
            if not differs_from(stated, follows, plans.tolerance):
                yield from _of(stated, [follows])


def _products(plans: Plans) -> Iterator[Derivation]:
    exchange = plans.figures.exchange
    pairs: list[tuple[Figure[Any], Figure[Any]]] = [
        (stated_forecast(forecast, exchange), forecast_product(forecast, exchange)) for forecast in plans.of(Forecast)
    ]
    for target in plans.of(Target):
        pairs += revenue_by_price(target, "volume", "revenue", exchange)
    for component in plans.of(SalesComponent):
        pairs += revenue_by_price(component, "volume_target", "revenue_target", exchange)
    for stated, product in pairs:
        if not differs_from(stated, product, plans.tolerance):
            yield from _of(stated, [product])


def _money(plans: Plans) -> Iterator[Derivation]:
    for stated, follows in money_pairs(plans):
        if follows.value is not None and not differs_from(stated, follows, plans.tolerance):
            yield from _of(stated, [follows])


def _of(total: Figure[Any], parts: Iterable[Figure[Any]]) -> Iterator[Derivation]:
    """Yield what makes up a total, where all of it is known."""
    every = list(parts)
    if total.exact and all(one.exact for one in every):
        yield Derivation(tuple(total.entries()), tuple(entry for one in every for entry in one.entries()))
