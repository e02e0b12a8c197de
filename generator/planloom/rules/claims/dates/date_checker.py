"""The days of a passage, held to those of its objects (L106)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planloom.figures import Figures
from planloom.figures.consistency.stated import Dated, days_of
from planloom.model import Item, Plan
from planloom.model.marketing import Study
from planloom.model.relations import CHANGES_FROM
from planloom.model.restructuring import Communication, Deal, DealPhase, UnitChange
from planloom.model.reviews import Decision, Review
from planloom.model.shared import FundingSource, Milestone
from planloom.problems import Language
from planloom.rules.claims.codes import DATE_DIFFERS
from planloom.rules.claims.cues.attribution import is_of_third_party
from planloom.rules.claims.dates.days import (
    Day,
    Role,
    agrees,
    apart,
    days_in,
    is_of_event,
    of_one_year,
    phases_in,
    role_in,
    role_of,
    speaks_of_itself,
    stretch,
    tells_of_change,
    tells_of_happening,
    tells_of_span,
    year_alike,
)
from planloom.rules.claims.dates.events import days_of_events
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.language.numbers import Figure
from planloom.rules.language.word_forms import is_form_of
from planloom.values import Period, Text

_SHORT = 62
_FAR = 1200
"""So many days from the field, a text speaks of something else."""
_OF_ONE_DAY = (Decision, Review, Study, Communication, FundingSource)
_BRIEF = 7
"""So many words at most a brief sentence has beside a reference."""
_TWO = 2
_BESIDE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s*\(?(?:(?:of|in) )?", re.IGNORECASE),
    "pl": re.compile(r"\s*\(?(?:(?:z|w|we) )?|\s*(?:roku|r\.)?\s*(?:(?:w|na|podczas) )?", re.IGNORECASE),
}
_BEHIND_TITLE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:\s+[^\W\d]+){0,2}?\s*(?:(?:of|in|on) )?", re.IGNORECASE),
    "pl": re.compile(r"(?:\s+[^\W\d]+){0,2}?\s*(?:(?:z|w|we|dnia) )?", re.IGNORECASE),
}
"""A title may lack its last words."""
_WAS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:was|were|has been|have been) (?!to\b|not\b)|\bsince\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:od|został\w*|udało się|mamy od)\b", re.IGNORECASE),
}
_PLANNED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:plan\w*|due|meant|supposed|schedul\w+|expected|until|before|had)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:plan\w*|termin\w*|mia[łl]\w*|zakładan\w+|do|przed|zanim)\b", re.IGNORECASE),
}
_ABOUT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\babout\s+$", re.IGNORECASE),
    "pl": re.compile(r"\bo\s+$", re.IGNORECASE),
}
"""Before what is talked of on a day, and does not happen on it."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class DateChecker:
    """Holds days to the fields of `subjects`."""

    subjects: Subjects
    figures: Figures

    def all(self, passage: Passage, figures: list[Figure]) -> Iterator[Discrepancy]:
        """Yield the days of a passage that are not those of their objects."""
        dates = list(days_in(figures, passage.words, passage.language))
        ends = stretch(dates, passage.words, passage.language)
        if ends is not None:
            roles: tuple[Role, Role] = ("start", "end")
            yield from (
                discrepancy
                for day, role in zip(ends, roles, strict=True)
                if (discrepancy := self._day(passage, day, role))
            )
            return
        dated = [one for one in dates if one.has_year] or dates
        for day, clause in zip(of_one_year(dates), clauses(dates, passage), strict=True):
            is_sure = dated == [day] or passage.labelled(day.start) is not None
            role = self._role(passage, day) if is_sure else None
            if role is None and len(dates) > 1:
                role = role_in(clause, passage.language)
            discrepancy = self._day(passage, day, role) or self._of_event(passage, day)
            if discrepancy is not None:
                yield discrepancy

    def _makes(self, change: Item, unit: Item) -> bool:
        """Tell whether a unit comes of a change of others, whose day is not its end."""
        made = isinstance(change, UnitChange) and change is not unit
        return made and change not in self.subjects.plans.graph.sources(unit, CHANGES_FROM)

    def _of_event(self, passage: Passage, day: Day) -> Discrepancy | None:
        """Return the day of what a sentence says happens, where it gives another."""
        if is_of_third_party(passage.words, day.start, passage.language):
            return None
        days = days_of_events(passage, self.subjects, day.start)
        period = day.period() or day.period(year_alike([one.period for one, _ in days]))
        if period is None or not days or any(agrees(one.period, period, day.bound) for one, _ in days):
            return None
        one, item = min(days, key=lambda pair: apart(pair[0].period, period))
        if apart(one.period, period) > _FAR:
            return None
        return Discrepancy(passage.start + day.start, day.words, DATE_DIFFERS, one, item, one.period)

    def _role(self, passage: Passage, day: Day) -> Role | None:
        """Return what a day of a sentence is of its object; in the title of a milestone, the milestone itself."""
        if passage.is_title and isinstance(passage.own, Milestone):
            return "event" if is_of_event(passage.words, day, passage.language) else None
        items = self.subjects.items(passage, day.start)
        if phases_in(passage.words, passage.language) and any(isinstance(item, Deal) for item, _ in items):
            return "event"
        if day.bound == "since" and self._has_held(passage, day):
            return "end"
        names_one = len([1 for _, is_named in items if is_named]) == 1 and bool(passage.named)
        is_its_own = not passage.named and speaks_of_itself(passage.words, passage.language)
        role = role_of(passage.words, day, passage.language, named=names_one or is_its_own)
        return "event" if role is None and names_one and is_beside(passage, day) else role

    def _has_held(self, passage: Passage, day: Day) -> bool:
        """Tell whether a sentence begins with a milestone that is reached, and says since when it is."""
        first = passage.named[0] if len(passage.named) == 1 else None
        is_one = (
            first is not None and first.by_reference and isinstance(first.item, Milestone) and bool(first.item.done)
        )
        return is_one and not passage.words[: first.start].strip() and first.end <= day.start  # type: ignore[union-attr]

    def _day(self, passage: Passage, day: Day, role: Role | None) -> Discrepancy | None:
        """Return the day of an object that a sentence gives otherwise; None where any that it may mean agrees."""
        if role is None or is_of_third_party(passage.words, day.start, passage.language):
            return None
        days = self._days(passage, day, role)
        period = day.period() or day.period(year_alike([one.period for one, _ in days]))
        wanted = [(one, item) for one, item in days if self._answers(one, item, role, passage, day)]
        of_phases = [pair for pair in wanted if isinstance(pair[0].part, DealPhase)]
        if of_phases:
            known = of_phases if phases_in(passage.words, passage.language) else wanted
        else:
            known = [pair for pair in days if _is_mentioned(*pair, passage)]
        if _WAS[passage.language].search(passage.words) and not _PLANNED[passage.language].search(passage.words):
            done = [pair for pair in known if pair[0].field == "done"]
            wanted, known = done or wanted, done or known  # what was is no day that was planned
        known = [pair for pair in known if not _is_other_end(*pair, role)]
        if period is None or not wanted or any(agrees(one.period, period, day.bound) for one, _ in known):
            return None
        if role == "during" and _goes_on_in(period, [one.period for one, _ in wanted]):
            return None
        one, item = min(wanted, key=lambda pair: (pair[0].part is not pair[1], apart(pair[0].period, period)))
        if apart(one.period, period) > _FAR:
            return None
        return Discrepancy(passage.start + day.start, day.words, DATE_DIFFERS, one, item, one.period)

    def _days(self, passage: Passage, day: Day, role: Role) -> list[tuple[Dated, Item]]:
        """Return the days of the objects that a sentence may mean with a date, each with its object.

        Of an aim these are its beginning and end, where the sentence refers to it and says that it begins, goes on or ends.
        """
        is_told = role in ("start", "end") and tells_of_span(passage.words, passage.language)
        referred = [one.item for one in passage.named if one.by_reference and is_told]
        subjects = [
            about
            for item, _ in self.subjects.items(passage, day.start)
            if not isinstance(item, Plan) and (not item.is_a("aim") or item in referred)
            for about in self.subjects.about(item)
            if not self._makes(about, item) or tells_of_change(passage.words, passage.language)
        ]
        return [(one, item) for item in subjects for one in days_of(item, self.figures)]

    def _answers(self, one: Dated, item: Item, role: Role, passage: Passage, day: Day) -> bool:
        """Tell whether a day is what a sentence gives: the end, the beginning, or the day of an event."""
        is_told = tells_of_happening(passage.words, passage.language)
        if isinstance(one.part, Milestone | UnitChange) and one.part is item:
            is_happening = is_told or is_beside(passage, day) or _is_behind_title(passage, day, item)
            is_happening = is_happening or passage.is_title or _is_brief(passage)
            return one.role == "end" and (is_happening or role in ("start", "end"))
        if one.part is item and not one.role and self._is_of_one_day(item):
            return isinstance(item, Decision) or is_told or is_beside(passage, day)
        if role == "during":
            return one.part is item and one.role in ("start", "end")
        if role != "event":
            return one.role == role
        if isinstance(one.part, DealPhase):
            return one.part.phase in phases_in(passage.words, passage.language)
        is_told = is_told or is_beside(passage, day)
        return one.part is item and self._is_short(item) and is_told

    def _is_of_one_day(self, item: Item) -> bool:
        """Tell whether an object has one day alone, so that any day said of it is that."""
        return isinstance(item, _OF_ONE_DAY) and len(days_of(item, self.figures)) == 1

    def _is_short(self, item: Item) -> bool:
        """Tell whether all days of an object lie so close together that it happens in one of them."""
        periods = [one.period for one in days_of(item, self.figures)]
        return (max(one.end for one in periods) - min(one.start for one in periods)).days <= _SHORT


