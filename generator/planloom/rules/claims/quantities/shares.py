"""Which share of a whole something is, as a text says it: ``a third of the budget``, ``every fifth enquiry``.

A share is held to every ratio of what the object of its sentence states to what the words behind ``of`` may name:
another field of the object, a sum of its plan or objective, or all that it comes to over the years.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.consistency.stated import PERCENT, Stated, stated_by
from planloom.i18n.formats import format_percent
from planloom.model import Item, Plan
from planloom.model.relations import SERVING
from planloom.model.shared import Objective
from planloom.problems import LANGUAGES, Phrase
from planloom.rules.claims.cues.patterns import Patterns, listed_beginnings, listed_words, word_beginnings
from planloom.rules.claims.dates.periods import years_of
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import QuantityClaim
from planloom.rules.claims.subjects.resolution import TOLD_OF_PAST, Subjects
from planloom.rules.words import called
from planloom.values.rounding import rounded

_ALL = r"(?:the|our|its|this|that|these|all|whole|total|entire|planned|whole of the)"
_CALY = r"(?:(?:cał|naszych|nasz|t|wszystki|łączn|planowan)\w*)"


def _whole(en: str, pl: str) -> Patterns:
    return word_beginnings(rf"{_ALL}(?: {_ALL})? (?:{en})", rf"(?:{_CALY} ){{0,2}}(?:{pl})")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of whole: the words for it, the fields that state parts of it, and those that state all of it."""

    words: Patterns
    parts: frozenset[str]
    wholes: frozenset[str]


_MONEY = frozenset({"budget", "amounts", "spent", "cost", "outlook"})
_INCOME = frozenset({"revenue_target", "expected_revenue", "revenue", "targets", "quotas", "quota", "amount"})
_KINDS = (
    _Kind(
        _whole(r"budget|money|funds|sum|costs?|spending|expenditure", r"budżet|pieni|środk|kwot|sum|koszt|wydatk"),
        _MONEY,
        frozenset({"budget", "amounts", "envelope"}),
    ),
    _Kind(
        _whole(r"savings?|sum|total", r"oszczędno|sum|kwot"),
        frozenset({"run_rate"}),
        frozenset({"run_rate"}),
    ),
    _Kind(
        word_beginnings(r"(?:what|the costs?|its costs?|the money)\b.*\bcosts?", r"(?:tego, co|kosztów)\b.*\bkoszt"),
        frozenset({"run_rate"}),
        frozenset({"baseline_annual"}),
    ),
    _Kind(
        _whole(r"revenues?|sales|income|money|takings|sum", r"przychod|sprzedaż|wpływ|pieni|kwot|sum"),
        _INCOME,
        _INCOME,
    ),
    _Kind(
        word_beginnings(r"(?:the |all )?(?:\w+ )?(?:enquir|inquir|leads?|requests?|contacts?)\w*", r"(?:\w+ )?(?:zapyta|pytając|zgłosz|zgłasz|lead|kontakt)"),
        frozenset({"expected_customers"}),
        frozenset({"expected_leads"}),
    ),
)  # fmt: skip
"""Of what shares are told. A share of what something costs and of what it brings is told with the same words."""
_USED = listed_beginnings("shares.used")
_YEAR = {
    "en": re.compile(r"\bin the (?:(?P<first>first)|(?P<second>second)|(?P<third>third)|(?P<last>last)) year\b", re.IGNORECASE),
    "pl": re.compile(
        r"\bw (?:(?P<first>pierwszym)|(?P<second>drugim)|(?P<third>trzecim)|(?P<last>ostatnim)) roku\b", re.IGNORECASE
    ),
}  # fmt: skip
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_NOT_SURE = listed_words("shares.not_sure")
_CLOSE = Decimal("2.5")
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Ratio:
    """What a field is of a whole, in per cent, and whose the whole is where that is not the object's own."""

    part: Stated
    value: Decimal
    of: Item | None = None

    @property
    def expected(self) -> Phrase:
        english, polish = (format_percent(rounded(self.value, 0), language) for language in LANGUAGES)
        if self.of is None:
            return Phrase(english, polish)
        name = called(self.of)
        return Phrase(f"{english} of all for {name.en}", f"{polish} całości ({name.pl})")


def shares(passage: Passage, subjects: Subjects, claims: Sequence[QuantityClaim]) -> Iterator[Discrepancy]:
    """Yield the shares to which no ratio comes of what the one object of a sentence states to what they are told of."""
    item = _subject(passage)
    if item is None:
        return
    for claim in claims:
        if claim.unit != PERCENT or _NOT_SURE[passage.language].search(_clause(passage, claim)):
            continue
        ratios = [one for kind in _told(passage, claim) for one in _ratios(item, kind, passage, claim, subjects)]
        near = [one for one in ratios if abs(one.value - claim.value) <= max(claim.half, _CLOSE)]
        if ratios and not near and not any(claim.agrees(one.value) for one in ratios):
            best = min(ratios, key=lambda one: abs(one.value - claim.value))
            yield Discrepancy.of_figure(passage, claim.figure, best.part, item, best.expected)


def _subject(passage: Passage) -> Item | None:
    """Return the one object that a sentence names, or else the one its text is of."""
    items = {id(one.item): one.item for one in passage.named}
    if len(items) == 1:
        return next(iter(items.values()))
    own = passage.own
    return None if items or isinstance(own, (Plan, *TOLD_OF_PAST)) else own


