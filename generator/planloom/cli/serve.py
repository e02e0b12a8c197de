"""``planloom serve``: read the site while writing it."""

from pathlib import Path

import click

from planloom.cli import options
from planloom.cli.voice import speaking
from planloom.problems import Language


@click.command()
@options.directory
@options.config_file
@click.option(
    "-a", "--dev-addr", default="127.0.0.1:8000", show_default=True, metavar="IP:PORT", help="Where to serve."
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@options.lang
def serve(folder: Path, config: Path | None, dev_addr: str, open_browser: bool, language: Language | None) -> None:
    """Show the site while you write; it is built again on every change.

    \b
    planloom serve             http://127.0.0.1:8000/
    planloom serve -a :9000    another port
    """
    with speaking(language) as voice:
        project, _ = voice.project(folder, config)
        from planloom.site.build import serve_site  # noqa: PLC0415  # MkDocs is slow to import

        serve_site(
            project,
            dev_addr if not dev_addr.startswith(":") else f"127.0.0.1{dev_addr}",
            open_browser=open_browser,
            language=voice.language,
        )
