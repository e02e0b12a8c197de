"""Contradictions in plans as small as they can be, kind by kind: each is found, by the rule that is for it."""

import pytest
from rule_projects import judged

PLANTED = {
    "approved in the future": (
        "D112",
        """\
# plans/sales/plan.yml
kind: sales
state: approved
approved_on: 2027-03-01
""",
    ),
    "review held in future": (
        "D112",
        """\
# plans/sales/plan.yml
kind: sales
reviews:
  - {title: R, date: 2027-06-01, conclusion: All went well.}
""",
    ),
    "decision in future": (
        "D112",
        """\
# plans/sales/plan.yml
kind: sales
decisions:
  - {title: R, date: 2027-06-01}
""",
    ),
    "initiative done before it began": (
        "D113",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2027-03-01, end: 2027-05-01, status: done}
""",
    ),
    "milestone done before initiative began": (
        "D113",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-10-01, end: 2027-05-01, milestones: [{title: M, date: 2026-12-01, done: 2026-08-01}]}
""",
    ),
    "milestone done in the future": (
        "D112",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-10-01, end: 2027-05-01, milestones: [{title: M, date: 2027-03-01, done: 2027-03-01}]}
""",
    ),
    "progress before start": (
        "D113",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2027-03-01, end: 2027-05-01, progress: 40%}
""",
    ),
    "funding received in the future": (
        "D112",
        """\
# plans/restructuring/plan.yml
kind: restructuring
financing:
  - {source: Loan, amount: 1m, date: 2027-06-01, state: received}
""",
    ),
    "action done in future": (
        "D112",
        """\
# plans/sales/plan.yml
kind: sales
reviews:
  - {title: R, date: 2026-06-01, conclusion: Fine., actions: [{title: X, due: 2027-02-01, done: 2027-02-03}]}
""",
    ),
    "updated in future": (
        "D112",
        """\
# plans/sales/plan.yml
kind: sales
updated: 2027-04-01
""",
    ),
    "study with findings in future": (
        "D112",
        """\
# plans/marketing/plan.yml
kind: marketing
research:
  - {title: St, date: 2027-06, findings: [People like it.]}
""",
    ),
    "labour office after notices": (
        "R102",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, redundancies: [{date: 2027-06-30, number: 40}]}
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
consultation:
  - {title: C, start: 2027-03-01, end: 2027-04-01, notified: 2027-07-15}
""",
    ),
    "labour office 15 days before": (
        "R102",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, redundancies: [{date: 2027-06-30, number: 40}]}
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
consultation:
  - {title: C, start: 2027-03-01, end: 2027-04-01, notified: 2027-06-15}
""",
    ),
    "consultation after notices": (
        "R102",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, redundancies: [{date: 2027-06-30, number: 40}]}
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
consultation:
  - {title: C, start: 2027-08-01, end: 2027-09-01, notified: 2027-03-15}
""",
    ),
    "unit closes before work in it ends": (
        "P108",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 3}
unit_changes:
  - {title: X, change: close, from: u, date: 2027-06-30}
initiatives:
  - {id: a, title: A, owner: u, start: 2027-01-01, end: 2027-12-31}
""",
    ),
    "synergy before closing": (
        "D114",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: D, type: acquisition, price: 10m, phases: [{phase: closing, date: 2028-03-01}], synergies: [{type: cost, amounts: {2027: 1m, 2028: 2m}}]}
""",
    ),
    "depends on cancelled": (
        "C116",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2027-01-01, end: 2027-02-01, status: cancelled}
  - {id: b, title: B, start: 2027-03-01, end: 2027-05-01, depends_on: a}
""",
    ),
    "depends on paused": (
        "C116",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2027-01-01, end: 2027-02-01, status: paused}
  - {id: b, title: B, start: 2027-03-01, end: 2027-05-01, status: on_track, depends_on: a}
