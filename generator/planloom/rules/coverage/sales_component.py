"""The sales component (C114): a marketing plan that does not say what it expects of sales."""

from collections.abc import Iterator

from planloom.model import Plan
from planloom.model.marketing import Campaign, SalesComponent
from planloom.model.sales import Target
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

NO_SALES_COMPONENT = Code(
    "C114",
    Level.WARNING,
    title=Phrase("A plan does not say what it counts on", "Plan nie mówi, na co liczy"),
    message=Phrase(
        "{object} does not say which revenue it counts on",
        "{object} nie mówi, na jaki przychód liczy",
    ),
    label=Phrase("no `sales_component`", "brak `sales_component`"),
    why=Phrase(
        "A marketing plan that names no volume and no revenue cannot be held against the sales plan, and nobody"
        " can tell later whether it worked.",
        "Planu marketingowego bez wolumenu i przychodów nie da się porównać z planem sprzedaży, a później"
        " nikt nie powie, czy zadziałał.",
    ),
    help=Phrase(
        "add `sales_component:` with `revenue_target` and the `targets` that it equals",
        "dodaj `sales_component:` z `revenue_target` i celami (`targets`), którym odpowiada",
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
    if not plans.portfolio.each(Target):
        return
    for plan in plans.portfolio.having(SalesComponent):
        if not plan.each(SalesComponent) and _is_under_way(plan):
            yield plans.finding(NO_SALES_COMPONENT, plan, "kind", object=called(plan))


def _is_under_way(plan: Plan) -> bool:
    return bool(plan.each(Campaign) or plan.budget)
