"""The pages of a board pack: one of summary, then exceptions, money, the gravest risks, decisions; annexes.

They stand in no site. What they show is on its pages too, chosen for people who meet for an hour.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from planloom.figures import Figures
from planloom.figures.live import is_live
from planloom.figures.measure.figures import MeasureFigures
from planloom.model import Plan, parts_in
from planloom.model.relations import LOOKS_AT, SUPERSEDES
from planloom.model.reviews import Review
from planloom.model.shared import Decision, Measure
from planloom.pages import home, views
from planloom.pages.views import MeasureRow
from planloom.values import Text

ADDRESS = "board-pack"

MOST_RISKS = 10
MOST_ON_SUMMARY = 3
"""So many exceptions and decisions the page of summary has room for."""

MOST_HEADLINES = 5

RECENT = dt.timedelta(days=366)
"""Decisions of this time before today are told as taken lately."""


@dataclass(frozen=True, slots=True)
class MeasureException:
    """A measure that is not where it should be by now; `comment` is the latest that anybody said of it."""

    row: MeasureRow
    comment: Text | None


def exceptions(figures: Figures) -> tuple[MeasureException, ...]:
    """Return the measures that are off track or at risk, the worst first, then in the order of the scorecard."""
    rows = [row for row in views.scorecard(figures) if is_live(row.measure) and _status(figures, row) in home.ATTENTION]
    ranked = sorted(rows, key=lambda row: home.ATTENTION.index(_status(figures, row) or ""))
    return tuple(MeasureException(row, comment(figures, row.measure)) for row in ranked)


def _status(figures: Figures, row: MeasureRow) -> str | None:
    measured: MeasureFigures = figures.measure(row.measure)
    return measured.status


def comment(figures: Figures, measure: Measure) -> Text | None:
    """Return what was said of a measure last: the note of a check-in, a comment, or what a review concluded."""
    said = [(one.date.end, one.note) for one in measure.check_ins if one.note]
    said += [(period.end, text) for period, text in measure.comments.items()]
    if not said:
        reviews = [one for one in figures.graph.sources(measure, LOOKS_AT) if isinstance(one, Review)]
        said = [(one.date.end, one.conclusion) for one in reviews if one.date.end <= figures.today]
    return max(said, key=lambda entry: entry[0])[1] if said else None


def scorecard(figures: Figures) -> tuple[tuple[Plan, tuple[MeasureRow, ...]], ...]:
    """Return every measure that counts, plan by plan; plans without any are left out."""
    groups: dict[int, tuple[Plan, list[MeasureRow]]] = {}
    for row in views.scorecard(figures):
        if is_live(row.measure):
            groups.setdefault(id(row.plan), (row.plan, []))[1].append(row)
    return tuple((plan, tuple(rows)) for plan, rows in groups.values())


def taken(figures: Figures) -> tuple[Decision, ...]:
    """Return the decisions of the last year, the latest first; those that a later one replaced are left out."""
    found = [one for one in _decisions(figures) if figures.today - RECENT <= one.date.end <= figures.today]
    return tuple(sorted(found, key=lambda one: one.date.end, reverse=True))


def _decisions(figures: Figures) -> Iterator[Decision]:
    parts = (part for plan in figures.graph.portfolio.plans for part in parts_in(plan))
    for one in parts:
        if isinstance(one, Decision) and not one.open and is_live(one) and not figures.graph.sources(one, SUPERSEDES):
            yield one
