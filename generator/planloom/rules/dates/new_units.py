"""New units (D107): what is given to a unit before the change that creates it."""

import datetime as dt
from collections.abc import Iterator

from planloom.links import Edge
from planloom.model import Item
from planloom.model.relations import ACCOUNTABLE, CHANGES_TO, HELD_BY, IN_TERRITORY, IN_UNIT, OWNED_BY, RESPONSIBLE
from planloom.model.restructuring import OrgUnit, UnitChange
from planloom.model.sales import Quota, Target, Territory
from planloom.model.shared import Team
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.sequence import after
from planloom.rules.fold import as_one
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

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
    by_change: dict[int, list[Problem]] = {}
    for unit in plans.of(OrgUnit):
        born = _creation(unit, plans)
        if unit.state != "after" or born is None or born.date is None:
            continue
        for edge in plans.graph.back(unit, HELD_BY, IN_UNIT, OWNED_BY, RESPONSIBLE, ACCOUNTABLE):
            by_change.setdefault(id(born), []).extend(_too_early(edge, unit, born, plans))
    for problems in by_change.values():
        yield from as_one(sorted(problems, key=lambda problem: problem.span))


def _creation(unit: OrgUnit, plans: Plans) -> UnitChange | None:
    changes = (edge.source for edge in plans.graph.back(unit, CHANGES_TO))
    return next((change for change in changes if isinstance(change, UnitChange) and change.date), None)


def _too_early(edge: Edge, unit: OrgUnit, born: UnitChange, plans: Plans) -> Iterator[Problem]:
    first = _first_use(edge.source, plans)
    if born.date is None or first is None or not after(born.date.start, first, plans):
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
    for source in plans.graph.sources(item, HELD_BY, IN_TERRITORY):
        if isinstance(source, Quota):
            yield from (*source.amounts, *source.units)
        elif isinstance(source, Target):
            yield from (*source.revenue, *source.volume)
