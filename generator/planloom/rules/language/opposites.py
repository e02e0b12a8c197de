"""Sentences that say opposite things in English and Polish (L105): rise and fall, at least and at most, must and may."""

import re
from collections.abc import Iterator, Mapping

from planloom.links.places import Places
from planloom.links.references import texts_of
from planloom.model import Part, Plan
from planloom.model.plan import Body
from planloom.problems import Code, Language, Level, Phrase, Problem, Related, Span
from planloom.rules.language.conflicting_senses import conflicting_senses
from planloom.rules.language.lengths import lengths_apart
from planloom.rules.language.likeness import same
from planloom.rules.language.numbers import DATE_PARTS, MOST_OF_SENTENCE, Figure, figures_in
from planloom.rules.language.opposite_bounds import opposite_bounds
from planloom.rules.language.paragraphs import in_body, paragraphs
from planloom.rules.language.people import People, people_of
from planloom.rules.language.proper_names import names_apart
from planloom.rules.language.senses import denials_in, occurrences_in
from planloom.rules.language.sentences import side_by_side
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called_around

OPPOSITE = Code(
    "L105",
    Level.WARNING,
    title=Phrase("The two languages say opposite things", "Wersje językowe mówią co innego"),
    message=Phrase(
        "{object}: the English text says “{english}”, the Polish one “{polish}”",
        "{object}: tekst angielski mówi „{english}”, a polski „{polish}”",
    ),
    label=Phrase("“{other}” in the other language", "w drugiej wersji „{other}”"),
    why=Phrase(
        "Whoever reads one language is told to do what the other forbids, and neither can know.",
        "Kto czyta jedną wersję, dowiaduje się czegoś przeciwnego niż czytelnik drugiej, i żaden o tym nie wie.",
    ),
    help=Phrase(
        "say the same in both languages: “{english}” or “{polish}”",
        "powiedz w obu wersjach to samo: „{english}” albo „{polish}”",
    ),
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
_MOMENTS = (*DATE_PARTS, "time")
_MOVED_BY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:(?P<by>by)|(?P<to>to))\s+(?:about |some |almost |nearly )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:(?P<by>o)|(?P<to>do))\s+(?:około |prawie |niemal )?$", re.IGNORECASE),
}
"""What goes before a figure by which something moves, or to which it does."""
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
        object=called_around(part, plans),
        other=said[first],
        english=english,
        polish=polish,
    )


def _differences(en: str, pl: str, people: People) -> Iterator[Found]:
    """Yield what is said otherwise, sentence by sentence; the first of each sentence."""
    for (en_at, one), (pl_at, other) in side_by_side(en, pl):
        found = next(_opposites(one, other, people), None)
        if found is not None:
            (first, said), (second, also) = found
            yield (en_at + first, said), (pl_at + second, also)


def _opposites(en: str, pl: str, people: People) -> Iterator[Found]:
    english, polish = figures_in(en, "en"), figures_in(pl, "pl")
    if max(len(english), len(polish)) > MOST_OF_SENTENCE:
        return
    yield from conflicting_senses(en, pl)
    yield from opposite_bounds(en, pl)
    yield from _moves(en, pl)
    yield from _sides_of_dates(en, pl)
    yield from lengths_apart(en, pl, english, polish)
    yield from _people_apart(people.named(en), people.named(pl))
    yield from names_apart(en, pl)


def _moves(en: str, pl: str) -> Iterator[Found]:
    """Yield a figure by which something rises or falls in one language, and to which it does in the other."""
    if not (_named("direction", en, "en") and _named("direction", pl, "pl")):
        return
    polish = [one for one in figures_in(pl, "pl") if not one.part]
    for figure in figures_in(en, "en"):
        others = [one for one in polish if one.same_as(figure)]
        said = _MOVED_BY["en"].search(en[: figure.first])
        also = _MOVED_BY["pl"].search(pl[: others[0].first]) if len(others) == 1 else None
        if not figure.part and said and also and said.lastgroup != also.lastgroup:
            yield (said.start(), en[said.start() : figure.end]), (also.start(), pl[also.start() : others[0].end])


def _named(axis: str, text: str, language: Language) -> bool:
    return any(axis == name for one in occurrences_in(text, language) for name, _ in one.senses)


def _sides_of_dates(en: str, pl: str) -> Iterator[Found]:
    """Yield a date or hour from which something holds in one language, and until which in the other; before it, or after."""
    if bool(denials_in(en, "en")) != bool(denials_in(pl, "pl")):
        return  # not after ten, until ten
    polish = figures_in(pl, "pl")
    for figure in figures_in(en, "en"):
        others = [one for one in polish if _is_same_day_or_hour(figure, one)]
        said = _SIDE["en"].search(en[: figure.start]) if figure.part in _MOMENTS else None
        also = _SIDE["pl"].search(pl[: others[0].start]) if len(others) == 1 else None
        if said and also and also.lastgroup in _CROSSED[str(said.lastgroup)]:
            yield (said.start(), en[said.start() : figure.end]), (also.start(), pl[also.start() : others[0].end])


def _is_same_day_or_hour(english: Figure, polish: Figure) -> bool:
    if english.part == "time":
        return polish.part in ("time", "") and not polish.unit and same(english, polish)
    return english.part == polish.part and english.value == polish.value


def _people_apart(english: Mapping[str, tuple[int, str]], polish: Mapping[str, tuple[int, str]]) -> Iterator[Found]:
    """Yield where each language names somebody whom the other does not."""
    only_english = [place for person, place in english.items() if person not in polish]
    only_polish = [place for person, place in polish.items() if person not in english]
    if only_english and only_polish:
        yield only_english[0], only_polish[0]
