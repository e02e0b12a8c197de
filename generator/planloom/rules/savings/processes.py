"""Processes that are changed (M129): none gets slower, worse or larger by being improved, and what stops costs nothing."""

from collections.abc import Iterator
from typing import Any

from planloom.figures.figure import Figure
from planloom.figures.restructuring.processes import differences
from planloom.i18n import wording
from planloom.model.relations import CARRIED_OUT_IN
from planloom.model.restructuring import Process, UnitChange
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.endings import ending
from planloom.rules.related import first_place
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called, field_called

WORSE = Code(
    "M129",
    Level.WARNING,
    title=Phrase("A process that gets worse by being improved", "Proces po usprawnieniu jest gorszy"),
    message=Phrase(
        "{object} is to {change}, but its {field} goes up from {before} to {after}",
        "{object} (zmiana: {change}) – {field}: wzrost z {before} na {after}",
    ),
    label=Phrase("{before} today", "dziś {before}"),
    why=Phrase(
        "Either the two states were exchanged, or the price of the change is hidden where nobody looks.",
        "Albo zamieniono oba stany miejscami, albo koszt zmiany ukrył się tam, gdzie nikt nie zajrzy.",
    ),
    help=Phrase(
        "lower it to at most {before}, or correct what it is today; if it is meant, say why with `allow:`",
        "zmniejsz do najwyżej {before} albo popraw dzisiejszą wartość; jeśli tak ma być, uzasadnij w `allow:`",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
processes:
  - {id: orders, title: From order to delivery, change: improve, as_is: {cycle_time: 3}, to_be: {cycle_time: 5}}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
processes:
  - {id: orders, title: From order to delivery, change: improve, as_is: {cycle_time: 5}, to_be: {cycle_time: 3}}
""",
)
STOPPED = WORSE.worded(
    Phrase(
        "{object} is to stop, but is said to cost or take people after",
        "{object} ma ustać, a później wciąż kosztuje lub zajmuje ludzi",
    ),
    label=Phrase("after it has stopped", "po ustaniu"),
    help=Phrase("take `to_be:` away, or write another `change:`", "usuń `to_be:` albo wpisz inną wartość w `change:`"),
)
GONE = WORSE.worded(
    Phrase(
        "{object} is to run in {unit}, which is closed after {day}",
        "{object} ma przebiegać w jednostce, której nie ma już po {day}: {unit}",
    ),
    label=Phrase("closed after {day}", "koniec {day}"),
    help=Phrase("name the unit in which it runs then", "wskaż jednostkę, w której będzie przebiegać"),
)
_FOR_THE_BETTER = ("improve", "automate", "centralise")
_LESS_IS_BETTER = ("cycle_time", "error_rate")


@rule(WORSE)
def changed_processes_get_better(plans: Plans) -> Iterator[Problem]:
    """A process that is improved, automated or centralised takes no longer and goes wrong no more often than before.

    It runs in units that are there then.
    """
    for process in plans.of(Process):
        if process.change == "stop" and process.to_be is not None and (process.to_be.cost or process.to_be.fte):
            yield plans.finding(STOPPED, process, "to_be", object=called(process))
        yield from _nowhere(process, plans)
        for one in differences(process, plans.figures) if process.change in _FOR_THE_BETTER else ():
            change, before = one.change.value, first_place(one.before)
            if one.quantity not in _LESS_IS_BETTER or change is None or change <= 0 or process.to_be is None:
                continue
            yield plans.finding(
                WORSE,
                process,
                at=first_place(one.after),
                related=[Related(before, Phrase("today", "dziś"))] if before else (),
                object=called(process),
                change=wording(process.change or ""),
                field=field_called(process.to_be, one.quantity),
                before=_told(one.before),
                after=_told(one.after),
            )


def _nowhere(process: Process, plans: Plans) -> Iterator[Problem]:
    """Yield a process that is to run on in units all of which are closed."""
    edges = plans.graph.out(process, CARRIED_OUT_IN) if process.to_be is not None else ()
    ends = [ending(edge.target, plans) for edge in edges]
    closed = [end for end in ends if end and isinstance(end.closer, UnitChange) and end.closer.change == "close"]
    if closed and len(closed) == len(ends):
        last = closed[-1]
        place = Related(last.place, Phrase("it ends here", "tutaj się kończy"))
        values: dict[str, Any] = {"object": called(process), "unit": called(last.ended), "day": last.day}
        yield plans.finding(GONE, process, at=edges[-1].span, related=[place], **values)


def _told(figure: Figure[Any]) -> Any:
    return percent(figure.value) if figure.name == "error_rate" and figure.value is not None else figure.value
