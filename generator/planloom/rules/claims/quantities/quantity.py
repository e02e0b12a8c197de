"""How a figure of a sentence is meant: its unit, its year, whether it is a bound, how exactly it is given."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from planloom.figures.consistency.stated import PEOPLE, PERCENT
from planloom.model.fields import is_currency
from planloom.problems import Language
from planloom.rules.claims.quantities.years import Year, year_of
from planloom.rules.language.durations import DURATIONS, duration_after
from planloom.rules.language.numbers import PARTS_OF_YEAR, Figure
from planloom.rules.language.ratios import is_one_in

AMOUNT = "amount"
"""The unit of a large number without a currency: that of the field it is held to."""
COUNT = ""

Bound = Literal["", "about", "least", "most"]
_CURRENCY = r"(?:(?:PLN|EUR|USD|GBP|CHF|CZK)\s|[€$£])?$"
_THRESHOLD: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:above|below|under|over|until|exceeds?|exceeding)\s+" + _CURRENCY, re.IGNORECASE),
    "pl": re.compile(r"\b(?:powyżej|poniżej|ponad|przekr\w+)\s+$", re.IGNORECASE),
}
"""What may be a condition as well as a statement; with a year it is one."""


@dataclass(frozen=True, slots=True)
class QuantityClaim:
    """A figure as its sentence means it.

    `value` is a plain number, percentages as 31 for 31%; `unit` a currency, ``percent``, ``people``, ``amount``,
    a duration such as ``day``, or empty for a number of something. `half` is half of the last digit that is written.
    `part_of` are the words behind ``of``, where it is a part of something.
    """

    figure: Figure
    value: Decimal
    unit: str
    after: str
    half: Decimal
    bound: Bound = ""
    year: Year | None = None
    part_of: str = ""
    is_new: bool = False
    """Whether it is a number of new ones, “forty new customers”, and so none of all there are."""
    is_of_one: bool = False
    """Whether it is the money for each one of many: ``400 per enquiry``."""
    is_limit: bool = False
    """Whether its bound is one to be kept, ``at most``, or close, ``just under``, and not any that is true, ``under``."""

    @property
    def is_of_them(self) -> bool:
        """Tell whether it is a number of what was named before: ``nine hundred of them``."""
        return _OF_THEM.match(self.after) is not None and abs(self.value) >= _HUNDRED

    @property
    def is_rate(self) -> bool:
        """Tell whether it is a length of time in every other: ``34 hours a week``."""
        return _OF_EVERY.match(self.after) is not None

    @property
    def is_small(self) -> bool:
        """Tell whether another object may well have the same number by chance."""
        return self.unit == PERCENT or (
            self.unit != AMOUNT and not is_currency(self.unit) and abs(self.value) < _BY_CHANCE
        )

    def in_other_units(self) -> "Iterator[QuantityClaim]":
        """Yield a length of time in other units: half an hour as thirty minutes, three weeks as 21 days."""
        if self.unit == "day" and _WORKING.match(self.after):
            hours = Decimal(_HOURS_OF_A_DAY)
            yield replace(self, value=self.value * hours, unit="hour", half=max(self.half * hours, _TENTH))
        for one, other, factor in _SAME_TIME:
            if self.unit == one:
                yield replace(self, value=self.value * factor, unit=other, half=max(self.half * factor, factor / 20))
            elif self.unit == other:
                yield replace(self, value=self.value / factor, unit=one, half=max(self.half / factor, _TENTH))

    def is_true_of(self, known: Decimal) -> bool:
        """Tell whether a field lies on the side of the figure that its words say: ``under 1,000`` is true of 600."""
        value, known = abs(self.value), abs(known)
        return not self.is_limit and (
            (self.bound == "least" and known >= value) or (self.bound == "most" and known <= value)
        )

    def agrees(self, known: Decimal) -> bool:
        """Tell whether a field may be meant: it is the same within the digits written, or within the bound."""
        value, known = abs(self.value), abs(known)
        below = above = self.half
        if self.bound == "about":
            below = above = max(self.half, value * _about(value))
        elif self.bound == "least":
            above = max(self.half, value * _ROUGHLY) + (self.half if self.figure.fraction else 0)
        elif self.bound == "most":
            below = max(self.half, value * _ROUGHLY) + (self.half if self.figure.fraction else 0)
        return value - below <= known <= value + above


_WORKING = re.compile(r"[\s-]*(?:working|business|robocz)", re.IGNORECASE)
_HOURS_OF_A_DAY = 8
_SAME_TIME = (
    ("hour", "minute", Decimal(60)),
    ("day", "hour", Decimal(24)),
    ("week", "day", Decimal(7)),
    ("month", "day", Decimal("30.4")),
)
_TENTH = Decimal("0.1")
_PART_OF_TIME: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:of )?an? (?P<unit>hour|day|week|month|year)\b", re.IGNORECASE),
    "pl": re.compile(
        r"\s+(?:(?P<hour>godziny)|(?P<day>dnia)|(?P<week>tygodnia)|(?P<month>miesiąca)|(?P<year>roku))\b", re.IGNORECASE
    ),
}
_ONE_OF_TIME = re.compile(r"an? (?P<unit>hour|day|week|month|year)\b", re.IGNORECASE)
"""A figure that has its unit within: “a year and a half”."""
_ELIDED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:in|by|for|from)\s|\s*[,.;)]|\s+and\s|\s*$"),
    "pl": re.compile(r"\s+(?:w|we|na|do|z|ze)\s|\s*[,.;)]|\s+i\s|\s*$"),
}
_ALIKE = (Decimal("0.08"), Decimal("12.5"))
_ROUGHLY = Decimal("0.1")
_OF_A_FRACTION = Decimal(2)
_OF_A_HALF = Decimal(8)
_OF_A_WORD = Decimal("0.02")
_OF_A_ROUND_WORD = Decimal("0.05")
_ROUND = frozenset([*map(str, range(1, 10)), "15", "25", "75"])
"""The digits of numbers that are said in round words."""
_HALF = Decimal("0.5")
_HALF_OF = re.compile(r"half|poł", re.IGNORECASE)
_LARGE = 100_000
_OF_A_DATE = 6
_HUNDRED = 100
_FEW = 10
_BY_CHANCE = 20

_PEOPLE_WORDS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:\s|-)(?:of our (?:own )?)?(?:\w+\s){0,1}?(?:people|employees|persons|staff|workers|posts|jobs|FTEs?|full-time|colleagues|members of staff)\b"
    ),
    "pl": re.compile(
        r"\s(?:z nasz\w+ )?(?:\w+\s){0,1}?(?:os[oó]b\w*|pracownik\w*|ludzi\w*|etat\w*|zatrudnion\w+|miejsc\w* pracy)\b"
    ),
}
_TEAM_OF = re.compile(r"\b(?:team|crew|staff|workforce) of (?:about |some )?$", re.IGNORECASE)
_ROOM_FOR = re.compile(
    r"\b(?:(?:room|space|places|seats|desks) for|miejsc\w* (?:dla|na)|biur(?:ek|ka) dla)\s+$", re.IGNORECASE
)
_ALONE = re.compile(r"\s*(?:[.,;)]|$)")
"""Before and behind a number of places, which is one of people: ``room for forty``."""
_HEADS_BEFORE = re.compile(
    r"\b(?:headcount|FTEs?|etaty|zatrudnienie)\W{1,3}(?:(?:from|z) )?(?:\d[\d\u00a0 ]*\s?(?:→|->|to|do)\s*)?$",
    re.IGNORECASE,
)
"""Before a number of people: “Etaty 352 → 338”."""
_A_CHANGE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:by|another|further|extra|additional|next|(?:from|against|than|instead of|after)(?: [^\W\d]+)?|\d\S*(?: \w+)? of)"
        rf"\s+(?:about |some )?{_CURRENCY}",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:o|jeszcze|kolejn\w+|dodatkow\w+|dalsz\w+|(?:wobec|zamiast|niż|po)(?: [^\W\d]+)?|(?<!\bdo )(?<!składa się )(?<!składać się )(?<!składają się )(?:od|z|ze)(?! ok)|\d\S*(?: \w+)? z)"
        r"\s+(?:około |ok\. )?$",
        re.IGNORECASE,
    ),
}
"""Before a figure: a change, what was before it, or a part."""
_BY_WHOM = re.compile(
    r"\b(?!(?:increas|rais|reduc|lower|cut|decreas|improv|expand|shorten))\w+ed by\s+$", re.IGNORECASE
)
_NEW: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+new\b", re.IGNORECASE),
    "pl": re.compile(r"\s+now(?:e|ych|ego|y|a|ym)\b", re.IGNORECASE),
}
"""Behind a number of something: those that are added to the others."""
_A_PART: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:within|every|only|first|of the|in)\s+(?:about |some )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:w ciągu|co|pierwsz\w+)\s+(?:około |ok\. )?$", re.IGNORECASE),
}
"""Before a number of something: some of them."""
_SOME_OF: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:every|first|last|of the)\s+$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:co|pierwsz\w+|ostatni\w*)\s+$", re.IGNORECASE),
}
"""Before a length of time: some of it."""
_COMPARED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\W{0,3}(?:\w+ )?(?:more|less|fewer|higher|lower|(?:above|below|over(?! \w+ (?:years?|months?|weeks?))|under)(?! \[\[)|up|down|growth|off|each|per(?! cent)"
        r"|a (?:month|week|day|piece|head)|behind|ahead|short|missing|late|longer|old|older)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\W{0,3}(?:\w+ )?(?:więcej|mniej|wyż\w+|niż\w+|powyżej|poniżej|ponad|wzrost\w*|spad\w+|rabat\w*|każd\w+|na (?:osobę|miesiąc|sztukę)"
        r"|miesięcznie|pod planem|po terminie|brak\w*)",
        re.IGNORECASE,
    ),
}
_FOR_ONE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\s+(?:per|(?:for|on) (?:each|every|one|an?)) (?:new )?(?:enquir|inquir|lead|contact|request|customer|client|buyer)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\s+(?:(?:za|na) )(?:każd\w+ |jedn\w+ )?(?:now\w+ )?(?:zapytani|lead|kontakt|zgłoszeni|klient|nabywc)",
        re.IGNORECASE,
    ),
}
"""Behind an amount of money, what it is paid for each of."""
_PART_OF = re.compile(r"\W{0,3}of\b\s*(?P<what>(?:\S+\s*){0,3})", re.IGNORECASE)
_GENITIVE = re.compile(r"\s+(?P<what>[^\W\d_]{4,})")
"""What follows a fraction in Polish is what it is a part of: “jedna trzecia wzrostu”."""
_OF_WHICH = re.compile(
    r",?\s+(?:(?:part|some|half|most) of (?:which|it)|z (?:czego|których|której) (?:część|połowa))\b", re.IGNORECASE
)
"""Behind a whole of which a part alone is told of what a sentence names."""
_RATIO = re.compile(r"\s(?:out of|in|na|spośród)\s", re.IGNORECASE)
_COUNTED_IN_SHARE = re.compile(
    r"[^\W\d]+\s+(?P<what>(?:[^\W\d]+\s+){1,4}?)(?:out of|of|in|na|z|spośród)\s", re.IGNORECASE
)
"""What a share counts within itself: “nine windows out of ten”."""
_OF_THEM = re.compile(r"\s+(?:of (?:them|it|this|that)|z (?:nich|niej|niego|tego|tej sumy))\b", re.IGNORECASE)
"""Behind a number of what was named before."""
_OF_EVERY = re.compile(
    r"\s+\w+\s+(?:(?:a|per|each|every) (?:day|week|month|year)|(?:na|w|co) (?:dzień|dobę|tydzień|tygodniu|miesiąc\w*|rok\w*)|dziennie|tygodniowo|miesięcznie|rocznie)\b",
    re.IGNORECASE,
)
_PER_TIME = re.compile(r"\ba (?:month|week|day)|miesięcznie", re.IGNORECASE)
"""Of a length of time that is its measure: 36 hours a week."""
_LEVEL = re.compile(r"lower|higher|wyż|niż", re.IGNORECASE)
_BOUNDS: Mapping[Language, tuple[tuple[Bound, re.Pattern[str]], ...]] = {
    "en": (
        (
            "about",
            re.compile(
                rf"\b(?:about|around|roughly|nearly|almost|some|approximately|approaching|barely|hardly|scarcely|practically|close (?:to|on)|in the region of|or so|an even|exactly)\s+"
                rf"{_CURRENCY}",
                re.IGNORECASE,
            ),
        ),
        (
            "most",
            re.compile(
                rf"\b(?:(?:not|no|no one|nobody|never|nothing)\b[^.;:]{{0,30}}\b(?:longer|more|higher|later|greater) than|under|less than|fewer than|(?<!add )(?<!adds )(?<!go )(?<!goes )(?<!going )(?<!gone )(?<!went )(?<!rise )(?<!rises )(?<!grow )(?<!grows )(?<!come )(?<!comes )up to|at most|below|just (?:under|short of|shy of)|a (?:little|bit) (?:under|below|less than)|not quite|no more than|not more than|within)\s+"
                rf"(?:the |an? )?{_CURRENCY}",
                re.IGNORECASE,
            ),
        ),
        (
            "least",
            re.compile(
                rf"\b(?:over|more than|at least|above|no (?:less|fewer) than|upwards? of|in excess of|an? good|a (?:clear|solid|full)|past|beyond)\s+{_CURRENCY}",
                re.IGNORECASE,
            ),
        ),
    ),
    "pl": (
        (
            "about",
            re.compile(
                r"\b(?:około|ok\.|blisko|prawie|niemal|ledwie|ledwo|zaledwie|nieomal|rzędu|mniej więcej|w granicach|w okolicach|z grubsza|jakieś|circa|ca|plus minus)\s+$",
                re.IGNORECASE,
            ),
        ),
        (
            "most",
            re.compile(
                r"\b(?:nie\b[^.;:]{0,30}\b(?:dłużej|więcej|wyż\w+|dłuższ\w+|większ\w+) niż|nie więcej niż|najwyżej|poniżej|niespełna|niecał\w+|bez mała|(?<!nie )mniej niż|maksymalnie)\s+$",
                re.IGNORECASE,
            ),
        ),
        (
            "least",
            re.compile(
                r"\b(?:ponad|przeszło|nie mniej niż|(?<!nie )więcej niż|co najmniej|przynajmniej|powyżej|z górą|z okładem|dobr[eąay]|dobrych|grubo ponad)\s+$",
                re.IGNORECASE,
            ),
        ),
    ),
}
_LIMIT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:(?:not|no|no one|nobody|never|nothing)\b[^.;:]{{0,30}}\b(?:longer|more|higher|later|greater) than|at least|at most|no(?:t)? (?:more|less|fewer) than|(?<!go )(?<!goes )(?<!rise )(?<!rises )(?<!went )up to|within|(?:just|a little|a bit|slightly) \w+(?: of)?|not quite)"
        rf"\s+(?:the |an? )?{_CURRENCY}",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:nie\b[^.;:]{0,30}\b(?:dłużej|więcej|wyż\w+|dłuższ\w+|większ\w+) niż|co najmniej|przynajmniej|najwyżej|maksymalnie|nie więcej niż|nie mniej niż|do"
        r"|(?:nieco|niewiele|trochę|tuż) \w+|niecał\w+|niespełna|bez mała)\s+$",
        re.IGNORECASE,
    ),
}
"""Bounds that are to be kept, or that are close: a field that lies further off contradicts them."""
_UP_TO = re.compile(r"\bdo\s+$", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:z|ze|od)\s+\S+.{0,30}$|\b(?:wzr|wzra|rośn|urośn|spad|spaś|zmniejsz|zwiększ|skr[óa]c|doj[dś]|sięg|obniż|podn|podwyż)\w*"
    r"(?:\s+\S+){0,8}$",
    re.IGNORECASE,
)
"""What goes before ``do`` where it leads to a figure and is not its bound."""


def quantity_claims(figures: Sequence[Figure], words: str, language: Language) -> Iterator[QuantityClaim]:
    """Yield the figures of a sentence that say how much something is; changes, dates and lengths of time are none."""
    last: QuantityClaim | None = None
    parts = False  # “a third of the growth …, a third from schools”: what follows is a part as well
    for figure in figures:
        is_scale = words[: figure.start].endswith("/") and words[: figure.start - 1][-1:].isdigit()  # “a score of 4/5”
        if figure.part or figure.weak or is_scale or not isinstance(figure.value, Decimal):
            continue
        claim = _claim(figure, figure.value, figures, words, language)
        parts = parts or (claim is None and figure.fraction)
        if claim is not None and not (parts and figure.fraction and not claim.year):
            last = _as_the_last(claim, last, language)
            yield last
        elif claim is None and (
            unit := unit_of(figure, words, language)
        ):  # a change, whose unit the next may leave out
            last = QuantityClaim(figure, figure.value, unit, "", Decimal(0))


def halves(figures: Sequence[Figure], words: str, language: Language) -> Iterator[QuantityClaim]:
    """Yield the plain halves of a sentence, which are too loose to be held to a figure of the like."""
    for one in figures:
        bound = bound_of(words[max(0, one.start - 60) : one.start], language)
        if one.fraction and _is_loose_half(one, bound):
            year = year_of(one, figures, words, language)
            yield QuantityClaim(one, _HALF * _HUNDRED, PERCENT, _after(one, words), _OF_A_HALF, bound, year)


_EACH: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s*(?:(?:a|per|each|every) (?:(?P<n12>month)|(?P<n4>quarter)|(?P<n52>week))|(?P<m12>monthly)|(?P<m4>quarterly))\b", re.IGNORECASE),
    "pl": re.compile(
        r"\s*(?:(?:na|co|za) (?:(?P<n12>miesiąc)|(?P<n4>kwartał)|(?P<n52>tydzień))|(?P<m12>miesięcznie)|(?P<m4>kwartalnie)|(?P<m52>tygodniowo))\b",
        re.IGNORECASE,
    ),
}  # fmt: skip
"""Behind an amount of money, what makes it that of a part of every year."""


def in_a_year(figures: Sequence[Figure], words: str, language: Language) -> Iterator[tuple[QuantityClaim, Decimal]]:
    """Yield what amounts of every month, quarter or week come to in a year, each with how often it is paid."""
    for one in figures:
        each = _EACH[language].match(words, one.first + len(one.written))
        if each is None or not (is_currency(one.unit) and isinstance(one.value, Decimal)):
            continue
        times = Decimal(str(each.lastgroup)[1:])
        bound = bound_of(words[max(0, one.start - 60) : one.start], language) or "about"
        year = year_of(one, figures, words, language)
        yield (
            QuantityClaim(
                one, one.value * times, one.unit, _after(one, words), _half(one, one.value) * times, bound, year
            ),
            times,
        )


def _as_the_last(claim: QuantityClaim, last: QuantityClaim | None, language: Language) -> QuantityClaim:
    """Return what a figure means that leaves out what another has said.

    “2,600 firms in 2027 and 2,850 in 2028” counts firms twice, “a third of the growth and a third from schools” growth.
    """
    if last is not None and claim.figure.fraction and not claim.part_of:
        return replace(claim, part_of=last.part_of)
    is_word = claim.figure.spelt and not (last is not None and last.unit in DURATIONS)
    if last is None or claim.unit != COUNT or is_word or not _ELIDED[language].match(claim.after):
        return claim
    scale = Decimal(1)
    if isinstance(last.figure.number, Decimal) and last.figure.number:
        scale = abs(last.value / last.figure.number)
    value = claim.value * scale
    if last.unit == PERCENT or not last.value or not _ALIKE[0] <= abs(value / last.value) <= _ALIKE[1]:
        return claim
    return replace(claim, value=value, unit=last.unit, half=claim.half * scale, after=last.after, part_of="")


def _claim(
    figure: Figure, value: Decimal, figures: Sequence[Figure], words: str, language: Language
) -> QuantityClaim | None:
    """Return how a figure is meant; None for a change, a condition, and what is told too loosely."""
    before, after = words[max(0, figure.start - 60) : figure.start], _after(figure, words)
    unit, bound = _unit(figure, before, after, language), bound_of(before, language)
    if unit is None or (_compared(after, unit, language) if bound else _is_change(before, after, unit, language)):
        return None
    if _OF_WHICH.match(after):
        return None
    if figure.fraction and (
        _is_of_a_date(figure, figures) or (unit not in DURATIONS and _is_loose_half(figure, bound))
    ):
        return None
    if figure.fraction and unit not in DURATIONS:
        value = value * _HUNDRED
    year = year_of(figure, figures, words, language)
    is_timed = year is not None or figure.fraction or any(one.part in PARTS_OF_YEAR for one in figures)
    if not is_timed and unit not in (AMOUNT, PEOPLE) and not is_currency(unit) and _THRESHOLD[language].search(before):
        return None
    is_limit = bound in ("least", "most") and _LIMIT[language].search(before) is not None
    part_of = "" if unit in DURATIONS else _part_of(figure, after, unit, language)
    is_new = unit == COUNT and _NEW[language].match(after) is not None
    is_of_one = _FOR_ONE[language].match(after) is not None
    half = _half(figure, value)
    return QuantityClaim(figure, value, unit, after, half, bound, year, part_of, is_new, is_of_one, is_limit)


def _is_of_a_date(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a fraction is a part of a date: “do połowy 2029 roku”."""
    follows = any(one.part and 0 <= one.start - figure.end < _OF_A_DATE for one in figures)
    return follows and _RATIO.search(figure.raw) is None


