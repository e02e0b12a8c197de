"""Signs left out of a line, which the parser only notices further down.

``- id:a`` is text to YAML, and so is ``kind strategy``; the parser goes on and complains about the next line.
The line to mend is the one in which the sign is missing.
"""

import re
from typing import NamedTuple

from planloom.problems import Phrase

_DASH = r"(?P<indent>[ ]*(?:- +)*)"
_NO_BLANK = re.compile(rf"{_DASH}(?P<key>[^\W\d]\w*):(?P<value>[^\s:/][^\n]*)")
_NO_COLON = re.compile(r"[ ]*(?P<key>[^\W\d]\w*)(?: +(?P<value>[^\s:#][^:#\n]*))?[ ]*")
_NO_DASH_BLANK = re.compile(r"(?P<indent>[ ]*)-(?P<key>[^\W\d]\w*): +(?P<value>[^\s][^\n]*)")
_FIELD = re.compile(r"[ ]*(?:- +)*[^\s:]+:(?:[ ]|$)")


_A_SENTENCE = 3


class Slip(NamedTuple):
    """What is missing: the line and column (from 0) that show it, how that is told, and how it is mended.

    `sign` is what is missing, and `at` the column where it belongs.
    """

    line: int
    column: int
    reason: Phrase
    help: Phrase
    at: int
    sign: str

    def mended(self, line: str) -> str:
        """Return the line with what was missing."""
        return line[: self.at] + self.sign + line[self.at :]


def slip_before(lines: list[str], noticed: int) -> Slip | None:
    """Return the slip in the line in which the parser noticed it, or in the filled line before."""
    before = next((number for number in range(min(noticed, len(lines)) - 1, -1, -1) if _is_filled(lines[number])), None)
    candidates = [number for number in (before, noticed) if number is not None and number < len(lines)]
    return next((slip for number in candidates if (slip := _slip(lines, number))), None)


def missing_in(text: str) -> Slip | None:
    """Return what is missing in a text that was to be a field; None where nothing shows it.

    A sentence is a sentence; a name and a word or two after it have lost their colon.
    """
    return None if len(text.split()) > _A_SENTENCE or text.isalnum() else _slip(text.split("\n"), 0)


def _slip(lines: list[str], number: int) -> Slip | None:
    line = lines[number]
    if match := _NO_BLANK.fullmatch(line):
        return Slip(number, match.end("key"), _BLANK, _write(match), match.end("key") + 1, " ")
    if match := _NO_DASH_BLANK.fullmatch(line):
        return Slip(number, match.end("indent"), _AFTER_HYPHEN, _write(match, "- "), match.end("indent") + 1, " ")
    match = _NO_COLON.fullmatch(line)
    if match and _begins(lines, number):
        return Slip(number, match.start("key"), _colon(match["key"]), _write(match), match.end("key"), ":")
    return None


def _begins(lines: list[str], number: int) -> bool:
    """Tell whether a line without a colon begins something, and does not continue a text above it."""
    above = next((line for line in reversed(lines[:number]) if _is_filled(line)), None)
    return (
        above is None
        or above.rstrip().endswith(":")
        or (_indent(above) >= _indent(lines[number]) and _FIELD.match(above) is not None)
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _is_filled(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#") and line.strip() != "---"


_BLANK = Phrase("a blank is missing after the colon", "po dwukropku brakuje spacji")
_AFTER_HYPHEN = Phrase("a blank is missing after the hyphen", "po łączniku brakuje spacji")


def _colon(key: str) -> Phrase:
    return Phrase(f"a colon is missing after `{key}`", f"po `{key}` brakuje dwukropka")


def _write(match: re.Match[str], before: str = "") -> Phrase:
    exact = f"{before}{match['key']}: {(match['value'] or '').strip()}".rstrip()
    return Phrase(f"write `{exact}`", f"wpisz `{exact}`")
