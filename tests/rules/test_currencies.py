"""Amounts of plans in another currency than the organisation's, in findings."""

from rule_projects import judged

from planloom.report.words import message

EUROS = """\
# plans/organisation.yml
languages: en
currency: GBP
rates: {EUR: 0.85}
# plans/m/plan.yml
kind: marketing
title: M
currency: EUR
campaigns:
  - {id: spring, title: Spring, budget: {2027: 240k}, expected_leads: 150, cost_per_lead: 1 200}
sales_component:
  - {id: expected-sales, targets: all-sales, revenue_target: {2027: 6m}}
# plans/s/plan.yml
kind: sales
title: S
currency: EUR
targets: [{id: all-sales, title: All, revenue: {2027: 5m}}]
"""


def test_amounts_are_told_in_the_currency_in_which_they_are_written():
    found = {one.code.id: message(one) for one in judged(EUROS)}
    assert "€6,000,000" in found["M102"]
    assert "€5,000,000" in found["M102"]
    assert "€1,600 each, not €1,200" in found["M111"]
