"""Baselines (M109): savings above the cost there is, alone or with others on the same baseline."""

from collections.abc import Iterator, Sequence

from planloom.figures.figure import Figure
from planloom.figures.live import is_live
from planloom.figures.restructuring.savings import (
    baseline,
    by_baseline,
    full_year,
    phased_by_year,
    saved_together,
    shared_baseline,
)
from planloom.figures.restructuring.streams import run_rate
from planloom.model.restructuring import CostMeasure
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import differs, exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money

BASELINE = Code(
    "M109",
    Level.ERROR,
    title=Phrase("More is saved than the cost there is", "Oszczędność większa niż sam koszt"),
    message=Phrase(
        "{object} saves {found} a year on a cost of {expected}",
        "{object} oszczędza rocznie {found}, a koszt to {expected}",
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
        "działania obniżające koszt wyjściowy `{baseline}` (liczba: {count}) oszczędzają rocznie razem {found}, a koszt to {expected}",
    ),
    label=Phrase("together {found} of {expected}", "razem {found} z {expected}"),
    help=BASELINE.help,
)
TWO_BASELINES = BASELINE.worded(
    Phrase(
        "the baseline `{baseline}` is {found} here and {expected} elsewhere",
        "koszt wyjściowy `{baseline}` to tutaj {found}, a gdzie indziej {expected}",
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
    live = [measure for measure in plans.of(CostMeasure) if is_live(measure)]
    for measure in live:
        yield from as_one([*_above_baseline(measure, plans), *_above_run_rate(measure, plans)])
    for group in by_baseline(live).values():
        if len(group) > 1:
            yield from as_one(_two_baselines(group, plans))
            yield from _together(group, plans)


def _above(found: Figure[Money], limit: Figure[Money], plans: Plans) -> bool:
    """Tell whether what is known of an amount is above a limit."""
    if found.value is None or limit.value is None:
        return False
    return exceeds(found.value.amount, limit.value.amount, plans.tolerance)


def _above_baseline(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    rate, cost = full_year(measure, plans.figures), baseline(measure, plans.figures)
    if _above(rate, cost, plans):
        yield plans.finding(
            BASELINE,
            measure,
            _rate_field(measure),
            related=[Related(measure.span("baseline_annual"), Phrase("the cost", "koszt"))],
            object=called(measure),
            found=rate.value,
            expected=cost.value,
        )


def _above_run_rate(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    rate = run_rate(measure, plans.figures)
    for period, found in phased_by_year(measure, plans.figures).items():
        if _above(found, rate, plans):
            yield plans.finding(
                ABOVE_RUN_RATE,
                measure,
                at=value_span_of(measure, "phasing", period),
                related=[Related(measure.span("run_rate"), Phrase("the run-rate", "oszczędność docelowa"))],
                object=called(measure),
                period=period,
                found=found.value,
                expected=rate.value,
            )
            return


def _two_baselines(group: Sequence[CostMeasure], plans: Plans) -> Iterator[Problem]:
    stated = [(measure, cost) for measure in group if (cost := baseline(measure, plans.figures)).value is not None]
    for measure, cost in stated[1:]:
        first, expected = stated[0]
        if cost.value and expected.value and differs(cost.value.amount, expected.value.amount, plans.tolerance):
            yield plans.finding(
                TWO_BASELINES,
                measure,
                "baseline_annual",
                related=[
                    Related(first.span("baseline_annual"), Phrase("the same baseline", "ten sam koszt wyjściowy"))
                ],
                baseline=measure.baseline,
                found=cost.value,
                expected=expected.value,
            )


def _together(group: Sequence[CostMeasure], plans: Plans) -> Iterator[Problem]:
    rates = [(measure, rate) for measure in group if (rate := full_year(measure, plans.figures)).value is not None]
    found, limit = saved_together(group, plans.figures), shared_baseline(group, plans.figures)
    if any(_above(rate, limit, plans) for _, rate in rates) or not _above(found, limit, plans):
        return
    (last, _), *others = reversed(rates)
    label = Phrase("on the same baseline", "przy tym samym koszcie wyjściowym")
    yield plans.finding(
        TOGETHER,
        last,
        _rate_field(last),
        related=[Related(measure.span(_rate_field(measure)), label) for measure, _ in others],
        baseline=last.baseline,
        count=len(rates),
        found=found.value,
        expected=limit.value,
    )


def _rate_field(measure: CostMeasure) -> str:
    return "run_rate" if measure.run_rate is not None else "phasing"
