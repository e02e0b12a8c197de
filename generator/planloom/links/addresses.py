"""Where every object is found on the site. Addresses come from ids and folders, never from titles."""

import functools
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from planloom.links.graph import Graph, handed_out
from planloom.model import Item, Plan
from planloom.model.base import fields_by_name
from planloom.model.organisation import Person
from planloom.model.places import folder_address
from planloom.model.shared import Question, Team
from planloom.tracking import note

# Pages of the whole portfolio; a plan in a folder of such a name has an address of its own beside them.
RESERVED = frozenset(
    [
        "plans",
        "attention",
        "thread",
        "map",
        "scorecard",
        "roadmap",
        "money",
        "risks",
        "compare",
        "faq",
        "glossary",
        "people",
        "health",
        "changes",
        "assets",
        "pl",
        "en",
    ]
)


def plan_address(plan: Plan) -> str:
    """Return the address of a plan: its folder, or its kind for a plan in the plans folder itself.

    A plan of people in the folder ``people`` stands beside the page of all people.
    """
    return _plan_address(plan.place, plan.plan_kind)


@functools.lru_cache(maxsize=4096)
def _plan_address(place: PurePosixPath, kind: str) -> str:
    first, *rest = folder_address(place).parts if place.parts else (kind,)
    return "/".join([f"{first}-plan" if first in RESERVED else first, *rest])


def part_address(plan: Plan, part: str) -> str:
    """Return the address of the page of one part of a plan."""
    return f"{plan_address(plan)}/{part.replace('_', '-')}"


def has_own_page(item: Item) -> bool:
    """Tell whether the object has a page to itself."""
    return item.is_a("page") and item.id is not None


class Addresses:
    """Finds the address of any object of a graph; the parts of a page have an anchor."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._parts: dict[int, tuple[Plan, str]] = {}
        for plan in graph.portfolio.plans:
            for name, value in vars(plan).items():
                if isinstance(value, tuple):
                    self._parts.update({id(item): (plan, name) for item in value if isinstance(item, Item)})
                elif isinstance(value, Item):
                    self._parts[id(value)] = (plan, name)
        self._within: dict[int, Item] = {
            id(inner): item
            for plan in graph.portfolio.plans
            for item in plan.inner()
            if isinstance(item, Item)
            for inner in item.inner()
            if isinstance(inner, Item)
        }
        self._known = {id(item): self._find(item) for item in graph.portfolio.items()}
        self._on: dict[str, list[Item]] = {}
        for item in graph.portfolio.items():
            self._on.setdefault(self.of(item).partition("#")[0], []).append(item)

    def of(self, item: Item) -> str:
        """Return the address of `item`, with ``#anchor`` where it is a part of a page."""
        return self._known.get(id(item)) or self._find(item)

    def _find(self, item: Item) -> str:
        if isinstance(item, Plan):
            return plan_address(item)
        if isinstance(item, Person | Team) and has_own_page(item):
            return f"people/{item.id}"
        if id(item) in self._within:
            return f"{self._find(self._within[id(item)]).partition('#')[0]}{self._anchor(item)}"
        if id(item) not in self._parts:
            return "faq" if isinstance(item, Question) else "people"
        plan, part = self._parts[id(item)]
        if has_own_page(item):
            return f"{part_address(plan, part)}/{item.id}"
        return part_address(plan, part) + self._anchor(item)

    def with_pages(self, plan: Plan) -> Iterator[tuple[Item, str]]:
        """Yield the objects of a plan that have a page below its own, each with the part it stands in."""
        for name in fields_by_name(type(plan)):
            value = getattr(plan, name)
            for item in value if isinstance(value, tuple) else ():
                if isinstance(item, Item) and has_own_page(item) and not isinstance(item, Person | Team):
                    yield item, name

    def all(self) -> Iterable[str]:
        """Return the addresses of all pages on which objects are found."""
        return self._on

    def on(self, address: str) -> tuple[Item, ...]:
        """Return the objects that are found on the page at `address`."""
        note("on", address)
        return tuple(map(handed_out, self._on.get(address, ())))

    def _anchor(self, item: Item) -> str:
        return f"#{item.id}" if item.id else ""

    def of_part(self, plan: Plan, part: str) -> str:
        """Return the address of the page of one part of a plan."""
        return f"{self.of(plan)}/{part.replace('_', '-')}"
