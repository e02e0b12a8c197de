"""Two versions of a file without the entries that both have, word for word: what is left is all that can differ.

Only lists at the top of a YAML file are looked at, entry by entry, as lines: an entry begins with a dash at the
indentation of the first one and reaches as far as lines are indented more. What names other entries by anchors, or
holds several documents, is left as it is.
"""

import re
from collections import Counter
from collections.abc import Iterator

_NOT_PLAIN = re.compile(r"^(?:---|\.\.\.|%|\t)|[&*]\w|<<:", re.MULTILINE)
_KEY = re.compile(r"^[\w-]+:[ ]*(?:#.*)?$")
_DASH = re.compile(r"^( *)- ")


def pruned(before: str, after: str) -> tuple[str, str]:
    """Return what of two versions of a YAML file stands in one of them alone, and what is no entry of a list."""
    if _NOT_PLAIN.search(before) or _NOT_PLAIN.search(after):
        return before, after
    first, second = list(_blocks(before)), list(_blocks(after))
    common = Counter(one for one in first if one[0]) & Counter(one for one in second if one[0])
    return _without(first, common), _without(second, common)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a file: entries with the name of their list, and all else under no name."""
    key, indent, piece, lines = "", -1, "", list[str]()
    for line in text.split("\n"):
        starts = line[:1] not in ("", " ", "-", "#")
        dash = _DASH.match(line) if key else None
        is_entry = dash is not None and indent in (-1, len(dash[1]))
        if starts or is_entry:
            yield piece, "\n".join(lines)
            lines = []
        if starts:
            key, indent, piece = (line.split(":")[0] if _KEY.match(line) else ""), -1, ""
        elif is_entry and dash is not None:
            indent, piece = len(dash[1]), key
        lines.append(line)
    yield piece, "\n".join(lines)


def _without(blocks: list[tuple[str, str]], common: Counter[tuple[str, str]]) -> str:
    left = common.copy()
    kept: list[str] = []
    for block in blocks:
        if left[block] > 0:
            left[block] -= 1
        else:
            kept.append(block[1])
    return "\n".join(kept)
