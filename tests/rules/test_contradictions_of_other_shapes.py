"""Contradictions in plans of other shapes than the example: quarters, two currencies, one language, fiscal years.

They were written before the rules were read. Guillemets mark the lines on which a careful reader would put a finger.
"""

import pytest
from rule_projects import files_of, judged

PLANTED = {
    "polish text of a saving": (
        "L104",
        """\
# plans/organisation.yml
languages: pl
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: Energia, text: 'Oszczędzimy «3,5 mln zł» rocznie.', baseline: b, baseline_annual: 10m, run_rate: 3m}
""",
    ),
    "team size in words": (
        "L104",
        """\
# plans/sales/plan.yml
kind: sales
teams:
  - {id: t, title: T, text: A team of «fifteen» full-time people sells in the north., fte: 12}
""",
    ),
    "date of an initiative": (
        "L106",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: New CRM, text: The work ends on «30 September 2027»., start: 2027-03-01, end: 2027-12-31}
""",
    ),
    "FAQ about the price of a deal": (
        "L104",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: Alfa, type: acquisition, price: 14m, phases: [{phase: closing, date: 2027-07-01}]}
financing: [{source: Own funds, amount: 14m, date: 2027-06-01}]
faq:
  - {question: 'What does [[d]] cost?', answer: 'The price of [[d]] is «16 million zł».'}
""",
    ),
    "published before its period ended": (
        "D115",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: pcs, frequency: quarterly, direction: increase, baseline: {2025: 4}, targets: {2027: 9}, actuals: {2026-Q4: {value: 5, published: «2026-11-15»}}}
""",
    ),
    "revised before published": (
        "D115",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: pcs, frequency: quarterly, direction: increase, baseline: {2025: 4}, targets: {2027: 9}, actuals: {2026-Q3: {value: 5, was: 6, published: 2026-11-15, revised: «2026-10-20»}}}
""",
    ),
    "money spent in a period to come": (
        "M119",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-01-01, end: 2027-12-31, budget: {2026: 1m, 2027: 1m}, spent: {2026: 0.9m, «2027-Q3: 0.2m»}}
""",
    ),
    "saving realised in future": (
        "M118",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, phasing: {2027: 1m, 2028: 1m}, realised: {«2027-H2: 0.5m»}}
""",
    ),
    "milestone measure done in future": (
        "D112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Opened, direction: milestone, owner: x, end: 2027-06-01, done: «2027-06-01»}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "told in future": (
        "D112",
        """\
# plans/restructuring/plan.yml
kind: restructuring
communication:
  - {title: Staff, date: 2027-03-01, done: «2027-03-01»}
""",
    ),
    "balance valued in future": (
        "D112",
        """\
# plans/restructuring/plan.yml
kind: restructuring
assets:
  - {title: Land, value: 3m, date: «2027-06-30»}
""",
    ),
    "statement of a day to come": (
        "D112",
        """\
# plans/restructuring/plan.yml
kind: restructuring
situation: {economic: Bad., statement_date: «2027-05-31»}
""",
    ),
    "course finished before it begins": (
        "D113",
        """\
# plans/sales/plan.yml
kind: sales
courses:
  - {title: C, start: 2027-03-01, end: 2027-03-03, completion: «100%»}
""",
    ),
    "money received before the deal closes": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: D, type: divestment, price: 14m, phases: [{phase: closing, date: «2027-07-01»}]}
financing:
  - {source: Sale, deal: d, amount: 14m, date: «2027-02-01»}
""",
    ),
    "approved but draft": (
        "C122",
        """\
# plans/sales/plan.yml
kind: sales
state: «draft»
approved_on: «2026-12-01»
""",
    ),
    "superseded plan whose work runs": (
        "C122",
        """\
# plans/sales/plan.yml
kind: sales
state: «superseded»
period: 2027
initiatives:
  - {id: a, title: A, start: 2026-11-01, end: 2027-12-01, status: «on_track»}
""",
    ),
    "consultation ends after the notices": (
        "R102",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, redundancies: [{date: «2027-09-30», number: 40}]}
consultation:
  - {title: C, start: 2027-06-01, end: «2027-11-15», notified: 2027-06-15}
""",
    ),
    "second notice after the notices": (
        "R102",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, redundancies: [{date: «2027-09-30», number: 40}]}
consultation:
  - {title: C, start: 2027-06-01, end: 2027-07-15, notified: 2027-06-15, second_notice: «2027-10-10»}
