"""The reference of commands is written by Click; ``--update-golden`` writes it anew."""

import importlib.util
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from planloom.cli import COMMANDS, main

PAGE = Path(__file__).parents[2] / "docs/reference/commands.md"
TOP = """\
# Commands

<!-- Written by tests/docs/test_docs_commands.py --update-golden; do not edit by hand. -->

`planloom COMMAND --help` shows the same. Options that MkDocs has carry the names they have there. What the
exit codes mean stands under [exit codes](exit-codes.md).
"""


def test_the_reference_says_what_the_commands_say(update_golden):
    written = reference()
    if update_golden:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(written, "utf-8")
    assert PAGE.read_text("utf-8") == written, "run: make docs"


def test_every_command_is_in_the_table_of_the_readme():
    readme = (PAGE.parents[2] / "README.md").read_text("utf-8")
    for name, _ in commands():
        assert f"`planloom {name}" in readme, name


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main, info_name="planloom")
    for name in COMMANDS:
        if importlib.util.find_spec(f"planloom.cli.{name.replace('-', '_')}"):
            command = main.get_command(context, name)
            assert command is not None
            yield name, command


def reference() -> str:
    sections = [TOP]
    for name, command in commands():
        sections += of_command(command, click.Context(command, info_name=f"planloom {name}"), 2)
    return "\n".join(sections)


def of_command(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield f"{'#' * level} {context.info_name}\n"
    yield help_as_markdown(command)
    usage = " ".join([context.info_name or "", *command.collect_usage_pieces(context)])
    yield f"Usage: `{usage}`\n"
    records = [one.get_help_record(context) for one in command.params if isinstance(one, click.Option)]
    if records:
        rows = [f"| `{cell(option)}` | {cell(words)} |" for option, words in filter(None, records)]
        yield "\n".join(["| Option | Meaning |", "|---|---|", *rows, ""])
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from of_command(inner, click.Context(inner, info_name=f"{context.info_name} {name}"), level + 1)


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def help_as_markdown(command: click.Command) -> str:
    """Return the help text; paragraphs whose lines Click keeps become blocks of commands."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(command.help or "")):
        if paragraph.startswith("\b"):
            lines = paragraph.removeprefix("\b").strip("\n")
            parts.append(f"```text\n{lines}\n```")
        else:
            parts.append(" ".join(paragraph.split()))
    return "\n\n".join(parts) + "\n"
