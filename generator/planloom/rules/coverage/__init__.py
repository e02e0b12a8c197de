"""Links and coverage (family C): what serves the strategy, and what nobody uses.

Unknown ids, circles, links to the wrong kind and ids used twice are found when plans are joined, in
:mod:`planloom.links`; the rules here ask whether the links that are sound make sense.
"""

from planloom.rules.coverage.alignment import traces_to_strategy
from planloom.rules.coverage.cascade import strategic_objectives_are_served
from planloom.rules.coverage.perspectives import perspectives_are_declared
from planloom.rules.coverage.sales_component import marketing_says_what_it_expects_of_sales
from planloom.rules.coverage.unused_factors import factors_are_used
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    traces_to_strategy,
    strategic_objectives_are_served,
    factors_are_used,
    marketing_says_what_it_expects_of_sales,
    perspectives_are_declared,
)
