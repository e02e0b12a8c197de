"""What is written twice: two fields, of two objects, that give the same amount or number of people.

Each pair is what a controller reconciles: a price in two plans, a deal and what pays for it, a cost and its budget
line, a team and the capacity reckoned with it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from planloom.figures.figure import Figure, sum_of
from planloom.figures.live import live
from planloom.figures.processes import differences
from planloom.figures.savings import phased_by_year
from planloom.figures.series import fill
from planloom.figures.structure import structure_of
from planloom.figures.written import Written, money_at, money_in, number_at, numbers_in, total
from planloom.model import Item, Part, Plan
from planloom.model.marketing import Price
from planloom.model.relations import CAPACITY_OF, IN_UNIT, OF_DEAL, PARENT, PAYS, PRICE_OF, SAVES_THROUGH
from planloom.model.restructuring import (
    CostMeasure,
    Deal,
    Enterprise,
    OrgUnit,
    Position,
    Process,
    Projection,
    ProjectionYear,
    Workforce,
)
from planloom.model.sales import Capacity, Product
from planloom.model.shared import BudgetLine, FundingSource, Objective, Team
from planloom.model.strategy import Allocation
from planloom.values import Period

if TYPE_CHECKING:
    from planloom.figures import Figures

Kind = Literal["equal", "at_most"]


@dataclass(frozen=True, slots=True)
class Twin:
    """Two figures of which the first is to be equal to the second, or at most as large."""

    first: Figure[Any]
    second: Figure[Any]
    about: Item
    other: Part
    kind: Kind = "equal"


# ---- money ----


def prices(figures: "Figures") -> Iterator[Twin]:
    """Yield products whose list price no price of marketing repeats, with the first that differs."""
    for product in _each(figures, Product):
        given = [one for one in figures.graph.sources(product, PRICE_OF) if isinstance(one, Price)]
        if product.list_price is None or not given:
            continue
        of_sales = money_at("list_price", product, "list_price", figures.exchange)
        of_marketing = [(money_at("list_price", one, "list_price", figures.exchange), one) for one in given]
        if all(one.value != of_sales.value for one, _ in of_marketing):
            first, price = of_marketing[0]
            yield Twin(first, of_sales, price, product)


def deals(figures: "Figures") -> Iterator[Twin]:
    """Yield deals with a price and the sources of funding that name them."""
    for deal in _each(figures, Deal):
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
    for source in _each(figures, FundingSource):
        words = f"{source.source.en or ''} {source.source.pl or ''}"
        if re.search(rf"\[\[{re.escape(deal.id)}[\]|]", words):
            yield source


def gains(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures with the gain of the processes that feed them alone."""
    for measure, processes in _fed_by_processes(figures):
        gained = _of_all(processes, "cost", "change", figures)
        if gained is not None and measure.run_rate is not None:
            run_rate = money_at("run_rate", measure, "run_rate", figures.exchange)
            yield Twin(run_rate, _turned(gained), measure, processes[0])


