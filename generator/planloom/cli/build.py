"""``planloom build``: the site in all languages, all or nothing."""

import sys
from pathlib import Path

import click

from planloom.cli import options
from planloom.cli.voice import speaking
from planloom.problems import Language, Level, Phrase
from planloom.project import read_plans
from planloom.report.words import plural

NOTHING_BUILT = Phrase(
    "nothing was built; the last good site still stands",
    "nic nie zostało zbudowane; ostatnia dobra strona pozostała",
)
PAGES = (Phrase("page", "strona"), Phrase("pages", "strony"), Phrase("pages", "stron"))


@click.command()
@options.directory
@options.config_file
@options.audience
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to put the site; `site` when left out.",
)
@options.strict
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@options.lang
def build(
    folder: Path,
    config: Path | None,
    audience: str | None,
    site_dir: Path | None,
    strict: bool,
    quiet: bool,
    language: Language | None,
) -> None:
    """Build the site in all languages.

    The new site is made beside the old one and swapped in when it is complete: a build that fails
    leaves the last good site standing.

    \b
    planloom build             make the site in the folder site
    planloom build -d public   make it in the folder public
    planloom build --strict    refuse to build with warnings
    """
    with speaking(language) as voice:
        project, problems = voice.project(folder, config, audience)
        with voice.progress(quiet=quiet) as step:
            reading = read_plans(project, progress=step)
        found = [*problems, *reading.everything]
        if found:
            voice.tell(found, reading.sources, quiet=Level.ERROR if quiet else Level.WARNING)
        if (
            reading.has_errors
            or options.fails(problems, Level.ERROR)
            or (strict and options.fails(found, Level.WARNING))
        ):
            voice.say(NOTHING_BUILT)
            sys.exit(options.FINDINGS)
        from planloom.site.build import build_site  # noqa: PLC0415  # MkDocs is slow to import

        with voice.progress(quiet=quiet) as step:
            built = build_site(project, reading, site_dir, strict=strict, progress=step)
        if built.problems:
            voice.tell(built.problems, reading.sources)
        if built.folder is None:
            voice.say(NOTHING_BUILT)
            sys.exit(options.FINDINGS)
        if not quiet:
            pages = Phrase("{count} {pages} in {folder}", "{count} {pages} w {folder}")
            voice.say(pages, count=built.pages, pages=plural(built.pages, PAGES, voice.language), folder=built.folder)
