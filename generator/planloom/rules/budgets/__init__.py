"""Budgets (family M): what is spent, what is given, in which currency, in which shares."""

from planloom.rules.budgets.channels import campaigns_fit_the_lines_of_their_channels
from planloom.rules.budgets.envelope import allocations_use_the_envelope
from planloom.rules.budgets.exchange_rates import currencies_have_rates
from planloom.rules.budgets.financing_gap import financing_covers_the_needs
from planloom.rules.budgets.overspending import budgets_lie_within_allocations
from planloom.rules.budgets.period_sums import periods_equal_their_parts
from planloom.rules.budgets.share_sums import shares_add_up
from planloom.rules.budgets.spent import spending_is_of_the_past, spending_stays_within_its_budget
from planloom.rules.budgets.written_twice import amounts_written_twice_are_the_same
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    budgets_lie_within_allocations,
    allocations_use_the_envelope,
    currencies_have_rates,
    periods_equal_their_parts,
    shares_add_up,
    financing_covers_the_needs,
    spending_stays_within_its_budget,
    spending_is_of_the_past,
    amounts_written_twice_are_the_same,
    campaigns_fit_the_lines_of_their_channels,
)
