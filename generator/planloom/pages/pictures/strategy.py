"""Pictures of the strategy: its map, its measures over time, its product lines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from planloom.charts.diagram import MapEdge, MapNode, Status, StrategyMap
from planloom.charts.request import Column, ColumnKind, Picture
from planloom.figures.live import is_live
from planloom.figures.marketing.growth_share import GROWTH, SHARE, Placed, growth_share
from planloom.figures.measure.figures import MeasureFigures
from planloom.figures.measure.trend import TrendPoint, is_to_date, trend_of
from planloom.i18n import format_quantity
from planloom.i18n.quantities import currency_of, known_unit, places_side_by_side
from planloom.model import Plan
from planloom.model.relations import DRIVES
from planloom.model.shared import Measure, Objective
from planloom.pages.amounts import AS_WRITTEN
from planloom.pages.apart import Apart
from planloom.pages.measures_past import NOTHING_BEFORE, MeasurePast
from planloom.pages.pictures.headlines import aims, shapes
from planloom.pages.pictures.money import PERIOD
from planloom.pages.pictures.studio import CURRENCY_CODE, Studio
from planloom.pages.verdicts import readable, subtracted
from planloom.pages.views import perspectives
from planloom.problems import Language, Phrase
from planloom.values import Period

RANGE = {
    "target_low": Phrase("Target, from", "Wartość docelowa od"),
    "target_high": Phrase("Target, to", "Wartość docelowa do"),
}
SERIES = Phrase("Results and targets", "Wyniki i wartości docelowe")
RANGE_IN_KEY = Phrase("Target range", "Docelowy przedział")
FORECAST = Phrase("Forecast", "Prognoza")
FORECAST_TO_DATE = Phrase("Forecast, year to date", "Prognoza od początku roku")
ABOUT = Phrase(
    "The baseline, the targets and what was measured so far.",
    "Wartość wyjściowa, wartości docelowe i to, co dotąd zmierzono.",
)
WITH_FORECAST = Phrase(
    "The baseline, the targets, what was measured so far, and what its owner expects.",
    "Wartość wyjściowa, wartości docelowe, to, co dotąd zmierzono, oraz prognoza właściciela.",
)
ALONE = {
    "planned": Phrase("Target of the period alone", "Cel samego okresu"),
    "measured": Phrase("Actual of the period alone", "Wynik samego okresu"),
    "foreseen": Phrase("Forecast of the period alone", "Prognoza samego okresu"),
}
FORMER = {
    "former_target": Phrase("Target at first", "Pierwotna wartość docelowa"),
    "recovered": Phrase("Result stated earlier", "Wynik podany wcześniej"),
}
STATUSES: dict[str, Status] = {"done": "good", "on_track": "good", "at_risk": "warning", "off_track": "bad"}


def trend(studio: Studio, measure: Measure, past: MeasurePast = NOTHING_BEFORE) -> Picture | None:
    """Return a measure over time, as it is and as it was; None for one with fewer than two points."""
    points = trend_of(measure, studio.figures.year_of, studio.figures.today)
    if len(points) < 2:  # noqa: PLR2004  # one point is no trend
        return None
    columns = _columns(studio, measure, points)
    rows = [{entry.key: _drawn(point, entry.key) for entry in columns} | {"line": point.line} for point in points]
    if past and not is_to_date(measure):
        how = _kind_and_unit(measure, studio.language)
        columns += [studio.column(key, words, *how) for key, words in FORMER.items() if _numbers(past, key)]
        rows = _with_former(rows, past)
    about = WITH_FORECAST if any(entry.key == "forecast" for entry in columns) else ABOUT
    in_key = studio.say(RANGE_IN_KEY)
    says = _says(studio, measure)
    name = studio.say(SERIES) if says else studio.text(measure.name)
    return studio.chart("measure_trend", name, about, columns, rows, says=says, source=measure.source, range=in_key)


def _columns(studio: Studio, measure: Measure, points: Sequence[TrendPoint]) -> list[Column]:
    """Return the columns that the points of a measure fill."""
    how = _kind_and_unit(measure, studio.language)
    to_date = Phrase("Actual, year to date", "Wynik od początku roku")
    actual = to_date if is_to_date(measure) else Phrase("Actual", "Wynik")
    columns = [
        studio.column("period", PERIOD, "period"),
        studio.column("baseline", Phrase("Baseline", "Wartość wyjściowa"), *how),
        studio.column("target", Phrase("Target", "Wartość docelowa"), *how),
        studio.column("actual", actual, *how),
    ]
    if any(point.is_range for point in points):
        numbers = any(point.target is not None and not point.is_range for point in points)
        columns[2 + numbers : 3] = [studio.column(key, words, *how) for key, words in RANGE.items()]
    if any(point.forecast is not None for point in points):
        columns.append(studio.column("forecast", FORECAST_TO_DATE if is_to_date(measure) else FORECAST, *how))
    if is_to_date(measure):  # the drawing adds up over the year; the table has what each period has as well
        alone = [key for key in ALONE if any(getattr(point, key) is not None for point in points)]
        columns += [studio.column(key, ALONE[key], *how) for key in alone]
    return columns


def _kind_and_unit(measure: Measure, language: Language) -> tuple[ColumnKind, str]:
    unit = _unit(measure, language)
    return "money" if len(unit) == CURRENCY_CODE and unit.isupper() else "number", unit


def _numbers(past: MeasurePast, key: str) -> list[tuple[Period, Decimal]]:
    """Return the first targets of periods whose targets moved, or the last results that were written over."""
    figures = past.targets if key == "former_target" else past.recovered
    place = 0 if key == "former_target" else -1
    return [(one.period, number) for one in figures if one.numbers and (number := one.numbers[place]) is not None]


def _with_former(rows: list[dict[str, Any]], past: MeasurePast) -> list[dict[str, Any]]:
    """Return rows with what was said before, in the order of their periods."""
    by_period = {row["period"]: dict(row) for row in rows}
    for key in FORMER:
        for period, number in _numbers(past, key):
            by_period.setdefault(period, dict.fromkeys(rows[0], None) | {"period": period})[key] = number
    every = {key: None for key in FORMER if _numbers(past, key)}
    return [every | by_period[period] for period in sorted(by_period, key=lambda one: (one.end, one.start))]


def _unit(measure: Measure, language: Language) -> str:
    """Return the unit as it stands alone: in Polish *klienci*, where the forms are known."""
    known = known_unit(measure.unit)
    if known is None:
        return ""
    return known.pl_forms[1] if language == "pl" and known.pl_forms else known.in_(language)


def _says(studio: Studio, measure: Measure) -> str:
    """Say how far a measure is from what was expected; nothing of one that is cancelled, or without a result."""
    found = studio.figures.measure(measure)
    if not is_live(measure) or found.actual.value is None or found.actual_period is None:
        return ""
    day = min(found.actual_period.end, studio.figures.today)
    name = studio.text(measure.name)
    actual = format_quantity(found.actual.value, measure.unit, studio.language) if measure.unit else ""
    stands = aims.Stands(name, measure.unit, day, actual)
    if found.expected_aim is not None and found.difference.value is None:
        stands = replace(stands, inside=found.expected_aim.met_by(found.actual.value))
    if found.difference.value is not None:
        stands = replace(stands, apart=_apart(found, measure))
    return aims.stands(stands, studio.language)


def _apart(found: MeasureFigures, measure: Measure) -> Decimal:
    """Return the difference from what was expected, with the decimals that pages write it with."""
    actual, expected, apart = (one.value or Decimal(0) for one in (found.actual, found.expected, found.difference))
    if currency_of(measure.unit):
        return readable(apart)
    compared = [one.value for one in (found.baseline, found.actual, found.target) if one.value is not None]
    return subtracted(actual, expected, apart, places_side_by_side(compared, readable=AS_WRITTEN))[2]


def _drawn(point: TrendPoint, key: str) -> Any:
    """Return the value of a point for a column; a target that is a range has two ends instead of one value."""
    return None if key == "target" and point.is_range else getattr(point, key)


def strategy_map(studio: Studio, plan: Plan) -> Picture | None:
    """Return the map of a strategy; None for one without objectives."""
    groups = [group for group in perspectives(plan, studio.figures) if group.objectives]
    if not groups:
        return None
    other = studio.say(Phrase("Other objectives", "Inne cele") if len(groups) > 1 else Phrase("Objectives", "Cele"))
    lanes = {group.id: studio.text(group.title) or (studio.label(group.id) if group.id else other) for group in groups}
    apart = Apart(plan.objectives, studio)
    nodes = tuple(_node(studio, objective, group.id, apart) for group in groups for objective in group.objectives)
    edges = tuple(
        MapEdge(objective.id, driven.id or "")
        for objective in plan.objectives
        for driven in studio.graph.targets(objective, DRIVES)
    )
    name = studio.say(Phrase("Strategy map", "Mapa strategii"))
    statuses = [studio.figures.status(one) or "" for group in groups for one in group.objectives]
    says = studio.sentence(aims.objectives(statuses, studio.language))
    return StrategyMap(
        title=says or name,
        subtitle=name if says else "",
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


def _node(studio: Studio, objective: Objective, lane: str, apart: Apart) -> MapNode:
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
        apart=apart.of(objective),
        note=studio.say(Phrase("served by: {count}", "cele wspierające: {count}"), count=served) if served else "",
    )


def portfolio(studio: Studio, plan: Plan) -> Picture | None:
    """Return the product lines on the growth-share matrix."""
    placed = studio.figures.once(growth_share, plan)
    rows = [
        {
            "number": number,
            "product": studio.name(one.line),
            "relative_share": one.line.relative_share,
            "market_growth": one.line.market_growth,
            "revenue": studio.money(one.line.revenue),
        }
        for number, one in enumerate(placed, 1)
    ]
    if not rows:
        return None
    columns = [
        studio.column("number", Phrase("No.", "Nr"), "number"),
        studio.column("product", Phrase("Product line", "Linia produktów")),
        studio.column("relative_share", Phrase("Relative market share", "Względny udział w rynku"), "number"),
        studio.column("market_growth", Phrase("Market growth", "Dynamika rynku"), "percent"),
        studio.column("revenue", Phrase("Revenue", "Przychody"), "money"),
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
        "growth_share",
        title,
        about,
        columns,
        rows,
        says=_brings_most(studio, placed),
        names=names,
        share_at=float(SHARE),
        growth_at=float(GROWTH),
    )


def _brings_most(studio: Studio, placed: Iterable[Placed]) -> str:
    """Say which quadrant brings most revenue, where the revenue of every line is known."""
    parts: dict[str, Decimal] = {}
    for one in placed:
        if one.revenue.value is None:
            return ""
        parts[one.quadrant] = parts.get(one.quadrant, Decimal(0)) + one.revenue.value.amount
    return shapes.quadrants(parts, studio.language)
