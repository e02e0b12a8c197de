"""Budgets (family M): what is spent, what is given, in which currency, in which shares."""

import functools
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.money import allocations_for
from planloom.figures.series import exactly, outermost, within
from planloom.model import Item, Part, Plan, RestructuringPlan, StrategyPlan
from planloom.model.marketing import Segment
from planloom.model.sales import Course, FunnelStep, PipelineRules, ServiceLevel
from planloom.model.shared import BudgetLine, Measure, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.cells import Differences, Figures, amounts, finest_first
from planloom.rules.compare import differs, exceeds
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.sales import SERIES, uneven
from planloom.rules.words import called
from planloom.values import Money, Period

SPENT = Phrase("spent here", "wydatek")
GIVEN = Phrase("allocated here", "alokacja")

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
        lines = _series(plan.budget, "amounts", plans)
        if lines is None or not lines:
            continue
        yield from as_one(_against_allocations(plan, lines, plans))
        for what, items, field in _work(plan):
            yield from as_one(_against_budget(plan, what, items, field, lines, plans))
    for line in plans.of(BudgetLine):
        yield from as_one(_courses(line, plans))


def _series(items: Iterable[Item], field: str, plans: Plans) -> list[tuple[Item, Figures]] | None:
    """Return the figures of each item that has any; None when one of them has no rate."""
    found = []
    for item in items:
        written = getattr(item, field)
        if written and item.status != "cancelled":
            figures = amounts(written, plans)
            if not figures:
                return None
            found.append((item, figures))
    return found


def _limit(series: Iterable[tuple[Item, Figures]], period: Period) -> Decimal | None:
    """Add what is given for exactly `period`; None when an entry covers only a part of it."""
    total, told = Decimal(0), False
    for _, figures in series:
        if not any(entry.overlaps(period) for entry in figures):
            continue
        amount = exactly(figures, period)
        if amount is None:
            return None
        total, told = total + amount, True
    return total if told else None


def _spent(series: Iterable[tuple[Item, Figures]], period: Period) -> dict[int, tuple[Item, Decimal]]:
    """Return what each item spends within `period` at least, by its place in the list."""
    known = {index: (item, within(figures, period)) for index, (item, figures) in enumerate(series)}
    return {index: (item, amount) for index, (item, amount) in known.items() if amount is not None}


def _periods(series: Iterable[tuple[Item, Figures]]) -> list[Period]:
    """Return the periods limits are given for: those written, and the years they make up together."""
    written = [period for _, figures in series for period in figures]
    years = (Period.of_year(year) for period in written for year in period.years)
    return list(dict.fromkeys((*sorted(years), *sorted(written))))


def _largest_first(spent: Mapping[int, tuple[Item, Decimal]]) -> list[Item]:
    return [item for item, _ in sorted(spent.values(), key=lambda entry: -entry[1])]


def _against_allocations(plan: Plan, lines: Sequence[tuple[Item, Figures]], plans: Plans) -> Iterator[Problem]:
    given = _series(allocations_for(plan, plans.graph), "amounts", plans)
    if not given:
        return
    for period in _periods(given):
        limit = _limit(given, period)
        spent = _spent(lines, period)
        found = sum((amount for _, amount in spent.values()), Decimal(0))
        if limit is not None and exceeds(found, limit, plans.tolerance):
            allocations = [value_of(item, "amounts", period) for item, series in given if _tells(series, period)]
            yield _too_much(BUDGET, plan, _largest_first(spent), "amounts", allocations, period, found, limit, plans)


def _tells(figures: Figures, period: Period) -> bool:
    return any(entry.overlaps(period) for entry in figures)


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


def _work(plan: Plan) -> Iterator[tuple[Phrase, Sequence[Item], str]]:
    """Yield what a plan pays from its budget: each group on its own, since groups may overlap."""
    campaigns = getattr(plan, "campaigns", ())
    yield Phrase("campaigns", "kampanie"), campaigns, "budget"
    yield Phrase("initiatives", "inicjatywy"), plan.initiatives, "budget"
    ids = {objective.id for objective in plan.objectives}
    top = [item for item in plan.objectives if not any(link.id in ids for link in item.supports)]
    yield Phrase("objectives", "cele"), top, "budget"


