"""What is made of a text, and what its surroundings know."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from planloom.problems import Language
from planloom.prose.ids import Ids

RefusalKind = Literal["active", "tag", "attribute", "link", "empty", "note", "image", "reference", "foreign", "depth"]
BlockKind = Literal["heading", "paragraph", "drawing", "raw", "other"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names: its title, as plain text, and its address on the site; None for one without a page."""

    title: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Fenced:
    """A fenced block that may be drawn: its kind, what it holds, and where it opens in the text (from 1).

    `at_margin` tells whether it stands at the left margin and not within a list, a box or an indented block of code.
    """

    kind: str
    text: str
    line: int
    column: int
    at_margin: bool = True


def _unknown(_id: str) -> Target | None:
    return None


def _as_it_is(path: str, _image: bool) -> str | None:
    return path


def _not_drawn(_block: Fenced) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a text.

    `reference` returns what an id names, `local` where a path of the plans (with its anchor) is found on the site,
    for pictures with True; None where there is no such thing. `drawn` returns the HTML that stands for a block that
    is drawn by others, None where it is shown as it is. Headings are of `level` and below; where the page is `titled`,
    a heading of the first level that opens the text repeats its title and is left out. `prefix` sets the ids of
    footnotes and tabs apart from those of other texts on the page, `ids` gives headings ids that no other has there.
    `raw_html` passes the writer's HTML through. Blocks of code are `coloured` where somebody will see them.
    """

    language: Language = "en"
    reference: Callable[[str], Target | None] = _unknown
    local: Callable[[str, bool], str | None] = _as_it_is
    drawn: Callable[[Fenced], str | None] = _not_drawn
    level: int = 1
    titled: bool = False
    prefix: str = ""
    ids: Ids | None = None
    raw_html: bool = False
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text: its level on the page, its id, its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A ``[[reference]]``: the id, the writer's own words, and where it stands in the text (from, up to)."""

    id: str
    words: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture: its address as written, and where that stands in the text."""

    address: str
    start: int
    end: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is not shown as it was meant: `words` are the tag, the address or the signs, from `start` up to `end`."""

    kind: RefusalKind
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block at the margin of a text.

    `html` is the whole, `inner` what stands inside the element of a paragraph or heading, `heading` says which.
    A `drawing` is the mark for what others draw, `raw` is HTML of the writer that was passed through.
    """

    kind: BlockKind
    html: str
    inner: str = ""
    heading: Heading | None = None


@dataclass(slots=True)
class Rendered:
    """A text as safe HTML, and what stands in it; `ids` are those that a link can lead to."""

    html: str = ""
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
