"""So many of so many: *Three of eleven objectives are at risk*, *Trzy z jedenastu celów są zagrożone*."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.i18n import LOCALES, format_number
from planloom.problems import Language

_LAST_IN_WORDS = 12
_EN = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905  # read in a row
_PL = "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście".split()  # noqa: SIM905
_PL_OF = [
    "zera",
    "jednego",
    "dwóch",
    "trzech",
    "czterech",
    "pięciu",
    "sześciu",
    "siedmiu",
    "ośmiu",
    "dziewięciu",
    "dziesięciu",
    "jedenastu",
    "dwunastu",
]
_ONE = {"m": "jeden", "f": "jedna", "n": "jedno"}
_ONLY = {"m": "jedyny", "f": "jedyna", "n": "jedyne"}
_EACH = {"m": "każdy", "f": "każda", "n": "każde"}
_NONE = {"m": "żaden", "f": "żadna", "n": "żadne"}
_BOTH = {"m": "oba", "f": "obie", "n": "oba"}
_TWO = 2
_HUNDREDS = range(100, 200)


@dataclass(frozen=True, slots=True)
class Things:
    """What is counted, in English in the singular and the plural, in Polish also both ways of the plural.

    `pl_few` is the nominative plural, as after *oba*, `pl_many` the genitive, as after *pięć*. `gender` is the
    Polish one; people are none of these things.
    """

    one: str
    many: str
    pl_one: str
    pl_few: str
    pl_many: str
    gender: Literal["m", "f", "n"]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of them: of one and of several; in Polish also of five and more, and after *nie*."""

    one: str
    many: str
    pl_one: str
    pl_few: str
    pl_many: str
    pl_not: str = ""

    def in_(self, language: Language, count: int) -> str:
        """Return the form that agrees with a number."""
        if language == "en":
            return self.one if count == 1 else self.many
        forms = {"one": self.pl_one, "few": self.pl_few}
        return forms.get(LOCALES["pl"].plural_form(count), self.pl_many)


def so_many_of(count: int, total: int, things: Things, said: Said, language: Language) -> str:
    """Say of how many of `total` things something holds; nothing where there are none at all."""
    if not total:
        return ""
    write = _polish if language == "pl" else _english
    return _capital(write(count, total, things, said))


def in_words(number: int, language: Language, *, feminine: bool = False) -> str:
    """Return a number in words where it is small, in the nominative."""
    if number > _LAST_IN_WORDS:
        return format_number(Decimal(number), language)
    if language == "en":
        return _EN[number]
    return {1: "jedna", 2: "dwie"}.get(number, _PL[number]) if feminine else _PL[number]


def _english(count: int, total: int, things: Things, said: Said) -> str:
    if total == 1:
        return f"the only {things.one} {said.one}" if count else f"no {things.one} {said.one}"
    whole = in_words(total, "en")
    if not count:
        return f"{'neither' if total == _TWO else 'none'} of the {whole} {things.many} {said.one}"
    if count == total == _TWO:
        return f"both {things.many} {said.many}"
    if count == total:
        return f"all {whole} {things.many} {said.many}"
    return f"{in_words(count, 'en')} of {whole} {things.many} {said.in_('en', count)}"


def _polish(count: int, total: int, things: Things, said: Said) -> str:
    gender = things.gender
    if total == 1:
        if count:
            return f"{_ONLY[gender]} {things.pl_one} {said.pl_one}"
        return f"{_NONE[gender]} {things.pl_one} nie {said.pl_not or said.pl_one}"
    among = f"{_out_of(total)} {things.pl_many}"
    if not count:
        return f"{_NONE[gender]} {among} nie {said.pl_not or said.pl_one}"
    if count == total == _TWO:
        return f"{_BOTH[gender]} {things.pl_few} {said.pl_few}"
    if count == total:
        return f"{_EACH[gender]} {among} {said.pl_one}"
    if count == 1:
        return f"{_ONE[gender]} {among} {said.pl_one}"
    return f"{in_words(count, 'pl', feminine=gender == 'f')} {among} {said.in_('pl', count)}"


def _out_of(total: int) -> str:
    if total <= _LAST_IN_WORDS:
        return f"z {_PL_OF[total]}"
    return f"{'ze' if total in _HUNDREDS else 'z'} {format_number(Decimal(total), 'pl')}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
