"""Options and habits that commands share."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from planloom.problems import Language, Level, Problem, worst
from planloom.project import Project, find_project
from planloom.report.text import render, summary
from planloom.source import Sources

F = TypeVar("F", bound=Callable[..., Any])

DONE, FINDINGS, WRONG_USE = 0, 1, 2

directory = click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="Work in DIR instead of here.",
)
config_file = click.option(
    "-f",
    "--config-file",
    "config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Use FILE instead of mkdocs.yml.",
)
strict = click.option("--strict", is_flag=True, help="Fail on warnings as well.")
level = click.option(
    "--level",
    type=click.Choice([str(one) for one in Level]),
    default="error",
    show_default=True,
    help="Fail when there is a finding of this level or a worse one.",
)


def project_of(folder: Path, config: Path | None) -> tuple[Project, list[Problem]]:
    """Find the project that the options name."""
    return find_project(folder, folder / config if config and not config.is_absolute() else config)


def tell(
    problems: Sequence[Problem], sources: Sources, *, quiet: Level = Level.INFO, language: Language = "en"
) -> None:
    """Print problems down to the level `quiet`, the worst first, and how many there are."""
    shown = [problem for problem in problems if problem.level.rank <= quiet.rank]
    report = render(shown, sources.line, color=use_color(), language=language) if shown else summary(problems, language)
    click.echo(report, err=True)


def plain(problems: Sequence[Problem], sources: Sources) -> str:
    """Return the text report without colours."""
    return render(problems, sources.line, color=False)


def write(report: str, output: Path | None) -> None:
    """Write a report to a file, whole or not at all, or to standard output."""
    if output is None:
        click.echo(report)
        return
    partial = output.with_name(f".{output.name}.partial")
    try:
        partial.write_text(f"{report}\n", "utf-8")
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def use_color() -> bool:
    """Tell whether the reader sees colours: on a terminal, unless NO_COLOR is set."""
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


def fails(problems: Sequence[Problem], level: Level) -> bool:
    """Tell whether there is a problem of `level` or a worse one."""
    found = worst(problems)
    return found is not None and found.rank <= level.rank


@contextlib.contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Yield a function that shows what is being done, on one line of a terminal and nowhere else."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return

    def show(step: str) -> None:
        click.echo(f"\r\033[K{step}", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo("\r\033[K", nl=False, err=True)


@contextlib.contextmanager
def gently() -> Iterator[None]:
    """End with a sentence instead of a traceback when the machine gives up or the user does."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\ninterrupted; nothing was changed", err=True)
        sys.exit(130)
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        raise click.ClickException(f"{error.strerror or error}{place}; what was there before still stands") from error
