"""Shares in texts against what they are shares of, sums of plans, and shares told of those who do not."""

import pytest
from rule_projects import judged

ORCHARD = """\
# planloom.yml
today: 2028-06-01
# plans/organisation.yml
name: Orchard House
languages: [en, pl]
currency: GBP
# plans/strategy/plan.yml
kind: strategy
title: Strategy
period: 2027..2028
objectives:
  - id: school
    title: Open a school
    text: {en: "TEXT_SCHOOL", pl: "-"}
    revenue_target: {2027: 40k, 2028: 160k}
    measures:
      - {id: punctual, title: Orders on their day, unit: "%", direction: increase, frequency: monthly, baseline: {2026: 85}, targets: {2027: 90, 2028: 95}, actuals: {2027-12: 91, 2028-04: 94}}
initiatives:
  - {id: press, title: A new press, start: 2027-01-01, end: 2028-12-01, budget: {2027: 100k, 2028: 100k}, spent: {2027: 90k, 2028: 20k}, text: {en: "TEXT_PRESS", pl: "PL_PRESS"}}
# plans/marketing/plan.yml
kind: marketing
title: Marketing
period: 2027..2028
campaigns:
  - {id: doors, title: From door to door, start: 2027-03-01, end: 2028-10-01, budget: {2027: 90k}, expected_leads: 200, expected_customers: 20, text: {en: "TEXT_DOORS", pl: "PL_DOORS"}}
# plans/restructuring/plan.md
kind: restructuring
title: {en: Orchards, pl: Sady}
period: 2027..2028
savings:
  - {id: north, title: {en: Northern orchard, pl: Sad północny}, baseline_annual: 800k, run_rate: 200k, phasing: {2027: 50k, 2028: 200k}, text: {en: "TEXT_NORTH", pl: "-"}}
  - {id: south, title: {en: Southern orchard, pl: Sad południowy}, baseline_annual: 500k, run_rate: 300k, phasing: {2027: 100k, 2028: 300k}}
"""  # fmt: skip


def told(**texts: str) -> list[str]:
    """Return what is said otherwise than in the fields by texts of the project, each in a place of its own."""
    project = ORCHARD.replace("plan.md", "plan.yml")
    for place, words in texts.items():
        project = project.replace(place, words)
    for place in ("TEXT_SCHOOL", "TEXT_PRESS", "PL_PRESS", "TEXT_DOORS", "PL_DOORS", "TEXT_NORTH"):
        project = project.replace(place, "-")
    return [one.code.id for one in judged(project) if one.code.id == "L104"]


@pytest.mark.parametrize(
    ("place", "wrong", "right"),
    [
        ("TEXT_PRESS", "Barely a quarter of the total budget was spent.", "A good half of the budget was spent."),
        ("PL_PRESS", "Zużyliśmy ledwie jedną czwartą całego budżetu.", "Zużyliśmy ponad połowę całego budżetu."),
        ("TEXT_DOORS", "Every fourth enquiry ends in a purchase.", "One enquiry in ten ends in a purchase."),
        ("PL_DOORS", "Co czwarte zapytanie kończy się zakupem.", "Co dziesiąte zapytanie kończy się zakupem."),
        ("TEXT_SCHOOL", "A third of the money comes in the first year.", "A fifth of the money comes in the first year."),
        ("TEXT_SCHOOL", "[[north]] is three quarters of all savings.", "[[north]] is two fifths of all savings."),
        ("TEXT_SCHOOL", "In April 2028 every fifth order missed its day ([[punctual]]).", "In April 2028 six in a hundred missed their day ([[punctual]])."),
        ("TEXT_DOORS", "It costs 6,000 pounds a month.", "It costs 7,500 pounds a month."),
        ("TEXT_PRESS", "It swallows just about fifty thousand pounds.", "It swallows just about two hundred thousand pounds."),
    ],
)  # fmt: skip
def test_a_share_that_is_none_is_told(place, wrong, right):
    assert (told(**{place: wrong}), told(**{place: right})) == (["L104"], [])


@pytest.mark.parametrize(
    "words",
    [
        "A third of the money for [[press]] comes from a grant.",
        "Half of the people like [[press]].",
        "A quarter of the savings could be lost if [[north]] is late.",
        "Every fourth pupil plays an instrument.",
    ],
)
def test_a_share_of_something_else_is_left_alone(words):
    assert told(TEXT_SCHOOL=words) == []
