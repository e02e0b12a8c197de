"""What publishing promises, on a wiki in memory with people in it."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_wiki import Killed, MemoryWiki, page

from planloom.publish.engine import Engine, Outcome, Pace, Wishes
from planloom.publish.page import Attachment, Identity, WikiPage
from planloom.publish.target import UnreachableError

QUIET = Pace(sleep=lambda _: None)
CHART = Attachment(PurePosixPath("charts/a.svg"), "a.svg", b"<svg/>")


def publish(wiki: MemoryWiki, *pages: WikiPage, take=None, prune=False) -> Outcome:
    return Engine(wiki, pages, Wishes(take, prune), QUIET).publish()


def actions(outcome: Outcome) -> dict[str, str]:
    return {one.name: one.action for one in outcome.plan.decisions}


def test_a_second_time_writes_nothing():
    wiki = MemoryWiki()
    pages = [page("", "home"), replace(page("@a", "text"), files=(CHART,)), page("@a", "tekst", language="pl")]
    assert publish(wiki, *pages).is_whole
    assert wiki.writes == 4
    again = publish(wiki, *pages)
    assert (again.writes, again.is_whole) == (0, True)
    assert set(actions(again).values()) == {"leave"}


def test_five_changed_of_many_are_five_writes_in_few_requests():
    wiki = MemoryWiki()
    publish(wiki, *(page(f"@p{n}", "old") for n in range(100)))
    wiki.requests = 0
    outcome = publish(wiki, *(page(f"@p{n}", "new" if n < 5 else "old") for n in range(100)))
    assert outcome.writes == 5
    assert wiki.requests == 8


def test_what_people_changed_stays():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "ours"))
    wiki.says("@a", "theirs")
    assert actions(publish(wiki, page("@a", "ours"))) == {"@a": "leave"}
    assert actions(publish(wiki, page("@a", "ours, newer"))) == {"@a": "conflict"}
    assert wiki.text("@a") == "theirs"


def test_a_conflict_ends_when_somebody_takes_a_side():
    for take, text in (("ours", "ours, newer"), ("theirs", "theirs")):
        wiki = MemoryWiki()
        publish(wiki, page("@a", "ours"))
        wiki.says("@a", "theirs")
        publish(wiki, page("@a", "ours, newer"), take=take)
        assert wiki.text("@a") == text
        assert publish(wiki, page("@a", "ours, newer")).writes == 0


def test_words_of_people_that_came_into_the_plans_are_no_conflict():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "ours"))
    wiki.says("@a", "theirs")
    assert actions(publish(wiki, page("@a", "theirs"))) == {"@a": "stamp"}
    assert actions(publish(wiki, page("@a", "newer"))) == {"@a": "update"}


def test_a_page_that_is_not_ours_is_not_touched():
    wiki = MemoryWiki()
    wiki.says("Sales", "a page of somebody's")
    outcome = publish(wiki, page("@a", "ours", "Sales"))
    assert actions(outcome) == {"Sales": "taken"}
    assert wiki.text("Sales") == "a page of somebody's"


def test_a_new_title_moves_the_page_with_its_history():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "text", "Old"))
    ref = wiki.stored["Old"].ref
    publish(wiki, page("@a", "text", "New"))
    assert wiki.stored["New"].ref == ref
    assert len(wiki.stored["New"].history) == 2
    assert wiki.redirects == {"Old": "New"}


def test_a_new_id_is_the_same_page():
    wiki = MemoryWiki()
    publish(wiki, page("@old", "text", "Title"))
    renamed = replace(page("@new", "text", "Title"), former=(Identity("@old", "en"),))
    assert actions(publish(wiki, renamed)) == {"Title": "update"}
    assert publish(wiki, renamed).writes == 0
    assert len(wiki.stored) == 1


def test_titles_that_change_places_do_so():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "of a", "One"), page("@b", "of b", "Two"), page("@c", "of c", "Three"))
    refs = {name: one.ref for name, one in wiki.stored.items()}
    outcome = publish(wiki, page("@a", "of a", "Two"), page("@b", "of b", "Three"), page("@c", "of c", "One"))
    assert outcome.is_whole
    assert {name: wiki.text(name) for name in wiki.stored} == {"Two": "of a", "Three": "of b", "One": "of c"}
    assert wiki.stored["Two"].ref == refs["One"]
    again = publish(wiki, page("@a", "of a", "Two"), page("@b", "of b", "Three"), page("@c", "of c", "One"))
    assert again.writes == 0


def test_the_name_that_people_gave_a_page_is_kept():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "text", "Ours"))
    wiki.rename("Ours", "Theirs")
    assert publish(wiki, page("@a", "newer", "Ours")).is_whole
    assert set(wiki.stored) == {"Theirs"}
    assert wiki.text("Theirs") == "newer"


def test_what_the_plans_have_no_longer_goes_only_when_told():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "text"), replace(page("@b", "other"), files=(CHART,)))
    assert actions(publish(wiki, page("@a", "text"))) == {"@a": "leave", "@b": "orphan"}
    assert wiki.text("@b") == "other"
    assert publish(wiki, page("@a", "text"), prune=True).writes == 2
    assert (wiki.text("@b"), wiki.attached) == ("gone", {})
    assert publish(wiki, page("@a", "text"), prune=True).writes == 0


def test_an_orphan_with_words_of_people_stays():
    wiki = MemoryWiki()
    publish(wiki, page("@b", "other"))
    wiki.says("@b", "theirs")
    wiki.says("c", "not ours")
    assert actions(publish(wiki, prune=True)) == {"@b": "orphan"}
    assert (wiki.text("@b"), wiki.text("c")) == ("theirs", "not ours")


def test_a_page_that_comes_back_is_the_same_one():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "text"))
    publish(wiki, prune=True)
    publish(wiki, page("@a", "text"))
    assert wiki.text("@a") == "text"
    assert len(wiki.stored["@a"].history) == 3


def test_equal_titles_are_two_pages():
    wiki = MemoryWiki()
    publish(wiki, page("@a", "of a", "Risks"), page("@b", "of b", "risks"))
    assert sorted(wiki.text(name) for name in wiki.stored) == ["of a", "of b"]


def test_a_wiki_that_does_not_answer_is_asked_again_and_given_up_in_the_end():
    wiki = MemoryWiki()
    waits: list[float] = []

    def refuse(number: int, when: str) -> None:
        if when == "before" and number in (3, 4):
            raise UnreachableError("busy", 7)

    wiki.fails = refuse
    assert Engine(wiki, [page("@a", "x")], Wishes(), Pace(sleep=waits.append)).publish().is_whole
    assert waits == [7, 7]

    def dead(number: int, when: str) -> None:
        raise UnreachableError("no route")

    wiki.fails = dead
    assert publish(wiki, page("@a", "y")).gone == ("no route", "no route")


def test_an_answer_that_was_lost_makes_no_second_page():
    wiki = MemoryWiki()

    def lose(number: int, when: str) -> None:
        if when == "after" and number == 3:
            raise UnreachableError("lost")

    wiki.fails = lose
    assert publish(wiki, page("@a", "x"), page("@b", "y")).is_whole
    assert sorted(wiki.stored) == ["@a", "@b"]
    assert [len(one.history) for one in wiki.stored.values()] == [1, 1]


BEFORE = [page("@a", "a1", "A"), page("@b", "b1", "B"), page("@d", "d1", "D"), page("@e", "e1", "E")]
AFTER = [
    replace(page("@a", "a2", "B"), files=(CHART,)),
    page("@b", "b1", "A"),
    page("@c", "c1", "C"),
    page("@e", "e2", "E new"),
]


def state(wiki: MemoryWiki) -> dict[str, str]:
    return {name: wiki.text(name) for name in wiki.stored}


def there(wiki: MemoryWiki) -> dict[str, str]:
    """Return what readers meet."""
    return {name: text for name, text in state(wiki).items() if text != "gone"}


@pytest.mark.parametrize("when", ["before", "after"])
def test_ended_at_any_request_and_run_again_it_is_the_same(when):
    whole = MemoryWiki()
    publish(whole, *BEFORE)
    whole.requests = 0
    publish(whole, *AFTER, prune=True)
    for fatal in range(1, whole.requests + 1):
        wiki = MemoryWiki()
        publish(wiki, *BEFORE)
        wiki.requests = 0

        def kill(number: int, at: str, fatal: int = fatal) -> None:
            if number == fatal and at == when:
                raise Killed

        wiki.fails = kill
        with pytest.raises(Killed):
            publish(wiki, *AFTER, prune=True)
        wiki.fails = lambda _number, _when: None
        assert publish(wiki, *AFTER, prune=True).is_whole
        assert state(wiki) == state(whole)
        assert publish(wiki, *AFTER, prune=True).writes == 0


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 12), st.booleans())
def test_two_at_once_do_no_harm(at, newer):
    wiki = MemoryWiki()
    publish(wiki, *BEFORE)
    wiki.requests = 0
    other = [replace(one, title=f"{one.title}!") for one in AFTER] if newer else AFTER

    def meanwhile(number: int, when: str) -> None:
        if number == at and when == "before":
            wiki.fails = lambda _number, _when: None
            publish(wiki, *other, prune=True)

    wiki.fails = meanwhile
    publish(wiki, *AFTER, prune=True)
    wiki.fails = lambda _number, _when: None
    publish(wiki, *AFTER, prune=True)
    alone = MemoryWiki()
    publish(alone, *BEFORE)
    publish(alone, *AFTER, prune=True)
    assert there(wiki) == there(alone)
