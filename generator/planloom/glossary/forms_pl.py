"""All inflected forms of a Polish term, from its dictionary form.

A term is a phrase: a head noun, adjectives that agree with it, and dependents in a case of their own
(*plan sprzedaży*, *udział w rynku*). The head and its adjectives run through the cases and numbers
together; dependents keep their case and may change number (*analiza luki*, *analiza luk*). An
adjective may stand on either side of its noun. Terms joined by *i*, *oraz* or a comma run through the
cases side by side.
"""

import functools
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planloom.glossary.dictionary import (
    CASES,
    GENDERS,
    Reading,
    adjectives,
    guessed,
    known,
    nouns,
    paradigm,
    readings,
)
from planloom.glossary.words import is_acronym, parts_of

MOST_FORMS = 600
"""Forms of one term beyond which it is cut short: such a term is a sentence."""

MOST_WORDS = 8
"""Words of a term beyond which it is not inflected."""

AND = frozenset({"i", "oraz"})

Alternatives = list[tuple[str, ...]]
"""The ways to write one unit of a phrase, each a run of words."""


@dataclass
class Made:
    """The forms of a term, and the words in it whose forms had to be guessed."""

    forms: set[str] = field(default_factory=set)
    guesses: list[str] = field(default_factory=list)


def forms(term: str, *, gender: str = "", like: str = "") -> Made:
    """Return all forms of `term` in lower case (acronyms within keep theirs), the term itself included."""
    parts = parts_of(term)
    words = [word if is_acronym(word) else word.lower() for _, word in parts]
    between = [before for before, _ in parts]
    made = Made({joined(words, between)})
    if len(words) > MOST_WORDS or not words:
        return made
    for run in _inflected(words, between, gender, like, made.guesses):
        made.forms.add(joined(run, between))
        if len(made.forms) >= MOST_FORMS:
            break
    return made


def joined(words: Sequence[str], between: Sequence[str]) -> str:
    """Write words out as one form; what stands between them is a space unless the term has a sign there."""
    out = words[0] if words else ""
    for before, word in zip(between[1:], words[1:], strict=True):
        out += {" ": " ", ",": ", "}.get(before, before) + word
    return out


def _inflected(
    words: list[str], between: list[str], gender: str, like: str, guesses: list[str]
) -> Iterable[tuple[str, ...]]:
    conjuncts = _conjuncts(words, between)
    if conjuncts:
        yield from _side_by_side(conjuncts, like, guesses)
    else:
        for runs in _cells(tuple(words), gender, like, guesses).values():
            yield from runs


def _conjuncts(words: list[str], between: list[str]) -> list[list[str]]:
    """Split at commas and *i* when each side is a phrase in the nominative; the *i* stands alone."""
    pieces: list[list[str]] = [[]]
    for before, word in zip(between, words, strict=True):
        if before == "," and pieces[-1]:
            pieces.append([])
        if word in AND:
            pieces += [[word], []]
        else:
            pieces[-1].append(word)
    phrases = [piece for piece in pieces if piece and piece[0] not in AND]
    if len(phrases) == 1 or any(_head(piece, "") is None for piece in phrases):
        return []
    return [piece for piece in pieces if piece]


def _side_by_side(conjuncts: list[list[str]], like: str, guesses: list[str]) -> Iterable[tuple[str, ...]]:
    """Each conjunct keeps its number and all stand in the same case."""
    for case in CASES:
        units: list[Alternatives] = []
        for piece in conjuncts:
            if piece[0] in AND:
                units.append([tuple(piece)])
                continue
            cells = _cells(tuple(piece), "", like, guesses)
            number = "sg" if any(n == "sg" for n, _ in cells) else "pl"
            units.append(sorted(cells.get((number, case), set())) or [tuple(piece)])
        for combination in itertools.islice(itertools.product(*units), MOST_FORMS):
            yield tuple(itertools.chain(*combination))


@dataclass(frozen=True)
class _Head:
    """The noun that a phrase hangs on: where it stands and its forms."""

    at: int
    number: str
    gender: str
    cells: tuple[Reading, ...]


