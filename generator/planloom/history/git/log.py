"""The log of the plans: which commits changed which of their files, the oldest first, from two calls of git.

Of files only the names of their contents (blobs) are told. A commit is compared with each of its parents, so that a
merge is known to change only what it has of none of them.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planloom.chronicle import Commit
from planloom.history.git.repository import Repository
from planloom.report.words import visible
from planloom.source.files import TEXT_SUFFIXES

Changed = Mapping[str, tuple[str | None, str | None]]
"""The files that differ between two versions, each with its content in both; None where it is not there."""

Tree = Mapping[str, str]
"""The files of a version by name, each with the name of its content."""

_FORMAT = "%x01%H%x00%P%x00%an%x00%at%x00%s%x00"
_FILES = frozenset(("100644", "100755"))


@dataclass(frozen=True, slots=True)
class Step:
    """A commit and the files it changed, against each of its parents.

    A first commit has one entry, with everything; one at the `horizon` of a shallow clone looks just so.
    """

    commit: Commit
    parents: tuple[str, ...]
    changes: tuple[Changed, ...]
    horizon: bool = False

    @property
    def own(self) -> list[str]:
        """The files that are as in none of its parents."""
        first, *others = self.changes
        return [file for file in first if all(file in other for other in others)]


def steps_of(repository: Repository, plans: str, within: str = "HEAD") -> list[Step]:
    """Return the commits of a range that changed something in the folder `plans`, each behind its parents."""
    log = ("log", "--reverse", "--topo-order", "--parents", "--no-show-signature", "--no-notes", "-z")
    told = repository.run(*log, f"--format={_FORMAT}", within, "--", plans)
    commits = list(_commits(told))
    differences = iter(_differences(repository, commits, plans))
    shallow = _shallow(repository)
    return [
        Step(commit, parents, tuple(next(differences) for _ in parents or (None,)), commit.name in shallow)
        for commit, parents in commits
    ]


def _differences(
    repository: Repository, commits: Iterable[tuple[Commit, tuple[str, ...]]], plans: str
) -> Iterator[Changed]:
    """Yield the files that differ between each commit and each of its parents, or all files of a first one."""
    pairs = [f"{commit.name} {parent}".strip() for commit, parents in commits for parent in parents or ("",)]
    raw = ("diff-tree", "--stdin", "--root", "--always", "-r", "--raw", "-z", "--no-abbrev", "--no-renames")
    told = repository.run(*raw, "--relative", "--format=%x01", "--", plans, given="\n".join([*pairs, ""]).encode())
    return (dict(_files(entry.split(b"\0"))) for entry in told.split(b"\x01")[1:])


def _shallow(repository: Repository) -> frozenset[str]:
    """Return the commits beyond which a shallow clone holds none."""
    if not repository.is_shallow:
        return frozenset()
    place = Path(repository.folder, repository.line("rev-parse", "--git-path", "shallow"))
    return frozenset(place.read_text("ascii").split()) if place.is_file() else frozenset()


def _commits(told: bytes) -> Iterator[tuple[Commit, tuple[str, ...]]]:
    """Read git's log, in which a sign stands before each commit and a zero byte behind each of its facts."""
    for entry in told.split(b"\x01")[1:]:
        name, parents, author, seconds, subject, *_ = map(_text, entry.split(b"\0"))
        yield Commit(name, visible(author), moment(seconds), visible(subject)), tuple(parents.split())


def _files(raw: list[bytes]) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    told = [one for entry in raw if (one := entry.lstrip(b"\n"))]
    for head, name in zip(told[::2], told[1::2], strict=False):
        if head.startswith(b":"):
            old_mode, new_mode, old, new, _ = head[1:].decode("ascii").split(" ")
            file = name.decode("utf-8", "surrogateescape")
            if is_source(file):
                yield file, (old if old_mode in _FILES else None, new if new_mode in _FILES else None)


def is_source(file: str) -> bool:
    """Tell whether plans are read from a file of this name."""
    place = PurePosixPath(file)
    return place.suffix.lower() in TEXT_SUFFIXES and not any(part.startswith(".") for part in place.parts)


def moment(seconds: str) -> dt.datetime:
    """Return a moment that git tells in seconds."""
    return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC)


def tree_of(repository: Repository, plans: str, commit: str) -> dict[str, str]:
    """Return the files of the plans in a commit."""
    found: dict[str, str] = {}
    for entry in repository.run("ls-tree", "-r", "-z", commit, "--", plans).split(b"\0"):
        head, _, name = entry.partition(b"\t")
        file = name.decode("utf-8", "surrogateescape")
        if entry and is_source(file):
            mode, _, blob = head.decode("ascii").split(" ")
            if mode in _FILES:
                found[file] = blob
    return found


def _text(told: bytes) -> str:
    return told.decode("utf-8", "replace")


def trees(
    steps: Iterable[Step], earlier: Callable[[str], dict[str, str]] = lambda _: {}
) -> Iterator[tuple[Step, Tree, Tree]]:
    """Yield each step with the tree of its first parent and its own; `earlier` returns that of a parent before them.

    A tree is good until the next step is asked for: that of a parent which nothing else follows is changed in place.
    """
    steps = list(steps)
    waiting: dict[str, int] = {}
    for step in steps:
        if step.parents:
            waiting[step.parents[0]] = waiting.get(step.parents[0], 0) + 1
    made: dict[str, dict[str, str]] = {}
    for step in steps:
        parent = step.parents[0] if step.parents else ""
        if parent and parent not in made:
            made[parent] = earlier(parent)
        waiting[parent] = waiting.get(parent, 1) - 1
        tree = made[parent].copy() if waiting[parent] > 0 else made.pop(parent, {})
        for file, (_, new) in step.changes[0].items():
            if new is None:
                tree.pop(file, None)
            else:
                tree[file] = new
        if waiting.get(step.commit.name):
            made[step.commit.name] = tree
        yield step, EarlierTree(tree, step.changes[0]), tree


class EarlierTree(Mapping[str, str]):
    """The files of a version by those of a later one, and what was otherwise."""

    def __init__(self, after: Tree, changed: Changed) -> None:
        self.after = after
        self.changed = changed

    def __getitem__(self, file: str) -> str:
        """Return the content of a file."""
        if file not in self.changed:
            return self.after[file]
        old = self.changed[file][0]
        if old is None:
            raise KeyError(file)
        return old

    def __iter__(self) -> Iterator[str]:
        """Return the files."""
        yield from (file for file, (old, _) in self.changed.items() if old is not None)
        yield from (file for file in self.after if file not in self.changed)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)
