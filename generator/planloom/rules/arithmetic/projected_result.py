"""The projected result (M114): revenue less costs, to the precision they are written with."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.money.projection import projected_year, stated_result
from planloom.model.restructuring import Projection, ProjectionYear
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fixes import following
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money

RESULT = Code(
    "M114",
    Level.ERROR,
    title=Phrase("A projected result is not revenue less costs", "Wynik w projekcji to nie przychody minus koszty"),
    message=Phrase(
        "{object}: {revenue} less {costs} is {expected} in {year}, not {found}",
        "{object}: {revenue} minus {costs} to w {year} roku {expected}, a nie {found}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    why=Phrase(
        "Banks and creditors add these columns up first; one wrong line costs the whole plan their trust.",
        "Banki i wierzyciele najpierw sumują te kolumny; jeden błędny wiersz odbiera zaufanie całemu planowi.",
    ),
    help=Phrase(
        "set `result:` to {expected}, or mend revenue or costs",
        "ustaw `result:` na {expected} albo popraw przychody lub koszty",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - years:
      - {year: 2027, revenue: 50m, costs: 48m, result: 3m}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - years:
      - {year: 2027, revenue: 50m, costs: 48m, result: 2m}
""",
)


@rule(RESULT)
def results_are_revenue_less_costs(plans: Plans) -> Iterator[Problem]:
    """The result of each projected year is its revenue less its costs, to the precision of revenue.

    The tolerance is taken of the revenue: a small result between large figures carries their rounding.
    """
    for projection in plans.of(Projection):
        for year in projection.years:
            yield from _off_result(projection, year, plans)


def _off_result(projection: Projection, year: ProjectionYear, plans: Plans) -> Iterator[Problem]:
    follows, stated = projected_year(year, plans.figures), stated_result(year, plans.figures).value
    expected = follows.result.value
    if stated is None or expected is None:
        return
    off = abs(stated.amount - expected.amount)
    if off > plans.tolerance * abs(expected.amount) and off >= _last_digit(year.revenue, year.costs):
        problem = plans.finding(
            RESULT,
            year,
            "result",
            related=operands(follows.result),
            object=called(projection),
            year=year.year,
            revenue=year.revenue,
            costs=year.costs,
            expected=expected,
            found=stated,
        )
        yield following(problem, plans, stated, expected)


def _last_digit(*figures: Money) -> Decimal:
    """Return the size of the last digit the figures are written with: what rounding can account for."""
    exponents = [int(figure.amount.normalize().as_tuple().exponent) for figure in figures if figure]
    return Decimal(1).scaleb(min(exponents, default=0))
