"""The forms of all terms in one dictionary, so that a text is read once, whatever the glossary's size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from planloom.glossary.entries import ABBREVIATION, TERM, Kind
from planloom.glossary.guards import Built, Guard
from planloom.glossary.speech import prior
from planloom.glossary.words import is_acronym, parts_of


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an entry with all its forms, and the controls that go with it."""

    entry: str
    surface: str
    forms: Sequence[str]
    kind: Kind = TERM
    guards: tuple[Guard, ...] = ()
    gap: int = 0
    noun: bool = False
    cued: bool = False
    """The writer has named what must stand near."""
    head: bool = False
    """It is the head of a longer name of its entry."""


@dataclass(frozen=True, slots=True)
class Surface:
    """What the matcher knows of a wording once it has found one of its forms."""

    entry: str
    order: tuple[int, int]
    guards: tuple[Guard, ...]
    gap: int
    adjective: bool
    homograph: bool
    misleads: bool
    """It is known to mean other things too."""
    may_mislead: bool
    head: bool
    """It is short for a longer name of its entry."""
    prior: float
    """What speaks for it before anything around it is asked."""


class Candidate(NamedTuple):
    """The rest of a form whose first word has been met: its words, and what must stand between them."""

    rest: tuple[str, ...]
    between: tuple[str, ...] | None
    surface: Surface


@dataclass(slots=True)
class Branch:
    """What a first word leads to: wordings of one word, and the rest of others by their next word.

    `loose` are those that may have words between their parts, `reach` how many.
    """

    alone: list[Surface] = field(default_factory=list)
    next: dict[str, list[Candidate]] = field(default_factory=dict)
    loose: dict[str, list[Candidate]] = field(default_factory=dict)
    reach: int = 0


@dataclass
class Table:
    """All forms by their first word; `exact` heeds case, and `exact_lower` has its words in lower case.

    Only the first words are read when the table is built; a branch is made when its word is met.
    """

    first: dict[str, list[tuple[str, Surface]]] = field(default_factory=dict)
    exact: dict[str, list[Surface]] = field(default_factory=dict)
    exact_lower: set[str] = field(default_factory=set)
    _branches: dict[str, Branch] = field(default_factory=dict)

    def branch(self, word: str) -> Branch | None:
        """Return what `word` leads to, or None when no form begins with it."""
        found = self._branches.get(word)
        if found is None and word in self.first:
            found = self._branches[word] = _branch(self.first[word])
        return found

    def knows(self, word: str) -> bool:
        """Tell whether a word in lower case is part of any form."""
        return word in self._vocabulary

    def has(self, word: str) -> bool:
        """Tell whether a word in lower case is a form by itself."""
        return word in self._single or word in self.exact_lower

    @cached_property
    def _single(self) -> frozenset[str]:
        """All forms of one word."""
        return frozenset(word for word, begun in self.first.items() if any(form.lower() == word for form, _ in begun))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """All words of all forms."""
        forms = (form for begun in self.first.values() for form, _ in begun)
        return frozenset(word.lower() for form in forms for _, word in parts_of(form))


def build(wordings: Iterable[Wording], built: Built) -> Table:
    """Return the table of all forms. The order of `wordings` decides between equals."""
    table = Table()
    for place, wording in enumerate(wordings):
        surface = _surface(wording, place, built)
        for form in wording.forms:
            _add(table, form, surface, heeds_case=wording.kind == ABBREVIATION)
    return table


def _surface(wording: Wording, place: int, built: Built) -> Surface:
    lemma = wording.surface.lower()
    forms = set(wording.forms) if wording.surface.count(" ") == 1 else ()
    turned = " ".join(reversed(lemma.split(" "))) in forms
    cued = wording.cued or any(guard.near for guard in wording.guards)
    may_mislead = built.misleads(wording.surface) or (not wording.cued and built.may_mislead(wording.surface))
    return Surface(
        entry=wording.entry,
        order=(wording.kind, place),
        guards=wording.guards,
        gap=max(wording.gap, built.gaps.get(lemma, 0)),
        adjective=turned,
        homograph=wording.noun or _first(lemma) in built.words.get("homographs", ()),
        misleads=built.misleads(wording.surface),
        may_mislead=may_mislead,
        head=wording.head,
        prior=prior(cued=cued, common=built.is_common(lemma), misleads=built.misleads(lemma)),
    )


def _first(lemma: str) -> str:
    return lemma.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0]


def _add(table: Table, form: str, surface: Surface, *, heeds_case: bool) -> None:
    first, space, _ = form.partition(" ")
    if not first.isalpha():
        parts = parts_of(form)
        if not parts:
            return
        first, space = parts[0][1], " " if len(parts) > 1 else ""
    if not space and (heeds_case or is_acronym(first)):
        table.exact.setdefault(first, []).append(surface)
        table.exact_lower.add(first.lower())
    else:
        table.first.setdefault(first.lower(), []).append((form, surface))


def _branch(forms: Iterable[tuple[str, Surface]]) -> Branch:
    """Take apart the forms that begin with one word."""
    branch = Branch()
    for form, surface in forms:
        _, *rest = parts_of(form)
        if not rest:
            branch.alone.append(surface)
            continue
        signs = tuple(before for before, _ in rest)
        words = tuple(word.lower() for _, word in rest)
        candidate = Candidate(words, None if set(signs) == {" "} else signs, surface)
        branch.next.setdefault(words[0], []).append(candidate)
        if surface.gap or surface.adjective:
            branch.loose.setdefault(words[0], []).append(candidate)
            branch.reach = max(branch.reach, surface.gap or 1)
    return branch