""",
    ),
    "second notice before the consultation ended": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, redundancies: [{date: «2027-09-30», number: 40}]}
consultation:
  - {title: C, start: 2027-06-01, end: «2027-07-15», notified: 2027-06-01, second_notice: «2027-06-20»}
""",
    ),
    "second notice before the first": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, redundancies: [{date: «2027-09-30», number: 40}]}
consultation:
  - {title: C, start: 2027-06-01, end: 2027-06-30, notified: «2027-08-01», second_notice: «2027-07-15»}
""",
    ),
    "arrangement pays less than bankruptcy": (
        "R103",
        """\
# plans/restructuring/plan.yml
kind: restructuring
satisfaction_test: {going_concern: 10m, liquidation_whole: 8m, arrangement_rate: «40%», bankruptcy_rate: «55%»}
""",
    ),
    "liquidation worth more than going on": (
        "R103",
        """\
# plans/restructuring/plan.yml
kind: restructuring
satisfaction_test: {going_concern: «10m», liquidation_whole: «12m»}
""",
    ),
    "claims above liabilities": (
        "R103",
        """\
# plans/restructuring/plan.yml
kind: restructuring
liabilities:
  - {title: Bank, value: «5m»}
  - {title: Suppliers, value: «3m»}
parties:
  - {title: Bank, claims: «5m»}
  - {title: Suppliers, claims: «4.5m»}
""",
    ),
    "a micro firm of 614": (
        "R103",
        """\
# plans/restructuring/plan.yml
kind: restructuring
enterprise: {description: We make things., «size_class: micro, employees: 614»}
""",
    ),
    "more dismissed than leave": (
        "P101",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {unit: u, before_fte: 300, leavers: «20», after_fte: 280, redundancies: [{date: 2027-06-30, number: «25»}]}
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 280}
""",
    ),
    "work after the final date": (
        "R103",
        """\
# plans/restructuring/plan.yml
kind: restructuring
legal_mode: pzu
legal_terms: {final_date: «2028-06-30»}
initiatives:
  - {id: a, title: A, start: 2027-03-01, end: «2029-05-01»}
""",
    ),
    "severance where nobody leaves": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {unit: u, before_fte: 300, leavers: 0, after_fte: 300, severance_cost: {2027: «2m»}}
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 300}
""",
    ),
    "severance years before the notices": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {unit: u, before_fte: 300, leavers: 4, after_fte: 296, severance_cost: {«2027: 2m»}, redundancies: [{date: «2029-06-30», number: 4}]}
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 296}
""",
    ),
    "not started long after its start": (
        "C122",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: «2026-03-01», end: 2027-12-01, status: «not_started»}
""",
    ),
    "all done and a milestone open": (
        "C117",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-03-01, end: 2027-12-01, status: on_track, «progress: 100%», milestones: [{title: M, date: «2026-11-01»}]}
""",
    ),
    "on track with an overdue milestone": (
        "C122",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-03-01, end: 2027-12-01, status: «on_track», milestones: [{title: M, date: «2026-09-01»}]}
""",
    ),
    "ended and still on track": (
        "C122",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-03-01, end: «2026-10-31», status: «on_track»}
""",
    ),
    "objective done, its work open": (
        "C117",
        """\
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: o, title: O, status: «done», owner: x, period: 2026}
initiatives:
  - {id: a, title: A, start: 2026-03-01, end: 2027-12-01, status: on_track, supports: «o»}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "objective on track, all work cancelled": (
        "C122",
        """\
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: o, title: O, status: «on_track», owner: x, period: 2027}
initiatives:
  - {id: a, title: A, start: 2026-03-01, end: 2027-12-01, status: «cancelled», supports: o}
  - {id: b, title: B, start: 2026-03-01, end: 2027-12-01, status: «cancelled», supports: o}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "campaign depends on cancelled work": (
        "C116",
        """\
# plans/marketing/plan.yml
kind: marketing
initiatives:
  - {id: a, title: A, start: 2027-01-01, end: 2027-02-01, status: cancelled}
campaigns:
  - {id: k, title: K, start: 2027-03-01, end: 2027-05-01, depends_on: «a»}
""",
    ),
    "objective on track by a cancelled measure": (
        "C122",
        """\
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: o, title: O, status: «on_track», owner: x, period: 2027, measures: [{id: m, title: M, unit: pcs, frequency: yearly, status: «cancelled», direction: increase, baseline: {2026: 4}, targets: {2027: 9}}]}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "supports an objective of a superseded plan": (
        "C122",
        """\
# plans/strategy/plan.yml
kind: strategy
state: superseded
objectives:
  - {id: o, title: O, corporate: true}
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-11-01, end: 2027-12-01, status: on_track, supports: «o»}
""",
    ),
    "team in a closing unit": (
        "M110",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 30}
unit_changes:
  - {title: C, change: close, from: u, date: 2027-06-30}
# plans/sales/plan.yml
kind: sales
period: 2027
teams:
  - {id: t, title: T, unit: «u», fte: 3}
""",
    ),
    "accountable one leaves": (
        "P108",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 30}
