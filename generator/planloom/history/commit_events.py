"""What each commit changed, the newest first: of all commits, or of those between two versions."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from planloom.chronicle import UNCOMMITTED, Event
from planloom.history.git.excerpt import files_of
from planloom.history.git.log import EarlierTree, Step, Tree, is_source, tree_of, trees
from planloom.history.pairs import Comparer, Pair
from planloom.program import content_digest
from planloom.project import Project


def events_of(comparer: Comparer, steps: Sequence[Step], uncommitted: Pair | None) -> list[Event]:
    """Return what the commits changed, and what is not committed yet."""
    followed = list(_followed(comparer, steps))
    found = comparer.compared([pair for _, pair in followed] + ([uncommitted] if uncommitted else []))
    events = [
        Event(change, step.commit, step.commit.day)
        for (step, _), one in reversed(list(zip(followed, found, strict=False)))
        for change in one.changes
    ]
    return [*(Event(change, UNCOMMITTED, None) for change in found[-1].changes), *events] if uncommitted else events


def _followed(comparer: Comparer, steps: Sequence[Step]) -> Iterator[tuple[Step, Pair]]:
    """Yield the commits that have something before them, each with the files to be compared."""
    plans = comparer.plans
    for step, before, after in trees(steps, lambda commit: tree_of(comparer.repository, plans, commit)):
        if step.parents:
            own = step.own
            others = (files_of(EarlierTree(after, changed), own, plans) for changed in step.changes[1:])
            yield step, Pair(files_of(before, own, plans), files_of(after, own, plans), tuple(others))


def working_tree(comparer: Comparer, project: Project, head: Tree) -> tuple[Tree, Pair | None]:
    """Return the files as they lie in the folder, and what is not committed of them since `head`."""
    dirty = list(_dirty(comparer))
    if not dirty:
        return head, None
    now = dict(head)
    for file in dirty:
        now.pop(file, None)
        content = _content(project, file)
        if content is not None:
            blob = f"now {content_digest(content)}"
            comparer.contents[blob] = content
            now[file] = blob
    return now, Pair(files_of(head, dirty, comparer.plans), files_of(now, dirty, comparer.plans))


def _content(project: Project, file: str) -> bytes | None:
    path = project.folder / file
    return project.instead.get(file) or (path.read_bytes() if path.is_file() else None)


def _dirty(comparer: Comparer) -> Iterator[str]:
    """Yield the files that are not as they were committed."""
    run, line = comparer.repository.run, comparer.repository.line
    told = run("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", comparer.plans)
    prefix = line("rev-parse", "--show-prefix")
    for entry in told.split(b"\0"):
        file = entry[3:].decode("utf-8", "surrogateescape").removeprefix(prefix)
        if entry and is_source(file):
            yield file


def plans_folder(project: Project) -> str | None:
    """Return the folder of the plans within the project; None where they lie outside of it."""
    if not project.plans.is_relative_to(project.folder):
        return None
    return PurePosixPath(project.plans.relative_to(project.folder)).as_posix()
