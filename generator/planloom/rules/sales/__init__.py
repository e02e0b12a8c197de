"""Sales figures (family M): targets, quotas, forecasts and what other plans expect of sales."""

from planloom.rules.rule import Rule
from planloom.rules.sales.forecast_range import target_lies_within_forecast
from planloom.rules.sales.marketing_alignment import marketing_and_sales_agree
from planloom.rules.sales.quota_coverage import quotas_carry_the_target
from planloom.rules.sales.target_sums import sales_targets_add_up

RULES: tuple[Rule, ...] = (
    sales_targets_add_up,
    marketing_and_sales_agree,
    target_lies_within_forecast,
    quotas_carry_the_target,
)
