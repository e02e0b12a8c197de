"""Who made a change, when, and what they said of it: by the lines that it stands on.

Of what is there now, the commit that wrote its line; of what is gone, the one that took the line away. Git follows
lines through renamed files. A change on a line that is older than both versions (the currency of the plan was
changed, say) has nobody; so has one whose commit a shallow clone left out.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from planloom.chronicle import UNCOMMITTED, Commit
from planloom.history.changes import Change, LeafChange, Removed, TextChange
from planloom.history.repository import GitError, Repository
from planloom.problems import Span

_NOBODY = "0" * 40

Line = tuple[str, int]


class Authors:
    """Tells who made the changes between two commits; `after` None is the working tree."""

    def __init__(self, repository: Repository, before: str, after: str | None) -> None:
        self.repository = repository
        self.before = before
        self.after = after

    def of(self, changes: Iterable[Change]) -> Mapping[int, Commit]:
        """Return who made each change, by its place among `changes`; what nobody is known for is left out."""
        present: dict[int, list[Line]] = {}
        gone: dict[int, Line] = {}
        for index, change in enumerate(changes):
            span = change.span
            if span.file and _is_gone(change):
                gone[index] = (span.file, span.line)
            elif span.file:
                present[index] = [(span.file, line) for line in _lines_of(change)]
        writers = self._writers(line for lines in present.values() for line in lines)
        removers = self._removers(gone.values())
        found = {index: _latest(writers, lines) for index, lines in present.items()}
        found |= {index: removers.get(line) for index, line in gone.items()}
        return {index: commit for index, commit in sorted(found.items()) if commit is not None}

    def _writers(self, lines: Iterable[Line]) -> dict[Line, Commit]:
        """Return the commit that wrote each line, where that was after the first version."""
        found: dict[Line, Commit] = {}
        span = [f"{self.before}..{self.after}"] if self.after else [f"^{self.before}"]
        for file, numbers in _by_file(lines):
            for number, commit, is_old in self._blame(file, numbers, span):
                if not is_old:
                    found[file, number] = commit
        return found

    def _removers(self, lines: Iterable[Line]) -> dict[Line, Commit]:
        """Return the commit that took each line away: the one after the last in which it stood."""
        found: dict[Line, Commit] = {}
        end = self.after or "HEAD"
        for file, numbers in _by_file(lines):
            for number, last, _ in self._blame(file, numbers, ["--reverse", f"{self.before}..{end}"]):
                found[file, number] = self._following(last.name, end, file)
        return found

    def _following(self, last: str, end: str, file: str) -> Commit:
        arguments = ["--reverse", "--ancestry-path", "--format=%H%x00%an%x00%at%x00%s", f"{last}..{end}", "--", file]
        told = self.repository.run("log", *arguments).decode("utf-8", "replace").splitlines()
        if not told:
            return UNCOMMITTED
        name, author, seconds, subject = told[0].split("\0", 3)
        return Commit(name, author, moment(seconds), subject)

    def _blame(self, file: str, numbers: Iterable[int], span: list[str]) -> Iterator[tuple[int, Commit, bool]]:
        """Yield line, commit, and whether the line is as old as the range; nothing for what git has no lines of."""
        wanted = [f"-L{first},{last}" for first, last in _runs(numbers)]
        try:
            told = self.repository.run("blame", "--porcelain", *wanted, *span, "--", file)
        except GitError:
            return
        yield from _porcelain(told.decode("utf-8", "replace").splitlines())


def _is_gone(change: Change) -> bool:
    return isinstance(change, Removed) or (isinstance(change, LeafChange) and change.after is None)


def _lines_of(change: Change) -> range:
    """Return the lines on which the change can be read: of a text, all that it is written on."""
    first = change.span.line
    if not isinstance(change, TextChange):
        return range(first, first + 1)
    written = str(change.values[1] or "").count("\n") + 1
    return range(first, max(change.span.end_line, first + written - 1 if change.field == "body" else first) + 1)


def _latest(writers: Mapping[Line, Commit], lines: Iterable[Line]) -> Commit | None:
    """Return who wrote the youngest of some lines: whoever has not committed yet, or the last who did."""
    found = [commit for line in lines if (commit := writers.get(line)) is not None]
    return max(found, key=lambda commit: (commit is UNCOMMITTED, commit.moment), default=None)


def _by_file(lines: Iterable[Line]) -> list[tuple[str, list[int]]]:
    files: dict[str, set[int]] = {}
    for file, number in lines:
        files.setdefault(file, set()).add(number)
    return [(file, sorted(numbers)) for file, numbers in files.items()]


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield stretches of numbers that follow one another."""
    first = last = 0
    for number in numbers:
        if last and number == last + 1:
            last = number
            continue
        if last:
            yield first, last
        first = last = number
    if last:
        yield first, last


def _porcelain(lines: Iterable[str]) -> Iterator[tuple[int, Commit, bool]]:
    """Read git's ``--porcelain``: a head a line, the facts of a commit where it is first met."""
    facts: dict[str, dict[str, str]] = {}
    name, number = "", 0
    for line in lines:
        if line.startswith("\t"):
            told = facts[name]
            if name == _NOBODY:
                yield number, UNCOMMITTED, False
            else:
                commit = Commit(
                    name, told.get("author", ""), moment(told.get("author-time", "0")), told.get("summary", "")
                )
                yield number, commit, "boundary" in told
            continue
        word, _, rest = line.partition(" ")
        if len(word) == len(_NOBODY) and rest[:1].isdigit():
            name, number = word, int(rest.split(" ")[1])
            facts.setdefault(name, {})
        else:
            facts[name][word] = rest


def moment(seconds: str) -> dt.datetime:
    """Return a moment that git tells in seconds."""
    return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC)


def place_of(span: Span) -> str:
    """Return a place as people write it: file and line."""
    return f"{span.file}:{span.line}"
