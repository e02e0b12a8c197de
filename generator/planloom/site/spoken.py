"""What MkDocs and our plugin say while a site is served, in the language of the project.

MkDocs speaks through Python's log, in English. The few sentences that it says to everybody who serves a site are
known here in Polish; anything else passes as it is.
"""

import logging
import re

from planloom.problems import Language, Phrase, Problem
from planloom.project import Reading
from planloom.report.text import render

NOTHING_BUILT = Phrase(
    "the plans have errors; the last good site still stands",
    "plany zawierają błędy; ostatnia dobra strona pozostała",
)

IN_POLISH = (
    (re.compile(r"Building documentation\.\.\."), "Budowanie strony…"),
    (re.compile(r"Cleaning site directory"), "Czyszczenie folderu strony"),
    (re.compile(r"Building documentation to directory: (.*)"), r"Budowanie strony w folderze {0}"),
    (re.compile(r"Documentation built in (\d+)\.(\d+) seconds"), r"Strona zbudowana w {0},{1} s"),
    (re.compile(r"Watching paths for changes: (.*)"), r"Śledzenie zmian w: {0}"),
    (re.compile(r"Serving on (\S+) and opening it in a browser"), r"Strona jest pod adresem {0} i otwiera się w przeglądarce"),
    (re.compile(r"Serving on (\S+)"), r"Strona jest pod adresem {0}"),
    (re.compile(r"Detected file changes"), "Pliki się zmieniły"),
    (re.compile(r"Reloading browsers"), "Odświeżanie przeglądarek"),
    (re.compile(r"Browser connected: (.*)"), r"Połączyła się przeglądarka: {0}"),
    (
        re.compile(r"An error happened during the rebuild\. The server will appear stuck until build errors are resolved\."),
        "Budowanie się nie udało. Strona będzie stać w miejscu, dopóki błędy nie znikną.",
    ),
    (re.compile(r"Shutting down\.\.\."), "Zamykanie…"),
)
"""What MkDocs 1.6 says, with the places of what it fills in."""

_TIME = re.compile(r"\[\d\d:\d\d:\d\d\] ")


class Told:
    """A problem as a message of the log: told in the language of the plans unless somebody asks for another."""

    def __init__(self, problem: Problem, reading: Reading) -> None:
        self.problem = problem
        self.reading = reading

    def in_(self, language: Language) -> str:
        """Return the report on the problem."""
        return render([self.problem], self.reading.sources.line, color=False, language=language).strip()

    def __str__(self) -> str:
        return self.in_(self.reading.portfolio.organisation.language)


class Sentence:
    """A sentence of ours as a message of the log: in `language` unless somebody asks for another."""

    def __init__(self, words: Phrase, language: Language) -> None:
        self.words = words
        self.language = language

    def in_(self, language: Language) -> str:
        """Return the words."""
        return self.words.in_(language)

    def __str__(self) -> str:
        return self.in_(self.language)


class Spoken(logging.Formatter):
    """Writes what is logged in one language, without the time and the level."""

    def __init__(self, language: Language) -> None:
        super().__init__("%(message)s")
        self.language = language

    def format(self, record: logging.LogRecord) -> str:
        """Return the words of a record."""
        if isinstance(record.msg, Told | Sentence):
            return record.msg.in_(self.language)
        said = super().format(record)
        return in_polish(said) if self.language == "pl" else said


def in_polish(said: str) -> str:
    """Return a sentence of MkDocs in Polish; as it is where we do not know it."""
    time = _TIME.match(said)
    begin = time.end() if time else 0
    for sentence, words in IN_POLISH:
        if match := sentence.fullmatch(said, begin):
            return said[:begin] + words.format(*match.groups())
    return said
