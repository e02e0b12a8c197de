"""The statement of money: everything the plans bring, cost and need, by reporting year, and what is not in it.

What is added is decided by :mod:`planloom.figures.money.claims`. Lines follow the order in which money is earned and
spent; what is left of revenue and savings after costs is the result of the plans, what is left of it after investment
and financing their cash. Running the business costs money that no plan states, so neither is the company's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from planloom.figures.figure import Figure, Gap, balance, sum_of, unknown
from planloom.figures.live import is_live, live
from planloom.figures.matrix import Row, derived, made_of, row, years_for
from planloom.figures.money.claims import COSTS, Claim, Reason, claims, undated_of, written_of
from planloom.figures.money.projection import ProjectedYear, projected_year, year_of
from planloom.figures.restructuring.savings import gross_in, savings_table
from planloom.figures.written import Written
from planloom.model import Part, Plan
from planloom.model.money import Line
from planloom.model.restructuring import Projection
from planloom.model.sales import Target
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures

Sign = Literal["plus", "minus", "sum"]

SIGNS: dict[Line, Sign] = {
    "revenue_target": "plus",
    "revenue_synergy": "plus",
    "gross_saving": "plus",
    "cost_synergy": "plus",
    "plan_budget": "minus",
    "work": "minus",
    "set_aside": "minus",
    "one_off_cost": "minus",
    "proceeds": "plus",
    "investment": "minus",
    "financing": "plus",
}
"""All lines in their order, and whether they bring money or take it."""

RESULT: tuple[Line, ...] = (
    "revenue_target",
    "revenue_synergy",
    "gross_saving",
    "cost_synergy",
    "plan_budget",
    "work",
    "set_aside",
    "one_off_cost",
)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One row: its name, whether it brings money, takes it or is a sum, and how many amounts it adds."""

    name: str
    sign: Sign
    money: Row[Money]
    count: int = 0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A field of money that is filled in and not added: of which kind of part, how many times, and why."""

    part: type[Part]
    field: str
    reason: Reason
    count: int


@dataclass(frozen=True, slots=True)
class Statement:
    """All money of the plans. The cells of each row stand in the order of `years`, or of `projected_years`.

    `projected` are the rows of the projected profit and loss account in its base scenario, which are not added to the
    statement. `silent` are the plans that say nothing of money.
    """

    years: tuple[Period, ...]
    rows: tuple[StatementRow, ...]
    projected_years: tuple[Period, ...]
    projected: tuple[StatementRow, ...]
    elsewhere: tuple[Elsewhere, ...]
    silent: tuple[Plan, ...]

    def __bool__(self) -> bool:
        return bool(self.rows or self.projected or self.elsewhere)

    @property
    def has_rest(self) -> bool:
        """Whether anything fits no year."""
        return any(one.money.rest.value is not None for one in (*self.rows, *self.projected))

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of amounts that are left out for want of a rate."""
        found = (one.money.total for one in (*self.rows, *self.projected))
        return tuple(dict.fromkeys(currency for figure in found for currency in figure.currencies))

    def row(self, name: str) -> Row[Money] | None:
        """Return the row of that name."""
        return next((one.money for one in (*self.rows, *self.projected) if one.name == name), None)


def statement(figures: "Figures") -> Statement:
    """Add up all money of all plans."""
    plans = figures.graph.portfolio.plans
    found = claims(plans, figures)
    lines = {line: [claim for claim in found if claim.line == line] for line in SIGNS}
    projection = _base_projection(figures)
    projected_years = tuple(sorted(projection))
    written = [one.given for line in lines.values() for one in _written(line, figures)]
    years = years_for([*written, _saving_periods(found, figures)], figures.calendar)
    rows = [_line(line, lines[line], years, figures) for line in SIGNS if lines[line]]
    return Statement(
        years=years,
        rows=tuple(_with_sums(rows, years)),
        projected_years=projected_years,
        projected=tuple(_projected(projection, projected_years)),
        elsewhere=_elsewhere(found),
        silent=tuple(plan for plan in plans if is_live(plan) and not any(claim.plan is plan for claim in found)),
    )


def _written(line: Iterable[Claim], figures: "Figures") -> list[Written[Money]]:
    return [series for claim in line if (series := written_of(claim, figures.exchange)) is not None]


def _line(name: Line, counted: Sequence[Claim], years: Sequence[Period], figures: "Figures") -> StatementRow:
    if name == "revenue_target":
        money = _revenue(counted, years, figures)
    elif name == "gross_saving":
        money = _savings(counted, years, figures)
    else:
        undated = [undated_of(claim, figures.exchange) for claim in counted if not _is_dated(claim, figures)]
        money = row(name, None, _written(counted, figures), years, undated=undated)
    return StatementRow(name, SIGNS[name], money, len(counted))


def _is_dated(claim: Claim, figures: "Figures") -> bool:
    return written_of(claim, figures.exchange) is not None


def _revenue(counted: Sequence[Claim], years: Sequence[Period], figures: "Figures") -> Row[Money]:
    """Lay out what sales plans are to sell; of a total and its parts, only one is counted.

    A year for which nobody states a target is missing from result and cash, which are marked for it.
    """
    plans = {id(claim.plan): claim.plan for claim in counted}.values()
    found: Row[Money] = derived("revenue_target", None, [_revenue_of(plan, years, figures) for plan in plans])
    missing = {
        year: Gap("not_given", field="revenue", period=year)
        for year, cell in zip(years, found.cells, strict=True)
        if cell.value is None and not cell.gaps
    }
    cells = tuple(
        replace(cell, reason="not_given", gaps=(missing[year],)) if year in missing else cell
        for year, cell in zip(years, found.cells, strict=True)
    )
    return replace(found, cells=cells, total=replace(found.total, gaps=(*found.total.gaps, *missing.values())))


