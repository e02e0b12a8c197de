"""What tells objects apart that are called the same and stand in one list."""

import textwrap
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from planloom.model import Item
from planloom.pages.linking import Links
from planloom.pages.words import as_words, plain_text

MOST = 90
"""So many letters of a text are enough to know what it is about."""


class Apart:
    """Tells of each of `items` that is called like another how its text begins.

    Where the texts begin alike, or are wanting, it tells their ids.
    """

    def __init__(self, items: Iterable[Item], links: Links) -> None:
        named: dict[Markup, list[Item]] = {}
        for item in items:
            named.setdefault(links.name(item), []).append(item)
        alike = [group for group in named.values() if len(group) > 1]
        self._words = dict(pair for group in alike for pair in _apart(group, links))

    def of(self, item: Item) -> Markup:
        """Return what tells an object from the others of its name; empty where its name does."""
        return self._words.get(id(item), Markup(""))


def _apart(group: list[Item], links: Links) -> Iterator[tuple[int, Markup]]:
    texts = [textwrap.shorten(plain_text(item.text, links.language), MOST, placeholder="…") for item in group]
    for item, text in zip(group, texts, strict=True):
        yield id(item), as_words(text if all(texts) and len({*texts}) == len(texts) else item.id or "", links.language)
