"""Glossary files become entries.

The starter form is a list under ``glossary:`` (or ``terms:``) whose entries have a block for each
language. A block may be shortened to the term, or to a list of the term and its synonyms. Controls
stand in the block, or in the entry by language (``not: {pl: […]}``). What is wrong is left out and told;
the rest is read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planloom.edits import Put, Rename
from planloom.glossary import codes
from planloom.glossary.entries import Entry, Naming
from planloom.glossary.patterns import MAX_LENGTH, TooSlowError, check
from planloom.model.nearest import clearly_meant, nearest
from planloom.problems import LANGUAGES, Language, Phrase, Problem, Related, Span
from planloom.source import Mapping

MAX_TERM = 100
"""Characters of a term beyond which it is a sentence."""

LISTS = ("glossary", "terms")
_TEXTS = ("term", "plural", "definition", "note", "gender", "like")
_NAMES = ("abbr", "synonyms", "aliases", "avoid", "forms", "not_forms")
_PATTERNS = ("not", "near", "unless")
_BLOCK = frozenset((*_TEXTS, *_NAMES, *_PATTERNS, "gap"))
_CONTROLS = ("forms", "not_forms", "gap", "like", *_PATTERNS)
_ENTRY = frozenset(("id", "area", "en", "pl", "related", "auto", "only_in", "pos", "sense", "number", *_CONTROLS))
_FALSE = frozenset({"false", "no", "off"})
_FIRST = Phrase("first entry", "pierwsze hasło")
_SEVERAL = re.compile(r"\s+/\s+|\s*,\s+")
_NAMED = {"en": Phrase("English", "angielskiej"), "pl": Phrase("Polish", "polskiej")}


def read(documents: Iterable[Mapping]) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the entries of glossary files, in order, and what is wrong with them."""
    reader = _Reader()
    for document in documents:
        for data in reader.listed(document):
            reader.add(data, document)
    return reader.finished(), reader.problems


