"""Pairs of fields that say the same, or follow from each other: each in the smallest plan in which they can disagree."""

import pytest
from rule_projects import judged

STOPPED_DEAL = """\
# plans/restructuring/plan.yml
kind: restructuring
deals: [{id: tally, title: Buy Tally, type: acquisition, price: 3m, status: cancelled}]
financing: [{id: loan, source: Loan, amount: 3m, deal: tally}]
"""
DONE_DEAL = """\
# plans/restructuring/plan.yml
kind: restructuring
deals: [{id: tally, title: Buy Tally, type: acquisition, status: done, phases: [{phase: closing, date: 2027-06-01}]}]
"""
DONE_PLAN = """\
# plans/sales/plan.yml
kind: sales
status: done
initiatives: [{id: crm, title: CRM, start: 2026-11-01, end: 2027-05-31, status: on_track}]
"""
EARLY = """\
# plans/sales/plan.yml
kind: sales
initiatives: [{id: crm, title: CRM, start: 2026-12-01, end: 2027-12-31, status: done}]
"""
REACHED = """\
# plans/sales/plan.yml
kind: sales
milestones: [{title: Opened, date: 2027-09-01, done: true}]
"""
LATE_BASELINE = """\
measures: [{id: losses, title: Losses, unit: "%", direction: decrease, owner: anna, frequency: yearly,
  baseline: {2028: 20}, targets: {2029: 18}}]
"""
WORSE_YEAR = """\
measures: [{id: losses, title: Losses, unit: "%", direction: decrease, owner: anna, frequency: yearly,
  baseline: {2026: 20}, targets: {2027: 12, 2028: 14}, actuals: {2026: 20}}]
"""
OPEN_DECISION = "decisions: [{id: where, title: Where to build, date: 2026-12-01, open: true}]\n"
MONEY_LATE = """\
# plans/restructuring/plan.yml
kind: restructuring
budget: [{category: Moving, amounts: {2027: 5m, 2028: 1m}}]
financing: [{source: Loan, amount: 6m, date: 2028-03-01}]
"""
NOT_COME = """\
# plans/restructuring/plan.yml
kind: restructuring
financing: [{source: Loan, amount: 6m, date: 2026-03-01, state: agreed}]
"""
TOOL_AND_LINE = """\
# plans/sales/plan.yml
kind: sales
budget: [{category: Website, amounts: {2027: 1m}}, {category: Travel, amounts: {2027: 2m}}]
tools: [{title: New website, type: website, cost: {2027: 1.5m}}]
"""
SPARSE_LINES = """\
# plans/sales/plan.yml
kind: sales
budget: [{category: Fairs, amounts: {2027-Q2: 1m, 2027-Q4: 1m}}]
tools: [{title: Brochures, type: brochure, cost: {2027: 2.5m}}]
"""
SET_ASIDE = """\
# plans/sales/plan.yml
kind: sales
objectives: [{id: grow, title: Grow, corporate: true, budget: {2027: 1m}}]
initiatives: [{id: crm, title: CRM, supports: [grow], budget: {2027: 1.4m}}]
"""
OUTLOOK = """\
# plans/sales/plan.yml
kind: sales
initiatives: [{id: crm, title: CRM, start: 2026-01-01, end: 2027-12-31, budget: {2026: 2m}, spent: {2026: 1.4m}, outlook: {2026: 1m}}]
"""
MOVED = """\
decisions: [{id: more, title: More for leaks, date: 2026-12-01, transfers: [{to: leaks, amount: 3m}]}]
initiatives: [{id: leaks, title: Leaks, budget: {2027: 2m}}]
"""
CLOSED_UNIT = """\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: North, state: before, cost: 2m}]
unit_changes: [{change: close, from: north, date: 2027-12-31}]
savings: [{id: close-north, title: Close North, closes: north, run_rate: 3m, end: 2027-12-31}]
"""
PROCESS_PEOPLE = """\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: stores, title: Stores, headcount: 8, headcount_after: 8}]
processes: [{title: Dispatch, units: stores, as_is: {fte: 12}, to_be: {fte: 12}}]
"""
ALL_UNITS = """\
# plans/organisation.yml
languages: en
employees: 20
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: stores, title: Stores, headcount: 18}, {id: shops, title: Shops, headcount: 7}]
"""
TEAM = """\
# plans/sales/plan.yml
kind: sales
teams: [{id: field, title: Field team, fte: 3}]
initiatives: [{id: crm, title: CRM, owner: field, fte: 5}]
"""
GAP = """\
# plans/restructuring/plan.yml
kind: restructuring
projections: [{years: [{year: 2027, revenue: 1m, costs: 0.9m}, {year: 2029, revenue: 1m, costs: 0.9m}]}]
"""
NO_TARGET = """\
# plans/sales/plan.yml
kind: sales
territories: [{id: north, title: North}, {id: south, title: South}, {id: west, title: West}]
targets: [{id: t-north, territory: north, revenue: {2027: 1m}}, {id: t-south, territory: south, revenue: {2027: 2m}}]
"""
OTHER_OWNER = """\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak}, {id: jan, name: Jan Wilk}]
# plans/sales/plan.yml
kind: sales
territories: [{id: north, title: North, owner: anna}]
targets: [{id: t-north, territory: north, owner: jan, revenue: {2027: 1m}}]
"""
NOT_WON = """\
# plans/sales/plan.yml
kind: sales
pipeline: [{title: Signed, probability: 60%, category: won}]
"""
RAMP = """\
# plans/sales/plan.yml
kind: sales
quotas: [{id: q, title: Newcomers, amounts: {2027: 1m}, ramp: [20%, 60%, 40%]}]
"""
ALIKE = """\
# plans/marketing/plan.yml
kind: marketing
segments: [{id: schools, title: Schools, targeted: true}, {id: offices, title: Offices, targeted: true}]
targeting: {strategy: undifferentiated}
positioning: [{segment: schools, our: Fan}, {segment: offices, our: Fan}]
sales_component: [{revenue_target: {2027: 50m}}]
"""
TOO_MANY = """\
# plans/marketing/plan.yml
kind: marketing
segments: [{id: schools, title: Schools, size: 80, targeted: true}]
campaigns: [{id: quiet, title: Quiet rooms, segments: schools, expected_customers: 120}]
sales_component: [{revenue_target: {2027: 50m}}]
"""
STOPS = """\
# plans/restructuring/plan.yml
kind: restructuring
processes: [{title: Printing, change: stop, as_is: {cost: 1m}, to_be: {cost: 0.4m}}]
"""
KEPT = """\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: North}]
unit_changes: [{change: keep, from: north, to: north}, {change: close, from: north, date: 2027-12-31}]
"""
HEAD = """\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak, unit: north}]
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: North}, {id: south, title: South, head: anna}]
"""
DRAWN_UP = """\
# plans/restructuring/plan.yml
kind: restructuring
state: approved
approved_on: 2026-10-01
legal_terms: {date: 2026-12-01}
"""
FINAL = """\
# plans/restructuring/plan.yml
kind: restructuring
period: 2027
legal_terms: {final_date: 2028-06-30}
"""
CONSULTED = """\
# plans/restructuring/plan.yml
kind: restructuring
period: 2027
org_units: [{id: north, title: North, state: before}]
unit_changes: [{change: close, from: north, date: 2027-03-31}]
consultation: [{title: Talks, start: 2027-04-01, end: 2027-05-31}]
"""
LEADS = """\
# plans/sales/plan.yml
kind: sales
service_level: [{id: agreed, title: Leads agreed, leads: {2027: 400}}]
# plans/marketing/plan.yml
kind: marketing
measures: [{id: handed, title: Enquiries, definition: "As in [[agreed]].", unit: enquiries, direction: increase, aggregate: sum,
  owner: anna, frequency: yearly, baseline: {2026: 300}, targets: {2027: 380}, actuals: {2026: 300}}]
sales_component: [{revenue_target: {2027: 50m}}]
"""
PEOPLE_AFTER = """\
# plans/strategy/plan.yml
kind: strategy
measures: [{id: people, title: People employed, unit: people, direction: decrease, owner: anna, frequency: yearly,
  baseline: {2026: 120}, targets: {2027: 100}, actuals: {2026: 120}}]
# plans/restructuring/plan.yml
kind: restructuring
period: 2027
workforce: [{before_fte: 120, leavers: 10, after_fte: 110}]
"""
SUM_OF_MEASURES = """\
measures:
  - {id: all, title: All, unit: EUR, aggregate: sum, targets: {2027: 10, 2028: 14, 2029: 18, 2030: 25}}
  - {id: one, title: One, unit: EUR, aggregate: sum, targets: {2027: 4, 2028: 6, 2029: 8, 2030: 10}}
  - {id: two, title: Two, unit: EUR, aggregate: sum, targets: {2027: 6, 2028: 8, 2029: 10, 2030: 12}}
"""
CUSTOMERS = """\
# plans/marketing/plan.yml
kind: marketing
campaigns: [{id: quiet, title: Quiet rooms, expected_leads: 100, expected_customers: 120}]
sales_component: [{revenue_target: {2027: 50m}}]
"""
NOWHERE = """\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: north, title: North, state: before}]
unit_changes: [{change: close, from: north, date: 2027-03-31}]
processes: [{title: Dispatch, units: north, as_is: {cost: 1m}, to_be: {cost: 0.9m}}]
"""
PAIRS = [
    ("K105", CUSTOMERS, "expected_customers: 120", "expected_customers: 20"),
    ("M129", NOWHERE, ", to_be: {cost: 0.9m}", ""),
    ("C116", STOPPED_DEAL, "status: cancelled", "status: on_track"),
    ("C117", DONE_DEAL, "2027-06-01", "2026-12-01"),
    ("C117", DONE_PLAN, "on_track", "done"),
    ("C122", EARLY, "2027-12-31", "2027-01-31"),
    ("D112", REACHED, "done: true", "done: 2027-01-08"),
    ("D112", LATE_BASELINE, "2028: 20", "2026: 20"),
    ("K102", WORSE_YEAR, "2028: 14", "2028: 11"),
    ("D110", OPEN_DECISION, "2026-12-01", "2027-12-01"),
    ("M115", MONEY_LATE, "2028-03-01", "2027-03-01"),
    ("C122", NOT_COME, "state: agreed", "state: received"),
    ("M103", TOOL_AND_LINE, "1.5m", "0.9m"),
    ("M103", SPARSE_LINES, "2.5m", "1.5m"),
    ("M103", SET_ASIDE, "1.4m", "0.9m"),
    ("M120", OUTLOOK, "outlook: {2026: 1m}", "outlook: {2026: 1.8m}"),
    ("M120", MOVED, "amount: 3m", "amount: 1m"),
    ("M120", CLOSED_UNIT, "run_rate: 3m", "run_rate: 1m"),
    ("P110", PROCESS_PEOPLE, "as_is: {fte: 12}", "as_is: {fte: 8}"),
    ("P110", ALL_UNITS, "headcount: 18", "headcount: 11"),
    ("P110", TEAM, "fte: 5", "fte: 2"),
    ("K112", GAP, "year: 2029", "year: 2028"),
    ("M126", NO_TARGET, ", {id: west, title: West}", ""),
    ("P109", OTHER_OWNER, "owner: jan", "owner: anna"),
    ("K105", NOT_WON, "60%", "100%"),
    ("K105", RAMP, "40%", "80%"),
    ("C120", ALIKE, "undifferentiated", "differentiated"),
    ("C120", TOO_MANY, "120", "60"),
    ("M129", STOPS, ", to_be: {cost: 0.4m}", ""),
    ("P111", KEPT, "change: keep", "change: rename"),
    ("P111", HEAD, "unit: north", "unit: south"),
    ("D115", DRAWN_UP, "2026-12-01", "2026-09-01"),
    ("R103", FINAL, "2028-06-30", "2027-06-30"),
    ("D115", CONSULTED, "start: 2027-04-01, end: 2027-05-31", "start: 2027-02-01, end: 2027-03-15"),
    ("K111", LEADS, "2027: 380", "2027: 400"),
    ("K111", PEOPLE_AFTER, "2027: 100", "2027: 110"),
    ("K114", SUM_OF_MEASURES, "2030: 25", "2030: 22"),
]


@pytest.mark.parametrize(("code", "plan", "wrong", "right"), PAIRS, ids=[f"{one[0]} {one[2][:20]}" for one in PAIRS])
def test_fields_that_disagree_are_told_and_those_that_agree_are_not(code: str, plan: str, wrong: str, right: str):
    assert plan.count(wrong) == 1
    assert code in {problem.code.id for problem in judged(plan)}
    assert code not in {problem.code.id for problem in judged(plan.replace(wrong, right))}
