"""Alignment of marketing and sales (M102): both reckon with the same sales."""

from collections.abc import Iterable, Iterator
from typing import Any

from planloom.figures.figure import Figure
from planloom.figures.sales.of_plan import sells
from planloom.model import Plan
from planloom.model.marketing import SalesComponent
from planloom.model.relations import COUNTS_ON, REPEATS
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import Differences, differs_from
from planloom.rules.fixes import following
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

COMPONENT = Code(
    "M102",
    Level.ERROR,
    title=Phrase("Two plans reckon with different figures", "Dwa plany liczą na co innego"),
    message=Phrase(
        "{object} expects {found} in {period}, but the targets it counts on are {expected}",
        "{object} zakłada {found} na okres {period}, a cele, na które liczy, to {expected}",
    ),
    label=Phrase("the targets say {expected}", "z celów wynika {expected}"),
    why=Phrase(
        "Marketing then brings leads for another target than the one sales has, and both plans look fulfilled"
        " while the company misses its revenue.",
        "Marketing pozyskuje wtedy zapytania na inny cel, niż ma sprzedaż, i oba plany wyglądają na wykonane, choć"
        " firma nie osiąga przychodu.",
    ),
    help=Phrase(
        "set it to {expected}, or say in `difference:` why the two differ",
        "ustaw {expected} albo wyjaśnij różnicę w `difference:`",
    ),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
sales_component:
  - {id: expected-sales, targets: all-sales, revenue_target: {2027: 55m}}
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027-H1: 20m, 2027-H2: 30m}}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
sales_component:
  - {id: expected-sales, targets: all-sales, revenue_target: {2027: 50m}}
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027-H1: 20m, 2027-H2: 30m}}
""",
)
NO_SALES_PLAN = COMPONENT.worded(
    Phrase("{object} counts on {found}, which has no `targets`", "{object} liczy na {found}, a tam nie ma `targets`"),
    label=Phrase("no `targets` there", "nie ma tam `targets`"),
    help=Phrase("name a plan that can have `targets`", "wskaż plan, który może mieć `targets`"),
)
OTHER_PLAN = COMPONENT.worded(
    Phrase(
        "{object} belongs to {expected}, but {target} is a target of {found}",
        "{object} należy do: {expected}, a {target} to cel z innego planu: {found}",
    ),
    label=Phrase("a target of {found}", "cel z planu: {found}"),
    help=Phrase("name the targets of one plan, and that plan", "wskaż cele jednego planu i ten właśnie plan"),
)


@rule(COMPONENT)
def marketing_and_sales_agree(plans: Plans) -> Iterator[Problem]:
    """The sales component of a marketing plan equals the sales targets it names.

    Without names it equals the whole sales plan, if one is named or there is only one of each; where both are named,
    the targets are that plan's. A difference that is explained is left alone.
    """
    for component in plans.of(SalesComponent):
        yield from as_one(_of_other_plans(component, plans))
        for edge in plans.graph.out(component, COUNTS_ON):
            if not (isinstance(edge.target, Plan) and sells(edge.target)):
                yield plans.finding(
                    NO_SALES_PLAN, component, at=edge.span, object=called(component), found=called(edge.target)
                )
        if not component.difference:
            rows = plans.figures.component(component)
            revenue = ((row.period, row.revenue, row.sales_revenue) for row in rows)
            volume = ((row.period, row.volume, row.sales_volume) for row in rows)
            yield from as_one(_off_component(component, revenue, plans))
            yield from as_one(_off_component(component, volume, plans))


def _of_other_plans(component: SalesComponent, plans: Plans) -> Iterator[Problem]:
    plans_named = [edge.target for edge in plans.graph.out(component, COUNTS_ON)]
    named = [plan for plan in plans_named if isinstance(plan, Plan) and sells(plan)]
    for edge in plans.graph.out(component, REPEATS) if named else ():
        plan = plans.plan_of(edge.target)
        if plan is not None and plan not in named:
            yield plans.finding(
                OTHER_PLAN,
                component,
                at=edge.span,
                related=[Related(component.span("plan_of_sales"), Phrase("the sales plan", "plan sprzedaży"))],
                object=called(component),
                expected=called(named[0]),
                target=called(edge.target),
                found=called(plan),
            )


def _off_component(
    component: SalesComponent, compared: Iterable[tuple[Period, Figure[Any], Figure[Any]]], plans: Plans
) -> Iterator[Problem]:
    told = Differences()
    for period, found, expected in compared:
        if not (found.exact and expected.exact) or told.explain(period):
            continue
        if differs_from(found, expected, plans.tolerance):
            told.tell(period)
            problem = plans.finding(
                COMPONENT,
                component,
                at=first_place(found),
                related=operands(expected, label=Phrase("the target", "cel")),
                object=called(component),
                period=period,
                found=found.value,
                expected=expected.value,
            )
            yield following(problem, plans, found.value, expected.value)
