"""The operands of a figure, as the related places of a finding about it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from planloom.figures.figure import Entry, Figure, amount_of
from planloom.figures.names import NAMES
from planloom.problems import Phrase, Related

MOST = 12


def operands(*figures: Figure[Any], label: Phrase | None = None, most: int = MOST) -> list[Related]:
    """Return where the figures were written, the largest amounts first and at most `most` of them.

    Each place is labelled by what it is a part of, or by `label`.
    """
    found = [pair for figure in figures for pair in _entries(figure)]
    found.sort(key=lambda pair: abs(amount_of(pair[0].value) or Decimal(0)), reverse=True)
    places = {entry.span: label or _in_a_sentence(NAMES[name]) for entry, name in reversed(found)}
    return [Related(span, words) for span, words in reversed(places.items())][:most]


def _entries(figure: Figure[Any]) -> Iterator[tuple[Entry, str]]:
    """Yield what was written, at any depth, with the name of the figure it stands beneath."""
    for operand in figure.operands:
        if isinstance(operand.of, Entry):
            yield operand.of, figure.name
        else:
            yield from _entries(operand.of)


def _in_a_sentence(name: Phrase) -> Phrase:
    return Phrase(*(words[0].lower() + words[1:] for words in name))