def _is_loose_half(figure: Figure, bound: Bound) -> bool:
    """Tell whether a figure is a plain half, too loose a word to be held to a field."""
    return figure.value == _HALF and bound in ("", "about") and _HALF_OF.match(figure.raw) is not None


def _part_of(figure: Figure, after: str, unit: str, language: Language) -> str:
    """Return the words of what a figure is a part of, behind ``of``, in the genitive, or within a share."""
    inside = _COUNTED_IN_SHARE.match(figure.raw) if unit == PERCENT else None
    has_genitive = language == "pl" and figure.fraction and not is_one_in(figure.raw)
    part = inside or _PART_OF.match(after) or (_GENITIVE.match(after) if has_genitive else None)
    return part["what"] if part else ""


def _after(figure: Figure, words: str) -> str:
    end = figure.first + len(figure.written)
    return words[end : end + 40]


def begins(words: str, figure: Figure) -> bool:
    """Tell whether a sentence begins with a figure, or a word before it: “Hold five sales”."""
    return len(words[: figure.start].split()) <= 1


def unit_of(figure: Figure, words: str, language: Language) -> str | None:
    """Return the unit of a figure of a sentence; None for what is no number of anything, such as percentage points."""
    return _unit(figure, words[max(0, figure.start - 60) : figure.start], _after(figure, words), language)


