"""Sentences that have another sense in either language: what an axis excludes, a negation nothing answers to, only and not only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planloom.problems import LANGUAGES, Language
from planloom.rules.language.proper_names import spelt_alike
from planloom.rules.language.senses import (
    Axis,
    Occurrence,
    alternatives_on,
    axes,
    denials_in,
    denies_by_form,
    named_axes,
    occurrences_in,
    senses_on,
)  # fmt: skip

Place = tuple[int, str]
"""Where words stand in a sentence, and what they are."""
_DENYING = 90
_LIKE = 4
"""So many letters at the beginning make two words one: budget and budżet are no such, contract and kontrakt are."""
_BARE: Mapping[Language, str] = {"en": "without", "pl": "bez"}
_ALLOWED = ("may or must not", "allowed")
_BOUNDS = ("bound", "latest")
"""What is put with a negation or without one: not more than, at most."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sentence in both languages, and what is said in it."""

    text: Mapping[Language, str]
    said: Mapping[Language, Sequence[Occurrence]]

    @property
    def length(self) -> int:
        return max(map(len, self.text.values()))

    def on(self, axis: str, language: Language) -> dict[str, Occurrence]:
        return senses_on(axis, self.said[language])

    def denials(self, language: Language, axis: str = "") -> list[Occurrence]:
        """Return the words that deny, but for what is idle and what has a sense of the axis by itself."""
        other: Language = "pl" if language == "en" else "en"
        idle = {"idle", "idiom", axis, *(name for name in _BOUNDS if self.on(name, other))}
        spoken_for = [one for one in self.said[language] if any(name in idle for name, _ in one.senses)]
        if _ALLOWED[1] in self.on(_ALLOWED[0], other):  # what may be kept need not be given back
            spoken_for += [one for one in self.said[language] if _ALLOWED in one.senses]
        words = denials_in(self.text[language], language)
        return [one for one in words if not any(two.start <= one.start < two.end for two in spoken_for)]

    def otherwise(self, language: Language) -> bool:
        """Tell whether a sentence has anything in the place of a negation of the other."""
        found = [one for one in self.said[language] if any(name == "otherwise" for name, _ in one.senses)]
        return any(one.words.lower() != _BARE[language] for one in found) or denies_by_form(
            self.text[language], language
        )


def _speak_of_the_same(pair: _Pair) -> bool:
    """Tell whether anything shows that a sentence is translated rather than put quite differently, as proverbs are."""
    known = {*axes(), "topic"}
    english, polish = (
        {sense for one in pair.said[language] for sense in one.senses if sense[0] in known} for language in LANGUAGES
    )
    if english & polish:
        return True
    first, second = ({word[:_LIKE] for word in spelt_alike(pair.text[language])} for language in LANGUAGES)
    return bool(first & second)


def conflicting_senses(en: str, pl: str) -> Iterator[tuple[Place, Place]]:
    """Yield what a sentence says in English, and what excludes it in Polish."""
    pair = _Pair({"en": en, "pl": pl}, {"en": occurrences_in(en, "en"), "pl": occurrences_in(pl, "pl")})
    both = named_axes(pair.said["en"]) & named_axes(pair.said["pl"])
    for name, axis in axes().items():
        if name in both and pair.length <= axis.letters:
            yield from _on_axis(pair, axis)
    yield from _only_or_not(pair)
    if pair.length <= _DENYING and not _conflicts(pair, ""):
        yield from (found for found in _denied(pair) if _speak_of_the_same(pair))


def _on_axis(pair: _Pair, axis: Axis) -> Iterator[tuple[Place, Place]]:
    english, polish = pair.on(axis.name, "en"), pair.on(axis.name, "pl")
    if axis.counted:
        yield from _of_one_kind(
            alternatives_on(axis.name, pair.said["en"]), alternatives_on(axis.name, pair.said["pl"])
        )
    elif axis.inside and not all(said.start for said in (*english.values(), *polish.values())):
        return
    elif axis.turned_by and "none" in {*english, *polish} and not _speak_of_the_same(pair):
        return  # nothing is thrown away, everything comes in useful
    elif english.keys().isdisjoint(polish.keys()) and _turned_alike(pair, axis):
        yield _first(english, polish), _first(polish, english)


