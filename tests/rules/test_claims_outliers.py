"""What texts say of one object far from its fields, of two compared, of all the time, and of where a measure starts."""

import pytest
from claims_planted import plain, told
from rule_projects import judged

FARM = """\
# planloom.yml
today: 2028-02-01
# plans/organisation.yml
name: Stillwater Farms
languages: [en]
currency: GBP
rates: {EUR: 0.85}
# plans/strategy/plan.yml
kind: strategy
title: Strategy
period: 2027..2029
objectives:
  - id: direct
    title: Sell directly
    text: More of our milk is sold at the gate.
    revenue_target: {2028: 4m, 2029: 5m}
    measures:
      - {id: delay, title: Delivery time, unit: days, direction: decrease, frequency: monthly, baseline: {2026: 34}, targets: {2027: 24, 2028: 18}, actuals: {2027-03: 27, 2027-09: 21, 2027-12: 16}}
      - {id: gearing, title: Gearing, unit: "%", direction: at_most, baseline: {2026: 58}, targets: {2027: 55, 2028: 52}}
      - {id: gates, title: Farm gates, unit: gates, direction: increase, baseline: {2026: 410}, targets: {2027: 450}, actuals: {2027: 447}}
      - {id: known, title: Recognition, unit: "%", direction: increase, baseline: {2026: 6}, targets: {2027: 9}, actuals: {2027-06: 8}}
faq:
  - {question: Who?, answer: Everybody.}
# plans/marketing/plan.yml
kind: marketing
title: Marketing
period: 2027..2029
campaigns:
  - {id: doors, title: From door to door, start: 2027-03-01, end: 2028-12-17, budget: {2027: 90k, 2028: 80k}, expected_customers: 12}
  - {id: fair, title: The fair, start: 2027-05-01, end: 2028-10-01, budget: {2027: 60k, 2028: 160k}}
research:
  - {id: panel, title: Panel of shops, method: survey, sample: 412, date: 2026-10-01}
# plans/restructuring/plan.yml
kind: restructuring
title: Dairies
period: 2027..2029
financing:
  - {id: loan, source: Loan of the bank, amount: 6m, date: 2027-01}
"""  # fmt: skip
MILL = """\
# planloom.yml
today: 2028-02-01
# plans/organisation.yml
name: Młyn Podgórny
languages: [pl]
currency: PLN
# plans/strategy/plan.yml
kind: strategy
title: Strategia
period: 2027..2029
objectives:
  - id: wprost
    title: Sprzedaż wprost
    text: Sprzedajemy wprost.
    measures:
      - {id: czas, title: Czas dostawy, unit: dni, direction: decrease, frequency: monthly, baseline: {2026: 34}, targets: {2027: 24}, actuals: {2027-03: 27, 2027-12: 16}}
faq:
  - {question: Kto?, answer: Każdy.}
# plans/marketing/plan.yml
kind: marketing
title: Marketing
period: 2027..2029
campaigns:
  - {id: drzwi, title: Od drzwi do drzwi, start: 2027-03-01, end: 2028-12-17, budget: {2027: 90k, 2028: 80k}, expected_customers: 12}
  - {id: targi, title: Targi, start: 2027-05-01, end: 2028-10-01, budget: {2027: 60k, 2028: 160k}}
# plans/restructuring/plan.yml
kind: restructuring
title: Młyny
period: 2027..2029
financing:
  - {id: kredyt, source: Kredyt bankowy, amount: 6m, date: 2027-01}
"""  # fmt: skip
# fmt: off
OTHERWISE = [
    ("page", "The bank contributed «nine million pounds» by way of the [[loan|loan]]."),
    ("page", "From [[doors|door to door]] we expect «forty new customers»."),
    ("page", "We know the shops from the [[panel|panel]], for which we rang «two hundred shops»."),
    ("page", "In 2027 [[doors|door to door]] swallows «less» money than the [[fair|fair]]."),
    ("page", "In 2028 we spend «more» on [[doors|door to door]] than on the [[fair|fair]]."),
    ("page", "At the end of 2027 there were «fewer» [[gates|farm gates]] than at the end of 2026."),
    ("page", "Not once in 2027 did [[delay|delivery time]] fall below «twenty days»."),
    ("page", "We keep [[gearing|gearing]] below «half» in every year."),
    ("direct.text", "We bring delivery from «43 days» to 24 days."),
]
AGREEING = [
    ("page", "The bank contributed two million pounds of the [[loan|loan]] in the first instalment."),
    ("page", "The bank had offered nine million pounds by way of the [[loan|loan]]."),
    ("page", "From [[doors|door to door]] we expect twelve new customers."),
    ("page", "In 2027 [[doors|door to door]] swallows more money than the [[fair|fair]]."),
    ("page", "In 2028 we spend less on [[doors|door to door]] than on the [[fair|fair]]."),
    ("page", "At the end of 2027 there were more [[gates|farm gates]] than at the end of 2026."),
    ("page", "Not once in 2027 did [[delay|delivery time]] fall below fifteen days."),
    ("page", "We keep [[gearing|gearing]] below 60% in every year."),
    ("direct.text", "We bring delivery from 34 days to 24 days."),
    ("page", "At four pounds to the euro [[direct|our own sales]] would bring 19 million pounds in 2028."),
    ("page", "A Danish maker of our size reported [[gearing]] of 37 per cent for 2027."),
    ("page", "In the summer survey of 2027 it was [[known|eight shops in a hundred]]."),
]
POLISH_OTHERWISE = [
    ("page", "Bank dołożył «dziewięć milionów złotych» w postaci [[kredyt|kredytu]]."),
    ("page", "Po kampanii [[drzwi|od drzwi do drzwi]] spodziewamy się «czterdziestu nowych klientów»."),
    ("page", "W 2027 roku kampania [[drzwi|od drzwi do drzwi]] ma «mniejszy» budżet niż [[targi|targi]]."),
    ("page", "W 2027 roku [[czas|czas dostawy]] ani razu nie spadł poniżej «dwudziestu dni»."),
]
POLISH_AGREEING = [
    ("page", "Bank dołożył dwa miliony złotych w pierwszej racie [[kredyt|kredytu]]."),
    ("page", "Po kampanii [[drzwi|od drzwi do drzwi]] spodziewamy się dwunastu nowych klientów."),
    ("page", "W 2027 roku kampania [[drzwi|od drzwi do drzwi]] ma większy budżet niż [[targi|targi]]."),
    ("page", "W 2027 roku [[czas|czas dostawy]] ani razu nie spadł poniżej piętnastu dni."),
    ("page", "Przy takim kursie [[kredyt|kredyt]] dałby dziewięć milionów złotych."),
]
# fmt: on


@pytest.mark.parametrize(
    ("tree", "sentences"), [(FARM, OTHERWISE), (MILL, POLISH_OTHERWISE)], ids=["english", "polish"]
)
def test_what_a_text_says_otherwise_is_told(tree, sentences):
    assert [plain(said) for said, problems in told(tree, sentences, judged).items() if not problems] == []


@pytest.mark.parametrize(("tree", "sentences"), [(FARM, AGREEING), (MILL, POLISH_AGREEING)], ids=["english", "polish"])
def test_what_agrees_or_speaks_of_something_else_is_not_told(tree, sentences):
    assert {plain(said): problems for said, problems in told(tree, sentences, judged).items() if problems} == {}
