"""Which page says which word, and how much it is about it.

The weight of a word on a page is that of BM25 over heading, lead and text. Each step looks at every page once.
"""

import functools
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from planloom.search.concepts import Concept
from planloom.search.documents import Document
from planloom.search.lexicon import Lexicon
from planloom.search.parts import base36
from planloom.search.words import fold, words_in

LEVELS = 25
"""How finely the weight of a word on a page is told."""

CONTEXT = 10
"""The mark of a word that tells where the page stands."""

MOST_OF_TITLE = 9
CONCEPT = "§"
"""What comes before the id of a concept, so that it is no word."""

_SATURATION, _LENGTH = 1.2, 0.5
_HEADING, _LEAD, _TITLE, _MENTION, _NAMED, _ID = 3.0, 2.0, 0.3, 2.0, 5.0, 5.0
_OVERVIEW = 1000.0  # more for a word in the title of a page that stands below no other: as much as can be
_LEAD_LENGTH = 400  # characters
_GLOSSARY = "glossary/"
_SUPPORTING = ((_GLOSSARY, 0.25), ("health/", 0.4), ("changes/", 0.4), ("faq/", 0.8))
_SUMMARIES = frozenset(
    ("", "attention", "compare", "money", "people", "plans", "risks", "roadmap", "scorecard", "thread")
)
_SUMMARY = 0.65
"""Pages that speak about the others, by their address or its beginning, and how much words count there."""

_MINUTES = re.compile(r"/(?:decisions|faq|reviews)/(?:index\.html)?$")
_TOLD = 0.85
"""Pages of a plan that tell of what happened to it, or answer for it."""

_PERSON = re.compile(r"people/.")
_ENTRUSTED = 0.3
"""Pages of people list what is entrusted to them, whose words count little; who they are counts as on any page."""

_NOTHING: AbstractSet[str] = frozenset()
_YEAR = re.compile(r"20\d\d")


@dataclass
class Counted:
    """What was counted on the pages of a site: how many words they have together, and the line of each lemma.

    A line tells the pages that have the word: of each the distance from the one before, if it is not the next, the
    weight, and the mark, which is how many words its title has if the word is one of them, `CONTEXT`, or none.
    """

    length: int
    pages: int
    lines: dict[str, str] = field(default_factory=dict)

    @property
    def average(self) -> float:
        """How many words a page has, roughly: so that a word more or less does not change the weight of all."""
        return float(f"{self.length / max(1, self.pages):.1e}") or 1.0


@dataclass(slots=True)
class Tally:
    """What was counted on a page."""

    counts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    title: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    title_length: int = 1
    length: int = 0


