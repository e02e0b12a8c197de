"""Terms that are used often and have no entry: phrases of two or three words, and abbreviations.

Phrases are counted by the base forms of their words, so that *umowie ramowej* and *umów ramowych* are one.
One pass over the texts; what a known term covers is passed over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planloom.glossary.context import Context
from planloom.glossary.dictionary import ADJECTIVES, NOUNS, readings
from planloom.glossary.forms_en import forms
from planloom.glossary.matcher import Matcher
from planloom.glossary.words import Folded, fold, is_acronym
from planloom.problems import Language

LEAST = 3
"""How often a phrase must be used, and in how many texts beside."""
_LONGEST = 3
_SHORTEST_WORD = 3
_PLAIN = {
    "en": frozenset([
        "about", "after", "all", "also", "and", "any", "are", "because", "before", "between", "both", "but",
        "can", "could", "did", "does", "done", "each", "eight", "every", "few", "first", "five", "for",
        "four", "from", "get", "gets", "had", "has", "have", "her", "here", "his", "how", "into", "its",
        "just", "last", "least", "less", "long", "made", "make", "makes", "many", "may", "more", "most",
        "much", "must", "new", "next", "nine", "not", "now", "one", "only", "other", "our", "out", "over",
        "own", "per", "same", "second", "seven", "shall", "she", "should", "since", "six", "some", "still",
        "such", "take", "takes", "ten", "than", "that", "the", "their", "then", "there", "these", "they",
        "third", "this", "those", "three", "two", "under", "until", "very", "was", "were", "what", "when",
        "where", "which", "while", "who", "will", "with", "would", "yet", "you", "your",
    ]),
    "pl": frozenset([
        "aby", "albo", "ale", "ani", "bez", "być", "był", "była", "było", "były", "będzie", "będą",
        "cztery", "czyli", "dla", "drugi", "dwa", "dwie", "gdy", "ich", "inna", "inne", "inny", "jak",
        "jako", "jego", "jej", "jest", "jeszcze", "już", "każda", "każde", "każdy", "kto", "która", "które",
        "którego", "której", "który", "których", "którym", "lat", "lata", "lub", "między", "nad", "nasz",
        "nasza", "nasze", "nie", "nowa", "nowe", "nowy", "oraz", "pierwszy", "pięć", "pod", "przed",
        "przez", "przy", "raz", "rok", "roku", "się", "swoich", "swoje", "swój", "są", "także", "tego",
        "tej", "ten", "też", "trzeci", "trzy", "tych", "tylko", "tym", "więc", "wszystkie", "że", "żeby",
    ]),
}  # fmt: skip
"""Words that are part of no term."""


@dataclass
class _Phrase:
    texts: int = 0
    last: int = -1
    written: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that may be a term: as it is written most often, how often, in how many texts."""

    words: str
    count: int
    texts: int


def suggestions(texts: Iterable[str], matcher: Matcher, language: Language) -> list[Suggestion]:
    """Return phrases that are used at least :data:`LEAST` times in several texts, the most frequent first."""
    found: dict[tuple[str, ...], _Phrase] = {}
    for number, text in enumerate(texts):
        for key, written in _phrases(text, matcher, language):
            phrase = found.setdefault(key, _Phrase())
            phrase.texts += phrase.last != number
            phrase.last = number
            phrase.written[written] += 1
    often = {key: one for key, one in found.items() if one.written.total() >= LEAST and one.texts > 1}
    inner = {part for key, one in often.items() for part in _parts(key) if _no_more(often, part, one)}
    kept = [one for key, one in often.items() if key not in inner]
    made = [Suggestion(one.written.most_common(1)[0][0], one.written.total(), one.texts) for one in kept]
    return sorted(made, key=lambda one: (-one.count, one.words))


def _parts(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(key) == _LONGEST:
        yield key[:-1]
        yield key[1:]


def _no_more(often: dict[tuple[str, ...], _Phrase], part: tuple[str, ...], whole: _Phrase) -> bool:
    """Tell whether a part of a phrase is hardly used without it."""
    return part in often and often[part].written.total() < 2 * whole.written.total()


def _phrases(text: str, matcher: Matcher, language: Language) -> Iterator[tuple[tuple[str, ...], str]]:
    folded = fold(text)
    words = folded.words
    known = {at for mention in matcher.find(folded.text) for at in range(mention.start, mention.end)}
    bases = [_base(words.written(at), language) if words.spans[at][0] not in known else "" for at in range(len(words))]
    for at, base in enumerate(bases):
        if base and is_acronym(words.written(at)):
            yield (base,), words.written(at)
        for length in range(2, _LONGEST + 1):
            key = tuple(bases[at : at + length])
            if len(key) < length or not all(key) or not _tied(folded, at, length):
                break
            if language == "en" or _is_phrase(words.lower[at : at + length]):
                yield key, folded.text[words.spans[at][0] : words.spans[at + length - 1][1]].lower()


def _tied(folded: Folded, at: int, length: int) -> bool:
    return Context(folded, at, at).after(length - 1) is not None


def _base(word: str, language: Language) -> str:
    """Return what a word is counted as; nothing for one that is in no term."""
    lower = word.lower()
    if not word.isalpha() or len(word) < _SHORTEST_WORD or lower in _PLAIN[language]:
        return "" if not (is_acronym(word) and word.isalpha()) else word
    if is_acronym(word):
        return word
    if language == "en":
        return lower[:-1] if lower.endswith("s") and lower in forms(lower[:-1]) else lower
    known = [reading.lemma for reading in readings(lower) if reading.pos in NOUNS | ADJECTIVES]
    return known[0] if known else ""


def _is_phrase(words: list[str]) -> bool:
    """Tell whether Polish words begin with a noun or an adjective of one and hold a noun."""
    kinds = [{reading.pos for reading in readings(word)} for word in words]
    return any(kind & NOUNS for kind in kinds)
