"""What stands on the home page: where the plans are now, what is late, what is to be decided, what comes next.

Each list is in the order of urgency; a template cuts it and leads to the whole of it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.figures import Figures
from planloom.figures.figure import Figure, unknown
from planloom.figures.freshness import deadline, is_finished, is_overdue, lateness
from planloom.figures.live import is_live, live
from planloom.model import Item, Plan, parts_in
from planloom.model.relations import SUPERSEDES
from planloom.model.shared import Decision, Measure, Objective, ReviewAction
from planloom.values import Money, Period

ATTENTION = ("off_track", "at_risk")
"""The statuses that ask for attention, the worst first."""

STANDING = (*ATTENTION, "on_track", "done", "not_started", "paused", "no_status")
"""All statuses in the order of the home page; what has none comes last, as what nobody reported on."""

MOST_HEADLINES = 6
"""So many measures stand at the top where nobody has chosen them."""

MOST_SHOWN = 6
"""So many of a list the home page shows; a page of its own shows all of it."""

SOON = dt.timedelta(days=92)
"""What is due within this time comes next: about a quarter."""

NEAREST = 3
"""Where nothing lies within that time, so many of what comes after it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The objectives of one status."""

    status: str
    objectives: tuple[Objective, ...]


def objectives(figures: Figures) -> tuple[Objective, ...]:
    """Return the objectives that tell where the organisation is: those of the strategies, else of all plans."""
    portfolio = figures.graph.portfolio
    strategic = [one for plan in portfolio.strategies for one in plan.objectives]
    return live(strategic or [one for plan in portfolio.plans for one in plan.objectives])


def standing(figures: Figures, aims: Iterable[Objective]) -> tuple[Standing, ...]:
    """Return objectives by their status, the worst first."""
    groups: dict[str, list[Objective]] = {status: [] for status in STANDING}
    for objective in aims:
        groups.setdefault(figures.status(objective) or "no_status", []).append(objective)
    return tuple(Standing(status, tuple(found)) for status, found in groups.items() if found)


def headlines(figures: Figures) -> tuple[Measure, ...]:
    """Return the measures at the top: those that are marked so, else the weightiest, one an objective.

    Of objectives of one weight those whose status is known come first, and one of each plan before a second one.
    """
    chosen = tuple(measure for measure in live(figures.measures) if measure.headline)
    return chosen or _weightiest(figures)


def _weightiest(figures: Figures) -> tuple[Measure, ...]:
    found: list[tuple[Decimal, bool, int, Measure]] = []
    places: dict[str, int] = {}
    for objective in objectives(figures):
        measure = _leading(figures, objective)
        if measure is not None:
            places[objective.plan] = places.get(objective.plan, 0) + 1
            silent = figures.measure(measure).status is None
            found.append((-(objective.weight or Decimal(0)), silent, places[objective.plan], measure))
    return tuple(entry[-1] for entry in sorted(found, key=lambda entry: entry[:3])[:MOST_HEADLINES])


def _leading(figures: Figures, objective: Objective) -> Measure | None:
    """Return the weightiest measure of an objective that has a target."""
    aimed = [one for one in figures.counted_measures_of(objective) if one.targets]
    return max(aimed, key=lambda one: one.weight or Decimal(0), default=None)


def attention(figures: Figures) -> tuple[Item, ...]:
    """Return what is off track or at risk in all plans, the worst first.

    That is by status, then what the strategy itself aims at, then what is furthest behind, then by weight.
    """
    found = [item for item in _work(figures) if figures.status(item) in ATTENTION and not is_finished(item)]
    return tuple(sorted(found, key=lambda item: (ATTENTION.index(figures.status(item) or ""), *_rank(figures, item))))


def _rank(figures: Figures, item: Item) -> tuple[bool, Decimal, Decimal]:
    weight = item.weight if isinstance(item, Objective) else None
    strategic = figures.graph.is_strategic(item) and item.is_a("aim")
    return not strategic, -_behind(figures, item), -(weight or Decimal(0))


def _behind(figures: Figures, item: Item) -> Decimal:
    """Return how far an object is behind: the most that one of the measures it has its status from is short of."""
    missing = (figures.measure(one).shortfall.value for one in shortfall(figures, item))
    return max((value for value in missing if value is not None), default=Decimal(0))


def _work(figures: Figures) -> Iterator[Item]:
    return (item for item in _items(figures) if item.is_a("aim", "work") or isinstance(item, ReviewAction))


def _items(figures: Figures) -> Iterator[Item]:
    return (item for plan in figures.graph.portfolio.plans for item in parts_in(plan) if isinstance(item, Item))


def late(figures: Figures) -> tuple[Item, ...]:
    """Return what should be finished by now, what has been late for longest first; open decisions stand elsewhere."""
    found = [item for item in _items(figures) if _is_late(figures, item)]
    return tuple(sorted(found, key=lambda item: -(lateness(item, figures.today) or 0)))


def _is_late(figures: Figures, item: Item) -> bool:
    return not isinstance(item, Decision | Measure) and is_overdue(item, figures.today)


def asked(figures: Figures) -> tuple[Decision, ...]:
    """Return the decisions that nobody has taken yet, the most urgent first."""
    found = (
        item
        for item in _items(figures)
        if isinstance(item, Decision) and item.open and is_live(item) and not figures.graph.sources(item, SUPERSEDES)
    )
    return tuple(sorted(found, key=lambda one: one.date.end))


Happening = Literal["begins", "due"]


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that lies ahead: when, whether work begins then or something is due, and who answers for it."""

    item: Item
    when: Period
    happening: Happening
    owner: str | None


