"""At its exact edge a difference is still allowed; a hair beyond it is not."""

import pytest
from rule_projects import codes, judged

ADD_UP = """\
# planloom.yml
tolerance: {{money: {tolerance}}}
# plans/sales/plan.yml
kind: sales
territories: [{{id: north, title: North}}, {{id: south, title: South}}]
targets:
  - {{id: everything, revenue: {{2027: 100m}}{own}}}
  - {{territory: north, revenue: {{2027: 50m}}}}
  - {{territory: south, revenue: {{2027: {south}}}}}
"""


@pytest.mark.parametrize(
    ("tolerance", "south", "expected"),
    [
        ("0.5%", "50.5m", []),
        ("0.5%", "50 500 001", ["M101"]),
        ("0.5%", "49.5m", []),
        ("0.5%", "49 499 999", ["M101"]),
        ("0%", "50m", []),
        ("0%", "50 000 001", ["M101"]),
        ("2%", "52m", []),
        ("2%", "52 000 001", ["M101"]),
    ],
)
def test_money(tolerance, south, expected):
    assert codes(judged(ADD_UP.format(tolerance=tolerance, south=south, own=""))) == expected


@pytest.mark.parametrize(("south", "expected"), [("55m", []), ("55 000 001", ["M101"])])
def test_a_target_may_bring_its_own(south, expected):
    assert codes(judged(ADD_UP.format(tolerance="0%", south=south, own=", tolerance: 5%"))) == expected


BUDGET = """\
# plans/strategy/plan.yml
kind: strategy
allocations:
  - {{function: sales, amounts: {{2027: 1 000}}}}
# plans/sales/plan.yml
kind: sales
budget:
  - {{category: Fairs, amounts: {{2027: {spent}}}}}
"""


@pytest.mark.parametrize(("spent", "expected"), [("1 005", []), ("1 005.01", ["M103"]), ("10", [])])
def test_a_limit_has_one_side(spent, expected):
    assert codes(judged(BUDGET.format(spent=spent))) == expected


DAYS = """\
# planloom.yml
tolerance: {{days: {days}}}
# plans/sales/plan.yml
kind: sales
initiatives:
  - {{id: choose, title: Choose, start: 2027-01-10, end: {end}}}
  - {{id: roll-out, title: Roll out, start: 2027-05-01, end: 2027-09-30, depends_on: choose}}
"""


@pytest.mark.parametrize(
    ("days", "end", "expected"),
    [
        (0, "2027-05-01", []),
        (0, "2027-05-02", ["D104"]),
        (7, "2027-05-08", []),
        (7, "2027-05-09", ["D104"]),
    ],
)
def test_days(days, end, expected):
    assert codes(judged(DAYS.format(days=days, end=end))) == expected


PROGRESS = """\
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {{2025: 100}}
    targets: {{2027: 200}}
    actuals: {{2026: 130}}
    stated_progress: {stated}
"""


@pytest.mark.parametrize(
    ("stated", "expected"), [("30%", []), ("31%", []), ("29%", []), ("31.1%", ["K103"]), ("28.9%", ["K103"])]
)
def test_progress_is_stated_to_a_percentage_point(stated, expected):
    assert codes(judged(PROGRESS.format(stated=stated))) == expected


@pytest.mark.parametrize(("share", "expected"), [("30.5%", []), ("30.6%", ["M113"]), ("30%", []), ("1%", [])])
def test_shares_of_segments_leave_half_a_point_for_rounding(share, expected):
    tree = f"""\
# plans/marketing/plan.yml
kind: marketing
segments:
  - {{id: homes, title: Homes, share: 70%}}
  - {{id: offices, title: Offices, share: {share}}}
"""
    assert codes(judged(tree)) == expected
