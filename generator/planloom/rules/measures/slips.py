"""Slips of the hand (K112): ten times the neighbours, a lost ``m``, a share beyond 100%, a quarter left out."""

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from planloom.figures.consistency.slips import Slip, gaps, slips, slips_between
from planloom.figures.consistency.unscaled import Unscaled, unscaled_beside
from planloom.figures.figure import amount_of
from planloom.figures.live import live
from planloom.figures.measure.data import numbers_of
from planloom.model import Item, Part
from planloom.model.restructuring import Projection
from planloom.model.sales import Forecast, Quota, Target
from planloom.model.shared import BudgetLine, FunnelStep, Measure, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import LOWER, RAISE
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, field_called
from planloom.values import Money, Period, rounded

SLIP = Code(
    "K112",
    Level.WARNING,
    title=Phrase("A figure out of its series", "Liczba, która wypada z szeregu"),
    message=Phrase(
        "{object}: {field} of {found} for {period}, {times} the {other} of {other_period}",
        "{field} ({object}) na {period} to {found}, {times} niż {other} na {other_period}",
    ),
    label=Phrase("beside {other}", "obok {other}"),
    why=Phrase(
        "A zero too many, a lost `m` or a share written as a number makes sums, charts and progress meaningless.",
        "Zero za dużo, zgubione `m` albo udział zapisany jako liczba odbierają sens sumom, wykresom i postępowi.",
    ),
    help=Phrase(
        "{raise_or_lower} it to the size of its neighbours, such as {likely}; if it is meant, say why with `allow:`",
        "{raise_or_lower} ją do rzędu sąsiednich, na przykład {likely}; jeśli tak ma być, uzasadnij w `allow:`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2026: 42}
    targets: {2027: 50, 2028: 600, 2029: 70}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2026: 42}
    targets: {2027: 50, 2028: 60, 2029: 70}
""",
)
BEYOND = SLIP.worded(
    Phrase(
        "{object}: {field} of {found}% for {period}, more than the whole",
        "{field} ({object}) na {period} to {found}%, więcej niż całość",
    ),
    label=Phrase("more than 100%", "więcej niż 100%"),
    help=Phrase("lower it to at most 100%, or correct the unit", "zmniejsz do najwyżej 100% albo popraw jednostkę"),
)
LEFT_OUT = SLIP.worded(
    Phrase(
        "{field} of {object} say nothing of {missing}, between {before} and {after}",
        "{field} ({object}): brak wartości za okres {missing}; podano okresy {before} i {after}",
    ),
    label=Phrase("after this comes {after}", "potem jest {after}"),
    help=Phrase("add {missing}, with 0 if nothing is planned", "dodaj {missing}, choćby z wartością 0"),
)
UNREPORTED = SLIP.worded(
    LEFT_OUT.message,
    label=LEFT_OUT.label,
    help=Phrase("add the result for {missing}, with 0 if there was nothing", "dodaj wynik za {missing}, choćby 0"),
)
UNNOTED = SLIP.worded(
    UNREPORTED.message,
    label=UNREPORTED.label,
    help=Phrase("add the result for {missing}", "dodaj wynik za {missing}"),
    level=Level.INFO,
)
NEGATIVE = SLIP.worded(
    Phrase(
        "{object}: {field} of {found} for {period}, less than nothing",
        "{field} ({object}) na {period} to {found}, mniej niż zero",
    ),
    label=Phrase("negative", "poniżej zera"),
    help=Phrase(
        "write it without the minus; what is saved or given back stands among savings and sources of funding",
        "wpisz bez minusa; oszczędności i zwroty zapisuje się wśród oszczędności i źródeł finansowania",
    ),
)
UNSCALED = SLIP.worded(
    Phrase(
        "{object}: {field} of {found}, where the others of {plan} lie between {least} and {most}",
        "{field} ({object}) to {found}, a pozostałe w planie ({plan}) mieszczą się między {least} a {most}",
    ),
    label=Phrase("others: from {least}", "pozostałe: od {least}"),
    help=Phrase(
        "raise it to {thousands} or {millions}, whichever is meant; if it is right, say why with `allow:`",
        "zwiększ ją do {thousands} albo {millions}, zależnie od tego, co miało tu być; jeśli jest poprawna, uzasadnij w `allow:`",
    ),
)
_SHARE = re.compile(r"\b(?:market share|share of (?:the )?market|share of|udzia[łl]\w*)\b", re.IGNORECASE)
_ABOVE_ALL = re.compile(
    r"\b(?:grow|growth|increase|change|return|retention|coverage|cover|attain\w*|index|ratio|romi|roi|nrr"
    r"|wzrost\w*|przyrost\w*|zmian\w*|zwrot\w*|utrzymani\w*|pokryci\w*|realizacj\w*|wykonani\w*|wskaźnik\w*|dynamik\w*)\b",
    re.IGNORECASE,
)
"""What may well come to more than a whole."""
_PART = re.compile(
    r"\b(?:shares? (?:that|who|with|in|at)|share(?! (?:price|capital|value))|percentage|proportion|rate|odset(?:ek|ka|kiem)|proporcj\w*|częstość)\b",
    re.IGNORECASE,
)
_EVEN_MORE = re.compile(
    r"\b(?:inflation|interest|exchange|occupancy|utili[sz]\w+|turnover|capacity|load\w*|budget\w*|plan\w*|productivity|output|performance"
    r"|margin|mark-?up|recovery|replacement|fulfil\w*|collection|inflacj\w*|obłożeni\w*|obciążeni\w*|wykorzystani\w*|rotacj\w*"
    r"|budżet\w*|wydajnoś\w*|marż\w*|narzut\w*|ściągalnoś\w*|moc\w*|spłat\w*)\b",
    re.IGNORECASE,
)
"""What else may, though it is called a rate or stays near the whole for long."""
_NEARLY_ALL = Decimal(95)
"""A level to keep whose other figures are all so near the whole is a part of one."""
_ENOUGH = 2
"""So many figures within a whole tell that a measure is a part of one."""
_MANY = 1000
_WHOLE = Decimal(100)
_SERIES: tuple[tuple[type[Part], str], ...] = (
    (Target, "revenue"),
    (Target, "volume"),
    (Quota, "amounts"),
    (BudgetLine, "amounts"),
    (FunnelStep, "counts"),
    (Measure, "targets"),
    (Objective, "revenue_target"),
)


@rule(SLIP)
def no_figure_is_out_of_its_series(plans: Plans) -> Iterator[Problem]:
    """No figure is seven times, or a seventh of, all of its neighbours, which are alike; five times where they are steady.

    Asked of levels, targets and quotas, which are steady; of other amounts and results only whether one is below a
    thousand beside millions, or would be like the others with the decimal point elsewhere. A share is at most 100%, and
    targets, quotas and budgets by quarter or month leave out none between, and are not below nothing. Forecasts of one
    thing, and the years of a projection, are such a series too. An amount below a thousand stands out where all others
    of its kind in the plan are many thousands of times as large.
    """
    yield from _between(plans)
    for unscaled in unscaled_beside(plans.portfolio.plans):
        yield _unscaled(unscaled, plans)
    for part in plans.parts():
        yield from as_one(_finding(slip, plans) for slip in slips(part))
        if isinstance(part, Measure):
            yield from as_one(_beyond(part, plans))
    yield from _unreported(plans)
    for kind, field in _SERIES:
        for part in plans.of(kind):
            if kind is not Measure:
                yield from as_one(_negative(part, field, plans))
            for before, missing, after in gaps(getattr(part, field)):
                owner = part if isinstance(part, Item) else plans.around(part)
                yield plans.finding(
                    LEFT_OUT,
                    part,
                    field,
                    before,
                    object=called(owner) if owner else part.named.one,
                    field=field_called(part, field),
                    missing=missing,
                    before=before,
                    after=after,
                )


def _unreported(plans: Plans) -> Iterator[Problem]:
    """Yield periods that results leave out: of what adds up in years gone by, as K109 asks of the one that runs."""
    for measure in live(plans.of(Measure)):
        adds_up = measure.aggregate == "sum"
        for before, missing, after in gaps(one for one in measure.actuals if one.start <= plans.today):
            is_told = plans.figures.measure(measure).unreported if not adds_up else missing.end.year >= plans.today.year
            if not is_told and (not adds_up or before.start.year == after.start.year):
                code = UNREPORTED if adds_up else UNNOTED
                values: dict[str, Any] = {"missing": missing, "before": before, "after": after}
                values["field"] = field_called(measure, "actuals")
                values["related"] = [Related(measure.key_span("actuals"), Phrase("the series", "szereg"))]
                yield plans.finding(code, measure, "actuals", before, object=called(measure), **values)


def _between(plans: Plans) -> Iterator[Problem]:
    """Yield what is out of a series that several objects make: forecasts of one thing, years of a projection."""
    series: dict[object, list[Forecast]] = {}
    for forecast in live(plans.of(Forecast)):
        plan = plans.plan_of(forecast)
        key = (plan and plan.id, forecast.scenario, forecast.territory, forecast.product, forecast.segment)
        series.setdefault((key, forecast.for_period.length), []).append(forecast)
    for forecasts in series.values():
        for field in ("revenue", "volume"):
            yield from as_one(_of_part(slip, plans) for slip in slips_between(forecasts, field, "for_period"))
    for projection in plans.of(Projection):
        for field in ("revenue", "costs"):
            yield from as_one(_of_part(slip, plans) for slip in slips_between(projection.years, field, "year"))
        by_year = {year.year: year for year in projection.years}
        for before, missing, after in gaps(by_year, years=True):
            values: dict[str, Any] = {
                "object": called(projection),
                "field": Phrase("the years", "lata"),
                "missing": missing,
                "before": before,
                "after": after,
            }
            yield plans.finding(LEFT_OUT, by_year[after], "year", **values)


def _of_part(slip: Slip, plans: Plans) -> Problem:
    """Tell of a figure that stands alone in its object, not by period."""
    owner = slip.part if isinstance(slip.part, Item) else plans.around(slip.part)
    return plans.finding(
        SLIP,
        slip.part,
        slip.field,
        object=called(owner) if owner else slip.part.named.one,
        **_sizes(slip),
    )


def _sizes(slip: Slip) -> dict[str, Any]:
    """Return the figure and its neighbour, how many times the one is the other, and what it may have been meant to be."""
    found, other = amount_of(slip.value) or Decimal(1), amount_of(slip.other) or Decimal(1)
    is_more = found > other
    times = rounded(found / other if is_more else other / found, 0)
    power = Decimal(10) ** rounded(Decimal(math.log10(found / other)), 0)
    likely = found / power
    return {
        "field": field_called(slip.part, slip.field),
        "found": slip.value,
        "period": slip.period,
        "other": slip.other,
        "other_period": slip.other_period,
        "times": _times(times, is_more=is_more),
        "likely": Money(likely, slip.value.currency) if isinstance(slip.value, Money) else likely,
        "raise_or_lower": LOWER if is_more else RAISE,
    }


def _unscaled(one: Unscaled, plans: Plans) -> Problem:
    plan, currency = plans.plan_of(one.part), one.value.currency
    return plans.finding(
        UNSCALED,
        one.part,
        at=one.part.span(one.field) if one.period is None else value_span_of(one.part, one.field, one.period),
        related=[Related(one.beside.span(one.field), Phrase("one of the others", "jedna z pozostałych"))],
        object=called(one.part),
        plan=called(plan) if plan else "",
        field=field_called(one.part, one.field),
        found=one.value,
        least=Money(one.least, currency),
        most=Money(one.most, currency),
        thousands=one.value * Decimal(10**3),
        millions=one.value * Decimal(10**6),
    )


def _times(times: Decimal, *, is_more: bool) -> Phrase:
    """Say how many times one figure is the other; of more than a thousand nobody counts how many."""
    if times >= _MANY:
        more, less = Phrase("thousands of times", "tysiące razy więcej"), Phrase("a tiny part of", "tysiące razy mniej")
        return more if is_more else less
    more, less = (
        Phrase(f"{times:f} times", f"{times:f} razy więcej"),
        Phrase(f"1/{times:f} of", f"{times:f} razy mniej"),
    )
    return more if is_more else less


def _negative(part: Part, field: str, plans: Plans) -> Iterator[Problem]:
    for period, value in getattr(part, field).items():
        amount = amount_of(value)
        if amount is not None and amount < 0:
            owner = part if isinstance(part, Item) else plans.around(part)
            name = called(owner) if owner else part.named.one
            yield plans.finding(
                NEGATIVE, part, field, period, object=name, field=field_called(part, field), found=value, period=period
            )


def _finding(slip: Slip, plans: Plans) -> Problem:
    owner = slip.part if isinstance(slip.part, Item) else plans.around(slip.part)
    place = slip.part.span(slip.other_field, slip.other_period)
    return plans.finding(
        SLIP,
        slip.part,
        slip.field,
        slip.period,
        related=[Related(place, Phrase("a neighbour", "sąsiednia wartość"))],
        object=called(owner) if owner else slip.part.named.one,
        **_sizes(slip),
    )


def _beyond(measure: Measure, plans: Plans) -> Iterator[Problem]:
    """Yield what is more than a whole: of a share in any case, of other percentages where all else is far below."""
    if str(measure.unit) != "%":
        return
    words = f"{measure.title.en or ''} {measure.title.pl or ''}" if measure.title else ""
    given = {field: numbers_of(getattr(measure, field)) for field in ("baseline", "targets", "actuals")}
    within = [value for values in given.values() for value in values.values() if value <= _WHOLE]
    is_share = measure.dimension == "market_share" or _SHARE.search(words) is not None
    if not is_share and (_ABOVE_ALL.search(words) or len(within) < _ENOUGH):
        return
    is_part = is_share or (_EVEN_MORE.search(words) is None and _is_part(measure, words, given))
    limit = _WHOLE if is_part else max(_WHOLE, 2 * max(within))
    for field, values in given.items():
        for period, value in values.items():
            if value > limit:
                named = field_called(measure, field)
                yield plans.finding(
                    BEYOND, measure, field, period, object=called(measure), field=named, found=value, period=period
                )


def _is_part(measure: Measure, words: str, given: Mapping[str, Mapping[Period, Decimal]]) -> bool:
    """Tell whether percentages are parts of a whole: by their name, or as a level close to it; one alone is beyond."""
    values = [value for one in given.values() for value in one.values()]
    within = [value for value in values if value <= _WHOLE]
    if len(values) - len(within) != 1:
        return False
    is_close = measure.direction == "at_least" and len(within) >= _ENOUGH and min(within) >= _NEARLY_ALL
    return is_close or _PART.search(words) is not None
