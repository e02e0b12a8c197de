"""Sales figures (family M): targets, quotas, forecasts and what other plans expect of sales."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from planloom.figures.series import exactly, fill, parts_of, within
from planloom.model import Item, Part, SalesPlan, StrategyPlan
from planloom.model.marketing import SalesComponent
from planloom.model.sales import Quota, Target
from planloom.model.shared import Measure, Objective, Team
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.cells import (
    DIMENSIONS,
    Cell,
    Differences,
    Figures,
    Key,
    amounts,
    children,
    covers,
    finest_first,
    forecasts,
    members,
    plan_total,
    revenue_targets,
    total,
    unit_targets,
    whole,
)
from planloom.rules.compare import differs, exceeds
from planloom.rules.fold import as_one, by_place
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.words import called, noun
from planloom.values import Money, Period

PART = Phrase("part of the sum", "składnik sumy")
SHOULD = Phrase("should be {expected}", "powinno być {expected}")

TARGETS = Code(
    "M101",
    Level.ERROR,
    title=Phrase("Sales targets do not add up", "Cele sprzedażowe nie sumują się"),
    message=Phrase(
        "{object} is {expected} in {period}, but its {parts} add up to {found}",
        "{object} na okres {period} to {expected}, a podział ({parts}) daje razem {found}",
    ),
    label=Phrase("the parts give {found}", "części dają {found}"),
    why=Phrase(
        "Periods, territories, products and the strategic objective are views of the same revenue. Where they"
        " differ, somebody works towards another figure than the board expects.",
        "Okresy, terytoria, produkty i cel strategiczny to widoki tego samego przychodu. Gdy się różnią, ktoś pracuje"
        " na inną liczbę, niż oczekuje zarząd.",
    ),
    help=Phrase(
        "set the total to {found}, or change the parts by {difference} together",
        "ustaw sumę na {found} albo zmień części łącznie o {difference}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
territories:
  - {id: north, title: North}
  - {id: south, title: South}
targets:
  - {id: all-sales, revenue: {2027: 50m}}
  - {territory: north, revenue: {2027-H1: 10m, 2027-H2: 12m}}
  - {territory: south, revenue: {2027: 25m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
territories:
  - {id: north, title: North}
  - {id: south, title: South}
targets:
  - {id: all-sales, revenue: {2027: 50m}}
  - {territory: north, revenue: {2027-H1: 10m, 2027-H2: 15m}}
  - {territory: south, revenue: {2027: 25m}}
""",
)
TWO_WAYS = TARGETS.worded(
    Phrase(
        "{object} by {parts} adds up to {found} in {period}, but by {other_parts} to {expected}",
        "{object} na okres {period}: podział „{parts}” daje {found}, a „{other_parts}” {expected}",
    ),
    label=Phrase("{found} in this way, {expected} in the other", "tak {found}, inaczej {expected}"),
    help=Phrase("change one of the two by {difference} together", "zmień jeden z podziałów łącznie o {difference}"),
)
PERIODS = TARGETS.worded(
    Phrase(
        "{object}: the parts of {period} add up to {found}, not to {expected}",
        "{object}: części okresu {period} dają razem {found}, a nie {expected}",
    ),
    label=Phrase("the parts give {found}", "części dają {found}"),
    help=Phrase(
        "set {period} to {found}, or change its parts by {difference} together",
        "ustaw {period} na {found} albo zmień części łącznie o {difference}",
    ),
)
OBJECTIVE = TARGETS.worded(
    Phrase(
        "sales plans {found} for {object} in {period}, but the objective is {expected}",
        "sprzedaż planuje {found} na okres {period}, a cel wynosi {expected}: {object}",
    ),
    label=Phrase("the objective is {expected}", "cel wynosi {expected}"),
    help=Phrase(
        "change the sales target by {difference}, or the objective to {found}",
        "zmień cel sprzedażowy o {difference} albo cel strategiczny na {found}",
    ),
)
PLAN_TOTAL = TARGETS.worded(
    Phrase(
        "the target of {object} for {period} is {found}, but the strategic objectives it serves add up to {expected}",
        "cel na okres {period} to {found}, a cele strategiczne, którym służy, dają razem {expected}: {object}",
    ),
    label=Phrase("the strategy adds up to {expected}", "strategia daje razem {expected}"),
    help=Phrase(
        "change the target by {difference}, or the objectives by as much together",
        "zmień cel o {difference} albo cele strategiczne łącznie o tyle samo",
    ),
)
MEASURE = TARGETS.worded(
    Phrase(
        "{object} aims at {found} in {period}, but the revenue target of {objective} is {expected}",
        "{object} wskazuje {found} na okres {period}, a docelowy przychód to {expected}: {objective}",
    ),
    label=Phrase("the objective says {expected}", "cel mówi {expected}"),
    help=Phrase("make the two agree; they lie {difference} apart", "uzgodnij obie liczby; różnica to {difference}"),
    level=Level.WARNING,
)


