"""The calculations of the `figures` stage that templates may ask for, under short names.

A template calls ``calc.savings(plan, figures)``, or ``calc.quotas(figures.sales(plan))``; what it gets is
typed and computed, so that templates add up nothing.
"""

from types import SimpleNamespace

from planloom.figures.marketing.campaigns import campaign_rows
from planloom.figures.marketing.funnel import funnel_table
from planloom.figures.marketing.growth_share import QUADRANTS, growth_share
from planloom.figures.marketing.segments import segment_totals
from planloom.figures.money.allocation import allocation_table
from planloom.figures.money.by_plan import budget_table, money_table, number_table, plan_money
from planloom.figures.money.financing import balance_total, financing_of
from planloom.figures.money.projection import projection_table
from planloom.figures.money.spending import spending_of, spending_table
from planloom.figures.restructuring.processes import differences
from planloom.figures.restructuring.savings import deal_flow, savings_table
from planloom.figures.restructuring.structure import unit_nodes
from planloom.figures.restructuring.workforce import workforce_table
from planloom.figures.sales.capacity import capacity_rows
from planloom.figures.sales.forecast import forecast_tables
from planloom.figures.sales.pipeline import pipeline_table
from planloom.figures.sales.quotas import quota_table
from planloom.figures.sales.targets import revenue_tables, volume_tables

CALCULATIONS = SimpleNamespace(
    allocations=allocation_table,
    balance=balance_total,
    budget=budget_table,
    plan_money=plan_money,
    campaigns=campaign_rows,
    capacity=capacity_rows,
    deal=deal_flow,
    differences=differences,
    financing=financing_of,
    forecasts=forecast_tables,
    funnel=funnel_table,
    growth_share=growth_share,
    money_table=money_table,
    number_table=number_table,
    pipeline=pipeline_table,
    projections=projection_table,
    quadrants=QUADRANTS,
    quotas=quota_table,
    savings=savings_table,
    unit_nodes=unit_nodes,
    segments=segment_totals,
    spending=spending_table,
    spending_of=spending_of,
    targets=revenue_tables,
    volumes=volume_tables,
    workforce=workforce_table,
)
