"""What texts say of objects against what their fields say: figures (L104) and days (L106)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from planloom.figures.stated import PEOPLE, PERCENT, Dated, Stated, days_of, stated_by
from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan
from planloom.model.marketing import Persona, Rival
from planloom.model.relations import CHANGES_FROM, IN_UNIT
from planloom.model.restructuring import OrgUnit, Redundancy, UnitChange, Workforce
from planloom.model.reviews import Decision, Review
from planloom.problems import LANGUAGES, Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.named import Names, named
from planloom.rules.language.numbers import Figure, figures_in
from planloom.rules.language.paragraphs import in_body, passages
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, field_called
from planloom.values import Money, Period
from planloom.values.rounding import trimmed

SAID = Code(
    "L104",
    Level.WARNING,
    title=Phrase("A text gives another figure than the plan", "Tekst podaje inną liczbę niż plan"),
    message=Phrase(
        "the text says {found}, but {field} of {object} is {expected}",
        "tekst podaje {found}, a pole „{field}” ({object}) to {expected}",
    ),
    label=Phrase("{expected} in the plan", "w planie {expected}"),
    why=Phrase(
        "Readers believe the sentence, the figures of the plan are reckoned with; whoever changed one forgot the other.",
        "Czytelnik wierzy zdaniu, a liczy się według pola; kto zmienił jedno, zapomniał o drugim.",
    ),
    help=Phrase(
        "write {expected} in the text, or correct the field",
        "wpisz w tekście {expected} albo popraw pole",
    ),
    bad="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
targets:
  - {id: target-2027, title: Sell 218 million in 2027, revenue: {2027: 208m}}
""",
    good="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
targets:
  - {id: target-2027, title: Sell 208 million in 2027, revenue: {2027: 208m}}
""",
)
SAID_DAY = Code(
    "L106",
    Level.WARNING,
    title=Phrase("A text gives another date than the plan", "Tekst podaje inną datę niż plan"),
    message=Phrase(
        "the text says {found}, but {field} of {object} is {expected}",
        "tekst podaje {found}, a pole „{field}” ({object}) to {expected}",
    ),
    label=Phrase("{expected} in the plan", "w planie {expected}"),
    why=Phrase(
        "People arrange themselves by the day they have read; the plan reckons with another.",
        "Ludzie układają się według przeczytanej daty, a plan liczy się z inną.",
    ),
    help=Phrase("write {expected} in the text, or correct the field", "wpisz w tekście {expected} albo popraw pole"),
    bad="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: CRM system
    start: 2027-01-01
    end: 2027-09-30
    text: The roll-out ends in June 2027.
""",
    good="""\
# plans/organisation.yml
languages: en
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: CRM system
    start: 2027-01-01
    end: 2027-09-30
    text: The roll-out ends in September 2027.
""",
)

