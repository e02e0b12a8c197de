"""What the glossary tells the search: which names mean one thing, and what it is."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of the glossary in the language of the pages.

    `names` are all ways to call it in that language, `others` those in the other one. `title`, `definition` and
    the id, which is its anchor on the glossary's page, are for the card that readers see. `related` are ids of
    concepts, `pages` the last parts of the addresses of pages that are about it.
    """

    id: str
    names: Sequence[str]
    others: Sequence[str] = ()
    title: str = ""
    definition: str = ""
    related: Sequence[str] = ()
    pages: Sequence[str] = ()
