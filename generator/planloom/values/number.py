"""Numbers as people write them in plans: ``42m``, ``1.2 bn``, ``-350k``, ``60%``.

Everything is :class:`decimal.Decimal`; binary floating point never touches a plan's figures.
"""

import re
from decimal import Decimal

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
SPACES = "\u0020\u00a0\u202f"
LARGEST = Decimal(10) ** 15

_NUMBER = re.compile(
    rf"(?P<sign>[+\-−]?)(?P<whole>\d{{1,3}}(?:[{SPACES}_]\d{{3}})+|\d+)(?:\.(?P<fraction>\d+))?"
    rf"[{SPACES}]?(?P<magnitude>tys\.?|mln|mld|bn|k|m)?",
    re.IGNORECASE,
)
_GROUPS = re.compile(rf"[{SPACES}_]")


def split_number(text: str) -> tuple[Decimal, str]:
    """Read the number at the start of `text`; return it and the rest, which may name a unit.

    Raises :class:`UnreadableError` with advice when there is no number, when a comma stands where a
    decimal point belongs, or when the number is beyond 10^15.
    """
    text = text.strip()
    match = _NUMBER.match(text)
    if match is None:
        raise UnreadableError(
            "write a number such as 42, 1.5, 42m or 60%", "wpisz liczbę, na przykład 42, 1.5, 42m albo 60%"
        )
    rest = text[match.end() :]
    if rest.startswith(","):
        raise UnreadableError(
            "write the decimals after a point, as in 1.5, and thousands with spaces",
            "ułamek zapisz po kropce, jak w 1.5, a tysiące oddziel spacjami",
        )
    magnitude = (match["magnitude"] or "").lower().rstrip(".")
    if rest[:1].isalnum():
        # `42 months` or `5mm`: the letters after the figure are a unit, not a magnitude
        rest = text[match.start("magnitude") :] if match["magnitude"] else rest
        magnitude = ""
    digits = _GROUPS.sub("", match["whole"]) + ("." + match["fraction"] if match["fraction"] else "")
    number = Decimal(digits) * MAGNITUDES[magnitude]
    if number > LARGEST:
        raise UnreadableError(
            "write a number up to 1 000 000 000 000 000", "wpisz liczbę nie większą niż 1 000 000 000 000 000"
        )
    return (-number if match["sign"] in ("-", "−") else number), rest.strip()


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

    A bare number above 1 is refused, because ``60`` may be meant as 60 % or as sixty times.
    """
    number, rest = split_number(text)
    if rest == "%":
        return number / 100
    if rest:
        raise UnreadableError("write a share as 60% or 0.6", "zapisz udział jako 60% albo 0.6")
    if abs(number) > 1:
        raise UnreadableError(f"write a share with its sign: {number}%", f"zapisz udział ze znakiem: {number}%")
    return number
