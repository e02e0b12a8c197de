"""What findings say of savings and people is what pages print."""

import tempfile
from pathlib import Path

from rule_projects import files_of

from planloom.figures.restructuring.savings import savings_table
from planloom.figures.restructuring.workforce import workforce_table
from planloom.model.restructuring import CostMeasure
from planloom.project import find_project, read_plans

TREE = """\
# plans/organisation.yml
languages: en
rates: {EUR: 4}
# plans/restructuring/plan.yml
kind: restructuring
period: 2027..2029
org_units:
  - {id: plant, title: Plant}
  - {id: line, title: Line, parent: plant}
workforce:
  - {before_fte: 12, leavers: 2, after_fte: 10}
  - {unit: plant, before_fte: 10, leavers: 2, after_fte: 8}
  - {unit: line, before_fte: 4, leavers: 1, after_fte: 3}
savings:
  - {id: a, title: A, run_rate: 1200k, phasing: {2027: 100k EUR}, one_off_cost: {2027-Q1: 500k}, net: {2028: 9m}, payback: 2029}
"""


def test_values_in_findings_are_those_of_the_tables():
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files_of(TREE).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        project, _ = find_project(Path(folder))
        read = read_plans(project)
        (plan,) = read.graph.portfolio.having(CostMeasure)
        savings, people = savings_table(plan, read.figures), workforce_table(plan, read.figures)
        found = {problem.code.id: problem.values for problem in read.everything}
        net, *folded = next([problem, *problem.folded] for problem in read.everything if problem.code.id == "M108")
    assert net.values["expected"] == savings.rows[0].flow.cells[1].net.value
    assert folded[0].values["expected"] == savings.rows[0].flow.payback.when
    assert found["P101"]["found"] == people.units.before.value == 10
