"""The mends of problems, made one after the other in the texts of files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planloom.editing.apply import RefusedError, edited, text_edits
from planloom.editing.files import Files
from planloom.edits import TextEdit
from planloom.problems import Edit, Fix, Problem

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A mend that was made: of which problem, and what it was to the letter."""

    problem: Problem
    edits: tuple[TextEdit, ...]


def exact(fix: Fix, files: Files) -> list[TextEdit]:
    """Return the edits of a mend to the letter; raises :class:`RefusedError` for one that cannot be made."""
    return [edit for name, edits in _by_file(fix.edits) for edit in text_edits(files.text(name), edits)]


def fixable(problems: Iterable[Problem], accepted: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield the problems whose mend is known, those folded among them; one that takes a side for `accepted` codes."""
    for problem in problems:
        if problem.fix and (not problem.fix.takes_side or problem.code.id in accepted):
            yield problem
        yield from fixable(problem.folded, accepted)


def make(problems: Iterable[Problem], files: Files) -> list[Made]:
    """Make the mends of `problems` in `files`, and return those that were made."""
    by_fix: dict[Fix, Problem] = {}
    for problem in problems:
        if problem.fix is not None:
            by_fix.setdefault(problem.fix, problem)
    return [Made(by_fix[fix], edits) for fix, edits in make_fixes(by_fix, files)]


def make_fixes(fixes: Iterable[Fix], files: Files) -> list[tuple[Fix, tuple[TextEdit, ...]]]:
    """Make `fixes` in `files`, and return those that were made, each with its edits to the letter.

    They name places in the files as they are: what stands later is mended first, and a mend that reaches into what was
    mended waits for another reading. So does one that cannot be made.
    """
    made: list[tuple[Fix, tuple[TextEdit, ...]]] = []
    least: dict[str, Place] = {}
    for fix in sorted(fixes, key=_last_place, reverse=True):
        if not all(_is_before(edit, least) for edit in fix.edits):
            continue
        try:
            changes = exact(fix, files)
            new = [edited(files.text(name), edits) for name, edits in _by_file(fix.edits)]
        except RefusedError:
            continue
        for text in new:
            files.put(text)
        for change in changes:
            place = _place(change.span.file, change.span.line, change.span.column)
            least[change.span.file] = min(place, least.get(change.span.file, place))
        for edit in fix.edits:
            least[edit.at.file] = min(_place_of(edit), least[edit.at.file])
        made += [(fix, tuple(changes))] if changes else []
    return made[::-1]


def _by_file(edits: Iterable[Edit]) -> list[tuple[str, list[Edit]]]:
    files: dict[str, list[Edit]] = {}
    for edit in edits:
        files.setdefault(edit.at.file, []).append(edit)
    return sorted(files.items())


def _place(file: str, line: int, column: int) -> Place:
    return file, line, column


def _place_of(edit: Edit) -> Place:
    return _place(edit.at.file, edit.at.line, edit.at.column)


def _last_place(fix: Fix) -> Place:
    return max(map(_place_of, fix.edits))


def _is_before(edit: Edit, least: dict[str, Place]) -> bool:
    return edit.at.file not in least or _place_of(edit) < least[edit.at.file]
