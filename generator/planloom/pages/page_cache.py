"""Pages kept from one build to the next: each is made again only when something it was made from has changed.

For a language there is one entry that says what the pages were made from: the digest of what all of them depend on, the
digests of the inputs, and for each page its specification and the inputs it read. What stands on a page is an entry of
its own, read when somebody looks at it.
"""

import functools
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pydantic import StrictBool, StrictInt, TypeAdapter

from planloom.json_bytes import as_json, named
from planloom.pages.inputs import Inputs, is_of_facts
from planloom.pages.page import Page, Section, Working
from planloom.problems import Language
from planloom.program import content_digest, digest_of
from planloom.prose import Heading
from planloom.sealed import parsed
from planloom.spool import Spool
from planloom.store import Store
from planloom.tracking import Known, Read

if TYPE_CHECKING:
    from planloom.pages.specs import PageSpec

T = TypeVar("T")

Make = Callable[["PageSpec"], Page | None]

Parts = tuple[Sequence[Any], ...]

_OUTDATED = 1.5
"""How many times as many names are kept as are read before the others are left out."""


@dataclass(frozen=True, slots=True)
class CacheLocation:
    """Where pages are kept; `variant` tells them from those of other sites of the project.

    `state` is the digest of what all pages depend on beside the plans: the program, its settings, the templates.
    """

    store: Store
    variant: str
    state: str

    def language(self, language: Language, inputs: Inputs) -> "PageCache":
        """Return the pages that are kept in one language."""
        return PageCache(self, language, inputs)


class Body:
    """What stands on a kept page, read when it is first looked at; a page that is gone since is made again."""

    def __init__(self, load: Callable[[], Parts]) -> None:
        self._load = load
        self._parts: Parts | None = None

    @property
    def parts(self) -> Parts:
        """The sections, the headings and the workings."""
        if self._parts is None:
            self._parts = self._load()
        return self._parts

    def forget(self) -> None:
        """Forget what stands on the page; whoever looks at it once more reads it again."""
        self._parts = None


class _Deferred(Sequence[T]):
    """One part of a body, as if it were there."""

    def __init__(self, body: Body, part: int) -> None:
        self.body = body
        self.part = part

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one of the sequence, or a piece of it."""
        return self.body.parts[self.part][index]

    def __len__(self) -> int:
        """Return how long it is."""
        return len(self.body.parts[self.part])

    def __eq__(self, other: object) -> bool:
        """Tell whether another sequence holds the same."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Return the hash of what it holds."""
        return hash(tuple(self))


@dataclass
class _Reading:
    """What was made from inputs, by their numbers."""

    reads: list[StrictInt]


@dataclass
class _Answer(_Reading):
    """What was said of a page before it was specified."""

    said: StrictBool | list[str]


@dataclass
class _Entry(_Reading):
    """What is kept of a page: the digests of its specification and of what stands on it, and what it shows.

    It is `bare` where it has no table of contents.
    """

    spec: str
    body: str
    media: list[str]
    bare: StrictBool


@dataclass
class _Index:
    """What the pages of a language were made from, as it is kept; `facts` is the digest of the facts, or empty."""

    state: str
    facts: str = ""
    answers: dict[str, _Answer] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    pages: dict[str, _Entry] = field(default_factory=dict)


