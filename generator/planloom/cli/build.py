"""``planloom build``: the site in all languages, all or nothing."""

import sys
from pathlib import Path

import click

from planloom.cli import options
from planloom.problems import Level
from planloom.project import read_plans


@click.command()
@options.directory
@options.config_file
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to put the site; `site` when left out.",
)
@options.strict
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def build(folder: Path, config: Path | None, site_dir: Path | None, strict: bool, quiet: bool) -> None:
    """Build the site in all languages.

    The new site is made beside the old one and swapped in when it is complete: a build that fails
    leaves the last good site standing.

    \b
    planloom build             make the site in the folder site
    planloom build -d public   make it in the folder public
    planloom build --strict    refuse to build with warnings
    """
    with options.gently():
        project, problems = options.project_of(folder, config)
        reading = read_plans(project)
        found = [*problems, *reading.everything]
        if found:
            options.tell(found, reading.sources, quiet=Level.ERROR if quiet else Level.WARNING)
        if (
            reading.has_errors
            or options.fails(problems, Level.ERROR)
            or (strict and options.fails(found, Level.WARNING))
        ):
            click.echo("nothing was built; the last good site still stands", err=True)
            sys.exit(options.FINDINGS)
        from planloom.site.build import build_site  # noqa: PLC0415  # MkDocs is slow to import

        with options.progress(quiet=quiet) as step:
            built = build_site(project, reading, site_dir, strict=strict, progress=step)
        if built.problems:
            options.tell(built.problems, reading.sources)
        if built.folder is None:
            click.echo("nothing was built; the last good site still stands", err=True)
            sys.exit(options.FINDINGS)
        if not quiet:
            click.echo(f"{built.pages} pages in {built.folder}", err=True)