""",
    ),
    "objective done, measure half way": (
        "K103",
        """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: o, title: O, status: done, corporate: true, owner: x, period: 2026, measures: [{id: m, title: M, unit: pcs, direction: increase, baseline: {2025: 0}, targets: {2026: 100}, actuals: {2026: 50}}]}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}]
""",
    ),
    "grave risk without response": (
        "C118",
        """\
# plans/strategy/plan.yml
kind: strategy
risks:
  - {title: Fire, likelihood: 5, impact: 5}
""",
    ),
    "initiative done, milestone open": (
        "C117",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-01-01, end: 2026-12-01, status: done, milestones: [{title: M, date: 2026-11-01}]}
""",
    ),
    "initiative done at 60%": (
        "C117",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-01-01, end: 2026-12-01, status: done, progress: 60%}
""",
    ),
    "not started with progress": (
        "C117",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-11-01, end: 2027-12-01, status: not_started, progress: 60%}
""",
    ),
    "work serves cancelled objective": (
        "C116",
        """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: o, title: O, status: cancelled, corporate: true}
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-11-01, end: 2027-12-01, status: on_track, supports: o}
""",
    ),
    "done before what it depends on": (
        "C117",
        """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: a, title: A, start: 2026-01-01, end: 2026-10-01, status: on_track}
  - {id: b, title: B, start: 2026-11-01, end: 2026-12-01, status: done, depends_on: a}
""",
    ),
    "owner's unit closes": (
        "P108",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 3}
unit_changes:
  - {title: X, change: close, from: u, date: 2027-06-30}
initiatives:
  - {id: a, title: A, owner: x, start: 2027-01-01, end: 2027-12-31}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y, unit: u}]
""",
    ),
    "lead's unit closes": (
        "P108",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 3}
unit_changes:
  - {title: X, change: close, from: u, date: 2027-06-30}
# plans/sales/plan.yml
kind: sales
period: 2027
teams:
  - {id: t, title: T, lead: x}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y, unit: u}]
""",
    ),
    "quota holder's unit closes": (
        "P102",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, state: before, headcount: 3}
unit_changes:
  - {title: X, change: close, from: u, date: 2027-06-30}
# plans/sales/plan.yml
kind: sales
period: 2027
quotas:
  - {holder: x, amounts: {2027-Q4: 1m}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y, unit: u}]
""",
    ),
    "lead no member": (
        "P109",
        """\
# plans/sales/plan.yml
kind: sales
teams:
  - {id: t, title: T, lead: x, members: [y]}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}, {id: y, name: Y Z}]
""",
    ),
    "headcount after and after_fte": (
        "P110",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, headcount: 252, headcount_after: 286}
workforce:
  - {unit: u, before_fte: 252, hires: 24, after_fte: 276}
""",
    ),
    "employees": (
        "P110",
        """\
# plans/restructuring/plan.yml
kind: restructuring
enterprise: {description: We make things., employees: 614}
# plans/organisation.yml
languages: en
employees: 641
""",
    ),
    "employees and workforce": (
        "P101",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {before_fte: 614, after_fte: 614}
# plans/organisation.yml
languages: en
employees: 541
""",
    ),
    "capacity and team": (
        "P110",
        """\
# plans/sales/plan.yml
kind: sales
teams: [{id: t, title: T, fte: 8}]
capacity:
  - {team: t, for: 2027, productivity: 1m, fte: 10}
""",
    ),
    "team larger than its unit": (
        "P110",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, headcount: 9, headcount_after: 9}
# plans/sales/plan.yml
kind: sales
teams: [{id: t, title: T, fte: 12, unit: u}]
""",
    ),
    "positions more than unit": (
        "P110",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: u, title: U, headcount: 9, headcount_after: 9}
positions:
  - {title: Adviser, unit: u, count: 12}
""",
    ),
    "allocated FTE and teams": (
        "P110",
        """\
# plans/strategy/plan.yml
kind: strategy
period: 2027
allocations:
  - {function: sales, amounts: {2027: 1m}, fte: {2027: 20}}
