"""The words by which a glossary explains its terms: where they stand beside a term, it is meant as explained.

*The trial showed that the medicine works* holds a word of "a study of a medicine on people"; the trial of a thief
holds none. A glossary's own explanations so show what its words mean, whatever the trade of its organisation.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planloom.problems import Language

_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORTEST = 3
_EN_ENDINGS = ("ing", "ed", "es", "s", "e")
_PL_ENDINGS = (
    *("owie", "iami", "iego", "iemu"),
    *("ami", "ach", "ego", "emu", "ych", "ich", "ymi", "imi", "owi", "iom", "iem", "iej", "iów"),
    *("om", "ów", "em", "ym", "im", "ej", "ie", "ia", "ią", "ię", "iu", "ii", "io"),
    *("a", "ą", "e", "ę", "i", "o", "u", "y"),
)
_ANYWHERE = """
about after also another because been before being between both does during each either every from have into less many
more most much must only other over same several should some such than that their them then there these they thing
things this those through under until used using usually what when where which while with within without whether would
your ours part parts kind kinds place places time times year years people person firm firms number certain stated
agreed made make takes take given gives whole long large small good first next
albo bardzo będzie bywa całe całej cały często dany dana dane danego danej dla dużo gdzie gdy ile inne innych innego
jako jaki jakie jaka jakim jednego jednej jedna jedno jeden jest kiedy kilka która które którego której którą którym
których którymi który którzy lecz lub może można między mniej musi najbardziej nasz nasza nasze naszych niż oraz osoba
osoby osób coś tego taki takie taka takich tylko także przez przed przy potrzebny swoje swoich swojej swoją sposób
sposobu rzecz rzeczy część części czas czasie roku lata lat okres okresie miejsce miejscu liczba liczby firma firmy
tych temu więcej według wszystko wszystkie zanim żeby aby czyli ludzi ludzie dużych duży duża małe mały dobry dobre
pierwszy kolejny
"""
_IDLE = frozenset(_ANYWHERE.split())
"""Words in which anything at all is explained."""


def stem(word: str, language: Language) -> str:
    """Return a word in lower case without its ending, roughly: forms of a word mostly share it."""
    for ending in _PL_ENDINGS if language == "pl" else _EN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True)
class Explained:
    """The stems of the words that explain each entry in one language, and what its explanation is about."""

    language: Language
    stems: Mapping[str, frozenset[str]] = field(default_factory=dict)
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By entry, the topics other than business that its explanation is about."""

    @classmethod
    def of(cls, language: Language, told: Mapping[str, str], topic: Callable[[str], str]) -> "Explained":
        """Read what each entry says in a language; `topic` tells what a word in lower case speaks of."""
        topics = {entry: frozenset(topic(word) for word in _words(text)) - {""} for entry, text in told.items()}
        stems = {entry: frozenset(_stems(text, language)) for entry, text in told.items()}
        return cls(language, stems, {entry: own for entry, own in topics.items() if own})

    def by(self, entry: str, words: Iterable[str]) -> int:
        """Count the different words, in lower case, by which an entry is explained."""
        own = self.stems.get(entry, frozenset())
        return len({one for one in _stemmed(words, self.language) if one in own}) if own else 0


def _words(text: str) -> Iterator[str]:
    return (match.group().lower() for match in _WORD.finditer(text))


def _stems(text: str, language: Language) -> Iterator[str]:
    return _stemmed(_words(text), language)


def _stemmed(words: Iterable[str], language: Language) -> Iterator[str]:
    return (stem(word, language) for word in words if word not in _IDLE and len(word) > _SHORTEST)
