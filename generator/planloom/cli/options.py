"""Options and habits that commands share."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from planloom.problems import LANGUAGES, Level, Problem, worst

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
audience = click.option(
    "--audience",
    metavar="NAME",
    help="Work for this audience, `all` for everything; the setting `audience` when left out.",
)
lang = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="Language of all messages; the plans' first when left out.",
)
strict = click.option("--strict", is_flag=True, help="Fail on warnings as well.")
trust = click.option(
    "--trust",
    is_flag=True,
    help="Let the project run code of its own: hooks, plugins, templates of the theme. See also PLANLOOM_TRUST.",
)
change_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="How to tell it: for a terminal, a merge request, a browser or a program.",
)
level = click.option(
    "--level",
    type=click.Choice([str(one) for one in Level]),
    default="error",
    show_default=True,
    help="Fail when there is a finding of this level or a worse one.",
)


def show_anyway() -> None:
    """Let signs that the console cannot show become question marks: words for people end in no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def hand_over(text: str) -> None:
    """Write to standard output what another program reads: in UTF-8, whatever the console speaks."""
    click.echo(text.encode("utf-8", "replace"), nl=False)


def write(report: str, output: Path | None) -> None:
    """Write a report to a file, whole or not at all, or to standard output."""
    if output is None:
        hand_over(f"{report}\n")
        return
    from planloom.atomic_write import save  # noqa: PLC0415  # most reports go to the screen

    save(output, f"{report}\n".encode("utf-8", "replace"))


def use_color() -> bool:
    """Tell whether the reader sees colours: on a terminal, unless NO_COLOR is set."""
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


def fails(problems: Sequence[Problem], level: Level) -> bool:
    """Tell whether there is a problem of `level` or a worse one."""
    found = worst(problems)
    return found is not None and found.rank <= level.rank
