"""Savings: gross by period, what they cost once, what is left, and when they have paid for themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.matrix import columns_for
from planloom.figures.money import total_of
from planloom.figures.series import merged, within
from planloom.model.plan import RestructuringPlan
from planloom.model.restructuring import CostMeasure, Deal
from planloom.values import Money, Period

Series = Mapping[Period, Money]


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that comes in and goes out by period.

    `net` is gross less one-off cost, `cumulative` its running sum. `payback` is the first period at whose
    end the running sum is no longer negative after it has been; None when it never is.
    """

    periods: tuple[Period, ...]
    gross: tuple[Money, ...]
    one_off: tuple[Money, ...]
    net: tuple[Money, ...]
    cumulative: tuple[Money, ...]
    payback: Period | None

    def __bool__(self) -> bool:
        return bool(self.periods)

    @property
    def totals(self) -> tuple[Money, Money, Money]:
        """Gross, one-off cost and net of all periods."""
        first, *rest = self.gross
        gross = sum(rest, first)
        cost, *more = self.one_off
        one_off = sum(more, cost)
        return gross, one_off, gross - one_off


@dataclass(frozen=True, slots=True)
class SavingRow:
    """One savings measure. `share` is the run-rate saving as a part of the cost it reduces."""

    measure: CostMeasure
    baseline: Money | None
    run_rate: Money | None
    share: Decimal | None
    flow: Flow


@dataclass(frozen=True, slots=True)
class SavingsTable:
    """All savings of a plan: each measure, all together, and how cost falls from baseline to target.

    A baseline that several measures share is counted once.
    """

    rows: tuple[SavingRow, ...]
    flow: Flow
    baseline: Money | None
    run_rate: Money | None
    after: Money | None
    headcount: Decimal


def flow_of(gross: Iterable[Series], one_off: Iterable[Series], currency: str) -> Flow:
    """Lay out gross savings and one-off costs in the finest periods that fit both."""
    income, cost = merged(gross), merged(one_off)
    periods = columns_for([series for series in (income, cost) if series])
    nothing = Money(Decimal(0), currency)
    comes = tuple(within(income, period) or nothing for period in periods)
    goes = tuple(within(cost, period) or nothing for period in periods)
    net = tuple(one - other for one, other in zip(comes, goes, strict=True))
    running: list[Money] = []
    for amount in net:
        running.append(running[-1] + amount if running else amount)
    return Flow(periods, comes, goes, net, tuple(running), _payback(periods, running))


def _payback(periods: tuple[Period, ...], running: list[Money]) -> Period | None:
    spent = False
    for period, amount in zip(periods, running, strict=True):
        if amount.amount < 0:
            spent = True
        elif spent:
            return period
    # What earns its cost within its first period has paid for itself there.
    return periods[0] if periods and not spent and running[0].amount > 0 else None


def savings_table(plan: RestructuringPlan, exchange: Exchange) -> SavingsTable:
    """Add up the savings of `plan`, in the organisation's currency."""
    rows = tuple(_row(measure, exchange) for measure in plan.savings)
    baselines = {row.measure.baseline or f"\0{index}": row.baseline for index, row in enumerate(rows)}
    baseline = total_of(baselines.values())
    run_rate = total_of(row.run_rate for row in rows)
    return SavingsTable(
        rows=rows,
        flow=flow_of(
            [exchange.series(one.phasing) for one in plan.savings],
            [exchange.series(one.one_off_cost) for one in plan.savings],
            exchange.currency,
        ),
        baseline=baseline,
        run_rate=run_rate,
        after=baseline - run_rate if baseline is not None and run_rate is not None else None,
        headcount=sum((one.headcount_effect for one in plan.savings if one.headcount_effect), Decimal(0)),
    )


def _row(measure: CostMeasure, exchange: Exchange) -> SavingRow:
    baseline = exchange.money(measure.baseline_annual) if measure.baseline_annual is not None else None
    run_rate = exchange.money(measure.run_rate) if measure.run_rate is not None else None
    share = run_rate.amount / baseline.amount if run_rate is not None and baseline else None
    flow = flow_of([exchange.series(measure.phasing)], [exchange.series(measure.one_off_cost)], exchange.currency)
    return SavingRow(measure, baseline, run_rate, share, flow)


def deal_flow(deal: Deal, exchange: Exchange) -> Flow:
    """Return the synergies of a deal by period against the cost of integration (or separation)."""
    return flow_of(
        [exchange.series(one.amounts) for one in deal.synergies],
        [exchange.series(deal.integration_cost)],
        exchange.currency,
    )
