"""Sales and marketing compared, along the eight dimensions by which the two kinds of plan are told apart.

Definition, objectives, scope, tools, roles, budgets, evaluation and how the plans are joined. Whatever
can be counted is counted here; what must be said in words the authors say in their notes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, balance, ratio, unknown
from planloom.figures.matrix import Row, row, years_for
from planloom.figures.money.by_plan import costs_of
from planloom.figures.written import Written
from planloom.links import Graph
from planloom.model import Item, Part, Plan, parts_in
from planloom.model.built_in import KINDS
from planloom.model.marketing import Campaign, Segment
from planloom.model.names import Name
from planloom.model.sales import Product, ServiceLevel, Target, Territory
from planloom.model.shared import Comparison, JointAction, Measure, Objective, Raci, Team, Tool
from planloom.values import Money, Period, rounded

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: all sales plans or all marketing plans together.

    `names` are what its kinds of plan are called; `horizon` is the mean length of its objectives in months;
    `budget` what it costs year by year.
    """

    plans: tuple[Plan, ...]
    names: tuple[Name, ...]
    objectives: tuple[Objective, ...]
    horizon: int | None
    segments: int
    products: int
    territories: int
    tools: tuple[Tool, ...]
    teams: tuple[Team, ...]
    raci: tuple[Raci, ...]
    budget: Row[Money]
    measures: tuple[Measure, ...]
    notes: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class SalesAndMarketing:
    """Both sides, and what joins them.

    `shares` are the parts of sales and marketing in what both cost, for each of `years`; unknown for a year in which
    one of them costs nothing, since plans of different length say nothing about each other.
    """

    years: tuple[Period, ...]

    sales: Side
    marketing: Side
    shares: tuple[tuple[Figure[Decimal], Figure[Decimal]], ...]
    shared_objectives: tuple[Objective, ...]
    shared_tools: tuple[Tool, ...]
    joint_actions: tuple[JointAction, ...]
    service_levels: tuple[ServiceLevel, ...]

    @property
    def as_taught(self) -> bool:
        """Whether all are the plans of the textbooks: a project that calls them otherwise does other things in them."""
        return {*self.sales.names, *self.marketing.names} <= {kind.named for kind in KINDS.values()}


def compare(figures: "Figures") -> SalesAndMarketing | None:
    """Compare the sales plans with the marketing plans; None unless there are both."""
    graph = figures.graph
    portfolio = graph.portfolio
    groups = (portfolio.having(Target), portfolio.having(Campaign))
    if not all(groups):
        return None
    costs = [[series for plan in plans for series in figures.once(costs_of, plan)] for plans in groups]
    years = years_for((one.given for series in costs for one in series), figures.calendar)
    sales, marketing = (_side(plans, series, years) for plans, series in zip(groups, costs, strict=True))
    joint = [action for side in (sales, marketing) for plan in side.plans for action in plan.joint_actions]
    return SalesAndMarketing(
        years=years,
        sales=sales,
        marketing=marketing,
        shares=tuple(_shares(*both) for both in zip(sales.budget.cells, marketing.budget.cells, strict=True)),
        shared_objectives=_shared(graph, sales, marketing),
        shared_tools=_used_by_both(sales, marketing),
        joint_actions=tuple(joint),
        service_levels=portfolio.each(ServiceLevel),
    )


def _side(plans: tuple[Plan, ...], costs: Sequence[Written[Money]], years: Sequence[Period]) -> Side:
    objectives = [objective for plan in plans for objective in plan.objectives]
    lengths = [objective.horizon.months for objective in objectives if objective.horizon]
    return Side(
        plans=tuple(plans),
        names=tuple(dict.fromkeys(plan.named for plan in plans)),
        objectives=tuple(objectives),
        horizon=int(rounded(Decimal(sum(lengths)) / len(lengths))) if lengths else None,
        segments=_count(plans, Segment),
        products=_count(plans, Product),
        territories=_count(plans, Territory),
        tools=tuple(tool for plan in plans for tool in plan.tools),
        teams=tuple(team for plan in plans for team in plan.teams),
        raci=tuple(row for plan in plans for row in plan.raci),
        budget=row("cost", None, costs, years),
        measures=tuple(part for plan in plans for part in parts_in(plan) if isinstance(part, Measure)),
        notes=tuple(plan.comparison for plan in plans if plan.comparison),
    )


def _count(plans: Iterable[Plan], kind: type[Part]) -> int:
    return sum(len(plan.each(kind)) for plan in plans)


def _shares(sales: Figure[Money], marketing: Figure[Money]) -> tuple[Figure[Decimal], Figure[Decimal]]:
    if sales.value is None or marketing.value is None:
        nothing = unknown("share_of_cost", "not_given", period=sales.period)
        return nothing, nothing
    both = balance("cost", [sales, marketing], period=sales.period)
    one, other = (ratio("share_of_cost", side, both, period=sales.period) for side in (sales, marketing))
    return one, other


def _shared(graph: Graph, sales: Side, marketing: Side) -> tuple[Objective, ...]:
    """Return the objectives that objects of both sides serve."""
    served = [_served(graph, side) for side in (sales, marketing)]
    return tuple(above for key, above in served[0].items() if key in served[1])


def _served(graph: Graph, side: Side) -> dict[int, Objective]:
    items: list[Item] = [item for plan in side.plans for item in (*plan.objectives, *plan.initiatives)]
    return {id(above): above for above in graph.upward(*items) if isinstance(above, Objective)}


def _used_by_both(sales: Side, marketing: Side) -> tuple[Tool, ...]:
    """Return the tools that teams of both sides use."""
    teams = [{team.id for team in side.teams} for side in (sales, marketing)]
    return tuple(tool for tool in (*sales.tools, *marketing.tools) if all(names & set(tool.used_by) for names in teams))
