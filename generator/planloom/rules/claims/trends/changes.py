"""By how much something moves, as a text says it, against its fields: ``by 30%``, ``five new ones``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import PEOPLE, PERCENT
from planloom.i18n.formats import format_number, format_percent
from planloom.model import Item, Plan
from planloom.model.fields import is_currency
from planloom.model.restructuring import CostMeasure, OrgUnit
from planloom.model.shared import Measure, Objective
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.dates.periods import years_in
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import with_period
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import AMOUNT, COUNT, bound_of, unit_of
from planloom.rules.claims.subjects.resolution import TOLD_OF_PAST, Subjects, unit_fits
from planloom.rules.claims.trends.steps import Step, in_tense, in_years, steps_of
from planloom.rules.language.durations import DURATIONS
from planloom.rules.language.numbers import Figure
from planloom.values import Money
from planloom.values.rounding import rounded, trimmed

_BY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\bby\s+(?:about |some |around |over |nearly |almost |more than |less than |at least )?(?:an? )?(?:[€$£]|PLN |EUR )?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(r"\bo\s+(?:około |ponad |prawie |niemal |blisko |co najmniej )?$", re.IGNORECASE),
}
_MOVES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:increas\w*|rais\w+|ris\w+|rose|grow\w*|grew|improv\w+|expand\w*|reduc\w+|lower\w*|cuts?|cutting|decreas\w+|fall\w*|fell|drop\w*|shorten\w*|shr[iau]nk\w*|up|down)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:zwiększ\w+|podn\w+|wzr\w+|rosn\w+|rośn\w+|urośn\w+|popraw\w+|zmniejsz\w+|obniż\w+|ogranicz\w+|spad\w+|spaść|skr[óa]c\w+|zreduk\w+|redukuj\w+)\b",
        re.IGNORECASE,
    ),
}
_LOSES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:loses?|lost|losing|sheds?|gains?|gained|adds?)\s+(?:about |some |nearly |almost |over )?$", re.IGNORECASE
    ),
    "pl": re.compile(
        r"\b(?:traci|tracą|straci|stracą|stracił\w*|zyska|zyskuje|zyskają)\s+(?:około |prawie |ponad )?$", re.IGNORECASE
    ),
}
_NEW: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:new|more|additional|further|extra)\b", re.IGNORECASE),
    "pl": re.compile(r"\s+(?:now\w+|więcej|dodatkow\w+|kolejn\w+)\b", re.IGNORECASE),
}
_THAN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\s+(?:\w+\s+){0,4}(?:more|less|fewer|higher|lower|longer|shorter|above|below)(?: than)? (?:in|for) (?=[\dF])",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\s+(?:\w+\s+){0,3}(?:więcej|mniej|wyż\w+|niż\w+|dłu\w+|kró\w+)\s+niż (?:w|we|na) (?=\d)", re.IGNORECASE
    ),
}
"""Behind a figure, what makes it the difference from another year."""
_PLANNED = re.compile(
    r"[^.;]{0,40}?(?:\b(?:than|niż)\s(?:[^\W\d]+\s+){0,4}?"
    r"(?:(?:plan|expect|foresee|target|aim|budget|allow|assum)\w*|set|zaplanowa\w*|zakład\w+|założ\w+|przewid\w+|wyznacz\w+|oczekiw\w+|dopuszcz\w+)"
    r"|\b(?:above|below|over) plan)",
    re.IGNORECASE,
)
"""Behind a difference from what was planned, not from what was before."""
_ADDED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:an )?(?:additional|another|extra|further)\s+$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:dodatkow\w+|kolejn\w+)\s+$", re.IGNORECASE),
}
_YEARLY = re.compile(
    r"\b(?:a year|yearly|annual(?:ly)?|(?:every|each) year|roczni\w+|co rok\w*|każdego roku)\b", re.IGNORECASE
)
_NEAR = (Decimal("0.4"), Decimal("2.7"))
_ROUGHLY, _VERY_ROUGHLY = Decimal("0.06"), Decimal("0.12")
_HUNDRED = 100
_POINTS = re.compile(r"\s+(?:points?|punkt\w*)\b", re.IGNORECASE)
_FAR = 60
_OF_A_FRACTION = Decimal(3)


def changes(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield the one change of a sentence to which no move of the figures it may mean comes, though one is near."""
    claimed = [one for one in figures if _is_plain(one) and _tells_change(passage, one)]
    if len(claimed) != 1:
        return
    figure = claimed[0]
    steps = in_tense([*_meant(passage, subjects, figure)], passage.words, passage.language)
    steps = in_years(steps, years_in(figures))
    if _YEARLY.search(passage.words):  # so many new ones every year may leave again
        is_rate = _unit(passage, figure) not in (COUNT, PEOPLE)
        steps = [step for step in steps if is_rate and step.takes_a_year]
    sizes = [
        (step, size)
        for step in steps
        for size in _sizes(step, _unit(passage, figure), is_in_points=_in_points(passage, figure))
    ]
    added = [(step, step.last.value) for step in steps if _may_count_what_is_added(step, passage, figure)]
    sizes += [*added, *_of_all_years(added)]
    value = Decimal(figure.value) * (_HUNDRED if figure.fraction else 1)
    levels = [one.value for step in steps for one in (step.first, step.last) if one is not None]
    if value in levels and _unit(passage, figure) not in (COUNT, PEOPLE):  # “adds 50 million in 2027” may be all of it
        return
    if sizes and not any(_same(value, size, figure, passage) for _, size in sizes):
        step, size = min(sizes, key=lambda one: abs(one[1] - value))
        if size and _NEAR[0] <= value / size <= _NEAR[1]:
            item = step.last.part if isinstance(step.last.part, Item) else passage.named[0].item
            expected = _shown(step, size, _unit(passage, figure))
            yield Discrepancy.of_figure(passage, figure, step.last, item, expected)


