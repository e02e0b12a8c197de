"""What cannot be compared (K113): a measure of revenue in another currency than the target beside it."""

import re
from collections.abc import Iterator

from planloom.model.fields import is_currency
from planloom.model.shared import Measure, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

OTHER_CURRENCY = Code(
    "K113",
    Level.WARNING,
    title=Phrase("A measure in another currency than its objective", "Miernik w innej walucie niż jego cel"),
    message=Phrase(
        "{object} is in {unit}, and the revenue target of {objective} in {currency}: they are not compared",
        "{object} jest w {unit}, a cel przychodów w {currency}, więc nie są porównywane: {objective}",
    ),
    label=Phrase("not compared with {currency}", "nieporównywane z {currency}"),
    why=Phrase(
        "Nobody notices when the two disagree, neither a reader nor this check.",
        "Gdy się nie zgadzają, nikt tego nie zauważy: ani czytelnik, ani to sprawdzenie.",
    ),
    help=Phrase(
        "write the measure in {currency}, or the target in {unit}", "zapisz miernik w {currency} albo cel w {unit}"
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
    revenue_target: {2027: 50m}
    measures:
      - id: revenue
        title: Revenue
        owner: anna
        unit: EUR
        dimension: sales
        direction: increase
        frequency: yearly
        baseline: {2026: 10m}
        targets: {2027: 12m}
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
    revenue_target: {2027: 50m}
    measures:
      - id: revenue
        title: Revenue
        owner: anna
        unit: PLN
        dimension: sales
        direction: increase
        frequency: yearly
        baseline: {2026: 42m}
        targets: {2027: 50m}
""",
)
_REVENUE = re.compile(r"\brevenue|\bsales\b|\bprzych[oó]d|\bsprzeda[żz]", re.IGNORECASE)


@rule(OTHER_CURRENCY)
def measures_have_the_currency_of_their_objective(plans: Plans) -> Iterator[Problem]:
    """A measure of sales within an objective with a revenue target is in the currency of that target.

    Sales it is by its dimension; where none is given, by its name, if it adds up to a year.
    """
    for measure in plans.of(Measure):
        objective = plans.around(measure)
        unit = str(measure.unit or "")
        if not isinstance(objective, Objective) or not _is_revenue(measure) or not is_currency(unit):
            continue
        currencies = sorted({money.currency for money in objective.revenue_target.values()})
        if currencies and unit not in currencies:
            yield plans.finding(
                OTHER_CURRENCY,
                measure,
                "unit",
                related=[Related(objective.span("revenue_target"), Phrase("the target", "cel"))],
                object=called(measure),
                objective=called(objective),
                unit=unit,
                currency=currencies[0],
            )


def _is_revenue(measure: Measure) -> bool:
    if measure.dimension is not None:
        return measure.dimension == "sales"
    words = f"{measure.title.en or ''} {measure.title.pl or ''}" if measure.title else ""
    return measure.aggregate == "sum" and bool(_REVENUE.search(words))
