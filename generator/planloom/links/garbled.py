"""What came into a text by accident: errors of a spreadsheet, letters that were lost, signs that nobody sees."""

import re
from collections.abc import Iterator

from planloom.edits import Put, Replace
from planloom.links import codes
from planloom.links.passage import Passage
from planloom.problems import Code, Problem

_LOST = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd"
_TURNING = "\u202a-\u202e\u2066-\u2069"
# Of Excel and LibreOffice, in English and Polish; what stands between backticks is spoken of.
_CELLS = (
    "REF!|N/A|DIV/0!|VALUE!|NAME\\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|"
    "ADR!|N/D!?|DZIEL/0!|ARG!|NAZWA\\?|LICZBA!|ZERO!|ROZLANIE!|OBL!"
)
_FOUND = re.compile(
    rf"(?P<cell>(?<![\w`#])(?:#(?:{_CELLS})|(?:Err|Błąd):5\d\d)(?![\w`]))|(?P<lost>[{_LOST}])|(?P<turning>[{_TURNING}])"
)
_SIGNS = re.compile(f"[#{_LOST}{_TURNING}]|:5")
_CODES: dict[str, Code] = {"cell": codes.SPREADSHEET, "lost": codes.LOST_LETTER, "turning": codes.TURNING}


def slips(words: str) -> Iterator[tuple[Code, str, int, int]]:
    """Yield what is wrong in a text: the code, what the message names, and from where up to where it stands."""
    if not _SIGNS.search(words):
        return
    for found in _FOUND.finditer(words):
        kind = found.lastgroup or ""
        named = found[0] if kind == "cell" else f"U+{ord(found[0]):04X}"
        yield _CODES[kind], named, found.start(), found.end()


def garbled(passage: Passage) -> Iterator[Problem]:
    """Yield what came into a text by accident, where it stands."""
    for code, what, start, end in slips(passage.words):
        problem = code.at(passage.places.of(start, end), what=what).about(passage.about)
        yield _without_turns(problem, what, passage) if code is codes.TURNING else problem


def _without_turns(problem: Problem, sign: str, passage: Passage) -> Problem:
    """Return a problem of an invisible sign with its mend: the sign goes, or all of them go in one value of YAML."""
    if passage.is_page:
        return problem.mended_by(Replace(problem.span, old=chr(int(sign.removeprefix("U+"), 16)), new=""))
    words = re.sub(f"[{_TURNING}]", "", passage.words)
    return problem.mended_by(Put(passage.where(), value=words, old=passage.words))
