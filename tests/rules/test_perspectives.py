"""A perspective is one of the usual four or the organisation's own; what was meant is offered (C115)."""

import pytest
from rule_projects import codes, judged

from planloom.report.words import help_of, message

OWN = """\
# plans/organisation.yml
languages: [pl, en]
perspectives: [{id: people, title: {en: People and know-how, pl: Ludzie i wiedza}}]
# plans/sales/plan.yml
kind: sales
objectives: [{id: grow, title: {en: Grow, pl: Wzrost}, perspective: PERSPECTIVE}]
"""


def found(perspective):
    return [one for one in judged(OWN.replace("PERSPECTIVE", perspective)) if one.code.id == "C115"]


@pytest.mark.parametrize("perspective", ["financial", "learning", "people"])
def test_the_usual_and_the_declared_are_known(perspective):
    assert codes(found(perspective)) == []


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("finansowa", "financial"),
        ("Finanse", "financial"),
        ("Customers", "customer"),
        ("peopel", "people"),
        ("ludzie i wiedza", "people"),
    ],
)
def test_what_was_meant_is_offered_as_it_is_written(given, meant):
    (problem,) = found(given)
    assert help_of(problem, "en") == f"did you mean `{meant}`?"
    assert help_of(problem, "pl") == f"czy chodziło o `{meant}`?"
    assert str(problem.span) == "plans/sales/plan.yml:2:69"


def test_without_a_near_name_all_are_listed():
    (problem,) = found("zielona")
    assert (
        message(problem)
        == "`zielona` is none of the perspectives: `financial`, `customer`, `process`, `learning`, `people`"
    )
    assert "organisation.yml" in help_of(problem)
