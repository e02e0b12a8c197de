"""Figures of measures that are written twice: a baseline that was measured, a year and its quarters, a sum of plans."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planloom.figures.figure import Figure, sum_of, unknown
from planloom.figures.live import live
from planloom.figures.measure.data import MeasureData
from planloom.figures.money.projection import projected_year
from planloom.figures.restructuring.savings import full_year, gross_in
from planloom.figures.series import fill, outermost
from planloom.figures.written import number_at, numbers_in, total
from planloom.model import Plan
from planloom.model.restructuring import CostMeasure, Projection, Workforce
from planloom.model.sales import ServiceLevel
from planloom.model.shared import Measure
from planloom.values import Period

if TYPE_CHECKING:
    from planloom.figures import Figures

Number = Figure[Decimal]
_SERIES = ("baseline", "targets", "actuals")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A figure of a measure for a period, and the same worked out from others."""

    measure: Measure
    period: Period
    stated: Figure[Any]
    worked_out: Figure[Any]


def baselines_measured(measure: Measure, figures: "Figures") -> Iterator[Repeated]:
    """Yield baselines with what was measured of the period: in it, in all of its parts or, of levels, at its end."""
    data = figures.data_of(measure)
    for period, value in data.baseline.items():
        measured = _measured(data, "actuals", data.actuals, period, measure.aggregate)
        if measured.value is None and measure.aggregate == "last":
            measured = _at_end(data, period, value)
        if measured.value is not None:
            yield Repeated(measure, period, data.figure("measure_baseline", "baseline", period, value), measured)


def sums_of_parts(measure: Measure, figures: "Figures") -> Iterator[Repeated]:
    """Yield periods of a measure that adds up, with the sum of their own parts where these are complete."""
    if measure.aggregate != "sum":
        return
    data = figures.data_of(measure)
    series: Mapping[str, dict[Period, Decimal]] = {
        "baseline": data.baseline,
        "targets": data.goals,
        "actuals": data.actuals,
    }
    for field in _SERIES:
        given = series[field]
        for period, value in given.items():
            inside = {one: number for one, number in given.items() if period.contains(one) and one != period}
            parts = _measured(data, field, inside, period, "sum")
            if parts.value is not None:
                yield Repeated(measure, period, data.figure("measure_target", field, period, value), parts)


def _measured(data: MeasureData, field: str, given: Mapping[Period, Decimal], period: Period, aggregate: str) -> Number:
    """Return what a series says of a period: for it, or by its parts where they fill it."""
    if period in given:
        key = next(one for one in given if one == period)
        return data.figure("measure_actual", field, key, given[key])
    inside = outermost(one for one in given if period.contains(one))
    if aggregate != "sum" or not inside or not fill(inside, period):
        return unknown("measure_actual", "not_given", subject=data.measure, period=period)
    parts = [data.figure("measure_actual", field, one, given[one]) for one in inside]
    return sum_of("measure_actual", parts, subject=data.measure, period=period)


def _at_end(data: MeasureData, period: Period, level: Decimal) -> Number:
    """Return what was measured of a level when a period ended, or last in it where all of several are on one side.

    What is more than twice, or less than half of it, is no level but a part of the period that nobody called a sum;
    percentages are never summed.
    """
    inside = outermost(one for one in data.actuals if period.contains(one))
    values = [data.actuals[one] for one in inside]
    is_known = bool(inside) and (
        inside[-1].end == period.end or (len(inside) > 1 and (max(values) < level or min(values) > level))
    )
    is_level = is_known and (str(data.measure.unit) == "%" or level / 2 <= values[-1] <= level * 2)
    if not is_level:
        return unknown("measure_actual", "not_given", subject=data.measure, period=period)
    return data.figure("measure_actual", "actuals", inside[-1], values[-1])


_TITLES = {
    "gross_saving": r"gross savings?|savings? realised|oszczędnoś\w+ brutto",
    "projected_margin": r"operating margin|return on sales|rentownoś\w+ (?:operacyjn|sprzedaż)\w*|marża operacyjna",
    "run_rate": r"(?:sav\w+|costs?)\b.*\b(?:full year|run[- ]rate)|oszczędnoś\w+\b.*\bw skali roku",
    "headcount": r"people employed|number of (?:people|employees)|headcount|zatrudnieni\w*|liczba (?:osób|etatów)",
    "leads": r"qualified (?:leads|enquiries)|leads (?:qualified|handed over)|(?:zapytani|lead)\w+ kwalifikowan\w+",
}
_GUESSES = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _TITLES.items()}


