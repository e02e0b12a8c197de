"""Versions read from git repositories of every sort, and who made the changes between them."""

import json

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.history.difference.changes import kind_of
from planloom.history.git.repository import GitError, Repository
from planloom.history.revisions import compare_revisions
from planloom.project import find_project

SALES = """\
kind: sales
objectives:
  - id: sell
    title: Sell more
    budget: {2027: 3m}
  - id: keep
    title: Keep customers
"""


def compared(repo, before="v1", after=None, where=None):
    return compare_revisions(find_project(where or repo.project)[0], before, after)


def told(found):
    """Return kind and object of each change, with who made it."""
    return [
        (kind_of(one), one.subject.id, found.authors[index].subject if index in found.authors else None)
        for index, one in enumerate(found.changes)
    ]


@pytest.mark.parametrize("folder", [".", "firma/plany Łódź", "a b"])
def test_a_change_has_its_commit(repo, folder):
    made = repo({"plans/sales/plan.yml": SALES}, folder)
    made.edit("plans/sales/plan.yml", "3m", "4m")
    commit = made.commit("A bigger team", author="Jan Łoś")
    found = compared(made)
    assert told(found) == [("field", "sell", "A bigger team")]
    assert (found.authors[0].name, found.authors[0].author, str(found.authors[0].day)) == (
        commit,
        "Jan Łoś",
        "2027-03-01",
    )


def test_each_of_several_commits_is_told_for_what_it_did(repo):
    made = repo({"plans/sales/plan.yml": SALES, "plans/sales/risks.yml": "risks: [{id: strike, title: Strike}]\n"})
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Money")
    made.edit("plans/sales/plan.yml", "Keep customers", "Keep them")
    made.commit("Words")
    made.commit("No strike", {"plans/sales/risks.yml": "risks: []\n"})
    made.commit("A new aim", {"plans/sales/more.yml": "objectives: [{id: find, title: Find more}]\n"})
    made.edit("plans/sales/plan.yml", "Sell more", "Sell much more")
    found = compared(made)
    assert sorted(told(found), key=str) == sorted(
        [
            ("added", "find", "A new aim"),
            ("field", "sell", "Money"),
            ("removed", "strike", "No strike"),
            ("text", "keep", "Words"),
            ("text", "sell", ""),  # not committed yet
        ],
        key=str,
    )


def test_between_two_revisions_the_working_tree_does_not_count(repo):
    made = repo({"plans/sales/plan.yml": SALES})
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Money")
    made.edit("plans/sales/plan.yml", "4m", "9m")
    assert [one.values[1].amount for one in compared(made, "v1", "HEAD").changes] == [4_000_000]
    assert compared(made, "HEAD", "HEAD").changes == ()


def test_a_renamed_file_changes_nothing_in_the_plans(repo):
    made = repo({"plans/sales/plan.yml": SALES, "plans/sales/risks.yml": "risks: [{id: strike, title: Strike}]\n"})
    made.commit("Another name", {"plans/sales/zagrożenia.yml": "risks: [{id: strike, title: Strike}]\n"}, gone=["plans/sales/risks.yml"])  # fmt: skip
    assert compared(made).changes == ()


def test_a_merge_keeps_both_authors(repo):
    made = repo({"plans/sales/plan.yml": SALES})
    made.git("switch", "-q", "-c", "branch")
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Money")
    made.git("switch", "-q", "main")
    made.edit("plans/sales/plan.yml", "Keep customers", "Keep them")
    made.commit("Words", author="Jan")
    made.git("merge", "-q", "--no-edit", "branch")
    assert told(compared(made)) == [("field", "sell", "Money"), ("text", "keep", "Words")]


def test_a_shallow_clone_says_that_it_is_one(repo, tmp_path):
    made = repo({"plans/sales/plan.yml": SALES})
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Money")
    made.edit("plans/sales/plan.yml", "Keep customers", "Keep them")
    made.commit("Words")
    made.git("clone", "-q", "--depth", "2", made.root.as_uri(), str(tmp_path / "shallow"))
    found = compared(made, "HEAD~1", where=tmp_path / "shallow")
    assert found.shallow
    assert told(found) == [("text", "keep", "Words")]
    with pytest.raises(GitError, match="v1"):
        compared(made, "v1", where=tmp_path / "shallow")


