"""Savings realised: what M118 says, and that it says what the page says."""

import pytest
from rule_projects import codes, judged, marked

HEAD = "# planloom.yml\ntoday: 2026-10-20\n# plans/restructuring/plan.yml\nkind: restructuring\nsavings:\n"
PHASED = "phasing: {2026-Q3: 80k, 2026-Q4: 160k, 2027: 640k}, one_off_cost: {2026-H1: 310k}"


def found(fields):
    tree = f"{HEAD}  - {{id: one, title: One, {PHASED}, {fields}}}\n"
    return [problem for problem in judged(tree) if problem.code.id == "M118"], tree


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("realised: {2026-Q3: 64k}", "has saved"),
        ("spent: {2026-H1: 400k}", "has cost"),
        ("realised: {2026-Q4: 160k}", "not over yet"),
        ("spent: {2026-12: 1k}", "not over yet"),
    ],
)
def test_it_is_told(fields, words):
    (problem,), tree = found(fields)
    assert words in problem.code.message.en
    assert marked(problem, tree) in ("realised", "spent", "160k", "1k")


@pytest.mark.parametrize(
    "fields",
    [
        "realised: {2026-Q3: 80k}",
        "realised: {2026-Q3: 79.9k}",
        "realised: {2026-07: 1k}",  # the quarter is planned as a whole
        "realised: {2026-Q3: 64k}, status: cancelled",
        "realised: {2026-Q3: 64k EUR}",  # no rate
        "spent: {2026-H1: 310k}",
        "spent: {2026-Q2: 400k}",
    ],
)
def test_it_is_not_told(fields):
    assert found(fields)[0] == []


def test_the_amounts_are_those_of_the_figures():
    (problem,), _ = found("realised: {2026-Q3: 64k}")
    values = {name: str(value) for name, value in problem.values.items() if name in ("found", "expected", "difference")}
    assert values == {"found": "64 000 PLN", "expected": "80 000 PLN", "difference": "16 000 PLN"}
    assert len(problem.related) == 2


def test_its_example_stands_for_nothing_else():
    assert codes(found("realised: {2026-Q3: 64k}")[0]) == ["M118"]
