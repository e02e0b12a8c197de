"""The supply of leads (K106): from campaigns over what marketing hands over to the deals that sales needs."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import SalesPlan
from planloom.model.marketing import Campaign
from planloom.model.sales import FunnelStep, ServiceLevel
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import by_place
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.values import Period

DEALS = Code(
    "K106",
    Level.WARNING,
    title=Phrase("The leads do not make the deals needed", "Z leadów nie będzie potrzebnych transakcji"),
    message=Phrase(
        "the funnel brings {found} deals in {period}, but {expected} are needed",
        "lejek daje w okresie {period} transakcji: {found}, a potrzeba {expected}",
    ),
    label=Phrase("{missing} missing", "brakuje {missing}"),
    why=Phrase(
        "Marketing can reach every target of its own and sales still miss its deals, when the chain between them"
        " does not carry.",
        "Marketing może osiągnąć wszystkie swoje cele, a sprzedaż i tak nie mieć transakcji, gdy łańcuch między nimi"
        " jest za słaby.",
    ),
    help=Phrase(
        "bring more leads, raise a conversion, or need fewer deals: {missing} are missing",
        "pozyskaj więcej leadów, podnieś konwersję albo obniż zapotrzebowanie: brakuje {missing}",
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
        "{leads} leads agreed for {period} make {found} deals by the funnel, but {expected} are needed",
        "z uzgodnionych {leads} leadów na okres {period} lejek daje transakcji: {found}, a potrzeba {expected}",
    ),
    label=Phrase("{missing} deals missing", "brakuje transakcji: {missing}"),
    help=Phrase(
        "agree on {leads_needed} leads, raise a conversion, or need fewer deals",
        "uzgodnij {leads_needed} leadów, podnieś konwersję albo obniż zapotrzebowanie",
    ),
)
HANDED_OVER = DEALS.worded(
    Phrase(
        "marketing agrees to hand over {found} leads in {period}, but the funnel counts on {expected}",
        "marketing zobowiązuje się przekazać {found} leadów w okresie {period}, a lejek liczy na {expected}",
    ),
    label=Phrase("the funnel counts on {expected}", "lejek liczy na {expected}"),
    help=Phrase("make the two agree; {missing} are missing", "uzgodnij obie liczby; brakuje {missing}"),
)
CAMPAIGN_LEADS = DEALS.worded(
    Phrase(
        "campaigns bring {found} leads in {period}, fewer than the {expected} that marketing is to hand over",
        "kampanie dają {found} leadów w okresie {period}, mniej niż {expected}, które marketing ma przekazać",
    ),
    label=Phrase("campaigns bring {found}", "kampanie dają {found}"),
    help=Phrase("plan campaigns for {missing} more leads", "zaplanuj kampanie na dalsze {missing} leadów"),
)
LEADS = Phrase("leads agreed", "uzgodnione leady")


@rule(DEALS)
def leads_make_the_deals_needed(plans: Plans) -> Iterator[Problem]:
    """The funnel ends with the deals needed; the leads agreed with marketing are enough for it.

    Leads are handed over after the last step that marketing runs; from there on the conversions of the
    funnel hold.
    """
    for plan in plans.portfolio.sales:
        needed = plan.pipeline_rules.deals_needed if plan.pipeline_rules and plan.funnel else {}
        deals = [problem for period in needed for problem in _deals(plan, period, needed[period], plans)]
        yield from by_place([*deals, *_leads(plan, plans)])


def _deals(plan: SalesPlan, period: Period, expected: Decimal, plans: Plans) -> Iterator[Problem]:
    last = plan.funnel[-1]
    found = exactly(last.counts, period)
    related = []
    if plan.pipeline_rules:
        place = value_of(plan.pipeline_rules, "deals_needed", period)
        related = [Related(place, Phrase("needed", "potrzeba"))]
    if found is not None and found < expected:
        yield plans.finding(
            DEALS,
            last,
            at=value_of(last, "counts", period),
            related=related,
            period=period,
            found=found,
            expected=expected,
            missing=expected - found,
        )
        return
    agreed = _agreed(plan, period)
    handed = _handed_over(plan)
    come = exactly(handed.counts, period) if handed is not None else None
    if agreed is None or not come or found is None:
        return
    leads, places = agreed
    deals = leads * found / come
    if deals < expected:
        yield plans.finding(
            PROMISED_LEADS,
            places[0],
            at=value_of(places[0], "leads", period),
            related=[*related, *(Related(value_of(one, "leads", period), LEADS) for one in places[1:])],
            period=period,
            leads=leads,
            found=deals.quantize(Decimal(1), rounding="ROUND_DOWN"),
            expected=expected,
            missing=(expected - deals).quantize(Decimal(1), rounding="ROUND_UP"),
            leads_needed=(expected * come / found).quantize(Decimal(1), rounding="ROUND_UP"),
        )


def _handed_over(plan: SalesPlan) -> FunnelStep | None:
    """Return the last step that marketing runs, where another follows."""
    steps = [step for step in plan.funnel[:-1] if step.run_by == "marketing"]
    return steps[-1] if steps else None


def _agreed(plan: SalesPlan, period: Period) -> tuple[Decimal, list[ServiceLevel]] | None:
    levels = [level for level in plan.service_level if level.leads]
    known = [amount for level in levels if (amount := exactly(level.leads, period)) is not None]
    return (sum(known, Decimal(0)), levels) if levels and len(known) == len(levels) else None


def _leads(plan: SalesPlan, plans: Plans) -> Iterator[Problem]:
    """Hold the leads agreed against the funnel, and against what campaigns bring."""
    handed = _handed_over(plan)
    for period in dict.fromkeys(period for level in plan.service_level for period in level.leads):
        agreed = _agreed(plan, period)
        if agreed is None:
            continue
        leads, places = agreed
        come = exactly(handed.counts, period) if handed is not None else None
        if handed is not None and come is not None and leads < come:
            yield plans.finding(
                HANDED_OVER,
                places[0],
                at=value_of(places[0], "leads", period),
                related=[
                    Related(value_of(handed, "counts", period), Phrase("the funnel", "lejek")),
                    *(Related(value_of(one, "leads", period), LEADS) for one in places[1:]),
                ],
                period=period,
                found=leads,
                expected=come,
                missing=come - leads,
            )
        yield from _campaigns(leads, places[0], period, plans)


def _campaigns(leads: Decimal, level: ServiceLevel, period: Period, plans: Plans) -> Iterator[Problem]:
    """Tell when all campaigns of the period state their leads and bring fewer than agreed."""
    running = [one for one in plans.of(Campaign) if one.horizon is not None and one.horizon.overlaps(period)]
    told = [one for one in running if one.expected_leads is not None and one.status != "cancelled"]
    found = sum((one.expected_leads for one in told if one.expected_leads is not None), Decimal(0))
    if told and len(told) == len(plans.of(Campaign)) - _elsewhere(running, plans) and found < leads:
        yield plans.finding(
            CAMPAIGN_LEADS,
            level,
            at=value_of(level, "leads", period),
            related=[Related(one.span("expected_leads"), Phrase("leads expected", "oczekiwane leady")) for one in told],
            period=period,
            found=found,
            expected=leads,
            missing=leads - found,
        )


def _elsewhere(running: Iterable[Campaign], plans: Plans) -> int:
    """Count campaigns that certainly run at another time."""
    inside = {id(one) for one in running}
    return sum(one.horizon is not None and id(one) not in inside for one in plans.of(Campaign))
