"""The golden thread: which plans serve which strategic objective, and which objective nobody serves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from planloom.figures.live import is_live
from planloom.links import Graph
from planloom.model import Item, Plan
from planloom.model.shared import Objective
from planloom.tracking import tracked_property

Carrier = Literal["plans", "initiatives", "organisation", "nobody"]


@dataclass(frozen=True)
class Thread:
    """A strategic objective and what serves it, plan by plan, directly or through other objects.

    Of the strategy's own objects only its work serves; its objectives are what is served.
    """

    objective: Objective
    plan: Plan
    graph: Graph

    @tracked_property
    def supporters(self) -> Mapping[str, tuple[Item, ...]]:
        """All that serves it, by the id of the plan it stands in."""
        by_plan: dict[str, list[Item]] = {}
        for plan, item in self._serving():
            by_plan.setdefault(plan.id or "", []).append(item)
        return {plan: tuple(items) for plan, items in by_plan.items()}

    def _serving(self) -> Iterator[tuple[Plan, Item]]:
        for item in self.graph.downward(self.objective):
            plan = self.graph.plan_of(item)
            if plan is not None and (not plan.directs or item.is_a("work")):
                yield plan, item

    @property
    def covered(self) -> bool:
        """Whether something carries it, or nothing is expected to."""
        return self.carrier != "nobody"

    @tracked_property
    def carrier(self) -> Carrier:
        """What carries it: other plans, else the strategy's own work, else (as it says) the organisation.

        Work and aims carry, unless they are cancelled; a study or a budget line that serves it does not do it.
        """
        own = (plan is self.plan for plan, item in self._serving() if _carries(item))
        found = next(own, None)
        if found is not None:  # mostly the first of what serves it tells, and no more is looked at
            return "initiatives" if found and all(own) else "plans"
        return "organisation" if self.objective.corporate else "nobody"

    @property
    def initiatives(self) -> tuple[Item, ...]:
        """The strategy's own work for it."""
        return self.supporters.get(self.plan.id or "", ())


def _carries(item: Item) -> bool:
    return item.is_a("work", "aim") and is_live(item)


def threads(graph: Graph) -> tuple[Thread, ...]:
    """Return the thread of each strategic objective, in the order of the sources."""
    return tuple(
        Thread(objective, strategy, graph)
        for strategy in graph.portfolio.strategies
        for objective in strategy.objectives
    )


def strategic_objectives(graph: Graph, *items: Item) -> tuple[Objective, ...]:
    """Return the strategic objectives that `items` serve in the end, each once."""
    return tuple(above for above in graph.strategic_above(*items) if isinstance(above, Objective))