def _unit(figure: Figure, before: str, after: str, language: Language) -> str | None:
    whole = _ONE_OF_TIME.match(figure.raw)
    if whole is not None:
        return whole["unit"].lower()
    time = _PART_OF_TIME[language].match(after) if figure.fraction else None
    if time is not None:
        return time["unit"].lower() if language == "en" else time.lastgroup
    if figure.unit == "percent" or figure.fraction:
        return PERCENT
    if figure.unit == "points":
        return None
    if figure.unit:
        return figure.unit
    if _PEOPLE_WORDS[language].match(after) or _TEAM_OF.search(before) or _HEADS_BEFORE.search(before):
        return PEOPLE
    if _ROOM_FOR.search(before) and _ALONE.match(after):
        return PEOPLE
    length = duration_after(after, language)
    if length is not None:
        return length or None
    large = figure.spelt and isinstance(figure.value, Decimal) and figure.value >= _LARGE
    return AMOUNT if figure.number is not None or large else COUNT


def _is_change(before: str, after: str, unit: str, language: Language) -> bool:
    is_actor = unit == PERCENT and _BY_WHOM.search(before) and _PART_OF.match(after)  # “used by 75% of the agencies”
    if (_A_CHANGE[language].search(before[-28:]) and not is_actor) or _compared(after, unit, language):
        return True
    if unit in ("day", "week", "month"):
        return _SOME_OF[language].search(before[-28:]) is not None
    return unit in (PEOPLE, COUNT) and _A_PART[language].search(before[-28:]) is not None


