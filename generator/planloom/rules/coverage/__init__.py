"""Links and coverage (family C): what serves the strategy, and what nobody uses.

Unknown ids, circles, links to the wrong kind and ids used twice are found when plans are joined, in
:mod:`planloom.links`; the rules here ask whether the links that are sound make sense.
"""

from planloom.rules.coverage.alignment import traces_to_strategy
from planloom.rules.coverage.assumptions import plans_assume_the_same
from planloom.rules.coverage.campaigns import campaigns_reach_their_segments
from planloom.rules.coverage.cascade import strategic_objectives_are_served
from planloom.rules.coverage.done_or_not import what_is_done_is_done
from planloom.rules.coverage.grave_risks import grave_risks_are_answered
from planloom.rules.coverage.options import options_join_the_factors_of_their_kind
from planloom.rules.coverage.perspectives import perspectives_are_declared
from planloom.rules.coverage.sales_component import marketing_says_what_it_expects_of_sales
from planloom.rules.coverage.segments import marketing_and_sales_mean_the_same_segments
from planloom.rules.coverage.state_and_dates import status_agrees_with_dates
from planloom.rules.coverage.stopped_work import nothing_waits_for_stopped_work
from planloom.rules.coverage.unused_factors import factors_are_used
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    traces_to_strategy,
    strategic_objectives_are_served,
    factors_are_used,
    marketing_says_what_it_expects_of_sales,
    perspectives_are_declared,
    nothing_waits_for_stopped_work,
    what_is_done_is_done,
    grave_risks_are_answered,
    marketing_and_sales_mean_the_same_segments,
    campaigns_reach_their_segments,
    plans_assume_the_same,
    status_agrees_with_dates,
    options_join_the_factors_of_their_kind,
)