def _head(words: Sequence[str], gender: str) -> _Head | None:
    """Return the first noun in the nominative that is not an adjective of a later one."""
    wanted = GENDERS.get(gender, ())
    for at, word in enumerate(words):
        if is_acronym(word) or _describes_later(words, at):
            continue
        found = [r for r in nouns(word, "nom") if not wanted or r.gender in wanted] or nouns(word, "nom")
        if found:
            first = next((r for r in found if r.number == "sg" and gender != "pl"), found[0])
            lemmas = dict.fromkeys((r.lemma, r.pos, r.more) for r in found if r.number == first.number)
            cells = tuple(itertools.chain(*(paradigm(*lemma) for lemma in lemmas)))
            return _Head(at, first.number, first.gender, cells)
    return None


def _describes_later(words: Sequence[str], at: int) -> bool:
    mine = adjectives(words[at], "nom")
    return any(
        one.number == other.number and one.gender == other.gender
        for later in words[at + 1 :]
        for other in nouns(later, "nom")
        for one in mine
    )


def _guessed_head(words: Sequence[str], gender: str, like: str, guesses: list[str]) -> _Head | None:
    """Make a head of the first unknown word (of the last, in a phrase of unknown words)."""
    unknown = [at for at, word in enumerate(words) if not is_acronym(word) and not known(word)]
    if not unknown or gender == "pl":
        return None
    at = unknown[-1] if len(unknown) == len(words) else unknown[0]
    if not gender and any(r.number == "sg" and r.gender == "m3" for word in words for r in adjectives(word, "nom")):
        gender = "m"
    cells = guessed(words[at], like, gender)
    if not cells:
        return None
    if words[at] not in guesses:
        guesses.append(words[at])
    return _Head(at, "sg", cells[0].gender, cells)


@functools.lru_cache(4096)
def _cells_cached(
    words: tuple[str, ...], gender: str, like: str
) -> tuple[dict[tuple[str, str], set[tuple[str, ...]]], tuple[str, ...]]:
    guesses: list[str] = []
    counted = _counted(words)
    if counted:
        return counted, ()
    head = _head(words, gender) or _guessed_head(words, gender, like, guesses)
    if head is None:
        return {("sg", "nom"): {words}}, ()
    found = {}
    for number in ("sg", "pl") if head.number == "sg" else ("pl",):
        for case in CASES:
            runs = set(_runs(words, head, number, case))
            if runs:
                found[number, case] = runs
    return found, tuple(guesses)


def _cells(
    words: tuple[str, ...], gender: str, like: str, guesses: list[str]
) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """Return the runs of words for each number and case of a phrase."""
    cells, guessed_here = _cells_cached(words, gender, like)
    guesses.extend(word for word in guessed_here if word not in guesses)
    return cells


def _runs(words: Sequence[str], head: _Head, number: str, case: str) -> Iterable[tuple[str, ...]]:
    cells = [r for r in head.cells if r.number == number and r.case == case]
    if not cells:
        return
    genders = {r.gender for r in cells}
    heads: Alternatives = [(form,) for form in sorted({r.form.lower() for r in cells})]
    units: list[Alternatives] = []
    kinds: list[str] = []
    at = 0
    while at < len(words):
        if at == head.at:
            units.append(heads)
            kinds.append("head")
            at += 1
            continue
        kind, unit, at = _dependent(words, at, head, number, case, genders)
        units.append(unit)
        kinds.append(kind)
    if {"apposition", "head"} <= set(kinds):  # the head may stand within what a preposition governs
        units[kinds.index("head")] = [*heads, (words[head.at],)]
    yield from _orders(units, kinds)


def _orders(units: list[Alternatives], kinds: list[str]) -> Iterable[tuple[str, ...]]:
    """Yield the phrase as it stands, and with its one adjective on the other side of the noun."""
    for combination in itertools.islice(itertools.product(*units), MOST_FORMS):
        yield tuple(itertools.chain(*combination))
        if kinds.count("adjective") == 1 and "head" in kinds:
            here, there = kinds.index("adjective"), kinds.index("head")
            if abs(here - there) == 1:
                swapped = list(combination)
                swapped[here], swapped[there] = swapped[there], swapped[here]
                yield tuple(itertools.chain(*swapped))


