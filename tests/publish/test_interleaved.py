"""People and plans write by turns, in every order: no word of people's is ever lost, in any wiki."""

import os
from collections.abc import Callable

import confluence_fake
import dokuwiki_server
import mediawiki_server
import otter_server
import pytest
import worlds
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from memory_wiki import page

import effort
from planloom.publish.engine import Engine, Outcome, Pace, Wishes

KEYS = ("@a", "@b", "@c")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("plans"), st.sampled_from(KEYS)),
        st.tuples(st.just("people"), st.sampled_from(KEYS)),
        st.tuples(st.just("title"), st.sampled_from(KEYS)),
        st.tuples(st.just("rename"), st.sampled_from(KEYS)),
        st.tuples(st.just("drop"), st.sampled_from(KEYS)),
        st.tuples(st.just("publish"), st.sampled_from(["", "prune", "theirs"])),
        st.tuples(st.just("meanwhile"), st.sampled_from(KEYS)),
    ),
    min_size=4,
    max_size=16,
)


class Interrupted:
    """A wiki where somebody does something before the call of a number."""

    def __init__(self, target, number: int, act: Callable[[], None]) -> None:
        self._target, self._left, self._act = target, number, act

    def __getattr__(self, name: str):
        found = getattr(self._target, name)
        if name in ("names", "write", "kind", "digest") or not callable(found):
            return found

        def call(*arguments):
            self._left -= 1
            if self._left == 0:
                self._act()
            return found(*arguments)

        return call


class Both:
    """Plans and a wiki, edited by turns; every text of people's is told from all others."""

    def __init__(self, world: worlds.World) -> None:
        self.world = world
        self.pages = {key: page(key, f"<p>{key} 0</p>") for key in KEYS}
        self.count = 0
        self.said: set[str] = set()
        self.publish()

    def publish(self, target=None, *, take=None, prune=False) -> Outcome:
        pages = tuple(self.pages.values())
        return Engine(target or self.world.target, pages, Wishes(take, prune), Pace(sleep=lambda _: None)).publish()

    def step(self, what: str, which: str) -> None:
        self.count += 1
        if what == "publish":
            self.publish(take="theirs" if which == "theirs" else None, prune=which == "prune")
        elif what in ("plans", "title"):
            old = self.pages.get(which)
            title = f"Title {self.count}" if what == "title" else old.title if old else which
            self.pages[which] = page(which, f"<p>{which} {self.count}</p>", title)
        elif what == "drop":
            self.pages.pop(which, None)
        else:
            self._people(what, which)

    def _people(self, what: str, which: str) -> None:
        name = worlds.name_of(self.world, which, tuple(self.pages.values()))
        if name is None:
            return
        if what == "people":
            self._say(name)
        elif what == "rename" and self.world.renames:
            self.world.rename(name, f"theirs {self.count}")
        elif what == "meanwhile":
            self.publish(Interrupted(self.world.target, 3, lambda: self._say(name)))

    def _say(self, name: str) -> None:
        before = self.world.texts().get(name, "")
        self.said -= {text for text in self.said if text in before}  # people themselves wrote over it
        text = f"people{self.count}x"
        self.world.says(name, text)
        self.said.add(text)

    def lost(self) -> set[str]:
        """Return the words of people's that no page says."""
        there = self.world.texts().values()
        return {text for text in self.said if not any(text in one for one in there)}


def held(world: worlds.World, steps) -> None:
    both = Both(world)
    for what, which in steps:
        both.step(what, which)
        assert both.lost() == set(), (what, which)
    both.publish()
    assert both.publish().writes == 0
    assert both.lost() == set()


def some(number: int) -> settings:
    """Return how often it is tried: as often as said, two hundred times in long runs."""
    return settings(
        max_examples=max(200, 200 * effort.long) if effort.long else number,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],  # shrinking takes as long again for every step of it
    )


@some(200)
@given(STEPS)
def test_in_memory(steps):
    held(worlds.OfMemory(), steps)


@some(10)
@given(steps=STEPS)
def test_in_a_folder(tmp_path_factory, steps):
    held(worlds.of_folder(tmp_path_factory.mktemp("folder")), steps)


@some(3)
@given(steps=STEPS)
def test_in_a_git_repository(tmp_path_factory, steps):
    held(worlds.of_git(tmp_path_factory.mktemp("git")), steps)


@pytest.mark.parametrize("kind", ["cloud", "data-center"])
def test_in_confluence(kind, monkeypatch):
    monkeypatch.setattr(confluence_fake, "PART", 50)

    @some(10)
    @given(STEPS)
    def tried(steps) -> None:
        with confluence_fake.serving(kind) as fake:
            held(worlds.OfConfluence(fake), steps)

    tried()


SERVERS = {
    "mediawiki": (mediawiki_server, worlds.OfMediaWiki),
    "dokuwiki": (dokuwiki_server, worlds.OfDokuWiki),
    "otter": (otter_server, worlds.OfOtter),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", SERVERS)
def test_in_a_real_wiki(kind, tmp_path):
    module, world = SERVERS[kind]
    if not module.is_there() and "CI" not in os.environ:
        pytest.skip(f"{kind} is not installed: .ci")
    with module.serving(tmp_path) as server:

        @some(2)
        @given(STEPS)
        def tried(steps) -> None:
            held(world(server), steps)

        tried()
