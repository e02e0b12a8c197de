"""Segments (M127): the value of each is its share of the same market."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.marketing.market_size import Implied, implied_values
from planloom.model.marketing import Segment
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import apart, differs_from
from planloom.rules.fold import as_one
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNEQUAL = Code(
    "M127",
    Level.WARNING,
    title=Phrase("A segment's value is not its share of the market", "Wartość segmentu nie jest jego udziałem w rynku"),
    message=Phrase(
        "{object} is worth {found}, but its share of the market that the other segments imply is worth {expected}",
        "{object} ma wartość {found}, a z jego udziału i pozostałych segmentów wynika {expected}",
    ),
    label=Phrase("{difference} apart", "różnica {difference}"),
    why=Phrase(
        "The segments are parts of one market; where value and share disagree, one of them is of another year or another market.",
        "Segmenty są częściami jednego rynku; jeśli wartość i udział się nie zgadzają, jedno z nich dotyczy innego roku lub rynku.",
    ),
    help=Phrase("set the value to {expected}, or mend the share", "ustaw wartość na {expected} albo popraw udział"),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: homes, title: Homes, share: 50%, value: 500m}
  - {id: schools, title: Schools, share: 30%, value: 300m}
  - {id: offices, title: Offices, share: 20%, value: 100m}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: homes, title: Homes, share: 50%, value: 500m}
  - {id: schools, title: Schools, share: 30%, value: 300m}
  - {id: offices, title: Offices, share: 20%, value: 200m}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
)
_PAIR = 2
ALLOWED = Decimal("0.15")
"""Shares are rounded, and estimates of markets are rough."""


@rule(UNEQUAL)
def segments_are_parts_of_one_market(plans: Plans) -> Iterator[Problem]:
    """Value over share is the same market for all segments of a plan, give or take 15%.

    Asked where three or more segments give both, of which the middle one tells the market, or two that are all of it.
    """
    for plan in plans.portfolio.having(Segment):
        implied = list(implied_values(plan, plans.figures))
        found = (_unequal(one, plans) for one in implied if differs_from(one.value, one.expected, ALLOWED))
        yield from found if len(implied) > _PAIR else as_one(found)


def _unequal(one: Implied, plans: Plans) -> Problem:
    return plans.finding(
        UNEQUAL,
        one.segment,
        "value",
        related=[Related(one.segment.span("share"), Phrase("the share", "udział"))],
        object=called(one.segment),
        found=one.value.value,
        expected=one.expected.value,
        difference=apart(one.value, one.expected),
    )
