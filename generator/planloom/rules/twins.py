"""Findings about two fields that give the same figure."""

from typing import Any

from planloom.figures.consistency.twice import Twin
from planloom.figures.figure import Figure
from planloom.model import Item, Part
from planloom.problems import Code, Phrase, Problem
from planloom.rules.compare import apart, differs_from, exceeds_figure
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans
from planloom.rules.words import called, called_by, field_called


def is_off(twin: Twin, plans: Plans) -> bool:
    """Tell whether the two figures of a pair contradict each other."""
    if twin.kind == "equal":
        return twin.first.exact and twin.second.exact and differs_from(twin.first, twin.second, plans.tolerance)
    return twin.second.exact and exceeds_figure(twin.first, twin.second, plans.tolerance)


def finding(code: Code, twin: Twin, plans: Plans) -> Problem:
    """Return the finding about a pair: at the first figure, with the place of the second."""
    return plans.finding(
        code,
        twin.about,
        at=first_place(twin.first),
        related=operands(twin.second, label=Phrase("the other figure", "druga liczba")),
        object=called_by(twin.about, plans),
        other=_other(twin, plans),
        field=_field(twin.first, twin.about),
        other_field=_field(twin.second, twin.other),
        found=twin.first.value,
        expected=twin.second.value,
        difference=apart(twin.first, twin.second),
    )


def objects_of(figure: Figure[Any], plans: Plans) -> int:
    """Return how many objects a figure was added up from."""
    parts = (entry.part for entry in figure.entries())
    return len({id(part if isinstance(part, Item) else plans.around(part)) for part in parts})


def _other(twin: Twin, plans: Plans) -> Phrase:
    other = called(twin.other) if isinstance(twin.other, Item) else twin.other.named.one
    if objects_of(twin.second, plans) == 1:
        return other
    return Phrase(f"{other.en} together with others", f"{other.pl} wraz z innymi")


def _field(figure: Figure[Any], part: Part) -> Phrase:
    """Return what the field is called that a figure was first read from."""
    entry = next(iter(figure.entries()), None)
    return field_called(entry.part, entry.field) if entry is not None else part.named.one
