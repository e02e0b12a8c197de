"""Savings realised (M118): less saved, or more spent, than planned so far; and what cannot be known yet."""

from collections.abc import Iterator

from planloom.figures.figure import Figure
from planloom.figures.live import is_live
from planloom.figures.restructuring.realised import Comparison, saved_to_date, spent_to_date
from planloom.model.restructuring import CostMeasure
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money

REALISED = Code(
    "M118",
    Level.WARNING,
    title=Phrase("Savings so far are not as planned", "Dotychczasowe oszczędności są inne niż w planie"),
    message=Phrase(
        "{object} has saved {found} so far, and was to save {expected} in the same time",
        "{object}: dotąd zrealizowano {found}, a plan na ten czas to {expected}",
    ),
    label=Phrase("{difference} below plan", "{difference} poniżej planu"),
    why=Phrase(
        "What is missing early is missing in the year as well, and the plans that count on it are the last to learn of it.",
        "Czego brakuje na początku, zabraknie i w całym roku, a plany, które na to liczą, dowiadują się ostatnie.",
    ),
    help=Phrase(
        "say what is done about it, or plan later `phasing:` anew",
        "napisz, co się z tym robi, albo zaplanuj dalszy `phasing:` na nowo",
    ),
    bad="""\
# planloom.yml
today: 2027-07-15
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: one-warehouse, title: One warehouse, phasing: {2027-Q1: 200k, 2027-Q2: 400k}, realised: {2027-Q1: 210k, 2027-Q2: 290k}}
""",
    good="""\
# planloom.yml
today: 2027-07-15
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: one-warehouse, title: One warehouse, phasing: {2027-Q1: 200k, 2027-Q2: 400k}, realised: {2027-Q1: 210k, 2027-Q2: 395k}}
""",
)
SPENT = REALISED.worded(
    Phrase(
        "{object} has cost {found} so far, and was to cost {expected} in the same time",
        "{object}: dotąd wydano {found}, a plan na ten czas to {expected}",
    ),
    label=Phrase("{difference} above plan", "{difference} powyżej planu"),
    help=Phrase(
        "say where the money comes from, or plan later `one_off_cost:` anew",
        "napisz, skąd pochodzą te pieniądze, albo zaplanuj dalszy `one_off_cost:` na nowo",
    ),
)
TOO_EARLY = REALISED.worded(
    Phrase(
        "{object} has figures for {period}, which is not over yet",
        "{object} ma już liczby za {period}, a ten okres jeszcze się nie skończył",
    ),
    label=Phrase("ends on {day}", "kończy się {day}"),
    help=Phrase(
        "report what is over, by shorter periods such as 2027-03; what is expected belongs in `phasing:`",
        "podaj to, co już minęło, w krótszych okresach, na przykład 2027-03; oczekiwania należą do `phasing:`",
    ),
)


@rule(REALISED)
def savings_are_realised(plans: Plans) -> Iterator[Problem]:
    """What is saved so far is not below what was planned for the same periods, what is spent not above it.

    A period that is planned as a whole is compared once all of it is reported. Nothing is reported of a period that has
    not ended.
    """
    for measure in plans.of(CostMeasure):
        if is_live(measure) and (measure.realised or measure.spent):
            yield from as_one([*_too_early(measure, plans), *_below_plan(measure, plans), *_above_plan(measure, plans)])


def _too_early(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    for field in ("realised", "spent"):
        for period in getattr(measure, field):
            if period.end > plans.today:
                at = value_span_of(measure, field, period)
                yield plans.finding(TOO_EARLY, measure, at=at, object=called(measure), period=period, day=period.end)


def _below_plan(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    found = saved_to_date(measure, plans.figures)
    if _above(found.planned, found.actual, plans):
        yield _finding(REALISED, measure, "realised", found, plans)


def _above_plan(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    found = spent_to_date(measure, plans.figures)
    if _above(found.actual, found.planned, plans):
        yield _finding(SPENT, measure, "spent", found, plans)


def _above(found: Figure[Money], limit: Figure[Money], plans: Plans) -> bool:
    """Tell whether an amount is above a limit, where both are known in full."""
    if not found.exact or not limit.exact or found.value is None or limit.value is None:
        return False
    return exceeds(found.value.amount, limit.value.amount, plans.tolerance)


def _finding(code: Code, measure: CostMeasure, field: str, found: Comparison, plans: Plans) -> Problem:
    return plans.finding(
        code,
        measure,
        at=measure.key_span(field),
        related=operands(found.actual, found.planned),
        object=called(measure),
        found=found.actual.value,
        expected=found.planned.value,
        difference=found.distance,
    )
