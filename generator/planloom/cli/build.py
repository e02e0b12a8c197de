"""``planloom build``: the site in all languages, all or nothing."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from planloom.cli import options
from planloom.cli.voice import Voice, speaking
from planloom.i18n import counted, noun
from planloom.problems import Language, Level, Phrase, Problem
from planloom.project import Project, Reading, cache_of, read_plans
from planloom.site.output.unchanged import LastBuild

if TYPE_CHECKING:
    from planloom.site.mkdocs.build import BuiltSite

NOTHING_BUILT = Phrase(
    "nothing was built; what was there before still stands",
    "nic nie zostało zbudowane; to, co było wcześniej, pozostało",
)
NOTHING_NEW = Phrase("nothing has changed since that build", "od tamtego budowania nic się nie zmieniło")
PAGES = noun("page pages", "strona strony stron")


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
@click.option("--clean", is_flag=True, help="Make everything anew, also what was kept from earlier builds.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@options.trust
@options.lang
def build(
    folder: Path,
    config: Path | None,
    audience: str | None,
    site_dir: Path | None,
    strict: bool,
    clean: bool,
    quiet: bool,
    trust: bool,
    language: Language | None,
) -> None:
    """Build the site in all languages.

    The new site is made beside the old one and swapped in when it is complete: a build that fails
    leaves the last good site standing. What earlier builds have made is kept in the folder .planloom-cache
    and made again only where something it was made from has changed; the folder may be removed at any time.

    \b
    planloom build             make the site in the folder site
    planloom build -d public   make it in the folder public
    planloom build --strict    refuse to build with warnings
    planloom build --clean     make everything anew
    """
    with speaking(language) as voice:
        project, problems = voice.project(folder, config, audience, trusted=trust)
        last = LastBuild(project, site_dir, (audience, strict, quiet, voice.language, options.use_color()))
        if not clean and not problems and (said := last.said()) is not None:
            for text in said:
                voice.echo(text)
            if not quiet:
                voice.say(NOTHING_NEW)
            return
        reading = _read(project, problems, voice, strict=strict, clean=clean, quiet=quiet)
        built = _built(reading, site_dir, voice, strict=strict, clean=clean, quiet=quiet)
        if not quiet:
            pages = Phrase("{pages} in {folder}", "{pages} w {folder}")
            voice.say(pages, pages=counted(built.pages, PAGES, voice.language), folder=built.folder)
        if built.folder is not None and built.folder.resolve() == last.site:
            last.keep(voice.said)


def _read(
    project: Project, problems: Sequence[Problem], voice: Voice, *, strict: bool, clean: bool, quiet: bool
) -> Reading:
    """Read the plans and tell what is wrong with them; ends where no site can be made of them."""
    with voice.progress(quiet=quiet) as step:
        reading = read_plans(project, progress=step, store=None if clean else cache_of(project))
    found = [*problems, *reading.everything]
    if found:
        voice.tell(found, reading.sources, quiet=Level.ERROR if quiet else Level.WARNING)
    if reading.has_errors or options.fails(problems, Level.ERROR) or (strict and options.fails(found, Level.WARNING)):
        _refuse(voice)
    return reading


def _built(
    reading: Reading, site_dir: Path | None, voice: Voice, *, strict: bool, clean: bool, quiet: bool
) -> "BuiltSite":
    """Build the site and tell what went wrong; ends where none was built."""
    from planloom.site.mkdocs.build import build_site  # noqa: PLC0415  # MkDocs is slow to import
    from planloom.site.output.staging import Listener  # noqa: PLC0415  # the same

    listener = Listener(waiting=voice.say, standing=voice.stands)
    with voice.progress(quiet=quiet) as step:
        built = build_site(
            reading.project, reading, site_dir, strict=strict, progress=step, listener=listener, clean=clean
        )
    if built.problems:
        voice.tell(built.problems, reading.sources)
    if built.folder is None:
        _refuse(voice)
    return built


def _refuse(voice: Voice) -> NoReturn:
    voice.say(NOTHING_BUILT)
    sys.exit(options.FINDINGS)
