"""``planloom check``: read and judge, render nothing."""

import sys
from pathlib import Path

import click

from planloom.cli import options
from planloom.problems import Level, in_order
from planloom.project import read_plans


@click.command()
@options.directory
@options.config_file
@options.level
def check(folder: Path, config: Path | None, level: str) -> None:
    """Read the plans and report everything that is wrong, in one run.

    \b
    planloom check                  fail on errors
    planloom check --level warning  fail on warnings as well
    planloom check -C acme          check the project in acme
    """
    with options.gently():
        project, problems = options.project_of(folder, config)
        reading = read_plans(project)
        found = in_order([*problems, *reading.everything])
        options.tell(found, reading.sources)
        if not found:
            click.echo("no findings", err=True)
        sys.exit(options.FINDINGS if options.fails(found, Level(level)) else options.DONE)