def _against_budget(
    plan: Plan,
    what: Phrase,
    items: Sequence[Item],
    field: str,
    lines: Sequence[tuple[Item, Figures]],
    plans: Plans,
) -> Iterator[Problem]:
    work = _series(items, field, plans)
    if not work:
        return
    for period in _periods(lines):
        limit = _limit(lines, period)
        spent = _spent(work, period)
        found = sum((amount for _, amount in spent.values()), Decimal(0))
        if limit is not None and exceeds(found, limit, plans.tolerance):
            places = [value_of(item, "amounts", period) for item, series in lines if _tells(series, period)]
            yield _too_much(
                WITHIN_BUDGET, plan, _largest_first(spent), field, places, period, found, limit, plans, what=what
            )


def _courses(line: BudgetLine, plans: Plans) -> Iterator[Problem]:
    paid = [edge.source for edge in plans.graph.back(line, "budget_line") if isinstance(edge.source, Course)]
    costs = _series(paid, "cost", plans)
    limits = _series([line], "amounts", plans)
    if not costs or not limits:
        return
    for period in _periods(limits):
        limit = _limit(limits, period)
        spent = _spent(costs, period)
        found = sum((amount for _, amount in spent.values()), Decimal(0))
        if limit is not None and exceeds(found, limit, plans.tolerance):
            place = [value_of(line, "amounts", period)]
            yield _too_much(WITHIN_LINE, line, _largest_first(spent), "cost", place, period, found, limit, plans)


