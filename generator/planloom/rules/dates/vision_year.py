"""The year of the vision (D109): a picture of the future that is due before the plan has ended."""

from collections.abc import Iterator

from planloom.model.strategy import Vision
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.sequence import ENDS_HERE
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule

VISION = Code(
    "D109",
    Level.INFO,
    title=Phrase("The vision is due before the plan ends", "Wizja przypada przed końcem planu"),
    message=Phrase(
        "the vision is of {year}, but the plan runs until {end}",
        "wizja dotyczy roku {year}, a plan trwa do {end}",
    ),
    label=Phrase("before the plan ends", "przed końcem planu"),
    why=Phrase(
        "A vision shows where the plan leads; it lies at its end or beyond.",
        "Wizja pokazuje, dokąd prowadzi plan; leży na jego końcu albo dalej.",
    ),
    help=Phrase("set `target_year:` to {year_needed} or later", "ustaw `target_year:` na {year_needed} lub później"),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2029
vision: {text: First choice of installers, target_year: 2028}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2029
vision: {text: First choice of installers, target_year: 2030}
""",
)


@rule(VISION)
def vision_lies_beyond_the_plan(plans: Plans) -> Iterator[Problem]:
    """The year of the vision is not before the last year of the strategy."""
    for plan in plans.portfolio.having(Vision):
        end, vision = moments(plan).earliest_end, plan.only(Vision)
        if end is None:
            continue
        last = min(end.year, plans.figures.calendar.number_of(end))  # either name of a year that crosses New Year
        if vision and vision.target_year and vision.target_year < last:
            yield plans.finding(
                VISION,
                vision,
                "target_year",
                related=[Related(plan.span(moments(plan).end_field), ENDS_HERE)],
                year=str(vision.target_year),
                year_needed=str(last),
                end=end,
            )
