"""The forms of an English term: plural, closed and hyphenated spellings, British and American ones.

The possessive is no form of its own: the matcher takes ``'s`` off a word. A term that is plural
already (*sales*, *public relations*) gets no singular, since that is often another word.
"""

import re
from collections.abc import Iterable

from planloom.glossary.words import is_acronym, parts_of

IRREGULAR = {
    "analysis": ("analyses",), "axis": ("axes",), "basis": ("bases",), "crisis": ("crises",),
    "criterion": ("criteria",), "datum": ("data",), "emphasis": ("emphases",), "half": ("halves",),
    "hypothesis": ("hypotheses",), "index": ("indices", "indexes"), "life": ("lives",), "man": ("men",),
    "matrix": ("matrices", "matrixes"), "medium": ("media",), "person": ("people", "persons"),
    "phenomenon": ("phenomena",), "shelf": ("shelves",), "synthesis": ("syntheses",),
    "thesis": ("theses",), "woman": ("women",),
}  # fmt: skip
PREPOSITIONS = frozenset({"of", "on", "in", "to", "for", "with", "per", "at", "by", "from", "against", "between"})
SAME_IN_PLURAL = frozenset({"series", "means", "headquarters", "offspring"})

# Spellings that differ between Britain and America, as endings or whole words.
SPELLINGS = (
    (re.compile(r"isation(al|s)?$"), r"ization\1"),
    (re.compile(r"^(annual|capital|custom|maxim|minim|optim|organ|priorit|real|special|util)is(e|ed|es|ing|er)$"),
     r"\1iz\2"),
    (re.compile(r"^(lab|behavi|fav|col|neighb|hon)our(s|ed|ite|able)?$"), r"\1or\2"),
    (re.compile(r"^programme(s|d)?$"), r"program\1"),
    (re.compile(r"^cent(re)(s)?$"), r"center\2"),
    (re.compile(r"^(mode|labe|trave|cance)ll(ing|ed|er)$"), r"\1l\2"),
    (re.compile(r"^catalogue(s)?$"), r"catalog\1"),
    (re.compile(r"^(fulfil|enrol|instal)ment(s)?$"), r"\1lment\2"),
    (re.compile(r"^licence(s)?$"), r"license\1"),
    (re.compile(r"^defence(s)?$"), r"defense\1"),
)  # fmt: skip

# Compounds often written as one word.
CLOSED = frozenset({
    ("cash", "flow"), ("break", "even"), ("work", "force"), ("head", "count"), ("cross", "selling"),
    ("up", "selling"), ("out", "sourcing"), ("score", "card"), ("road", "map"), ("bench", "mark"),
    ("time", "frame"), ("e", "commerce"),
})  # fmt: skip


def forms(term: str) -> set[str]:
    """Return all forms of `term` in lower case (acronyms within keep theirs), the term itself included."""
    parts = parts_of(term)
    words = [word if is_acronym(word) else word.lower() for _, word in parts]
    between = [before for before, _ in parts]
    if not words:
        return set()
    found = {_joined(words, between)}
    head = _head(words)
    for plural in plurals(words[head]):
        found.add(_joined([*words[:head], plural, *words[head + 1 :]], between))
    found |= {closed for form in found for closed in _closed(form)}
    return found | {other for form in found for other in _spelt(form)}


def _joined(words: list[str], between: list[str]) -> str:
    out = words[0]
    for before, word in zip(between[1:], words[1:], strict=True):
        out += {" ": " ", ",": ", "}.get(before, before) + word
    return out


def _head(words: list[str]) -> int:
    """Return the place of the noun that takes the plural: the one before a preposition, or the last."""
    for place, word in enumerate(words[1:], start=1):
        if word in PREPOSITIONS:
            return place - 1
    return len(words) - 1


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plurals of a noun; none for a noun that is plural already."""
    if is_acronym(noun):
        return (noun + "s",)
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun in SAME_IN_PLURAL or re.search(r"(?:[^siu]s|[aeo]us?es)$", noun):
        return ()
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return (noun + "es",)
    if re.search(r"[^aeiou]y$", noun):
        return (noun[:-1] + "ies",)
    return (noun + "s",)


def _closed(form: str) -> Iterable[str]:
    words = form.split(" ")
    for place in range(len(words) - 1):
        one, other = words[place : place + 2]
        if any((one, other.removesuffix(ending)) in CLOSED for ending in ("", "s")):
            yield " ".join([*words[:place], one + other, *words[place + 2 :]])


def _spelt(form: str) -> Iterable[str]:
    american = " ".join(_american(word) for word in form.split(" "))
    if american != form:
        yield american
    british = " ".join(re.sub(r"ization(al|s)?$", r"isation\1", word) for word in form.split(" "))
    if british != form:
        yield british


def _american(word: str) -> str:
    for pattern, replacement in SPELLINGS:
        word, changed = pattern.subn(replacement, word)
        if changed:
            break
    return word
