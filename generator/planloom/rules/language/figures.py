"""Figures in texts (L102): numbers and dates that the two languages give differently."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Part, Plan
from planloom.model.plan import Body
from planloom.problems import Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.durations import duration_after
from planloom.rules.language.numbers import MOST_OF_PASSAGE, Figure, figures_in, unmatched
from planloom.rules.language.paragraphs import in_body, paragraphs
from planloom.rules.language.ratios import with_ratios
from planloom.rules.rule import Plans, rule
from planloom.values import Calendar

NUMBERS = Code(
    "L102",
    Level.WARNING,
    title=Phrase("The two languages give different figures", "Wersje językowe podają różne liczby"),
    message=Phrase(
        "the English text says {english}, the Polish one {polish}",
        "tekst angielski podaje {english}, a polski {polish}",
    ),
    label=Phrase("{other} in the other language", "w drugiej wersji {other}"),
    why=Phrase(
        "Two readers of one plan then work towards different figures, and neither can know.",
        "Dwóch czytelników jednego planu pracuje wtedy na różne liczby i żaden o tym nie wie.",
    ),
    help=Phrase("make the two agree", "uzgodnij obie wersje"),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: We sell for 42.5 million by 30 June 2027.
  pl: Sprzedajemy za 45,2 mln zł do 30 czerwca 2027 roku.
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: We sell for 42.5 million by 30 June 2027.
  pl: Sprzedajemy za 42,5 mln zł do 30 czerwca 2027 roku.
""",
)


