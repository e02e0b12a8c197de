"""Pictures of the sales plan: forecast, quotas, funnel."""

from typing import Any

from planloom.charts.request import Picture
from planloom.figures.marketing.funnel import funnel_table
from planloom.figures.sales.forecast import SCENARIOS, ForecastRow, forecast_tables
from planloom.figures.sales.quotas import quota_table
from planloom.model import Plan
from planloom.model.sales import Quota
from planloom.pages.pictures.headlines import amounts, shapes
from planloom.pages.pictures.money import PERIOD, rounded
from planloom.pages.pictures.studio import Studio
from planloom.problems import Phrase
from planloom.values import Money, Period

FORECAST = Phrase("Revenue forecast", "Prognoza przychodów")
HOLDER = Phrase("Who", "Kto")
COURSE = 2
"""Fewer periods are no course that a line could show."""
SCENARIO_NAMES = {
    "low": Phrase("Low", "Wariant niski"),
    "base": Phrase("Base", "Wariant bazowy"),
    "high": Phrase("High", "Wariant wysoki"),
}


def forecast(studio: Studio, plan: Plan) -> Picture | None:
    """Return the revenue forecast by period with its scenarios as a band; None for one period, which is no course."""
    tables = forecast_tables(studio.figures.sales(plan))
    tables = tuple(sorted(tables, key=lambda table: (table.dimension != "all", -len(table.periods))))
    if not tables or len(tables[0].periods) < COURSE or not any(_of(row, "base") for row in tables[0].periods):
        return None
    rows: list[dict[str, Any]] = [
        {"period": row.subject, **{name: _of(row, name) for name in SCENARIOS}} for row in tables[0].periods
    ]
    columns = [
        studio.column("period", PERIOD, "period"),
        *(studio.column(name, SCENARIO_NAMES[name], "money") for name in SCENARIOS),
    ]
    about = Phrase(
        "The base scenario as a line, the room between the low and the high one as a band.",
        "Wariant bazowy jako linia, a przestrzeń między niskim i wysokim jako pas.",
    )
    title = studio.heading(plan, "forecasts")
    drawn = (row.revenue[name] for row in tables[0].periods for name in SCENARIOS if name in row.revenue)
    periods = ((row.subject, row) for row in tables[0].periods)
    base = {period: _of(row, "base") for period, row in periods if isinstance(period, Period)}
    says = amounts.from_first_to_last(studio.say(FORECAST), base, studio.figures.exchange.currency, studio.language)
    return studio.chart("forecast", title, about, columns, rows, says=says, drawn=drawn)


def _of(row: ForecastRow, scenario: str) -> Money | None:
    return row.revenue[scenario].value if scenario in row.revenue else None


def quotas(studio: Studio, plan: Plan) -> Picture | None:
    """Return the quotas by territory, or by holder where no territory is named, and period."""
    table = quota_table(studio.figures.sales(plan)).amounts
    places = [row.subject.item.territory for row in table.rows]
    rows: list[dict[str, Any]] = [
        {
            "territory": _whose(studio, row.subject.item, alone=places.count(row.subject.item.territory) == 1),
            "period": period,
            "quota": amount,
        }
        for row in table.rows
        for period, amount in zip(table.columns, [cell.value for cell in row.cells], strict=True)
        if amount is not None
    ]
    if not rows:
        return None
    columns = [
        studio.column("territory", studio.kind("territory", plan) if any(places) else HOLDER),
        studio.column("period", PERIOD, "period"),
        studio.column("quota", studio.kind("quota", plan), "money"),
    ]
    about = Phrase("A bar for each amount.", "Słupek dla każdej kwoty.")
    title = studio.heading(plan, "quotas")
    parts = ((row["territory"], row["quota"]) for row in rows)
    says = amounts.most(parts, studio.figures.exchange.currency, studio.language, amounts.EXPECTED)
    return studio.chart("quotas", title, about, columns, rows, says=says, drawn=(row.total for row in table.rows))


def _whose(studio: Studio, quota: Quota, *, alone: bool) -> str:
    """Return the territory, with the holder of the quota where several share it."""
    place, holder = studio.named(quota.territory), studio.named(quota.holder)
    if place and (alone or not holder):
        return place
    return f"{place} – {holder}" if place else holder or studio.name(quota)


def funnel(studio: Studio, plan: Plan) -> Picture | None:
    """Return the funnel of the period at hand: the one of today, else the first to come, else the last."""
    table = funnel_table(plan)
    if not table.periods or len(table.rows) < 2:  # noqa: PLR2004  # one step is no funnel
        return None
    today = studio.figures.today
    place = next((index for index, period in enumerate(table.periods) if period.end >= today), len(table.periods) - 1)
    rows: list[dict[str, Any]] = [
        {
            "stage": studio.text(row.step.title),
            "count": row.cells[place].count.value,
            "rate": rounded(row.cells[place].conversion.value),
        }
        for row in table.rows
    ]
    columns = [
        studio.column("stage", Phrase("Step", "Etap")),
        studio.column("count", Phrase("Count", "Liczba"), "number"),
        studio.column("rate", Phrase("Of the step before", "Z poprzedniego etapu"), "percent"),
    ]
    about = Phrase(
        "How many reach each step, and which share of the step before that is.",
        "Ilu dociera do każdego etapu i jaka to część etapu poprzedniego.",
    )
    title = studio.say(Phrase("Funnel, {period}", "Lejek, {period}"), period=studio.period(table.periods[place]))
    says = shapes.funnel([(row["stage"], row["count"]) for row in rows], studio.language)
    return studio.chart("funnel", title, about, columns, rows, says=says)
