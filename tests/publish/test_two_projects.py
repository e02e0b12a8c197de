"""Two projects that have the same ids and differ in `under` alone, in one wiki: neither touches what is the other's."""

import contextlib
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

import confluence_fake
import pytest
from memory_wiki import MemoryWiki, page

from planloom.publish.confluence import CloudSpace, Confluence, DataCenterSpace
from planloom.publish.confluence.space import client
from planloom.publish.engine import Engine, Outcome, Pace, Wishes
from planloom.publish.folder import FolderStore
from planloom.publish.names import Names, unique
from planloom.publish.page import Attachment
from planloom.publish.target import Target
from planloom.publish.targets import open_target
from planloom.publish.writers import confluence as storage
from planloom.settings.values import Wiki

NAMES = ("", "other", "other/third")
FILE = Attachment(PurePosixPath("planloom-charts/a.svg"), "a.svg", b"<svg/>")
Open = Callable[[str], Target]
Read = Callable[[], Mapping[str, object]]


class Under(MemoryWiki):
    """A view of one project on a wiki in memory."""

    def names(self, pages):
        return Names(tuple(pages), unique(pages, lambda one: f"{self.under}: {one.title}"))


def _memory(_tmp_path):
    shared = MemoryWiki()
    views = {under: Under(under=under, stored=shared.stored, redirects=shared.redirects) for under in NAMES}
    yield (
        views.__getitem__,
        lambda: {one.name: tuple(one.history) for one in shared.stored.values()},
    )


def _folder(tmp_path, kind="folder", flavour=""):
    wiki = {"kind": kind, "address": "./there", "flavour": flavour}
    yield (
        lambda under: open_target("wiki", Wiki.model_validate({**wiki, "under": under}), tmp_path, {}),
        lambda: FolderStore(tmp_path / "there").read(),
    )


def _git(tmp_path, flavour=""):
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", "there"], cwd=tmp_path, check=True)

    def read():
        asked = ["git", "ls-tree", "-r", "main"]
        listed = subprocess.run(asked, cwd=tmp_path / "there", check=False, capture_output=True, text=True).stdout
        return {name: what for what, _, name in (line.partition("\t") for line in listed.splitlines())}

    ((opened, _),) = _folder(tmp_path, "git", flavour)
    yield opened, read


def _confluence(_tmp_path, kind, space):
    with confluence_fake.serving(kind) as fake:
        server = client(fake.address, ("a@b.pl", "token"))
        yield (
            lambda under: Confluence(space(server, "PLAN"), storage.write, under=under.replace("/", " ")),
            lambda: {one["title"]: (one["version"], one["text"]) for one in fake.pages.values()},
        )


MADE = {
    "memory": _memory,
    "folder": _folder,
    "git": _git,
    "github": lambda tmp_path: _git(tmp_path, "github"),
    "cloud": lambda tmp_path: _confluence(tmp_path, "cloud", CloudSpace),
    "data center": lambda tmp_path: _confluence(tmp_path, "data-center", DataCenterSpace),
}


@pytest.fixture(params=list(MADE))
def wiki(request, tmp_path) -> Iterator[tuple[Open, Read]]:
    with contextlib.contextmanager(MADE[request.param])(tmp_path) as made:
        yield made


def publish(target: Target, *pages, prune: bool = False) -> Outcome:
    return Engine(target, pages, Wishes(None, prune), Pace(sleep=lambda _: None)).publish()


def of(under: str, text: str = ""):
    """Return the pages of a project."""
    return [
        replace(page("@a", f"<p>a of {under} {text}</p>", "First"), files=(FILE,)),
        page("@b", f"<p>b of {under} {text}</p>", "Second"),
        page("", f"<p>home of {under} {text}</p>", "Home"),
    ]


def test_each_keeps_its_own_pages(wiki):
    opened, read = wiki
    for under in NAMES:
        before = read()
        outcome = publish(opened(under), *of(under), prune=True)
        assert outcome.is_whole
        assert {one.action for one in outcome.plan.decisions} == {"create"}
        assert before.items() <= read().items()
    for under in NAMES:
        assert publish(opened(under), *of(under), prune=True).writes == 0


def test_a_change_a_rename_and_what_is_withdrawn_leave_the_others_as_they_are(wiki):
    opened, read = wiki
    only = {}
    for under in NAMES:
        before = read()
        publish(opened(under), *of(under))
        only[under] = {name: what for name, what in read().items() if before.get(name) != what}
    one, *_ = of("other", "newer")
    outcome = publish(opened("other"), replace(one, title="Renamed", address="renamed", files=()), prune=True)
    assert outcome.is_whole
    assert sorted(one.action for one in outcome.plan.decisions) == ["archive", "archive", "move"]
    for under in ("", "other/third"):
        assert only[under].items() <= read().items()
        assert publish(opened(under), *of(under), prune=True).writes == 0


def test_a_page_of_another_project_that_has_the_name_is_taken(tmp_path):
    shared = MemoryWiki(under="one")
    publish(shared, page("@a", "theirs"))
    outcome = publish(replace(shared, under="two"), page("@a", "ours"), prune=True)
    assert [one.action for one in outcome.plan.decisions] == ["taken"]
    assert shared.text("@a") == "theirs"
