"""Two versions of a file without the entries that both have, word for word: what is left is all that can differ.

Only lists at the top of a YAML file are looked at, entry by entry, as lines: an entry begins with a dash at the
indentation of the first one and reaches as far as lines are indented more. What names other entries by anchors, or
holds several documents, is left as it is.
"""

import functools
import re
from collections import Counter
from collections.abc import Sequence

_NOT_PLAIN = re.compile(r"^(?:---|\.\.\.|%|\t)|[&*]\w|<<:", re.MULTILINE)
_SIGNS = ("&", "*", "<<:", "\t", "\n%", "---", "...")
"""One of these stands in whatever is not plain, which is seldom; to look for them is quick."""
_STARTS = re.compile(r"^(?:(?P<key>[^ \-#\n].*)|(?P<indent> *)- )", re.MULTILINE)
_KEY = re.compile(r"[\w-]+:[ ]*(?:#.*)?")
_KEPT = 256
"""Files whose pieces are at hand: what one commit left is what the next one finds."""

Block = tuple[str, str]
"""A piece of a file, whole lines, behind the name of the list of which it is an entry; that of all else is empty."""


def pruned(before: str, after: str) -> tuple[str, str]:
    """Return what of two versions of a YAML file stands in one of them alone, and what is no entry of a list."""
    if not (_is_plain(before) and _is_plain(after)):
        return before, after
    first, second = _blocks(before), _blocks(after)
    common = Counter(one for one in first if one[0]) & Counter(one for one in second if one[0])
    return _without(first, common), _without(second, common)


def _is_plain(text: str) -> bool:
    return not (text.startswith("%") or any(sign in text for sign in _SIGNS)) or not _NOT_PLAIN.search(text)


@functools.lru_cache(maxsize=_KEPT)
def _blocks(text: str) -> Sequence[Block]:
    """Return the pieces of a file."""
    found: list[Block] = []
    key, indent, piece, at = "", -1, "", 0
    for start in _STARTS.finditer(text):
        is_entry = start["key"] is None
        if is_entry and not (key and indent in (-1, len(start["indent"]))):
            continue
        found.append((piece, text[at : start.start()]))
        at = start.start()
        if is_entry:
            indent, piece = len(start["indent"]), key
        else:
            key, indent, piece = (start["key"].split(":")[0] if _KEY.fullmatch(start["key"]) else ""), -1, ""
    return (*found, (piece, text[at:] if text.endswith("\n") else f"{text[at:]}\n"))


def _without(blocks: Sequence[Block], common: Counter[Block]) -> str:
    left = common.copy()
    kept: list[str] = []
    for block in blocks:
        if left[block] > 0:
            left[block] -= 1
        else:
            kept.append(block[1])
    return "".join(kept)
