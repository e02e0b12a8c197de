"""People who are counted twice."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, sum_of
from planloom.figures.live import live
from planloom.figures.restructuring.structure import structure_of
from planloom.figures.written import number_at, numbers_in, total
from planloom.model import Plan
from planloom.model.relations import (
    CAPACITY_OF,
    IN_UNIT,
    PARENT,
)
from planloom.model.restructuring import (
    CostMeasure,
    Enterprise,
    OrgUnit,
    Position,
    Workforce,
)
from planloom.model.sales import Capacity
from planloom.model.shared import Initiative, Team
from planloom.model.strategy import Allocation

if TYPE_CHECKING:
    from planloom.figures import Figures

from planloom.figures.consistency.twice.pair import (
    Kind,
    Twin,
    each,
    fed_by_processes,
    has_units,
    of_all,
    processes_in_one,
    turned,
)


def units_after(figures: "Figures") -> Iterator[Twin]:
    """Yield units with fewer full-time equivalents than people after, where people are counted as such.

    Where a unit has as many people as full-time equivalents before, the two are counted alike after as well.
    """
    for entry in live(each(figures, Workforce)):
        unit = figures.graph.find(entry.unit) if entry.unit else None
        if not isinstance(unit, OrgUnit) or unit.headcount is None or unit.headcount_after is None:
            continue
        if unit.headcount == entry.before_fte and entry.after_fte < unit.headcount_after:  # more is told by P101
            after = number_at("after_fte", entry, "after_fte")
            yield Twin(after, number_at("headcount", unit, "headcount_after"), entry, unit)


def employers(figures: "Figures") -> Iterator[Twin]:
    """Yield the employees of the organisation and of the enterprise that a plan describes."""
    organisation = figures.graph.portfolio.organisation
    for plan in figures.graph.portfolio.plans:
        enterprise = plan.only(Enterprise)
        if enterprise is not None and enterprise.employees is not None and organisation.employees is not None:
            stated = number_at("employees", enterprise, "employees")
            yield Twin(stated, number_at("employees", organisation, "employees"), plan, organisation)


def whole_structures(figures: "Figures") -> Iterator[Twin]:
    """Yield the whole workforce where it counts people as the units do: with the employees, and the units after."""
    organisation = figures.graph.portfolio.organisation
    for plan in figures.graph.portfolio.plans:
        rows, structure = list(live(plan.each(Workforce))), figures.once(structure_of, plan)
        whole = [one for one in rows if one.unit is None]
        if len(whole) != 1 or structure.people_before.value != whole[0].before_fte:
            continue
        before = number_at("before_fte", whole[0], "before_fte")
        if organisation.employees is not None and organisation.employees > whole[0].before_fte:  # fewer: P101
            yield Twin(before, number_at("employees", organisation, "employees"), whole[0], organisation)
        if len(rows) == 1 and structure.people_after.exact:
            yield Twin(number_at("after_fte", whole[0], "after_fte"), structure.people_after, whole[0], plan)


def capacities(figures: "Figures") -> Iterator[Twin]:
    """Yield teams of a size that no capacity of their plan (or of any) has, with the first that differs."""
    for team in each(figures, Team):
        given = [one for one in figures.graph.sources(team, CAPACITY_OF) if isinstance(one, Capacity)]
        given = [one for one in given if one.plan == team.plan] or given
        if team.fte is None or not given or any(one.fte == team.fte for one in given):
            continue
        yield Twin(number_at("fte", given[0], "fte"), number_at("fte", team, "fte"), given[0], team)


def teams_in_units(figures: "Figures") -> Iterator[Twin]:
    """Yield units with the teams that sit in them, which cannot be larger together, before or after."""
    for unit in each(figures, OrgUnit):
        teams = [one for one in figures.graph.sources(unit, IN_UNIT) if isinstance(one, Team) and one.fte is not None]
        people = _largest(unit)
        if teams and people is not None and not has_units(unit, figures):
            yield Twin(
                sum_of("fte", (number_at("fte", one, "fte") for one in teams)), people, teams[0], unit, "at_most"
            )


def positions_in_units(figures: "Figures") -> Iterator[Twin]:
    """Yield units with the positions of one state in them, of which there cannot be more than people."""
    for unit in each(figures, OrgUnit):
        positions = [one for one in figures.graph.sources(unit, IN_UNIT) if isinstance(one, Position)]
        people = _largest(unit)
        by_state = [[one for one in positions if one.state in (state, "both")] for state in ("before", "after")]
        most = max(by_state, key=lambda there: sum((one.count for one in there), Decimal(0)))
        if most and people is not None and not has_units(unit, figures):
            together = sum_of("count", (number_at("count", one, "count") for one in most))
            yield Twin(together, people, most[0], unit, "at_most")


def allocated_people(figures: "Figures") -> Iterator[Twin]:
    """Yield plans with the people allocated to them alone, and those of their teams."""
    by_plan: dict[int, list[Allocation]] = {}
    plans = figures.graph.portfolio.plans
    for allocation in live(each(figures, Allocation)):
        named = figures.graph.find(allocation.for_plan) if allocation.for_plan else None
        meant = (
            [named] if isinstance(named, Plan) else [one for one in plans if one.kind_of_plan == allocation.function]
        )
        if allocation.fte and len(meant) == 1:
            by_plan.setdefault(id(meant[0]), []).append(allocation)
    for plan in plans:
        given = by_plan.get(id(plan), [])
        if len(given) != 1 or plan.horizon is None:
            continue
        most = max(given[0].fte, key=lambda period: given[0].fte[period])
        people = total("fte", [numbers_in(given[0], "fte")], most, subject=given[0])
        teams = [one for one in plan.teams if one.fte is not None]
        if teams:
            size = sum_of("fte", (number_at("fte", one, "fte") for one in teams), subject=plan)
            yield Twin(size, people, teams[0], given[0], "at_most")
        for one in (one for one in live(plan.initiatives) if one.fte is not None):
            yield Twin(number_at("fte", one, "fte"), people, one, given[0], "at_most")


def allocated_to_all(figures: "Figures") -> Iterator[Twin]:
    """Yield strategies with the people they allocate in a period, of whom there are no more than employees."""
    organisation = figures.graph.portfolio.organisation
    for plan in figures.graph.portfolio.plans if organisation.employees is not None else ():
        given = [one for one in live(plan.each(Allocation)) if one.fte]
        for period in dict.fromkeys(period for one in given for period in one.fte):
            people = total("fte", [numbers_in(one, "fte") for one in given], period, subject=plan)
            yield Twin(people, number_at("employees", organisation, "employees"), given[0], organisation, "at_most")


def equivalents(figures: "Figures") -> Iterator[Twin]:
    """Yield units with their full-time equivalents, of which there are no more than people, before and after."""
    for unit in each(figures, OrgUnit):
        for people, equivalent in (("headcount", "fte"), ("headcount_after", "fte_after")):
            if getattr(unit, people) is not None and getattr(unit, equivalent) is not None:
                yield Twin(
                    number_at("fte", unit, equivalent), number_at("headcount", unit, people), unit, unit, "at_most"
                )


def units_within(figures: "Figures") -> Iterator[Twin]:
    """Yield units that count all of their people with the sum of the units within them, before and after."""
    for unit in each(figures, OrgUnit):
        inner = [one for one in figures.graph.sources(unit, PARENT) if isinstance(one, OrgUnit)]
        for field in ("headcount", "headcount_after") if unit.counts == "all" and inner else ():
            inside = [one for one in inner if field != "headcount" or one.state != "after"]
            if getattr(unit, field) is not None and all(getattr(one, field) is not None for one in inside):
                people = sum_of("headcount", (number_at("headcount", one, field) for one in inside))
                yield Twin(people, number_at("headcount", unit, field), inside[0], unit, "at_most")


def freed_people(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures with the posts that the processes which feed them alone set free.

    What closes something saves more posts than those of its processes.
    """
    for measure, processes in fed_by_processes(figures):
        freed = of_all(processes, "fte", "change", figures)
        if freed is not None and measure.headcount_effect is not None:
            effect = turned(number_at("headcount_effect", measure, "headcount_effect"))
            kind: Kind = "at_most" if measure.closes else "equal"
            yield Twin(turned(freed), effect, processes[0], measure, kind)


