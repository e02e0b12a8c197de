"""Texts without any mark-up, as most titles and many descriptions are: their own words, and no parser is asked."""

import re

# Signs that mean something to some rule of the parser, wherever they stand or where a text begins with them.
_UNMARKED = re.compile(r"(?![-#>+=:!?]|\d+[.)])(?:[^\\`*_\[\]<>&~{}|=^+:]|:(?= |$))+")


def unmarked(source: str) -> str | None:
    """Return the words of a text that is one paragraph on one line without mark-up; None for any other.

    What is left out of such a text by the parser, blanks at its end, is left out here too. A text may have no mark-up
    and be read all the same: this is for the plain cases, not for all of them.
    """
    words = source.rstrip(" \n")
    if not words.isprintable() or words[:1] == " " or _UNMARKED.fullmatch(words) is None:
        return None
    return words
