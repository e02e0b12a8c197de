"""What the sources say beside the descriptions of the objects of plans, as plain values and as a digest."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from planloom.model.plan import Plan
from planloom.model.portfolio import Portfolio
from planloom.program import content_digest, digest_of
from planloom.source import Document, Sequence, Sources
from planloom.source import Mapping as Written

DESCRIPTION: Final = "text"


class FileDigests(NamedTuple):
    """The digests of the text of a file, and of its facts."""

    text: str
    facts: str


Digests = Mapping[str, FileDigests]
"""Those of files by their names."""


def plain(value: Any, described: Collection[int] = ()) -> Any:
    """Return what the sources say, as plain values; what was taken out of it is marked.

    Of the objects whose nodes are `described` it says that they have a description, and not what that says.
    """
    if isinstance(value, Written):
        return [(key, *_entry(key, value, described)) if key in value else (key,) for key in {**value.nodes, **value}]
    if isinstance(value, Sequence):
        return [plain(one, described) for one in value]
    return value


def _entry(key: str, value: Written, described: Collection[int]) -> tuple[Any, ...]:
    if key == DESCRIPTION and id(value) in described:
        text = value[key]
        return tuple((one, one in text) for one in text.nodes) if isinstance(text, Written) else (bool(text),)
    return (plain(value[key], described),)


def digests_of(sources: Sources, portfolio: Portfolio, known: Digests) -> dict[str, FileDigests]:
    """Return the digests of all documents; `known` are those of another reading by the same program and settings.

    What is left of a text that something was withheld from is not told by the text.
    """
    known = {} if sources.is_cut else known
    texts = {one.file: content_digest(_text(one, sources)) for one in _documents(sources)}
    changed = {name for name, text in texts.items() if name not in known or known[name].text != text}
    objects = (item for item in portfolio.items() if not isinstance(item, Plan)) if changed else ()
    described = {id(item.node) for item in objects if item.node is not None}
    return {
        one.file: FileDigests(texts[one.file], _facts(one, described)) if one.file in changed else known[one.file]
        for one in _documents(sources)
    }


def _facts(document: Document, described: Collection[int]) -> str:
    """Return the digest of what a document says: of Markdown all of it, since headings and pages are facts as well."""
    return digest_of(document.broken, document.body, document.line, plain(document.fields, described))


def _text(document: Document, sources: Sources) -> bytes:
    return sources.texts.get(document.file, "").encode("utf-8", "surrogatepass")


def _documents(sources: Sources) -> Iterator[Document]:
    yield from [sources.organisation] if sources.organisation else []
    yield from (*sources.glossary, *sources.folders)
    for folder in sources.plans:
        yield from (folder.header, *folder.parts, *folder.pages)


def digest_over(sources: Sources, digests: Iterable[tuple[str, str]]) -> str:
    """Return one digest of these by file, and of all that sources hold beside documents."""
    places = sorted(map(str, sources.media)), sorted(map(str, sources.closed)), sorted(sources.withheld)
    return digest_of(sorted(digests), *places, sorted(sources.unread), sources.is_cut)
