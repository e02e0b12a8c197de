"""What git leaves in a file when two people changed the same lines: markers, and both versions between them."""

import re

from planloom.problems import Phrase, Problem, Related, Span
from planloom.source import codes

_CONFLICT = re.compile(
    r"^<{7}(?: .*)?\n(?:.*\n)*?={7}\n(?:.*\n)*?(?P<end>>{7})(?: |$)",
    re.MULTILINE,
)
_END = Phrase("the conflict ends here", "konflikt kończy się tutaj")


def conflict_in(text: str, file: str) -> Problem | None:
    """Tell the first conflict that was merged into a file and not resolved."""
    found = _CONFLICT.search(text) if "<<<<<<<" in text else None
    if found is None:
        return None
    first, last = (text.count("\n", 0, place) + 1 for place in (found.start(), found.start("end")))
    end = Related(Span(file, last, 1, last, 8), _END)
    return codes.CONFLICT.at(Span(file, first, 1, first, 8), related=[end])
