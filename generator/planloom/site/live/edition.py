"""What is served at one moment, and how those who serve it learn of the next."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planloom.problems import Language, Problem, Span

START = f"{time.time_ns():x}"
"""Tells the pages of this run from those of an earlier one that are still open in a browser."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The last good site, and how the last build went.

    `folder` is None until there is a site; its pages stand below the path `base`. `site` counts good builds, `number`
    all of them. `problems` are what the last build found; `whole` says that it made a site.
    """

    language: Language
    number: int = 0
    site: int = 0
    folder: Path | None = None
    base: str = "/"
    whole: bool = True
    problems: tuple[Problem, ...] = ()
    line_of: Callable[[Span], str | None] = lambda _: None

    @property
    def mark(self) -> str:
        """The name of the edition, which no other has."""
        return f"{START}-{self.number}"

    @property
    def site_mark(self) -> str:
        """The name of its site."""
        return f"{START}-{self.site}"


class Editions:
    """The present edition, for many readers and the one who makes the next."""

    def __init__(self, first: Edition) -> None:
        self._present = first
        self._changed = threading.Condition()

    @property
    def present(self) -> Edition:
        """What is served now."""
        return self._present

    def publish(self, edition: Edition) -> None:
        """Serve another edition from now on, and wake those who wait for it."""
        with self._changed:
            self._present = edition
            self._changed.notify_all()

    def after(self, mark: str, seconds: float) -> Edition:
        """Return an edition that is not `mark`; the same after so many seconds in which there was no other."""
        with self._changed:
            self._changed.wait_for(lambda: self._present.mark != mark, seconds)
            return self._present
