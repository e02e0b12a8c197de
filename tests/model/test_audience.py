"""What is meant for others is never an object, so nothing of it can reach a page, a total or an index."""

import pytest

from planloom.model import parts_in

PLAN = """\
kind: strategy
purpose: For [[secret]]
objectives:
  - {id: open, title: Open, drives: [secret], budget: {2027: 5m}, audience: {budget: [board, owners]}}
  - {id: secret, title: Secret, audience: [board], measures: [{id: inner, title: Inner}]}
  - {id: for-all, title: All, measures: [{id: hidden, title: H, audience: board}]}
risks:
  - {title: Risk, affects: [secret], audience: owners}
envelope: {amounts: {2027: 9m}}
audience: {envelope: board}
"""


def ids(result):
    return {item.id for item in result.portfolio.items() if item.id}


def test_without_an_audience_everything_is_there(project):
    result = project({"strategy/plan.yml": PLAN})
    assert result.problems == []
    assert ids(result) == {"strategy", "open", "secret", "inner", "for-all", "hidden"}
    assert result.plan.envelope is not None


def test_an_audience_sees_what_is_for_it_and_for_everybody(project):
    result = project({"strategy/plan.yml": PLAN}, audience="board")
    assert result.problems == []
    assert ids(result) == {"strategy", "open", "secret", "inner", "for-all", "hidden"}
    assert result.find("open").budget
    assert not result.plan.risks


def test_others_see_neither_objects_nor_fields(project):
    result = project({"strategy/plan.yml": PLAN}, audience="public")
    assert result.problems == []
    assert ids(result) == {"strategy", "open", "for-all"}
    assert not result.find("open").budget
    assert result.plan.envelope is None
    assert result.plan.risks == ()
    assert result.sources.withheld == {"secret", "inner", "hidden"}
    assert result.graph.mentions == ()
    assert result.figures.money.envelope.total.value is None


def test_a_plan_for_others_is_not_there(project):
    files = {
        "strategy/plan.yml": "kind: strategy\naudience: board\nobjectives: [{id: a, title: A}]",
        "sales/plan.yml": "kind: sales\nsupports: [a]",
    }
    result = project(files, audience="public")
    assert [plan.id for plan in result.portfolio.plans] == ["sales"]
    assert result.problems == []


def test_people_for_others_are_not_there(project):
    files = {
        "organisation.yml": "people: [{id: anna, name: Anna, email: a@b.pl, audience: {email: [board]}}, {id: jan, name: Jan, audience: [board]}]",
        "s/plan.yml": "kind: sales\nowner: jan",
    }
    result = project(files, audience="public")
    assert result.problems == []
    assert [person.id for person in result.portfolio.organisation.people] == ["anna"]
    assert result.portfolio.organisation.people[0].email is None


@pytest.mark.parametrize("name", ["page.md", "page.pl.md"])
def test_a_page_for_others_is_kept_back_in_both_languages(project, name):
    files = {"s/plan.yml": "kind: sales", "s/page.md": "# Page\n\nSecret", "s/page.pl.md": "# Strona\n\nTajne"}
    files[f"s/{name}"] = f"---\naudience: [board]\n---\n{files[f's/{name}']}"
    assert not project(files, audience="public").plan.pages
    assert project({}, audience="board").plan.pages[0].bodies.keys() == {"en", "pl"}


def test_a_page_whose_fields_cannot_be_read_is_kept_back(project):
    result = project({"s/plan.yml": "kind: sales", "s/page.md": "---\naudience: [board\n---\nSecret"}, "public")
    assert not result.plan.pages
    assert result.codes == ["S201"]


def test_a_misspelt_field_of_an_audience_is_no_way_out(project):
    text = "kind: sales\nobjectives: [{id: a, title: A, audience: {budgt: [board]}, budget: {2027: 1m}}]"
    assert project({"s/plan.yml": text}, audience="public").codes == ["S325"]


def test_no_trace_is_left(project):
    """Nothing that is withheld can be reached from the portfolio's objects."""
    result = project({"strategy/plan.yml": PLAN}, audience="public")
    for part in parts_in(result.plan):
        assert "Secret" not in repr(part)
        assert "secret" not in repr(part)
