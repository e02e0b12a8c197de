"""Where sources name audiences, and where they only seem to: a misspelt key must not publish what it marks."""

import difflib
import functools
import re
from collections.abc import Iterator

KEY = "audience"

SAYING = frozenset(
    {"audiences", "odbiorca", "odbiorcy", "odbiorcow", "odbiorców", "adresat", "adresaci", "visible_to", "visibility"}
)
"""What may be meant as `audience` too, and may be a field of a project's own: what stands there tells."""
_NEAR = 0.79
_WORD = re.compile(r"[^\W\d_][\w-]{4,20}\Z")
_LONGEST = 21  # letters of such a word
_SIGN = re.compile(r"[:=]")
_ESCAPED = re.compile(r"\"[^\"\n]*\\[xuU]")
_FENCE = r"[ \t]*(?:-{3,}|\+{3,}|;{3,}|\.{3})[^\n]*(?:\n|$)"
_FENCES = re.compile(rf"{_FENCE}(?P<inside>(?:[^\n]*\n){{1,60}}?){_FENCE}")
_FIELD = re.compile(r"[ \t]*[\"']?[^\W\d][\w -]{0,40}[\"']?[ \t]*[:=]")


@functools.lru_cache(4096)
def is_misspelt(key: str) -> bool:
    """Tell whether a key is almost `audience`."""
    word = _folded(key)
    if word == KEY:
        return key != KEY
    close = word not in SAYING and abs(len(word) - len(KEY)) <= 2  # noqa: PLR2004
    return close and difflib.SequenceMatcher(None, word, KEY).ratio() > _NEAR


def says_the_same(key: str) -> bool:
    """Tell whether a key may be another word for `audience`."""
    return _folded(key) in SAYING


def _folded(key: str) -> str:
    return key.strip().casefold().replace("-", "_")


@functools.lru_cache(4096)
def may_name(text: str) -> bool:
    """Tell whether the text of a source may hold such a key; most do not, and are not looked through."""
    return (
        any(key == KEY or is_misspelt(key) or says_the_same(key) for key in set(_keys(text)))
        or _ESCAPED.search(text) is not None
    )


def _keys(text: str) -> Iterator[str]:
    """Yield the word before each colon and each equals sign: these are few, and words are many."""
    for before in _SIGN.split(text)[:-1]:
        line = before.rstrip(" \t")
        word = (line[:-1].rstrip(" \t") if line.endswith("\n") else line)[-_LONGEST - 1 :]
        found = _WORD.search(word[:-1] if word.endswith(("'", '"')) else word[1:] if len(word) > _LONGEST else word)
        if found:
            yield found[0]


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
        if found and (found[1] == KEY or is_misspelt(found[1])):
            yield first + number, line.strip()
            return
