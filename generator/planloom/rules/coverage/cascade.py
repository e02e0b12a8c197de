"""The cascade of the strategy (C102): its objectives that no plan takes up."""

from collections.abc import Iterator

from planloom.model.nearest import nearest
from planloom.problems import Code, Level, Phrase, Problem, in_order
from planloom.rules.coverage.together import together
from planloom.rules.fold import SEVERAL, under
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNSERVED = Code(
    "C102",
    Level.WARNING,
    title=Phrase("Nobody serves a strategic objective", "Nic nie wspiera celu strategicznego"),
    message=Phrase(
        "no functional objective and no initiative serves {object}",
        "{object}: nie wspiera go żaden cel funkcjonalny ani żadna inicjatywa",
    ),
    label=Phrase("who does this?", "kto to zrobi?"),
    why=Phrase(
        "An objective that no plan takes up is a wish: nobody has a target, a budget or a date for it.",
        "Cel, którego nie podejmuje żaden plan, jest życzeniem: nikt nie ma dla niego zadania, budżetu ani terminu.",
    ),
    help=Phrase(
        "add `supports: [{id}]` to what serves it, or `corporate: true` if no plan is expected to",
        "dodaj `supports: [{id}]` do tego, co go wspiera, albo `corporate: true`, jeśli nie ma go wspierać żaden plan",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, revenue_target: {2027: 50m}}
  - {id: save, title: Cut costs, owner: anna, period: 2027, cost_target: {2027: 2m}}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, owner: jan, period: 2027, revenue_target: {2027: 50m}, supports: grow}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, revenue_target: {2027: 50m}}
  - {id: save, title: Cut costs, owner: anna, period: 2027, cost_target: {2027: 2m}, corporate: true}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell more, owner: jan, period: 2027, revenue_target: {2027: 50m}, supports: grow}
""",
)
UNSERVED_PLAN = UNSERVED.worded(
    Phrase(
        "nothing serves any of the {count} objectives of {object}",
        "{object}: żadnego z celów nic nie wspiera (liczba celów: {count})",
    ),
    label=Phrase("no plan takes it up yet", "jeszcze żaden plan go nie podejmuje"),
    help=Phrase(
        "write `supports:` in the functional plans and initiatives, with the ids of these objectives",
        "wpisz w planach funkcjonalnych i inicjatywach `supports:` z identyfikatorami tych celów",
    ),
)

NOTHING_SERVES = UNSERVED.worded(
    Phrase(
        "nothing serves the objectives of the strategies: there is no functional plan and no initiative yet",
        "celów strategii nic nie wspiera: nie ma jeszcze żadnego planu funkcjonalnego ani inicjatywy",
    ),
    label=Phrase("who does this?", "kto się tym zajmie?"),
    help=Phrase(
        "add a functional plan or initiatives with `supports:` and the ids of the objectives they serve",
        "dodaj plan funkcjonalny albo inicjatywy z polem `supports:` i identyfikatorami celów, które wspierają",
    ),
)


@rule(UNSERVED)
def strategic_objectives_are_served(plans: Plans) -> Iterator[Problem]:
    """Every strategic objective has work that serves it, or says that none is expected.

    An objective that a misspelt link probably means has been told of with the link.
    """
    by_plan: dict[str, list[Problem]] = {}
    meant = _meant_by_broken_links(plans)
    for thread in plans.figures.threads:
        if not thread.covered and thread.objective.status != "cancelled" and thread.objective.id not in meant:
            problem = plans.finding(
                UNSERVED, thread.objective, "id", object=called(thread.objective), id=thread.objective.id
            )
            by_plan.setdefault(thread.plan.id or "", []).append(problem)
    found: list[Problem] = []
    for plan in plans.portfolio.strategies:
        expected = sum(not objective.corporate for objective in plan.objectives)
        found.extend(together(by_plan.get(plan.id or "", []), expected, plan, plans, UNSERVED_PLAN))
    yield from [_of_all(found)] if _is_strategy_alone(plans) and len(found) >= SEVERAL else found


def _is_strategy_alone(plans: Plans) -> bool:
    """Tell whether nobody has written anything but strategies yet, so that all of them lack the same."""
    portfolio = plans.portfolio
    return all(plan.directs and not plan.initiatives for plan in portfolio.plans)


def _of_all(found: list[Problem]) -> Problem:
    """Tell once that there is nothing which could serve any of the strategies."""
    found = in_order(found)
    return under(NOTHING_SERVES.at(found[0].span), found)


def _meant_by_broken_links(plans: Plans) -> set[str]:
    ids = [objective.id for plan in plans.portfolio.strategies for objective in plan.objectives]
    broken = {
        link.id
        for item in plans.items()
        for link in item.supports
        if plans.graph.find(link.id) is None and link.id not in plans.portfolio.withheld
    }
    return {name for link in broken if (name := nearest(link, ids)) is not None}
