"""Ids of headings, so that a link leads to them."""

import re

from planloom.values.latin import latin

_OTHER = re.compile(r"[^\w\s-]", re.ASCII)
_BETWEEN = re.compile(r"[-\s]+")


def slug(text: str) -> str:
    """Return the id of a heading: its words in Latin letters, parted by hyphens; ``section`` where none is left."""
    words = _OTHER.sub("", latin(text).lower()).strip()
    return _BETWEEN.sub("-", words).strip("-_") or "section"


class Ids:
    """Gives each heading of a text an id of its own."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def of(self, text: str) -> str:
        """Return an id for a heading that says `text`; the second of its like ends in ``_1``."""
        return self.own(slug(text))

    def own(self, wanted: str) -> str:
        """Return `wanted`, numbered where it is taken."""
        found = wanted
        while found in self._taken:
            self._taken[wanted] += 1
            found = f"{wanted}_{self._taken[wanted]}"
        self._taken[found] = 0
        return found
