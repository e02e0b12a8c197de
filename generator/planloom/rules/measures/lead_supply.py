"""The supply of leads (K106): from campaigns over what marketing hands over to the deals that sales needs."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from planloom.figures.figure import Figure
from planloom.figures.marketing.lead_supply import LeadSupply, campaign_customers, campaign_leads, lead_supply, short_of
from planloom.model.marketing import Campaign
from planloom.model.sales import ServiceLevel
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import apart, exceeds_figure
from planloom.rules.fold import by_place
from planloom.rules.related import first_place, operands, others
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, plan_called

DEALS = Code(
    "K106",
    Level.WARNING,
    title=Phrase("The funnel does not bring what is needed", "Lejek nie da tyle, ile potrzeba"),
    message=Phrase(
        "{plan}: the funnel ends with {found} in {period}, but {expected} are needed",
        "{plan}: lejek kończy się w okresie {period} na {found}, a potrzeba {expected}",
    ),
    label=Phrase("{missing} missing", "brakuje {missing}"),
    why=Phrase(
        "Marketing can reach every target of its own and sales still miss its deals, when the chain between them"
        " does not carry.",
        "Marketing może osiągnąć wszystkie swoje cele, a sprzedaż i tak nie zdobyć umów, gdy łańcuch między nimi"
        " jest za słaby.",
    ),
    help=Phrase(
        "bring more into it, raise a conversion, or need less: {missing} missing",
        "wprowadź do niego więcej, podnieś konwersję albo obniż zapotrzebowanie: brakuje {missing}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Enquiries, counts: {2027: 1 000}, run_by: marketing}
  - {title: Deals, counts: {2027: 200}, run_by: sales}
pipeline_rules: {coverage: 3, deals_needed: {2027: 250}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Enquiries, counts: {2027: 1 000}, run_by: marketing}
  - {title: Deals, counts: {2027: 260}, run_by: sales}
pipeline_rules: {coverage: 3, deals_needed: {2027: 250}}
""",
)
PROMISED_LEADS = DEALS.worded(
    Phrase(
        "{object} promises {leads} for {period}, of which {found} reach the end of the funnel, but {expected} are needed",
        "{object} zapowiada na okres {period} {leads}, z czego do końca lejka dociera {found}, a potrzeba {expected}",
    ),
    label=Phrase("{missing} missing", "brakuje {missing}"),
    help=Phrase(
        "agree on {leads_needed}, raise a conversion, or need less",
        "uzgodnij {leads_needed}, podnieś konwersję albo obniż zapotrzebowanie",
    ),
)
HANDED_OVER = DEALS.worded(
    Phrase(
        "{object} promises {found} for {period}, but the funnel counts on {expected}",
        "{object} zapowiada na okres {period} {found}, a lejek liczy na {expected}",
    ),
    label=Phrase("the funnel counts on {expected}", "lejek liczy na {expected}"),
    help=Phrase("make the two agree; {missing} are missing", "uzgodnij obie liczby; brakuje {missing}"),
)
CAMPAIGN_LEADS = DEALS.worded(
    Phrase(
        "{object} promises {expected} for {period}, but {campaigns} bring {found}",
        "{object} zapowiada na okres {period} {expected}, a {campaigns} dają {found}",
    ),
    label=Phrase("{campaigns} bring {found}", "{campaigns} dają {found}"),
    help=Phrase("plan for {missing} more, or promise less", "zaplanuj o {missing} więcej albo zapowiedz mniej"),
)
CUSTOMERS = DEALS.worded(
    Phrase(
        "{campaigns} are to win {found} customers in {period}, but the funnel ends with {expected}",
        "{campaigns} mają dać {found} klientów w okresie {period}, a lejek kończy się na {expected}",
    ),
    label=Phrase("{missing} more than the funnel", "o {missing} więcej niż w lejku"),
    help=Phrase(
        "expect {missing} fewer, or count them in the funnel", "zaplanuj o {missing} mniej albo ujmij ich w lejku"
    ),
)
NOTHING = Decimal(0)  # heads are counted; a tolerance is for money


