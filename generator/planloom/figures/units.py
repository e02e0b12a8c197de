"""What a figure without money is counted in: the unit of its measure, a share, or a multiple."""

from typing import Any, Literal

from planloom.figures.figure import Entry, Figure
from planloom.model.base import fields_by_name
from planloom.model.fields import is_share
from planloom.model.measures import Measure

Counted = Literal["share", "multiple", "measure", "number"]

SHARES = frozenset(
    {
        "contribution",
        "conversion",
        "deals_per_lead",
        "error_rate",
        "forecast_to_target",
        "margin",
        "measure_progress",
        "measure_shortfall",
        "over_assignment",
        "probability",
        "progress",
        "ramp",
        "relative_change",
        "relative_variance",
        "return_on_marketing",
        "share",
        "share_of_baseline",
        "share_of_cost",
        "share_of_revenue",
        "weight",
    }
)
"""Figures that are fractions of one, which people read as percentages."""
MULTIPLES = frozenset({"coverage_wanted", "pipeline_coverage"})
"""Figures that say how many times one thing is in another."""

DIFFERENCES = frozenset({"measure_change", "measure_difference", "measure_way"})
"""Figures in the unit of a measure that say how far two of its values lie apart: of percentages, in points."""


def counted_in(of: Entry | Figure[Any]) -> Counted:
    """Return what the value of a figure, or what somebody wrote, is counted in; money says it by itself."""
    if isinstance(of, Entry):
        return _of_entry(of)
    if of.name in SHARES:
        return "share"
    if of.name in MULTIPLES:
        return "multiple"
    return "measure" if of.name.startswith("measure_") and measure_of(of) is not None else "number"


def _of_entry(entry: Entry) -> Counted:
    info = fields_by_name(type(entry.part)).get(entry.field)
    if info is not None and is_share(info):
        return "number" if entry.field == "score" else "share"
    return "measure" if isinstance(entry.part, Measure) else "number"


def is_difference(of: Entry | Figure[Any]) -> bool:
    """Tell whether a value says how far two values of a measure lie apart."""
    return isinstance(of, Figure) and of.name in DIFFERENCES


def measure_of(of: Entry | Figure[Any]) -> Measure | None:
    """Return the measure in whose unit a value is; None where it is of none."""
    part = of.part if isinstance(of, Entry) else of.subject
    return part if isinstance(part, Measure) else None
