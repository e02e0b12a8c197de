"""Comparisons in rules of one's own: along references and against them, one by one and added up, with numbers."""

import pytest
from rule_projects import codes, judged, marked

from planloom.report.words import help_of, message

SALES = """\
# plans/sales/plan.yml
kind: sales
products: [{id: fan, title: Fan, list_price: 100}]
forecasts: [{id: f, title: Fans, for: 2027, product: fan, volume: 10, price: 120, revenue: 1200}]
"""
UNITS = """\
# plans/restructuring/plan.yml
kind: restructuring
org_units: [{id: u, title: North, headcount: 10, headcount_after: 12, fte: 11}]
workforce: [{unit: u, before_fte: 10, hires: 1, after_fte: 11}]
"""
WORK = """\
# plans/strategy/plan.yml
kind: strategy
objectives: [{id: o, title: Grow, corporate: true, budget: {2027: 3m}}]
initiatives:
  - {id: a, title: A, supports: o, status: on_track, budget: {2027-H1: 2m}}
  - {id: b, title: B, supports: o, status: STATUS, budget: {2027-H2: 2m}}
"""
TEAM = """\
# plans/sales/plan.yml
kind: sales
teams: [{id: t, title: Field, lead: x, members: [x]}]
# plans/organisation.yml
languages: en
people: [{id: x, name: Anna Nowak}]
"""


def told(compare, plans, kind):
    tree = f"# planloom.yml\nrules: [{{id: U101, title: Own, for: {kind}, compare: {compare}}}]\n{plans}"
    return tree, [problem for problem in judged(tree) if problem.code.id in ("U101", "S404")]


FOUND = {
    "what it names": (
        "{field: price, is: at_most, to: list_price, through: product}",
        SALES,
        "forecast",
        ("120", "`price` of forecast “Fans” is PLN 120, which is not at most PLN 100"),
    ),
    "what names it": (
        "{field: headcount_after, is: equal, to: after_fte, through: workforce.unit}",
        UNITS,
        "org_unit",
        ("12", "`headcount_after` of unit “North” is 12, which is not equal to 11"),
    ),
    "another field of its own": (
        "{field: fte, is: at_most, to: headcount}",
        UNITS,
        "org_unit",
        ("11", "`fte` of unit “North” is 11, which is not at most 10"),
    ),
    "a number": (
        "{field: budget, is: at_most, than: 1000000}",
        WORK.replace("STATUS", "cancelled"),
        "objective",
        ("3m", "`budget` of objective “Grow” is PLN 3,000,000, which is not at most PLN 1,000,000"),
    ),
    "another person": (
        "{field: owner, is: different, through: supports}",
        WORK.replace("corporate: true", "corporate: true, owner: x").replace("title: A,", "title: A, owner: x,")
        + "# plans/organisation.yml\nlanguages: en\npeople: [{id: x, name: Anna Nowak}]\n",
        "initiative",
        ("x", "`owner` of initiative “A” is person “Anna Nowak”, which is not different from person “Anna Nowak”"),
    ),
    "a sum": (
        "{field: budget, is: at_least, total: sum, through: initiative.supports}",
        WORK.replace("STATUS", "cancelled"),
        "objective",
        (
            "3m",
            "`budget` of objective “Grow” is PLN 3,000,000, which is not at least the PLN 4,000,000 that the others add up to",
        ),
    ),
    "a sum against a number": (
        "{to: budget, total: sum, is: at_most, than: 3000000, through: initiative.supports}",
        WORK.replace("2027-H2", "2027-H1").replace("STATUS", "on_track"),
        "objective",
        ("o", "the sum of `budget` for objective “Grow” is PLN 4,000,000, which is not at most PLN 3,000,000"),
    ),
    "a count": (
        "{total: count, is: at_least, than: 2, through: members}",
        TEAM,
        "team",
        ("t", "there are 1 of `members` for team “Field”, which is not at least 2"),
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_is_not_so_is_told_at_its_place(name):
    compare, plans, kind, expected = FOUND[name]
    tree, problems = told(compare, plans, kind)
    assert [(marked(problem, tree), message(problem).replace("\xa0", " ")) for problem in problems] == [expected]


@pytest.mark.parametrize(
    ("compare", "plans", "kind"),
    [
        ("{field: price, is: at_least, to: list_price, through: product}", SALES, "forecast"),
        (
            "{field: budget, is: at_least, total: sum, through: initiative.supports, those: {status: on_track}}",
            WORK.replace("STATUS", "cancelled"),
            "objective",
        ),
        ("{total: count, is: at_most, than: 2, through: members}", TEAM, "team"),
    ],
)
def test_what_is_so_is_not_told(compare, plans, kind):
    assert told(compare, plans, kind)[1] == []


def test_half_a_sum_says_nothing():
    foreign = WORK.replace("{2027-H2: 2m}", "{2027-H2: 2m EUR}").replace("STATUS", "on_track")
    compare = "{field: budget, is: at_least, total: sum, through: initiative.supports}"
    assert told(compare, foreign, "objective")[1] == []


@pytest.mark.parametrize(
    ("compare", "at", "advice"),
    [
        ("{field: budget, is: at_most}", "{field: budget, is: at_most}", "name another field"),
        ("{is: at_most, than: 2}", "{is: at_most, than: 2}", "give it a `field`"),
        ("{field: budget, is: at_most, total: sum}", "{field: budget, is: at_most, total: sum}", "what is added"),
        ("{field: budget, is: at_most, through: initiativ.supports}", "initiativ.supports", "`initiative.supports`"),
        ("{field: budget, is: at_most, through: initiative.suports}", "initiative.suports", "`initiative.supports`"),
        ("{field: budget, is: at_most, to: bugdet, through: initiative.supports}", "bugdet", "`budget`"),
        ("{field: budget, is: at_most, through: initiative.supports, those: {statsu: done}}", "done", "`status`"),
    ],
)
def test_a_comparison_that_makes_no_sense_is_told_where(compare, at, advice):
    tree, problems = told(compare, "# plans/strategy/plan.yml\nkind: strategy\n", "objective")
    assert codes(problems) == ["S404"]
    assert marked(problems[0], tree) == at
    assert advice in help_of(problems[0])