class _Numbers(dict[str, int]):
    """Numbers of names; a new one gets the next."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


class PageCache:
    """The pages of one language that are kept, and those that are to be.

    `faulty` are the addresses of pages that something is wrong with, which is to be told again: they are not kept.
    `digests` are those of what stands on the others. What stands on pages that were made waits in the spool. `draw`
    draws what a page asks for: one whose entry proves to be damaged is made and drawn after the others.
    """

    def __init__(self, keeping: CacheLocation, language: Language, inputs: Inputs) -> None:
        self.store = keeping.store
        self.state = digest_of(keeping.state, inputs.common)
        self.language = language
        self.inputs = inputs
        self.place = f"{keeping.variant} {language}"
        self.index = self._read()
        self.has_same_facts = bool(inputs.facts) and self.index.facts == inputs.facts
        self.changed = {
            number for number, name in enumerate(self.index.names) if self._digest(name) != self.index.inputs.get(name)
        }
        self.draw: Callable[[Page], Page] = _undrawn
        self.faulty: set[str] = set()
        self.digests: dict[str, str] = {}
        self.found: set[str] = set()
        self.specified: dict[str, str] = {}
        self.reads: dict[str, array[int]] = {}
        self.spool = Spool()
        self.bodies: dict[str, Callable[[], bytes]] = {}
        self.answers: dict[str, _Answer] = {}
        self.numbers = _Numbers((name, number) for number, name in enumerate(self.index.names))

    def _read(self) -> _Index:
        key = f"pages {self.place}"
        index = parsed(self.store.get([key]).get(key), _parsed_index)
        return index if index is not None and index.state == self.state else _Index("")

    def _digest(self, name: str) -> str:
        """Return the digest of an input: where the facts are as they were, what was kept of those that tell no more."""
        known = self.index.inputs.get(name) if self.has_same_facts and is_of_facts(name) else None
        return known if known is not None else self.inputs.digest(name)

    def answer(
        self, address: str, ask: Callable[[], tuple[Any, Iterable[Read | Known[Any]]]], fits: Callable[[Any], bool]
    ) -> Any:
        """Return what was said of a page before, or what `ask` says now: yes or no, or some words, and what it read.

        What was said before is no answer unless it `fits` the question.
        """
        known = self.index.answers.get(address)
        if known is None or not fits(known.said) or not self.changed.isdisjoint(known.reads):
            said, reads = ask()
            known = _Answer(self._numbered(self.inputs.names(reads)), said)
        self.answers[address] = known
        return known.said

    def page(self, spec: "PageSpec", make: Make) -> Page | None:
        """Return the kept page of a specification; None where it is to be made. `make` makes it in any case."""
        specified = self.specified[spec.address] = _specified(spec)
        known = self.index.pages.get(spec.address)
        if known is None or known.spec != specified or not self.changed.isdisjoint(known.reads):
            return None
        self.found.add(spec.address)
        page = Page(
            address=spec.address,
            language=self.language,
            title=spec.called,
            sections=(),
            sources=spec.sources,
            description=spec.description,
            subject=spec.subject.id if spec.subject else None,
            media=tuple(map(PurePosixPath, known.media)),
            meta=spec.front(bare=known.bare),
        )
        return _deferred(page, Body(lambda: self._body(spec, known.body, make)))

    def noted(self, page: Page) -> Page:
        """Return a page that has been made, without what it read, of which note is taken here."""
        self.reads[page.address] = array("L", self._numbered(page.reads))
        page = replace(page, reads=frozenset())
        return page if page.pictures else self._put_aside(page)

    def _put_aside(self, page: Page) -> Page:
        """Return a page, all of it drawn, that need not keep in memory what stands on it."""
        taken = self.bodies[page.address] = self.spool.put(_written(page))
        return _deferred(page, Body(lambda: _parts(json.loads(taken()))))

    def _body(self, spec: "PageSpec", digest: str, make: Make) -> Parts:
        key = f"page {self.place} {spec.address}"
        entry = self.store.get([key]).get(key)
        # Another program may have written its own since.
        kept = parsed(entry, _parts) if entry is not None and content_digest(entry) == digest else None
        if kept is not None:
            return kept
        made = make(spec)
        if made is None:
            return (), (), ()
        drawn = self.draw(made)
        return drawn.sections, drawn.headings, drawn.workings

    def keep(self, pages: Sequence[Page]) -> tuple[Page, ...]:
        """Keep the pages of this build, drawn and without fault, for the next; return them as they are handed on."""
        pages = [
            page if self._is_found(page) or page.address in self.bodies else self._put_aside(page) for page in pages
        ]
        faultless = [page for page in pages if page.address not in self.faulty]
        self.digests = {page.address: self.index.pages[page.address].body for page in faultless if self._is_found(page)}
        is_new = len(self.digests) < len(faultless) or self.digests.keys() != self.index.pages.keys() or self.changed
        if is_new:
            self.store.put_each(self._entries(faultless), [f"page {self.place} {address}" for address in self.found])
        self.inputs.forget()
        return tuple(pages)

    def _is_found(self, page: Page) -> bool:
        return page.address in self.found

    def _entries(self, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
        """Yield what is kept: one page at a time, since all of them together are large, and what is kept of all."""
        known: dict[str, _Entry] = {}
        for page in pages:
            if self._is_found(page):
                known[page.address] = self.index.pages[page.address]
                continue
            body = self.bodies[page.address]()
            digest = self.digests[page.address] = content_digest(body)
            known[page.address] = self._entry(page, digest)
            yield f"page {self.place} {page.address}", body
        yield f"pages {self.place}", self._serialised_index(known)

    def _entry(self, page: Page, digest: str) -> _Entry:
        address = page.address
        media = [str(place) for place in page.media]
        return _Entry([*self.reads[address]], self.specified[address], digest, media, "hide" in page.meta)

    def _numbered(self, names: Iterable[str]) -> list[int]:
        return sorted(map(self.numbers.__getitem__, names))

    def _serialised_index(self, pages: Mapping[str, _Entry]) -> bytes:
        """Return what is kept of all pages together; the names of what none of them reads any more stay for a while."""
        names = list(self.numbers)
        readings: list[_Reading] = [*pages.values(), *self.answers.values()]
        read = set[int]().union(*(one.reads for one in readings))
        new = {number: number for number in range(len(names))}
        if len(names) > len(read) * _OUTDATED:
            new = {number: place for place, number in enumerate(sorted(read))}
            names = [names[number] for number in sorted(read)]

        def written(entries: Mapping[str, _Reading]) -> bytes:
            several = (
                (at, as_json({**vars(one), "reads": [new[number] for number in one.reads]}))
                for at, one in entries.items()
            )
            return named(several)

        inputs = {name: self._digest(name) for name in names}
        plain = {"state": self.state, "facts": self.inputs.facts, "names": names, "inputs": inputs}
        known = [("answers", written(self.answers)), ("pages", written(pages))]
        return named([*known, *((name, as_json(value)) for name, value in plain.items())])


def _undrawn(page: Page) -> Page:
    return page


def let_go(page: Page) -> None:
    """Let go of what stands on a page that is kept; whoever looks at it once more reads it again."""
    if isinstance(page.sections, _Deferred):
        page.sections.body.forget()


def _deferred(page: Page, body: Body) -> Page:
    sections, headings, workings = (_Deferred[Any](body, part) for part in range(3))
    return replace(page, sections=sections, headings=headings, workings=workings)


def _parsed_index(kept: Any) -> _Index:
    """Return the index that was kept; raises ValueError for what is none."""
    index = _shape().validate_python(kept)
    readings: list[_Reading] = [*index.pages.values(), *index.answers.values()]
    for one in readings:
        if one.reads and not 0 <= min(one.reads) <= max(one.reads) < len(index.names):
            raise ValueError("a page that read something unknown")
    return index


@functools.cache
def _shape() -> TypeAdapter[_Index]:
    return TypeAdapter(_Index)


def _specified(spec: "PageSpec") -> str:
    subject = spec.subject.id if spec.subject else None
    files = [source.file for source in spec.sources]
    texts = spec.template, spec.title, spec.called, spec.description, str(spec.place)
    return digest_of(spec.address, texts, sorted(spec.meta.items()), subject, files)


def _written(page: Page) -> bytes:
    sections = [[_heading(one.heading) if one.heading else None, one.words, one.html] for one in page.sections]
    workings = [[one.key, one.html] for one in page.workings]
    return as_json([sections, [_heading(one) for one in page.headings], workings])


def _heading(heading: Heading) -> list[Any]:
    return [heading.level, heading.id, heading.text]


def _parts(entry: Any) -> tuple[Sequence[Any], ...]:
    sections, headings, workings = entry
    return (
        tuple(_sections(sections)),
        tuple(Heading(*one) for one in headings),
        tuple(Working(*one) for one in workings),
    )


def _sections(entries: Iterable[Any]) -> Iterator[Section]:
    for heading, words, html in entries:
        yield Section(Heading(*heading) if heading else None, words, html)
