"""Targets by territory, product and segment: against their total, or against each other."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any

from planloom.figures.figure import Figure
from planloom.figures.periods import finest_first
from planloom.figures.sales.cells import Cells
from planloom.figures.sales.grain import DIMENSIONS, EVERYTHING, Key, further
from planloom.model import Item, Part, Plan
from planloom.model.sales import Target
from planloom.problems import Code, Phrase, Problem
from planloom.rules.compare import Differences, apart, differs_from, exceeds_figure, turns
from planloom.rules.fixes import following
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands, others
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.values import Period


def breakdowns(code: Code, two_ways: Code, plans: Plans) -> Iterator[Problem]:
    """Yield `code` where a target is not the sum of its parts, `two_ways` where two breakdowns differ."""
    for plan in plans.portfolio.having(Target):
        sales = plans.figures.sales(plan)
        tables: tuple[Cells[Any], ...] = (sales.revenue, sales.volume)
        for cells in tables:
            for key in cells.keys:
                yield from as_one(_against_parts(key, cells, code, plans))
            yield from as_one(_between_breakdowns(cells, plan, two_ways, plans))


def _against_parts(key: Key, cells: Cells[Any], code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold what is stated against its territories, its products and its segments."""
    for dimension in DIMENSIONS:
        if not further(key, dimension, cells.keys):
            continue
        told = Differences()
        for period in finest_first(cells.periods(key), calendar=plans.figures.calendar):
            expected, found = cells.own(key, period), cells.parts(key, dimension, period)
            if not expected.exact or told.explain(period):
                continue
            off = differs_from if found.exact else exceeds_figure
            if off(found, expected, tolerance(cells.items(key), plans)):
                told.tell(period)
                yield _off_parts(cells.items(key)[0], dimension, period, expected, found, code, plans)


def _off_parts(
    item: Part, dimension: str, period: Period, expected: Figure[Any], found: Figure[Any], code: Code, plans: Plans
) -> Problem:
    problem = plans.finding(
        code,
        item,
        at=first_place(expected),
        related=operands(found),
        object=called(item) if isinstance(item, Item) else None,
        period=period,
        parts=_several(dimension, item, plans),
        expected=expected.value,
        found=found.value,
        difference=apart(expected, found),
        **turns(found, expected),
    )
    return following(problem, plans, expected.value, found.value) if found.exact else problem


def _several(kind: str, part: Part, plans: Plans) -> Phrase:
    """Return what several objects of a kind are called in the plan that `part` belongs to."""
    plan = plans.plan_of(part)
    return plans.graph.portfolio.kinds.named(kind, type(plan) if plan else None).many


def tolerance(items: tuple[Part, ...], plans: Plans) -> Decimal:
    """Return how far sums may lie from a target: what it says itself, or else the settings."""
    own = items[0].tolerance if items and isinstance(items[0], Target) else None
    return own if own is not None else plans.tolerance


def _between_breakdowns(cells: Cells[Any], plan: Plan, code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold two breakdowns of the whole plan against each other where no total is given."""
    if EVERYTHING in cells.keys:
        return
    for first, second in combinations(cells.dimensions, 2):
        told = Differences()
        for period in finest_first(cells.periods(), calendar=plans.figures.calendar):
            expected, found = (cells.parts(EVERYTHING, one, period) for one in (first, second))
            if not (expected.exact and found.exact) or told.explain(period):
                continue
            if differs_from(found, expected, plans.tolerance):
                told.tell(period)
                place = first_place(found)
                yield plans.finding(
                    code,
                    next(found.entries()).part,
                    at=place,
                    related=others(found, expected),
                    object=called(plan),
                    period=period,
                    parts=_several(second, plan, plans),
                    other_parts=_several(first, plan, plans),
                    expected=expected.value,
                    found=found.value,
                    difference=apart(expected, found),
                    **turns(found, expected),
                )
