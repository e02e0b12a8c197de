"""Conditions on which a comparison fails in CI: ``budget>2%``, ``target-lowered`` and others."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from planloom.history.approval import is_after_approval
from planloom.history.comparison import Comparison
from planloom.history.difference.bookkeeping import is_bookkeeping
from planloom.history.difference.changes import Change, FieldChange, Removed, kind_of
from planloom.history.effects import MoneyEffect
from planloom.model.shared import Measure, Objective
from planloom.problems import Level, Phrase
from planloom.values import Money, UnreadableError, parse_number

_AMOUNT = re.compile(r"(?P<row>[a-z-]+)(?P<sign>[<>])(?P<limit>[^%]+)(?P<share>%?)")
_LESS_IS_MORE = frozenset({"decrease", "at_most"})
ROWS = {
    "revenue": "revenue_target",
    "budget": "plan_budget",
    "work": "work",
    "one-off-cost": "one_off_cost",
    "saving": "gross_saving",
    "investment": "investment",
    "result": "result_of_plans",
    "cash": "cash",
}
"""What a condition can be put on: lines of the statement of money, by the words for them."""

UNKNOWN = Phrase(
    "`{condition}` is no condition; write one of {known}, or an amount such as `budget>2%`, on {rows}",
    "`{condition}` to nie warunek; wpisz jeden z: {known}, albo kwotę, na przykład `budget>2%`; pozycje: {rows}",
)


class UnknownConditionError(ValueError):
    """Nobody knows what a condition means; `words` say what may be written."""

    def __init__(self, condition: str) -> None:
        super().__init__(condition)
        values = {"condition": condition, "known": ", ".join(sorted(CONDITIONS)), "rows": ", ".join(ROWS)}
        self.words = Phrase(UNKNOWN.en.format(**values), UNKNOWN.pl.format(**values))


Condition = Callable[[Comparison], bool]


def condition(text: str) -> Condition:
    """Return what a condition asks of a comparison. Raises :class:`UnknownConditionError`."""
    if text in CONDITIONS:
        return CONDITIONS[text]
    match = _AMOUNT.fullmatch(text.replace(" ", ""))
    if match is None or match["row"] not in ROWS:
        raise UnknownConditionError(text)
    try:
        limit = parse_number(match["limit"])
    except UnreadableError:
        raise UnknownConditionError(text) from None
    row, more, share = ROWS[match["row"]], match["sign"] == ">", bool(match["share"])
    return lambda found: any(_beyond(one, limit, more, share) for one in found.effects.money if one.row == row)


def _beyond(one: MoneyEffect, limit: Decimal, more: bool, share: bool) -> bool:
    """Tell whether a line changed by more than a limit, in the organisation's currency or in per cent of what was."""
    before = one.before.amount if one.before else Decimal(0)
    after = one.after.amount if one.after else Decimal(0)
    change = after - before
    if share:
        if not before:  # from nothing to something is more than any share of it
            return bool(change) and (change > 0) == more
        change = change / abs(before) * 100
    return change > limit if more else change < limit


def _changed(kinds: Iterable[str]) -> Condition:
    wanted = frozenset(kinds)
    return lambda found: any(kind_of(change) in wanted for change in found.changes)


def _objective_removed(found: Comparison) -> bool:
    return any(isinstance(one, Removed) and isinstance(one.old.item, Objective) for one in found.changes)


def _target_lowered(found: Comparison) -> bool:
    return any(is_target_lowered(one) for one in found.changes)


def is_target_lowered(change: Change) -> bool:
    """Tell whether less is aimed at than before: of what is to fall, a higher target; or no target any more."""
    if not isinstance(change, FieldChange) or not ("target" in change.field or change.path[0] == "targets"):
        return False
    before, after = (value.amount if isinstance(value, Money) else value for value in change.values)
    if before is not None and after is None:
        return True
    if not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return False
    less_is_more = isinstance(change.new.item, Measure) and change.new.item.direction in _LESS_IS_MORE
    return after > before if less_is_more else after < before


def _is_after_approval(change: Change, found: Comparison) -> bool:
    return is_after_approval(change, found.before.graph, found.after.graph) and not is_bookkeeping(change)


CONDITIONS: dict[str, Condition] = {
    "any": lambda found: bool(found.changes),
    "changed-after-approval": lambda found: any(_is_after_approval(one, found) for one in found.changes),
    "removed": _changed(["removed"]),
    "objective-removed": _objective_removed,
    "target-lowered": _target_lowered,
    "status-worse": lambda found: any(one.worse for one in found.effects.statuses),
    "uncovered": lambda found: any(not one.covered for one in found.effects.coverage),
    "new-error": lambda found: any(one.level is Level.ERROR for one in found.effects.appeared),
    "new-warning": lambda found: any(one.level is not Level.INFO for one in found.effects.appeared),
}
"""The conditions that need no amount."""
