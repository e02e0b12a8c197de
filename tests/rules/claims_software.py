"""A software firm that reckons in dollars, what its texts say of it that its figures do not, and what they may say.

Each entry is a place and a sentence; the wrong figure stands in guillemets. A place is a narrative page,
an answer of the FAQ, or a field of an object, `id.field`.
"""

PLANS = """\
# planloom.yml
today: 2027-01-15
# plans/organisation.yml
name: Corvid Ledger Inc.
languages: [en]
currency: USD
employees: 126
# plans/strategy/plan.yml
kind: strategy
title: Strategy
period: 2027..2029
objectives:
  - id: grow-recurring
    title: Grow recurring revenue
    period: 2027..2029
    revenue_target: {2027: 24m, 2028: 31m, 2029: 40m}
    measures:
      - id: net-retention
        title: Net revenue retention
        unit: '%'
        direction: increase
        baseline: {2026: 104}
        targets: {2027: 108, 2028: 112}
      - id: churn
        title: Customer churn
        unit: '%'
        direction: decrease
        baseline: {2026: 7.5}
        targets: {2027: 6, 2028: 4.5}
  - id: reliable-service
    title: A service that stays up
    period: 2027..2028
    measures:
      - id: uptime
        title: Uptime
        unit: '%'
        direction: at_least
        baseline: {2026: 99.85}
        targets: {2027: 99.95}
      - id: incident-time
        title: Time to resolve an incident
        unit: minutes
        direction: decrease
        baseline: {2026: 95}
        targets: {2027: 60, 2028: 45}
initiatives:
  - id: ledger-two
    title: Ledger 2
    start: 2027-02-01
    end: 2028-03-31
    budget: {2027: 3.2m, 2028: 1.1m}
    fte: 18
    milestones:
      - id: ledger-beta
        title: Public beta
        date: 2027-10-15
  - id: soc-two
    title: SOC 2 audit
    start: 2027-01-11
    end: 2027-06-30
    budget: {2027: 180k}
faq:
  - {question: Who may read this?, answer: Everybody.}
# plans/sales/plan.yml
kind: sales
title: Sales
period: 2027
objectives:
  - id: enterprise
    title: Win enterprises
    period: 2027
    measures:
      - id: new-enterprise
        title: New enterprise customers
        unit: customers
        direction: increase
        baseline: {2025: 6}
        targets: {2027: 14}
products:
  - {id: ledger-pro, title: Ledger Pro, unit: seat, list_price: 1 200}
# plans/restructuring/plan.yml
kind: restructuring
title: One desk
period: 2027..2028
org_units:
  - {id: support-manila, title: Manila support desk, state: before, headcount: 22}
  - {id: support-austin, title: Austin support desk, headcount: 15, headcount_after: 21}
unit_changes:
  - {id: manila-closes, title: Closing in Asia, change: close, from: support-manila, date: 2027-12-31}
savings:
  - id: support-in-one
    title: One support desk
    baseline: cost of support
    baseline_annual: 3.9m
    run_rate: 1.4m
    one_off_cost: {2027: 600k}
    payback: 2028-H2
deals:
  - id: tallyhook
    title: Purchase of Tallyhook
    type: acquisition
    price: 8.5m
    phases:
      - {phase: signing, date: 2027-07-15}
      - {phase: closing, date: 2027-09-30}
# plans/marketing/plan.yml
kind: marketing
title: Marketing
period: 2027
segments:
  - {id: accounting-firms, title: Accounting firms, size: 38 000, share: 22%, targeted: true}
campaigns:
  - id: close-in-a-day
    title: Close in a day
    start: 2027-03-01
    end: 2027-05-31
    segments: [accounting-firms]
    budget: {2027: 420k}
    expected_leads: 600
"""

