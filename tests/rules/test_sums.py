"""Sums over periods against a slow and obvious second calculation."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_projects import codes, judged

from effort import examples
from planloom.figures.series import exactly
from planloom.figures.written import Written, money_in, total
from planloom.model.measures import Measure
from planloom.values import Period

MONTHS = [f"{year}-{month:02}" for year in (2027, 2028) for month in range(1, 13)]


@dataclass(frozen=True)
class Node:
    """A year, half, quarter or month: its name, and the months in it by their number."""

    name: str
    months: range
    inner: tuple["Node", ...]


def month(index: int) -> Node:
    return Node(MONTHS[index], range(index, index + 1), ())


def longer(name: str, inner: list[Node]) -> Node:
    return Node(name, range(inner[0].months.start, inner[-1].months.stop), tuple(inner))


def year(number: int, first: int) -> Node:
    quarters = [
        longer(f"{number}-Q{quarter + 1}", [month(first + quarter * 3 + step) for step in range(3)])
        for quarter in range(4)
    ]
    halves = [longer(f"{number}-H{half + 1}", quarters[half * 2 : half * 2 + 2]) for half in range(2)]
    return longer(str(number), halves)


YEARS = (year(2027, 0), year(2028, 12))


def nodes(roots: tuple[Node, ...] = YEARS) -> list[Node]:
    return [found for root in roots for found in (root, *nodes(root.inner))]


@st.composite
def series(draw: Callable[..., object]) -> tuple[list[int], set[str]]:
    """Draw what happens in each month, and the periods for which a plan tells it."""
    amounts = draw(st.lists(st.integers(0, 50), min_size=24, max_size=24))
    told = draw(st.sets(st.sampled_from([node.name for node in nodes()]), max_size=14))
    return amounts, told  # type: ignore[return-value]


def amount(node: Node, months: list[int]) -> Decimal:
    return Decimal(sum(months[index] for index in node.months))


def told_exactly(node: Node, told: set[str]) -> bool:
    """Tell whether a reader could add up the whole of a period from what is told."""
    return node.name in told or (bool(node.inner) and all(told_exactly(inner, told) for inner in node.inner))


def told_at_least(node: Node, months: list[int], told: set[str]) -> Decimal:
    if node.name in told:
        return amount(node, months)
    return sum((told_at_least(inner, months, told) for inner in node.inner), Decimal(0))


def told_series(months: list[int], told: set[str]) -> dict[Period, Decimal]:
    return {Period.parse(node.name): amount(node, months) for node in nodes() if node.name in told}


@given(series())
def test_a_period_is_summed_only_when_all_of_it_is_told(drawn):
    months, told = drawn
    written = told_series(months, told)
    for node in nodes():
        expected = amount(node, months) if told_exactly(node, told) else None
        assert exactly(written, Period.parse(node.name)) == expected


@given(series())
def test_what_is_known_within_a_period_is_counted_once(drawn):
    months, told = drawn
    written = told_series(months, told)
    for node in YEARS:
        known = total("actuals", [Written(Measure(id="m"), "actuals", written, written)], Period.parse(node.name))
        assert (known.value or 0) == told_at_least(node, months, told)


def yaml(months: list[int], told: set[str]) -> str:
    inside = ", ".join(f"{node.name}: {amount(node, months)}" for node in nodes() if node.name in told)
    return f"{{{inside}}}"


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(series(), min_size=1, max_size=3), st.integers(0, 1500))
def test_a_budget_exceeds_its_allocation_exactly_when_the_months_do(lines, limit):
    budget = "".join(
        f"  - {{category: Line {index}, amounts: {yaml(months, told)}}}\n"
        for index, (months, told) in enumerate(lines)
        if told
    )
    spent = sum(told_at_least(YEARS[0], months, told) for months, told in lines)
    found = judged(f"""\
# plans/strategy/plan.yml
kind: strategy
allocations:
  - {{function: sales, amounts: {{2027: {limit}}}}}
# plans/sales/plan.yml
kind: sales
{"budget:" if budget else ""}
{budget}""")
    assert ("M103" in codes(found)) == (bool(budget) and spent > limit * Decimal("1.005"))


@settings(max_examples=examples(60), deadline=None)
@given(series(), series(), st.integers(0, 1200))
def test_territories_and_total_disagree_exactly_when_the_months_do(north, south, total):
    complete = told_exactly(YEARS[0], north[1]) and told_exactly(YEARS[0], south[1])
    parts = sum(told_at_least(YEARS[0], *territory) for territory in (north, south))
    targets = "".join(
        f"  - {{territory: {name}, revenue: {yaml(*territory)}}}\n"
        for name, territory in (("north", north), ("south", south))
        if territory[1]
    )
    both = bool(north[1]) and bool(south[1])
    found = judged(f"""\
# plans/sales/plan.yml
kind: sales
territories: [{{id: north, title: North}}, {{id: south, title: South}}]
targets:
  - {{id: everything, revenue: {{2027: {total}}}}}
{targets}""")
    off = abs(parts - total) > total * Decimal("0.005") if complete and both else parts > total * Decimal("1.005")
    assert ("M101" in codes(found)) == off


CLASHING = """\
# plans/organisation.yml
fiscal_year_start: 4
# plans/strategy/plan.yml
kind: strategy
initiatives:
  - {id: i, title: I, budget: {%s}}
"""


@pytest.mark.parametrize(
    ("budget", "found"),
    [
        ("2026..2027: 2m, FY2028: 1m", ["M112"]),
        ("2027: 2m, FY2028: 1m", ["M112"]),
        ("2027-Q1: 1m, 2027-02..2027-04: 1m", ["M112"]),
        ("2027: 2m, 2027-Q1: 1m, 2028: 1m", []),
        ("FY2028: 1m, 2027-Q2: 1m", []),
    ],
)
def test_periods_lie_apart_or_within_each_other(budget, found):
    assert [code for code in codes(judged(CLASHING % budget)) if code == "M112"] == found


def test_of_periods_that_cross_the_longer_counts_and_the_other_is_a_gap(project):
    files = {"organisation.yml": "fiscal_year_start: 4\n", "strategy/plan.yml": CLASHING.split("plan.yml\n")[1]}
    read = project({**files, "strategy/plan.yml": files["strategy/plan.yml"] % "2026..2027: 2m, FY2028: 1m"})
    found = money_in(read.find("i"), "budget", read.figures.exchange)
    whole = total("budget", [found])
    assert (whole.value.amount, [gap.period.text for gap in whole.gaps]) == (2_000_000, ["FY2028"])


def test_a_quarter_missing_between_check_ins_is_told():
    found = judged(
        """\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: m
    title: M
    direction: increase
    frequency: quarterly
    baseline: {2026: 0}
    targets: {2027: 10}
    check_ins: [{date: 2026-Q2, value: 1}, {date: 2026-Q4, value: 2}]
"""
    )
    (missing,) = [one for one in found if one.code.id == "K109"]
    assert missing.span.line == 9


@pytest.mark.parametrize(("second", "expected"), [("0.4m", []), ("0.5m", ["M120"])])
def test_two_budget_lines_may_pay_for_one_thing(second, expected):
    tree = (
        "# plans/marketing/plan.yml\nkind: marketing\ninitiatives: [{id: a, title: A, budget: {2027: 1m}}]\n"
        "budget: [{title: One, category: tool, pays_for: a, amounts: {2027: 0.6m}},\n"
        f"  {{title: Two, category: tool, pays_for: a, amounts: {{2027: {second}}}}}]\n"
    )
    assert [code for code in codes(judged(tree)) if code == "M120"] == expected
