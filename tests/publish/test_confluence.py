"""Publishing to Confluence, against a strict stand-in for it."""

from dataclasses import replace
from pathlib import PurePosixPath

import confluence_fake
import pytest
from memory_wiki import page
from test_mediawiki import DOT
from writer_samples import full

from planloom.publish import confluence
from planloom.publish.engine import Engine, Pace, Wishes
from planloom.publish.page import Attachment
from planloom.publish.writers.confluence import write


@pytest.fixture
def wiki():
    with confluence_fake.serving() as fake:
        yield fake


def target(wiki):
    return confluence.Confluence(
        confluence.client(wiki.address, ("a@b.pl", "token")), write, space="PLAN", under="Plans"
    )


def publish(wiki, *pages, take=None, prune=False):
    return Engine(target(wiki), pages, Wishes(take, prune), Pace(sleep=lambda _: None)).publish()


def actions(outcome):
    return [one.action for one in outcome.plan.decisions]


def writes(wiki):
    return [method for method, _ in wiki.log if method != "GET"]


def test_pages_come_once_and_a_second_time_writes_nothing(wiki):
    chart = Attachment(PurePosixPath("charts/once.png"), "once-1.png", DOT)
    pages = [
        replace(page("@a", "<p>Zażółć</p>", "First"), files=(chart,), labels=("Sales plan",)),
        page("@b", "<p>b</p>", "Second"),
        full(),
    ]
    outcome = publish(wiki, *pages)
    assert (outcome.failures, outcome.gone) == ([], None)
    first = wiki.page("Plans: First")
    assert (first["parentId"], wiki.labels[first["id"]]) == (wiki.page("Plans")["id"], ["sales-plan"])
    assert {one["title"] for one in wiki.attachments.values()} == {"once-1.png", "money.svg"}
    wiki.log.clear()
    assert (publish(wiki, *pages).writes, writes(wiki)) == (0, [])


def test_an_edit_of_a_person_stays_and_is_a_conflict(wiki):
    publish(wiki, page("@edit", "<p>ours</p>", "A"))
    wiki.says("Plans: A", "ours", "theirs")
    assert actions(publish(wiki, page("@edit", "<p>ours</p>", "A"))) == ["leave"]
    assert actions(publish(wiki, page("@edit", "<p>newer</p>", "A"))) == ["conflict"]
    assert "theirs" in wiki.text("Plans: A")
    publish(wiki, page("@edit", "<p>newer</p>", "A"), take="ours")
    assert "newer" in wiki.text("Plans: A")
    assert publish(wiki, page("@edit", "<p>newer</p>", "A")).writes == 0


def test_who_saves_in_between_wins(wiki):
    publish(wiki, page("@edit", "<p>ours</p>", "A"))
    there = target(wiki)
    remote = next(one for one in there.pages(there.names([])) if one.name == "Plans: A")
    wiki.says("Plans: A", "ours", "theirs")
    one = page("@edit", "<p>newer</p>", "A")
    outgoing = confluence.Outgoing(one, "Plans: A", "<p>newer</p>", "Plans: A")
    with pytest.raises(confluence.OvertakenError):
        there.update(remote, outgoing)
    assert "theirs" in wiki.text("Plans: A")


@pytest.mark.parametrize("status", ["current", "archived", "trashed"])
def test_a_title_that_is_taken_is_left_alone(wiki, status):
    wiki.add("Plans: A", "<p>mine</p>", status)
    assert actions(publish(wiki, page("@taken", "<p>ours</p>", "A"))) == ["taken"]
    assert wiki.text("Plans: A") == "<p>mine</p>"


def test_a_new_title_keeps_page_and_history(wiki):
    publish(wiki, page("@a", "<p>ours</p>", "Old"))
    before = wiki.page("Plans: Old")["id"]
    publish(wiki, page("@a", "<p>newer</p>", "New"))
    assert wiki.page("Plans: New")["id"] == before
    assert "ours" in wiki.history[before][0]
    assert publish(wiki, page("@a", "<p>newer</p>", "New")).writes == 0


def test_a_withdrawn_page_keeps_its_history(wiki):
    publish(wiki, page("@a", "<p>ours</p>", "A"), page("@b", "<p>b</p>", "B"))
    publish(wiki, page("@b", "<p>b</p>", "B"), prune=True)
    assert "no longer part" in wiki.text("Plans: A")
    assert "ours" in wiki.history[wiki.page("Plans: A")["id"]][0]
