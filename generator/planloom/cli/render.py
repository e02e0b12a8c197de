"""``planloom render --to DIR``: the site as Markdown for any renderer."""

import sys
from pathlib import Path

import click

from planloom.cli import options
from planloom.cli.voice import speaking
from planloom.problems import Language, Level, Phrase
from planloom.project import read_plans

NOTHING_WRITTEN = Phrase("nothing was written", "nic nie zostało zapisane")
WRITTEN = Phrase(
    "{written} files written, {unchanged} unchanged, {removed} removed",
    "pliki: zapisane {written}, bez zmian {unchanged}, usunięte {removed}",
)


@click.command()
@options.directory
@options.config_file
@options.audience
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="Where to write.",
)
@options.strict
@options.trust
@options.lang
def render(
    folder: Path,
    config: Path | None,
    audience: str | None,
    target: Path,
    strict: bool,
    trust: bool,
    language: Language | None,
) -> None:
    """Write the site as plain Markdown with an ordinary mkdocs.yml for each language.

    Bare MkDocs, ProperDocs and Zensical build it. Only files whose content changed are written.

    \b
    planloom render --to out
    cd out
    mkdocs build -f mkdocs.en.yml      the default language first,
    mkdocs build -f mkdocs.pl.yml      then the other one into a folder of its site
    """
    with speaking(language) as voice:
        project, problems = voice.project(folder, config, audience, trusted=trust, runs=False)
        reading = read_plans(project)
        from planloom.site.output.staging import Listener  # noqa: PLC0415
        from planloom.site.render import render_to  # noqa: PLC0415  # templates are slow to import
        from planloom.site.write import write_site  # noqa: PLC0415

        written, more = write_site(reading)
        found = [*problems, *reading.everything, *more]
        if found:
            voice.tell(found, reading.sources)
        if written is None or options.fails(problems, Level.ERROR) or (strict and options.fails(found, Level.WARNING)):
            voice.say(NOTHING_WRITTEN)
            sys.exit(options.FINDINGS)
        result = render_to(written, target, Listener(voice.say, voice.stands))
        if result.problems:
            voice.tell(result.problems, reading.sources)
            voice.say(NOTHING_WRITTEN)
            sys.exit(options.FINDINGS)
        voice.say(WRITTEN, written=result.written, unchanged=result.unchanged, removed=result.removed)
