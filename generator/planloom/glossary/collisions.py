"""Which forms of a term are forms of another word too: *celi* of *cela*, *marka* of *marek*.

It is asked when forms are made, so that a writer can guard the entry. Entries that are guarded, and
words that this package guards, are left out: there the question has been answered.
"""

from collections.abc import Iterator, Mapping

from planloom.glossary import codes
from planloom.glossary.dictionary import readings
from planloom.glossary.entries import Entry, Naming
from planloom.glossary.guards import built_in
from planloom.glossary.lockfile import Lock
from planloom.problems import Problem

_MOST_SHOWN = 3


def collisions(entries: Mapping[str, Entry], lock: Lock) -> Iterator[Problem]:
    """Yield a problem for each unguarded form of one word that is another word's form too."""
    for entry in entries.values():
        naming = entry.pl
        forms = lock.terms.get(entry.id, {}).get("pl")
        if naming is None or forms is None or not entry.auto or _is_guarded(naming):
            continue
        for surface, made in forms.by_surface.items():
            if surface.isalpha() and not surface.isupper() and not built_in("pl").of(surface, entry.about):
                yield from _of_word(entry, surface, made)


def _is_guarded(naming: Naming) -> bool:
    return bool(naming.banned or naming.near or naming.unless)


def _of_word(entry: Entry, surface: str, forms: tuple[str, ...]) -> Iterator[Problem]:
    own = {reading.lemma for reading in readings(surface.lower())}
    found: dict[str, list[str]] = {}
    for form in forms:
        others = {_word(r.lemma) for r in readings(form) if r.lemma not in own and r.pos not in {"adj", "ger"}}
        for other in others - {_word(lemma) for lemma in own}:
            found.setdefault(other, []).append(form)
    for other, shared in sorted(found.items()):
        yield codes.COLLISION.at(entry.span, id=entry.id, other=other, forms=", ".join(shared[:_MOST_SHOWN]))


def _word(lemma: str) -> str:
    return lemma.split(":", maxsplit=1)[0]
