"""Projections (M128): the revenue projected as planned is the revenue that the strategy is to bring."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.figure import Figure
from planloom.figures.money.projection import projected_year
from planloom.figures.sales.revenue import strategic_revenue
from planloom.model.restructuring import Projection
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import apart, differs_from
from planloom.rules.fold import as_one
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money

APART = Code(
    "M128",
    Level.WARNING,
    title=Phrase("The projection has another revenue than the strategy", "Projekcja ma inne przychody niż strategia"),
    message=Phrase(
        "{object} projects {found} for {period}, but the objectives of the strategy come to {expected}",
        "{object} na okres {period} zakłada {found}, a cele strategii dają razem {expected}",
    ),
    label=Phrase("{difference} apart", "różnica {difference}"),
    why=Phrase(
        "Bank and board are shown the projection, everybody else works towards the objectives; they have to be one plan.",
        "Bank i rada widzą projekcję, a wszyscy inni pracują na cele; to musi być jeden plan.",
    ),
    help=Phrase(
        "project {expected}, or change the objectives by {difference} together",
        "przyjmij w projekcji {expected} albo zmień cele łącznie o {difference}",
    ),
    bad="""\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak}]
# plans/strategy/plan.yml
kind: strategy
objectives:
  - id: grow
    title: Grow
    owner: anna
    period: 2027
    corporate: true
    revenue_target: {2027: 296m}
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - {id: as-planned, scenario: base, years: [{year: 2027, revenue: 340m, costs: 300m}]}
""",
    good="""\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak}]
# plans/strategy/plan.yml
kind: strategy
objectives:
  - id: grow
    title: Grow
    owner: anna
    period: 2027
    corporate: true
    revenue_target: {2027: 296m}
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - {id: as-planned, scenario: base, years: [{year: 2027, revenue: 296m, costs: 260m}]}
""",
)
ALLOWED = Decimal("0.05")
"""A business that no objective speaks of, and is sold during the year, may add so much."""


PART = Decimal("0.5")


@rule(APART)
def projections_have_the_revenue_of_the_strategy(plans: Plans) -> Iterator[Problem]:
    """The base projection of a year has the revenue of all strategic objectives, give or take 5%.

    Objectives that come to less than half of it speak of a part of the business, and are not compared.
    """
    for projection in plans.of(Projection):
        if projection.scenario != "base":
            continue
        found = []
        for year in projection.years:
            revenue = projected_year(year, plans.figures).revenue
            expected = strategic_revenue(plans.graph, year.year, plans.figures.exchange)
            if expected.exact and _is_whole(revenue, expected) and differs_from(revenue, expected, ALLOWED):
                found.append(
                    plans.finding(
                        APART,
                        year,
                        "revenue",
                        related=operands(expected),
                        object=called(projection),
                        period=year.year,
                        found=revenue.value,
                        expected=expected.value,
                        difference=apart(revenue, expected),
                    )
                )
        yield from as_one(found)


def _is_whole(revenue: Figure[Money], expected: Figure[Money]) -> bool:
    return revenue.value is None or expected.value is None or expected.value.amount >= PART * revenue.value.amount