def _goes_on_in(period: Period, days: Sequence[Period]) -> bool:
    """Tell whether a period has a day in common with the time from the first to the last of some days."""
    return min(one.start for one in days) <= period.end and period.start <= max(one.end for one in days)


def clauses(days: Sequence[Day], passage: Passage) -> list[str]:
    """Return the words around each of several days of a sentence, between the day before it and the next."""
    ends = [day.start + len(day.words) for day in days]
    stops = [*ends[:-1], len(passage.words)]  # behind the last of them a verb may stand
    return [passage.words[first:stop] for first, stop in zip([0, *ends], stops, strict=False)] if days else []


def is_beside(passage: Passage, day: Day) -> bool:
    """Tell whether a day stands beside the object named: ``[[panel]] of June 2026``, ``w czerwcu 2026 roku w [[panel]]``."""
    if len(day.parts) < _TWO or not day.has_year:
        return False
    between = (
        passage.words[min(one.end, day.start + len(day.words)) : max(one.start, day.start)]
        for one in passage.named
        if one.by_reference and not _ABOUT[passage.language].search(passage.words[: one.start])
    )
    return any(_BESIDE[passage.language].fullmatch(words) for words in between)


def _is_behind_title(passage: Passage, day: Day, item: Item) -> bool:
    """Tell whether a day stands behind the title of an event, which says itself what happens: ``the last order leaves in May``."""
    return any(
        one.item is item and _BEHIND_TITLE[passage.language].fullmatch(passage.words, one.end, day.start) is not None
        for one in passage.named
        if not one.by_reference and one.end <= day.start
    )


