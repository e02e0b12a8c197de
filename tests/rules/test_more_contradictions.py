"""Contradictions that a careful reader found and the rules did not, beside what looks like them and is right.

A pair is one project; `{}` stands for the figure in question, first as it contradicts, then as it may be.
"""

import pytest
from rule_projects import judged

PAIRS = {
    "one of two results is ten times baseline and targets": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Median wait, unit: weeks, direction: decrease, frequency: quarterly, aggregate: %s, baseline: {2026: 14}, targets: {2027: 11, 2028: 8}, actuals: {2027-Q1: 13.5, 2027-Q2: %s}}
""",
        ["last", "129"],
        ["last", "12.9"],
    ),
    "a quarter of what adds up is no tenth of a year": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Visits, unit: visits, direction: increase, frequency: quarterly, aggregate: %s, baseline: {2026: 140}, targets: {2027: 150, 2028: 160}, actuals: {2027-Q1: 130, 2027-Q2: 14}}
""",
        ["last"],
        ["sum"],
    ),
    "a rate that is beyond the whole once": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: %s, unit: '%%', direction: increase, frequency: quarterly, baseline: {2026: 92}, targets: {2027: 96}, actuals: {2027-Q1: 93, 2027-Q2: 109.8}}
""",
        ["Rate of orders without a fault"],
        ["Growth rate of orders"],
    ),
    "a level near the whole that is beyond it once": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Samples as the norm asks, unit: '%%', direction: at_least, frequency: quarterly, targets: {2027: 99.5}, actuals: {2027-Q1: 99.7, 2027-Q2: 99.2, 2027-Q3: %s}}
""",
        ["109.8"],
        ["99.8"],
    ),
    "utilisation may be beyond the whole": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: %s, unit: '%%', direction: at_least, frequency: quarterly, targets: {2027: 97}, actuals: {2027-Q1: 98, 2027-Q2: 99, 2027-Q3: 104}}
""",
        ["Beds ready"],
        ["Bed occupancy"],
    ),
    "a level starts from another value than the year ended with": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Customers, unit: pcs, direction: increase, baseline: {2025: %s}, targets: {2027: 9}, actuals: {2025-Q4: 3, 2026-Q1: 4}}
""",
        ["5"],
        ["3"],
    ),
    "a result in the middle of a year is no level at its end": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Customers, unit: pcs, direction: increase, aggregate: %s, baseline: {2025: 5}, targets: {2027: 9}, actuals: {%s: 3}}
""",
        ["last", "2025-Q4"],
        ["last", "2025-Q2"],
    ),
    "a part of a year that nobody called a sum is no level": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Orders, unit: pcs, direction: increase, baseline: {2025: %s}, targets: {2027: 1400}, actuals: {2025-Q4: 310}}
""",
        ["340"],
        ["1200"],
    ),
    "savings in a full year": (
        "K111",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: a, title: A, run_rate: 8m}
  - {id: b, title: B, run_rate: 3m}
measures:
  - {id: m, title: Savings confirmed for a full year, unit: PLN, direction: increase, baseline: {2026: 0}, targets: {2027: 4m, 2028: %s}}
""",
        ["12m"],
        ["11m"],
    ),
    "an amount has lost its k": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: o, title: O, revenue_target: {2027: 40k, 2028: %s}}
""",
        ["65"],
        ["65k"],
    ),
    "a small amount beside a large one is no lost k": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: o, title: O, revenue_target: {2027: 40k, 2028: %s}}
""",
        ["38"],
        ["900"],
    ),
    "a share of customers far above all others": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: %s, unit: '%%', direction: increase, baseline: {2025: 48}, targets: {2026: 115}, actuals: {2026-Q1: 50}}
""",
        ["Customers with electronic invoices"],
        ["Growth of orders abroad"],
    ),
    "a result leaves a steady rise": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Users, unit: pcs, direction: increase, actuals: {2025-Q1: 12.3, 2025-Q2: %s, 2025-Q3: 32.2, 2025-Q4: 41}}
