"""The people of the organisation, found in texts by their surnames in any form."""

import re
from collections.abc import Iterator

from planloom.model.organisation import Person
from planloom.rules.rule import Plans

_STEM = 4
"""So many letters of a surname at least are compared."""
_ENDING = 3
_WORD, _REST = re.compile(r"\b\w+"), re.compile(r"\w*")


class People:
    """Finds people in texts; one with a surname too short to be told from other words by the first name as well."""

    def __init__(self, plans: Plans) -> None:
        self._stems: dict[str, Person] = {}
        self._shared: set[str] = set()
        for person in plans.of(Person):
            surname = person.title.in_("pl").split()[-1]
            stem = surname[: max(_STEM, len(surname) - _ENDING)]
            stem = stem if len(surname) > _STEM else person.title.in_("pl")
            if stem in self._stems:
                self._shared.add(stem)
            self._stems.setdefault(stem, person)
        self._initials = {stem[0] for stem in self._stems if stem}
        self._lengths = sorted({len(stem) for stem in self._stems if stem.strip()}, reverse=True)

    def named(self, text: str) -> dict[str, tuple[int, str]]:
        """Return the ids of those named, each with where a text names them first and how."""
        found: dict[str, tuple[int, str]] = {}
        for stem, start, words in self._in(text):
            found.setdefault(str(self._stems[stem].id), (start, words))
        return found

    def alone(self, text: str) -> Person | None:
        """Return the one person that a text names; None where it names several, or a surname that two have."""
        found = {stem for stem, _, _ in self._in(text)}
        one = next(iter(found)) if len(found) == 1 else None
        return self._stems[one] if one is not None and one not in self._shared else None

    def _in(self, text: str) -> Iterator[tuple[str, int, str]]:
        """Yield the stems that words of a text begin with, looked up by their lengths, so that people cost nothing more."""
        reached = 0
        for word in _WORD.finditer(text) if self._lengths else ():
            start = word.start()
            if text[start] not in self._initials:
                continue
            stem = next(
                (text[start : start + one] for one in self._lengths if text[start : start + one] in self._stems), ""
            )
            if stem and start >= reached:
                rest = _REST.match(text, start + len(stem))
                reached = rest.end() if rest else start + len(stem)
                yield stem, start, text[start:reached]


def people_of(plans: Plans) -> People:
    """Return the finder of people for these plans, made once."""
    return plans.once(People)


__all__ = ["People", "people_of"]