unit_changes:
  - {title: C, change: close, from: u, date: 2027-06-30}
raci:
  - {title: Opening in the east, period: 2027..2028, accountable: «x», responsible: y}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y, unit: u}, {id: y, name: Y Z}]
""",
    ),
    "risk owned by one who leaves": (
        "P108",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 30}
unit_changes:
  - {title: C, change: close, from: u, date: 2027-06-30}
risks:
  - {title: Fire, owner: «x», likelihood: 2, impact: 2, period: 2027..2029}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y, unit: u}, {id: y, name: Y Z}]
""",
    ),
    "quota of someone outside the territory's team": (
        "P109",
        """\
# plans/sales/plan.yml
kind: sales
territories: [{id: n, title: N}]
teams:
  - {id: t, title: T, lead: y, members: [y], territories: n}
quotas:
  - {holder: «x», territory: «n», amounts: {2027: 4m}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "a team of two members and one post": (
        "P110",
        """\
# plans/sales/plan.yml
kind: sales
teams:
  - {id: t, title: T, lead: x, members: [x, y], fte: «12»}
capacity:
  - {team: t, for: 2027, productivity: 1m, fte: «2»}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "approved by one who had left": (
        "P108",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 30}
unit_changes:
  - {title: C, change: close, from: u, date: 2027-06-30}
# plans/sales/plan.yml
kind: sales
period: 2028
state: approved
approved_by: «x»
measures:
  - {id: m, title: M, owner: «x», unit: pcs, frequency: yearly, direction: increase, baseline: {2026: 4}, targets: {2028: 9}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y, unit: u}, {id: y, name: Y Z}]
""",
    ),
    "funding of a deal by its field": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: D, type: divestment, price: 14m, phases: [{phase: closing, date: 2027-07-01}]}
financing:
  - {source: Sale, deal: d, amount: «16m», date: 2027-08-01}
""",
    ),
    "list price in two currencies": (
        "M120",
        """\
# plans/organisation.yml
languages: en
currency: EUR
rates: {PLN: 0.25}
people: [{id: x, name: X Y}]
# plans/sales/plan.yml
kind: sales
products: [{id: q, title: Q, list_price: 100}]
# plans/marketing/plan.yml
kind: marketing
prices: [{title: Q, product: q, list_price: «440 PLN»}]
""",
    ),
    "people of savings and workforce": (
        "P110",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, headcount_effect: «-30»}
  - {id: t, title: T, baseline: c, baseline_annual: 10m, headcount_effect: «-20»}
workforce:
  - {before_fte: 300, leavers: «20», after_fte: 280}
""",
    ),
    "campaign leads and agreed leads": (
        "K106",
        """\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: k, title: K, expected_leads: «400», period: 2027}
  - {id: l, title: L, expected_leads: «500», period: 2027}
# plans/sales/plan.yml
kind: sales
service_level:
  - {title: Agreement, leads: {2027: «5400»}}
""",
    ),
    "objective's budget and its allocation": (
        "M120",
        """\
# plans/strategy/plan.yml
kind: strategy
period: 2027
objectives:
  - {id: o, title: O, corporate: true, owner: x, budget: {2027: «4m»}}
