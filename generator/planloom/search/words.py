"""Which words a site has, cut the way the browser cuts them.

The table of lemmas must cover the words that the search worker will meet, so one expression cuts them
here and there: :data:`SEPARATOR` goes into the worker and into the options of the search plugin.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

SEPARATOR = (
    r"&amp;|&[lg]t;"
    r"|[\s\-\x7c‐‑‒–—−/\\;:!?()\[\]{}<>\"'`„”“‚’‘«»…·•§%=_#@&]+"
    r"|[.,](?!\d)"
)
"""What stands between two words, as an expression that Python and JavaScript both read.

Material splits it at each vertical bar to mark words on a page, so no group may hold a bar. Query
operators (``* + ^ ~``) are left out, or they would never reach the query. A comma or full stop
between digits belongs to the number.
"""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and zero-width characters: they stand inside words and mean nothing to a search."""

_cut = re.compile(SEPARATOR).split
_TAG = re.compile(r"<[^>]*>")
_UNSEEN = str.maketrans("", "", INVISIBLE)


def words_of(search_index: Mapping[str, Any]) -> set[str]:
    """Return every word of Material's ``search_index.json``, in the case in which it stands there."""
    return {word for text in _texts(search_index) for word in _words(text)}


def _texts(search_index: Mapping[str, Any]) -> Iterator[str]:
    for entry in search_index.get("docs", ()):
        yield entry.get("title", "")
        yield entry.get("text", "")
        yield from entry.get("tags", ())


def _words(text: str) -> Iterator[str]:
    plain = html.unescape(_TAG.sub(" ", text)).translate(_UNSEEN)
    return filter(None, _cut(unicodedata.normalize("NFC", plain)))
