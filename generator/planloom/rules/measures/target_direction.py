"""The direction of targets (K102): a measure that is to rise has none below its baseline."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from planloom.figures.consistency.slips import TENFOLD
from planloom.figures.measure.data import last_target
from planloom.model.measures import Measure
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period
from planloom.values.calendar import YEAR

WRONG_SIDE = Code(
    "K102",
    Level.ERROR,
    title=Phrase("A target on the wrong side of the baseline", "Wartość docelowa po złej stronie wyjściowej"),
    message=Phrase(
        "{object} is to {direction}, but its target for {period} ({found}) is {side} the baseline ({expected})",
        "{object} ma {direction}, a wartość docelowa na okres {period} ({found}) jest {side} wyjściowej ({expected})",
    ),
    label=Phrase("the baseline is {expected}", "wartość wyjściowa to {expected}"),
    why=Phrase(
        "Either the direction is wrong or the target; progress would be measured backwards.",
        "Błędny jest kierunek albo wartość docelowa; postęp byłby mierzony wstecz.",
    ),
    help=Phrase(
        "mend the target or the baseline, or write `direction: {other}`",
        "popraw wartość docelową lub wyjściową albo wpisz `direction: {other}`",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: lead-time
    title: Delivery time
    owner: anna
    unit: days
    direction: decrease
    frequency: monthly
    baseline: {2026: 21}
    targets: {2027: 18, 2028: 24}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: lead-time
    title: Delivery time
    owner: anna
    unit: days
    direction: decrease
    frequency: monthly
    baseline: {2026: 21}
    targets: {2027: 18, 2028: 14}
""",
)
DIRECTIONS = {
    "increase": (Phrase("increase", "rosnąć"), Phrase("below", "poniżej"), "decrease"),
    "decrease": (Phrase("decrease", "maleć"), Phrase("above", "powyżej"), "increase"),
}
BACK = WRONG_SIDE.worded(
    Phrase(
        "{object} is to {direction}, but its target of {found} for {period} is worse than {expected} for {earlier}",
        "{object} ma {direction}, a wartość {found} na {period} jest gorsza niż {expected} na {earlier}",
    ),
    label=Phrase("{expected} the year before", "wcześniej {expected}"),
    help=Phrase(
        "mend one of the two targets, or say why with `allow:`",
        "popraw jedną z tych wartości albo uzasadnij to w `allow:`",
    ),
    level=Level.WARNING,
)
LATER = WRONG_SIDE.worded(
    Phrase(
        "{object} starts from a value of {period}, but has a target for {earlier} already",
        "{object}: wartość wyjściowa za {period}, a pierwsza wartość docelowa już za {earlier}",
    ),
    label=Phrase("after {earlier}", "po {earlier}"),
    help=Phrase("mend the period of one of the two", "popraw okres jednej z nich"),
    level=Level.WARNING,
)
AT_BASELINE = Phrase("no better than", "nie lepsza od")


@rule(WRONG_SIDE)
def targets_lie_on_the_right_side(plans: Plans) -> Iterator[Problem]:
    """The targets of a measure that is to rise lie above its baseline, of one that is to fall below it.

    The last target must be better than the baseline; those on the way may equal it. A sum over a quarter
    is not compared with one over a year. No year is to be worse than the one before it, and no target lies before the
    baseline.
    """
    for measure in plans.of(Measure):
        start = plans.figures.data_of(measure).start if measure.direction in DIRECTIONS else None
        if start is not None and measure.targets:
            yield from _later(measure, start[0], plans)
        if measure.direction in DIRECTIONS:
            wrong = list(_wrong_side(measure, *start, plans)) if start is not None and measure.targets else []
            yield from as_one([*wrong, *_back(measure, plans)])


def _later(measure: Measure, start: Period, plans: Plans) -> Iterator[Problem]:
    """Yield a baseline of a time after the first target."""
    first = min(measure.targets)
    if start.start > first.end:
        yield plans.finding(
            LATER,
            measure,
            at=value_span_of(measure, "baseline", start),
            related=[Related(value_span_of(measure, "targets", first), Phrase("the target", "wartość docelowa"))],
            object=called(measure),
            period=start,
            earlier=first,
        )


def _is_slip(one: Decimal, other: Decimal) -> bool:
    """Tell whether two figures are so far apart that one of them is out of its series, which is told by K112."""
    small, large = sorted((abs(one), abs(other)))
    return large > TENFOLD * small


def _back(measure: Measure, plans: Plans) -> Iterator[Problem]:
    """Yield the first year whose target is worse than that of the year before it."""
    goals = plans.figures.data_of(measure).goals
    sign = 1 if measure.direction == "increase" else -1
    years = sorted(one for one in goals if one.months == YEAR)
    for earlier, period in pairwise(years):
        if (goals[period] - goals[earlier]) * sign < 0 and not _is_slip(goals[period], goals[earlier]):
            yield plans.finding(
                BACK,
                measure,
                at=value_span_of(measure, "targets", period),
                related=[
                    Related(value_span_of(measure, "targets", earlier), Phrase("the year before", "rok wcześniej"))
                ],
                object=called(measure),
                direction=DIRECTIONS[measure.direction][0],
                found=goals[period],
                period=period,
                expected=goals[earlier],
                earlier=earlier,
            )
            return


def _wrong_side(measure: Measure, start: Period, expected: Decimal, plans: Plans) -> Iterator[Problem]:
    sign = 1 if measure.direction == "increase" else -1
    targets = plans.figures.data_of(measure).goals
    verb, side, other = DIRECTIONS[measure.direction]
    for period in targets:
        if measure.aggregate == "sum" and period.months != start.months:
            continue
        gain = (targets[period] - expected) * sign
        if gain < 0 or (gain == 0 and period == last_target(measure)):
            yield plans.finding(
                WRONG_SIDE,
                measure,
                at=value_span_of(measure, "targets", period),
                related=[
                    Related(value_span_of(measure, "baseline", start), Phrase("the baseline", "wartość wyjściowa"))
                ],
                object=called(measure),
                direction=verb,
                period=period,
                side=side if gain else AT_BASELINE,
                found=targets[period],
                expected=expected,
                other=other,
            )
