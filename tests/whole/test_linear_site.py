"""Twice as many objects take about twice the steps from plans to a site, from nothing and after an edit."""

import pytest
from growing import chain, one, steps, tree, write

from planloom.charts import draw
from planloom.charts.results import Drawn
from planloom.project import find_project, read_plans
from planloom.site.mkdocs.build import build_site


@pytest.mark.slow
@pytest.mark.no_cover  # which has a hook of its own in every call
@pytest.mark.parametrize("supports", [tree, chain, one])
def test_steps_grow_with_the_plans(tmp_path, monkeypatch, supports):
    monkeypatch.setattr(draw.Charts, "_draw", lambda self, picture, look: Drawn("<figure></figure>"))
    monkeypatch.setattr(
        draw.Charts, "draw_all", lambda self, pictures, look: [Drawn("<figure></figure>")] * len(pictures)
    )
    write(tmp_path / "warm", 20, supports, "objectives")
    _build(tmp_path / "warm")  # what is made once
    fresh, edited = [], []
    for size in (20, 80, 160):
        root = tmp_path / str(size)
        write(root, size, supports, "objectives")
        fresh.append(steps(lambda root=root: _build(root)))
        plan = root / "plans/plan-10/plan.yml"
        plan.write_text(plan.read_text("utf-8").replace("and **that**", "and **this**", 1), "utf-8")
        edited.append(steps(lambda root=root: _build(root)))
    for counts in (fresh, edited):
        small, large = (counts[1] - counts[0]) / 60, (counts[2] - counts[1]) / 80  # steps for one object more
        assert large < 1.3 * small, counts
    assert edited[2] < fresh[2], (fresh, edited)


def _build(root):
    project, _ = find_project(root)
    built = build_site(project, read_plans(project), root / "site", strict=False)
    assert built.folder, built.problems
