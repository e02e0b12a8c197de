"""What the search knew of the pages of a site, so that after an edit only those are read again that have changed.

An index is made from all pages, and one page changes little of it. So there is kept which words each page has and what
each line of the index told; pages that are as they were are not cut into words once more. Where anything beside pages
has changed, or there are other pages than before, all is made again.
"""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import StrictInt, TypeAdapter

from planloom.json_bytes import as_json, listed, named
from planloom.program import content_digest
from planloom.sealed import parsed
from planloom.search.concepts import Concept
from planloom.search.documents import Document, Written, documents
from planloom.search.lexicon import Lexicon
from planloom.search.postings import Counted, Tallies, counted, recounted
from planloom.search.words import words_in
from planloom.store import Store

_TOGETHER = 500  # pages of an entry, so that not all of them are in memory once more as they are kept
_MOST = 4
"""Of how many pages one may have changed: where there are more, it is as well to count all."""

Lemmas = Mapping[str, AbstractSet[str]]


@dataclass(frozen=True, slots=True)
class _Before:
    """What was known after the last build: its pages, how many of them have each word, and what was counted."""

    pages: Mapping[str, Document] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    lemmas: Lemmas = field(default_factory=dict)
    concepts: str = ""
    counted: Counted = field(default_factory=lambda: Counted(0, 0))


@dataclass(frozen=True)
class IndexCache:
    """Where what the search knows is kept: in `store` under a name; `state` is what else it depends on.

    It is that of one build, which reads what is there once.
    """

    store: Store
    name: str
    state: str

    @cached_property
    def before(self) -> _Before:
        """What was kept by the last build."""
        known = parsed(self._entry(self.name), lambda kept: _kept(kept, self.state))
        pages = self._pages(known.parts) if known is not None else None
        if known is None or pages is None:
            return _Before()
        lemmas = {word: frozenset(several) for word, several in known.lemmas.items()}
        return _Before(pages, known.words, lemmas, known.concepts, Counted(*known.counted))

    def _entry(self, name: str) -> bytes | None:
        return self.store.get([name]).get(name)

    def _pages(self, digests: Iterable[str]) -> dict[str, Document] | None:
        """Return the pages of the entries with these digests; None where one is missing."""
        pages: dict[str, Document] = {}
        for number, digest in enumerate(digests):
            entry = self._entry(self._part(number))
            found = parsed(entry, _documents) if entry is not None and content_digest(entry) == digest else None
            if found is None:
                return None
            pages |= {page.url: page for page in found}
        return pages

    def _part(self, number: int) -> str:
        return f"{self.name} {number}"

    def keep(self, known: _Before) -> None:
        """Keep what is known now, piece by piece."""
        self.store.put_each(self._entries(known))

    def _entries(self, known: _Before) -> Iterator[tuple[str, bytes]]:
        pages, digests = list(known.pages.values()), list[str]()
        for first in range(0, len(pages), _TOGETHER):
            part = listed(page.as_data() for page in pages[first : first + _TOGETHER])
            yield self._part(len(digests)), part
            digests.append(content_digest(part))
        kept = {
            "state": self.state,
            "parts": digests,
            "words": known.words,
            "lemmas": {word: sorted(lemmas) for word, lemmas in known.lemmas.items()},
            "concepts": known.concepts,
            "counted": [known.counted.length, known.counted.pages, known.counted.lines],
        }
        yield self.name, named((name, as_json(value)) for name, value in kept.items())

    @property
    def digests(self) -> frozenset[str]:
        """The digests of the entries of all pages that are known: such a page may be given by its digest alone."""
        return frozenset(page.digest for page in self.before.pages.values())


class IndexedPages:
    """The pages of a site, each given by its entries (:func:`by_page`), and what was known of them before."""

    def __init__(self, pages: Iterable[str], place: IndexCache | None = None) -> None:
        self._place = place
        self._before = place.before if place else _Before()
        self.pages: Sequence[Document] = documents(pages, self._before.pages.values())
        self._changes = self._changed()
        self.words = self._words()

    def _changed(self) -> dict[int, tuple[Document, Document]] | None:
        """Return the pages that are not what they were, by number; None where there are others, or too many."""
        before = self._before.pages
        if [*before] != [page.url for page in self.pages]:
            return None
        found = {
            number: (before[page.url], page) for number, page in enumerate(self.pages) if page is not before[page.url]
        }
        return found if len(found) * _MOST <= len(before) else None

    def _words(self) -> Counter[str]:
        """Return how many pages have each word, in the case in which it stands there."""
        if self._changes is None:
            return Counter(word for page in self.pages for word in words_on(page))
        found = Counter(dict(self._before.words))
        for was, page in self._changes.values():
            found.subtract(words_on(was))
            found.update(words_on(page))
        return +found

    def counted(self, lexicon: Lexicon, concepts: Sequence[Concept]) -> tuple[Counted, Tallies]:
        """Return what was counted on the pages, and who counted; it is kept for the next build."""
        tallies = Tallies(lexicon, concepts)
        small = {word.lower() for word in self.words}
        lemmas = {word: tallies.lemmas(word) for word in sorted(small)}
        known = repr(
            [(concept, [sorted(map(sorted, tallies.sequence(name))) for name in concept.names]) for concept in concepts]
        )
        made = self._recounted(tallies, lemmas, lexicon, concepts) if known == self._before.concepts else None
        if made is None:
            made = counted(self.pages, tallies)
        if self._place and (self._changes is None or self._changes):
            self._place.keep(_Before({page.url: page for page in self.pages}, self.words, lemmas, known, made))
        return made, tallies

    def _recounted(
        self, tallies: Tallies, lemmas: Lemmas, lexicon: Lexicon, concepts: Sequence[Concept]
    ) -> Counted | None:
        before = self._before
        if self._changes is None or any(before.lemmas.get(word, now) != now for word, now in lemmas.items()):
            return None
        old = Tallies(lexicon, concepts, before.lemmas)
        return recounted(before.counted, self._changes, old, tallies)


def words_on(page: Document) -> set[str]:
    """Return every word of a page, in the case in which it stands there."""
    texts = [text for part in page.parts for text in (part.heading, part.text)]
    return {word for text in (page.title, page.context, page.also, *texts) for word in words_in(text)}


@dataclass
class _Kept:
    """What is kept beside the pages, whose entries are told by their digests."""

    state: str
    parts: list[str]
    words: dict[str, StrictInt]
    lemmas: dict[str, list[str]]
    concepts: str
    counted: tuple[StrictInt, StrictInt, dict[str, str]]


@functools.cache
def _shape() -> TypeAdapter[_Kept]:
    return TypeAdapter(_Kept)


@functools.cache
def _shape_of_pages() -> TypeAdapter[list[Written]]:
    return TypeAdapter(list[Written])


def _kept(kept: Any, state: str) -> _Kept | None:
    """Return what was kept; None where it was kept in another state, an error for what is no such thing."""
    return _shape().validate_python(kept) if kept["state"] == state else None


def _documents(kept: Any) -> list[Document]:
    """Return the pages of an entry; an error for what is no such thing."""
    return list(map(Document.from_data, _shape_of_pages().validate_python(kept)))
