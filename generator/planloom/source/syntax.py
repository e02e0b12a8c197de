"""What the YAML parser says, in words that help a writer, at the place where the mistake was made.

The parser notices many mistakes late: a quotation mark that is never closed is noticed at the end of
the file. It also knows where the thing began that it was reading, and that is where to look.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from planloom.edits import Replace
from planloom.problems import Phrase, Problem, Related, Span
from planloom.source import codes
from planloom.source.slips import slip_before

_COLON = "mapping values are not allowed in this context"
_TWO_COLONS = re.compile(
    r"""[ ]*(?:-[ ]+)*[^\s:#'"{\[][^:]*:[ ]+(?P<text>[^\s'"{\[&*!|>%@`#](?:[^\s]|[ ](?!\#))*?)(?P<comment>[ ]+\#.*)?"""
)
_TAB = re.compile(r"[ ]*\t")
_NOTICED = Phrase("noticed only here", "zauważone dopiero tutaj")


class _Reading(NamedTuple):
    """How to tell one complaint of the parser; `from_start` when the beginning is the place to mend.

    `help` is given where the mend is known, `codes.SYNTAX` has the general one.
    """

    words: Phrase
    from_start: bool = False
    help: Phrase | None = None


_QUOTES = Phrase('put the whole text in quotes: "Growth: in DACH"', 'ujmij cały tekst w cudzysłów: "Wzrost: w DACH"')
_CLOSE_QUOTES = Phrase(
    "put the same quotation mark at the end of the text; within it, write the mark twice (') or after a backslash (\")",
    "postaw taki sam znak na końcu tekstu; wewnątrz tekstu zapisz go dwa razy (') albo po ukośniku (\")",
)
_CLOSE_LIST = Phrase(
    "put `]` at its end, and a comma after each entry", "postaw `]` na końcu i przecinek po każdym wpisie"
)
_CLOSE_GROUP = Phrase(
    "put `}` at its end, and a comma after each field", "postaw `}` na końcu i przecinek po każdym polu"
)
_ONE_DOCUMENT = Phrase(
    "remove the line, or make it a file of its own", "usuń ten wiersz albo zrób z reszty osobny plik"
)


_READINGS = {
    "found unexpected end of stream": _Reading(
        Phrase(
            "the quotation mark that opens here is never closed",
            "cudzysłów otwarty w tym miejscu nie ma zamknięcia",
        ),
        from_start=True,
        help=_CLOSE_QUOTES,
    ),
    "did not find expected ',' or ']'": _Reading(
        Phrase(
            "the list that `[` opens here is not closed, or a comma is missing in it",
            "lista otwarta tu przez `[` nie ma zamknięcia albo brakuje w niej przecinka",
        ),
        from_start=True,
        help=_CLOSE_LIST,
    ),
    "did not find expected ',' or '}'": _Reading(
        Phrase(
            "the group that `{` opens here is not closed, or a comma is missing in it",
            "grupa otwarta tu przez `{` nie ma zamknięcia albo brakuje w niej przecinka",
        ),
        from_start=True,
        help=_CLOSE_GROUP,
    ),
    "did not find expected node content": _Reading(Phrase("a value is missing", "brakuje wartości")),
    "mapping values are not allowed in this context": _Reading(
        Phrase(
            "a colon stands where none can, because of a second `: ` in the line or of the indentation",
            "dwukropek stoi tam, gdzie nie może: przez drugie `: ` w wierszu albo przez wcięcie",
        ),
        help=Phrase(f"{_QUOTES.en}; or check the indentation", f"{_QUOTES.pl}; albo sprawdź wcięcie"),
    ),
    "found character that cannot start any token": _Reading(
        Phrase(
            "text cannot begin with this sign unless it stands in quotes",
            "tekst nie może zaczynać się tym znakiem, chyba że w cudzysłowie",
        ),
        help=_QUOTES,
    ),
    "did not find expected '-' indicator": _Reading(
        Phrase(
            "this line is neither a new entry of the list nor part of the entry above",
            "ten wiersz nie jest ani nowym wpisem listy, ani częścią wpisu powyżej",
        )
    ),
    "did not find expected key": _Reading(
        Phrase("this is no field of the group above", "to nie jest pole grupy powyżej")
    ),
    "could not find expected ':'": _Reading(
        Phrase(
            "a `:` is missing after this name, or the line belongs to a text above",
            "po tej nazwie brakuje `:` albo wiersz należy do tekstu powyżej",
        ),
        from_start=True,
    ),
    "found undefined alias": _Reading(
        Phrase("`*` names an alias that does not exist", "`*` wskazuje alias, którego nie ma"), help=_QUOTES
    ),
    "but found another document": _Reading(
        Phrase("a second document begins here with `---`", "tu od `---` zaczyna się drugi dokument"),
        help=_ONE_DOCUMENT,
    ),
}