def _savings(counted: Sequence[Claim], years: Sequence[Period], figures: "Figures") -> Row[Money]:
    """Lay out what savings bring: what is phased and the run rate after it, as on the page of the savings."""
    return derived("gross_saving", None, [_savings_of(plan, years, figures) for plan in _savers(counted)])


def _savings_of(plan: Plan, years: Sequence[Period], figures: "Figures") -> Row[Money]:
    cells = [gross_in(plan, year, figures) for year in years]
    return made_of(plan, cells, savings_table(plan, figures).flow.total.gross)


def _savers(counted: Iterable[Claim]) -> list[Plan]:
    return list({id(claim.plan): claim.plan for claim in counted if claim.line == "gross_saving"}.values())


def _saving_periods(counted: Iterable[Claim], figures: "Figures") -> dict[Period, None]:
    """Return the periods in which anything is saved, those of a run rate that goes on included."""
    flows = (savings_table(plan, figures).flow for plan in _savers(counted))
    return dict.fromkeys(period for flow in flows for period in flow.periods)


def _revenue_of(plan: Plan, years: Sequence[Period], figures: "Figures") -> Row[Money]:
    """Lay out the revenue target of one plan, as its own page and the findings have it."""
    sales = figures.sales(plan)
    cells = tuple(_unless_outside(plan, sales.target(year), year) for year in years)
    written = [period for target in live(plan.each(Target)) for period in target.revenue]
    if all(_fits(period, years) for period in written):
        return made_of(plan, cells, balance("revenue_target", cells, subject=plan))
    whole = Period.around(written)
    return made_of(plan, cells, sales.target(whole))


def _unless_outside(plan: Plan, target: Figure[Money], year: Period) -> Figure[Money]:
    """Return the target of a year; where the year is none of the plan's, nothing is missing."""
    if target.value is None and plan.period is not None and not plan.period.overlaps(year):
        return Figure("revenue_target", None, plan, year, reason="zero")
    return target


def _fits(entry: Period, years: Sequence[Period]) -> bool:
    return any(year.contains(entry) for year in years)


def _with_sums(rows: Sequence[StatementRow], years: Sequence[Period]) -> list[StatementRow]:
    """Return the rows with costs, result and cash after the lines they are the sum of."""
    known = {one.name: one for one in rows}
    before = [one for one in rows if one.name in RESULT]
    after = [one for one in rows if one.name not in RESULT]
    sums = list(before)
    costs = [known[line].money for line in COSTS if line in known]
    if len(costs) > 1:
        sums.append(StatementRow("cost", "sum", derived("cost", None, costs)))
    if any(one.sign == "plus" for one in before):
        sums.append(StatementRow("result_of_plans", "sum", _sum("result_of_plans", before)))
    if not rows:
        return sums
    cash = _sum("cash", rows)
    return [
        *sums,
        *after,
        StatementRow("cash", "sum", cash),
        *([StatementRow("running_cash", "sum", running("running_cash", cash, years))] if len(years) > 1 else []),
    ]


def _sum(name: str, rows: Sequence[StatementRow]) -> Row[Money]:
    plus = [one.money for one in rows if one.sign == "plus"]
    return derived(name, None, plus, [one.money for one in rows if one.sign == "minus"])


def running(name: str, money: Row[Money], years: Sequence[Period]) -> Row[Money]:
    """Return the running sum of a row; what fits no year is in none of it."""
    cells: list[Figure[Money]] = []
    for year, cell in zip(years, money.cells, strict=True):
        cells.append(balance(name, [*cells[-1:], cell], period=year))
    nothing: Figure[Money] = unknown(name, "zero")
    return Row(None, tuple(cells), nothing, nothing)


def _base_projection(figures: "Figures") -> dict[Period, ProjectedYear]:
    """Return the projected years of the base scenario, where exactly one plan gives one."""
    plans = (plan for plan in figures.graph.portfolio.plans if is_live(plan))
    base = [one for plan in plans for one in plan.each(Projection) if one.scenario == "base" and is_live(one)]
    if len(base) != 1:
        return {}
    return {year_of(year): projected_year(year, figures) for year in base[0].years}


def _projected(projection: Mapping[Period, ProjectedYear], years: Sequence[Period]) -> Iterable[StatementRow]:
    """Yield the projected revenue, costs and result."""
    for name in ("revenue", "costs", "result") if projection else ():
        full = f"projected_{name}"
        line: tuple[Figure[Money], ...] = tuple(getattr(projection[year], name) for year in years)
        yield StatementRow(full, "sum", Row(None, line, unknown(full, "zero"), sum_of(full, line)), len(line))


def _elsewhere(found: Iterable[Claim]) -> tuple[Elsewhere, ...]:
    counts: dict[tuple[type[Part], str, Reason], int] = {}
    for claim in found:
        if claim.reason is not None:
            key = type(claim.part), claim.field, claim.reason
            counts[key] = counts.get(key, 0) + 1
    return tuple(Elsewhere(part, field, reason, count) for (part, field, reason), count in counts.items())
