"""The forms of all terms in a file that is committed, so that a build needs no dictionary.

The file says for each term what its forms were made from (a hash of the entry's words), so a changed
entry is noticed. It is written by ``planloom glossary forms``: one line a wording, in the order of
ids, so that a change shows as a change of its lines.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planloom.foreign_json import json_in
from planloom.glossary import codes, forms_en, forms_pl
from planloom.glossary.dictionary import dictionary_id, morfeusz
from planloom.glossary.entries import ABBREVIATION, TERM, Entry, Kind, Naming
from planloom.glossary.words import is_acronym, parts_of
from planloom.problems import LANGUAGES, Language, Problem, Span

FILE = "glossary/forms.lock.json"
VERSION = 1
"""Grows when the same entry would get other forms."""

_SEPARATOR = "|"
_MOST_NAMED = 8
_ENDS_IN_A = 4
"""Polish inflects longer acronyms on -A: EBITDA, EBITDY."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of an entry in one language, by wording; `guessed` words are not in the dictionary."""

    made_from: str
    by_surface: Mapping[str, tuple[str, ...]]
    guessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """The contents of the lock file, by entry and language."""

    dictionary: str = ""
    terms: Mapping[str, Mapping[str, Forms]] = field(default_factory=dict)

    def forms(self, entry: Entry, language: Language) -> Forms | None:
        """Return the forms of an entry, or None when it has changed since they were made."""
        found = self.terms.get(entry.id, {}).get(language)
        naming = entry.naming(language)
        if found is None or naming is None or found.made_from != made_from(naming, language):
            return None
        return found


def made_from(naming: Naming, language: Language) -> str:
    """Return a hash of everything that the forms of an entry depend on."""
    data = [
        VERSION,
        language,
        naming.surfaces,
        naming.plural,
        naming.gender,
        naming.like,
        naming.forms,
        naming.not_forms,
    ]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def make(naming: Naming, language: Language) -> Forms:
    """Make the forms of an entry in one language; Polish ones need the dictionary."""
    dropped = {form.casefold() for form in naming.not_forms}
    guessed: list[str] = []
    found = {}
    for surface, kind in naming.surfaces:
        forms = _forms(surface, kind, naming, language, guessed)
        kept = sorted(form for form in forms if form.casefold() not in dropped)
        found[surface] = tuple(kept)
    return Forms(made_from(naming, language), found, tuple(guessed))


def _forms(surface: str, kind: Kind, naming: Naming, language: Language, guessed: list[str]) -> set[str]:
    own = {*naming.forms, *([naming.plural] if naming.plural else [])} if kind == TERM else set()
    written = {_written(form) for form in own}
    if kind == ABBREVIATION or _is_acronym(surface):
        return written | _acronym(surface, language)
    if language == "en":
        return written | forms_en.forms(surface)
    made = forms_pl.forms(surface, gender=naming.gender if kind == TERM else "", like=naming.like)
    guessed += [word for word in made.guesses if word not in guessed]
    return written | made.forms


def _is_acronym(surface: str) -> bool:
    return len(parts_of(surface)) == 1 and is_acronym(surface)


def _written(form: str) -> str:
    """Write a form given by the writer as generated ones are."""
    parts = parts_of(form)
    words = [word if is_acronym(word) else word.lower() for _, word in parts]
    return forms_pl.joined(words, [before for before, _ in parts])


def _acronym(surface: str, language: Language) -> set[str]:
    found = {surface, surface + "s"}
    if language == "pl" and len(surface) > _ENDS_IN_A and surface.endswith("A"):
        found |= {surface[:-1] + ending for ending in ("Y", "Ę", "Ą", "ZIE" if surface[-2] == "D" else "IE")}
    return found


def fallback(naming: Naming, language: Language) -> Forms:
    """Return what can be known without a dictionary: the wordings themselves and the forms given."""
    found = {}
    for surface, kind in naming.surfaces:
        own = (*naming.forms, naming.plural) if kind == TERM else ()
        found[surface] = tuple(sorted({_written(form) for form in (surface, *own) if form}))
    return Forms(made_from(naming, language), found)


