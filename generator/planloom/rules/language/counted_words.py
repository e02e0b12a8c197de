"""Numbers inside words and in a row: `trzydniowy`, `pięcioosobowy`, `dwudziesty pierwszy`, `the third`, `wpół do ósmej`."""

import functools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.numbers import Figure

_BEFORE: Mapping[str, int] = {
    "jedno": 1, "dwu": 2, "trzy": 3, "trój": 3, "cztero": 4, "pięcio": 5, "sześcio": 6, "siedmio": 7, "ośmio": 8,
    "dziewięcio": 9, "dziesięcio": 10, "jedenasto": 11, "dwunasto": 12, "trzynasto": 13, "czternasto": 14,
    "piętnasto": 15, "szesnasto": 16, "siedemnasto": 17, "osiemnasto": 18, "dziewiętnasto": 19, "dwudziesto": 20,
    "trzydziesto": 30, "czterdziesto": 40, "pięćdziesięcio": 50, "sześćdziesięcio": 60, "siedemdziesięcio": 70,
    "osiemdziesięcio": 80, "dziewięćdziesięcio": 90, "stu": 100, "dwustu": 200, "trzystu": 300, "pięciuset": 500,
    "tysiąc": 1000,
}  # fmt: skip
_COUNTED = (
    r"(?P<minute>minutow)|(?P<hour>godzinn)|(?P<day>dniow|dobow)|(?P<week>tygodniow)|(?P<month>miesięczn)|(?P<year>letni|letn|leci|roczn)"
    r"|(?P<percent>procentow)|(?P<plain>osobow|etapow|piętrow|pokojow|częściow|stopniow|stopień|zmianow|tonow|kilometrow|metrow"
    r"|stronn|stronicow|języczn|rodzinn|krotn|punktow|gwiazdkow|cyfrow|kondygnacyjn|rodzajow|składnikow|zł|złotow|litrow|hektarow)"
)
_ORDINALS: Mapping[Language, Mapping[str, int]] = {
    "en": {
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
        "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
        "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000,
    },
    "pl": {
        "pierwsz": 1, "drug": 2, "trzec": 3, "czwart": 4, "piąt": 5, "szóst": 6, "siódm": 7, "ósm": 8, "dziewiąt": 9,
        "dziesiąt": 10, "jedenast": 11, "dwunast": 12, "trzynast": 13, "czternast": 14, "piętnast": 15, "szesnast": 16,
        "siedemnast": 17, "osiemnast": 18, "dziewiętnast": 19, "dwudziest": 20, "trzydziest": 30, "czterdziest": 40,
        "pięćdziesiąt": 50, "sześćdziesiąt": 60, "setn": 100, "tysięczn": 1000,
    },
}  # fmt: skip
_TENS: Mapping[Language, Mapping[str, int]] = {
    "en": {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
    "pl": {"dwudziest": 20, "trzydziest": 30, "czterdziest": 40, "pięćdziesiąt": 50},
}
_ENDING = r"(?:i?(?:ego|emu|ej|e|a|ą|m|mi|ch)|ym|ymi|ych|y|i)"


_EVERY = re.compile(r"\b(?:co|every) $", re.IGNORECASE)


def _any(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@functools.cache
def _compound() -> re.Pattern[str]:
    before = _any(_BEFORE)
    return re.compile(
        rf"\b(?:(?P<half_more>półtora)|(?P<half>pół)|(?P<tens>{before})(?P<ones>jedno|dwu|trzy|cztero|pięcio|sześcio|siedmio|ośmio|dziewięcio)?)"
        rf"(?:{_COUNTED})\w*",
        re.IGNORECASE,
    )


def compounds(text: str) -> Iterator[tuple[Figure, str]]:
    """Yield the numbers that Polish adjectives begin with, each with the length of time it counts; empty for none."""
    for match in _compound().finditer(text):
        value = (
            Decimal(_BEFORE[match["tens"].lower()])
            if match["tens"]
            else Decimal("1.5" if match["half_more"] else "0.5")
        )
        value += _BEFORE[match["ones"].lower()] if match["ones"] else 0
        unit = next(
            name for name in ("minute", "hour", "day", "week", "month", "year", "percent", "plain") if match[name]
        )
        figure = Figure(value, match.start(), match[0], unit="percent" if unit == "percent" else "", spelt=True)
        yield figure, "" if unit in ("percent", "plain") else unit


_NOUNS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<n4>fourfold|quadrupl\w+)|(?P<n5>fivefold)|(?P<n6>sixfold)|(?P<n10>tenfold)|(?P<n100>hundredfold)|(?P<n2>duo|duplicate)|(?P<n3>trio|triplicate)"
        r"|(?P<n20>score (?=of)))\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?P<n2>dwójk\w+|dwóje?k)|(?P<n3>trójk\w+|trójek)|(?P<n4>czwórk\w+|czwórek|czterokrot\w+)|(?P<n5>piątk(?:a|ę|ą)|pięciokrot\w+)"
        r"|(?P<n6>szóstk\w+|sześciokrot\w+)|(?P<n10>dziesiątk(?:a|ę|ą|i)|dziesięciokrot\w+)|(?P<n100>stukrot\w+))\b",
        re.IGNORECASE,
    ),
}


