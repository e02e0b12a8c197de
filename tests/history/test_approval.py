"""What was approved and has changed since: on pages, in the book, in the pack of a board and in comparisons."""

import json
import shutil

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.history.build_chronicle import chronicle_of
from planloom.history.pairs import Comparer
from planloom.history.since_approval import since_approval
from planloom.pages import Options, write
from planloom.project import find_project, read_plans
from planloom.site.output.cache_keys import keeping_of

HEADER = "kind: sales\ntitle: {en: Sales, pl: Sprzedaż}\n"
APPROVED = f"{HEADER}state: approved\n"
OBJECTIVES = """\
objectives:
  - id: sell
    title: {en: Sell more, pl: Sprzedać więcej}
    revenue_target: {2027: 50m}
  - id: learn
    title: {en: Learn, pl: Uczyć się}
    measures: [{id: hours, title: {en: Hours, pl: Godziny}, unit: h, targets: {2027: 12}, actuals: {2026: 8}}]
budget:
  - {id: fairs, title: {en: Fairs, pl: Targi}, category: fairs, amounts: {2027: 2m}}
"""
PLAN, PARTS = "plans/sales/plan.yml", "plans/sales/parts.yml"
FILES = {PLAN: HEADER, PARTS: OBJECTIVES, ".gitignore": ".planloom-cache/\n"}


def reading_of(repo, audience=None, where=None):
    return read_plans(find_project(where or repo.project, audience=audience)[0])


def approved(repo, files=None):
    """Return a repository in which a plan was approved by the second commit."""
    made = repo(FILES | (files or {}))
    made.edit(PLAN, HEADER, APPROVED)
    made.commit("The board agrees")
    return made


def ids(chronicle):
    return sorted(chronicle.unapproved)


def test_an_object_changed_after_approval_is_known_until_it_is_approved_again(repo):
    made = approved(repo)
    assert ids(chronicle_of(reading_of(made))) == []
    made.edit(PARTS, "50m", "60m")
    made.commit("More")
    made.edit(PARTS, "{2027: 2m}", "{2027: 3m}")
    found = chronicle_of(reading_of(made))
    assert ids(found) == ["fairs", "sell"]
    assert [one.commit.subject for one in found.unapproved["sell"]] == ["More"]
    made.edit(PLAN, "approved\n", "approved\napproved_on: 2027-03-01\n")
    made.commit("The board agrees again")
    assert ids(chronicle_of(reading_of(made))) == []
    made.edit(PARTS, "60m", "55m")
    assert ids(chronicle_of(reading_of(made))) == ["sell"]
    made.edit(PARTS, "55m", "60m")
    assert ids(chronicle_of(reading_of(made))) == [], "what was changed back is as it was approved"


def test_what_comes_in_time_and_commas_are_no_changes_of_what_was_approved(repo):
    made = approved(repo)
    made.edit(PARTS, "actuals: {2026: 8}", "actuals: {2026: 8, 2027: 9}")
    made.edit(PARTS, "    revenue_target", "    status: at_risk\n    tags: [north]\n    revenue_target")
    made.edit(PARTS, "budget:", "reviews: [{id: q1, title: Q1, date: 2027-04-01, conclusion: Well}]\nbudget:")
    made.commit("A quarter")
    assert ids(chronicle_of(reading_of(made))) == []


def test_a_plan_that_goes_back_to_a_draft_is_compared_with_what_was_approved(repo):
    made = approved(repo)
    made.edit(PLAN, "approved", "draft")
    made.edit(PARTS, "50m", "60m")
    made.commit("A new draft")
    assert ids(chronicle_of(reading_of(made))) == ["sell"]
    made.edit(PLAN, "draft", "superseded")
    assert chronicle_of(reading_of(made)).approvals == {}


def test_of_a_plan_approved_from_the_first_and_of_one_never_approved(repo):
    made = repo(FILES | {PLAN: APPROVED, "plans/hr/plan.yml": HEADER + "risks: [{id: gone, title: Gone}]\n"})
    made.edit(PARTS, "50m", "60m")
    made.edit("plans/hr/plan.yml", "title: Gone", "title: Here")
    made.commit("More")
    found = chronicle_of(reading_of(made))
    assert list(found.approvals) == ["sales"]
    assert ids(found) == ["sell"]


