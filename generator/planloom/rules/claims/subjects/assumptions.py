"""Figures that objects give in words: what an assumption takes for granted."""

import re
from decimal import Decimal

from planloom.figures.consistency.stated import Stated
from planloom.model import Part
from planloom.model.shared import Assumption
from planloom.problems import LANGUAGES, Language
from planloom.rules.language.numbers import figures_in

_WORD = re.compile(r"[^\W\d_]{3,}")


def assumed_figures(item: Part) -> tuple[Stated, ...]:
    """Return the figures that an object gives in words."""
    if not isinstance(item, Assumption) or item.value is None:
        return ()
    for language in LANGUAGES:
        words = item.value.exact(language)
        title = (item.title.exact(language) if item.title else None) or ""
        if words and (found := _read(item, words, title, language)):
            return found
    return ()


def _read(item: Assumption, words: str, title: str, language: Language) -> tuple[Stated, ...]:
    """Return the one figure of the value of an assumption; what it counts is told behind it or in the title."""
    figures = [one for one in figures_in(words, language) if not one.weak]
    if len(figures) != 1 or figures[0].part not in ("", "year") or not isinstance(figures[0].value, Decimal):
        return ()
    one = figures[0]
    unit = one.unit
    counted = (*_WORD.findall(words[one.end :]), *_WORD.findall(title))
    return (Stated(item, "value", Decimal(one.value), "" if unit == "points" else unit, None, counted),)


__all__ = ["assumed_figures"]
