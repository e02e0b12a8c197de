"""Fiscal years in the sources: read with the organisation's own, told where they are written."""

import pytest

from planloom.values import Calendar, Period

FISCAL = "fiscal_year_start: 4"
PLAN = """\
kind: marketing
period: FY2027..FY2028
budget: [{category: Fairs, amounts: {fy2027-q1: 1m, 2026-Q3: 2m, FY2027-H2: 3m}}]
"""


def test_every_field_of_periods_knows_the_fiscal_year(project):
    result = project({"organisation.yml": FISCAL, "m/plan.yml": PLAN})
    assert result.problems == []
    assert result.plan.period == Period.parse("2026-04..2028-03")
    assert [str(period) for period in result.plan.budget[0].amounts] == ["FY2027-Q1", "2026-Q3", "FY2027-H2"]


@pytest.mark.parametrize(
    ("written", "calendar"),
    [
        ("fiscal_year_start: 4", Calendar(4)),
        ("fiscal_year_start: 10\nfiscal_year_named_by: start", Calendar(10, "start")),
        ("name: Acme", Calendar()),
    ],
)
def test_the_organisation_has_a_calendar(project, written, calendar):
    result = project({"organisation.yml": written, "s/plan.yml": "kind: strategy"})
    assert result.portfolio.organisation.calendar == calendar


def test_people_and_questions_of_the_organisation_know_it_too(project):
    text = "people: [{id: anna, name: Anna, start: FY2027}]\nfiscal_year_start: 4"
    result = project({"organisation.yml": text, "s/plan.yml": "kind: strategy"})
    assert result.problems == []


def test_without_a_fiscal_year_its_forms_are_refused_where_they_stand(project):
    result = project({"m/plan.yml": PLAN})
    assert result.places("S304") == ["plans/m/plan.yml:2:9", "plans/m/plan.yml:3:38", "plans/m/plan.yml:3:66"]
    assert "fiscal_year_start" in result.problems[0].values["advice"].en


def test_the_same_days_by_two_names_are_told_once(project):
    text = "kind: marketing\nbudget: [{category: A, amounts: {FY2027: 1m, 2026-04..2027-03: 2m}}]"
    result = project({"organisation.yml": FISCAL, "m/plan.yml": text})
    assert [problem.values["advice"].en for problem in result.problems] == [
        "keep one of the two: `FY2027` means the same days"
    ]


def test_a_figure_is_found_by_any_name_of_its_days(project):
    result = project({"organisation.yml": FISCAL, "m/plan.yml": PLAN})
    line = result.plan.budget[0]
    assert [line.span("amounts", period).column for period in line.amounts] == [49, 62, 77]
