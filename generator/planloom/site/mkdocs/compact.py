"""The theme's frame without the blanks that its templates leave."""

import re

_LINES = re.compile(r"[ \t\r]*\n[ \t\r\n]*")

# Where blanks mean something, all of them are left.
_MEANT = ("<pre", "<textarea", "`")


def compact(page: str, content: str) -> str:
    """Return a page with one line end in the place of each run of blanks that has one, but in its content.

    A page in which the content is not found, or more than once, is left as it is.
    """
    if not content or page.count(content) != 1:
        return page
    before, _, behind = page.partition(content)
    return f"{_compact(before)}{content}{_compact(behind)}"


def _compact(text: str) -> str:
    return text if _are_meant(text) else _LINES.sub("\n", text)


def _are_meant(text: str) -> bool:
    lower = text.lower()
    return any(sign in lower for sign in _MEANT)


def is_compact(words: str, *, edge: bool) -> bool:
    """Tell whether words are the same in a page that is made compact; at the `edge` of a line they have no blanks."""
    return "\n" not in words and not (edge and words != words.strip()) and not _are_meant(words)
