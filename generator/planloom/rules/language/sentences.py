"""The sentences of a text in two languages, and which of them say the same."""

import re
from collections.abc import Iterator, Sequence

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“„(*|]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])")
_ABBREVIATED = re.compile(r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|approx|incl|excl|vs|cf|e\.g|i\.e|nr|ul|al|pl|np|ok|tj|tzw|tys|godz|art|ust|św|prof|inż|im|os|poz|str|m\.in|proc|kw)|\b[A-ZŁŚŻ])\.$")
_LEFT_OUT = re.compile(r"\[\[[^\[\]|\n]+(?=\||\]\])|\]\([^()\n]*\)|https?://\S+|`[^`\n]*`")
_AS_LONG = (0.65, 1.5)

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


def side_by_side(english: Sequence[Sentence], polish: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the sentences that belong together: all where there are as many, else from both ends as long as they fit."""
    if len(english) == len(polish):
        yield from zip(english, polish, strict=True)
        return
    shorter = min(len(english), len(polish))
    begin = 0
    while begin < shorter and _as_long(english[begin], polish[begin]):
        yield english[begin], polish[begin]
        begin += 1
    end = 1
    while begin + end <= shorter and _as_long(english[-end], polish[-end]):
        yield english[-end], polish[-end]
        end += 1


def _as_long(one: Sentence, other: Sentence) -> bool:
    return _AS_LONG[0] <= len(one[1]) / max(1, len(other[1])) <= _AS_LONG[1]


__all__ = ["Sentence", "sentences", "side_by_side"]
