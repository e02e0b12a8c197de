"""What is searched: the pages of one language, with their sections, read from the theme's list of them.

The name of a plan stands in the title of each of its pages, and the pages above it say where a page stands. Neither
says what the page is about, so both are its context.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planloom.search.words import INVISIBLE

_TAG = re.compile(r"<[^>]*>")
_UNSEEN = str.maketrans("", "", INVISIBLE)
_FILE = "index.html"


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page: the anchor of its heading, its heading, and its words; the first has words only."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page: its address below the language's root, its title as shown, what of it is its own, and its sections.

    `context` is what tells where the page stands. `terms` counts mentions of glossary terms, by id. `ids` are those of
    objects that the page shows and that have no page of their own.
    """

    url: str
    title: str
    own_title: str
    parts: Sequence[Part]
    context: str = ""
    terms: Mapping[str, int] = field(default_factory=dict)
    ids: Sequence[str] = ()

    @property
    def slug(self) -> str:
        """The last part of the address: the id of the object that the page is about."""
        return _folder(self.url).rpartition("/")[2]


def documents(entries: Iterable[Mapping[str, Any]]) -> list[Document]:
    """Return the pages of `entries`, which are those of Material's ``search_index.json``, in their order."""
    pages: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        pages.setdefault(str(entry["location"]).partition("#")[0], []).append(entry)
    found = [_document(url, listed) for url, listed in pages.items()]
    titles = {_folder(document.url): document.own_title for document in found}
    return [_placed(document, titles) for document in found]


def _document(url: str, entries: Sequence[Mapping[str, Any]]) -> Document:
    parts = [_part(entry) for entry in entries]
    title = parts[0].heading
    own, rest = title, parts[1:]
    first = rest[0] if rest else None
    lead = parts[0].text
    if first and first.heading and title.startswith(first.heading):
        own, lead, rest = first.heading, f"{lead} {first.text}".strip(), rest[1:]
    tags = " ".join(str(tag) for tag in entries[0].get("tags", ()))
    terms = Counter(str(term) for entry in entries for term in entry.get("terms", ()))
    ids = tuple(str(one) for entry in entries for one in entry.get("ids", ()))
    return Document(
        url, title, own, (Part("", "", f"{lead} {tags}".strip()), *rest), title.removeprefix(own).strip(), terms, ids
    )


def _part(entry: Mapping[str, Any]) -> Part:
    anchor = str(entry["location"]).partition("#")[2]
    return Part(anchor, plain(str(entry.get("title", ""))), plain(str(entry.get("text", ""))))


def plain(markup: str) -> str:
    """Return the words of a text with tags: without them, without signs that nobody sees, with single blanks."""
    text = html.unescape(_TAG.sub(" ", markup)).translate(_UNSEEN)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _placed(document: Document, titles: Mapping[str, str]) -> Document:
    """Add to the context of a page the titles of those above it; the home page is above all of them."""
    steps = _folder(document.url).split("/")[:-1]
    above = [titles.get("/".join(steps[: count + 1]), "") for count in range(len(steps))]
    context = " ".join(filter(None, [*above, document.context]))
    return Document(
        document.url, document.title, document.own_title, document.parts, context, document.terms, document.ids
    )


def _folder(url: str) -> str:
    return url.removesuffix(_FILE).removesuffix(".html").strip("/")
