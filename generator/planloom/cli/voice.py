"""What commands say while they work, in the language of the project."""

import contextlib
import errno
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import click

from planloom.cli import options
from planloom.problems import LANGUAGES, Language, Level, Phrase, Problem
from planloom.project import Project, Reading, find_project, language_of
from planloom.report.text import render, summary
from planloom.source import Sources
from planloom.stopping import Stopped, stopping
from planloom.trust import asks, is_trusted

INTERRUPTED = Phrase("interrupted; {standing}", "przerwano; {standing}")
NOTHING = Phrase("nothing was changed", "nic nie zostało zmienione")
STILL = Phrase("what was there before still stands", "to, co było wcześniej, pozostało")
ERROR = Phrase("error", "błąd")
SIGNALLED = 128
"""To which the number of the signal is added that ended a command."""
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
    """Speaks one language: the one that was asked for, or that of the project once it is known.

    `standing` says what was changed so far; None that nothing was. `said` is all that was said.
    """

    asked: Language | None = None
    language: Language = LANGUAGES[0]
    standing: Phrase | None = None
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.language = self.asked or self.language

    def project(
        self, folder: Path, config: Path | None, audience: str | None = None, *, trusted: bool = True, runs: bool = True
    ) -> tuple[Project, list[Problem]]:
        """Find the project that the options name, and speak its language from here on.

        Unless it is `trusted`, it is told what the project would run, and with or without `runs`, what it would reach
        outside of itself.
        """
        named = folder / config if config and not config.is_absolute() else config
        project, problems = find_project(folder, named, audience)
        self.language = self.asked or language_of(project)
        if not trusted and not is_trusted(project.folder):
            problems += asks(project.folder, project.config, runs=runs)
        return project, problems

    def sure(self, reading: Reading) -> None:
        """End with 1 where the plans leave it open who may see what."""
        if reading.unsure:
            self.tell(reading.unsure, reading.sources)
            sys.exit(options.FINDINGS)

    def say(self, words: Phrase, **values: Any) -> None:
        """Print a sentence; `values` fill its holes."""
        text = words.in_(self.language)
        self.echo(text.format(**values) if values else text)

    def echo(self, text: str) -> None:
        """Print what is ready to be printed, and remember it."""
        self.said.append(text)
        click.echo(text, err=True)

    def stands(self, words: Phrase) -> None:
        """Note what was changed, so that whatever ends the command is told truly."""
        self.standing = words

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
        self.echo(told or summary(problems, self.language))

    def refuse(self, words: Phrase, code: int, **values: Any) -> NoReturn:
        """Print why nothing is done, and end with `code`; `values` fill the holes of the words."""
        why = words.in_(self.language)
        told = why.format(**values) if values else why
        self.say(Phrase(f"{ERROR.en}: {{why}}", f"{ERROR.pl}: {{why}}"), why=told)
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
        with stopping() as stop, stop.armed():
            yield voice
    except (Stopped, KeyboardInterrupt) as ended:
        click.echo(err=True)
        voice.say(INTERRUPTED, standing=(voice.standing or NOTHING).in_(voice.language))
        sys.exit(SIGNALLED + (getattr(ended, "number", 0) or signal.SIGINT))
    except Refused as refused:
        voice.refuse(refused.words, options.WRONG_USE)
    except OSError as error:
        voice.refuse(_given_up(error, voice.standing or STILL), options.FINDINGS)


def _given_up(error: OSError, standing: Phrase) -> Phrase:
    """Say why the machine gave up, where, and what stands."""
    told = error.strerror or str(error)
    reason = Phrase(told, IN_POLISH.get(error.errno or 0, told))
    place = f" ({error.filename})" if error.filename else ""
    return Phrase(f"{reason.en}{place}; {standing.en}", f"{reason.pl}{place}; {standing.pl}")
