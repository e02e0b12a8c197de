"""What a difference is called: ``0.2 points above``, ``12 days too long``, ``o 40 klientów za mało``.

The words follow the unit and the direction. Percentages and scores differ by points and lie above or below; time
that is lost is too long; money falls short; what is counted is much or little. Where the difference is for the
worse, it is *too* much.
"""

import re
from decimal import Decimal

from planloom.i18n.formats import NBSP
from planloom.i18n.quantities import (
    currency_of,
    format_quantity,
    is_duration,
    is_percent,
    known_unit,
    places_side_by_side,
    unit_for,
)
from planloom.problems import Language, Phrase
from planloom.values import Text, Unit, rounded

# What is more and what is less, each for the worse and for the better.
_Words = tuple[tuple[Phrase, Phrase], tuple[Phrase, Phrase]]

_ABOVE, _BELOW = Phrase("above", "powyżej"), Phrase("below", "poniżej")
_LEVEL: _Words = ((_ABOVE, _ABOVE), (_BELOW, _BELOW))
_TIME: _Words = (
    (Phrase("too long", "za długo"), Phrase("more", "więcej")),
    (Phrase("too few", "za mało"), Phrase("less", "mniej")),
)
_MASS: _Words = (
    (Phrase("over", "za dużo"), Phrase("more", "więcej")),
    (Phrase("short", "za mało"), Phrase("less", "mniej")),
)
_COUNT: _Words = (
    (Phrase("too many", "za dużo"), Phrase("more", "więcej")),
    (Phrase("too few", "za mało"), Phrase("fewer", "mniej")),
)
# A unit of one form may be counted or poured; English has to leave that open, Polish has not.
_OPEN: _Words = (
    (Phrase("above", "za dużo"), Phrase("above", "więcej")),
    (Phrase("below", "za mało"), Phrase("below", "mniej")),
)
_EQUAL = Phrase("no difference", "bez różnicy")
_POINTS = Unit.of_forms({"en": ("point", "points"), "pl": ("p.p.",)})  # as they stand in a sentence


def describe_difference(
    difference: Decimal,
    unit: Text | str | None,
    language: Language,
    *,
    better: bool | None = None,
    places: int | None = None,
) -> str:
    """Say a difference (found less expected) in the unit of the measure.

    `better` says whether it is for the good (None: nobody said, so nothing is *too* much). `places` are its
    decimals; left out, it has as many as it takes to read (money always).
    """
    if not difference:
        return _EQUAL.in_(language)
    known = known_unit(unit)
    shown = _POINTS if is_percent(unit) else known
    size = abs(difference)
    digits = places_side_by_side([size]) if places is None else places
    amount = _amount(size, shown, language, digits)
    more, less = _words_for(unit, known)
    worse, plain = more if difference > 0 else less
    words = (worse if better is False else plain).in_(language)
    if language == "en" and known is not None and words in ("more", "fewer") and _words_for(unit, known) is _COUNT:
        number, _, unit_name = amount.partition(NBSP)  # "12 more customers", but "2 hours more", "PLN 2m more"
        return f"{number} {words} {unit_name}"
    return f"{amount} {words}"


def _amount(size: Decimal, unit: Unit | None, language: Language, places: int) -> str:
    """Write the size of a difference as it stands in its sentence: in Polish in the accusative, after *o*."""
    amount = format_quantity(size, unit, language, places)
    if language == "en":
        return amount
    if unit is None or currency_of(unit) or not unit.pl_forms:
        return f"o{NBSP}{amount}"
    name = unit_for(rounded(size, places), unit, language)
    accusative = _accusative(name, unit)
    return amount if accusative is None else f"o{NBSP}{amount.removesuffix(name)}{accusative}"


_PERSONS = re.compile(r"((?<!ś)ci|cy|dzi|rzy|si|owie)$")
_PERHAPS_PERSONS = re.compile(r"(arze|ele|anie)$")


def _accusative(name: str, unit: Unit) -> str | None:
    """Return the accusative of a form of a Polish unit; None where it cannot be known from the forms.

    It is the form that follows the number anyway, except of one thing and of two to four persons.
    """
    one, few, *more = unit.pl_forms
    head = few.split()[0]
    if name not in (one, few):
        return name
    if _PERHAPS_PERSONS.search(head):
        return None
    if _PERSONS.search(head):
        return (more[-1] if len(more) > 1 else None) if name == one else (more[0] if more else None)
    if name == one and name.endswith("a"):
        return None if " " in name else f"{name[:-1]}ę"
    return name


def _words_for(unit: Text | str | None, known: Unit | None) -> _Words:
    if currency_of(unit):
        return _MASS
    if known is None or "%" in (known.en, known.pl) or "point" in known.en_forms:
        return _LEVEL
    if is_duration(known):
        return _TIME
    return _COUNT if len(set(known.en_forms)) > 1 else _OPEN
