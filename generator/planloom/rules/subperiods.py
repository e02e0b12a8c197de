"""A period and the parts of it: a year that differs from its quarters or months has two values."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.series import fill, parts_of
from planloom.model import Item, Part
from planloom.problems import Code, Problem, Related
from planloom.rules.cells import amounts, worth
from planloom.rules.compare import differs, exceeds
from planloom.rules.places import value_of
from planloom.rules.rule import Plans
from planloom.rules.words import PART_OF_SUM, called, noun
from planloom.values import Money


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
                related=[Related(value_of(item, field, part), PART_OF_SUM) for part in inside],
                object=called(owner) if owner is not None else noun(item.kind),
                field=field,
                period=period,
                expected=worth(expected, currency),
                found=worth(found, currency),
                difference=worth(abs(expected - found), currency),
            )


def _is_money(series: object) -> bool:
    return isinstance(series, dict) and any(isinstance(value, Money) for value in series.values())