""",
        ["228"],
        ["48"],
    ),
    "done without any result": (
        "C117",
        """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - id: o
    title: O
    status: done
    measures: [{id: m, title: M, unit: pcs, direction: increase, baseline: {2025: 1}, targets: {2026: 5}%s}]
""",
        [""],
        [", actuals: {2026: 5}"],
    ),
    "a capacity counted in units a year": (
        "M125",
        """\
# plans/restructuring/plan.yml
kind: restructuring
production_capacity: {total: %s, unit: {en: units a year in two shifts, pl: centrale na dwie zmiany}}
# plans/sales/plan.yml
kind: sales
products: [{id: fan, title: Fan, unit: {en: unit, pl: sztuka}}]
forecasts: [{for: 2027, scenario: base, product: fan, volume: 1 300, price: 10, revenue: 13 000}]
""",
        ["1 000"],
        ["1 500"],
    ),
    "consultation after the deal is closed": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: Sale, type: divestment, phases: [{phase: closing, date: 2027-06-30}, {phase: day_1, date: 2027-07-01}]}
consultation:
  - {id: c, title: Talks, about: d, start: 2027-04-19, end: %s}
""",
        ["2027-08-06"],
        ["2027-05-28"],
    ),
    "consultation after the units have changed": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: a, title: A}, {id: b, title: B}]
unit_changes: [{id: m, title: Merger, change: merge, from: [a, b], to: [b], date: %s}]
consultation: [{id: c, title: Talks, about: [m], start: 2027-04-19, end: 2027-05-28}]
""",
        ["2027-05-01"],
        ["2027-Q2"],
    ),
    "done although what it waited for was cancelled": (
        "C117",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, period: 2026, status: %s}
  - {id: b, title: B, start: 2026-03-01, end: 2026-11-30, status: done, depends_on: [a]}
""",
        ["cancelled"],
        ["done"],
    ),
    "a territory of another plan without a quota": (
        "M126",
        """\
# plans/sales/plan.yml
kind: sales
territories: [{id: north, title: North}, {id: south, title: South}]
# plans/next/plan.yml
kind: sales
targets:
  - {title: N, territory: north, revenue: {2027: 3m}}
  - {title: S, territory: south, revenue: {2027: 4m}}
quotas:
  - {territory: north, amounts: {2027: 3m}}
%s""",
        [""],
        ["  - {territory: south, amounts: {2027: 4m}}\n"],
    ),
    "a level to keep with a zero too many": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: hours, direction: %s, baseline: {2026: 34}, targets: {2027: 340}}
""",
        ["at_least"],
        ["increase"],
    ),
    "all results of a year on one side of its level": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: hours, direction: increase, baseline: {2026: 34}, targets: {2028: 40}, actuals: {2026-08: 22, 2026-09: %s}}
""",
        ["23"],
        ["35"],
    ),
    "a quarter missing between the results of a level": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: hours, direction: decrease, baseline: {2024: 12}, targets: {2027: 9}, actuals: {2025-Q1: 12, %s2025-Q3: 11, 2025-Q4: 11, 2026-Q1: 10}}
""",
        [""],
        ["2025-Q2: 12, "],
    ),
    "the cost of a process and what its saving starts from": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings: [{id: s, title: S, baseline: orders, baseline_annual: %s, run_rate: 1m}]
processes: [{id: p, title: P, as_is: {cost: 6.4m}, to_be: {cost: 5.4m}, savings: [s]}]
""",
        ["7.4m"],
        ["12m"],
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_contradiction_is_told_and_what_looks_like_it_is_not(name):
    code, project, wrong, right = PAIRS[name]
    told = [code in {problem.code.id for problem in judged(project % tuple(values))} for values in (wrong, right)]
    assert told == [True, False]