def test_a_branch_made_before_the_approval_and_merged_after_it_counts(repo):
    made = repo(FILES)
    made.git("checkout", "-q", "-b", "other")
    made.edit(PARTS, "50m", "60m")
    made.commit("More")
    made.git("checkout", "-q", "main")
    made.edit(PLAN, HEADER, APPROVED)
    made.commit("The board agrees")
    made.git("merge", "-q", "--no-ff", "-m", "Merge", "other")
    assert ids(chronicle_of(reading_of(made))) == ["sell"]


def test_a_shallow_clone_tells_only_what_it_can_compare(repo, tmp_path):
    made = approved(repo)
    made.edit(PARTS, "50m", "60m")
    made.commit("More")
    for depth, known in ((1, []), (2, []), (3, ["sell"])):
        clone = tmp_path / f"clone{depth}"
        made.git("clone", "-q", f"--depth={depth}", f"file://{made.root}", str(clone))
        found = chronicle_of(reading_of(made, where=clone))
        assert (ids(found), found.approvals["sales"].day is None) == (known, not known)


def pages_of(repo, *, kept=False, audience=None):
    reading = reading_of(repo, audience)
    keeping = keeping_of(reading, ()) if kept else None
    site, problems = write(reading.figures, Options(chronicle=chronicle_of(reading), keeping=keeping))
    assert not problems
    for one in site.languages:
        if one.kept:
            one.kept.keep(one.pages)
    return {(page.language, page.address): page.html for one in site.languages for page in one.pages}


def test_pages_and_lists_mark_it_and_kept_pages_do_the_same(repo):
    made = approved(repo)
    assert "pl-unapproved" not in "".join(pages_of(made, kept=True).values())
    steps = [
        lambda: made.edit(PARTS, "50m", "60m"),
        lambda: made.commit("More"),
        lambda: made.edit(PARTS, "12}", "13}"),
        lambda: made.edit(PLAN, "approved\n", "approved\napproved_on: 2027-03-01\n"),
    ]
    marked = []
    for step in steps:
        step()
        pages = pages_of(made, kept=True)
        assert pages == pages_of(made)
        marked.append(sorted(address for (language, address), html in pages.items() if language == "pl" and "Zmieniono po zatwierdzeniu" in html))  # fmt: skip
    own, listed = ["sales/objectives/sell"], ["sales", "sales/objectives"]
    assert marked[0] == marked[1] == sorted([*listed, *own])
    assert marked[2] == sorted([*listed, *own, "sales/objectives/learn"])
    assert marked[3] == []


