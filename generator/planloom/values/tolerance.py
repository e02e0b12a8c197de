"""Tolerances: so much may be missing, as a share (`5%`) or in the unit of what is measured (`0.5`)."""

from dataclasses import dataclass
from decimal import Decimal

from planloom.values.number import split_number
from planloom.values.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class Tolerance:
    """An amount that may be missing: a fraction of one when it is a `share`, else in the measure's own unit."""

    amount: Decimal
    share: bool

    @classmethod
    def parse(cls, text: str) -> "Tolerance":
        """Read `5%` as a share and `0.5` as an amount; raises :class:`UnreadableError`."""
        number, rest = split_number(text)
        if rest not in ("", "%") or number < 0:
            raise UnreadableError(
                "write a share such as 5%, or an amount in the unit of the measure such as 0.5",
                "wpisz udział, na przykład 5%, albo wartość w jednostce miernika, na przykład 0.5",
            )
        return cls(number / 100, True) if rest else cls(number, False)

    def __str__(self) -> str:
        return f"{(self.amount * 100).normalize():f}%" if self.share else f"{self.amount:f}"
