"""Pictures of money: budgets, allocations, savings and when they have paid for themselves."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from planloom.charts.request import Picture
from planloom.figures.figure import Figure, balance
from planloom.figures.matrix import row
from planloom.figures.money.allocation import allocation_table
from planloom.figures.money.by_plan import budget_table, given_to
from planloom.figures.restructuring.savings import SavingsTable, savings_table
from planloom.i18n import format_money
from planloom.model import Plan
from planloom.pages.pictures.headlines import amounts
from planloom.pages.pictures.studio import Studio
from planloom.problems import Phrase
from planloom.values import Money
from planloom.values.rounding import rounded as half_up

BUDGET = Phrase("Budget", "Budżet")
ALLOCATION = Phrase("Allocation", "Alokacja")
COST_BEFORE = Phrase("Cost before", "Koszty przed")
COST_AFTER = Phrase("Cost after", "Koszty po")
BEYOND = Phrase("Beyond the baseline", "Ponad koszt wyjściowy")
PERIOD = Phrase("Period", "Okres")
NOT_BY_YEAR = Phrase(
    "Not drawn, because for none of the periods shown: {amounts}.",
    "Nie narysowano kwot, które nie należą do żadnego z pokazanych okresów: {amounts}.",
)
BUDGETS = Phrase("Budgets of the plans", "Budżety planów")
AGAINST = Phrase("Budgets against allocations", "Budżety na tle alokacji")


def _budget_chart(
    studio: Studio,
    title: str,
    area: Phrase,
    rows: list[dict[str, Any]],
    drawn: Iterable[Figure[Money]],
    note: str,
    says: str,
) -> Picture | None:
    if all(row["budget"] is None and row["allocation"] is None for row in rows):
        return None
    columns = [
        studio.column("area", area),
        studio.column("period", PERIOD, "period"),
        studio.column("budget", BUDGET, "money"),
    ]
    about = Phrase("Bars show the budget.", "Słupki pokazują budżet.")
    if any(row.get("allocation") is not None for row in rows):
        columns.append(studio.column("allocation", ALLOCATION, "money"))
        about = Phrase(
            "Bars show the budget, the stroke across a bar what the strategy allocates.",
            "Słupki pokazują budżet, a kreska w poprzek słupka – alokacja ze strategii.",
        )
    return studio.chart("budget", title, about, columns, rows, drawn=drawn, note=note, says=says)


def _not_by_year(studio: Studio, *rests: tuple[Phrase | str, Figure[Money] | None]) -> str:
    """Say which amounts have no bar because they fit no single period that is drawn; empty where all have one."""
    found = [
        f"{name if isinstance(name, str) else studio.say(name)} {format_money(rest.value, studio.language)}"
        for name, rest in rests
        if rest is not None and rest.value is not None
    ]
    return studio.say(NOT_BY_YEAR, amounts=", ".join(found)) if found else ""


def plans(studio: Studio) -> Picture | None:
    """Return budget and allocation of every plan, year by year."""
    figures = studio.figures.money
    rows = [
        {"area": studio.name(row.plan), "period": year, "budget": cost.value, "allocation": allocated.value}
        for row in figures.plans
        for year, cost, allocated in zip(figures.years, row.cost.cells, row.allocated.cells, strict=True)
        if cost or allocated
    ]
    title = studio.say(AGAINST if any(row["allocation"] is not None for row in rows) else BUDGETS)
    drawn = (one for row in figures.plans for one in (row.cost.total, row.allocated.total))
    given = (row.allocated.rest for row in figures.plans)
    note = _not_by_year(studio, (BUDGET, figures.cost.rest), (ALLOCATION, balance("allocated", given)))
    says = amounts.against_allocations(_pairs(rows), studio.language) or _most(studio, rows) or _alone(studio, rows)
    return _budget_chart(studio, title, Phrase("Plan", "Plan"), rows, drawn, note, says)


def _pairs(rows: Iterable[dict[str, Any]]) -> list[amounts.Pair]:
    return [(row["area"], row["budget"], row["allocation"]) for row in rows]


def _most(studio: Studio, rows: Iterable[dict[str, Any]]) -> str:
    parts = ((row["area"], row["budget"]) for row in rows)
    return amounts.most(parts, studio.figures.exchange.currency, studio.language)


def _alone(studio: Studio, rows: Sequence[dict[str, Any]]) -> str:
    """Say how much the budget of the only plan is; nothing where there are several."""
    if len({row["area"] for row in rows}) != 1:
        return ""
    points = {row["period"]: row["budget"] for row in rows}
    return amounts.from_first_to_last(rows[0]["area"], points, studio.figures.exchange.currency, studio.language)


def budget(studio: Studio, plan: Plan) -> Picture | None:
    """Return the budget of a plan: all of it against its allocation, then line by line."""
    lines = budget_table(plan, studio.figures.exchange)
    given = row("allocated", plan, given_to(plan, studio.figures), lines.columns)
    everything = studio.say(Phrase("All lines", "Wszystkie pozycje"))
    rows: list[dict[str, Any]] = [
        {"area": everything, "period": period, "budget": total.value, "allocation": allocated.value}
        for period, total, allocated in zip(lines.columns, lines.totals or (), given.cells, strict=True)
    ]
    categories = [studio.text(line.subject.category) for line in lines.rows]
    for line, category in zip(lines.rows, categories, strict=True) if len(lines.rows) > 1 else ():
        shared = categories.count(category) > 1 and line.subject.title
        area = f"{category} – {studio.text(line.subject.title)}" if shared else category
        rows += [
            {"area": area, "period": period, "budget": cell.value, "allocation": None}
            for period, cell in zip(lines.columns, line.cells, strict=True)
            if cell.value is not None
        ]
    title = studio.say(Phrase("Budget by line", "Budżet według pozycji"))
    drawn = [*(line.total for line in lines.rows), *given.cells]
    note = _not_by_year(studio, (BUDGET, lines.rest), (ALLOCATION, given.rest))
    whole, parts = rows[: len(lines.columns)], rows[len(lines.columns) :]
    says = "" if note else amounts.against_allocation(_pairs(whole), studio.language)
    says = says or ("" if lines.rest is not None and lines.rest.value is not None else _most(studio, parts))
    return _budget_chart(studio, title, Phrase("Line", "Pozycja"), rows, drawn, note, says)


def allocations(studio: Studio, plan: Plan) -> Picture | None:
    """Return what the strategy allocates, year by year, stacked by function."""
    table = allocation_table(plan, studio.figures)
    rows: list[dict[str, Any]] = [
        {"area": studio.period(year), "series": studio.label(group.function), "amount": group.money.cells[index].value}
        for index, year in enumerate(table.years)
        for group in table.groups
        if group.money.cells[index]
    ]
    if not rows:
        return None
    columns = [
        studio.column("area", Phrase("Year", "Rok")),
        studio.column("series", Phrase("Function", "Obszar")),
        studio.column("amount", Phrase("Amount", "Kwota"), "money"),
    ]
    about = Phrase("A bar for each year, parted by function.", "Słupek dla każdego roku, podzielony według obszarów.")
    title = studio.say(Phrase("What the strategy allocates", "Co przydziela strategia"))
    note = _not_by_year(studio, *((studio.label(group.function), group.money.rest) for group in table.groups))
    drawn = (group.money.total for group in table.groups)
    parts = ((row["series"], row["amount"]) for row in rows)
    says = "" if note else amounts.most(parts, studio.figures.exchange.currency, studio.language)
    return studio.chart("allocation", title, about, columns, rows, says=says, drawn=drawn, note=note)


def _steps(studio: Studio, table: SavingsTable) -> list[tuple[str, Decimal, bool]]:
    """Return names, amounts, and which are wholes: savings, between the costs before and after if both are known."""
    steps = [
        (studio.name(row.measure), -row.run_rate.value.amount, False)
        for row in table.rows
        if row.counts and row.run_rate.value is not None
    ]
    if not steps:
        return []
    if table.beyond.value is not None:
        steps.append((studio.say(BEYOND), table.beyond.value.amount, False))
    if table.baseline.value is None or table.after.value is None or not table.baseline.exact:
        return steps
    before, after = (studio.say(words) for words in (COST_BEFORE, COST_AFTER))
    return [(before, table.baseline.value.amount, True), *steps, (after, table.after.value.amount, True)]


def waterfall(studio: Studio, plan: Plan) -> Picture | None:
    """Return the way from today's cost through the savings of a full year to the cost that is left."""
    table = studio.figures.once(savings_table, plan)
    steps = _steps(studio, table)
    if not steps:
        return None
    columns = [
        studio.column("step", Phrase("Step", "Krok")),
        studio.column("amount", Phrase("In a full year", "W pełnym roku"), "money"),
    ]
    about = Phrase(
        "From the cost in a year before, through the saving of each measure in a full year, to the cost after.",
        "Od rocznych kosztów przed zmianą, przez oszczędność z każdego działania w pełnym roku, do kosztów po zmianie.",
    )
    title = studio.say(Phrase("From the baseline to the target", "Od stanu wyjściowego do celu"))
    rows = [{"step": name, "amount": amount, "total": total} for name, amount, total in steps]
    drawn = [table.baseline, *(row.run_rate for row in table.rows)]
    exact = all(figure.exact for figure in drawn if figure.value is not None)
    known = [(amount, total) for _, amount, total in steps]
    currency = studio.figures.exchange.currency
    says = amounts.saved(known, currency, studio.language) if exact else ""
    title = amounts.before_and_after(known, currency, studio.language) or title
    return studio.chart("savings_waterfall", title, about, columns, rows, says=says, drawn=drawn)