@rule(TARGETS)
def sales_targets_add_up(plans: Plans) -> Iterator[Problem]:
    """Targets agree over periods, territories and products, with the plan's total and with the strategy.

    Two figures are compared for a period that both account for, day by day. Parts that may not be all
    there are (a territory without a target) can only be found too large, never too small. One wrong
    figure disagrees with several others; what involves the same figure is folded.
    """
    yield from by_place(
        [
            *_periods(plans),
            *_objectives(plans),
            *_breakdowns(plans),
            *_plan_totals(plans),
            *_measures(plans),
        ]
    )


def _breakdowns(plans: Plans) -> Iterator[Problem]:
    for plan in plans.portfolio.sales:
        for cells, currency in (
            (revenue_targets(plan, plans), plans.figures.exchange.currency),
            (unit_targets(plan), None),
        ):
            for cell in cells:
                yield from as_one(_against_parts(cell, cells, plan, currency, plans))
            yield from as_one(_between_breakdowns(cells, plan, currency, plans))


def _worth(amount: Decimal, currency: str | None) -> Money | Decimal:
    """Return a figure as money, or as it is when it counts units."""
    return Money(amount, currency) if currency else amount


def _tolerance(cell: Cell, plans: Plans) -> Decimal:
    own = cell.item.tolerance if isinstance(cell.item, Target) else None
    return own if own is not None else plans.tolerance


def _against_parts(
    cell: Cell, cells: Sequence[Cell], plan: SalesPlan, currency: str | None, plans: Plans
) -> Iterator[Problem]:
    """Hold a cell against its territories, its products and its segments."""
    for dimension in DIMENSIONS:
        parts = children(cell.key, dimension, cells)
        if not parts:
            continue
        everything = covers(parts, dimension, members(dimension, plan, cells, plans))
        told = Differences()
        for period in finest_first(cell.figures, *(part.figures for part in parts)):
            expected, found = exactly(cell.figures, period), total(parts, period)
            if expected is None or found is None or told.explain(period):
                continue
            off = differs if found.exact and everything else exceeds
            if off(found.amount, expected, _tolerance(cell, plans)):
                told.tell(period)
                yield plans.finding(
                    TARGETS,
                    cell.item,
                    at=cell.place(period),
                    related=[Related(part.place(period), PART) for part in parts],
                    object=called(cell.item),
                    period=period,
                    parts=_plural(dimension),
                    expected=_worth(expected, currency),
                    found=_worth(found.amount, currency),
                    difference=_worth(abs(expected - found.amount), currency),
                )


PLURALS = {
    "territory": Phrase("territories", "terytoria"),
    "product": Phrase("products", "produkty"),
    "segment": Phrase("segments", "segmenty"),
}


def _plural(dimension: str) -> Phrase:
    return PLURALS[dimension]


def _between_breakdowns(
    cells: Sequence[Cell], plan: SalesPlan, currency: str | None, plans: Plans
) -> Iterator[Problem]:
    """Hold two breakdowns of the whole plan against each other where no total is given."""
    if any(not cell.key for cell in cells):
        return
    complete = []
    for dimension in DIMENSIONS:
        parts = children(frozenset(), dimension, cells)
        if parts and covers(parts, dimension, members(dimension, plan, cells, plans)):
            complete.append((dimension, parts))
    for (first, ones), (second, others) in combinations(complete, 2):
        told = Differences()
        for period in finest_first(*(cell.figures for cell in (*ones, *others))):
            expected, found = total(ones, period), total(others, period)
            if expected is None or found is None or not (expected.exact and found.exact) or told.explain(period):
                continue
            if differs(found.amount, expected.amount, plans.tolerance):
                told.tell(period)
                yield plans.finding(
                    TWO_WAYS,
                    others[0].item,
                    at=others[0].place(period),
                    related=[Related(cell.place(period), PART) for cell in (*others[1:], *ones)],
                    object=called(plan),
                    period=period,
                    parts=_plural(second),
                    other_parts=_plural(first),
                    expected=_worth(expected.amount, currency),
                    found=_worth(found.amount, currency),
                    difference=_worth(abs(expected.amount - found.amount), currency),
                )


