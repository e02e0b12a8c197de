"""The checklist of the law: what it asks of which plan."""

import pytest
from rule_projects import files_of, judged, judged_anew

from planloom.report.words import message
from planloom.rules.law.checklist import ARTICLE_9, ARTICLE_10, DIRECTIVE_8

FULL = """\
# plans/restructuring/plan.yml
kind: restructuring
legal_mode: pzu
period: 2027..2028
enterprise:
  description: Maker of pumps
  debtor: Pumps S.A., KRS 0000000000, Zalesko
  supply_and_demand: Demand has fallen by a fifth
  supply_and_demand_future: It recovers slowly
  size_class: medium
causes: [{title: The largest customer has gone}]
risks: [{title: The bank calls the loan}]
savings: [{id: one-plant, title: One plant instead of two, start: 2027-03-01, end: 2027-12-31, one_off_cost: {2027: 2m}}]
workforce: [{before_fte: 120, leavers: 5, after_fte: 115}]
consultation: [{parties: [The trade union], rules: Monthly meetings}]
production_capacity: {total: 1000, used: 600}
financing: [{source: Bank loan, amount: 3m}]
projections:
  - scenario: base
    years:
      - {year: 2027, revenue: 50m, costs: 51m}
      - {year: 2028, revenue: 50m, costs: 49m}
      - {year: 2029, revenue: 50m, costs: 48m}
      - {year: 2030, revenue: 50m, costs: 48m}
      - {year: 2031, revenue: 50m, costs: 48m}
  - scenario: low
    years:
      - {year: 2027, revenue: 45m, costs: 51m}
      - {year: 2028, revenue: 45m, costs: 47m}
      - {year: 2029, revenue: 45m, costs: 45m}
      - {year: 2030, revenue: 45m, costs: 44m}
      - {year: 2031, revenue: 45m, costs: 44m}
assets: [{title: Plant, value: 20m}]
liabilities: [{title: Loan, value: 15m}]
situation: {economic: Losses for two years, workers: No wages are overdue}
parties: [{title: Suppliers, claims: 8m}, {title: Employees, affected: false, reason: Wages are paid in full}]
satisfaction_test: {going_concern: 18m, liquidation_whole: 9m, liquidation_piecemeal: 6m}
legal_terms:
  final_date: 2028-12-31
  future_strategy: Fewer products, more service
  practitioner: Jan Kowal
  viability: Orders for two years are signed
  new_financing: The loan bridges the move
  authors: [Anna Nowak]
  responsible: [Anna Nowak]
  date: 2027-01-10
"""


def points(tree: str) -> list[str]:
    """Return the points missing, as ``10(1)(5)``; nothing without a finding."""
    problems = [problem for problem in judged(tree) if problem.code.id == "R101"]
    return [str(inner.values["point"].en).removeprefix("art. ") for problem in problems for inner in problem.folded]


def without(part: str) -> str:
    """Return the full plan without one of its parts."""
    lines = FULL.split("\n")
    start = next(index for index, line in enumerate(lines) if line.startswith(part))
    stop = next(index for index in range(start + 1, len(lines)) if not lines[index].startswith(" "))
    return "\n".join(lines[:start] + lines[stop:])


def test_a_full_plan_answers_everything():
    assert judged(FULL) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("enterprise", ["10(1)(1)", "10(2a)", "8(1)(a)"]),
        ("causes", ["10(1)(2)", "8(1)(b)"]),
        ("risks", ["10(1)(3)"]),
        ("workforce", ["10(1)(4)", "8(1)(g)"]),
        ("consultation", ["10(1)(4)", "8(1)(g)"]),
        ("production_capacity", ["10(1)(6)"]),
        ("financing", ["10(1)(7)"]),
        ("projections", ["10(1)(8)", "8(1)(g)"]),
        ("assets", ["10(1)(8a)", "8(1)(b)"]),
        ("situation", ["10(1)(8a)", "8(1)(b)"]),
        ("parties", ["8(1)(c)"]),
        ("satisfaction_test", ["10a"]),
        ("  final_date", []),
        ("  future_strategy", ["10(1)(3)"]),
        ("  practitioner", ["8(1)(f)"]),
        ("  viability", ["8(1)(h)"]),
        ("  new_financing", ["8(1)(g)"]),
        ("  authors", ["10(1)(10)"]),
        ("  responsible", ["10(1)(9)"]),
        ("  date", ["10(1)(11)"]),
    ],
)
def test_each_part_answers_its_points(part, expected):
    tree = (
        without(part)
        if not part.startswith(" ")
        else "\n".join(line for line in FULL.split("\n") if not line.startswith(f"{part}:"))
    )
    assert points(tree) == expected


def test_five_years_in_two_forecasts():
    assert points(FULL.replace("      - {year: 2031, revenue: 45m, costs: 44m}\n", "")) == ["10(1)(8)"]


def test_a_micro_entrepreneur_needs_no_test():
    tree = without("satisfaction_test").replace("size_class: medium", "size_class: micro")
    assert points(tree) == []


def test_those_left_alone_have_a_reason():
    assert points(FULL.replace(", reason: Wages are paid in full", "")) == ["8(1)(e)"]


def test_a_plan_may_be_shortened_with_reasons():
    tree = without("production_capacity").replace("legal_terms:", "legal_terms:\n  limited: A service business")
    assert points(tree) == []


def test_a_preliminary_plan_answers_three_points():
    tree = "# plans/restructuring/plan.yml\nkind: restructuring\nlegal_mode: ppu\nplan_stage: preliminary\n"
    assert points(tree) == ["9(1)", "9(2)", "9(3)"]


def test_outside_of_proceedings_nothing_is_asked():
    assert judged("# plans/restructuring/plan.yml\nkind: restructuring\n") == []


def test_one_finding_a_plan_says_how_much_is_missing():
    (problem,) = (one for one in judged_anew(without("causes")) if one.code.id == "R101")
    assert (
        message(problem)
        == "restructuring plan `restructuring` says nothing to 2 of the 21 points that the law asks for"
    )
    assert problem.span.file in files_of(FULL)


def test_every_point_has_words_in_both_languages_and_fields():
    for requirement in (*ARTICLE_9, *ARTICLE_10, *DIRECTIVE_8):
        for phrase in (requirement.law, requirement.point, requirement.asks):
            assert phrase.en
            assert phrase.pl
        assert requirement.fields


def test_points_are_named_as_each_language_does():
    (first, *_, last) = ARTICLE_10
    assert (first.point.en, first.point.pl) == ("art. 10(1)(1)", "art. 10 ust. 1 pkt 1")
    assert (last.point.en, last.point.pl) == ("art. 10a", "art. 10a")
