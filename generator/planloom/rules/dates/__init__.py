"""Dates (family D): what ends before it begins, and what lies outside of what it belongs to.

A date that is given as a quarter or a year may be any day of it. A rule fires only when no day of it
would do, so a coarse date never makes a finding that a precise one would not.
"""

from planloom.rules.dates.actions import actions_are_done_in_time
from planloom.rules.dates.before_it_began import nothing_is_done_before_it_began
from planloom.rules.dates.deal_phases import phases_follow_each_other
from planloom.rules.dates.decisions import decisions_supersede_earlier_ones
from planloom.rules.dates.dependencies import dependency_finishes_first
from planloom.rules.dates.facts_from_the_future import facts_lie_in_the_past
from planloom.rules.dates.figure_periods import figures_lie_within_horizon
from planloom.rules.dates.horizon import lies_within_plan_and_objective
from planloom.rules.dates.milestones import milestone_lies_within_initiative
from planloom.rules.dates.new_units import new_units_exist_when_used
from planloom.rules.dates.order_of_facts import facts_follow_each_other
from planloom.rules.dates.start_and_end import starts_before_it_ends
from planloom.rules.dates.synergies import synergies_follow_the_closing
from planloom.rules.dates.training import training_ends_before_its_period
from planloom.rules.dates.unit_ends import units_end_with_what_ends_them
from planloom.rules.dates.vision_year import vision_lies_beyond_the_plan
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    starts_before_it_ends,
    lies_within_plan_and_objective,
    milestone_lies_within_initiative,
    dependency_finishes_first,
    training_ends_before_its_period,
    figures_lie_within_horizon,
    new_units_exist_when_used,
    phases_follow_each_other,
    vision_lies_beyond_the_plan,
    actions_are_done_in_time,
    decisions_supersede_earlier_ones,
    facts_lie_in_the_past,
    nothing_is_done_before_it_began,
    synergies_follow_the_closing,
    facts_follow_each_other,
    units_end_with_what_ends_them,
)
