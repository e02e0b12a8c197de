"""The golden thread of many plans: they are its rows, since so many columns fit no page."""

import pytest

from planloom.pages import Options, write

OBJECTIVES = "objectives: [{id: grow, title: Grow}]\nallocations: [{objective: grow, amounts: {2027: 1m}}]\n"


@pytest.fixture
def pages(project):
    """Return a function that writes a strategy with so many marketing plans and returns its pages by address."""

    def make(plans):
        serving = {
            f"m{n}/plan.yml": f"kind: marketing\ntitle: Plan {n}\nobjectives: [{{id: aim-{n}, title: Aim {n}, supports: grow}}]\n"
            for n in range(plans)
        }
        read = project({"organisation.yml": "languages: en", "s/plan.yml": f"kind: strategy\n{OBJECTIVES}", **serving})
        site, _ = write(read.figures, Options())
        return {page.address: page.html for page in site.languages[0].pages}

    return make


@pytest.mark.parametrize(("plans", "rows"), [(8, 1), (9, 9)])
def test_where_plans_are_many_they_are_the_rows(pages, plans, rows):
    html = pages(plans)["thread"].rpartition("<tbody>")[2]
    assert html.count("<tr>") == rows
    assert all(f"Aim {n}" in html for n in range(plans))


def test_what_is_allocated_to_objectives_is_called_so(pages):
    assert "<td>Objectives</td>" in pages(1)["money"]
