"""What there is against what is used of it, period by period: allocations and budgets, budgets and work, envelopes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, difference, sum_of
from planloom.figures.live import is_live
from planloom.figures.money.allocation import envelope_of, given_by, limit
from planloom.figures.money.by_plan import costs_of, given_to
from planloom.figures.money.claims import Claim, written_of
from planloom.figures.money.spending import Spender, budget_in, spent_in
from planloom.figures.series import outermost
from planloom.figures.written import Written, money_in, total
from planloom.model import Plan
from planloom.model.relations import PAID_FROM, SUPPORTS
from planloom.model.sales import Course
from planloom.model.shared import BudgetLine, Objective
from planloom.model.strategy import Allocation
from planloom.values import Calendar, Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class Held:
    """A limit for a period and what is used of it.

    `used` is made of a figure for each thing that uses it, the largest first; it is a lower bound where it is partial.
    """

    period: Period
    limit: Figure[Money]
    used: Figure[Money]

    @property
    def difference(self) -> Figure[Money]:
        """What is used beyond the limit; below zero where something is left."""
        return difference("variance", self.used, self.limit, period=self.period)


def plan_against_allocations(plan: Plan, figures: "Figures") -> list[Held]:
    """Hold what a plan costs against what the strategy allocates to it."""
    given = given_to(plan, figures) or _left_to(plan, figures)
    costs = figures.once(costs_of, plan) if given else ()
    return list(_held(given, costs, "allocated", "cost", figures.calendar))


def _left_to(plan: Plan, figures: "Figures") -> tuple[Written[Money], ...]:
    """Return what a strategy allocates to no other plan, from which its own work is paid where it has no lines."""
    if not plan.directs or plan.budget:
        return ()
    others = {one.kind_of_plan for one in figures.graph.portfolio.plans if one is not plan}
    left = [one for one in plan.each(Allocation) if is_live(one)]
    if any(one.objective or one.for_plan for one in left):
        return ()
    return tuple(money_in(one, "amounts", figures.exchange) for one in left if one.function not in others)


def work_against_budget(plan: Plan, work: Iterable[Claim], figures: "Figures") -> list[Held]:
    """Hold what some of the work of a plan costs against its budget lines."""
    lines = [money_in(line, "amounts", figures.exchange) for line in plan.budget if is_live(line)]
    costs = [series for claim in work if (series := written_of(claim, figures.exchange))]
    return hold(lines, costs, figures.calendar)


def work_against_objective(objective: Objective, figures: "Figures") -> list[Held]:
    """Hold the work of its plan that serves an objective alone against what is set aside for that."""
    serving = (edge.source for edge in figures.graph.back(objective, SUPPORTS))
    own = [one for one in serving if isinstance(one, Spender) and one.plan == objective.plan and is_live(one)]
    work = [one for one in own if len(figures.graph.out(one, SUPPORTS)) == 1]
    limits, costs = money_in(objective, "budget", figures.exchange), [budget_in(one, figures) for one in work]
    return list(_held([limits], costs, "set_aside", "work", figures.calendar)) if limits else []


def courses_against_line(line: BudgetLine, figures: "Figures") -> list[Held]:
    """Hold the courses that are paid from a budget line against its amounts."""
    paid = (edge.source for edge in figures.graph.back(line, PAID_FROM))
    costs = [money_in(one, "cost", figures.exchange) for one in paid if isinstance(one, Course) and is_live(one)]
    limits = [money_in(line, "amounts", figures.exchange)] if is_live(line) else []
    return hold(limits, costs, figures.calendar)


def allocations_against_envelope(plan: Plan, figures: "Figures") -> list[Held]:
    """Hold what a strategy allocates against its envelope, the shortest periods first."""
    limits, given = envelope_of(plan, figures), given_by(plan, figures)
    periods = sorted(_periods((*limits, *given), figures.calendar), key=lambda one: (one.end - one.start, one.start))
    return [
        Held(period, limit("envelope", limits, period), limit("allocated", given, period))
        for period in periods
        if _tell(limits, period) and _tell(given, period)
    ]


def spending_against_budget(part: Spender, figures: "Figures") -> list[Held]:
    """Hold what was spent on one thing against its budget: altogether, then year by year.

    A budget that is given for several years at once is held against those years together.
    """
    budget, spent = budget_in(part, figures), spent_in(part, figures)
    written = [*budget.given, *spent.given]
    if not budget or not spent:
        return []
    whole = Period.around(written)
    years = outermost({*budget.given, *(year for period in written for year in figures.calendar.years(period))})
    return [
        Held(period, total("budget", [budget], period, subject=part), total("spent", [spent], period, subject=part))
        for period in dict.fromkeys((whole, *years))
    ]


def hold(lines: Sequence[Written[Money]], work: Sequence[Written[Money]], calendar: Calendar) -> list[Held]:
    """Hold work against the budget lines that pay for it, for each of their periods and the years they make up.

    A line that says nothing of a quarter pays nothing in it.
    """
    return list(_held(lines, work, "plan_budget", "work", calendar, sparse=True))


def _held(
    limits: Sequence[Written[Money]],
    uses: Sequence[Written[Money]],
    limit_name: str,
    name: str,
    calendar: Calendar,
    *,
    sparse: bool = False,
) -> Iterator[Held]:
    given = total if sparse else limit
    for period in _periods(limits, calendar):
        parts = [total(name, [one], period, subject=one.part) for one in uses]
        known = sorted((one for one in parts if one.value is not None), key=lambda one: -one.value.amount)  # type: ignore[union-attr]  # known
        if known:
            yield Held(period, given(limit_name, limits, period), sum_of(name, known, period=period))


def _periods(series: Iterable[Written[Money]], calendar: Calendar) -> list[Period]:
    """Return the periods that are written, and before them the years they make up together."""
    written = sorted({period for one in series for period in one.given})
    years = sorted({year for period in written for year in calendar.years(period)})
    return list(dict.fromkeys((*years, *written)))


def _tell(series: Iterable[Written[Money]], period: Period) -> bool:
    return any(entry.overlaps(period) for one in series for entry in one.given)
