"""What texts say of moves: trends, differences, multiples, standings to targets, and other ways to give a figure or a day."""

from decimal import Decimal

import pytest
from claims_planted import plain, told
from rule_projects import judged

from planloom.figures.consistency.stated import Stated
from planloom.model import Part
from planloom.rules.claims.display import with_period
from planloom.values import Period

CLINIC = """\
# planloom.yml
today: 2027-11-28
# plans/organisation.yml
name: Marlow Hospitals
short_name: Marlow
languages: [en]
currency: GBP
rates: {CHF: 0.88}
employees: 2140
fiscal_year_start: April
people: [{id: khan, name: Junaid Khan}]
# plans/strategy/plan.yml
kind: strategy
title: Strategy
period: FY2028..FY2030
approved_on: 2027-03-12
objectives:
  - id: shorter-waits
    title: Shorter waits
    measures:
      - {id: wait, title: Median wait, unit: weeks, direction: decrease, frequency: quarterly, baseline: {FY2027: 14}, targets: {FY2028: 11, FY2029: 8}, actuals: {FY2028-Q1: 13.5, FY2028-Q2: 12.9}}
      - {id: cancelled, title: Operations cancelled, unit: "%", direction: at_most, frequency: quarterly, targets: {FY2028: 2}, actuals: {FY2028-Q1: 1.9, FY2028-Q2: 2.6}}
      - {id: visits, title: Visits, unit: visits, direction: increase, aggregate: sum, frequency: quarterly, targets: {FY2028: 33 000}, actuals: {FY2028-Q1: 8000, FY2028-Q2: 8100}}
      - {id: magnet, title: Magnet accreditation, direction: milestone, targets: {2028-06-30: yes}}
  - {id: private, title: Private income, revenue_target: {FY2028: 78m, FY2029: 86m, FY2030: 96m}}
envelope: {amounts: {FY2028: 24m, FY2029: 26m}}
allocations:
  - {function: marketing, amounts: {FY2028: 2.1m, FY2029: 2.3m}}
assumptions:
  - {id: beds, title: Number of beds, value: 24 600}
decisions:
  - {id: robot, title: Whether to buy a robot, date: 2028-01-15, open: true, affects: [shorter-waits]}
faq:
  - {question: Who?, answer: Everybody.}
# plans/sales/plan.yml
kind: sales
title: Sales
territories: [{id: zurich, title: Zürich}]
targets: [{id: t-ch, title: Target in Zürich, territory: zurich, revenue: {FY2028: 18m CHF}}]
quotas: [{holder: khan, territory: zurich, amounts: {FY2028: 900k CHF}}]
# plans/restructuring/plan.yml
kind: restructuring
title: Wards
org_units:
  - {id: reading, title: Reading hospital, headcount: 640, headcount_after: 590}
  - {id: slough, title: Slough clinic, headcount: 12, state: before}
  - {id: bracknell, title: Bracknell clinic, headcount: 30, state: after}
unit_changes:
  - {change: merge, from: [slough], to: [bracknell], date: 2028-03-01}
workforce:
  - {unit: reading, before_fte: 602, leavers: 60, hires: 12, after_fte: 554, redundancies: [{date: 2028-02-29, number: 20}]}
projections:
  - {id: low, title: Low case, scenario: low, years: [{year: FY2028, revenue: 40m, costs: 43m, result: -3m}]}
savings:
  - {id: late-lists, title: Late lists, baseline: rooms, baseline_annual: 6m, run_rate: 2.4m, headcount_effect: -6}
  - {id: one-store, title: One store, baseline: stores, baseline_annual: 1.2m, run_rate: 0.4m}
# plans/marketing/plan.yml
kind: marketing
title: Marketing
campaigns:
  - {id: letter, title: Autumn letter, start: 2027-10-01, end: 2027-11-15, budget: {FY2028: 60k}}
  - {id: evenings, title: Evenings, start: 2027-05-01, end: 2027-12-31, budget: {FY2028: 90k}}
"""  # fmt: skip
# fmt: off
OTHERWISE = [
    ("page", "[[wait|The wait]] has been getting longer «since last year»."),
    ("page", "[[cancelled|Cancellations]] went «down» in the second quarter."),
    ("page", "By [[private|private income]] we earn «less» revenue in FY2030 than in FY2029."),
    ("page", "[[cancelled|Cancellations]] are «below the target»."),
    ("page", "[[wait|The wait]] «met the target» in the second quarter."),
    ("page", "[[private|Private income]] is to grow by «25 million» pounds between FY2028 and FY2030."),
    ("page", "Reading hospital loses «a quarter» of its staff."),
    ("page", "[[late-lists|Late lists]] lower the number of staff by «nine people»."),
    ("page", "[[one-store|One store]] lowers the cost of stores by «a half»."),
    ("private.text", "In FY2030 we want to earn «twice as much» revenue as in FY2028."),
    ("page", "[[letter|The letter]] costs «twice» as much as [[evenings]]."),
    ("page", "[[late-lists|Late lists]] and [[one-store|one store]] together save «3.1 million» pounds."),
    ("page", "[[magnet|The accreditation]] is due at the end of «September 2028»."),
    ("page", "The strategy was approved in «May 2027»."),
    ("page", "The clinics are merged in «June 2028» ([[bracknell]])."),
    ("reading.text", "Twenty people receive notice in «May 2028»."),
    ("page", "The decision on [[robot|the robot]] «has been taken»."),
    ("page", "Marlow employs «1,950» people."),
    ("page", "We plan with «29,000» beds ([[beds]])."),
    ("page", "Marketing gets «three million» pounds in FY2029."),
    ("page", "[[khan|Junaid Khan]] is to bring in «950 thousand» francs."),
    ("page", "[[t-ch|The target in Zürich]] is «18 million pounds»."),
    ("page", "We plan with «0.95» pounds to the franc."),
    ("letter.title", "«Spring» letter"),
    ("evenings.text", "They start in «July 2027» and end in «October»."),
    ("page", "At most «3%» of [[cancelled|operations]] in FY2028."),
    ("page", "[[evenings|The evenings]] cost «less» than [[letter]]."),
    ("page", "[[wait|The wait]] will go down «threefold» by FY2029."),
    ("page", "Nobody waits longer than «six weeks» in FY2029 ([[wait]])."),
    ("letter.text", "«Six months» of work by two people."),
    ("page", "In the low case we lose «two million» pounds in FY2028 ([[low]])."),
    ("page", "In the first half of FY2028 [[visits|there were]] «19 000» visits."),
]
AGREEING = [
    ("page", "[[wait|The wait]] has been getting shorter since last year."),
    ("page", "[[cancelled|Cancellations]] went up in the second quarter."),
    ("page", "[[wait|The wait]] rose for as long as nobody counted it, and then fell."),
    ("page", "If nothing is done, [[wait|the wait]] rises."),
    ("page", "By [[private|private income]] we earn more revenue in FY2030 than in FY2029."),
    ("page", "[[cancelled|Cancellations]] are above the target."),
    ("page", "[[wait|The wait]] will reach the target next year."),
    ("page", "[[private|Private income]] is to grow by 18 million pounds between FY2028 and FY2030."),
    ("page", "Reading hospital loses a twelfth of its staff, 60 leave and 12 are hired."),
    ("page", "[[one-store|One store]] lowers the cost of stores by a third."),
    ("page", "[[evenings|The evenings]] cost half as much again as [[letter]]."),
    ("page", "[[late-lists|Late lists]] and [[one-store|one store]] together save 2.8 million pounds."),
    ("page", "The strategy was approved in March 2027, before the budget of May 2027."),
    ("page", "Marlow employs more than two thousand people."),
    ("page", "Marketing gets 2.3 million pounds in FY2029, more than in FY2028."),
    ("page", "The board had wanted 20 million for [[private|private income]] of Zürich and was talked out of it."),
    ("page", "[[t-ch|The target in Zürich]] is 18 million francs, just under 16 million pounds."),
    ("page", "A neighbouring trust cancelled 2.4% of [[cancelled|operations]]."),
    ("evenings.text", "They start in May 2027 and end in December."),
    ("page", "[[evenings|The evenings]] cost more than [[letter]]."),
    ("page", "By [[private|private income]] we are to earn over a fifth as much revenue again in FY2030 as in FY2028."),
    ("page", "Nobody waits longer than eight weeks in FY2029 ([[wait]])."),
    ("letter.text", "Six weeks of work; the old letter cost 90 thousand and took a year."),
    ("page", "[[wait|The wait]] has fallen two quarters in a row, to 12.9 weeks."),
    ("page", "In the first half of FY2028 there were 16 100 [[visits]], 400 fewer than planned."),
    ("page", "Reading hospital shrinks by fifty people ([[reading]])."),
    ("page", "At most 2% of [[cancelled|operations]] in FY2028; three years ago it was 3%."),
    ("page", "In the second quarter there were [[visits|a quarter of what]] we are meant to see in FY2028."),
    ("page", "In FY2029 we expect [[private|10 million more]] revenue than we had set ourselves."),
    ("page", "The [[letter]] and [[evenings|the evenings]] go on. The two of them were given 150 thousand for FY2028."),
    ("page", "In FY2028 [[wait|the wait]] stood at 12.9 weeks, two more than we allow."),
]
# fmt: on


