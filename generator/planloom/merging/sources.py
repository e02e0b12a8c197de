"""Three versions of a file of plans merged: what they say by field, how they are written by line."""

from dataclasses import dataclass

from planloom.editing.apply import RefusedError
from planloom.editing.fields import NO_FIELDS, fields_of, tree_of
from planloom.merging.lines import marked
from planloom.merging.texts import merge_lines, merge_texts
from planloom.merging.values import Conflict, merged
from planloom.merging.writing import as_written, by_pieces, says
from planloom.source.frontmatter import fenced


@dataclass(frozen=True, slots=True)
class SourceMerge:
    """The text; what both sides changed; the lines on which their versions of it stand beside each other.

    `by_lines` tells that the file was merged as git merges any text.
    """

    text: str
    conflicts: tuple[Conflict, ...] = ()
    places: tuple[int, ...] = ()
    by_lines: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to people."""
        return not self.places


def merge_sources(name: str, base: str, ours: str, theirs: str, size: int = 7) -> SourceMerge:
    """Merge three versions of the file `name`, with marks of `size` signs around what both sides changed."""
    ends = [_ends(text) for text in (base, ours, theirs)]
    if None in ends:  # lines that end in several ways: nobody but git keeps each as it is
        return merge_by_lines(base, ours, theirs, size)
    end = ends[2] if ends[1] == ends[0] else ends[1]
    if theirs in (base, ours):
        return SourceMerge(ours)
    if ours == base:
        return SourceMerge(theirs)
    texts = base.replace("\r\n", "\n"), ours.replace("\r\n", "\n"), theirs.replace("\r\n", "\n")
    try:
        found = _merged(name, *texts, size)
    except RefusedError:
        found = merge_by_lines(*texts, size)
    text = found.text.replace("\n", end or "\n")
    return SourceMerge(text, found.conflicts, found.places, found.by_lines)


def _ends(text: str) -> str | None:
    """Return how the lines of a text end; None where they do so in several ways."""
    pairs, all_ends = text.count("\r\n"), text.count("\n")
    if text.count("\r") != pairs or pairs not in (0, all_ends):
        return None
    return "\r\n" if pairs else "\n"


def merge_by_lines(base: str, ours: str, theirs: str, size: int = 7) -> SourceMerge:
    """Merge three texts as git does."""
    merge = merge_texts(base, ours, theirs, size)
    return SourceMerge(merge.text, (), _places(merge.text, size) if merge.conflicts else (), by_lines=True)


def _places(text: str, size: int, before: int = 0) -> tuple[int, ...]:
    """Return the lines on which a mark of git begins."""
    mark = "<" * size + " "
    return tuple(before + number for number, line in enumerate(text.split("\n"), 1) if line.startswith(mark))


def _merged(name: str, base: str, ours: str, theirs: str, size: int) -> SourceMerge:
    if not name.lower().endswith(".md"):
        return _merged_fields(name, base, ours, theirs, size)
    old, mine, yours = _split(base), _split(ours), _split(theirs)
    if not (old[0] or mine[0] or yours[0]):
        return merge_by_lines(base, ours, theirs, size)
    fields = _merged_fields(name, old[0], mine[0], yours[0], size)
    body = merge_texts(old[1], mine[1], yours[1], size)
    places = _places(body.text, size, fields.text.count("\n")) if body.conflicts else ()
    return SourceMerge(fields.text + body.text, fields.conflicts, (*fields.places, *places))


def _split(text: str) -> tuple[str, str]:
    """Return the fields of a Markdown file with the lines around them, and what stands below."""
    found = fenced(text)
    if found is None:
        if text.startswith("---\n"):
            raise RefusedError(NO_FIELDS)
        return "", text
    end = text.find("\n", found[1]) + 1 or len(text)
    return text[:end], text[end:]


def _merged_fields(name: str, base: str, ours: str, theirs: str, size: int) -> SourceMerge:
    texts = base, ours, theirs
    trees = [tree_of(name, text) for text in texts]
    values = [fields_of(tree) for tree in trees]
    result = merged(values[0], values[1], values[2], merge_lines)
    both = by_pieces(trees, values)
    if both is None or not (says(name, both[0], result.ours) and says(name, both[1], result.theirs)):
        both = None
    elif both[0] == both[1]:
        return SourceMerge(both[0], result.conflicts)
    by_lines = merge_texts(base, ours, theirs)
    if not result.conflicts and not by_lines.conflicts and says(name, by_lines.text, result.ours):
        return SourceMerge(by_lines.text)
    with_ours, with_theirs = both or as_written(name, texts, result)
    if with_ours == with_theirs:
        return SourceMerge(with_ours, result.conflicts)
    text, places = marked(with_ours, with_theirs, size)
    return SourceMerge(text, result.conflicts, tuple(places))
