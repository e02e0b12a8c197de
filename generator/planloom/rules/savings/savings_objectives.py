"""Objectives to save against what serves them: measures, synergies of deals and other objectives."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from planloom.figures.baselines import Saving, net_of_all, saving_of
from planloom.figures.series import exactly, within
from planloom.model.restructuring import CostMeasure, Deal
from planloom.model.shared import Objective
from planloom.problems import Code, Phrase, Problem, Related
from planloom.rules.cells import Figures, amounts
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one, under
from planloom.rules.places import value_of
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.values import Money, Period


def promises(promised: Code, below: Code, plans: Plans) -> Iterator[Problem]:
    """Hold objectives to save against measures; what fails above an objective that fails follows from it."""
    found: dict[int, Problem] = {}
    objectives: dict[int, Objective] = {}
    serving = _serving(plans)
    for objective in plans.of(Objective):
        wanted = amounts(objective.cost_target, plans)
        if not wanted or objective.status == "cancelled":
            continue
        problems = [
            *_below(objective, wanted, below, plans),
            *_unkept(objective, wanted, serving.get(id(objective), ()), promised, plans),
        ]
        for problem in as_one(problems):
            found[id(objective)] = problem
            objectives[id(objective)] = objective
    lowest = [key for key in found if not any(id(item) in found for item in plans.graph.downward(objectives[key]))]
    folded: set[int] = set(lowest)
    for key in lowest:
        above = [id(item) for item in plans.graph.upward(objectives[key]) if id(item) in found]
        yield under(found[key], [found[other] for other in above if other not in folded])
        folded.update(above)


def _serving(plans: Plans) -> dict[int, list[CostMeasure | Deal]]:
    """Return for each object the measures and deals that serve it in the end."""
    found: dict[int, list[CostMeasure | Deal]] = {}
    items: list[CostMeasure | Deal] = [*plans.of(CostMeasure), *plans.of(Deal)]
    for item in items:
        if item.status != "cancelled":
            for above in plans.graph.upward(item):
                found.setdefault(id(above), []).append(item)
    return found


def _below(objective: Objective, wanted: Figures, code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold an objective against the targets of the objectives that contribute to it."""
    supplies: list[tuple[Objective, Figures]] = []
    for edge in plans.graph.back(objective, "supports"):
        share = edge.source.share_of(edge.link) if edge.link else None
        if isinstance(edge.source, Objective) and edge.source.cost_target and share is not None:
            figures = amounts(edge.source.cost_target, plans)
            supplies.append((edge.source, {period: amount * share for period, amount in figures.items()}))
    for period, expected in wanted.items():
        known = [amount for _, figures in supplies if (amount := exactly(figures, period)) is not None]
        found = sum(known, Decimal(0))
        if supplies and len(known) == len(supplies) and exceeds(expected, found, plans.tolerance):
            label = Phrase("what it aims at", "jego wartość")
            places = [Related(value_of(item, "cost_target", period), label) for item, _ in supplies]
            yield _missing(code, objective, period, found, expected, places, plans)


def _unkept(
    objective: Objective, wanted: Figures, serving: Sequence[CostMeasure | Deal], code: Code, plans: Plans
) -> Iterator[Problem]:
    savings = list(_savings_for(objective, serving, plans))
    deals = [item for item in serving if isinstance(item, Deal) and item.synergies]
    if not savings and not deals:
        return
    for period, expected in wanted.items():
        told = any(saving.tells(period) for saving, _ in savings) or bool(deals)
        measures, synergies = net_of_all(savings, period), _synergies(deals, period, plans)
        if not told or measures is None or synergies is None:
            continue
        if exceeds(expected, measures + synergies, plans.tolerance):
            label = Phrase("a measure that serves it", "działanie, które mu służy")
            places = [Related(saving.measure.key_span("phasing"), label) for saving, _ in savings]
            yield _missing(code, objective, period, measures + synergies, expected, places, plans)


def _savings_for(
    objective: Objective, serving: Sequence[CostMeasure | Deal], plans: Plans
) -> Iterator[tuple[Saving, Decimal]]:
    for item in serving:
        if isinstance(item, CostMeasure):
            saving = saving_of(item, plans.figures.exchange)
            if saving is not None and saving.gross:
                links = (edge for edge in plans.graph.out(item, "supports") if edge.target is objective)
                shares = (item.share_of(edge.link) for edge in links if edge.link is not None)
                yield saving, next((share for share in shares if share is not None), Decimal(1))


def _synergies(deals: Iterable[Deal], period: Period, plans: Plans) -> Decimal | None:
    """Return the cost synergies of deals within `period`, less what the integration costs."""
    total = Decimal(0)
    for deal in deals:
        costs = [(amounts(one.amounts, plans), 1) for one in deal.synergies if one.type == "cost"]
        for figures, sign in (*costs, (amounts(deal.integration_cost, plans), -1)):
            if any(entry.overlaps(period) for entry in figures):
                amount = within(figures, period)
                if amount is None:
                    return None
                total += amount * sign
    return total


def _missing(
    code: Code,
    objective: Objective,
    period: Period,
    found: Decimal,
    expected: Decimal,
    places: Sequence[Related],
    plans: Plans,
) -> Problem:
    currency = plans.figures.exchange.currency
    return plans.finding(
        code,
        objective,
        at=value_of(objective, "cost_target", period),
        related=places,
        object=called(objective),
        period=period,
        found=Money(found, currency),
        expected=Money(expected, currency),
        difference=Money(expected - found, currency),
    )
