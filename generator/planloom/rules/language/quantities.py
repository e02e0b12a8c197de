"""The quantities of a sentence in one form, so that both languages can be held against each other.

Figures, shares, times of day, lengths of time and places in a row; what means the same is the same, however it is put:
ninety minutes and an hour and a half, half past eight and 8.30, the first three months and the first quarter.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.counted_words import clock_times, compounds, counting_nouns, decades, ordinals
from planloom.rules.language.durations import duration_after
from planloom.rules.language.numbers import Figure, figures_in
from planloom.rules.language.ratios import every_so_many, with_ratios
from planloom.rules.language.senses import occurrences_in
from planloom.values import CALENDAR_YEARS, Calendar
from planloom.values.rounding import rounded

LENGTHS = ("minutes", "months")
_MEASURES: Mapping[str, tuple[str, str]] = {
    "second": ("minutes", str(Decimal(1) / 60)), "minute": ("minutes", "1"), "hour": ("minutes", "60"), "day": ("minutes", "1440"), "week": ("minutes", "10080"),
    "month": ("months", "1"), "year": ("months", "12"), "decade": ("months", "120"), "century": ("months", "1200"),
    "quarterhour": ("minutes", "15"), "fortnight": ("minutes", "20160"),
    "mm": ("metres", "0.001"), "cm": ("metres", "0.01"), "m": ("metres", "1"), "km": ("metres", "1000"),
    "mile": ("metres", "1609"), "g": ("kilograms", "0.001"), "kg": ("kilograms", "1"), "t": ("kilograms", "1000"),
    "ml": ("litres", "0.001"), "l": ("litres", "1"), "hl": ("litres", "100"), "m3": ("litres", "1000"),
    "m2": ("square metres", "1"), "ha": ("square metres", "10000"), "km2": ("square metres", "1000000"),
    "kwh": ("kWh", "1"), "mwh": ("kWh", "1000"), "gwh": ("kWh", "1000000"), "kw": ("kW", "1"), "mw": ("kW", "1000"),
}  # fmt: skip
"""What is measured, and how much of it a unit is."""
MEASURED = frozenset(part for part, _ in _MEASURES.values())
_UNIT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"[\s-]?(?:of an? )?(?:(?P<km2>km²|square kilomet\w+)|(?P<m2>m²|sq\.? ?m\b|square met\w+)|(?P<m3>m³|cubic met\w+)|(?P<km>km|kilomet\w+)"
        r"|(?P<cm>cm|centimet\w+)|(?P<mm>mm|millimet\w+)|(?P<mile>miles?)|(?P<m>(?<= )m|met(?:re|er)s?)|(?P<kg>kg|kilos?|kilogram\w*)"
        r"|(?P<g>g|grams?)|(?P<t>t|tonnes?|tons?)|(?P<hl>hl|hectolit\w+)|(?P<ml>ml|millilit\w+)|(?P<l>l|lit(?:re|er)s?)|(?P<ha>ha|hectares?)|(?P<decade>decades?)|(?P<century>century|centuries)|(?P<fortnight>fortnights?)|(?P<second>seconds|(?<=-)second)"
        r"|(?P<gwh>GWh|gigawatt-hours?)|(?P<mwh>MWh|megawatt-hours?)|(?P<kwh>kWh|kilowatt-hours?)|(?P<mw>MW|megawatts?)|(?P<kw>kW|kilowatts?))(?!\w)"
    ),
    "pl": re.compile(
        r"[\s-]?(?:(?P<km2>km²|kilometr\w* kwadratow\w+)|(?P<m2>m²|mkw\.?|m kw\.|metr\w* kwadratow\w+)|(?P<m3>m³|metr\w* sześcienn\w+)|(?P<km>km|kilometr\w*)"
        r"|(?P<cm>cm|centymetr\w*)|(?P<mm>mm|milimetr\w*)|(?P<mile>mil|mile|mila)|(?P<m>(?<= )m|metr\w*)|(?P<kg>kg|kilo|kilogram\w*)"
        r"|(?P<g>g|gram\w*)|(?P<t>t|ton(?:a|y|ę|ą|ie|om|ach|ami)?)|(?P<hl>hl|hektolit\w+)|(?P<ml>ml|mililit\w+)|(?P<l>l|litr\w*)|(?P<ha>ha|hektar\w*)|(?P<decade>dekad\w*|dziesięcioleci\w*)|(?P<century>wiek(?:u|ów|i)|stuleci\w*)|(?P<quarterhour>kwadrans\w*)|(?P<second>sekund\w*)"
        r"|(?P<gwh>GWh|gigawatogodzin\w*)|(?P<mwh>MWh|megawatogodzin\w*)|(?P<kwh>kWh|kilowatogodzin\w*)|(?P<mw>MW|megawat\w*)|(?P<kw>kW|kilowat\w*))(?!\w)"
    ),
}
_FOLLOWING = 40
_PERIOD: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<months18>(?:a |one )?year and a half|one and a half years)|(?P<weeks2>fortnight(?:ly)?)|(?P<years10>(?:a|per|one|full|whole) decade)|(?:a|one) (?:whole|full|entire) (?:(?P<months12d>year(?! and))|(?P<months1d>month(?! and))|(?P<weeks1d>week(?! and))|(?P<days1e>day(?! and)))|(?P<minutes15>quarter of an hour)|(?P<minutes30>half an hour|half-hour)"
        r"|(?P<months6>half[ -]a[ -]year|half[ -]year(?:ly)?|six-monthly|(?:twice|two times) (?:a|per|each|every) year)|(?P<months3c>quarterly|(?:four times (?:a|per|each|every) year)|every quarter(?! of))|(?P<months3>quarters?(?= (?:long|running|in a row)))"
        r"|(?:(?<=for )|(?<=within )|(?<=takes )|(?<=lasts ))(?:a|one) (?:(?P<months12c>year(?! and))|(?P<months1c>month(?! and))|(?P<weeks1c>week(?! and))|(?P<days1d>day(?! and)))"
        r"|(?P<years100>century)|(?P<months12>(?:a|one|per|each|every) year|year-long|yearly|annual(?:ly)?|one-year|12-month)"
        r"|(?P<months1>(?:a|one|per|each|every) month|month-long|monthly)|(?P<weeks1>(?:a|one|per|each|every) week|week-long|weekly)"
        r"|(?P<days1>(?:a|one|per|each|every) day|day-long|daily)|(?P<minutes60>(?:an|one|per) hour|hourly)"
        r"|(?P<days2>(?:every|each) (?:other|second) day)|(?P<weeks2b>(?:every|each) (?:other|second) week)|(?P<months2>(?:every|each) (?:other|second) month)|(?P<months24>(?:every|each) (?:other|second) year)"
        r"|(?P<days2b>weekend))\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?P<weeks2>dwutygodni\w+)|(?P<years10>(?:całą |całej |na |przez |w ciągu )(?:dekad(?:a|y|ę|zie|ą)|dziesięcioleci\w+))|(?P<days1c>całodobow\w+)|(?P<minutes15>kwadrans\w*)|(?P<minutes30>pół godziny|półgodzinn\w+)"
        r"|(?P<months6>pół roku|półroczn\w+|półrocz(?:e|a|u)|(?:dwa razy|dwukrotnie) (?:w|do|na) roku?)|(?P<months3c>co kwartał|kwartaln\w+|cztery razy (?:w|do|na) roku?)|(?P<months18>półtora roku|półtoraroczn\w+)|(?P<minutes90>półtorej godziny)|(?P<months3>kwarta(?:ł|łu|ły|łów|łach|łem))"
        r"|(?:(?<=\bna )|(?<=przez )|(?<=w ciągu )|(?<=trwa )|(?<=potrwa ))(?:(?P<months12c>rok(?:u)?(?! ?\d| obr| kal))|(?P<months1c>miesiąca?)|(?P<weeks1c>tydzień|tygodnia)|(?P<days1d>dzień|dnia|dob[ęy]))"
        r"|(?P<years100>stuleci\w+|(?<!\bw )wieku|wiek(?:iem)?)|(?P<months12>rok(?:u|iem)?|roczn\w+|rocznie|co roku)"
        r"|(?P<months1>miesiąc(?:a|em)?|miesięczn\w+)|(?P<weeks1>tydzień|tygodnia|tygodniow\w+)"
        r"|(?P<days1>dzień|dnia|dziennie|dob(?:a|ę|y)|jednodniow\w+)|(?P<minutes60>godzin(?:a|ę|ie|ny)|jednogodzinn\w+))\b",
        re.IGNORECASE,
    ),
}
"""Lengths of time without a number, and those that are a word of their own."""
_COUNT = re.compile(
    r"(?:\d|\b(?:two|three|four|half a|quarter of a|several|dwa|dwie|dwóch|trzy|trzech|cztery|pięć|kilka|pół|ćwierć|półtora))[ -]$",
    re.IGNORECASE,
)
_CERTAIN = frozenset(
    {
        "weeks2",
        "minutes15",
        "minutes30",
        "months6",
        "months18",
        "minutes90",
        "years10",
        "months3c",
        "days1c",
        "months12c",
        "months1c",
        "weeks1c",
        "days1d",
        "months12d",
        "months1d",
        "weeks1d",
        "days1e",
    }
)
_AND = re.compile(r",? (?:and |i |oraz )?")
_FRACTION = re.compile(r"(?<![\w/.,])(?:(?P<above>\d)/(?P<below>\d{1,2})(?![\w/])|(?P<sign>[½⅓⅔¼¾⅕]))")
_SIGNS = {
    "½": Decimal("0.5"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3, "¼": Decimal("0.25"), "¾": Decimal("0.75"),
    "⅕": Decimal("0.2"),
}  # fmt: skip
_BELOW_ZERO = re.compile(
    r"\s*(?:degrees?|°C?|stopni\w*|stopień)?\s*(?:below zero|of frost|mrozu|poniżej zera)", re.IGNORECASE
)
_INSIDE = re.compile(r"\b(?:year|month|week|day|hour)\b")
_SOME_OF_THEM = re.compile(r"\s*(?:dni|tygodni|miesięcy|lat|godzin|minut)\b", re.IGNORECASE)
"""Behind a fraction no length of time but so many of them: “jedna trzecia dni otwartych”."""
_OF_A = re.compile(r"\s*of an?\b")
_AT, _HOURS = re.compile(r"\bat $", re.IGNORECASE), re.compile(r"[012]?\d\.[0-5]\d")
_POINTS = re.compile(
    r"\s(?:points?|punkt(?:u|y|ów|ami|ach|om)?)\b(?!\s(?:of|from|to|for|in|out|z|na|w|do|dla|od)\b)", re.IGNORECASE
)
"""Points, which are no per cent: “half a point”."""
_BY = re.compile(r"\b(?:by|o) $", re.IGNORECASE)
_SUBUNIT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s?(?:(?P<PLN>grosz\w*)|(?P<EUR>(?:euro ?)?cents?\b)|(?P<points>basis points?|bps?\b))"),
    "pl": re.compile(
        r"\s?(?:(?P<PLN>gr\b|grosz\w*)|(?P<EUR>(?:euro)?cent(?:a|y|ów|ami|om|ach|em)?\b)|(?P<points>punkt\w* bazow\w+|p\.? ?b\.|pb\b))"
    ),
}


def quantities(
    text: str, language: Language, calendar: Calendar = CALENDAR_YEARS, *, shares: bool = False
) -> tuple[Figure, ...]:
    """Return the quantities of a text in their order; lengths of time in minutes or months, each with its `part`.

    With `shares` so many of so many are one figure. What was read is kept, as for figures.
    """
    return _quantities(text, language, calendar, shares)


@functools.lru_cache(maxsize=8192)
def _quantities(text: str, language: Language, calendar: Calendar, shares: bool) -> tuple[Figure, ...]:
    periods = list(_periods(text, language))
    figures = figures_in(text, language, calendar)
    certain = (one for one in periods if not one.weak and not _begins_longer(one, figures))
    found = [*clock_times(text, language), *decades(text, language), *every_so_many(text, language)]
    found += [*certain, *_written_fractions(text)]
    plain = [one for one in figures if not _within(one, found)]
    plain = [one for one in with_ratios(plain, text, language) if not _within(one, found)] if shares else plain
    places = list(ordinals(text, language))
    plain = [one for one in plain if one.part or all(one.start != place.start for place in places)]
    found += [_measured(one, text, language) for one in plain]
    found += [one for one in counting_nouns(text, language) if not _within(one, found)]
    if language == "pl":
        found += [_length(one, unit) if unit else one for one, unit in compounds(text) if not _within(one, found)]
    for more in (periods, places):
        found += [one for one in more if not _within(one, found)]
    return tuple(_added_up(sorted(found, key=lambda one: one.start), text))


def without_idioms(figures: Iterable[Figure], text: str, language: Language) -> list[Figure]:
    """Return the quantities that do not stand in a set phrase: a stitch in time saves nine."""
    idioms = [one for one in occurrences_in(text, language) if ("idiom", "idiom") in one.senses]
    return [one for one in figures if not any(idiom.start <= one.start < idiom.end for idiom in idioms)]


def _written_fractions(text: str) -> Iterator[Figure]:
    """Yield fractions in figures: 2/3, ¾."""
    for match in _FRACTION.finditer(text):
        value = _SIGNS[match["sign"]] if match["sign"] else Decimal(match["above"]) / Decimal(match["below"])
        if value < 1:
            yield Figure(value, match.start(), match[0], spelt=True, fraction=True)


def _added_up(figures: Sequence[Figure], text: str) -> list[Figure]:
    """Return the figures, lengths that are said together as one: an hour and 30 minutes, a year and three months."""
    found: list[Figure] = []
    for one in figures:
        last = found[-1] if found else None
        if last is not None and one.part == last.part and one.part in LENGTHS and one.number is not None:
            start, end = last.first, max(last.first + len(last.written), last.end)
            if _AND.fullmatch(text[end : one.first]) and Decimal(one.value) < Decimal(last.value):
                raw = text[start : one.first + len(one.written)]
                total = Decimal(last.value) + Decimal(one.value)
                found[-1] = replace(last, value=total, number=None, start=start, raw=raw, whole=raw, weak=False)
                continue
        found.append(one)
    return found


def _begins_longer(period: Figure, figures: Iterable[Figure]) -> bool:
    """Tell whether a length of time is the beginning of a longer expression: `a decade` of `a decade and a half`."""
    return any(one.start == period.start and one.end > period.end for one in figures)


def _within(one: Figure, others: Iterable[Figure]) -> bool:
    return any(
        other.start < one.end and one.start < max(other.end, other.first + len(other.written)) for other in others
    )


def _measured(figure: Figure, text: str, language: Language) -> Figure:
    """Return a figure with what it counts: a length of time, a measure, or cents as part of their currency."""
    if figure.part or figure.unit or not isinstance(figure.value, Decimal):
        return figure
    if language == "en" and _AT.search(text, max(0, figure.start - 4), figure.start) and _HOURS.fullmatch(figure.raw):
        return replace(figure, part="time", value=f"time {figure.raw.replace('.', ':')}")
    after = text[figure.first + len(figure.written) :][:_FOLLOWING]
    after = after[match.end() :] if (match := _OF_A.match(after)) else after
    inside = _INSIDE.search(figure.raw) if language == "en" else None
    if inside:
        return _length(figure, inside[0])
    if "point" in figure.raw:
        return replace(figure, unit="points")
    own = _UNIT["en"].match(figure.raw[1:]) if language == "en" and figure.raw[:2].lower() == "a " else None
    if own:
        return _length(figure, str(own.lastgroup))
    if _BELOW_ZERO.match(after) and figure.value > 0:
        return replace(figure, value=-figure.value)
    small = _SUBUNIT[language].match(after)
    if small:
        return replace(figure, value=figure.value / 100, unit=str(small.lastgroup), whole=figure.written + small[0])
    points = _POINTS.match(after)
    if points and (figure.value % 1 or _BY.search(text, 0, figure.start)):
        return replace(figure, unit="points", weak=False, whole=figure.written + points[0])
    if figure.fraction and figure.value < 1 and _SOME_OF_THEM.match(after):
        return figure
    measured = _UNIT[language].match(after)
    unit = str(measured.lastgroup) if measured else duration_after(after, language)
    weak = figure.weak and figure.value == 1
    return replace(_length(figure, unit, figure.written + _words_of(after)), weak=weak) if unit else figure


def _words_of(after: str) -> str:
    match = re.match(r"[\s-]*[^\W\d]+[²³]?", after)
    return match[0] if match else ""


def _length(figure: Figure, unit: str, whole: str = "") -> Figure:
    part, factor = _MEASURES[unit]
    return replace(
        figure,
        value=rounded(Decimal(figure.value) * Decimal(factor), 6),
        number=figure.number or figure.value,
        part=part,
        whole=whole,
    )


def _periods(text: str, language: Language) -> Iterator[Figure]:
    for match in _PERIOD[language].finditer(text):
        if _COUNT.search(text, max(0, match.start() - 12), match.start()):
            continue
        name = str(match.lastgroup)
        unit, number = re.match(r"([a-z]+?)s?(\d+)", name).groups()  # type: ignore[union-attr]  # every name is so
        figure = Figure(Decimal(number), match.start(), match[0], spelt=True, weak=name not in _CERTAIN)
        yield _length(figure, unit)


__all__ = ["LENGTHS", "MEASURED", "quantities", "without_idioms"]