def _dependent(
    words: Sequence[str], at: int, head: _Head, number: str, case: str, genders: set[str]
) -> tuple[str, Alternatives, int]:
    """Return the kind of the unit that begins at `at`, the ways to write it, and where the next begins."""
    word = words[at]
    if is_acronym(word) or any(r.pos == "adja" for r in readings(word)):
        return "fixed", [(word,)], at + 1
    agreeing = [r for r in adjectives(word, "nom") if r.number == head.number and r.gender == head.gender]
    if agreeing:
        return "adjective", _agreed(agreeing[0], word, number, case, genders), at + 1
    governed = [r.number for r in readings(word) if r.pos == "prep"]  # the first value is the case
    if governed and at + 1 < len(words):
        unit, behind = _group(words, at + 1, governed)
        return "prepositional", [(word, *run) for run in unit], behind
    if at > head.at and nouns(word, "nom") and not nouns(word, "gen"):
        return "apposition", _apposed(word, case), at + 1
    if at < head.at:
        return "fixed", [(word,)], at + 1
    unit, behind = _group(words, at, ["gen"])
    return "genitive", unit, behind


def _agreed(adjective: Reading, word: str, number: str, case: str, genders: set[str]) -> Alternatives:
    """Return the adjective in the number, case and gender of its noun."""
    wanted = ("nom", "voc") if case == "voc" else (case,)
    found = {
        r.form.lower()
        for r in paradigm(adjective.lemma, adjective.pos, adjective.more)
        if r.number == number and r.case in wanted and r.gender in genders
    }
    return [(form,) for form in sorted(found)] or [(word,)]


def _apposed(word: str, case: str) -> Alternatives:
    """Return a noun beside a noun (marketing mix): it goes along in the case or stays as it is."""
    found = {
        r.form.lower()
        for base in nouns(word, "nom")
        for r in paradigm(base.lemma, base.pos, base.more)
        if r.case == case
    }
    return [(form,) for form in sorted(found | {word})]


def _group(words: Sequence[str], at: int, cases: Sequence[str]) -> tuple[Alternatives, int]:
    """Return a noun with its adjectives, in one of `cases`: as it stands, and in the other number."""
    ahead = at
    while ahead < len(words) - 1 and not _noun_in(words[ahead], cases) and adjectives(words[ahead]):
        ahead += 1
    noun = _noun_in(words[ahead], cases)
    if noun is None:
        return [(words[at],)], at + 1
    behind = ahead + 1
    while behind < len(words) and _agrees(words[behind], noun):
        behind += 1
    as_it_stands = tuple(words[at:behind])
    return [as_it_stands, *_other_number(as_it_stands, ahead - at, noun)], behind


def _noun_in(word: str, cases: Sequence[str]) -> Reading | None:
    if is_acronym(word):
        return None
    return next((r for r in nouns(word) if r.case in cases), None)


def _agrees(word: str, noun: Reading) -> bool:
    return any((r.number, r.case, r.gender) == (noun.number, noun.case, noun.gender) for r in adjectives(word))


def _other_number(words: tuple[str, ...], at: int, noun: Reading) -> Alternatives:
    other = "pl" if noun.number == "sg" else "sg"
    cells = [r for r in paradigm(noun.lemma, noun.pos, noun.more) if (r.number, r.case) == (other, noun.case)]
    units: list[Alternatives] = []
    for place, word in enumerate(words):
        if place == at:
            units.append([(form,) for form in sorted({r.form.lower() for r in cells})])
        else:
            like = [r for r in adjectives(word) if (r.case, r.gender) == (noun.case, noun.gender)]
            if not like:
                return []
            units.append(_agreed(like[0], word, other, noun.case, {r.gender for r in cells}))
    return [tuple(itertools.chain(*combination)) for combination in itertools.product(*units)]


def _counted(words: Sequence[str]) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """Return the cells of a numeral with its noun (*pięć sił*), or none.

    The noun is genitive beside a nominative, and agrees elsewhere.
    """
    numerals = [r for r in readings(words[0]) if r.pos == "num" and r.case == "nom"] if len(words) > 1 else []
    noun = _noun_in(words[1], ["gen"]) if numerals else None
    if noun is None:
        return {}
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for case in CASES:
        mine = {r.form for r in paradigm(numerals[0].lemma, "num", numerals[0].more) if r.case == case}
        mine |= {r.form for r in paradigm(numerals[0].lemma, "num", ("congr", "ncol")) if r.case == case}
        direct = case in {"nom", "acc", "voc"}
        theirs = {
            r.form
            for r in paradigm(noun.lemma, noun.pos, noun.more)
            if r.number == "pl" and r.case == ("gen" if direct else case)
        }
        found["pl", case] = {(one, other, *words[2:]) for one in mine for other in theirs}
    return found
