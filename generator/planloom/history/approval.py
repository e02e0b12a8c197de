"""When a plan was approved, and what counts as a change of what was: the one rule, for pages, books and comparisons.

A plan was approved by the commit in which its `state` became `approved`, or `approved_on` another day. What comes in
time, such as results and statuses, reviews and decisions, is no change of what was approved.
"""

from collections.abc import Iterable, Mapping

from planloom.chronicle import Commit, DescribedChange, Event
from planloom.history.difference.changes import Added, Change, LeafChange, Removed
from planloom.links import Graph
from planloom.model import Item, Plan
from planloom.model.base import attributes
from planloom.model.reviews import Review
from planloom.model.shared import Decision

_APPROVED = "approved"
_STANDING = frozenset({"status", "progress", "done"})
_OF_APPROVAL = frozenset({"state", "approved_by", "approved_on", "version"})


def approves(told: DescribedChange) -> bool:
    """Tell whether a change is one by which a plan was approved."""
    after = told.after.en if told.after else ""
    if not _is_of_plan(told):
        return False
    return _says_so(after) if told.field == "state" else told.field == "approved_on" and after not in ("", "–")


def _is_of_plan(told: DescribedChange) -> bool:
    return told.key == repr((told.plan,))


def _says_so(state: str) -> bool:
    return state.casefold() == _APPROVED


def approved_by(plan: Plan, events: Iterable[Event], first: Commit, former: Mapping[str, str]) -> Commit | None:
    """Return the commit by which a plan was approved last; None where it never was, or is superseded.

    `events` begin with the newest, `first` is the commit that they begin after.
    """
    if plan.state == "superseded" or plan.has_lost("state") or plan.has_lost("approved_on"):
        return None
    was_approved = plan.state == _APPROVED
    for event in events:
        told = event.change
        if not _is_of_plan(told) or former.get(told.plan, told.plan) != plan.id:
            continue
        if approves(told):
            return event.commit
        if told.sort == "added":
            return event.commit if was_approved else None
        if told.field == "state":
            was_approved = told.before is not None and _says_so(told.before.en)
    return first if was_approved else None


def is_after_approval(change: Change, before: Graph, after: Graph) -> bool:
    """Tell whether a change is in a plan that was approved in the first version, and not anew since."""
    plan = change.subject.plan
    old, new = before.find(plan), after.find(plan)
    if not isinstance(old, Plan) or not isinstance(new, Plan) or is_later(change):
        return False
    return old.state == _APPROVED and (new.state != _APPROVED or new.approved_on == old.approved_on)


def is_later(change: Change) -> bool:
    """Tell whether a change is of what comes in time, or says itself how far the plan is approved."""
    if not isinstance(change, LeafChange):
        item = change.subject.item
        return isinstance(change, Added | Removed) and isinstance(item, Review | Decision)
    item = change.new.item
    if isinstance(item, Plan) and change.field in _OF_APPROVAL:
        return True
    return change.field in _STANDING or (item is not None and _comes_later(type(item), change.field))


def _comes_later(kind: type[Item], field: str) -> bool:
    info = kind.model_fields.get(attributes(kind).get(field, field))
    extra = info.json_schema_extra if info else None
    return isinstance(extra, dict) and bool(extra.get("later"))
