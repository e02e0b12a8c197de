"""Text as the matcher sees it: folded, cut into words, with the way back to the writer's offsets.

What readers do not see (soft hyphens, zero-width characters, the kind of a space, how an accent is
composed) must not keep a term from being found, yet the mention has to be reported where it stands
in the text as written. Folding therefore keeps a map.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

BLOCK = "\n"
"""Stands between blocks of folded text; no term and no guard reaches across it."""

OBJECT = "\ufffc"
"""Stands for something in a line that is not text, such as a picture."""

HYPHENS = "-\u2010\u2011"
PARAGRAPH = "\u2029"

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ODD = re.compile(rf"\u00ad[^\S\n]*\n[^\S\n]*(?=\w)|[{_UNSEEN}]+|(?: (?=\s)|[^\S ])\s*")
_COMPOSED = re.compile(r"\w[\u0300-\u036f]+")
_MARK = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_BROKEN = re.compile(r"[-\u2010][^\S\n]*\n[^\S\n]*(?=([^\W\d_]{2,}))")
_HALF = re.compile(r"[^\W\d_]{2,}$")
_LONGEST_HALF = 40
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_TERM_PART = re.compile(r"([^\w]*)([^\W_]+(?:['’][^\W\d_]+)?)")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True)
class Folded:
    """Text without what is unseen; `starts` and `wide` lead back to the original."""

    text: str
    original: str
    starts: list[int] | None = None
    wide: dict[int, int] = field(default_factory=dict)

    def start(self, offset: int) -> int:
        """Return the original offset of the folded character at `offset`."""
        return offset if self.starts is None else self.starts[offset]

    def end(self, offset: int) -> int:
        """Return the original offset just behind the folded character before `offset`."""
        if self.starts is None:
            return offset
        return self.starts[offset - 1] + self.wide.get(offset - 1, 1)

    def begins_line(self, offset: int) -> bool:
        """Tell whether a line of the original begins at the folded `offset`."""
        if offset == 0:
            return True
        before = self.original[self.end(offset - 1) if offset > 1 else 0 : self.start(offset)]
        return "\n" in before or PARAGRAPH in before

    @cached_property
    def words(self) -> "Words":
        """The words of the text."""
        return Words.of(self.text)


def fold(text: str, *, blank_lines: bool = True, knows: Callable[[str], bool] | None = None) -> Folded:
    """Return `text` folded: NFC, unseen characters dropped, every run of white space one space.

    A paragraph separator becomes :data:`BLOCK`, and with `blank_lines` an empty line too. A word that
    the glossary `knows` is put together when it is broken at the end of a line.
    """
    changes = [(*match.span(), _instead(match.group(), blank_lines)) for match in _ODD.finditer(text)]
    if _MARK.search(text):
        composed = ((*match.span(), unicodedata.normalize("NFC", match.group())) for match in _COMPOSED.finditer(text))
        changes = sorted([*changes, *composed])
    if knows is not None:
        changes = _with_broken_words(text, knows, changes)
    if not changes:
        return Folded(text, text)
    pieces: list[str] = []
    starts: list[int] = []
    wide: dict[int, int] = {}
    done = 0
    for at, behind, instead in changes:
        pieces.append(text[done:at])
        starts.extend(range(done, at))
        done = behind
        for character in instead:
            wide[len(starts)] = behind - at
            starts.append(at)
            pieces.append(character)
    pieces.append(text[done:])
    starts.extend(range(done, len(text)))
    return Folded("".join(pieces), text, starts, wide)


def _with_broken_words(
    text: str, knows: Callable[[str], bool], changes: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Add the hyphens and line ends inside of known words, in place of the changes there."""
    broken = []
    for match in _BROKEN.finditer(text):
        half = _HALF.search(text[max(match.start() - _LONGEST_HALF, 0) : match.start()])
        one, other = half.group().lower() if half else "", match.group(1).lower()
        if knows(one + other) and not (knows(one) and knows(other)):
            broken.append((match.start(), match.end(), ""))
    if not broken:
        return changes
    covered = {place for at, behind, _ in broken for place in range(at, behind)}
    return sorted([*(change for change in changes if change[0] not in covered), *broken])


def _instead(odd: str, blank_lines: bool) -> str:
    if odd[0] in _UNSEEN:
        return ""  # and a line broken at a soft hyphen goes on
    return BLOCK if PARAGRAPH in odd or (blank_lines and _BLANK_LINE.search(odd)) else " "


@dataclass(frozen=True)
class Words:
    """The words of a text: in lower case with a plain apostrophe, and where they stand; the text `lowered` so."""

    text: str
    lowered: str
    lower: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Cut `text` into words."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters of other alphabets grow
            lowered = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
        lowered = lowered.replace("’", "'")
        spans = [match.span() for match in _WORD.finditer(lowered)]
        return cls(text, lowered, [lowered[start:end] for start, end in spans], spans)

    def written(self, place: int) -> str:
        """Return a word as it is written."""
        start, end = self.spans[place]
        return self.text[start:end]

    def __len__(self) -> int:
        return len(self.spans)


def parts_of(term: str) -> list[tuple[str, str]]:
    """Cut a term or a form into (what stands before, word) pairs; white space and hyphens are a space.

    >>> parts_of("M&A plan")
    [('', 'M'), ('&', 'A'), (' ', 'plan')]
    """
    parts: list[tuple[str, str]] = []
    for before, word in _TERM_PART.findall(unicodedata.normalize("NFC", term).translate(_DROP)):
        between = before.strip().strip(HYPHENS)
        parts.append(((between or " ") if parts else "", word.replace("’", "'")))
    return parts


_DROP = {ord(character): None for character in _UNSEEN}


def without_note(term: str) -> str:
    """Return the term without the note in brackets that a writer put behind it.

    >>> without_note("biznes plan (pisownia niezalecana)")
    'biznes plan'
    """
    return _NOTE.sub("", term)


def note_of(term: str) -> str:
    """Return the note in brackets behind a term, or nothing."""
    found = _NOTE.search(term)
    return found.group().strip().strip("()") if found else ""


def is_acronym(word: str) -> bool:
    """Tell whether `word` is written in capitals (SWOT, KPI, 4P, B2B), so that case matters."""
    letters = [character for character in word if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if len(word) == 1 or capitals == 0:
        return False
    return capitals == len(letters) or (capitals > 1 and not word.istitle())