def _of_one_kind(
    english: Mapping[frozenset[str], Occurrence], polish: Mapping[frozenset[str], Occurrence]
) -> Iterator[tuple[Place, Place]]:
    """Yield what is named in one language alone, where both name as many of a kind; a word may name one or another."""
    only_english = [said for senses, said in english.items() if not any(senses & others for others in polish)]
    only_polish = [said for senses, said in polish.items() if not any(senses & others for others in english)]
    if len(english) == len(polish) and only_english and only_polish:
        yield _place(only_english[0]), _place(only_polish[0])


def _turned_alike(pair: _Pair, axis: Axis) -> bool:
    """Tell whether neither language turns a sense around that the other leaves as it is."""
    if axis.turned_by:
        return not (_conflicts(pair, axis.name) or any(pair.on(axis.turned_by, language) for language in LANGUAGES))
    english, polish = (bool(pair.denials(language, axis.name)) for language in LANGUAGES)
    return english == polish


def _conflicts(pair: _Pair, besides: str) -> bool:
    """Tell whether a sentence is turned by another axis, which a negation makes up for: not one opened, all stayed shut."""
    both = (named_axes(pair.said["en"]) & named_axes(pair.said["pl"])) - {besides}
    return any(
        pair.on(name, "en").keys().isdisjoint(pair.on(name, "pl"))
        for name in both
        if name in axes() and not axes()[name].counted and not axes()[name].turned_by
    )


def _first(senses: Mapping[str, Occurrence], others: Mapping[str, Occurrence]) -> Place:
    """Return what is said first of what the other language does not say."""
    one = min((said for sense, said in senses.items() if sense not in others), key=lambda said: said.start)
    return one.start, one.words


def _only_or_not(pair: _Pair) -> Iterator[tuple[Place, Place]]:
    """Yield that something holds of one alone in one language, and of others as well in the other."""
    for first, second in (("only", "not only"), ("not only", "only")):
        english, polish = pair.on(first, "en"), pair.on(second, "pl")
        if english and polish and not pair.on(second, "en"):
            yield _place(english[first]), _place(polish[second])


def _denied(pair: _Pair) -> Iterator[tuple[Place, Place]]:
    """Yield a negation in the place of which the other language says nothing; `without` and `bez` answer each other."""
    if any(pair.on("saying", language) for language in LANGUAGES):
        return  # second to none, nie mieć sobie równych
    english, polish = pair.denials("en"), pair.denials("pl")
    if any(pair.on("too", language) for language in LANGUAGES):
        return  # nothing is too small: the smallest is taken
    if (english and pair.on("only", "en")) or (polish and pair.on("only", "pl")):
        return  # only every fourth does not come: the others do
    if _bare(english, "en") and _bare(polish, "pl"):
        english, polish = _but_bare(english, "en"), _but_bare(polish, "pl")
    elif (_bare(polish, "pl") and not english) or (_bare(english, "en") and len(english) > 1):
        return  # without it there is no success: what is denied twice is said
    if english and not polish and not pair.otherwise("pl"):
        yield _place(english[0]), _beginning(pair.text["pl"])
    elif not english and any(one.words.lower() == "nie" for one in polish) and not pair.otherwise("en"):
        yield _beginning(pair.text["en"]), _place(polish[0])


def _bare(found: Sequence[Occurrence], language: Language) -> bool:
    return any(one.words.lower() == _BARE[language] for one in found)


def _but_bare(found: Sequence[Occurrence], language: Language) -> list[Occurrence]:
    return [one for one in found if one.words.lower() != _BARE[language]]


def _place(said: Occurrence) -> Place:
    return said.start, said.words


def _beginning(sentence: str) -> Place:
    words = sentence.split()[:6]
    start = sentence.find(words[0]) if words else 0
    end = start
    for word in words:
        end = sentence.find(word, end) + len(word)
    return start, sentence[start:end]


__all__ = ["conflicting_senses"]