def printed(repo, tmp_path, *arguments):
    file = tmp_path / "book.html"
    done = CliRunner().invoke(main, ["print", "-C", str(repo.project), "--html", str(file), *arguments])
    assert done.exit_code == 0, done.output
    return file.read_text("utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "words"), [("en", "Changes since the last approval"), ("pl", "Zmiany od ostatniego zatwierdzenia")])  # fmt: skip
def test_the_board_is_told_what_that_does_and_what_it_is(repo, tmp_path, language, words):
    made = approved(repo)
    made.edit(PARTS, "{2027: 2m}", "{2027: 3m}")
    made.commit("Bigger fairs")
    book = printed(made, tmp_path, "--board", "--lang", language)
    assert words in book
    assert book.rindex("1,000,000" if language == "en" else "1 000 000") > book.rindex(words)
    assert ("Fairs" if language == "en" else "Targi") in book[book.rindex(words) :]


def test_a_board_is_told_where_nothing_changed_and_where_that_is_not_known(repo, tmp_path):
    made = approved(repo)
    assert "Nothing has changed since the approval" in printed(made, tmp_path, "--board")
    (made.root / ".git").rename(tmp_path / "away")
    assert "is not known here" in printed(made, tmp_path, "--board")
    made.edit(PLAN, APPROVED, HEADER)
    assert "since the last approval" not in printed(made, tmp_path, "--board")


def test_the_book_lists_changes_before_its_chapters(repo, tmp_path):
    made = approved(repo)
    assert "Changes since the last approved version" not in printed(made, tmp_path)
    made.edit(PARTS, "50m", "60m")
    made.commit("More")
    book = printed(made, tmp_path)
    assert "Changes since the last approved version" in book
    assert "PLN 50,000,000 → PLN 60,000,000" in book
    assert "pl-unapproved" in book
    assert "Jan" not in book


def test_a_comparison_marks_what_was_changed_after_approval(repo):
    made = approved(repo)
    made.edit(PARTS, "50m", "60m")
    made.edit(PARTS, "actuals: {2026: 8}", "actuals: {2026: 9}")
    run = lambda *more: CliRunner().invoke(main, ["diff", "-C", str(made.project), "HEAD", "--lang", "en", *more])  # noqa: E731
    assert run("--fail-on", "changed-after-approval").output.count("changed after approval") == 1
    assert run("--fail-on", "changed-after-approval").exit_code == 1
    marks = {one["object"]["id"]: one["after_approval"] for one in json.loads(run("--format", "json").output)["changes"]}  # fmt: skip
    assert marks == {"sell": True, "hours": False}
    made.edit(PLAN, "approved\n", "approved\napproved_on: 2027-03-01\n")
    assert run("--fail-on", "changed-after-approval").exit_code == 0


CLOSED = {"planloom.yml": "audiences: {board: {}, staff: {}}\ntoday: 2027-06-15\n"}


def test_what_is_withheld_is_no_change_of_what_was_approved(repo, tmp_path):
    made = approved(repo, CLOSED)
    made.edit(PARTS, "objectives:\n", "objectives:\n  - {id: canary-id, audience: board, title: Canary}\n")
    made.edit(PARTS, "50m", "60m")
    made.commit("Canary subject", author="Canary Author")
    found = since_approval(reading_of(made, "staff"), effects=True)
    assert ids(found) == ["sell"]
    assert (found.effects, found.approvals["sales"].commit) == ((), None)
    for more in ([], ["--board"]):
        assert "canary" not in printed(made, tmp_path, "--audience", "staff", *more).casefold()
    assert "canary" not in "".join(pages_of(made, audience="staff").values()).casefold()
    assert "canary" in printed(made, tmp_path, "--audience", "board").casefold()


def test_plans_approved_by_different_commits_are_compared_each_with_its_own(repo):
    made = approved(repo, {"plans/hr/plan.yml": HEADER + "budget: [{id: pay, title: Pay, category: pay, amounts: {2027: 7m}}]\n"})  # fmt: skip
    made.edit(PARTS, "{2027: 2m}", "{2027: 3m}")
    made.commit("Bigger fairs")
    made.edit("plans/hr/plan.yml", HEADER, APPROVED)
    made.edit("plans/hr/plan.yml", "7m", "8m")
    made.commit("HR agreed, with more pay")
    made.edit("plans/hr/plan.yml", "8m", "10m")
    found = since_approval(reading_of(made), effects=True)
    assert ids(found) == ["fairs", "pay"]
    assert any("3,000,000" in one.difference.en for one in found.effects), found.effects


def many(repo, count):
    """Return a repository of plans, each approved by a commit of its own, which were all changed afterwards."""
    files = {f"plans/p{number}/plan.yml": f"kind: sales\nrisks: [{{id: r{number}, title: Storm, likelihood: 1}}]\n" for number in range(count)}  # fmt: skip
    made = repo(files)
    for name in files:
        made.edit(name, "kind: sales\n", "kind: sales\nstate: approved\n")
        made.commit(f"Approve {name}")
    for name in files:
        made.edit(name, "likelihood: 1", "likelihood: 2")
    made.commit("Storms")
    return made


def test_the_work_grows_with_the_approvals(repo, monkeypatch):
    compared = Comparer.compared
    read = []

    def counted(comparer, pairs):
        read[-1] += sum(len(list(pair.blobs)) for pair in pairs)
        return compared(comparer, pairs)

    monkeypatch.setattr(Comparer, "compared", counted)
    for count in (4, 8):
        read.append(0)
        made = many(repo, count)
        assert ids(chronicle_of(reading_of(made))) == [f"r{number}" for number in range(count)]
        shutil.rmtree(made.root)
    assert read[1] < 2.5 * read[0]


def test_what_moved_into_an_approved_plan_is_told_as_moved(repo):
    made = many(repo, 2)
    made.edit("plans/p0/plan.yml", "risks: [{id: r0, title: Storm, likelihood: 2}]", "risks: []")
    made.edit("plans/p1/plan.yml", "risks: [", "risks: [{id: r0, title: Storm, likelihood: 2}, ")
    made.commit("Elsewhere")
    found = chronicle_of(reading_of(made)).unapproved
    assert sorted(one.change.sort for one in found["r0"]) == ["field", "moved"]
