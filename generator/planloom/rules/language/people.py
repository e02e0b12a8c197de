"""The people of the organisation, found in texts by their surnames in any form."""

import re

from planloom.model.organisation import Person
from planloom.rules.rule import Plans

_STEM = 4
"""So many letters of a surname at least are compared."""
_ENDING = 3


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
        stems = "|".join(re.escape(stem) for stem in sorted(self._stems, key=len, reverse=True) if stem.strip())
        self._pattern = re.compile(rf"\b({stems})\w*") if stems else None

    def named(self, text: str) -> dict[str, tuple[int, str]]:
        """Return the ids of those named, each with where a text names them first and how."""
        found: dict[str, tuple[int, str]] = {}
        for match in self._pattern.finditer(text) if self._pattern else ():
            found.setdefault(str(self._stems[match[1]].id), (match.start(), match[0]))
        return found

    def alone(self, text: str) -> Person | None:
        """Return the one person that a text names; None where it names several, or a surname that two have."""
        found = {match[1] for match in self._pattern.finditer(text)} if self._pattern else set()
        one = next(iter(found)) if len(found) == 1 else None
        return self._stems[one] if one is not None and one not in self._shared else None


def people_of(plans: Plans) -> People:
    """Return the finder of people for these plans, made once."""
    return plans.once(People)


__all__ = ["People", "people_of"]
