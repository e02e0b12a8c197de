"""Sentences that say opposite things in English and Polish (L105): rise and fall, at least and at most, must and may."""

import re
from collections.abc import Iterator, Mapping

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Part, Plan
from planloom.model.plan import Body
from planloom.problems import Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.antonyms import (
    CONTRASTS,
    LEAST_OR_MOST,
    OF_SHORT_ONES,
    RISE_OR_FALL,
    Contrast,
    plain_ones,
    words,
)
from planloom.rules.language.counterparts import counterparts
from planloom.rules.language.numbers import MOST_OF_SENTENCE, Figure, figures_in
from planloom.rules.language.paragraphs import in_body, paragraphs
from planloom.rules.language.people import People, people_of
from planloom.rules.rule import Plans, rule

OPPOSITE = Code(
    "L105",
    Level.WARNING,
    title=Phrase("The two languages say opposite things", "Wersje językowe mówią co innego"),
    message=Phrase(
        "the English text says “{english}”, the Polish one “{polish}”",
        "tekst angielski mówi „{english}”, a polski „{polish}”",
    ),
    label=Phrase("“{other}” in the other language", "w drugiej wersji „{other}”"),
    why=Phrase(
        "Whoever reads one language is told to do what the other forbids, and neither can know.",
        "Kto czyta jedną wersję, dowiaduje się czegoś przeciwnego niż czytelnik drugiej, i żaden o tym nie wie.",
    ),
    help=Phrase("make the two agree", "uzgodnij obie wersje"),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: Offers above the floor price may be signed by the area manager.
  pl: Oferty powyżej ceny minimalnej musi podpisać kierownik regionu.
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
purpose:
  en: Offers above the floor price must be signed by the area manager.
  pl: Oferty powyżej ceny minimalnej musi podpisać kierownik regionu.
""",
)


_VERY_SHORT = 60
_TURNED = re.compile(
    r"\b(?:los(?:e|es|t|ing)|lack\w*|miss\w*|refus\w*|fail\w*|avoid\w*|stop\w*|trac\w+|strac\w+|utra\w+|brak\w*|odm[óoa]w\w+"
    r"|rezygn\w+|przest\w+|unik\w+|pomi[jn]\w+|zawod\w+|zawi\w+)\b",
    re.IGNORECASE,
)
"""Verbs that turn all into none: everybody keeps the job, nobody loses it."""

_NEGATIONS: Mapping[Language, re.Pattern[str]] = {
    "en": words(r"not|never|cannot|nobody|no one|none|no|nothing|without|neither|nor|\w+n['’]t"),
    "pl": words(r"nie|nigdy|nikt|nikogo|nikomu|nic|niczego|żad\w+|ani|bez"),
}
_DENIED = words(
    r"(?:do|does|did|will|shall|is|are|was|were|has|have|can|could|should|may|must|would|need) not(?! (?:fewer|less|more|only|just|merely|later|earlier)\b)|cannot|never|\w+n['’]t"
)
"""An English verb that is denied."""
_OTHERWISE = re.compile(
    r"\b(?:nie\w*|nigdy|nikt|nikogo|nikomu|nic\w*|żad\w+|ani|bez\w*|brak\w*|tylko|jedynie|wyłącznie|zamiast|oprócz|poza|za"
    r"|zbyt|zero|dopóki|jedyn\w+|mało|rzadko|odm\w+|unik\w+|wyklucz\w+|zakaz\w*|zabr\w+|przest\w+|wstrzym\w+|zbędn\w+"
    r"|dopiero|zrezygn\w+|rezygn\w+|trudno|koniec|kończ\w+|zani\w+|utra\w+|strac\w+)\b",
    re.IGNORECASE,
)
"""What a Polish sentence may say in the place of a negation."""
_SAID_AND_DENIED = (
    (words(r"will|shall"), words(r"nie (?:będ\w+|zosta\w+|\w+(?:emy|imy|my|ą))")),
    (words(r"is|are"), words(r"nie (?:jest|są|zosta\w+)")),
    (words(r"may|can"), words(r"nie (?:może|mogą|można|wolno)")),
    (words(r"must|has to|have to"), words(r"nie (?:musi|muszą|trzeba|ma obowiązku)")),
)
"""An English verb, and what denies the same in Polish."""
_UNTIL = words(r"dopóki|dopóty|póki|zanim|aż")
"""``Until it is done`` is ``dopóki nie jest gotowe``."""
_NOT_ONLY: Mapping[Language, re.Pattern[str]] = {
    "en": words(r"not (?:only|just|merely|solely|alone)"),
    "pl": words(r"nie (?:tylko|jedynie|wyłącznie)"),
}
_ONLY: Mapping[Language, re.Pattern[str]] = {
    "en": words(r"only|solely|exclusively|nobody but|none but"),
    "pl": words(r"tylko|jedynie|wyłącznie"),
}
_MOVED_BY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:(?P<by>by)|(?P<to>to))\s+(?:about |some |almost |nearly )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:(?P<by>o)|(?P<to>do))\s+(?:około |prawie |niemal )?$", re.IGNORECASE),
}
"""What goes before a figure by which something moves, or to which it does."""
_DATES = ("day", "month", "year", "quarter", "half")
_SIDE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<since>from|since)|(?P<until>until|till)|(?P<by>by)|(?P<before>before)|(?P<after>after))\s+"
        r"(?:the )?(?:(?:end|beginning|middle) of )?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?P<since>od)|(?P<until>do)|(?P<before>przed)|(?P<after>po))\s+(?:(?:końc|począt|połow)\w+ )?$",
        re.IGNORECASE,
    ),
}
_CROSSED: Mapping[str, tuple[str, ...]] = {
    "since": ("until", "before"),
    "until": ("since", "after"),
    "by": ("since", "after"),
    "before": ("since", "after"),
    "after": ("until", "before"),
}
"""On which side of a date something lies in English, and the sides in Polish that it cannot be."""
_AS_LONG = (0.65, 1.5)
_AROUND_FIGURE = 20
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“„(*|]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])")
_LEFT_OUT = re.compile(r"\[\[[^\[\]|\n]+(?=\||\]\])|\]\([^()\n]*\)|https?://\S+|`[^`\n]*`")
_TURNABLE = 130
_SHORT = 90
"""So long a sentence may be turned around in translation, so that a negation has gone elsewhere."""

Found = tuple[tuple[int, str], tuple[int, str]]
"""Where each language says it, and what."""


@rule(OPPOSITE)
def the_languages_do_not_contradict_each_other(plans: Plans) -> Iterator[Problem]:
    """A sentence does not say in one language the opposite of what it says in the other.

    Texts with as many sentences in either language are compared sentence by sentence. Told is what one language says
    in one way only and the other in the opposite way only: rise or fall, at least or at most, must or may, a
    negation that nothing answers to, and people that are not the same.
    """
    people = people_of(plans)
    for part in plans.parts():
        for text, path in texts_of(part):
            if text.en is None or text.pl is None or text.en == text.pl:
                continue
            for (english, en_text), (polish, pl_text) in _differences(text.en, text.pl, people):
                spans: Mapping[Language, Span] = {
                    "en": Places(text.en, part.span(*path, "en"), plans.portfolio.texts).of(
                        english, english + len(en_text)
                    ),
                    "pl": Places(text.pl, part.span(*path, "pl"), plans.portfolio.texts).of(
                        polish, polish + len(pl_text)
                    ),
                }
                yield _finding(part, en_text, pl_text, spans, plans)
    for plan in plans.portfolio.plans:
        for bodies in (plan.body, *(page.bodies for page in plan.pages)):
            yield from _pages(bodies, plan, people, plans)


def _pages(bodies: Mapping[str, Body], plan: Plan, people: People, plans: Plans) -> Iterator[Problem]:
    for (en_at, en), (pl_at, pl) in paragraphs(bodies):
        for (english, en_text), (polish, pl_text) in _differences(en, pl, people):
            spans: Mapping[Language, Span] = {
                "en": in_body(bodies["en"], en_at + english, en_text),
                "pl": in_body(bodies["pl"], pl_at + polish, pl_text),
            }
            yield _finding(plan, en_text, pl_text, spans, plans)


def _finding(part: Part, english: str, polish: str, spans: Mapping[Language, Span], plans: Plans) -> Problem:
    first = plans.portfolio.organisation.language
    second: Language = "pl" if first == "en" else "en"
    said = {"en": english, "pl": polish}
    return plans.finding(
        OPPOSITE,
        part,
        at=spans[second],
        related=[Related(spans[first], Phrase("the other language", "druga wersja językowa"))],
        other=said[first],
        english=english,
        polish=polish,
    )


def _differences(en: str, pl: str, people: People) -> Iterator[Found]:
    """Yield what is said otherwise, sentence by sentence; the first of each sentence."""
    english, polish = list(_sentences(en)), list(_sentences(pl))
    for (en_at, one), (pl_at, other) in _pairs(english, polish):
        found = next(_opposites(one, other, people), None)
        if found is not None:
            (first, said), (second, also) = found
            yield (en_at + first, said), (pl_at + second, also)


def _pairs(
    english: list[tuple[int, str]], polish: list[tuple[int, str]]
) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Yield the sentences that belong together: all where there are as many, else the first and the last if as long."""
    if len(english) == len(polish):
        yield from zip(english, polish, strict=True)
        return
    for place in (0, -1):
        if _AS_LONG[0] <= len(english[place][1]) / max(1, len(polish[place][1])) <= _AS_LONG[1]:
            yield english[place], polish[place]


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    blanked = _LEFT_OUT.sub(lambda match: " " * len(match[0]), text)
    start = 0
    for match in _SENTENCE.finditer(blanked):
        yield start, blanked[start : match.start()]
        start = match.end()
    yield start, blanked[start:]


def _opposites(en: str, pl: str, people: People) -> Iterator[Found]:
    negated = bool(_NEGATIONS["en"].search(en)) or bool(_NEGATIONS["pl"].search(pl))
    short = max(len(en), len(pl)) <= _VERY_SHORT
    contrasts: tuple[Contrast, ...] = () if negated or len(en) > _TURNABLE else CONTRASTS
    turned = _TURNED.search(en) or _TURNED.search(pl)
    if short and not turned:
        contrasts = (*contrasts, *OF_SHORT_ONES, *(() if negated else plain_ones(en, pl)))
    for contrast in contrasts:
        for first, second in ((contrast.first, contrast.second), (contrast.second, contrast.first)):
            said, also = first["en"].search(en), second["pl"].search(pl)
            if said and also and not second["en"].search(en) and not first["pl"].search(pl):
                yield (said.start(), said[0]), (also.start(), also[0])
    english, polish = figures_in(en, "en"), figures_in(pl, "pl")
    if max(len(english), len(polish)) > MOST_OF_SENTENCE:
        return
    yield from _bounds(en, pl)
    yield from _only_or_not(en, pl)
    yield from _moves(en, pl)
    yield from _sides_of_dates(en, pl)
    if max(len(en), len(pl)) <= _SHORT and not _UNTIL.search(pl):
        yield from _denials(en, pl)
    yield from counterparts(en, pl, english, polish)
    yield from _people_apart(people.named(en), people.named(pl))


def _denials(en: str, pl: str) -> Iterator[Found]:
    """Yield a verb that one of the sentences denies and the other says."""
    denied = _DENIED.search(en)
    if denied and not _OTHERWISE.search(pl):
        yield (denied.start(), denied[0]), _first_word(pl)
    if _NEGATIONS["en"].search(en):
        return
    for said, denial in _SAID_AND_DENIED:
        english, polish = said.search(en), denial.search(pl)
        if english and polish:
            yield (english.start(), english[0]), (polish.start(), polish[0])


def _only_or_not(en: str, pl: str) -> Iterator[Found]:
    """Yield that something holds of one alone in one language, and of others as well in the other."""
    more, also = _NOT_ONLY["en"].search(en), _NOT_ONLY["pl"].search(pl)
    only, alone = _ONLY["en"].search(en), _ONLY["pl"].search(pl)
    if more and alone and not also:
        yield (more.start(), more[0]), (alone.start(), alone[0])
    elif also and only and not more:
        yield (only.start(), only[0]), (also.start(), also[0])


def _moves(en: str, pl: str) -> Iterator[Found]:
    """Yield a figure by which something rises or falls in one language, and to which it does in the other."""
    moves = (RISE_OR_FALL.first, RISE_OR_FALL.second)
    if not (any(one["en"].search(en) for one in moves) and any(one["pl"].search(pl) for one in moves)):
        return
    polish = [one for one in figures_in(pl, "pl") if not one.part]
    for figure in figures_in(en, "en"):
        others = [one for one in polish if one.same_as(figure)]
        said = _MOVED_BY["en"].search(en[: figure.first])
        also = _MOVED_BY["pl"].search(pl[: others[0].first]) if len(others) == 1 else None
        if not figure.part and said and also and said.lastgroup != also.lastgroup:
            yield (said.start(), en[said.start() : figure.end]), (also.start(), pl[also.start() : others[0].end])


def _sides_of_dates(en: str, pl: str) -> Iterator[Found]:
    """Yield a date from which something holds in one language, and until which in the other; before it, or after."""
    polish = [one for one in figures_in(pl, "pl") if one.part in _DATES]
    for figure in figures_in(en, "en"):
        others = [one for one in polish if one.part == figure.part and one.value == figure.value]
        said = _SIDE["en"].search(en[: figure.start]) if figure.part in _DATES else None
        also = _SIDE["pl"].search(pl[: others[0].start]) if len(others) == 1 else None
        if said and also and also.lastgroup in _CROSSED[str(said.lastgroup)]:
            yield (said.start(), en[said.start() : figure.end]), (also.start(), pl[also.start() : others[0].end])


def _bounds(en: str, pl: str) -> Iterator[Found]:
    """Yield a figure that one language gives as the least and the other as the most."""
    if not (_either_bound(en, "en") and _either_bound(pl, "pl")):
        return
    polish = figures_in(pl, "pl")
    for figure in figures_in(en, "en"):
        other = next((one for one in polish if one.same_as(figure)), None)
        said = _bound(en, figure, "en")
        also = _bound(pl, other, "pl") if other else None
        if said and also and said[0] != also[0]:
            yield said[1], also[1]


def _either_bound(text: str, language: Language) -> bool:
    return any(bound[language].search(text) for bound in (LEAST_OR_MOST.first, LEAST_OR_MOST.second))


def _bound(text: str, figure: Figure, language: Language) -> tuple[bool, tuple[int, str]] | None:
    """Return whether a figure is the least or the most, and what says so just before it."""
    begin = max(0, figure.start - _AROUND_FIGURE)
    found = [
        (match.start(), is_least, match[0])
        for is_least, bound in ((True, LEAST_OR_MOST.first), (False, LEAST_OR_MOST.second))
        for match in bound[language].finditer(text, begin, figure.end)
        if match.start() < figure.start
    ]
    if not found:
        return None
    # “no less than” holds “less than”: what begins first is meant
    start, is_least, said = min(found)
    return is_least, (start, said)


def _people_apart(english: Mapping[str, tuple[int, str]], polish: Mapping[str, tuple[int, str]]) -> Iterator[Found]:
    """Yield where each language names somebody whom the other does not."""
    only_english = [place for person, place in english.items() if person not in polish]
    only_polish = [place for person, place in polish.items() if person not in english]
    if only_english and only_polish:
        yield only_english[0], only_polish[0]


def _first_word(sentence: str) -> tuple[int, str]:
    match = re.search(r"\S+(?:\s+\S+){0,5}", sentence)
    return (match.start(), match[0]) if match else (0, sentence)
