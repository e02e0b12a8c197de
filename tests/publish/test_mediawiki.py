"""Publishing to a real MediaWiki."""

import contextlib
import os
from dataclasses import replace
from pathlib import PurePosixPath

import mediawiki_server
import pytest
from hooked_client import HookedClient
from memory_wiki import Killed, page

from planloom.publish.engine import Engine, Outcome, Pace, Wishes
from planloom.publish.mediawiki import MediaWiki
from planloom.publish.page import Attachment
from planloom.publish.web import Client

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not mediawiki_server.is_there() and "CI" not in os.environ,
        reason="MediaWiki is not installed: .ci/install-packages",
    ),
]
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da63fcff1f0003030200efbfa7db"
    "0000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with mediawiki_server.serving(tmp_path_factory.mktemp("mediawiki")) as running:
        yield running


class Counting(Client):
    requests = 0

    def send(self, *arguments, **more):
        self.requests += 1
        return super().send(*arguments, **more)


def write(one, names):
    return "\n".join(section.html for section in one.sections)


def wiki(server, under: str, **more) -> MediaWiki:
    login = ("Admin@pub", mediawiki_server.PASSWORD)
    return MediaWiki(Counting(server.address), login, write, under=under, **more)


def publish(target: MediaWiki, *pages, take=None, prune=False) -> Outcome:
    return Engine(target, pages, Wishes(take, prune), Pace(sleep=lambda _: None)).publish()


def test_pages_come_once_and_a_second_time_writes_nothing(server):
    chart = Attachment(PurePosixPath("charts/once.png"), "once-1.png", DOT)
    pages = [replace(page("@a", "'''bold''' ąę", "First"), files=(chart,)), page("@b", "text", "Second: it")]
    outcome = publish(wiki(server, "Once"), *pages)
    assert (outcome.writes, outcome.failures, outcome.gone) == (3, [], None)
    assert "<b>bold</b> ąę" in server.html("Once/First")
    assert "planloom" not in server.html("Once/First").lower().replace("category:planloom", "")
    target = wiki(server, "Once")
    again = publish(target, *pages)
    assert (again.writes, target.client.requests) == (0, 5)


def test_an_edit_of_a_person_stays_and_is_a_conflict(server):
    publish(wiki(server, "Edit"), page("@edit", "ours", "A"))
    server.says("Edit/A", "a person's words")
    target = wiki(server, "Edit")
    outcome = publish(target, page("@edit", "newer", "A"))
    assert [one.action for one in outcome.plan.decisions if one.outgoing] == ["conflict"]
    assert target.read(outcome.plan.decisions[0].remote).strip() == "a person's words"
    assert server.text("Edit/A").startswith("a person's words")
    publish(wiki(server, "Edit"), page("@edit", "newer", "A"), take="ours")
    assert server.text("Edit/A").startswith("newer")


def test_who_saves_in_between_wins(server):
    publish(wiki(server, "Between"), page("@between", "ours", "A"))

    class Slow(Counting):
        def send(self, body, *arguments, **more):
            if b"action=edit" in (body or b"") and not server.text("Between/A").startswith("in between"):
                server.says("Between/A", "in between")
            return super().send(body, *arguments, **more)

    target = MediaWiki(Slow(server.address), ("Admin@pub", mediawiki_server.PASSWORD), write, under="Between")
    outcome = publish(target, page("@between", "newer", "A"))
    assert outcome.writes == 0
    assert server.text("Between/A").startswith("in between")


def test_a_new_title_keeps_page_id_history_and_old_address(server):
    publish(wiki(server, "Move"), page("@move", "text", "Old"))
    ref = server.page("Move/Old")["pageid"]
    assert publish(wiki(server, "Move"), page("@move", "newer", "New")).is_whole
    there = server.page("Move/New")
    assert there["pageid"] == ref
    assert len(there["revisions"]) == 3
    assert server.text("Move/Old").startswith("#REDIRECT [[Move/New]]")
    assert publish(wiki(server, "Move"), page("@move", "newer", "New")).writes == 0
    assert publish(wiki(server, "Move"), page("@move", "newer", "Old")).is_whole
    assert server.page("Move/Old")["pageid"] == ref


def test_what_is_not_ours_is_byte_for_byte_as_before(server):
    server.says("Foreign/A", "a page of a person's")
    before = server.page("Foreign/A")
    outcome = publish(wiki(server, "Foreign"), page("@foreign", "ours", "A"), prune=True)
    assert [one.action for one in outcome.plan.decisions if one.name == "Foreign/A"] == ["taken"]
    assert server.page("Foreign/A") == before


def test_a_page_whose_category_a_person_removed_is_ours_still(server):
    publish(wiki(server, "Bare"), page("@bare", "ours", "A"))
    text = server.text("Bare/A")
    server.ask(action="edit", title="Bare/A", text=text.replace("[[Category:Planloom]]", ""), token=server.token)
    assert publish(wiki(server, "Bare"), page("@bare", "newer", "A")).is_whole
    assert server.text("Bare/A").startswith("newer")


