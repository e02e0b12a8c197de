"""What flows up, against a slow recursive calculation."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from planloom.figures.exchange import Exchange
from planloom.figures.money.of_object import money_of
from planloom.figures.strategy.rollup import RollUp
from planloom.figures.written import total
from planloom.links import Graph, resolve
from planloom.model import Portfolio
from planloom.model.base import Link
from planloom.model.organisation import Organisation
from planloom.model.sales import SalesPlan
from planloom.model.shared import Objective
from planloom.values import Money, Period

YEAR = Period.parse("2027")


def added(series):
    return total("revenue_target", series).value


def graph_of(objectives):
    plan = SalesPlan(id="sales", kind="sales", objectives=tuple(objectives))
    graph, problems = resolve(Portfolio(Organisation(), (plan,)))
    assert problems == []
    return graph


@st.composite
def hierarchies(draw):
    """Objectives that support some of those before them, with shares and with figures of their own or without."""
    objectives = []
    for number in range(draw(st.integers(1, 9))):
        above = draw(st.lists(st.integers(0, number - 1), unique=True, max_size=3)) if number else []
        shares = st.one_of(st.none(), st.integers(0, 10).map(lambda tenths: Decimal(tenths) / 10))
        links = tuple(Link(id=f"o{other}", contributes=draw(shares)) for other in above)
        own = draw(st.one_of(st.none(), st.integers(0, 100)))
        amounts = {YEAR: Money(Decimal(own), "PLN")} if own is not None else {}
        objectives.append(Objective(id=f"o{number}", title="O", supports=links, revenue_target=amounts))
    return objectives


def slowly(objective, objectives):
    """Return what supporters bring to `objective`, by walking all ways down to those that state something."""
    total = None
    for other in objectives:
        for link in other.supports:
            if link.id == objective.id and link.contributes is not None:
                stated = other.revenue_target.get(YEAR)
                amount = stated.amount if stated is not None else slowly(other, objectives)
                if amount is not None:
                    total = (total or Decimal(0)) + amount * link.contributes
    return total


@settings(deadline=None)
@given(hierarchies())
def test_what_flows_up_is_what_a_slow_walk_finds(objectives):
    graph = graph_of(objectives)
    rolled = RollUp(graph, Exchange(graph.portfolio), "revenue_target")
    for objective in objectives:
        found = added(rolled.contributed(objective))
        assert (None if found is None else found.amount) == slowly(objective, objectives)


@given(st.permutations(range(6)))
def test_the_order_of_asking_changes_nothing(order):
    objectives = [Objective(id="o0", title="O")]
    objectives += [
        Objective(id=f"o{n}", title="O", supports=(Link(id=f"o{n - 1}", contributes=Decimal("0.5")),))
        for n in range(1, 6)
    ]
    objectives[-1] = objectives[-1].model_copy(update={"revenue_target": {YEAR: Money(Decimal(64), "PLN")}})
    graph = graph_of(objectives)
    rolled = RollUp(graph, Exchange(graph.portfolio), "revenue_target")
    found = {n: rolled.contributed(objectives[n]) for n in order}
    assert [added(found[n]).amount for n in range(5)] == [2, 4, 8, 16, 32]


def test_a_chain_of_any_length(plan):
    rows = ["  - {id: o0, title: O}"]
    rows += [f"  - {{id: o{n}, title: O, supports: [o{n - 1}], contributes: 100%}}" for n in range(1, 3000)]
    rows[-1] = rows[-1].replace("contributes", "revenue_target: {2027: 5m}, contributes")
    result = plan("objectives:\n" + "\n".join(rows), "sales")
    assert result.problems == []
    top = result.find("o0")
    assert added(result.figures.rolled_up(top, "revenue_target")) == Money(Decimal(5_000_000), "PLN")
    assert result.figures.progress(top).value is None


def test_a_lattice_is_walked_once(plan):
    rows = ["  - {id: a0, title: O}"]
    for n in range(1, 40):
        above = f"[a{n - 1}, b{n - 1}]" if n > 1 else "[a0]"
        rows += [f"  - {{id: {side}{n}, title: O, supports: {above}, contributes: 50%}}" for side in "ab"]
    rows.append("  - {id: work, title: W, supports: [a39, b39], progress: 40%}")
    text = "objectives:\n" + "\n".join(rows[:-1]) + "\ninitiatives:\n" + rows[-1]
    result = plan(text, "sales")
    assert result.figures.progress(result.find("a0")).value == Decimal("0.4")


def test_a_circle_ends(plan):
    result = plan("""\
        objectives:
          - {id: a, title: A, supports: [b], contributes: 50%}
          - {id: b, title: B, supports: [a], contributes: 50%}
          - {id: c, title: C, supports: [a], contributes: 100%, revenue_target: {2027: 8}}
        """, "sales")  # fmt: skip
    assert result.codes == ["C104"]
    assert added(result.figures.rolled_up(result.find("b"), "revenue_target")).amount == 4
    assert result.figures.progress(result.find("a")).value is None


def test_years_and_quarters_flow_up_together(plan):
    result = plan("""\
        objectives:
          - {id: top, title: T}
          - {id: a, title: A, supports: [top], contributes: 100%, budget: {2027: 100}}
          - {id: b, title: B, supports: [top], contributes: 50%, budget: {2027-Q1: 10, 2027-Q2: 10}}
          - {id: c, title: C, supports: [top], budget: {2027: 1000}}
        """, "sales")  # fmt: skip
    assert added(result.figures.rolled_up(result.find("top"), "budget")) == Money(Decimal(110), "PLN")


def test_an_amount_for_two_years_hides_the_years_of_no_other(plan):
    result = plan("""\
        objectives:
          - {id: top, title: T}
          - {id: a, title: A, supports: [top], contributes: 100%, budget: {2027: 100, 2028: 50}}
          - {id: b, title: B, supports: [top], contributes: 50%, budget: {2027..2028: 40}}
          - {id: c, title: C, supports: [top], contributes: 50%, budget: {2027: 1000}, status: cancelled}
        """, "sales")  # fmt: skip
    (row,) = money_of(result.find("top"), result.figures).rows
    assert row.subject == "contributed:budget"
    assert [cell.value.amount for cell in (*row.cells, row.rest, row.total)] == [100, 50, 20, 170]


def test_progress_of_objectives(plan):
    result = plan("""\
        objectives:
          - id: measured
            title: M
            measures:
              - {id: m1, direction: increase, baseline: {2026: 0}, targets: {2028: 10}, actuals: {2027: 4}}
              - {id: m2, direction: increase, baseline: {2026: 0}, targets: {2028: 10}}
          - {id: served, title: S}
          - {id: silent, title: N}
        measures:
          - {id: m3, objectives: [measured], direction: increase, baseline: {2026: 0}, targets: {2028: 10}, actuals: {2027: 8}}
        initiatives:
          - {id: i1, title: I, supports: [served], contributes: 75%, progress: 20%}
          - {id: i2, title: I, supports: [{id: served, contributes: 25%}], status: done}
          - {id: i3, title: I, supports: [served]}
        """, "sales")  # fmt: skip
    progress = {
        name: result.figures.progress(result.find(name)).value for name in ("measured", "served", "silent", "i2", "m1")
    }
    assert progress == {
        "measured": Decimal("0.6"),
        "served": Decimal("0.4"),
        "silent": None,
        "i2": Decimal(1),
        "m1": Decimal("0.4"),
    }
    assert isinstance(result.graph, Graph)


def test_status_of_objects(plan):
    result = plan("""\
        objectives:
          - {id: said, title: S, status: paused, measures: [{id: m0, direction: at_least, targets: {2027: 5}, actuals: {2027: 1}}]}
          - id: follows
            title: F
            measures:
              - {id: m1, direction: at_least, targets: {2027: 5}, actuals: {2027: 5}}
              - {id: m2, direction: at_least, targets: {2027: 5}, actuals: {2027: 1}}
          - {id: silent, title: N}
        measures: [{id: m3, status: on_track}]
        """)  # fmt: skip
    status = {name: result.figures.status(result.find(name)) for name in ("said", "follows", "silent", "m1", "m3")}
    assert status == {"said": "paused", "follows": "off_track", "silent": None, "m1": "on_track", "m3": "on_track"}
    assert [measure.id for measure in result.figures.measures] == ["m0", "m1", "m2", "m3"]
