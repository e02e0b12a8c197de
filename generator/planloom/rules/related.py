"""The operands of a figure, as the related places of a finding about it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from planloom.figures.figure import Entry, Figure, amount_of
from planloom.figures.names import NAMES, name_of
from planloom.problems import Phrase, Related, Span
from planloom.rules.words import PART_OF_SUM

MOST = 12


def operands(*figures: Figure[Any], label: Phrase | None = None, most: int = MOST) -> list[Related]:
    """Return where the figures were written, the largest amounts first and at most `most` of them.

    Each place is labelled by what it is a part of, or by `label`. What is nothing explains nothing, unless all is.
    """
    every = [pair for figure in figures for pair in _entries(figure)]
    found = [pair for pair in every if amount_of(pair[0].value) != 0] or every
    found.sort(key=lambda pair: abs(amount_of(pair[0].value) or Decimal(0)), reverse=True)
    places = {entry.span: label or _label(figure) for entry, figure in reversed(found)}
    return [Related(span, words) for span, words in reversed(places.items())][:most]


def _entries(figure: Figure[Any]) -> Iterator[tuple[Entry, Figure[Any]]]:
    """Yield what was written, at any depth, with the figure it stands beneath."""
    for operand in figure.operands:
        if isinstance(operand.of, Entry):
            yield operand.of, figure
        else:
            yield from _entries(operand.of)


def _in_a_sentence(name: Phrase) -> Phrase:
    return Phrase(*(words[0].lower() + words[1:] for words in name))


def _label(figure: Figure[Any]) -> Phrase:
    return _in_a_sentence(name_of(figure)) if figure.name in NAMES or figure.name == "quota" else PART_OF_SUM


def others(*figures: Figure[Any], label: Phrase | None = None, most: int = MOST) -> list[Related]:
    """Return the same without what stands at the place of the finding (see :func:`first_place`)."""
    entries = [entry for figure in figures for entry in figure.entries()]
    here = {entry.span for entry in entries if _beside(entry, entries[0])}
    return [one for one in operands(*figures, label=label, most=most + len(here)) if one.span not in here][:most]


def first_place(figure: Figure[Any]) -> Span | None:
    """Return where the first of what a figure is made of is written; None for one that rests on nothing.

    Where several figures of one field were added, the name of the field stands for all of them.
    """
    entries = list(figure.entries())
    if not entries:
        return None
    first = entries[0]
    alone = sum(_beside(entry, first) for entry in entries) == 1
    return first.span if alone else first.part.key_span(first.field)


def _beside(entry: Entry, other: Entry) -> bool:
    return entry.part is other.part and entry.field == other.field