class Tallies:
    """Counts the words of pages; what words stand for is asked of `lexicon`, unless `lemmas` say it."""

    def __init__(
        self, lexicon: Lexicon, concepts: Sequence[Concept], lemmas: Mapping[str, AbstractSet[str]] | None = None
    ) -> None:
        self.lexicon = lexicon
        self._lemmas = dict(lemmas or {})
        self._known = {concept.id for concept in concepts}
        self._pages = defaultdict[str, set[str]](set)
        for concept in concepts:
            for page in concept.pages:
                self._pages[page].add(concept.id)
        self._named = _by_first_word(self, concepts)

    def lemmas(self, word: str) -> AbstractSet[str]:
        """Return what a word stands for, which is asked once for each."""
        found = self._lemmas.get(word)
        if found is None:
            found = self._lemmas[word] = self.lexicon.lemmas(word)
        return found

    def sequence(self, text: str) -> list[AbstractSet[str]]:
        """Return what each word of a text stands for."""
        return [self.lemmas(word) for word in words_in(text.lower())]

    def of(self, document: Document) -> Tally:
        """Count what stands on a page."""
        tally = Tally()
        for text, weight in _weighed(document):
            for word, count in Counter(words_in(text)).items():
                tally.length += count
                for lemma in self.told(word):
                    tally.counts[lemma] += weight * count
        title = self.sequence(document.own_title)
        for lemmas in title:
            for lemma in lemmas:
                tally.counts[lemma] += _TITLE if document.context else _TITLE + _OVERVIEW
                tally.title.add(lemma)
        tally.title_length = max(1, sum(map(self._counts, words_in(document.own_title.lower()))))
        tally.context = {lemma for word in words_in(document.context) for lemma in self.told(word)}
        self._add_names(document, tally)
        self._add_concepts(document, title, tally)
        return tally

    def told(self, word: str) -> AbstractSet[str]:
        """Return what a word of a text tells: nothing if it stands in every question and is no acronym (IT)."""
        small = word.lower()
        idle = fold(small) in self.lexicon.idle and (len(word) == 1 or not word.isupper())
        return _NOTHING if idle else self.lemmas(small)

    def _counts(self, word: str) -> bool:
        """Whether a word of a title has to be asked for: years need not."""
        return fold(word) not in self.lexicon.idle and not _YEAR.fullmatch(word)

    def _add_names(self, document: Document, tally: Tally) -> None:
        for lemma in {lemma for lemmas in self.sequence(document.also) for lemma in lemmas}:
            tally.counts[lemma] += _ID
            tally.called.add(lemma)
        for one in document.ids:
            tally.counts[one] += _ID
        if is_id(document.slug):
            tally.counts[document.slug] += _ID
            tally.title.add(document.slug)

    def _add_concepts(self, document: Document, title: Sequence[AbstractSet[str]], tally: Tally) -> None:
        for term, count in document.terms.items():
            if term in self._known:
                tally.counts[CONCEPT + term] += _MENTION * count
        for concept in self._pages.get(document.slug, set()).union(self._named_in(title)):
            tally.counts[CONCEPT + concept] += _NAMED
            tally.title.add(CONCEPT + concept)

    def _named_in(self, title: Sequence[AbstractSet[str]]) -> Iterator[str]:
        """Yield the concepts of which a name stands in a title."""
        for start, lemmas in enumerate(title):
            for lemma in lemmas:
                for concept, name in self._named.get(lemma, ()):
                    there = title[start : start + len(name)]
                    if len(there) == len(name) and all(a & b for a, b in zip(name, there, strict=True)):
                        yield concept


def _by_first_word(
    tallies: Tallies, concepts: Iterable[Concept]
) -> Mapping[str, Sequence[tuple[str, Sequence[AbstractSet[str]]]]]:
    """Return the names of concepts by what their first words stand for."""
    found = defaultdict[str, list[tuple[str, Sequence[AbstractSet[str]]]]](list)
    for concept in concepts:
        for name in map(tallies.sequence, concept.names):
            for lemma in sorted(name[0]) if name else ():
                found[lemma].append((concept.id, name))
    return found


def _weighed(document: Document) -> Iterator[tuple[str, float]]:
    """Yield the texts of a page, each with what a word in it weighs."""
    lead_taken = False
    body = _ENTRUSTED if _PERSON.match(document.url) else 1.0
    for part in document.parts:
        if part.heading:
            yield part.heading, _HEADING * body
        if part.text and not lead_taken:
            lead_taken = True
            yield part.text[:_LEAD_LENGTH], _LEAD
            yield part.text[_LEAD_LENGTH:], body
        elif part.text:
            yield part.text, body


def counted(pages: Sequence[Document], tallies: Tallies) -> Counted:
    """Count the words of all pages."""
    found = [_Weighed.of(page, tallies.of(page)) for page in pages]
    made = Counted(sum(weighed.length for weighed in found), len(pages))
    pieces = defaultdict[str, list[str]](list)
    last: dict[str, int] = {}
    for number, weighed in enumerate(found):
        for lemma, told in weighed.told(made.average):
            pieces[lemma].append(f"{_step(number - last.get(lemma, -1))}{told}")
            last[lemma] = number
    made.lines = {lemma: "".join(several) for lemma, several in pieces.items()}
    return made


