"""People (family P): headcount that adds up, owners who will still be there, and duties of the law."""

from planloom.rules.people.accountability import exactly_one_is_accountable
from planloom.rules.people.collective_redundancies import redundancies_reach_the_threshold
from planloom.rules.people.headcount_bridge import headcount_adds_up
from planloom.rules.people.leads import leads_are_members
from planloom.rules.people.owners_gone import owners_remain
from planloom.rules.people.quota_holders import quota_holders_remain
from planloom.rules.people.sales_capacity import team_can_carry_the_target
from planloom.rules.people.span_of_control import span_of_control_is_usual
from planloom.rules.people.structure import structure_holds_together
from planloom.rules.people.unit_mapping import every_unit_is_mapped
from planloom.rules.people.written_twice import people_counted_twice_are_the_same
from planloom.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    headcount_adds_up,
    quota_holders_remain,
    team_can_carry_the_target,
    redundancies_reach_the_threshold,
    exactly_one_is_accountable,
    span_of_control_is_usual,
    every_unit_is_mapped,
    owners_remain,
    leads_are_members,
    people_counted_twice_are_the_same,
    structure_holds_together,
)
