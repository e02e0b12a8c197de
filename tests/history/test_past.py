"""The past of the plans for the pages of a site: every commit, every version, told to those who may know it."""

import datetime as dt
import itertools

import pytest

from planloom.chronicle import UNCOMMITTED
from planloom.history import pairs
from planloom.history.build_chronicle import chronicle_of
from planloom.history.difference.wordwise import pieces
from planloom.project import find_project, read_plans

STRATEGY = "plans/strategy/plan.yml"
SALES = "plans/sales/objectives.yml"
PLANS = {
    STRATEGY: """\
        kind: strategy
        objectives:
          - id: grow
            title: Grow
            measures: [{id: share, title: Share, unit: "%", targets: {2027: 12}, actuals: {2026: 8}}]
    """,
    "plans/sales/plan.yml": "kind: sales\n",
    SALES: """\
        objectives:
          - id: sell
            title: Sell more
            supports: [grow]
            revenue_target: {2027: 50m}
          - id: keep
            title: Keep customers
    """,
}


def reading_of(repo, audience=None):
    return read_plans(find_project(repo.project, audience=audience)[0])


def past_in(repo, audience=None):
    return chronicle_of(reading_of(repo, audience))


def said(events):
    return [(one.change.at, one.change.sort, one.change.field, one.commit and one.commit.subject) for one in events]


def test_each_commit_is_told_with_its_own_author_and_day(repo):
    made = repo(PLANS)
    made.edit(SALES, "50m", "60m")
    made.commit("More", author="Jan Żółw")
    made.edit(SALES, "Keep customers", "Keep all customers")
    made.commit("All of them")
    found = past_in(made)
    assert said(found.events) == [("keep", "text", "title", "All of them"), ("sell", "field", "revenue_target", "More")]
    assert found.events[1].commit.author == "Jan Żółw"
    assert found.events[1].change.before.en == "PLN\u00a050,000,000"
    assert found.events[1].change.difference.pl == "+10\u00a0000\u00a0000\u00a0zł (+20%)"


def test_an_object_has_a_date_of_its_own_and_not_that_of_its_file(repo):
    made = repo(PLANS)
    made.hour = 24 * 9
    made.edit(SALES, "50m", "60m")
    made.commit("More")
    made.hour = 24 * 19
    made.edit(SALES, "  - id: keep\n    title: Keep customers", "  - title: Keep customers\n    id: keep")
    made.commit("Tidied up")
    found = past_in(made)
    assert found.last_change("sell") == dt.date(2027, 3, 10)
    assert found.last_change("keep") == dt.date(2027, 3, 1)
    assert found.last_change("grow") == dt.date(2027, 3, 1)


def test_what_is_not_committed_is_told_as_such(repo):
    made = repo(PLANS)
    made.edit(SALES, "50m", "60m")
    made.write({"plans/sales/risks.yml": "risks: [{id: storm, title: Storm}]\n"})
    found = past_in(made)
    assert [(at, sort) for at, sort, *_ in said(found.events)] == [("sell", "field"), ("storm", "added")]
    assert all(one.commit is UNCOMMITTED for one in found.events)
    assert found.last_change("storm") is None


def test_versions_are_the_tags_with_what_changed_between_them_in_all(repo):
    made = repo(PLANS)
    made.edit(SALES, "50m", "60m")
    made.commit("First")
    made.edit(SALES, "60m", "70m")
    made.commit("Second")
    made.git("tag", "v2")
    made.edit(SALES, "70m", "80m")
    made.commit("Third")
    made.edit(SALES, "80m", "70m")
    made.commit("Back")
    now, second, first = past_in(made).versions
    assert (now.name, now.events) == (None, ())
    assert second.name.en == "v2"
    assert second.since is first
    assert said(second.events) == [("sell", "field", "revenue_target", "Second")]
    assert second.events[0].change.before.en == "PLN\u00a050,000,000"
    assert (first.name.en, first.since, first.events) == ("v1", None, ())


def test_without_tags_approved_plans_are_the_versions(repo):
    made = repo(PLANS)
    made.git("tag", "-d", "v1")
    made.edit("plans/sales/plan.yml", "kind: sales", "kind: sales\nstate: approved")
    made.commit("The board agrees")
    made.edit(SALES, "50m", "60m")
    made.commit("More")
    now, approved, first = past_in(made).versions
    assert said(now.events) == [("sell", "field", "revenue_target", "More")]
    assert approved.name.en == "Approved: Sales plan “sales”"
    assert first.name.pl == "Pierwsza wersja"


def test_a_former_id_keeps_its_history(repo):
    made = repo(PLANS)
    made.edit(SALES, "50m", "60m")
    made.commit("More")
    made.edit(SALES, "id: sell\n", "id: sell-more\n    was: [sell]\n")
    made.commit("A better name")
    found = past_in(made)
    assert [sort for _, sort, _, _ in said(found.of(["sell-more"]))] == ["renamed", "field", "field"]


def test_files_that_move_change_nothing(repo):
    made = repo(PLANS)
    made.git("mv", "plans/sales", "plans/żółta sprzedaż")
    made.write({"plans/żółta sprzedaż/plan.yml": "kind: sales\nid: sales\n"})
    made.commit("Moved")
    assert not [one for one in past_in(made).events if not one.change.editorial]