def repeats_plans(measure: Measure, figures: "Figures") -> Iterator[Repeated]:
    """Yield the targets of a measure that repeats a figure of the plans, as it says or as its title does.

    A measure of leads whose definition refers to an agreement is held to that, any other to all.
    Of run-rates, which measures reach one after the other, and of people the last target alone.
    """
    agreements = _agreements(measure, figures)
    named = [one for one in agreements if _names(measure, one)]
    kind = measure.repeats or ("leads" if named and _fits("leads", measure, figures) else _guess(measure, figures))
    if kind is None:
        return
    data = figures.data_of(measure)
    for period, goal in list(data.goals.items())[-1 if kind in _LAST else 0 :]:
        stated = data.figure("measure_target", "targets", period, goal)
        worked_out = _agreed(named or agreements, period) if kind == "leads" else _of_plans(kind, period, figures)
        if worked_out.value is not None and worked_out.exact:
            yield Repeated(measure, period, stated, worked_out)


_LAST = ("run_rate", "headcount")
_PEOPLE = re.compile(r"people|persons|employees|FTE|osób|osoby|pracowni|etat", re.IGNORECASE)


def _guess(measure: Measure, figures: "Figures") -> str | None:
    """Return what the title of a measure says that it repeats, where no other says the same."""
    for kind, words in _GUESSES.items():
        if words.search(_title(measure)) and _fits(kind, measure, figures):
            return kind if figures.once(_titled, words) == 1 else None
    return None


def _titled(words: re.Pattern[str], figures: "Figures") -> int:
    """Return how many measures have a title with these words."""
    return sum(words.search(_title(one)) is not None for one in figures.measures)


def _title(measure: Measure) -> str:
    return f"{measure.title.en or ''} {measure.title.pl or ''}" if measure.title else ""


def _fits(kind: str, measure: Measure, figures: "Figures") -> bool:
    unit = str(measure.unit or "")
    if kind in ("gross_saving", "run_rate"):
        return unit == figures.exchange.currency
    if kind == "headcount":
        return _PEOPLE.search(unit) is not None and measure.aggregate != "sum"
    return unit == "%" if kind == "projected_margin" else measure.aggregate == "sum"


def _of_plans(kind: str, period: Period, figures: "Figures") -> Figure[Any]:
    plans = figures.graph.portfolio.plans
    if kind == "gross_saving":
        saving = [plan for plan in plans if plan.each(CostMeasure)]
        return sum_of("gross_saving", (gross_in(plan, period, figures) for plan in saving), period=period)
    if kind == "headcount":
        return _people_after(plans, period)
    if kind == "run_rate":
        return _run_rates(plans, period, figures)
    return _projected(kind, plans, period, figures)


def _agreements(measure: Measure, figures: "Figures") -> list[ServiceLevel]:
    """Return the agreements on leads, where a measure adds up and can be held to them."""
    plans = figures.graph.portfolio.plans if measure.aggregate == "sum" else ()
    return [one for plan in plans for one in live(plan.each(ServiceLevel))]


def _names(measure: Measure, agreement: ServiceLevel) -> bool:
    """Tell whether the definition of a measure refers to an agreement."""
    definition = measure.definition
    words = f"{definition.en or ''} {definition.pl or ''}" if definition else ""
    return bool(agreement.id) and re.search(rf"\[\[{re.escape(agreement.id or '')}[\]|]", words) is not None


def _agreed(agreements: list[ServiceLevel], period: Period) -> Figure[Any]:
    agreed = [numbers_in(one, "leads") for one in agreements]
    given = [total("leads", [one], period, subject=one.part, sparse=False) for one in agreed]
    return sum_of("leads", (one for one in given if one.value is not None), period=period)


def _people_after(plans: tuple[Plan, ...], period: Period) -> Figure[Any]:
    """Return the people of the whole organisation after the one change that tells of them, which is over by then."""
    told = [(plan, entry) for plan in plans for entry in live(plan.each(Workforce)) if entry.unit is None]
    if len(told) != 1 or told[0][0].horizon is None or told[0][0].horizon.end > period.end:
        return unknown("headcount", "not_given", period=period)
    return number_at("headcount", told[0][1], "after_fte")


def _run_rates(plans: tuple[Plan, ...], period: Period, figures: "Figures") -> Figure[Any]:
    """Return what all savings measures that go on come to in a full year."""
    savings = (one for plan in plans for one in live(plan.each(CostMeasure)))
    return sum_of("run_rate", (full_year(one, figures) for one in savings), period=period)


def _projected(kind: str, plans: tuple[Plan, ...], period: Period, figures: "Figures") -> Figure[Any]:
    years = [year for plan in plans for one in plan.each(Projection) if one.scenario == "base" for year in one.years]
    found = [projected_year(year, figures) for year in years if year.year == period]
    if len(found) != 1:
        return unknown(kind, "not_given", period=period)
    if kind == "projected_revenue":
        return found[0].revenue
    margin = found[0].margin
    value = None if margin.value is None else margin.value * 100
    return Figure("margin", value, margin.subject, period, margin.operands, margin.gaps, margin.reason)
