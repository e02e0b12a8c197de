"""Which words a text has, cut here as the search script cuts them in the browser."""

import re
import unicodedata

SEPARATOR = (
    r"&amp;|&[lg]t;"
    r"|[\s\-\x7c‐‑‒–—−/\\;:!?()\[\]{}<>\"'`„”“‚’‘«»…·•§%=_#@&]+"
    r"|[.,](?!\d)"
)
"""What stands between two words on a page, where Material marks the words that were found.

Material splits it at each vertical bar, so no group may hold a bar. A comma or full stop between digits belongs to the
number.
"""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and zero-width characters: they stand inside words and mean nothing to a search."""

words_in = re.compile(r"[^\W_]+(?:[.,]\d+)?").findall
"""The words of a text without invisible signs, in their order and in the case in which they stand there."""

_LETTERS = str.maketrans({"ł": "l", "ß": "ss"})
_FIRST_MARK, _LAST_MARK = "\u0300", "\u036f"


def fold(word: str) -> str:
    """Return a word in small letters without diacritics."""
    lower = word.lower()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFD", lower.translate(_LETTERS))
    return "".join(sign for sign in apart if not _FIRST_MARK <= sign <= _LAST_MARK)
