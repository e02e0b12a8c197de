"""Alignment of marketing and sales (M102): both reckon with the same sales."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import SalesPlan
from planloom.model.marketing import SalesComponent
from planloom.model.sales import Target
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.cells import Differences, Figures, amounts, finest_first, plan_total, worth
from planloom.rules.compare import differs
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

COMPONENT = Code(
    "M102",
    Level.ERROR,
    title=Phrase("Marketing and sales reckon with different sales", "Marketing i sprzedaż liczą na inną sprzedaż"),
    message=Phrase(
        "{object} expects {found} in {period}, but the sales plan aims at {expected}",
        "{object} zakłada {found} na okres {period}, a plan sprzedaży {expected}",
    ),
    label=Phrase("the sales plan says {expected}", "plan sprzedaży mówi {expected}"),
    why=Phrase(
        "Marketing then brings enquiries for another target than the one sales has, and both plans look fulfilled"
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
    Phrase("{object} names {found} as its sales plan", "{object} wskazuje jako plan sprzedaży {found}"),
    label=Phrase("no sales plan", "to nie plan sprzedaży"),
    help=Phrase("name a plan of the kind `sales`", "wskaż plan rodzaju `sales`"),
)


@rule(COMPONENT)
def marketing_and_sales_agree(plans: Plans) -> Iterator[Problem]:
    """The sales component of a marketing plan equals the sales targets it names.

    Without names it equals the whole sales plan, if one is named or there is only one of each. A
    difference that is explained is left alone.
    """
    for component in plans.of(SalesComponent):
        for edge in plans.graph.out(component, "plan_of_sales"):
            if not isinstance(edge.target, SalesPlan):
                yield plans.finding(
                    NO_SALES_PLAN, component, at=edge.span, object=called(component), found=called(edge.target)
                )
        if component.difference:
            continue
        currency = plans.figures.exchange.currency
        named = [item for item in plans.graph.targets(component, "targets") if isinstance(item, Target)]
        if len(named) != len(component.targets):
            continue
        revenue = amounts(component.revenue_target, plans)
        yield from as_one(_off_component(component, "revenue_target", revenue, named, currency, plans))
        if named:
            volume = component.volume_target
            yield from as_one(_off_component(component, "volume_target", volume, named, None, plans))


def _off_component(
    component: SalesComponent,
    field: str,
    figures: Figures,
    named: Sequence[Target],
    currency: str | None,
    plans: Plans,
) -> Iterator[Problem]:
    told = Differences()
    field_of_target = "revenue" if currency else "volume"
    for period in finest_first(figures, *(getattr(target, field_of_target) for target in named)):
        found, sold = exactly(figures, period), _sold(component, named, currency, period, plans)
        if found is None or sold is None or told.explain(period):
            continue
        expected, places = sold
        if not differs(found, expected, plans.tolerance):
            continue
        told.tell(period)
        yield plans.finding(
            COMPONENT,
            component,
            at=value_of(component, field, period),
            related=[Related(place, Phrase("the sales target", "cel sprzedażowy")) for place in places],
            object=called(component),
            period=period,
            found=worth(found, currency),
            expected=worth(expected, currency),
        )


def _sold(
    component: SalesComponent, named: Sequence[Target], currency: str | None, period: Period, plans: Plans
) -> tuple[Decimal, list[Span]] | None:
    """Return what sales aims at for `period`, and where; None when it cannot be told exactly."""
    if named:
        field = "revenue" if currency else "volume"
        series = [amounts(target.revenue, plans) if currency else target.volume for target in named]
        known = [amount for figures in series if (amount := exactly(figures, period)) is not None]
        if len(known) != len(named):
            return None
        return sum(known, Decimal(0)), [value_of(target, field, period) for target in named]
    plan = _sales_plan(component, plans)
    found = plan_total(plan, period, plans) if plan is not None else None
    return (found.amount, [cell.place(period) for cell in found.parts]) if found is not None else None


def _sales_plan(component: SalesComponent, plans: Plans) -> SalesPlan | None:
    for named in plans.graph.targets(component, "plan_of_sales"):
        return named if isinstance(named, SalesPlan) else None
    alone = len(plans.portfolio.sales) == 1 and len(plans.of(SalesComponent)) == 1
    return plans.portfolio.sales[0] if alone and len(plans.portfolio.marketing) == 1 else None
