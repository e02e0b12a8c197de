"""Comparisons in rules of the organisation's own: a field with a number, with another field, or with a total of others.

What is compared with is found along references, in the direction they are written or against it. All of it is data:
nothing in a rule is run, and the work grows with the references there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from planloom.figures.comparable import within_period
from planloom.figures.named_total import named_total
from planloom.model import Item
from planloom.problems import Code, Phrase, Problem, Related, Span
from planloom.rules.compare import differs, exceeds
from planloom.rules.own_fields import attribute_of, meets, value_in
from planloom.rules.places import value_of
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.settings import Comparison
from planloom.values import Money, Period

RELATIONS = {
    "at_most": Phrase("at most", "najwyżej"),
    "at_least": Phrase("at least", "co najmniej"),
    "equal": Phrase("equal to", "równe"),
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
MOST_RELATED = 5

Entry = tuple[Any, Any, Period | None]


def compared(compare: Comparison, item: Item, plans: Plans, code: Code) -> Iterator[Problem]:
    """Yield the first figure of `item` that is not as the rule wants it, for each thing it is compared with."""
    others = list(_others(compare, item, plans))
    if compare.total:
        yield from _with_total(compare, item, others, plans, code)
    elif compare.than is not None:
        mine = value_in(item, compare.name or "")
        pairs = _with_number(mine, compare.than)
        yield from _first(compare, item, None, pairs, plans, code)
    else:
        for other in others:
            theirs = value_in(other, compare.other or compare.name or "")
            yield from _first(compare, item, other, _pairs(value_in(item, compare.name or ""), theirs), plans, code)


def _others(compare: Comparison, item: Item, plans: Plans) -> Iterator[Item]:
    """Yield what an object is compared with: itself, what it names, or what names it."""
    if compare.through:
        through = attribute_of(type(item), compare.through)
        found = [edge.target for edge in plans.graph.out(item) if edge.field == through]
    elif compare.named_by:
        kind, _, field = compare.named_by.partition(".")
        found = [
            edge.source
            for edge in plans.graph.back(item)
            if edge.source.kind == kind and edge.field == attribute_of(type(edge.source), field)
        ]
    else:
        found = [item]
    for other in {id(one): one for one in found}.values():
        if all(meets(other, name, allowed) for name, allowed in compare.those.items()):
            yield other


def _with_total(compare: Comparison, item: Item, others: Sequence[Item], plans: Plans, code: Code) -> Iterator[Problem]:
    mine = value_in(item, compare.name) if compare.name else None
    field = compare.other or compare.name or ""
    periods = list(mine) if isinstance(mine, Mapping) else []
    totals = named_total(compare.total or "sum", others, field, periods, plans.figures)
    for period, amount in totals.items():
        found = (mine.get(period) if isinstance(mine, Mapping) else mine) if compare.name else amount
        expected = amount if compare.name else compare.than
        if found is None or expected is None or not _broken(compare.relation, found, expected, plans):
            continue
        left = SUM_NOT_SO if compare.total == "sum" else COUNT_NOT_SO
        named = compare.name or (field if compare.total == "sum" else _counted(compare))
        label = Phrase("counted with it", "wliczone")
        yield plans.finding(
            code.worded(TOTAL_EXPECTED if compare.name else left, label=code.label, help=code.help),
            item,
            at=_place(item, compare.name, period) if compare.name else item.span("id" if item.id else "title"),
            related=[Related(_place(other, field, period), label) for other in others[:MOST_RELATED]],
            object=called(item),
            field=named,
            relation=RELATIONS[compare.relation],
            found=found,
            expected=_alike(expected, found, plans),
        )
        return


def _counted(compare: Comparison) -> str:
    return compare.named_by or compare.through or ""


def _first(
    compare: Comparison, item: Item, other: Item | None, pairs: Iterator[Entry], plans: Plans, code: Code
) -> Iterator[Problem]:
    """Yield the first pair that is not as the rule wants it."""
    name, other_name = compare.name or "", compare.other or compare.name or ""
    for found, expected, period in pairs:
        if not _broken(compare.relation, found, expected, plans):
            continue
        label = Phrase(f"`{other_name}` is {{expected}} here", f"tutaj `{other_name}` to {{expected}}")
        yield plans.finding(
            code,
            item,
            at=_place(item, name, period),
            related=[Related(_place(other, other_name, period), label)] if other is not None else (),
            object=called(item),
            field=name,
            relation=RELATIONS[compare.relation],
            found=found,
            expected=_alike(expected, found, plans),
        )
        return


def _alike(expected: Any, found: Any, plans: Plans) -> Any:
    """Return a number that money was compared with as money."""
    is_amount = isinstance(found, Money) and isinstance(expected, Decimal)
    return Money(expected, plans.portfolio.organisation.currency) if is_amount else expected


def _place(item: Item, field: str, period: Period | None) -> Span:
    return item.span(field) if period is None else value_of(item, field, period)


def _with_number(mine: Any, number: Decimal) -> Iterator[Entry]:
    """Yield what is compared with a number, period by period; money is in the organisation's currency."""
    if isinstance(mine, Mapping):
        yield from ((value, number, period) for period, value in mine.items())
    elif mine is not None and not isinstance(mine, tuple):
        yield mine, number, None


def _pairs(mine: Any, theirs: Any) -> Iterator[Entry]:
    """Yield what can be compared: single values, or the amounts of the periods that both give."""
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        for period in theirs:
            found = within_period(mine, period)
            if found is not None:
                yield found, theirs[period], period
    elif mine is not None and theirs is not None and not isinstance(mine, Mapping | tuple):
        yield mine, theirs, None


def _broken(relation: str, found: Any, expected: Any, plans: Plans) -> bool:
    if isinstance(found, Period) and isinstance(expected, Period):
        return {
            "within": not expected.contains(found),
            "before": found.end >= expected.start,
            "after": found.start <= expected.end,
            "equal": found != expected,
            "at_most": found.end > expected.end,
            "at_least": found.start < expected.start,
        }[relation]
    first, second = _amount(found, plans), _amount(expected, plans)
    if first is not None and second is not None:
        money = isinstance(found, Money) and isinstance(expected, Money)
        return _off(relation, first, second, plans.tolerance if money else Decimal(0))
    return relation == "equal" and type(found) is type(expected) and found != expected


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
        case _:
            return differs(found, expected, tolerance)
