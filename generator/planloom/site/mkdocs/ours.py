"""The pages of one language as finished pages."""

import functools
import html
from collections.abc import Iterable, Iterator

from planloom.pages import LanguageSite, NavEntry, Page
from planloom.pages.location import path_of
from planloom.pages.page_cache import let_go
from planloom.program import digest_of
from planloom.site.content import Content, Heading, content_of
from planloom.site.files import front_matter, moved
from planloom.site.mkdocs.finished import Finished
from planloom.site.mkdocs.theme_escaping import escaped_for_theme
from planloom.site.write import Written


def finished_pages(written: Written, one: LanguageSite, *, directories: bool) -> Iterator[tuple[str, Finished]]:
    """Yield the path and the page of every address in one language, former addresses last.

    Without `directories`, addresses on the site name files.
    """
    titles = dict(_titles(one.navigation))
    for page in one.pages:
        yield (
            str(page.path),
            Finished(
                escaped_for_theme(titles.get(page.address, page.title)),
                functools.partial(_content, page),
                front_matter(page),
                written.edit_url(page),
                one.kept.digests.get(page.address) if one.kept else None,
            ),
        )
    for former, present in written.site.redirects.items():
        title = moved(one.language)
        meta = {"title": title, "search": {"exclude": True}}
        to = f"{'../' * (former.count('/') + 1)}{present}/{'' if directories else 'index.html'}"
        yield (
            str(path_of(former)),
            Finished(title, functools.partial(_moved, title, to), meta, digest=digest_of(title, to)),
        )


def _content(page: Page) -> Content:
    """Return what stands on a page, which is asked for once: from then on it need not be in memory twice."""
    content = content_of(page)
    let_go(page)
    return content


def _moved(title: str, to: str) -> Content:
    """Return what stands at a former address: it leads on by itself, and by a link."""
    to, words = html.escape(to), html.escape(title)
    refresh = f'<meta http-equiv="refresh" content="0; url={to}">'
    return Content(
        f'{refresh}\n<h1 id="moved">{words}</h1>\n<p><a href="{to}">{words}</a></p>', [Heading(1, "moved", words)]
    )


def _titles(entries: Iterable[NavEntry]) -> Iterator[tuple[str, str]]:
    """Yield what the navigation calls each page that it names."""
    for entry in entries:
        if entry.address is not None:
            yield entry.address, entry.title
        yield from _titles(entry.entries)