def test_our_edits_are_minor_and_quiet_unless_told(server):
    publish(wiki(server, "Minor"), page("@minor", "one", "A"))
    publish(wiki(server, "Minor"), page("@minor", "two", "A"))
    publish(wiki(server, "Minor", notify=True), page("@minor", "three", "A"))
    assert [one["minor"] for one in server.page("Minor/A")["revisions"]] == [False, True, False]


def test_a_file_of_ours_is_replaced_and_no_other(server):
    one = Attachment(PurePosixPath("charts/x.png"), "files-x.png", DOT)
    publish(wiki(server, "Files"), replace(page("@files", "text", "A"), files=(one,)))
    newer = replace(one, content=DOT + b"\0")
    assert publish(wiki(server, "Files"), replace(page("@files", "text", "A"), files=(newer,))).is_whole
    assert publish(wiki(server, "Files"), replace(page("@files", "text", "A"), files=(newer,))).writes == 0
    text = "not ours"
    server.ask(action="edit", title="File:Files-files-x.png", text=text, token=server.token)
    again = publish(wiki(server, "Files"), replace(page("@files", "text", "A"), files=(one,)))
    assert [(failure.name, failure.reason.en) for failure in again.failures] == [
        ("files-x.png", "a file of this name is there that is not ours")
    ]


def test_two_projects_keep_their_pages_and_files(server):
    file = Attachment(PurePosixPath("charts/x.png"), "shared.png", DOT)
    first, second = replace(page("@a", "text", "First"), files=(file,)), page("@b", "text", "Second")
    for under in ("Two", "Two/Below"):
        outcome = publish(wiki(server, under), first, second, prune=True)
        assert {one.action for one in outcome.plan.decisions} == {"create"}
        assert not outcome.failures
    outcome = publish(wiki(server, "Two"), page("@b", "newer", "Second"), prune=True)
    assert outcome.is_whole
    assert (sorted(one.action for one in outcome.plan.decisions), outcome.plan.detach) == (
        ["archive", "update"],
        ("shared.png",),
    )
    assert publish(wiki(server, "Two/Below"), first, second, prune=True).writes == 0


def test_a_wrong_password_is_told_without_it(server):
    target = MediaWiki(Client(server.address), ("Admin@pub", "wrong-s3cret"), write, under="A")
    with pytest.raises(Exception, match="does not take the name") as told:
        Engine(target, [page("@a", "x")], Wishes(), Pace(sleep=lambda _: None)).plan()
    assert "s3cret" not in str(told.value)


def test_many_pages_are_listed_in_a_handful_of_requests(server):
    pages = [page(f"@many{n}", f"text {n}", f"Page {n}") for n in range(60)]
    publish(wiki(server, "Many"), *pages)
    target = wiki(server, "Many")
    changed = [replace(pages[0], sections=page("@x", "newer").sections), *pages[1:]]
    assert publish(target, *changed).writes == 1
    assert target.client.requests <= 7


def hooked(server, under: str, number: int, *, after: bool, hook=None) -> MediaWiki:
    client = HookedClient(Client(server.address), number, after=after, hook=hook)
    return MediaWiki(client, ("Admin@pub", mediawiki_server.PASSWORD), write, under=under)


OLD = [page("@x", "text", "X"), page("@y", "text", "Y"), page("@z", "text", "Z")]
NEW = [page("@x", "newer", "X new"), page("@y", "newer", "Y"), page("@w", "text", "W")]


def texts(server, under: str) -> list[str]:
    return [server.text(f"{under}/{title}").partition("\n")[0] for title in ("X", "X new", "Y", "Z", "W")]


@pytest.mark.parametrize("after", [False, True])
def test_ended_at_any_request_and_run_again_it_is_the_same(server, after):
    for number in range(4, 12):
        under = f"Killed {number} {after}"
        publish(wiki(server, under), *OLD)
        with contextlib.suppress(Killed):
            publish(hooked(server, under, number, after=after), *NEW, prune=True)
        assert publish(wiki(server, under), *NEW, prune=True).is_whole
        withdrawn = "''This page is no longer part of the plans.''"
        assert texts(server, under) == [f"#REDIRECT [[{under}/X new]]", "newer", "newer", withdrawn, "text"]
        assert publish(wiki(server, under), *NEW, prune=True).writes == 0


def test_two_at_once_do_no_harm(server):
    for number in (6, 8, 9):
        under = f"Two {number}"
        publish(wiki(server, under), *OLD)
        other = lambda under=under: publish(wiki(server, under), *NEW, prune=True)  # noqa: E731  # it is handed over
        assert publish(hooked(server, under, number, after=False, hook=other), *NEW, prune=True).is_whole
        assert texts(server, under)[1:] == ["newer", "newer", "''This page is no longer part of the plans.''", "text"]
        assert publish(wiki(server, under), *NEW, prune=True).writes == 0
