"""What a run compared, and what of the plans could not be."""

from collections.abc import Iterator

from planloom.figures import Figures
from planloom.figures.live import live
from planloom.links import Graph
from planloom.model import Part
from planloom.model.measures import Measure
from planloom.report.check_scope import CheckScope
from planloom.rules.rule import Plans
from planloom.rules.tally import Tally
from planloom.settings import Settings
from planloom.values import Money


def check_scope(tally: Tally, graph: Graph, figures: Figures, settings: Settings) -> CheckScope:
    """Return what a run compared: pairs that rules asked about, and targets, amounts and measures that say too little."""
    plans = Plans(graph, figures, settings)
    measures = live(plans.of(Measure))
    left = {
        "without_result": sum(_without_result(measure, plans) for measure in measures),
        "without_rate": sum(figures.exchange.money(money) is None for part in plans.parts() for money in _money(part)),
        "in_words": sum(measure.direction == "qualitative" for measure in measures),
        "unknown": tally.unknown,
    }
    results = sum(figures.measure(measure).status is not None for measure in measures if measure.targets)
    known = {name: number for name, number in left.items() if number}
    return CheckScope(tally.pairs, results, len(graph.portfolio.plans), known)


def _without_result(measure: Measure, plans: Plans) -> int:
    """Return how many targets have begun of a measure that has no result at all."""
    if measure.actuals or any(look.value is not None for look in measure.check_ins):
        return 0
    return sum(period.start <= plans.today for period in measure.targets)


def _money(part: Part) -> Iterator[Money]:
    for value in part.__dict__.values():
        if isinstance(value, Money):
            yield value
        elif isinstance(value, dict):
            yield from (one for one in value.values() if isinstance(one, Money))