def _of_all_years(added: Sequence[tuple[Step, Decimal]]) -> Iterator[tuple[Step, Decimal]]:
    """Yield what measures that count new ones come to in all the years of their targets."""
    targets = {step.last.period: step for step, _ in added if step.last.field == "targets" and _adds_up(step)}
    if targets:
        yield next(iter(targets.values())), sum((step.last.value for step in targets.values()), Decimal(0))


def _adds_up(step: Step) -> bool:
    return isinstance(step.last.part, Measure) and step.last.part.aggregate == "sum"


def _may_count_what_is_added(step: Step, passage: Passage, figure: Figure) -> bool:
    """Tell whether a measure may count new ones alone: "five new clients" are its five of a year, not three more."""
    return _is_added(passage, figure) if _adds_up(step) else _is_further(passage, figure)


def _is_added(passage: Passage, figure: Figure) -> bool:
    behind = passage.words[figure.first + len(figure.written) :]
    is_count = not figure.unit and not figure.fraction
    return is_count and bool(_NEW[passage.language].match(behind) or _is_further(passage, figure))


def _is_further(passage: Passage, figure: Figure) -> bool:
    return bool(_ADDED[passage.language].search(passage.words[: figure.first]))


def _in_points(passage: Passage, figure: Figure) -> bool:
    return _POINTS.match(passage.words, figure.first + len(figure.written)) is not None


def _unit(passage: Passage, figure: Figure) -> str | None:
    return unit_of(figure, passage.words, passage.language)


def _is_plain(figure: Figure) -> bool:
    return not (figure.part or figure.weak) and isinstance(figure.value, Decimal) and figure.value > 0


def _tells_change(passage: Passage, figure: Figure) -> bool:
    """Tell whether a sentence gives a figure as a change: that by which something moves, or so many new ones."""
    language = passage.language
    before, after = passage.words[: figure.first], passage.words[figure.first + len(figure.written) :]
    moved = (_BY[language].search(before) and _MOVES[language].search(before)) or _LOSES[language].search(before)
    if _PLANNED.match(after):
        return False
    by = language == "en" or _BY[language].search(before)
    return bool(moved or _is_added(passage, figure) or (by and _THAN[language].match(after)))


