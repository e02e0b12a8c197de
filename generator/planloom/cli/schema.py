"""``planloom schema``: the JSON Schema by which editors complete and check plans."""

from pathlib import Path
from typing import get_args

import click

from planloom.atomic_write import save
from planloom.cli import options
from planloom.model.available import kinds_of
from planloom.model.schema import Name, schema_text
from planloom.project import find_project, settings_of_project


@click.command()
@click.argument("name", type=click.Choice(get_args(Name)), default="part")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead of the screen."
)
def schema(name: Name, output: Path | None) -> None:
    """Print the JSON Schema of the YAML files in a plans folder.

    \b
    planloom schema                          the parts of a plan: objectives.yml and the like
    planloom schema plan                     the header: plan.yml, or the fields of plan.md
    planloom schema organisation             organisation.yml
    planloom schema glossary                 glossary/*.yml
    planloom schema page                     the front matter of other Markdown files
    planloom schema folder                   audience.yml
    planloom schema part -o plans/.schema/part.json

    Kinds and fields that `planloom.yml` in the working folder declares are part of it.

    An editor that knows YAML completes and checks a file in plans/sales that begins with
    `# yaml-language-server: $schema=../.schema/part.json`, as the files do that `planloom init` writes.
    """
    project, _ = find_project(Path.cwd())
    settings, _ = settings_of_project(project)
    kinds, _ = kinds_of(settings)
    text = schema_text(name, kinds)
    if output is None:
        options.hand_over(text)
    else:
        save(output, text.encode())
