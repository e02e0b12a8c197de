"""Overspending (M103): plans above their allocations, and what they do above their own budget."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.money import allocations_for
from planloom.figures.series import within
from planloom.model import Item, Plan
from planloom.model.sales import Course
from planloom.model.shared import BudgetLine
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.budgets.amounts import GIVEN, SPENT, Amounts, amounts_of, limit_of, tells
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money, Period

BUDGET = Code(
    "M103",
    Level.ERROR,
    title=Phrase("A plan spends more than it is given", "Plan wydaje więcej, niż dostaje"),
    message=Phrase(
        "{object} spends {found} in {period}, but is allocated {expected}",
        "{object}: wydatki na okres {period} to {found}, a alokacja {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    why=Phrase(
        "Money that the strategy has not set aside will be missing elsewhere, and nobody has decided where.",
        "Pieniędzy, których strategia nie przeznaczyła, zabraknie gdzie indziej i nikt nie zdecydował gdzie.",
    ),
    help=Phrase(
        "cut the budget lines by {difference} together, or raise the allocation to {found}",
        "zmniejsz pozycje budżetu łącznie o {difference} albo podnieś alokację do {found}",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
allocations:
  - {id: for-marketing, function: marketing, amounts: {2027: 4m}}
# plans/marketing/plan.yml
kind: marketing
budget:
  - {category: Fairs, amounts: {2027-H1: 1m, 2027-H2: 1.2m}}
  - {category: Online, amounts: {2027: 2m}}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
allocations:
  - {id: for-marketing, function: marketing, amounts: {2027: 4m}}
# plans/marketing/plan.yml
kind: marketing
budget:
  - {category: Fairs, amounts: {2027-H1: 1m, 2027-H2: 1m}}
  - {category: Online, amounts: {2027: 2m}}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
)
WITHIN_BUDGET = BUDGET.worded(
    Phrase(
        "the {what} of {object} add up to {found} in {period}, more than its budget of {expected}",
        "{object}: {what} na okres {period} to razem {found}, więcej niż budżet {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    help=Phrase(
        "cut them by {difference} together, or add as much to the budget",
        "zmniejsz je łącznie o {difference} albo dodaj tyle do budżetu",
    ),
)
WITHIN_LINE = BUDGET.worded(
    Phrase(
        "the courses paid from {object} cost {found} in {period}, more than its {expected}",
        "szkolenia opłacane z pozycji kosztują {found} na okres {period}, więcej niż {expected}: {object}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    help=Phrase(
        "cut the courses by {difference}, or raise the line to {found}",
        "zmniejsz koszt szkoleń o {difference} albo podnieś pozycję do {found}",
    ),
)


@rule(BUDGET)
def budgets_lie_within_allocations(plans: Plans) -> Iterator[Problem]:
    """Σ budget lines of a plan ≤ Σ allocations for it; what the plan does costs no more than its budget.

    Compared for each period of the allocations. Spending that is known only for a part of the period is
    a lower bound and enough to tell that a limit is exceeded.
    """
    for plan in plans.portfolio.plans:
        lines = amounts_of(plan.budget, "amounts", plans)
        if lines is None or not lines:
            continue
        yield from as_one(_against_allocations(plan, lines, plans))
        for what, items in _work(plan):
            work = amounts_of(items, "budget", plans) or ()
            yield from as_one(_over(lines, plan, work, "budget", WITHIN_BUDGET, plans, what=what))
    for line in plans.of(BudgetLine):
        yield from as_one(_courses(line, plans))


def _against_allocations(plan: Plan, lines: Amounts, plans: Plans) -> Iterator[Problem]:
    given = amounts_of(allocations_for(plan, plans.graph), "amounts", plans)
    if given:
        yield from _over(given, plan, lines, "amounts", BUDGET, plans)


def _work(plan: Plan) -> Iterator[tuple[Phrase, Sequence[Item]]]:
    """Yield what a plan pays from its budget: each group on its own, since groups may overlap."""
    campaigns = getattr(plan, "campaigns", ())
    yield Phrase("campaigns", "kampanie"), campaigns
    yield Phrase("initiatives", "inicjatywy"), plan.initiatives
    ids = {objective.id for objective in plan.objectives}
    top = [item for item in plan.objectives if not any(link.id in ids for link in item.supports)]
    yield Phrase("objectives", "cele"), top


def _courses(line: BudgetLine, plans: Plans) -> Iterator[Problem]:
    paid = [edge.source for edge in plans.graph.back(line, "budget_line") if isinstance(edge.source, Course)]
    costs = amounts_of(paid, "cost", plans)
    limits = amounts_of([line], "amounts", plans)
    if costs and limits:
        yield from _over(limits, line, costs, "cost", WITHIN_LINE, plans)


def _over(
    limits: Amounts, about: Item, spending: Amounts, field: str, code: Code, plans: Plans, **values: Phrase
) -> Iterator[Problem]:
    """Yield the periods in which the spending, written in `field`, is more than the limits together."""
    for period in _periods(limits):
        limit = limit_of(limits, period)
        spent = _spent(spending, period)
        found = sum((amount for _, amount in spent.values()), Decimal(0))
        if spent and limit is not None and exceeds(found, limit, plans.tolerance):
            places = [value_of(item, "amounts", period) for item, figures in limits if tells(figures, period)]
            yield _too_much(code, about, _largest_first(spent), field, places, period, found, limit, plans, **values)


def _periods(series: Amounts) -> list[Period]:
    """Return the periods limits are given for: those written, and the years they make up together."""
    written = [period for _, figures in series for period in figures]
    years = (Period.of_year(year) for period in written for year in period.years)
    return list(dict.fromkeys((*sorted(years), *sorted(written))))


def _spent(series: Amounts, period: Period) -> dict[int, tuple[Item, Decimal]]:
    """Return what each item spends within `period` at least, by its place in the list."""
    known = {index: (item, within(figures, period)) for index, (item, figures) in enumerate(series)}
    return {index: (item, amount) for index, (item, amount) in known.items() if amount is not None}


def _largest_first(spent: Mapping[int, tuple[Item, Decimal]]) -> list[Item]:
    return [item for item, _ in sorted(spent.values(), key=lambda entry: -entry[1])]


def _too_much(
    code: Code,
    about: Item,
    spenders: Sequence[Item],
    field: str,
    limits: Iterable[Span],
    period: Period,
    found: Decimal,
    limit: Decimal,
    plans: Plans,
    **values: Phrase,
) -> Problem:
    """Make the finding, standing at the largest spender; the limits and the others are named beside it."""
    currency = plans.figures.exchange.currency
    first, *others = spenders
    problem = plans.finding(
        code,
        first,
        at=value_of(first, field, period),
        related=[
            *(Related(span, GIVEN) for span in limits),
            *(Related(value_of(item, field, period), SPENT) for item in others),
        ],
        object=called(about),
        period=period,
        found=Money(found, currency),
        expected=Money(limit, currency),
        difference=Money(found - limit, currency),
        **values,
    )
    return problem.about(plans.subject(about))
