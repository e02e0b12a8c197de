"""The forms of all terms in one dictionary, so that a text is read once, whatever the glossary's size."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from planloom.glossary.entries import ABBREVIATION, TERM, Kind
from planloom.glossary.guards import Built, Guard
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


@dataclass(frozen=True, slots=True)
class Surface:
    """What the matcher knows of a wording once it has found one of its forms."""

    entry: str
    order: tuple[int, int]
    guards: tuple[Guard, ...]
    gap: int
    adjective: bool
    homograph: bool
    lemma: str


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
    """Branches by first word; `exact` heeds case and has its keys in lower case, too."""

    first: dict[str, Branch] = field(default_factory=dict)
    exact: dict[str, list[Surface]] = field(default_factory=dict)
    exact_lower: set[str] = field(default_factory=set)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of all forms."""
        rests = (c.rest for branch in self.first.values() for many in branch.next.values() for c in many)
        return frozenset((*self.first, *itertools.chain.from_iterable(rests)))


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
    return Surface(
        entry=wording.entry,
        order=(wording.kind, place),
        guards=wording.guards,
        gap=max(wording.gap, built.gaps.get(lemma, 0)),
        adjective=turned,
        homograph=wording.noun or _first(lemma) in built.words.get("homographs", ()),
        lemma=lemma,
    )


def _first(lemma: str) -> str:
    return lemma.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0]


def _add(table: Table, form: str, surface: Surface, *, heeds_case: bool) -> None:
    if form.replace(" ", "").isalpha():
        words, between = form.split(" "), None
    else:
        parts = parts_of(form)
        words = [word for _, word in parts]
        between = tuple(before for before, _ in parts[1:])
        if all(before == " " for before in between):
            between = None
    if not words or not words[0]:
        return
    if len(words) == 1 and (heeds_case or is_acronym(words[0])):
        table.exact.setdefault(words[0], []).append(surface)
        table.exact_lower.add(words[0].lower())
        return
    first, *rest = [word.lower() for word in words]
    branch = table.first.get(first)
    if branch is None:
        branch = table.first[first] = Branch()
    if not rest:
        branch.alone.append(surface)
        return
    candidate = Candidate(tuple(rest), between, surface)
    branch.next.setdefault(rest[0], []).append(candidate)
    if surface.gap or surface.adjective:
        branch.loose.setdefault(rest[0], []).append(candidate)
        branch.reach = max(branch.reach, surface.gap or 1)
