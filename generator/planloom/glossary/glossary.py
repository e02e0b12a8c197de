"""The glossary as the later stages use it: its entries, and a matcher for each language."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from planloom.glossary import codes
from planloom.glossary.entries import ABBREVIATION, AVOIDED, SYNONYM, TERM, Entry, Kind, Naming
from planloom.glossary.guards import Guard, built_in
from planloom.glossary.lockfile import Forms, Lock, resolve
from planloom.glossary.matcher import Matcher
from planloom.glossary.table import Wording
from planloom.problems import LANGUAGES, Language, Phrase, Problem, Related

TERMS = frozenset({TERM, ABBREVIATION, SYNONYM})
_THERE = Phrase("`{other_surface}` of `{other}`", "`{other_surface}` z hasła `{other}`")


@dataclass(frozen=True)
class Glossary:
    """Entries with their forms. Make it with :func:`glossary`.

    `elsewhere` are the ids of entries whose words mean something else where these pages stand.
    """

    entries: Mapping[str, Entry]
    forms: Lock
    elsewhere: frozenset[str] = frozenset()

    _matchers: dict[tuple[Language, bool], Matcher] = field(default_factory=dict, compare=False, repr=False)
    _within: "dict[frozenset[str], Glossary]" = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _bound(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if entry.only_in)

    def within(self, address: str) -> "Glossary":
        """Return the glossary as it is meant in the folder of plans, or on the page, at `address`."""
        elsewhere = frozenset(entry.id for entry in self._bound if not entry.is_used_at(address))
        if elsewhere == self.elsewhere:
            return self
        if elsewhere not in self._within:
            self._within[elsewhere] = Glossary(self.entries, self.forms, elsewhere)
        return self._within[elsewhere]

    def matcher(self, language: Language, *, avoided: bool = False) -> Matcher:
        """Return the matcher of `language`, of terms or of the words to avoid; it is made when first asked for."""
        if (language, avoided) not in self._matchers:
            wordings = self.avoided(language) if avoided else self.wordings(language)
            self._matchers[language, avoided] = Matcher.of(language, wordings, dict(self._told(language)))
        return self._matchers[language, avoided]

    def _told(self, language: Language) -> Iterator[tuple[str, str]]:
        """Yield the id of each entry and what it says in a language."""
        for entry in self.entries.values():
            naming = entry.naming(language)
            yield entry.id, f"{naming.term} {' '.join(naming.synonyms)} {naming.definition}" if naming else ""

    def wordings(self, language: Language) -> Iterator[Wording]:
        """Yield every wording that is explained in prose: first those of this place alone, in the order of entries."""
        entries = sorted(self.entries.values(), key=lambda entry: not entry.only_in)
        return (one for entry in entries if entry.auto for one in self._of(entry, language, TERMS))

    def avoided(self, language: Language) -> Iterator[Wording]:
        """Yield every word to avoid, in the order of entries."""
        return (one for entry in self.entries.values() for one in self._of(entry, language, {AVOIDED}))

    def _of(self, entry: Entry, language: Language, kinds: Collection[Kind]) -> Iterator[Wording]:
        naming = entry.naming(language) if entry.id not in self.elsewhere else None
        forms = self.forms.terms.get(entry.id, {}).get(language)
        if naming and forms:
            yield from (one for one in _wordings(entry, naming, forms, language) if one.kind in kinds)


def _wordings(entry: Entry, naming: Naming, forms: Forms, language: Language) -> Iterator[Wording]:
    own = Guard(banned=naming.banned, near=naming.near, unless=naming.unless)
    built = built_in(language)
    shortened = {word for surface, _ in naming.surfaces if " " in surface for word in surface.split()}
    for surface, kind in naming.surfaces:
        guards = built.of(surface, entry.about)
        if naming.near:  # the writer's own cues take the place of ours
            guards = tuple(replace(guard, near=(), sure=()) if guard.near else guard for guard in guards)
        if naming.banned or naming.near or naming.unless:
            guards = (own, *guards)
        yield Wording(
            entry=entry.id,
            surface=surface,
            forms=forms.by_surface.get(surface, ()),
            kind=kind,
            guards=guards,
            gap=naming.gap if kind == TERM else 0,
            noun=entry.noun,
            cued=bool(naming.near),
            head=surface in shortened,
        )


def glossary(entries: Iterable[Entry], lock: Lock) -> tuple[Glossary, list[Problem]]:
    """Join entries with their forms; tell which forms are missing and which two terms claim."""
    kept = {entry.id: entry for entry in entries}
    forms, problems = resolve(kept.values(), lock)
    made = Glossary(kept, forms)
    for language in LANGUAGES:
        problems += _claimed(made, language)
    return made, problems


def _claimed(made: Glossary, language: Language) -> Iterator[Problem]:
    """Yield a problem for each wording that is a form of another entry's wording too."""
    wordings = list(made.wordings(language))
    owners: dict[str, Wording] = {}
    for wording in sorted(wordings, key=lambda wording: wording.kind):
        for form in wording.forms:
            owners.setdefault(form, wording)
    for wording in wordings:
        mine = _key(wording)
        other = owners.get(mine)
        if other is None or other.entry == wording.entry:
            continue
        here, there = made.entries[wording.entry], made.entries[other.entry]
        if here.only_in != there.only_in:
            continue  # the same word in another area
        yield codes.CLAIMED.at(
            here.span,
            related=[Related(there.span, _THERE)],
            surface=wording.surface,
            id=wording.entry,
            other_surface=other.surface,
            other=other.entry,
            winner=other.entry,
        )


def _key(wording: Wording) -> str:
    """Return the form of a wording that is written like the wording itself."""
    folded = wording.surface.casefold().replace("-", " ")
    return next((form for form in wording.forms if form.casefold() == folded), wording.surface)


__all__ = ["SYNONYM", "TERM", "Glossary", "glossary"]
