"""Baselines (M109): savings above the cost there is, alone or with others on the same baseline."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.series import outermost, within
from planloom.model.restructuring import CostMeasure
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import amounts
from planloom.rules.compare import differs, exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money, Period

BASELINE = Code(
    "M109",
    Level.ERROR,
    title=Phrase("More is saved than the cost there is", "Oszczędność większa niż sam koszt"),
    message=Phrase(
        "{object} saves {found} a year on a cost of {expected}",
        "{object} oszczędza rocznie {found} na koszcie {expected}",
    ),
    label=Phrase("the cost is {expected}", "koszt wynosi {expected}"),
    why=Phrase(
        "Nobody can save more than is spent; usually two measures count the same money.",
        "Nie da się zaoszczędzić więcej, niż się wydaje; zwykle dwa działania liczą te same pieniądze.",
    ),
    help=Phrase(
        "lower the savings to {expected} at most, or mend `baseline_annual:`",
        "obniż oszczędności najwyżej do {expected} albo popraw `baseline_annual:`",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: one-warehouse, title: One warehouse, baseline: logistics, baseline_annual: 10m, run_rate: 6m}
  - {id: own-fleet, title: Own lorries, baseline: logistics, baseline_annual: 10m, run_rate: 5m}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: one-warehouse, title: One warehouse, baseline: logistics, baseline_annual: 10m, run_rate: 6m}
  - {id: own-fleet, title: Own lorries, baseline: logistics, baseline_annual: 10m, run_rate: 2m}
""",
)
TOGETHER = BASELINE.worded(
    Phrase(
        "the {count} measures on the baseline `{baseline}` save {found} a year together, on a cost of {expected}",
        "działania na bazie `{baseline}` (liczba: {count}) oszczędzają rocznie razem {found} na koszcie {expected}",
    ),
    label=Phrase("together {found} of {expected}", "razem {found} z {expected}"),
    help=BASELINE.help,
)
TWO_BASELINES = BASELINE.worded(
    Phrase(
        "the baseline `{baseline}` is {found} here and {expected} elsewhere",
        "baza `{baseline}` to tutaj {found}, a gdzie indziej {expected}",
    ),
    label=Phrase("{expected} elsewhere", "gdzie indziej {expected}"),
    help=Phrase(
        "use one figure for one cost, or give the other cost a name of its own",
        "użyj jednej liczby dla jednego kosztu albo nadaj drugiemu kosztowi inną nazwę",
    ),
)
ABOVE_RUN_RATE = BASELINE.worded(
    Phrase(
        "{object} saves {found} in {period}, more than its run-rate of {expected} a year",
        "{object} oszczędza {found} w okresie {period}, więcej niż docelowo w roku ({expected})",
    ),
    label=Phrase("the run-rate is {expected}", "docelowo {expected}"),
    help=Phrase(
        "set `run_rate:` to {found}, or lower `phasing:`", "ustaw `run_rate:` na {found} albo obniż `phasing:`"
    ),
)


@rule(BASELINE)
def savings_stay_below_their_baseline(plans: Plans) -> Iterator[Problem]:
    """A measure saves no more than its baseline, all measures on one baseline no more together.

    What counts is the run-rate, or the best year of the phasing where there is none.
    """
    groups: dict[str, list[CostMeasure]] = {}
    for measure in plans.of(CostMeasure):
        if measure.status == "cancelled":
            continue
        yield from as_one([*_above_baseline(measure, plans), *_above_run_rate(measure, plans)])
        if measure.baseline:
            groups.setdefault(measure.baseline, []).append(measure)
    for name, group in groups.items():
        if len(group) > 1:
            yield from as_one(_two_baselines(name, group, plans))
            yield from _together(name, group, plans)


def _rate(measure: CostMeasure, plans: Plans) -> Money | None:
    """Return what a measure saves in a full year."""
    exchange = plans.figures.exchange
    if measure.run_rate is not None:
        return exchange.money(measure.run_rate)
    return max(_by_year(measure, plans).values(), key=lambda money: money.amount, default=None)


def _by_year(measure: CostMeasure, plans: Plans) -> dict[Period, Money]:
    figures = amounts(measure.phasing, plans)
    currency = plans.figures.exchange.currency
    years = {Period.of_year(year) for period in outermost(figures) for year in period.years}
    known = {year: within(figures, year) for year in sorted(years)}
    return {year: Money(amount, currency) for year, amount in known.items() if amount is not None}


def _above_baseline(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    rate, cost = _rate(measure, plans), _cost(measure, plans)
    if rate is not None and cost is not None and exceeds(rate.amount, cost.amount, plans.tolerance):
        yield plans.finding(
            BASELINE,
            measure,
            "run_rate" if measure.run_rate is not None else "phasing",
            related=[Related(measure.span("baseline_annual"), Phrase("the cost", "koszt"))],
            object=called(measure),
            found=rate,
            expected=cost,
        )


def _cost(measure: CostMeasure, plans: Plans) -> Money | None:
    return plans.figures.exchange.money(measure.baseline_annual) if measure.baseline_annual else None


def _above_run_rate(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    rate = plans.figures.exchange.money(measure.run_rate) if measure.run_rate else None
    if rate is None:
        return
    for period, found in _by_year(measure, plans).items():
        if exceeds(found.amount, rate.amount, plans.tolerance):
            yield plans.finding(
                ABOVE_RUN_RATE,
                measure,
                at=value_of(measure, "phasing", period),
                related=[Related(measure.span("run_rate"), Phrase("the run-rate", "oszczędność docelowa"))],
                object=called(measure),
                period=period,
                found=found,
                expected=rate,
            )
            return


def _two_baselines(name: str, group: Sequence[CostMeasure], plans: Plans) -> Iterator[Problem]:
    stated = [(measure, cost) for measure in group if (cost := _cost(measure, plans)) is not None]
    for measure, cost in stated[1:]:
        first, expected = stated[0]
        if differs(cost.amount, expected.amount, plans.tolerance):
            yield plans.finding(
                TWO_BASELINES,
                measure,
                "baseline_annual",
                related=[Related(first.span("baseline_annual"), Phrase("the same baseline", "ta sama baza"))],
                baseline=name,
                found=cost,
                expected=expected,
            )


def _together(name: str, group: Sequence[CostMeasure], plans: Plans) -> Iterator[Problem]:
    rates = [(measure, rate) for measure in group if (rate := _rate(measure, plans)) is not None]
    costs = [cost for measure in group if (cost := _cost(measure, plans)) is not None]
    if len(rates) < 2 or not costs:  # noqa: PLR2004  # two measures share a baseline
        return
    found = sum((rate.amount for _, rate in rates), Decimal(0))
    limit = max(cost.amount for cost in costs)
    alone = any(exceeds(rate.amount, limit, plans.tolerance) for _, rate in rates)
    if not alone and exceeds(found, limit, plans.tolerance):
        (last, _), *others = reversed(rates)
        label = Phrase("on the same baseline", "na tej samej bazie")
        yield plans.finding(
            TOGETHER,
            last,
            _rate_field(last),
            related=[Related(measure.span(_rate_field(measure)), label) for measure, _ in others],
            baseline=name,
            count=len(rates),
            found=Money(found, costs[0].currency),
            expected=Money(limit, costs[0].currency),
        )


def _rate_field(measure: CostMeasure) -> str:
    return "run_rate" if measure.run_rate is not None else "phasing"
