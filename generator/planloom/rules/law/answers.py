"""What in a plan counts as an answer to a point of the law: a test for each thing that is asked for.

A test tells whether the plan says something, not whether what it says is enough.
"""

from collections.abc import Callable

from planloom.model import Part, Plan
from planloom.model.restructuring import (
    AffectedParties,
    Consultation,
    CostMeasure,
    Deal,
    Enterprise,
    LegalTerms,
    Process,
    Projection,
    Situation,
    UnitChange,
    Workforce,
)

YEARS, FORECASTS = 5, 2

Met = Callable[[Plan], bool]


def part(kind: type[Part]) -> Met:
    """Return the test whether a plan has objects of this class."""
    return lambda plan: bool(plan.each(kind))


def term(name: str) -> Met:
    """Return the test whether the legal terms of a plan say `name`."""
    return lambda plan: says(plan, LegalTerms, name)


def says(plan: Plan, kind: type[Part], name: str) -> bool:
    """Tell whether a part that is a single object has the field `name`."""
    about = plan.only(kind)
    return about is not None and about.has(name)


def is_micro(plan: Plan) -> bool:
    """Tell whether the enterprise is a micro-entrepreneur."""
    about = plan.only(Enterprise)
    return about is not None and about.size_class == "micro"


def describes_enterprise(plan: Plan) -> bool:
    """Tell whether supply and demand in the market are described, now and in future."""
    about = plan.only(Enterprise)
    return about is not None and bool(about.supply_and_demand and about.supply_and_demand_future)


def has_measures(plan: Plan) -> bool:
    """Tell whether the plan changes anything."""
    return bool(plan.initiatives) or any(plan.each(kind) for kind in (CostMeasure, Deal, Process, UnitChange))


def has_costs(plan: Plan) -> bool:
    """Tell whether anything says what the measures cost."""
    costs = (
        *(measure.one_off_cost for measure in plan.each(CostMeasure)),
        *(initiative.budget for initiative in plan.initiatives),
        *(deal.integration_cost for deal in plan.each(Deal)),
    )
    return bool(plan.budget) or any(costs)


def has_employment_effects(plan: Plan) -> bool:
    """Tell whether the plan says what becomes of the workforce, and how its representatives are consulted."""
    return bool(plan.each(Workforce)) and _consults(plan)


def _consults(plan: Plan) -> bool:
    return any(step.rules or step.parties for step in plan.each(Consultation))


def has_timetable(plan: Plan) -> bool:
    """Tell whether anything that is to be done has a date."""
    return bool(plan.milestones) or any(
        item.horizon is not None for item in (*plan.initiatives, *plan.each(CostMeasure), *plan.each(Deal))
    )


def has_final_date(plan: Plan) -> bool:
    """Tell whether the plan says when it ends."""
    return term("final_date")(plan) or plan.horizon is not None


def has_projections(plan: Plan) -> bool:
    """Tell whether there are enough forecasts of enough years."""
    return sum(len({year.year for year in one.years}) >= YEARS for one in plan.each(Projection)) >= FORECASTS


def tells_situation(plan: Plan) -> bool:
    """Tell whether assets, liabilities and the situation of the workers are stated."""
    return bool(plan.get("assets") and plan.get("liabilities")) and says(plan, Situation, "workers")


def has_claims(plan: Plan) -> bool:
    """Tell whether there are affected parties, each with its claims."""
    affected = [party for party in plan.each(AffectedParties) if party.affected]
    return bool(affected) and all(party.claims is not None for party in affected)


def left_alone_with_reason(plan: Plan) -> bool:
    """Tell whether each party that is left alone has a reason for it."""
    return all(party.reason is not None for party in plan.each(AffectedParties) if not party.affected)


def explains_new_financing(plan: Plan) -> bool:
    """Tell whether new financing is explained, where there is any."""
    return not plan.financing or term("new_financing")(plan)
