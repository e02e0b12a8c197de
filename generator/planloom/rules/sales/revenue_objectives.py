"""Revenue objectives against what sales plans for them, each link counted with its share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.series import exactly, within
from planloom.model import Item, SalesPlan
from planloom.model.sales import Target
from planloom.model.shared import Objective
from planloom.problems import Code, Phrase, Problem, Related
from planloom.rules.cells import Figures, amounts, finest_first
from planloom.rules.compare import differs, exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans
from planloom.rules.words import PART_OF_SUM, called
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class _Supply:
    """What one object of sales brings to an objective: its figures, weighted by its share."""

    item: Item
    field: str
    figures: Figures


def against_objectives(code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold each objective with a revenue target against what sales plans for it."""
    for objective in plans.of(Objective):
        wanted = amounts(objective.revenue_target, plans)
        supplies = _supplies(objective, plans)
        if wanted and supplies:
            yield from as_one(_against_supplies(objective, wanted, supplies, code, plans))


def _supplies(objective: Objective, plans: Plans) -> list[_Supply]:
    """Return what serves the objective in sales plans; nothing when a share is left open.

    Sales objectives count, or else targets that name the objective. A share need not be written where
    there is only one objective it can go to.
    """
    for kind, field in ((Objective, "revenue_target"), (Target, "revenue")):
        found: list[_Supply] = []
        for edge in plans.graph.back(objective, "supports"):
            source = edge.source
            if not isinstance(source, kind) or not isinstance(plans.plan_of(source), SalesPlan):
                continue
            if source.status == "cancelled" or not getattr(source, field):
                continue
            share = source.share_of(edge.link) if edge.link else None
            if share is None and _revenue_links(source, plans) == 1:
                share = Decimal(1)
            figures = amounts(getattr(source, field), plans)
            if share is None or not figures:
                return []
            found.append(_Supply(source, field, {period: amount * share for period, amount in figures.items()}))
        if found:
            return found
    return []


def _revenue_links(item: Item, plans: Plans) -> int:
    above = plans.graph.targets(item, "supports")
    return sum(isinstance(other, Objective) and bool(other.revenue_target) for other in above)


def _against_supplies(
    objective: Objective, wanted: Figures, supplies: Sequence[_Supply], code: Code, plans: Plans
) -> Iterator[Problem]:
    for period in finest_first(wanted, *(supply.figures for supply in supplies)):
        expected = exactly(wanted, period)
        exact = [exactly(supply.figures, period) for supply in supplies]
        known = [within(supply.figures, period) for supply in supplies]
        if expected is None or not any(amount is not None for amount in known):
            continue
        complete = all(amount is not None for amount in exact)
        found = sum((amount for amount in (exact if complete else known) if amount is not None), Decimal(0))
        if (differs if complete else exceeds)(found, expected, plans.tolerance):
            yield _off_objective(objective, supplies, period, found, expected, code, plans)
            return


def _off_objective(
    objective: Objective,
    supplies: Sequence[_Supply],
    period: Period,
    found: Decimal,
    expected: Decimal,
    code: Code,
    plans: Plans,
) -> Problem:
    currency = plans.figures.exchange.currency
    first = supplies[0]
    others = [Related(value_of(supply.item, supply.field, period), PART_OF_SUM) for supply in supplies[1:]]
    return plans.finding(
        code,
        first.item,
        at=value_of(first.item, first.field, period),
        related=[
            Related(value_of(objective, "revenue_target", period), Phrase("the objective", "cel")),
            *others,
        ],
        object=called(objective),
        period=period,
        found=Money(found, currency),
        expected=Money(expected, currency),
        difference=Money(abs(expected - found), currency),
    )
