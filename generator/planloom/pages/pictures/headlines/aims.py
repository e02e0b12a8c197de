"""What charts of aims and work say: measures, objectives, the roadmap and risks."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.i18n import describe_difference
from planloom.pages.pictures.headlines.counting import Said, Things, in_words, so_many_of
from planloom.pages.pictures.headlines.values import at_end
from planloom.problems import Language, Phrase
from planloom.values import Text

OBJECTIVES = Things("objective", "objectives", "cel", "cele", "celów", "m")
ITEMS = Things("item", "items", "pozycja", "pozycje", "pozycji", "f")
RISKS = Things("risk", "risks", "ryzyko", "ryzyka", "ryzyk", "n")
FACTORS = Things("factor", "factors", "czynnik", "czynniki", "czynników", "m")
OFF = Said("is off track", "are off track", "jest poniżej planu", "są poniżej planu", "jest poniżej planu")
AT_RISK = Said("is at risk", "are at risk", "jest zagrożony", "są zagrożone", "jest zagrożonych")
WELL = Said("is on track or done", "are on track or done", "idzie zgodnie z planem lub jest osiągnięty",
            "idą zgodnie z planem lub są osiągnięte", "idzie zgodnie z planem lub jest osiągniętych")  # fmt: skip
KNOWN = Said("has a status yet", "have a status yet", "ma już status", "mają już status", "ma już status",
             "ma jeszcze statusu")  # fmt: skip
LATE = Said("is late", "are late", "jest opóźniona", "są opóźnione", "jest opóźnionych")
SEVERE = Said(
    "scores {limit} or more", "score {limit} or more", "ma ocenę co najmniej {limit}",
    "mają ocenę co najmniej {limit}", "ma ocenę co najmniej {limit}", "ma oceny {limit} ani wyższej",
)  # fmt: skip
HIGHEST = Phrase("; the highest score is {score}", "; najwyższa ocena to {score}")
WITHOUT = Phrase("; {count} without a status", "; {count} bez statusu")
AND_AT_RISK = Phrase(", {count} at risk", ", {count} {said}")
LIMIT = 15

# What follows a difference, by the word it ends in.
THAN = {
    "en": {"above": "what was expected", "below": "what was expected"},
    "pl": {"powyżej": "oczekiwań", "poniżej": "oczekiwań"},
}
OTHERWISE = Phrase(" than expected", ", niż oczekiwano")
AS_EXPECTED = Phrase("{name}: as expected {when}", "{name}: zgodnie z oczekiwaniami {when}")
WITHIN = Phrase("{name}: within the target range {when}", "{name}: w docelowym przedziale {when}")
STANDS_AT = Phrase("{name}: {actual} {when}", "{name}: {actual} {when}")


def objectives(statuses: list[str], language: Language) -> str:
    """Say how many objectives are off track and at risk, or that none has a status."""
    if not any(statuses):
        return so_many_of(0, len(statuses), OBJECTIVES, KNOWN, language)
    unknown = statuses.count("")
    rest = WITHOUT.in_(language).format(count=in_words(unknown, language)) if unknown else ""
    return _judged(Counter(statuses), len(statuses), language) + rest


def _judged(found: Counter[str], total: int, language: Language) -> str:
    off, risky = found["off_track"], found["at_risk"]
    if off:
        words = so_many_of(off, total, OBJECTIVES, OFF, language)
        count, said = in_words(risky, language), AT_RISK.in_(language, risky)
        return words + (AND_AT_RISK.in_(language).format(count=count, said=said) if risky else "")
    if risky:
        return so_many_of(risky, total, OBJECTIVES, AT_RISK, language)
    return so_many_of(found["on_track"] + found["done"], total, OBJECTIVES, WELL, language)


def late(flags: Iterable[bool], language: Language) -> str:
    """Say how many of the dated items are late."""
    known = list(flags)
    return so_many_of(sum(known), len(known), ITEMS, LATE, language)


def severe(scores: Sequence[int | None], language: Language, things: Things = RISKS) -> str:
    """Say how many `things` score high, of those that have a score; where none does, what the highest score is."""
    known = [score for score in scores if score is not None]
    if not known:
        return ""
    count = sum(score >= LIMIT for score in known)
    words = so_many_of(count, len(known), things, SEVERE, language).format(limit=LIMIT)
    return words if count else words + HIGHEST.in_(language).format(score=max(known))


@dataclass(frozen=True, slots=True)
class Stands:
    """How a measure stands: its name and unit, the day its result is of, what is written of it, what differs.

    `apart` is the result less what was expected: zero where it is as expected, None where nothing was. `inside` tells
    that a range was met.
    """

    name: str
    unit: Text | str | None
    day: dt.date
    actual: str = ""
    apart: Decimal | None = None
    inside: bool = False


def stands(one: Stands, language: Language) -> str:
    """Say how far a measure is from what was expected of it by then."""
    when = at_end(one.day, language)
    if one.inside:
        return WITHIN.in_(language).format(name=one.name, when=when)
    if one.apart is None:
        return STANDS_AT.in_(language).format(name=one.name, actual=one.actual, when=when) if one.actual else ""
    if not one.apart:
        return AS_EXPECTED.in_(language).format(name=one.name, when=when)
    words = describe_difference(one.apart, one.unit, language)
    follows = next((f" {end}" for word, end in THAN[language].items() if words.endswith(word)), None)
    return f"{one.name}: {words}{follows or OTHERWISE.in_(language)} {when}"
