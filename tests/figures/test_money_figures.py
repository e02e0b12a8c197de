from decimal import Decimal

from planloom.figures.matrix import columns_for
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


def values(row):
    return [cell.value for cell in (*row.cells, row.rest, row.total)]


def test_money_by_year_of_all_plans(project):
    money = read(project).figures.money
    assert [str(year) for year in money.years] == ["2027", "2028"]
    assert values(money.envelope) == [pln(1000), None, None, pln(1000)]
    assert values(money.allocated) == [pln(550), pln(100), None, pln(650)]
    assert {name: values(row) for name, row in money.by_function.items()} == {
        "sales": [pln(300), None, None, pln(300)],
        "marketing": [pln(200), pln(100), None, pln(300)],
        "other": [pln(50), None, None, pln(50)],
    }
    assert values(money.cost) == [pln(140), pln(30), pln(150), pln(320)]
    assert values(money.left) == [pln(410), pln(70), pln(-150), pln(330)]
    assert values(money.unallocated) == [pln(450), pln(-100), None, pln(350)]


def test_money_of_each_plan(project):
    rows = {row.plan.id: row for row in read(project).figures.money.plans}
    assert list(rows) == ["dach", "home", "sales"]
    assert values(rows["sales"].allocated) == [pln(300), None, None, pln(300)]
    assert values(rows["home"].left) == [pln(200), pln(100), pln(-150), pln(150)]
    assert not rows["dach"].is_allocated


def test_an_amount_without_a_rate_is_named_and_not_guessed(project):
    rows = {row.plan.id: row for row in read(project).figures.money.plans}
    assert rows["sales"].cost.total.value == pln(140)
    assert rows["sales"].cost.total.partial
    assert rows["sales"].cost.total.currencies == ("USD",)
    assert read(project).figures.money.cost.total.currencies == ("USD",)


def test_a_plan_in_two_currencies_without_a_rate_is_known_in_part(plan):
    money = plan(
        "budget: [{category: A, amounts: {2027: 1m}}, {category: B, amounts: {2027: 1m EUR}}]", "sales"
    ).figures.money
    assert (money.cost.total.value, money.cost.total.currencies) == (pln(1_000_000), ("EUR",))
    assert money.cost.cells[0].partial


def test_a_strategy_without_lines_is_not_held_against_what_its_function_is_given(plan):
    read = plan("""\
        allocations: [{function: strategy, amounts: {2027: 1m}}, {function: other, amounts: {2027: 9m}}]
        initiatives: [{id: a, title: A, budget: {2027: 8m}}]
        """)  # fmt: skip
    (row,) = read.figures.money.plans
    assert not row.is_allocated
    assert read.figures.money.left.total.value == pln(2_000_000)


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
    assert result.portfolio.serving == (result.find("sales"),)


def test_columns_are_the_finest_that_fit_all():
    assert columns_for([{p("2027-Q1"): 1}, {p("2027-Q2"): 1}]) == (p("2027-Q1"), p("2027-Q2"))
    assert columns_for([{p("2027"): 1, p("2027-Q1"): 1}]) == (p("2027"),)
    assert columns_for([{p("2027"): 1}, {p("2027-Q1"): 1}]) == (p("2027"),)
    assert columns_for([]) == ()