allocations:
  - {objective: o, amounts: {2027: «3m»}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "more FTE than heads": (
        "P110",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: a, title: A, headcount: «40», headcount_after: 40, fte: «52», fte_after: 40}
""",
    ),
    "two projections of one scenario": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - {scenario: base, years: [{year: 2027, revenue: 100m, costs: 90m}]}
  - {scenario: base, years: [{year: 2027, revenue: «120m», costs: 90m}]}
""",
    ),
    "course and its budget line": (
        "M103",
        """\
# plans/sales/plan.yml
kind: sales
budget:
  - {id: training, category: Training, amounts: {2027: «50k»}}
courses:
  - {title: C, start: 2027-03-01, end: 2027-03-03, cost: {2027: «80k»}, budget_line: training}
""",
    ),
    "component and targets in quarters": (
        "M102",
        """\
# plans/marketing/plan.yml
kind: marketing
sales_component:
  - {title: C, sales_plan: sales, revenue_target: {2027: «40m»}}
# plans/sales/plan.yml
kind: sales
targets:
  - {title: All, revenue: {2027-Q1: 10m, 2027-Q2: 12m, 2027-Q3: 12m, 2027-Q4: 12m}}
""",
    ),
    "allocation for the plan and its quarters": (
        "M103",
        """\
# plans/strategy/plan.yml
kind: strategy
period: 2027
allocations:
  - {plan: sales, amounts: {2027: «3m»}}
# plans/sales/plan.yml
kind: sales
period: 2027
budget:
  - {category: A, amounts: {«2027-Q1: 1m, 2027-Q2: 1m, 2027-Q3: 1m, 2027-Q4: 1m»}}
""",
    ),
    "acquisition half paid for": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: D, type: acquisition, price: «14m», phases: [{phase: closing, date: 2027-07-01}]}
financing:
  - {source: Loan, amount: «9m», date: 2027-06-01, deal: d}
""",
    ),
    "money comes after the closing": (
        "D115",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: D, type: acquisition, price: 14m, phases: [{phase: closing, date: «2027-07-01»}]}
financing:
  - {source: Loan, amount: 14m, date: «2028-03-01», deal: d}
""",
    ),
    "outlook below spent": (
        "M117",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-01-01, end: 2026-12-31, budget: {2026: 1m}, spent: {2026: «0.9m»}, outlook: {2026: «0.6m»}}
""",
    ),
    "payback before a saving": (
        "M108",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, one_off_cost: {2027: 2m}, phasing: {2028: 1m, 2029: 1m}, payback: «2028»}
""",
    ),
    "fiscal quarters above the year's line": (
        "M103",
        """\
# plans/organisation.yml
languages: en
fiscal_year_start: april
people: [{id: x, name: X Y}]
# plans/sales/plan.yml
kind: sales
budget:
  - {category: A, amounts: {FY2027: 1m}}
initiatives:
  - {id: a, title: A, budget: {FY2027-Q1: «0.7m», FY2027-Q2: «0.6m»}}
""",
    ),
    "joint action above the plan's budget": (
        "M103",
        """\
# plans/sales/plan.yml
kind: sales
budget: [{category: A, amounts: {2027: «1m»}}]
joint_actions:
  - {title: J, budget: {2027: «1.4m»}}
""",
    ),
    "campaign spent above its budget": (
        "M117",
        """\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: k, title: K, start: 2026-01-01, end: 2026-06-30, budget: {2026: 1m}, spent: {2026: «1.4m»}}
""",
    ),
    "polish budget over allocation": (
        "M103",
        """\
# plans/organisation.yml
languages: pl
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
# plans/strategy/plan.yml
kind: strategy
period: 2027
allocations:
  - {function: marketing, amounts: {2027: 900 tys.}}
# plans/marketing/plan.yml
kind: marketing
period: 2027
budget: [{category: Reklama, amounts: {2027: '«1,2 mln»'}}]
""",
    ),
    "quarters above the envelope": (
        "M104",
        """\
# plans/strategy/plan.yml
kind: strategy
envelope: {amounts: {2027: «10m»}}
allocations:
  - {function: marketing, amounts: {2027-Q1: 3m, 2027-Q2: 3m}}
  - {function: sales, amounts: {2027: 5m}}
""",
    ),
    "two restructuring savings of one supplier": (
        "M109",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: Renegotiate energy, baseline: energy, baseline_annual: 4m, run_rate: 3m}
  - {id: t, title: Own power plant, baseline: energy, baseline_annual: 4m, run_rate: «2m»}
""",
    ),
    "price below list less the largest discount": (
        "M122",
        """\
# plans/sales/plan.yml
kind: sales
products: [{id: q, title: Q, list_price: 100, largest_discount: 20%}]
forecasts:
  - {for: 2027, product: q, volume: 10, price: «70», revenue: 700}
""",
    ),
    "target price above list": (
        "M122",
        """\
# plans/sales/plan.yml
kind: sales
products: [{id: q, title: Q, list_price: 100}]
targets:
  - {title: A, product: q, volume: {2027: 10}, price: «130», revenue: {2027: 1300}}
""",
    ),
    "reduction above capacity": (
        "M125",
        """\
# plans/restructuring/plan.yml
kind: restructuring
production_capacity: {total: 1000, reduction: «1400», unit: piece}
""",
    ),
    "target above the high forecast": (
        "M107",
        """\
