"""What a restructuring closes while other plans count on it (M110): it is their money that is missing."""

import datetime as dt
from collections.abc import Iterator

from planloom.links import Edge
from planloom.model import Item, Plan
from planloom.model.sales import Forecast
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.endings import Ending, endings
from planloom.rules.fold import as_one
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

CLOSED = Code(
    "M110",
    Level.ERROR,
    title=Phrase("A plan counts on what another closes", "Plan liczy na to, co inny zamyka"),
    message=Phrase(
        "{object} counts on {closed} after {day}, but {closer} closes it",
        "{object} liczy po {day} na to, co zamyka {closer}: {closed}",
    ),
    label=Phrase("closed by {day}", "zamknięte do {day}"),
    why=Phrase(
        "The saving of one plan is the revenue of another; both cannot happen.",
        "Oszczędność jednego planu jest przychodem drugiego; oba nie mogą się ziścić.",
    ),
    help=Phrase("plan without it after {day}, or close it later", "zaplanuj bez tego po {day} albo zamknij to później"),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
channels:
  - {id: shops, title: Own shops}
campaigns:
  - {id: autumn, title: Autumn in the shops, channels: shops, start: 2027-09-01, end: 2027-11-30}
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: close-shops, title: Close the shops, end: 2027-06-30, closes: shops}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
channels:
  - {id: shops, title: Own shops}
campaigns:
  - {id: spring, title: Spring in the shops, channels: shops, start: 2027-03-01, end: 2027-05-31}
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: close-shops, title: Close the shops, end: 2027-06-30, closes: shops}
""",
)
UNDATED = CLOSED.worded(
    Phrase(
        "{object} counts on {closed}, but {closer} closes it and does not say when",
        "{object} liczy na to, co zamyka {closer}, nie podając kiedy: {closed}",
    ),
    label=Phrase("closed by {closer}", "zamyka to {closer}"),
    help=Phrase(
        "give {closer} an `end:` after the last use, or plan without it",
        "podaj `end:` po ostatnim użyciu ({closer}) albo zaplanuj bez tego",
    ),
)
MEANWHILE = CLOSED.worded(
    Phrase(
        "{object} counts on {closed}, while {closer} closes it between {start} and {day}",
        "{object} liczy na to, co między {start} a {day} zamyka {closer}: {closed}",
    ),
    label=Phrase("closed between {start} and {day}", "zamykane między {start} a {day}"),
    help=Phrase(
        "say when it closes (for a unit in `unit_changes:`), or plan without it from {start}",
        "podaj dzień zamknięcia (dla jednostki w `unit_changes:`) albo zaplanuj bez tego od {start}",
    ),
    level=Level.WARNING,
)
FIGURES = ("amounts", "revenue", "volume", "units", "cost")


@rule(CLOSED)
def nothing_closed_is_counted_on(plans: Plans) -> Iterator[Problem]:
    """No plan counts on a unit, channel, segment, territory or product after another has closed it.

    A figure for a period that begins before the closure may be meant for the time until then. What has
    no dates (a strategy, a team) lasts as long as its plan. Where the plan does not say on which day of
    a savings measure a thing closes, counting on it meanwhile is a warning. One finding for each thing closed and each
    plan that counts on it. Who holds a quota is asked by a rule of its own.
    """
    for end in endings(plans):
        by_plan: dict[str, list[Problem]] = {}
        for edge in plans.graph.back(end.ended):
            plan = plans.plan_of(edge.source)
            if plan is None or not edge.relation.relies or edge.source.is_a("structure") or _is_own(plan, end):
                continue
            code = None if edge.source.status in ("done", "cancelled") else _broken(edge.source, plan, end)
            if code is not None:
                by_plan.setdefault(plan.id or "", []).append(_finding(code, edge, end, plans))
        for problems in by_plan.values():
            yield from as_one(sorted(problems, key=lambda problem: problem.span))


def _is_own(plan: Plan, end: Ending) -> bool:
    """Tell whether the plan that counts on something is the one that closes it, and so knows."""
    return end.closer is not end.ended and plan.id in (end.closer.plan, end.closer.id)


def _broken(item: Item, plan: Plan, end: Ending) -> Code | None:
    """Return in which way `item` counts on what ends; None when it does not."""
    if end.day is None:
        return UNDATED
    if _lasts(item, plan, end.day):
        return CLOSED
    return MEANWHILE if end.start is not None and _lasts(item, plan, end.start) else None


def _lasts(item: Item, plan: Plan, day: dt.date) -> bool:
    """Tell whether `item` certainly counts on something after `day`."""
    periods = _periods(item)
    if periods:
        return any(period.start > day for period in periods)
    end = moments(item).earliest_end or moments(plan).earliest_end
    return end is not None and end > day


def _periods(item: Item) -> list[Period]:
    if isinstance(item, Forecast):
        return [item.for_period]
    series = (getattr(item, field, None) for field in FIGURES)
    return [period for one in series if isinstance(one, dict) for period in one]


def _finding(code: Code, edge: Edge, end: Ending, plans: Plans) -> Problem:
    return plans.finding(
        code,
        edge.source,
        at=edge.span,
        related=[Related(end.place, Phrase("closed here", "zamknięcie"))],
        object=called(edge.source),
        closed=called(end.ended),
        closer=called(end.closer),
        day=end.day,
        start=end.start,
    )