def resolve(entries: Iterable[Entry], lock: Lock) -> tuple[Lock, list[Problem]]:
    """Return forms for all entries: from the lock, else made anew, else only what can be known."""
    terms: dict[str, dict[str, Forms]] = {}
    unknown: list[tuple[Entry, str]] = []
    for entry in entries:
        for language in entry.languages:
            naming = entry.naming(language)
            if naming is None:
                continue
            found = lock.forms(entry, language)
            if found is None and (language == "en" or morfeusz() is not None):
                found = make(naming, language)
            if found is None:
                found = fallback(naming, language)
                unknown.append((entry, naming.term))
            terms.setdefault(entry.id, {})[language] = found
    return Lock(lock.dictionary, terms), list(_without_forms(unknown))


def _without_forms(unknown: list[tuple[Entry, str]]) -> Iterator[Problem]:
    """Yield one problem for all terms without forms: the cause is one, and so is the mend."""
    if unknown:
        some = ", ".join(f"`{term}`" for _, term in unknown[:_MOST_NAMED]) + (
            " …" if len(unknown) > _MOST_NAMED else ""
        )
        yield codes.NO_FORMS.at(unknown[0][0].span, count=len(unknown), terms=some)


def make_all(entries: Iterable[Entry]) -> tuple[Lock, list[Problem]]:
    """Make the forms of all entries anew; tell which words had to be guessed."""
    terms: dict[str, dict[str, Forms]] = {}
    problems: list[Problem] = []
    for entry in entries:
        for language in LANGUAGES:
            naming = entry.naming(language)
            if naming is None:
                continue
            forms = make(naming, language)
            terms.setdefault(entry.id, {})[language] = forms
            unsettled = [word for word in forms.guessed if not naming.like and not naming.forms]
            if unsettled:
                problems.append(codes.GUESSED.at(entry.span, words=", ".join(unsettled)))
    return Lock(dictionary_id(), terms), problems


def dumps(lock: Lock) -> str:
    """Return the text of the lock file: sorted, one line a wording."""
    terms = {
        name: {language: _plain(forms) for language, forms in sorted(by_language.items())}
        for name, by_language in sorted(lock.terms.items())
    }
    data = {"version": VERSION, "dictionary": lock.dictionary, "terms": terms}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _plain(forms: Forms) -> dict[str, Any]:
    plain: dict[str, Any] = {"made_from": forms.made_from}
    if forms.guessed:
        plain["guessed"] = list(forms.guessed)
    plain["forms"] = {surface: _SEPARATOR.join(made) for surface, made in forms.by_surface.items()}
    return plain


def loads(text: str, file: str) -> tuple[Lock, list[Problem]]:
    """Read the text of a lock file; a broken one counts as empty, and is told."""
    try:
        data = json_in(text)
        terms = {
            name: {language: _forms_of(plain) for language, plain in by_language.items()}
            for name, by_language in data["terms"].items()
        }
        return Lock(str(data["dictionary"]), terms), []
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        return Lock(), [codes.BROKEN_LOCK.at(Span(file), reason=reason)]


def _forms_of(plain: Mapping[str, Any]) -> Forms:
    by_surface = {surface: tuple(made.split(_SEPARATOR)) for surface, made in plain["forms"].items()}
    guessed = plain.get("guessed", [])
    if not isinstance(guessed, list) or not all(isinstance(word, str) for word in guessed):
        raise TypeError("`guessed` is no list of words")
    return Forms(str(plain["made_from"]), by_surface, tuple(guessed))


def differences(lock: Lock, wanted: Lock) -> list[str]:
    """Return the ids of terms whose forms in `lock` are not those in `wanted`."""
    names = sorted({*lock.terms, *wanted.terms})
    return [name for name in names if lock.terms.get(name) != wanted.terms.get(name)]


def stale(entries: Iterable[Entry], lock: Lock, file: str) -> list[Problem]:
    """Return a problem when the lock file does not hold what the entries would give.

    Without the dictionary of the file only changed, new and lost terms can be told.
    """
    kept = list(entries)
    if lock.dictionary and lock.dictionary == dictionary_id():
        names = differences(lock, make_all(kept)[0])
    else:
        changed = {entry.id for entry in kept for language in entry.languages if lock.forms(entry, language) is None}
        names = sorted(changed | (lock.terms.keys() - {entry.id for entry in kept}))
    if not names:
        return []
    return [codes.STALE.at(Span(file), file=file, terms=_listed(names))]


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return f"{shown} …" if len(names) > _MOST_NAMED else shown
