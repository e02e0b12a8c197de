"""The golden thread: which plans serve which strategic objective, and which objective nobody serves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planloom.figures.live import is_live
from planloom.links import Graph
from planloom.model import Item, Plan
from planloom.model.shared import Objective

Carrier = Literal["plans", "initiatives", "organisation", "nobody"]


@dataclass(frozen=True, slots=True)
class Thread:
    """A strategic objective and what serves it, plan by plan, directly or through other objects.

    Of the strategy's own objects only its work serves; its objectives are what is served.
    """

    objective: Objective
    plan: Plan
    supporters: Mapping[str, tuple[Item, ...]]

    @property
    def covered(self) -> bool:
        """Whether something carries it, or nothing is expected to."""
        return self.carrier != "nobody"

    @property
    def carrier(self) -> Carrier:
        """What carries it: other plans, else the strategy's own work, else (as it says) the organisation.

        Work and aims carry, unless they are cancelled; a study or a budget line that serves it does not do it.
        """
        carrying = {plan for plan, items in self.supporters.items() if any(map(_carries, items))}
        if carrying - {self.plan.id}:
            return "plans"
        if carrying:
            return "initiatives"
        return "organisation" if self.objective.corporate else "nobody"

    @property
    def initiatives(self) -> tuple[Item, ...]:
        """The strategy's own work for it."""
        return self.supporters.get(self.plan.id or "", ())


def _carries(item: Item) -> bool:
    return item.is_a("work", "aim") and is_live(item)


def threads(graph: Graph) -> tuple[Thread, ...]:
    """Return the thread of each strategic objective, in the order of the sources."""
    found = []
    for strategy in graph.portfolio.strategies:
        for objective in strategy.objectives:
            by_plan: dict[str, list[Item]] = {}
            for item in graph.downward(objective):
                plan = graph.plan_of(item)
                if plan is not None and (not plan.directs or item.is_a("work")):
                    by_plan.setdefault(plan.id or "", []).append(item)
            found.append(Thread(objective, strategy, {plan: tuple(items) for plan, items in by_plan.items()}))
    return tuple(found)


def strategic_objectives(item: Item, graph: Graph) -> tuple[Objective, ...]:
    """Return the strategic objectives that `item` serves in the end."""
    return tuple(above for above in graph.upward(item) if isinstance(above, Objective) and graph.is_strategic(above))
