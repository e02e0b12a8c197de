"""The files of a site's source: pages as Markdown with front matter, pictures, styles and scripts."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from planloom.i18n import translate
from planloom.packaged import packaged_folder
from planloom.pages import LanguageSite, Page, Site
from planloom.pages.location import INDEX, relative
from planloom.pages.workings import section
from planloom.problems import Language
from planloom.site.inert import as_markdown, inert
from planloom.site.mkdocs.theme_escaping import escaped_for_theme

ASSETS = "assets/planloom"
# The style of the book, and what goes to the addresses the search expects.
ELSEWHERE = frozenset({"book.css", "iframe-worker.js", "search.js"})


def page_text(page: Page) -> str:
    """Return the file of a page for programs that read Markdown: its headings as Markdown, all else as HTML.

    How its figures were worked out stands folded at its foot.
    """
    meta = yaml.safe_dump(front_matter(page), allow_unicode=True, sort_keys=False)
    text = "\n\n".join([*map(as_markdown, page.sections), inert(section(page.workings, page.language))])
    return f"---\n{meta}---\n\n{text.strip()}\n"


def front_matter(page: Page) -> dict[str, Any]:
    """Return what a page says of itself to the renderer."""
    described = {"description": escaped_for_theme(" ".join(page.description.split()))} if page.description else {}
    return {"title": escaped_for_theme(page.title), **described, **page.meta}


def assets() -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield the styles, scripts and pictures that are shipped: their place on the site, and where they are."""
    folder = packaged_folder("templates") / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in ELSEWHERE:
            yield PurePosixPath(ASSETS) / path.relative_to(folder).as_posix(), path


def media(site: Site, plans: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield the pictures that pages show."""
    for place in site.media:
        yield place, plans / place


def moved(language: Language) -> str:
    """Return what a page says that leads on from a former address."""
    return translate("This page has moved", language)


def redirect_pages(site: Site, one: LanguageSite) -> Iterator[tuple[str, str]]:
    """Yield the address of each former page, and the Markdown that leads on from it."""
    for former, present in site.redirects.items():
        depth = "../" * (len(PurePosixPath(former).parts))
        words = moved(one.language)
        text = (
            f"---\ntitle: {words}\nsearch:\n  exclude: true\n---\n\n"
            f'<meta http-equiv="refresh" content="0; url={depth}{present}/">\n\n'
            f"# {words}\n\n[{words}]({relative(present, former)}{INDEX})\n"
        )
        yield former, text
