"""Ratios of campaigns (M111): cost of a lead, acquisition cost and return, against what they follow from."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.figure import Figure
from planloom.figures.marketing.campaigns import CampaignRow, campaign_row, money_stated
from planloom.model.marketing import Campaign
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import differs
from planloom.rules.fixes import following
from planloom.rules.fold import as_one
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called, field_called
from planloom.values import Money, rounded

CAMPAIGN = Code(
    "M111",
    Level.WARNING,
    title=Phrase("A stated marketing figure is not what follows", "Podany wskaźnik marketingowy nie wynika z liczb"),
    message=Phrase(
        "{object}: {budget} for {count} {what} is {expected} each, not {found}",
        "{object}: {budget} na {count} ({what}) to po {expected}, a nie {found}",
    ),
    label=Phrase("{expected} each", "po {expected}"),
    why=Phrase(
        "Campaigns are chosen by these figures; one that flatters itself takes the money of a better one.",
        "Według tych liczb wybiera się kampanie; ta z upiększonym wskaźnikiem odbiera pieniądze lepszej.",
    ),
    help=Phrase(
        "set it to {expected}, or mend the budget or the number expected",
        "ustaw {expected} albo popraw budżet lub oczekiwaną liczbę",
    ),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: spring, title: Spring, budget: {2027: 0.5m}, expected_leads: 1 000, cost_per_lead: 400}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: spring, title: Spring, budget: {2027: 0.5m}, expected_leads: 1 000, cost_per_lead: 500}
""",
)
RETURN = CAMPAIGN.worded(
    Phrase(
        "{object}: {revenue} from {budget} is a return of {expected}, not {found}",
        "{object}: {revenue} z {budget} to zwrot {expected}, a nie {found}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    help=Phrase(
        "set it to {expected}, or mend the budget or the revenue expected",
        "ustaw {expected} albo popraw budżet lub oczekiwany przychód",
    ),
)
COUNTED = {
    "cost_per_lead": "expected_leads",
    "acquisition_cost": "expected_customers",
}
"""What the cost of one is stated of: the field that says how many there are."""
PERCENT = Decimal("0.01")


@rule(CAMPAIGN)
def campaign_figures_follow(plans: Plans) -> Iterator[Problem]:
    """Cost per lead, acquisition cost and return are what budget, leads, customers and revenue give.

    A return is stated in whole percent as a rule, so half a percentage point is left for rounding.
    """
    for campaign in plans.of(Campaign):
        row = campaign_row(campaign, plans.figures)
        found = [
            *_cost(campaign, "cost_per_lead", row.per_lead, row.leads, row.budget, plans),
            *_cost(campaign, "acquisition_cost", row.per_customer, row.customers, row.budget, plans),
            *_return(campaign, row, plans),
        ]
        yield from as_one(found)


def _cost(
    campaign: Campaign,
    field: str,
    follows: Figure[Money],
    count: Figure[Decimal],
    budget: Figure[Money],
    plans: Plans,
) -> Iterator[Problem]:
    stated = money_stated(campaign, field, plans.figures)
    if not follows.exact or follows.value is None or stated.value is None:
        return
    if differs(stated.value.amount, follows.value.amount, plans.tolerance):
        worked_out = Money(rounded(follows.value.amount, 2), follows.value.currency)
        problem = plans.finding(
            CAMPAIGN,
            campaign,
            field,
            related=operands(follows),
            object=called(campaign),
            budget=budget.value,
            count=count.value,
            what=field_called(campaign, COUNTED[field]),
            expected=worked_out,
            found=getattr(campaign, field),
        )
        yield following(problem, plans, stated.value, worked_out)


def _return(campaign: Campaign, row: CampaignRow, plans: Plans) -> Iterator[Problem]:
    stated, expected = campaign.return_on_marketing, row.returns.value
    if stated is None or expected is None or not row.returns.exact:
        return
    if abs(stated - expected) > max(PERCENT / 2, plans.tolerance * abs(1 + expected)):
        yield plans.finding(
            RETURN,
            campaign,
            "return_on_marketing",
            related=operands(row.returns),
            object=called(campaign),
            budget=row.budget.value,
            revenue=row.revenue.value,
            expected=percent(expected),
            found=percent(stated),
        )
