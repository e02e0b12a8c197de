"""Comparisons in rules of the organisation's own: a field with a number, with another field, or with a total of others.

What is compared with is found along references, in the direction they are written or against it. All of it is data:
nothing in a rule is run, and the work grows with the references there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planloom.figures.comparable import within_period
from planloom.figures.named_total import named_total
from planloom.model import Item
from planloom.problems import Code, Phrase, Problem, Related, Span
from planloom.rules.compare import differs, exceeds
from planloom.rules.own_fields import meets, value_in
from planloom.rules.own_steps import reached
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.settings import Comparison
from planloom.values import Money, Period

RELATIONS = {
    "at_most": Phrase("at most", "najwyżej"),
    "at_least": Phrase("at least", "co najmniej"),
    "equal": Phrase("equal to", "równe"),
    "different": Phrase("different from", "różne od"),
    "within": Phrase("within", "mieści się w"),
    "before": Phrase("before", "przed"),
    "after": Phrase("after", "po"),
}
NOT_SO = Phrase(
    "`{field}` of {object} is {found}, which is not {relation} {expected}",
    "`{field}` ({object}) to {found}, co nie spełnia warunku: {relation} {expected}",
)
SUM_NOT_SO = Phrase(
    "the sum of `{field}` for {object} is {found}, which is not {relation} {expected}",
    "suma pól `{field}` ({object}) to {found}, co nie spełnia warunku: {relation} {expected}",
)
COUNT_NOT_SO = Phrase(
    "there are {found} of `{field}` for {object}, which is not {relation} {expected}",
    "`{field}` ({object}): jest ich {found}, co nie spełnia warunku: {relation} {expected}",
)
TOTAL_EXPECTED = Phrase(
    "`{field}` of {object} is {found}, which is not {relation} the {expected} that the others add up to",
    "`{field}` ({object}) to {found}, co nie spełnia warunku: {relation} {expected}, czyli suma pozostałych",
)
PART_EXPECTED = Phrase(
    "`{field}` of {object} is {found}, which is not {relation} {expected}, the part of what the others add up to",
    "`{field}` ({object}) to {found}, co nie spełnia warunku: {relation} {expected}, czyli część sumy pozostałych",
)
COUNT_EXPECTED = Phrase(
    "`{field}` of {object} is {found}, which is not {relation} {expected}, so many as there are",
    "`{field}` ({object}) to {found}, co nie spełnia warunku: {relation} {expected}, a tyle ich jest",
)
HERE = Phrase("`{other}` is {expected} here", "tutaj `{other}` to {expected}")
MOST_RELATED = 5


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures held against each other, of one period or none, and the objects that the second comes from."""

    found: Any
    expected: Any
    period: Period | None = None
    others: Sequence[Item] = ()


def compared(compare: Comparison, item: Item, plans: Plans, code: Code) -> Iterator[Problem]:
    """Yield the first figure of `item` that is not as the rule wants it, for each thing it is compared with."""
    for pairs in _pairs(compare, item, plans):
        broken = (pair for pair in pairs if _broken(compare.relation, pair.found, pair.expected, plans))
        if (first := next(broken, None)) is not None:
            yield _told(compare, item, first, plans, code)


def is_so(compare: Comparison, item: Item, plans: Plans) -> bool:
    """Tell whether a comparison can be made, and is so, for any period or other object."""
    every = (pair for pairs in _pairs(compare, item, plans) for pair in pairs)
    return any(not _broken(compare.relation, pair.found, pair.expected, plans) for pair in every)


def _pairs(compare: Comparison, item: Item, plans: Plans) -> Iterator[Iterator[_Pair]]:
    """Yield what is compared: of a number or a total at once, of others one by one."""
    mine = value_in(item, compare.name or "")
    others = list(_others(compare, item, plans))
    if compare.total:
        yield _with_total(compare, mine, others, plans)
    elif compare.than is not None:
        yield _with_number(mine, compare.than)
    else:
        for other in others:
            yield _one_by_one(mine, value_in(other, _theirs(compare)), compare, other)


def _others(compare: Comparison, item: Item, plans: Plans) -> Iterator[Item]:
    """Yield what an object is compared with: itself, or what the way leads to."""
    for other in reached(compare.through, item, plans):
        if all(meets(other, name, allowed) for name, allowed in compare.those.items()):
            yield other


def _theirs(compare: Comparison) -> str:
    return compare.other or compare.name or ""


def _with_total(compare: Comparison, mine: Any, others: Sequence[Item], plans: Plans) -> Iterator[_Pair]:
    periods = list(mine) if isinstance(mine, Mapping) else []
    totals = named_total(compare.total or "sum", others, _theirs(compare), periods, plans.figures)
    for period, amount in totals.items():
        found = (mine.get(period) if isinstance(mine, Mapping) else mine) if compare.name else amount
        expected = _counting(amount, compare) if compare.name else compare.than
        if found is not None and expected is not None:
            yield _Pair(found, expected, period, others)


