"""Quota coverage (M116): the quotas of a territory or a plan, against the target they are to carry."""

from collections.abc import Iterable, Iterator

from planloom.figures.figure import Figure
from planloom.figures.periods import finest_first
from planloom.figures.sales.grain import Key
from planloom.figures.sales.quotas import Quotas, quota_amounts
from planloom.figures.sales.targets import members_of
from planloom.model import Item, Part
from planloom.model.sales import Quota
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import apart, exceeds_figure
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands, others
from planloom.rules.rule import Plans, rule
from planloom.rules.sales.breakdowns import tolerance
from planloom.rules.words import called
from planloom.values import Money

QUOTAS = Code(
    "M116",
    Level.WARNING,
    title=Phrase(
        "What is asked of people does not carry the target", "To, czego oczekuje się od ludzi, nie pokrywa celu"
    ),
    message=Phrase(
        "the {quotas} for {object} add up to {found} in {period}, less than the target of {expected}",
        "{quotas} na okres {period} dają razem {found}, mniej niż cel {expected}: {object}",
    ),
    label=Phrase("{missing} missing", "brakuje {missing}"),
    why=Phrase(
        "If everyone reaches exactly what was asked of them and the target is still missed, the mistake was made"
        " when quotas were set.",
        "Jeśli każdy osiągnie dokładnie tyle, ile od niego oczekiwano, a cel i tak nie zostanie osiągnięty, błąd"
        " popełniono przy ustalaniu planów indywidualnych.",
    ),
    help=Phrase(
        "raise the {quotas} by {missing} together, or lower the target to {found}",
        "podnieś łącznie o {missing} ({quotas}) albo obniż cel do {found}",
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
    """The quotas for a territory, a product or the whole plan are together at least its target.

    Quotas are held against the target of what they are for: one for a product says nothing about the whole. The
    quota of a team counts only when none of its members has one of their own. A period is judged when every
    quota concerned accounts for it.
    """
    for plan in plans.portfolio.having(Quota):
        sales = plans.figures.sales(plan)
        quotas = quota_amounts(sales)
        keys = dict.fromkeys((*sales.revenue.keys, *quotas.keys))
        found = [problem for key in keys for problem in _off_quota(key, quotas, plans)]
        yield from as_one(sorted(found, key=lambda problem: problem.span)) if _has_total(found) else found


def _off_quota(key: Key, quotas: Quotas[Money], plans: Plans) -> Iterator[Problem]:
    targets = quotas.sales.revenue
    for period in finest_first(targets.periods(key), quotas.periods(), calendar=plans.figures.calendar):
        expected, found = targets.whole(key, period), quotas.carried(key, period)
        if expected.exact and found.exact:
            items = targets.items(key)
            if exceeds_figure(expected, found, tolerance(items, plans)):
                yield _short(key, items, expected, found, quotas, plans)
                return


def _short(
    key: Key,
    items: tuple[Part, ...],
    expected: Figure[Money],
    found: Figure[Money],
    quotas: Quotas[Money],
    plans: Plans,
) -> Problem:
    place, quota = first_place(found), next(found.entries()).part
    return plans.finding(
        QUOTAS,
        quota,
        at=place,
        related=[
            *operands(expected, label=Phrase("the target", "cel")),
            *others(found),
        ],
        object=_named(key, items, quotas, plans),
        quotas=quota.named.many,
        period=expected.period,
        found=found.value,
        expected=expected.value,
        missing=apart(expected, found),
        whole=not key,
    )


def _named(key: Key, items: tuple[Part, ...], quotas: Quotas[Money], plans: Plans) -> Phrase:
    """Return what the target is called; one that only follows from its parts, by what it is for."""
    item = items[0] if items else plans.graph.find(next(iter(members_of(key)), ""))
    return called(item if isinstance(item, Item) else quotas.sales.plan)


def _has_total(found: Iterable[Problem]) -> bool:
    """Tell whether the plan's total is among the targets missed; then the rest is its detail."""
    return any(problem.values["whole"] for problem in found)
