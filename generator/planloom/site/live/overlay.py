"""What a served page is told: the script that listens, and what the last build found, in the reader's language.

Nothing of this is ever in a site that was built; it is added to what is sent.
"""

import functools
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, FileSystemLoader

from planloom.packaged import packaged_folder
from planloom.problems import LANGUAGES, Language, Level, Phrase, Problem, Span, worst_first
from planloom.report import words
from planloom.report.excerpt import excerpt
from planloom.report.fingerprint import fingerprints
from planloom.site import codes
from planloom.site.live.edition import Edition

OURS = "/.planloom/"
SCRIPT, STYLE, NEWS = f"{OURS}live.js", f"{OURS}live.css", f"{OURS}news"
MOST = 50
"""How many findings a page shows; the terminal has all of them."""

BUILDING = Phrase("The site is being built", "Strona jest budowana")
NO_SITE = Phrase("The site cannot be built yet", "Strony nie da się jeszcze zbudować")
NOT_REBUILT = Phrase("The site was not built again", "Strona nie została zbudowana ponownie")
FOUND = Phrase("What was found in the plans", "Co znaleziono w planach")
A_MOMENT = Phrase("It will appear here in a moment.", "Za chwilę się tu pojawi.")
MEND = Phrase("It appears here as soon as this is mended.", "Pojawi się tu, gdy tylko to poprawisz.")
LAST_GOOD = Phrase("You are reading the last good one.", "Widzisz ostatnią dobrą wersję.")
CLOSE = Phrase("Close", "Zamknij")
IN_THE_TERMINAL = Phrase("the terminal says what it is and where", "co to jest i gdzie, mówi terminal")
MORE = Phrase("Further ones are in the terminal: {count}", "Dalsze są w terminalu: {count}")


def folder() -> Any:
    """Return the folder of the script, its style and our own page."""
    return packaged_folder("templates") / "live"


def listening(html: bytes, edition: Edition, *, own: bool = False) -> bytes:
    """Return a page with the script that follows later editions; `own` is one that stands for a site."""
    mark = "data-own " if own else ""
    tag = f'<script src="{SCRIPT}" {mark}data-site="{edition.site_mark}" data-edition="{edition.mark}"></script>'
    end = html.rfind(b"</body>")
    end = len(html) if end < 0 else end
    return html[:end] + tag.encode() + html[end:]


def own_page(edition: Edition, language: Language) -> bytes:
    """Return the page that stands for a site until there is one."""
    page = _templates().get_template("page.html").render(news=news(edition, language), style=STYLE)
    return listening(page.encode(), edition, own=True)


def news(edition: Edition, language: Language) -> dict[str, Any]:
    """Return what a page in `language` shows of an edition; all of it is text, none of it HTML."""
    shown = [problem for problem in edition.problems if problem.level is not Level.INFO]
    found = _findings(shown, edition.line_of, language)
    title, lead = _headline(edition)
    return {
        "edition": edition.mark,
        "site": edition.site_mark,
        "language": language,
        "broken": not edition.whole,
        "title": title.in_(language),
        "lead": lead.in_(language) if lead else "",
        "close": CLOSE.in_(language),
        "help": words.HELP.in_(language),
        "count": words.counts(shown, language) if shown else "",
        "findings": found[:MOST],
        "more": MORE.in_(language).format(count=len(found) - MOST) if len(found) > MOST else "",
    }


def spoken(asked: str | None, edition: Edition) -> Language:
    """Return the language of a page as ours; that of the plans for one that we do not speak."""
    begin = (asked or "").lower().partition("-")[0]
    return next((language for language in LANGUAGES if language == begin), edition.language)


def _headline(edition: Edition) -> tuple[Phrase, Phrase | None]:
    if edition.whole:
        return (FOUND, None) if edition.folder else (BUILDING, A_MOMENT)
    return (NOT_REBUILT, LAST_GOOD) if edition.folder else (NO_SITE, MEND)


def _findings(
    problems: Iterable[Problem], line_of: Callable[[Span], str | None], language: Language
) -> list[dict[str, str]]:
    listed = worst_first(problems)
    return [
        {
            "id": name,
            "level": problem.level,
            "word": words.LEVELS[problem.level].in_(language),
            "code": problem.code.id,
            **(_kept_back(problem, language) if problem.code is codes.LEAK else _told(problem, line_of, language)),
        }
        for name, problem in zip(fingerprints(listed), listed, strict=True)
    ]


def _told(problem: Problem, line_of: Callable[[Span], str | None], language: Language) -> dict[str, str]:
    return {
        "message": words.message(problem, language),
        "place": words.visible(str(problem.span)) if problem.span.file else "",
        "source": _source(problem, line_of(problem.span)),
        "label": words.label(problem, language),
        "help": words.help_of(problem, language),
    }


def _kept_back(problem: Problem, language: Language) -> dict[str, str]:
    """Return that something would get out, and not what: a page may be shown to those from whom it is withheld."""
    told = {"message": problem.code.title.in_(language), "help": IN_THE_TERMINAL.in_(language)}
    return dict.fromkeys(("place", "source", "label"), "") | told


def _source(problem: Problem, line: str | None) -> str:
    """Return the line at fault with a mark under it; empty where there is none to show."""
    shown = excerpt(problem.span, line)
    return f"{shown.line}\n{' ' * shown.indent}{'^' * shown.width}" if shown else ""


@functools.cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(folder()), autoescape=True)
