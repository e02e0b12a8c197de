"""What git calls for a file that both sides changed: three files in, one out, and whether people must look."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planloom.atomic_write import save
from planloom.history.git.repository import GitError, Repository
from planloom.merging.setup import PATTERNS
from planloom.merging.sources import SourceMerge, merge_by_lines, merge_sources
from planloom.problems import Language
from planloom.project import Project, language_of
from planloom.source.unread import ORGANISATION

_MARK = "\ufeff"
_UNREADABLE = re.compile("[\udc80-\udcff]")
"""Stands for a byte that is no UTF-8."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The files that git lays out: the common ancestor, our version, which becomes the result, and theirs."""

    base: Path
    ours: Path
    theirs: Path


def merge_files(versions: Versions, name: str, size: int) -> SourceMerge:
    """Merge theirs into ours and write it there. `name` is what the file is called in the repository.

    What is no UTF-8 is merged as git merges text. Raises OSError where a file cannot be read or written.
    """
    base, ours, theirs = (
        path.read_bytes().decode("utf-8", "surrogateescape") for path in (versions.base, versions.ours, versions.theirs)
    )
    if any(map(_UNREADABLE.search, (base, ours, theirs))):
        found = merge_by_lines(base, ours, theirs, size)
    else:
        found = _merged(name, base, ours, theirs, size)
    save(versions.ours, found.text.encode("utf-8", "surrogateescape"))
    return found


def _merged(name: str, base: str, ours: str, theirs: str, size: int) -> SourceMerge:
    """Merge texts without the mark at their beginning, which stays where ours has it."""
    found = merge_sources(name, base.removeprefix(_MARK), ours.removeprefix(_MARK), theirs.removeprefix(_MARK), size)
    if not ours.startswith(_MARK):
        return found
    return SourceMerge(_MARK + found.text, found.conflicts, found.places, found.by_lines)


def other_file_with(wanted: str, name: str, repository: Repository) -> str | None:
    """Return another file of the plans than `name` in which an object has the id `wanted`, as it lies in the folder."""
    pattern = rf"""(^|[-{{, \t])id: *['"]?{re.escape(wanted)}['"]? *([,}}#]|$)"""
    try:
        found = repository.run("grep", "-l", "-z", "-E", "-e", pattern, "--", *PATTERNS).split(b"\0")
    except GitError:  # git ends so where it finds nothing
        return None
    files = (one.decode("utf-8", "surrogateescape") for one in found if one)
    return next((file for file in files if file != name), None)


def language_around(name: str, root: Path) -> Language:
    """Return the language of the plans that a file is one of, as far as it can be told in the middle of a merge."""
    for folder in PurePosixPath(name).parents:
        if (root / folder / ORGANISATION).is_file():
            return language_of(Project(root / folder, root / folder))
    return language_of(Project(root, root))
