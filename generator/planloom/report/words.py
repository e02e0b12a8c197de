"""The words of a problem for one reader: its templates filled in, its values made readable.

Every renderer takes its words from here, so that a message reads the same on a terminal, on a page
and in an annotation.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from planloom.i18n import counted, format_value, noun
from planloom.problems import Language, Level, Phrase, Problem

LONGEST_VALUE = 80

LEVELS = {
    Level.ERROR: Phrase("error", "błąd"),
    Level.WARNING: Phrase("warning", "ostrzeżenie"),
    Level.INFO: Phrase("info", "uwaga"),
}
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
HELP = Phrase("help", "rada")
DOCS = Phrase("docs", "opis")
NOTHING = Phrase("no problems found", "nie znaleziono żadnych problemów")

_COUNTED = {
    Level.ERROR: noun("error errors", "błąd błędy błędów"),
    Level.WARNING: noun("warning warnings", "ostrzeżenie ostrzeżenia ostrzeżeń"),
    Level.INFO: noun("note notes", "uwaga uwagi uwag"),
}
_FILES = noun("file files", "pliku plikach")
_AND = Phrase("and", "i")
_IN = Phrase("in", "w")
_VALUE = re.compile(r"\{(\w+)\}")


def message(problem: Problem, language: Language = "en") -> str:
    """Say what is wrong, in one line."""
    return filled(problem.code.message, problem, language)


def label(problem: Problem, language: Language = "en") -> str:
    """Say what stands under the caret; empty where the caret alone tells."""
    return filled(problem.code.label, problem, language)


def help_of(problem: Problem, language: Language = "en") -> str:
    """Say how to mend it; empty where only the writer can know."""
    return filled(problem.help, problem, language)


def filled(phrase: Phrase, problem: Problem, language: Language) -> str:
    """Put the values of `problem` into a template.

    A name in braces that is no value of the problem stays as it stands: it is part of a file name or
    of an id, and a message must never fail.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return readable(problem.values[name], language) if name in problem.values else match[0]

    return visible(_VALUE.sub(value, phrase.in_(language)))


def readable(value: object, language: Language) -> str:
    """Return a value compared in the reader's language; what a writer wrote is cut where it is long."""
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        return value[: LONGEST_VALUE - 1] + "…"
    return format_value(value, language)


def visible(text: str) -> str:
    """Write out control characters and line breaks, which could change what a terminal shows."""
    return text if text.isprintable() else "".join(_shown(sign) for sign in text)


def _shown(sign: str) -> str:
    if sign.isprintable() or unicodedata.category(sign) == "Zs":
        return sign
    return sign.encode("unicode_escape").decode("ascii")


def occurrences(problem: Problem) -> Iterator[Problem]:
    """Yield the problem and what is folded under it, without headings that only count those under them."""
    if not (problem.folded and "count" in problem.values):
        yield problem
    for folded in problem.folded:
        yield from occurrences(folded)


def counts(problems: Iterable[Problem], language: Language = "en") -> str:
    """Count problems by level and the files they stand in: ``2 errors and 1 warning in 2 files``."""
    problems = list(problems)
    if not problems:
        return NOTHING.in_(language)
    parts = [
        counted(number, _COUNTED[level], language)
        for level in Level
        if (number := sum(problem.level is level for problem in problems))
    ]
    listed = f" {_AND.in_(language)} ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    files = len({problem.span.file for problem in problems if problem.span.file})
    if not files:
        return listed
    return f"{listed} {_IN.in_(language)} {counted(files, _FILES, language)}"


def kind_before(kind: str, title: str) -> str:
    """Return the name of a kind and a blank, as it stands before a title; nothing where the title says it."""
    return "" if re.search(rf"(?<!\w){re.escape(kind)}(?!\w)", title, re.IGNORECASE) else f"{kind} "
