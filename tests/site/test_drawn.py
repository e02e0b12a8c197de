"""Charts on pages: with our templates where a project has none of its own, else with its own."""

import pytest

from planloom.pages import write
from planloom.site.drawn import draw_pages

FILES = {
    "strategy/plan.yml": """\
        kind: strategy
        objectives:
          - id: grow
            title: Grow
            measures:
              - id: revenue
                title: Revenue
                direction: increase
                baseline: {2026: 1}
                targets: {2027: 2}
                actuals: {2027-Q1: 1.2}
        """
}


@pytest.fixture
def site(project):
    written, problems = write(project(FILES).figures)
    assert not problems
    assert any(page.pictures for one in written.languages for page in one.pages)
    return written


def test_a_project_without_templates_has_charts(site):
    drawn, problems = draw_pages(site, "site")
    assert problems == []
    (page,) = (page for page in drawn.languages[0].pages if page.address == "strategy/objectives/grow")
    assert "<svg" in page.html
    assert not page.pictures


def test_what_is_wrong_with_a_chart_is_told_once_in_two_languages(project):
    text = "kind: strategy\nobjectives: [{id: grow, title: Grow}]"
    files = {
        "organisation.yml": "name: A\nlanguages: [en, pl]\n",
        "strategy/plan.md": f"---\n{text}\n---\nHello\n\n```vegalite\n[1]\n```\n",
    }
    written, _ = write(project(files).figures)
    assert len(written.languages) == 2
    assert [one.code.id for one in draw_pages(written, "site")[1]] == ["S801"]


def test_a_template_of_the_project_wins(site, tmp_path):
    (tmp_path / "own/charts").mkdir(parents=True)
    (tmp_path / "own/charts/measure_trend.vl.json.j2").write_text("no JSON")
    _, problems = draw_pages(site, "site", templates=(tmp_path / "own",))
    assert problems
