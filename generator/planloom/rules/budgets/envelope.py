"""The envelope (M104): what the strategy allocates, against the money there is."""

from collections.abc import Iterator

from planloom.figures.series import exactly
from planloom.model import StrategyPlan
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.budgets.amounts import GIVEN, Amounts, amounts_of, limit_of, tells
from planloom.rules.cells import Differences, Figures, amounts, finest_first
from planloom.rules.compare import differs
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.values import Money

ENVELOPE = Code(
    "M104",
    Level.ERROR,
    title=Phrase("More is allocated than there is", "Przydzielono więcej, niż jest"),
    message=Phrase(
        "allocations for {period} add up to {found}, more than the envelope of {expected}",
        "alokacje na okres {period} to razem {found}, więcej niż pula środków {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    why=Phrase(
        "Every plan then counts on money that exists once and was promised twice.",
        "Każdy plan liczy wtedy na pieniądze, które są jedne, a obiecano je dwa razy.",
    ),
    help=Phrase(
        "cut the allocations by {difference} together, or raise the envelope to {found}",
        "zmniejsz alokacje łącznie o {difference} albo podnieś pulę do {found}",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
envelope:
  amounts: {2027: 10m}
allocations:
  - {function: marketing, amounts: {2027: 4m}}
  - {function: sales, amounts: {2027-H1: 4m, 2027-H2: 3m}}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
envelope:
  amounts: {2027: 10m}
allocations:
  - {function: marketing, amounts: {2027: 4m}}
  - {function: sales, amounts: {2027-H1: 3m, 2027-H2: 3m}}
""",
)
LEFT_OVER = ENVELOPE.worded(
    Phrase(
        "allocations for {period} add up to {found}; {difference} of the envelope of {expected} is given to nobody",
        "alokacje na okres {period} to razem {found}; z puli {expected} nikt nie dostał {difference}",
    ),
    label=Phrase("{difference} left over", "zostaje {difference}"),
    help=Phrase(
        "allocate {difference} more, for instance as a reserve, or lower the envelope to {found}",
        "przydziel jeszcze {difference}, na przykład jako rezerwę, albo obniż pulę do {found}",
    ),
    level=Level.WARNING,
)


@rule(ENVELOPE)
def allocations_use_the_envelope(plans: Plans) -> Iterator[Problem]:
    """Σ allocations = envelope, for each period of the envelope. Too little is a warning."""
    for plan in plans.portfolio.strategies:
        given = amounts_of(plan.allocations, "amounts", plans)
        limits = amounts(plan.envelope.amounts, plans) if plan.envelope else {}
        if given and limits:
            yield from as_one(_off_envelope(plan, limits, given, plans))


def _off_envelope(plan: StrategyPlan, limits: Figures, given: Amounts, plans: Plans) -> Iterator[Problem]:
    currency = plans.figures.exchange.currency
    told = Differences()
    for period in finest_first(limits, *(figures for _, figures in given)):
        limit, found = exactly(limits, period), limit_of(given, period)
        if limit is None or found is None or plan.envelope is None or told.explain(period):
            continue
        if not differs(found, limit, plans.tolerance):
            continue
        told.tell(period)
        yield plans.finding(
            ENVELOPE if found > limit else LEFT_OVER,
            plan.envelope,
            at=value_of(plan.envelope, "amounts", period),
            related=[
                Related(value_of(item, "amounts", period), GIVEN) for item, series in given if tells(series, period)
            ],
            period=period,
            found=Money(found, currency),
            expected=Money(limit, currency),
            difference=Money(abs(found - limit), currency),
        )
