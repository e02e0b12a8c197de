"""All plans of an organisation together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from planloom.model.base import Item, Part
from planloom.model.kinds import BUILT_IN, Kinds
from planloom.model.organisation import Organisation
from planloom.model.plan import MarketingPlan, Plan, RestructuringPlan, SalesPlan, StrategyPlan
from planloom.source import Document


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What the `model` stage makes.

    `glossary` are the glossary's documents, `media` the pictures that lie in the plans folder,
    `texts` the sources themselves by file, for positions within a text, and `withheld` the ids of
    objects that exist but were left out: for an audience, or because they are broken.
    """

    organisation: Organisation
    plans: tuple[Plan, ...]
    glossary: tuple[Document, ...] = ()
    media: frozenset[PurePosixPath] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = field(default_factory=frozenset)
    kinds: Kinds = BUILT_IN

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


def parts_in(part: Part) -> Iterator[Part]:
    """Yield `part` and everything below it, in the order of the sources within each field."""
    stack = [part]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(tuple(here.inner())))
