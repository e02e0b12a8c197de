"""``planloom finish SITE``: what our plugin adds to pages, for a site that another renderer built."""

from pathlib import Path

import click

from planloom.cli import options
from planloom.project import read_plans


@click.command()
@options.directory
@options.config_file
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
def finish(folder: Path, config: Path | None, site: Path) -> None:
    """Explain glossary terms and teach the search Polish in a site built from `planloom render`.

    Doing it twice changes nothing.

    \b
    planloom render --to out
    (cd out && mkdocs build -f mkdocs.en.yml && mkdocs build -f mkdocs.pl.yml)
    planloom finish out/site
    """
    with options.gently():
        project, problems = options.project_of(folder, config)
        reading = read_plans(project)
        from planloom.site.finish import finish_site  # noqa: PLC0415  # templates are slow to import

        finished, more = finish_site(site, reading)
        if found := [*problems, *more]:
            options.tell(found, reading.sources)
        click.echo(f"{finished} pages explained in {site}", err=True)
