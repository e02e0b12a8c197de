"""Words that have one counterpart in the other language: days of the week, seasons, how often, which of several."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.durations import duration_after
from planloom.rules.language.numbers import Figure

Place = tuple[int, str]
"""Where words stand in a sentence, and what they are."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Words of which a sentence in either language names the same."""

    words: Mapping[Language, re.Pattern[str]]
    short: bool = False

    def named(self, text: str, language: Language) -> dict[str, Place]:
        """Return what a sentence names, by the name of the word, each where it is named first."""
        found: dict[str, Place] = {}
        for match in self.words[language].finditer(text):
            found.setdefault(str(match.lastgroup), (match.start(), match[0]))
        return found


def _either(**words: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(f"(?P<{name}>{word})" for name, word in words.items()) + r")(?![\w-])",
        re.IGNORECASE,
    )


_GROUPS = (
    _Group({
        "en": _either(mon="Mondays?", tue="Tuesdays?", wed="Wednesdays?", thu="Thursdays?", fri="Fridays?", sat="Saturdays?", sun="Sundays?"),
        "pl": _either(
            mon=r"poniedział\w+", tue=r"wtor\w+", wed=r"środ(?:a|ę|y|zie|ą|owy\w*)", thu=r"czwart(?:ek|ku|ki|kiem|kow\w+)",
            fri=r"piąt(?:ek|ku|ki|kiem|kow\w+)", sat=r"sobot\w*|sobó\w+", sun=r"niedziel\w*",
        ),
    }),
    _Group({
        "en": _either(spring="(?:in|by|until|next|early|late|this|the|for|of) (?:the )?spring", summer="summers?", autumn="autumn|(?:in|by) the fall", winter="winters?"),
        "pl": _either(spring=r"wiosn\w+|wiosen\w+", summer=r"lato|latem|lecie|letni\w+|wakacj\w+", autumn=r"jesie\w+", winter=r"zim(?:a|ą|ę|ie|y|ow\w+)"),
    }),
    _Group({
        "en": _either(
            day="daily|(?:a|per|each|every) day", week="weekly|(?:a|per|each|every) week", month="monthly|(?:a|per|each|every) month",
            quarter="quarterly|(?:a|per|each|every) quarter", year="yearly|annual(?:ly)?|(?:per|each|every|times a|twice a|once a) year|(?<!for )a year(?! (?:ago|and|later|or|before|after))",
        ),
        "pl": _either(
            day=r"dziennie|codzien\w+|co dzień|(?:na|w ciągu) dnia?|każdego dnia", week=r"tygodniow\w+|cotygodniow\w+|co tydzień|(?:na|w) (?:tydzień|tygodniu)|każdego tygodnia",
            month=r"miesięczn\w+|comiesięczn\w+|co miesiąc|(?:na|w) miesiąc\w*|każdego miesiąca", quarter=r"kwartaln\w+|co kwartał|(?:na|w) kwarta\w+|każdego kwartału",
            year=r"roczn\w+|corocz\w+|dorocz\w+|co rok\w*|(?:razy?|na) (?:w )?rok\w*|w roku(?! (?:\d|obr|kalend|szkol|fin))|każdego roku",
        ),
    }, short=True),
    _Group({
        "en": _either(n1="first", n2="second", n3="third", n4="fourth", n5="fifth"),
        "pl": _either(n1=r"pierwsz\w+|najpierw|po pierwsze", n2=r"drug\w+", n3=r"trzeci\w*", n4=r"czwart(?:y|a|e|ego|ej|ą|ym)", n5=r"piąt(?:y|a|e|ego|ej|ą|ym)"),
    }, short=True),
    _Group({
        "en": _either(north="north(?:ern)?", south="south(?:ern)?", east="east(?:ern)?", west="west(?:ern)?"),
        "pl": _either(north=r"północ(?!y\b)\w*|północy", south=r"południ(?!u\b)\w*|południu", east=r"wsch[oó]d\w*", west=r"zach[oó]d\w*"),
    }, short=True),
    _Group({
        "en": _either(morning="mornings?|before noon", afternoon="afternoons?", evening="evenings?", night="nights?|overnight"),
        "pl": _either(morning=r"ran(?:o|a|em|ek|ki)|porann\w+|przed południem", afternoon=r"po południu|popołudni\w+", evening=r"wiecz[oó]r\w*", night=r"noc\w*|nocn\w+"),
    }, short=True),
    _Group({
        "en": _either(
            last="(?:last|previous|past) (?:year|month|week|quarter|season|summer|winter|autumn|spring)", this="(?:this|current) (?:year|month|week|quarter|season|summer|winter|autumn|spring)",
            next="(?:next|coming|following) (?:year|month|week|quarter|season|summer|winter|autumn|spring)",
        ),
        "pl": _either(
            last=r"(?:zeszł|ubiegł|poprzedni|minion|przeszł)\w+ (?:rok|miesi|tyg|kwart|sezon|lat|wios|zim|jesie)\w*",
            this=r"(?:bieżąc\w+|tego|tym|t[aąeę]j?|ten) (?:rok|miesi|tyg|kwart|sezon|lat|wios|zim|jesie)\w*",
            next=r"(?:przyszł|następn|kolejn|nadchodząc)\w+ (?:rok|miesi|tyg|kwart|sezon|lat|wios|zim|jesie)\w*",
        ),
    }, short=True),
    _Group({
        "en": _either(customer="customers?|clients?", supplier="suppliers?|vendors?", employee="employees?|workers?|staff", distributor="distributors?|wholesalers?", installer="installers?|fitters?", architect="architects?|designers?"),
        "pl": _either(
            customer=r"klien\w+", supplier=r"dostawc\w+", employee=r"pracowni\w+|załog\w+|personel\w*", distributor=r"dystrybuto\w+|hurtow\w+",
            installer=r"instalato\w+|monte\w+", architect=r"architek\w+|projektan\w+",
        ),
    }, short=True),
    _Group({
        "en": _either(school="schools?", office="offices?", home="homes?|houses?|flats?", hospital="hospitals?", hotel="hotels?", shop="shops?|stores?", plant="plants?|factor(?:y|ies)", warehouse="warehouses?"),
        "pl": _either(
            school=r"szk(?:oł|ół)\w*", office=r"biur\w+", home=r"dom(?:y|u|ów|ach|om|ami|em)?|mieszka(?:nia|ń|niach|niom|nie)", hospital=r"szpital\w*", hotel=r"hotel\w*",
            shop=r"sklep\w*", plant=r"zakład(?:y|u|ów|ach|om|zie|em)?|fabry\w+", warehouse=r"magazyn\w*",
        ),
    }, short=True),
    _Group({
        "en": _either(begin="(?:beginning|start) of", middle="middle of|mid-\\w+", end="end of"),
        "pl": _either(begin=r"początk\w+", middle=r"połow\w+", end=r"ko(?:niec|ńca|ńcem|ńcu)"),
    }, short=True),
    _Group({
        "en": _either(once="once", twice="twice", thrice="three times"),
        "pl": _either(once=r"raz(?! \w*(?:y|ie)\b)|jednokrotn\w+|jednorazow\w+", twice=r"dwa razy|dwukrotn\w+", thrice=r"trzy razy|trzykrotn\w+"),
    }, short=True),
    _Group({
        "en": _either(km=r"km|kilomet\w+", m=r"m|met(?:re|er)s?", kg="kg|kilograms?|kilos?", t="t|tonnes?|tons?", ha="ha|hectares?", l="l|lit(?:re|er)s?", kwh="kWh", mwh="MWh", kw="kW", mw="MW"),
        "pl": _either(km=r"km|kilomet\w+", m=r"m|metr\w*", kg=r"kg|kilogram\w*|kilo", t=r"t|ton(?:a|y|ę|ach|om)?", ha=r"ha|hektar\w*", l=r"l|litr\w*", kwh="kWh", mwh="MWh", kw="kW", mw="MW"),
    }, short=True),
)  # fmt: skip
_SHORT = 90


