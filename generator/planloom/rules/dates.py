"""Dates (family D): what ends before it begins, and what lies outside of what it belongs to.

A date that is given as a quarter or a year may be any day of it. A rule fires only when no day of it
would do, so a coarse date never makes a finding that a precise one would not.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise

from planloom.links import Edge
from planloom.links.cycles import cycles
from planloom.model import Item, Plan, SalesPlan, StrategyPlan
from planloom.model.marketing import Campaign, SalesComponent
from planloom.model.restructuring import CostMeasure, Deal, DealPhase, OrgUnit, UnitChange
from planloom.model.sales import Course, Forecast, Quota, Target, Territory
from planloom.model.shared import BudgetLine, Initiative, Measure, Milestone, Objective, Team
from planloom.model.strategy import Allocation
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import as_one, under
from planloom.rules.moments import moments
from planloom.rules.places import key_of
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.words import called
from planloom.values import Period

STARTS_HERE = Phrase("starts here", "zaczyna się tutaj")
ENDS_HERE = Phrase("ends here", "kończy się tutaj")
DATED = (Objective, Initiative, Campaign, Course, CostMeasure, Deal)

END_FIRST = Code(
    "D101",
    Level.ERROR,
    title=Phrase("It ends before it begins", "Kończy się, zanim się zacznie"),
    message=Phrase(
        "{object} ends ({end}) before it begins ({start})",
        "{object}: koniec ({end}) przypada przed początkiem ({start})",
    ),
    label=Phrase("before the start", "przed początkiem"),
    why=Phrase(
        "One of the two dates is wrong, and everything that is planned around them with it.",
        "Jedna z tych dat jest błędna, a z nią wszystko, co wokół nich zaplanowano.",
    ),
    help=Phrase(
        "set `end:` to {start} or later, or `start:` to {end} or earlier",
        "ustaw `end:` na {start} lub później albo `start:` na {end} lub wcześniej",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: Roll out the CRM, start: 2027-06-01, end: 2027-03-31}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: Roll out the CRM, start: 2027-03-01, end: 2027-06-30}
""",
)
NOT_IN_PERIOD = END_FIRST.worded(
    Phrase(
        "the dates of {object} lie outside of its own period {period}",
        "{object}: daty leżą poza własnym okresem {period}",
    ),
    label=Phrase("outside of {period}", "poza okresem {period}"),
    help=Phrase("mend `{field}:`, or leave `period:` out", "popraw `{field}:` albo usuń `period:`"),
)


@rule(END_FIRST)
def starts_before_it_ends(plans: Plans) -> Iterator[Problem]:
    """An object ends after it begins, and its dates lie in its period when it has both."""
    for item in plans.items():
        if item.start and item.end and item.start.start > item.end.end:
            related = [Related(item.span("start"), STARTS_HERE)]
            yield plans.finding(
                END_FIRST, item, "end", related=related, object=called(item), start=item.start, end=item.end
            )
        elif item.period:
            yield from _outside_own_period(item, item.period, plans)


def _outside_own_period(item: Item, period: Period, plans: Plans) -> Iterator[Problem]:
    for name, given in (("start", item.start), ("end", item.end)):
        if given and not period.overlaps(given):
            related = [Related(item.span("period"), Phrase("its period", "jego okres"))]
            yield plans.finding(
                NOT_IN_PERIOD, item, name, related=related, object=called(item), period=period, field=name
            )
            return