def _compared(after: str, unit: str, language: Language) -> bool:
    match = _COMPARED[language].match(after)
    if match is not None and is_currency(unit) and _FOR_ONE[language].match(after):
        return False
    if match is None or (unit in DURATIONS and _PER_TIME.search(match[0])):
        return False
    # “16 million lower costs” is an amount
    return unit in (PERCENT, PEOPLE, COUNT) or not _LEVEL.search(match[0])


def bound_of(before: str, language: Language) -> Bound:
    """Return the bound that the words before a figure make of it."""
    if language == "pl" and _UP_TO.search(before):
        return "" if _MOVES.search(before[: _UP_TO.search(before).start()].rstrip()) else "most"  # type: ignore[union-attr]
    return next((bound for bound, words in _BOUNDS[language] if words.search(before)), "")


def _about(value: Decimal) -> Decimal:
    """Return how far a field may lie from what is told roughly: the fewer digits are given, the rougher it is."""
    return _ROUGHLY if _is_round(value) else _ROUGHLY / 2


def _half(figure: Figure, value: Decimal) -> Decimal:
    """Return half of the last digit that is written: how far a field may lie from it."""
    if figure.fraction:
        return _OF_A_FRACTION if value > 1 else _TENTH
    digits = re.search(r"[.,](\d+)$", figure.raw.strip()) if not figure.spelt else None
    places = len(digits[1]) if digits and not re.search(r"^\d{1,3}(?:[,\u00a0 ]\d{3})+$", figure.raw) else 0
    number = figure.number if isinstance(figure.number, Decimal) and figure.number else value
    scale = abs(value / number) if number else Decimal(1)
    half = scale * Decimal(10) ** -places / 2
    if figure.spelt and abs(value) >= _FEW * _FEW:
        half = max(half, abs(value) * (_OF_A_ROUND_WORD if _is_round(value) else _OF_A_WORD))
    return half


def _is_round(value: Decimal) -> bool:
    """Tell whether words name a round number: half a million, a quarter of a million, a hundred thousand."""
    return f"{abs(value):f}".strip("0.") in _ROUND