_PEOPLE_WORDS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:\s|-)(?:\w+\s){0,1}?(?:people|employees|persons|staff|workers|posts|jobs|FTEs?|full-time)\b"),
    "pl": re.compile(r"\s(?:\w+\s){0,1}?(?:os[oó]b\w*|pracownik\w*|ludzi\w*|etat\w*|zatrudnion\w+|miejsc\w* pracy)\b"),
}
_CHANGE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:by|another|further|extra|additional|within|every|only|first|next|of the|in|from|against|than|instead of|\d\S*(?: \w+)? of)"
        r"\s+(?:about |some )?(?:PLN\s|EUR\s|€)?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:o|kolejn\w+|dodatkow\w+|dalsz\w+|w ciągu|co|pierwsz\w+|wobec|zamiast|niż|\d\S*(?: \w+)? z)\s+(?:około |ok\. )?$",
        re.IGNORECASE,
    ),
}
_CHANGED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\W{0,3}(?:\w+ )?(?:more|less|fewer|higher|lower|above|below|over|under|up|down|growth|off|of\b|each|per\b|a (?:month|week|day|piece|head)"
        r"|behind|ahead|short|missing|late|longer)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\W{0,3}(?:\w+ )?(?:więcej|mniej|wyż\w+|niż\w+|powyżej|poniżej|ponad|wzrost\w*|spad\w+|rabat\w*|każd\w+|na (?:osobę|miesiąc|sztukę)"
        r"|miesięcznie|pod planem|po terminie|brak\w*)",
        re.IGNORECASE,
    ),
}
_ABOUT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:about|around|roughly|nearly|almost|some|approximately|over|more than|under|less than|fewer than|up to|at least"
        r"|at most|above|below|well over|just over|just under)\s+(?:PLN\s|EUR\s|€)?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:około|ok\.|blisko|prawie|niemal|ponad|przeszło|mniej niż|więcej niż|do|co najmniej|przynajmniej|najwyżej|powyżej"
        r"|poniżej|niespełna)\s+$",
        re.IGNORECASE,
    ),
}
_OF_A_FRACTION = Decimal("1.5")
_LEVEL = re.compile(r"lower|higher|wyż|niż", re.IGNORECASE)
_BESIDE_YEAR: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\W*(?:zloty |PLN )?(?:in|by|for) (?:\d{4})\b"),
    "pl": re.compile(r"\W*(?:zł |złotych )?(?:w|do|na) (?:\d{4})\b"),
}
"""A figure with its year behind it is that of the year."""
_ROUGHLY = Decimal("0.1")
_NEAR = (Decimal("0.75"), Decimal("1.34"))
_NEAR_PLAN = (Decimal("0.9"), Decimal("1.11"))
_SMALL = 10
_LARGE = 100_000
_HALF = Decimal("0.5")
_SENTENCE = re.compile(r"(?<=[.!?…:;])[\"”’)]*\s+(?=[\"“„(*\[]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])|;\s+|\n[ \t]*(?:[-*|]|\d+\.)\s")
_TOLD_OF_PAST = (Review, Decision)
"""What tells how things stood on a day, not how they are planned."""
_OF_OTHERS = (Persona, Rival)
_LENGTH: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"[\s-]*(?:\w+\s)?(?:days?|weeks?|months?|years?|hours?|minutes?|km|kilomet|kWh|dB|m²|%)\b", re.IGNORECASE
    ),
    "pl": re.compile(
        r"\s*(?:\w+\s)?(?:dni|dzień|tygodni\w*|miesi\w+|lat\w*|rok\w*|godzin\w*|minut\w*|km|kilometr\w*)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence, whose object it is about, and the others it names."""

    words: str
    start: int
    language: Language
    own: Item | None
    others: tuple[Item, ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class _Off:
    """A figure of a text, and what a field says instead."""

    start: int
    words: str
    said: str
    code: Code
    known: Stated | Dated
    item: Item
    expected: Money | Phrase | Period | Decimal


@rule(SAID)
def texts_say_what_the_fields_say(plans: Plans) -> Iterator[Problem]:
    """A figure in a text that comes close to one of its object without being it is told.

    A text is about the object that it belongs to and about those that its sentence names by a reference, an id or
    a title. Of their figures of the same unit (a currency, per cent, people, what a measure counts) one agrees, within
    the digits that are written, or one that is near is told. Words such as `by`, `more` and `each` speak of a change
    or a part. What another object near by states agrees as well. With one year in the sentence, the figures of that
    year are meant.
    """
    yield from (problem for problem in plans.once(_problems) if problem.code.id == SAID.id)


@rule(SAID_DAY)
def texts_give_the_dates_of_the_fields(plans: Plans) -> Iterator[Problem]:
    """A date in a text that says when its object begins or ends is that of the field."""
    yield from (problem for problem in plans.once(_problems) if problem.code.id == SAID_DAY.id)


def _problems(plans: Plans) -> list[Problem]:
    reader = _Reader(plans)
    return [*reader.of_fields(), *reader.of_pages()]


class _Reader:
    """Holds every text to the fields."""

    def __init__(self, plans: Plans) -> None:
        self.plans = plans
        self.names: Names = named(plans)

    def of_fields(self) -> Iterator[Problem]:
        """Yield what is said otherwise in the texts of objects."""
        for part in self.plans.parts():
            own = part if isinstance(part, Item) else self.plans.around(part)
            if isinstance(own, _OF_OTHERS) or isinstance(part, _OF_OTHERS):
                continue
            for text, path in texts_of(part):
                if path[0] in ("unit", "note"):
                    continue
                for language in LANGUAGES:
                    words = text.exact(language)
                    off = list(self._text(words, language, own, path[0] == "title")) if words else []
                    span = part.span(*path, *[language] * (len(text.languages) > 1)) if off else Span("")
                    for one in off:
                        place = Places(words or "", span, self.plans.portfolio.texts)
                        yield self._problem(part, one, place.of(one.start, one.start + len(one.words)))
                    if off:
                        break

    def of_pages(self) -> Iterator[Problem]:
        """Yield what is said otherwise on the pages of plans."""
        for plan in self.plans.portfolio.plans:
            for bodies in (plan.body, *(page.bodies for page in plan.pages)):
                for language in LANGUAGES:
                    body = bodies.get(language)
                    if body is None:
                        continue
                    found = [
                        self._problem(plan, one, in_body(body, start + one.start, one.words))
                        for start, words in passages(body.markdown)
                        for one in self._text(words, language, plan, is_title=False)
                    ]
                    yield from found
                    if found:
                        break

    def _text(self, words: str, language: Language, own: Item | None, is_title: bool) -> Iterator[_Off]:
        if not _may_have_figures(words, language):
            return
        figures = figures_in(words, language, self.plans.figures.calendar)
        carried: tuple[Item, ...] = ()
        for start, sentence in _sentences(words) if figures else ():
            named_here = () if is_title else self.names.in_(sentence, language)
            others = tuple(item for item in named_here if item is not own)
            passage = _Passage(sentence, start, language, own, others or carried, is_title)
            carried = others or carried
            end = start + len(sentence)
            inside = [replace(one, start=one.start - start) for one in figures if start <= one.start < end]
            yield from self._passage(passage, inside) if inside else ()

    def _passage(self, passage: _Passage, figures: list[Figure]) -> Iterator[_Off]:
        years = {int(one.value) for one in figures if one.part == "year" and isinstance(one.value, Decimal)}
        for figure in figures:
            if not figure.part and not figure.weak and isinstance(figure.value, Decimal):
                off = self._figure(figure, figure.value, years, passage)
                if off is not None:
                    yield off
        yield from self._dates(figures, passage)

    # ---- figures ----

    def _figure(self, figure: Figure, value: Decimal, years: set[int], passage: _Passage) -> _Off | None:
        words, language = passage.words, passage.language
        before = words[max(0, figure.start - 24) : figure.start]
        end = figure.start + len(figure.written if figure.written.startswith(figure.raw) else figure.raw)
        after = words[end : end + 40]
        unit = self._unit(figure, after, language)
        changed = _CHANGED[language].match(after)
        if changed and unit not in (PERCENT, PEOPLE, "") and _LEVEL.search(changed[0]):
            changed = None  # “16 million lower costs” is an amount
        if unit is None or _CHANGE[language].search(before) or changed:
            return None
        if figure.fraction:
            if value == _HALF:  # too loose a word to be held to a figure
                return None
            value, unit = value * 100, PERCENT
        subjects = self._subjects(passage)
        known = [(one, item) for item in subjects for one in self._stated(item) if _same_kind(one, unit, after)]
        if not known:
            return None
        about = _ABOUT[language].search(before) is not None
        slack = _slack(figure, value, about)
        in_year = [
            (one, item)
            for one, item in known
            if len(years) == 1 and one.period and one.period.years == range(min(years), min(years) + 1)
        ]
        strict = bool(in_year) and (passage.is_title or _BESIDE_YEAR[language].match(after) is not None)
        pool = in_year if strict else known
        if any(_agrees(one.value, value, slack) for one, _ in pool):
            return None
        if not strict and self._elsewhere(passage, value, unit, slack):
            return None
        low, high = _NEAR_PLAN if all(isinstance(item, Plan) for _, item in pool) else _NEAR
        near = [
            (one, item)
            for one, item in pool
            if (one.value and low <= value / one.value <= high) or _slip(one.value, value)
        ]
        near = [(one, item) for one, item in near if not isinstance(one.part, Redundancy) and _in_time(one, years)]
        near = [pair for pair in near if pair in in_year] or near
        if not near or (figure.spelt and unit == "" and abs(value) < _SMALL):
            return None
        best, item = min(near, key=lambda pair: (pair[0].part is not pair[1], abs(pair[0].value - value)))
        return _Off(passage.start + figure.start, figure.written, figure.written, SAID, best, item, _shown(best))

    def _unit(self, figure: Figure, after: str, language: Language) -> str | None:
        """Return the unit that a figure of a text has; empty for a number of something; None for what is no figure."""
        if figure.unit == "percent":
            return PERCENT
        if figure.unit == "points":
            return None
        if figure.unit:
            return figure.unit
        if _PEOPLE_WORDS[language].match(after):
            return PEOPLE
        if figure.fraction:
            return PERCENT
        if _LENGTH[language].match(after):
            return None
        large = figure.spelt and isinstance(figure.value, Decimal) and figure.value >= _LARGE
        return "amount" if figure.number is not None or large else ""

    def _subjects(self, passage: _Passage) -> list[Item]:
        """Return whose figures a passage may give."""
        own = None if isinstance(passage.own, _TOLD_OF_PAST) else passage.own
        if passage.others and isinstance(own, Plan):
            own = None
        return [about for item in (*([own] if own else []), *passage.others) for about in self._about(item)]

    def _about(self, item: Item) -> list[Item]:
        """Return an object and those whose figures are its own: of a unit, its people and its change."""
        if isinstance(item, OrgUnit):
            sources = self.plans.graph.sources(item, IN_UNIT, CHANGES_FROM)
            return [item, *(one for one in sources if isinstance(one, Workforce | UnitChange))]
        if isinstance(item, UnitChange):
            return [item, *self.plans.graph.targets(item, CHANGES_FROM)]
        return [item]

    def _stated(self, item: Item) -> tuple[Stated, ...]:
        return stated_by(item, self.plans.figures)

    def _elsewhere(self, passage: _Passage, value: Decimal, unit: str, slack: Decimal) -> bool:
        """Tell whether an object near by states the figure: the one the text stands in, what it is linked to, its plan."""
        graph = self.plans.graph
        near: dict[int, Item] = {}
        roots = [*passage.others, *([passage.own] if passage.own else [])]
        for item in roots:
            linked = [edge.target for edge in graph.out(item)] + [edge.source for edge in graph.back(item)]
            around = self.plans.around(item)
            for one in (item, *linked, *([around] if around else [])):
                near.setdefault(id(one), one)
        if not passage.others and isinstance(passage.own, Plan):
            return (unit if unit != "amount" else self.plans.figures.exchange.currency, value) in self.plans.once(
                _every_value
            )
        return any(
            _agrees(one.value, value, slack) and _unit_fits(one.unit, unit)
            for item in near.values()
            for one in self._stated(item)
        )

    # ---- days ----

    def _dates(self, figures: list[Figure], passage: _Passage) -> Iterator[_Off]:
        dates = list(_dates_in(figures, passage.words, passage.language))
        if len(dates) != 1:
            return
        period, start, raw = dates[0]
        linked = len(passage.others) == 1 and "[[" in passage.words[:start]
        role = _role(passage.words, start, passage.language, linked=linked)
        if role is None:
            return
        subjects = [item for item in self._subjects(passage) if not isinstance(item, Plan) and not item.is_a("aim")]
        days = [(one, item) for item in subjects for one in days_of(item, self.plans.figures)]
        wanted = [(one, item) for one, item in days if one.role == role]
        if not wanted or any(one.period.overlaps(period) for one, _ in days):
            return
        one, item = min(wanted, key=lambda pair: abs((pair[0].period.end - period.end).days))
        if abs((one.period.end - period.end).days) <= _FAR:
            yield _Off(passage.start + start, raw, raw, SAID_DAY, one, item, one.period)

    def _problem(self, part: Part, off: _Off, at: Span) -> Problem:
        known = off.known
        return self.plans.finding(
            off.code,
            part,
            at=at,
            related=[Related(known.span, Phrase("the field", "pole"))],
            found=off.said,
            field=field_called(known.part, known.field),
            object=called(known.part if isinstance(known.part, Item) else off.item),
            expected=off.expected,
        )


_FAR = 1200
"""So many days from the field, a text speaks of something else."""


def _every_value(plans: Plans) -> frozenset[tuple[str, Decimal]]:
    """Return every figure that any field states, with its unit."""
    return frozenset((one.unit, one.value) for item in plans.items() for one in stated_by(item, plans.figures))


def _may_have_figures(words: str, language: Language) -> bool:
    return _HINTS[language].search(words) is not None


_HINTS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\d|\b(?:ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|dozen|third|half|quarter)", re.IGNORECASE
    ),
    "pl": re.compile(
        r"(?:\d|dziesi|naście|nastu|sto\b|stu\b|set\b|tysi|milion|tuzin|trzeci|połow|pół|ćwierć|czwart)", re.IGNORECASE
    ),
}


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _SENTENCE.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _in_time(one: Stated, years: set[int]) -> bool:
    """Tell whether a figure may be meant by a sentence that names these years."""
    return not years or one.period is None or any(year in years for year in one.period.years)


