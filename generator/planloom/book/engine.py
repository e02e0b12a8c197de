"""What the two engines have in common: how they report, and how they say that they are not there."""

import datetime as dt
from collections.abc import Callable
from typing import Literal

from planloom.problems import Language, Phrase

Engine = Literal["weasyprint", "chromium"]
ENGINES: tuple[Engine, ...] = ("weasyprint", "chromium")

Progress = Callable[[Phrase, int], None]
"""Is told the step that an engine has reached, and the page (0 where pages do not count)."""

Render = Callable[[str, dt.date, Progress], bytes]
"""An engine: makes a PDF of the HTML of a book, with the given date as its only date."""

LAYING_OUT = Phrase("laying out page", "łamanie strony")
NUMBERING = Phrase("putting in the page numbers", "wstawianie numerów stron")
WRITING = Phrase("writing the PDF", "zapisywanie PDF")


def silent(_step: Phrase, _page: int) -> None:
    """Report nothing."""


class MissingEngine(Exception):  # noqa: N818 - it is not an error of the program
    """An engine is not installed; `sentence` says what to install."""

    def __init__(self, sentence: Phrase) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence

    def in_(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.sentence.in_(language)
