"""Money that is written twice."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from planloom.figures.figure import sum_of
from planloom.figures.live import live
from planloom.figures.restructuring.savings import phased_by_year
from planloom.figures.series import fill
from planloom.figures.written import Written, money_at, money_in, total
from planloom.model import Item, Part
from planloom.model.marketing import Campaign, Channel, Price
from planloom.model.relations import (
    CLOSES,
    OF_DEAL,
    PAYS,
    PRICE_OF,
    RUNS_IN,
    SPENT_ON,
)
from planloom.model.restructuring import (
    CostMeasure,
    Deal,
    OrgUnit,
    Projection,
    ProjectionYear,
    Workforce,
)
from planloom.model.sales import Product
from planloom.model.shared import BudgetLine, Decision, FundingSource, Initiative, Objective
from planloom.model.strategy import Allocation
from planloom.values import Period

if TYPE_CHECKING:
    from planloom.figures import Figures

from planloom.figures.consistency.twice.pair import Kind, Twin, each, fed_by_processes, of_all, processes_in_one, turned


def prices(figures: "Figures") -> Iterator[Twin]:
    """Yield products whose list price no price of marketing repeats, with the first that differs."""
    for product in each(figures, Product):
        given = [one for one in figures.graph.sources(product, PRICE_OF) if isinstance(one, Price)]
        if product.list_price is None or not given:
            continue
        of_sales = money_at("list_price", product, "list_price", figures.exchange)
        given.sort(key=lambda one: one.list_price.currency != _currency(product))  # those of its own market first
        of_marketing = [(money_at("list_price", one, "list_price", figures.exchange), one) for one in given]
        if all(one.value != of_sales.value for one, _ in of_marketing):
            first, price = of_marketing[0]
            yield Twin(first, of_sales, price, product)


def _currency(product: Product) -> str:
    return product.list_price.currency if product.list_price else ""


def deals(figures: "Figures") -> Iterator[Twin]:
    """Yield deals with a price and the sources of funding that name them."""
    for deal in each(figures, Deal):
        sources = [one for one in figures.graph.sources(deal, OF_DEAL) if isinstance(one, FundingSource)]
        sources = sources or list(_mentioning(deal, figures))
        if deal.price is None or not sources:
            continue
        funding = sum_of("financing", (money_at("financing", one, "amount", figures.exchange) for one in sources))
        kind: Kind = "equal" if deal.type == "divestment" else "at_most"
        price = money_at("price", deal, "price", figures.exchange)
        yield (
            Twin(funding, price, sources[0], deal) if kind == "equal" else Twin(price, funding, deal, sources[0], kind)
        )


def _mentioning(deal: Deal, figures: "Figures") -> Iterator[FundingSource]:
    """Yield the sources of funding whose words refer to a deal."""
    for source in each(figures, FundingSource):
        words = f"{source.source.en or ''} {source.source.pl or ''}"
        if re.search(rf"\[\[{re.escape(deal.id)}[\]|]", words):
            yield source


def gains(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures with the gain of the processes that feed them alone."""
    for measure, processes in fed_by_processes(figures):
        gained = of_all(processes, "cost", "change", figures)
        if gained is not None and measure.run_rate is not None:
            run_rate = money_at("run_rate", measure, "run_rate", figures.exchange)
            yield Twin(run_rate, turned(gained), measure, processes[0])