@dataclass
class _Reader:
    """Collects entries and problems over all files."""

    entries: dict[str, Entry] = field(default_factory=dict)
    related: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def listed(self, document: Mapping) -> Iterator[Mapping]:
        """Yield the entries of a file; entries may also stand under their ids."""
        for key in LISTS:
            found = document.get(key)
            if isinstance(found, Mapping):
                yield from (entry for entry in found.values() if isinstance(entry, Mapping))
            elif isinstance(found, Sequence) and not isinstance(found, str):
                for place, entry in enumerate(found):
                    if isinstance(entry, Mapping):
                        yield entry
                    else:
                        self.shape(document.span_of(key, place), key, "named fields", "nazwane pola")

    def shape(self, span: Span, name: str, wanted: str, wanted_pl: str) -> None:
        self.problems.append(codes.SHAPE.at(span, field=name, wanted=wanted, wanted_pl=wanted_pl))

    def add(self, data: Mapping, document: Mapping) -> None:
        name = data.get("id")
        if not isinstance(name, str) or not name.strip():
            self.shape(data.span, "id", "the id of the entry", "identyfikator hasła")
            return
        if name in self.entries:
            first = Related(self.entries[name].span, _FIRST)
            self.problems.append(codes.DUPLICATE.at(data.span_of("id"), related=[first], id=name))
            return
        self.unknown(data, _ENTRY)
        namings = {language: self.naming(data, language, document, name) for language in LANGUAGES}
        self.complete(data, namings, name)
        self.related[name] = list(self.references(data))
        self.entries[name] = Entry(
            id=name,
            area=_text(data, "area"),
            en=namings["en"],
            pl=namings["pl"],
            related=tuple(related for related, _ in self.related[name]),
            auto=_text(data, "auto").lower() not in _FALSE,
            noun=_text(data, "pos") == "noun",
            only_in=tuple(_strings(data.get("only_in"))),
            sense=_text(data, "sense"),
            span=data.span_of("id"),
        )

    def unknown(self, data: Mapping, known: frozenset[str]) -> None:
        for key in data:
            if key not in known:
                near = nearest(key, known)
                problem = codes.UNKNOWN_FIELD.at(data.key_span(key), help=_write(near), field=key)
                if (sure := clearly_meant(key, known)) and sure not in data:
                    problem = problem.mended_by(Rename(data.key_span(key), name=sure, old=key))
                self.problems.append(problem)

    def complete(self, data: Mapping, namings: dict[Language, Naming | None], name: str) -> None:
        for language, naming in namings.items():
            if naming is None and data.get(language) is None:
                label = _NAMED[language]
                self.problems.append(codes.ONE_LANGUAGE.at(data.span_of("id"), id=name, language=label, key=language))

    def references(self, data: Mapping) -> Iterator[tuple[str, Span]]:
        for place, related in enumerate(_strings(data.get("related"))):
            yield related, data.span_of("related", place)

    def naming(self, data: Mapping, language: Language, document: Mapping, name: str) -> Naming | None:
        block = data.get(language)
        if block is None:
            return None
        if isinstance(block, Mapping):
            self.unknown(block, _BLOCK)
            base = _from_block(block)
            place: tuple[str | int, ...] = (language, "term")
        else:
            names = list(_strings(block))
            base = Naming(names[0], synonyms=tuple(names[1:])) if names else Naming("")
            place = (language,)
        if not base.term.strip():
            self.shape(data.span_of(language), f"{language}.term", "the term as a text", "pojęcie jako tekst")
            return None
        if len(base.term) > MAX_TERM:
            self.problems.append(codes.TOO_LONG.at(data.span_of(*place), length=len(base.term), limit=MAX_TERM))
            return None
        return self.controlled(base, data, language, _guards_beside(document, language, name))

    def controlled(self, base: Naming, data: Mapping, language: Language, beside: Mapping | None) -> Naming:
        """Add the controls that stand in the block, in the entry by language, or beside the entries."""
        block = data.get(language)
        block = block if isinstance(block, Mapping) else None
        patterns = {control: tuple(self.patterns(data, block, beside, control, language)) for control in _PATTERNS}
        like = _of(data.get("like"), language) or base.like
        gap = _of(data.get("gap"), language)
        return replace(
            base,
            forms=(*base.forms, *_strings(_of(data.get("forms"), language))),
            not_forms=(*base.not_forms, *_strings(_of(data.get("not_forms"), language))),
            like=like if isinstance(like, str) else "",
            gap=self.number(gap, data) if gap is not None else base.gap,
            banned=patterns["not"],
            near=patterns["near"],
            unless=patterns["unless"],
        )

    def number(self, text: Any, data: Mapping) -> int:
        if isinstance(text, str) and text.isdigit():
            return int(text)
        self.shape(data.span_of("gap"), "gap", "a number of words", "liczba słów")
        return 0

    def patterns(
        self, data: Mapping, block: Mapping | None, beside: Mapping | None, control: str, language: Language
    ) -> Iterator[str]:
        """Yield the usable patterns of a control, wherever they stand."""
        own = data.get(control)
        if isinstance(own, Mapping):
            yield from self.usable(data, (control, language), own.get(language))
        else:
            yield from self.usable(data, (control,), own)
        if block is not None:
            yield from self.usable(block, (control,), block.get(control))
        if beside is not None:
            yield from self.usable(beside, (control,), beside.get(control))

    def usable(self, data: Mapping, path: tuple[str, ...], value: Any) -> Iterator[str]:
        for place, pattern in enumerate(_strings(value)):
            span = data.span_of(*path) if isinstance(value, str) else data.span_of(*path, place)
            try:
                check(pattern)
            except TooSlowError:
                self.problems.append(codes.SLOW_PATTERN.at(span, pattern=pattern, limit=MAX_LENGTH))
            except re.error as error:
                self.problems.append(codes.BROKEN_PATTERN.at(span, pattern=pattern, reason=str(error)))
            else:
                yield pattern

    def finished(self) -> tuple[Entry, ...]:
        """Return the entries, with references to entries alone."""
        found = []
        for entry in self.entries.values():
            for related, span in self.related[entry.id]:
                if related not in self.entries:
                    self.problems.append(self.lost(entry.id, related, span))
            kept = tuple(related for related in entry.related if related in self.entries)
            found.append(replace(entry, related=kept))
        return tuple(found)

    def lost(self, name: str, related: str, span: Span) -> Problem:
        near = nearest(related, self.entries)
        problem = codes.UNKNOWN_RELATED.at(span, help=_write(near), id=name, missing=related)
        sure = clearly_meant(related, self.entries)
        return problem.mended_by(Put(span, value=sure, old=related)) if sure and sure != name else problem


def _write(near: str | None) -> Phrase | None:
    return Phrase(f"write `{near}`", f"wpisz `{near}`") if near else None


def _from_block(block: Mapping) -> Naming:
    return Naming(
        term=_text(block, "term"),
        plural=_text(block, "plural"),
        abbr=tuple(part for text in _strings(block.get("abbr")) for part in _SEVERAL.split(text) if part),
        synonyms=(*_strings(block.get("synonyms")), *_strings(block.get("aliases"))),
        avoid=tuple(_strings(block.get("avoid"))),
        definition=_text(block, "definition"),
        note=_text(block, "note"),
        gender=_text(block, "gender"),
        forms=tuple(_strings(block.get("forms"))),
        not_forms=tuple(_strings(block.get("not_forms"))),
        gap=int(block["gap"]) if str(block.get("gap", "")).isdigit() else 0,
        like=_text(block, "like"),
    )


def _guards_beside(document: Mapping, language: Language, name: str) -> Mapping | None:
    """Return the guards of an entry from a ``guards:`` part of the file, by language and id."""
    found: Any = document
    for step in ("guards", language, name):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _of(value: Any, language: Language) -> Any:
    """Return the part of a control for `language`; a control without languages is for both."""
    return value.get(language) if isinstance(value, Mapping) else value


def _text(data: Mapping, key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _strings(value: Any) -> Iterator[str]:
    """Yield the texts of a list, or the one text."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, Sequence):
        yield from (item.strip() for item in value if isinstance(item, str) and item.strip())
