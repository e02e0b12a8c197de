"""Polish words and their forms: morfeusz2 with the SGJP dictionary, loanwords, and a guess for the rest.

Only the making of forms needs it; a build reads the lock file. Business Polish is full of loanwords
that no dictionary has (churn, onboarding, pipeline). Their forms are copied from a known word with
the same ending, which is right often enough to be a draft and wrong often enough to say so.
"""

import functools
import importlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")

NOUNS = frozenset({"subst", "ger"})
ADJECTIVES = frozenset({"adj", "pact", "ppas"})

GENDERS = {"m": ("m1", "m2", "m3"), "f": ("f",), "n": ("n",)}

# Words whose forms an unknown word may copy; the longest common ending wins, then the earlier word.
TEMPLATES = (
    "marketing", "abonament", "plan", "trend", "serwer", "budżet", "kupon", "blog", "rynek", "znak", "kanał",
    "model", "system", "sklep", "kurs", "indeks", "biznes", "klub", "archiwum", "dział", "prestiż", "lejek",
    "strategia", "pensja", "retencja", "promocja", "marka", "firma", "cena", "franczyza", "persona", "oferta",
    "marża", "metoda", "sprzedaż", "wartość", "planowanie", "zarządzanie", "ryzyko", "biuro",
)  # fmt: skip

# Forms in use that the dictionary does not give to words it knows.
IN_USE = {
    "lead": {("sg", "gen"): "leada", ("sg", "acc"): "leada"},
    "mix": {
        ("sg", "gen"): "mixu", ("sg", "dat"): "mixowi", ("sg", "inst"): "mixem", ("sg", "loc"): "mixie",
        ("pl", "nom"): "mixy", ("pl", "gen"): "mixów", ("pl", "dat"): "mixom", ("pl", "acc"): "mixy",
        ("pl", "inst"): "mixami", ("pl", "loc"): "mixach",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its lemma, part of speech, number, case, gender and what else is tagged."""

    form: str
    lemma: str
    pos: str
    number: str
    case: str
    gender: str
    more: tuple[str, ...] = ()


@functools.cache
def morfeusz() -> Any | None:
    """Return the analyser, or None where morfeusz2 is not installed."""
    try:
        module = importlib.import_module("morfeusz2")
    except ImportError:
        return None
    return module.Morfeusz()


def dictionary_id() -> str:
    """Return the name of the dictionary, or nothing without one."""
    analyser = morfeusz()
    return str(analyser.dict_id()) if analyser else ""


@functools.lru_cache(50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return all readings of `word`, common nouns before names; empty when it is unknown."""
    analyser = morfeusz()
    if analyser is None:
        return ()
    graph = analyser.analyse(word)
    last = max((arc[1] for arc in graph), default=0)
    whole = [arc[2] for arc in graph if arc[0] == 0 and arc[1] == last and arc[2][2] != "ign"]
    common = [arc for arc in whole if not arc[3] or "nazwa_pospolita" in arc[3]]
    found = [reading for arc in common or whole for reading in _expand(word, arc[1], arc[2])]
    return tuple(found) or _in_use(word)


def _in_use(word: str) -> tuple[Reading, ...]:
    for lemma, cells in IN_USE.items():
        here = [key for key, form in cells.items() if form == word]
        if here and lemma != word:
            base = readings(lemma)[0]
            return tuple(Reading(word, base.lemma, base.pos, number, case, base.gender) for number, case in here)
    return ()


def _expand(form: str, lemma: str, tag: str) -> Iterator[Reading]:
    """Yield every combination of the values of a tag such as ``subst:sg:nom.acc:m3``."""
    for pos, *values in itertools.product(*(part.split(".") for part in tag.split(":"))):
        number, case, gender, *more = [*values, *[""] * (3 - len(values))]
        yield Reading(form, lemma, pos, number, case, gender, tuple(value for value in more if value))


def known(word: str) -> bool:
    """Tell whether the dictionary has the word, as it is written or in lower case."""
    return bool(readings(word) or readings(word.lower()))


def nouns(word: str, case: str | None = None) -> list[Reading]:
    """Return the noun readings of a word, gerunds among them."""
    return [r for r in readings(word) if r.pos in NOUNS and (case is None or r.case == case)]


def adjectives(word: str, case: str | None = None) -> list[Reading]:
    """Return the adjective readings of a word, participles among them."""
    return [r for r in readings(word) if r.pos in ADJECTIVES and (case is None or r.case == case)]


@functools.lru_cache(20_000)
def paradigm(lemma: str, pos: str, more: tuple[str, ...] = ()) -> tuple[Reading, ...]:
    """Return all forms of a lemma; of a gerund or participle those of the same aspect and negation."""
    analyser = morfeusz()
    if analyser is None:
        return ()
    found = [
        reading
        for form, its_lemma, tag, *_ in analyser.generate(lemma)
        if its_lemma == lemma
        for reading in _expand(form, lemma, tag)
        if reading.pos == pos and (pos == "subst" or reading.more == more)
    ]
    for (number, case), form in IN_USE.get(lemma, {}).items():
        found.append(Reading(form, lemma, pos, number, case, found[0].gender if found else "m3"))
    return tuple(found)


def guessed(word: str, like: str = "", gender: str = "") -> tuple[Reading, ...]:
    """Return forms of an unknown noun, copied from `like` or from the known word most like it."""
    if not like and gender == "m" and word.endswith("e"):
        return tuple(_silent_e(word))
    template = like or _template(word, gender)
    base = next(iter(nouns(template, "nom")), None)
    kept = _common_end(template, word)
    if base is None or (not like and kept == 0):
        return ()
    found = []
    for cell in paradigm(base.lemma, base.pos, base.more):
        stem = _common_start(template, cell.form)
        dropped = len(template) - stem
        if dropped <= max(kept, 1):
            form = word[: len(word) - dropped] + cell.form[stem:]
            found.append(Reading(form, word, cell.pos, cell.number, cell.case, cell.gender))
            if (cell.number, cell.case) == ("sg", "gen") and form == word + "u":  # churnu wavers with churna
                found.append(Reading(word + "a", word, cell.pos, "sg", "gen", cell.gender))
    return tuple(found)


def _template(word: str, gender: str) -> str:
    wanted = GENDERS.get(gender, ())
    fitting = [t for t in TEMPLATES if not wanted or any(r.gender in wanted for r in nouns(t, "nom"))]
    return max(fitting, key=lambda template: _common_end(template, word))


def _silent_e(word: str) -> Iterator[Reading]:
    """English words on a silent *e* take an apostrophe (pipeline’u); many writers leave both out."""
    stem = word[:-1]
    endings = {
        "sg": ("", "u", "owi", "", "em", "", ""),
        "pl": ("y", "ów", "om", "y", "ami", "ach", "y"),
    }
    for number, row in endings.items():
        for case, ending in zip(CASES, row, strict=True):
            for form in (f"{word}'{ending}", stem + ending) if ending else (word,):
                yield Reading(form, word, "subst", number, case, "m3")
    yield Reading(stem + "ie", word, "subst", "sg", "loc", "m3")


def _common_end(one: str, other: str) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _common_start(one: str, other: str) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
