"""The sentences of a text in two languages, and which of them say the same."""

import re
from collections.abc import Iterator, Mapping, Sequence

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“„(*|]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|approx|incl|excl|vs|cf|e\.g|i\.e|nr|ul|al|pl|np|ok|tj|tzw|tys|godz|art|ust|św|prof|inż|im|os|poz|str|m\.in|proc|kw)|\b[A-ZŁŚŻ])\.$"
)
_LEFT_OUT = re.compile(r"\[\[[^\[\]|\n]+(?=\||\]\])|\]\([^()\n]*\)|https?://\S+|`[^`\n]*`")
_ASIDE = 3
"""By so many sentences one language may run ahead of the other."""
_JOINED = 0.4
"""What it costs to take two sentences for one, against sentences that are half as long again in the other language."""
_STEPS = ((1, 1), (1, 2), (2, 1))
_MOST_UNLIKE = 0.8

Sentence = tuple[int, str]
"""Where a sentence begins in its text, and its words."""


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; references, links and code in them are blanked out."""
    blanked = _LEFT_OUT.sub(lambda match: " " * len(match[0]), text)
    start = 0
    for match in _SENTENCE.finditer(blanked):
        if not _ABBREVIATED.search(blanked, max(start, match.start() - 10), match.start()):
            yield start, blanked[start : match.start()]
            start = match.end()
    yield start, blanked[start:]


def side_by_side(en: str, pl: str) -> list[tuple[Sentence, Sentence]]:
    """Return the sentences that belong together, where needed two as one; the whole texts where none seem to."""
    english, polish = list(sentences(en)), list(sentences(pl))
    if len(english) == len(polish):
        return list(zip(english, polish, strict=True))
    if abs(len(english) - len(polish)) > _ASIDE:
        return [((0, en), (0, pl))]
    return _aligned(english, polish) or [((0, en), (0, pl))]


def _aligned(english: Sequence[Sentence], polish: Sequence[Sentence]) -> list[tuple[Sentence, Sentence]]:
    """Return the way through both texts on which sentences are most nearly as long as their counterparts."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for row in range(len(english)):
        for column in range(max(0, row - _ASIDE), min(len(polish), row + _ASIDE + 1)):
            for down, across in _STEPS if (row, column) in best else ():
                end = row + down, column + across
                if end[0] <= len(english) and end[1] <= len(polish):
                    unlike = _unlike(_joined(english[row : end[0]]), _joined(polish[column : end[1]]))
                    cost = best[row, column][0] + unlike + (_JOINED if down != across else 0)
                    if end not in best or cost < best[end][0]:
                        best[end] = cost, (down, across)
    return _way_back(best, english, polish)


def _way_back(
    best: Mapping[tuple[int, int], tuple[float, tuple[int, int]]],
    english: Sequence[Sentence],
    polish: Sequence[Sentence],
) -> list[tuple[Sentence, Sentence]]:
    found: list[tuple[Sentence, Sentence]] = []
    row, column = len(english), len(polish)
    while row and column and (row, column) in best:
        down, across = best[row, column][1]
        found.append((_joined(english[row - down : row]), _joined(polish[column - across : column])))
        row, column = row - down, column - across
    return found[::-1] if (row, column) == (0, 0) and all(_unlike(*pair) < _MOST_UNLIKE for pair in found) else []


def _joined(several: Sequence[Sentence]) -> Sentence:
    """Return sentences as one, with as many signs between them as in their text."""
    start, words = several[0]
    for at, more in several[1:]:
        words = words.ljust(at - start) + more
    return start, words


def _unlike(one: Sentence, other: Sentence) -> float:
    """Return how far two sentences are from being as long: 0 to 2."""
    first, second = len(one[1]), len(other[1])
    return 2 * abs(first - second) / max(1, first + second)


__all__ = ["Sentence", "sentences", "side_by_side"]
