"""Pictures of the strategy: its map, its measures over time, its product lines."""

from typing import Any

from planloom.figures.growth_share import GROWTH, SHARE, growth_share
from planloom.figures.trend import TrendPoint, is_to_date, trend_of
from planloom.model.plan import StrategyPlan
from planloom.model.shared import Measure, Objective
from planloom.pages.chart import ColumnKind
from planloom.pages.diagram import MapEdge, MapNode, Status, StrategyMap
from planloom.pages.page import Picture
from planloom.pages.pictures.money import PERIOD
from planloom.pages.pictures.studio import CURRENCY_CODE, Studio
from planloom.pages.views import perspectives
from planloom.problems import Phrase

FORECAST = Phrase("Forecast", "Prognoza")
FORECAST_TO_DATE = Phrase("Forecast, year to date", "Prognoza od początku roku")
ENDS = {
    "target_low": Phrase("Target from", "Wartość docelowa od"),
    "target_high": Phrase("Target to", "Wartość docelowa do"),
}
RANGE = Phrase("Target range", "Docelowy przedział")
ABOUT = Phrase(
    "The baseline, the targets and what was measured so far.",
    "Wartość wyjściowa, wartości docelowe i to, co dotąd zmierzono.",
)
WITH_FORECAST = Phrase(
    "The baseline, the targets, what was measured so far, and what its owner expects.",
    "Wartość wyjściowa, wartości docelowe, to, co dotąd zmierzono, oraz prognoza właściciela.",
)
STATUSES: dict[str, Status] = {"done": "good", "on_track": "good", "at_risk": "warning", "off_track": "bad"}


def trend(studio: Studio, measure: Measure) -> Picture | None:
    """Return a measure over time; None for one with fewer than two points."""
    points = trend_of(measure, studio.figures.year_of)
    if len(points) < 2:  # noqa: PLR2004  # one point is no trend
        return None
    unit = studio.text(measure.unit)
    kind: ColumnKind = "money" if len(unit) == CURRENCY_CODE and unit.isupper() else "number"
    to_date = Phrase("Actual, year to date", "Wynik od początku roku")
    actual = to_date if is_to_date(measure) else Phrase("Actual", "Wynik")
    columns = [
        studio.column("period", PERIOD, "period"),
        studio.column("baseline", Phrase("Baseline", "Wartość wyjściowa"), kind, unit),
        studio.column("target", Phrase("Target", "Wartość docelowa"), kind, unit),
        studio.column("actual", actual, kind, unit),
    ]
    columns += [
        studio.column(key, title, kind, unit)
        for key, title in {"forecast": FORECAST_TO_DATE if is_to_date(measure) else FORECAST, **ENDS}.items()
        if any(_drawn(point)[key] is not None for point in points)
    ]
    if is_to_date(measure):  # the drawing adds up over the year; the table has what was measured as well
        columns.append(
            studio.column("measured", Phrase("Actual of the period alone", "Wynik samego okresu"), kind, unit)
        )
    rows = [{entry.key: _drawn(point)[entry.key] for entry in columns} | {"line": point.line} for point in points]
    about = WITH_FORECAST if any(entry.key == "forecast" for entry in columns) else ABOUT
    return studio.chart("measure_trend", studio.text(measure.name), about, columns, rows, range=studio.say(RANGE))


def _drawn(point: TrendPoint) -> dict[str, Any]:
    """Return the values of a point by column; a target that is a range has two ends instead of one value."""
    values = {name: getattr(point, name) for name in ("period", "baseline", "actual", "measured", "forecast")}
    aim = point.aim if point.is_range else None
    ends = {"target_low": aim.low if aim else None, "target_high": aim.high if aim else None}
    return {**values, "target": None if aim else point.target, **ends}


def strategy_map(studio: Studio, plan: StrategyPlan) -> Picture | None:
    """Return the map of a strategy; None for one without objectives."""
    groups = [group for group in perspectives(plan, studio.figures) if group.objectives]
    if not groups:
        return None
    other = studio.say(Phrase("Other objectives", "Inne cele"))
    lanes = {group.id: studio.text(group.title) or (studio.label(group.id) if group.id else other) for group in groups}
    nodes = tuple(_node(studio, objective, group.id) for group in groups for objective in group.objectives)
    edges = tuple(
        MapEdge(objective.id, driven.id or "")
        for objective in plan.objectives
        for driven in studio.graph.targets(objective, "drives")
    )
    return StrategyMap(
        title=studio.say(Phrase("Strategy map", "Mapa strategii")),
        description=studio.say(
            Phrase(
                "Objectives by perspective; an arrow leads from an objective to what it makes possible.",
                "Cele według perspektyw; strzałka prowadzi od celu do tego, co dzięki niemu możliwe.",
            )
        ),
        language=studio.language,
        lanes=lanes,
        nodes=nodes,
        edges=edges,
        drives=studio.say(Phrase("makes possible", "umożliwia")),
    )


def _node(studio: Studio, objective: Objective, lane: str) -> MapNode:
    status = studio.figures.status(objective) or ""
    served = sum(isinstance(item, Objective) for item in studio.graph.downward(objective))
    return MapNode(
        id=objective.id,
        title=studio.name(objective),
        href=studio.href(objective),
        lane=lane,
        theme=studio.text(objective.theme),
        status=STATUSES.get(status, ""),
        status_text=studio.label(status) if status else "",
        note=studio.say(Phrase("served by: {count}", "służy mu celów: {count}"), count=served) if served else "",
    )


def portfolio(studio: Studio, plan: StrategyPlan) -> Picture | None:
    """Return the product lines on the growth-share matrix."""
    rows = [
        {
            "product": studio.name(placed.line),
            "relative_share": placed.line.relative_share,
            "market_growth": placed.line.market_growth,
            "revenue": placed.revenue.value,
        }
        for placed in studio.figures.once(growth_share, plan)
    ]
    if not rows:
        return None
    columns = [
        studio.column("product", Phrase("Product line", "Linia produktów")),
        studio.column("relative_share", Phrase("Relative market share", "Względny udział w rynku"), "number"),
        studio.column("market_growth", Phrase("Market growth", "Dynamika rynku"), "percent"),
        studio.column("revenue", Phrase("Revenue", "Przychód"), "money"),
    ]
    about = Phrase(
        "Product lines by the growth of their market and their share against the largest competitor; a bubble is as"
        " large as the revenue.",
        "Linie produktów według dynamiki rynku i udziału w stosunku do największego konkurenta; okrąg jest tym większy,"
        " im większy przychód.",
    )
    names = [studio.label(name) for name in ("star", "question_mark", "cash_cow", "poor_dog")]
    title = studio.say(Phrase("Growth-share matrix", "Macierz wzrostu i udziału"))
    return studio.chart(
        "growth_share", title, about, columns, rows, names=names, share_at=float(SHARE), growth_at=float(GROWTH)
    )
