"""What texts say of objects against what their fields say: figures (L104) and days (L106)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.stated import PEOPLE, PERCENT, Dated, Stated, days_of
from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan
from planloom.model.marketing import Persona, Rival
from planloom.model.plan import Body
from planloom.model.restructuring import Deal, DealPhase, Redundancy
from planloom.model.shared import Milestone, Question
from planloom.problems import LANGUAGES, Code, Language, Phrase, Problem, Related, Span
from planloom.rules.language.named import named
from planloom.rules.language.numbers import Figure, figures_in
from planloom.rules.language.paragraphs import in_body, passages
from planloom.rules.language.ratios import tells_one_in, with_ratios
from planloom.rules.language.said.agreeing import Agreeing, Same, Standing, agreeing_at, same
from planloom.rules.language.said.codes import SAID, SAID_DAY
from planloom.rules.language.said.days import (
    Day,
    Role,
    apart,
    days_in,
    is_of_event,
    phases_in,
    role_of,
    stretch,
    tells_of_happening,
    year_alike,
)
from planloom.rules.language.said.lasting import lasting
from planloom.rules.language.said.multiples import multiples
from planloom.rules.language.said.others import is_of_others
from planloom.rules.language.said.passage import Passage, passages_of
from planloom.rules.language.said.sayings import COUNT, Saying, sayings
from planloom.rules.language.said.subjects import Candidate, Subjects
from planloom.rules.language.said.tied import tied_fields
from planloom.rules.language.word_forms import is_form_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, field_called
from planloom.values import Money, Period, Text
from planloom.values.rounding import trimmed

_NEAR = (Decimal("0.75"), Decimal("1.34"))
_NEAR_PLAN = (Decimal("0.9"), Decimal("1.11"))
_NEAR_YEAR = (Decimal("0.5"), Decimal(2))
"""How far from a field a figure may be and still be meant for it: of one year, the field can be no other."""
_SMALL = 10
_SHORT = 62
_FAR = 1200
"""So many days from the field, a text speaks of something else."""
_OF_OTHERS = (Persona, Rival)
_HINTS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\d|\b(?:ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|dozen|third|half|quarter|fifth|tenth"
        r"|(?:two|three|four|five|six|seven|eight|nine)\b|doubl|tripl|trebl|halv|January|February|March|April|May|June|July|August"
        r"|September|October|November|December)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"(?:\d|dziesi|naście|nastu|sto\b|stu\b|set\b|tysi|milion|tuzin|trzeci|połow|pół|ćwierć|czwart|piąt|podw|potr"
        r"|\b(?:dw[aóieu]|trzy|trzech|czter|pięć|pięci|sześ|siedem|siedmi|osiem|ośmi|dziewię|stycz|lut|mar[zc]|kwie|maj|czerw|lip|sierp"
        r"|wrze|paździer|listop|grud))",
        re.IGNORECASE,
    ),
}
_LOSS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:loss(?:es)?|deficit|shortfall|minus|negative)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:strat\w+|deficyt\w*|ujemn\w+|minus\w*)\b", re.IGNORECASE),
}
_WORKING = re.compile(r"working|business|robocz", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADING = re.compile(r"#{1,6}\s+(?P<words>[^\n]+)")


@rule(SAID)
def texts_say_what_the_fields_say(plans: Plans) -> Iterator[Problem]:
    """A figure in a text that comes close to one of its object without being it is told.

    A text is about the object that it belongs to and about those that its sentence names by a reference, an id, a
    title or a term of the glossary; a heading and a question name what follows them. Of the figures of the same unit (a
    currency, per cent, people, a length of time, what a measure counts) one agrees, within the digits that are
    written, or one that is near is told. Where a year stands with the figure, that of the year is meant. Words such
    as `by`, `more` and `each` speak of a change or a part. What another object near by states agrees as well.
    """
    yield from (problem for problem in plans.once(_problems) if problem.code.id == SAID.id)


@rule(SAID_DAY)
def texts_give_the_dates_of_the_fields(plans: Plans) -> Iterator[Problem]:
    """A date in a text that says when its object begins, ends or happens is that of the field."""
    yield from (problem for problem in plans.once(_problems) if problem.code.id == SAID_DAY.id)


def agreeing_figures(plans: Plans) -> list[Agreeing]:
    """Return the figures of all texts that say exactly what one field says, in the order of the texts."""
    return plans.once(_read).agreeing


@dataclass(frozen=True, slots=True)
class _Off:
    """A figure of a text, and what a field says instead."""

    start: int
    words: str
    code: Code
    known: Stated | Dated
    item: Part
    expected: Money | Phrase | Period | Decimal


_Field = tuple[int, str]
"""A field of an object, by which what two languages say alike is told once."""


@dataclass(frozen=True, slots=True)
class _Result:
    problems: list[Problem]
    agreeing: list[Agreeing]


def _problems(plans: Plans) -> list[Problem]:
    return plans.once(_read).problems


def _read(plans: Plans) -> _Result:
    return _Reader(plans).read()


class _Reader:
    """Holds every text to the fields."""

    def __init__(self, plans: Plans) -> None:
        self.plans = plans
        self.names = named(plans)
        self.subjects = Subjects(plans)
        self.result = _Result([], [])

    def read(self) -> _Result:
        """Read all texts of objects and pages."""
        for part in self.plans.parts():
            own = part if isinstance(part, Item) else self.plans.around(part) or self.plans.plan_of(part)
            if not isinstance(own, _OF_OTHERS) and not isinstance(part, _OF_OTHERS):
                self._part(part, own)
        for plan in self.plans.portfolio.plans:
            for bodies in (plan.body, *(page.bodies for page in plan.pages)):
                self._page(plan, bodies)
        return self.result

    def _part(self, part: Part, own: Item | None) -> None:
        """Read the texts of a part; what both languages say otherwise is told of one."""
        for text, path in texts_of(part):
            if path[0] in ("unit", "note", "trigger"):
                continue
            told: set[_Field] = set()
            for language in LANGUAGES:
                words = text.exact(language)
                if not words:
                    continue
                found = list(self._text(words, language, own, path[0] == "title", self._asked(part, path, language)))
                span = part.span(*path, *[language] * (len(text.languages) > 1)) if found else Span("")
                places = Places(words, span, self.plans.portfolio.texts)
                for one in found:
                    at = places.of(one.start, one.start + len(one.words))
                    self._note(part, one, Standing(at, words, one.start, language, span), told)

    def _asked(self, part: Part, path: tuple[str | int, ...], language: Language) -> list[Item]:
        """Return what a question names, for its answer."""
        if not isinstance(part, Question) or path[0] == "question":
            return []
        return [one.item for one in self.names.in_(part.question.exact(language) or "", language)]

    def _page(self, plan: Plan, bodies: Mapping[str, Body]) -> None:
        told: set[_Field] = set()
        for language in LANGUAGES:
            body = bodies.get(language)
            if body is None:
                continue
            about: list[Item] = []
            for start, words in passages(body.markdown):
                heading = _HEADING.match(words.lstrip())
                if heading:
                    about = [one.item for one in self.names.in_(heading["words"], language)]
                for one in self._text(words, language, plan, is_title=False, about=about):
                    at = in_body(body, start + one.start, one.words)
                    self._note(plan, one, Standing(at, words, one.start, language), told)

    def _note(self, part: Part, one: _Off | Same, where: Standing, told: set[_Field]) -> None:
        """Keep what was found; what was told of the same field in the other language, or before, is not told again."""
        if isinstance(one, Same):
            if agreeing := agreeing_at(one, where):
                self.result.agreeing.append(agreeing)
            return
        field = (id(one.known.part), one.known.field)
        if field not in told:
            self.result.problems.append(self._problem(part, one, where.at))
            told.add(field)

    def _text(
        self, words: str, language: Language, own: Item | None, is_title: bool, about: Sequence[Item]
    ) -> Iterator[_Off | Same]:
        if not _HINTS[language].search(words):
            return
        figures = figures_in(words, language, self.plans.figures.calendar)
        if not figures and not tells_one_in(words, language):
            return
        for passage in passages_of(words, language, own, self.names, is_title=is_title, about=about):
            end = passage.start + len(passage.words)
            inside = [
                replace(one, start=one.start - passage.start) for one in figures if passage.start <= one.start < end
            ]
            inside = with_ratios(inside, passage.words, language)
            if inside:
                dated = passage.tells_of_days or any(one.part in ("day", "month", "quarter", "half") for one in inside)
                passage = replace(passage, tells_of_days=dated)  # noqa: PLW2901  # what its figures say of it
                yield from self._figures(passage, inside)
                yield from self._dates(passage, inside)

    # ---- figures ----

    def _figures(self, passage: Passage, figures: list[Figure]) -> Iterator[_Off | Same]:
        found = [
            one
            for one in sayings(figures, passage.words, passage.language)
            if not is_of_others(passage.words, one.figure.start, passage.language)
        ]
        for said in found:
            told = self._figure(passage, said, figures, is_only=[one.unit for one in found].count(said.unit) == 1)
            if told is not None:
                yield told
        for long in lasting(passage, self.subjects, found):
            written = long.said.figure.written
            yield _Off(passage.start + long.said.figure.start, written, SAID_DAY, long.end, long.item, long.end.period)
        for one in multiples(passage, self.subjects, figures):
            yield _Off(one.start, one.words, SAID, one.target, one.item, _shown(one.target))

    def _figure(self, passage: Passage, said: Saying, figures: list[Figure], *, is_only: bool) -> _Off | Same | None:
        start, words = passage.start + said.figure.first, said.figure.written
        said, known = self._in_a_unit_of_fields(passage, said)
        of_year = [one for one in known if said.year and _is_of_year(one.stated, said.year.year)]
        beside = bool(of_year) and said.year is not None and (said.year.beside or passage.is_title)
        meant = [one for one in (of_year or known) if said.agrees(one.stated.value)]
        if meant:
            return same(passage, said, meant)
        tied = _tied(known, said, passage) if is_only and known else []
        if not beside and self._is_meant_otherwise(passage, said, known, is_tied=bool(tied)):
            return None
        pool = of_year if beside else of_year or tied or known
        is_strict = bool(of_year or tied) or _is_one_number(known, said)
        best = _nearest(pool, said, figures, passage, strict=is_strict)
        if best is None:
            return None
        return _Off(start, words, SAID, best.stated, best.item, _shown(best.stated))

    def _in_a_unit_of_fields(self, passage: Passage, said: Saying) -> tuple[Saying, list[Candidate]]:
        """Return a figure and what it may mean: of a length of time, in another unit where no field counts its own."""
        found = self.subjects.candidates(passage, said)
        for other in said.in_other_units() if not found else ():
            found = [one for one in self.subjects.candidates(passage, other) if not _counts_working_days(one.stated)]
            if found:
                return other, found
        return said, found

    def _is_meant_otherwise(self, passage: Passage, said: Saying, known: list[Candidate], *, is_tied: bool) -> bool:
        """Tell whether a figure is one of another year, or of another object near by."""
        exact = replace(said, half=min(said.half, _HALF_OF_A_SHARE)) if said.figure.fraction else said
        if any(exact.agrees(one.stated.value) for one in known) and not (said.year and said.year.alone):
            return True
        return self.subjects.elsewhere(passage, exact, is_tied=is_tied)

    # ---- days ----

    def _dates(self, passage: Passage, figures: list[Figure]) -> Iterator[_Off]:
        dates = list(days_in(figures, passage.words, passage.language))
        ends = stretch(dates, passage.words, passage.language)
        if ends is not None:
            roles: tuple[Role, Role] = ("start", "end")
            yield from (off for day, role in zip(ends, roles, strict=True) if (off := self._day(passage, day, role)))
            return
        dates = [one for one in dates if one.has_year] or dates
        for day in dates if len(dates) == 1 else [one for one in dates if passage.labelled(one.start)]:
            off = self._day(passage, day, self._role(passage, day))
            if off is not None:
                yield off

    def _role(self, passage: Passage, day: Day) -> Role | None:
        """Return what a day of a sentence is of its object; in the title of a milestone, the milestone itself."""
        if passage.is_title and isinstance(passage.own, Milestone):
            return "event" if is_of_event(passage.words, day, passage.language) else None
        items = self.subjects.items(passage, day.start)
        if phases_in(passage.words, passage.language) and any(isinstance(item, Deal) for item, _ in items):
            return "event"
        names_one = len([1 for _, is_named in items if is_named]) == 1 and bool(passage.named)
        return role_of(passage.words, day, passage.language, named=names_one)

    def _day(self, passage: Passage, day: Day, role: Role | None) -> _Off | None:
        if role is None or is_of_others(passage.words, day.start, passage.language):
            return None
        subjects = [
            about
            for item, _ in self.subjects.items(passage, day.start)
            if not isinstance(item, Plan) and not item.is_a("aim")
            for about in self.subjects.about(item)
        ]
        days = [(one, item) for item in subjects for one in days_of(item, self.plans.figures)]
        period = day.period() or day.period(year_alike([one.period for one, _ in days]))
        wanted = [(one, item) for one, item in days if self._answers(one, item, role, passage)]
        known = [pair for pair in wanted if isinstance(pair[0].part, DealPhase)]
        known = known or [pair for pair in days if _is_spoken_of(*pair, passage)]
        if period is None or not wanted or any(one.period.overlaps(period) for one, _ in known):
            return None
        one, item = min(wanted, key=lambda pair: (pair[0].part is not pair[1], apart(pair[0].period, period)))
        if apart(one.period, period) > _FAR:
            return None
        return _Off(passage.start + day.start, day.words, SAID_DAY, one, item, one.period)

    def _answers(self, one: Dated, item: Item, role: Role, passage: Passage) -> bool:
        """Tell whether a day is what a sentence gives: the end, the beginning, or the day of an event."""
        if isinstance(one.part, Milestone) and one.part is item:
            return one.role == "end"
        if role != "event":
            return one.role == role
        if isinstance(one.part, DealPhase):
            return one.part.phase in phases_in(passage.words, passage.language)
        return one.part is item and self._is_short(item) and tells_of_happening(passage.words, passage.language)

    def _is_short(self, item: Item) -> bool:
        """Tell whether all days of an object lie so close together that it happens in one of them."""
        periods = [one.period for one in days_of(item, self.plans.figures)]
        return (max(one.end for one in periods) - min(one.start for one in periods)).days <= _SHORT

    def _problem(self, part: Part, off: _Off, at: Span) -> Problem:
        known = off.known
        return self.plans.finding(
            off.code,
            part,
            at=at,
            related=[Related(known.span, Phrase("the field", "pole"))],
            found=off.words,
            field=field_called(known.part, known.field),
            object=_object(known.part if isinstance(known.part, Item) else off.item),
            expected=off.expected,
        )


def _object(part: Part) -> Phrase:
    return called(part) if isinstance(part, Item) else Phrase("the organisation", "organizacja")


_HALF_OF_A_SHARE = Decimal("0.5")


def _counts_working_days(known: Stated) -> bool:
    """Tell whether a field counts days of which a week has five, so that weeks of a text may be either."""
    return any(_WORKING.search(words) for words in known.words)


def _is_spoken_of(one: Dated, item: Item, passage: Passage) -> bool:
    """Tell whether a sentence about an object may mean a day: of its milestones, those that it says a word of."""
    part = one.part
    if part is item or not isinstance(part, Milestone) or part.title is None:
        return True
    own = _words_of(item.title, passage.language)
    telling = [word for word in _words_of(part.title, passage.language) if not _has_form(word, own, passage.language)]
    return any(_has_form(word, telling, passage.language) for word in _LONG_WORD.findall(passage.words))


def _words_of(title: Text | None, language: Language) -> list[str]:
    return _LONG_WORD.findall((title and title.exact(language)) or "")


def _has_form(word: str, words: Sequence[str], language: Language) -> bool:
    return any(is_form_of(word, other, language) for other in words)


def _is_one_number(known: list[Candidate], said: Saying) -> bool:
    """Tell whether a sentence can mean one number of people only: it names who has one."""
    return said.unit == PEOPLE and len(known) == 1 and known[0].is_named


def _tied(known: list[Candidate], said: Saying, passage: Passage) -> list[Candidate]:
    """Return the candidates to whose field the words of a sentence tie its figure."""
    fields = tied_fields(passage.words, said.figure.start, passage.language)
    if said.figure.fraction:
        fields |= {"share"}
    return [one for one in known if one.stated.field in fields and not isinstance(one.item, Plan)]


def _is_signed_alike(known: Stated, said: Saying, passage: Passage) -> bool:
    """Tell whether a figure has the sign of a field; a loss, and how many people fewer, are told without it."""
    if (known.value > 0) == (said.value > 0):
        return True
    lost = known.field == "headcount_effect" or _LOSS[passage.language].search(passage.words) is not None
    return lost and known.value < 0


def _nearest(
    pool: list[Candidate], said: Saying, figures: list[Figure], passage: Passage, *, strict: bool
) -> Candidate | None:
    """Return the figure that a text comes close to; of several, one of its own object first."""
    years = {int(one.value) for one in figures if one.part == "year" and isinstance(one.value, Decimal)}
    low, high = _NEAR_PLAN if all(isinstance(one.item, Plan) for one in pool) else _NEAR_YEAR if strict else _NEAR
    near = [
        one
        for one in pool
        if not isinstance(one.stated.part, Redundancy)
        and _in_time(one.stated, years)
        and not said.is_true_of(one.stated.value)
        and _is_signed_alike(one.stated, said, passage)
        and (
            (one.stated.value and low <= abs(said.value / one.stated.value) <= high)
            or _slip(one.stated.value, said.value)
        )
    ]
    if not near or (said.figure.spelt and said.unit == COUNT and abs(said.value) < _SMALL):
        return None
    return min(
        near, key=lambda one: (not one.is_named, one.stated.part is not one.item, abs(one.stated.value - said.value))
    )


def _is_of_year(one: Stated, year: int) -> bool:
    return one.period is not None and one.period.years == range(year, year + 1)


def _in_time(one: Stated, years: set[int]) -> bool:
    """Tell whether a figure may be meant by a sentence that names these years."""
    return not years or one.period is None or any(year in years for year in one.period.years)


def _slip(known: Decimal, value: Decimal) -> bool:
    """Tell whether two figures differ as by a slip of the hand: digits turned around, or a zero too many."""
    first, second = f"{trimmed(abs(known)):f}".strip("0."), f"{trimmed(abs(value)):f}".strip("0.")
    turned = len(first) > 1 and first != second and sorted(first) == sorted(second)
    tenfold = first == second and abs(known) != abs(value) and len(first) > 1
    return (turned and abs(known) < 10 * abs(value) < 100 * abs(known)) or tenfold


def _shown(one: Stated) -> Money | Phrase | Decimal:
    if one.unit == PERCENT:
        written = f"{trimmed(one.value):f}%"
        return Phrase(written, written.replace(".", ","))
    if len(one.unit) == 3 and one.unit.isupper():  # noqa: PLR2004  # a currency
        return Money(one.value, one.unit)
    return one.value


__all__ = ["Agreeing", "agreeing_figures", "texts_give_the_dates_of_the_fields", "texts_say_what_the_fields_say"]
