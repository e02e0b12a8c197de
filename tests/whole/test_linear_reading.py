"""Twice as many objects take about twice the steps from files to findings, however they hang together."""

import pytest
from growing import alone, chain, loose, one, steps, tree, unknown, write

from planloom.project import find_project, read_plans


@pytest.mark.no_cover  # which has a hook of its own in every call
@pytest.mark.parametrize("part", ["objectives", "initiatives"])
@pytest.mark.parametrize("supports", [tree, chain, alone, loose, one, unknown])
def test_steps_grow_with_the_plans(tmp_path, supports, part):
    counts = []
    for size in (20, 300, 600):  # the first warms up what is made once
        write(tmp_path / str(size), size, supports, part)
        counts.append(steps(lambda root=tmp_path / str(size): read_plans(find_project(root)[0])))
    assert counts[2] < 2.3 * counts[1], [number // size for number, size in zip(counts, (20, 300, 600), strict=True)]