@rule(DEALS)
def leads_make_the_deals_needed(plans: Plans) -> Iterator[Problem]:
    """The funnel ends with the deals needed and no fewer than campaigns win; the leads agreed with marketing are enough for it.

    Leads are handed over after the last step that marketing runs; from there on the conversions of the
    funnel hold.
    """
    for plan in plans.portfolio.having(ServiceLevel):
        supplies = lead_supply(plan)
        deals = [problem for one in supplies for problem in _deals(one, plans)]
        leads = [problem for one in supplies for problem in _leads(one, plans)]
        customers = [problem for one in supplies for problem in _customers(one, plans)]
        yield from by_place([*deals, *leads, *customers])


def _customers(one: LeadSupply, plans: Plans) -> Iterator[Problem]:
    won = campaign_customers(plans.of(Campaign), one.period)
    if one.last is not None and one.deals.exact and exceeds_figure(won, one.deals, NOTHING):
        yield plans.finding(
            CUSTOMERS,
            next(won.entries()).part,
            at=first_place(won),
            related=[*others(won), *operands(one.deals, label=Phrase("the funnel", "lejek"))],
            campaigns=plans.graph.portfolio.kinds.named(Campaign.kind).many,
            period=one.period,
            found=won.value,
            expected=one.deals.value,
            missing=apart(won, one.deals),
        )


def _deals(one: LeadSupply, plans: Plans) -> Iterator[Problem]:
    if one.last is None or not (one.deals.exact and one.needed.exact):
        return
    needed = operands(one.needed, label=Phrase("needed", "potrzeba"))
    if exceeds_figure(one.needed, one.deals, NOTHING):
        yield plans.finding(
            DEALS,
            one.last,
            at=first_place(one.deals),
            related=needed,
            plan=plan_called(one.last, plans),
            period=one.period,
            found=one.deals.value,
            expected=one.needed.value,
            missing=apart(one.needed, one.deals),
        )
    elif one.deals_from_agreed.exact and exceeds_figure(one.needed, one.deals_from_agreed, NOTHING):
        yield plans.finding(
            PROMISED_LEADS,
            one.levels[0],
            at=first_place(one.agreed),
            related=[*needed, *_other_leads(one)],
            object=called(one.levels[0]),
            period=one.period,
            leads=one.agreed.value,
            found=_whole(one.deals_from_agreed, ROUND_DOWN),
            expected=one.needed.value,
            missing=_whole(short_of(one.deals_from_agreed, one.needed), ROUND_UP),
            leads_needed=_whole(one.leads_needed, ROUND_UP),
        )


def _whole(figure: Figure[Decimal], rounding: str) -> Decimal | None:
    """Return how many leads or deals there are in full: what is brought rounded down, what is missing up."""
    return figure.value.quantize(Decimal(1), rounding=rounding) if figure.value is not None else None


def _other_leads(one: LeadSupply) -> list[Related]:
    return others(one.agreed)


def _leads(one: LeadSupply, plans: Plans) -> Iterator[Problem]:
    """Hold the leads agreed against the funnel, and against what campaigns bring."""
    if not one.agreed.exact:
        return
    if one.handed_over.exact and exceeds_figure(one.handed_over, one.agreed, NOTHING):
        yield plans.finding(
            HANDED_OVER,
            one.levels[0],
            at=first_place(one.agreed),
            related=[*operands(one.handed_over, label=Phrase("the funnel", "lejek")), *_other_leads(one)],
            object=called(one.levels[0]),
            period=one.period,
            found=one.agreed.value,
            expected=one.handed_over.value,
            missing=apart(one.handed_over, one.agreed),
        )
    brought = campaign_leads(plans.of(Campaign), one.period)
    if brought.exact and exceeds_figure(one.agreed, brought, NOTHING):
        yield plans.finding(
            CAMPAIGN_LEADS,
            one.levels[0],
            at=first_place(one.agreed),
            related=operands(brought),
            object=called(one.levels[0]),
            campaigns=plans.graph.portfolio.kinds.named(Campaign.kind).many,
            period=one.period,
            found=brought.value,
            expected=one.agreed.value,
            missing=apart(one.agreed, brought),
        )