ENVELOPE = Code(
    "M104",
    Level.ERROR,
    title=Phrase("More is allocated than there is", "Przydzielono więcej, niż jest"),
    message=Phrase(
        "allocations for {period} add up to {found}, more than the envelope of {expected}",
        "alokacje na okres {period} to razem {found}, więcej niż pula środków {expected}",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    why=Phrase(
        "Every plan then counts on money that exists once and was promised twice.",
        "Każdy plan liczy wtedy na pieniądze, które są jedne, a obiecano je dwa razy.",
    ),
    help=Phrase(
        "cut the allocations by {difference} together, or raise the envelope to {found}",
        "zmniejsz alokacje łącznie o {difference} albo podnieś pulę do {found}",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
envelope:
  amounts: {2027: 10m}
allocations:
  - {function: marketing, amounts: {2027: 4m}}
  - {function: sales, amounts: {2027-H1: 4m, 2027-H2: 3m}}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
envelope:
  amounts: {2027: 10m}
allocations:
  - {function: marketing, amounts: {2027: 4m}}
  - {function: sales, amounts: {2027-H1: 3m, 2027-H2: 3m}}
""",
)
LEFT_OVER = ENVELOPE.worded(
    Phrase(
        "allocations for {period} add up to {found}; {difference} of the envelope of {expected} is given to nobody",
        "alokacje na okres {period} to razem {found}; z puli {expected} nikt nie dostał {difference}",
    ),
    label=Phrase("{difference} left over", "zostaje {difference}"),
    help=Phrase(
        "allocate {difference} more, for instance as a reserve, or lower the envelope to {found}",
        "przydziel jeszcze {difference}, na przykład jako rezerwę, albo obniż pulę do {found}",
    ),
    level=Level.WARNING,
)


@rule(ENVELOPE)
def allocations_use_the_envelope(plans: Plans) -> Iterator[Problem]:
    """Σ allocations = envelope, for each period of the envelope. Too little is a warning."""
    for plan in plans.portfolio.strategies:
        given = _series(plan.allocations, "amounts", plans)
        limits = amounts(plan.envelope.amounts, plans) if plan.envelope else {}
        if given and limits:
            yield from as_one(_off_envelope(plan, limits, given, plans))


def _off_envelope(
    plan: StrategyPlan, limits: Figures, given: Sequence[tuple[Item, Figures]], plans: Plans
) -> Iterator[Problem]:
    currency = plans.figures.exchange.currency
    told = Differences()
    for period in finest_first(limits, *(figures for _, figures in given)):
        limit, found = exactly(limits, period), _limit(given, period)
        if limit is None or found is None or plan.envelope is None or told.explain(period):
            continue
        if not differs(found, limit, plans.tolerance):
            continue
        told.tell(period)
        yield plans.finding(
            ENVELOPE if found > limit else LEFT_OVER,
            plan.envelope,
            at=value_of(plan.envelope, "amounts", period),
            related=[
                Related(value_of(item, "amounts", period), GIVEN) for item, series in given if _tells(series, period)
            ],
            period=period,
            found=Money(found, currency),
            expected=Money(limit, currency),
            difference=Money(abs(found - limit), currency),
        )


CURRENCY = Code(
    "M106",
    Level.WARNING,
    title=Phrase("A currency without a rate", "Waluta bez kursu"),
    message=Phrase(
        "amounts in {given} cannot be held against those in {currency}: no rate is given",
        "kwot w walucie {given} nie da się porównać z kwotami w {currency}: brak kursu",
    ),
    label=Phrase("no rate for {given}", "brak kursu {given}"),
    why=Phrase(
        "Different currencies are never added without a rate, so these amounts are missing from every total and"
        " every check.",
        "Różnych walut nie dodaje się bez kursu, więc tych kwot brakuje we wszystkich sumach i porównaniach.",
    ),
    help=Phrase(
        "add `rates: {{given}: …}` to `organisation.yml`, with what 1 {given} is worth in {currency}",
        "dodaj `rates: {{given}: …}` w `organisation.yml` z wartością 1 {given} w {currency}",
    ),
    bad="""\
# plans/organisation.yml
languages: en
currency: PLN
# plans/sales/plan.yml
kind: sales
targets:
  - {id: german-sales, revenue: {2027: 10m EUR}}
""",
    good="""\
# plans/organisation.yml
languages: en
currency: PLN
rates: {EUR: 4.25}
# plans/sales/plan.yml
kind: sales
targets:
  - {id: german-sales, revenue: {2027: 10m EUR}}
""",
)


@rule(CURRENCY)
def currencies_have_rates(plans: Plans) -> Iterator[Problem]:
    """Every currency used has a rate into the organisation's; one finding a currency."""
    organisation = plans.portfolio.organisation
    places: dict[str, list[tuple[Part, Span]]] = {}
    for part in plans.parts():
        for field, key, single in money_fields(type(part)):
            value = getattr(part, field)
            if not value:
                continue
            for period, money in [(None, value)] if single else value.items():
                if organisation.rate(money.currency) is None:
                    span = part.span(key) if period is None else value_of(part, key, period)
                    places.setdefault(money.currency, []).append((part, span))
    for currency, found in places.items():
        (first, span), *others = found
        yield plans.finding(
            CURRENCY,
            first,
            at=span,
            related=[Related(place, Phrase("also here", "także tutaj")) for _, place in others],
            given=currency,
            currency=organisation.currency,
        )


@functools.cache
def money_fields(part: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    """Return the fields of `part` that hold money: attribute, name in the sources, single or by period."""
    found = []
    for name, info in part.model_fields.items():
        key = info.alias or name
        if _is_money(info.annotation):
            found.append((name, key, True))
        elif any(_is_money(argument) for argument in typing.get_args(_plain(info.annotation))[1:]):
            found.append((name, key, False))
    return tuple(found)


def _plain(annotation: object) -> object:
    """Look through ``Annotated`` and ``| None``."""
    arguments = typing.get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _plain(arguments[0])
    if type(None) in arguments:
        return _plain(next(argument for argument in arguments if argument is not type(None)))
    return annotation


def _is_money(annotation: object) -> bool:
    return _plain(annotation) is Money


UNEVEN = Code(
    "M112",
    Level.ERROR,
    title=Phrase("A period and its parts disagree", "Okres i jego części się nie zgadzają"),
    message=Phrase(
        "`{field}` of {object}: the parts of {period} add up to {found}, not to {expected}",
        "`{field}` ({object}): części okresu {period} dają razem {found}, a nie {expected}",
    ),
    label=Phrase("the parts give {found}", "części dają {found}"),
    why=Phrase(
        "A year that differs from its quarters has two values, and every sum takes the one its reader does not expect.",
        "Rok, który różni się od swoich kwartałów, ma dwie wartości, a każda suma bierze tę, której czytelnik się nie"
        " spodziewa.",
    ),
    help=Phrase(
        "set {period} to {found}, leave it out, or change its parts by {difference} together",
        "ustaw {period} na {found}, usuń tę wartość albo zmień części łącznie o {difference}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2027: 1m, 2027-H1: 0.7m, 2027-H2: 0.4m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2027: 1m, 2027-H1: 0.7m, 2027-H2: 0.3m}}
""",
)
COUNTED: tuple[tuple[type[Part], tuple[str, ...]], ...] = (
    (FunnelStep, ("counts",)),
    (ServiceLevel, ("leads",)),
    (PipelineRules, ("deals_needed",)),
)


@rule(UNEVEN)
def periods_equal_their_parts(plans: Plans) -> Iterator[Problem]:
    """What is given for a year equals its halves, quarters or months, where they are all given.

    It holds for money and counts, and for the targets of measures that add up over the year; sales
    targets have their own rule. Levels, such as a share or a headcount, do not add up.
    """
    sales: dict[type[Part], tuple[str, ...]] = dict(SERIES)
    for part in plans.parts():
        for field, _, single in money_fields(type(part)):
            if not single and field not in sales.get(type(part), ()):
                yield from as_one(uneven(part, field, UNEVEN, plans))
    for kind, fields in COUNTED:
        for part in plans.of(kind):
            for field in fields:
                yield from as_one(uneven(part, field, UNEVEN, plans))
    for measure in plans.of(Measure):
        if measure.aggregate == "sum":
            yield from as_one(uneven(measure, "targets", UNEVEN, plans))


SHARES = Code(
    "M113",
    Level.WARNING,
    title=Phrase("Shares do not add up to 100 %", "Udziały nie dają 100 %"),
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
ROUNDING = Decimal("0.005")


@rule(SHARES)
def shares_add_up(plans: Plans) -> Iterator[Problem]:
    """Weights of sibling objectives are 100 % together, shares of segments at most, contributions too.

    Half a percentage point is left for rounding. Weights may be shared out over the whole plan or within
    each perspective; a plan that has not given all of them yet can only have too much.
    """
    for plan in plans.portfolio.plans:
        yield from _weights(plan, plans)
    for marketing in plans.portfolio.marketing:
        shared = [segment for segment in marketing.segments if segment.share is not None]
        found = sum((segment.share for segment in shared if segment.share is not None), Decimal(0))
        if found > 1 + ROUNDING:
            yield _share_finding(
                TOO_MANY, Phrase("shares of the market", "udziały w rynku"), shared, "share", found, marketing, plans
            )
    for item in plans.items():
        if len(item.supports) > 1:
            yield from _contributions(item, plans)


def _percent(share: Decimal) -> Phrase:
    number = f"{(share * 100).normalize():f}"
    return Phrase(f"{number}%", f"{number.replace('.', ',')}%")


def _weights(plan: Plan, plans: Plans) -> Iterator[Problem]:
    live = [objective for objective in plan.objectives if objective.status != "cancelled"]
    weighted = [objective for objective in live if objective.weight is not None]
    if not weighted:
        return
    found = _weight(weighted)
    what = Phrase("weights of the objectives", "wagi celów")
    if len(weighted) == len(live):
        groups: dict[str | None, list[Objective]] = {}
        for objective in weighted:
            groups.setdefault(objective.perspective, []).append(objective)
        if abs(found - 1) <= ROUNDING or all(abs(_weight(group) - 1) <= ROUNDING for group in groups.values()):
            return
        yield _share_finding(SHARES, what, weighted, "weight", found, plan, plans)
    elif found > 1 + ROUNDING:
        yield _share_finding(TOO_MANY, what, weighted, "weight", found, plan, plans)


def _weight(objectives: Iterable[Objective]) -> Decimal:
    return sum((item.weight for item in objectives if item.weight is not None), Decimal(0))


def _share_finding(
    code: Code,
    what: Phrase,
    items: Sequence[Objective | Segment],
    field: str,
    found: Decimal,
    plan: Plan,
    plans: Plans,
) -> Problem:
    first, *others = items
    problem = plans.finding(
        code,
        first,
        field,
        related=[Related(item.span(field), Phrase("part of the sum", "składnik sumy")) for item in others],
        object=called(plan),
        what=what,
        found=_percent(found),
        difference=_percent(abs(found - 1)),
    )
    return problem.about(plan.id)


def _contributions(item: Item, plans: Plans) -> Iterator[Problem]:
    shares = [(index, link.contributes) for index, link in enumerate(item.supports) if link.contributes is not None]
    found = sum((share for _, share in shares), Decimal(0))
    if found > 1 + ROUNDING:
        (first, _), *others = shares
        yield plans.finding(
            CONTRIBUTIONS,
            item,
            "supports",
            first,
            "contributes",
            related=[
                Related(item.span("supports", index, "contributes"), Phrase("part of the sum", "składnik sumy"))
                for index, _ in others
            ],
            object=called(item),
            found=_percent(found),
            difference=_percent(found - 1),
        )


FINANCING = Code(
    "M115",
    Level.WARNING,
    title=Phrase("The restructuring is not financed", "Restrukturyzacja nie ma pokrycia"),
    message=Phrase(
        "{object} needs {expected}, but its sources of funding give {found}",
        "{object} wymaga {expected}, a źródła finansowania dają {found}",
    ),
    label=Phrase("{difference} missing", "brakuje {difference}"),
    why=Phrase(
        "A restructuring that runs out of money halfway costs twice: the money is gone and the savings never come.",
        "Restrukturyzacja, której w połowie zabraknie pieniędzy, kosztuje podwójnie: pieniądze wydano, a oszczędności"
        " nie przyjdą.",
    ),
    help=Phrase(
        "name further sources for {difference} in `financing:`, or cut the plan's spending by as much",
        "wskaż w `financing:` dalsze źródła na {difference} albo zmniejsz wydatki planu o tyle samo",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
budget:
  - {category: Moving the lines, amounts: {2027: 8m, 2028: 2m}}
financing:
  - {source: Bank loan, amount: 6m}
  - {source: Own funds, amount: 3m}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
budget:
  - {category: Moving the lines, amounts: {2027: 8m, 2028: 2m}}
financing:
  - {source: Bank loan, amount: 6m}
  - {source: Own funds, amount: 4m}
""",
)


@rule(FINANCING)
def financing_covers_the_needs(plans: Plans) -> Iterator[Problem]:
    """The sources of funding of a restructuring are at least what the plan spends.

    It spends its budget lines; without any, the one-off costs, severance and integration costs.
    """
    exchange = plans.figures.exchange
    for plan in plans.portfolio.restructurings:
        sources = [exchange.money(source.amount) for source in plan.financing]
        needs = _needs(plan, plans)
        if not sources or None in sources or needs is None:
            continue
        found = sum((money.amount for money in sources if money is not None), Decimal(0))
        expected = sum((amount for _, _, amount in needs), Decimal(0))
        if exceeds(expected, found, plans.tolerance):
            first, *others = plan.financing
            yield plans.finding(
                FINANCING,
                first,
                "amount",
                related=[
                    *(Related(item.span("amount"), Phrase("another source", "inne źródło")) for item in others),
                    *(Related(item.key_span(field), SPENT) for item, field, _ in needs),
                ],
                object=called(plan),
                found=Money(found, exchange.currency),
                expected=Money(expected, exchange.currency),
                difference=Money(expected - found, exchange.currency),
            ).about(plan.id)


def _needs(plan: RestructuringPlan, plans: Plans) -> list[tuple[Item, str, Decimal]] | None:
    lines: list[tuple[Item, str]] = [(line, "amounts") for line in plan.budget]
    costs: list[tuple[Item, str]] = [
        *((measure, "one_off_cost") for measure in plan.savings),
        *((deal, "integration_cost") for deal in plan.deals),
        *((entry, "severance_cost") for entry in plan.workforce),
    ]
    found = []
    for item, field in lines or costs:
        written = getattr(item, field)
        if written:
            figures = amounts(written, plans)
            if not figures:
                return None
            whole = sum((figures[period] for period in outermost(figures)), Decimal(0))
            found.append((item, field, whole))
    return found or None


RULES: tuple[Rule, ...] = (
    budgets_lie_within_allocations,
    allocations_use_the_envelope,
    currencies_have_rates,
    periods_equal_their_parts,
    shares_add_up,
    financing_covers_the_needs,
)
