"""Figures in texts (L102): numbers and dates that the two languages give differently."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Part, Plan
from planloom.model.plan import Body
from planloom.problems import Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.likeness import Apart, apart, same
from planloom.rules.language.numbers import MOST_OF_PASSAGE, PARTS_OF_YEAR, Figure, figures_in
from planloom.rules.language.paragraphs import in_body, paragraphs
from planloom.rules.language.quantities import LENGTHS, quantities, without_idioms
from planloom.rules.language.senses import occurrences_in
from planloom.rules.language.sentences import Sentence, side_by_side
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called_around
from planloom.values import Calendar

NUMBERS = Code(
    "L102",
    Level.WARNING,
    title=Phrase("The two languages give different figures", "Wersje językowe podają różne liczby"),
    message=Phrase(
        "{object}: the English text says {english}, the Polish one {polish}",
        "{object}: tekst angielski podaje {english}, a polski {polish}",
    ),
    label=Phrase("{other} in the other language", "w drugiej wersji {other}"),
    why=Phrase(
        "Two readers of one plan then work towards different figures, and neither can know.",
        "Dwóch czytelników jednego planu pracuje wtedy na różne liczby i żaden o tym nie wie.",
    ),
    help=Phrase(
        "say the same in both languages: {english} or {polish}",
        "podaj w obu wersjach to samo: {english} albo {polish}",
    ),
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
        "{object}: only the {language} text says {found}",
        "{object}: tylko tekst {language} podaje {found}",
    ),
    label=Phrase("not in the other language", "nie ma tego w drugiej wersji"),
    help=Phrase("write the figure in both languages, or in neither", "podaj tę liczbę w obu wersjach albo w żadnej"),
)
_LANGUAGES: dict[Language, Phrase] = {"en": Phrase("English", "angielski"), "pl": Phrase("Polish", "polski")}
_VAGUE = re.compile(
    r"\b(?:dozens?|hundreds|thousands|millions|several|few|some|pair|all|every|each|kilka|kilku|kilkanaście|kilkunastu"
    r"|kilkadziesiąt|kilkudziesięciu|dziesiątki|setki|setek|tysiące|parę|paru|wszystk\w+|każd\w+|year|rok\w*|roczn\w+|lat\w*|letni\w*|pełnoletni\w*|żad\w+|nikt|nikogo|nic|none|nobody|nothing|zero|brak\w*|dzisiaj|today|decade|święt\w*|holiday|Christmas|Easter|Labour|Bożego|Boże|Wielkanoc\w*|sylwest\w*|rano|południ\w*|wieczor\w*|noon|morning|evening|dawn|quarter|half|third|majority|tenth|fifth|połow\w+|ćwierć)\b",
    re.IGNORECASE,
)
_AGAIN = r"\b(?:the|these|those|all|our|tych|te|wszystkich|wszystkie|naszych)\s+"
_THEM = re.compile(r"\b(?:them|they|these|those|ich|nich|nim|nimi|im|te|ci|tych|tym)\b", re.IGNORECASE)
"""How a number that was said before is taken up, and what the other language may say instead."""
_PRINTED = re.compile(r"\[\[[^\[\]|:\n]+:[^\[\]\n]+\]\]")
"""A figure that is printed by reference may be what the other language writes out."""
_PLACES = ("ordinal", "decade")
"""What is told only where both languages have one."""
_TWO, _THREE = 2, 3
_SHORT = 90
"""Longer sentences may put a number in words in other ways."""


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


@dataclass(frozen=True, slots=True)
class _Left:
    """What one sentence has and its counterpart has not, in either language; both sentences."""

    apart: Apart
    en: str
    pl: str


def _unmatched(en: str, pl: str, calendar: Calendar) -> Pair | None:
    """Return the first figure on each side that the other side has not; None where nothing is to be told."""
    if en == pl or _is_list(en, "en") or _is_list(pl, "pl"):
        return None
    left = [_left(one, other, calendar) for one, other in side_by_side(en, pl)]
    if not any(one.apart.english or one.apart.polish for one in left):
        return None
    left = _without_moved(left)
    return next(filter(None, map(_otherwise, left)), None) or next(filter(None, map(_in_addition, left)), None)


def _is_list(text: str, language: Language) -> bool:
    """Tell whether a passage is a list of numbers that nobody says anything with."""
    return len(text) > 2 * MOST_OF_PASSAGE and len(figures_in(text, language)) > MOST_OF_PASSAGE


def _left(english: Sentence, polish: Sentence, calendar: Calendar) -> _Left:
    (en_at, en), (pl_at, pl) = english, polish
    found = Apart([], [])
    for shares in (False, True):
        english_ones = without_idioms(quantities(en, "en", calendar, shares=shares), en, "en")
        polish_ones = without_idioms(quantities(pl, "pl", calendar, shares=shares), pl, "pl")
        found = apart(english_ones, en, polish_ones, pl)
        if not (_strong(found.english) or _strong(found.polish)):
            break
    moved = Apart(
        [replace(one, start=one.start + en_at) for one in found.english],
        [replace(one, start=one.start + pl_at) for one in found.polish],
    )
    return _Left(moved, en, pl)


def _without_moved(left: Sequence[_Left]) -> list[_Left]:
    """Return what is left without what stands in another sentence of the other language."""
    english = [one for here in left for one in here.apart.english]
    polish = [one for here in left for one in here.apart.polish]
    return [
        replace(
            here,
            apart=Apart(
                [one for one in here.apart.english if not any(same(one, other) for other in polish)],
                [one for one in here.apart.polish if not any(same(one, other) for other in english)],
            ),
        )
        for here in left
    ]


def _otherwise(left: _Left) -> Pair | None:
    """Return a figure of either language that a sentence gives differently: numbers, or places in a row."""
    english, polish = _strong(left.apart.english), _strong(left.apart.polish)
    if english and polish:
        return english[0], polish[0]
    if english or polish:
        return _one_of_them(left) or _numbered(left.apart) or _other_length(left.apart)
    for part in _PLACES:
        first, second = ([one for one in side if one.part == part] for side in (left.apart.english, left.apart.polish))
        if first and second:
            return first[0], second[0]
    return None


def _one_of_them(left: _Left) -> Pair | None:
    """Return where one language has one of what the other has several of: `two people`, `jedna osoba`."""
    for english in left.apart.english:
        for polish in left.apart.polish:
            one, several = (english, polish) if english.weak else (polish, english)
            if (
                _is_one(one)
                and _is_count(several)
                and _counted(english, left.en, "en") & _counted(polish, left.pl, "pl")
            ):
                return english, polish
    return None


def _numbered(left: Apart) -> Pair | None:
    """Return where one language numbers what the other gives as a place in a row: `week 32`, `23. tydzień`."""
    for english in left.english:
        for polish in left.polish:
            is_place = {english.part, polish.part} == {"ordinal", ""} and not (english.unit or polish.unit)
            in_figures = english.raw[:1].isdigit() and polish.raw[:1].isdigit()
            alone = _is_alone(english, left.english) and _is_alone(polish, left.polish)
            if is_place and (in_figures or alone):
                return english, polish
    return None


def _is_alone(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether nothing else is left that a number of some size could stand for."""
    is_large = isinstance(figure.value, Decimal) and figure.value >= _TWO and not figure.fraction
    return is_large and all(one is figure or one.weak for one in figures)