def _is_brief(passage: Passage) -> bool:
    """Tell whether a sentence says little but of the one object that it refers to: ``[[hull]] was floated in May``."""
    first = passage.named[0] if len(passage.named) == 1 else None
    if first is None or not first.by_reference or _ABOUT[passage.language].search(passage.words[: first.start]):
        return False
    outside = passage.words[: first.start] + " " + passage.words[first.end :]
    return "," not in outside and len(outside.split()) <= _BRIEF


def _is_mentioned(one: Dated, item: Item, passage: Passage) -> bool:
    """Tell whether a sentence about an object may mean a day: of its milestones, those that it says a word of."""
    part = one.part
    if part is item or not isinstance(part, Milestone) or part.title is None:
        return True
    own = _words_of(item.title, passage.language)
    telling = [word for word in _words_of(part.title, passage.language) if not _has_form(word, own, passage.language)]
    return any(_has_form(word, telling, passage.language) for word in _LONG_WORD.findall(passage.words))


def _is_other_end(one: Dated, item: Item, role: Role) -> bool:
    """Tell whether a day is the beginning of an object whose end is meant, or the end where its beginning is."""
    at_once = isinstance(item, Milestone | UnitChange)
    return one.part is item and not at_once and {one.role, role} == {"start", "end"}


def _words_of(title: Text | None, language: Language) -> list[str]:
    return _LONG_WORD.findall((title and title.exact(language)) or "")


def _has_form(word: str, words: Sequence[str], language: Language) -> bool:
    return any(is_form_of(word, other, language) for other in words)
