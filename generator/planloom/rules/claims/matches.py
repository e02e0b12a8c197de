"""Figures of texts that say exactly what one field says, so that a reference could print them."""

from collections.abc import Sequence
from dataclasses import dataclass

from planloom.figures.consistency.stated import Stated
from planloom.model import Item, Part
from planloom.problems import Language, Span
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import QuantityClaim
from planloom.rules.claims.subjects.resolution import Candidate


@dataclass(frozen=True, slots=True)
class ExactMatch:
    """A figure of a text, and the field that says exactly that."""

    start: int
    words: str
    known: Candidate


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: in the sources, and at `start` of a text; `whole` is the YAML value that holds the text."""

    at: Span
    text: str
    start: int
    language: Language
    whole: Span | None = None


@dataclass(frozen=True, slots=True)
class LocatedMatch:
    """A figure of a text, written as `words`, and the field of `item` that says exactly that, for `period` if it has any."""

    where: Place
    words: str
    item: Item
    stated: Stated


def exact_match(passage: Passage, claim: QuantityClaim, meant: Sequence[Candidate]) -> ExactMatch | None:
    """Return the field that a figure gives exactly; None where it is one of several, a sum, or not sure to be the one.

    In a title, a name stays a name.
    """
    if passage.is_title or claim.figure.spelt or claim.figure.fraction:
        return None
    exact = [one for one in meant if one.stated.value == claim.value and not one.stated.summed and not claim.bound]
    named_first = [one for one in exact if one.is_named] or exact
    fields = {(id(one.stated.part), one.stated.field, one.stated.period): one for one in named_first}
    known = next(iter(fields.values())) if len(fields) == 1 else None
    if known is None or not _is_sure(known.stated, claim):
        return None
    return ExactMatch(passage.start + claim.figure.first, claim.figure.written, known)


def _is_sure(known: Stated, claim: QuantityClaim) -> bool:
    """Tell whether a sentence says which entry of a series it means: it names the year, or there is one entry alone."""
    if known.period is None or claim.year is not None:
        return claim.value > 0
    series = getattr(known.part, known.field)
    return claim.value > 0 and len(series) == 1


def located(one: ExactMatch, where: Place) -> LocatedMatch | None:
    """Return a figure with where it stands and whose it is; None where that has no id to refer to."""
    part: Part = one.known.stated.part
    item = part if isinstance(part, Item) else None
    return LocatedMatch(where, one.words, item, one.known.stated) if item is not None and item.id else None


__all__ = ["ExactMatch", "LocatedMatch", "Place", "exact_match", "located"]
