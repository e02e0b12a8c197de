"""The glossary as pages need it: the names of terms, where each is used, and the order of the alphabet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planloom.glossary import Entry, Glossary
from planloom.links import Graph
from planloom.links.references import owners, texts_of
from planloom.model import Item, Plan
from planloom.problems import LANGUAGES, Language

_ALPHABET = {letter: index for index, letter in enumerate("0123456789aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż", start=1)}

Uses = Mapping[str, tuple[Item, ...]]


def sort_key(text: str) -> list[int]:
    """Return the key that sorts words in the order of the Polish alphabet, which holds for English too."""
    return [_ALPHABET.get(letter, 0) for letter in text.lower()]


def initial(text: str) -> str:
    """Return the letter under which a term stands; digits and signs stand under #."""
    first = text[:1].upper()
    return first if first.isalpha() else "#"


def names(glossary: Glossary) -> dict[str, dict[Language, str]]:
    """Return the term of each entry in both languages; what one lacks is given in the other."""
    found: dict[str, dict[Language, str]] = {}
    for entry in glossary.entries.values():
        own = {language: naming.term for language in LANGUAGES if (naming := entry.naming(language))}
        found[entry.id] = {language: own.get(language) or next(iter(own.values()), entry.id) for language in LANGUAGES}
    return found


def uses(glossary: Glossary, graph: Graph, language: Language) -> Uses:
    """Return which objects speak of each term in `language`, in the order of the sources."""
    found: dict[str, dict[int, Item]] = {}
    for plan in graph.portfolio.plans:
        matcher = glossary.within(str(plan.place)).matcher(language)
        for text, item in _texts(plan, language):
            for mention in matcher.find(text):
                found.setdefault(mention.term, {})[id(item)] = item
    for reference in graph.mentions:
        if reference.id in glossary.entries:
            found.setdefault(reference.id, {})[id(reference.source)] = reference.source
    return {term: tuple(items.values()) for term, items in found.items()}


def spoken(graph: Graph, language: Language) -> Iterable[str]:
    """Yield every text of the plans in `language`, in the order of the sources."""
    return (text for plan in graph.portfolio.plans for text, _ in _texts(plan, language))


def _texts(plan: Plan, language: Language) -> Iterable[tuple[str, Item]]:
    for part, owner in owners(plan):
        for text, _ in texts_of(part):
            words = text.exact(language)
            if words and owner is not None:
                yield words, owner
    for bodies in (plan.body, *(page.bodies for page in plan.pages)):
        if language in bodies:
            yield bodies[language].markdown, plan


@dataclass(frozen=True, slots=True)
class TermView:
    """An entry as the glossary pages show it."""

    entry: Entry
    uses: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms under one letter, or of one area."""

    title: str
    terms: tuple[TermView, ...]


def by_letter(glossary: Glossary, language: Language, where: Uses) -> tuple[Letter, ...]:
    """Return the entries of `language` by initial, in the order of the Polish alphabet."""
    groups: dict[str, list[TermView]] = {}
    own = [(naming.term, entry) for entry in glossary.entries.values() if (naming := entry.naming(language))]
    for term, entry in sorted(own, key=lambda pair: sort_key(pair[0])):
        groups.setdefault(initial(term), []).append(TermView(entry, where.get(entry.id, ())))
    return tuple(Letter(letter, tuple(terms)) for letter, terms in groups.items())


def by_area(glossary: Glossary, language: Language, where: Uses) -> tuple[Letter, ...]:
    """Return the entries of `language` by area, in the order of the sources."""
    groups: dict[str, list[TermView]] = {}
    for letter in by_letter(glossary, language, where):
        for view in letter.terms:
            groups.setdefault(view.entry.area, []).append(view)
    order = list(dict.fromkeys(entry.area for entry in glossary.entries.values()))
    return tuple(Letter(area, tuple(groups[area])) for area in order if area in groups)
