"""The pages of a site in the order in which a book is read.

The navigation gives order and depth. Pages that it does not list, such as those of single objectives,
follow the page above them, one level deeper.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from planloom.book.content import Assets, Chapter
from planloom.book.markup import find, parse, to_text
from planloom.packaged import packaged_folder
from planloom.pages import LanguageSite, NavEntry, Page
from planloom.pages.location import moved, path_of, relative
from planloom.pages.words import as_words
from planloom.pages.workings import HEADING, entries
from planloom.problems import Language

LEFT_OUT = ("health",)  # is for those who write the plans
APPENDIX = "workings"
_DEEPEST = 3
_OURS = PurePosixPath("assets/planloom")


def chapters(site: LanguageSite, *, workings: bool = False) -> tuple[Chapter, ...]:
    """Return the chapters of a book: the pages of the site, with their charts drawn, in reading order.

    With `workings` the last chapter tells how the figures of the others were worked out.
    """
    pages = {page.address: page for page in site.pages if page.address not in LEFT_OUT}
    order = _rebased(reading_order(site.navigation, pages))
    text = [_chapter(pages[address], level, workings=workings) for address, level in order]
    appendix = _appendix([pages[address] for address, _ in order], site.language) if workings else None
    return (*text, *([appendix] if appendix else []))


def _chapter(page: Page, level: int, *, workings: bool) -> Chapter:
    html = page.html
    if workings:
        html = html.replace('href="#worked-', f'href="{_to_appendix(page.address)}#{_slug(page.address)}-worked-')
    return Chapter(path_of(page.address).as_posix(), page.title, page.language, html, level)


def _appendix(pages: Iterable[Page], language: Language) -> Chapter | None:
    """Return the chapter that tells how the figures of `pages` were worked out; None where nothing was."""
    told = [page for page in pages if page.workings]
    if not told:
        return None
    html = "\n".join(f"<h2>{as_words(page.title, language)}</h2>\n{_own_ids(page)}" for page in told)
    return Chapter(path_of(APPENDIX).as_posix(), HEADING.in_(language), language, html)


def _own_ids(page: Page) -> str:
    """Return the entries of a page with ids that no other page has, and with links that lead from the appendix."""
    slug = _slug(page.address)
    told = parse(entries(page.workings))
    for entry in find(told, ".//li[@id]"):
        entry.set("id", f"{slug}-{entry.get('id')}")
    for link in find(told, ".//a[@href]"):
        href = str(link.get("href"))
        link.set("href", f"#{slug}-{href[1:]}" if href[0] == "#" else moved(href, page.address, APPENDIX))
    return to_text(told)


def _to_appendix(address: str) -> str:
    return relative(APPENDIX, address)


def _slug(address: str) -> str:
    return address.replace("/", "-") or "home"


def reading_order(navigation: Iterable[NavEntry], pages: Mapping[str, Page]) -> Iterator[tuple[str, int]]:
    """Yield the address and the level of every page, each once."""
    listed = dict(_listed(navigation, 1, pages))
    below: dict[str, list[str]] = {}
    for address in pages:
        if address not in listed:
            below.setdefault(_nearest(address, listed), []).append(address)
    for address, level in listed.items():
        yield address, level
        for child in below.get(address, ()):
            yield child, min(level + 1, _DEEPEST)


def _listed(entries: Iterable[NavEntry], level: int, pages: Mapping[str, Page]) -> Iterator[tuple[str, int]]:
    for entry in entries:
        shown = entry.address is not None and entry.address in pages
        if entry.address is not None and shown:
            yield entry.address, min(level, _DEEPEST)
        yield from _listed(entry.entries, level + 1 if shown else level, pages)


def _nearest(address: str, listed: Mapping[str, int]) -> str:
    """Return the listed page that an unlisted one belongs to: the nearest above, or the last of all."""
    for above in PurePosixPath(address).parents:
        name = "" if above == PurePosixPath() else above.as_posix()
        if name and name in listed:
            return name
    return next(reversed(list(listed)), "")


def _rebased(order: Iterable[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    """Return the pages with the first of them at level 1."""
    found = list(order)
    base = min((level for _, level in found), default=1)
    return [(address, level - base + 1) for address, level in found]


def assets_of(plans: Path) -> Assets:
    """Return a reader of the files of a site: pictures of the plans folder, and those that are shipped."""

    def read(address: str) -> bytes | None:
        path = PurePosixPath(address)
        if path.is_relative_to(_OURS):
            root, inner = packaged_folder("templates") / "assets", path.relative_to(_OURS)
        else:
            root, inner = plans, path
        file = (root / inner).resolve()
        if not file.is_relative_to(root.resolve()):
            return None
        try:
            return file.read_bytes()
        except OSError:
            return None

    return read
