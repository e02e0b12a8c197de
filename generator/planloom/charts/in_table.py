"""Pictures as rows and columns: what a reader gets when one cannot be drawn."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planloom.charts.diagram import Diagram, OrgChart, Roadmap, StrategyMap
from planloom.charts.request import Chart, Column
from planloom.charts.words import WORDS
from planloom.figures.figure import Figure
from planloom.problems import Language


def as_chart(picture: Chart | Diagram) -> Chart:
    """Return a chart whose table holds what `picture` shows; of computed figures, their values."""
    chart = _as_chart(picture)
    return replace(chart, rows=tuple(_row_of_values(row) for row in chart.rows))


def _row_of_values(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value.value if isinstance(value, Figure) else value for key, value in row.items()}


def _as_chart(picture: Chart | Diagram) -> Chart:
    match picture:
        case StrategyMap():
            return _map(picture)
        case OrgChart():
            return _organisation(picture)
        case Roadmap():
            return _roadmap(picture)
    return picture


def _column(key: str, language: Language) -> Column:
    return Column(key, WORDS[key].in_(language), "text")


def _map(picture: StrategyMap) -> Chart:
    names = {node.id: node.title for node in picture.nodes}
    driven: dict[str, list[str]] = {}
    for edge in picture.edges:
        driven.setdefault(edge.source, []).append(names.get(edge.target, edge.target))
    rows = tuple(
        {
            "perspective": picture.lanes.get(node.lane, ""),
            "objective": node.title,
            "status": node.status_text,
            "drives": ", ".join(driven.get(node.id, ())),
        }
        for node in picture.nodes
    )
    plain = tuple(_column(key, picture.language) for key in ("perspective", "objective", "status"))
    columns = (*plain, Column("drives", picture.drives, "text"))
    return Chart("strategy_map", picture.title, picture.description, picture.language, columns, rows)


def _organisation(picture: OrgChart) -> Chart:
    language = picture.language
    rows = tuple(
        {"state": WORDS[state].in_(language), "unit": unit.title, "people": unit.headcount}
        for state, units in (("before", picture.before), ("after", picture.after))
        for unit in units
    )
    columns = (
        _column("state", language),
        _column("unit", language),
        Column("people", picture.headcount_title, "number"),
    )
    return Chart("organisation", picture.title, picture.description, language, columns, rows)


def _roadmap(picture: Roadmap) -> Chart:
    rows = tuple({"what": one.title, "time": one.end, "status": one.state_text} for one in picture.rows)
    kinds = {"what": "text", "time": "date", "status": "text"}
    columns = tuple(Column(key, WORDS[key].in_(picture.language), kind) for key, kind in kinds.items())  # type: ignore[arg-type]  # kinds of columns
    return Chart("roadmap", picture.title, picture.description, picture.language, columns, rows)
