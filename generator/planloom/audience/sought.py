"""What is looked for in everything that is written: the ids, titles and words of what was withheld.

A text is taken as its words in small letters, so that mark-up, hyphens and hard spaces between them do not matter. What
stands in a visible source as well is looked at again when it is found: an id or a sentence that readers may see anyway
gives nothing away, a visible sentence that names a withheld title does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from planloom.audience.hidden import Hidden, Word
from planloom.problems import Span
from planloom.values.withheld import SIGN

LENGTH = 5
"""Words of a text that are looked for together; shorter texts are too common to tell anything."""
_LEAST = 3  # letters of a word that can stand for a phrase

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[\w.-]+")
_VALUE = re.compile(r"(?<=[:,\[{\s-])[a-z0-9][\w.-]*(?=\s*(?:[,\]}]|$))", re.MULTILINE)
_SENTENCE = re.compile(r"[.!?;:\n|]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(text.casefold())


def in_a_row(words: Iterable[str]) -> str:
    """Return words as one text in which a run of them is found as a part."""
    return f" {' '.join(words)} "


@dataclass(frozen=True, slots=True)
class SoughtPhrase:
    """Words in a row that must not be found, and the withheld word or text that they are from."""

    row: str
    word: Word
    words: frozenset[str]

    @property
    def is_single(self) -> bool:
        """Whether it is one word alone."""
        return " " not in self.row.strip()

    def is_in(self, small: str) -> bool:
        """Tell whether its words stand in a row in a text in small letters."""
        return self.may_be_in(small) and self._pattern.search(small) is not None

    def is_all_of(self, small: str) -> bool:
        """Tell whether a text in small letters says it and nothing else."""
        return self.may_be_in(small) and self.row == in_a_row(words_of(small))

    def may_be_in(self, small: str) -> bool:
        """Tell whether all its words stand in a text in small letters, be they in a row or not."""
        return all(word in small for word in self.words)

    @property
    def _pattern(self) -> re.Pattern[str]:
        words = self.row.split()  # the letters of the first come first: text without them is passed over at once
        others = r"\W+".join(["", *words[1:]])
        return re.compile(rf"{words[0]}(?<!\w{words[0]}){others}(?!\w)")


@dataclass
class Sought:
    """What is looked for. `texts` are the visible sources and `values` the single ones in them.

    `ours` are the words of the program, `open_words` may be read.
    """

    hidden: Hidden
    texts: Mapping[str, str]
    values: Iterable[str] = ()
    ours: str = ""
    open_words: Iterable[str] = ()
    _excused: dict[str, bool] = field(default_factory=dict)
    _nameless: dict[str, str] = field(default_factory=dict)

    @cached_property
    def by_word(self) -> Mapping[str, list[SoughtPhrase]]:
        """The phrases, each by its longest word."""
        found: dict[str, dict[str, SoughtPhrase]] = {}
        for word in self.hidden.words:
            for row in _rows(word):
                if any(len(one) >= _LEAST and not one.isdecimal() for one in row):
                    longest = max(row, key=len)
                    phrase = SoughtPhrase(in_a_row(row), word, frozenset(row))
                    found.setdefault(longest, {}).setdefault(phrase.row, phrase)
        return {longest: list(phrases.values()) for longest, phrases in found.items()}

    def is_excused(self, phrase: SoughtPhrase) -> bool:
        """Tell whether finding a phrase gives nothing away."""
        if phrase.row not in self._excused:
            self._excused[phrase.row] = self._look(phrase)
        return self._excused[phrase.row]

    def said_at(self, phrase: SoughtPhrase) -> Span | None:
        """Return the first line of a visible source that says a phrase, sooner than one that refers to it by its id."""
        less_names = ((file, self._less_names(file)) for file in self.texts)
        for file, text in chain(less_names, self.texts.items()):
            for number, line in enumerate(text.split("\n"), 1):
                if phrase.row in in_a_row(words_of(line)):
                    return Span(file, number)
        return None

    def _look(self, phrase: SoughtPhrase) -> bool:
        if any(phrase.is_all_of(one.casefold()) for one in self.open_words) or phrase.is_in(self._ours):
            return True
        files = (file for file, small in self._small.items() if phrase.may_be_in(small))
        if phrase.is_single or phrase.word.sort in ("id", "file", "text"):
            return any(phrase.is_in(self._less_names(file)) for file in files)
        lines = (line for file in files for line in self._small[file].split("\n"))
        return any(phrase.is_all_of(one) for one in chain(lines, self._values))

    @cached_property
    def _ours(self) -> str:
        return self.ours.casefold()

    @cached_property
    def _small(self) -> Mapping[str, str]:
        return {file: text.casefold() for file, text in self.texts.items()}

    @cached_property
    def _values(self) -> list[str]:
        """What stands in visible sources as a value by itself."""
        return [value.casefold() for value in self.values]

    def _less_names(self, file: str) -> str:
        """Return a visible source without the places where it names what is withheld: those are not for readers."""
        if file not in self._nameless:
            ids = self.hidden.ids
            text = _VALUE.sub(lambda found: SIGN if found[0] in ids else found[0], self.texts[file])
            text = _NAME.sub(lambda found: SIGN if "-" in found[0] and found[0] in ids else found[0], text)
            self._nameless[file] = text.casefold()
        return self._nameless[file]


def _rows(word: Word) -> Iterator[list[str]]:
    """Yield the words in a row that stand for something withheld."""
    if word.sort != "text":
        if row := words_of(word.text):
            yield row
        return
    for sentence in _SENTENCE.split(word.text):
        row = words_of(sentence)
        for start in range(0, len(row) - LENGTH + 1, LENGTH):
            yield row[start : start + LENGTH]
