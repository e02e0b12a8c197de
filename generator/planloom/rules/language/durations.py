"""Lengths of time in texts, and the measures that count them: ``twelve working days``, ``21 dni roboczych``."""

import re
from collections.abc import Iterable, Mapping

from planloom.problems import Language

DURATIONS = frozenset({"day", "week", "month", "year", "hour", "minute"})
_WORDS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"[\s-]*(?:(?:working|business|calendar|full|long|whole)\s)?"
        r"(?:(?P<day>days?)|(?P<week>weeks?)|(?P<month>months?)|(?P<year>years?)|(?P<hour>hours?)|(?P<minute>minutes?)"
        r"|(?P<other>km|kilomet\w*|kWh|dB|m²|metres?|square))\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"(?:\s*|-)(?:(?:robocz\w+|kalendarzow\w+|pełn\w+|dług\w+)\s)?"
        r"(?:(?P<day>dni|dniach|dniami|dzień|dnia|dniow\w+|dob(?:a|y|ę|ą|ie)|dób)|(?P<week>tygodni\w*|tydzień)"
        r"|(?P<month>miesi\w+)|(?P<year>lata?|latach|rok\w*|(?<=-)letni\w*|(?<=-)roczn\w+)"
        r"|(?P<hour>godzin\w*)|(?P<minute>minut\w*)|(?P<other>km|kilometr\w*|kWh|dB|m²|metr\w*))\b",
        re.IGNORECASE,
    ),
}


def duration_after(after: str, language: Language) -> str | None:
    """Return the length of time that a number counts, by the words behind it; empty for another dimension, None for none."""
    match = _WORDS[language].match(after)
    if match is None:
        return None
    return "" if match.lastgroup == "other" else match.lastgroup


def counts_duration(words: Iterable[str], duration: str) -> bool:
    """Tell whether words for what a field counts name a length of time."""
    return any(
        match.lastgroup == duration
        for one in words
        for pattern in _WORDS.values()
        for start in [0, *(found.end() for found in re.finditer(r"\s", one))]
        if (match := pattern.match(one, start)) is not None
    )
