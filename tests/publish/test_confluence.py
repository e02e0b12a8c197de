"""Publishing to Confluence, against a strict stand-in for Cloud and Data Center."""

import contextlib
from dataclasses import replace
from pathlib import PurePosixPath

import confluence_fake
import pytest
from hooked_client import HookedClient
from memory_wiki import Killed, page
from test_mediawiki import DOT
from writer_samples import full

from planloom.publish.confluence import CloudSpace, Confluence, DataCenterSpace
from planloom.publish.confluence.space import client
from planloom.publish.engine import Engine, Pace, Wishes
from planloom.publish.page import Attachment
from planloom.publish.target import Outgoing, OvertakenError
from planloom.publish.writers.confluence import write

SPACES = {"cloud": CloudSpace, "data-center": DataCenterSpace}


@pytest.fixture(params=list(SPACES))
def wiki(request):
    with confluence_fake.serving(request.param) as fake:
        yield fake


def target(wiki):
    server = client(wiki.address, ("a@b.pl", "token"))
    return Confluence(SPACES[wiki.kind](server, "PLAN"), write, under="Plans")


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
    assert (first["parent"], wiki.labels[first["id"]]) == (wiki.page("Plans")["id"], ["sales-plan"])
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
    outgoing = Outgoing(one, "Plans: A", "<p>newer</p>", "Plans: A", "Plans")
    with pytest.raises(OvertakenError):
        there.update(remote, outgoing)
    assert "theirs" in wiki.text("Plans: A")


@pytest.mark.parametrize("status", ["current", "archived", "trashed"])
def test_a_title_that_is_taken_is_left_alone(wiki, status):
    if status != "current" and wiki.kind != "cloud":
        return  # a page in the bin of one's own machines holds no title
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


def test_words_of_people_that_came_into_the_plans_are_no_conflict(wiki):
    publish(wiki, page("@a", "<p>ours</p>", "A"))
    wiki.says("Plans: A", "ours", "zażółć – theirs")
    assert actions(publish(wiki, page("@a", "<p>zażółć – theirs</p>", "A"))) == ["stamp"]
    assert actions(publish(wiki, page("@a", "<p>newer</p>", "A"))) == ["update"]


def test_a_page_that_was_saved_as_it_was_is_ours_still(wiki):
    publish(wiki, page("@a", "<p>słowa</p>", "A"))
    wiki.says("Plans: A", "<p>", "<p>")
    assert actions(publish(wiki, page("@a", "<p>nowe</p>", "A"))) == ["update"]


def test_what_was_left_to_people_is_asked_again_when_the_plans_change(wiki):
    publish(wiki, page("@a", "<p>ours</p>", "A"))
    wiki.says("Plans: A", "ours", "theirs")
    assert actions(publish(wiki, page("@a", "<p>newer</p>", "A"), take="theirs")) == ["stamp"]
    assert actions(publish(wiki, page("@a", "<p>newer</p>", "A"))) == ["leave"]
    assert actions(publish(wiki, page("@a", "<p>newest</p>", "A"))) == ["conflict"]
    assert "theirs" in wiki.text("Plans: A")


def test_a_page_whose_stamp_people_removed_is_known_by_its_property(wiki):
    publish(wiki, page("@a", "<p>ours</p>", "A"))
    wiki.store(wiki.page("Plans: A"), "<p>all of it is theirs</p>")
    wiki.rename("Plans: A", "Their title")
    assert actions(publish(wiki, page("@a", "<p>newer</p>", "A"))) == ["conflict"]
    assert len(wiki.pages) == 2
    publish(wiki, page("@a", "<p>newer</p>", "A"), take="ours")
    assert "newer" in wiki.text("Their title")
    assert publish(wiki, page("@a", "<p>newer</p>", "A")).writes == 0


TEXT = "<p>We sell bread in town.</p><table><tbody><tr><td>bread</td></tr></tbody></table><p>Nobody else does.</p>"


def test_comments_stay_at_their_words(wiki):
    publish(wiki, page("@a", TEXT, "A"))
    wiki.comment("Plans: A", "bread", "c-1")
    wiki.comment("Plans: A", "Nobody else", "c-2")
    newer = f"<h2>Żytni &lt;chleb&gt;</h2>{TEXT}".replace("in town", "in the whole town")
    assert actions(publish(wiki, page("@a", newer, "A"))) == ["update"]
    text = wiki.text("Plans: A")
    assert '<p>We sell <ac:inline-comment-marker ac:ref="c-1">bread</ac:inline-comment-marker> in the' in text
    assert 'ac:ref="c-2">Nobody else</ac:inline-comment-marker> does.' in text
    assert {one["status"] for one in wiki.comments.values()} == {"open"}
    assert publish(wiki, page("@a", newer, "A")).writes == 0


def test_a_comment_at_words_that_go_is_a_conflict(wiki):
    publish(wiki, page("@a", TEXT, "A"))
    wiki.comment("Plans: A", "in town", "c-1")
    newer = TEXT.replace("in town", "abroad")
    outcome = publish(wiki, page("@a", newer, "A"))
    assert [(one.action, one.commented) for one in outcome.plan.decisions] == [("conflict", True)]
    assert publish(wiki, prune=True).writes == 0
    assert wiki.comments["c-1"]["status"] == "open"
    publish(wiki, page("@a", newer, "A"), take="ours")
    assert "abroad" in wiki.text("Plans: A")
    assert publish(wiki, page("@a", newer, "A")).writes == 0


def test_a_comment_that_was_resolved_holds_nothing_up(wiki):
    publish(wiki, page("@a", TEXT, "A"))
    wiki.comment("Plans: A", "in town", "c-1")
    wiki.comments["c-1"]["status"] = "resolved"
    assert actions(publish(wiki, page("@a", TEXT.replace("in town", "abroad"), "A"))) == ["update"]


