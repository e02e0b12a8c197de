"""The envelope (M104): what the strategy allocates, against the money there is."""

from collections.abc import Iterator

from planloom.figures.money.limits import allocations_against_envelope
from planloom.model import Plan
from planloom.model.strategy import Envelope
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.budgets.words import GIVEN, size_of
from planloom.rules.compare import Differences, differs
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule

ENVELOPE = Code(
    "M104",
    Level.ERROR,
    title=Phrase("Allocations do not match the total funds", "Alokacje nie zgadzają się z pulą środków"),
    message=Phrase(
        "allocations for {period} add up to {found}, more than the total funds of {expected}",
        "alokacje na okres {period} to razem {found}, więcej niż pula środków {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    why=Phrase(
        "Every plan then counts on money that exists once and was promised twice.",
        "Każdy plan liczy wtedy na pieniądze, które są jedne, a obiecano je dwa razy.",
    ),
    help=Phrase(
        "cut the allocations by {difference} together, or raise the total funds to {found}",
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
        "allocations for {period} add up to {found}; {difference} of the total funds of {expected} is given to nobody",
        "alokacje na okres {period} to razem {found}; z puli {expected} nikt nie dostał {difference}",
    ),
    label=Phrase("{difference} left over", "zostaje {difference}"),
    help=Phrase(
        "allocate {difference} more, for instance as a reserve, or lower the total funds to {found}",
        "przydziel jeszcze {difference}, na przykład jako rezerwę, albo obniż pulę do {found}",
    ),
    level=Level.INFO,
)


@rule(ENVELOPE)
def allocations_use_the_envelope(plans: Plans) -> Iterator[Problem]:
    """Σ allocations = envelope, for each period of the envelope. Too little is only noted: what is left may be a reserve."""
    for plan in plans.portfolio.having(Envelope):
        yield from as_one(_off_envelope(plan, plans))


def _off_envelope(plan: Plan, plans: Plans) -> Iterator[Problem]:
    told, envelope = Differences(), plan.only(Envelope)
    for held in allocations_against_envelope(plan, plans.figures):
        limit, found = held.limit.value, held.used.value
        if not held.limit.exact or limit is None or found is None or envelope is None:
            continue
        if not held.used.exact and not limit < found:  # what is known of it is too much already, or says nothing
            continue
        if told.explain(held.period) or not differs(found.amount, limit.amount, plans.tolerance):
            continue
        told.tell(held.period)
        yield plans.finding(
            ENVELOPE if limit < found else LEFT_OVER,
            envelope,
            at=value_span_of(envelope, "amounts", held.period),
            related=operands(held.used, label=GIVEN),
            period=held.period,
            found=found,
            expected=limit,
            difference=size_of(held.difference),
        )
