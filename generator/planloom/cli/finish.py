"""``planloom finish SITE``: what our plugin adds to pages, for a site that another renderer built."""

import sys
from pathlib import Path

import click

from planloom.cli import options
from planloom.cli.voice import speaking
from planloom.problems import Language, Level, Phrase
from planloom.project import read_plans

EXPLAINED = Phrase("{count} pages explained in {site}", "strony z objaśnieniami w {site}: {count}")


@click.command()
@options.directory
@options.config_file
@options.audience
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@options.lang
def finish(folder: Path, config: Path | None, audience: str | None, site: Path, language: Language | None) -> None:
    """Explain glossary terms and give the search its index, in a site built from `planloom render`.

    Doing it twice changes nothing.

    \b
    planloom render --to out
    (cd out && mkdocs build -f mkdocs.en.yml && mkdocs build -f mkdocs.pl.yml)
    planloom finish out/site
    """
    with speaking(language) as voice:
        project, problems = voice.project(folder, config, audience)
        reading = read_plans(project)
        if options.fails(problems, Level.ERROR):
            voice.tell(problems, reading.sources)
            sys.exit(options.FINDINGS)
        voice.sure(reading)
        from planloom.site.finish import finish_site  # noqa: PLC0415  # templates are slow to import

        finished, more = finish_site(site, reading)
        if found := [*problems, *more]:
            voice.tell(found, reading.sources)
        if options.fails(more, Level.ERROR):
            sys.exit(options.FINDINGS)
        voice.say(EXPLAINED, count=finished, site=site)
