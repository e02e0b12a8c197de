"""What serves an objective is listed in full while it is little; beyond that only what serves it directly."""

import pytest
from reading import words

from planloom.pages import write
from planloom.pages.views import MOST_LISTED, serving


def chain(length):
    """Return a strategic objective, and as many objectives each of which serves the one before."""
    objectives = "\n".join(f"  - {{id: o{n}, title: O{n}, supports: o{n - 1}}}" for n in range(1, length + 1))
    return {
        "s/plan.yml": "kind: strategy\nobjectives: [{id: o0, title: Top}]\n",
        "m/plan.yml": f"kind: marketing\nobjectives:\n{objectives}\n",
    }


@pytest.mark.parametrize(("length", "listed"), [(MOST_LISTED, MOST_LISTED), (MOST_LISTED + 1, 1)])
def test_a_list_at_any_depth_is_for_few(project, length, listed):
    read = project(chain(length))
    found = serving(read.figures, read.graph.find("o0"))
    assert sum(len(group.items) for group in found.groups) == listed
    assert found.in_full is (listed > 1)


def test_lists_grow_with_the_plans_and_not_with_their_square(project):
    def rows(length):
        read = project(chain(length))
        items = [read.graph.find(f"o{n}") for n in range(length + 1)]
        return sum(len(group.items) for item in items for group in serving(read.figures, item).groups)

    assert rows(400) < 2.2 * rows(200)


def test_what_serves_in_turn_is_counted_and_told(project):
    site, problems = write(project({**chain(MOST_LISTED + 1), "organisation.yml": "languages: [en, pl]\n"}).figures)
    assert problems == []
    english, polish = (
        next(words(page.html) for page in one.pages if page.address == "s/objectives/o0") for one in site.languages
    )
    assert "served by 1" in english
    assert "Only what serves this directly" in english
    assert "obiekty wspierające: 1" in polish