def counterparts(
    en: str, pl: str, english: Sequence[Figure], polish: Sequence[Figure]
) -> Iterator[tuple[Place, Place]]:
    """Yield where a sentence names one thing in English and another in Polish, where both name as many."""
    for group in _GROUPS:
        if group.short and max(len(en), len(pl)) > _SHORT:
            continue
        first, second = group.named(en, "en"), group.named(pl, "pl")
        if len(first) == len(second) and first.keys() != second.keys():
            yield first[min(first.keys() - second.keys())], second[min(second.keys() - first.keys())]
    yield from _durations(en, pl, english, polish)


def _durations(en: str, pl: str, english: Sequence[Figure], polish: Sequence[Figure]) -> Iterator[tuple[Place, Place]]:
    """Yield a number that counts days in one language and weeks in the other."""
    for one in english:
        unit = _counted(one, en, "en")
        others = [other for other in polish if other.value == one.value and not other.part]
        units = [_counted(other, pl, "pl") for other in others]
        if unit and others and all(units) and unit not in units:
            yield _with_unit(one, en), _with_unit(others[0], pl)


def _counted(figure: Figure, text: str, language: Language) -> str | None:
    plain = isinstance(figure.value, Decimal) and not (figure.part or figure.weak or figure.unit)
    return duration_after(text[figure.end : figure.end + 40], language) if plain else None


def _with_unit(figure: Figure, text: str) -> Place:
    words = re.match(r"\s*\S+(?:\s\S+)?", text[figure.end :])
    return figure.start, text[figure.start : figure.end + (words.end() if words else 0)]
