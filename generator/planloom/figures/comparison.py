"""Sales and marketing compared, along the eight dimensions by which the two kinds of plan are told apart.

Definition, objectives, scope, tools, roles, budgets, evaluation and how the plans are joined. Whatever
can be counted is counted here; what must be said in words the authors say in their notes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.money import budget_series, yearly
from planloom.figures.series import years
from planloom.links import Graph
from planloom.model import Item, Plan, parts_in
from planloom.model.sales import ServiceLevel
from planloom.model.shared import Comparison, JointAction, Measure, Objective, Raci, Team, Tool
from planloom.values import Money, rounded


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: all sales plans or all marketing plans together.

    `horizon` is the mean length of its objectives in months; `budget` what it spends year by year.
    """

    plans: tuple[Plan, ...]
    objectives: tuple[Objective, ...]
    horizon: int | None
    segments: int
    products: int
    territories: int
    tools: tuple[Tool, ...]
    teams: tuple[Team, ...]
    raci: tuple[Raci, ...]
    budget: Mapping[int, Money | None]
    measures: tuple[Measure, ...]
    notes: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class SalesAndMarketing:
    """Both sides, and what joins them.

    `shares` are the parts of sales and marketing in what both spend, for each year with a budget; None for a
    year in which one of them has none, since plans of different length say nothing about each other.
    """

    sales: Side
    marketing: Side
    shares: Mapping[int, tuple[Decimal, Decimal] | None]
    shared_objectives: tuple[Objective, ...]
    shared_tools: tuple[Tool, ...]
    joint_actions: tuple[JointAction, ...]
    service_levels: tuple[ServiceLevel, ...]


def compare(graph: Graph, exchange: Exchange) -> SalesAndMarketing | None:
    """Compare the sales plans with the marketing plans; None unless there are both."""
    portfolio = graph.portfolio
    if not portfolio.sales or not portfolio.marketing:
        return None
    groups: tuple[tuple[Plan, ...], ...] = (portfolio.sales, portfolio.marketing)
    lines = [[series for plan in plans for series in budget_series(plan, exchange)] for plans in groups]
    every_year = years(*lines[0], *lines[1])
    sales, marketing = (_side(plans, yearly(series, every_year)) for plans, series in zip(groups, lines, strict=True))
    joint = [action for side in (sales, marketing) for plan in side.plans for action in plan.joint_actions]
    return SalesAndMarketing(
        sales=sales,
        marketing=marketing,
        shares={year: _shares(sales.budget[year], marketing.budget[year]) for year in every_year},
        shared_objectives=_shared(graph, sales, marketing),
        shared_tools=_used_by_both(sales, marketing),
        joint_actions=tuple(joint),
        service_levels=tuple(level for plan in portfolio.sales for level in plan.service_level),
    )


def _side(plans: tuple[Plan, ...], budget: Mapping[int, Money | None]) -> Side:
    objectives = [objective for plan in plans for objective in plan.objectives]
    lengths = [objective.horizon.months for objective in objectives if objective.horizon]
    return Side(
        plans=tuple(plans),
        objectives=tuple(objectives),
        horizon=int(rounded(Decimal(sum(lengths)) / len(lengths))) if lengths else None,
        segments=_count(plans, "segments"),
        products=_count(plans, "products"),
        territories=_count(plans, "territories"),
        tools=tuple(tool for plan in plans for tool in plan.tools),
        teams=tuple(team for plan in plans for team in plan.teams),
        raci=tuple(row for plan in plans for row in plan.raci),
        budget=budget,
        measures=tuple(part for plan in plans for part in parts_in(plan) if isinstance(part, Measure)),
        notes=tuple(plan.comparison for plan in plans if plan.comparison),
    )


def _count(plans: Iterable[Plan], part: str) -> int:
    return sum(len(getattr(plan, part, ())) for plan in plans)


def _shares(sales: Money | None, marketing: Money | None) -> tuple[Decimal, Decimal] | None:
    if sales is None or marketing is None or not (both := sales + marketing):
        return None
    return sales.amount / both.amount, marketing.amount / both.amount


def _shared(graph: Graph, sales: Side, marketing: Side) -> tuple[Objective, ...]:
    """Return the objectives that objects of both sides serve."""
    served = [_served(graph, side) for side in (sales, marketing)]
    return tuple(above for key, above in served[0].items() if key in served[1])


def _served(graph: Graph, side: Side) -> dict[int, Objective]:
    items: list[Item] = [item for plan in side.plans for item in (*plan.objectives, *plan.initiatives)]
    return {id(above): above for item in items for above in graph.upward(item) if isinstance(above, Objective)}


def _used_by_both(sales: Side, marketing: Side) -> tuple[Tool, ...]:
    """Return the tools that teams of both sides use."""
    teams = [{team.id for team in side.teams} for side in (sales, marketing)]
    return tuple(tool for tool in (*sales.tools, *marketing.tools) if all(names & set(tool.used_by) for names in teams))
