"""Years and their parts compared, as a sentence says it: ``less in 2029 than in 2028``, ``lepiej niż rok wcześniej``."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from planloom.model import Item
from planloom.problems import Language
from planloom.rules.claims.sentence import Degree, Sentence
from planloom.rules.claims.trends.direction import Direction, direction_of, negated, reversed_direction
from planloom.rules.language.lexicon import Occurrence
from planloom.rules.language.numbers import PARTS_OF_YEAR, Figure

_THAN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\bthan (?:(?:at the (?:end|close) of|by the end of|in|for|at|by)\b|(?:a|one) (?P<earlier>(?:year|quarter) (?:earlier|before|ago))|(?:the|last|the previous) (?:year|quarter)(?: before| earlier)?)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\bniż (?:(?:pod koniec|na koniec|z końcem|w|we|na)\b|(?P<earlier>(?:rok|kwartał) (?:wcześniej|temu)|przed (?:rokiem|kwartałem)))",
        re.IGNORECASE,
    ),
}
_KINDS = ("size", "long", "good", "cost")


def year_on_year(sentence: Sentence, item: Item) -> tuple[Occurrence, Direction] | None:
    """Return the cue that compares one year with another, or parts of one, and the way that it says."""
    than = _THAN[sentence.language].search(sentence.words)
    degrees = [one for one in sentence.comparatives(*_KINDS) if than is not None and one.cue.start < than.start()]
    if than is None or len(degrees) != 1 or sentence.is_doubtful(degrees[0].cue):
        return None
    cue, direction = degrees[0].cue, _direction(degrees[0], item)
    years = [one for one in sentence.figures if one.part == "year"]
    parts = [one for one in sentence.figures if one.part in PARTS_OF_YEAR]
    if direction is None or not _is_of_two(years, parts, than):
        return None
    if parts:
        is_backward = len(parts) > 1 and str(parts[0].value) < str(parts[-1].value)
        return cue, reversed_direction(direction) if is_backward else direction
    if _is_backward(years, than, sentence.plans.today.year):
        return cue, reversed_direction(direction)
    return cue, negated(direction) if sentence.is_denied(cue) else direction


def _direction(degree: Degree, item: Item) -> Direction | None:
    if degree.kind == "good":
        return direction_of("better" if degree.is_more else "worse", item)
    return direction_of("up" if degree.is_more else "down", item)


def _is_of_two(years: Sequence[Figure], parts: Sequence[Figure], than: re.Match[str]) -> bool:
    """Tell whether a sentence names two years at most, or parts of one year, the first before ``than``."""
    count = len({one.value for one in years})
    if parts:
        return count <= 1 and parts[0].start <= than.start()
    return 1 <= count <= 2  # noqa: PLR2004  # one may be left out: “than the year before”


def _is_backward(years: Sequence[Figure], than: re.Match[str], this_year: int) -> bool:
    """Tell whether the later of two years stands behind ``than``, or alone there one that is still to come."""
    behind = [one for one in years if one.start > than.start()]
    if len(years) == 1:
        return bool(behind) and than["earlier"] is None and int(Decimal(years[0].value)) > this_year
    earlier = min(years, key=lambda one: int(Decimal(one.value)))
    return len({one.value for one in years}) > 1 and bool(behind) and behind[-1].value != earlier.value


__all__ = ["year_on_year"]
