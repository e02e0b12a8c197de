"""The supply of leads: from campaigns over what marketing hands over to the deals that sales needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.figure import Figure, Gap, difference, lacking, ratio, sum_of, times, unknown
from planloom.figures.live import is_live, live
from planloom.figures.written import number_at, numbers_in, total
from planloom.model import Part, Plan
from planloom.model.marketing import Campaign
from planloom.model.sales import PipelineRules, ServiceLevel
from planloom.model.shared import FunnelStep
from planloom.values import Period


@dataclass(frozen=True, slots=True)
class LeadSupply:
    """What a period needs and brings.

    `deals` is how many the funnel ends with, `needed` how many there must be. `handed_over` is how many leads the
    funnel counts on at its last step run by marketing, `agreed` how many marketing has agreed to hand over; from
    there the conversions of the funnel make them `deals_from_agreed`, and `leads_needed` are what the deals
    needed take. All are exact or tell what is missing.
    """

    period: Period
    last: FunnelStep | None
    hand_over: FunnelStep | None
    levels: tuple[ServiceLevel, ...]
    deals: Figure[Decimal]
    needed: Figure[Decimal]
    handed_over: Figure[Decimal]
    agreed: Figure[Decimal]
    deals_from_agreed: Figure[Decimal]
    leads_needed: Figure[Decimal]


def lead_supply(plan: Plan) -> tuple[LeadSupply, ...]:
    """Return the supply of leads for each period for which deals are needed or leads agreed, in order of mention."""
    rules = plan.only(PipelineRules)
    needed = rules.deals_needed if rules else {}
    agreed = (period for level in live(plan.each(ServiceLevel)) for period in level.leads)
    return tuple(_supply(plan, period) for period in dict.fromkeys((*needed, *agreed)))


def _supply(plan: Plan, period: Period) -> LeadSupply:
    funnel = live(plan.each(FunnelStep))
    last, hand_over = funnel[-1] if funnel else None, _hand_over(funnel)
    levels = tuple(level for level in live(plan.each(ServiceLevel)) if level.leads)
    deals = _counted("deals", last, "counts", period)
    needed = _counted("deals_needed", plan.only(PipelineRules), "deals_needed", period)
    handed_over = _counted("leads_handed_over", hand_over, "counts", period)
    agreed = total("leads_agreed", (numbers_in(one, "leads") for one in levels), period, sparse=False)
    rate = ratio("deals_per_lead", deals, handed_over, period=period)
    takes = ratio("leads_per_deal", handed_over, deals, period=period)
    return LeadSupply(
        period=period,
        last=last,
        hand_over=hand_over,
        levels=levels,
        deals=deals,
        needed=needed,
        handed_over=handed_over,
        agreed=agreed,
        deals_from_agreed=times("deals_from_leads", agreed, rate, period=period),
        leads_needed=times("leads_needed", needed, takes, period=period),
    )


def _hand_over(funnel: Sequence[FunnelStep]) -> FunnelStep | None:
    """Return the last step that marketing runs, where another follows."""
    steps = [step for step in funnel[:-1] if step.run_by == "marketing"]
    return steps[-1] if steps else None


def _counted(name: str, part: Part | None, field: str, period: Period) -> Figure[Decimal]:
    if part is None:
        return unknown(name, "not_given", period=period)
    return total(name, [numbers_in(part, field)], period, subject=part, sparse=False)


def campaign_leads(campaigns: Iterable[Campaign], period: Period) -> Figure[Decimal]:
    """Return the leads expected of the campaigns that run in `period`, the whole of those that run in part of it.

    A campaign that does not say how many it expects, or when it runs, is a gap.
    """
    running = [one for one in campaigns if is_live(one) and (one.horizon is None or one.horizon.overlaps(period))]
    silent = [one for one in running if one.horizon is None or one.expected_leads is None]
    told = (number_at("expected_leads", one, "expected_leads") for one in running if one not in silent)
    found = sum_of("campaign_leads", told, period=period)
    gaps = (Gap("not_given", one, "expected_leads", period) for one in silent)
    return lacking(found, gaps)


def campaign_customers(campaigns: Iterable[Campaign], period: Period) -> Figure[Decimal]:
    """Return the customers expected of the campaigns that run within `period` and say how many."""
    within = (one for one in campaigns if is_live(one) and one.horizon is not None and period.contains(one.horizon))
    told = [number_at("customers", one, "expected_customers") for one in within if one.expected_customers is not None]
    return sum_of("customers", told, period=period) if told else unknown("customers", "not_given", period=period)


def short_of(found: Figure[Decimal], wanted: Figure[Decimal]) -> Figure[Decimal]:
    """Return how many are missing; unknown where one of the two is."""
    return difference("missing", wanted, found, period=wanted.period)
