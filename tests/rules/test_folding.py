"""One cause, one finding; a plan that is only begun gets a short list."""

from rule_projects import codes, judged

from planloom.report.words import message

STRATEGY = """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, revenue_target: {2027: 50m}, corporate: true}
"""


def test_an_objective_with_a_title_only_is_one_finding_that_lists_what_is_missing():
    (problem,) = judged("objectives:\n  - {id: grow, title: Grow, corporate: true}\n")
    assert problem.code.id == "K101"
    assert message(problem) == "objective “Grow” lacks an owner, a date and a measure"


def test_a_measure_with_a_title_only_is_one_finding_too():
    (problem,) = judged("measures:\n  - {id: customers, title: Customers}\n")
    assert message(problem) == "measure “Customers” lacks an owner, a unit, a direction, a target and a frequency"


def test_a_plan_of_titles_is_one_finding_with_the_rest_below():
    objectives = "".join(f"  - {{id: o-{number}, title: Objective {number}, supports: grow}}\n" for number in range(9))
    (problem,) = judged(f"{STRATEGY}# plans/sales/plan.yml\nkind: sales\nobjectives:\n{objectives}")
    assert problem.code.id == "K101"
    assert [str(folded.level) for folded in problem.folded] == ["info", *["warning"] * 9]


def test_objectives_that_lack_nothing_but_measures_are_a_note():
    objectives = "".join(
        f"  - {{id: o-{number}, title: O, owner: jan, period: 2027, corporate: true}}\n" for number in range(5)
    )
    (problem,) = judged(f"title: Plan\nobjectives:\n{objectives}")
    assert (problem.code.id, str(problem.level)) == ("K101", "info")
    assert message(problem) == "strategic plan “Plan” has 5 objectives and no measure yet"


def test_a_plan_that_is_not_linked_yet_is_one_finding():
    objective = "owner: jan, period: 2027, cost_target: {2027: 1m}"
    objectives = "".join(f"  - {{id: o-{number}, title: Objective, {objective}}}\n" for number in range(5))
    (problem,) = judged(f"{STRATEGY}# plans/sales/plan.yml\nkind: sales\nobjectives:\n{objectives}")
    assert problem.code.id == "C101"
    assert len(problem.folded) == 5


def test_a_strategy_without_functional_plans_is_one_finding():
    objective = "owner: jan, period: 2027, cost_target: {2027: 1m}"
    objectives = "".join(f"  - {{id: o-{number}, title: Objective, {objective}}}\n" for number in range(5))
    (problem,) = judged(f"objectives:\n{objectives}")
    assert problem.code.id == "C102"
    assert len(problem.folded) == 5


def test_what_hangs_on_an_unlinked_objective_follows_from_it():
    (problem,) = judged(f"""{STRATEGY}\
# plans/sales/plan.yml
kind: sales
objectives:
  - {{id: sell, title: Sell, owner: jan, period: 2027, cost_target: {{2027: 2m}}}}
  - {{id: sell-north, title: Sell, owner: jan, period: 2027, budget: {{2027: 2m}}, cost_target: {{2027: 2m}}, supports: sell}}
""")
    assert (problem.code.id, problem.subject, codes(list(problem.folded))) == ("C101", "sell", ["C101"])


def test_what_hangs_on_a_broken_link_is_not_told_again():
    found = codes(
        judged(f"""{STRATEGY}\
# plans/sales/plan.yml
kind: sales
objectives:
  - {{id: sell, title: Sell, owner: jan, period: 2027, revenue_target: {{2027: 50m}}, supports: grwo}}
""")
    )
    assert found == ["C103"]


def test_a_plan_without_money_has_no_findings_about_money():
    assert (
        judged("""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {id: homes, title: Homes}
# plans/sales/plan.yml
kind: sales
territories: [{id: north, title: North}]
targets: [{territory: north}]
quotas: [{holder: jan}]
forecasts: [{for: 2027}]
# plans/restructuring/plan.yml
kind: restructuring
savings: [{id: one-plant, title: One plant}]
""")
        == []
    )


def test_three_lines_are_a_plan():
    assert judged("# plans/sales/plan.md\n---\nkind: sales\n---\n") == []


def test_dates_that_follow_from_a_wrong_one_are_folded():
    (problem,) = judged("""\
# plans/sales/plan.yml
kind: sales
period: 2027
initiatives:
  - id: crm
    title: CRM
    start: 2027-06-01
    end: 2026-06-30
    milestones: [{title: Done, date: 2027-06-15}]
  - {id: next, title: Next, start: 2027-08-01, end: 2027-09-30, depends_on: crm}
""")
    assert problem.code.id == "D101"
    assert codes(list(problem.folded)) == ["D103"]


