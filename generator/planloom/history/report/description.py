"""A change in the words of both languages, and as JSON, in which it is kept from one build to the next."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from planloom.chronicle import LANGUAGE, DescribedChange, Stretch
from planloom.history.approval import is_later
from planloom.history.authors import mark_of
from planloom.history.difference.bookkeeping import is_bookkeeping
from planloom.history.difference.changes import Change, LeafChange, LinkChange, Moved, Renamed, TextChange, kind_of
from planloom.history.difference.leaves import PRESENT, name_of_path
from planloom.history.difference.record import Entry, Record
from planloom.history.difference.wordwise import in_a_line, pieces
from planloom.history.report.wording import difference_of, is_free, label_of, name_of, plain_value_of, points_of
from planloom.problems import LANGUAGES, Phrase
from planloom.values import Money, Period

_BY_PERIOD = 2
_MOST = 400
"""Letters of a stretch of words that are told."""


def described(change: Change, whole: Record) -> DescribedChange:
    """Return a change in words; `whole` is the version in which the object concerned is found."""
    subject = change.subject
    told: dict[str, Any] = {
        "sort": kind_of(change),
        "key": repr(subject.key),
        "canonical": mark_of(change).value,
        "at": _at(subject, whole),
        "plan": subject.plan,
        "name": Phrase(name_of(subject, "en"), name_of(subject, "pl")),
        "editorial": is_bookkeeping(change),
        "later": is_later(change),
    }
    if isinstance(change, LeafChange):
        told |= _of_leaf(change)
    elif isinstance(change, Renamed):
        told |= {"ids": (change.old.id or "", change.new.id or ""), "was": repr(change.old.key)}
    elif isinstance(change, Moved):
        told["ids"] = (change.old.plan, change.new.plan)
    return DescribedChange(**told)


def _at(entry: Entry, whole: Record) -> str:
    """Return the id of an object, or of the nearest one around it that has one."""
    here: Entry | None = entry
    while here is not None:
        if here.id:
            return here.id
        here = whole.entries.get(here.parent) if here.parent is not None else None
    return ""


def _of_leaf(change: LeafChange) -> dict[str, Any]:
    told: dict[str, Any] = {
        "field": change.field,
        "path": name_of_path(change.path),
        "label": Phrase(label_of(change, "en"), label_of(change, "pl")),
    }
    old, new = change.values
    if isinstance(change, TextChange):
        found = pieces(str(old or ""), str(new or ""))
        return told | {
            "words": (
                *((Stretch(LANGUAGE, change.language),) if change.is_translated else ()),
                *(Stretch(one.sort, _short(in_a_line(one.text))) for one in found),
            ),
            "free": True,
            "text": "" if change.is_long else name_of_path(change.text),
        }
    if isinstance(change, LinkChange):
        return told | {"ids": tuple(_target(change, value) for value in (old, new))}
    return told | {
        "before": _in_both(lambda language: plain_value_of(change, old, language)),
        "after": _in_both(lambda language: plain_value_of(change, new, language)),
        "difference": _in_both(lambda language: difference_of(old, new, language, points_of(change))),
        "free": is_free(change),
        **_figures(change, old, new),
    }


def _short(text: str) -> str:
    """Return words of which as many are told as one reads beside others."""
    return text if len(text) <= _MOST else f"{text[:_MOST].rsplit(' ', 1)[0]} …"


def _target(change: LinkChange, value: Any) -> str:
    return "" if value is None else change.target if value is PRESENT else str(value)


def _in_both(say: Any) -> Phrase:
    return Phrase(*(say(language) for language in LANGUAGES))


def _figures(change: LeafChange, old: Any, new: Any) -> dict[str, Any]:
    """Return the period and the figures of a value that is told by period."""
    period = change.path[-1]
    if len(change.path) != _BY_PERIOD or not isinstance(period, Period):
        return {}
    said = period.text, period.start.isoformat(), period.end.isoformat()
    return {"period": said, "figures": (_number(old), _number(new))}


def _number(value: Any) -> Decimal | None:
    return value.amount if isinstance(value, Money) else value if isinstance(value, Decimal) else None


_PHRASES = ("name", "label", "before", "after", "difference")


def as_data(told: DescribedChange) -> dict[str, Any]:
    """Return a change as values for JSON, without what it does not say."""
    data: dict[str, Any] = {}
    for name in DescribedChange.__slots__:
        value = getattr(told, name)
        if name in _PHRASES and value is not None:
            data[name] = [value.en, value.pl]
        elif name == "figures" and value is not None:
            data[name] = [None if one is None else str(one) for one in value]
        elif value:
            data[name] = value
    return data


def from_data(data: Mapping[str, Any]) -> DescribedChange:
    """Return the change that :func:`as_data` told; raises what comes of taking apart something else."""
    values = dict(data)
    values |= {name: Phrase(*values[name]) for name in _PHRASES if name in values}
    values["words"] = tuple(Stretch(*one) for one in values.get("words", ()))
    for name in ("ids", "period"):
        values[name] = tuple(values[name]) if name in values else None
    figures = values.get("figures")
    values["figures"] = tuple(None if one is None else Decimal(one) for one in figures) if figures else None
    for name in ("at", "plan"):
        values.setdefault(name, "")
    return DescribedChange(**values)