def _same_kind(one: Stated, unit: str, after: str) -> bool:
    if unit in ("", "amount") and one.words and one.unit == "":
        return _counts(one.words, after)
    return _unit_fits(one.unit, unit) and unit != ""


def _unit_fits(known: str, unit: str) -> bool:
    """Tell whether a field's unit may be meant: an amount without a currency is one of any currency."""
    if unit == "amount":
        return len(known) == 3 and known.isupper()  # noqa: PLR2004  # a currency
    return known == unit


def _counts(words: tuple[str, ...], after: str) -> bool:
    """Tell whether what follows a number in a text is what a field counts."""
    stems = {word[:5].lower() for one in words for word in re.findall(r"[^\W\d_]{4,}", one)}
    following = [
        word[:5].lower()
        for word in re.findall(r"[^\W\d_]{4,}", after.split(",", maxsplit=1)[0].split(".", maxsplit=1)[0])[:2]
    ]
    return any(word in stems for word in following)


def _slack(figure: Figure, value: Decimal, about: bool) -> Decimal:
    """Return how far a field may lie from a figure of a text, by the digits that are written."""
    digits = re.search(r"[.,](\d+)$", figure.raw.strip()) if not figure.spelt else None
    places = len(digits[1]) if digits and not re.search(r"^\d{1,3}(?:[,\u00a0 ]\d{3})+$", figure.raw) else 0
    number = figure.number if isinstance(figure.number, Decimal) and figure.number else value
    scale = abs(value / number) if number else Decimal(1)
    half = scale * Decimal(10) ** -places / 2
    if figure.fraction:
        return _OF_A_FRACTION
    if figure.spelt and scale == 1:
        half = max(half, abs(value) * Decimal("0.02")) if abs(value) >= _SMALL * _SMALL else half
    return max(half, abs(value) * _ROUGHLY) if about else half


