"""The command line: one module a command, each of them thin.

Commands are imported when they are called, so that ``planloom --help`` and ``planloom check`` do not
wait for what only a build needs. Exit codes: 0 done, 1 findings at or above the level asked for,
2 wrong use.
"""

import importlib
from typing import Any

import click

from planloom import __version__
from planloom.cli.options import show_anyway

COMMANDS = {
    "init": "Start a project: the example organisation's plans, empty ones with --kinds, three lines with --minimal.",
    "check": "Read the plans and report what is wrong with them.",
    "diff": "Tell what changed between two versions of the plans, and what it does.",
    "what-if": "Tell what would follow if something in the plans were otherwise.",
    "merge": "Merge a file of plans by object and field; git calls it after init --git.",
    "explain": "Explain a kind of finding.",
    "build": "Build the site in all languages.",
    "serve": "Show the site while you write; rebuild on every change.",
    "render": "Write the site as plain Markdown for any renderer.",
    "finish": "Explain terms and teach the search Polish in a site another renderer built.",
    "print": "Make the book for the board as a PDF.",
    "publish": "Bring the plans to a wiki, and keep what people wrote there.",
    "glossary": "Work with the glossary: forms, matches.",
    "schema": "Print the JSON Schema by which editors complete and check plans.",
}


class _Lazy(click.Group):
    """Finds a command in the module of its name when it is asked for."""

    def main(self, *args: Any, **extra: Any) -> Any:
        show_anyway()
        return super().main(*args, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"planloom.cli.{name}")
        command: click.Command = getattr(module, "print_" if name == "print" else name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="planloom")
def main(**_: Any) -> None:
    """Turn plans kept as text into one cross-linked, bilingual site.

    \b
    planloom init acme      start a project in the folder acme
    cd acme
    planloom check          see what is wrong
    planloom serve          read the site while you write
    planloom build          make the site in the folder site
    """