# plans/sales/plan.yml
kind: sales
period: 2027
budget: [{category: X, amounts: {2027: 1m}}]
teams: [{id: t, title: T, fte: 12}, {id: v, title: V, fte: 14}]
""",
    ),
    "deal price and funding": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: D, type: divestment, price: 14m, phases: [{phase: closing, date: 2027-07-01}]}
financing:
  - {source: 'Sale of the business, see [[d]]', amount: 16m, date: 2027-07-01}
""",
    ),
    "list price twice": (
        "M120",
        """\
# plans/sales/plan.yml
kind: sales
products: [{id: q, title: Q, list_price: 100}]
# plans/marketing/plan.yml
kind: marketing
prices: [{title: Q, product: q, list_price: 110}]
""",
    ),
    "severance and budget line": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {unit: u, before_fte: 300, leavers: 40, after_fte: 260, severance_cost: {2027: 1.8m}, redundancies: [{date: 2027-06-30, number: 40}]}
org_units:
  - {id: u, title: U, headcount: 300, headcount_after: 260}
budget:
  - {category: Severance pay, amounts: {2027: 1m}}
""",
    ),
    "process gain and saving": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
processes:
  - {id: q, title: Q, as_is: {cost: 10m}, to_be: {cost: 8m}, savings: s}
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, run_rate: 3m}
""",
    ),
    "run rate above last phasing year": (
        "M120",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, run_rate: 3m, phasing: {2027: 1m, 2028: 2m}}
""",
    ),
    "baseline and actual": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: pcs, direction: increase, baseline: {2026: 42}, actuals: {2026: 45}, targets: {2027: 50}}
""",
    ),
    "baseline and quarterly actuals": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: pcs, direction: increase, aggregate: sum, baseline: {2025: 42}, actuals: {2025-Q1: 10, 2025-Q2: 10, 2025-Q3: 10, 2025-Q4: 10}, targets: {2027: 50}}
""",
    ),
    "agreed leads and the measure of leads": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
service_level:
  - {title: Agreement, leads: {2027: 5400}}
measures:
  - {id: m, title: Qualified leads, unit: leads, direction: increase, aggregate: sum, baseline: {2026: 4000}, targets: {2027: 4500}}
""",
    ),
    "savings KPI and sum of savings": (
        "K111",
        """\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, phasing: {2027: 1m, 2028: 2m}}
measures:
  - {id: m, title: Gross savings, unit: PLN, direction: increase, baseline: {2026: 0}, targets: {2028: 3m}}
""",
    ),
    "year and quarters of a sum measure": (
        "K111",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: pcs, direction: increase, aggregate: sum, baseline: {2025: 42}, actuals: {2026: 45, 2026-Q1: 10, 2026-Q2: 10, 2026-Q3: 10, 2026-Q4: 10}, targets: {2027: 50}}
""",
    ),
    "assumptions of two plans": (
        "C121",
        """\
# plans/sales/plan.yml
kind: sales
assumptions:
  - {title: Growth of the market, value: 3%}
# plans/marketing/plan.yml
kind: marketing
assumptions:
  - {title: Growth of the market, value: 5%}
""",
    ),
    "assumed rate and exchange rate": (
        "C121",
        """\
# plans/sales/plan.yml
kind: sales
assumptions:
  - {title: Euro exchange rate, value: 4.50 PLN per EUR}
# plans/organisation.yml
languages: en
rates: {EUR: 4.30}
""",
    ),
    "projection against revenue objective": (
        "M128",
        """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: o, title: O, corporate: true, revenue_target: {2027: 296m}}
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - {scenario: base, years: [{year: 2027, revenue: 320m, costs: 300m}]}
""",
    ),
    "low projection above base": (
        "M123",
        """\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - {scenario: base, years: [{year: 2027, revenue: 320m, costs: 300m}]}
  - {scenario: low, years: [{year: 2027, revenue: 330m, costs: 320m}]}
""",
    ),
    "low forecast above base": (
        "M123",
        """\
# plans/sales/plan.yml
kind: sales
forecasts:
  - {for: 2027, scenario: low, revenue: 100m}
  - {for: 2027, scenario: base, revenue: 90m}
