"""Findings on figures by period stand at the figure, however its period is written."""

from planloom.rules.places import key_span_of, value_span_of
from planloom.values import Calendar

PLAN = """\
kind: marketing
budget:
  - category: Fairs
    amounts:
      fy2027-q1: 1m
      2026-Q3: 2m
"""


def test_by_the_days_and_not_by_the_letters(project):
    line = project({"organisation.yml": "fiscal_year_start: 4", "m/plan.yml": PLAN}).plan.budget[0]
    calendar = Calendar(4)
    assert [str(key_span_of(line, "amounts", calendar.parse(text))) for text in ("2026-Q2", "FY2027-Q2")] == [
        "plans/m/plan.yml:5:7",
        "plans/m/plan.yml:6:7",
    ]
    assert str(value_span_of(line, "amounts", calendar.parse("2026-04..2026-06"))) == "plans/m/plan.yml:5:18"


def test_a_sum_stands_at_the_field_and_a_single_part_at_itself(project):
    line = project({"organisation.yml": "fiscal_year_start: 4", "m/plan.yml": PLAN}).plan.budget[0]
    assert str(value_span_of(line, "amounts", Calendar(4).parse("FY2027"))) == "plans/m/plan.yml:4:5"
    assert str(value_span_of(line, "amounts", Calendar(4).parse("FY2027-H1..2026-12"))) == "plans/m/plan.yml:4:5"
    assert str(value_span_of(line, "amounts", Calendar(4).parse("2026-H2"))) == "plans/m/plan.yml:6:16"


def test_a_bare_value_stands_where_it_is_written(project):
    made = project({"s/plan.yml": "kind: strategy\nmission: M\nvision: 1900\n"})
    assert [str(part.span("text")) for part in (made.plan.mission, made.plan.vision)] == [
        "plans/s/plan.yml:2:10",
        "plans/s/plan.yml:3:9",
    ]
