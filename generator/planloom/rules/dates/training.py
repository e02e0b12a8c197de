"""Training (D105): courses that end after the quotas they prepare for have begun."""

from collections.abc import Iterator

from planloom.figures.freshness import is_finished
from planloom.model.sales import Course
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.sequence import slack
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

TRAINING = Code(
    "D105",
    Level.WARNING,
    title=Phrase(
        "Training ends after the period it enables begins",
        "Szkolenie kończy się po rozpoczęciu okresu, do którego przygotowuje",
    ),
    message=Phrase(
        "{object} ends {end}, but must be over before {period}",
        "{object} kończy się {end}, a ma się skończyć przed początkiem okresu {period}",
    ),
    label=Phrase("not before {start}", "nie przed {start}"),
    why=Phrase(
        "Whoever is to sell in that period has not learnt yet how; the quota assumes that they have.",
        "Kto ma w tym okresie sprzedawać, jeszcze się tego nie nauczył, a plan indywidualny to zakłada.",
    ),
    help=Phrase(
        "let the course end before {start}, or move `required_before:`",
        "zakończ szkolenie przed {start} albo przesuń `required_before:`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
courses:
  - {title: Selling to schools, start: 2027-03-01, end: 2027-04-20, required_before: 2027-Q2}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
courses:
  - {title: Selling to schools, start: 2027-02-01, end: 2027-03-20, required_before: 2027-Q2}
""",
)


@rule(TRAINING)
def training_ends_before_its_period(plans: Plans) -> Iterator[Problem]:
    """A course ends before the first day of the quota period it is required for."""
    for course in plans.of(Course):
        needed = course.required_before
        here = moments(course)
        if needed is None or course.completion == 1 or is_finished(course):
            continue
        if here.earliest_end is not None and here.earliest_end - slack(plans) >= needed.start:
            yield plans.finding(
                TRAINING,
                course,
                here.end_field,
                related=[
                    Related(
                        course.span("required_before"),
                        Phrase("required before this", "wymagane przed tym okresem"),
                    )
                ],
                object=called(course),
                end=here.earliest_end,
                period=needed,
                start=needed.start,
            )