@pytest.mark.parametrize("folder", [".", "firma Łódź/na rok"])
def test_a_bare_repository_compares_what_is_named(repo, tmp_path, folder):
    made = repo({"plans/sales/plan.yml": SALES}, folder)
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Money")
    made.git("clone", "-q", "--bare", str(made.root), str(tmp_path / "bare.git"))
    assert told(compared(made, "v1", "main", where=tmp_path / "bare.git")) == [("field", "sell", "Money")]
    with pytest.raises(GitError, match="no working tree"):
        compared(made, "v1", where=tmp_path / "bare.git")


def test_plans_that_lie_elsewhere_in_the_repository_are_named(repo, tmp_path):
    made = repo({"plans/sales/plan.yml": SALES}, "a")
    with pytest.raises(GitError, match="hold some: `a`"):
        compared(made, "v1", where=made.root)
    (made.root / "b").mkdir()
    (made.root / "b/planloom.yml").write_text("")
    made.commit("Another project")
    made.git("clone", "-q", "--bare", str(made.root), str(tmp_path / "bare.git"))
    with pytest.raises(GitError, match="several projects \\(`a`, `b`\\)"):
        compared(made, "v1", "main", where=tmp_path / "bare.git")


def test_versions_are_named_in_every_way_of_git(repo):
    made = repo({"plans/sales/plan.yml": SALES})
    made.git("checkout", "-q", "-b", "side")
    made.edit("plans/sales/plan.yml", "Sell more", "Sell much more")
    made.commit("Words")
    made.git("checkout", "-q", "main")
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Money")
    for name in ("v1..main", "v1..", "HEAD~1", "HEAD~1..HEAD", ":/First", "HEAD^{/First}", "side...main"):
        assert told(compared(made, name)) == [("field", "sell", "Money")], name
    assert told(compared(made, "main...side")) == [("text", "sell", "Words")]
    for name in ("v1..nothing", "nothing...main", "v1..v1..main"):
        with pytest.raises(GitError, match="knows no version"):
            compared(made, name)


def test_worktrees_and_submodules_are_repositories_too(repo, tmp_path):
    made = repo({"plans/sales/plan.yml": SALES})
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Money")
    made.git("worktree", "add", "-q", str(tmp_path / "tree"), "main", "--force")
    assert told(compared(made, where=tmp_path / "tree")) == [("field", "sell", "Money")]
    outer = tmp_path / "outer"
    outer.mkdir()
    made.git("init", "-q", where=outer)
    made.git("submodule", "add", "-q", str(made.root), "inner", where=outer)
    assert told(compared(made, where=outer / "inner")) == [("field", "sell", "Money")]


def test_a_version_that_no_longer_loads_is_compared_as_far_as_it_can_be_read(repo):
    made = repo({"plans/sales/plan.yml": SALES + "  - {id: odd, titel: Typo}\n"})
    made.edit("plans/sales/plan.yml", "titel: Typo", "title: No typo")
    made.edit("plans/sales/plan.yml", "3m", "4m")
    made.commit("Mended")
    found = compared(made)
    assert len(found.before.errors) == 1
    assert ("field", "sell", "Mended") in told(found)


def test_what_is_new_beside_something_wrong_is_told(repo):
    """Only what stands in an object in which something is wrong may be there unread."""
    old = "initiatives:\n  - id: crm\n    title: CRM\n    milestnes: [{id: signed, title: Signed, date: 2027-03-01}]\n  - {id: app, title: App}\n"
    made = repo({"plans/sales/plan.yml": SALES + old})
    made.edit("plans/sales/plan.yml", "milestnes", "milestones")
    made.edit("plans/sales/plan.yml", "objectives:\n", "objectives:\n  - {id: find, title: Find}\n")
    made.edit(
        "plans/sales/plan.yml", "title: App", "title: App, milestones: [{id: paid, title: Paid, date: 2027-03-01}]"
    )
    made.commit("Mended")
    found = compared(made)
    assert (len(found.before.errors), len(found.after.errors)) == (1, 0)
    assert told(found) == [("added", "find", "Mended"), ("added", "paid", "Mended")]


