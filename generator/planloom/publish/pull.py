"""What people changed in a wiki, as edits of the sources where that is sure, and as a report where it is not.

It is sure where one line of a page became another, the two differ within one text, that text stands once in the
sources, and neither has a sign that could be mark-up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planloom.audience.hidden import strings_in
from planloom.editing.apply import RefusedError, edited
from planloom.editing.files import ChangedError, Files
from planloom.edits import Put, Replace
from planloom.problems import Edit, Span
from planloom.publish.decide import Decision
from planloom.source import Document, Sources

_SIGNS = frozenset("'[]{}<>|*_`#\\~=\n\"&")
_LEAST = 3  # letters of a text that can be told from others


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in the sources; `whole` where it is all of a value."""

    text: str
    span: Span
    whole: bool

    def edit(self, new: str) -> Edit:
        """Return the edit that writes another text there."""
        return Put(self.span, value=new, old=self.text) if self.whole else Replace(self.span, old=self.text, new=new)


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of a page that people changed, and the place of the text that this changes; None where that is not sure."""

    decision: Decision
    old: tuple[str, ...]
    new: tuple[str, ...]
    place: Place | None = None
    text: str = ""


def changes(decisions: Sequence[Decision], texts: Mapping[str, str], sources: Sources) -> list[Change]:
    """Return what people changed on pages; `texts` are those of the wiki, by what it knows pages by.

    Where the plans changed as well there is nothing to compare with, so nothing is sure.
    """
    places = list(_places(sources))
    found = []
    for one in decisions:
        if one.edited and one.outgoing and one.remote and one.remote.ref in texts:
            is_base = one.remote.stamp is not None and one.remote.stamp.source == one.outgoing.source
            for old, new in _replaced(one.outgoing.text, texts[one.remote.ref]):
                found.append(_change(one, old, new, places if is_base else []))
    return found


def proposed(found: Sequence[Change], files: Files) -> list[Change]:
    """Make the edits in files, which are not written; return the changes that could not be made."""
    left = []
    for one in found:
        try:
            if one.place is None:
                left.append(one)
            else:
                files.put(edited(files.text(one.place.span.file), [one.place.edit(one.text)]))
        except (RefusedError, ChangedError):
            left.append(one)
    return left


def _change(decision: Decision, old: Sequence[str], new: Sequence[str], places: Sequence[Place]) -> Change:
    plain = Change(decision, tuple(old), tuple(new))
    if len(old) != 1 or len(new) != 1:
        return plain
    fitting = [(place, text) for place in places if (text := _becomes(place.text, old[0], new[0]))]
    if not fitting:
        return plain
    longest = max(len(place.text) for place, _ in fitting)
    best = [one for one in fitting if len(one[0].text) == longest]
    if len(best) != 1:
        return plain
    place, text = best[0]
    return Change(decision, plain.old, plain.new, place, text)


def _becomes(text: str, old: str, new: str) -> str:
    """Return what `text`, a part of the line `old`, is in the line `new`; empty where that is not sure."""
    before, found, after = old.partition(text)
    if not found or text in after or len(new) < len(before) + len(after):
        return ""
    if not new.startswith(before) or not new.endswith(after):
        return ""
    become = new[len(before) : len(new) - len(after)]
    return "" if _SIGNS & set(become) or become != become.strip() else become


def _replaced(ours: str, theirs: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield stretches of lines that differ; line by line where as many stand in their place."""
    one, other = ([line.rstrip() for line in text.strip().splitlines()] for text in (ours, theirs))
    for what, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if end - start == stop - begin:
            yield from (
                ([was], [now]) for was, now in zip(one[start:end], other[begin:stop], strict=True) if was != now
            )
        else:
            yield one[start:end], other[begin:stop]


def _places(sources: Sources) -> Iterator[Place]:
    for document in _documents(sources):
        for text, span in strings_in(document):
            if len(text) >= _LEAST and not _SIGNS & set(text):
                yield Place(text, span, whole=True)
        for number, line in enumerate(document.body.split("\n")):
            text = line.strip().removeprefix("- ").strip()
            if len(text) >= _LEAST and not _SIGNS & set(text):
                column = line.index(text) + 1
                at = document.line + number
                yield Place(text, Span(document.file, at, column, at, column + len(text)), whole=False)


def _documents(sources: Sources) -> Iterator[Document]:
    if sources.organisation:
        yield sources.organisation
    yield from sources.glossary
    for folder in sources.plans:
        yield from (folder.header, *folder.parts, *folder.pages)
