"""Sums of shares (M113): weights, shares of the market and contributions that are not 100% together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.figure import Figure
from planloom.figures.shares import contributions, over_the_whole, segment_shares, weights
from planloom.model import Item, Plan
from planloom.model.marketing import Segment
from planloom.model.shared import Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import ROUNDING, percent
from planloom.rules.words import PART_OF_SUM, called

SHARES = Code(
    "M113",
    Level.WARNING,
    title=Phrase("Shares do not add up to 100%", "Udziały nie dają 100%"),
    message=Phrase(
        "the {what} of {object} add up to {found}, not to 100%",
        "{object}: {what} dają razem {found}, a nie 100%",
    ),
    label=Phrase("{found} in all", "razem {found}"),
    why=Phrase(
        "Shares above the whole count something twice; shares below it leave something out.",
        "Udziały powyżej całości liczą coś dwa razy, a poniżej czegoś nie uwzględniają.",
    ),
    help=Phrase("change them by {difference} together", "zmień je łącznie o {difference}"),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: homes, title: Homes, share: 70%}
  - {id: offices, title: Offices, share: 40%}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: homes, title: Homes, share: 70%}
  - {id: offices, title: Offices, share: 30%}
""",
)
TOO_MANY = SHARES.worded(
    Phrase(
        "the {what} of {object} add up to {found}, more than 100%",
        "{object}: {what} dają razem {found}, więcej niż 100%",
    ),
    label=Phrase("{found} in all", "razem {found}"),
    help=Phrase("lower them by {difference} together", "zmniejsz je łącznie o {difference}"),
)
CONTRIBUTIONS = TOO_MANY.worded(
    Phrase(
        "{object} contributes {found} of its figures in all, more than it has",
        "{object} oddaje łącznie {found} swoich liczb, więcej niż ma",
    ),
    label=Phrase("{found} in all", "razem {found}"),
    help=Phrase(
        "lower `contributes:` by {difference} together, so that its figures are not counted twice",
        "zmniejsz `contributes:` łącznie o {difference}, aby nic nie liczyło się dwa razy",
    ),
    level=Level.ERROR,
)


@rule(SHARES)
def shares_add_up(plans: Plans) -> Iterator[Problem]:
    """Weights of sibling objectives are 100% together, shares of segments at most, contributions too.

    Half a percentage point is left for rounding. Weights may be shared out over the whole plan or within
    each perspective; a plan that has not given all of them yet can only have too much.
    """
    for plan in plans.portfolio.plans:
        yield from _weights(plan, plans)
    for marketing in plans.portfolio.having(Segment):
        shared = [segment for segment in marketing.each(Segment) if segment.share is not None]
        found = segment_shares(shared, marketing)
        if over_the_whole(found) > ROUNDING:
            yield _share_finding(
                TOO_MANY, Phrase("shares of the market", "udziały w rynku"), shared, "share", found, marketing, plans
            )
    for item in plans.items():
        if len(item.supports) > 1:
            yield from _contributions(item, plans)


def _weights(plan: Plan, plans: Plans) -> Iterator[Problem]:
    live = [objective for objective in plan.objectives if objective.status != "cancelled"]
    weighted = [objective for objective in live if objective.weight is not None]
    if not weighted:
        return
    found = weights(weighted, plan)
    what = Phrase("weights of the objectives", "wagi celów")
    if len(weighted) == len(live):
        groups: dict[str | None, list[Objective]] = {}
        for objective in weighted:
            groups.setdefault(objective.perspective, []).append(objective)
        if _is_whole(found) or all(_is_whole(weights(group, plan)) for group in groups.values()):
            return
        yield _share_finding(SHARES, what, weighted, "weight", found, plan, plans)
    elif over_the_whole(found) > ROUNDING:
        yield _share_finding(TOO_MANY, what, weighted, "weight", found, plan, plans)


def _is_whole(shares: Figure[Decimal]) -> bool:
    return abs(over_the_whole(shares)) <= ROUNDING


def _share_finding(
    code: Code,
    what: Phrase,
    items: Sequence[Objective | Segment],
    field: str,
    found: Figure[Decimal],
    plan: Plan,
    plans: Plans,
) -> Problem:
    first, *others = items
    problem = plans.finding(
        code,
        first,
        field,
        related=[Related(item.span(field), PART_OF_SUM) for item in others],
        object=called(plan),
        what=what,
        found=percent(found.value or Decimal(0), None),
        difference=percent(abs(over_the_whole(found)), None),
    )
    return problem.about(plan.id)


def _contributions(item: Item, plans: Plans) -> Iterator[Problem]:
    shares = [index for index, link in enumerate(item.supports) if link.contributes is not None]
    if not shares:
        return
    found = contributions(item)
    if over_the_whole(found) > ROUNDING:
        first, *others = shares
        yield plans.finding(
            CONTRIBUTIONS,
            item,
            "supports",
            first,
            "contributes",
            related=[Related(item.span("supports", index, "contributes"), PART_OF_SUM) for index in others],
            object=called(item),
            found=percent(found.value or Decimal(0), None),
            difference=percent(over_the_whole(found), None),
        )