def test_a_merge_has_of_its_own_only_what_neither_side_has(repo):
    made = repo(PLANS)
    made.git("checkout", "-q", "-b", "side")
    made.edit(SALES, "50m", "60m")
    made.commit("On the side", author="Jan")
    made.git("checkout", "-q", "main")
    made.edit(SALES, "title: Keep customers", "title: Keep customers\n    status: on_track")
    made.commit("On main")
    made.git("merge", "-q", "--no-commit", "side")
    made.edit(STRATEGY, "2027: 12", "2027: 13")
    made.commit("Merged, and a target changed")
    found = past_in(made).events
    assert sorted(said(found)) == sorted([
        ("share", "field", "targets", "Merged, and a target changed"),
        ("sell", "field", "revenue_target", "On the side"),
        ("keep", "field", "status", "On main"),
    ])  # fmt: skip


def test_a_shallow_clone_says_so_and_shows_no_false_date(repo, tmp_path):
    made = repo(PLANS)
    for amount in ("60m", "70m"):
        made.edit(SALES, "50m" if amount == "60m" else "60m", amount)
        made.commit(f"Now {amount}")
    made.git("clone", "-q", "--depth", "2", f"file://{made.root}", str(tmp_path / "shallow"))
    reading = read_plans(find_project(tmp_path / "shallow")[0])
    found = chronicle_of(reading)
    assert found.is_shallow
    assert found.horizon.subject == "Now 60m"
    assert said(found.events) == [("sell", "field", "revenue_target", "Now 70m")]
    assert found.last_change("grow") is None


def test_in_a_folder_of_a_worktree_and_without_git(repo, tmp_path):
    made = repo(PLANS, "planning here")
    made.edit(SALES, "50m", "60m")
    made.commit("More")
    made.git("worktree", "add", "-q", str(tmp_path / "tree"))
    found = chronicle_of(read_plans(find_project(tmp_path / "tree" / "planning here")[0]))
    assert said(found.events) == [("sell", "field", "revenue_target", "More")]
    (tmp_path / "bare" / "plans" / "sales").mkdir(parents=True)
    (tmp_path / "bare" / "plans" / "sales" / "plan.yml").write_text("kind: sales\n")
    assert not chronicle_of(read_plans(find_project(tmp_path / "bare")[0])).known


def test_a_version_that_cannot_be_read_takes_nothing_away(repo):
    made = repo(PLANS)
    made.edit(SALES, "objectives:", "objectives: [")
    made.commit("Broken")
    made.edit(SALES, "objectives: [", "objectives:")
    made.commit("Mended")
    assert not past_in(made).events


def test_what_was_compared_once_is_not_compared_again(repo, monkeypatch):
    made = repo(PLANS)
    made.edit(SALES, "50m", "60m")
    made.commit("More")
    first = past_in(made)
    counted = itertools.count()
    compare = pairs.compare
    monkeypatch.setattr(pairs, "compare", lambda *given: (next(counted), compare(*given))[1])
    again = past_in(made)
    assert next(counted) == 0
    assert (again.events, again.versions) == (first.events, first.versions)


def test_a_long_history_costs_what_was_changed(repo, monkeypatch):
    """The work for a commit does not grow with what it leaves alone."""
    made = repo(PLANS | {f"plans/marketing/part{n}.yml": f"objectives: [{{id: aim-{n}, title: Aim}}]\n" for n in range(9)} | {"plans/marketing/plan.yml": "kind: marketing\n"})  # fmt: skip
    made.edit(SALES, "50m", "60m")
    made.commit("More")
    read = []
    whole = pairs.Reader._made  # noqa: SLF001  # where a file is read
    monkeypatch.setattr(pairs.Reader, "_made", lambda self, file, content: (read.append(file), whole(self, file, content))[1])  # fmt: skip
    past_in(made)
    assert set(read) == {"plans/organisation.yml", "plans/sales/plan.yml", SALES}


CLOSED = "audiences: {board: {}, staff: {}}\ntoday: 2027-06-15\n"


@pytest.mark.parametrize("audience", ["staff", "board", "all"])
def test_what_is_withheld_now_was_never_there(repo, audience):
    made = repo(PLANS | {"planloom.yml": CLOSED})
    made.edit(SALES, "    title: Keep customers", "    title: Keep CANARY-TITLE\n    text: CANARY-OLD words")
    made.commit("CANARY-SUBJECT", author="Canary-Author")
    made.edit(SALES, "    title: Keep CANARY-TITLE", "    audience: [board]\n    title: Keep CANARY-TITLE")
    made.edit(SALES, "50m", "60m")
    made.commit("CANARY-CLOSED")
    made.git("tag", "canary-tag")
    told = repr(past_in(made, audience)).casefold()
    assert ("canary" in told) == (audience != "staff")
    assert "60,000,000" in told


def test_a_version_marked_for_others_stays_theirs_when_the_mark_is_gone(repo):
    made = repo(PLANS | {"planloom.yml": CLOSED})
    made.edit(
        SALES, "    title: Keep customers", "    title: Keep customers\n    text: {audience: board, en: CANARY then}"
    )
    made.commit("Closed")
    made.edit(SALES, "{audience: board, en: CANARY then}", "Open now")
    made.commit("Open")
    assert "CANARY" not in repr(past_in(made, "staff"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("A crew of eight\nclears it.", "A crew of eight clears [[site|the site]].", ["A crew of eight clears", " it.", " the site."]),
        ("**Now** it moves.", "Now it **stays**.", ["Now it", " moves.", " stays."]),
        ("See [[one|it]].", "See [[two|it]].", ["See", " [[one|it]].", " [[two|it]]."]),
    ],
)  # fmt: skip
def test_words_that_stayed_are_told_as_such_however_they_are_marked(old, new, told):
    assert ["".join(one.text.replace("\n", " ")) for one in pieces(old, new)] == told