# plans/sales/plan.yml
kind: sales
forecasts:
  - {for: 2027, scenario: low, revenue: 40m}
  - {for: 2027, scenario: high, revenue: 60m}
targets:
  - {title: A, revenue: {2027: «80m»}}
""",
    ),
    "volume times price in euro, a quarter": (
        "M105",
        """\
# plans/organisation.yml
languages: en
currency: EUR
rates: {PLN: 0.25}
people: [{id: x, name: X Y}]
# plans/sales/plan.yml
kind: sales
forecasts:
  - {for: 2027-Q1, volume: 100, price: 20, revenue: «2400»}
""",
    ),
    "probability falls": (
        "K105",
        """\
# plans/sales/plan.yml
kind: sales
pipeline:
  - {title: A, probability: 10%}
  - {title: B, probability: 50%}
  - {title: C, probability: «30%»}
""",
    ),
    "quota below its territory's target": (
        "M116",
        """\
# plans/sales/plan.yml
kind: sales
territories: [{id: n, title: N}]
targets:
  - {title: N, territory: n, revenue: {2027: «10m»}}
quotas:
  - {holder: x, territory: n, amounts: {2027: «6m»}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "territory of untargeted segments": (
        "C119",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
# plans/sales/plan.yml
kind: sales
territories: [{id: n, title: N, segments: «h»}]
targets: [{title: N, territory: n, revenue: {2027: 1m}}]
strategies: [{title: X, segments: g}]
""",
    ),
    "positioned and not targeted": (
        "C120",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
positioning:
  - {segment: g, that: A}
  - {segment: «h», that: B}
""",
    ),
    "campaign after its channel closes": (
        "M110",
        """\
# plans/marketing/plan.yml
kind: marketing
channels: [{id: c, title: C, closes: 2027-06-30}]
campaigns:
  - {id: k, title: K, channels: «c», start: 2027-09-01, end: «2027-11-30»}
""",
    ),
    "campaign to a segment that closes": (
        "M110",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true, closes: 2027-06-30}
campaigns:
  - {id: k, title: K, segments: «g», start: 2027-09-01, end: «2027-11-30»}
""",
    ),
    "campaign before what it depends on": (
        "D104",
        """\
# plans/marketing/plan.yml
kind: marketing
milestones:
  - {id: ok, title: Approval, date: 2027-06-30}
campaigns:
  - {id: k, title: K, start: «2027-03-01», end: 2027-05-01, depends_on: «ok»}
""",
    ),
    "target for a segment not targeted": (
        "C119",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
# plans/sales/plan.yml
kind: sales
targets:
  - {title: G, segment: g, revenue: {2027: 5m}}
  - {title: H, segment: «h», revenue: {2027: 5m}}
""",
    ),
    "forecast for a segment not targeted": (
        "C119",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
# plans/sales/plan.yml
kind: sales
forecasts:
  - {for: 2027, segment: g, revenue: 5m}
  - {for: 2027, segment: «h», revenue: 5m}
""",
    ),
    "sold through a channel that does not reach": (
        "C119",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: i, title: I, targeted: true}
channels: [{id: c, title: C, segments: g}]
# plans/sales/plan.yml
kind: sales
strategies:
  - {title: X, segments: g}
  - {title: Z, segments: «i», channel: «c»}
""",
    ),
    "concentrated on one, targets three": (
        "C120",
        """\
# plans/marketing/plan.yml
kind: marketing
targeting: {strategy: «concentrated»}
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: true}
  - {id: i, title: I, targeted: true}
""",
    ),
    "target above what the segment spends": (
        "C119",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true, value: «3m»}
# plans/sales/plan.yml
kind: sales
targets:
  - {title: G, segment: g, revenue: {2027: «5m»}}
""",
    ),
    "mix for a segment not targeted": (
        "C120",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
mix:
  - {element: product, title: P, segments: «h»}
""",
    ),
    "money for a campaign after its end": (
        "D106",
        """\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: k, title: K, start: 2027-01-01, end: «2027-03-31», budget: {«2027-Q4: 1m»}}
""",
    ),
    "actual a fraction among percents": (
        "K108",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: '%', frequency: yearly, direction: increase, baseline: {2024: 60}, targets: {2027: 80}, actuals: {2025: 65, 2026: «0.7»}}
