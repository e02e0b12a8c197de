"""Which objects a passage of a text names: by a reference, their id, their title or a glossary term, in any form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planloom.model import Item
from planloom.model.marketing import Persona, Segment
from planloom.model.organisation import Person
from planloom.model.restructuring import OrgUnit
from planloom.model.sales import Stage
from planloom.model.shared import FunnelStep, Measure, Milestone, Question
from planloom.model.strategy import Allocation
from planloom.problems import LANGUAGES, Language
from planloom.rules.language.word_forms import common_start, is_form_of
from planloom.rules.rule import Plans
from planloom.source import nodes

_REFERENCE = re.compile(r"\[\[(?P<id>[a-z0-9-]+)(?:[|#:][^\[\]\n]*)?\]\]")
_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
_WORD = re.compile(r"[^\W_]+")
_TITLE_END = re.compile(r"\s*[,:;(–—]\s|\s-\s")
_KEY = 3
_LEAST_WORDS = 2
_LEAST_LETTERS = 4
_ENDING = 2
_LONGER_ENDING = 3
_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")
_MOST_WORDS = 8
_MOST_OF_A_NAME = 4
"""So many objects may bear one name, and a passage that says it may mean any of them."""
_NO_NAMES = (Person, Persona, Question, Stage, FunnelStep)
_COMMON_NOUNS = (OrgUnit, Measure, Segment)
"""What is called by common nouns, which have no capital within a sentence."""
_OF_TIME = re.compile(
    r"\d+|[QH][1-4]|first|second|third|fourth|last|quarters?|half|years?|months?|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|pierwsz\w+|drugi\w*|trzeci\w*|czwart\w+|ostatni\w*|kwarta[łl]\w*|półrocz\w+|rok\w*|miesiąc\w*",
    re.IGNORECASE,
)
_GIVEN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:gets?|is given|are given|receives?|is allocated|allocat\w+)\b", re.IGNORECASE),
    "pl": re.compile(
        r"\b(?:dostaje|dostanie|otrzymuje|otrzyma|przeznacz\w+|daje|przyznaj\w+|przypada)\b", re.IGNORECASE
    ),
}
_FUNCTIONS: Mapping[str, re.Pattern[str]] = {
    "marketing": re.compile(r"\bmarketing\w{0,2}\b", re.IGNORECASE),
    "sales": re.compile(r"\b(?:sales|sprzedaż\w*)\b", re.IGNORECASE),
    "restructuring": re.compile(r"\b(?:restructuring|restrukturyzacj\w+)\b", re.IGNORECASE),
}
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "for",
        "and",
        "or",
        "to",
        "by",
        "on",
        "with",
        "from",
        "at",
        "into",
        "we",
        "our",
        "i",
        "w",
        "z",
        "na",
        "do",
        "od",
        "dla",
        "o",
        "po",
        "oraz",
        "przez",
        "się",
    ]
)


@dataclass(frozen=True, slots=True)
class Named:
    """An object that a passage names, and where: a reference with its label, an id, a title."""

    item: Item
    start: int
    end: int
    by_reference: bool = False


@dataclass(frozen=True, slots=True)
class _Title:
    words: tuple[str, ...]
    item: Item
    whole: bool


class Names:
    """Finds the objects that passages name."""

    def __init__(self, plans: Plans) -> None:
        self._graph = plans.graph
        self._titles: dict[Language, dict[tuple[str, ...], list[_Title]]] = {"en": {}, "pl": {}}
        for item in plans.items():
            if item.title is None or item.id is None or isinstance(item, _NO_NAMES):
                continue
            for language in LANGUAGES:
                title = item.title.exact(language)
                if title:
                    self._add(title, item, language)
        self._allocations: dict[str, list[Allocation]] = {}
        for one in plans.of(Allocation):
            if one.function and not one.objective and not one.for_plan:
                self._allocations.setdefault(one.function, []).append(one)
        for language, terms in _terms(plans):
            self._add_synonyms(terms, language)
        self._lengths = {language: _lengths(titles) for language, titles in self._titles.items()}

    def in_(self, passage: str, language: Language) -> list[Named]:
        """Return the objects that a passage names, each once, where it names them first."""
        found: dict[int, Named] = {}
        for one in sorted(self._all(passage, language), key=lambda one: (not one.by_reference, one.start)):
            found.setdefault(id(one.item), one)
        if any(one.by_reference for one in found.values()):  # a common noun beside a reference is no name
            found = {
                key: one for key, one in found.items() if one.by_reference or not _is_noun(passage[one.start : one.end])
            }
        return sorted(found.values(), key=lambda one: one.start)

    def _all(self, passage: str, language: Language) -> Iterator[Named]:
        if "[[" in passage:
            for match in _REFERENCE.finditer(passage):
                item = self._graph.find(match["id"])
                if item is not None:
                    yield Named(item, match.start(), match.end(), by_reference=True)
            passage = _REFERENCE.sub(lambda match: " " * len(match[0]), passage)
        if "-" in passage:
            for match in _ID.finditer(passage):
                item = self._graph.find(match[0])
                if item is not None and not isinstance(item, _NO_NAMES):
                    yield Named(item, match.start(), match.end())
        yield from self._titled(passage, language)
        yield from self._given(passage, language)

    def _given(self, passage: str, language: Language) -> Iterator[Named]:
        """Yield the one allocation of a function that a passage says is given something: ``marketing gets two million``."""
        if not _GIVEN[language].search(passage):
            return
        found = [(name, match) for name, words in _FUNCTIONS.items() if (match := words.search(passage))]
        if len(found) == 1 and len(self._allocations.get(found[0][0], ())) == 1:
            name, match = found[0]
            yield Named(self._allocations[name][0], match.start(), match.end())

    def _titled(self, passage: str, language: Language) -> Iterator[Named]:
        """Yield what a passage names by a title: by a whole one, or where none fits by the beginning of one."""
        words = list(_telling(passage))
        key = _key([match[0] for match in words])
        titles, lengths = self._titles[language], self._lengths[language]
        for index, first in enumerate(key):
            for length in lengths.get(first, ()):
                known = titles.get(key[index : index + length])
                if known:
                    part = words[index : index + length]
                    fitting = [title for title in known if _fits(title, part, language, passage)]
                    whole = [title for title in fitting if title.whole] or fitting
                    if len(whole) <= _MOST_OF_A_NAME:
                        yield from (Named(title.item, part[0].start(), part[-1].end()) for title in whole)

    def _add(self, title: str, item: Item, language: Language) -> None:
        """Note a title, its words without numbers, and what stands before its first comma."""
        words = tuple(match[0] for match in _telling(title))
        first = tuple(match[0] for match in _telling(_TITLE_END.split(title, maxsplit=1)[0]))
        plain = tuple(word for word in words if not word.isdigit())
        self._note(_Title(words, item, whole=True), language)
        event = words[:-1] if isinstance(item, Milestone) else ()  # “Contract signed” is named by “the contract”
        for less in {first, plain, event} - {words}:
            if len(less) >= _LEAST_WORDS:
                self._note(_Title(less, item, whole=False), language)

    def _note(self, title: _Title, language: Language) -> None:
        if _tells(title.words):
            self._titles[language].setdefault(_key(title.words), []).append(title)

    def _add_synonyms(self, terms: Sequence[str], language: Language) -> None:
        """Let all words of a glossary term name the objects whose title is one of them."""
        split = [tuple(match[0] for match in _telling(term)) for term in terms]
        bearers = [
            title.item
            for words in split
            for title in self._titles[language].get(_key(words), ())
            if title.whole and all(map(_same, title.words, words))
        ]
        for item in {id(item): item for item in bearers}.values():
            for words in split:
                if len(words) >= _LEAST_WORDS:
                    self._note(_Title(words, item, whole=False), language)


def _is_noun(words: str) -> bool:
    return words.isalpha() and words.islower()


def _same(first: str, second: str) -> bool:
    return first.lower() == second.lower()


def _telling(words: str) -> Iterator[re.Match[str]]:
    return (match for match in _WORD.finditer(words) if match[0].lower() not in _SMALL)


def _lengths(keys: Iterable[tuple[str, ...]]) -> Mapping[str, Sequence[int]]:
    """Return by the first word of keys how long they are."""
    lengths: dict[str, set[int]] = {}
    for key in keys:
        lengths.setdefault(key[0], set()).add(len(key))
    return {first: sorted(found) for first, found in lengths.items()}


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """Return the beginnings of words, which are the same in all forms of most of them."""
    return tuple(word[:_KEY].lower() for word in words)


def _fits(title: _Title, part: Sequence[re.Match[str]], language: Language, passage: str) -> bool:
    if not all(is_form_of(match[0], word, language) for match, word in zip(part, title.words, strict=True)):
        return False
    if len(part) > 1 or (_is_name(part[0], passage) and _is_one_name(part[0][0], title.words[0])):
        return True
    return isinstance(title.item, _COMMON_NOUNS) and _is_same_word(part[0][0], title.words[0])


def _is_same_word(word: str, other: str) -> bool:
    """Tell whether a common noun is a title of one word, ``w pralni``, ``punctuality``: nearly all of it is the same."""
    common = common_start(word, other)
    return common >= max(_LEAST_LETTERS, len(word) - _LONGER_ENDING, len(other) - _ENDING)


def _is_one_name(word: str, other: str) -> bool:
    """Tell whether one name is a form of another, whatever sounds change in it: ``Łodzi``, ``Turowcu``; Marta is not Marketing."""
    first, second = (one.lower().translate(_PLAIN) for one in (word, other))
    common = common_start(first, second)
    rest = max(len(first), len(second)) - common
    return rest < _LONGER_ENDING or (rest == _LONGER_ENDING and common >= _LEAST_LETTERS)


def _is_name(word: re.Match[str], passage: str) -> bool:
    """Tell whether one word alone is a name: it has a capital within a sentence."""
    before = passage[: word.start()].rstrip(" \u00a0“„\"'*(")
    return word[0][0].isupper() and bool(before) and before[-1] not in ".!?:|\n#-"


def _tells(words: tuple[str, ...]) -> bool:
    """Tell whether a title can be told from the words of a sentence around it; one of a time alone cannot."""
    if all(_OF_TIME.fullmatch(word) for word in words):
        return False
    if len(words) == 1:
        return len(words[0]) >= _LEAST_LETTERS
    return _LEAST_WORDS <= len(words) <= _MOST_WORDS


def _terms(plans: Plans) -> Iterator[tuple[Language, list[str]]]:
    """Yield the words of each term of the glossary that has more than one."""
    for document in plans.portfolio.glossary:
        entries = document.fields.get("glossary") if document.fields is not None else None
        for entry in entries if isinstance(entries, nodes.Sequence) else ():
            for language in LANGUAGES if isinstance(entry, Mapping) else ():
                block = entry.get(language)
                if isinstance(block, Mapping):
                    words = [block.get("term"), block.get("plural"), *_listed(block.get("synonyms"))]
                    given = [word for word in words if isinstance(word, str)]
                    if len(given) > 1:
                        yield language, given


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def named(plans: Plans) -> Names:
    """Return the finder of names for these plans, made once."""
    return plans.once(Names)
