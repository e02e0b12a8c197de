"""Figures with their unit: ``45%``, ``PLN 42m``, ``1 miesiąc``, ``2 miesiące``, ``5 miesięcy``, ``1,5 miesiąca``.

The form of a unit follows the number as it is displayed, by the plural rules of CLDR. Units of our own (people,
FTE, durations) have their forms here and are known in either language; a plan writes its own as forms.
"""

from decimal import Decimal

from planloom.i18n.formats import LOCALES, NBSP, PERCENT, format_number
from planloom.i18n.scales import scale_of
from planloom.problems import Language
from planloom.values import Money, Text, Unit, rounded
from planloom.values.rounding import places_apart, places_of, trimmed
from planloom.values.unit import form_for


def noun(english: str, polish: str) -> Unit:
    """Return a word that can be counted, of its forms in each language, parted by blanks."""
    return Unit.of_forms({"en": tuple(english.split()), "pl": tuple(polish.split())})


POINTS = Unit("pp", "p.p.")
"""Percentage points, as a difference between percentages is written."""

DURATIONS = {
    "minute": noun("minute minutes", "minuta minuty minut minuty"),
    "hour": noun("hour hours", "godzina godziny godzin godziny"),
    "day": noun("day days", "dzień dni dni dnia"),
    "week": noun("week weeks", "tydzień tygodnie tygodni tygodnia"),
    "month": noun("month months", "miesiąc miesiące miesięcy miesiąca"),
    "quarter": noun("quarter quarters", "kwartał kwartały kwartałów kwartału"),
    "year": noun("year years", "rok lata lat roku"),
}
PEOPLE = noun("person people", "osoba osoby osób osoby")
FTE = noun("FTE FTE", "etat etaty etatów etatu")

_KNOWN: dict[str, Unit] = {
    form.casefold(): unit for unit in (*DURATIONS.values(), PEOPLE, FTE) for form in (*unit.en_forms, *unit.pl_forms)
}


def known_unit(unit: Text | str | None) -> Unit | None:
    """Return the unit with all we know of it: the forms it is written in, or those of our own units.

    A word of the writer's own in one of two languages, such as ``tyg.`` beside ``weeks``, is used as it is.
    """
    if not unit:
        return None
    written = unit if isinstance(unit, Text) else Text(unit, unit)
    if isinstance(written, Unit) and (written.en_forms or written.pl_forms):
        return written
    found = {_KNOWN.get(words.casefold()) for words in (written.en, written.pl) if words}
    if written.en == written.pl or not (written.en and written.pl):
        found.discard(None)
    if len(found) == 1 and (ours := found.pop()) is not None:
        return ours
    return written if isinstance(written, Unit) else Unit(written.en, written.pl)


def is_percent(unit: Text | str | None) -> bool:
    """Tell whether figures in this unit are percentages, which lie points apart."""
    known = known_unit(unit)
    return known is not None and known.in_("en") == "%"


def is_duration(unit: Unit) -> bool:
    """Tell whether a unit measures time, as hours and *working days* do."""
    polish, english = (unit.pl or "").split()[:1], (unit.en or "").split()
    heads = {*polish, *english[-1:]} if len(english) <= 2 else set(polish)  # noqa: PLR2004  # not "orders a day"
    return any(_KNOWN.get(word.casefold()) in DURATIONS.values() for word in heads)


def currency_of(unit: Text | str | None) -> str | None:
    """Return the currency that a unit is; None where it is none."""
    words = str(unit or "")
    return words if len(words) == 3 and words.isascii() and words.isupper() and words not in _ACRONYMS else None  # noqa: PLR2004  # an ISO code


_ACRONYMS = frozenset({"FTE"})


def unit_for(number: Decimal, unit: Unit, language: Language) -> str:
    """Return the form of `unit` that stands after `number`; zeros at its end count, as they are displayed."""
    forms = unit.forms(language)
    if not forms:
        return unit.in_(language)
    category = LOCALES[language].plural_form(abs(number))
    if category == "few" and abs(number) > _FEW and len(forms) > 2 and _are_men(forms):  # noqa: PLR2004  # many has its own
        category = "many"
    return form_for(category, language, forms)


def counted(number: int, unit: Unit, language: Language) -> str:
    """Return a number of things: ``2 files``."""
    return f"{number} {unit_for(Decimal(number), unit, language)}"


_FEW = 4
_MEN = (("y", "i"), ("t", "ci"), ("d", "dzi"), ("r", "rzy"), ("k", "cy"), ("iec", "cy"), ("niec", "ńcy"), ("ca", "cy"))
"""Endings of the singular and of the nominative plural that Polish has for men, and people among them, alone."""


def _are_men(forms: tuple[str, ...]) -> bool:
    """Tell whether a Polish unit is a masculine noun for people, as *klient* is: *3 klienci*, but *22 klientów*."""
    one, several = (form.partition(" ")[0] for form in forms[:2])
    changed = (one.removesuffix(hard) + soft for hard, soft in _MEN if one.endswith(hard))
    return several.endswith("owie") or several in changed


def format_quantity(number: Decimal, unit: Text | str | None, language: Language, places: int | None = None) -> str:
    """Return a figure with its unit: all of its digits, or `places` decimals.

    Money has the magnitude that suits it; `places` holds for other units.
    """
    currency = currency_of(unit)
    if currency:
        money = Money(number, currency)
        return scale_of([money]).full(money, language)
    shown = trimmed(number) if places is None else rounded(number, places)
    digits = format_number(shown, language, places_of(shown) if places is None else places)
    known = known_unit(unit)
    if known is None:
        return digits
    if known.in_(language) == "%":
        return f"{digits}{PERCENT}"
    return f"{digits}{NBSP}{unit_for(shown, known, language)}"


def format_quantities(
    numbers: list[Decimal], unit: Text | str | None, language: Language, *, least: int = 0
) -> list[str]:
    """Return figures that stand side by side: in one scale, with digits enough to tell different ones apart."""
    currency = currency_of(unit)
    if currency:
        amounts = [Money(number, currency) for number in numbers]
        scale = scale_of(amounts)
        return [scale.full(money, language) for money in amounts]
    places = places_side_by_side(numbers, least)
    return [format_quantity(number, unit, language, places) for number in numbers]


def places_side_by_side(numbers: list[Decimal], least: int = 0, readable: int = 2) -> int:
    """Return the decimals of figures that stand side by side.

    All of them where they have `readable` at most, as figures measured mostly have; for what is calculated one decimal
    at most (none from a thousand on), but two figures of what is small, and more until different figures look
    different.
    """
    exact = max(map(places_of, numbers), default=0)
    if exact <= readable:
        return max(least, exact)
    smallest = min(number.adjusted() for number in numbers if number)
    usual = 1 - smallest if smallest < 0 else min(1, max(0, 3 - smallest))
    return places_apart(numbers, max(least, min(usual, _MOST)), _MOST)


_MOST = 10
