"""Our pages in the index of Material's search, without its reading them once more.

Only how a page is cut into sections is ours: Material's plugin makes the entries of them, so that what a page's
front matter says of search, its boost and its tags count as on any other page. Pages that are not ours go through
its own reader.
"""

import re
from collections.abc import Callable
from typing import Any

from mkdocs.plugins import PluginCollection
from mkdocs.structure.pages import Page

from planloom.search import sections, spaced
from planloom.site.finished import FinishedPage

# What the plugin takes out of a page when it has read it, and by what it is quickly found.
_MARK = re.compile(r'\s?data-search-\w+="[^"]+"')
_MARKED = re.compile(r'data-search-\w+="')


def index_ours(plugins: PluginCollection) -> None:
    """Let our pages pass by the plugin's reader; a plugin that is not built as expected reads them itself."""
    handlers = plugins.events["page_context"]
    for place, handler in enumerate(handlers):
        plugin = getattr(handler, "__self__", None)
        if type(plugin).__module__ == "material.plugins.search.plugin" and plugin is not None:
            handlers[place] = _passing(plugin, handler)


def _passing(plugin: Any, reading: Callable[..., Any]) -> Callable[..., Any]:
    def on_page_context(context: Any, *, page: Page, **others: Any) -> Any:
        if not isinstance(page, FinishedPage) or not plugin.config.enabled:
            return reading(context, page=page, **others)
        content = page.content or ""
        index: Any = getattr(plugin, "search_index", None)
        if not hasattr(index, "create_entry_for_section"):
            page.content = spaced(content)
            return reading(context, page=page, **others)
        if not (page.meta.get("search") or {}).get("exclude"):
            for section in sections(content):
                index.create_entry_for_section(section, (), page.url, page)  # the id of a section is its anchor
        if _MARKED.search(content):
            page.content = _MARK.sub("", content)
        return None

    return on_page_context
