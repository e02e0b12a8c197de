"""What tells objects apart that are called the same and stand in one list."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Protocol

from planloom.model import Item
from planloom.pages.words import plain_text
from planloom.problems import Language

MOST = 90
"""So many letters of a text are enough to know what it is about."""


class Names(Protocol):
    """What objects are called on a page."""

    @property
    def language(self) -> Language:
        """The language of the page."""

    def name(self, item: Item) -> str:
        """Return what an object is called."""


class Apart:
    """Tells of each of `items` that is called like another how its text begins.

    Where the texts begin alike, or are wanting, it tells their ids.
    """

    def __init__(self, items: Iterable[Item], names: Names) -> None:
        named: dict[str, list[Item]] = {}
        for item in items:
            named.setdefault(names.name(item), []).append(item)
        alike = [group for group in named.values() if len(group) > 1]
        self._words = dict(pair for group in alike for pair in _apart(group, names.language))

    def of(self, item: Item) -> str:
        """Return what tells an object from the others of its name; empty where its name does."""
        return self._words.get(id(item), "")


def _apart(group: list[Item], language: Language) -> Iterator[tuple[int, str]]:
    texts = [textwrap.shorten(plain_text(item.text, language), MOST, placeholder="…") for item in group]
    for item, text in zip(group, texts, strict=True):
        yield id(item), text if all(texts) and len({*texts}) == len(texts) else item.id or ""
