"""Sales figures (family M): targets, quotas, forecasts and what other plans expect of sales."""

from planloom.rules.rule import Rule
from planloom.rules.sales.forecast_range import target_lies_within_forecast
from planloom.rules.sales.marketing_alignment import marketing_and_sales_agree
from planloom.rules.sales.output import no_more_is_sold_than_can_be_made
from planloom.rules.sales.prices import forecast_prices_lie_within_the_list
from planloom.rules.sales.quota_coverage import quotas_carry_the_target
from planloom.rules.sales.quota_size import quotas_are_of_the_size_of_the_target
from planloom.rules.sales.scenarios import scenarios_keep_their_order
from planloom.rules.sales.target_sums import sales_targets_add_up

RULES: tuple[Rule, ...] = (
    sales_targets_add_up,
    marketing_and_sales_agree,
    target_lies_within_forecast,
    quotas_carry_the_target,
    forecast_prices_lie_within_the_list,
    scenarios_keep_their_order,
    no_more_is_sold_than_can_be_made,
    quotas_are_of_the_size_of_the_target,
)