def _agrees(known: Decimal, value: Decimal, slack: Decimal) -> bool:
    return abs(abs(known) - abs(value)) <= slack


def _slip(known: Decimal, value: Decimal) -> bool:
    """Tell whether two figures differ as by a slip of the hand: digits turned around, or a nought too many."""
    first, second = f"{trimmed(abs(known)):f}".strip("0."), f"{trimmed(abs(value)):f}".strip("0.")
    turned = len(first) > 1 and first != second and sorted(first) == sorted(second)
    tenfold = first == second and abs(known) != abs(value) and len(first) > 1
    return (turned and abs(known) < 10 * abs(value) < 100 * abs(known)) or tenfold


def _shown(one: Stated) -> Money | Phrase | Decimal:
    if one.unit == PERCENT:
        written = f"{trimmed(one.value):f}%"
        return Phrase(written, written.replace(".", ","))
    if one.unit in (PEOPLE, ""):
        return one.value
    return Money(one.value, one.unit)


# ---- days in texts ----

Found = tuple[Period, int, str]
_GAP = 6
_END_OF: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:the )?(?:end|close) of(?: the year)?\s+$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:koniec|końca|końcem|końcu)(?: roku)?\s+$", re.IGNORECASE),
}
_ENDS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:clos(?:e|es|ed|ing)|shut|ends?|ended|ending|finish(?:es|ed)?|complet(?:e|es|ed)|expires?|runs? out|over"
        r"|ready|delivered)\b(?!-)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:zamk\w+|zamyka\w*|kończ\w+|skończ\w+|zakończ\w+|ukończ\w+|wygas\w+|gotow\w+|koniec(?= \w+ prac)|likwid\w+)\b",
        re.IGNORECASE,
    ),
}
_STARTS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:starts?|started|begins?|began|launch(?:es|ed)?|opens?|opened|sets? off)\b", re.IGNORECASE),
    "pl": re.compile(
        r"\b(?:startuj\w+|wystart\w+|rozpocz\w+|zaczyna\w*|zacz\w+|rusza\w*|ruszy|urucham\w+|otwiera\w*|otworz\w+|otwarci\w+)\b",
        re.IGNORECASE,
    ),
}
_UNTIL: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:until|till|by|no later than|runs? to|lasts? to)\s+(?:the )?(?:(?:end|close) of )?$", re.IGNORECASE
    ),
    "pl": re.compile(r"\b(?:do|najpóźniej (?:w|do)?)\s*(?:końca )?$", re.IGNORECASE),
}


