"""Missing results (K109): a period between results of what adds up, of which nothing was reported."""

from collections.abc import Iterator

from planloom.figures.live import is_live
from planloom.model.measures import Measure
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.places import key_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

MISSING = Code(
    "K109",
    Level.WARNING,
    title=Phrase("A result missing between others", "Brak wyniku pomiędzy innymi"),
    message=Phrase(
        "{object} has an actual for {period}, but none for {missing}: nothing can be said of the year",
        "{object} ma wynik za {period}, ale nie ma go za {missing}: o całym roku nic nie da się powiedzieć",
    ),
    label=Phrase("nothing before it for {missing}", "wcześniej brak za {missing}"),
    why=Phrase(
        "Quarters add up to a year, or make its average, only when all of them are there. A sum with a quarter left"
        " out looks like a bad year, and an average of the best ones like a good one.",
        "Kwartały dają sumę albo średnią roku tylko wtedy, gdy są wszystkie. Suma bez jednego kwartału wygląda jak zły"
        " rok, a średnia z najlepszych jak dobry.",
    ),
    help=Phrase(
        "add the actual for {missing}, or write targets for the periods that are measured",
        "dodaj wynik za {missing} albo podaj wartości docelowe dla okresów, w których się mierzy",
    ),
    bad="""\
# planloom.yml
today: 2027-10-20
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: revenue
    title: Revenue
    owner: anna
    unit: PLN
    direction: increase
    aggregate: sum
    frequency: quarterly
    baseline: {2026: 100m}
    targets: {2027: 120m}
    actuals: {2027-Q1: 10m, 2027-Q3: 31m}
""",
    good="""\
# planloom.yml
today: 2027-10-20
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: revenue
    title: Revenue
    owner: anna
    unit: PLN
    direction: increase
    aggregate: sum
    frequency: quarterly
    baseline: {2026: 100m}
    targets: {2027: 120m}
    actuals: {2027-Q1: 29m, 2027-Q2: 30m, 2027-Q3: 31m}
""",
)
UNREPORTED = MISSING.worded(
    Phrase(
        "{object} has an actual for {period}, but none for {missing}",
        "{object} ma wynik za {period}, ale nie ma go za {missing}",
    ),
    label=MISSING.label,
    help=Phrase(
        "add the actual for {missing}, or set `frequency:` to how often it is measured",
        "dodaj wynik za {missing} albo podaj w `frequency:`, jak często się mierzy",
    ),
    level=Level.INFO,
)


@rule(MISSING)
def no_result_is_missing_between(plans: Plans) -> Iterator[Problem]:
    """A measure that adds up (`aggregate: sum`) has results for all of its year so far.

    An average (`avg`) has them from the first one of the year to the last, so that it may begin within a year. Levels
    are judged by the latest result, whatever came before; what is missing between theirs is only noted.
    """
    for measure in (one for one in plans.of(Measure) if one.actuals or one.check_ins):
        figures = plans.figures.measure(measure)
        missing = figures.missing or figures.unreported
        if not missing or not is_live(measure):
            continue
        last, place = _latest(measure, plans)
        yield plans.finding(
            MISSING if figures.missing else UNREPORTED,
            measure,
            at=place,
            related=[
                *operands(figures.target, label=Phrase("the target", "wartość docelowa")),
                Related(measure.key_span("actuals"), Phrase("the series", "szereg")),
            ],
            object=called(measure),
            period=last,
            missing=missing,
        )


def _latest(measure: Measure, plans: Plans) -> tuple[Period, Span]:
    """Return the period of the latest result, and where it is written: among the actuals, or in a check-in."""
    written = {look.date: look.span("date") for look in measure.check_ins if look.value is not None}
    written |= {period: key_span_of(measure, "actuals", period) for period in measure.actuals}
    return max(((one, place) for one, place in written.items() if one.start <= plans.today), key=lambda one: one[0].end)