_LEFT_OUT = frozenset({
    "mapping values are not allowed in this context",
    "could not find expected ':'",
    "did not find expected key",
    "did not find expected '-' indicator",
})  # fmt: skip
"""Complaints whose cause may be a sign left out before."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The text that could not be read; its first line is `first_line` of `file`."""

    file: str
    first_line: int
    lines: list[str]

    def span(self, line: int, column: int) -> Span:
        """Return the place of one sign, line and column counted from 0."""
        return Span(self.file, self.first_line + line, column + 1, self.first_line + line, column + 2)


def syntax_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """Tell why `text`, which begins at `first_line` of `file`, is no YAML."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return codes.SYNTAX.at(Span(file, first_line), reason=str(error).splitlines()[0])
    here = _Text(file, first_line, text.split("\n"))
    return _tab(error, here) or _sign_left_out(error, here) or _complaint(error, here)


def _noticed(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Return where the parser noticed the mistake."""
    return error.problem_mark or error.context_mark


def _begun(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Return where that began which was not as it should be, for complaints that are told there."""
    reading = _READINGS.get(error.problem or "")
    return error.context_mark if reading and reading.from_start else None


def _tab(error: yaml.MarkedYAMLError, here: _Text) -> Problem | None:
    noticed = _noticed(error)
    tab = _TAB.match(here.lines[noticed.line]) if noticed and noticed.line < len(here.lines) else None
    return codes.TAB.at(here.span(noticed.line, tab.end() - 1)) if noticed and tab else None


def _sign_left_out(error: yaml.MarkedYAMLError, here: _Text) -> Problem | None:
    noticed = _noticed(error)
    mark = (_begun(error) or noticed) if noticed else None
    slip = slip_before(here.lines, mark.line) if mark and error.problem in _LEFT_OUT else None
    if slip is None:
        return None
    problem = codes.SYNTAX.at(here.span(slip.line, slip.column), help=slip.help, reason=slip.reason)
    return problem.mended_by(Replace(here.span(slip.line, slip.at), old="", new=slip.sign))


def _complaint(error: yaml.MarkedYAMLError, here: _Text) -> Problem:
    """Return what the parser says, in our words where it is known."""
    reading, noticed, begun = _READINGS.get(error.problem or ""), _noticed(error), _begun(error)
    reason = reading.words if reading else " ".join(filter(None, (error.context, error.problem)))
    mark = begun or noticed
    line, column = _before_the_end(mark, here.lines) if mark else (0, 0)
    related = []
    if begun and noticed and noticed.line != begun.line and noticed.line < len(here.lines) - 1:
        related = [Related(here.span(noticed.line, noticed.column), _NOTICED)]
    span, help_ = here.span(line, column), reading.help if reading else None
    problem = codes.SYNTAX.at(span, related=related, help=help_, reason=reason)
    return _quoted(problem, line, column, here) if error.problem == _COLON and line < len(here.lines) else problem


def _quoted(problem: Problem, line: int, column: int, here: _Text) -> Problem:
    """Return the problem of a second colon in a line with its mend: what follows the first one in quotes."""
    quoted = _TWO_COLONS.fullmatch(here.lines[line])
    if quoted is None or quoted.end("text") <= column:
        return problem
    text = quoted["text"]
    mend = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return problem.mended_by(Replace(here.span(line, quoted.start("text")), old=text, new=mend))


def _before_the_end(mark: yaml.Mark, lines: list[str]) -> tuple[int, int]:
    """Return line and column of `mark`, or of the last sign of the text when nothing follows the mark."""
    rest = [lines[mark.line][mark.column :], *lines[mark.line + 1 :]] if mark.line < len(lines) else []
    filled = [number for number, line in enumerate(lines[: mark.line + 1]) if line.strip()]
    if any(line.strip() for line in rest) or not filled:
        return mark.line, mark.column
    return filled[-1], len(lines[filled[-1]].rstrip()) - 1
