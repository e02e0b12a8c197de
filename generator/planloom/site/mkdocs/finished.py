"""A page of MkDocs that is finished: nothing of it is read from Markdown.

It behaves as any other page towards plugins and templates. Its Markdown is empty.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from planloom.site.content import Content, Heading
from planloom.spool import Spool

_ANCHOR = re.compile(r'<[a-zA-Z][^<>]*?\s(?:id|name)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Finished:
    """What MkDocs is to know of a page: `title` is what the navigation calls it, `meta` its front matter.

    `digest` is that of its content, where it is known without looking at it.
    """

    title: str
    content: Callable[[], Content]
    meta: Mapping[str, Any] = field(default_factory=dict)
    edit_url: str | None = None
    digest: str | None = None


class FinishedPage(Page):
    """A page whose content, headings, title and front matter are given.

    MkDocs has the content of all pages made before it writes the first one, so it waits in the `spool` until
    it is asked for.
    """

    def __init__(self, file: File, config: MkDocsConfig, finished: Finished, spool: Spool) -> None:
        self._spool = spool
        self._content: str | None = None
        self._waiting: Callable[[], bytes] | None = None
        super().__init__(finished.title, file, config)
        self.finished = finished
        self.edit_url = finished.edit_url

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the front matter; the address may have been changed by other plugins since the page was made."""
        self.markdown = ""
        self.meta = dict(self.finished.meta)
        self._set_canonical_url(config.site_url)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # as MkDocs calls it
        """Take the content and its headings."""
        content = self.finished.content()
        self._content = content.html  # plugins are about to ask for it
        self.toc = contents(content.headings)

    @property
    def content(self) -> str | None:
        """What stands on the page, once it has been made."""
        if self._content is None and self._waiting is not None:
            self._content = self._waiting().decode("utf-8", "surrogatepass")
        return self._content

    @content.setter
    def content(self, html: str | None) -> None:
        self._content = None
        self._waiting = None if html is None else self._spool.put(html.encode("utf-8", "surrogatepass"))

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # nobody sets it
        """The anchors of the page, for those who check that links of other pages lead to one."""
        html = self.finished.content().html if self.content is None else self.content
        return set(_ANCHOR.findall(html))

    def let_go(self) -> None:
        """Let go of the content of a page that is written; its anchors can still be asked for."""
        self.content = None


def contents(headings: Sequence[Heading]) -> TableOfContents:
    """Return the table of contents: each heading within the last one before it that stands above it."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(heading.title, heading.id, heading.level)
        while above and above[-1].level >= heading.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]  # as MkDocs marks it
    return TableOfContents(top)
