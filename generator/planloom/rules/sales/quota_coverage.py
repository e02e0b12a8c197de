"""Quota coverage (M116): the quotas of a territory or a plan, against the target they are to carry."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import SalesPlan
from planloom.model.sales import Quota
from planloom.model.shared import Team
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import Cell, Key, amounts, finest_first, revenue_targets, tolerance
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import PART_OF_SUM, called
from planloom.values import Money

QUOTAS = Code(
    "M116",
    Level.WARNING,
    title=Phrase("Quotas do not carry the target", "Targety nie pokrywają celu"),
    message=Phrase(
        "the quotas for {object} add up to {found} in {period}, less than the target of {expected}",
        "targety na okres {period} dają razem {found}, mniej niż cel {expected}: {object}",
    ),
    label=Phrase("{missing} missing", "brakuje {missing}"),
    why=Phrase(
        "If everyone reaches exactly what was asked of them and the target is still missed, the mistake was made"
        " when quotas were set.",
        "Jeśli każdy osiągnie dokładnie tyle, ile od niego oczekiwano, a cel i tak nie zostanie osiągnięty, błąd"
        " popełniono przy ustalaniu targetów.",
    ),
    help=Phrase(
        "raise the quotas by {missing} together, or lower the target to {found}",
        "podnieś targety łącznie o {missing} albo obniż cel do {found}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
quotas:
  - {holder: anna, amounts: {2027: 26m}}
  - {holder: jan, amounts: {2027-H1: 9m, 2027-H2: 12m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
quotas:
  - {holder: anna, amounts: {2027: 28m}}
  - {holder: jan, amounts: {2027-H1: 11m, 2027-H2: 13m}}
""",
)


@rule(QUOTAS)
def quotas_carry_the_target(plans: Plans) -> Iterator[Problem]:
    """The quotas for a territory, or for the whole plan, are together at least its target.

    The quota of a team counts only when none of its members has one of their own. A period is judged
    when every quota concerned accounts for it.
    """
    for plan in plans.portfolio.sales:
        quotas = _personal(plan, plans)
        if not quotas:
            continue
        found: list[Problem] = []
        for cell in revenue_targets(plan, plans):
            if all(name == "territory" for name, _ in cell.key):
                concerned = _for_key(cell.key, quotas, plan)
                found.extend(_off_quota(cell, concerned, plans))
        yield from as_one(sorted(found, key=lambda problem: problem.span)) if _has_total(found) else found


def _personal(plan: SalesPlan, plans: Plans) -> list[Quota]:
    holders = {quota.holder for quota in plan.quotas}

    def is_detailed(quota: Quota) -> bool:
        team = plans.graph.find(quota.holder) if quota.holder else None
        return isinstance(team, Team) and any(member in holders for member in team.members)

    return [quota for quota in plan.quotas if quota.amounts and not is_detailed(quota)]


def _for_key(key: Key, quotas: Iterable[Quota], plan: SalesPlan) -> list[Quota]:
    if not key:
        everything = {territory.id for territory in plan.territories}
        named = {quota.territory for quota in quotas}
        return list(quotas) if None in named or named >= everything else []
    ((_, territory),) = key
    return [quota for quota in quotas if quota.territory == territory and quota.product is None]


def _off_quota(cell: Cell, quotas: Sequence[Quota], plans: Plans) -> Iterator[Problem]:
    currency = plans.figures.exchange.currency
    series = [amounts(quota.amounts, plans) for quota in quotas]
    for period in finest_first(cell.figures, *series):
        expected = exactly(cell.figures, period)
        known = [exactly(figures, period) for figures in series]
        if expected is None or not known or None in known:
            continue
        found = sum((amount for amount in known if amount is not None), Decimal(0))
        if exceeds(expected, found, tolerance(cell, plans)):
            yield plans.finding(
                QUOTAS,
                quotas[0],
                at=value_of(quotas[0], "amounts", period),
                related=[
                    Related(cell.place(period), Phrase("the target", "cel")),
                    *(Related(value_of(quota, "amounts", period), PART_OF_SUM) for quota in quotas[1:]),
                ],
                object=called(cell.item),
                period=period,
                found=Money(found, currency),
                expected=Money(expected, currency),
                missing=Money(expected - found, currency),
                whole=not cell.key,
            )
            return


def _has_total(found: Iterable[Problem]) -> bool:
    """Tell whether the plan's total is among the targets missed; then the rest is its detail."""
    return any(problem.values["whole"] for problem in found)
