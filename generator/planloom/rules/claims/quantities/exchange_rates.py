"""Rates of exchange, as a text says them, against those the organisation plans with: ``4.25 PLN to the euro``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.model.organisation import Organisation
from planloom.problems import Language
from planloom.rules.claims.discrepancy import Discrepancy, Field
from planloom.rules.claims.passage import Passage
from planloom.rules.language.numbers import Figure

_OTHER = r"(?:(?P<EUR>euro|EUR)|(?P<USD>dollars?|USD|dolara)|(?P<GBP>pounds?|GBP|funta?)|(?P<CHF>francs?|CHF|franka?)|(?P<CZK>CZK))\b"
_FOR_ONE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"\s*(?:to|for|per|against)\s+(?:the|an?|one|1)?\s*{_OTHER}", re.IGNORECASE),
    "pl": re.compile(rf"\s*za\s+(?:jedno\s+|1\s+)?{_OTHER}", re.IGNORECASE),
}
_ROUNDED = Decimal("0.005")


def exchange_rates(passage: Passage, company: Organisation, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield the rates of a sentence that are not those planned with."""
    for one in figures:
        after = _FOR_ONE[passage.language].match(passage.words, one.first + len(one.written))
        if after is None or one.unit != company.currency or not isinstance(one.value, Decimal):
            continue
        currency = str(after.lastgroup)
        known = company.rates.get(currency)
        if known is not None and abs(known - one.value) > _ROUNDED:
            yield Discrepancy.of_figure(passage, one, Field(company, "rates", currency), company, known)


__all__ = ["exchange_rates"]