def people_saved(figures: "Figures") -> Iterator[Twin]:
    """Yield plans with the posts that their savings do away with, and the people who leave or do other work."""
    for plan in figures.graph.portfolio.plans:
        savings = [one for one in live(plan.each(CostMeasure)) if (one.headcount_effect or 0) < 0]
        rows = list(live(plan.each(Workforce)))
        workforce = [one for one in rows if one.unit is not None] or rows
        units = {one.unit for one in workforce}
        savings = [one for one in savings if _is_counted(one, units, figures)]
        if not savings or not workforce:
            continue
        posts = turned(sum_of("fte", (number_at("fte", one, "headcount_effect") for one in savings)))
        go = [number_at("leavers", one, "leavers") for one in workforce]
        go += [turned(number_at("moves", one, "moves")) for one in workforce if one.moves < 0]
        go += [number_at("hires", one, "hires") for one in workforce if one.unit is None]
        leave = sum_of("leavers", go)
        yield Twin(posts, leave, savings[0], workforce[0], "at_most")


def _is_counted(measure: CostMeasure, units: Collection[str | None], figures: "Figures") -> bool:
    """Tell whether those who go by a saving may be among the people counted in `units`; None is all of them."""
    closed = {one for one in measure.closes if isinstance(figures.graph.find(one), OrgUnit)}
    return None in units or not closed or not closed.isdisjoint(one for one in units if one)


