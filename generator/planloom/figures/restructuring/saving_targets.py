"""Objectives to save: what the measures and deals that serve them bring net, and what lower objectives aim at."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, difference, sum_of, unknown
from planloom.figures.live import is_live
from planloom.figures.money.flow import Pool, cell_of
from planloom.figures.restructuring.savings import by_baseline, pool_of
from planloom.figures.restructuring.streams import deal_stream
from planloom.figures.written import Written, money_in, total
from planloom.model import Item, parts_in
from planloom.model.relations import SUPPORTS
from planloom.model.restructuring import CostMeasure, Deal
from planloom.model.shared import Objective
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures
    from planloom.links import Graph

Savers = Mapping[int, tuple[CostMeasure | Deal, ...]]


def savers(graph: "Graph", _: "Figures") -> Savers:
    """Return by the identity of each object the measures and deals that serve it, directly or through others."""
    found: dict[int, list[CostMeasure | Deal]] = {}
    for plan in graph.portfolio.plans:
        for item in parts_in(plan):
            if isinstance(item, CostMeasure | Deal) and is_live(item):
                for above in graph.upward(item):
                    found.setdefault(id(above), []).append(item)
    return {key: tuple(items) for key, items in found.items()}


def saving_target(objective: Objective, period: Period, figures: "Figures") -> Figure[Money]:
    """Return what an objective is to save in `period`, as stated."""
    return total("saving_target", [money_in(objective, "cost_target", figures.exchange)], period, subject=objective)


def saved_for(objective: Objective, period: Period, figures: "Figures") -> Figure[Money]:
    """Return the net saving in `period` of the measures and deals that serve an objective.

    Measures on one baseline count up to it; of deals the synergies of cost count, less what their integration costs.
    What contributes a share to the objective counts with that share. Unknown where nothing is planned.
    """
    pools = _pools(objective, figures)
    if not any(stream.tells(period) for pool in pools for stream in pool.streams):
        return unknown("net_saving", "not_given", subject=objective, period=period)
    return cell_of(pools, period, figures.exchange.currency, objective).net


def _pools(objective: Objective, figures: "Figures") -> list[Pool]:
    items = figures.once(savers, figures.graph).get(id(objective), ())
    measures = [item for item in items if isinstance(item, CostMeasure) and item.phasing]
    deals = [item for item in items if isinstance(item, Deal) and item.synergies]
    groups = by_baseline(measures).values()
    return [
        *(pool_of(((one, _share(one, objective, figures)) for one in group), figures) for group in groups),
        *(Pool((deal_stream(deal, figures, ("cost",), _share(deal, objective, figures)),)) for deal in deals),
    ]


def saving_for(objective: Objective, figures: "Figures") -> tuple[CostMeasure | Deal, ...]:
    """Return the measures and deals that `saved_for` counts."""
    return tuple(
        item
        for item in figures.once(savers, figures.graph).get(id(objective), ())
        if (item.phasing if isinstance(item, CostMeasure) else item.synergies)
    )


def _share(item: Item, objective: Objective, figures: "Figures") -> Decimal:
    links = (edge for edge in figures.graph.out(item, SUPPORTS) if edge.target is objective)
    shares = (item.share_of(edge.link) for edge in links if edge.link is not None)
    return next((share for share in shares if share is not None), Decimal(1))


def aimed_below(objective: Objective, period: Period, figures: "Figures") -> Figure[Money]:
    """Return what the objectives that contribute to this one aim to save in `period`; exact where all of them say."""
    series = contributing(objective, figures)
    return sum_of(
        "contributed_saving",
        (total("saving_target", [one], period, subject=one.part, sparse=False) for one in series),
        subject=objective,
        period=period,
    )


def contributing(objective: Objective, figures: "Figures") -> tuple[Written[Money], ...]:
    """Return the saving targets of the objectives that contribute to this one, times their shares."""
    return tuple(_contributions(objective, figures))


def _contributions(objective: Objective, figures: "Figures") -> Iterable[Written[Money]]:
    for edge in figures.graph.back(objective, SUPPORTS):
        share = edge.source.share_of(edge.link) if edge.link else None
        if isinstance(edge.source, Objective) and edge.source.cost_target and share is not None:
            yield money_in(edge.source, "cost_target", figures.exchange).scaled(share)


def missing(expected: Figure[Money], found: Figure[Money]) -> Figure[Money]:
    """Return what is missing from the saving expected."""
    return difference("missing_saving", expected, found, subject=expected.subject, period=expected.period)
