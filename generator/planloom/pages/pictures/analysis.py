"""Pictures of what is around and inside: stakeholders, the environment, competitive forces, processes, projections."""

from collections.abc import Sequence
from typing import Any

from planloom.charts.request import Picture
from planloom.figures.money.projection import projection_table
from planloom.figures.restructuring.processes import Quantity, differences
from planloom.figures.sales.targets import revenue_tables
from planloom.model import Plan
from planloom.model.restructuring import Process
from planloom.model.strategy import EnvironmentFactor, Force, Stakeholder
from planloom.pages.pictures.headlines import aims, amounts, shapes
from planloom.pages.pictures.money import PERIOD
from planloom.pages.pictures.studio import Studio
from planloom.problems import Phrase
from planloom.values import Period, rounded

GRADE, SCORE = 5, 25
LONGER = Phrase("The longer the bar, the higher the grade.", "Im dłuższy słupek, tym wyższa ocena.")
SCORED = Phrase(
    "The score of a factor is its likelihood times its impact.", "Ocena czynnika to prawdopodobieństwo razy skutek."
)
QUARTERS = (
    Phrase("Keep satisfied", "Dbaj o zadowolenie"),
    Phrase("Work closely with", "Ściśle współpracuj"),
    Phrase("Keep an eye on", "Obserwuj"),
    Phrase("Keep informed", "Informuj na bieżąco"),
)
"""What is done with stakeholders of much influence and little interest, much of both, little of both, much interest."""
RESULT = Phrase("Result", "Wynik")
QUANTITIES: dict[Quantity, Phrase] = {
    "steps": Phrase("steps", "kroki"),
    "cost": Phrase("cost a year", "koszt w roku"),
    "cycle_time": Phrase("cycle time", "czas trwania"),
    "error_rate": Phrase("error rate", "odsetek błędów"),
    "fte": Phrase("FTE", "etaty"),
}
SCENARIOS = {
    "low": Phrase("Low", "Wariant niski"),
    "base": Phrase("Base", "Wariant bazowy"),
    "high": Phrase("High", "Wariant wysoki"),
}


def stakeholders(studio: Studio, plan: Plan) -> Picture | None:
    """Return the stakeholders by influence and interest, or by their influence alone, those with the most first."""
    named = [one for one in plan.each(Stakeholder) if one.influence is not None]
    says = shapes.influential([one.influence for one in named if one.influence], studio.language)
    placed = [one for one in named if one.interest_level is not None]
    if len(placed) > 1:
        return _grid(studio, placed, says if len(placed) == len(named) else "")
    known = [(studio.name(one), one.influence) for one in named if one.influence]
    name = studio.say(Phrase("Influence of stakeholders, 1 to 5", "Wpływ interesariuszy, od 1 do 5"))
    return _graded(studio, name, says, Phrase("Stakeholder", "Interesariusz"), known)


def _grid(studio: Studio, placed: Sequence[Stakeholder], says: str) -> Picture:
    rows = [{"name": studio.name(one), "x": one.interest_level, "y": one.influence} for one in placed]
    columns = [
        studio.column("name", Phrase("Stakeholder", "Interesariusz")),
        studio.column("x", Phrase("Degree of interest", "Stopień zainteresowania"), "number"),
        studio.column("y", Phrase("Influence", "Wpływ"), "number"),
    ]
    about = Phrase(
        "Each point is a stakeholder: the further up, the more influence, the further right, the more interest.",
        "Każdy punkt to interesariusz: im wyżej, tym większy wpływ, im dalej w prawo, tym większe zainteresowanie.",
    )
    name = studio.say(
        Phrase(
            "Influence and interest of stakeholders, 1 to 5",
            "Wpływ i zainteresowanie interesariuszy, od 1 do 5",
        )
    )
    quarters = [studio.say(quarter) for quarter in QUARTERS]
    return studio.chart(
        "positioning",
        name,
        about,
        columns,
        rows,
        says=says,
        least=1,
        most=GRADE,
        middle=shapes.GREAT - 0.5,
        graded=True,
        names=quarters,
    )


def forces(studio: Studio, plan: Plan) -> Picture | None:
    """Return the competitive forces by their intensity, the strongest first."""
    known = [(studio.label(one.name_of_force), one.intensity) for one in plan.each(Force)]
    says = shapes.strongest(known, GRADE, studio.language)
    name = studio.say(Phrase("Intensity of competitive forces, 1 to 5", "Natężenie sił Portera, od 1 do 5"))
    return _graded(studio, name, says, Phrase("Force", "Siła"), known)


def _graded(studio: Studio, name: str, says: str, what: Phrase, known: list[tuple[str, int]]) -> Picture | None:
    if len(known) < 2:  # noqa: PLR2004  # one grade compares with nothing
        return None
    rows = [{"label": label, "value": grade} for label, grade in sorted(known, key=lambda one: -one[1])]
    columns = [studio.column("label", what), studio.column("value", Phrase("Grade", "Ocena"), "number")]
    return studio.chart("ranked", name, LONGER, columns, rows, says=says, most=GRADE)


