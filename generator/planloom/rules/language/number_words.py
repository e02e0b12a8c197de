"""Numbers in words, in both languages: ``forty-one``, ``two dozen``, ``półtora miliona``, ``dwie trzecie``.

What is read is the value. Words that only may be numbers (``one of us``, ``both``) are marked as weak: they can agree
with a figure of the other language and are never missed by themselves.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from planloom.problems import Language


@dataclass(frozen=True, slots=True)
class Worded:
    """A number written in words, from `start` to `end` of a text; a `fraction` is a part of one."""

    value: Decimal
    start: int
    end: int
    fraction: bool = False
    weak: bool = False
    counted: Decimal | None = None
    """The number of parts, where the words may also count them: three quarters of a year."""


_ENGLISH_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_ENGLISH_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9}

_POLISH = {
    0: "zero|zera",
    1: "jeden|jedna|jedno|jednego|jednej|jednym|jedną|jednemu",
    2: "dwa|dwie|dwóch|dwu|dwom|dwóm|dwoma|dwiema|dwaj|dwoje|dwojga|dwojgu|dwojgiem",
    3: "trzy|trzech|trzem|trzema|trzej|troje|trojga|trojgu|trojgiem",
    4: "cztery|czterech|czterem|czterema|czterej",
    5: "pięć|pięciu|pięcioma",
    6: "sześć|sześciu|sześcioma",
    7: "siedem|siedmiu|siedmioma",
    8: "osiem|ośmiu|ośmioma",
    9: "dziewięć|dziewięciu|dziewięcioma",
    10: "dziesięć|dziesięciu|dziesięcioma",
    11: "jedenaście|jedenastu|jedenastoma",
    12: "dwanaście|dwunastu|dwunastoma|tuzin|tuzina",
    13: "trzynaście|trzynastu|trzynastoma",
    14: "czternaście|czternastu|czternastoma",
    15: "piętnaście|piętnastu|piętnastoma",
    16: "szesnaście|szesnastu|szesnastoma",
    17: "siedemnaście|siedemnastu|siedemnastoma",
    18: "osiemnaście|osiemnastu|osiemnastoma",
    19: "dziewiętnaście|dziewiętnastu|dziewiętnastoma",
    20: "dwadzieścia|dwudziestu|dwudziestoma",
    30: "trzydzieści|trzydziestu|trzydziestoma",
    40: "czterdzieści|czterdziestu|czterdziestoma",
    50: "pięćdziesiąt|pięćdziesięciu|pięćdziesięcioma",
    60: "sześćdziesiąt|sześćdziesięciu|sześćdziesięcioma",
    70: "siedemdziesiąt|siedemdziesięciu|siedemdziesięcioma",
    80: "osiemdziesiąt|osiemdziesięciu|osiemdziesięcioma",
    90: "dziewięćdziesiąt|dziewięćdziesięciu|dziewięćdziesięcioma",
    100: "sto|stu",
    200: "dwieście|dwustu",
    300: "trzysta|trzystu",
    400: "czterysta|czterystu",
    500: "pięćset|pięciuset",
    600: "sześćset|sześciuset",
    700: "siedemset|siedmiuset",
    800: "osiemset|ośmiuset",
    900: "dziewięćset|dziewięciuset",
}
_COLLECTIVE = {
    4: "czw", 5: "pięci", 6: "sześci", 7: "siedmi", 8: "ośmi", 9: "dziewięci", 10: "dziesięci", 11: "jedenaści",
    12: "dwanaści", 13: "trzynaści", 14: "czternaści", 15: "piętnaści", 16: "szesnaści", 17: "siedemnaści",
    18: "osiemnaści", 19: "dziewiętnaści", 20: "dwadzieści", 30: "trzydzieści", 40: "czterdzieści",
    50: "pięćdziesięci", 60: "sześćdziesięci", 70: "siedemdziesięci", 80: "osiemdziesięci", 90: "dziewięćdziesięci",
}  # fmt: skip
"""What numbers of people of both sexes and of children begin with: `czworo`, `czterdzieścioro`."""
_COLLECTIVE_ENDINGS = ("oro", "orga", "orgu", "orgiem")
_POLISH_SCALES = {
    12: "tuziny|tuzinów|tuzinach",
    1000: "tysiąc|tysiąca|tysiące|tysięcy|tysiącu|tysiącowi|tysiącom|tysiącach|tysiącem|tysiącami",
    10**6: "milion|miliona|miliony|milionów|milionom|milionach|milionem|milionie|milionowi|milionami",
    10**9: "miliard|miliarda|miliardy|miliardów|miliardach|miliardem|miliardami|miliardom",
}
_POLISH_PARTS = {
    3: "trzecia|trzecią|trzeciej|trzecie|trzecich|trzecim|trzecimi",
    4: "czwarta|czwartą|czwartej|czwarte|czwartych|czwartym|czwartymi|ćwierć",
    5: "piąta|piątą|piątej|piąte|piątych|piątym|piątymi",
    6: "szósta|szóstą|szóstej|szóste|szóstych|szóstym|szóstymi",
    7: "siódma|siódmą|siódmej|siódme|siódmych|siódmym|siódmymi",
    8: "ósma|ósmą|ósmej|ósme|ósmych|ósmym|ósmymi",
    9: "dziewiąta|dziewiątą|dziewiątej|dziewiąte|dziewiątych|dziewiątym|dziewiątymi",
    10: "dziesiąta|dziesiątą|dziesiątej|dziesiąte|dziesiątych|dziesiątym|dziesiątymi",
    100: "setna|setną|setnej|setne|setnych|setnym|setnymi",
}


def _spelt(forms: dict[int, str]) -> dict[str, int]:
    return {word: value for value, words in forms.items() for word in words.split("|")}


_UNITS: dict[Language, dict[str, int]] = {
    "en": {word: value for value, word in enumerate(_ENGLISH_SMALL)}
    | {word: 10 * tens for tens, word in enumerate(_ENGLISH_TENS, 2)},
    "pl": _spelt(_POLISH)
    | {f"{stem}{ending}": value for value, stem in _COLLECTIVE.items() for ending in _COLLECTIVE_ENDINGS},
}
_SCALES: dict[Language, dict[str, int]] = {
    "en": {f"{word}{ending}": value for word, value in _ENGLISH_SCALES.items() for ending in ("", "s")},
    "pl": _spelt(_POLISH_SCALES),
}
_PARTS: dict[Language, dict[str, int]] = {
    "en": {f"{word}{ending}": value for word, value in _ENGLISH_PARTS.items() for ending in ("", "s")},
    "pl": _spelt(_POLISH_PARTS),
}
_MEASURED_BY = (
    "a ton", "a tonne", "a kilo", "a kilogram", "a litre", "a liter", "a metre", "a meter", "a kilometre", "a kilometer",
    "a mile", "a hectare", "a decade", "a century", "a point", "a page",
)  # fmt: skip
"""Of what a text may have one and a half: “a ton and a half”."""
_ROUGHLY = ("good", "full", "mere", "bare", "whole", "solid", "clear", "scant")
"""How a part may be said to be a little more or less."""
# Whole expressions, before single words are looked at.
_ODD: dict[Language, dict[str, tuple[str, bool]]] = {
    "en": {
        "half a": ("0.5", False),
        "half": ("0.5", True),
        "a third": ("0.3333333333", True),
        **{f"a {much} third": ("0.3333333333", True) for much in _ROUGHLY},
        **{f"a {much} fifth": ("0.2", True) for much in _ROUGHLY},
        **{f"a {much} tenth": ("0.1", True) for much in _ROUGHLY},
        "a quarter": ("0.25", True),
        "a fifth": ("0.2", True),
        "a tenth": ("0.1", True),
        "a sixth": ("0.1666666667", True),
        "a seventh": ("0.1428571429", True),
        "an eighth": ("0.125", True),
        "a ninth": ("0.1111111111", True),
        "a twentieth": ("0.05", True),
        "both": ("2", False),
        **{
            f"{one} and a half": ("1.5", False)
            for one in ("a year", "a month", "a week", "a day", "an hour", *_MEASURED_BY)
        },
    },
    "pl": {
        "półtora": ("1.5", False),
        "półtorej": ("1.5", False),
        "pół": ("0.5", False),
        "połowa": ("0.5", True),
        "połowę": ("0.5", True),
        "połowy": ("0.5", True),
        "połowie": ("0.5", True),
        "połową": ("0.5", True),
        "ćwierć": ("0.25", True),
        "oba": ("2", False),
        "obie": ("2", False),
        "obu": ("2", False),
        "obaj": ("2", False),
        **dict.fromkeys(("oboje", "obojga", "obojgu", "obojgiem", "oboma", "obiema"), ("2", False)),
        **{f"oby{word}": ("2", False) for word in ("dwa", "dwie", "dwóch", "dwu", "dwaj", "dwoje", "dwojga")},
    },
}
_FACTORS: dict[Language, str] = {
    "en": r"(?P<two>doubl(?:e|es|ed|ing)|twice|twofold)|(?P<three>tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|threefold)"
    r"|(?P<half>halv(?:e|es|ed|ing))",
    "pl": r"(?P<two>podwój\w+|podwaja\w*|podwoi\w*|podwoj\w+|dwukrot\w+)|(?P<three>potrój\w+|potraja\w*|potroi\w*|trzykrot\w+)"
    r"|(?P<half>(?!))",
}
_FACTOR = {"two": Decimal(2), "three": Decimal(3), "half": Decimal("0.5")}
_WEAK = frozenset({"half a", "pół"})
"""What only may be a number, beside words for both."""
_JOINED: dict[Language, str] = {"en": r"(?:[ \u00a0]|-|(?<=hundred)[ \u00a0]and[ \u00a0])", "pl": "[ \u00a0]"}
_AND_A_BIT: dict[Language, str] = {
    "en": r"[ \u00a0-]and[ \u00a0-](?:(?P<a_half>a[ \u00a0-]half)|(?P<a_quarter>a[ \u00a0-]quarter)|(?P<three_quarters>three[ \u00a0-]quarters?))",
    "pl": r"[ \u00a0]i[ \u00a0](?:(?P<a_half>pół)|(?P<a_quarter>ćwierć)|(?P<three_quarters>trzy[ \u00a0]czwarte))",
}
_BITS = {"a_half": Decimal("0.5"), "a_quarter": Decimal("0.25"), "three_quarters": Decimal("0.75")}
"""What is added to a whole number: two and a half million."""


_QUARTER = (
    "(?:"
    + "|".join(
        rf"(?<=\b{word} )"
        for word in (
            "by", "than", "over", "under", "nearly", "almost", "about", "roughly", "some", "only", "just", "barely", "good",
            "least", "most", "another", "further", "one", "is", "are", "was", "were", "lose", "loses", "lost", "gain", "gains",
        )
    )
    + r")(?:an?[ \u00a0])?quarter\b(?! (?:to|past|after|century|ago|later|earlier|end))"
    r"|an?[ \u00a0]quarter(?=[ \u00a0](?:of[ \u00a0](?!20\d\d|an?[ \u00a0]century)|more|less|fewer|lower|higher|cheaper|shorter|longer|as|off)\b)"
)  # fmt: skip
"""A quarter of something, and no quarter of a year."""


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def _pattern(language: Language) -> re.Pattern[str]:
    odd = _either(word for word in _ODD[language] if word != "a quarter") + (f"|{_QUARTER}" if language == "en" else "")
    scale, joined = _either(_SCALES[language]), _JOINED[language]
    article = r"(?:\ban?[ \u00a0](?=hundred|thousand|million|billion|dozen))?" if language == "en" else ""
    of_a = r"[ \u00a0]of[ \u00a0]an?[ \u00a0]" if language == "en" else "[ \u00a0]"
    below, parts = _below_a_thousand(language), _either(_PARTS[language])
    run = rf"(?:(?:{below}{joined})?(?:{scale})(?:{joined}(?:{scale}))*{joined})*(?:{below}|(?:{scale}))(?:{joined}(?:{scale}))*"
    return re.compile(
        rf"(?<!\d)(?:(?<!\d[ \u00a0-])|(?<=(?:19|20|21)\d\d[ \u00a0])(?!{scale}))\b(?:{_FACTORS[language]}|(?P<odd>{odd})(?:(?:{joined}|{of_a})(?P<scale>{scale}))?"
        rf"|{article}(?P<run>{run})(?:(?P<bit_more>{_AND_A_BIT[language]})(?:{joined}(?P<times>{scale}))?|{joined}(?P<part>{parts})(?!-?years?)(?:{of_a}(?P<of>{scale}))?)?)\b",
        re.IGNORECASE,
    )


def _below_a_thousand(language: Language) -> str:
    """Return the pattern of hundreds, tens and ones in their order, so that ``six one-day courses`` are no 61."""
    units, joined = _UNITS[language], _JOINED[language]
    ones, tens = (
        _either(word for word, value in units.items() if low <= value < high) for low, high in ((1, 10), (20, 100))
    )
    teens = _either(word for word, value in units.items() if value == 0 or 10 <= value < 20)  # noqa: PLR2004  # teens
    hundreds = _either(word for word, value in units.items() if value >= 100)  # noqa: PLR2004  # hundreds
    small = rf"(?:(?:{tens})(?:{joined}(?:{ones}))?|{teens}|{ones})"
    return rf"(?:(?:{hundreds})(?:{joined}{small})?|{small})" if hundreds else small


_WORD = re.compile(r"[^\W\d_]+")
_FACTOR_STEMS = ("doub", "twic", "twof", "trip", "treb", "thre", "halv", "podw", "dwuk", "potr", "pota", "trzy")


@functools.cache
def _first_words(language: Language) -> frozenset[str]:
    """Return the words that a number in words can begin with, so that the pattern is tried nowhere else."""
    odd = {words.split()[0] for words in _ODD[language]}
    return frozenset({*odd, *_UNITS[language], *_SCALES[language], *(("a", "an") if language == "en" else ())})


def number_words(text: str, language: Language) -> Iterator[Worded]:
    """Yield the numbers written in words in a text, in their order."""
    pattern, begin, reached = _pattern(language), _first_words(language), 0
    folded = text.lower()
    if begin.isdisjoint(_WORD.findall(folded)) and not any(stem in folded for stem in _FACTOR_STEMS):
        return
    for word in _WORD.finditer(text):
        lower = word[0].lower()
        if word.start() < reached or not (lower in begin or lower.startswith(_FACTOR_STEMS)):
            continue
        match = pattern.match(text, word.start())
        if match is not None:
            reached = match.end()
            yield _read(match, language)


def _read(match: re.Match[str], language: Language) -> Worded:
    for name, factor in _FACTOR.items():
        if match[name]:
            return Worded(factor, match.start(), match.end(), name == "half")
    return _odd(match, language) if match["odd"] else _counted(match, language)


def _odd(match: re.Match[str], language: Language) -> Worded:
    """Read words that are a number by themselves, and what scale they have: a third, both, a quarter of a million."""
    word = "a quarter" if "quarter" in match["odd"].lower() else match["odd"].lower()
    number, fraction = _ODD[language][word]
    scale = _SCALES[language][match["scale"].lower()] if match["scale"] else 1
    whole = scale > 1
    is_weak = (word in _WEAK or number == "2") and not whole
    return Worded(Decimal(number) * scale, match.start(), match.end(), fraction and not whole, is_weak)


def _counted(match: re.Match[str], language: Language) -> Worded:
    """Read a run of words of numbers, and what more or what part of it is told: three and a half, two thirds."""
    words = [word.lower() for word in re.split(r"[ \u00a0-]+", match["run"]) if word.lower() != "and"]
    value = Decimal(_whole(words, language))
    counted = value if match["part"] and language == "en" and match["part"].lower() == "quarters" else None
    if match["bit_more"]:
        bit = next(bit for name, bit in _BITS.items() if match[name])
        scale = _SCALES[language].get(words[-1], 1)  # “a million and a half”
        value = value + bit * scale if scale > 1 else value + bit
        value *= _SCALES[language][match["times"].lower()] if match["times"] else 1
    if match["part"]:
        value /= _PARTS[language][match["part"].lower()]
        value *= _SCALES[language][match["of"].lower()] if match["of"] else 1
    is_weak = not match["part"] and (value in (0, 1) or (len(words) == 1 and value in (100, 1000)))
    return Worded(value, match.start(), match.end(), bool(match["part"]) and not match["of"], is_weak, counted)


def _whole(words: Iterable[str], language: Language) -> int:
    """Add up the words of a number: those before a scale are multiplied by it."""
    total = current = 0
    for word in words:
        scale = _SCALES[language].get(word)
        if scale is None:
            current += _UNITS[language][word]
        elif scale <= 100:  # noqa: PLR2004  # a hundred, a dozen
            current = (current or 1) * scale
        else:
            total, current = total + (current or 1) * scale, 0
    return total + current
