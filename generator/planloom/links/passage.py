"""One text of a plan on its way through the checks: its words, where they are written, and what they belong to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from planloom.links.places import Places
from planloom.model import Item
from planloom.problems import Language, Span


@dataclass(frozen=True)
class Passage:
    """A text and what is known of it: where it is written, and where its links start from.

    It belongs to the object `owner`, or defines `term`; `is_page` where it is the Markdown of a page, `is_title` where
    it is what the object is called. `sources` are the files that places are looked up in.
    """

    words: str
    where: Callable[[], Span]
    language: Language
    place: PurePosixPath
    sources: Mapping[str, str]
    owner: Item | None = None
    term: str | None = None
    is_page: bool = False
    is_title: bool = False

    @property
    def about(self) -> str | None:
        """The id of what it belongs to."""
        return self.owner.id if self.owner is not None else self.term

    @cached_property
    def places(self) -> Places:
        """Where its words stand in the source."""
        return Places(self.words, self.where(), self.sources)
