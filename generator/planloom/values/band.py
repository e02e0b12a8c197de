"""Bands: a range of values that are all right (`8..12`), or everything from a threshold on (`> 20`, `≥ 99.5`)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from planloom.values.number import parse_number
from planloom.values.unreadable import UnreadableError

_THRESHOLD = re.compile(r"(?P<sign>>=|<=|≥|≤|>|<)\s*(?P<rest>.*)")
_RANGE = re.compile(r"(?P<low>.*?[\d%a-z.])\s*(?:\.\.|–|—|(?<=[\d%a-z ])-)\s*(?P<high>[+\-−]?\d.*)", re.IGNORECASE)
_UPWARD = {">": True, ">=": False, "≥": False}


@dataclass(frozen=True, slots=True)
class Band:
    """Values from `low` to `high`, one of which may be open. `strict` leaves the threshold itself out."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False

    @classmethod
    def parse(cls, text: str) -> "Band | None":
        """Read a range or threshold; None for what is neither. Raises :class:`UnreadableError` for a mistaken one."""
        text = text.strip()
        if match := _THRESHOLD.fullmatch(text):
            sign, number = match["sign"], parse_number(match["rest"])
            return cls(number, None, sign == ">") if sign in _UPWARD else cls(None, number, sign == "<")
        if match := _RANGE.fullmatch(text):
            return cls._between(parse_number(match["low"].removesuffix("..")), parse_number(match["high"]))
        return None

    @classmethod
    def _between(cls, low: Decimal, high: Decimal) -> "Band":
        if high < low:
            raise UnreadableError(f"write the lower value first: {high}..{low}", f"zacznij od mniejszej: {high}..{low}")
        return cls(low, high)

    def __str__(self) -> str:
        if self.low is not None and self.high is not None:
            return f"{self.low}–{self.high}"
        sign, end = (">", self.low) if self.low is not None else ("<", self.high)
        return f"{sign if self.strict else {'>': '≥', '<': '≤'}[sign]} {end}"
