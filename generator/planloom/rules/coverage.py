"""Links and coverage (family C): what serves the strategy, and what nobody uses.

Unknown ids, circles, links to the wrong kind and ids used twice are found when plans are joined, in
:mod:`planloom.links`; the rules here ask whether the links that are sound make sense.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from planloom.figures.coverage import Thread
from planloom.links import Graph
from planloom.model import Item, Plan, StrategyPlan
from planloom.model.nearest import nearest
from planloom.model.plan import MarketingPlan
from planloom.model.shared import Objective
from planloom.model.strategy import EnvironmentFactor, Factor
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fold import as_one, under
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.words import called

# What carries an objective: work and objectives of the functional plans, not what merely mentions it.
WORK = frozenset({"objective", "initiative", "campaign", "cost_measure", "deal", "target", "joint_action", "course"})
SEVERAL = 3

UNLINKED = Code(
    "C101",
    Level.ERROR,
    title=Phrase(
        "A functional objective serves no strategic objective",
        "Cel funkcjonalny nie służy żadnemu celowi strategicznemu",
    ),
    message=Phrase("{object} leads to no strategic objective", "{object} nie prowadzi do żadnego celu strategicznego"),
    label=Phrase("what is it for?", "czemu służy?"),
    why=Phrase(
        "Work that serves nothing in the strategy either reveals a gap in the strategy or takes money and people"
        " from what matters.",
        "Praca, która nie służy strategii, albo wskazuje na lukę w strategii, albo odbiera pieniądze i ludzi temu,"
        " co ważne.",
    ),
    help=Phrase(
        "add `supports: [{example}]`, or the id of the objective it serves",
        "dodaj `supports: [{example}]` albo identyfikator celu, któremu służy",
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


@rule(UNLINKED)
def traces_to_strategy(plans: Plans) -> Iterator[Problem]:
    """Every objective of a functional plan leads, directly or through others, to the strategy.

    Without a strategy there is nothing to lead to. A link that could not be resolved has been reported,
    so what hangs on it is not told again; an objective that serves an unlinked one is folded under it.
    """
    strategic = [objective for plan in plans.portfolio.strategies for objective in plan.objectives]
    if not strategic:
        return
    for plan in plans.portfolio.plans:
        if isinstance(plan, StrategyPlan):
            continue
        loose = [
            objective for objective in plan.objectives if _is_live(objective) and not _serves(objective, plans.graph)
        ]
        roots = [objective for objective in loose if not objective.supports]
        served = {id(item): objective for objective in roots for item in plans.graph.downward(objective)}
        found = []
        for objective in roots:
            problem = _unlinked(objective, strategic[0], plans)
            follows = [_unlinked(item, objective, plans) for item in loose if served.get(id(item)) is objective]
            found.append(under(problem, follows))
        yield from _together(found, len(plan.objectives), plan, plans, UNLINKED_PLAN, example=strategic[0].id)


def _unlinked(objective: Objective, example: Objective, plans: Plans) -> Problem:
    return plans.finding(UNLINKED, objective, "id", object=called(objective), example=example.id)


UNLINKED_PLAN = UNLINKED.worded(
    Phrase(
        "none of the {count} objectives of {object} leads to a strategic objective",
        "{object}: żaden z celów nie prowadzi do celu strategicznego (liczba celów: {count})",
    ),
    label=Phrase("not linked to the strategy yet", "jeszcze niepowiązany ze strategią"),
    help=UNLINKED.help,
)


def _is_live(item: Item) -> bool:
    return item.status != "cancelled"


def _serves(objective: Objective, graph: Graph) -> bool:
    """Tell whether an objective leads to the strategy, or hangs on a link that leads nowhere."""
    if _has_broken_link(objective, graph):
        return True
    return any(
        isinstance(graph.plan_of(above), StrategyPlan) or _has_broken_link(above, graph)
        for above in graph.upward(objective)
    )


def _has_broken_link(item: Item, graph: Graph) -> bool:
    return len(item.supports) != len(graph.out(item, "supports"))


def _together(
    found: Sequence[Problem], of: int, plan: Plan, plans: Plans, code: Code, **values: Any
) -> Iterator[Problem]:
    """Yield findings one by one, or as a single one about the plan when all of its objects have it."""
    if len(found) < SEVERAL or len(found) < of:
        yield from found
        return
    head = plans.finding(code, plan, "kind", object=called(plan), count=of, **values)
    yield under(head, found)


UNSERVED = Code(
    "C102",
    Level.WARNING,
    title=Phrase("Nobody serves a strategic objective", "Nikt nie służy celowi strategicznemu"),
    message=Phrase(
        "no functional objective and no initiative serves {object}",
        "{object}: nie służy mu żaden cel funkcjonalny ani inicjatywa",
    ),
    label=Phrase("who does this?", "kto to zrobi?"),
    why=Phrase(
        "An objective that no plan takes up is a wish: nobody has a target, a budget or a date for it.",
        "Cel, którego nie podejmuje żaden plan, jest życzeniem: nikt nie ma dla niego zadania, budżetu ani terminu.",
    ),
    help=Phrase(
        "add `supports: [{id}]` to what serves it, or `corporate: true` if no plan is expected to",
        "dodaj `supports: [{id}]` do tego, co mu służy, albo `corporate: true`, jeśli nie ma mu służyć żaden plan",
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
        "{object}: żadnemu z celów nic nie służy (liczba celów: {count})",
    ),
    label=Phrase("no plan takes it up yet", "jeszcze żaden plan go nie podejmuje"),
    help=Phrase(
        "write `supports:` in the functional plans and initiatives, with the ids of these objectives",
        "wpisz w planach funkcjonalnych i inicjatywach `supports:` z identyfikatorami tych celów",
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
        if not _is_carried(thread) and _is_live(thread.objective) and thread.objective.id not in meant:
            problem = plans.finding(
                UNSERVED, thread.objective, "id", object=called(thread.objective), id=thread.objective.id
            )
            by_plan.setdefault(thread.plan.id or "", []).append(problem)
    for plan in plans.portfolio.strategies:
        expected = sum(not objective.corporate for objective in plan.objectives)
        yield from _together(by_plan.get(plan.id or "", []), expected, plan, plans, UNSERVED_PLAN)


def _meant_by_broken_links(plans: Plans) -> set[str]:
    ids = [objective.id for plan in plans.portfolio.strategies for objective in plan.objectives]
    broken = {
        link.id
        for item in plans.items()
        for link in item.supports
        if plans.graph.find(link.id) is None and link.id not in plans.portfolio.withheld
    }
    return {name for link in broken if (name := nearest(link, ids)) is not None}


def _is_carried(thread: Thread) -> bool:
    if thread.objective.corporate:
        return True
    return any(item.kind in WORK and _is_live(item) for items in thread.supporters.values() for item in items)


UNUSED_FACTOR = Code(
    "C106",
    Level.INFO,
    title=Phrase("A factor that nothing builds on", "Czynnik, z którego nic nie wynika"),
    message=Phrase(
        "nothing builds on {object} or answers it",
        "{object}: nic z tego nie wynika i nic na to nie odpowiada",
    ),
    label=Phrase("so what?", "co z tego wynika?"),
    why=Phrase(
        "An analysis is worth what is done about it; a factor without consequence is either not important or has"
        " been forgotten.",
        "Analiza jest tyle warta, ile się z nią robi; czynnik bez następstw jest nieważny albo o nim zapomniano.",
    ),
    help=Phrase(
        "name the objectives it concerns in `objectives:`, or write `watch: true`",
        "wymień w `objectives:` cele, których dotyczy, albo wpisz `watch: true`",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
swot:
  - {id: w-slow, type: weakness, title: Slow delivery}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
swot:
  - {id: w-slow, type: weakness, title: Slow delivery, watch: true}
""",
)
UNUSED_ENVIRONMENT = UNUSED_FACTOR.worded(
    UNUSED_FACTOR.message,
    label=UNUSED_FACTOR.label,
    help=Phrase(
        "name the SWOT factors it leads to in `factors:`, or say in `response:` what is done about it",
        "wymień w `factors:` czynniki SWOT, do których prowadzi, albo napisz w `response:`, co się z tym robi",
    ),
)
UNUSED_SWOT = UNUSED_FACTOR.worded(
    Phrase(
        "nothing builds on any of the {count} factors of {object}",
        "{object}: z żadnego czynnika nic nie wynika (liczba czynników: {count})",
    ),
    help=UNUSED_FACTOR.help,
)