@pytest.mark.parametrize("broken", ["plans/sales/plan.yml", "plans/sales/risks.yml"])
def test_what_cannot_be_read_now_is_not_told_as_gone(repo, broken):
    made = repo({"plans/sales/plan.yml": SALES, "plans/sales/risks.yml": "risks: [{id: strike, title: Strike}]\n"})
    made.edit(broken, ": [" if "risks" in broken else "title: Sell", ": [[" if "risks" in broken else "\ttitle: Sell")
    found = compared(made)
    assert found.after.errors
    assert found.changes == ()


def test_nothing_is_checked_out_and_nothing_left_behind(repo, monkeypatch, tmp_path):
    made = repo({"plans/sales/plan.yml": SALES})
    made.edit("plans/sales/plan.yml", "3m", "4m")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    status = made.git("status", "--porcelain")
    compared(made)
    assert made.git("status", "--porcelain") == status
    assert list((tmp_path / "temporary").iterdir()) == []


def test_links_within_a_version_are_kept_and_those_out_of_it_are_not(repo):
    made = repo({"plans/sales/plan.yml": SALES})
    (made.project / "plans/sales/again.yml").symlink_to("plan.yml")
    (made.project / "plans/sales/out.yml").symlink_to("/etc/hostname")
    commit = made.commit("Links")
    with Repository(made.project).plans_of(commit) as folder:
        assert (folder / "plans/sales/again.yml").read_text() == SALES
        assert not (folder / "plans/sales/out.yml").is_symlink()


@pytest.mark.parametrize("name", ["nothing", "--output=x", "HEAD:plans", ""])
def test_what_is_no_version_is_told_and_never_an_option(repo, name):
    made = repo({"plans/sales/plan.yml": SALES})
    with pytest.raises(GitError) as refused:
        Repository(made.project).commit(name)
    assert "knows no version" in refused.value.words.en


def test_where_there_is_no_repository_git_says_so(tmp_path):
    with pytest.raises(GitError, match="not a git repository"):
        Repository(tmp_path).commit("HEAD")


def test_what_was_changed_while_its_plan_was_renamed_has_its_author(repo):
    made = repo({"plans/sales/plan.yml": SALES + "faq:\n  - {question: Why, answer: So}\n"})
    made.git("mv", "plans/sales", "plans/vertrieb")
    made.edit("plans/vertrieb/plan.yml", "answer: So", "answer: Because")
    made.commit("Another folder", author="Jan Łoś")
    found = compared(made)
    assert told(found) == [("renamed", "vertrieb", "Another folder"), ("text", None, "Another folder")]


def test_without_a_tag_the_last_approval_is_compared_with_and_said(repo):
    made = repo({"plans/sales/plan.yml": SALES, "plans/hr/plan.yml": "kind: sales\ntitle: {en: Staff, pl: Kadry}\n"})
    made.git("tag", "-d", "v1")
    for number, plan in enumerate(("sales", "hr"), 3):
        made.edit(f"plans/{plan}/plan.yml", "kind: sales", "kind: sales\nstate: approved")
        approved = made.commit(f"Approved: {plan}")
        made.edit("plans/sales/plan.yml", f"{number}m", f"{number + 1}m")
        made.commit(f"Money {number}")
    found = compared(made, None)
    assert told(found) == [("field", "sell", "Money 4")]
    assert found.before.name == approved[:12]
    assert found.basis.en == f"there is no tag; compared with the version last approved: Staff, 1 Mar 2027, {approved[:8]}"  # fmt: skip
    made.git("tag", "v2", "HEAD~3")
    assert (compared(made, None).before.name, compared(made, None).basis.pl) == ("v2", "porównano z ostatnim tagiem: v2")  # fmt: skip