""",
    ),
    "a month missing": (
        "K109",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: pcs, frequency: monthly, direction: increase, aggregate: sum, targets: {2026: 80}, actuals: {2026-01: 6, 2026-02: 6, 2026-03: 7, «2026-05: 6», 2026-06: 7, 2026-07: 6, 2026-08: 6, 2026-09: 7, 2026-10: 6, 2026-11: 7, 2026-12: 6}}
""",
    ),
    "outside of its scale": (
        "K110",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: points, scale: 1..5, frequency: yearly, direction: increase, baseline: {2026: 3.2}, targets: {2027: «38»}}
""",
    ),
    "a forecast out of the series": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
forecasts:
  - {for: 2027-Q1, revenue: 10m}
  - {for: 2027-Q2, revenue: 11m}
  - {for: 2027-Q3, revenue: «120m»}
  - {for: 2027-Q4, revenue: 12m}
""",
    ),
    "złoty beside millions": (
        "K112",
        """\
# plans/organisation.yml
languages: pl
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
# plans/sales/plan.yml
kind: sales
budget:
  - {category: A, amounts: {2027: 1.2m, 2028: «1.3», 2029: 1.4m}}
""",
    ),
    "negative spending": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
budget:
  - {category: A, amounts: {2027: «-1.2m»}}
""",
    ),
    "projection jumps": (
        "K112",
        """\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - scenario: base
    years:
      - {year: 2027, revenue: 100m, costs: 90m}
      - {year: 2028, revenue: «1040m», costs: 93m}
      - {year: 2029, revenue: 108m, costs: 95m}
""",
    ),
    "a year missing in a projection": (
        "K112",
        """\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - scenario: base
    years:
      - {year: 2027, revenue: 100m, costs: 90m}
      - {year: 2028, revenue: 104m, costs: 93m}
      - {year: «2030», revenue: 108m, costs: 95m}
""",
    ),
    "people of a year ten times": (
        "K112",
        """\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2029
allocations:
  - {function: sales, amounts: {2027: 1m}, fte: {2027: 20, 2028: «210», 2029: 21}}
""",
    ),
    "another currency in one line": (
        "M106",
        """\
# plans/sales/plan.yml
kind: sales
budget:
  - {category: A, amounts: {2027: 1.2m, 2028: «1.3m EUR», 2029: 1.4m}}
""",
    ),
    "a half disagrees with its quarters": (
        "M112",
        """\
# plans/sales/plan.yml
kind: sales
budget:
  - {category: A, amounts: {«2027-H1: 5m, 2027-Q1: 1m, 2027-Q2: 2m»}}
""",
    ),
    "shares above all": (
        "M113",
        """\
# plans/marketing/plan.yml
kind: marketing
segments: [{id: g, title: G, share: 60%}, {id: h, title: H, share: «55%»}]
""",
    ),
    "month": (
        "L102",
        """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: {en: Opens in «May» 2027, pl: Otwarcie w marcu 2027}}
""",
    ),
    "percent and points": (
        "L102",
        """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
risks:
  - {title: {en: Costs rise by «3 percentage points», pl: Koszty wzrosną o 3%}}
""",
    ),
    "at least and at most": (
        "L105",
        """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
risks:
  - {title: {en: We lose at least five customers, pl: «Stracimy najwyżej pięciu klientów»}}
""",
    ),
    "must and may": (
        "L105",
        """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
risks:
  - {title: {en: The board must approve each contract, pl: «Zarząd może zatwierdzić każdą umowę»}}
""",
    ),
    "a figure in addition": (
        "L102",
        """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
risks:
  - {title: {en: We open new branches, pl: «Otwieramy 12 nowych oddziałów»}}
""",
    ),
    "currency": (
        "L102",
        """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
risks:
  - {title: {en: It costs EUR 2 million, pl: «Kosztuje 2 mln zł»}}
""",
    ),
    "double and half": (
        "L102",
        """\
# plans/organisation.yml
languages: [en, pl]
# plans/sales/plan.yml
kind: sales
risks:
  - {title: {en: Energy prices double, pl: «Ceny energii spadają o połowę»}}
""",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_contradiction_is_found_at_its_line(name):
    code, marked = PLANTED[name]
    found = [problem.span for problem in judged(marked.replace("«", "").replace("»", "")) if problem.code.id == code]
    assert {(span.file, span.line) for span in found} & fingers(marked)


def fingers(marked):
    """Return the files and lines with marks in them."""
    return {
        (file, number)
        for file, text in files_of(marked).items()
        for number, line in enumerate(text.split("\n"), 1)
        if "«" in line or "»" in line
    }