def people_of_all_units(figures: "Figures") -> Iterator[Twin]:
    """Yield plans with the people of all of their units before, of whom there are no more than employees."""
    organisation = figures.graph.portfolio.organisation
    for plan in figures.graph.portfolio.plans:
        units = [one for one in plan.each(OrgUnit) if one.headcount and one.state != "after"]
        if units and organisation.employees is not None:
            people = figures.once(structure_of, plan).people_before
            if all(one.unit or one.before_fte != people.value for one in live(plan.each(Workforce))):  # else: P101
                yield Twin(people, number_at("employees", organisation, "employees"), units[0], organisation, "at_most")


def counted_alike(figures: "Figures") -> Iterator[Twin]:
    """Yield a unit with more people than full-time equivalents, where all others of several count them alike.

    Before and after the change are counted apart; those that stay are told of by :func:`units_after`.
    """
    for plan in figures.graph.portfolio.plans:
        rows = [
            (entry, unit)
            for entry in live(plan.each(Workforce))
            if isinstance(unit := figures.graph.find(entry.unit or ""), OrgUnit) and unit.headcount is not None
        ]
        for field, is_new in (("before_fte", False), ("after_fte", True)):
            counted = [(entry, unit) for entry, unit in rows if (unit.state == "after") == is_new]
            off = [(entry, unit) for entry, unit in counted if getattr(entry, field) != unit.headcount]
            if len(off) == 1 and len(counted) > _SEVERAL and (off[0][1].headcount or 0) > getattr(off[0][0], field):
                entry, unit = off[0]
                yield Twin(number_at("headcount", unit, "headcount"), number_at(field, entry, field), unit, entry)


def process_people(figures: "Figures") -> Iterator[Twin]:
    """Yield units with the processes that are carried out in them alone, which take no more people than they have."""
    for unit, processes, field in processes_in_one(figures):
        states = [state for one in processes if (state := getattr(one, field)) is not None]
        taken = [number_at("fte", one, "fte") for one in states if one.fte is not None]
        people = _largest(unit)
        if taken and people is not None:
            yield Twin(sum_of("fte", taken), people, processes[0], unit, "at_most")


def initiative_people(figures: "Figures") -> Iterator[Twin]:
    """Yield initiatives with the team that owns them, which is no smaller."""
    for initiative in live(each(figures, Initiative)):
        team = figures.graph.find(initiative.owner) if initiative.owner else None
        if initiative.fte is not None and isinstance(team, Team) and team.fte is not None:
            yield Twin(number_at("fte", initiative, "fte"), number_at("fte", team, "fte"), initiative, team, "at_most")


_SEVERAL = 2


def _largest(unit: OrgUnit) -> Figure[Decimal] | None:
    """Return the people of a unit, before or after, whichever are more."""
    found = [
        number_at("headcount", unit, name)
        for name in ("headcount", "headcount_after")
        if getattr(unit, name) is not None
    ]
    return max(found, key=lambda one: one.value or Decimal(0), default=None)


PEOPLE = (
    units_after,
    employers,
    whole_structures,
    capacities,
    teams_in_units,
    positions_in_units,
    allocated_people,
    allocated_to_all,
    equivalents,
    units_within,
    freed_people,
    people_saved,
    people_of_all_units,
    counted_alike,
    process_people,
    initiative_people,
)