SERIES: tuple[tuple[type[Item], tuple[str, ...]], ...] = (
    (Objective, ("revenue_target",)),
    (Target, ("revenue", "volume")),
    (Quota, ("amounts", "units")),
    (SalesComponent, ("revenue_target", "volume_target")),
)


def _periods(plans: Plans) -> Iterator[Problem]:
    for kind, fields in SERIES:
        for item in plans.of(kind):
            for field in fields:
                yield from as_one(uneven(item, field, PERIODS, plans))


def uneven(item: Part, field: str, code: Code, plans: Plans) -> Iterator[Problem]:
    """Yield the periods of a field whose own parts (its quarters, its months) give another sum.

    Parts that leave days out may give less; they must not give more, unless some are negative.
    """
    series = getattr(item, field)
    if len(series) <= 1:
        return
    figures = amounts(series, plans) if _is_money(series) else series
    currency = plans.figures.exchange.currency if _is_money(series) else None
    owner = item if isinstance(item, Item) else plans.around(item)
    for period, expected in figures.items():
        inside = parts_of(figures, period)
        if not inside:
            continue
        found = sum((figures[part] for part in inside), Decimal(0))
        if fill(inside, period):
            off = differs(found, expected, plans.tolerance)
        else:
            off = min(figures[part] for part in inside) >= 0 and exceeds(found, expected, plans.tolerance)
        if off:
            yield plans.finding(
                code,
                item,
                at=value_of(item, field, period),
                related=[Related(value_of(item, field, part), PART) for part in inside],
                object=called(owner) if owner is not None else noun(item.kind),
                field=field,
                period=period,
                expected=_worth(expected, currency),
                found=_worth(found, currency),
                difference=_worth(abs(expected - found), currency),
            )


def _is_money(series: object) -> bool:
    return isinstance(series, dict) and any(isinstance(value, Money) for value in series.values())


@dataclass(frozen=True, slots=True)
class _Supply:
    """What one object of sales brings to an objective: its figures, weighted by its share."""

    item: Item
    field: str
    figures: Figures


def _objectives(plans: Plans) -> Iterator[Problem]:
    """Hold each objective with a revenue target against what sales plans for it."""
    for objective in plans.of(Objective):
        wanted = amounts(objective.revenue_target, plans)
        supplies = _supplies(objective, plans)
        if wanted and supplies:
            yield from as_one(_against_supplies(objective, wanted, supplies, plans))


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
    objective: Objective, wanted: Figures, supplies: Sequence[_Supply], plans: Plans
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
            yield _off_objective(objective, supplies, period, found, expected, plans)
            return