def _clause(passage: Passage, claim: QuantityClaim) -> str:
    figure, words = claim.figure, passage.words
    return words[: figure.start][-60:] + " " + words[figure.start + len(figure.written) :][:60]


def _told(passage: Passage, claim: QuantityClaim) -> list[_Kind]:
    """Return the kinds of whole that the words behind a share may mean, or those within it: ``one enquiry in five``."""
    end = claim.figure.start + len(claim.figure.written)
    after = re.sub(r"^\W*(?:of\b|z\b|ze\b)?\W*", "", passage.words[end:])
    inside = re.sub(r"^\S+\s+", "", claim.figure.written)
    named_behind = any(
        0 <= one.start - end <= len(after) and _is_of_it(passage.words[end : one.start]) for one in passage.named
    )
    if named_behind:  # “half of the money for [[letter]]” is a part of its own money
        return []
    return [kind for kind in _KINDS if any(kind.words[passage.language].match(one) for one in (after, inside))]


def _is_of_it(between: str) -> bool:
    return (
        re.fullmatch(r"\W*(?:of\s+)?(?:[^\W\d_]+\s+){1,4}(?:for|of|in|from|na|dla|z|w)\s+\W*(?:the\s+)?", between)
        is not None
    )


def _ratios(item: Item, kind: _Kind, passage: Passage, claim: QuantityClaim, subjects: Subjects) -> Iterator[_Ratio]:
    """Yield the ratios of the parts that an object states to its own wholes and to those of its plan and objectives."""
    stated = [one for one in stated_by(item, subjects.plans.figures) if one.part is item]
    parts = [one for one in _in_year(stated, passage, claim) if one.field in kind.parts]
    is_used = _USED[passage.language].search(passage.words) is not None
    parts = [one for one in parts if (one.field == "spent") == is_used]
    wholes: list[tuple[Stated, Item | None]] = [(one, None) for one in _whole_of(stated) if one.field in kind.wholes]
    wholes += list(_around(item, kind, passage, claim, subjects)) if passage.named else []
    for part in parts:
        for whole, of in wholes:
            is_same = whole.field == part.field and of is None and (part.period is None or part.summed)
            if whole.unit == part.unit and not is_same and whole.value and 0 < part.value <= whole.value:
                yield _Ratio(part, part.value / whole.value * _HUNDRED, of)


def _whole_of(stated: Sequence[Stated]) -> list[Stated]:
    """Return what fields come to in all: their sums, or the one entry that they have."""
    found: dict[str, list[Stated]] = {}
    for one in stated:
        found.setdefault(one.field, []).append(one)
    return [one for series in found.values() for one in _in_all(series)]


def _in_all(series: list[Stated]) -> list[Stated]:
    return [one for one in series if one.period is None] or (series if len(series) == 1 else [])


def _in_year(stated: Sequence[Stated], passage: Passage, claim: QuantityClaim) -> list[Stated]:
    """Return what is stated of the year that a sentence names, or of the first or last of all; else the wholes."""
    years = sorted({one.period.start.year for one in stated if one.period is not None})
    match = _YEAR[passage.language].search(passage.words, claim.figure.start)
    place = next((_PLACES[name] for name, found in match.groupdict().items() if found), None) if match else None
    year = years[place] if place is not None and place < len(years) else claim.year.year if claim.year else None
    if year is None:
        return _whole_of(stated)
    return [one for one in stated if one.period is not None and list(years_of(one.period)) == [year]]


def _around(
    item: Item, kind: _Kind, passage: Passage, claim: QuantityClaim, subjects: Subjects
) -> Iterator[tuple[Stated, Item | None]]:
    """Yield the wholes of the plan and of the objectives of an object, and what its like in them come to together."""
    plan = subjects.plans.plan_of(item)
    above = [one for one in subjects.plans.graph.targets(item, *SERVING) if isinstance(one, Objective)]
    containers = [*above, *([plan] if plan is not None and plan is not item else [])]
    for one in [each for each in containers if each is passage.own] or containers:
        stated = stated_by(one, subjects.plans.figures)
        found = [each for each in stated if each.part is one and each.field in kind.wholes]
        yield from ((each, one) for each in (_in_year(found, passage, claim) if claim.year else _whole_of(found)))
        serving = {id(each): each for each in subjects.plans.graph.sources(one, *SERVING)}
        like = plan.each(type(item)) if isinstance(one, Plan) and plan is not None else list(serving.values())
        yield from (
            (each, one)
            for each in _sums([each for each in like if type(each) is type(item)], kind, passage, claim, subjects)
        )


def _sums(
    items: Sequence[Item], kind: _Kind, passage: Passage, claim: QuantityClaim, subjects: Subjects
) -> Iterator[Stated]:
    """Yield what the fields of several objects come to together."""
    known: dict[tuple[str, str], Stated] = {}
    for item in items:
        stated = [
            one for one in stated_by(item, subjects.plans.figures) if one.part is item and one.field in kind.parts
        ]
        for one in _in_year(stated, passage, claim) if claim.year else _whole_of(stated):
            key = one.field, one.unit
            known[key] = replace(one, value=known[key].value + one.value) if key in known else one
    yield from known.values()


__all__ = ["shares"]
