"""What is no news: changes of the writing and not of the plans."""

from planloom.history.difference.changes import Change, LeafChange, TextChange
from planloom.history.difference.wordwise import is_editorial

BOOKKEEPING = frozenset({"updated", "was", "tags", "sources", "allow", "audience"})
"""Fields that say something of the writing, not of the plan."""


def is_bookkeeping(change: Change) -> bool:
    """Tell whether a change says nothing new of the plan: bookkeeping, or commas and capitals of a text."""
    if not isinstance(change, LeafChange):
        return False
    if change.field in BOOKKEEPING or change.follows:
        return True
    return isinstance(change, TextChange) and all(_is_editorial(*one.values) for one in change.every)


def _is_editorial(old: object, new: object) -> bool:
    return isinstance(old, str) and isinstance(new, str) and is_editorial(old, new)
