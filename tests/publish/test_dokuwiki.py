"""Publishing to a real DokuWiki, and what it shows of each page."""

import os
from dataclasses import replace
from pathlib import PurePosixPath

import dokuwiki_server
import pytest
from hypothesis import HealthCheck, Phase, find, settings
from lxml import html
from memory_wiki import page
from test_mediawiki import DOT
from test_writers import documents, spoken, squeezed
from writer_samples import full
from writer_samples import wiki as wiki_of

from planloom.publish import dokuwiki
from planloom.publish.engine import Engine, Pace, Wishes
from planloom.publish.page import Attachment
from planloom.publish.writers.dokuwiki import Places, _Writer, write

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not dokuwiki_server.is_there() and "CI" not in os.environ,
        reason="DokuWiki is not installed: .ci/install-packages",
    ),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with dokuwiki_server.serving(tmp_path_factory.mktemp("dokuwiki")) as running:
        yield running


def target(server, under):
    return dokuwiki.DokuWiki(dokuwiki.client(server.address, ("pub", dokuwiki_server.PASSWORD)), write, under=under)


def publish(wiki, *pages, take=None, prune=False):
    return Engine(wiki, pages, Wishes(take, prune), Pace(sleep=lambda _: None)).publish()


def test_pages_come_once_and_a_second_time_writes_nothing(server):
    chart = Attachment(PurePosixPath("charts/once.png"), "once-1.png", DOT)
    pages = [
        replace(page("@a", "<p>Zażółć **gęślą**</p>", "First"), files=(chart,)),
        page("@b", "<p>text</p>", "Second"),
    ]
    outcome = publish(target(server, "Once"), *pages)
    assert (outcome.writes, outcome.failures, outcome.gone) == (3, [], None)
    names = target(server, "Once").names(pages)
    assert "Zażółć **gęślą**" in server.html(names.of(pages[0].identity))
    assert publish(target(server, "Once"), *pages).writes == 0


def test_an_edit_of_a_person_stays_and_is_a_conflict(server):
    first = page("@edit", "<p>ours</p>", "A")
    publish(target(server, "edit"), first)
    name = target(server, "edit").names([first]).of(first.identity)
    server.says(name, "a person's words")
    outcome = publish(target(server, "edit"), page("@edit", "<p>newer</p>", "A"))
    assert [one.action for one in outcome.plan.decisions if one.outgoing] == ["conflict"]
    assert server.text(name).startswith("a person's words")
    publish(target(server, "edit"), page("@edit", "<p>newer</p>", "A"), take="ours")
    assert "newer" in server.text(name)
    assert len(server.versions(name)) >= 2


def test_a_page_that_is_not_ours_stays(server):
    first = page("@taken", "<p>ours</p>", "A")
    name = target(server, "taken").names([first]).of(first.identity)
    server.says(name, "mine")
    outcome = publish(target(server, "taken"), first)
    assert [one.action for one in outcome.plan.decisions] == ["taken"]
    assert server.text(name) == "mine"


def test_a_page_with_another_id_leads_from_its_old_place(server):
    first = page("@old", "<p>words</p>", "A")
    publish(target(server, "move"), first)
    new = replace(page("@new", "<p>words</p>", "A"), former=(first.identity,))
    outcome = publish(target(server, "move"), new)
    assert outcome.failures == []
    old, now = (target(server, "move").names([one]).of(one.identity) for one in (first, new))
    assert (old != now, "words" in server.text(now), now in server.text(old)) == (True, True, True)
    assert publish(target(server, "move"), new).writes == 0


def test_every_word_of_every_text_is_shown_as_it_is(server):
    made = []

    def gather(blocks):
        made.append(blocks)
        return len(made) > 60

    find(
        documents,
        gather,
        settings=settings(
            max_examples=61, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None
        ),
    )
    writer = _Writer(full(), Places(wiki_of(full()), ":files"))
    parts = [f"==== start{number}x ====\n\n{writer.blocks(blocks)}\n" for number, blocks in enumerate(made)]
    server.says("hostile", "\n".join(parts))
    shown = squeezed(html.fragment_fromstring(server.html("hostile"), create_parent="div").text_content())
    wrong = []
    for number, blocks in enumerate(made):
        after = shown.split(f"start{number}x", 1)[1].split(f"start{number + 1}x", 1)[0]
        if after != spoken(blocks):
            wrong.append((parts[number], spoken(blocks), after))
    assert not wrong, f"{len(wrong)}: {wrong[0]}"


def test_a_page_with_everything_says_every_word(server):
    one = full()
    text = write(one, Places(wiki_of(one), ":files"))
    server.says("full", text)
    shown = html.fragment_fromstring(server.html("full"), create_parent="div")
    words = shown.text_content()
    assert [
        word for word in ("Revenue", "1 200", "At the foot", "Folded words.", "What it means.") if word not in words
    ] == []