OUTSIDE = Code(
    "D102",
    Level.WARNING,
    title=Phrase("Dates outside of the plan or the objective", "Daty poza planem lub celem"),
    message=Phrase(
        "{object} reaches beyond {outer}: {date} is outside of {horizon}",
        "{object} wykracza poza ramy, które wyznacza {outer}: {date} leży poza {horizon}",
    ),
    label=Phrase("outside of {horizon}", "poza {horizon}"),
    why=Phrase(
        "What happens outside of the plan's time has no budget in it, and what ends after the objective is due"
        " comes too late to help.",
        "To, co dzieje się poza czasem planu, nie ma w nim budżetu, a to, co kończy się po terminie celu, przyjdzie"
        " za późno.",
    ),
    help=Phrase(
        "move the date into {horizon}, or widen the dates of {outer}",
        "przesuń datę tak, aby mieściła się w {horizon}, albo rozszerz ramy: {outer}",
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
SEVERAL = 3


@rule(OUTSIDE)
def lies_within_plan_and_objective(plans: Plans) -> Iterator[Problem]:
    """Objectives, work and milestones lie within their plan; what serves an objective ends in time.

    Where most of a plan lies outside of its time, the time of the plan is what is wrong, and there is one
    finding.
    """
    slack = dt.timedelta(days=plans.settings.tolerance.days)
    beyond = plans.once(_beyond)
    misdated = plans.once(_misdated)
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
    for kind in DATED:
        for item in plans.of(kind):
            yield from as_one([*_alone(item, plans), *_beyond_served(item, plans, slack)])
    for plan in plans.portfolio.plans:
        for milestone in plan.milestones:
            yield from _alone(milestone, plans)


def _alone(item: Item, plans: Plans) -> Iterator[Problem]:
    """Yield the finding that `item` lies outside of its plan, where that is the fault of `item`."""
    plan = plans.plan_of(item)
    if plan is not None and plan.id not in plans.once(_misdated):
        problem = plans.once(_beyond)[plan.id or ""][1].get(id(item))
        if problem is not None:
            yield problem


def _beyond(plans: Plans) -> dict[str, tuple[int, dict[int, Problem]]]:
    """Return for each plan how much of it is dated, and what of that lies outside of the plan's time."""
    slack = dt.timedelta(days=plans.settings.tolerance.days)
    items: dict[str, list[Item]] = {plan.id or "": list(plan.milestones) for plan in plans.portfolio.plans}
    for kind in DATED:
        for item in plans.of(kind):
            plan = plans.plan_of(item)
            if plan is not None and item.horizon is not None:
                items[plan.id or ""].append(item)
    found = {}
    for plan in plans.portfolio.plans:
        dated = items[plan.id or ""]
        problems = {id(item): problem for item in dated for problem in _beyond_plan(item, plan, plans, slack)}
        found[plan.id or ""] = (len(dated), problems)
    return found


def _misdated(plans: Plans) -> frozenset[str]:
    """Return the ids of the plans most of which lies outside of their own time."""
    beyond = plans.once(_beyond)
    return frozenset(
        plan for plan, (dated, problems) in beyond.items() if len(problems) >= SEVERAL and len(problems) * 2 > dated
    )


def _beyond_plan(item: Item, plan: Plan, plans: Plans, slack: dt.timedelta) -> Iterator[Problem]:
    horizon = plan.horizon
    if horizon is None:
        return
    here, there = moments(item), moments(plan)
    if _after(here.earliest_end, there.latest_end, slack):
        field, day = here.end_field, here.earliest_end
    elif _after(there.earliest_start, here.latest_start, slack):
        field, day = here.start_field, here.latest_start
    else:
        return
    related = [Related(plan.span(there.end_field), Phrase("the plan's dates", "daty planu"))]
    yield plans.finding(
        OUTSIDE,
        item,
        field,
        related=related,
        object=called(item),
        outer=called(plan),
        date=day,
        horizon=horizon,
    )


def _after(later: dt.date | None, earlier: dt.date | None, slack: dt.timedelta) -> bool:
    return later is not None and earlier is not None and later > earlier + slack


def _beyond_served(item: Item, plans: Plans, slack: dt.timedelta) -> Iterator[Problem]:
    here = moments(item)
    for edge in plans.graph.out(item, "supports", "objectives"):
        above = edge.target
        there = moments(above)
        if above.horizon is None or not _after(here.earliest_end, there.latest_end, slack):
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


MILESTONE = Code(
    "D103",
    Level.ERROR,
    title=Phrase("A milestone outside of its initiative", "Kamień milowy poza swoją inicjatywą"),
    message=Phrase(
        "{object} ({date}) lies outside of {outer} ({horizon})",
        "{object} ({date}) leży poza swoją inicjatywą: {outer} ({horizon})",
    ),
    label=Phrase("outside of {horizon}", "poza {horizon}"),
    why=Phrase(
        "A result cannot be reached before the work begins or after it has ended.",
        "Wyniku nie da się osiągnąć, zanim praca się zacznie, ani po jej zakończeniu.",
    ),
    help=Phrase(
        "move the milestone into {horizon}, or the dates of the initiative around it",
        "przesuń kamień milowy tak, aby mieścił się w {horizon}, albo zmień daty inicjatywy",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: Roll out the CRM
    start: 2027-03-01
    end: 2027-06-30
    milestones:
      - {title: First team works with it, date: 2027-09-15}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: Roll out the CRM
    start: 2027-03-01
    end: 2027-06-30
    milestones:
      - {title: First team works with it, date: 2027-05-15}
""",
)


@rule(MILESTONE)
def milestone_lies_within_initiative(plans: Plans) -> Iterator[Problem]:
    """A milestone falls between the first and the last day of its initiative."""
    slack = dt.timedelta(days=plans.settings.tolerance.days)
    for initiative in plans.of(Initiative):
        there = moments(initiative)
        for milestone in initiative.milestones:
            here = moments(milestone)
            late = _after(here.earliest_end, there.latest_end, slack)
            if late or _after(there.earliest_start, here.latest_start, slack):
                field = there.end_field if late else there.start_field
                label = ENDS_HERE if late else STARTS_HERE
                yield plans.finding(
                    MILESTONE,
                    milestone,
                    "date",
                    related=[Related(initiative.span(field), label)],
                    object=called(milestone),
                    outer=called(initiative),
                    date=milestone.date,
                    horizon=initiative.horizon,
                )


DEPENDENCY = Code(
    "D104",
    Level.ERROR,
    title=Phrase(
        "It starts before what it depends on is finished",
        "Zaczyna się, zanim skończy się to, od czego zależy",
    ),
    message=Phrase(
        "{object} starts ({start}) before {needed}, which it depends on, is finished ({end})",
        "{object} zaczyna się ({start}) przed końcem tego, od czego zależy: {needed} ({end})",
    ),
    label=Phrase("waits for {needed}", "czeka na: {needed}"),
    why=Phrase(
        "One of the two will not happen as planned: either the work waits, or it begins without what it needs.",
        "Jedno z dwojga nie pójdzie zgodnie z planem: praca będzie czekać albo zacznie się bez tego, czego wymaga.",
    ),
    help=Phrase(
        "start it on {end} or later, finish {needed} by {start}, or remove the dependency",
        "zacznij {end} lub później, zakończ do {start}: {needed}, albo usuń zależność",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: choose, title: Choose a CRM, start: 2027-01-10, end: 2027-04-30}
  - {id: roll-out, title: Roll it out, start: 2027-03-01, end: 2027-09-30, depends_on: choose}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: choose, title: Choose a CRM, start: 2027-01-10, end: 2027-04-30}
  - {id: roll-out, title: Roll it out, start: 2027-05-01, end: 2027-09-30, depends_on: choose}
""",
)


@rule(DEPENDENCY)
def dependency_finishes_first(plans: Plans) -> Iterator[Problem]:
    """What an initiative depends on is finished by the day the initiative starts.

    Without a start it must be finished by the end. What is done, or cancelled, holds nobody up. In a
    circle, which is reported as such, no order of dates would do.
    """
    slack = dt.timedelta(days=plans.settings.tolerance.days)
    edges = [edge for initiative in plans.of(Initiative) for edge in plans.graph.out(initiative, "depends_on")]
    circular = {id(edge) for circle in cycles(edges) for edge in circle}
    for initiative in plans.of(Initiative):
        if initiative.status in ("done", "cancelled"):
            continue
        here = moments(initiative)
        limit, field = (here.latest_start, here.start_field) if here.latest_start else (here.latest_end, here.end_field)
        for edge in plans.graph.out(initiative, "depends_on"):
            there = moments(edge.target)
            if id(edge) in circular or _is_finished(edge.target) or not _after(there.earliest_end, limit, slack):
                continue
            yield plans.finding(
                DEPENDENCY,
                initiative,
                related=[
                    Related(initiative.span(field), STARTS_HERE),
                    Related(edge.target.span(there.end_field), ENDS_HERE),
                ],
                at=edge.span,
                object=called(initiative),
                needed=called(edge.target),
                start=limit,
                end=there.earliest_end,
            )


def _is_finished(item: Item) -> bool:
    return item.status in ("done", "cancelled") or (isinstance(item, Milestone) and item.done)


TRAINING = Code(
    "D105",
    Level.WARNING,
    title=Phrase(
        "Training ends after the quota period it enables begins",
        "Szkolenie kończy się po rozpoczęciu okresu, do którego przygotowuje",
    ),
    message=Phrase(
        "{object} ends {end}, but must be over before {period}",
        "{object} kończy się {end}, a powinno przed: {period}",
    ),
    label=Phrase("not before {start}", "nie przed {start}"),
    why=Phrase(
        "Whoever is to sell in that period has not learnt yet how; the quota assumes that they have.",
        "Kto ma w tym okresie sprzedawać, jeszcze się tego nie nauczył, a target to zakłada.",
    ),
    help=Phrase(
        "let the course end before {start}, or move `required_before:`",
        "zakończ szkolenie przed {start} albo przesuń `required_before:`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
courses:
  - {title: Selling to schools, start: 2027-03-01, end: 2027-04-20, required_before: 2027-Q2}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
courses:
  - {title: Selling to schools, start: 2027-02-01, end: 2027-03-20, required_before: 2027-Q2}
""",
)


@rule(TRAINING)
def training_ends_before_its_period(plans: Plans) -> Iterator[Problem]:
    """A course ends before the first day of the quota period it is required for."""
    slack = dt.timedelta(days=plans.settings.tolerance.days)
    for course in plans.of(Course):
        needed = course.required_before
        here = moments(course)
        if needed is None or course.completion == 1 or _is_finished(course):
            continue
        if here.earliest_end is not None and here.earliest_end - slack >= needed.start:
            yield plans.finding(
                TRAINING,
                course,
                here.end_field,
                related=[
                    Related(
                        course.span("required_before"),
                        Phrase("required before this", "wymagane przed tym okresem"),
                    )
                ],
                object=called(course),
                end=here.earliest_end,
                period=needed,
                start=needed.start,
            )


PERIOD = Code(
    "D106",
    Level.WARNING,
    title=Phrase("A figure for a period outside of the plan", "Liczba dla okresu poza planem"),
    message=Phrase(
        "`{field}` of {object} has a figure for {period}, outside of {horizon}",
        "`{field}` ({object}) ma liczbę dla okresu {period}, poza {horizon}",
    ),
    label=Phrase("outside of {horizon}", "poza {horizon}"),
    why=Phrase(
        "A target after the end of its plan is nobody's target, and a year mistyped makes every sum wrong.",
        "Wartość docelowa po zakończeniu planu jest niczyja, a błędny rok psuje wszystkie sumy.",
    ),
    help=Phrase("mend the period, or widen the dates of {outer}", "popraw okres albo rozszerz ramy: {outer}"),
    bad="""\
# plans/sales/plan.yml
kind: sales
period: 2027..2028
targets:
  - {id: all-sales, revenue: {2027: 50m, 2082: 60m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
period: 2027..2028
targets:
  - {id: all-sales, revenue: {2027: 50m, 2028: 60m}}
""",
)
FIGURES: Mapping[type[Item], tuple[str, ...]] = {
    Measure: ("targets",),
    Objective: ("budget", "revenue_target", "cost_target"),
    Initiative: ("budget",),
    BudgetLine: ("amounts",),
    Campaign: ("budget",),
    SalesComponent: ("volume_target", "revenue_target"),
    Target: ("revenue", "volume"),
    Quota: ("amounts", "units"),
    Allocation: ("amounts", "fte"),
}


@rule(PERIOD)
def figures_lie_within_horizon(plans: Plans) -> Iterator[Problem]:
    """Targets and amounts are given for periods that overlap their objective's or their plan's time.

    One finding an object and field: a plan moved by a year is one mistake. In a plan whose own time is
    wrong there is nothing to compare with.
    """
    misdated = plans.once(_misdated)
    for kind, fields in FIGURES.items():
        for item in plans.of(kind):
            if not any(getattr(item, field) for field in fields):
                continue
            outer, plan = _with_horizon(item, plans), plans.plan_of(item)
            if outer is None or outer.horizon is None or (plan is not None and plan.id in misdated):
                continue
            for field in fields:
                yield from as_one(_strange_periods(item, field, outer, outer.horizon, plans))
    for plan in plans.portfolio.sales:
        if plan.id not in misdated:
            yield from as_one(_strange_forecasts(plan, plans))


def _strange_forecasts(plan: SalesPlan, plans: Plans) -> Iterator[Problem]:
    for forecast in plan.forecasts:
        outer = _with_horizon(forecast, plans)
        if outer is not None and outer.horizon is not None and not outer.horizon.overlaps(forecast.for_period):
            yield _strange(forecast, "for", forecast.for_period, outer, plans)


def _with_horizon(item: Item, plans: Plans) -> Item | None:
    """Return the nearest object around that has dates: the object itself, its objective, its plan."""
    here: Item | None = item
    while here is not None and here.horizon is None:
        here = plans.around(here)
    return here


def _strange_periods(item: Item, field: str, outer: Item, horizon: Period, plans: Plans) -> Iterator[Problem]:
    for period in sorted(getattr(item, field)):
        if not horizon.overlaps(period):
            yield _strange(item, field, period, outer, plans)


def _strange(item: Item, field: str, period: Period, outer: Item, plans: Plans) -> Problem:
    here = moments(outer)
    return plans.finding(
        PERIOD,
        item,
        related=[Related(outer.span(here.end_field), Phrase("its time", "jego czas"))],
        at=item.span(field) if isinstance(item, Forecast) else key_of(item, field, period),
        object=called(item),
        outer=called(outer),
        field=field,
        period=period,
        horizon=outer.horizon,
    )


NEW_UNIT = Code(
    "D107",
    Level.ERROR,
    title=Phrase("A new unit is used before it exists", "Nowa jednostka jest używana, zanim powstanie"),
    message=Phrase(
        "{object} counts on {unit} from {start}, but the unit exists only from {date}",
        "{object} liczy na jednostkę od {start}, a istnieje ona dopiero od {date}: {unit}",
    ),
    label=Phrase("does not exist yet", "jeszcze nie istnieje"),
    why=Phrase(
        "Targets and work given to a unit that is yet to be created belong to nobody until then.",
        "Cele i praca powierzone jednostce, która dopiero powstanie, są do tego czasu niczyje.",
    ),
    help=Phrase(
        "give it to an existing unit until {date}, or create the new one earlier",
        "powierz to do {date} istniejącej jednostce albo utwórz nową wcześniej",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
quotas:
  - {holder: export, amounts: {2027-Q1: 4m, 2027-Q3: 5m}}
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: export, title: Export, state: after}
unit_changes:
  - {change: create, to: export, date: 2027-07-01}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
quotas:
  - {holder: export, amounts: {2027-Q3: 5m, 2027-Q4: 5m}}
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: export, title: Export, state: after}
unit_changes:
  - {change: create, to: export, date: 2027-07-01}
""",
)


@rule(NEW_UNIT)
def new_units_exist_when_used(plans: Plans) -> Iterator[Problem]:
    """What a new unit owns, holds or staffs begins after the change that creates the unit.

    What has no date of its own (a team, a territory) goes by the figures planned for it, and without
    such by the end of its plan: a unit created after that was never there for it. One change that comes
    too late is one finding.
    """
    slack = dt.timedelta(days=plans.settings.tolerance.days)
    by_change: dict[int, list[Problem]] = {}
    for unit in plans.of(OrgUnit):
        born = _creation(unit, plans)
        if unit.state != "after" or born is None or born.date is None:
            continue
        for edge in plans.graph.back(unit, "holder", "unit", "owner", "responsible", "accountable"):
            by_change.setdefault(id(born), []).extend(_too_early(edge, unit, born, plans, slack))
    for problems in by_change.values():
        yield from as_one(sorted(problems, key=lambda problem: problem.span))


def _creation(unit: OrgUnit, plans: Plans) -> UnitChange | None:
    changes = (edge.source for edge in plans.graph.back(unit, "after"))
    return next((change for change in changes if isinstance(change, UnitChange) and change.date), None)


def _too_early(edge: Edge, unit: OrgUnit, born: UnitChange, plans: Plans, slack: dt.timedelta) -> Iterator[Problem]:
    first = _first_use(edge.source, plans)
    if born.date is None or first is None or not _after(born.date.start, first, slack):
        return
    yield plans.finding(
        NEW_UNIT,
        edge.source,
        related=[Related(born.span("date"), Phrase("the unit is created here", "tutaj powstaje jednostka"))],
        at=edge.span,
        object=called(edge.source),
        unit=called(unit),
        start=first,
        date=born.date.start,
    )


def _first_use(item: Item, plans: Plans) -> dt.date | None:
    """Return the latest day on which the use of a unit can begin."""
    if isinstance(item, Quota):
        periods = [*item.amounts, *item.units]
        return min((period.end for period in periods), default=None)
    if isinstance(item, Team | Territory):
        figures = [*_figures_for(item, plans)]
        plan = plans.plan_of(item)
        end = moments(plan).latest_end if plan is not None else None
        return min((period.end for period in figures), default=end)
    return moments(item).latest_start


def _figures_for(item: Team | Territory, plans: Plans) -> Iterator[Period]:
    for source in plans.graph.sources(item, "holder", "territory"):
        if isinstance(source, Quota):
            yield from (*source.amounts, *source.units)
        elif isinstance(source, Target):
            yield from (*source.revenue, *source.volume)


PHASES = Code(
    "D108",
    Level.ERROR,
    title=Phrase("The phases of a deal are out of order", "Etapy transakcji są w złej kolejności"),
    message=Phrase(
        "{object}: {phase} ({date}) comes before {earlier} ({earlier_date})",
        "{object}: {phase} ({date}) wypada przed: {earlier} ({earlier_date})",
    ),
    label=Phrase("before {earlier}", "przed: {earlier}"),
    why=Phrase(
        "A deal is examined, signed, closed and then integrated; another order means that a date is wrong.",
        "Transakcję się bada, podpisuje, zamyka, a potem integruje; inna kolejność oznacza błędną datę.",
    ),
    help=Phrase(
        "move it to {earlier_date} or later, or the other phase to {date} or earlier",
        "przesuń na {earlier_date} lub później albo drugi etap na {date} lub wcześniej",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - id: buy-rival
    title: Buy a competitor
    type: acquisition
    phases:
      - {phase: signing, date: 2027-06-30}
      - {phase: closing, date: 2027-05-31}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - id: buy-rival
    title: Buy a competitor
    type: acquisition
    phases:
      - {phase: signing, date: 2027-06-30}
      - {phase: closing, date: 2027-09-30}
""",
)
ORDER = ("due_diligence", "signing", "closing", "day_1", "day_100")
PHASE_NAMES = {
    "due_diligence": Phrase("due diligence", "badanie due diligence"),
    "signing": Phrase("signing", "podpisanie"),
    "closing": Phrase("closing", "zamknięcie"),
    "day_1": Phrase("day 1", "dzień 1"),
    "day_100": Phrase("day 100", "dzień 100"),
}


@rule(PHASES)
def phases_follow_each_other(plans: Plans) -> Iterator[Problem]:
    """Due diligence, signing, closing, day 1 and day 100 follow each other.

    Integration runs beside them and is not compared.
    """
    for deal in plans.of(Deal):
        known = [phase for name in ORDER for phase in deal.phases if phase.phase == name]
        for earlier, phase in pairwise(known):
            if earlier.date.start > phase.date.end:
                yield _out_of_order(deal, earlier, phase, plans)


def _out_of_order(deal: Deal, earlier: DealPhase, phase: DealPhase, plans: Plans) -> Problem:
    return plans.finding(
        PHASES,
        phase,
        "date",
        related=[Related(earlier.span("date"), PHASE_NAMES[earlier.phase])],
        object=called(deal),
        phase=PHASE_NAMES[phase.phase],
        date=phase.date,
        earlier=PHASE_NAMES[earlier.phase],
        earlier_date=earlier.date,
    )


VISION = Code(
    "D109",
    Level.INFO,
    title=Phrase("The vision is due before the plan ends", "Wizja przypada przed końcem planu"),
    message=Phrase(
        "the vision is of {year}, but the plan runs until {end}",
        "wizja dotyczy roku {year}, a plan trwa do {end}",
    ),
    label=Phrase("before the plan ends", "przed końcem planu"),
    why=Phrase(
        "A vision shows where the plan leads; it lies at its end or beyond.",
        "Wizja pokazuje, dokąd prowadzi plan; leży na jego końcu albo dalej.",
    ),
    help=Phrase("set `target_year:` to {year_needed} or later", "ustaw `target_year:` na {year_needed} lub później"),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2029
vision: {text: First choice of installers, target_year: 2028}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2029
vision: {text: First choice of installers, target_year: 2030}
""",
)


@rule(VISION)
def vision_lies_beyond_the_plan(plans: Plans) -> Iterator[Problem]:
    """The year of the vision is not before the last year of the strategy."""
    for plan in plans.of(StrategyPlan):
        end = moments(plan).earliest_end
        if plan.vision and plan.vision.target_year and end and plan.vision.target_year < end.year:
            yield plans.finding(
                VISION,
                plan.vision,
                "target_year",
                related=[Related(plan.span(moments(plan).end_field), ENDS_HERE)],
                year=str(plan.vision.target_year),
                year_needed=str(end.year),
                end=end,
            )


RULES: tuple[Rule, ...] = (
    starts_before_it_ends,
    lies_within_plan_and_objective,
    milestone_lies_within_initiative,
    dependency_finishes_first,
    training_ends_before_its_period,
    figures_lie_within_horizon,
    new_units_exist_when_used,
    phases_follow_each_other,
    vision_lies_beyond_the_plan,
)
