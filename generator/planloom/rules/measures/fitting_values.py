"""Targets and results that do not fit the direction of their measure (K110): words for numbers, a range to rise to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from planloom.model.measures import Measure, Reading
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Band, Period, Text

UNFIT = Code(
    "K110",
    Level.ERROR,
    title=Phrase("A target or result that does not fit its measure", "Cel lub wynik, który nie pasuje do miernika"),
    message=Phrase(
        "{object} is measured in numbers, but has words for {period}",
        "{object} mierzy się liczbami, a za {period} podano słowa",
    ),
    label=Phrase("words", "słowa"),
    why=Phrase(
        "Nobody can say how far one is from a target that is of another kind than the result, or that asks for the"
        " opposite of the direction.",
        "Nie da się powiedzieć, ile brakuje do celu, który jest czymś innym niż wynik albo przeczy kierunkowi.",
    ),
    help=Phrase(
        "write a number, leave the period out, or write `direction: qualitative`; a remark goes into `note:`",
        "wpisz liczbę, pomiń ten okres albo ustaw `direction: qualitative`; uwagę zapisz w `note:`",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: not counted}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 150}
""",
)
NO_RANGE = UNFIT.worded(
    Phrase(
        "{object} is to stay within a range, but its target for {period} is {found}",
        "{object} ma pozostać w przedziale, a wartość docelowa na okres {period} to {found}",
    ),
    label=Phrase("no range", "to nie przedział"),
    help=Phrase(
        "write a range such as 8..12, or `direction: at_least`, `at_most` or `increase`",
        "wpisz przedział, na przykład 8..12, albo `direction: at_least`, `at_most` lub `increase`",
    ),
)
AGAINST = UNFIT.worded(
    Phrase(
        "{object} has `direction: {direction}`, but its target for {period} is {found}",
        "{object} ma `direction: {direction}`, a wartość docelowa na okres {period} to {found}",
    ),
    label=Phrase("asks for the opposite", "wymaga czegoś przeciwnego"),
    help=Phrase("mend the direction or the sign", "popraw kierunek albo znak"),
)
OUTSIDE = UNFIT.worded(
    Phrase(
        "{object} goes from {low} to {high}, but `{field}` for {period} is {found}",
        "{object} ma skalę od {low} do {high}, a `{field}` na okres {period} to {found}",
    ),
    label=Phrase("outside of {low} to {high}", "poza skalą od {low} do {high}"),
    help=Phrase("mend the figure, or `scale:`", "popraw wartość albo `scale:`"),
)
TOLD_IN_WORDS = frozenset({"milestone", "qualitative", "undefined"})
UPWARD, DOWNWARD = frozenset({"increase", "at_least"}), frozenset({"decrease", "at_most"})


@rule(UNFIT)
def targets_and_results_fit_the_direction(plans: Plans) -> Iterator[Problem]:
    """Numbers, where the direction is one of numbers; a range for `within`; no threshold against the direction.

    No figure lies outside of the scale of its measure.
    """
    for measure in plans.of(Measure):
        yield from as_one(_words(measure, plans))
        yield from as_one(_unfit_targets(measure, plans))
        yield from as_one(_outside(measure, plans))


def _words(measure: Measure, plans: Plans) -> Iterator[Problem]:
    if measure.direction in TOLD_IN_WORDS:
        return
    series: Mapping[str, Mapping[Any, Any]] = {"targets": measure.targets, "actuals": measure.actuals}
    for field, given in series.items():
        values = ((period, one.value if isinstance(one, Reading) else one) for period, one in given.items())
        words = {period: value for period, value in values if isinstance(value, Text)}
        for period in sorted(words):
            at = value_span_of(measure, field, period)
            yield plans.finding(UNFIT, measure, at=at, object=called(measure), period=period, found=words[period])


def _unfit_targets(measure: Measure, plans: Plans) -> Iterator[Problem]:
    faults = {
        period: code
        for period, target in measure.targets.items()
        if not isinstance(target, Text) and (code := _fault(measure.direction, target)) is not None
    }
    for period in sorted(faults):
        target = measure.targets[period]
        yield plans.finding(
            faults[period],
            measure,
            at=value_span_of(measure, "targets", period),
            object=called(measure),
            period=period,
            found=str(target) if isinstance(target, Band) else target,
            direction=measure.direction,
        )


def _fault(direction: str, target: Any) -> Code | None:
    band = isinstance(target, Band)
    if direction == "within":
        return None if band and target.low is not None and target.high is not None else NO_RANGE
    if band and direction in UPWARD and target.low is None:
        return AGAINST
    return AGAINST if band and direction in DOWNWARD and target.high is None else None


def _outside(measure: Measure, plans: Plans) -> Iterator[Problem]:
    scale = measure.scale
    if scale is None or scale.low is None or scale.high is None:
        return
    for field, period, end in _ends(measure):
        if not scale.low <= end <= scale.high:
            yield plans.finding(
                OUTSIDE,
                measure,
                at=value_span_of(measure, field, period),
                object=called(measure),
                field=field,
                period=period,
                found=end,
                low=scale.low,
                high=scale.high,
            )


def _ends(measure: Measure) -> Iterator[tuple[str, Period, Decimal]]:
    """Yield what is a number in the figures of a measure, of a range both of its ends."""
    for field in ("baseline", "targets", "actuals", "forecasts"):
        for period, written in sorted(getattr(measure, field).items(), key=lambda entry: entry[0]):
            value = written.value if isinstance(written, Reading) else written
            for end in (value.low, value.high) if isinstance(value, Band) else (value,):
                if isinstance(end, Decimal):
                    yield field, period, end
