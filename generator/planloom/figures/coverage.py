"""The golden thread: which plans serve which strategic objective, and which objective nobody serves."""

from collections.abc import Mapping
from dataclasses import dataclass

from planloom.links import Graph
from planloom.model import Item, Plan
from planloom.model.plan import StrategyPlan
from planloom.model.shared import Objective


@dataclass(frozen=True, slots=True)
class Thread:
    """A strategic objective and what serves it, plan by plan, directly or through other objects."""

    objective: Objective
    plan: StrategyPlan
    supporters: Mapping[str, tuple[Item, ...]]

    @property
    def covered(self) -> bool:
        """Whether something outside the strategy serves it, or nothing is expected to."""
        return bool(self.supporters) or self.objective.corporate


def threads(graph: Graph) -> tuple[Thread, ...]:
    """Return the thread of each strategic objective, in the order of the sources."""
    found = []
    for strategy in graph.portfolio.strategies:
        for objective in strategy.objectives:
            by_plan: dict[str, list[Item]] = {}
            for item in graph.downward(objective):
                plan = graph.plan_of(item)
                if plan is not None and (not isinstance(plan, StrategyPlan) or item.kind == "initiative"):
                    by_plan.setdefault(plan.id or "", []).append(item)
            found.append(Thread(objective, strategy, {plan: tuple(items) for plan, items in by_plan.items()}))
    return tuple(found)


def strategic_objectives(item: Item, graph: Graph) -> tuple[Objective, ...]:
    """Return the strategic objectives that `item` serves in the end."""
    return tuple(
        above
        for above in graph.upward(item)
        if isinstance(above, Objective) and isinstance(graph.plan_of(above), StrategyPlan)
    )


def functional_plans(graph: Graph) -> tuple[Plan, ...]:
    """Return the plans that are to serve the strategy."""
    return tuple(plan for plan in graph.portfolio.plans if not isinstance(plan, StrategyPlan))
