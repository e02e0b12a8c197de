"""A period and the parts of it: a year that differs from its quarters or months has two values."""

from collections.abc import Iterator
from typing import Any

from planloom.figures.subperiods import Divided, clashing, divided
from planloom.model import Item, Part
from planloom.problems import Code, Phrase, Problem, Related
from planloom.rules.compare import apart, differs_from, exceeds_figure, turns
from planloom.rules.fixes import following
from planloom.rules.places import key_span_of, value_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans
from planloom.rules.words import called


def uneven(item: Part, field: str, code: Code, plans: Plans) -> Iterator[Problem]:
    """Yield the periods of a field whose own parts (its quarters, its months) give another sum.

    Parts that leave days out may give less; they must not give more, unless some are negative.
    """
    owner = item if isinstance(item, Item) else plans.around(item)
    for one in divided(item, field, plans.figures.exchange):
        if _is_off(one, plans):
            problem = plans.finding(
                code,
                item,
                at=value_span_of(item, field, one.period),
                related=operands(one.parts),
                object=called(owner) if owner is not None else item.named.one,
                field=item.written_as(field),
                period=one.period,
                expected=one.stated.value,
                found=one.parts.value,
                difference=apart(one.stated, one.parts),
                **turns(one.parts, one.stated),
            )
            yield following(problem, plans, one.stated.value, one.parts.value) if one.complete else problem


def overlapping(item: Part, field: str, code: Code, plans: Plans) -> Iterator[Problem]:
    """Yield the periods of a field of which only some days are those of another."""
    owner = item if isinstance(item, Item) else plans.around(item)
    for first, second in clashing(item, field):
        yield plans.finding(
            code,
            item,
            at=key_span_of(item, field, second),
            related=[Related(key_span_of(item, field, first), Phrase("the other period", "drugi okres"))],
            object=called(owner) if owner is not None else item.named.one,
            field=item.written_as(field),
            period=second,
            other=first,
        )


def _is_off(one: Divided[Any], plans: Plans) -> bool:
    if one.complete:
        return differs_from(one.parts, one.stated, plans.tolerance)
    return one.bound and exceeds_figure(one.parts, one.stated, plans.tolerance)
