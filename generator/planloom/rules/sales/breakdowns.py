"""Targets by territory, product and segment: against their total, or against each other."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from planloom.figures.series import exactly
from planloom.model import SalesPlan
from planloom.problems import Code, Phrase, Problem, Related
from planloom.rules.cells import (
    DIMENSIONS,
    Cell,
    Differences,
    children,
    covers,
    finest_first,
    members,
    revenue_targets,
    tolerance,
    total,
    unit_targets,
    worth,
)
from planloom.rules.compare import differs, exceeds
from planloom.rules.fold import as_one
from planloom.rules.rule import Plans
from planloom.rules.words import PART_OF_SUM, called

PLURALS = {
    "territory": Phrase("territories", "terytoria"),
    "product": Phrase("products", "produkty"),
    "segment": Phrase("segments", "segmenty"),
}


def breakdowns(code: Code, two_ways: Code, plans: Plans) -> Iterator[Problem]:
    """Yield `code` where a target is not the sum of its parts, `two_ways` where two breakdowns differ."""
    for plan in plans.portfolio.sales:
        for cells, currency in (
            (revenue_targets(plan, plans), plans.figures.exchange.currency),
            (unit_targets(plan), None),
        ):
            for cell in cells:
                yield from as_one(_against_parts(cell, cells, plan, currency, code, plans))
            yield from as_one(_between_breakdowns(cells, plan, currency, two_ways, plans))


def _against_parts(
    cell: Cell, cells: Sequence[Cell], plan: SalesPlan, currency: str | None, code: Code, plans: Plans
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
            if off(found.amount, expected, tolerance(cell, plans)):
                told.tell(period)
                yield plans.finding(
                    code,
                    cell.item,
                    at=cell.place(period),
                    related=[Related(part.place(period), PART_OF_SUM) for part in parts],
                    object=called(cell.item),
                    period=period,
                    parts=PLURALS[dimension],
                    expected=worth(expected, currency),
                    found=worth(found.amount, currency),
                    difference=worth(abs(expected - found.amount), currency),
                )


def _between_breakdowns(
    cells: Sequence[Cell], plan: SalesPlan, currency: str | None, code: Code, plans: Plans
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
                    code,
                    others[0].item,
                    at=others[0].place(period),
                    related=[Related(cell.place(period), PART_OF_SUM) for cell in (*others[1:], *ones)],
                    object=called(plan),
                    period=period,
                    parts=PLURALS[second],
                    other_parts=PLURALS[first],
                    expected=worth(expected.amount, currency),
                    found=worth(found.amount, currency),
                    difference=worth(abs(expected.amount - found.amount), currency),
                )