def _off_objective(
    objective: Objective,
    supplies: Sequence[_Supply],
    period: Period,
    found: Decimal,
    expected: Decimal,
    plans: Plans,
) -> Problem:
    currency = plans.figures.exchange.currency
    first = supplies[0]
    others = [Related(value_of(supply.item, supply.field, period), PART) for supply in supplies[1:]]
    return plans.finding(
        OBJECTIVE,
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


def _plan_totals(plans: Plans) -> Iterator[Problem]:
    """Hold the targets of sales plans against the strategic revenue objectives they serve.

    Plans that serve the same objective are taken together. Where one objective is a part of another, as
    a market is of the whole, their sum means nothing: it is enough when the target equals one of them,
    or all that the strategy expects (a link that is missing is told by the rule on links).
    """
    for group, objectives in _groups(plans):
        series = [amounts(objective.revenue_target, plans) for objective in objectives]
        if not all(series):
            continue
        cells = (cell for plan in group for cell in revenue_targets(plan, plans))
        for period in finest_first(*series, *(cell.figures for cell in cells)):
            wanted = [exactly(figures, period) for figures in series]
            totals = [plan_total(plan, period, plans) for plan in group]
            if None in wanted or None in totals:
                continue
            known = [amount for amount in wanted if amount is not None]
            sums = [found for found in totals if found is not None]
            found = sum((one.amount for one in sums), Decimal(0))
            expected = sum(known, Decimal(0))
            everything = _strategic_revenue(period, plans)
            if all(differs(found, amount, plans.tolerance) for amount in (expected, everything, *known)):
                cell = sums[0].parts[0]
                currency = plans.figures.exchange.currency
                yield plans.finding(
                    PLAN_TOTAL,
                    cell.item,
                    at=cell.place(period),
                    related=[Related(value_of(objective, "revenue_target", period), PART) for objective in objectives],
                    object=called(group[0]),
                    period=period,
                    found=Money(found, currency),
                    expected=Money(expected, currency),
                    difference=Money(abs(expected - found), currency),
                )
                break


def _strategic_revenue(period: Period, plans: Plans) -> Decimal:
    """Return what all strategic objectives together expect of `period`, as far as they say."""
    objectives = (objective for plan in plans.portfolio.strategies for objective in plan.objectives)
    known = (exactly(amounts(objective.revenue_target, plans), period) for objective in objectives)
    return sum((amount for amount in known if amount is not None), Decimal(0))


def _groups(plans: Plans) -> list[tuple[list[SalesPlan], list[Objective]]]:
    """Return sales plans with the strategic revenue objectives they serve, joined where they share one."""
    groups: list[tuple[list[SalesPlan], list[Objective]]] = []
    for plan in plans.portfolio.sales:
        served = _revenue_objectives(plan, plans)
        if not served:
            continue
        joined, apart = ([plan], list(served)), []
        for group in groups:
            if any(one is other for one in group[1] for other in served):
                joined = (
                    [*group[0], *joined[0]],
                    [*group[1], *(one for one in joined[1] if all(one is not other for other in group[1]))],
                )
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _revenue_objectives(plan: SalesPlan, plans: Plans) -> list[Objective]:
    found: dict[int, Objective] = {}
    for item in (*plan.objectives, *plan.targets):
        if isinstance(item, Objective) and not item.revenue_target:
            continue
        for above in plans.graph.upward(item):
            if isinstance(above, Objective) and above.revenue_target and _is_strategic(above, plans):
                found[id(above)] = above
    return list(found.values())


def _is_strategic(item: Item, plans: Plans) -> bool:
    return isinstance(plans.plan_of(item), StrategyPlan)


def _measures(plans: Plans) -> Iterator[Problem]:
    """Hold measures of revenue against the revenue targets of the objectives they measure.

    Only a lagging measure of sales, summed over the year in the plans' currency, is revenue; orders
    received, prices and margins are something else.
    """
    currency = plans.figures.exchange.currency
    for measure in plans.of(Measure):
        if not (
            measure.dimension == "sales"
            and measure.nature == "lagging"
            and measure.aggregate == "sum"
            and str(measure.unit) == currency
        ):
            continue
        objectives = _measured(measure, plans)
        series = [amounts(objective.revenue_target, plans) for objective in objectives]
        if not series or not all(series):
            continue
        yield from as_one(_off_measure(measure, objectives, series, plans))


def _measured(measure: Measure, plans: Plans) -> list[Objective]:
    around = plans.around(measure)
    own = [around] if isinstance(around, Objective) else []
    return [*own, *(item for item in plans.graph.targets(measure, "objectives") if isinstance(item, Objective))]


def _off_measure(
    measure: Measure, objectives: Sequence[Objective], series: Sequence[Figures], plans: Plans
) -> Iterator[Problem]:
    currency = plans.figures.exchange.currency
    told = Differences()
    for period in finest_first(measure.targets, *series):
        found = exactly(measure.targets, period)
        known = [amount for figures in series if (amount := exactly(figures, period)) is not None]
        expected = sum(known, Decimal(0))
        if found is None or len(known) != len(series) or told.explain(period):
            continue
        if differs(found, expected, plans.tolerance):
            told.tell(period)
            label = Phrase("the revenue target", "docelowy przychód")
            yield plans.finding(
                MEASURE,
                measure,
                at=value_of(measure, "targets", period),
                related=[Related(value_of(objective, "revenue_target", period), label) for objective in objectives],
                object=called(measure),
                objective=called(objectives[0]),
                period=period,
                found=Money(found, currency),
                expected=Money(expected, currency),
                difference=Money(abs(expected - found), currency),
            )


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
            found=_worth(found, currency),
            expected=_worth(expected, currency),
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


FORECAST = Code(
    "M107",
    Level.WARNING,
    title=Phrase("The target lies outside of the forecast", "Cel leży poza prognozą"),
    message=Phrase(
        "{object} is {found} in {period}, {side} the {scenario} forecast of {expected}",
        "{object} na okres {period} to {found}, czyli {side} prognozy {expected} ({scenario})",
    ),
    label=Phrase("{scenario} forecast: {expected}", "prognoza ({scenario}): {expected}"),
    why=Phrase(
        "A target above the best that is forecast will be missed; one below the worst asks for nothing.",
        "Cel powyżej najlepszej prognozy nie zostanie osiągnięty, a poniżej najgorszej niczego nie wymaga.",
    ),
    help=Phrase(
        "move the target to {expected}, or say in the forecast what makes more (or less) possible",
        "przesuń cel do {expected} albo uzasadnij w prognozie, skąd weźmie się więcej (lub mniej)",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 60m}}
forecasts:
  - {for: 2027, scenario: low, method: run_rate, revenue: 45m}
  - {for: 2027, scenario: high, method: run_rate, revenue: 55m}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
forecasts:
  - {for: 2027, scenario: low, method: run_rate, revenue: 45m}
  - {for: 2027, scenario: high, method: run_rate, revenue: 55m}
""",
)
SIDES = {
    "high": (Phrase("above", "powyżej"), Phrase("high", "wysoka")),
    "low": (Phrase("below", "poniżej"), Phrase("low", "niska")),
}


@rule(FORECAST)
def target_lies_within_forecast(plans: Plans) -> Iterator[Problem]:
    """A target is at most the high and at least the low forecast of the same thing and period.

    The forecast of a whole may be given by parts, by product for instance, when they are all there.
    """
    for plan in plans.portfolio.sales:
        if not plan.forecasts:
            continue
        scenarios = {name: forecasts(plan, name, plans) for name in SIDES}
        for cell in revenue_targets(plan, plans):
            yield from as_one(_off_forecast(cell, scenarios, plan, plans))


def _off_forecast(cell: Cell, scenarios: dict[str, list[Cell]], plan: SalesPlan, plans: Plans) -> Iterator[Problem]:
    currency = plans.figures.exchange.currency
    told = Differences()
    predicted = (other.figures for cells in scenarios.values() for other in cells)
    for period in finest_first(cell.figures, *predicted):
        found = exactly(cell.figures, period)
        for scenario, (side, name) in SIDES.items():
            forecast = whole(cell.key, scenarios[scenario], plan, period, plans)
            if found is None or forecast is None or told.explain(period):
                continue
            limits = (found, forecast.amount) if scenario == "high" else (forecast.amount, found)
            if exceeds(*limits, _tolerance(cell, plans)):
                told.tell(period)
                label = Phrase("the forecast", "prognoza")
                yield plans.finding(
                    FORECAST,
                    cell.item,
                    at=cell.place(period),
                    related=[Related(part.place(period), label) for part in forecast.parts],
                    object=called(cell.item),
                    period=period,
                    side=side,
                    scenario=name,
                    found=Money(found, currency),
                    expected=Money(forecast.amount, currency),
                )


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


def _has_total(found: Iterable[Problem]) -> bool:
    """Tell whether the plan's total is among the targets missed; then the rest is its detail."""
    return any(problem.values["whole"] for problem in found)


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
        if exceeds(expected, found, _tolerance(cell, plans)):
            yield plans.finding(
                QUOTAS,
                quotas[0],
                at=value_of(quotas[0], "amounts", period),
                related=[
                    Related(cell.place(period), Phrase("the target", "cel")),
                    *(Related(value_of(quota, "amounts", period), PART) for quota in quotas[1:]),
                ],
                object=called(cell.item),
                period=period,
                found=Money(found, currency),
                expected=Money(expected, currency),
                missing=Money(expected - found, currency),
                whole=not cell.key,
            )
            return


RULES: tuple[Rule, ...] = (
    sales_targets_add_up,
    marketing_and_sales_agree,
    target_lies_within_forecast,
    quotas_carry_the_target,
)
