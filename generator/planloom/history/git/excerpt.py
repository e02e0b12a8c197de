"""A few files of a version, read as the plans they are part of: what a change of them changed, and nothing else.

Beside the files go the header of the plan they are in, the organisation and what says for whom a folder is, without
which they could not be read. They pass the ordinary stages, audiences before all. A version is never read whole, so
that a long history costs what was changed in it.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from planloom.audience import withhold
from planloom.history.difference.record import Record, record
from planloom.history.git.log import Tree
from planloom.history.git.pruning import pruned
from planloom.model import load
from planloom.model.kinds import Kinds
from planloom.model.load import calendar_of
from planloom.settings import Settings
from planloom.source import Document, document_of, grouped
from planloom.source.unread import FOR_WHOM, HEADERS, ORGANISATION
from planloom.values import CALENDAR_YEARS

Files = Mapping[str, str]
"""Files by name, each with the name of its content."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Files of a version as objects.

    `lost` are ids of objects that could not be read, `hides` tells that something is not for the readers.
    """

    record: Record
    lost: frozenset[str]
    hides: bool


def files_of(tree: Tree, changed: Iterable[str], plans: str) -> Files:
    """Return the files by which those of `changed` that a version has are read."""
    wanted = {f"{plans}/{ORGANISATION}": None}
    for file in changed:
        wanted[file] = None
        folders = (PurePosixPath(file).relative_to(plans)).parents
        wanted |= {f"{plans}/{folder / name}": None for folder in folders for name in (*HEADERS, FOR_WHOM)}
    return {file: tree[file] for file in sorted(wanted) if file in tree}


class Reader:
    """Reads excerpts for the readers of the settings; `contents` are those of all files, by their names."""

    def __init__(self, plans: str, settings: Settings, kinds: Kinds, contents: Mapping[str, bytes]) -> None:
        self.plans = plans
        self.settings = settings
        self.kinds = kinds
        self.contents = contents
        self._read = functools.lru_cache(maxsize=256)(self._document)
        self._bare = functools.lru_cache(maxsize=256)(self._bare_document)

    def _document(self, file: str, blob: str) -> tuple[Document, str]:
        return self._made(file, self.contents.get(blob, b"\0"))

    def _made(self, file: str, content: bytes) -> tuple[Document, str]:
        return document_of(file, PurePosixPath(file).relative_to(self.plans), content)

    def both(self, before: Files, after: Files) -> tuple[Excerpt, Excerpt]:
        """Read two versions of some files, without those that cannot be read in either of them.

        Of what a file holds in both, the objects that stand there word for word are not read.
        """
        old: dict[str, tuple[Document, str]] = {}
        new: dict[str, tuple[Document, str]] = {}
        for file in {**before, **after}:
            if file in before and file in after and file.endswith((".yml", ".yaml")):
                old[file], new[file] = self._pair(file, before[file], after[file])
            else:
                old |= {file: self._read(file, before[file])} if file in before else {}
                new |= {file: self._read(file, after[file])} if file in after else {}
        broken = {file for read in (old, new) for file, (document, _) in read.items() if document.broken}
        return self._excerpt(old, broken), self._excerpt(new, broken)

    def _pair(self, file: str, before: str, after: str) -> tuple[tuple[Document, str], tuple[Document, str]]:
        if before == after:
            found = self._bare(file, before)
            return found, found
        texts = (self.contents.get(blob, b"\0").decode("utf-8", "surrogateescape") for blob in (before, after))
        old, new = pruned(*(text.replace("\r\n", "\n").removeprefix("\ufeff") for text in texts))
        return self._made(file, _bytes(old)), self._made(file, _bytes(new))

    def _bare_document(self, file: str, blob: str) -> tuple[Document, str]:
        text = self.contents.get(blob, b"\0").decode("utf-8", "surrogateescape")
        return self._made(file, _bytes(pruned(text, text)[0]))

    def _excerpt(self, files: Mapping[str, tuple[Document, str]], broken: set[str]) -> Excerpt:
        read = {file: one for file, one in files.items() if file not in broken}
        texts = {file: text for file, (_, text) in read.items()}
        sources = grouped(self.plans, [document for document, _ in read.values()], texts)
        fields = sources.organisation.fields if sources.organisation else None
        calendar = calendar_of(fields) if fields is not None else CALENDAR_YEARS
        cut = withhold(sources, self.settings.declared, self.settings.audience, calendar)
        portfolio, _ = load(cut.sources, self.kinds)
        return Excerpt(record(portfolio), portfolio.withheld, bool(cut.hidden.words))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
