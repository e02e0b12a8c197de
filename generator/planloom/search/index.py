"""The index of the pages in one language: forms lead to lemmas, lemmas to pages, and pages to what is shown of them.

| Script | Holds |
|---|---|
| ``m`` | the manifest: how many pages, where the parts of each table begin, words that are left out |
| ``f…`` | every form without diacritics, in order, with the numbers of its lemmas |
| ``r…`` | the same forms from behind, for slips in their first letters |
| ``p…`` | of each lemma, by its number, the pages with their weights |
| ``t…`` | of each page, by its number, its address, title and size |
| ``g`` | the names of concepts, as numbers of lemmas |
| ``c…`` | of each concept what its card shows, and how its names are written |
| ``d…`` | of each page, by its number, its sections, for excerpts |
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planloom.problems import Language
from planloom.search.concepts import Concept
from planloom.search.documents import Document
from planloom.search.idle import ASKING
from planloom.search.index_cache import IndexedPages
from planloom.search.lexicon import Lexicon
from planloom.search.parts import Parts, Row, base36
from planloom.search.postings import CONCEPT, Tallies, is_id
from planloom.search.synonyms import SIGN, said
from planloom.search.words import fold, words_in

_LETTERS = 4
_GLOSSARY = "glossary/"


def index(
    known: IndexedPages, lexicon: Lexicon, language: Language, concepts: Sequence[Concept] = ()
) -> dict[str, str]:
    """Return the scripts of the index by name, the same for the same pages."""
    pages = known.pages
    counted, tallies = known.counted(lexicon, [one for one in concepts if not one.id.startswith(SIGN)])
    concepts = [*said(concepts, lambda name: _is_said(name, tallies, counted.lines))]
    words = {word for concept in concepts for name in (*concept.names, *concept.others) for word in _words(name)}
    lemmas = {lemma for word in words for lemma in tallies.lemmas(word)}
    several = lemmas.union(counted.lines, (CONCEPT + one.id for one in concepts))
    named = sorted(several, key=lambda lemma: (fold(lemma), lemma))
    numbers = {lemma: number for number, lemma in enumerate(named)}
    parts = Parts()
    forms = _forms(known, tallies, numbers, words)
    parts.add_sorted("f", [_form_row(form, forms[form], numbers) for form in sorted(forms, key=_by_fold)], _LETTERS)
    backwards = sorted({fold(form)[::-1] for form in forms if len(form) >= _LETTERS and form.isalpha()})
    parts.add_sorted("r", [Row(form, form) for form in backwards], _LETTERS)
    parts.add_numbered("p", [counted.lines.get(lemma, "") for lemma in named])
    parts.add_numbered("t", [f"{page.url}\t{page.title}\t{page.size}" for page in pages])
    parts.add("g", [_names(concept, tallies, numbers) for concept in concepts])
    parts.add_numbered("c", list(map(_card, concepts)))
    parts.add_listed("d", [page.sections for page in pages])
    parts.add("m", _manifest(pages, parts, lexicon, language))
    return parts.scripts


def _manifest(pages: Sequence[Document], parts: Parts, lexicon: Lexicon, language: Language) -> Mapping[str, Any]:
    glossary = [number for number, page in enumerate(pages) if page.url.startswith(_GLOSSARY)]
    own = next((page.url for page in pages if page.url in (_GLOSSARY, f"{_GLOSSARY}index.html")), "")
    return {
        "language": language,
        "pages": len(pages),
        "starts": {table: parts.starts.get(table, []) for table in "frptcd"},
        "idle": sorted(lexicon.idle),
        "asking": sorted(lexicon.idle & ASKING),
        "glossary": glossary,
        "terms": own,
    }


def _is_said(name: str, tallies: Tallies, lines: Mapping[str, str]) -> bool:
    return all(tallies.lemmas(word) & lines.keys() for word in _words(name))


def _words(text: str) -> list[str]:
    return words_in(text.lower())


def _by_fold(form: str) -> tuple[str, str]:
    return fold(form), form


def _forms(
    known: IndexedPages, tallies: Tallies, numbers: Mapping[str, int], words: Iterable[str]
) -> Mapping[str, set[str]]:
    """Return what each form stands for: those of the dictionary, those that stand on pages, and ids."""
    forms = defaultdict[str, set[str]](set)
    for form, lemmas in tallies.lexicon.forms().items():
        if here := lemmas & numbers.keys():
            forms[form] |= here
    for word in {word.lower() for word in known.words}.union(words):
        if word not in forms:
            forms[word] |= tallies.lemmas(word) & numbers.keys()
    for page in known.pages:
        for one in (*page.ids, page.slug):
            if is_id(one) and one in numbers:
                forms[one].add(one)
    return {form: lemmas for form, lemmas in forms.items() if lemmas}


def _form_row(form: str, lemmas: Iterable[str], numbers: Mapping[str, int]) -> Row:
    listed = ",".join(map(base36, sorted(numbers[lemma] for lemma in lemmas)))
    return Row(fold(form), form, listed)


def _names(concept: Concept, tallies: Tallies, numbers: Mapping[str, int]) -> Sequence[Any]:
    """Write a concept: its number, its names in the language of the pages and in the other one, those related."""

    def words(name: str) -> Sequence[Sequence[int]]:
        told = filter(None, map(tallies.told, words_in(name)))
        return [sorted(numbers[lemma] for lemma in lemmas) for lemmas in told]

    related = [numbers[CONCEPT + one] for one in concept.related if CONCEPT + one in numbers]
    names, others = ([words(name) for name in written] for written in (concept.names, concept.others))
    return [numbers[CONCEPT + concept.id], names, others, related]


def _card(concept: Concept) -> str:
    """Write what is shown of a concept, and its names without diacritics, to be recognised in excerpts."""
    names = "|".join(fold(name).replace("|", " ") for name in concept.names)
    return f"{concept.id}\t{concept.title}\t{concept.definition}\t{names}"