def environment(studio: Studio, plan: Plan) -> Picture | None:
    """Return the factors of the environment by their score, dimension by dimension."""
    scored = [
        (one, one.likelihood * one.impact) for one in plan.each(EnvironmentFactor) if one.likelihood and one.impact
    ]
    if len(scored) < 2:  # noqa: PLR2004  # one score compares with nothing
        return None
    order = list(dict.fromkeys(one.dimension for one, _ in scored))
    scored.sort(key=lambda pair: (order.index(pair[0].dimension), -pair[1]))
    rows = [{"label": studio.name(one), "group": studio.label(one.dimension), "value": score} for one, score in scored]
    columns = [
        studio.column("label", Phrase("Factor", "Czynnik")),
        studio.column("group", Phrase("Dimension", "Wymiar")),
        studio.column("value", Phrase("Score", "Ocena"), "number"),
    ]
    says = aims.severe([score for _, score in scored], studio.language, aims.FACTORS)
    name = studio.say(Phrase("Likelihood times impact, 1 to 25", "Prawdopodobieństwo razy skutek, od 1 do 25"))
    return studio.chart("ranked", name, SCORED, columns, rows, says=says, most=SCORE)


def processes(studio: Studio, plan: Plan) -> Picture | None:
    """Return by which part the figures of each process change."""
    changes = [
        (studio.name(process), studio.say(QUANTITIES[one.quantity]), rounded(one.part.value, 2))
        for process in plan.each(Process)
        for one in differences(process, studio.figures)
        if one.part.value is not None
    ]
    if len(changes) < 2:  # noqa: PLR2004  # one change compares with nothing
        return None
    rows = [{"label": quantity, "group": process, "value": part} for process, quantity, part in changes]
    columns = [
        studio.column("label", Phrase("What", "Co")),
        studio.column("group", studio.kind("process", plan)),
        studio.column("value", Phrase("Change", "Zmiana"), "percent"),
    ]
    about = Phrase(
        "By which part each figure of a process changes; what falls points to the left.",
        "O jaką część zmienia się każda wielkość procesu; spadki są po lewej.",
    )
    name = studio.say(Phrase("Processes as they are and as they are to be", "Procesy: stan obecny i docelowy"))
    return studio.chart("ranked", name, about, columns, rows, says=shapes.greatest_change(changes, studio.language))


def projections(studio: Studio, plan: Plan) -> Picture | None:
    """Return the projected result of each year, scenario by scenario."""
    table = projection_table(plan, studio.figures)
    known = {row.projection.scenario: row.cells for row in table.scenarios}
    if len(table.years) < 2:  # noqa: PLR2004  # one year is no course
        return None
    rows: list[dict[str, Any]] = [
        {
            "period": year,
            **{name: _result(known[name][place]) if name in known else None for name in SCENARIOS},
        }
        for place, year in enumerate(table.years)
    ]
    if not any(row["base"] is not None for row in rows):
        return None
    columns = [studio.column("period", PERIOD, "period")]
    columns += [studio.column(name, words, "money") for name, words in SCENARIOS.items()]
    about = Phrase(
        "The result of the base scenario as a line, the room between the low and the high one as a band.",
        "Wynik w wariancie bazowym jako linia, a przestrzeń między niskim i wysokim jako pas.",
    )
    base = {row["period"]: row["base"] for row in rows}
    says = amounts.from_first_to_last(studio.say(RESULT), base, studio.figures.exchange.currency, studio.language)
    name = studio.say(Phrase("Projected result, base scenario", "Prognozowany wynik, wariant bazowy"))
    return studio.chart("forecast", name, about, columns, rows, says=says)


def _result(cell: Any) -> Any:
    return cell.result.value if cell is not None else None


def _comparable(periods: Sequence[Period], row: Any) -> Sequence[tuple[Period, Any]]:
    """Return the cells of a row by period; its total for all time where quarters stand among years."""
    if len({period.months for period in periods}) > 1:
        return ((Period.around(periods), row.total),)
    return tuple(zip(periods, row.cells, strict=True))


def targets(studio: Studio, plan: Plan) -> Picture | None:
    """Return the revenue targets along the first dimension in which they are set, by period."""
    tables = revenue_tables(studio.figures.sales(plan))
    if not tables:
        return None
    table = tables[0].figures
    counted = [row for row in table.rows if row.subject.counted]
    rows: list[dict[str, Any]] = [
        {
            "territory": ", ".join(studio.named(member) for member in row.subject.members)
            or studio.name(row.subject.item),
            "period": period,
            "quota": cell.value,
        }
        for row in counted
        for period, cell in _comparable(table.columns, row)
        if cell.value is not None
    ]
    if len(rows) < 2:  # noqa: PLR2004  # one target compares with nothing
        return None
    dimension = tables[0].dimension
    columns = [
        studio.column("territory", studio.kind("target" if dimension == "all" else dimension, plan)),
        studio.column("period", PERIOD, "period"),
        studio.column("quota", studio.kind("target", plan), "money"),
    ]
    exact = all(row.rest is None or row.rest.value is None for row in counted)
    parts = ((row["territory"], row["quota"]) for row in rows)
    says = amounts.most(parts, studio.figures.exchange.currency, studio.language, amounts.EXPECTED) if exact else ""
    about = Phrase("A bar for each amount.", "Słupek dla każdej kwoty.")
    drawn = (row.total for row in counted)
    return studio.chart("quotas", studio.heading(plan, "targets"), about, columns, rows, says=says, drawn=drawn)
