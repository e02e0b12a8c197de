"""What is searched: the pages of one language, with their sections, read from the theme's list of them.

The name of a plan stands in the title of each of its pages, and the pages above it say where a page stands. Neither
says what the page is about, so both are its context.
"""

import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from pydantic import StrictInt

from planloom.program import content_digest
from planloom.search.parts import as_written
from planloom.search.words import INVISIBLE

_TAG = re.compile(r"<[^>]*>")
_UNSEEN = str.maketrans("", "", INVISIBLE)
_FILE = "index.html"

Written = tuple[str, str, str, str, str, StrictInt, str, dict[str, StrictInt], list[str], list[str]]
"""A page as values for JSON (:meth:`Document.as_data`)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page: the anchor of its heading, its heading, and its words; the first has words only."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Document:
    """A page: its address below the language's root, its title as shown, what of it is its own, and its sections.

    `sections` are the parts as they are written into the index, `size` how many characters they have; `digest` is that
    of what the page was read from. `context` is what tells where the page stands. `terms` counts mentions of glossary
    terms, by id. `ids` are those of objects that the page shows and that have no page of their own, `names` what it may
    be called beside its title.
    """

    digest: str
    url: str
    title: str
    own_title: str
    sections: str
    size: int
    context: str = ""
    terms: Mapping[str, int] = field(default_factory=dict)
    ids: Sequence[str] = ()
    names: Sequence[str] = ()

    @property
    def slug(self) -> str:
        """The last part of the address: the id of the object that the page is about."""
        return _folder(self.url).rpartition("/")[2]

    @property
    def also(self) -> str:
        """What it may be asked for by: its names, and its address where that is one word."""
        address = _folder(self.url)
        return " ".join((*self.names, address) if address.isalnum() else self.names)

    @property
    def beside(self) -> str:
        """What stands in the title as shown behind the page's own."""
        return self.title.removeprefix(self.own_title).strip()

    @property
    def parts(self) -> Sequence[Part]:
        """The sections."""
        return [Part(*one) for one in json.loads(self.sections)]

    def as_data(self) -> Sequence[Any]:
        """Return the page as values for JSON."""
        texts = self.digest, self.url, self.title, self.own_title, self.sections
        return [*texts, self.size, self.context, self.terms, self.ids, self.names]

    @classmethod
    def from_data(cls, data: Written) -> Self:
        """Return a page that was written as values for JSON."""
        return cls(*data)


def by_page(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the entries of each page, which are those of Material's ``search_index.json``, in their order, as JSON."""
    pages: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        pages.setdefault(_url(entry), []).append(entry)
    return [as_written(listed) for listed in pages.values()]


def documents(pages: Iterable[str], known: Iterable[Document] = ()) -> list[Document]:
    """Return pages, each given by its entries (:func:`by_page`), in their order.

    Pages that are `known`, and have not changed, are the very same; they may be given by the digest of their entries.
    """
    before = {document.digest: document for document in known}
    found = [_document(page, before) for page in pages]
    titles = {_folder(document.url): document.own_title for document in found}
    return [_placed(document, titles) for document in found]


def digest_of_entries(page: str) -> str:
    """Return the digest by which a page is known that is given by its entries."""
    return content_digest(page.encode("utf-8", "surrogatepass"))


def _url(entry: Mapping[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]


def _document(page: str, known: Mapping[str, Document]) -> Document:
    digest = digest_of_entries(page) if page.startswith("[") else page
    if digest in known:
        return known[digest]
    entries: Sequence[Mapping[str, Any]] = json.loads(page)
    url = _url(entries[0])
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
    parts = [Part("", "", f"{lead} {tags}".strip()), *rest]
    sections = as_written([[part.anchor, part.heading, part.text] for part in parts])
    size = sum(len(part.heading) + len(part.text) for part in parts)
    names = tuple(plain(str(one)) for entry in entries for one in entry.get("names", ()))
    return Document(digest, url, title, own, sections, size, terms=terms, ids=ids, names=names)


def _part(entry: Mapping[str, Any]) -> Part:
    anchor = str(entry["location"]).partition("#")[2]
    return Part(anchor, plain(str(entry.get("title", ""))), plain(str(entry.get("text", ""))))


def plain(markup: str) -> str:
    """Return the words of a text with tags: without them, without signs that nobody sees, with single blanks."""
    text = html.unescape(_TAG.sub(" ", markup) if "<" in markup else markup)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_UNSEEN))
    return " ".join(text.split())


def _placed(document: Document, titles: Mapping[str, str]) -> Document:
    """Add to the context of a page the titles of those above it; the home page is above all of them."""
    steps = _folder(document.url).split("/")[:-1]
    above = [titles.get("/".join(steps[: count + 1]), "") for count in range(len(steps))]
    context = " ".join(filter(None, [*above, document.beside]))
    return document if document.context == context else replace(document, context=context)


def _folder(url: str) -> str:
    return url.removesuffix(_FILE).removesuffix(".html").strip("/")
