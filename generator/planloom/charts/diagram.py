"""What the charts stage is asked for when lines between things matter: the map and the organisation.

Everything is given in the reader's words and with finished links, so that drawing needs no plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.problems import Language

Status = Literal["", "good", "warning", "bad"]
Change = Literal["", "created", "moved", "merged", "closed", "changed"]


@dataclass(frozen=True, slots=True)
class MapNode:
    """An objective on the strategy map.

    `lane` is the id of its perspective, `theme` the name of the strategic theme it belongs to, if any.
    `status` decides the mark and `status_text` says it in words. `note` is a short second line, such as
    how many objectives of other plans serve it.
    """

    id: str
    title: str
    href: str
    lane: str
    theme: str = ""
    status: Status = ""
    status_text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapEdge:
    """One objective drives another; both are ids of nodes."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class StrategyMap:
    """The strategy map: `lanes` are ids and titles of the perspectives, from top to bottom.

    `title` says what the map says, `subtitle` what it is; `drives` is the verb between two objectives in the list that
    says the same as the picture.
    """

    title: str
    description: str
    language: Language
    lanes: Mapping[str, str]
    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...] = ()
    drives: str = "→"
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the organisation in one of its two states. `headcount` is in full-time equivalents.

    `change` is what becomes of it (before) or what became of it (after), and `note` says more, such as
    the unit it is merged into.
    """

    id: str
    title: str
    parent: str | None = None
    headcount: Decimal | None = None
    href: str = ""
    change: Change = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrgChart:
    """The organisation before and after.

    `headcount_title` names what is counted, such as FTE; `totals` are those of the two states.
    """

    title: str
    description: str
    language: Language
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    totals: tuple[Decimal | None, Decimal | None] = (None, None)
    headcount_title: str = ""
    subtitle: str = ""