def costs_before(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures with the cost before of the processes that feed them alone, where these come close.

    A baseline may hold more than the processes cost; one that is within a quarter of it is meant to be the same.
    """
    for measure, processes in fed_by_processes(figures):
        cost = of_all(processes, "cost", "before", figures)
        stated = money_at("baseline_cost", measure, "baseline_annual", figures.exchange)
        if cost is None or cost.value is None or stated.value is None:
            continue
        if abs(stated.value.amount - cost.value.amount) <= cost.value.amount / 4:
            yield Twin(stated, cost, measure, processes[0])


def closed_units(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures with the cost of the one unit that they close: no more is saved than it costs.

    The baseline, where it comes within a quarter of that cost, is meant to be the same.
    """
    for measure in live(each(figures, CostMeasure)):
        closed = figures.graph.targets(measure, CLOSES)
        unit = closed[0] if len(closed) == 1 else None
        if not isinstance(unit, OrgUnit) or unit.cost is None:
            continue
        cost = money_at("cost", unit, "cost", figures.exchange)
        baseline = money_at("baseline_cost", measure, "baseline_annual", figures.exchange)
        if cost.value and baseline.value and abs(cost.value.amount - baseline.value.amount) <= cost.value.amount / 3:
            yield Twin(baseline, cost, measure, unit)
        elif measure.run_rate is not None:
            yield Twin(money_at("run_rate", measure, "run_rate", figures.exchange), cost, measure, unit, "at_most")


def process_costs(figures: "Figures") -> Iterator[Twin]:
    """Yield units with the processes that are carried out in them alone, which cost no more than they do."""
    for unit, processes, field in processes_in_one(figures):
        states = [state for one in processes if (state := getattr(one, field)) is not None]
        costs = [money_at("process_cost", one, "cost", figures.exchange) for one in states if one.cost is not None]
        if costs and unit.cost is not None:
            cost = money_at("cost", unit, "cost", figures.exchange)
            yield Twin(sum_of("process_cost", costs), cost, processes[0], unit, "at_most")


def outlooks(figures: "Figures") -> Iterator[Twin]:
    """Yield what has cost already more than it is to have cost in the end."""
    for kind in (BudgetLine, Campaign, Initiative):
        for part in live(each(figures, kind)):
            if part.outlook and part.spent:
                spent = total("spent", [money_in(part, "spent", figures.exchange)], subject=part)
                outlook = total("outlook", [money_in(part, "outlook", figures.exchange)], subject=part)
                yield Twin(spent, outlook, part, part, "at_most")


def spent_in_channels(figures: "Figures") -> Iterator[Twin]:
    """Yield campaigns that run in one channel alone with what was spent of its line, for each period of that."""
    for channel in each(figures, Channel):
        lines = [one for one in live(figures.graph.sources(channel, SPENT_ON)) if isinstance(one, BudgetLine)]
        running = [one for one in live(figures.graph.sources(channel, RUNS_IN)) if isinstance(one, Campaign)]
        alone = [one for one in running if one.channels == (channel.id,) and one.spent]
        for period in dict.fromkeys(period for line in lines for period in line.spent if alone):
            paid = total("spent", [money_in(one, "spent", figures.exchange) for one in alone], period)
            told = total("spent", [money_in(line, "spent", figures.exchange) for line in lines], period)
            yield Twin(paid, told, alone[0], lines[0], "at_most")


def moved_money(figures: "Figures") -> Iterator[Twin]:
    """Yield what was given to a piece of work or a line by a decision, which is part of its budget."""
    for decision in each(figures, Decision):
        for transfer in decision.transfers:
            given = figures.graph.find(transfer.target) if transfer.target else None
            if isinstance(given, BudgetLine | Campaign | Initiative) and not decision.open:
                field = "amounts" if isinstance(given, BudgetLine) else "budget"
                moved = money_at("moved", transfer, "amount", figures.exchange)
                budget = total("budget", [money_in(given, field, figures.exchange)], subject=given)
                yield Twin(moved, budget, decision, given, "at_most")


def run_rates(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures whose last phased year, a whole one after others, brings less than the run rate."""
    for measure in live(each(figures, CostMeasure)):
        phased = phased_by_year(measure, figures)
        last = max(phased, default=None)
        if measure.run_rate is None or last is None or len(phased) == 1 or not phased[last].exact:
            continue
        if fill([one for one in measure.phasing if last.contains(one)], last):
            yield Twin(
                money_at("run_rate", measure, "run_rate", figures.exchange), phased[last], measure, measure, "at_most"
            )


def objective_budgets(figures: "Figures") -> Iterator[Twin]:
    """Yield objectives by period of their budget with what is allocated to them."""
    allocations = list(live(each(figures, Allocation)))
    for objective in live(each(figures, Objective)):
        given = [one for one in allocations if one.objective == objective.id and one.amounts]
        for period in objective.budget if given else ():
            budget = total("set_aside", [money_in(objective, "budget", figures.exchange)], period, subject=objective)
            money = total(
                "allocated", [money_in(one, "amounts", figures.exchange) for one in given], period, subject=objective
            )
            if money.value is not None:
                yield Twin(budget, money, objective, given[0], "at_most")


def repeated_projections(figures: "Figures") -> Iterator[Twin]:
    """Yield projections of the scenario of an earlier one in their plan, by year, where the revenue is another."""
    for plan in figures.graph.portfolio.plans:
        first: dict[tuple[str, Period], tuple[Projection, ProjectionYear]] = {}
        for projection in plan.each(Projection):
            for year in projection.years:
                before, there = first.setdefault((projection.scenario, year.year), (projection, year))
                if there is not year:
                    yield Twin(
                        money_at("projected_revenue", year, "revenue", figures.exchange),
                        money_at("projected_revenue", there, "revenue", figures.exchange),
                        projection,
                        before,
                    )


_COSTS: Mapping[type[Part], str] = {Workforce: "severance_cost", CostMeasure: "one_off_cost", Deal: "integration_cost"}
_SEVERANCE = re.compile(r"severance|odpraw", re.IGNORECASE)


def paid_lines(figures: "Figures") -> Iterator[Twin]:
    """Yield budget lines by period with the costs that they pay, as they say or as `severance` in their name does.

    Lines that pay for the same are added up; one that shares what it pays for with other lines is at most as large.
    """
    together: dict[tuple[int, ...], tuple[list[BudgetLine], list[Item]]] = {}
    for line in live(each(figures, BudgetLine)):
        paid = [item for item in figures.graph.targets(line, PAYS) if isinstance(item, Item)]
        paid = paid or list(_severance(line, figures))
        together.setdefault(tuple(sorted(map(id, paid))), ([], paid))[0].append(line)
    payers = Counter(one for paid in together for one in paid)
    for key, (lines, paid) in together.items():
        kind: Kind = "at_most" if any(payers[one] > 1 for one in key) else "equal"
        yield from _paid(lines, paid, kind, figures)


def _paid(lines: list[BudgetLine], paid: list[Item], kind: Kind, figures: "Figures") -> Iterator[Twin]:
    costs = [one for item in paid if (one := _cost(item, figures))]
    amounts = [money_in(line, "amounts", figures.exchange) for line in lines]
    for period in dict.fromkeys(period for line in lines for period in line.amounts if costs):
        amount = total("plan_budget", amounts, period, subject=lines[0])
        cost = total("one_off_cost", costs, period, subject=lines[0])
        if cost.value is not None and cost.exact:
            yield Twin(amount, cost, lines[0], paid[0], kind)


def _cost(item: Item, figures: "Figures") -> Written[Any] | None:
    field = next((name for kind, name in _COSTS.items() if isinstance(item, kind)), "")
    field = field or next((name for name in ("budget", "cost") if getattr(item, name, None)), "")
    return money_in(item, field, figures.exchange) if field and getattr(item, field, None) else None


def _severance(line: BudgetLine, figures: "Figures") -> Iterator[Workforce]:
    """Yield the workforces with severance pay where this is the one line of the plan that is called so."""
    plan = figures.graph.plan_of(line)
    if plan is None or not _is_severance(line) or sum(map(_is_severance, plan.budget)) != 1:
        return
    yield from (one for one in live(plan.each(Workforce)) if one.severance_cost)


def _is_severance(line: BudgetLine) -> bool:
    words = [text for name in (line.title, line.category) if name for text in (name.en, name.pl) if text]
    return any(_SEVERANCE.search(text) for text in words)


MONEY = (
    prices,
    deals,
    gains,
    costs_before,
    closed_units,
    process_costs,
    run_rates,
    paid_lines,
    objective_budgets,
    repeated_projections,
    outlooks,
    spent_in_channels,
    moved_money,
)
