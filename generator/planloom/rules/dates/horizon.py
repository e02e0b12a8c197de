"""The horizon (D102): what lies outside of its plan's time, or ends after the objective it serves is due."""

from collections.abc import Iterator

from planloom.model import Item, Plan
from planloom.model.relations import LEADS_TO, MEASURES, SERVING
from planloom.model.restructuring import UnitChange
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.sequence import after
from planloom.rules.fold import SEVERAL, as_one, under
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, called_by

OUTSIDE = Code(
    "D102",
    Level.WARNING,
    title=Phrase("Dates outside of the plan or the objective", "Daty poza planem lub celem"),
    message=Phrase(
        "{object} reaches beyond {outer}: {date} is outside of {horizon}",
        "{object} wykracza poza ramy, które wyznacza {outer}: {date} leży poza okresem {horizon}",
    ),
    label=Phrase("outside of {horizon}", "poza okresem {horizon}"),
    why=Phrase(
        "What happens outside of the plan's time has no budget in it, and what ends after the objective is due"
        " comes too late to help.",
        "To, co dzieje się poza czasem planu, nie ma w nim budżetu, a to, co kończy się po terminie celu, przyjdzie"
        " za późno.",
    ),
    help=Phrase(
        "move the date into {horizon}, or widen the dates of {outer}",
        "przesuń datę tak, aby mieściła się w okresie {horizon}, albo rozszerz ramy: {outer}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
period: 2027
initiatives:
  - {id: crm, title: Roll out the CRM, start: 2027-06-01, end: 2028-03-31}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
period: 2027..2028
initiatives:
  - {id: crm, title: Roll out the CRM, start: 2027-06-01, end: 2028-03-31}
""",
)
TOO_LATE = OUTSIDE.worded(
    Phrase(
        "{object} ends {date}, after {outer}, which it serves, is due ({horizon})",
        "{object} kończy się {date}, czyli po terminie: {outer} ({horizon})",
    ),
    label=Phrase("too late for it", "za późno"),
    help=Phrase(
        "let it end by {limit}, or move the dates of {outer}",
        "zakończ najpóźniej {limit} albo przesuń daty: {outer}",
    ),
)
MOST_OUTSIDE = OUTSIDE.worded(
    Phrase(
        "most of {object} ({count} of {of} dates) lies outside of its own time, {horizon}",
        "{object}: większość dat ({count} z {of}) leży poza własnym okresem planu, {horizon}",
    ),
    label=Phrase("{count} dates lie outside", "poza: {count}"),
    help=Phrase(
        "mend the dates of the plan, or move what lies outside of them",
        "popraw daty planu albo przesuń to, co leży poza nimi",
    ),
)


@rule(OUTSIDE)
def lies_within_plan_and_objective(plans: Plans) -> Iterator[Problem]:
    """Objectives, work and milestones lie within their plan; what serves an objective ends in time.

    Where most of a plan lies outside of its time, the time of the plan is what is wrong, and there is one
    finding.
    """
    beyond = plans.once(_beyond)
    misdated = plans.once(misdated_plans)
    for plan in plans.portfolio.plans:
        if plan.id in misdated:
            dated, problems = beyond[plan.id or ""]
            head = plans.finding(
                MOST_OUTSIDE,
                plan,
                moments(plan).end_field,
                object=called(plan),
                count=len(problems),
                of=dated,
                horizon=plan.horizon,
            )
            yield under(head, problems.values())
    for item in _dated(plans):
        yield from as_one([*_alone(item, plans), *_beyond_served(item, plans)])


def _dated(plans: Plans) -> Iterator[Item]:
    """Yield the aims, work and events of plans, and changes of units; a milestone of an initiative is held against the initiative (D103)."""
    for item in plans.with_role("aim", "work", "event"):
        if isinstance(plans.around(item), Plan):
            yield item
    yield from (change for change in plans.of(UnitChange) if change.date is not None)


def _alone(item: Item, plans: Plans) -> Iterator[Problem]:
    """Yield the finding that `item` lies outside of its plan, where that is the fault of `item`."""
    plan = plans.plan_of(item)
    if plan is not None and plan.id not in plans.once(misdated_plans):
        problem = plans.once(_beyond)[plan.id or ""][1].get(id(item))
        if problem is not None:
            yield problem


def misdated_plans(plans: Plans) -> frozenset[str]:
    """Return the ids of the plans most of which lies outside of their own time."""
    beyond = plans.once(_beyond)
    return frozenset(
        plan for plan, (dated, problems) in beyond.items() if len(problems) >= SEVERAL and len(problems) * 2 > dated
    )


def _beyond(plans: Plans) -> dict[str, tuple[int, dict[int, Problem]]]:
    """Return for each plan how much of it is dated, and what of that lies outside of the plan's time."""
    items: dict[str, list[Item]] = {plan.id or "": [] for plan in plans.portfolio.plans}
    for item in _dated(plans):
        if item.takes_place is not None or isinstance(item, UnitChange):
            items[item.plan].append(item)
    found = {}
    for plan in plans.portfolio.plans:
        dated = items[plan.id or ""]
        problems = {id(item): problem for item in dated for problem in _beyond_plan(item, plan, plans)}
        found[plan.id or ""] = (len(dated), problems)
    return found


def _beyond_plan(item: Item, plan: Plan, plans: Plans) -> Iterator[Problem]:
    horizon = plan.horizon
    if horizon is None:
        return
    here, there = moments(item), moments(plan)
    if after(here.earliest_end, there.latest_end, plans):
        field, day = here.end_field, here.earliest_end
    elif after(there.earliest_start, here.latest_start, plans):
        field, day = here.start_field, here.latest_start
    else:
        return
    related = [Related(plan.span(there.end_field), Phrase("the plan's dates", "daty planu"))]
    yield plans.finding(
        OUTSIDE,
        item,
        field,
        related=related,
        object=called_by(item, plans),
        outer=called(plan),
        date=day,
        horizon=horizon,
    )


def _beyond_served(item: Item, plans: Plans) -> Iterator[Problem]:
    here = moments(item)
    for edge in plans.graph.out(item, *SERVING, LEADS_TO, MEASURES):
        above = edge.target
        there = moments(above)
        if above.horizon is None or not after(here.earliest_end, there.latest_end, plans):
            continue
        related = [Related(above.span(there.end_field), Phrase("due here", "termin"))]
        yield plans.finding(
            TOO_LATE,
            item,
            here.end_field,
            related=related,
            object=called(item),
            outer=called(above),
            date=here.earliest_end,
            horizon=above.horizon,
            limit=there.latest_end,
        )