def _role(words: str, start: int, language: Language, *, linked: bool) -> Literal["start", "end"] | None:
    """Return whether a date in a sentence says when something ends or begins; None where it says neither alone."""
    before = words[max(0, start - 30) : start]
    ends, starts = _ENDS[language].search(words), _STARTS[language].search(words)
    if ends and not starts:
        return "end"
    if not starts and not ends and linked and _UNTIL[language].search(before):
        return "end"
    if starts and not ends:
        return None if _UNTIL[language].search(before) else "start"
    return None


def _dates_in(figures: list[Figure], words: str, language: Language) -> Iterator[Found]:
    """Yield the dates of a sentence that name a year, as the days they mean."""
    groups: list[list[Figure]] = []
    for figure in figures:
        if figure.part not in ("day", "month", "year", "quarter", "half"):
            continue
        last = groups[-1][-1] if groups else None
        joined = (
            last is not None and figure.start - last.end <= _GAP and figure.part not in {one.part for one in groups[-1]}
        )
        if joined or (last is not None and figure.start == last.start):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    for group in groups:
        period = _period({one.part: one.value for one in group}, words[: group[0].start], language)
        if period is None:
            continue
        yield period, group[0].start, words[group[0].start : group[-1].end]


def _period(parts: Mapping[str, Decimal | str], before: str, language: Language) -> Period | None:
    year = parts.get("year")
    if not isinstance(year, Decimal):
        return None
    number = {name: int(str(parts[name]).rsplit(" ", 1)[-1]) for name in ("month", "quarter", "half") if name in parts}
    try:
        if "month" in number:
            text = f"{year}-{number['month']:02}"
            text += f"-{int(parts['day']):02}" if "day" in parts else ""
        elif "quarter" in number:
            text = f"{year}-Q{number['quarter']}"
        elif "half" in number:
            text = f"{year}-H{number['half']}"
        else:
            text = f"{year}-12" if _END_OF[language].search(before) else str(year)
        return Period.parse(text)
    except ValueError:
        return None
