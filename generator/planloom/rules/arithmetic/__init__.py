"""Stated figures that follow from others (family M): revenue, cost of a lead, result of a year."""

from planloom.rules.arithmetic.campaign_ratios import campaign_figures_follow
from planloom.rules.arithmetic.projected_result import results_are_revenue_less_costs
from planloom.rules.arithmetic.projected_revenue import projections_have_the_revenue_of_the_strategy
from planloom.rules.arithmetic.revenue import revenue_is_volume_times_price
from planloom.rules.arithmetic.segment_values import segments_are_parts_of_one_market
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    revenue_is_volume_times_price,
    campaign_figures_follow,
    results_are_revenue_less_costs,
    segments_are_parts_of_one_market,
    projections_have_the_revenue_of_the_strategy,
)
