"""All plans of an organisation together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from planloom.model.base import Item, Part
from planloom.model.kinds import BUILT_IN, Kinds
from planloom.model.organisation import Organisation
from planloom.model.plan import P, Plan
from planloom.source import Document
from planloom.tracking import Kind, note


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What the `model` stage makes.

    `glossary` are the glossary's documents, `media` the pictures that lie in the plans folder,
    `texts` the sources themselves by file, for positions within a text, and `withheld` the ids of
    objects that exist but were left out because they are broken, with the sign that stands for all that is for other
    readers. `closed` are the files and folders that are for others: links there are words. `is_cut` tells whether
    anything was withheld from the sources, be it a single value.
    """

    organisation: Organisation
    plans: tuple[Plan, ...]
    glossary: tuple[Document, ...] = ()
    media: frozenset[PurePosixPath] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = field(default_factory=frozenset)
    kinds: Kinds = BUILT_IN
    closed: frozenset[PurePosixPath] = frozenset()
    is_cut: bool = False
    _items: dict[int, tuple[Item, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getattribute__(self, name: str) -> Any:
        """Return an attribute; what is not the same for all pages is read from now on."""
        kind = _READ.get(name)
        if kind is not None:
            note(kind, "")
        return object.__getattribute__(self, name)

    @property
    def strategies(self) -> tuple[Plan, ...]:
        """The plans that say where the organisation goes."""
        return tuple(plan for plan in self.plans if plan.directs)

    @property
    def serving(self) -> tuple[Plan, ...]:
        """The plans that serve the strategy."""
        return tuple(plan for plan in self.plans if not plan.directs)

    @property
    def is_lone_header(self) -> bool:
        """Whether there is nothing yet but one header that says which kind of plan it is."""
        return (
            len(self.plans) == 1
            and self.plans[0].is_bare
            and not self.glossary
            and self.organisation.model_fields_set <= {"name", "languages", "currency"}
        )

    def having(self, kind: type[Part]) -> tuple[Plan, ...]:
        """Return the plans of all kinds that have a part for objects of this class, whether they fill it in or not."""
        return tuple(plan for plan in self.plans if plan.may_have(kind))

    def each(self, kind: type[P]) -> tuple[P, ...]:
        """Return the objects of this class that are parts of any plan; those within other objects are none."""
        return tuple(part for plan in self.plans for part in plan.each(kind))

    def items(self) -> Iterator[Item]:
        """All objects in the order of the sources, each before the objects within it."""
        known = self._items
        for root in (self.organisation, *self.plans):
            if id(root) not in known:
                known[id(root)] = tuple(part for part in parts_in(root) if isinstance(part, Item))
            vars(root)  # all of it has been read, also by who is told what another one has found
            yield from known[id(root)]


_READ: Mapping[str, Kind] = {
    "plans": "plans", "texts": "texts", "glossary": "glossary", "media": "media", "withheld": "withheld",
}  # fmt: skip


def parts_in(part: Part) -> Iterator[Part]:
    """Yield `part` and everything below it, in the order of the sources within each field."""
    stack = [part]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(tuple(here.inner())))
