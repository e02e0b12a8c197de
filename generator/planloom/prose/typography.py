"""Polish typography: where a line must not break, a hard space stands."""

import re
from collections.abc import Sequence

BREAK, SOLID = "\ufdd0", "\ufdd1"
"""What stands in joined texts for a change of mark-up, and for something that is no text (never in a text itself)."""

# A one-letter word keeps to what follows it: Polish typography does not leave it at the end of a line.
_SHORT_WORD = re.compile(r"(?<![\w\u00a0&\-/.])([aiouwzAIOUWZ]) (?=\ufdd0*[\w„(\ufdd1])")
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|zł|tys\.|mln|mld|r\.|proc\.|etat|osób|dni|euro|EUR|PLN)\b|%)")


def hard_spaces(texts: Sequence[str]) -> list[str]:
    """Return the texts between mark-up with hard spaces after one-letter words and before units."""
    if not texts:
        return []
    whole = BREAK.join(texts)
    for _ in range(2):  # in "i w domu" the second short word begins where the first match ends
        whole = _SHORT_WORD.sub("\\1\u00a0", whole)
    return BEFORE_UNIT.sub("\u00a0", whole).split(BREAK)
