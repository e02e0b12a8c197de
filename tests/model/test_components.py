"""Every component that the domain names can be written down: number and name, kind of plan, how it is written."""

import pytest

from planloom.model import KINDS
from planloom.model.organisation import Organisation
from planloom.model.reference import reference
from planloom.model.shapes import fields_of, models_in

MEASURE = "{id: m, title: M, definition: D, formula: F, scale: 0..100, unit: '%', direction: increase, baseline: {2026: 1}, targets: {2027: 2}, actuals: {2027-Q1: {value: 1, note: N}}, tolerance_amber: 5%, tolerance_red: 10%, frequency: quarterly, owner: a, source: ERP, nature: lagging, repeats: leads, aggregate: last, stated_progress: 50%}"

COMPONENTS = {
    "common fields of all items": ("sales", "initiatives: [{id: i, title: {en: T, pl: T}, text: {en: T, pl: T}, owner: anna, start: 2027-01, end: 2027-06, status: w toku, supports: [sell], tags: [x], sources: [ERP], updated: 2027-01-31}]\nobjectives: [{id: sell, title: S}]"),
    "1 definition and focus": ("strategy", "purpose: {en: P, pl: P}\nclassification: internal\nperiod: 2027..2029\nversion: 1.2\napproved_by: [anna]\napproved_on: 2026-11-20\nstate: approved\nstatus: on_track"),
    "2 mission and vision": ("strategy", "mission: {text: {en: M, pl: M}, note: N}\nvision: {text: {en: V, pl: V}, target_year: 2030}"),
    "3 values": ("strategy", "values: [{title: Care, meaning: M, behaviours: [We listen]}]"),
    "4 objectives and goals": ("strategy", f"goals: [{{id: g, title: G}}]\nobjectives: [{{id: o, title: O, perspective: financial, theme: T, goals: [g], weight: 40%, budget: {{2027: 1m}}, revenue_target: {{2027: 5m}}, cost_target: {{2027: 1m}}, drives: [p], measures: [{MEASURE}]}}, {{id: p, title: P}}]"),
    "5 SWOT and TOWS": ("strategy", "swot: [{id: s, type: strength, title: S, evidence: E, weight: 4}, {id: w, type: weakness, title: W}, {id: o, type: opportunity, title: O, watch: true}, {id: t, type: threat, title: T}]\noptions: [{type: SO, title: X, factors: [s, o], objectives: [x]}]\nobjectives: [{id: x, title: X}]"),
    "6 environment": ("strategy", "swot: [{id: t, type: threat, title: T}]\nenvironment: [{dimension: political, title: P, impact: 4, likelihood: 3, horizon_note: Soon, response: R, factors: [t]}, {dimension: internal, title: I}]\nforces: [{force: rivalry, intensity: 4, drivers: [D], factors: [t]}]\nstakeholders: [{title: Staff, interest: Pay, influence: 4, interest_level: 5, role: performer}]\nrisks: [{title: R, likelihood: 2, impact: 4, category: C, response: R, trigger: T}]"),
    "6 growth and portfolio": ("strategy", "moves: [{quadrant: penetration, title: M}]\nportfolio: [{title: P, market_growth: 4%, relative_share: 1.4, revenue: 5m}]"),
    "7 resource allocation": ("strategy", "envelope: {amounts: {2027: 9m}}\nobjectives: [{id: o, title: O}]\nallocations: [{function: marketing, objective: o, amounts: {2027: 5m}, fte: {2027: 12}, note: N}]"),
    "8 marketing: definition": ("marketing", "purpose: P\ncharacter: strategic\nperiod: 2027..2029"),
    "9 market research": ("marketing", "research: [{title: S, question: Q, method: survey, sample: 400, date: 2026-09, findings: [F], source: S, confidence: high, segments: [b], feeds_back: []}]\nsegments: [{id: b, title: B}]"),
    "10 segmentation": ("marketing", "segments: [{id: b, title: B, criteria: C, size: 1200, share: 40%, value: 30m, growth: 4%, attractiveness: 4, accessibility: 3, targeted: true}]\ntargeting: {strategy: concentrated, text: Why}\npersonas: [{title: Jan, segments: [b], goals: [G], pains: [P]}]"),
    "10 the funnel of marketing": ("marketing", "funnel: [{title: Mails, counts: {2027: 18000}}, {title: Opened, counts: {2027: 7400}, conversion: 41%, run_by: marketing}]"),
    "11 positioning": ("marketing", "segments: [{id: b, title: B, targeted: true}]\npositioning: [{segment: b, for: F, who: W, our: O, is: I, that: T, unlike: U, differentiator: D, axes: {x: 3, y: -2, x_title: Price, y_title: Service}, competitors: [{title: C, x: 1, y: 1}]}]"),
    "12 the 4Ps and 7Ps": ("marketing", "segments: [{id: b, title: B}]\nmix: [{element: product, title: P, segments: [b], cost: {2027: 1m}}, {element: price, title: P}, {element: place, title: P}, {element: promotion, title: P}, {element: people, title: P}, {element: process, title: P}, {element: physical_evidence, title: P}]\nprices: [{title: P, list_price: 900 PLN, discount_policy: D, largest_discount: 30%, strategy: value}]"),
    "13 channels and campaigns": ("marketing", "channels: [{id: web, title: Web, type: online, closes: 2028}]\ncampaigns: [{id: c, title: C, channels: [web], start: 2027-03, end: 2027-05, budget: {2027-Q2: 200k}, expected_leads: 800, cost_per_lead: 250, expected_customers: 80, acquisition_cost: 2500, expected_revenue: 1m, return_on_marketing: 400%}]"),
    "14 marketing budget": ("marketing", "channels: [{id: web, title: Web}]\nbudget: [{category: Media, channel: web, amounts: {2027: 1m}}]"),
    "15 sales component": ("marketing", "sales_component: [{period: 2027, volume_target: {2027: 1000}, unit: pieces, price: 900, revenue_target: {2027: 900k}, strategies: [S], difference: D}]"),
    "16 sales: definition": ("sales", "purpose: P\ncharacter: tactical\nteams: [{id: t, title: T, lead: anna, members: [jan], territories: [north], fte: 12, role: R}]\nterritories: [{id: north, title: N}]"),
    "17 forecasts": ("sales", "products: [{id: p, title: P, unit: piece, list_price: 900}]\nforecasts: [{for: 2027, scenario: low, method: bottom_up, product: p, volume: 1000, price: 900, revenue: 900k, assumptions: [A]}, {for: 2027, scenario: high, revenue: 2m}]"),
    "18 sales strategies": ("sales", "strategies: [{title: S, tactics: [T], objectives: [o]}]\nobjectives: [{id: o, title: O}]"),
    "19 targets and quotas": ("sales", "territories: [{id: n, title: N}]\ntargets: [{id: all, territory: n, revenue: {2027: 50m}, volume: {2027: 50000}, price: 1000, tolerance: 2%}]\nquotas: [{holder: anna, territory: n, amounts: {2027-Q1: 5m}, units: {2027-Q1: 5000}, ramp: [20%, 50%, 100%]}]"),
    "20 performance metrics": ("sales", f"measures: [{MEASURE}]\npipeline: [{{title: Lead, probability: 10%, entry_criteria: E, count: 40, value: 9m, category: pipeline}}]\npipeline_rules: {{coverage: 3, for: 2027, deals_needed: {{2027: 60}}}}\nfunnel: [{{title: Leads, counts: {{2027: 900}}, conversion: 20%, run_by: marketing}}]\ncapacity: [{{for: 2027, productivity: 5m, fte: 12, ramping: 2, ramp: 50%}}]"),
    "21 training": ("sales", "initiatives: [{id: i, title: I}]\ncourses: [{title: C, participants: [anna], skills: [S], start: 2027-01, end: 2027-02, cost: {2027: 40k}, budget_line: b, provider: P, required_before: 2027-Q2, completion: 50%}]\nbudget: [{id: b, pays_for: [i], category: Training, amounts: {2027: 40k}}]"),
    "22 customer relationships": ("sales", f"measures: [{MEASURE}]\nrelationships: [{{title: R, accounts: [A], actions: [A], measures: [m]}}]"),
    "23 restructuring: definition": ("restructuring", "reason: efficiency\nlegal_mode: PZU\nplan_stage: full\ncauses: [{title: C}]"),
    "24 organisational design": ("restructuring", "org_units: [{id: a, title: A, head: anna, state: before, headcount: 40, counts: own, fte: 38, cost: 4m}, {id: b, title: B, parent: a, parent_after: a, state: both, headcount_after: 12, fte_after: 11.5}]\nunit_changes: [{change: rename, from: [a], to: [b], date: 2027-07}]\npositions: [{title: P, unit: a, state: after, count: 2, reports: 6}]"),
    "25 processes": ("restructuring", "savings: [{id: s, title: S}]\nprocesses: [{title: P, owner: anna, as_is: {steps: [A, B], cost: 1m, cycle_time: 12, error_rate: 4%, fte: 6}, to_be: {steps: [A]}, change: automate, systems: [ERP], savings: [s]}]"),
    "26 savings": ("restructuring", "savings: [{id: s, title: S, category: Energy, baseline: energy, baseline_annual: 9m, run_rate: 2m, phasing: {2027: 1m, 2028: 2m}, one_off_cost: {2027: 500k}, net: {2027: 500k}, payback: 2028-03, realised: {2027-Q1: 200k}, spent: {2027-Q1: 500k}, owner: anna, start: 2027-01, end: 2027-12, risk: R, headcount_effect: -4, confidence: medium}]"),
    "27 mergers and acquisitions": ("restructuring", "deals: [{id: d, title: D, type: acquisition, target: T, rationale: R, price: 20m EUR, phases: [{phase: due_diligence, date: 2027-03}, {phase: closing, date: 2027-06-30, note: N}], synergies: [{type: cost, title: T, amounts: {2028: 2m}}], integration_cost: {2027: 1m}, workstreams: [W], conditions: [C]}]\nfinancing: [{source: L, amount: 5m, date: 2027-02, deal: d}]\nrisks: [{title: R, affects: [d]}]"),
    "28 staffing and finances": ("restructuring", "deals: [{id: d, title: D, type: merger}]\nworkforce: [{before_fte: 600, hires: 10, leavers: 50, moves: 0, retrained: 20, after_fte: 560, redundancies: [{date: 2027-03, number: 30, basis: notice}], severance_cost: {2027: 2m}}]\nconsultation: [{about: [d], start: 2027-01, end: 2027-02, parties: [P], rules: R, notified: 2027-01-15, second_notice: 2027-02-20}]\ncommunication: [{title: Staff, people: 350, message: M, means: [Meeting], date: 2027-01, done: 2027-01-12}]\nprojections: [{scenario: base, years: [{year: 2027, revenue: 300m, costs: 290m, result: 10m}], assumptions: [A]}]\nfinancing: [{source: Loan, amount: 5m, date: 2027-02, state: agreed, aid: de_minimis}]"),
    "28 what the law asks for": ("restructuring", "enterprise: {description: D, debtor: D, supply_and_demand: S, supply_and_demand_future: F, size_class: medium, employees: 600}\nproduction_capacity: {total: 900, used: 700, reduction: 100, unit: U}\nassets: [{title: A, value: 5m, date: 2026-12-31}]\nliabilities: [{title: L, value: 4m}]\nsituation: {economic: E, workers: W, statement_date: 2026-12-31}\nparties: [{title: Banks, claims: 3m, affected: true, reason: R}]\nsatisfaction_test: {going_concern: 9m, liquidation_whole: 6m, liquidation_piecemeal: 4m, arrangement_rate: 80%, bankruptcy_rate: 40%}\nlegal_terms: {final_date: 2029-12-31, future_strategy: F, practitioner: P, viability: V, new_financing: N, authors: [A], responsible: [anna], date: 2026-12-01, limited: L}\nmilestones: [{title: M, date: 2027-06}]"),
    "29 relationships": ("sales", "objectives: [{id: a, title: A}, {id: b, title: B, supports: [{id: a, contributes: 60%, strength: strong, note: N}], feeds_back: [a]}]\ninitiatives: [{id: i, title: I, supports: b, depends_on: [j], budget: {2027: 1m}, fte: 2, progress: 10%, milestones: [{title: M, date: 2027-05, done: true}]}, {id: j, title: J}]"),
    "30 comparison: definition": ("sales", "purpose: P\ncharacter: tactical\ncomparison: {definition: {en: D, pl: D}}"),
    "31 comparison: objectives": ("marketing", "measures: [{id: m, title: M, dimension: awareness}]\ncomparison: {objectives: O}"),
    "32 comparison: scope": ("marketing", "comparison: {scope: S}"),
    "33 comparison: tools": ("marketing", "teams: [{id: t, title: T}]\ntools: [{title: Leaflet, type: leaflet, used_by: [t], owner: anna, cost: {2027: 10k}}]\ncomparison: {tools: T}"),
    "34 comparison: roles": ("sales", "teams: [{id: t, title: T}]\nraci: [{title: Price list, responsible: [t], accountable: anna, consulted: [jan], informed: [ewa]}]\ncomparison: {roles: R}"),
    "35 comparison: budgets": ("sales", "budget: [{category: C, amounts: {2027: 1m}}]\ncomparison: {budget: B}"),
    "results of every form": ("strategy", """\
measures:
  - {id: r, title: R, unit: PLN, direction: within, targets: {2027: 8..12, 2028: '> 20', 2029: ≥ 99.5}, forecasts: {2027-Q4: 10}, weight: 60%, headline: true, score: 0.7, confidence: 0.6, comments: {2027-Q1: Dry spring}, actuals: {2027-Q1: {value: 8.2, was: 8.4, published: 2027-04-05, revised: 2027-04-12}}}
  - {id: y, title: Y, direction: milestone, targets: {2027: yes}, done: 2027-03-01, status: n/a}
  - {id: w, title: W, direction: qualitative, targets: {2027: {en: a certificate, pl: certyfikat}}, actuals: {2027-Q1: audited}, tolerance_amber: 0.5}
  - {id: k, title: K, direction: increase, check_ins: [{date: 2027-02-01, value: 3, confidence: 0.7, note: N}]}"""),
    "decisions and actions": ("strategy", """\
reviews: [{date: 2027-04-20, conclusion: C, actions: [{title: Order it, owner: anna, due: 2027-05-10, done: 2027-05-08}]}]
milestones: [{title: M, date: 2027-06-30, done: 2027-07-14}]
risks: [{id: r, title: R}]
decisions:
  - {id: d1, title: Approve, date: 2027-01-12, body: The board, reason: R}
  - {id: d2, title: Move, date: 2027-04-20, decided_by: anna, supersedes: d1, affects: r, transfers: [{from: i, to: j, amount: 150k}]}
  - {id: d3, title: Ask, date: 2027-09-30, open: true}
initiatives: [{id: i, title: I, budget: {2027: 1m}, spent: {2027-Q1: 200k}, outlook: {2027: 900k}}, {id: j, title: J}]"""),
    "36 comparison: evaluation": ("sales", f"measures: [{MEASURE}]\nreviews: [{{date: 2027-04-15, conclusion: C, measures: [m]}}]\ncomparison: {{effectiveness: E}}"),
    "37 comparison: joining the plans": ("sales", f"measures: [{MEASURE}]\nobjectives: [{{id: o, title: O}}]\njoint_actions: [{{title: J, teams: [anna], objectives: [o], measures: [m], budget: {{2027: 100k}}}}]\nservice_level: [{{leads: {{2027: 900}}, follow_up_hours: 24, qualified_by_marketing: Q, qualified_by_sales: Q}}]\ncomparison: {{synergy: S}}"),
    "38 questions": ("sales", "faq: [{question: {en: Q, pl: Q}, answer: {en: A, pl: A}, terms: [budget]}]"),
}  # fmt: skip
GLOSSARY = "glossary: [{id: budget, en: {term: budget, definition: D}, pl: {term: budżet, definition: D}}]"


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_can_be_written_down(plan, name):
    kind, text = COMPONENTS[name]
    result = plan(text, kind)
    assert result.problems == []
    assert set(result.plan.node) <= {field.key for field in fields_of(type(result.plan))} | {"id"}


