"""Pictures of work and of what threatens it: the roadmap and the risk matrix."""

from collections.abc import Iterable, Mapping
from typing import Any

from planloom.charts.diagram import Roadmap, Work, WorkState
from planloom.charts.request import Picture
from planloom.figures.freshness import is_overdue
from planloom.model import Item
from planloom.model.relations import DEPENDS_ON
from planloom.model.shared import Initiative
from planloom.pages.pictures.headlines import aims
from planloom.pages.pictures.studio import Studio
from planloom.pages.views import RiskRow, Step
from planloom.problems import Phrase
from planloom.values import Period

BY_PLAN, OVER_TIME = Phrase("By plan", "Według planów"), Phrase("Over time", "W czasie")
LATE = Phrase("Late", "Po terminie")
ABOUT_ROADMAP = Phrase(
    "Bars are work, filled as far as it is done; diamonds are events; a ring shows where that ends which must be"
    " finished first.",
    "Paski to prace, wypełnione stosownie do postępu; romby to zdarzenia; okrąg pokazuje koniec tego, co musi być"
    " ukończone wcześniej.",
)
STATES: Mapping[str, WorkState] = {
    "on_track": "on_track",
    "at_risk": "at_risk",
    "done": "done",
    "paused": "stopped",
    "cancelled": "stopped",
}


def risks(studio: Studio, rows: Iterable[RiskRow]) -> Picture | None:
    """Return the risks by likelihood and impact, numbered as in the table."""
    made: list[dict[str, Any]] = [
        {
            "number": number,
            "risk": studio.name(row.risk),
            "likelihood": row.risk.likelihood,
            "impact": row.risk.impact,
        }
        for number, row in enumerate(rows, 1)
    ]
    if not any(row["likelihood"] and row["impact"] for row in made):
        return None
    columns = [
        studio.column("number", Phrase("No.", "Nr"), "number"),
        studio.column("risk", Phrase("Risk", "Ryzyko")),
        studio.column("likelihood", Phrase("Likelihood", "Prawdopodobieństwo"), "number"),
        studio.column("impact", Phrase("Impact", "Skutek"), "number"),
    ]
    about = Phrase(
        "Which risks stand in each cell, by their numbers in the list.",
        "Które ryzyka stoją w każdym polu, według numerów z listy.",
    )
    name = studio.say(Phrase("Risk matrix, with the numbers of the list", "Macierz ryzyka z numerami z listy"))
    scores = [row["likelihood"] * row["impact"] if row["likelihood"] and row["impact"] else None for row in made]
    says = aims.severe(scores, studio.language)
    return studio.chart("risk_matrix", name, about, columns, made, says=says, label="number")


def roadmap(studio: Studio, steps: Iterable[Step], by: str) -> Picture | None:
    """Return dated work on one axis, grouped by plan or by the strategic objective it serves first."""
    steps = list(steps)
    if not steps:
        return None
    names = {id(step.item): step.item.id or f"step {number}" for number, step in enumerate(steps)}
    inner = {
        id(milestone): names[id(step.item)]
        for step in steps
        if isinstance(step.item, Initiative)
        for milestone in step.item.milestones
    }
    one_plan = len({id(step.plan) for step in steps}) == 1
    rows = [_row(studio, step, by if not one_plan or by != "plan" else "", names, inner) for step in steps]
    titles = {
        "plan": BY_PLAN if not one_plan else OVER_TIME,
        "objective": Phrase("By strategic objective", "Według celów strategicznych"),
    }
    whole = Period.around(Period.between(step.horizon.start, step.horizon.end) for step in steps)
    return Roadmap(
        title=studio.sentence(aims.late((row.state == "late" for row in rows), studio.language)),
        subtitle=f"{studio.say(titles[by])}, {studio.period(whole)}",
        description=studio.say(ABOUT_ROADMAP),
        language=studio.language,
        rows=tuple(sorted(rows, key=lambda row: row.group == "")),
        today=studio.figures.today,
        calendar=studio.figures.calendar,
    )


def _row(studio: Studio, step: Step, by: str, names: dict[int, str], inner: dict[int, str]) -> Work:
    item = step.item
    state = _state(studio, item)
    return Work(
        id=names[id(item)],
        title=studio.name(item),
        group=_group(studio, step, by),
        start=None if item.is_a("event") else step.horizon.start,
        end=step.horizon.end,
        inside=inner.get(id(item), ""),
        after=tuple(names[id(other)] for other in studio.graph.targets(item, DEPENDS_ON) if id(other) in names),
        progress=studio.figures.progress(item).value if isinstance(item, Initiative) else None,
        state=state,
        state_text=_told(studio, item, state),
        href=studio.href(item),
    )


def _state(studio: Studio, item: Item) -> WorkState:
    status = studio.figures.status(item)
    if is_overdue(item, studio.figures.today) or status == "off_track":
        return "late"
    if item.is_a("event"):
        return "done" if getattr(item, "done", False) else "planned"
    return STATES.get(status or "", "planned")


def _told(studio: Studio, item: Item, state: WorkState) -> str:
    """Return the status in words: that of the plan, or what follows from the dates."""
    status = studio.figures.status(item)
    if state == "late" and status != "off_track":
        return studio.say(LATE)
    if status:
        return studio.label(status)
    if state == "done":
        return studio.label("done")
    return studio.label("planned" if item.takes_place and item.takes_place.end >= studio.figures.today else "no_status")


def _group(studio: Studio, step: Step, by: str) -> str:
    if by == "plan":
        return studio.name(step.plan) or studio.label(step.plan.kind_of_plan)
    if by == "objective":
        served = studio.figures.serves(step.item)
        return studio.name(served[0]) if served else studio.say(Phrase("Other work", "Inne prace"))
    return ""
