"""Periods as pages print them, written into a plan."""

import pytest
from rule_projects import judged, marked

from planloom.report.words import help_of, message

PLAN = """\
# plans/sales/plan.yml
kind: sales
targets:
  - {{id: all-sales, title: All, revenue: {{{first}: 20m, {second}: 30m}}, period: {whole}}}
# plans/organisation.yml
languages: {languages}
{calendar}
"""


def plan(first, second, whole, languages="pl", calendar=""):
    return PLAN.format(first=first, second=second, whole=whole, languages=languages, calendar=calendar)


@pytest.mark.parametrize(
    "tree",
    [
        plan("I kw. 2027", "II kw. 2027", "I poł. 2027"),
        plan("styczeń 2027", "luty–marzec 2027", "4 stycznia – 15 grudnia 2027"),
        plan("Q1 2027", "Apr 2027", "H1 2027", "en"),
        plan("2026/27", "I kw. 2027/28", "2026/27–2027/28", calendar="fiscal_year_start: 4"),
        plan("FY2027", "Q1 FY2028", "FY2027–FY2028", "en", "fiscal_year_start: 4"),
    ],
)
def test_they_are_read(tree):
    assert [message(problem) for problem in judged(tree) if problem.code.id.startswith("S")] == []


def test_what_is_wrong_with_a_figure_is_told_at_its_own_period():
    tree = plan("I kw. 2027", "II kw. 2027", "2027").replace("II kw. 2027: 30m", "II kw. 2027: many")
    assert [marked(problem, tree) for problem in judged(tree) if problem.code.id.startswith("S")] == ["many"]


def test_the_same_days_in_two_writings_are_told():
    (problem,) = [one for one in judged(plan("I kw. 2027", "2027-Q1", "2027")) if one.code.id.startswith("S")]
    assert "`I kw. 2027`" in help_of(problem)


def test_what_is_written_in_yet_another_way_is_answered_with_the_exact_writing():
    (problem,) = [one for one in judged(plan("3 kw. 2027", "2027-Q1", "2027")) if one.code.id.startswith("S")]
    assert help_of(problem, "pl") == "wpisz 2027-Q3"