@rule(UNUSED_FACTOR)
def factors_are_used(plans: Plans) -> Iterator[Problem]:
    """A SWOT factor is named by an objective, an option or a restructuring measure, or is watched.

    A factor of the environment leads to a SWOT factor or has a response.
    """
    for plan in plans.portfolio.strategies:
        unused = [
            plans.finding(UNUSED_FACTOR, factor, "title", object=called(factor))
            for factor in plan.swot
            if not _is_used(factor, plans.graph)
        ]
        yield from _together(unused, len(plan.swot), plan, plans, UNUSED_SWOT)
        loose = (
            plans.finding(UNUSED_ENVIRONMENT, factor, "title", object=called(factor))
            for factor in plan.environment
            if not (factor.factors or factor.response or factor.supports)
        )
        yield from _few(loose)


def _is_used(factor: Factor | EnvironmentFactor, graph: Graph) -> bool:
    if isinstance(factor, Factor) and (factor.watch or factor.objectives):
        return True
    return bool(factor.supports) or bool(graph.back(factor, "factors", "answers", "affects"))


def _few(problems: Iterable[Problem]) -> Iterator[Problem]:
    found = list(problems)
    yield from found if len(found) < SEVERAL else as_one(found)


NO_SALES_COMPONENT = Code(
    "C114",
    Level.WARNING,
    title=Phrase("A marketing plan without a sales component", "Plan marketingowy bez komponentu sprzedażowego"),
    message=Phrase(
        "{object} does not say what it expects of sales",
        "{object} nie mówi, czego oczekuje od sprzedaży",
    ),
    label=Phrase("no `sales_component`", "brak `sales_component`"),
    why=Phrase(
        "A marketing plan that names no volume and no revenue cannot be held against the sales plan, and nobody"
        " can tell later whether it worked.",
        "Planu marketingowego bez wielkości sprzedaży i przychodu nie da się porównać z planem sprzedaży, a później"
        " nikt nie powie, czy zadziałał.",
    ),
    help=Phrase(
        "add `sales_component:` with `revenue_target` and the `targets` of the sales plan that it equals",
        "dodaj `sales_component:` z `revenue_target` i celami sprzedażowymi (`targets`), którym odpowiada",
    ),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: spring, title: Spring campaign, period: 2027-Q2}
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: spring, title: Spring campaign, period: 2027-Q2}
sales_component:
  - {id: expected, targets: all-sales, revenue_target: {2027: 50m}}
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
""",
)


@rule(NO_SALES_COMPONENT)
def marketing_says_what_it_expects_of_sales(plans: Plans) -> Iterator[Problem]:
    """A marketing plan that is under way has a sales component, once there are sales targets to name.

    A plan that has neither campaigns nor a budget is still being written.
    """
    if not any(plan.targets for plan in plans.portfolio.sales):
        return
    for plan in plans.portfolio.marketing:
        if not plan.sales_component and _is_under_way(plan):
            yield plans.finding(NO_SALES_COMPONENT, plan, "kind", object=called(plan))


def _is_under_way(plan: MarketingPlan) -> bool:
    return bool(plan.campaigns or plan.budget)


RULES: tuple[Rule, ...] = (
    traces_to_strategy,
    strategic_objectives_are_served,
    factors_are_used,
    marketing_says_what_it_expects_of_sales,
)
