"""What pages tell of the past, and that a later build makes the same of it as one from nothing."""

import re

import pytest

from planloom.history.build_chronicle import chronicle_of
from planloom.pages import Options, write
from planloom.pages.past import _shares
from planloom.project import find_project, read_plans
from planloom.site.output.cache_keys import keeping_of

PLANS = {
    "plans/strategy/plan.yml": """\
        kind: strategy
        objectives:
          - id: grow
            title: {en: Grow, pl: Wzrost}
            measures: [{id: share, title: Share, unit: "%", targets: {2027: 12}, actuals: {2026: 8}}]
          - {id: learn, title: Learn}
    """,
    "plans/sales/plan.yml": """\
        kind: sales
        objectives: [{id: sell, title: {en: Sell, pl: Sprzedaż}, supports: [grow], revenue_target: {2027: 50m}}]
    """,
}
SALES = "plans/sales/plan.yml"
LONG = "Words of a subject that nobody reads at a glance because it goes on and on until all is said"


def site_of(repo, *, kept=False, audience=None):
    reading = read_plans(find_project(repo.project, audience=audience)[0])
    keeping = keeping_of(reading, ()) if kept else None
    site, problems = write(reading.figures, Options(chronicle=chronicle_of(reading), keeping=keeping))
    assert not problems
    for one in site.languages:
        if one.kept:
            one.kept.keep(one.pages)
    return {(page.language, page.address): page.html for one in site.languages for page in one.pages}


