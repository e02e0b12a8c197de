"""``planloom print``: the book for the board, and the check of a finished one."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, get_args

import click

from planloom.atomic_write import save
from planloom.book.engine import ENGINES, Engine, MissingEngine, Progress, Render
from planloom.chronicle import Chronicle
from planloom.cli import options
from planloom.cli.voice import Refused, Voice, speaking
from planloom.model import Plan
from planloom.private import private_temporaries
from planloom.problems import LANGUAGES, Language, Level, Phrase, Problem
from planloom.project import Project, Reading, read_plans, settings_of_project
from planloom.report.text import render as report
from planloom.stopping import undisturbed

if TYPE_CHECKING:
    from planloom.book.edition import Edition
    from planloom.pages import Site

DEFAULT_FILE = "book.pdf"

COMPOSING = Phrase("composing the book", "składanie książki")
NO_BOOK = Phrase("no book was made", "książka nie powstała")
NO_FAULTS = Phrase("no faults found", "nie znaleziono żadnych usterek")
NEEDS_PIKEPDF = Phrase(
    "checking a book needs pikepdf: run `pip install 'planloom[pdf]'`",
    "sprawdzenie książki wymaga pikepdf: uruchom `pip install 'planloom[pdf]'`",
)


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for; empty is what the plans say themselves."""

    plans: tuple[str, ...]
    language: Language | None
    title: str
    classification: str
    brief: bool
    board: bool
    lists: bool
    workings: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A composed book, what it was made from, the date and the language that it carries."""

    html: str
    reading: Reading
    date: dt.date
    language: Language


@click.command("print")
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@options.directory
@options.config_file
@options.audience
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"Write the book to FILE; {DEFAULT_FILE} when left out.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="Language of the book and of all messages; the plans' first when left out.",
)
@click.option(
    "--engine",
    type=click.Choice(get_args(Engine)),
    default=ENGINES[0],
    show_default=True,
    help="What makes the PDF.",
)
@click.option("--title", default="", help="Title on the cover.")
@click.option("--classification", default="", metavar="WORDS", help="Mark on every page, such as CONFIDENTIAL.")
@click.option("--brief", is_flag=True, help="Leave out the pages of single objectives, initiatives and people.")
@click.option(
    "--board", is_flag=True, help="The pack for a board meeting: summary, exceptions, money, risks, decisions."
)
@click.option("--lists", is_flag=True, help="Add the lists of tables and figures behind the contents.")
@click.option("--workings", is_flag=True, help="Add an appendix that tells how every computed figure was worked out.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the book's HTML as well; without -o, only that. With --check: what the book was made from.",
)
@click.option(
    "--check",
    "book",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Check a finished book and make none.",
)
@options.strict
@options.trust
def print_(
    plans: tuple[str, ...],
    folder: Path,
    config: Path | None,
    audience: str | None,
    output: Path | None,
    language: Language | None,
    engine: Engine,
    title: str,
    classification: str,
    brief: bool,
    board: bool,
    lists: bool,
    workings: bool,
    html: Path | None,
    book: Path | None,
    strict: bool,
    trust: bool,
) -> None:
    """Make the book for the board: all plans, or those that are named, as one PDF.

    A plan is named by its id or its folder.

    \b
    planloom print                               all plans in book.pdf
    planloom print strategy -o strategy.pdf      one plan
    planloom print --board                       the pack for a board meeting
    planloom print --brief                       no pages of single objectives, initiatives, people
    planloom print --workings                    with how the figures were worked out
    planloom print --lang pl --engine chromium   in Polish, with the fast engine
    planloom print --html book.html              only the HTML that the engines print
    planloom print --check book.pdf              prove that nothing was lost
    """
    with speaking(language) as voice:
        project, problems = voice.project(folder, config, audience, trusted=trust, runs=False)
        if book is not None:
            check_book(book, html, voice, strict=strict)
        order = Order(plans, language, title, classification, brief, board, lists, workings, strict)
        made = make_book(project, problems, order, voice)
        if html is not None:
            _save(html, made.html.encode(), made.reading, voice)
        if html is None or output is not None:
            output = output or Path(DEFAULT_FILE)
            pdf = _printed(made, engine, voice)
            _save(output, pdf, made.reading, voice)
            _tell_undrawn(pdf, output.name, voice)


def check_book(book: Path, html: Path | None, voice: Voice, *, strict: bool) -> NoReturn:
    """Report what is wrong with a finished book, and end."""
    try:
        from planloom.book.check import check  # noqa: PLC0415 - needs the extras of an engine

        problems = check(book.read_bytes(), book.name, html.read_text("utf-8") if html else None)
    except ImportError as error:
        raise Refused(NEEDS_PIKEPDF) from error
    if problems:
        told = report(problems, lambda _: None, color=options.use_color(), language=voice.language)
        click.echo(told, err=True)
    else:
        voice.say(NO_FAULTS)
    failed = options.fails(problems, Level.WARNING if strict else Level.ERROR)
    sys.exit(options.FINDINGS if failed else options.DONE)


def make_book(project: Project, problems: Sequence[Problem], order: Order, voice: Voice) -> Made:
    """Read the plans and compose their book; ends with the findings when that is not possible."""
    from planloom.book.edition import edition_of  # noqa: PLC0415 - what follows is slow to import

    settings, wrong = settings_of_project(project)
    edition = edition_of(project.plans, settings.today or dt.datetime.now(tz=dt.UTC).date())
    with voice.progress() as tell:
        judged_on = settings.model_copy(update={"today": settings.today or edition.date})
        reading = read_plans(project, settings=judged_on, progress=tell)
        found = [*problems, *wrong, *reading.everything]
        if reading.has_errors or options.fails([*problems, *wrong], Level.ERROR):
            _refuse(found, reading, voice)
        language = order.language or reading.portfolio.organisation.languages[0]
        html, made = _composed(reading, order, language, edition, tell)
    told = [*found, *made]
    if any(problem.level is Level.ERROR for problem in made) or (order.strict and options.fails(told, Level.WARNING)):
        _refuse(told, reading, voice)
    if told:
        voice.tell(told, reading.sources, quiet=Level.WARNING)
    return Made(html, reading, edition.date, language)


def _composed(
    reading: Reading, order: Order, language: Language, edition: "Edition", tell: Callable[[Phrase], None]
) -> tuple[str, list[Problem]]:
    """Return the HTML of the book, and what went wrong while it was made."""
    from planloom.book.facts import Wishes  # noqa: PLC0415 - slow to import
    from planloom.book.make import make  # noqa: PLC0415
    from planloom.history.since_approval import since_approval  # noqa: PLC0415
    from planloom.site.drawn import CHARTS_CACHE, draw_pages  # noqa: PLC0415
    from planloom.site.options import templates_of  # noqa: PLC0415
    from planloom.site.write import DRAWING, WRITING  # noqa: PLC0415

    project, templates = reading.project, templates_of(reading)
    plans = _chosen(reading, order.plans)
    tell(WRITING)
    chronicle = since_approval(reading, effects=order.board)
    site, unwritten = _written(reading, order, language, plans, chronicle)
    tell(DRAWING)
    drawn, undrawn = draw_pages(site, "book", templates=templates, cache=project.folder / CHARTS_CACHE)
    tell(COMPOSING)
    wishes = Wishes(order.title, order.classification, workings=order.workings, board=order.board, lists=order.lists)
    composed, lost = make(
        reading.graph,
        drawn.languages[0],
        plans,
        edition,
        wishes,
        project.plans,
        templates,
        reading.glossary,
        None if order.board else chronicle,
    )
    return composed.html, [*unwritten, *undrawn, *lost]


def _written(
    reading: Reading, order: Order, language: Language, plans: Sequence[Plan], chronicle: Chronicle
) -> tuple["Site", list[Problem]]:
    """Return the pages of the plans in one language; ends with a sentence where they are not written in it."""
    from planloom.links.addresses import plan_address  # noqa: PLC0415 - slow to import
    from planloom.pages import Selection, write  # noqa: PLC0415
    from planloom.site.options import options_of  # noqa: PLC0415

    within = tuple(plan_address(plan) for plan in plans) if order.plans else ()
    selection = Selection((language,), within, listed=order.brief, board=order.board)
    # A book explains its terms at its end, and findings are for who writes.
    wanted = options_of(reading, selection=selection, chronicle=chronicle, glossary=None, findings=())
    site, problems = write(reading.figures, wanted)
    if not site.languages:
        raise Refused(
            Phrase(f"these plans are not written in `{language}`", f"te plany nie są napisane w języku `{language}`")
        )
    return site, problems


def _refuse(found: Sequence[Problem], reading: Reading, voice: Voice) -> NoReturn:
    voice.tell(found, reading.sources)
    voice.say(NO_BOOK)
    sys.exit(options.FINDINGS)


def _chosen(reading: Reading, names: Sequence[str]) -> tuple[Plan, ...]:
    """Return the plans that the user named by id or folder, or all."""
    plans = reading.portfolio.plans
    if not names:
        return plans
    known = {name: plan for plan in plans for name in (plan.place.as_posix(), plan.id or "") if name}
    unknown = [name for name in names if name.strip("/") not in known]
    if unknown:
        there = ", ".join(sorted(known))
        raise Refused(
            Phrase(f"there is no plan `{unknown[0]}`; there are: {there}", f"nie ma planu `{unknown[0]}`; są: {there}")
        )
    wanted = {known[name.strip("/")].place for name in names}
    return tuple(plan for plan in plans if plan.place in wanted)


def _printed(made: Made, engine: Engine, voice: Voice) -> bytes:
    """Print the book; ends with a sentence when the engine is not there."""
    render: Render
    if engine == "chromium":
        from planloom.book.chromium import render  # noqa: PLC0415 - loads only what is used
    else:
        from planloom.book.weasy import render  # noqa: PLC0415
    try:
        with voice.progress() as tell, private_temporaries():
            return render(made.html, made.date, _pages(tell))
    except MissingEngine as missing:
        click.echo(missing.in_(voice.language), err=True)
        sys.exit(options.WRONG_USE)


def _tell_undrawn(pdf: bytes, name: str, voice: Voice) -> None:
    """Say which signs no font draws: one looks in vain for them on paper."""
    from planloom.book.check.signs import undrawn  # noqa: PLC0415 - needs the extras of an engine

    if problems := undrawn(pdf, name):
        click.echo(report(problems, lambda _: None, color=options.use_color(), language=voice.language), err=True)


def _pages(tell: Callable[[Phrase], None]) -> Progress:
    def step(words: Phrase, page: int) -> None:
        tell(Phrase(f"{words.en} {page}", f"{words.pl} {page}") if page else words)

    return step


def _save(path: Path, content: bytes, reading: Reading, voice: Voice) -> None:
    """Save a file that holds nothing of what is withheld; end with what does."""
    from planloom.site.output.leak_scan import scan  # noqa: PLC0415

    if leaks := scan([(path.name, content)], reading):
        _refuse(leaks, reading, voice)
    with undisturbed():
        save(path, content, synced=True)
        voice.stands(Phrase(f"{path} is new and whole", f"{path} jest nowy i cały"))
    click.echo(str(path), err=True)
