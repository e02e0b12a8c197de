"""How long something takes, as a text says it, against the days on which it begins and ends."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import Dated, days_of
from planloom.model import Item, Plan
from planloom.problems import Language
from planloom.rules.claims.codes import DATE_DIFFERS
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import QuantityClaim
from planloom.rules.claims.subjects.resolution import Subjects

_LASTS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:takes?|lasts?|lasted|(?:runs?|goes on|continues) for|will (?:take|last|run for))\s+(?:[a-z]+ ){0,2}$",
        re.IGNORECASE,
    ),
    "pl": re.compile(r"\b(?:trwa(?:ją|ć|ł\w*)?|potrwa(?:ją|ł\w*)?|zajmie|zajmuje)\s+(?:\w+ ){0,2}$", re.IGNORECASE),
}
_DAYS = {"week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25")}
_ROUGHLY = Decimal("0.15")
_NEAR = (Decimal("0.22"), Decimal("4.5"))
_AROUND = 40
_OF_WORK = re.compile(r"\s*\w+ (?:of )?(?:work|pracy|prac|robót)\b", re.IGNORECASE)


def time_spans(passage: Passage, subjects: Subjects, claims: Sequence[QuantityClaim]) -> Iterator[Discrepancy]:
    """Yield how long an object of a sentence takes, where the days of none of them say so: its own first, or that named."""
    for claim in claims:
        start = claim.figure.start
        before = passage.words[max(0, start - _AROUND) : start]
        spans = [one for item, _ in subjects.items(passage, start) for one in _spans(item, subjects)]
        is_name = not before.strip() and (passage.is_title or _OF_WORK.match(claim.after))  # “Six weeks for newcomers”
        if claim.unit not in _DAYS or not spans or not (is_name or _LASTS[passage.language].search(before)):
            continue
        ratios = [_told(claim) / _planned(first, last.period.end) for _, first, last in spans]
        if _NEAR[0] <= ratios[0] <= _NEAR[1] and not any(
            _fits(claim, first, last.period.end) for _, first, last in spans
        ):
            item, _, last = spans[0]
            yield Discrepancy(passage.start + start, claim.figure.written, DATE_DIFFERS, last, item, last.period)


def _spans(item: Item, subjects: Subjects) -> Iterator[tuple[Item, dt.date, Dated]]:
    """Yield an object with its first day and what says its last."""
    if isinstance(item, Plan):
        return
    days = [one for one in days_of(item, subjects.plans.figures) if one.part is item]
    first = next((one for one in days if one.role == "start"), None)
    last = next((one for one in days if one.role == "end"), None)
    if first is not None and last is not None:
        yield item, first.period.start, last


def _fits(claim: QuantityClaim, first: dt.date, last: dt.date) -> bool:
    planned = _planned(first, last)
    return abs(_told(claim) - planned) <= max(planned * _ROUGHLY, _DAYS[claim.unit] / 2)


def _told(claim: QuantityClaim) -> Decimal:
    return abs(claim.value) * _DAYS[claim.unit]


def _planned(first: dt.date, last: dt.date) -> Decimal:
    return Decimal((last - first).days + 1)
