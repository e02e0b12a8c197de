"""``planloom merge``: what git calls to merge a file of plans by object and field."""

import sys
from pathlib import Path

import click

from planloom.cli import options
from planloom.cli.voice import speaking
from planloom.history.git.repository import Repository
from planloom.merging.driver import Versions, language_around, merge_files, other_file_with
from planloom.merging.report import conflict_report
from planloom.problems import Language

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("size", type=click.IntRange(1, 1000), default=7, metavar="[SIZE]")
@options.lang
def merge(base: Path, ours: Path, theirs: Path, name: str | None, size: int, language: Language | None) -> None:
    """Merge the file THEIRS into OURS, by object and field; BASE is what both were made of.

    Git calls it after `planloom init --git`; NAME is what the file is called in the repository, SIZE the length of
    git's marks. What both sides changed stands between these marks, is told in words, and ends with 1. What cannot be
    read is merged line by line, as git does.

    \b
    planloom merge base.yml ours.yml theirs.yml
    """
    with speaking(language) as voice:
        named = name or ours.name
        voice.language = language or language_around(named, Path())
        found = merge_files(Versions(base, ours, theirs), named, size)
        repository = Repository(Path())
        for line in conflict_report(found, named, voice.language, lambda one: other_file_with(one, named, repository)):
            voice.echo(line)
        sys.exit(options.DONE if found.is_clean else options.FINDINGS)
