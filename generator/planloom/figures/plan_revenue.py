"""What a sales plan is to sell: one total, whether it states it or its parts give it."""

from typing import TYPE_CHECKING

from planloom.figures.claims import is_live
from planloom.figures.figure import Figure, unknown
from planloom.figures.written import Written, money_in, total
from planloom.model.plan import SalesPlan
from planloom.model.sales import Target
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures

DIMENSIONS = ("territory", "product", "segment")


def revenue_series(plan: SalesPlan, figures: "Figures") -> list[Written[Money]]:
    """Return all revenue targets of a plan, totals and parts alike."""
    return [money_in(one, "revenue", figures.exchange) for one in plan.targets if is_live(one) and one.revenue]


def plan_revenue(plan: SalesPlan, period: Period | None, figures: "Figures") -> Figure[Money]:
    """Return the revenue of a plan within `period`: of the coarsest targets that tell of it.

    The target for the whole plan comes first, then those that divide it along one dimension, by territory before
    product before segment, then those along several. A target for a territory is never added to those for its products.
    """
    groups: dict[tuple[str, ...], list[Written[Money]]] = {}
    for one in plan.targets:
        if is_live(one) and one.revenue:
            groups.setdefault(_divided(one), []).append(money_in(one, "revenue", figures.exchange))
    for divided in sorted(groups, key=lambda names: (len(names), [DIMENSIONS.index(name) for name in names])):
        found = total("revenue_target", groups[divided], period, subject=plan)
        if found.value is not None or any(gap.kind == "no_rate" for gap in found.gaps):
            return found
    return unknown("revenue_target", "not_given", subject=plan, period=period)


def _divided(target: Target) -> tuple[str, ...]:
    return tuple(name for name in DIMENSIONS if getattr(target, name))
