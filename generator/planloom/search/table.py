"""The inflected forms of a site's words, small enough to send to a browser.

Polish endings repeat: a few hundred patterns cover thousands of words. The table therefore lists each
pattern of endings once and, behind it, the beginnings that take these endings. The browser never
expands it; it looks for a beginning and an ending that together make the word.

The same lines are what the lock file holds, one to a line, so that a new word changes one line.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from os.path import commonprefix

Endings = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one lemma, in lower case.

    `strong` forms stand for the word itself. `weak` ones are verbal nouns and participles, which often
    look like a noun or an adjective of their own: a page that has one is found by the verb, but a query
    for `działania` is a query for the noun. `apart` are groups that begin differently (`najlepszy`).
    """

    strong: frozenset[str]
    weak: frozenset[str] = frozenset()
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """What the browser needs to know of a language: `lines`, and the words no dictionary knows.

    A line reads ``ending,ending;weak,weak|beginning beginning=lemma``, where ``0`` is the empty ending.
    Without ``=`` the lemma is the beginning with the first ending. `unknown` are the words, in lower
    case, that were looked up in vain. `dictionary` names the dictionary; it is empty when there was none.
    """

    lines: tuple[str, ...] = ()
    unknown: frozenset[str] = frozenset()
    dictionary: str = ""


def packed(forms: Mapping[str, Forms]) -> tuple[str, ...]:
    """Return the lines for the forms of each lemma, the same for the same forms."""
    stems: dict[Endings, list[str]] = {}
    for lemma, of_lemma in forms.items():
        for group in ((of_lemma.strong, of_lemma.weak), *of_lemma.apart):
            endings, stem = _split(lemma, *group)
            stems.setdefault(endings, []).append(stem)
    return tuple(sorted(_line(endings, found) for endings, found in stems.items()))


def forms_of(table: LemmaTable) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return each form in `table` with the lemmas that it stands for, and with those of which it is a weak form."""
    found: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for endings, _, stems in (line.partition("|") for line in table.lines):
        for forms, group in zip(found, endings.split(";"), strict=True):
            tails = [ending.strip("0") for ending in group.split(",") if ending]
            for stem in stems.split(" "):
                lemma, beginning = _lemma(endings, stem), stem.partition("=")[0]
                for tail in tails:
                    forms.setdefault(beginning + tail, set()).add(lemma)
    strong, weak = ({form: frozenset(lemmas) for form, lemmas in forms.items()} for forms in found)
    return strong, weak


def forms_in(table: LemmaTable) -> frozenset[str]:
    """Return every form that `table` knows."""
    return frozenset(
        stem.partition("=")[0] + ending.strip("0")
        for endings, _, stems in (line.partition("|") for line in table.lines)
        for ending in filter(None, endings.replace(";", ",").split(","))
        for stem in stems.split(" ")
    )


def reduced(table: LemmaTable, words: AbstractSet[str]) -> LemmaTable:
    """Return what `table` knows of the lemmas of which one of `words`, in lower case, is a form."""
    lines = [(endings, stems.split(" ")) for endings, _, stems in (line.partition("|") for line in table.lines)]
    wanted = {
        _lemma(endings, stem)
        for endings, stems in lines
        for stem in stems
        if any(f"{stem.partition('=')[0]}{tail}" in words for tail in _tails(endings))
    }
    kept = [(endings, [stem for stem in stems if _lemma(endings, stem) in wanted]) for endings, stems in lines]
    return LemmaTable(
        tuple(f"{endings}|{' '.join(stems)}" for endings, stems in kept if stems),
        table.unknown & words,
        table.dictionary,
    )


def _tails(endings: str) -> list[str]:
    return [ending.strip("0") for ending in filter(None, endings.replace(";", ",").split(","))]


def _lemma(endings: str, stem: str) -> str:
    """Return the lemma of the forms with a beginning: it is named, or the form with the first ending."""
    return stem.partition("=")[2] or stem + _tails(endings)[0]


def _split(lemma: str, strong: frozenset[str], weak: frozenset[str]) -> tuple[Endings, str]:
    """Return the endings of a group of forms, and its beginning as it stands in a line."""
    stem = commonprefix([*strong, *weak])  # noqa: RUF071 - of words, not of paths
    own = lemma in strong
    others = sorted(form[len(stem) :] for form in strong if form != lemma)
    endings = ([lemma[len(stem) :], *others] if own else others, sorted(form[len(stem) :] for form in weak))
    return (tuple(endings[0]), tuple(endings[1])), stem if own else f"{stem}={lemma}"


def _line(endings: Endings, stems: Iterable[str]) -> str:
    strong, weak = (",".join(ending or "0" for ending in group) for group in endings)
    return f"{strong};{weak}|{' '.join(sorted(stems))}"
