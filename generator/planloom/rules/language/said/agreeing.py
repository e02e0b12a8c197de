"""Figures of texts that say exactly what one field says, so that a reference could print them."""

from collections.abc import Sequence
from dataclasses import dataclass

from planloom.figures.consistency.stated import Stated
from planloom.model import Item, Part
from planloom.problems import Language, Span
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.sayings import Saying
from planloom.rules.language.said.subjects import Candidate


@dataclass(frozen=True, slots=True)
class Same:
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
class Agreeing:
    """A figure of a text, written as `words`, and the field of `item` that says exactly that, for `period` if it has any."""

    where: Place
    words: str
    item: Item
    stated: Stated


def same(passage: Passage, said: Saying, meant: Sequence[Candidate]) -> Same | None:
    """Return the field that a figure gives exactly; None where it is one of several, a sum, or not sure to be the one.

    In a title, a name stays a name.
    """
    if passage.is_title or said.figure.spelt or said.figure.fraction:
        return None
    exact = [one for one in meant if one.stated.value == said.value and not one.stated.summed and not said.bound]
    named_first = [one for one in exact if one.is_named] or exact
    fields = {(id(one.stated.part), one.stated.field, one.stated.period): one for one in named_first}
    known = next(iter(fields.values())) if len(fields) == 1 else None
    if known is None or not _is_sure(known.stated, said):
        return None
    return Same(passage.start + said.figure.first, said.figure.written, known)


def _is_sure(known: Stated, said: Saying) -> bool:
    """Tell whether a sentence says which entry of a series it means: it names the year, or there is one entry alone."""
    if known.period is None or said.year is not None:
        return said.value > 0
    series = getattr(known.part, known.field)
    return said.value > 0 and len(series) == 1


def agreeing_at(one: Same, where: Place) -> Agreeing | None:
    """Return a figure with where it stands and whose it is; None where that has no id to refer to."""
    part: Part = one.known.stated.part
    item = part if isinstance(part, Item) else None
    return Agreeing(where, one.words, item, one.known.stated) if item is not None and item.id else None


__all__ = ["Agreeing", "Place", "Same", "agreeing_at", "same"]
