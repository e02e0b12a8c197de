"""``planloom serve``: read the site while writing it."""

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planloom.cli import options
from planloom.cli.build import PAGES
from planloom.cli.voice import Refused, Voice, speaking
from planloom.i18n import counted, format_value
from planloom.problems import Language, Level, Phrase, Problem
from planloom.project import Project
from planloom.report.text import each, summary

if TYPE_CHECKING:
    from planloom.site.live.address import Address
    from planloom.site.live.session import BuildReport

WHERE = Phrase("the site is at {url}/; Ctrl-C ends serving", "strona jest pod adresem {url}/; Ctrl-C kończy")
NOT_PRIVATE = Phrase(
    "whoever can reach this machine over a network can read the plans there",
    "każdy, kto może połączyć się z tym komputerem przez sieć, może tam przeczytać plany",
)
BUILT = Phrase("{time}: {pages} in {seconds} s; {found}", "{time}: {pages} w {seconds} s; {found}")
NOT_BUILT = Phrase(
    "{time}: not built; the last good site is shown; {found}",
    "{time}: nie zbudowano; widać ostatnią dobrą stronę; {found}",
)
NOTHING_YET = Phrase("{time}: not built; {found}", "{time}: nie zbudowano; {found}")
GONE = Phrase("no longer found: {count}", "już nie występuje: {count}")


@click.command()
@options.directory
@options.config_file
@options.audience
@click.option(
    "-a", "--dev-addr", default="127.0.0.1:8000", show_default=True, metavar="IP:PORT", help="Where to serve."
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@options.trust
@options.lang
def serve(
    folder: Path,
    config: Path | None,
    audience: str | None,
    dev_addr: str,
    open_browser: bool,
    trust: bool,
    language: Language | None,
) -> None:
    """Show the site while you write; it is built again on every change.

    An open page follows what is saved and stays where it was scrolled to. What is wrong with the plans
    is told here and on the page; a plan with errors leaves the last good site standing.

    \b
    planloom serve             http://127.0.0.1:8000/
    planloom serve -a :9000    another port
    planloom serve -a :0       any port that is free
    """
    with speaking(language) as voice:
        voice.project(folder, config, audience)
        from planloom.site.live.address import NOT_AN_ADDRESS, address_of  # noqa: PLC0415  # only serving needs it

        address = address_of(dev_addr)
        if address is None:
            raise Refused(NOT_AN_ADDRESS.filled(text=dev_addr))
        from planloom.site.live.server import CannotListen  # noqa: PLC0415
        from planloom.site.live.session import serve_site  # noqa: PLC0415  # MkDocs is slow to import

        try:
            serve_site(address, _Reporter(voice, folder, config, audience, trust), open_browser=open_browser)
        except CannotListen as error:
            raise Refused(error.words) from None


@dataclass
class _Reporter:
    """Tells on a terminal how serving goes."""

    voice: Voice
    folder: Path
    config: Path | None
    audience: str | None
    trust: bool
    built_once: bool = False

    @property
    def language(self) -> Language:
        return self.voice.language

    def project(self) -> tuple[Project, list[Problem]]:
        return self.voice.project(self.folder, self.config, self.audience, trusted=self.trust)

    def progress(self) -> contextlib.AbstractContextManager[Callable[[Phrase], None]]:
        return self.voice.progress()

    def serving(self, address: "Address") -> None:
        self.voice.say(WHERE, url=address.url)
        if not address.private:
            self.voice.say(NOT_PRIVATE)

    def built(self, told: "BuildReport") -> None:
        """Tell what was not known before, and how much there is in all."""
        reading, site = told.attempt.reading, told.attempt.site
        line_of = reading.sources.line if reading else lambda _: None
        for text in each(_shown(told.fresh), line_of, color=options.use_color(), language=self.language):
            click.echo(f"{text}\n", err=True)
        if told.gone:
            self.voice.say(GONE, count=told.gone)
        self.built_once = self.built_once or site is not None
        words = BUILT if site else NOT_BUILT if self.built_once else NOTHING_YET
        pages = site.pages if site else 0
        self.voice.say(
            words,
            time=f"{dt.datetime.now():%H:%M:%S}",  # noqa: DTZ005  # the clock of whoever reads it
            pages=counted(pages, PAGES, self.language),
            seconds=format_value(Decimal(f"{told.seconds:.1f}"), self.language),
            found=summary(_shown(told.attempt.problems), self.language),
        )


def _shown(problems: Sequence[Problem]) -> list[Problem]:
    """Return what a build tells of."""
    return [problem for problem in problems if problem.level is not Level.INFO]
