"""Findings that all objects of a plan have: told once, since the plan is not linked at all yet."""

from collections.abc import Iterator, Sequence
from typing import Any

from planloom.model import Plan
from planloom.problems import Code, Problem
from planloom.rules.fold import SEVERAL, under
from planloom.rules.rule import Plans
from planloom.rules.words import called


def together(
    found: Sequence[Problem], of: int, plan: Plan, plans: Plans, code: Code, **values: Any
) -> Iterator[Problem]:
    """Yield findings one by one, or as a single one about the plan when all of its objects have it."""
    if len(found) < SEVERAL or len(found) < of:
        yield from found
        return
    head = plans.finding(code, plan, "kind", object=called(plan), count=of, **values)
    yield under(head, found)