def _meant(passage: Passage, subjects: Subjects, figure: Figure) -> Iterator[Step]:
    """Yield the moves of the one object that a sentence names, or of its own, that it may mean."""
    for item in _items(passage, subjects, figure):
        steps = steps_of(item, subjects.plans.figures)
        is_one = bool(passage.named) and len({step.last.field for step in steps}) == 1
        for step in steps:
            if isinstance(item, Measure) or is_one or _is_mentioned(step, passage, figure):
                yield step


def _is_near(passage: Passage, figure: Figure) -> bool:
    """Tell whether a change is said of the object named: that stands before it, or not far behind."""
    first = passage.named[0]
    return first.start < figure.start or first.start - figure.start < _FAR


def _items(passage: Passage, subjects: Subjects, figure: Figure) -> list[Item]:
    named = list({id(one.item): one.item for one in passage.named}.values())
    own = passage.own
    if named and not _is_near(passage, figure):
        return []
    if named:
        about = subjects.about(named[0]) if len(named) == 1 else []
    elif own is None or isinstance(own, (Plan, *TOLD_OF_PAST)):
        return []
    elif isinstance(own, Objective) and passage.is_title:
        return list(own.measures) if len(own.measures) == 1 else []
    else:
        about = [own]
    measures = [measure for item in about if item is own and isinstance(item, Objective) for measure in item.measures]
    return [*about, *measures] if len(measures) == 1 else about


def _is_mentioned(step: Step, passage: Passage, figure: Figure) -> bool:
    """Tell whether a sentence speaks of the field of a move: people of people, money of the field its words mean."""
    if step.last.unit == PEOPLE:
        return (
            figure.fraction
            or figure.unit == PERCENT
            or _unit(passage, figure) == PEOPLE
            or isinstance(step.last.part, OrgUnit)
        )
    if isinstance(step.last.part, CostMeasure):
        is_yearly = _YEARLY.search(passage.words) is not None and step.first is None
        return figure.unit == PERCENT or figure.fraction or is_yearly
    return step.last.field in mentioned_fields(passage.words, passage.language) or step.first is None


def _sizes(step: Step, unit: str | None, *, is_in_points: bool = False) -> Iterator[Decimal]:
    """Yield the sizes of a move in the unit of a change: as many, and of percentages the part and the points."""
    last = step.last
    if unit == PERCENT:
        if step.share is not None:
            yield abs(step.share)
        if last.unit == PERCENT:
            yield abs(step.change)
    elif (
        (unit is not None and unit_fits(last.unit, unit))
        or (unit == COUNT and last.unit == PERCENT and is_in_points)
        or (unit in (*DURATIONS, COUNT, AMOUNT, PEOPLE) and last.unit == COUNT)
    ):
        yield abs(step.change)


def _same(value: Decimal, size: Decimal, figure: Figure, passage: Passage) -> bool:
    rough = _VERY_ROUGHLY if bound_of(passage.words[: figure.first], passage.language) else _ROUGHLY
    least = _OF_A_FRACTION if figure.fraction else Decimal("0.5")
    return abs(value - size) <= max(least, size * rough)


def _shown(step: Step, size: Decimal, unit: str | None) -> Phrase | Money:
    last = step.last
    if unit not in (PERCENT, None) and is_currency(last.unit):
        return Money(size, last.unit)
    format_size = format_percent if unit == PERCENT else format_number
    english, polish = (format_size(trimmed(rounded(size, 1)), language) for language in LANGUAGES)
    if step.first is None:
        return Phrase(english, polish)
    return Phrase(f"{english} from {with_period(step.first, 'en')}", f"{polish} od {with_period(step.first, 'pl')}")


__all__ = ["changes"]
