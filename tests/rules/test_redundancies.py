"""Thresholds of collective redundancies: Act of 13 March 2003, art. 1 (ustawa z dnia 13 marca 2003 r.)."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_projects import codes, judged

from effort import examples
from planloom.problems import Level
from planloom.rules.people.collective_redundancies import redundancies_reach_the_threshold, threshold


def plan(employees: int | None, *redundancies: str, more: str = "") -> str:
    people = f"employees: {employees}\n" if employees is not None else ""
    listed = "".join(f"      - {one}\n" for one in redundancies)
    return f"""\
# plans/organisation.yml
languages: en
{people}# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - before_fte: 2000
    leavers: 2000
    after_fte: 0
    redundancies:
{listed}{more}"""


def fires(tree: str) -> bool:
    return "P104" in codes(judged(tree))


def notice(number: int, date: str = "2027-03-31", basis: str = "notice") -> str:
    return f"{{date: {date}, number: {number}, basis: {basis}}}"


@pytest.mark.parametrize(
    ("employees", "dismissed", "expected"),
    [
        (19, 19, False),
        (20, 9, False),
        (20, 10, True),
        (99, 9, False),
        (99, 10, True),
        (100, 9, False),
        (100, 10, True),
        (105, 10, False),
        (105, 11, True),
        (299, 29, False),
        (299, 30, True),
        (300, 29, False),
        (300, 30, True),
        (5000, 29, False),
        (5000, 30, True),
    ],
)
def test_boundaries(employees, dismissed, expected):
    assert fires(plan(employees, notice(dismissed))) is expected


@pytest.mark.parametrize(
    ("employees", "least"), [(19, None), (20, 10), (99, 10), (100, 10), (101, 11), (200, 20), (299, 30), (300, 30)]
)
def test_threshold(employees, least):
    assert threshold(employees) == least


@pytest.mark.parametrize(
    ("second", "expected"), [("2027-03-30", True), ("2027-03-31", False)], ids=["30th day", "31st day"]
)
def test_days_within_thirty_count_together(second, expected):
    assert fires(plan(50, notice(5, "2027-03-01"), notice(5, second))) is expected


@pytest.mark.parametrize(("agreed", "expected"), [(4, False), (5, True)])
def test_agreements_count_from_five_on(agreed, expected):
    assert fires(plan(50, notice(6), notice(agreed, basis="agreement"))) is expected


def test_agreements_of_several_units_count_together():
    assert fires(plan(50, notice(5), notice(2, basis="agreement"), notice(3, "2027-04-05", "agreement")))


def test_a_month_is_one_event():
    assert fires(plan(50, notice(10, "2027-03")))


def test_two_entries_for_one_month_count_together():
    assert fires(plan(50, notice(5, "2027-03"), notice(5, "2027-03")))


def test_two_months_do_not_count_together():
    assert not fires(plan(50, notice(5, "2027-03"), notice(5, "2027-04")))


def test_without_a_number_of_employees_thirty_are_enough():
    assert not fires(plan(None, notice(29)))
    assert fires(plan(None, notice(30)))


def test_the_enterprise_of_the_plan_is_the_employer():
    assert fires(plan(5000, notice(12), more="enterprise: {description: A subsidiary, employees: 60}\n"))


def test_a_total_beside_its_units_is_not_counted_twice():
    tree = """\
# plans/organisation.yml
languages: en
employees: 50
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: shop, title: Shop, headcount: 50}]
workforce:
  - {before_fte: 50, leavers: 6, after_fte: 44, redundancies: [{date: 2027-03-31, number: 6}]}
  - {unit: shop, before_fte: 50, leavers: 6, after_fte: 44, redundancies: [{date: 2027-03-31, number: 6}]}
"""
    assert not fires(tree)


def test_planned_consultation_makes_it_a_note():
    consulted = """\
consultation:
  - {parties: [The trade union], notified: 2027-01-11}
"""
    (problem,) = (one for one in judged(plan(50, notice(10), more=consulted)) if one.code.id == "P104")
    assert problem.level is Level.INFO


def test_the_statute_is_named():
    assert "13 March 2003" in (redundancies_reach_the_threshold.check.__doc__ or "")
    assert "13 marca 2003" in (threshold.__doc__ or "")


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 8)), min_size=1, max_size=6), st.sampled_from([50, 300]))
def test_against_counting_every_window_of_thirty_days(events, employees):
    first = dt.date(2027, 1, 1)
    most = max(sum(number for day, number in events if start <= day <= start + 29) for start in range(-30, 92))
    entries = [notice(number, str(first + dt.timedelta(days=day))) for day, number in events]
    assert fires(plan(employees, *entries)) == (most >= (10 if employees == 50 else 30))
