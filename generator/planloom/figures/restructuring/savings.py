"""Savings: gross, what they cost once, net, added up, and when they have paid for themselves.

Measures that name the same baseline reduce the same cost: it is counted once, and together they save no more than it.
Cancelled measures are shown and not counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, difference, named, ratio, sum_of, unknown
from planloom.figures.live import is_live
from planloom.figures.money.flow import Cell, Flow, Pool, cell_of, flow_of
from planloom.figures.restructuring.realised import ToDate, to_date
from planloom.figures.restructuring.streams import deal_stream, run_rate, stream_of
from planloom.figures.written import money_at, money_in, number_at, total
from planloom.model import Plan
from planloom.model.restructuring import CostMeasure, Deal
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class SavingRow:
    """One savings measure. `share` is its run rate over the cost it reduces; `headcount` people more or fewer."""

    measure: CostMeasure
    baseline: Figure[Money]
    run_rate: Figure[Money]
    share: Figure[Decimal]
    headcount: Figure[Decimal]
    flow: Flow
    to_date: ToDate

    @property
    def counts(self) -> bool:
        """Whether it is part of the plan's totals."""
        return is_live(self.measure)


@dataclass(frozen=True, slots=True)
class SavingsTable:
    """All savings of a plan: each measure, all together, and how cost falls from baseline to target.

    `baseline` counts a cost that several measures reduce once, `run_rate` up to that cost; `beyond` is what is left
    out for that. `after` is the baseline less the run rate.
    """

    rows: tuple[SavingRow, ...]
    flow: Flow
    baseline: Figure[Money]
    run_rate: Figure[Money]
    beyond: Figure[Money]
    after: Figure[Money]
    headcount: Figure[Decimal]
    to_date: ToDate


def baseline(measure: CostMeasure, figures: "Figures") -> Figure[Money]:
    """Return the cost in a year that `measure` reduces."""
    return money_at("baseline_cost", measure, "baseline_annual", figures.exchange)


def phased_by_year(measure: CostMeasure, figures: "Figures") -> dict[Period, Figure[Money]]:
    """Return the gross saving of each reporting year that is phased."""
    written = money_in(measure, "phasing", figures.exchange)
    years = sorted({year for period in written.given for year in figures.calendar.years(period)})
    return {year: total("phased_saving", [written], year, subject=measure) for year in years}


def full_year(measure: CostMeasure, figures: "Figures") -> Figure[Money]:
    """Return what a measure saves in a full year: its run rate, or the best year of its phasing where there is none."""
    if measure.run_rate is not None:
        return run_rate(measure, figures)
    known = [(figure.value, figure) for figure in phased_by_year(measure, figures).values() if figure.value is not None]
    if not known:
        return unknown("run_rate", "not_given", subject=measure)
    return named("run_rate", max(known, key=lambda pair: pair[0].amount)[1])


def saving_flow(measure: CostMeasure, figures: "Figures") -> Flow:
    """Return what one measure brings and costs by period, whatever others save of the same cost."""
    return flow_of([Pool((stream_of(measure, figures),))], figures.exchange.currency, measure)


def saving_in(measure: CostMeasure, period: Period, figures: "Figures") -> Cell | None:
    """Return what one measure brings and costs within `period`; None where nothing is planned in it."""
    stream = stream_of(measure, figures)
    return cell_of([Pool((stream,))], period, figures.exchange.currency, measure) if stream.tells(period) else None


def net_stated(measure: CostMeasure, period: Period, figures: "Figures") -> Figure[Money]:
    """Return the net saving that a measure states for `period`."""
    return total("net_saving", [money_in(measure, "net", figures.exchange)], period, subject=measure)


def by_baseline(measures: Iterable[CostMeasure]) -> Mapping[str, tuple[CostMeasure, ...]]:
    """Group measures by the cost they reduce; one that names none is a group of its own."""
    groups: dict[str, list[CostMeasure]] = {}
    for measure in measures:
        name = measure.baseline.in_("en").casefold() if measure.baseline else f"\0{measure.id}"
        groups.setdefault(name, []).append(measure)
    return {name: tuple(group) for name, group in groups.items()}


