"""Money that other money makes up: a limit that is used to the last, a net saving, a cost for each.

A limit that is not used up tells nothing of what uses it, so only those that are equal are given.
"""

from collections.abc import Iterator
from typing import Any

from planloom.figures.figure import Figure
from planloom.figures.marketing.campaigns import campaign_row, money_stated
from planloom.figures.marketing.channels import channels_against_lines
from planloom.figures.money.financing import financing_of
from planloom.figures.money.limits import (
    Held,
    allocations_against_envelope,
    courses_against_line,
    plan_against_allocations,
    work_against_budget,
    work_against_objective,
)
from planloom.figures.restructuring.savings import net_stated, saving_in
from planloom.model.marketing import Campaign
from planloom.model.restructuring import CostMeasure
from planloom.model.shared import BudgetLine
from planloom.rules.budgets.overspending import paid_from_budget
from planloom.rules.rule import Plans

Pair = tuple[Figure[Any], Figure[Any]]


def money_pairs(plans: Plans) -> Iterator[Pair]:
    """Yield amounts that are stated, each with what would make it up."""
    for held in _limits(plans):
        yield held.limit, held.used
    yield from _financing(plans)
    yield from _net_savings(plans)
    yield from _campaigns(plans)


def _limits(plans: Plans) -> Iterator[Held]:
    figures = plans.figures
    for plan in plans.portfolio.plans:
        yield from allocations_against_envelope(plan, figures)
        yield from plan_against_allocations(plan, figures)
        for _, claims in paid_from_budget(plan, plans):
            yield from work_against_budget(plan, claims, figures)
        for objective in plan.objectives:
            yield from work_against_objective(objective, figures)
    for line in plans.of(BudgetLine):
        yield from courses_against_line(line, figures)
    for _, several in channels_against_lines(figures):
        yield from several


def _financing(plans: Plans) -> Iterator[Pair]:
    for plan in plans.portfolio.plans:
        if plan.self_financed and plan.financing:
            found = financing_of(plan, plans.figures)
            yield found.total, found.needed


def _net_savings(plans: Plans) -> Iterator[Pair]:
    for measure in plans.of(CostMeasure):
        for period in measure.net:
            if (cell := saving_in(measure, period, plans.figures)) is not None:
                yield net_stated(measure, period, plans.figures), cell.net


def _campaigns(plans: Plans) -> Iterator[Pair]:
    for campaign in plans.of(Campaign):
        row = campaign_row(campaign, plans.figures)
        yield money_stated(campaign, "cost_per_lead", plans.figures), row.per_lead
        yield money_stated(campaign, "acquisition_cost", plans.figures), row.per_customer
