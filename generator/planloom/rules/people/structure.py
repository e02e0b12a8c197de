"""The structure of units (P111): where a unit lies, what becomes of it and who heads it say the same."""

from collections.abc import Iterator

from planloom.model.organisation import Person
from planloom.model.relations import CHANGES_FROM, CHANGES_TO, HEADED_BY, IN_UNIT
from planloom.model.restructuring import OrgUnit, UnitChange
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.endings import ending
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

WITHIN = Code(
    "P111",
    Level.WARNING,
    title=Phrase("A structure that contradicts itself", "Struktura sprzeczna sama ze sobą"),
    message=Phrase(
        "{object} stays, but {above}, of which it is part, is gone after {day}",
        "{object} pozostaje, a jednostki nadrzędnej ({above}) nie ma już po {day}",
    ),
    label=Phrase("gone after {day}", "nie istnieje po {day}"),
    why=Phrase(
        "People do not know whom they belong to and who leads them, and payroll pays from a cost centre that is closed.",
        "Ludzie nie wiedzą, gdzie należą i kto nimi kieruje, a płace obciążają zamknięte miejsce kosztów.",
    ),
    help=Phrase(
        "say in `parent_after:` where it belongs then, or keep the unit above",
        "podaj w `parent_after:`, dokąd potem należy, albo zachowaj jednostkę nadrzędną",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
period: 2027..2028
org_units:
  - {id: works, title: Works, state: before}
  - {id: head-office, title: Head office}
  - {id: stores, title: Stores, parent: works}
unit_changes:
  - {change: close, from: works, date: 2027-06-30}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
period: 2027..2028
org_units:
  - {id: works, title: Works, state: before}
  - {id: head-office, title: Head office}
  - {id: stores, title: Stores, parent: works, parent_after: head-office}
unit_changes:
  - {change: close, from: works, date: 2027-06-30}
""",
)
KEPT = WITHIN.worded(
    Phrase("{object} is kept, and ends with another change", "{object} pozostaje, a kończy się wraz z inną zmianą"),
    label=Phrase("kept here", "tu pozostaje"),
    help=Phrase("remove it from one of the two changes", "usuń ją z jednej z tych zmian"),
)
HEAD = WITHIN.worded(
    Phrase("{head} heads {object}, but belongs to {unit}", "{head} kieruje: {object}, a należy do innej ({unit})"),
    label=Phrase("of {unit}", "z innej: {unit}"),
    help=Phrase("name a head from the unit, or move the person", "wskaż kogoś z tej jednostki albo przenieś tę osobę"),
)


@rule(WITHIN)
def structure_holds_together(plans: Plans) -> Iterator[Problem]:
    """A unit that stays is part of one that stays; none is both kept and ended; who heads a unit belongs to it.

    The head of a unit may sit in one above it or below it.
    """
    for unit in plans.of(OrgUnit):
        yield from _within(unit, plans)
        yield from _kept(unit, plans)
        yield from _head(unit, plans)


def _within(unit: OrgUnit, plans: Plans) -> Iterator[Problem]:
    field = "parent_after" if unit.parent_after else "parent"
    above = plans.graph.find(unit.parent_after or unit.parent or "")
    end = ending(above, plans) if isinstance(above, OrgUnit) and unit.state != "before" else None
    if end is None or end.day is None or ending(unit, plans) is not None or above is None:
        return
    yield plans.finding(
        WITHIN,
        unit,
        field,
        related=[Related(end.place, Phrase("it ends here", "tutaj się kończy"))],
        object=called(unit),
        above=called(above),
        day=end.day,
    )


def _kept(unit: OrgUnit, plans: Plans) -> Iterator[Problem]:
    edges = plans.graph.back(unit, CHANGES_FROM)
    kept = next((e for e in (*edges, *plans.graph.back(unit, CHANGES_TO)) if _kind(e.source) == "keep"), None)
    ended = next((edge for edge in edges if _kind(edge.source) in ("close", "merge", "split")), None)
    if kept is not None and ended is not None:
        place = Related(ended.span, Phrase("ends here", "tutaj się kończy"))
        yield plans.finding(KEPT, kept.source, at=kept.span, related=[place], object=called(unit))


def _kind(change: object) -> str:
    return change.change if isinstance(change, UnitChange) else ""


def _head(unit: OrgUnit, plans: Plans) -> Iterator[Problem]:
    for edge in plans.graph.out(unit, HEADED_BY):
        head = edge.target
        own = plans.graph.find(head.unit) if isinstance(head, Person) and head.unit else None
        if not isinstance(own, OrgUnit) or own is unit or unit.state != own.state:
            continue  # who leads a unit that goes may be named with the one that follows
        if ending(unit, plans) is not None or _lies_in(own, unit, plans) or _lies_in(unit, own, plans):
            continue
        place = next((one.span for one in plans.graph.out(head, IN_UNIT)), head.span())
        yield plans.finding(
            HEAD,
            unit,
            "head",
            related=[Related(place, Phrase("belongs to it", "należy do niej"))],
            object=called(unit),
            head=called(head),
            unit=called(own),
        )


def _lies_in(inner: OrgUnit, outer: OrgUnit, plans: Plans) -> bool:
    """Tell whether a unit lies in another, before or after the change."""
    seen: set[str] = set()
    above = [inner.parent, inner.parent_after]
    while above:
        name = above.pop()
        unit = plans.graph.find(name) if name and name not in seen else None
        if unit is outer:
            return True
        seen.add(name or "")
        if isinstance(unit, OrgUnit):
            above += [unit.parent, unit.parent_after]
    return False
