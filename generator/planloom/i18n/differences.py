"""What a difference is called: ``0.2 points above``, ``12 days too long``, ``40 klientów za mało``.

The words follow the unit and the direction. Percentages differ by points and lie above or below; time is long or
short; money and what is counted is much or little. Where the difference is for the worse, it is *too* much.
"""

from decimal import Decimal

from planloom.i18n.formats import NBSP
from planloom.i18n.quantities import (
    currency_of,
    format_quantity,
    is_duration,
    known_unit,
    places_side_by_side,
)
from planloom.problems import Language, Phrase
from planloom.values import Text, Unit

# What is more and what is less, each for the worse and for the better.
_Words = tuple[tuple[Phrase, Phrase], tuple[Phrase, Phrase]]

_ABOVE, _BELOW = Phrase("above", "powyżej"), Phrase("below", "poniżej")
_LEVEL: _Words = ((_ABOVE, _ABOVE), (_BELOW, _BELOW))
_TIME: _Words = (
    (Phrase("too long", "za długo"), Phrase("longer", "dłużej")),
    (Phrase("too short", "za krótko"), Phrase("shorter", "krócej")),
)
_MASS: _Words = (
    (Phrase("too much", "za dużo"), Phrase("more", "więcej")),
    (Phrase("too little", "za mało"), Phrase("less", "mniej")),
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
    shown = _POINTS if known is not None and known.in_(language) == "%" else known
    size = abs(difference)
    digits = places_side_by_side([size]) if places is None else places
    amount = format_quantity(size, shown, language, digits)
    more, less = _words_for(unit, known)
    worse, plain = more if difference > 0 else less
    words = (worse if better is False else plain).in_(language)
    if language == "en" and words in ("more", "fewer"):  # "12 more customers", but "PLN 2m more"
        number, counted, unit_name = amount.partition(NBSP)
        return f"{number} {words} {unit_name}" if counted and not currency_of(unit) else f"{amount} {words}"
    return f"{amount} {words}"


def _words_for(unit: Text | str | None, known: Unit | None) -> _Words:
    if currency_of(unit):
        return _MASS
    if known is None or "%" in (known.en, known.pl):
        return _LEVEL
    if is_duration(known):
        return _TIME
    return _COUNT if len(set(known.en_forms)) > 1 else _OPEN
