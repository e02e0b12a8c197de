"""Lengths of time that one sentence counts in days and the other in weeks."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.durations import duration_after
from planloom.rules.language.numbers import Figure

Place = tuple[int, str]
"""Where words stand in a sentence, and what they are."""


def lengths_apart(
    en: str, pl: str, english: Sequence[Figure], polish: Sequence[Figure]
) -> Iterator[tuple[Place, Place]]:
    """Yield a number that counts days in one language and weeks in the other."""
    for one in english:
        unit = _counted(one, en, "en")
        others = [other for other in polish if other.value == one.value and not other.part]
        units = [_counted(other, pl, "pl") for other in others]
        if unit and others and all(units) and unit not in units:
            yield _with_unit(one, en), _with_unit(others[0], pl)


def _counted(figure: Figure, text: str, language: Language) -> str | None:
    plain = isinstance(figure.value, Decimal) and not (figure.part or figure.weak or figure.unit)
    return duration_after(text[figure.end : figure.end + 40], language) if plain else None


def _with_unit(figure: Figure, text: str) -> Place:
    words = re.match(r"\s*\S+(?:\s\S+)?", text[figure.end :])
    return figure.start, text[figure.start : figure.end + (words.end() if words else 0)]
