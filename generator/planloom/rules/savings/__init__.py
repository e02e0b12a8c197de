"""Savings (family M): what a restructuring brings, against what it costs, takes from others and is expected to give."""

from planloom.rules.rule import Rule
from planloom.rules.savings.baselines import savings_stay_below_their_baseline
from planloom.rules.savings.closures import nothing_closed_is_counted_on
from planloom.rules.savings.counted_twice import no_saving_is_counted_twice
from planloom.rules.savings.net_savings import net_savings_are_as_stated
from planloom.rules.savings.processes import changed_processes_get_better
from planloom.rules.savings.realised import savings_are_realised

RULES: tuple[Rule, ...] = (
    net_savings_are_as_stated,
    savings_stay_below_their_baseline,
    nothing_closed_is_counted_on,
    savings_are_realised,
    no_saving_is_counted_twice,
    changed_processes_get_better,
)
