"""Work under way of which the plans have told nothing new for a year: by its own values, as far as git can tell."""

import json

import pytest
from click.testing import CliRunner

from planloom.cli import main

WORK = "plans/sales/work.yml"
PLANS = {
    "planloom.yml": "today: 2028-03-20\n",
    "plans/sales/plan.yml": "kind: sales\n",
    WORK: """\
        initiatives:
          - id: crm
            title: A new CRM
            status: on_track
            milestones:
              - {id: chosen, title: Chosen, date: 2028-06-30}
          - {id: shops, title: Shops, status: planned}
        """,
}


def found(folder):
    done = CliRunner().invoke(main, ["check", "-C", str(folder), "--format", "json"])
    return [one["message"]["en"] for one in json.loads(done.stdout)["findings"] if one["code"] == "D120"]


@pytest.fixture
def bare(repo):
    """Return a repository of March 2027."""
    return repo(PLANS)


@pytest.fixture
def made(bare):
    """Return it with something else changed since."""
    bare.write({"plans/sales/plan.yml": "kind: sales\ntags: [new]\n"})
    bare.hour = 24 * 22
    bare.commit("New")
    return bare


def test_what_nobody_touched_for_a_year_is_told(made):
    assert found(made.project) == ["initiative “A new CRM” is said to be under way, and nothing in it has been changed since 21 Mar 2027"]  # fmt: skip


def test_where_nothing_at_all_was_touched_single_work_is_not_told(bare):
    bare.edit(WORK, "title: Shops", "title: Ten shops")
    assert found(bare.project) == []
    bare.hour = 24 * 22
    bare.commit("Ten")
    assert len(found(bare.project)) == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("status: on_track", "status: at_risk", 0),
        ("2028-06-30", "2028-07-31", 0),  # what stands in it
        ("A new CRM", "A new C.R.M.", 1),  # spelling alone
        ("title: Shops", "title: Ten shops", 1),  # another object in the same file
        ("status: on_track", "status: done", 0),
    ],
)
def test_only_its_own_values_count(made, old, new, told):
    made.edit(WORK, old, new)
    made.hour = 24 * 25
    made.commit("Later")
    assert len(found(made.project)) == told


def test_what_is_not_committed_yet_counts_and_a_renamed_file_does_not(made):
    made.git("mv", WORK, "plans/sales/other.yml", where=made.project)
    made.hour = 24 * 25
    made.commit("Another name")
    assert len(found(made.project)) == 1
    made.edit("plans/sales/other.yml", "on_track", "at_risk")
    assert found(made.project) == []


def test_nothing_is_said_where_git_cannot_tell(made, tmp_path):
    for day in (22, 25):
        made.hour = 24 * day
        made.edit(WORK, "title: Shops", f"title: Shops {day}")
        made.commit("Later")
    made.git("clone", "-q", "--depth", "2", made.root.as_uri(), str(tmp_path / "shallow"))
    assert len(found(made.project)) == 1
    assert found(tmp_path / "shallow") == []
    made.git("clone", "-q", made.root.as_uri(), str(tmp_path / "plain"))
    for path in sorted((tmp_path / "plain/.git").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "plain/.git").rmdir()
    assert found(tmp_path / "plain") == []
