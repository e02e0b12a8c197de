"""A comparison for programs: JSON of a version that only grows."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from planloom import __version__
from planloom.chronicle import UNCOMMITTED, Commit
from planloom.history.approval import is_after_approval
from planloom.history.comparison import Comparison, Side
from planloom.history.difference.bookkeeping import is_bookkeeping
from planloom.history.difference.changes import LeafChange, Moved, Renamed, TextChange, kind_of
from planloom.history.difference.leaves import Path
from planloom.history.difference.record import Entry
from planloom.history.report.wording import label_of
from planloom.problems import Problem, Span
from planloom.report.words import message
from planloom.values import Money, Period, Text

VERSION = 1


def as_json(comparison: Comparison) -> str:
    """Return a comparison as JSON, version 1; the manual describes every field."""
    document = {
        "format": "planloom-changes",
        "version": VERSION,
        "planloom": __version__,
        "before": _side(comparison, comparison.before),
        "after": _side(comparison, comparison.after),
        "changes": list(_changes(comparison)),
        "effects": _effects(comparison),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _side(comparison: Comparison, side: Side) -> dict[str, Any]:
    """Tell which version it is: not by name where nobody and nothing of what is withheld may be named."""
    named = not comparison.narrowed
    return {
        "revision": side.name if named else None,
        "commit": side.commit if named else None,
        "errors": len(side.errors),
    }


def _changes(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for index, change in enumerate(comparison.changes):
        told: dict[str, Any] = {
            "kind": kind_of(change),
            "object": _object(change.subject),
            **_place(change.span),
            "editorial": is_bookkeeping(change),
            "after_approval": is_after_approval(change, comparison.before.graph, comparison.after.graph),
            "commit": _commit(comparison.authors.get(index)),
        }
        if isinstance(change, Renamed):
            told |= {"from": change.old.id, "to": change.new.id, "likely": change.likely}
        if isinstance(change, Moved):
            told |= {"from": _home(change.old), "to": _home(change.new)}
        if isinstance(change, LeafChange):
            path, (before, after) = _path_and_values(change)
            told |= {
                "path": [_key(step) for step in path],
                "label": {"en": label_of(change, "en"), "pl": label_of(change, "pl")},
                "before": _value(before),
                "after": _value(after),
            }
        yield told


def _path_and_values(change: LeafChange) -> tuple[Path, tuple[Any, Any]]:
    """Return where a value is and what it was and is; of words that changed in several languages, all of them."""
    if isinstance(change, TextChange) and change.others:
        return change.text, change.texts
    return change.path, change.values


def _object(entry: Entry) -> dict[str, Any]:
    title = {"en": entry.name.in_("en"), "pl": entry.name.in_("pl")}
    return {"id": entry.id, "kind": entry.called.en, "title": title, "plan": entry.plan or None}


def _home(entry: Entry) -> dict[str, Any]:
    parent = entry.parent[0] if entry.parent and isinstance(entry.parent[0], str) else None
    return {"plan": entry.plan or None, "in": parent, "part": entry.field}


def _place(span: Span) -> dict[str, Any]:
    return {"file": span.file, "line": span.line, "column": span.column}


def _commit(commit: Commit | None) -> dict[str, Any] | None:
    if commit is None or commit is UNCOMMITTED or not commit.name:
        return None
    return {"name": commit.name, "author": commit.author, "day": commit.day.isoformat(), "subject": commit.subject}


def _key(step: Any) -> str | int:
    return step if isinstance(step, int) else step.text if isinstance(step, Period) else str(step)


def _value(value: Any) -> Any:
    match value:
        case None | bool() | str() | int():
            return value
        case Money():
            return {"amount": _number(value.amount), "currency": value.currency}
        case Decimal():
            return _number(value)
        case Period():
            return {"text": value.text, "start": value.start.isoformat(), "end": value.end.isoformat()}
        case Text():
            return {"en": value.en, "pl": value.pl}
        case _:
            return str(value)


def _number(number: Decimal) -> str:
    """Return all digits of a number as text, which no program rounds."""
    return f"{number.normalize():f}" if number else "0"


def _effects(comparison: Comparison) -> dict[str, Any]:
    found = comparison.effects
    return {
        "money": [
            {
                "row": one.row,
                "name": {"en": one.name.en, "pl": one.name.pl},
                "period": one.period.text if one.period else None,
                "before": _value(one.before),
                "after": _value(one.after),
            }
            for one in found.money
        ],
        "status": [
            {"id": one.item.id, "before": one.before, "after": one.after, "worse": one.worse} for one in found.statuses
        ],
        "coverage": [{"id": one.objective.id, "covered": one.covered} for one in found.coverage],
        "objectives": [one.id for one in found.objectives],
        "findings": {"new": list(map(_finding, found.appeared)), "gone": list(map(_finding, found.solved))},
    }


def _finding(problem: Problem) -> dict[str, Any]:
    said = {"en": message(problem, "en"), "pl": message(problem, "pl")}
    return {"code": problem.code.id, "level": str(problem.level), "message": said, **_place(problem.span)}
