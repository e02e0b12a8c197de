"""Numbers as people write them in plans: ``42m``, ``1.2 bn``, ``-350k``, ``60%``, ``1 234,56``, ``(120)``.

The writing of the manual has a decimal point and spaces between thousands. Others are read where they can
mean one thing only, whatever the language; ``1,850`` can mean two and is refused with both writings.
Everything is :class:`decimal.Decimal`; binary floating point never touches a plan's figures.
"""

import re
from decimal import Decimal

from planloom.values.rounding import trimmed
from planloom.values.unreadable import UnreadableError

MAGNITUDES = {
    "": Decimal(1),
    "k": Decimal(1_000),
    "tys": Decimal(1_000),
    "m": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
    "mld": Decimal(1_000_000_000),
}
SPACES = "\u0020\u00a0\u2009\u202f"
MINUSES = "−–\u2011-"  # the hyphen last, so that it is no range within brackets of a pattern
LARGEST = Decimal(10) ** 15

# Three ways to group thousands, with the other sign before the decimals; then no groups at all.
_GROUPED_BY_SPACES = rf"\d{{1,3}}(?:[{SPACES}_]\d{{3}})+(?:[.,]\d+)?"
_GROUPED_BY_SIGNS = r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,}"
NUMERAL = rf"{_GROUPED_BY_SPACES}|{_GROUPED_BY_SIGNS}|\d+(?:[.,]\d+)?"
"""The digits of a number with their signs, as a pattern that other programs' regular expressions know."""

_NUMBER = re.compile(
    rf"(?P<sign>[+{MINUSES}]?)[{SPACES}]?(?P<numeral>{NUMERAL})[{SPACES}]?(?P<magnitude>tys\.?|mln|mld|bn|k|m)?",
    re.IGNORECASE,
)
_GROUPS = re.compile(rf"[{SPACES}_]")
_TWO_MEANINGS = re.compile(r"[1-9]\d{0,2},\d{3}")
_MORE_DECIMALS = re.compile(r"[.,]\d")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)(?P<unit>.*)")


def split_number(text: str) -> tuple[Decimal, str]:
    """Read the number at the start of `text`; return it and the rest, which may name a unit.

    Raises :class:`UnreadableError` with advice when there is no number, when it can mean two numbers
    (``1,850``), or when it is beyond 10^15.
    """
    text = text.strip()
    in_brackets = _IN_BRACKETS.fullmatch(text)
    if in_brackets is not None:  # as accountants write what is less than nothing
        text = f"-{in_brackets['inside'].strip()}{in_brackets['unit']}"
    match = _NUMBER.match(text)
    if match is None:
        raise UnreadableError(
            "write a number such as 42, 1.5, 42m or 60%", "wpisz liczbę, na przykład 42, 1.5, 42m albo 60%"
        )
    rest = text[match.end() :]
    magnitude = (match["magnitude"] or "").lower().rstrip(".")
    if rest[:1].isalnum():
        # `42 months` or `5mm`: the letters after the figure are a unit, not a magnitude
        rest = text[match.start("magnitude") :] if match["magnitude"] else rest
        magnitude = ""
    elif _MORE_DECIMALS.match(rest):
        raise UnreadableError(
            "write the decimals after a point, as in 1.5, and thousands with spaces",
            "ułamek zapisz po kropce, jak w 1.5, a tysiące oddziel spacjami",
        )
    if _TWO_MEANINGS.fullmatch(match["numeral"]):
        raise _ambiguous(match["sign"], match["numeral"], text[match.end("numeral") :])
    number = _value(match["numeral"]) * MAGNITUDES[magnitude]
    if number > LARGEST:
        raise UnreadableError(
            "write a number up to 1 000 000 000 000 000", "wpisz liczbę nie większą niż 1 000 000 000 000 000"
        )
    return (-number if match["sign"] and match["sign"] in MINUSES else number), rest.strip()


def _value(numeral: str) -> Decimal:
    """Read a numeral whose meaning is plain: the last sign starts the decimals, unless it comes twice."""
    plain = _GROUPS.sub("", numeral)
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0 or plain.count(plain[last]) > 1:
        return Decimal(plain.replace(",", "").replace(".", ""))
    return Decimal(plain[:last].replace(",", "").replace(".", "") + "." + plain[last + 1 :])


def _ambiguous(sign: str, numeral: str, rest: str) -> UnreadableError:
    whole, decimals = numeral.split(",")
    minus = "-" if sign and sign in MINUSES else ""
    thousands, fraction = f"{minus}{whole}{decimals}{rest}", f"{minus}{whole}.{decimals}{rest}"
    return UnreadableError(
        f"write `{thousands}` if the comma sets thousands apart, `{fraction}` if decimals follow it",
        f"wpisz `{thousands}`, jeśli przecinek oddziela tysiące, albo `{fraction}`, jeśli po nim jest ułamek",
    )


def parse_number(text: str) -> Decimal:
    """Read a whole text as one number; a trailing ``%`` is allowed and does not change the value."""
    number, rest = split_number(text)
    if rest not in ("", "%"):
        raise UnreadableError(
            f"write the number alone; `{rest}` is left over after it",
            f"wpisz samą liczbę; po niej zostało jeszcze `{rest}`",
        )
    return number


def parse_share(text: str) -> Decimal:
    """Read a share, ``60%`` or ``0.6``, as a fraction of one (0.6).

    A bare number above 1 is refused, because ``60`` may be meant as 60% or as sixty times.
    """
    number, rest = split_number(text)
    if rest == "%":
        return number / 100
    if rest:
        raise UnreadableError("write a share as 60% or 0.6", "zapisz udział jako 60% albo 0.6")
    if abs(number) > 1:
        raise _share_without_sign(number)
    return number


_TIMES = 10
"""Up to so many times the whole, a bare number is taken for a fraction of one: 2.5 is 250%."""


def _share_without_sign(number: Decimal) -> UnreadableError:
    """Advise the writing that keeps the value; both writings where the number may be meant as a percentage."""
    same = f"{trimmed(number * 100):f}%"
    if abs(number) < _TIMES:
        return UnreadableError(f"write a share with its sign: {same}", f"zapisz udział ze znakiem: {same}")
    percent = f"{trimmed(number):f}%"
    return UnreadableError(
        f"write a share with its sign: {percent}, or {same} if so many times the whole is meant",
        f"zapisz udział ze znakiem: {percent} albo {same}, jeśli chodzi o wielokrotność całości",
    )
