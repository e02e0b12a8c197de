"""Pictures of the organisation: headcount from before to after, and both structures side by side."""

from collections.abc import Iterable

from planloom.charts.diagram import Change, OrgChart, Unit
from planloom.charts.request import Picture
from planloom.figures.restructuring.structure import UnitNode, When, structure_of
from planloom.figures.restructuring.workforce import workforce_table
from planloom.model import Plan
from planloom.model.restructuring import OrgUnit, UnitChange
from planloom.pages.pictures.headlines import shapes
from planloom.pages.pictures.studio import Studio
from planloom.problems import Phrase

CHANGES: dict[str, Change] = {
    "rename": "changed",
    "merge": "merged",
    "split": "changed",
    "move": "moved",
    "create": "created",
    "close": "closed",
}


def headcount(studio: Studio, plan: Plan) -> Picture | None:
    """Return the bridge from the headcount before to the one after."""
    bridge = studio.figures.once(workforce_table, plan).whole
    if bridge is None:
        return None
    steps = [
        (Phrase("Before", "Przed zmianą"), bridge.before.value, True),
        (Phrase("Hires", "Przyjęcia"), bridge.hires.value, False),
        (Phrase("Leavers", "Odejścia"), -bridge.leavers.value if bridge.leavers.value else None, False),
        (Phrase("Moves", "Przesunięcia"), bridge.moves.value, False),
        (Phrase("Not explained", "Niewyjaśnione"), bridge.difference.value, False),
        (Phrase("After", "Po zmianie"), bridge.after.value, True),
    ]
    rows = [
        {"step": studio.say(words), "amount": amount, "total": total}
        for words, amount, total in steps
        if amount or total
    ]
    unit = studio.say(Phrase("FTE", "etaty"))
    columns = [
        studio.column("step", Phrase("Step", "Krok")),
        studio.column("amount", Phrase("People", "Osoby"), "number", unit),
    ]
    about = Phrase(
        "From the people before, through those who join, leave and move, to the people after.",
        "Od stanu zatrudnienia przed zmianą, przez przyjęcia, odejścia i przesunięcia, do stanu po zmianie.",
    )
    return studio.chart(
        "headcount_bridge",
        studio.say(Phrase("Headcount from before to after", "Zatrudnienie przed i po")),
        about,
        columns,
        rows,
        neutral=True,
        says=shapes.headcount(bridge.before.value, bridge.after.value, studio.language),
    )


def organisation(studio: Studio, plan: Plan) -> Picture | None:
    """Return the organisation before and after, with what becomes of each unit."""
    structure = studio.figures.once(structure_of, plan)
    if not structure.before or not structure.after:
        return None
    before = tuple(_units(studio, plan, structure.before, "before"))
    after = tuple(_units(studio, plan, structure.after, "after"))
    every = {unit.id for unit in (*before, *after)}
    changed = {unit.id for unit in (*before, *after) if unit.change}
    return OrgChart(
        title=studio.sentence(shapes.changed(len(changed), len(every), studio.language)),
        subtitle=studio.say(Phrase("Organisation before and after", "Organizacja przed i po zmianie")),
        description=studio.say(
            Phrase(
                "A unit's headcount includes the units below it.",
                "Liczba zatrudnionych obejmuje też jednostki podległe.",
            )
        ),
        language=studio.language,
        before=before,
        after=after,
        totals=(structure.people_before.value, structure.people_after.value),
        headcount_title=studio.say(Phrase("people", "os.")),
    )


def _units(
    studio: Studio, plan: Plan, nodes: Iterable[UnitNode], when: When, parent: str | None = None
) -> Iterable[Unit]:
    for node in nodes:
        change = _change(node, when)
        yield Unit(
            id=node.unit.id,
            title=studio.name(node.unit),
            parent=parent,
            headcount=node.total.value,
            href=studio.href(node.unit),
            change=change,
            note=_note(studio, plan, node.unit, when, change),
        )
        yield from _units(studio, plan, node.units, when, node.unit.id)


def _change(node: UnitNode, when: When) -> Change:
    """Return what a unit's change is called; a unit that has another parent afterwards has moved."""
    if node.change in CHANGES:
        return CHANGES[node.change]
    unit = node.unit
    if unit.state == "both" and unit.parent_after not in (None, unit.parent):
        return "moved"
    return "created" if when == "after" and unit.state == "after" else ""


def _note(studio: Studio, plan: Plan, unit: OrgUnit, when: When, change: Change) -> str:
    """Return where a unit goes, or where it comes from."""
    arrow = "←" if when == "after" else "→"
    if change == "moved":
        above = unit.parent if when == "after" else unit.parent_after or unit.parent
        return f"{arrow} {studio.named(above)}" if above else ""
    if not change:
        return ""
    pairs = [(one.after, one.before) if when == "after" else (one.before, one.after) for one in plan.each(UnitChange)]
    others = dict.fromkeys(other for mine, theirs in pairs if unit.id in mine for other in theirs if other != unit.id)
    return f"{arrow} {', '.join(studio.named(other) for other in others)}" if others else ""