def test_a_comment_of_the_last_moment_is_not_lost(wiki):
    publish(wiki, page("@a", TEXT, "A"))
    there = target(wiki)
    remote = next(one for one in there.pages(there.names([])) if one.name == "Plans: A")
    wiki.comment("Plans: A", "in town", "c-1")
    one = page("@a", TEXT.replace("in town", "abroad"), "A")
    with pytest.raises(OvertakenError):
        there.update(remote, Outgoing(one, "Plans: A", one.sections[0].html, "Plans: A", "Plans"))
    assert wiki.comments["c-1"]["status"] == "open"


def test_who_may_see_or_write_a_page_stays_as_it_was(wiki):
    publish(wiki, page("@a", "<p>a</p>", "A"), page("@b", "<p>b</p>", "B"))
    wiki.unwritable.add(wiki.page("Plans: A")["id"])
    wiki.unseen.add(wiki.add("Plans: C", "<p>secret</p>")["id"])
    outcome = publish(wiki, page("@a", "<p>newer</p>", "A"), page("@b", "<p>newer</p>", "B"), page("@c", "", "C"))
    assert sorted(failure.name for failure in outcome.failures) == ["Plans: A", "Plans: C"]
    assert "secret" in wiki.text("Plans: C")
    assert "newer" in wiki.text("Plans: B")


def test_a_file_of_ours_is_replaced_and_no_other(wiki):
    chart = Attachment(PurePosixPath("charts/x.png"), "x.png", DOT)
    publish(wiki, replace(page("@a", "<p>a</p>", "A"), files=(chart,)))
    newer = replace(chart, content=DOT + b"\0")
    assert publish(wiki, replace(page("@a", "<p>a</p>", "A"), files=(newer,))).is_whole
    (there,) = wiki.attachments.values()
    assert (there["version"], there["content"]) == (2, newer.content)
    there["comment"] = "somebody's"
    again = publish(wiki, replace(page("@a", "<p>a</p>", "A"), files=(chart,)))
    assert [failure.name for failure in again.failures] == ["x.png"]
    there["comment"] = "Planloom 0"
    assert publish(wiki, page("@a", "<p>a</p>", "A"), prune=True).is_whole
    assert wiki.attachments == {}


def test_many_pages_are_listed_in_few_requests_and_a_change_is_one_write(wiki, monkeypatch):
    monkeypatch.setattr(confluence_fake, "PART", 100)
    pages = [page(f"@p{number}", f"<p>{number}</p>", f"P{number}") for number in range(120)]
    publish(wiki, *pages)
    wiki.log.clear()
    changed = [page("@p0", "<p>newer</p>", "P0"), *pages[1:]]
    assert publish(wiki, *changed).writes == 1
    assert len(writes(wiki)) == 1
    assert len(wiki.log) <= 7


CHART = Attachment(PurePosixPath("charts/x.png"), "x.png", DOT)
OLD = [page("@x", "<p>text</p>", "X"), page("@y", "<p>text</p>", "Y"), page("@z", "<p>text</p>", "Z")]
NEW = [
    page("@x", "<p>newer</p>", "X new"),
    page("@y", "<p>newer</p>", "Y"),
    replace(page("@w", "<p>text</p>", "W"), labels=("Sales", "Plan"), files=(CHART,)),
]


def hooked(wiki, number, *, after=False, hook=None):
    """Return the engine of a publishing that does something, or is ended, at the request of a number."""
    server = client(wiki.address, ("a@b.pl", "token"))
    told = HookedClient(server, number, after=after, hook=hook)
    target = Confluence(SPACES[wiki.kind](told, "PLAN"), write, under="Plans")
    return Engine(target, NEW, Wishes(prune=True), Pace(sleep=lambda _: None))


def state(wiki):
    texts = {one["title"]: one["text"].partition("planloom-")[0] for one in wiki.pages.values()}
    labels = {wiki.pages[ref]["title"]: sorted(names) for ref, names in wiki.labels.items()}
    known = {wiki.pages[ref]["title"]: one["value"] for (ref, _), one in wiki.properties.items()}
    return texts, labels, known, [one["title"] for one in wiki.attachments.values()]


@pytest.mark.parametrize("kind", SPACES)
@pytest.mark.parametrize("after", [False, True])
def test_ended_at_any_request_and_run_again_it_is_the_same(kind, after, long):
    with confluence_fake.serving(kind) as whole:
        publish(whole, *OLD)
        whole.log.clear()
        publish(whole, *NEW, prune=True)
    assert len(whole.log) > 15
    for number in range(1, len(whole.log) + 1, 1 if long else 3):
        with confluence_fake.serving(kind) as wiki:
            publish(wiki, *OLD)
            with contextlib.suppress(Killed):
                hooked(wiki, number, after=after).publish()
            assert publish(wiki, *NEW, prune=True).is_whole
            assert state(wiki) == state(whole), number
            assert publish(wiki, *NEW, prune=True).writes == 0


@pytest.mark.parametrize("kind", SPACES)
def test_two_at_once_do_no_harm(kind, long):
    for number in range(4, 24, 1 if long else 4):
        with confluence_fake.serving(kind) as wiki:
            publish(wiki, *OLD)
            hooked(wiki, number, hook=lambda wiki=wiki: publish(wiki, *NEW, prune=True)).publish()
            assert publish(wiki, *NEW, prune=True).is_whole
            assert sorted(state(wiki)[0]) == ["Plans", "Plans: W", "Plans: X new", "Plans: Y", "Plans: Z"]
            assert publish(wiki, *NEW, prune=True).writes == 0
