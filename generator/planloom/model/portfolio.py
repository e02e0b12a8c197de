"""All plans of an organisation together."""

import functools
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from planloom.model.base import Item, Part
from planloom.model.organisation import Organisation
from planloom.model.plan import MarketingPlan, Plan, RestructuringPlan, SalesPlan, StrategyPlan
from planloom.source import Document


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What the `model` stage makes: the organisation, its plans and the glossary's documents."""

    organisation: Organisation
    plans: tuple[Plan, ...]
    glossary: tuple[Document, ...] = ()
    withheld: frozenset[str] = field(default_factory=frozenset)

    @property
    def strategies(self) -> tuple[StrategyPlan, ...]:
        """The strategic plans."""
        return tuple(plan for plan in self.plans if isinstance(plan, StrategyPlan))

    @property
    def marketing(self) -> tuple[MarketingPlan, ...]:
        """The marketing plans."""
        return tuple(plan for plan in self.plans if isinstance(plan, MarketingPlan))

    @property
    def sales(self) -> tuple[SalesPlan, ...]:
        """The sales plans."""
        return tuple(plan for plan in self.plans if isinstance(plan, SalesPlan))

    @property
    def restructurings(self) -> tuple[RestructuringPlan, ...]:
        """The restructuring plans."""
        return tuple(plan for plan in self.plans if isinstance(plan, RestructuringPlan))

    def items(self) -> Iterator[Item]:
        """All objects in the order of the sources, each before the objects within it."""
        for root in (self.organisation, *self.plans):
            yield from (part for part in parts_in(root) if isinstance(part, Item))


@functools.cache
def _inner(part: type[Part]) -> tuple[str, ...]:
    """Names of the fields of `part` that hold other parts, in their order."""
    return tuple(name for name, info in part.model_fields.items() if _holds_parts(info.annotation))


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Part)
    return any(_holds_parts(argument) for argument in typing.get_args(annotation))


def parts_in(part: Part) -> Iterator[Part]:
    """Yield `part` and everything below it, in the order of the sources within each field."""
    yield part
    for name in _inner(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from parts_in(value)
        elif isinstance(value, tuple):
            for entry in value:
                yield from parts_in(entry)
        elif isinstance(value, dict):
            for entry in value.values():
                if isinstance(entry, Part):
                    yield from parts_in(entry)
