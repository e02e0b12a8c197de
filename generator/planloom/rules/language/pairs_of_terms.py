"""Pairs of terms (L108): where one language uses a term of the glossary, the other uses that entry's word for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planloom.links.references import texts_of
from planloom.model import Part
from planloom.problems import Code, Language, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule

if TYPE_CHECKING:
    from planloom.glossary import Entry, Glossary

PAIR = Code(
    "L108",
    Level.INFO,
    title=Phrase("The languages use different terms", "Wersje językowe używają różnych pojęć"),
    message=Phrase(
        "in English it is “{english}”, in Polish “{polish}”, which is another entry (“{other}”)",
        "po angielsku jest „{english}”, a po polsku „{polish}” – to inne hasło słownika („{other}”)",
    ),
    label=Phrase("the glossary's word is “{term}”", "w słowniku jest „{term}”"),
    why=Phrase(
        "Readers of the two languages come to different entries of the glossary, so they take one thing for two.",
        "Czytelnicy obu wersji trafiają do różnych haseł słownika, więc jedną rzecz biorą za dwie.",
    ),
    help=Phrase(
        "use the two words of one entry, or add “{polish}” to the synonyms of `{id}`",
        "użyj obu słów z jednego hasła albo dopisz „{polish}” do synonimów hasła `{id}`",
    ),
    bad="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
title: {en: Sales, pl: Sprzedaż}
initiatives:
  - {id: offers, title: {en: New framework agreements, pl: Nowe kontrakty wieloletnie}}
# plans/glossary/sales.yml
glossary:
  - id: framework-agreement
    en: {term: framework agreement, definition: Terms for orders that may follow.}
    pl: {term: umowa ramowa, gender: f, definition: Warunki przyszłych zamówień.}
  - id: long-term-contract
    en: {term: long-term contract, definition: A contract for several years.}
    pl: {term: kontrakt wieloletni, gender: m, definition: Kontrakt na kilka lat.}
""",
    good="""\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
title: {en: Sales, pl: Sprzedaż}
initiatives:
  - {id: offers, title: {en: New framework agreements, pl: Nowe umowy ramowe}}
# plans/glossary/sales.yml
glossary:
  - id: framework-agreement
    en: {term: framework agreement, definition: Terms for orders that may follow.}
    pl: {term: umowa ramowa, gender: f, definition: Warunki przyszłych zamówień.}
  - id: long-term-contract
    en: {term: long-term contract, definition: A contract for several years.}
    pl: {term: kontrakt wieloletni, gender: m, definition: Kontrakt na kilka lat.}
""",
)
MOST_WORDS = 15
"""Words of a text beyond which it speaks of so much that two terms in it need not be one thing."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 3
"""Letters by which two words count as related."""
_THERE = Phrase("the entry of the English words", "hasło słów angielskich")


@dataclass(frozen=True, slots=True)
class _Used:
    """A term and how a text writes it."""

    entry: "Entry"
    words: str


@rule(PAIR)
def both_languages_use_one_term(plans: Plans) -> Iterator[Problem]:
    """In a short text, the one term that only English uses and the one that only Polish uses are one entry."""
    if len(plans.portfolio.organisation.languages) < 2:  # noqa: PLR2004  # a pair
        return
    for part in plans.parts():
        glossary = plans.terms_in(plans.plan_of(part))
        if glossary is None:
            return
        for text, path in texts_of(part):
            english, polish = text.exact("en"), text.exact("pl")
            if english and polish and max(len(english.split()), len(polish.split())) <= MOST_WORDS:
                found = _apart(glossary, english, polish)
                if found:
                    yield _problem(plans, part, path, *found)


def _apart(glossary: "Glossary", english: str, polish: str) -> tuple[_Used, _Used] | None:
    """Return the only term that one of two texts has alone, of each; None where either speaks of the other's too."""
    in_english, in_polish = _used(glossary, english, "en"), _used(glossary, polish, "pl")
    alone = [one for name, one in in_english.items() if name not in in_polish]
    other = [one for name, one in in_polish.items() if name not in in_english]
    if len(alone) != 1 or len(other) != 1:
        return None
    if _speaks_of(other[0].entry, english, "en") or _speaks_of(alone[0].entry, polish, "pl"):
        return None
    return alone[0], other[0]


def _used(glossary: "Glossary", text: str, language: Language) -> dict[str, _Used]:
    found = glossary.matcher(language).find(text)
    return {term: _Used(glossary.entries[term], text[start:end]) for start, end, term in found}


def _speaks_of(entry: "Entry", text: str, language: Language) -> bool:
    """Tell whether a text has a word akin to one of the entry's, or the entry has none in its language."""
    naming = entry.naming(language)
    if naming is None:
        return True
    stems = _stems(" ".join([naming.term, *naming.synonyms, *naming.abbr]))
    return not stems.isdisjoint(_stems(text))


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(text)}


def _problem(plans: Plans, part: Part, path: Sequence[str | int], english: _Used, polish: _Used) -> Problem:
    term, other = english.entry.naming("pl"), polish.entry.naming("en")
    return plans.finding(
        PAIR,
        part,
        *path,
        "pl",
        related=[Related(english.entry.span, _THERE)],
        english=english.words,
        polish=polish.words,
        other=other.term if other else polish.entry.id,
        term=term.term if term else english.entry.id,
        id=english.entry.id,
    )
