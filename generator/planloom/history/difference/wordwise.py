"""Words of a writer before and after, word by word."""

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from planloom.report.words import visible

Sort = Literal["same", "old", "new", "gap", "language"]

_WORD = re.compile(r"\s*\S+")
_ALIKE = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"\s+")
_LINK = re.compile(r"\[\[([^\[\]|\n]+?)(?:\\?\|([^\[\]\n]*))?\]\]")
_AROUND = 6
"""So many words before and after a change are told, so that one sees where it is."""


class Piece(NamedTuple):
    """A stretch of words that stayed, went or came; a gap stands for words that stayed and are not told.

    A `language` is the name of the one that the words behind it are in.
    """

    sort: Sort
    text: str


def pieces(old: str, new: str, around: int = _AROUND, *, named: Callable[[str], str] | None = None) -> list[Piece]:
    """Return the stretches that one text became another by, with `around` words left beside each change.

    Links are told by the writer's words for them, or else as what is linked is `named`; without names ``[[id]]`` is
    left for whoever knows them. Where nothing but the links changed, they are told as they are written.
    """
    said = [spoken(text, named) for text in (old, new)]
    first, second = (_WORD.findall(text) for text in (said if said[0] != said[1] else (old, new)))
    old_words, new_words = ([word.strip() for word in words] for words in (first, second))  # whatever the lines
    matcher = difflib.SequenceMatcher(None, old_words, new_words, autojunk=False)
    found: list[Piece] = []
    steps = matcher.get_opcodes()
    for index, (step, start, end, from_, to) in enumerate(steps):
        if step == "equal":
            found += _kept(first[start:end], around, is_first=index == 0, is_last=index == len(steps) - 1)
            continue
        if end > start:
            found.append(Piece("old", "".join(first[start:end])))
        if to > from_:
            found.append(Piece("new", "".join(second[from_:to])))
    return found


def _kept(words: list[str], around: int, *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    head, tail = (0 if is_first else around), (0 if is_last else around)
    if len(words) <= head + tail + 1:
        yield Piece("same", "".join(words))
        return
    if head:
        yield Piece("same", "".join(words[:head]))
    yield Piece("gap", "")
    if tail:
        yield Piece("same", "".join(words[-tail:]))


def spoken(text: str, named: Callable[[str], str] | None = None) -> str:
    """Return a text with its links as they are read, and without the stars of strong words."""
    return _LINK.sub(lambda link: link[2] or (named(link[1]) if named else link[0]), text).replace("**", "")


def in_a_line(text: str) -> str:
    """Return words as they are told in a line: without its ends, and with signs that nobody sees written out."""
    return visible(_BLANKS.sub(" ", text))


def is_editorial(old: str, new: str) -> bool:
    """Tell whether a text says the same in letters and digits: commas, capitals, spaces and mark-up apart."""
    return _ALIKE.sub("", old).casefold() == _ALIKE.sub("", new).casefold()