def test_without_a_tag_the_way_out_is_named(repo):
    made = repo({"plans/sales/plan.yml": SALES})
    made.git("tag", "-d", "v1")
    with pytest.raises(GitError, match="planloom diff HEAD~1"):
        compared(made, None)


def test_a_text_of_several_lines_is_of_the_last_who_changed_one(repo):
    made = repo({"plans/sales/plan.md": "---\nkind: sales\n---\n\nWe sell.\n\nBy phone.\n"})
    made.edit("plans/sales/plan.md", "By phone", "By letter")
    made.commit("By letter now", author="Jan Lis")
    done = CliRunner().invoke(main, ["diff", "-C", str(made.project), "--lang", "en"])
    assert "Jan Lis, 1 Mar 2027" in done.output


def test_a_rebased_branch_is_told_by_what_it_is_now(repo):
    made = repo({"plans/sales/plan.yml": "kind: sales\ntitle: Sales\nrisks: []\n"})
    made.git("checkout", "-q", "-b", "other")
    made.edit("plans/sales/plan.yml", "title: Sales", "title: Selling")
    made.commit("Another title", author="Jan Lis")
    made.git("checkout", "-q", "main")
    made.write({"plans/sales/risks.yml": "risks: [{id: strike, title: Strike}]\n"})
    made.commit("A risk", author="Ola Kot")
    made.git("checkout", "-q", "other")
    made.git("rebase", "-q", "main", author="Jan Lis")
    done = CliRunner().invoke(main, ["diff", "-C", str(made.project), "main", "other", "--format", "json"])
    (change,) = json.loads(done.output)["changes"]
    assert (change["kind"], change["commit"]["author"], change["commit"]["subject"]) == ("text", "Jan Lis", "Another title")  # fmt: skip


def test_two_authors_on_one_line_are_told_each_for_what_he_changed(repo):
    made = repo(
        {"plans/sales/plan.yml": "kind: sales\nrisks: [{id: strike, title: Strike, likelihood: 1, impact: 1}]\n"}
    )
    made.edit("plans/sales/plan.yml", "likelihood: 1", "likelihood: 2")
    made.commit("Likelier", author="Jan Lis")
    made.edit("plans/sales/plan.yml", "impact: 1", "impact: 3")
    made.commit("Worse", author="Ola Kot")
    done = CliRunner().invoke(main, ["diff", "-C", str(made.project), "v1", "--format", "json"])
    found = {one["path"][0]: one["commit"]["author"] for one in json.loads(done.output)["changes"]}
    assert found == {"likelihood": "Jan Lis", "impact": "Ola Kot"}


def test_a_version_for_an_older_planloom_tells_its_problems_and_the_rest_is_compared(repo):
    old = "kind: sales\naims: [{id: sell, title: Sell}]\nobjectives:\n  - {id: grow, title: Grow, revenue_aim: {2027: 50m}, owner: nobody-left}\nbudget: [{id: fairs, title: Fairs, category: fairs, amounts: {2027: 2m}}]\n"
    made = repo({"plans/sales/plan.yml": old})
    made.edit("plans/sales/plan.yml", "aims: [{id: sell, title: Sell}]\n", "")
    made.edit("plans/sales/plan.yml", "revenue_aim", "revenue_target")
    made.edit("plans/sales/plan.yml", ", owner: nobody-left", "")
    made.edit("plans/sales/plan.yml", "2m", "3m")
    made.commit("For the new Planloom")
    done = CliRunner().invoke(main, ["diff", "-C", str(made.project), "--lang", "en"])
    assert done.exit_code == 0
    said = done.output.replace("\u00a0", " ")
    assert "! v1: what could not be read is not compared (errors: 2)" in said
    assert "! v1: error[S301] objective `grow` has no field `revenue_aim` (plans/sales/plan.yml:4)" in said
    assert "Budgets of the plans, 2027  PLN 2,000,000 → PLN 3,000,000" in said
    assert "Owner: nobody-left → –" in said
