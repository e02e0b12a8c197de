"""Where sources name audiences, and where they only seem to: a misspelt key must not publish what it marks."""

import difflib
import functools
import re
from collections.abc import Iterator

KEY = "audience"

_MEANT = frozenset(
    {"odbiorca", "odbiorcy", "odbiorcow", "odbiorców", "adresat", "adresaci", "visible_to", "visibility"}
)
_NEAR = 0.79
_WORD = re.compile(r"([^\W\d_][\w-]{4,20})[\"']?[ \t]*(?:\n[ \t]*)?[:=]")
_ESCAPED = re.compile(r"\"[^\"\n]*\\[xuU]")
_FENCE = r"[ \t]*(?:-{3,}|\+{3,}|;{3,}|\.{3})[^\n]*(?:\n|$)"
_FENCES = re.compile(rf"{_FENCE}(?P<inside>(?:[^\n]*\n){{1,60}}?){_FENCE}")
_FIELD = re.compile(r"[ \t]*[\"']?[^\W\d][\w -]{0,40}[\"']?[ \t]*[:=]")


@functools.lru_cache(4096)
def is_meant(key: str) -> bool:
    """Tell whether a key is `audience`, or was probably meant to be."""
    word = key.strip().casefold().replace("-", "_")
    if word in (KEY, f"{KEY}s") or word in _MEANT:
        return True
    return abs(len(word) - len(KEY)) <= 2 and difflib.SequenceMatcher(None, word, KEY).ratio() > _NEAR  # noqa: PLR2004


def may_name(text: str) -> bool:
    """Tell whether the text of a source may hold such a key; most do not, and are not looked through."""
    return any(map(is_meant, set(_WORD.findall(text)))) or _ESCAPED.search(text) is not None


def unread(body: str) -> Iterator[tuple[int, str]]:
    """Yield what at the top of the text of a page looks like fields that nobody reads: the line, and what it is.

    Fields are read between two lines ``---``, the first of which is the first of the file.
    """
    blank = len(body) - len(body.lstrip())
    first = body.count("\n", 0, blank)
    start = body.rfind("\n", 0, blank) + 1
    fenced = _FENCES.match(body, start)
    if (
        fenced
        and all(_FIELD.match(line) for line in fenced["inside"].splitlines() if line.strip())
        and fenced["inside"].strip()
    ):
        yield first, body[start:].split("\n", 1)[0].strip()
        return
    for number, line in enumerate(body[start:].split("\n\n", 1)[0].split("\n")):
        found = re.match(r"\W{0,6}(\w[\w -]{3,20}?)\W{0,3}[:=]", line)
        if found and is_meant(found[1]):
            yield first + number, line.strip()
            return
