"""Funnel and stages of the pipeline (K105): counts that narrow, conversions that follow, chances that rise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from planloom.figures.live import live
from planloom.figures.marketing.funnel import FunnelCell, FunnelRow, funnel_table
from planloom.model import Plan
from planloom.model.marketing import Campaign
from planloom.model.sales import Quota, Stage
from planloom.model.shared import FunnelStep
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import by_place
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import ROUNDING, percent
from planloom.rules.words import called, called_by
from planloom.values import Period

FUNNEL = Code(
    "K105",
    Level.ERROR,
    title=Phrase("A funnel that widens, or chances that fall", "Lejek się rozszerza albo szanse maleją"),
    message=Phrase(
        "{object} has {found} in {period}, more than the {expected} of the step before",
        "{object} ma {found} w okresie {period}, więcej niż {expected} na poprzednim etapie",
    ),
    label=Phrase("only {expected} came in", "weszło tylko {expected}"),
    why=Phrase(
        "Nobody leaves a funnel who has not entered it, and a deal that is further on is not less likely.",
        "Z lejka nie wyjdzie nikt, kto do niego nie wszedł, a szansa bardziej zaawansowana nie jest mniej pewna.",
    ),
    help=Phrase("mend the count, or put the steps in order", "popraw liczbę albo kolejność etapów"),
    bad="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Visitors, counts: {2027: 10 000}}
  - {title: Enquiries, counts: {2027: 800}}
  - {title: Offers, counts: {2027: 900}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Visitors, counts: {2027: 10 000}}
  - {title: Enquiries, counts: {2027: 800}, conversion: 8%}
  - {title: Offers, counts: {2027: 400}, conversion: 50%}
""",
)
CONVERSION = FUNNEL.worded(
    Phrase(
        "{object} states a conversion of {found}; from the counts it is {expected}",
        "{object} podaje konwersję {found}, a z liczb wynika {expected}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    help=Phrase("set it to {expected}, or mend the counts", "ustaw {expected} albo popraw liczby"),
)
PROBABILITY = FUNNEL.worded(
    Phrase(
        "{object} has a probability of {found}, less than the {expected} of the stage before",
        "{object} ma prawdopodobieństwo {found}, mniejsze niż na poprzednim etapie ({expected})",
    ),
    label=Phrase("at least {expected}", "co najmniej {expected}"),
    help=Phrase("mend the probability, or put the stages in order", "popraw wartość albo kolejność etapów"),
)
NO_PROBABILITY = FUNNEL.worded(
    Phrase("{object} has a probability of {found}", "{object} ma prawdopodobieństwo {found}"),
    label=Phrase("between 0% and 100%", "od 0% do 100%"),
    help=Phrase("write a share between 0% and 100%", "wpisz udział od 0% do 100%"),
)
NOT_WON = FUNNEL.worded(
    Phrase(
        "{object} is forecast as won with a probability of {found}",
        "{object}: kategoria „wygrane” przy prawdopodobieństwie {found}",
    ),
    label=Phrase("won is 100%", "wygrane to 100%"),
    help=Phrase("write `probability: 100%`, or another category", "wpisz `probability: 100%` albo inną kategorię"),
)
CAMPAIGN = FUNNEL.worded(
    Phrase(
        "{object} is to win {found} customers from {expected} leads",
        "{object}: {found} klientów z {expected} zapytań",
    ),
    label=Phrase("{expected} leads", "zapytań: {expected}"),
    help=Phrase("mend one of the two numbers", "popraw jedną z tych liczb"),
)
RAMP = FUNNEL.worded(
    Phrase(
        "{object}: after {expected} a newcomer is to reach {found} in the next month",
        "{object}: po {expected} nowa osoba ma w kolejnym miesiącu osiągnąć {found}",
    ),
    label=Phrase("{expected} the month before", "miesiąc wcześniej {expected}"),
    help=Phrase("put the shares in order, or mend one of them", "popraw kolejność udziałów albo jeden z nich"),
)


@rule(FUNNEL)
def funnel_narrows_and_chances_rise(plans: Plans) -> Iterator[Problem]:
    """Each step of the funnel has at most the count of the one before; stated conversions follow.

    Probabilities of the pipeline lie between 0 and 1 and do not fall from stage to stage; deals left
    out of the forecast are left out here. What is won is certain, and newcomers sell no less from month to month;
    a campaign wins no more customers than it brings leads.
    """
    for table in map(funnel_table, plans.portfolio.having(FunnelStep)):
        yield from by_place(problem for row in table.rows for problem in _in_step(row, table.periods, plans))
    for plan in plans.portfolio.having(Stage):
        yield from by_place(_probabilities(plan, plans))
    for stage in plans.of(Stage):
        if stage.category == "won" and stage.probability < 1:
            yield plans.finding(NOT_WON, stage, "probability", object=called(stage), found=percent(stage.probability))
    for quota in plans.of(Quota):
        yield from _ramp(quota, plans)
    for campaign in live(plans.of(Campaign)):
        won, leads = campaign.expected_customers, campaign.expected_leads
        if won is not None and leads is not None and won > leads:
            place = Related(campaign.span("expected_leads"), Phrase("the leads", "zapytania"))
            values: dict[str, Any] = {"object": called(campaign), "found": won, "expected": leads}
            yield plans.finding(CAMPAIGN, campaign, "expected_customers", related=[place], **values)


def _ramp(quota: Quota, plans: Plans) -> Iterator[Problem]:
    """Yield the first month in which a newcomer is to sell less than in the one before."""
    for place, (before, after) in enumerate(pairwise(quota.ramp), 1):
        if after < before:
            values: dict[str, Any] = {
                "object": called_by(quota, plans),
                "found": percent(after),
                "expected": percent(before),
            }
            yield plans.finding(RAMP, quota, "ramp", place, **values)
            return


def _in_step(row: FunnelRow, periods: Sequence[Period], plans: Plans) -> Iterator[Problem]:
    """Hold a step against the one before, period by period; its conversion, stated once, against all of them."""
    for period, cell in zip(periods, row.cells, strict=True):
        if period in row.step.counts and cell.widens:
            yield _widened(row, period, cell, plans)
    stated, follows = row.step.conversion, row.together.conversion.value
    if stated is None or follows is None or row.together.widens or abs(stated - follows) <= ROUNDING:
        return
    yield plans.finding(
        CONVERSION,
        row.step,
        "conversion",
        related=operands(row.together.conversion, label=Phrase("from the counts", "z liczb")),
        object=called(row.step),
        found=percent(stated),
        expected=percent(follows),
    )


def _widened(row: FunnelRow, period: Period, cell: FunnelCell, plans: Plans) -> Problem:
    return plans.finding(
        FUNNEL,
        row.step,
        at=first_place(cell.count),
        related=operands(cell.came, label=Phrase("the step before", "poprzedni etap")),
        object=called(row.step),
        period=period,
        found=cell.count.value,
        expected=cell.came.value,
    )


def _probabilities(plan: Plan, plans: Plans) -> Iterator[Problem]:
    before: Stage | None = None
    for stage in plan.each(Stage):
        if stage.category == "omitted":
            continue
        if not 0 <= stage.probability <= 1:
            yield plans.finding(
                NO_PROBABILITY, stage, "probability", object=called(stage), found=percent(stage.probability)
            )
            continue
        if before is not None and stage.probability < before.probability:
            yield plans.finding(
                PROBABILITY,
                stage,
                "probability",
                related=[Related(before.span("probability"), Phrase("the stage before", "poprzedni etap"))],
                object=called(stage),
                found=percent(stage.probability),
                expected=percent(before.probability),
            )
        before = stage
