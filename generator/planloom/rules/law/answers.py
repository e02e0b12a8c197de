"""What in a plan counts as an answer to a point of the law: a test for each thing that is asked for.

A test tells whether the plan says something, not whether what it says is enough.
"""

from collections.abc import Callable

from planloom.model import RestructuringPlan

YEARS, FORECASTS = 5, 2

Met = Callable[[RestructuringPlan], bool]


def part(name: str) -> Met:
    """Return the test whether a plan has the part `name`."""
    return lambda plan: bool(getattr(plan, name))


def term(name: str) -> Met:
    """Return the test whether the legal terms of a plan say `name`."""
    return lambda plan: plan.legal_terms is not None and bool(getattr(plan.legal_terms, name))


def describes_enterprise(plan: RestructuringPlan) -> bool:
    """Tell whether supply and demand in the market are described, now and in future."""
    about = plan.enterprise
    return about is not None and bool(about.supply_and_demand and about.supply_and_demand_future)


def has_measures(plan: RestructuringPlan) -> bool:
    """Tell whether the plan changes anything."""
    return bool(plan.savings or plan.initiatives or plan.deals or plan.processes or plan.unit_changes)


def has_costs(plan: RestructuringPlan) -> bool:
    """Tell whether anything says what the measures cost."""
    costs = (
        *(measure.one_off_cost for measure in plan.savings),
        *(initiative.budget for initiative in plan.initiatives),
        *(deal.integration_cost for deal in plan.deals),
    )
    return bool(plan.budget) or any(costs)


def has_employment_effects(plan: RestructuringPlan) -> bool:
    """Tell whether the plan says what becomes of the workforce, and how its representatives are consulted."""
    return bool(plan.workforce) and _consults(plan)


def _consults(plan: RestructuringPlan) -> bool:
    return any(step.rules or step.parties for step in plan.consultation)


def has_timetable(plan: RestructuringPlan) -> bool:
    """Tell whether anything that is to be done has a date."""
    return bool(plan.milestones) or any(
        item.horizon is not None for item in (*plan.initiatives, *plan.savings, *plan.deals)
    )


def has_final_date(plan: RestructuringPlan) -> bool:
    """Tell whether the plan says when it ends."""
    terms = plan.legal_terms
    return (terms is not None and terms.final_date is not None) or plan.horizon is not None


def has_projections(plan: RestructuringPlan) -> bool:
    """Tell whether there are enough forecasts of enough years."""
    return sum(len({year.year for year in one.years}) >= YEARS for one in plan.projections) >= FORECASTS


def tells_situation(plan: RestructuringPlan) -> bool:
    """Tell whether assets, liabilities and the situation of the workers are stated."""
    told = plan.situation is not None and plan.situation.workers is not None
    return bool(plan.assets) and bool(plan.liabilities) and told


def has_claims(plan: RestructuringPlan) -> bool:
    """Tell whether there are affected parties, each with its claims."""
    affected = [party for party in plan.parties if party.affected]
    return bool(affected) and all(party.claims is not None for party in affected)


def left_alone_with_reason(plan: RestructuringPlan) -> bool:
    """Tell whether each party that is left alone has a reason for it."""
    return all(party.reason is not None for party in plan.parties if not party.affected)


def explains_new_financing(plan: RestructuringPlan) -> bool:
    """Tell whether new financing is explained, where there is any."""
    return not plan.financing or term("new_financing")(plan)
