"""Overspending (M103): plans above their allocations, and what they do above their own budget."""

from collections.abc import Iterable, Iterator, Sequence

from planloom.figures.figure import Figure
from planloom.figures.money.by_plan import plan_claims
from planloom.figures.money.claims import Claim
from planloom.figures.money.limits import (
    Held,
    courses_against_line,
    plan_against_allocations,
    work_against_budget,
    work_against_objective,
)
from planloom.figures.money.named_lines import work_against_named_lines
from planloom.model import Item, Part, Plan
from planloom.model.relations import PAID_FROM, SUPPORTS
from planloom.model.shared import BudgetLine, Objective
from planloom.problems import Code, Level, Phrase, Problem, Span
from planloom.rules.budgets.words import GIVEN, SPENT, size_of
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

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
WITHOUT_LINES = BUDGET.worded(
    Phrase(
        "the work of {object} costs {found} in {period}, but it is allocated {expected}",
        "{object}: prace na okres {period} kosztują {found}, a alokacja to {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    help=Phrase(
        "cut the work by {difference} together, raise the allocation to {found}, or write budget lines",
        "zmniejsz koszt prac łącznie o {difference}, podnieś alokację do {found} albo wpisz pozycje budżetu",
    ),
    level=Level.WARNING,
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
        "{object}: opłacane z niej szkolenia kosztują {found} na okres {period}, więcej niż {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    help=Phrase(
        "cut the courses by {difference}, or raise the line to {found}",
        "zmniejsz koszt szkoleń o {difference} albo podnieś pozycję do {found}",
    ),
)
WITHIN_OBJECTIVE = BUDGET.worded(
    Phrase(
        "the work that serves {object} costs {found} in {period}, more than the {expected} set aside for it",
        "{object}: prace, które to wspierają, kosztują na okres {period} {found}, więcej niż zarezerwowane {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    help=Phrase(
        "cut the work by {difference}, or set {found} aside for it",
        "zmniejsz koszt prac o {difference} albo zarezerwuj na cel {found}",
    ),
    level=Level.WARNING,
)
NAMED_LINE = BUDGET.worded(
    Phrase(
        "what is called as {object} costs {found} in {period}, more than its {expected}",
        "{object}: to, co tak samo się nazywa, kosztuje na okres {period} {found}, więcej niż {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    help=Phrase(
        "cut it by {difference}, raise the line to {found}, or say in `pays_for:` what the line pays",
        "zmniejsz to o {difference}, podnieś pozycję do {found} albo podaj w `pays_for:`, co ona finansuje",
    ),
    level=Level.WARNING,
)


@rule(BUDGET)
def budgets_lie_within_allocations(plans: Plans) -> Iterator[Problem]:
    """What a plan costs ≤ Σ allocations for it; what the plan does costs no more than its budget lines.

    Work that is called as a line costs no more than it where nothing says what pays, and work that serves one objective
    alone no more than is set aside for that. A plan without lines costs what its work costs; what of it the allocation
    is to pay is not said, so it is a warning.
    Compared for each period of the allocations. Spending that is known only for a part of the period is
    a lower bound and enough to tell that a limit is exceeded.
    """
    for plan in plans.portfolio.plans:
        yield from _each_place_once(_of_plan(plan, plans))
    for line in plans.of(BudgetLine):
        yield from as_one(_over(courses_against_line(line, plans.figures), line, WITHIN_LINE, plans))


def _of_plan(plan: Plan, plans: Plans) -> Iterator[Problem]:
    held = plan_against_allocations(plan, plans.figures)
    yield from as_one(_over(held, plan, BUDGET if plan.budget else WITHOUT_LINES, plans))
    for what, claims in paid_from_budget(plan, plans):
        held = work_against_budget(plan, claims, plans.figures)
        yield from as_one(_over(held, plan, WITHIN_BUDGET, plans, what=what))
    for line, held in work_against_named_lines(plan, plans.figures):
        yield from as_one(_over(held, line, NAMED_LINE, plans))
    for objective in plan.objectives:
        held = work_against_objective(objective, plans.figures)
        yield from as_one(_over(held, objective, WITHIN_OBJECTIVE, plans))


def _each_place_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Fold what is told at a place under the first that is told there."""
    found: dict[Span, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.span, []).append(problem)
    for same in found.values():
        yield from as_one(same)


def paid_from_budget(plan: Plan, plans: Plans) -> Iterator[tuple[Phrase, Sequence[Claim]]]:
    """Yield what a plan pays from its budget: each kind on its own, since one may be the detail of another."""
    by_kind: dict[type[Part], list[Claim]] = {}
    for claim in plans.figures.once(plan_claims, plan):
        if claim.reason == "within_lines" and not _is_held_elsewhere(claim.part, plan, plans):
            by_kind.setdefault(type(claim.part), []).append(claim)
    for kind, found in by_kind.items():
        yield kind.named.many, found


def _is_held_elsewhere(part: Part, plan: Plan, plans: Plans) -> bool:
    """Tell whether a cost is held against a line of its own, or is part of an objective above it."""
    if isinstance(part, Objective):
        return any(
            isinstance(above, Objective) and above.plan == plan.id for above in plans.graph.targets(part, SUPPORTS)
        )
    return isinstance(part, Item) and bool(plans.graph.out(part, PAID_FROM))


def _over(held: Iterable[Held], about: Item, code: Code, plans: Plans, **values: Phrase) -> Iterator[Problem]:
    """Yield the periods in which more is used than the limits allow, at the largest of what uses it."""
    for one in held:
        limit, found = one.limit.value, one.used.value
        if limit is None or found is None or not one.limit.exact:
            continue
        if exceeds(found.amount, limit.amount, plans.tolerance):
            largest, *others = (operand.of for operand in one.used.operands if isinstance(operand.of, Figure))
            first = next(largest.entries())
            problem = plans.finding(
                code,
                first.part,
                at=value_span_of(first.part, first.field, one.period),
                related=[*operands(one.limit, label=GIVEN), *operands(*others, label=SPENT)],
                object=called(about),
                period=one.period,
                found=found,
                expected=limit,
                difference=size_of(one.difference),
                **values,
            )
            yield problem.about(plans.subject(about))
