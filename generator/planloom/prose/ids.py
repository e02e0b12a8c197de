"""Ids of headings, so that a link leads to them."""

import re
import unicodedata
from collections.abc import Iterable

from planloom.values.latin import latin

_OTHER = re.compile(r"[^\w\s-]", re.ASCII)
_BETWEEN = re.compile(r"[-\s]+")


def slug(text: str) -> str:
    """Return the id of a heading: its words in Latin letters, parted by hyphens; ``section`` where none is left."""
    words = _OTHER.sub("", latin(text).lower()).strip()
    return _BETWEEN.sub("-", words).strip("-_") or "section"


def former_slug(text: str) -> str:
    """Return the id that other programs give a heading: letters that are not Latin are dropped, not rewritten."""
    words = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _BETWEEN.sub("-", _OTHER.sub("", words).strip().lower())


class Ids:
    """Gives each heading an id of its own; `taken` are ids that something else has."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken: dict[str, int] = dict.fromkeys(taken, 0)

    def is_free(self, wanted: str) -> bool:
        """Tell whether nothing has the id yet."""
        return bool(wanted) and wanted not in self._taken

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
