"""Figures of a measure that are given twice (K111): its baseline and results, years and quarters, sums of plans."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from planloom.figures.consistency.repeated import Repeated, baselines_measured, repeats_plans, sums_of_parts
from planloom.figures.figure import amount_of
from planloom.model.shared import Measure
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import LOWER, RAISE
from planloom.rules.fixes import following
from planloom.rules.fold import as_one, by_place
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values.rounding import places_of

TWICE = Code(
    "K111",
    Level.WARNING,
    title=Phrase("A measure has two figures for one period", "Miernik ma dwie wartości dla jednego okresu"),
    message=Phrase(
        "{object} starts from {found} for {period}, but {expected} was measured",
        "{object}: wartość wyjściowa na okres {period} to {found}, a zmierzono {expected}",
    ),
    label=Phrase("measured: {expected}", "zmierzono {expected}"),
    why=Phrase(
        "Progress is reckoned from the one and shown beside the other; a reader who checks it finds that it is wrong.",
        "Postęp liczy się od jednej wartości, a pokazuje obok drugiej; kto sprawdzi, zobaczy błąd.",
    ),
    help=Phrase(
        "{raise_or_lower} it to {expected}, or correct what was measured",
        "{raise_or_lower} tę wartość do {expected} albo popraw to, co zmierzono",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
measures:
  - id: returns
    title: Returns
    owner: anna
    unit: pieces
    direction: decrease
    frequency: yearly
    baseline: {2026: 420}
    targets: {2027: 300}
    actuals: {2026: 450}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
measures:
  - id: returns
    title: Returns
    owner: anna
    unit: pieces
    direction: decrease
    frequency: yearly
    baseline: {2026: 450}
    targets: {2027: 300}
    actuals: {2026: 450}
""",
)
PARTS = TWICE.worded(
    Phrase(
        "{object} has {found} for {period}, but its parts come to {expected}",
        "{object}: {found} na okres {period}, a jego części dają razem {expected}",
    ),
    label=Phrase("the parts: {expected}", "części: {expected}"),
    help=Phrase(
        "{raise_or_lower} it to {expected}, or correct one of the parts",
        "{raise_or_lower} tę wartość do {expected} albo popraw jedną z części",
    ),
)
PLANS = TWICE.worded(
    Phrase(
        "{object} is to reach {found} in {period}, but the plans come to {expected}",
        "{object} ma osiągnąć {found} w okresie {period}, a z planów wynika {expected}",
    ),
    label=Phrase("in the plans: {expected}", "w planach {expected}"),
    help=Phrase(
        "{raise_or_lower} it to {expected}, or correct the plans",
        "{raise_or_lower} tę wartość do {expected} albo popraw plany",
    ),
)
CONFIDENCE = TWICE.worded(
    Phrase(
        "{object} has a confidence of {found}, but the last check-in, of {day}, gives {expected}",
        "{object}: pewność {found}, a ostatnie sprawdzenie, z dnia {day}, podaje {expected}",
    ),
    label=Phrase("last given as {expected}", "ostatnio {expected}"),
    help=Phrase(
        "{raise_or_lower} it to {expected}, or add a check-in that says what has changed",
        "{raise_or_lower} ją do {expected} albo dodaj sprawdzenie, które powie, co się zmieniło",
    ),
)


@rule(TWICE)
def measures_give_one_figure_for_a_period(plans: Plans) -> Iterator[Problem]:
    """Baseline and results of one period, a year and its parts, and what a measure repeats of the plans agree.

    Results count for a longer period where they fill it and the measure adds up or is averaged. What a measure repeats
    it says itself (`repeats:`), or a title such as *Qualified leads* that no other has. Rounding is allowed for. The
    confidence in a measure is that of its last check-in.
    """
    for measure in plans.figures.measures:
        found = [
            *as_one(_off(baselines_measured(measure, plans.figures), TWICE, plans)),
            *as_one(_off(sums_of_parts(measure, plans.figures), PARTS, plans)),
            *as_one(_off(repeats_plans(measure, plans.figures), PLANS, plans)),
        ]
        yield from by_place(found)
        yield from _confidence(measure, plans)


def _confidence(measure: Measure, plans: Plans) -> Iterator[Problem]:
    looks = [look for look in measure.check_ins if look.confidence is not None]
    last = max(looks, key=lambda look: look.date.end, default=None)
    stated = measure.confidence
    if last is None or last.confidence is None or stated is None or stated == last.confidence:
        return
    problem = plans.finding(
        CONFIDENCE,
        measure,
        "confidence",
        related=[Related(last.span("confidence"), Phrase("the last check-in", "ostatnie sprawdzenie"))],
        object=called(measure),
        day=last.date,
        found=stated,
        expected=last.confidence,
        raise_or_lower=RAISE if stated < last.confidence else LOWER,
    )
    yield following(problem, plans, stated, last.confidence)


def _off(pairs: Iterable[Repeated], code: Code, plans: Plans) -> Iterator[Problem]:
    for one in pairs:
        stated, other = amount_of(one.stated.value), amount_of(one.worked_out.value)
        place = first_place(one.stated)
        if stated is None or other is None or place is None or _is_rounded(stated, other, plans):
            continue
        problem = plans.finding(
            code,
            one.measure,
            at=place,
            related=operands(one.worked_out),
            object=called(one.measure),
            period=one.period,
            found=one.stated.value,
            expected=one.worked_out.value,
            raise_or_lower=RAISE if stated < other else LOWER,
        )
        yield following(problem, plans, one.stated.value, one.worked_out.value)


def _is_rounded(stated: Decimal, other: Decimal, plans: Plans) -> bool:
    """Tell whether a figure is the other one in fewer digits, or within the tolerance of amounts."""
    half = Decimal(10) ** -places_of(stated) / 2
    return abs(stated - other) <= max(half, plans.tolerance * abs(other))
