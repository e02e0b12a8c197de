"""A tree of plans of any size that can be written for every program alike.

Plans hold 25 objects each. Four plans stand below each plan, and every object supports two of the plan above it; a text
has 60 words. The same number always gives the same tree.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

A_PLAN, BELOW, LINKS, LENGTH = 25, 4, 2, 60
OWNERS = ("adam", "beata", "celina", "dawid")
STATUSES = ("not_started", "on_track", "done")
VOCABULARY = """
account asset audit balance benefit board bonus buyer capital cargo claim clerk client code course craft credit crew
data deal debtor depot design draft duty energy event expert export factory fee field firm fleet format freight fund
gauge goods grade grant guide hall harbour index input issue item journal labour lease ledger licence limit load loan
machine manual margin metal method mill model motor notice office outlet output panel parcel partner patent permit phase
pilot plant policy port profit proof quality quarter rate record region rent repair report reserve result risk route
safety sample scale sector series service session share shift signal site skill source stage standard station stock
store supply survey system tariff task team tender term test title tool trade training transport trend trust unit value
vendor volume wage water worker workshop yield zone
""".split()  # noqa: SIM905  # a list of a hundred and fifty strings is no easier to read


@dataclass(frozen=True, slots=True)
class Planned:
    """An object: its number, what it supports by number, and what is said of it."""

    number: int
    supports: tuple[int, ...]
    title: str
    text: str
    owner: str
    status: str
    budget: int

    @property
    def plan(self) -> int:
        """The number of the plan it stands in."""
        return self.number // A_PLAN


@dataclass(frozen=True, slots=True)
class Tree:
    """All objects, by plan in their order."""

    objects: tuple[Planned, ...]

    def plans(self) -> Iterator[tuple[int, tuple[Planned, ...]]]:
        """Yield the number of each plan with its objects."""
        for first in range(0, len(self.objects), A_PLAN):
            yield first // A_PLAN, self.objects[first : first + A_PLAN]

    def supporters(self) -> dict[int, list[int]]:
        """Return by number what supports each object."""
        found: dict[int, list[int]] = {one.number: [] for one in self.objects}
        for one in self.objects:
            for above in one.supports:
                found[above].append(one.number)
        return found

    def changed(self, number: int, **values: object) -> "Tree":
        """Return the tree with other values of one object."""
        objects = list(self.objects)
        objects[number] = replace(objects[number], **values)  # type: ignore[arg-type]
        return Tree(tuple(objects))


def grown(count: int) -> Tree:
    """Return a tree of so many objects."""
    chance = random.Random(count)
    return Tree(tuple(_planned(number, count, chance) for number in range(count)))


def _planned(number: int, count: int, chance: random.Random) -> Planned:
    plan = number // A_PLAN
    first = (plan - 1) // BELOW * A_PLAN
    above = range(first, min(first + A_PLAN, count))
    return Planned(
        number,
        tuple(sorted(chance.sample(above, LINKS))) if plan else (),
        words(4, chance),
        f"{words(LENGTH, chance)}.",
        chance.choice(OWNERS),
        chance.choice(STATUSES),
        chance.randint(10, 990) * 1000,
    )


def words(count: int, chance: random.Random) -> str:
    """Return words in chance order, the first with a capital."""
    return " ".join(chance.choices(VOCABULARY, k=count)).capitalize()
