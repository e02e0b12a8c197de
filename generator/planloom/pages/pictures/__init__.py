"""Which pictures the pages show: from computed figures to what the charts stage draws.

Templates ask by name, as in ``{{ picture(pictures.trend(measure)) }}``. Each answer is a request to draw,
or None where there is nothing worth a picture: a single figure is no trend.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planloom.charts.request import Picture
from planloom.figures import Figures
from planloom.links.addresses import Addresses
from planloom.model import Plan
from planloom.model.shared import Measure
from planloom.pages.location import Location
from planloom.pages.measures_past import NOTHING_BEFORE, MeasurePast
from planloom.pages.pictures import analysis, market, money, people, sales, strategy, work
from planloom.pages.pictures.studio import Studio
from planloom.pages.views import RiskRow, Step, risks, roadmap_of

Maker = Callable[[Studio, Any], Iterable[Picture | None]]


def _one(make: Callable[[Studio, Any], Picture | None]) -> Maker:
    return lambda studio, plan: (make(studio, plan),)


OF_PARTS: Mapping[str, Maker] = {
    "allocations": _one(money.allocations),
    "budget": _one(money.budget),
    "environment": _one(analysis.environment),
    "forces": _one(analysis.forces),
    "forecasts": _one(sales.forecast),
    "funnel": _one(sales.funnel),
    "initiatives": _one(lambda studio, plan: work.roadmap(studio, roadmap_of(plan), "plan")),
    "measures": lambda studio, plan: (strategy.trend(studio, measure) for measure in plan.measures),
    "org_units": _one(people.organisation),
    "portfolio": _one(strategy.portfolio),
    "positioning": market.maps,
    "processes": _one(analysis.processes),
    "projections": _one(analysis.projections),
    "quotas": _one(sales.quotas),
    "risks": _one(lambda studio, plan: work.risks(studio, risks([plan]))),
    "savings": lambda studio, plan: (money.waterfall(studio, plan), money.cash(studio, plan)),
    "segments": _one(market.segments),
    "stakeholders": _one(analysis.stakeholders),
    "targets": _one(analysis.targets),
    "workforce": _one(people.headcount),
}
"""Name of a part -> what draws the pictures that open its page. A part belongs to one kind of plan, or to all."""


class Pictures:
    """The pictures of one page."""

    def __init__(self, figures: Figures, addresses: Addresses, at: Location) -> None:
        self.studio = Studio(figures, addresses, at)

    def trend(self, measure: Measure, past: MeasurePast = NOTHING_BEFORE) -> Picture | None:
        """Show a measure with its baseline, targets and actuals, and with those that were said before."""
        return strategy.trend(self.studio, measure, past)

    def strategy_map(self, plan: Plan) -> Picture | None:
        """Show the objectives of a strategy and what drives what."""
        return strategy.strategy_map(self.studio, plan)

    def money(self) -> Picture | None:
        """Show budget and allocation of every plan, year by year."""
        return money.plans(self.studio)

    def risks(self, rows: Iterable[RiskRow]) -> Picture | None:
        """Show risks by likelihood and impact."""
        return work.risks(self.studio, rows)

    def roadmap(self, steps: Iterable[Step], by: str = "plan") -> Picture | None:
        """Show dated work on one time axis, grouped `by` ``plan`` or strategic ``objective``."""
        return work.roadmap(self.studio, steps, by)

    def of_part(self, plan: Plan, part: str) -> tuple[Picture, ...]:
        """Return the pictures that open the page of a part of a plan."""
        make = OF_PARTS.get(part)
        return tuple(picture for picture in make(self.studio, plan) if picture is not None) if make else ()