# fmt: off
WRONG = [
    ("page", "[[grow-recurring]] is to bring «$26 million» in 2027."),
    ("page", "We plan «thirty-three million dollars» of recurring revenue for 2028, see [[grow-recurring]]."),
    ("faq", "By 2029 [[grow-recurring|recurring revenue]] is to reach «USD 44m»."),
    ("page", "Net revenue retention rises to «110%» in 2027."),
    ("page", "Customer churn falls from 7.5% to «5%» in 2027."),
    ("page", "An incident is to be resolved in «half an hour» in 2027, see [[incident-time]]."),
    ("faq", "[[uptime]] was «99.58%» in 2026."),
    ("page", "[[ledger-two|Ledger 2]] is finished «by the end of the second quarter of 2028»."),
    ("page", "Work on Ledger 2 starts «in April 2027»."),
    ("page", "Ledger 2 costs «$4.9 million» over two years."),
    ("page", "«Two dozen» engineers build [[ledger-two]]."),
    ("faq", "The Public beta opens «on 25 October 2027»."),
    ("page", "The [[soc-two|audit]] ends «in the third quarter of 2027»."),
    ("page", "The SOC 2 audit costs «a quarter of a million» dollars."),
    ("page", "The Manila support desk closes «by the end of June 2027»."),
    ("page", "There are «27» people at the [[support-manila|Manila desk]]."),
    ("faq", "One support desk saves «$1.9 million» a year."),
    ("page", "[[support-in-one]] has a one-off cost of «$900,000»."),
    ("page", "We buy Tallyhook for «9.5 million» ([[tallyhook]])."),
    ("faq", "The Purchase of Tallyhook closes «in October 2027»."),
    ("page", "“Close in a day” is to bring at least «750» enquiries."),
    ("page", "The campaign [[close-in-a-day]] runs until «mid-June 2027»."),
    ("page", "Accounting firms are «a third» of the market."),
    ("faq", "There are «83,000» [[accounting-firms|accounting firms]] in our market."),
    ("page", "We are «162» people."),
    ("grow-recurring.text", "We grow from 24 million in 2027 to «48 million» in 2029."),
    ("churn.definition", "Customers lost in the year, as a share; at most «5.5%» in 2028."),
    ("ledger-two.text", "The project runs from «January 2027» to March 2028."),
    ("soc-two.text", "It takes «eight months»."),
    ("ledger-beta.title", "Public beta in «November»"),
    ("support-in-one.text", "It pays for itself in «2029»."),
    ("tallyhook.text", "Signing follows «in spring 2027»."),
    ("faq", "«Seventeen» in 2027, see [[new-enterprise]]."),
    ("page", "The list price of Ledger Pro is «$1,450» a year."),
    ("page", "The [[ledger-pro|list price]] is «one thousand three hundred» dollars."),
    ("faq", "The Austin support desk grows from 15 to «twenty-four» people."),
]

RIGHT = [
    ("page", "[[grow-recurring]] is to bring $24 million in 2027, of which 3 million from services."),
    ("page", "We plan just over thirty million dollars of recurring revenue for 2028, see [[grow-recurring]]."),
    ("faq", "By 2029 recurring revenue is to reach forty million, two thirds more than in 2027 ([[grow-recurring]])."),
    ("page", "Net revenue retention rises by four points to 108% in 2027."),
    ("page", "Customer churn of other firms of our kind is 9% in the US."),
    ("page", "An incident is to be resolved within the hour in 2027, see [[incident-time]]."),
    ("faq", "[[uptime]]: 0.05% of a year is four and a half hours."),
    ("page", "[[ledger-two|Ledger 2]] is finished by the end of the first quarter of 2028."),
    ("page", "Work on Ledger 2 starts in early 2027."),
    ("page", "Ledger 2 costs a little over $4 million over two years."),
    ("page", "Eighteen engineers, three of them in Lisbon, build [[ledger-two]]."),
    ("faq", "The Public beta opens in mid-October 2027 to 200 customers."),
    ("page", "The [[soc-two|audit]] ends before the summer of 2027 is over."),
    ("page", "The SOC 2 audit costs less than $200,000; the last one, in 2024, cost $95,000."),
    ("page", "The Manila support desk closes by the end of 2027; its lease runs until March 2028."),
    ("page", "There are 22 people at the [[support-manila|Manila desk]], on three shifts of seven."),
    ("faq", "One support desk saves well over a million dollars a year."),
    ("page", "[[support-in-one]]: answers in under two minutes for 95% of calls."),
    ("page", "We buy Tallyhook for 8.5 million ([[tallyhook]]), 4.1 times its revenue."),
    ("faq", "The Purchase of Tallyhook closes at the end of the third quarter of 2027."),
    ("page", "“Close in a day” is to bring 600 enquiries, one in ten from banks."),
    ("page", "The campaign [[close-in-a-day]] runs for three months, until the end of May 2027."),
    ("page", "Accounting firms are more than a fifth of the market."),
    ("faq", "There are nearly 40,000 [[accounting-firms|accounting firms]] in our market, 310 of them customers."),
    ("page", "We are 126 people in five countries."),
    ("grow-recurring.text", "From 24 million in 2027 to 40 million in 2029."),
    ("churn.definition", "Customers lost in the year, as a share; below 3% among those with 500 seats is usual."),
    ("ledger-two.text", "The project runs for fourteen months."),
    ("soc-two.text", "The auditor looks at 122 controls in 9 areas."),
    ("ledger-beta.title", "Public beta in October"),
    ("support-in-one.text", "It pays for itself in the second half of 2028."),
    ("tallyhook.text", "Signing follows in summer 2027; we looked at 11 firms."),
    ("faq", "Fourteen in 2027, up from six in 2025 ([[new-enterprise]])."),
    ("page", "The list price of Ledger Pro is $1,200 a year, $100 a month."),
    ("page", "[[ledger-pro]] is sold with up to 20% off for 50 seats or more."),
    ("page", "Since 2021 [[ledger-two|Ledger]] has been released every 14 days."),
]
# fmt: on