""",
    ),
    "margin the projection does not yield": (
        "K111",
        """\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - {scenario: base, years: [{year: 2027, revenue: 100m, costs: 90m}]}
measures:
  - {id: m, title: Operating margin, unit: '%', direction: increase, dimension: profit, baseline: {2026: 8}, targets: {2027: 14}}
""",
    ),
    "two savings close one plant": (
        "M124",
        """\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: u, title: U, state: before, headcount: 3}]
unit_changes: [{title: X, change: close, from: u, date: 2027-06-30}]
savings:
  - {id: s, title: S, closes: u, end: 2027-06-30}
  - {id: t, title: T, closes: u, end: 2027-06-30}
""",
    ),
    "synergy and saving are one": (
        "M124",
        """\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - {id: d, title: D, type: acquisition, price: 10m, phases: [{phase: closing, date: 2027-03-01}], synergies: [{type: cost, title: Joint purchasing, amounts: {2028: 2m, 2029: 3m}}]}
savings:
  - {id: s, title: Joint purchasing, baseline: b, baseline_annual: 30m, phasing: {2028: 2m, 2029: 3m}}
financing: [{source: Bank, amount: 10m}]
""",
    ),
    "tool dearer than plan": (
        "M103",
        """\
# plans/sales/plan.yml
kind: sales
budget: [{category: X, amounts: {2027: 1m}}]
tools:
  - {title: CRM, type: crm, cost: {2027: 1.4m}}
""",
    ),
    "campaigns dearer than channel line": (
        "M121",
        """\
# plans/marketing/plan.yml
kind: marketing
channels: [{id: c, title: C}]
budget: [{category: Online, channel: c, amounts: {2027: 1m}}, {category: Other, amounts: {2027: 4m}}]
campaigns:
  - {id: k, title: K, channels: c, budget: {2027: 0.7m}}
  - {id: l, title: L, channels: c, budget: {2027: 0.6m}}
""",
    ),
    "initiatives above lines": (
        "M103",
        """\
# plans/sales/plan.yml
kind: sales
budget: [{category: X, amounts: {2027: 1m}}]
initiatives:
  - {id: a, title: A, budget: {2027: 0.7m}}
  - {id: b, title: B, budget: {2027: 0.6m}}
""",
    ),
    "one-off above allocation": (
        "M103",
        """\
# plans/strategy/plan.yml
kind: strategy
allocations:
  - {function: restructuring, amounts: {2027: 1m}}
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, one_off_cost: {2027: 2m}}
""",
    ),
    "cost target against phased": (
        "M108",
        """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: o, title: O, cost_target: {2028: 3m}}
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: s, title: S, baseline: b, baseline_annual: 10m, phasing: {2028: 2m}, supports: o}
""",
    ),
    "forecast price above list": (
        "M122",
        """\
# plans/sales/plan.yml
kind: sales
products: [{id: q, title: Q, list_price: 100}]
forecasts:
  - {for: 2027, product: q, volume: 10, price: 120, revenue: 1200}
""",
    ),
    "quota four times the target": (
        "M126",
        """\
# plans/sales/plan.yml
kind: sales
targets:
  - {title: All, revenue: {2027: 100m}}
quotas:
  - {holder: x, amounts: {2027: 400m}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}]
""",
    ),
    "territory without quota": (
        "M126",
        """\
# plans/sales/plan.yml
kind: sales
territories: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]
quotas:
  - {holder: x, territory: a, amounts: {2027: 4m}}
  - {holder: x, territory: b, amounts: {2027: 4m}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}]
""",
    ),
    "more sold than can be made": (
        "M125",
        """\
# plans/restructuring/plan.yml
kind: restructuring
production_capacity: {total: 1000, unit: piece}
# plans/sales/plan.yml
kind: sales
products: [{id: q, title: Q, unit: piece}]
forecasts:
  - {for: 2027, product: q, volume: 1300, price: 10, revenue: 13000}
