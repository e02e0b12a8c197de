"""The foot of a page: whose it is, in which state and version, and of which day and commit."""

import datetime as dt

from planloom.chronicle import UNCOMMITTED, Chronicle, Commit, DescribedChange, Event
from planloom.pages import write
from planloom.problems import Phrase
from planloom.site.footer import Footer, edition_script

PLAN = "kind: strategy\ntitle: Plan A\nversion: '2.1'\nstate: approved\napproved_on: 2027-03-02\nobjectives: [{id: grow, title: Grow}]\n"


def _foot(project, language=0):
    read = project({"strategy/plan.yml": PLAN, "sales/plan.yml": "kind: sales\n"})
    site = write(read.figures)[0].languages[language]
    return Footer(read.portfolio, site, directories=True)


def test_a_page_of_a_plan_says_which_plan_in_which_state_and_version(project):
    said = _foot(project).at("strategy/objectives/grow")
    for words in (
        '<a href="../../">Plan A</a>',
        "Approved, 2 Mar 2027",
        "Version 2.1",
        "data-pl-edition",
        "data-pl-print",
    ):
        assert words in said


def test_a_page_of_no_plan_leads_home_and_home_does_not(project):
    foot = _foot(project)
    assert '<a href="../">' in foot.at("risks")
    assert "<a" not in foot.at("")


def test_it_speaks_the_language_of_the_page(project):
    assert "Drukuj tę stronę" in _foot(project, 1).at("strategy")


def _of(commit):
    told = DescribedChange("changed", "grow", "grow", "strategy", Phrase("Grow", "Wzrost"))
    return Chronicle(events=(Event(told, commit, None),), known=True)


def test_the_day_and_the_commit_stand_in_a_file_of_their_own():
    commit = Commit("0123456789abcdef", "A", dt.datetime(2027, 5, 4, tzinfo=dt.UTC), "S")
    today = dt.date(2027, 5, 15)
    assert "commit 0123456 of 4 May 2027" in edition_script(_of(commit), today, "en")
    assert "wersja 0123456" in edition_script(_of(commit), today, "pl")
    assert "not committed yet" in edition_script(_of(UNCOMMITTED), today, "en")
    assert edition_script(Chronicle(), today, "en") == 'window.planloomEdition = "As of 15 May 2027";\n'


def test_what_nobody_may_know_is_not_named():
    assert "commit" not in edition_script(_of(None), dt.date(2027, 5, 15), "en")