def counting_nouns(text: str, language: Language) -> Iterator[Figure]:
    """Yield nouns and adverbs that count, which are never missed by themselves: `tenfold`, `trójka`."""
    for match in _NOUNS[language].finditer(text):
        yield Figure(Decimal(str(match.lastgroup)[1:]), match.start(), match[0], spelt=True, weak=True)


_PLACE_PL = (
    r"|(?<![\w.,/–-])(?P<digits>\d{1,3})(?=\.?[ \u00a0](?:dnia|dniu)\b|\.[ \u00a0](?!stycz|lut|mar[cz]|kwie|maj|czerw|lip|sierp"
    r"|wrześ|paźdz|listop|grud)[a-ząćęłńóśźż]{3})"
)
"""A place in a row in figures, as Polish writes it: `5. dnia`, `3. piętro`; with a month it is a date."""


@functools.cache
def _ordinal(language: Language) -> re.Pattern[str]:
    ending = _ENDING if language == "pl" else ""
    between = rf"{ending}[ \u00a0]" if language == "pl" else "[ -]"
    digits = r"|(?<![\w.,])(?P<digits>\d{1,3})(?:st|nd|rd|th)" if language == "en" else _PLACE_PL
    tens, ones = _any(_TENS[language]), _any(_ORDINALS[language])
    return re.compile(
        rf"\b(?:(?:(?P<tens>{tens}){between})?(?P<ones>{ones}){ending}{digits})\b",
        re.IGNORECASE,
    )


def ordinals(text: str, language: Language) -> Iterator[Figure]:
    """Yield the places in a row that a text names: `the third attempt`, `dwudziesta pierwsza rocznica`."""
    for match in _ordinal(language).finditer(text):
        if _EVERY.search(text, max(0, match.start() - 6), match.start()):
            continue
        if match.groupdict().get("digits"):
            value = int(match["digits"].replace(",", ""))
        else:
            value = _ORDINALS[language][match["ones"].lower()]
            value += _TENS[language][match["tens"].lower()] if match["tens"] else 0
        yield Figure(Decimal(value), match.start(), match[0], part="ordinal", spelt=True)