def test_39_keywords_are_the_glossary(project):
    result = project({"glossary/terms.yml": GLOSSARY, "s/plan.yml": "kind: strategy\npurpose: '[[budget]]'"})
    assert result.problems == []
    assert result.graph.terms == {"budget"}


def test_what_all_plans_share(project):
    text = """\
        name: {en: Acme, pl: Acme}
        short_name: Acme
        description: D
        seat: Poznań
        employees: 600
        languages: [en, pl]
        currency: PLN
        rates: {EUR: 4.30}
        fiscal_year_start: 4
        fiscal_year_named_by: end
        perspectives: [{id: people, title: {en: People, pl: Ludzie}}]
        people: [{id: anna, name: Anna Nowak, role: CEO, email: anna@example.org}]
        teams: [{id: board, title: Board, lead: anna}]
        faq: [{question: Q, answer: A}]
        """
    assert project({"organisation.yml": text, "s/plan.yml": "kind: strategy"}).problems == []


def test_the_list_leaves_no_field_of_the_model_out():
    """Whatever the model knows is written down above, but for what every object has."""
    written = " ".join(text for _, text in COMPONENTS.values())
    for model in models_in(*KINDS.values()):
        for field in fields_of(model):
            assert f"{field.key}:" in written or field.key in LEFT_OUT, (model.__name__, field.key)


LEFT_OUT = {"kind", "currency", "id", "was", "audience", "allow", "extra", "plan", "answers", "corporate", "closes", "sales_plan", "targets", "channel", "segment", "team", "units"}  # fmt: skip


def test_every_component_is_in_the_reference():
    page = reference()
    for model in models_in(*KINDS.values(), Organisation):
        for field in fields_of(model):
            assert f"| `{field.key}` |" in page
