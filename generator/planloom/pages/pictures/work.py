"""Pictures of work and of what threatens it: the roadmap and the risk matrix."""

from collections.abc import Iterable
from typing import Any

from planloom.charts.request import Picture
from planloom.figures.freshness import is_overdue
from planloom.model.relations import DEPENDS_ON
from planloom.model.shared import Initiative
from planloom.pages.pictures.headlines import aims
from planloom.pages.pictures.studio import Studio
from planloom.pages.views import RiskRow, Step
from planloom.problems import Phrase


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
        studio.column("impact", Phrase("Impact", "Wpływ"), "number"),
    ]
    about = Phrase(
        "How many risks stand in each cell, and their numbers in the table.",
        "Ile ryzyk stoi w każdym polu i jakie mają numery w tabeli.",
    )
    name = studio.say(Phrase("Risk matrix", "Macierz ryzyka"))
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
    order = dict.fromkeys(row["group"] for row in rows)
    rows.sort(key=lambda row: (row["group"] == "", list(order).index(row["group"])))
    group = Phrase("Plan", "Plan") if by == "plan" else Phrase("Strategic objective", "Cel strategiczny")
    columns = [
        studio.column("title", Phrase("What", "Co")),
        *([studio.column("group", group)] if len(order) > 1 else []),
        studio.column("start", Phrase("From", "Od"), "date"),
        studio.column("end", Phrase("To", "Do"), "date"),
    ]
    about = Phrase(
        "Bars are work, filled as far as it is done; diamonds are milestones; arrows lead from what must be finished"
        " first. A dashed frame marks what is late.",
        "Paski to prace, wypełnione stosownie do postępu; romby to kamienie milowe; strzałki prowadzą od tego, co musi"
        " być ukończone wcześniej. Przerywana ramka oznacza opóźnienie.",
    )
    says = aims.late((row["late"] for row in rows), studio.language)
    titles = {
        "plan": Phrase("By plan", "Według planów") if not one_plan else Phrase("Over time", "W czasie"),
        "objective": Phrase("By strategic objective", "Według celów strategicznych"),
    }
    return studio.chart("roadmap", studio.say(titles[by]), about, columns, rows, says=says, today=studio.figures.today)


def _row(studio: Studio, step: Step, by: str, names: dict[int, str], inner: dict[int, str]) -> dict[str, Any]:
    item = step.item
    milestone = item.is_a("event")
    progress = studio.figures.progress(item).value if isinstance(item, Initiative) else None
    return {
        "id": names[id(item)],
        "title": studio.name(item),
        "group": _group(studio, step, by),
        "start": None if milestone else step.horizon.start,
        "end": step.horizon.end,
        "milestone": milestone,
        "of": inner.get(id(item), ""),
        "depends_on": [names[id(other)] for other in studio.graph.targets(item, DEPENDS_ON) if id(other) in names],
        "progress": progress,
        "late": is_overdue(item, studio.figures.today) or studio.figures.status(item) == "off_track",
        "href": studio.href(item),
    }


def _group(studio: Studio, step: Step, by: str) -> str:
    if by == "plan":
        return studio.name(step.plan) or studio.label(step.plan.kind_of_plan)
    if by == "objective":
        served = studio.figures.serves(step.item)
        return studio.name(served[0]) if served else studio.say(Phrase("Other work", "Inne prace"))
    return ""
