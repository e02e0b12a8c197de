"""Ratios of campaigns (M111): cost of a lead, acquisition cost and return, against what they follow from."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.series import whole
from planloom.model.marketing import Campaign
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import amounts
from planloom.rules.compare import differs
from planloom.rules.fold import as_one
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called
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
        "Według tych liczb wybiera się kampanie; ta, która sobie pochlebia, odbiera pieniądze lepszej.",
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
UNITS = {
    "cost_per_lead": ("expected_leads", Phrase("leads", "leady")),
    "acquisition_cost": ("expected_customers", Phrase("customers", "klienci")),
}
PERCENT = Decimal("0.01")


@rule(CAMPAIGN)
def campaign_figures_follow(plans: Plans) -> Iterator[Problem]:
    """Cost per lead, acquisition cost and return are what budget, leads, customers and revenue give.

    A return is stated in whole percent as a rule, so half a percentage point is left for rounding.
    """
    for campaign in plans.of(Campaign):
        figures = amounts(campaign.budget, plans)
        budget = whole(figures) if figures else None
        if budget:
            found = [*_costs(campaign, budget, plans), *_return(campaign, budget, plans)]
            yield from as_one(found)


def _costs(campaign: Campaign, budget: Decimal, plans: Plans) -> Iterator[Problem]:
    exchange = plans.figures.exchange
    for field, (unit, what) in UNITS.items():
        stated, count = getattr(campaign, field), getattr(campaign, unit)
        found = exchange.money(stated) if stated is not None else None
        if found is None or not count or not differs(found.amount, budget / count, plans.tolerance):
            continue
        yield plans.finding(
            CAMPAIGN,
            campaign,
            field,
            related=[
                Related(campaign.key_span("budget"), Phrase("the budget", "budżet")),
                Related(campaign.span(unit), Phrase("the number expected", "oczekiwana liczba")),
            ],
            object=called(campaign),
            budget=Money(budget, exchange.currency),
            count=count,
            what=what,
            expected=Money(rounded(budget / count, 2), exchange.currency),
            found=stated,
        )


def _return(campaign: Campaign, budget: Decimal, plans: Plans) -> Iterator[Problem]:
    exchange, stated = plans.figures.exchange, campaign.return_on_marketing
    revenue = exchange.money(campaign.expected_revenue) if campaign.expected_revenue else None
    if stated is None or revenue is None:
        return
    expected = (revenue.amount - budget) / budget
    if abs(stated - expected) > max(PERCENT / 2, plans.tolerance * abs(1 + expected)):
        yield plans.finding(
            RETURN,
            campaign,
            "return_on_marketing",
            related=[
                Related(campaign.key_span("budget"), Phrase("the budget", "budżet")),
                Related(campaign.span("expected_revenue"), Phrase("the revenue expected", "oczekiwany przychód")),
            ],
            object=called(campaign),
            budget=Money(budget, exchange.currency),
            revenue=revenue,
            expected=percent(expected),
            found=percent(stated),
        )