EXTRA = NUMBERS.worded(
    Phrase(
        "the {language} text says {found}, the other language does not mention it",
        "tylko tekst {language} podaje {found}",
    ),
    label=Phrase("not in the other language", "nie ma tego w drugiej wersji"),
    help=Phrase("write the figure in both languages, or in neither", "podaj tę liczbę w obu wersjach albo w żadnej"),
)
_LANGUAGES: dict[Language, Phrase] = {"en": Phrase("English", "angielski"), "pl": Phrase("Polish", "polski")}
_VAGUE = re.compile(
    r"\b(?:dozens?|hundreds|thousands|millions|several|few|some|pair|all|every|each|kilka|kilku|kilkanaście|kilkunastu"
    r"|kilkadziesiąt|kilkudziesięciu|dziesiątki|setki|setek|tysiące|parę|paru|wszystk\w+|każd\w+|year|rok\w*|roczn\w+|lat\w*|letni\w*|dzisiaj|today)\b",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\[\[[^\[\]|:\n]+:[^\[\]\n]+\]\]")
"""A figure that is printed by reference may be what the other language writes out."""
_TEN = 10
_FOLLOWING = 40
_LENGTHS = {"hour": Decimal(1), "day": Decimal(24), "week": Decimal(168), "month": Decimal(-1), "year": Decimal(-12)}
"""Hours, and months, which have no fixed number of them and are told apart by their sign."""


@rule(NUMBERS)
def figures_are_the_same_in_both_languages(plans: Plans) -> Iterator[Problem]:
    """Numbers and dates of a text are the same in English and Polish.

    Figures, numbers in words, months, quarters, times and units are read in either language. A figure that one
    language has in addition is told where it is a plain one and the other text speaks of no quantity instead. Pages are
    compared paragraph by paragraph where both have as many.
    """
    for part in plans.parts():
        for text, path in texts_of(part):
            if text.en is not None and text.pl is not None:
                yield from _compare(part, text.en, text.pl, path, plans)
    for plan in plans.portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            yield from _pages(bodies, plan, plans)


def _compare(part: Part, en: str, pl: str, path: tuple[str | int, ...], plans: Plans) -> Iterator[Problem]:
    pair = _unmatched(en, pl, plans.figures.calendar)
    if pair is None:
        return
    english, polish = pair
    spans: dict[Language, Span] = {
        "en": _place(en, english, part.span(*path, "en"), plans),
        "pl": _place(pl, polish, part.span(*path, "pl"), plans),
    }
    yield _told(part, english, polish, spans, plans)


def _pages(bodies: Mapping[str, Body], plan: Plan, plans: Plans) -> Iterator[Problem]:
    for (en_at, en), (pl_at, pl) in paragraphs(bodies):
        pair = _unmatched(en, pl, plans.figures.calendar)
        if pair is not None:
            spans: dict[Language, Span] = {
                "en": _in_body(bodies["en"], en_at, pair[0], en),
                "pl": _in_body(bodies["pl"], pl_at, pair[1], pl),
            }
            yield _told(plan, *pair, spans, plans)


Pair = tuple[Figure | None, Figure | None]


def _unmatched(en: str, pl: str, calendar: Calendar) -> Pair | None:
    """Return the first figure on each side that the other side has not; None where nothing is to be told."""
    if en == pl:
        return None
    first, second = figures_in(en, "en", calendar), figures_in(pl, "pl", calendar)
    if max(len(first), len(second)) > MOST_OF_PASSAGE:
        return None
    if first and second and not (unmatched(first, second) or unmatched(second, first)):
        return _counted_otherwise(first, second)
    english, polish = with_ratios(first, en, "en"), with_ratios(second, pl, "pl")
    only_english, only_polish = _apart(unmatched(english, polish), en, unmatched(polish, english), pl)
    if only_english and only_polish:
        return only_english[0], only_polish[0]
    all_are_lengths = not (only_english or only_polish) and bool(unmatched(english, polish))
    if not all_are_lengths and (pair := _counted_otherwise(english, polish)) is not None:
        return pair
    if only_english and _is_plain(only_english[0]) and not (_VAGUE.search(pl) or _PRINTED.search(pl)):
        return only_english[0], None
    if only_polish and _is_plain(only_polish[0]) and not (_VAGUE.search(en) or _PRINTED.search(en)):
        return None, only_polish[0]
    return None


def _apart(english: Sequence[Figure], en: str, polish: Sequence[Figure], pl: str) -> tuple[list[Figure], list[Figure]]:
    """Return the figures without those that are the same length of time: eighteen months are a year and a half."""
    lengths = [_length(one, en, "en") for one in english], [_length(one, pl, "pl") for one in polish]
    same = {one for one in lengths[0] if one is not None and one in lengths[1]}
    return (
        [one for one, length in zip(english, lengths[0], strict=True) if length not in same],
        [one for one, length in zip(polish, lengths[1], strict=True) if length not in same],
    )


def _counted_otherwise(first: Sequence[Figure], second: Sequence[Figure]) -> Pair | None:
    """Return a figure that one text has more often than the other, where both have as many figures: one was changed."""
    here, left = [one for one in first if not one.weak], [one for one in second if not one.weak]
    if len(here) != len(left):
        return None
    missing: list[Figure] = []
    for one in here:
        same = next((other for other in left if one.same_as(other)), None)
        if same is None:
            missing.append(one)
        else:
            left.remove(same)
    return (missing[-1], left[-1]) if len(missing) == 1 and missing[0].part == left[0].part else None


def _length(figure: Figure, text: str, language: Language) -> Decimal | None:
    """Return how many hours or months a figure counts, the months as a negative number; None where it counts none."""
    inside = re.search(r"year|month|week|day|hour", figure.raw) if language == "en" else None
    unit = inside[0] if inside else duration_after(text[figure.end : figure.end + _FOLLOWING], language)
    factor = _LENGTHS.get(unit or "")
    return figure.value * factor if factor and isinstance(figure.value, Decimal) and not figure.part else None


def _is_plain(figure: Figure) -> bool:
    """Tell whether a figure cannot be left out by way of speaking: digits with a unit, or a number of some size."""
    if figure.spelt or figure.part in ("day", "month", "quarter", "half", "time"):
        return False
    return bool(figure.unit or figure.number) or (isinstance(figure.value, Decimal) and figure.value >= _TEN)


def _told(
    part: Part, english: Figure | None, polish: Figure | None, spans: Mapping[Language, Span], plans: Plans
) -> Problem:
    if english is not None and polish is not None:
        return _different(part, english, polish, spans["en"], spans["pl"], plans)
    language: Language = "en" if polish is None else "pl"
    figure = english or polish
    other: Language = "pl" if language == "en" else "en"
    return plans.finding(
        EXTRA,
        part,
        at=spans[language],
        related=[Related(spans[other], Phrase("the other language", "druga wersja językowa"))],
        language=_LANGUAGES[language],
        found=figure.written if figure else "",
    )


def _different(part: Part, english: Figure, polish: Figure, en: Span, pl: Span, plans: Plans) -> Problem:
    """Make the finding; it stands in the language that is translated into, the second of the two."""
    spans, raws = {"en": en, "pl": pl}, {"en": english.written, "pl": polish.written}
    first = plans.portfolio.organisation.language
    second: Language = "pl" if first == "en" else "en"
    label = Phrase("the other language", "druga wersja językowa")
    return plans.finding(
        NUMBERS,
        part,
        at=spans[second],
        related=[Related(spans[first], label)],
        other=raws[first],
        english=raws["en"],
        polish=raws["pl"],
    )


def _place(text: str, figure: Figure | None, span: Span, plans: Plans) -> Span:
    if figure is None:
        return span
    return Places(text, span, plans.portfolio.texts).of(figure.start, figure.end)


def _in_body(body: Body, at: int, figure: Figure | None, paragraph: str) -> Span:
    return in_body(body, at + figure.start, figure.raw) if figure else in_body(body, at, paragraph)
