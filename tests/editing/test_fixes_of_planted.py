"""Every contradiction planted in the tests of the rules that has an exact mend: it goes, nothing comes, the rest stays."""

from dataclasses import replace

import pytest
import test_contradictions_of_other_shapes as shapes
import test_kinds_of_contradiction as kinds
from rule_projects import files_of

from planloom.catalogue import all_codes
from planloom.editing.files import Files
from planloom.editing.fixes import fixable, make
from planloom.problems import in_order
from planloom.project import find_project, read_plans

TREES = {
    **{f"kinds: {name}": tree for name, (_, tree) in kinds.PLANTED.items()},
    **{f"shapes: {name}": tree.replace("«", "").replace("»", "") for name, (_, tree) in shapes.PLANTED.items()},
}
CODES = [code.id for code in all_codes()]


def found_in(folder):
    project, problems = find_project(folder)
    reading = read_plans(project)
    return project, reading, in_order([*problems, *reading.everything])


def written(tree, folder):
    for name, text in files_of(tree).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(commented(text), encoding="utf-8")


def commented(text):
    """Return a source with a remark behind every line that ends an object in braces."""
    return "\n".join(f"{line}  # kept" if line.endswith("}") else line for line in text.split("\n"))


@pytest.mark.parametrize("name", TREES)
def test_a_mend_takes_its_finding_away_and_brings_no_other(name, tmp_path):
    written(TREES[name], tmp_path)
    project, reading, found = found_in(tmp_path)
    for problem in fixable(found, CODES):
        files = Files(tmp_path, reading.sources.texts)
        if not make([problem], files):
            continue
        after = read_plans(replace(project, instead=files.changed)).everything
        assert len([one for one in after if one.code is problem.code]) < len(
            [one for one in found if one.code is problem.code]
        )
        assert {one.code.id for one in after} <= {one.code.id for one in found}
        lines = [line for line in files.diff().splitlines() if line[:1] in "+-" and line[:4] not in {"+++ ", "--- "}]
        assert len(lines) <= 2
        assert len({line.count("# kept") for line in lines}) == 1