def costs_before(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures with the cost before of the processes that feed them alone, where these come close.

    A baseline may hold more than the processes cost; one that is within a quarter of it is meant to be the same.
    """
    for measure, processes in _fed_by_processes(figures):
        cost = _of_all(processes, "cost", "before", figures)
        stated = money_at("baseline_cost", measure, "baseline_annual", figures.exchange)
        if cost is None or cost.value is None or stated.value is None:
            continue
        if abs(stated.value.amount - cost.value.amount) <= cost.value.amount / 4:
            yield Twin(stated, cost, measure, processes[0])


def _fed_by_processes(figures: "Figures") -> Iterator[tuple[CostMeasure, list[Process]]]:
    """Yield savings measures with the processes that feed them, where these feed no others."""
    for measure in live(_each(figures, CostMeasure)):
        processes = [one for one in figures.graph.sources(measure, SAVES_THROUGH) if isinstance(one, Process)]
        if processes and all(len(one.savings) == 1 for one in processes):
            yield measure, processes


def _of_all(processes: list[Process], quantity: str, side: str, figures: "Figures") -> Figure[Any] | None:
    """Return the sum of one side of a difference over processes; None where one of them does not give it."""
    given = [
        getattr(difference, side)
        for process in processes
        for difference in differences(process, figures)
        if difference.quantity == quantity
    ]
    return sum_of("change" if side == "change" else "process_cost", given) if len(given) == len(processes) else None


def _turned(figure: Figure[Any]) -> Figure[Any]:
    """Return a change downwards as a gain."""
    value = None if figure.value is None else -figure.value
    return Figure("gain", value, figure.subject, figure.period, figure.operands, figure.gaps, figure.reason)


def run_rates(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures whose last phased year, a whole one after others, brings less than the run rate."""
    for measure in live(_each(figures, CostMeasure)):
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
    allocations = list(live(_each(figures, Allocation)))
    for objective in live(_each(figures, Objective)):
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
                if before is not projection:
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
    for line in live(_each(figures, BudgetLine)):
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


# ---- people ----


def units_after(figures: "Figures") -> Iterator[Twin]:
    """Yield units with fewer full-time equivalents than people after, where people are counted as such.

    Where a unit has as many people as full-time equivalents before, the two are counted alike after as well.
    """
    for entry in live(_each(figures, Workforce)):
        unit = figures.graph.find(entry.unit) if entry.unit else None
        if not isinstance(unit, OrgUnit) or unit.headcount is None or unit.headcount_after is None:
            continue
        if unit.headcount == entry.before_fte and entry.after_fte < unit.headcount_after:  # more is told by P101
            after = number_at("after_fte", entry, "after_fte")
            yield Twin(after, number_at("headcount", unit, "headcount_after"), entry, unit)


def employers(figures: "Figures") -> Iterator[Twin]:
    """Yield the employees of the organisation and of the enterprise that a plan describes."""
    organisation = figures.graph.portfolio.organisation
    for plan in figures.graph.portfolio.plans:
        enterprise = plan.only(Enterprise)
        if enterprise is not None and enterprise.employees is not None and organisation.employees is not None:
            stated = number_at("employees", enterprise, "employees")
            yield Twin(stated, number_at("employees", organisation, "employees"), plan, organisation)


def whole_structures(figures: "Figures") -> Iterator[Twin]:
    """Yield the whole workforce where it counts people as the units do: with the employees, and the units after."""
    organisation = figures.graph.portfolio.organisation
    for plan in figures.graph.portfolio.plans:
        rows, structure = list(live(plan.each(Workforce))), figures.once(structure_of, plan)
        whole = [one for one in rows if one.unit is None]
        if len(whole) != 1 or structure.people_before.value != whole[0].before_fte:
            continue
        before = number_at("before_fte", whole[0], "before_fte")
        if organisation.employees is not None and organisation.employees > whole[0].before_fte:  # fewer: P101
            yield Twin(before, number_at("employees", organisation, "employees"), whole[0], organisation)
        if len(rows) == 1 and structure.people_after.exact:
            yield Twin(number_at("after_fte", whole[0], "after_fte"), structure.people_after, whole[0], plan)


def capacities(figures: "Figures") -> Iterator[Twin]:
    """Yield teams of a size that no capacity of their plan (or of any) has, with the first that differs."""
    for team in _each(figures, Team):
        given = [one for one in figures.graph.sources(team, CAPACITY_OF) if isinstance(one, Capacity)]
        given = [one for one in given if one.plan == team.plan] or given
        if team.fte is None or not given or any(one.fte == team.fte for one in given):
            continue
        yield Twin(number_at("fte", given[0], "fte"), number_at("fte", team, "fte"), given[0], team)


def teams_in_units(figures: "Figures") -> Iterator[Twin]:
    """Yield units with the teams that sit in them, which cannot be larger together, before or after."""
    for unit in _each(figures, OrgUnit):
        teams = [one for one in figures.graph.sources(unit, IN_UNIT) if isinstance(one, Team) and one.fte is not None]
        people = _largest(unit)
        if teams and people is not None and not _has_units(unit, figures):
            yield Twin(
                sum_of("fte", (number_at("fte", one, "fte") for one in teams)), people, teams[0], unit, "at_most"
            )


def positions_in_units(figures: "Figures") -> Iterator[Twin]:
    """Yield units with the positions of one state in them, of which there cannot be more than people."""
    for unit in _each(figures, OrgUnit):
        positions = [one for one in figures.graph.sources(unit, IN_UNIT) if isinstance(one, Position)]
        people = _largest(unit)
        by_state = [[one for one in positions if one.state in (state, "both")] for state in ("before", "after")]
        most = max(by_state, key=lambda there: sum((one.count for one in there), Decimal(0)))
        if most and people is not None and not _has_units(unit, figures):
            together = sum_of("count", (number_at("count", one, "count") for one in most))
            yield Twin(together, people, most[0], unit, "at_most")


def allocated_people(figures: "Figures") -> Iterator[Twin]:
    """Yield plans with the people allocated to them alone, and those of their teams."""
    by_plan: dict[int, list[Allocation]] = {}
    plans = figures.graph.portfolio.plans
    for allocation in live(_each(figures, Allocation)):
        named = figures.graph.find(allocation.for_plan) if allocation.for_plan else None
        meant = (
            [named] if isinstance(named, Plan) else [one for one in plans if one.kind_of_plan == allocation.function]
        )
        if allocation.fte and len(meant) == 1:
            by_plan.setdefault(id(meant[0]), []).append(allocation)
    for plan in plans:
        given = by_plan.get(id(plan), [])
        teams = [one for one in plan.teams if one.fte is not None]
        if len(given) != 1 or not teams or plan.horizon is None:
            continue
        size = sum_of("fte", (number_at("fte", one, "fte") for one in teams), subject=plan)
        most = max(given[0].fte, key=lambda period: given[0].fte[period])
        yield Twin(
            size, total("fte", [numbers_in(given[0], "fte")], most, subject=given[0]), teams[0], given[0], "at_most"
        )


def equivalents(figures: "Figures") -> Iterator[Twin]:
    """Yield units with their full-time equivalents, of which there are no more than people, before and after."""
    for unit in _each(figures, OrgUnit):
        for people, equivalent in (("headcount", "fte"), ("headcount_after", "fte_after")):
            if getattr(unit, people) is not None and getattr(unit, equivalent) is not None:
                yield Twin(
                    number_at("fte", unit, equivalent), number_at("headcount", unit, people), unit, unit, "at_most"
                )


def units_within(figures: "Figures") -> Iterator[Twin]:
    """Yield units that count all of their people with the sum of the units within them, before and after."""
    for unit in _each(figures, OrgUnit):
        inner = [one for one in figures.graph.sources(unit, PARENT) if isinstance(one, OrgUnit)]
        for field in ("headcount", "headcount_after") if unit.counts == "all" and inner else ():
            inside = [one for one in inner if field != "headcount" or one.state != "after"]
            if getattr(unit, field) is not None and all(getattr(one, field) is not None for one in inside):
                people = sum_of("headcount", (number_at("headcount", one, field) for one in inside))
                yield Twin(people, number_at("headcount", unit, field), inside[0], unit, "at_most")


def freed_people(figures: "Figures") -> Iterator[Twin]:
    """Yield savings measures with fewer people than the processes that feed them alone set free."""
    for measure, processes in _fed_by_processes(figures):
        freed = _of_all(processes, "fte", "change", figures)
        if freed is not None and measure.headcount_effect is not None:
            effect = _turned(number_at("headcount_effect", measure, "headcount_effect"))
            yield Twin(_turned(freed), effect, processes[0], measure, "at_most")


def people_saved(figures: "Figures") -> Iterator[Twin]:
    """Yield plans with the posts that their savings do away with, and the people who leave or do other work."""
    for plan in figures.graph.portfolio.plans:
        savings = [one for one in live(plan.each(CostMeasure)) if (one.headcount_effect or 0) < 0]
        rows = list(live(plan.each(Workforce)))
        workforce = [one for one in rows if one.unit is not None] or rows
        if not savings or not workforce:
            continue
        posts = _turned(sum_of("fte", (number_at("fte", one, "headcount_effect") for one in savings)))
        go = [number_at("leavers", one, "leavers") for one in workforce]
        go += [_turned(number_at("moves", one, "moves")) for one in workforce if one.moves < 0]
        go += [number_at("retrained", one, "retrained") for one in workforce if one.unit is None]
        leave = sum_of("leavers", go)
        yield Twin(posts, leave, savings[0], workforce[0], "at_most")


def _largest(unit: OrgUnit) -> Figure[Decimal] | None:
    """Return the people of a unit, before or after, whichever are more."""
    found = [
        number_at("headcount", unit, name)
        for name in ("headcount", "headcount_after")
        if getattr(unit, name) is not None
    ]
    return max(found, key=lambda one: one.value or Decimal(0), default=None)


def _has_units(unit: OrgUnit, figures: "Figures") -> bool:
    """Tell whether there are units within a unit, whose people its own figure may leave out."""
    return any(isinstance(one, OrgUnit) for one in figures.graph.sources(unit))


MONEY = (prices, deals, gains, costs_before, run_rates, paid_lines, objective_budgets, repeated_projections)
PEOPLE = (
    units_after,
    employers,
    whole_structures,
    capacities,
    teams_in_units,
    positions_in_units,
    allocated_people,
    equivalents,
    units_within,
    freed_people,
    people_saved,
)


def _each(figures: "Figures", kind: type[Any]) -> Iterable[Any]:
    portfolio = figures.graph.portfolio
    yield from (part for plan in portfolio.plans for part in plan.each(kind))
    if kind is Team:
        yield from portfolio.organisation.teams


__all__ = ["MONEY", "PEOPLE", "Twin"]