def cash(studio: Studio, plan: Plan) -> Picture | None:
    """Return savings less one-off costs by period, added up, with the month in which they have paid for themselves."""
    flow = studio.figures.once(savings_table, plan).flow
    if len(flow.periods) < 2:  # noqa: PLR2004  # one period is no course
        return None
    columns = [
        studio.column("period", PERIOD, "period"),
        studio.column("net", Phrase("Net", "Netto"), "money"),
        studio.column("cumulative", Phrase("Running sum", "Narastająco"), "money"),
    ]
    rows = [
        {"period": period, "net": cell.net.value, "cumulative": total.value}
        for period, cell, total in zip(flow.periods, flow.cells, flow.cumulative, strict=True)
    ]
    about = Phrase(
        "Savings less one-off costs in each period as bars, and their running sum as a line.",
        "Oszczędności pomniejszone o koszty jednorazowe w każdym okresie (słupki) oraz ich suma narastająco (linia).",
    )
    title = studio.say(Phrase("Cumulative cash", "Skumulowane przepływy"))
    when = flow.payback
    payback: dict[str, Any] = {"payback": when.day, "payback_name": studio.period(when.when)} if when else {}
    last = flow.cumulative[-1]
    says = ""
    if last.value is not None:
        course = amounts.Course(flow.periods[-1].end, last.value.amount, last.exact, when.day if when else None)
        says = amounts.paid_back(course, last.value.currency, studio.language)
    return studio.chart("cash", title, about, columns, rows, says=says, drawn=[flow.total.net], **payback)


def rounded(share: Decimal | None) -> Decimal | None:
    """Return a quotient with as many digits as a reader can use."""
    return None if share is None else half_up(share, 4)
