"""Kinds of plan that installed packages bring: classes below :class:`Plan`, named under ``planloom.kinds``.

Code is taken from what the keeper has installed, never from the folder of the plans: reading plans runs nothing of
theirs.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from typing import Any

from planloom.model import codes
from planloom.model.extend import subclass
from planloom.model.kind_words import header_field, kind_word, other_words
from planloom.model.kinds import BUILT_IN
from planloom.model.plan import Plan
from planloom.model.shapes import models_in
from planloom.problems import Problem, Span
from planloom.values import Label

GROUP = "planloom.kinds"


class _NoKindError(Exception):
    """What an entry point holds is no kind of plan that can be used; the words say why."""


def installed_kinds() -> tuple[dict[str, type[Plan]], list[Problem]]:
    """Return the kinds of plan of installed packages by the word that a header says, and what cannot be used."""
    found: dict[str, type[Plan]] = {}
    problems: list[Problem] = []
    for point in metadata.entry_points(group=GROUP):
        try:
            found |= _checked(point.load(), found)
        except Exception as error:  # noqa: BLE001  # somebody else's code may raise anything
            reason = str(error) or type(error).__name__
            problems.append(codes.NO_INSTALLED_KIND.at(Span(""), name=point.name, reason=reason))
    return found, problems


def _checked(given: Any, found: Mapping[str, type[Plan]]) -> dict[str, type[Plan]]:
    """Return the kinds that an entry point holds; all of them, or none."""
    plans = [given] if isinstance(given, type) else list(given) if isinstance(given, Iterable) else []
    if not plans or not all(isinstance(plan, type) and issubclass(plan, Plan) for plan in plans):
        raise _NoKindError("it holds no subclass of `planloom.model.Plan`")
    checked: dict[str, type[Plan]] = {}
    for plan in plans:
        for fault in _faults(plan, {**found, **checked}):
            raise _NoKindError(f"{plan.__name__}: {fault}")
        word = _word(plan)
        checked[word] = _of_its_kind(plan, word)
    return checked


def _faults(plan: type[Plan], found: Mapping[str, type[Plan]]) -> Iterator[str]:
    """Yield what a class lacks that a kind of plan says of itself."""
    if not plan.__dict__.get("plan_kind") or not plan.__dict__.get("named"):
        yield "a kind of plan says its own `plan_kind` and `named`"
    if plan.plan_kind in (*BUILT_IN.plans, *found):
        yield f"there is a kind of plan `{plan.plan_kind}` already"
    for model in models_in(plan):
        ours = BUILT_IN.parts.get(model.kind)
        if "kind" not in model.__dict__ and not issubclass(model, Plan):
            yield f"`{model.__name__}` says no `kind` of its own"
        elif ours is not None and not issubclass(model, ours):
            yield f"`{model.kind}` is a kind of object already"


def _word(plan: type[Plan]) -> Label:
    return kind_word(plan.plan_kind, plan.named, plan.area)


def _of_its_kind(plan: type[Plan], word: Label) -> type[Plan]:
    """Return the class with a header that says its word."""
    return subclass(plan.__name__, plan, header_field(word, other_words(plan.named, plan.also)), {})