def recounted(
    before: Counted, changes: Mapping[int, tuple[Document, Document]], old: Tallies, new: Tallies
) -> Counted | None:
    """Count again the words of pages that have changed, by their numbers; None where all have to be counted.

    That is so where pages are so much longer or shorter on the whole that the weight of words differs everywhere.
    """
    tallies = [(number, *change, old.of(change[0]), new.of(change[1])) for number, change in changes.items()]
    made = Counted(before.length + sum(now.length - then.length for *_, then, now in tallies), before.pages)
    if made.average != before.average:
        return None
    told = defaultdict[str, dict[int, str | None]](dict)
    for number, was, page, then, now in tallies:
        for lemma, _ in _Weighed.of(was, then).told(made.average):
            told[lemma][number] = None
        for lemma, one in _Weighed.of(page, now).told(made.average):
            told[lemma][number] = one
    lines = {lemma: _changed(before.lines.get(lemma, ""), several) for lemma, several in told.items()}
    made.lines = {lemma: line for lemma, line in {**before.lines, **lines}.items() if line}
    return made


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What was counted on a page, as little as is needed of it: that of all pages is in memory at once.

    Its lemmas, ids and concepts, how much each counts, and its mark; `around` are those of its context alone. `weight`
    is that of the page.
    """

    lemmas: Sequence[str]
    counts: Sequence[float]
    marks: bytes
    around: Sequence[str]
    weight: float
    length: int

    @classmethod
    def of(cls, page: Document, tally: Tally) -> "_Weighed":
        weight = _SUMMARY if page.url.strip("/") in _SUMMARIES else 1.0
        weight = _TOLD if _MINUTES.search(page.url) else weight
        weight = next((some for start, some in _SUPPORTING if page.url.startswith(start)), weight)
        titled = not page.url.startswith(_GLOSSARY)
        marks = bytes(_mark(lemma, tally, titled=titled) for lemma in tally.counts)
        around = tuple(tally.context.difference(tally.counts))
        return cls(tuple(tally.counts), array("d", tally.counts.values()), marks, around, weight, tally.length)

    def told(self, average: float) -> Iterator[tuple[str, str]]:
        """Yield each lemma, id and concept with what a line tells of it."""
        length = 1 - _LENGTH + _LENGTH * max(self.length, average / 2) / average
        for lemma in self.around:
            yield lemma, _weight(0, CONTEXT)
        for lemma, count, mark in zip(self.lemmas, self.counts, self.marks, strict=True):
            weight = 1.0 if 0 < mark < CONTEXT else self.weight
            level = round(LEVELS * weight * count / (count + _SATURATION * length))
            yield lemma, _weight(max(1, level), mark)


def is_id(text: str) -> bool:
    """Whether the last part of an address can only be the id of an object, and is no word."""
    return "-" in text or not text.isalpha()


def _mark(lemma: str, tally: Tally, *, titled: bool) -> int:
    if titled and lemma in tally.title:
        return min(MOST_OF_TITLE, tally.title_length)
    if titled and lemma in tally.called:
        return min(MOST_OF_TITLE, tally.title_length + 1)
    return CONTEXT if lemma in tally.context else 0


_MARKS = "!#$%&()*+~"
_FIRST_LEVEL = ord("A")
_POSTING = re.compile(rf"([0-9a-z]*)([A-Z][{re.escape(_MARKS)}]?)")


@functools.cache
def _weight(level: int, mark: int) -> str:
    return f"{chr(_FIRST_LEVEL + level)}{_MARKS[mark - 1] if mark else ''}"


def _step(distance: int) -> str:
    """Write how far a page is from the one before; nothing if it is the next."""
    return base36(distance) if distance > 1 else ""


def _changed(line: str, changes: Mapping[int, str | None]) -> str:
    """Return a line in which what is told of some pages is changed; None for pages that it no longer names."""
    told: dict[int, str | None] = {}
    page = -1
    for step, one in _POSTING.findall(line):
        page += int(step, 36) if step else 1
        told[page] = one
    told |= changes
    pieces: list[str] = []
    last = -1
    for number in sorted(told):
        if told[number]:
            pieces.append(f"{_step(number - last)}{told[number]}")
            last = number
    return "".join(pieces)