def _other_length(left: Apart) -> Pair | None:
    """Return one length of time in one language where the other has another: `a whole day` and `pół dnia`, a fortnight and a month."""
    if len(left.english) != 1 or len(left.polish) != 1:
        return None
    english, polish = left.english[0], left.polish[0]
    are_lengths = english.part in LENGTHS and polish.part in LENGTHS
    is_one = [one.number == 1 for one in (english, polish) if one.weak] == [True]
    return (english, polish) if are_lengths and is_one else None


def _is_one(figure: Figure) -> bool:
    return figure.weak and figure.spelt and figure.value == 1 and not (figure.part or figure.unit)


def _is_count(figure: Figure) -> bool:
    plain = not (figure.weak or figure.part or figure.unit or figure.fraction)
    return plain and isinstance(figure.value, Decimal) and figure.value > 1 and figure.value % 1 == 0


def _counted(figure: Figure, text: str, language: Language) -> set[tuple[str, str]]:
    """Return what the word may mean that stands behind a number."""
    word = re.search(re.escape(figure.raw) + r"\s+([^\W\d]+)", text)
    return {sense for said in occurrences_in(word[1], language) for sense in said.senses} if word else set()


def _strong(figures: Iterable[Figure]) -> list[Figure]:
    return [one for one in figures if not one.weak and one.part not in _PLACES]


def _in_addition(left: _Left) -> Pair | None:
    """Return a figure that one language has in addition, where the other speaks of no quantity instead."""
    english, polish = _strong(left.apart.english), _strong(left.apart.polish)
    if bool(english) == bool(polish):
        return None
    one, text, other = (english[0], left.en, left.pl) if english else (polish[0], left.pl, left.en)
    if not _is_plain(one) or _is_vague(other) or (one.spelt and max(len(left.en), len(left.pl)) > _SHORT):
        return None
    if _THEM.search(other) and re.search(_AGAIN + re.escape(one.raw), text, re.IGNORECASE):
        return None
    return (one, None) if english else (None, one)


def _is_vague(text: str) -> bool:
    return bool(_VAGUE.search(text) or _PRINTED.search(text))


def _is_plain(figure: Figure) -> bool:
    """Tell whether a figure cannot be left out by way of speaking: digits with a unit, or a number of some size or in words."""
    if figure.spelt:
        counts = not (figure.fraction or figure.part)
        return counts and isinstance(figure.value, Decimal) and figure.value >= _THREE
    if figure.part in PARTS_OF_YEAR:
        return False
    counts = bool(figure.unit or figure.number or figure.part in ("time", "day"))
    return counts or (isinstance(figure.value, Decimal) and figure.value >= _TWO)


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
        object=called_around(part, plans),
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
        object=called_around(part, plans),
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
