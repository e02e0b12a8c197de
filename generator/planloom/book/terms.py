"""The glossary at the end of a book: the terms that its chapters use, in the sense that is meant there."""

from collections.abc import Iterable

from planloom.book.content import Chapter, Term
from planloom.glossary import Entry, Glossary, Place, link
from planloom.glossary.defined import defined
from planloom.problems import Language, other_language


def terms_of(chapters: Iterable[Chapter], glossary: Glossary, language: Language) -> tuple[Term, ...]:
    """Return the terms of `glossary` that `chapters` use, each once; those not written in `language` are left out."""
    used = dict.fromkeys(name for one in chapters for name in _used(one, glossary))
    found = (_term(glossary.entries[name], glossary, language) for name in used)
    return tuple(term for term in found if term is not None)


def _used(chapter: Chapter, glossary: Glossary) -> tuple[str, ...]:
    return link(chapter.html, glossary.within(chapter.address), Place(chapter.language, "")).terms


def _term(entry: Entry, glossary: Glossary, language: Language) -> Term | None:
    own, theirs = entry.naming(language), entry.naming(other_language(language))
    if own is None:
        return None
    abbreviations = ", ".join(short for short in own.abbr if short != own.term)
    name = f"{own.term} ({abbreviations})" if abbreviations else own.term
    return Term(name, defined(own, glossary, language), theirs.term if theirs is not None else "")