@pytest.fixture(scope="module")
def otherwise() -> dict[str, list[str]]:
    return told(CLINIC, OTHERWISE, judged)


@pytest.fixture(scope="module")
def agreeing() -> dict[str, list[str]]:
    return told(CLINIC, AGREEING, judged)


@pytest.mark.parametrize("said", [said for _, said in OTHERWISE], ids=plain)
def test_what_a_text_says_otherwise_is_told(said, otherwise):
    assert otherwise[said]


@pytest.mark.parametrize("said", [said for _, said in AGREEING], ids=plain)
def test_what_agrees_or_speaks_of_something_else_is_not_told(said, agreeing):
    assert agreeing[said] == []


SAVINGS = """\
# planloom.yml
today: 2027-11-28
# plans/organisation.yml
name: Marlow
languages: [en, pl]
currency: GBP
# plans/strategy/plan.yml
kind: strategy
title: Strategy
objectives:
  - {{id: leaner, title: {{en: 9 million lower costs a year, pl: Koszty niższe o 9 mln rocznie}}}}
# plans/restructuring/plan.yml
kind: restructuring
title: Wards
savings:
  - {{id: lists, title: Late lists, baseline: rooms, baseline_annual: 6m, run_rate: 5m, supports: [leaner]}}
  - {{id: store, title: One store, baseline: stores, baseline_annual: 9m, run_rate: 3m, supports: [{aim}]}}
"""


@pytest.mark.parametrize(("aim", "is_told"), [("leaner", True), ("leener", False)])
def test_savings_are_a_sum_only_where_all_say_what_they_serve(aim, is_told):
    told_of = [one.span.file for one in judged(SAVINGS.format(aim=aim)) if one.code.id == "L104"]
    assert told_of == ["plans/strategy/plan.yml"] * is_told


@pytest.mark.parametrize(
    ("unit", "language", "written"),
    [
        ("", "en", "12,000.5 (2026)"),
        ("", "pl", "12\u00a0000,5 (2026)"),
        ("percent", "pl", "12\u00a0000,5% (2026)"),
        ("PLN", "en", "PLN\u00a012,000.50 (2026)"),
    ],
)
def test_what_a_field_states_is_written_as_its_reader_writes_it(unit, language, written):
    stated = Stated(Part(), "actuals", Decimal("12000.5"), unit, Period.parse("2026"))
    assert with_period(stated, language) == written
