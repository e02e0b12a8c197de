"""Our pages in the index of Material's search, without its reading them once more.

Only how a page is cut into sections is ours: Material's plugin makes the entries of them, so that what a page's
front matter says of search, its boost and its tags count as on any other page. Pages that are not ours go through
its own reader.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from mkdocs.plugins import PluginCollection
from mkdocs.structure.pages import Page

from planloom.problems import Language
from planloom.search import sections, spaced
from planloom.site.called import called
from planloom.site.mkdocs.finished import FinishedPage

Found = Callable[[FinishedPage, list[dict[str, Any]]], None]


_OTHER_ORDERS = frozenset(f"glossary/{name}/" for name in ("areas", "en-pl", "pl-en"))
"""The glossary once more in another order: it is enough to find it once."""

_SEARCH = "material.plugins.search.plugin"


def _forgotten(_page: FinishedPage, _entries: list[dict[str, Any]]) -> None:
    """Do nothing with the entries of a page."""


# What the plugin takes out of a page when it has read it, and by what it is quickly found.
_MARK = re.compile(r'\s?data-search-\w+="[^"]+"')
_MARKED = re.compile(r'data-search-\w+="')


def index_ours(plugins: PluginCollection, language: Language, found: Found = _forgotten) -> None:
    """Let our pages pass by the plugin's reader; a plugin that is not built as expected reads them itself.

    `found` is told the entries of each page.
    """
    handlers = plugins.events["page_context"]
    for place, handler in enumerate(handlers):
        plugin = getattr(handler, "__self__", None)
        if type(plugin).__module__ == _SEARCH and plugin is not None:
            handlers[place] = _passing(plugin, handler, language, found)


def _passing(plugin: Any, reading: Callable[..., Any], language: Language, found: Found) -> Callable[..., Any]:
    def on_page_context(context: Any, *, page: Page, **others: Any) -> Any:
        if not isinstance(page, FinishedPage) or not plugin.config.enabled:
            return reading(context, page=page, **others)
        content = page.content or ""
        index: Any = getattr(plugin, "search_index", None)
        if not hasattr(index, "create_entry_for_section"):
            page.content = spaced(content)
            return reading(context, page=page, **others)
        before = len(index.entries)
        if page.url not in _OTHER_ORDERS and not (page.meta.get("search") or {}).get("exclude"):
            for section in sections(content):
                index.create_entry_for_section(section, (), page.url, page)  # the id of a section is its anchor
        _tell_more(index.entries[before:], content, called(page.url, language))
        found(page, index.entries[before:])
        if _MARKED.search(content):
            page.content = _MARK.sub("", content)
        return None

    return on_page_context


# How terms of the glossary are linked, how the kind of a plan stands above its title, and how objects are marked that
# have no page of their own.
_OF_TERM = 'aria-describedby="gl-'
_TERM = re.compile(rf'<a [^<>]*?{_OF_TERM}([^"<>]+)"')
_KIND = re.compile(r'<span class="pl-crumbs__kind">([^<>]*)</span>')
_OBJECT = re.compile(r'<a id="([a-z0-9]+(?:-[a-z0-9]+)+)"></a>')


def _tell_more(entries: list[dict[str, Any]], content: str, names: str) -> None:
    """Add to the first entry of a page which terms it mentions, which objects it shows, and what it is called."""
    if entries:
        entries[0]["terms"] = _TERM.findall(content) if _OF_TERM in content else []  # to look once is quicker
        entries[0]["names"] = [*_KIND.findall(content), *filter(None, [names])]
        entries[0]["ids"] = [*dict.fromkeys(_OBJECT.findall(content))]


def taken(plugins: PluginCollection, pages: Iterable[Page], entries: Mapping[str, str]) -> Sequence[str] | None:
    """Take what the search is to find out of Material's index, and return it page by page; None where not all is known.

    `entries` are those of each page, by its file, as JSON, or their digest. Material would write all of them, and we
    would read them.
    """
    index = next(filter(None, map(_index, plugins.values())), None)
    found = [entries.get(page.file.dest_uri) for page in pages]
    if index is None or None in found:
        return None
    index.entries = []
    return list(filter(None, found))


def _index(plugin: Any) -> Any:
    """Return the index of a plugin if it is Material's search."""
    return getattr(plugin, "search_index", None) if type(plugin).__module__ == _SEARCH else None