def words(html):
    """Return the words of a page, a blank where a paragraph, a heading or a cell ends."""
    apart = re.sub(r"</(?:p|h\d|li|td)>", " ", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", apart)).replace("\u00a0", " ")


def changed(repo):
    made = repo(PLANS)
    made.hour = 24 * 60 - 31 * 24
    made.edit(SALES, "50m", "60m")
    made.commit(LONG, author="Jan Żółw")
    return made


def test_each_object_tells_its_own_history(repo):
    pages = site_of(changed(repo))
    history = words(pages["en", "sales/objectives/sell"])
    assert "Last changed: 30 Mar 2027" in history
    assert "Revenue target, 2027 PLN 50,000,000 → PLN 60,000,000 +PLN 10,000,000 (+20%) Jan Żółw" in history
    assert '<details class="pl-rest"><summary>Words of a subject' in pages["en", "sales/objectives/sell"]
    assert "Unchanged since 1 Mar 2027" in words(pages["en", "strategy/objectives/learn"])
    assert "Ostatnia zmiana: 30 marca 2027" in words(pages["pl", "sales/objectives/sell"])


def test_the_page_of_changes_tells_version_by_version(repo):
    made = changed(repo)
    made.git("tag", "v2")
    made.edit(SALES, "60m", "65m")
    page = words(site_of(made)["en", "changes"])
    assert page.index("Since v2, 30 Mar 2027") < page.index("v2, 30 Mar 2027 Sales") < page.index("v1, 1 Mar 2027")
    assert "PLN 60,000,000 → PLN 65,000,000 +PLN 5,000,000 (+8.3%)not committed yet" in page
    assert f"Jan Żółw, 30 Mar 2027: {LONG}" in page


def test_what_one_commit_added_is_told_in_one_breath(repo):
    made = changed(repo)
    made.git("tag", "v2")
    made.edit(
        SALES, "kind: sales", "kind: sales\nterritories: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]"
    )
    made.commit("Three countries", author="Jan Żółw")
    page = words(site_of(made)["en", "changes"])
    assert re.search(r"added: Territory “A”, Territory “B”, Territory “C” Jan Żółw, .*?: Three countries", page)
    assert page.count("Three countries") == 1


@pytest.mark.parametrize(
    ("wanted", "most", "told"),
    [([90, 3, 9], 40, [28, 3, 9]), ([90, 90, 90], 40, [13, 13, 14]), ([1, 2], 40, [1, 2]), ([], 40, [])],
)
def test_plans_share_what_a_board_is_told(wanted, most, told):
    assert _shares(wanted, most) == told


def test_home_tells_what_changed_of_late_and_nothing_of_what_did_not(repo):
    made = changed(repo)
    made.write({"planloom.yml": "today: 2027-04-10\n"})
    assert "What changed in the last 30 days Objective “Sell”" in words(site_of(made)["en", ""])
    made.write({"planloom.yml": "today: 2027-06-15\n"})
    home = words(site_of(made)["en", ""])
    assert "last 30 days" not in home
    assert "What changed The plans were last changed on 30 Mar 2027. All changes" in home


def test_without_a_repository_nothing_is_told(repo):
    made = changed(repo)
    made.git("checkout", "-q", "--orphan", "empty")
    pages = site_of(made)
    assert ("en", "changes") not in pages
    assert "pl-past" not in "".join(pages.values())


def test_kept_pages_tell_the_same_as_pages_from_nothing(repo):
    made = changed(repo)
    steps = [
        lambda: made.edit(SALES, "60m", "61m"),
        lambda: made.commit("Sixty-one"),
        lambda: made.git("tag", "v2"),
        lambda: made.git("commit", "-q", "--amend", "-m", "Other words for it"),
        lambda: made.commit("Gone", gone=[SALES]),
        lambda: made.git("reset", "-q", "--hard", "HEAD~1"),
    ]
    site_of(made, kept=True)
    for step in steps:
        step()
        assert site_of(made, kept=True) == site_of(made)


def test_kept_pages_learn_of_a_repository_that_was_not_there(repo):
    made = changed(repo)
    away = made.root.parent / "git"
    (made.root / ".git").rename(away)
    before = site_of(made, kept=True)
    assert ("en", "changes") not in before
    away.rename(made.root / ".git")
    assert site_of(made, kept=True) == site_of(made) != before


def test_the_scorecard_tells_which_measures_nobody_touched_for_long(repo):
    made = changed(repo)
    made.write({"planloom.yml": "today: 2028-06-15\n"})
    assert "over a year ago" not in words(site_of(made)["en", "scorecard"])  # nothing at all was committed
    made.write({"planloom.yml": "today: 2028-03-15\n"})
    pages = site_of(made)
    assert "1 Mar 2027over a year ago" in words(pages["en", "scorecard"])
    assert "Unchanged for over a year, and not finished" in words(pages["en", "strategy/objectives/learn"])
    made.edit("plans/strategy/plan.yml", "{2026: 8}", "{2026: 8, 2027: 9}")
    made.commit("Measured")
    assert "over a year ago" not in words(site_of(made)["pl", "scorecard"] + site_of(made)["en", "scorecard"])


CLOSED = {"planloom.yml": "audiences: {board: {}, staff: {}}\ntoday: 2027-06-15\n"}


def test_no_page_tells_what_is_withheld_now(repo):
    made = repo(PLANS | CLOSED)
    made.edit(SALES, "objectives: [", "objectives: [{id: canary-id, title: Canary title, supports: [grow]}, ")
    made.edit("plans/strategy/plan.yml", "{id: learn, title: Learn}", "{id: learn, title: Canary of old}")
    made.commit("Canary subject", author="Canary Author")
    made.edit(SALES, "{id: canary-id,", "{audience: board, id: canary-id,")
    made.edit("plans/strategy/plan.yml", "Canary of old", "Learn")
    made.edit(SALES, "50m", "60m")
    made.commit("Closed, canary")
    made.git("tag", "canary-2")
    staff = site_of(made, audience="staff")
    assert "canary" not in "".join(staff.values()).casefold()
    assert "60,000,000" in words(staff["en", "changes"])
    assert "Something is withheld from these readers" in words(staff["en", "changes"])
    assert "canary" in "".join(site_of(made, audience="board").values()).casefold()


def test_changed_words_are_told_with_their_links_as_they_are_read(repo):
    files = PLANS | {SALES: PLANS[SALES].replace("revenue_target", "text: 'Serves [[grow]] first.', revenue_target")}
    made = repo(files)
    made.edit(SALES, "Serves [[grow]] first.", "Serves [[learn]] and [[grow|growth at home]].")
    made.commit("What it serves")
    page = words(site_of(made)["en", "sales/objectives/sell"])
    assert "Grow first. Learn and growth at home." in page
    assert "[[" not in page