def _with_number(mine: Any, number: Decimal) -> Iterator[_Pair]:
    """Yield what is compared with a number, period by period; money is in the organisation's currency."""
    if isinstance(mine, Mapping):
        yield from (_Pair(value, number, period) for period, value in mine.items())
    elif mine is not None and not isinstance(mine, tuple):
        yield _Pair(mine, number)


def _one_by_one(mine: Any, theirs: Any, compare: Comparison, other: Item) -> Iterator[_Pair]:
    """Yield what can be compared: single values, or the amounts of the periods that both give."""
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        for period in theirs:
            found = within_period(mine, period)
            if found is not None:
                yield _Pair(found, _counting(theirs[period], compare), period, [other])
    elif mine is not None and theirs is not None and not isinstance(mine, Mapping | tuple):
        yield _Pair(mine, _counting(theirs, compare), None, [other])


def _counting(value: Any, compare: Comparison) -> Any:
    """Return the part of a figure that counts in the comparison."""
    if compare.times is None or not isinstance(value, Money | Decimal | int):
        return value
    if isinstance(value, Money):
        return Money(value.amount * compare.times, value.currency)
    return value * compare.times


def _told(compare: Comparison, item: Item, pair: _Pair, plans: Plans, code: Code) -> Problem:
    name, theirs = compare.name, _theirs(compare)
    label = Phrase("counted with it", "wliczone") if compare.total or compare.times else HERE
    related = [Related(_place(other, theirs, pair.period), label) for other in pair.others[:MOST_RELATED]]
    return plans.finding(
        code.worded(_message(compare), label=code.label, help=code.help),
        item,
        at=_place(item, name, pair.period) if name else item.span("id" if item.id else "title"),
        related=related,
        object=called(item),
        field=name or (theirs if compare.total == "sum" else compare.through[-1]),
        other=theirs,
        relation=RELATIONS[compare.relation],
        found=_named(pair.found, item, plans),
        expected=_named(_alike(pair.expected, pair.found, plans), pair.others[0] if pair.others else item, plans),
    )


def _named(value: Any, item: Item, plans: Plans) -> Any:
    """Return what an object is called where `value` is its id, as far as `item` names it."""
    found = (edge.target for edge in plans.graph.out(item) if edge.target.id == value)
    return next((called(one) for one in found), value) if isinstance(value, str) else value


def _message(compare: Comparison) -> Phrase:
    if compare.total and compare.name:
        return COUNT_EXPECTED if compare.total == "count" else PART_EXPECTED if compare.times else TOTAL_EXPECTED
    return {"sum": SUM_NOT_SO, "count": COUNT_NOT_SO}.get(compare.total or "", NOT_SO)


def _alike(expected: Any, found: Any, plans: Plans) -> Any:
    """Return a number that money was compared with as money."""
    is_amount = isinstance(found, Money) and isinstance(expected, Decimal)
    return Money(expected, plans.portfolio.organisation.currency) if is_amount else expected


def _place(item: Item, field: str, period: Period | None) -> Span:
    return item.span(field) if period is None else value_span_of(item, field, period)


def _broken(relation: str, found: Any, expected: Any, plans: Plans) -> bool:
    if isinstance(found, Period) and isinstance(expected, Period):
        return {
            "within": not expected.contains(found),
            "before": found.end >= expected.start,
            "after": found.start <= expected.end,
            "equal": found != expected,
            "different": found == expected,
            "at_most": found.end > expected.end,
            "at_least": found.start < expected.start,
        }[relation]
    first, second = _amount(found, plans), _amount(expected, plans)
    if first is not None and second is not None:
        money = isinstance(found, Money) and isinstance(expected, Money)
        return _off(relation, first, second, plans.tolerance if money else Decimal(0))
    if type(found) is not type(expected):
        return False
    return found == expected if relation == "different" else relation == "equal" and found != expected


def _amount(value: Any, plans: Plans) -> Decimal | None:
    """Return a number, or money in the organisation's currency; None where there is no rate, or it is neither."""
    if isinstance(value, Money):
        converted = plans.figures.exchange.money(value)
        return converted.amount if converted is not None else None
    return Decimal(value) if isinstance(value, int | Decimal) else None


def _off(relation: str, found: Decimal, expected: Decimal, tolerance: Decimal) -> bool:
    match relation:
        case "at_most" | "before" | "within":
            return exceeds(found, expected, tolerance)
        case "at_least" | "after":
            return exceeds(expected, found, tolerance)
        case "different":
            return not differs(found, expected, tolerance)
        case _:
            return differs(found, expected, tolerance)
