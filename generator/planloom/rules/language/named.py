"""Which objects a passage of a text names: by a reference, by their id or by their title, in any of its forms."""

import re
from collections.abc import Iterator

from planloom.model import Item
from planloom.model.marketing import Persona
from planloom.model.organisation import Person
from planloom.model.sales import Stage
from planloom.model.shared import FunnelStep, Question
from planloom.problems import Language
from planloom.rules.rule import Plans

_REFERENCE = re.compile(r"\[\[([a-z0-9-]+)(?:[|#:][^\[\]\n]*)?\]\]")
_ID = re.compile(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`")
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
_LEAST_WORDS = 2
_LEAST_LETTERS = 9
_MOST_WORDS = 8
_NO_NAMES = (Person, Persona, Question, Stage, FunnelStep)
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


class Names:
    """Finds the objects that passages name."""

    def __init__(self, plans: Plans) -> None:
        self._graph = plans.graph
        self._titles: dict[Language, dict[tuple[str, ...], Item | None]] = {"en": {}, "pl": {}}
        for item in plans.items():
            if item.title is None or item.id is None or isinstance(item, _NO_NAMES):
                continue
            for language, titles in self._titles.items():
                words = item.title.exact(language)
                stems = tuple(_stems(words)) if words else ()
                if _tells(stems, words or ""):
                    titles[stems] = None if stems in titles else item
        self._lengths = {
            language: sorted({len(stems) for stems in titles}) for language, titles in self._titles.items()
        }

    def in_(self, passage: str, language: Language) -> list[Item]:
        """Return the objects that a passage names, each once."""
        found: dict[int, Item] = {}
        for match in (*_REFERENCE.finditer(passage), *_ID.finditer(passage)):
            item = self._graph.find(match[1])
            if item is not None:
                found[id(item)] = item
        for item in self._titled(passage, language):
            found[id(item)] = item
        return list(found.values())

    def _titled(self, passage: str, language: Language) -> Iterator[Item]:
        """Yield what a passage names by a title that no two objects have."""
        stems, titles = list(_stems(_REFERENCE.sub(" ", passage))), self._titles[language]
        for index in range(len(stems)):
            for length in self._lengths[language]:
                item = titles.get(tuple(stems[index : index + length])) if index + length <= len(stems) else None
                if item is not None:
                    yield item


def _stems(words: str) -> Iterator[str]:
    """Yield the beginnings of words, which are the same in all forms of most of them."""
    for match in _WORD.finditer(words):
        word = match[0].lower()
        if word not in _SMALL:
            yield word[: max(_STEM, len(word) - 3)] if len(word) <= _LEAST_LETTERS else word[:6]


def _tells(stems: tuple[str, ...], words: str) -> bool:
    """Tell whether a title is long enough to be no ordinary word of a sentence."""
    return _LEAST_WORDS <= len(stems) <= _MOST_WORDS or (len(words) >= _LEAST_LETTERS and len(stems) == 1)


def named(plans: Plans) -> Names:
    """Return the finder of names for these plans, made once."""
    return plans.once(Names)
