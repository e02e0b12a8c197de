from decimal import Decimal

from planloom.figures.coverage import functional_plans
from planloom.figures.matrix import columns_for
from planloom.figures.money import total_within
from planloom.values import Money, Period


def pln(amount):
    return Money(Decimal(amount), "PLN")


def p(text):
    return Period.parse(text)


ORGANISATION = "currency: PLN\nrates: {EUR: 4}\n"
STRATEGY = """\
kind: strategy
envelope: {amounts: {2027: 1000}}
allocations:
  - {function: sales, amounts: {2027: 300}}
  - {plan: home, amounts: {2027: 200, 2028: 100}}
  - {function: other, amounts: {2027: 50}}
"""
SALES = "kind: sales\nbudget:\n  - {category: A, amounts: {2027: 100}}\n  - {category: B, amounts: {2027-Q1: 10 EUR, 2027-Q2: 5 USD}}\n"
HOME = "kind: marketing\nid: home\nbudget:\n  - {category: A, amounts: {2027..2028: 150}}\n"
DACH = "kind: marketing\nbudget:\n  - {category: A, amounts: {2028: 30}}\n"


def read(project):
    return project({
        "organisation.yml": ORGANISATION,
        "strategy/plan.yml": STRATEGY,
        "sales/plan.yml": SALES,
        "home/plan.yml": HOME,
        "dach/plan.yml": DACH,
    })  # fmt: skip


def test_money_by_plan_year_and_kind(project):
    result = read(project)
    money = result.figures.money
    assert money.years == (2027, 2028)
    assert money.envelope == {2027: pln(1000), 2028: None}
    assert money.allocated == {2027: pln(550), 2028: pln(100)}
    assert money.by_function == {
        "sales": {2027: pln(300), 2028: None},
        "marketing": {2027: pln(200), 2028: pln(100)},
        "other": {2027: pln(50), 2028: None},
    }
    assert money.kinds == {"marketing": {2027: None, 2028: pln(30)}, "sales": {2027: pln(140), 2028: None}}
    assert money.total == {2027: pln(140), 2028: pln(30)}


def test_money_of_each_plan(project):
    rows = {row.plan.id: row for row in read(project).figures.money.plans}
    assert rows["sales"].allocated == {2027: pln(300), 2028: None}
    assert rows["sales"].spent_total == pln(140)
    assert rows["home"].allocated_total == pln(300)
    assert rows["dach"].allocated == {2027: None, 2028: None}


def test_what_is_given_for_two_years_counts_in_the_total(project):
    rows = {row.plan.id: row for row in read(project).figures.money.plans}
    assert rows["home"].spent == {2027: None, 2028: None}
    assert rows["home"].spent_total == pln(150)


def test_an_amount_without_a_rate_is_not_guessed(project):
    result = read(project)
    line = result.find("sales").budget[1]
    assert set(result.figures.exchange.series(line.amounts)) == {p("2027-Q1")}
    assert result.figures.exchange.complete(line.amounts) is None
    assert result.figures.exchange.complete({p("2027"): pln(1)}) == {p("2027"): pln(1)}


def test_money_within_a_period():
    assert total_within([{p("2027-Q1"): pln(1)}, {p("2027"): pln(9)}, {p("2027-Q2"): pln(2)}], p("2027-H1")) == pln(3)
    assert total_within([], p("2027")) is None


def test_the_thread_of_a_strategic_objective(project):
    result = project({
        "strategy/plan.yml": "kind: strategy\nobjectives: [{id: a, title: A}, {id: b, title: B, corporate: true}, {id: c, title: C}]\ninitiatives: [{id: i, title: I, supports: [a]}]",
        "sales/plan.yml": "kind: sales\nobjectives: [{id: s, title: S, supports: [a]}]\ninitiatives: [{id: w, title: W, supports: [s]}]",
    })  # fmt: skip
    threads = {thread.objective.id: thread for thread in result.figures.threads}
    assert {plan: [item.id for item in items] for plan, items in threads["a"].supporters.items()} == {
        "strategy": ["i"],
        "sales": ["s", "w"],
    }
    assert [threads[name].covered for name in "abc"] == [True, True, False]
    assert result.figures.serves(result.find("w")) == (result.find("a"),)
    assert functional_plans(result.graph) == (result.find("sales"),)


def test_columns_are_the_finest_that_fit_all():
    assert columns_for([{p("2027-Q1"): 1}, {p("2027-Q2"): 1}]) == (p("2027-Q1"), p("2027-Q2"))
    assert columns_for([{p("2027"): 1, p("2027-Q1"): 1}]) == (p("2027"),)
    assert columns_for([{p("2027"): 1}, {p("2027-Q1"): 1}]) == (p("2027"),)
    assert columns_for([]) == ()
