"""What campaigns cost in a channel against what its budget lines give, period by period."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planloom.figures.live import live
from planloom.figures.money.limits import Held, hold
from planloom.figures.written import money_in
from planloom.model.marketing import Campaign, Channel
from planloom.model.relations import RUNS_IN, SPENT_ON
from planloom.model.shared import BudgetLine

if TYPE_CHECKING:
    from planloom.figures import Figures


def channels_against_lines(figures: "Figures") -> Iterator[tuple[Channel, list[Held]]]:
    """Yield the channels that have budget lines, with what runs in them alone held against these."""
    for channel in figures.graph.portfolio.each(Channel):
        lines = [one for one in figures.graph.sources(channel, SPENT_ON) if isinstance(one, BudgetLine)]
        campaigns = [
            one
            for one in figures.graph.sources(channel, RUNS_IN)
            if isinstance(one, Campaign) and len(one.channels) == 1 and one.budget
        ]
        limits = [money_in(line, "amounts", figures.exchange) for line in live(lines)]
        costs = [money_in(one, "budget", figures.exchange) for one in live(campaigns)]
        if limits and costs:
            yield channel, hold(limits, costs, figures.calendar)