_HOURS_EN = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ALONE = r"(?=\w+ to \w+(?:[.,;:!?)]|$|\s(?:when|in the|sharp|and)\b))"
"""Five to twelve is no time of day where years or people follow."""
_CLOCK: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:(?P<half>half past)|(?P<past>(?:a )?quarter past|fifteen past)|(?P<to>(?:a )?quarter to|{_ALONE}fifteen to)|(?P<m25>twenty-five past)|(?P<n25>twenty-five to)|(?P<m5>five past)|(?P<m10>ten past)|(?P<m20>twenty past)|(?P<n5>{_ALONE}five to)|(?P<n10>{_ALONE}ten to)|(?P<n20>{_ALONE}twenty to)|(?P<at>at(?= (?:{_HOURS_EN}|\d+) o['’]clock)))\s"
        rf"(?P<hour>{_HOURS_EN}|\d{{1,2}})\b(?:\so['’]clock)?"
        rf"|\b(?P<clock>{_HOURS_EN}|\d{{1,2}})(?:\so['’]clock|(?=\s(?:in the (?:early |late )?(?:morning|afternoon|evening)|at night)\b))|\b(?P<noon>(?:at |by |until |before |after )(?:noon|midday))\b|\b(?P<midnight>midnight)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        rf"\b(?:(?P<half>wpół do)|(?P<past>kwadrans po|piętnaście po)|(?P<to>za kwadrans|za piętnaście)|(?P<m25>dwadzieścia pięć po)|(?P<n25>za dwadzieścia pięć)|(?P<m5>pięć po)|(?P<m10>dziesięć po)|(?P<m20>dwadzieścia po)|(?P<n5>za pięć)|(?P<n10>za dziesięć)|(?P<n20>za dwadzieścia)|(?P<at>o godzinie|o|do godziny|od godziny|przed godziną|po godzinie|godzin[aęy]))\s"
        rf"(?P<tens>dwudziest)?(?:(?<=dwudziest)(?:ej|a|ą)\s)?(?P<hour>{_any(_ORDINALS['pl'])})(?:ej|iej|a|ia|ą|ią)\b(?!\s(?:części|edycj|klas|zmian|stron|osob|nagrod))"
        rf"|\b(?P<clock>(?!))|\b(?P<noon>(?:w|do) południ[ea])\b|\b(?P<midnight>o północy|do północy)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip


_ORDINAL_HOUR = "|".join(_ORDINALS["pl"])
_FROM_TO = re.compile(
    rf"\bod (?P<first_word>(?P<first>{_ORDINAL_HOUR})i?ej) do (?P<last_word>(?P<last>{_ORDINAL_HOUR})i?ej)"
    r"(?=\s*(?:[.,;:!?)]|$)|\s(?:rano|wieczorem|po południu|codziennie|w|we|od|i)\s)",
    re.IGNORECASE,
)

_MINUTES = {
    "past": 15,
    "to": -15,
    "m5": 5,
    "m10": 10,
    "m20": 20,
    "m25": 25,
    "n5": -5,
    "n10": -10,
    "n20": -20,
    "n25": -25,
}
_PAST: Mapping[Language, Mapping[str, int]] = {"en": {"half": 30, **_MINUTES}, "pl": {"half": -30, **_MINUTES}}
"""Minutes after the hour that is named; Polish counts the half before it."""


def _from_to(text: str) -> Iterator[Figure]:
    """Yield the hours between which something is open, which Polish names without saying that they are hours."""
    for match in _FROM_TO.finditer(text):
        for name in ("first", "last"):
            hour = _ORDINALS["pl"][match[name].lower()]
            yield Figure(f"time {hour}:00", match.start(name), match[f"{name}_word"], part="time", spelt=True)


def clock_times(text: str, language: Language) -> Iterator[Figure]:
    """Yield the times of day in words: `half past eight`, `wpół do dziewiątej`, `o siedemnastej`, `at noon`."""
    if language == "pl":
        yield from _from_to(text)
    for match in _CLOCK[language].finditer(text):
        minutes = _minutes(match, language)
        yield Figure(
            f"time {minutes // 60 % 24}:{minutes % 60:02}",
            match.start(),
            match[0],
            part="time",
            spelt=not (match["noon"] or match["midnight"]),
        )


def _minutes(match: re.Match[str], language: Language) -> int:
    if match["noon"] or match["midnight"]:
        return 12 * 60 if match["noon"] else 0
    word = (match["hour"] or match["clock"]).lower()
    if language == "en":
        hour = int(word) if word.isdigit() else _HOURS_EN.split("|").index(word) + 1
    else:
        hour = _ORDINALS["pl"][word] + (20 if match["tens"] else 0)
    past = _PAST[language].get(str(next((name for name in _PAST[language] if match[name]), "")), 0)
    return hour * 60 + past


_DECADES_EN = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_DECADES_PL = (
    "dwudziest", "trzydziest", "czterdziest", "pięćdziesiąt", "sześćdziesiąt", "siedemdziesiąt", "osiemdziesiąt",
    "dziewięćdziesiąt",
)  # fmt: skip
_DECADES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:(?:his|her|their|my|our|the) |late[ -]|early[ -]|mid[ -]|nineteen[ -])+(?P<word>{'|'.join(_DECADES_EN)})\b|\b(?:(?:18|19|20)|the ['’]?)(?P<digits>[1-9]0)s\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        rf"\blat(?:a|ach|om|ami)? (?:(?P<word>{'|'.join(_DECADES_PL)})(?:e|ych|ym|ymi)\b|(?:18|19|20)?(?P<digits>[1-9]0)(?:\.|-t\w+)(?!\d))"
        rf"|\b(?:po|przed|około|koło) (?P<age>{'|'.join(_DECADES_PL)})(?:ce|ką)\b",
        re.IGNORECASE,
    ),
}


def decades(text: str, language: Language) -> Iterator[Figure]:
    """Yield the decades of a century that a text names: `the nineties`, `lata 90.`."""
    words = _DECADES_EN if language == "en" else _DECADES_PL
    for match in _DECADES[language].finditer(text):
        word = (match["word"] or match.groupdict().get("age") or "").lower()
        value = int(match["digits"]) if match["digits"] else (words.index(word) + 2) * 10
        yield Figure(Decimal(value), match.start(), match[0], part="decade", spelt=True)


__all__ = ["clock_times", "compounds", "counting_nouns", "decades", "ordinals"]
