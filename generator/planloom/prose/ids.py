"""Ids of headings, so that a link leads to them."""

import functools
import re
import unicodedata
from collections.abc import Iterable

from planloom.values.latin import latin

_OTHER = re.compile(r"[^\w\s-]", re.ASCII)
_BETWEEN = re.compile(r"[-\s]+")
_NO_WORD = re.compile(r"[^\w\s-]")
_NUMBERED = re.compile(r"(.*)_(\d+)")


@functools.lru_cache(maxsize=1 << 12)
def slug(text: str) -> str:
    """Return the id of a heading: its words in Latin letters, parted by hyphens; ``section`` where none is left."""
    words = _OTHER.sub("", latin(text).lower()).strip()
    return _BETWEEN.sub("-", words).strip("-_") or "section"


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


@functools.lru_cache(maxsize=1 << 12)
def _former_slug(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _BETWEEN.sub("-", _NO_WORD.sub("", ascii_text).strip().lower())


class FormerIds:
    """Gives headings the ids that Python-Markdown gave them, letter for letter, so that links to them keep working."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def of(self, text: str) -> str:
        """Return the former id of a heading that says `text`: letters beyond ASCII are missing in it."""
        words = _former_slug(text)
        stem, number = words, 0
        if words in self._taken and (numbered := _NUMBERED.fullmatch(words)):
            stem, number = numbered[1], int(numbered[2])
        found = words
        while found in self._taken or not found:
            number = max(number, self._taken.get(stem, 0)) + 1
            found = f"{stem}_{number}"
            self._taken[stem] = number
        self._taken.setdefault(found, 0)
        return found
