"""Money: an exact amount and its currency."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planloom.values.number import MINUSES, SPACES, split_number
from planloom.values.unreadable import UnreadableError

_CURRENCY = re.compile(r"[A-Z]{3}")
SIGNS = {
    "zł": "PLN",
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    # the other signs that amounts are printed with
    "US$": "USD",
    "A$": "AUD",
    "CA$": "CAD",
    "HK$": "HKD",
    "MX$": "MXN",
    "NZ$": "NZD",
    "NT$": "TWD",
    "EC$": "XCD",
    "R$": "BRL",
    "CN¥": "CNY",
    "JP¥": "JPY",
    "₪": "ILS",
    "₹": "INR",
    "₩": "KRW",
    "₱": "PHP",
    "₫": "VND",
}
"""The signs of currencies that are read, with their codes."""

_AHEAD = re.compile(
    rf"(?P<before>\(?[+{MINUSES}]?)[{SPACES}]?"
    rf"(?P<currency>{'|'.join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))}|[A-Z]{{3}})"
    rf"[{SPACES}]?(?P<after>[+{MINUSES}]?\d.*)"
)

_ENGLISH_THOUSANDS = re.compile(rf"[£$][{SPACES}]?\d{{1,3}}(?:,\d{{3}})+(?![\d,])")


def without_english_commas(text: str) -> str:
    """Return `£412,300` as `£412300`: whoever writes that sign ahead sets thousands apart with a comma."""
    return _ENGLISH_THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)


class MixedCurrencyError(ValueError):
    """Two currencies met where no rate says how they compare."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second} cannot be added without a rate")
        self.currencies = (first, second)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217 code). Amounts of different currencies never add up."""

    amount: Decimal
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> "Money":
        """Read ``42m``, ``1.2m EUR``, ``350k zł``, ``£4,200``, ``PLN 42m``; `currency` holds where none is written."""
        ahead = _AHEAD.fullmatch(without_english_commas(text.strip()))
        if ahead:  # as if the currency stood behind, so that advice names it too
            text = f"{ahead['before']}{ahead['after']} {ahead['currency']}"
        amount, unit = split_number(text)
        code = SIGNS.get(unit, unit) or currency
        if not _CURRENCY.fullmatch(code):
            raise UnreadableError(
                f"write the currency as an ISO code such as PLN or EUR; `{code}` is none",
                f"zapisz walutę kodem ISO, na przykład PLN albo EUR; `{code}` nim nie jest",
            )
        return cls(amount, code)

    @classmethod
    def total(cls, amounts: Iterable["Money"], currency: str) -> "Money":
        """Add up; an empty sum is zero in `currency`. Raises :class:`MixedCurrencyError`."""
        amounts = list(amounts)
        return sum(amounts[1:], amounts[0]) if amounts else cls(Decimal(0), currency)

    def converted(self, currency: str, rates: Mapping[str, Decimal]) -> "Money":
        """Return the amount in `currency`; `rates` tell how much of it one unit of another is worth.

        Raises :class:`MixedCurrencyError` when no rate is given.
        """
        if self.currency == currency:
            return self
        if self.currency not in rates:
            raise MixedCurrencyError(self.currency, currency)
        return Money(self.amount * rates[self.currency], currency)

    def _same(self, other: "Money") -> None:
        if other.currency != self.currency:
            raise MixedCurrencyError(self.currency, other.currency)

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: Decimal) -> "Money":
        return Money(self.amount * factor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount <= other.amount

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        return f"{self.amount:,f} {self.currency}".replace(",", " ")