def test_a_plan_moved_by_a_year_is_one_finding():
    lines = "".join(f"  - {{category: Line {number}, amounts: {{2027: 1m}}}}\n" for number in range(5))
    work = "".join(f"  - {{id: w-{number}, title: W, start: 2027-02-01, end: 2027-03-01}}\n" for number in range(5))
    (problem,) = judged(f"# plans/sales/plan.yml\nkind: sales\nperiod: 2028\nbudget:\n{lines}initiatives:\n{work}")
    assert (problem.code.id, len(problem.folded)) == ("D102", 5)


def test_one_wrong_figure_that_disagrees_with_several_is_one_finding():
    (problem,) = judged("""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, revenue_target: {2027: 52m}}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell, owner: jan, period: 2027, revenue_target: {2027: 50m}, supports: grow}
targets:
  - {id: everything, revenue: {2027: 50m}}
""")
    assert (problem.code.id, codes(list(problem.folded))) == ("M101", ["M101"])


def test_titles_in_one_language_are_one_finding_a_plan():
    work = "".join(f"  - {{id: w-{number}, title: Work {number}}}\n" for number in range(6))
    (problem,) = judged(
        f"# plans/organisation.yml\nlanguages: [en, pl]\n# plans/sales/plan.yml\nkind: sales\ninitiatives:\n{work}"
    )
    assert (problem.code.id, len(problem.folded)) == ("L101", 6)


def test_the_proper_name_of_a_campaign_needs_no_translation():
    plan = "# plans/organisation.yml\nlanguages: [en, pl]\n# plans/m/plan.yml\nkind: marketing\ncampaigns:\n"
    assert judged(f"{plan}  - {{id: quiet, title: Quiet House, start: 2027-01-01, end: 2027-02-01}}\n") == []
    (problem,) = judged(f"{plan}  - {{id: quiet, title: {{en: Quiet House}}, start: 2027-01-01, end: 2027-02-01}}\n")
    assert problem.code.id == "L101"


def _strategies(count):
    goal = "objectives:\n  - {{id: o-{0}, title: O, owner: anna, period: 2027, revenue_target: {{2027: 5m}}}}\n"
    return "".join(f"# plans/s-{one}/plan.yml\nkind: strategy\n{goal.format(one)}" for one in range(count))


def test_strategies_without_any_work_are_one_finding():
    (problem,) = judged(_strategies(4))
    assert (problem.code.id, codes(list(problem.folded))) == ("C102", ["C102"] * 4)
    assert str(problem.span) == "plans/s-0/plan.yml:3:10"


def test_strategies_beside_work_are_told_one_by_one():
    work = "# plans/sales/plan.yml\nkind: sales\nobjectives: [{id: s, title: S, owner: a, period: 2027, revenue_target: {2027: 5m}, supports: o-0}]\n"
    assert codes(judged(_strategies(4) + work)) == ["C102"] * 3


def _running(count, other="2026"):
    measure = "  - {{id: m-{0}, title: M, owner: a, unit: pieces, direction: increase, frequency: quarterly, baseline: {{2025: 1}}, targets: {{2027: 9}}, actuals: {{{1}: 2}}}}\n"
    measures = "".join(measure.format(one, "2027-Q1" if one < count else other) for one in range(count + 1))
    return f"kind: strategy\nmeasures:\n{measures}"


def test_a_running_period_that_several_measures_tell_of_is_one_finding():
    (problem,) = judged(_running(3))
    assert (problem.code.id, len(problem.folded)) == ("K104", 3)
    assert (problem.values["count"], str(problem.values["period"])) == (3, "2027-Q1")
    assert "fiscal_year_start" in problem.help.en


def test_a_running_period_of_few_measures_and_one_to_come_are_told_apart():
    assert codes(judged(_running(2))) == ["K104", "K104"]
    found = judged(_running(3, other="2028"))
    assert sorted(len(problem.folded) for problem in found) == [0, 3]


def test_a_quarter_without_money_may_lie_outside_of_the_time_of_the_work():
    campaign = "# plans/m/plan.yml\nkind: marketing\nchannels: [{{id: web, title: Web}}]\ncampaigns: [{{id: c, title: C, start: 2027-09, end: 2027-11, budget: {{2027-Q1: {}, 2027-Q3: 30k}}}}]\n"
    assert "D106" not in codes(judged(campaign.format("0")))
    assert "D106" in codes(judged(campaign.format("1k")))
