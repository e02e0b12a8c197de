"""The streams of money of savings measures and deals: what they bring, what they cost once, how long it goes on."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, times
from planloom.figures.money.flow import Stream
from planloom.figures.written import money_at, money_in
from planloom.model.restructuring import CostMeasure, Deal
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures

KINDS = ("cost", "revenue")


def run_rate(measure: CostMeasure, figures: "Figures") -> Figure[Money]:
    """Return the saving in a full year once the measure runs."""
    return money_at("run_rate", measure, "run_rate", figures.exchange)


def stream_of(measure: CostMeasure, figures: "Figures", share: Decimal = Decimal(1)) -> Stream:
    """Return what a measure brings and costs, times `share`; its run rate goes on to the end of its plan."""
    phasing, cost = (money_in(measure, field, figures.exchange) for field in ("phasing", "one_off_cost"))
    rate = run_rate(measure, figures) if measure.run_rate is not None else None
    if rate is not None and rate.value is not None and share != 1:
        counts: Figure[Decimal] = Figure("contribution", share)
        rate = times("run_rate", rate, counts, subject=measure)
    goes_on = _goes_on(measure, figures) if rate is not None else None
    return Stream(measure, (phasing.scaled(share),), (cost.scaled(share),), rate, goes_on)


def _goes_on(measure: CostMeasure, figures: "Figures") -> Period | None:
    """Return the days from the end of the phasing to the end of the plan; None where either is not said."""
    plan = figures.graph.plan_of(measure)
    end = plan.horizon.end if plan is not None and plan.horizon is not None else None
    last = max((period.end for period in measure.phasing), default=None)
    if end is None or last is None or last >= end:
        return None
    return Period.between(last + timedelta(days=1), end, figures.calendar)


def deal_stream(deal: Deal, figures: "Figures", kinds: Iterable[str] = KINDS, share: Decimal = Decimal(1)) -> Stream:
    """Return the synergies of a deal, of the `kinds` that count, and what the integration (or separation) costs."""
    kinds = tuple(kinds)
    income = (money_in(one, "amounts", figures.exchange) for one in deal.synergies if one.type in kinds)
    cost = money_in(deal, "integration_cost", figures.exchange)
    return Stream(deal, tuple(one.scaled(share) for one in income), (cost.scaled(share),))
