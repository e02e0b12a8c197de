"""Two figures that are to be the same, and what the pairs of money and of people are found by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from planloom.figures.figure import Figure, sum_of
from planloom.figures.live import live
from planloom.figures.restructuring.processes import differences
from planloom.model import Item, Part
from planloom.model.relations import (
    CARRIED_OUT_IN,
    SAVES_THROUGH,
)
from planloom.model.restructuring import (
    CostMeasure,
    OrgUnit,
    Process,
)
from planloom.model.shared import Team

if TYPE_CHECKING:
    from planloom.figures import Figures

Kind = Literal["equal", "at_most"]


@dataclass(frozen=True, slots=True)
class Twin:
    """Two figures of which the first is to be equal to the second, or at most as large."""

    first: Figure[Any]
    second: Figure[Any]
    about: Item
    other: Part
    kind: Kind = "equal"


def each(figures: "Figures", kind: type[Any]) -> Iterable[Any]:
    """Yield the objects of a kind of all plans; teams that several plans share are among them."""
    portfolio = figures.graph.portfolio
    yield from (part for plan in portfolio.plans for part in plan.each(kind))
    if kind is Team:
        yield from portfolio.organisation.teams


def fed_by_processes(figures: "Figures") -> Iterator[tuple[CostMeasure, list[Process]]]:
    """Yield savings measures with the processes that feed them, where these feed no others."""
    for measure in live(each(figures, CostMeasure)):
        processes = [one for one in figures.graph.sources(measure, SAVES_THROUGH) if isinstance(one, Process)]
        if processes and all(len(one.savings) == 1 for one in processes):
            yield measure, processes


def of_all(processes: list[Process], quantity: str, side: str, figures: "Figures") -> Figure[Any] | None:
    """Return the sum of one side of a difference over processes; None where one of them does not give it."""
    given = [
        getattr(difference, side)
        for process in processes
        for difference in differences(process, figures)
        if difference.quantity == quantity
    ]
    return sum_of("change" if side == "change" else "process_cost", given) if len(given) == len(processes) else None


def turned(figure: Figure[Any]) -> Figure[Any]:
    """Return a change downwards as a gain."""
    value = None if figure.value is None else -figure.value
    return Figure("gain", value, figure.subject, figure.period, figure.operands, figure.gaps, figure.reason)


def processes_in_one(figures: "Figures") -> Iterator[tuple[OrgUnit, list[Process], str]]:
    """Yield units with the processes that are carried out in them alone, and the state that runs in the unit."""
    for unit in each(figures, OrgUnit):
        processes = [one for one in figures.graph.sources(unit, CARRIED_OUT_IN) if isinstance(one, Process)]
        alone = [one for one in processes if len(one.units) == 1]
        if alone and not has_units(unit, figures):
            yield unit, alone, "to_be" if unit.state == "after" else "as_is"


def has_units(unit: OrgUnit, figures: "Figures") -> bool:
    """Tell whether there are units within a unit, whose people its own figure may leave out."""
    return any(isinstance(one, OrgUnit) for one in figures.graph.sources(unit))