def coming(figures: Figures) -> tuple[Coming, ...]:
    """Return what is due or begins within a quarter from today, by time; else the first of what comes after it."""
    until = figures.today + SOON
    aims = [aim for plan in figures.graph.portfolio.plans for aim in plan.objectives]
    owners = {id(measure): aim.owner for aim in aims for measure in aim.measures}
    found = [
        Coming(item, *ahead, item.owner or owners.get(id(item)))
        for item in _items(figures)
        if not isinstance(item, Decision) and (ahead := _ahead(figures, item, until))
    ]
    found.sort(key=lambda one: (one.when.end, one.when.start))
    return tuple(one for one in found if one.when.end <= until) or tuple(found[:NEAREST])


def _ahead(figures: Figures, item: Item, until: dt.date) -> tuple[Period, Happening] | None:
    """Return when an object is due, or begins where it is not due by then; None where neither lies ahead."""
    if is_finished(item):
        return None
    due, start = _due(figures, item), item.takes_place if item.is_a("work") else None
    if start is not None and figures.today < start.start and (due is None or due.end > until):
        return Period.between(start.start, start.start), "begins"
    if due is not None and figures.today <= due.end:
        return (_end_of(due) if item.is_a("work") else due), "due"
    return None


def _due(figures: Figures, item: Item) -> Period | None:
    """Return by when something is to be done, a measure that is reached or not among it."""
    if not isinstance(item, Measure):
        return deadline(item)
    reached = figures.measure(item).reached
    return reached.by if reached and not reached.done else None


def _end_of(period: Period) -> Period:
    return Period.between(period.end, period.end)


@dataclass(frozen=True, slots=True)
class YearsMoney:
    """What the plans spent in the year that is running, and what they have for it."""

    year: Period
    spent: Figure[Money]
    cost: Figure[Money]


def money_of_the_year(figures: Figures) -> YearsMoney:
    """Return spending and costs of all plans in the year that is running; unknown where no plan has any in it."""
    year, money = figures.year_of(figures.today), figures.money
    if year not in money.years:
        nothing: Figure[Money] = unknown("spent", "not_given")
        return YearsMoney(year, nothing, nothing)
    column = money.years.index(year)
    return YearsMoney(year, money.spent.cells[column], money.cost.cells[column])


@dataclass(frozen=True, slots=True)
class PlanNow:
    """A plan and how its objectives stand."""

    plan: Plan
    standing: tuple[Standing, ...]


def plans_now(figures: Figures) -> tuple[PlanNow, ...]:
    """Return every plan with the standing of its objectives."""
    return tuple(PlanNow(plan, standing(figures, live(plan.objectives))) for plan in figures.graph.portfolio.plans)


def has_more(figures: Figures) -> bool:
    """Tell whether more needs attention than the home page shows."""
    return any(len(found) > MOST_SHOWN for found in (attention(figures), late(figures), asked(figures)))


def shortfall(figures: Figures, item: Item) -> tuple[Measure, ...]:
    """Return the measures from which an object has its status: those that stand as badly as it does."""
    status = figures.status(item)
    return tuple(one for one in figures.counted_measures_of(item) if figures.measure(one).status == status)
