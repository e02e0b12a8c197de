"""Two versions of some files compared: what differs, told once and kept by the names of their contents.

The comparison of the same contents is never made twice, whatever happens to the branches.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planloom.chronicle import DescribedChange
from planloom.history.difference.changes import Added, Change, LeafChange, Removed
from planloom.history.difference.compare import compare
from planloom.history.git.excerpt import Excerpt, Files, Reader
from planloom.history.git.repository import Repository
from planloom.history.report.description import as_data, described, from_data
from planloom.model.available import kinds_of
from planloom.program import content_digest, files_digest, program_digest
from planloom.project import Reading
from planloom.sealed import parsed
from planloom.settings import FILE
from planloom.store import CACHE_ROOT, Store

_AT_ONCE = 64
"""Comparisons whose files are in the memory at a time."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of some files; `others` are those of further parents of a merge, which is new against all."""

    before: Files
    after: Files
    others: tuple[Files, ...] = ()

    @property
    def blobs(self) -> Iterator[str]:
        """The contents of all these files."""
        for files in (self.before, self.after, *self.others):
            yield from files.values()

    def digest(self, state: str) -> str:
        """Return a name for what comes of comparing them."""
        said = [sorted(files.items()) for files in (self.before, self.after, *self.others)]
        return f"past {content_digest(repr((state, said)).encode('utf-8', 'surrogateescape'))}"


@dataclass(frozen=True, slots=True)
class Found:
    """What two versions of files were found to differ in; `hides` tells that something of them was withheld."""

    changes: tuple[DescribedChange, ...]
    hides: bool


class Comparer:
    """Compares pairs of files for the readers of some plans, which lie in the folder `plans` of a repository.

    `contents` are those of files that are in no commit, by the names that a pair gives them. What was found is kept
    beside the plans that were read, where those are `kept`.
    """

    def __init__(self, reading: Reading, repository: Repository, plans: str) -> None:
        self.reading = reading
        self.repository = repository
        self.plans = plans
        self.store = None if repository.is_bare else Store(repository.folder / CACHE_ROOT)
        self.contents: dict[str, bytes] = {}
        self.hides = reading.withholds

    @cached_property
    def state(self) -> str:
        """What a comparison depends on beside the files: the program, the kinds, for whom it is."""
        project = self.reading.project
        settings = files_digest([(FILE, project.folder / FILE)])
        options = sorted((str(key), repr(value)) for key, value in project.options.items())
        return repr((program_digest(), settings, options, self.reading.settings.audience, self.plans))

    def compared(self, pairs: Sequence[Pair]) -> list[Found]:
        """Return what the files of each pair differ in; what was found before is kept."""
        keys = [pair.digest(self.state) for pair in pairs]
        kept = self.store.get(dict.fromkeys(keys)) if self.store else {}
        found = {key: one for key in kept if (one := parsed(kept[key], _found)) is not None}
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in found}
        made: dict[str, bytes] = {}
        for some in _parts(list(missing.items()), _AT_ONCE):
            for key, one in self._made(some):
                found[key] = one
                made[key] = _kept(one)
        if keys and self.store:
            self.store.put(made, [key for key in kept if key not in made])
        self.hides = self.hides or any(found[key].hides for key in keys)
        return [found[key] for key in keys]

    def _made(self, some: Sequence[tuple[str, Pair]]) -> Iterator[tuple[str, Found]]:
        blobs = {blob for _, pair in some for blob in pair.blobs} - self.contents.keys()
        contents = {**self.contents, **self.repository.blobs(blobs)}
        reader = Reader(self.plans, self.reading.settings, kinds_of(self.reading.settings)[0], contents)
        return ((key, _compare(pair, reader)) for key, pair in some)


def _compare(pair: Pair, reader: Reader) -> Found:
    before, after = reader.both(pair.before, pair.after)
    changes = [one for one in _changes(before, after) if not one.is_withheld]
    for files in pair.others:
        other, now = reader.both(files, pair.after)
        against = {_mark(one) for one in _changes(other, now)}
        changes = [one for one in changes if _mark(one) in against]
    told = tuple(described(one, (after if one.new else before).record) for one in changes)
    return Found(told, before.hides or after.hides)


def _changes(before: Excerpt, after: Excerpt) -> list[Change]:
    """Return what differs: without what only could not be read, and what came or went with what it stands in."""
    found = compare(before.record, after.record)
    come = {one.new.key for one in found if isinstance(one, Added)} | {
        one.old.key for one in found if isinstance(one, Removed)
    }
    return [
        one
        for one in found
        if not (isinstance(one, Added) and one.new.id in before.lost)
        and not (isinstance(one, Removed) and one.old.id in after.lost)
        and not (isinstance(one, Added | Removed) and one.subject.id is None and one.subject.parent in come)
    ]


def _mark(change: Change) -> tuple[Any, ...]:
    return (type(change), change.subject.key, change.path if isinstance(change, LeafChange) else ())


def _kept(found: Found) -> bytes:
    return json.dumps([list(map(as_data, found.changes)), found.hides], ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def _found(kept: Any) -> Found:
    told, hides = kept
    return Found(tuple(map(from_data, told)), bool(hides))


def _parts(listed: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (listed[first : first + size] for first in range(0, len(listed), size))
