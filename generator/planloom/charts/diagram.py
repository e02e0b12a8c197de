"""What the charts stage is asked for when lines between things matter: the map and the organisation.

Everything is given in the reader's words and with finished links, so that drawing needs no plan.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.problems import Language
from planloom.values import CALENDAR_YEARS, Calendar

Status = Literal["", "good", "warning", "bad"]
WorkState = Literal["planned", "on_track", "at_risk", "late", "done", "stopped"]
Change = Literal["", "created", "moved", "merged", "closed", "changed"]


@dataclass(frozen=True, slots=True)
class MapNode:
    """An objective on the strategy map.

    `lane` is the id of its perspective, `theme` the name of the strategic theme it belongs to, if any.
    `status` decides the mark and `status_text` says it in words. `apart` tells it from others of its title; `note` is
    a short last line, such as how many objectives of other plans serve it.
    """

    id: str
    title: str
    href: str
    lane: str
    theme: str = ""
    status: Status = ""
    status_text: str = ""
    apart: str = ""
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


@dataclass(frozen=True, slots=True)
class Work:
    """Something dated: work from `start` to `end`, or an event, which has no `start`.

    `state` decides colour and sign, `state_text` says it in words. `inside` is the id of the work that an event belongs
    to, `after` are the ids of what must be finished first, and `progress` is a fraction of one.
    """

    id: str
    title: str
    end: dt.date
    start: dt.date | None = None
    href: str = ""
    group: str = ""
    state: WorkState = "planned"
    state_text: str = ""
    progress: Decimal | None = None
    inside: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Dated work, at least one piece, on one axis by the years of `calendar`, with a line for `today`."""

    title: str
    subtitle: str
    description: str
    language: Language
    rows: tuple[Work, ...]
    today: dt.date
    calendar: Calendar = CALENDAR_YEARS

    @property
    def days(self) -> list[dt.date]:
        """Every day that something begins or ends on."""
        return [day for work in self.rows for day in (work.start, work.end) if day is not None]


Diagram = StrategyMap | OrgChart | Roadmap
"""What is drawn without the drawing library."""
