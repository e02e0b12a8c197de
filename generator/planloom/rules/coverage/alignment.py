"""Alignment (C101): the objectives of functional plans that lead to nothing in the strategy."""

import itertools
from collections.abc import Iterable, Iterator

from planloom.links import Graph
from planloom.model import Item
from planloom.model.relations import SUPPORTS
from planloom.model.shared import Objective
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.coverage.together import together
from planloom.rules.fold import under
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNLINKED = Code(
    "C101",
    Level.ERROR,
    title=Phrase(
        "A functional objective serves no strategic objective",
        "Cel funkcjonalny nie wspiera żadnego celu strategicznego",
    ),
    message=Phrase("{object} leads to no strategic objective", "{object} nie prowadzi do żadnego celu strategicznego"),
    label=Phrase("what is it for?", "co wspiera?"),
    why=Phrase(
        "Work that serves nothing in the strategy either reveals a gap in the strategy or takes money and people"
        " from what matters.",
        "Praca, która nie wspiera strategii, albo wskazuje na lukę w strategii, albo odbiera pieniądze i ludzi temu,"
        " co ważne.",
    ),
    help=Phrase(
        "add `supports: [{example}]`, or the id of the objective it serves",
        "dodaj `supports: [{example}]` albo identyfikator celu, który wspiera",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, revenue_target: {2027: 50m}}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, owner: jan, period: 2027, revenue_target: {2027: 50m}, supports: grow}
  - {id: upsell, title: Sell spare parts, owner: jan, period: 2027, budget: {2027: 1m}, revenue_target: {2027: 5m}}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, revenue_target: {2027: 55m}}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, owner: jan, period: 2027, revenue_target: {2027: 50m}, supports: grow}
  - {id: upsell, title: Sell spare parts, owner: jan, period: 2027, revenue_target: {2027: 5m}, supports: grow}
""",
)
UNLINKED_PLAN = UNLINKED.worded(
    Phrase(
        "none of the {count} objectives of {object} leads to a strategic objective",
        "{object}: żaden z celów nie prowadzi do celu strategicznego (liczba celów: {count})",
    ),
    label=Phrase("not linked to the strategy yet", "jeszcze niepowiązany ze strategią"),
    help=UNLINKED.help,
)


@rule(UNLINKED)
def traces_to_strategy(plans: Plans) -> Iterator[Problem]:
    """Every objective of a functional plan leads, directly or through others, to the strategy.

    Without a strategy there is nothing to lead to. A link that could not be resolved has been reported,
    so what hangs on it is not told again; an objective that serves an unlinked one is folded under it.
    """
    strategic = [objective for plan in plans.portfolio.strategies for objective in plan.objectives]
    if not strategic:
        return
    for plan in plans.portfolio.serving:
        loose = [
            objective
            for objective in plan.objectives
            if objective.status != "cancelled" and id(objective) not in plans.once(_leading)
        ]
        roots = [objective for objective in loose if not objective.supports]
        served = _by_root(loose, roots, plans.graph)
        found = []
        for objective in roots:
            problem = _unlinked(objective, strategic[0], plans)
            follows = [_unlinked(item, objective, plans) for item in served.get(id(objective), ())]
            found.append(under(problem, follows))
        yield from together(found, len(plan.objectives), plan, plans, UNLINKED_PLAN, example=strategic[0].id)


def _unlinked(objective: Objective, example: Objective, plans: Plans) -> Problem:
    return plans.finding(UNLINKED, objective, "id", object=called(objective), example=example.id)


def _leading(plans: Plans) -> frozenset[int]:
    """Return what leads to the strategy, or hangs on a link that leads nowhere."""
    strategic = [item for item in plans.items() if plans.graph.is_strategic(item)]
    broken = [item for item in plans.items() if _has_broken_link(item, plans.graph)]
    return frozenset(map(id, itertools.chain(broken, plans.graph.downward(*strategic, *broken))))


def _by_root(loose: Iterable[Objective], roots: list[Objective], graph: Graph) -> dict[int, list[Objective]]:
    """Return those of `loose` that serve a root, by its identity; what serves several is with the last of them."""
    root_of = {id(item): id(root) for root, item in graph.parted(*reversed(roots))}
    served: dict[int, list[Objective]] = {}
    for objective in loose:
        if id(objective) in root_of:
            served.setdefault(root_of[id(objective)], []).append(objective)
    return served


def _has_broken_link(item: Item, graph: Graph) -> bool:
    return len(item.supports) != len(graph.out(item, SUPPORTS))
