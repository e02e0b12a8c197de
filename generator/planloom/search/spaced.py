"""Words that stand apart on a page must stand apart in the search index.

Material's search plugin drops tags and joins what is left, so ``one<br>two`` becomes the word `onetwo`,
and nobody finds either. A space after such a tag changes nothing that a reader sees.
"""

import re

_KEPT = r"<(pre|script|style|textarea)\b.*?</\1\s*>"
_ENDS = "caption|dd|desc|div|dt|figcaption|li|option|p|summary|td|text|th|title|tr"
_JOINED = re.compile(rf"{_KEPT}|(<br\b[^>]*>|</(?:{_ENDS})\s*>)(?=\S)", re.IGNORECASE | re.DOTALL)


def spaced(content: str) -> str:
    """Return the HTML of a page with a space wherever a tag alone keeps two words apart."""
    return _JOINED.sub(lambda found: f"{found[2]} " if found[2] else found[0], content)