""",
    ),
    "used above total": (
        "M125",
        """\
# plans/restructuring/plan.yml
kind: restructuring
production_capacity: {total: 1000, used: 1200, unit: piece}
""",
    ),
    "targeted and sold to by nobody": (
        "C119",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
  - {id: i, title: I, targeted: true}
# plans/sales/plan.yml
kind: sales
strategies: [{title: X, segments: g}]
""",
    ),
    "sold to and not targeted": (
        "C119",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
  - {id: i, title: I, targeted: true}
# plans/sales/plan.yml
kind: sales
strategies: [{title: X, segments: [g, h, i]}]
""",
    ),
    "campaign to untargeted segment": (
        "C120",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
  - {id: i, title: I, targeted: true}
campaigns: [{id: k, title: K, segments: h}]
""",
    ),
    "channel does not reach": (
        "C120",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
  - {id: i, title: I, targeted: true}
channels: [{id: c, title: C, segments: g}]
campaigns: [{id: k, title: K, segments: i, channels: c}]
""",
    ),
    "channel with money and no activity": (
        "C120",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, targeted: true}
  - {id: h, title: H, targeted: false}
  - {id: i, title: I, targeted: true}
channels: [{id: c, title: C}, {id: d, title: D}]
budget: [{category: Online, channel: c, amounts: {2027: 1m}}, {category: O2, channel: d, amounts: {2027: 1m}}]
campaigns: [{id: k, title: K, channels: d}]
""",
    ),
    "segment's value not its share": (
        "M127",
        """\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: g, title: G, share: 50%, value: 500m}
  - {id: h, title: H, share: 30%, value: 300m}
  - {id: i, title: I, share: 20%, value: 100m}
""",
    ),
    "target ten times its neighbours": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: pcs, direction: increase, baseline: {2026: 42}, targets: {2027: 50, 2028: 600, 2029: 70}}
""",
    ),
    "42 beside 50m": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: o, title: O, revenue_target: {2027: 50m, 2028: 42}}
""",
    ),
    "0.9 beside 72": (
        "K108",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: M, unit: '%', direction: increase, baseline: {2026: 60}, targets: {2027: 72, 2028: 0.9}}
""",
    ),
    "115% of a share": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
measures:
  - {id: m, title: Market share, unit: '%', direction: increase, dimension: market_share, baseline: {2026: 12}, targets: {2027: 115}}
""",
    ),
    "115% segment share": (
        "M113",
        """\
# plans/marketing/plan.yml
kind: marketing
segments: [{id: g, title: G, share: 115%}]
""",
    ),
    "KPI in EUR, objective in PLN": (
        "K113",
        """\
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: o, title: O, revenue_target: {2027: 50m}, measures: [{id: m, title: Revenue, unit: EUR, dimension: sales, direction: increase, baseline: {2026: 10m}, targets: {2027: 12m}}]}
""",
    ),
    "a quarter disagrees within year": (
        "M116",
        """\
# plans/sales/plan.yml
kind: sales
targets:
  - {title: All, revenue: {2027-Q1: 10m, 2027-Q2: 10m, 2027-Q3: 10m, 2027-Q4: 10m}}
quotas:
  - {holder: x, amounts: {2027-Q1: 10m, 2027-Q2: 7m, 2027-Q3: 13m, 2027-Q4: 10m}}
# plans/organisation.yml
languages: en
people: [{id: x, name: X Y}]
""",
    ),
    "a missing quarter": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
targets:
  - {title: All, revenue: {2027-Q1: 10m, 2027-Q2: 10m, 2027-Q4: 10m}}
""",
    ),
    "a missing quarter in a budget": (
        "K112",
        """\
# plans/sales/plan.yml
kind: sales
budget:
  - {category: All, amounts: {2027-Q1: 10m, 2027-Q2: 10m, 2027-Q4: 10m}}
""",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_contradiction_is_found(name):
    code, tree = PLANTED[name]
    assert code in {problem.code.id for problem in judged(tree)}
