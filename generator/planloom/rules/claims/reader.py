"""Every text of the plans, passage by passage, held to the fields of the objects it is about."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan
from planloom.model.marketing import Persona, Rival
from planloom.model.plan import Body
from planloom.model.shared import Question
from planloom.problems import LANGUAGES, Language, Phrase, Problem, Related, Span
from planloom.rules.claims.comparisons.against_target import standings, tells_of_target
from planloom.rules.claims.comparisons.times_as_much import times_as_much
from planloom.rules.claims.cues.attribution import is_hypothetical
from planloom.rules.claims.dates.date_checker import DateChecker
from planloom.rules.claims.dates.periods import by_numbers
from planloom.rules.claims.dates.seasons import seasons, tells_season
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.matches import ExactMatch, LocatedMatch, Place, located
from planloom.rules.claims.passage import passages_of
from planloom.rules.claims.quantities.figure_checker import FigureChecker
from planloom.rules.claims.quantities.result_bounds import result_bounds
from planloom.rules.claims.quantities.typos import typos
from planloom.rules.claims.statements import statements, tells_something
from planloom.rules.claims.statements.frequency import frequencies, tells_frequency
from planloom.rules.claims.subjects.governed import tells_of_another
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.language.named import Names, named
from planloom.rules.language.numbers import MOST_OF_SENTENCE, PARTS_OF_YEAR, figures_in
from planloom.rules.language.paragraphs import in_body, passages
from planloom.rules.language.ratios import tells_one_in, with_ratios
from planloom.rules.rule import Plans
from planloom.rules.words import called, field_called

_OF_OTHERS = (Persona, Rival)
_NO_CLAIMS = frozenset({"unit", "note", "trigger", "risk"})
"""Fields whose words claim nothing of the object: what is counted, what is to be watched or feared."""
_HINTS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\d|\b(?:ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|dozen|third|half|quarter|fifth|tenth"
        r"|(?:two|three|four|five|six|seven|eight|nine)\b|twice|doubl|tripl|trebl|halv|January|February|March|April|May|June|July|August"
        r"|September|October|November|December)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"(?:\d|dziesi|naście|nastu|sto\b|stu\b|set\b|tysi|milion|tuzin|trzeci|połow|pół|ćwierć|czwart|piąt|podw|potr|dwukr|trzykr"
        r"|\b(?:dw[aóieu]|trzy|trzech|czter|pięć|pięci|sześ|siedem|siedmi|osiem|ośmi|dziewię|stycz|lut|mar[zc]|kwie|maj|czerw|lip|sierp"
        r"|wrze|paździer|listop|grud))",
        re.IGNORECASE,
    ),
}
"""Without any of these a text has no figure and no date, so that nobody has to look for them."""
_SHORT_ANSWER = 40
_HOW_MANY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\W*how many (?P<what>\w+)", re.IGNORECASE),
    "pl": re.compile(r"\W*ile (?P<what>\w+)", re.IGNORECASE),
}
LONGEST_SENTENCE = 2000
"""Signs; what goes on for longer is no sentence that anybody reads, and its wordings would take long to look for."""
_HEADING = re.compile(r"#{1,6}\s+(?P<words>[^\n]+)")

_Place = tuple[str | int | None, ...]
"""Where a text stands, known by the facts alone: the number of its part and the path there, or its plan and page."""

_Field = tuple[int, str]
"""A field of an object, by which what two languages say alike is told once."""


@dataclass(frozen=True, slots=True)
class Result:
    """What texts say otherwise than fields, and which of their figures are those of one field."""

    problems: list[Problem]
    matches: list[LocatedMatch]


class Reader:
    """Holds every text to the fields."""

    def __init__(self, plans: Plans) -> None:
        self.plans = plans
        self.subjects = Subjects(plans)
        self.figures = FigureChecker(self.subjects)
        self.days = DateChecker(self.subjects, plans.figures)
        self.result = Result([], [])

    @property
    def names(self) -> Names:
        """Who finds what a passage names."""
        return named(self.plans)

    def read(self) -> Result:
        """Read all texts of objects and pages."""
        for number, part in enumerate(self.plans.parts()):
            own = part if isinstance(part, Item) else self.plans.around(part) or self.plans.plan_of(part)
            if not isinstance(own, _OF_OTHERS) and not isinstance(part, _OF_OTHERS):
                self._part(number, part, own)
        for plan in self.plans.portfolio.plans:
            for number, bodies in enumerate((plan.body, *(page.bodies for page in plan.pages))):
                self._page(number, plan, bodies)
        return self.result

    def _part(self, number: int, part: Part, own: Item | None) -> None:
        """Read the texts of a part; what both languages say otherwise is told of one."""
        for text, path in texts_of(part):
            if path[0] in _NO_CLAIMS:
                continue
            reported: set[_Field] = set()
            for language in LANGUAGES:
                words = text.exact(language)
                if not words:
                    continue
                asked = self._asked(part, path, language)
                found = [
                    *self._text((number, *path), words, language, own, path[0] == "title", asked),
                    *self._answer((number, *path), part, words, language),
                ]
                if not found:
                    continue
                span = part.span(*path, *[language] * (len(text.languages) > 1))
                places = Places(words, span, self.plans.portfolio.texts)
                for one in found:
                    at = places.of(one.start, one.start + len(one.words))
                    self._note(part, one, Place(at, words, one.start, language, span), reported)

    def _answer(self, place: _Place, part: Part, words: str, language: Language) -> Iterator[Discrepancy]:
        """Yield what a short answer says otherwise once its question is read with it: ``30 June`` answers when."""
        if not isinstance(part, Question) or place[1] != "answer" or len(words) > _SHORT_ANSWER:
            return
        question = part.question.exact(language) or ""
        asked = question.rstrip("?! ") + " "
        answered = asked + words + _counted(question, words, language)
        for one in self._text((*place, "asked"), answered, language, part, is_title=False, about=[]):
            if isinstance(one, Discrepancy) and one.start >= len(asked):
                yield replace(one, start=one.start - len(asked))

    def _asked(self, part: Part, path: tuple[str | int, ...], language: Language) -> list[Item]:
        """Return what a question names, for its answer."""
        if not isinstance(part, Question) or path[0] == "question":
            return []
        return [one.item for one in self.names.in_(part.question.exact(language) or "", language)]

    def _page(self, number: int, plan: Plan, bodies: Mapping[str, Body]) -> None:
        reported: set[_Field] = set()
        for language in LANGUAGES:
            body = bodies.get(language)
            if body is None:
                continue
            about: list[Item] = []
            for start, words in passages(body.markdown):
                heading = _HEADING.match(words.lstrip())
                if heading:
                    about = [one.item for one in self.names.in_(heading["words"], language)]
                for one in self._text((plan.id, number, start), words, language, plan, is_title=False, about=about):
                    at = in_body(body, start + one.start, one.words)
                    self._note(plan, one, Place(at, words, one.start, language), reported)

    def _note(self, part: Part, one: Discrepancy | ExactMatch, where: Place, reported: set[_Field]) -> None:
        """Keep what was found; what was told of the same field in the other language, or before, is not told again."""
        if isinstance(one, ExactMatch):
            if match := located(one, where):
                self.result.matches.append(match)
            return
        field = (id(one.fact.part), one.fact.field)
        if field not in reported:
            self.result.problems.append(self._problem(part, one, where.at))
            reported.add(field)

    def _text(
        self, place: _Place, words: str, language: Language, own: Item | None, is_title: bool, about: Sequence[Item]
    ) -> list[Discrepancy | ExactMatch]:
        """Return what a text says otherwise than fields, and as fields say, unless it is known to contradict none."""
        return self.plans.clean.reading(
            (words, language, is_title),
            place,
            states_nothing=partial(self._is_silent, words, language, is_title),
            read=lambda: list(self._read(words, language, own, is_title, about)),
            contradicts=lambda one: isinstance(one, Discrepancy),
        )

    def _read(
        self, words: str, language: Language, own: Item | None, is_title: bool, about: Sequence[Item]
    ) -> Iterator[Discrepancy | ExactMatch]:
        says_more = _says_more(words, language, is_title)
        figures = figures_in(words, language, self.plans.figures.calendar)
        starts = [one.start for one in figures]
        for passage in passages_of(words, language, own, self.names, is_title=is_title, about=about):
            first, last = (bisect_left(starts, passage.start + more) for more in (0, len(passage.words)))
            if last - first > MOST_OF_SENTENCE or len(passage.words) > LONGEST_SENTENCE:
                continue
            inside = [replace(one, start=one.start - passage.start) for one in figures[first:last]]
            inside = [one for one in inside if not passage.is_in_name(one.start)]
            inside = with_ratios(inside, passage.words, language)
            if tells_of_another(passage):
                continue
            yield from seasons(passage, self.plans.figures)
            numbers = by_numbers(inside, self.plans.figures.calendar)
            yield from frequencies(passage) if says_more else ()
            if not is_hypothetical(passage.words, language):
                yield from statements(passage, self.subjects, numbers) if says_more and not is_title else ()
                yield from standings(passage, self.subjects, numbers)
                yield from times_as_much(passage, self.subjects, numbers)
                yield from result_bounds(passage, self.subjects, numbers) if inside else ()
                yield from typos(passage, self.subjects, numbers) if inside else ()
            if inside:
                dated = passage.tells_of_days or any(one.part == "day" or one.part in PARTS_OF_YEAR for one in inside)
                parts = any(one.part in PARTS_OF_YEAR for one in inside)
                passage = replace(passage, tells_of_days=dated, names_part=parts)  # noqa: PLW2901  # what its figures say of it
                yield from self.figures.all(passage, numbers)
                yield from self.days.all(passage, inside)

    def _is_silent(self, words: str, language: Language, is_title: bool) -> bool:
        """Tell whether a text says nothing of any object by its words alone."""
        if _says_more(words, language, is_title) or tells_one_in(words, language):
            return False
        return not _HINTS[language].search(words) or not figures_in(words, language, self.plans.figures.calendar)

    def _problem(self, part: Part, discrepancy: Discrepancy, at: Span) -> Problem:
        fact = discrepancy.fact
        return self.plans.finding(
            discrepancy.code,
            part,
            at=at,
            related=[Related(fact.span, Phrase("the field", "pole"))],
            found=discrepancy.words,
            field=field_called(fact.part, fact.field),
            object=discrepancy.whose or _object(fact.part if isinstance(fact.part, Item) else discrepancy.item),
            expected=discrepancy.expected,
        )


def _counted(question: str, answer: str, language: Language) -> str:
    """Return what a question asks how many there are of, for an answer that is a number alone."""
    asked = _HOW_MANY[language].match(question)
    figures = figures_in(answer, language) if asked is not None else ()
    is_bare = len(figures) == 1 and len(figures[0].written) >= len(answer.strip(" ."))
    return f" {asked['what']}" if asked is not None and is_bare else ""


def _says_more(words: str, language: Language, is_title: bool) -> bool:
    """Tell whether a text may say more of an object than its figures do."""
    return (
        (not is_title and tells_something(words, language))
        or tells_frequency(words, language)
        or tells_of_target(words, language)
        or (is_title and tells_season(words, language))
    )


def _object(part: Part) -> Phrase:
    return called(part) if isinstance(part, Item) else Phrase("the organisation", "organizacja")