def shared_baseline(group: Iterable[CostMeasure], figures: "Figures") -> Figure[Money]:
    """Return the cost that measures reduce together: the largest stated, where they state several."""
    stated = [baseline(measure, figures) for measure in group]
    known = [(figure.value, figure) for figure in stated if figure.value is not None]
    return max(known, key=lambda pair: pair[0].amount)[1] if known else stated[0]


def saved_together(group: Iterable[CostMeasure], figures: "Figures") -> Figure[Money]:
    """Return what measures on one baseline save in a full year together, without regard to what the cost is."""
    rates = [figure for measure in group if (figure := full_year(measure, figures)).value is not None]
    return sum_of("run_rate", rates)


def pool_of(group: Iterable[tuple[CostMeasure, Decimal]], figures: "Figures") -> Pool:
    """Return the streams of measures on one baseline, each with the share that counts."""
    group = tuple(group)
    streams = tuple(stream_of(measure, figures, share) for measure, share in group)
    return Pool(streams, shared_baseline((measure for measure, _ in group), figures))


def _pools(plan: Plan, figures: "Figures") -> list[Pool]:
    groups = by_baseline(measure for measure in plan.each(CostMeasure) if is_live(measure)).values()
    return [pool_of([(measure, Decimal(1)) for measure in group], figures) for group in groups]


def gross_in(plan: Plan, period: Period, figures: "Figures") -> Figure[Money]:
    """Return what the savings of `plan` bring within `period`, no more than the cost there is; unknown for nothing."""
    found = cell_of(_pools(plan, figures), period, figures.exchange.currency, plan).gross
    return found if found.value or found.gaps else unknown("gross_saving", "zero", subject=plan, period=period)


def savings_table(plan: Plan, figures: "Figures") -> SavingsTable:
    """Add up the savings of `plan`, in the organisation's currency."""
    live = [measure for measure in plan.each(CostMeasure) if is_live(measure)]
    groups = by_baseline(live).values()
    pools = _pools(plan, figures)
    costs = sum_of("baseline_cost", (shared_baseline(group, figures) for group in groups), subject=plan)
    rates = [run_rate(measure, figures) for measure in live]
    beyond = [_beyond(group, figures) for group in groups]
    above = sum_of("beyond_baseline", (figure for figure in beyond if figure.value), subject=plan)
    planned = sum_of("run_rate", rates, subject=plan)
    saved = difference("run_rate", planned, above, subject=plan) if above.value else planned
    return SavingsTable(
        rows=tuple(_row(measure, figures) for measure in plan.each(CostMeasure)),
        flow=flow_of(pools, figures.exchange.currency, plan),
        baseline=costs,
        run_rate=saved,
        beyond=above,
        after=difference("cost_after", costs, saved, subject=plan),
        headcount=sum_of("headcount_effect", [figure for one in live if (figure := _headcount(one))], subject=plan),
        to_date=to_date(live, figures, plan),
    )


def _row(measure: CostMeasure, figures: "Figures") -> SavingRow:
    cost, rate = baseline(measure, figures), run_rate(measure, figures)
    return SavingRow(
        measure,
        cost,
        rate,
        ratio("share_of_baseline", rate, cost, subject=measure),
        _headcount(measure),
        figures.once(saving_flow, measure),
        to_date([measure], figures, measure),
    )


def _headcount(measure: CostMeasure) -> Figure[Decimal]:
    return number_at("headcount_effect", measure, "headcount_effect")


def _beyond(group: Iterable[CostMeasure], figures: "Figures") -> Figure[Money]:
    """Return what the run rates of a group are above the cost there is; unknown where they are not."""
    group = tuple(group)
    rates = [figure for one in group if (figure := run_rate(one, figures)).value is not None]
    saved, cost = sum_of("run_rate", rates), shared_baseline(group, figures)
    if saved.value is None or cost.value is None or saved.value <= cost.value:
        return unknown("beyond_baseline", "zero")
    return difference("beyond_baseline", saved, cost, subject=cost.subject)


def deal_flow(deal: Deal, figures: "Figures") -> Flow:
    """Return the synergies of a deal by period against the cost of integration (or separation)."""
    return flow_of([Pool((deal_stream(deal, figures),))], figures.exchange.currency, deal)
