"""What commands say while they work, in the language of the project."""

import contextlib
import errno
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from planloom.cli import options
from planloom.problems import LANGUAGES, Language, Level, Phrase, Problem
from planloom.project import Project, find_project, language_of
from planloom.report.text import render, summary
from planloom.source import Sources

INTERRUPTED = Phrase("interrupted; nothing was changed", "przerwano; nic nie zostało zmienione")
STILL = Phrase("what was there before still stands", "to, co było wcześniej, pozostało")
ERROR = Phrase("error", "błąd")
IN_POLISH = {
    errno.EACCES: "brak uprawnień",
    errno.EPERM: "operacja niedozwolona",
    errno.ENOENT: "nie ma takiego pliku ani folderu",
    errno.ENOSPC: "na dysku nie ma już miejsca",
    errno.EROFS: "system plików jest tylko do odczytu",
    errno.EISDIR: "to jest folder",
    errno.ENOTDIR: "to nie jest folder",
    errno.EEXIST: "plik już istnieje",
    errno.EADDRINUSE: "adres jest już zajęty",
}
"""Why the machine refuses, which it tells in English; what is rarer than these stays in its words."""


class Refused(Exception):  # noqa: N818 - it is not an error of the program
    """The command was called in a way that cannot be followed; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass
class Voice:
    """Speaks one language: the one that was asked for, or that of the project once it is known."""

    asked: Language | None = None
    language: Language = LANGUAGES[0]

    def __post_init__(self) -> None:
        self.language = self.asked or self.language

    def project(self, folder: Path, config: Path | None) -> tuple[Project, list[Problem]]:
        """Find the project that the options name, and speak its language from here on."""
        named = folder / config if config and not config.is_absolute() else config
        project, problems = find_project(folder, named)
        self.language = self.asked or language_of(project)
        return project, problems

    def say(self, words: Phrase, **values: Any) -> None:
        """Print a sentence; `values` fill its holes."""
        click.echo(words.in_(self.language).format(**values), err=True)

    def report(self, problems: Sequence[Problem], sources: Sources, *, color: bool = False) -> str:
        """Return the text report on problems."""
        return render(problems, sources.line, color=color, language=self.language)

    def tell(
        self, problems: Sequence[Problem], sources: Sources, *, quiet: Level = Level.INFO, most: int | None = None
    ) -> None:
        """Print problems down to the level `quiet`, the worst first, and how many there are; `most` of each kind."""
        shown = [problem for problem in problems if problem.level.rank <= quiet.rank]
        color = options.use_color()
        told = render(shown, sources.line, color=color, language=self.language, most=most) if shown else ""
        click.echo(told or summary(problems, self.language), err=True)

    def refuse(self, words: Phrase, code: int) -> NoReturn:
        """Print why nothing is done, and end with `code`."""
        self.say(Phrase(f"{ERROR.en}: {{why}}", f"{ERROR.pl}: {{why}}"), why=words.in_(self.language))
        sys.exit(code)

    @contextlib.contextmanager
    def progress(self, *, quiet: bool = False) -> Iterator[Callable[[Phrase], None]]:
        """Yield a function that shows what is being done, on one line of a terminal and nowhere else."""
        if quiet or not sys.stderr.isatty():
            yield lambda _: None
            return

        def show(step: Phrase) -> None:
            click.echo(f"\r\033[K{step.in_(self.language)}…", nl=False, err=True)

        try:
            yield show
        finally:
            click.echo("\r\033[K", nl=False, err=True)


@contextlib.contextmanager
def speaking(asked: Language | None = None) -> Iterator[Voice]:
    """Give a voice, and end with a sentence instead of a traceback when the machine gives up or the user does."""
    voice = Voice(asked)
    try:
        yield voice
    except KeyboardInterrupt:
        click.echo(err=True)
        voice.say(INTERRUPTED)
        sys.exit(130)
    except Refused as refused:
        voice.refuse(refused.words, options.WRONG_USE)
    except OSError as error:
        voice.refuse(_given_up(error), options.FINDINGS)


def _given_up(error: OSError) -> Phrase:
    """Say why the machine gave up, where, and that nothing was lost."""
    told = error.strerror or str(error)
    reason = Phrase(told, IN_POLISH.get(error.errno or 0, told))
    place = f" ({error.filename})" if error.filename else ""
    return Phrase(f"{reason.en}{place}; {STILL.en}", f"{reason.pl}{place}; {STILL.pl}")
