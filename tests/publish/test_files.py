"""A git wiki and a plain folder, as they really are: files, and the program git."""

import contextlib
import subprocess
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from memory_wiki import Killed, page

from planloom.problems import LANGUAGES
from planloom.publish.engine import Engine, Outcome, Pace, Wishes
from planloom.publish.file_naming import by_address, gone_in_markdown, moved_in_markdown
from planloom.publish.folder import FolderStore
from planloom.publish.git import GitStore, is_repository
from planloom.publish.page import Attachment
from planloom.publish.target import RefusedError
from planloom.publish.tree import FileWiki

CHART = Attachment(PurePosixPath("planloom-charts/a.svg"), "a.svg", b"<svg/>")
PAGES = [
    replace(page("@a", "text of a"), files=(CHART,)),
    page("@b", "text of b"),
    page("@a", "po polsku", language="pl"),
]


def write(one, names):
    return "\n".join(section.html for section in one.sections) + "\n"


def wiki(store) -> FileWiki:
    return FileWiki("git", store, write, name=by_address(), moved=moved_in_markdown(".md"), gone=gone_in_markdown)


def publish(store, *pages, take=None, prune=False) -> Outcome:
    return Engine(wiki(store), pages, Wishes(take, prune), Pace(sleep=lambda _: None)).publish()


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "wiki.git")
    return tmp_path / "wiki.git"


def clone(bare: Path) -> Path:
    folder = bare.parent / "person"
    git(bare.parent, "clone", "-q", str(bare), str(folder))
    return folder


def save(folder: Path, name: str, text: str) -> None:
    place = folder / name
    seal = place.read_text("utf-8").partition("<!-- planloom")[1:] if place.exists() else ("", "")
    place.write_text(f"{text}\n\n{''.join(seal)}", "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a person")
    git(folder, "push", "-q")


def test_a_bare_repository_holds_the_pages_and_a_second_time_no_commit_more(bare):
    assert publish(GitStore(str(bare)), *PAGES).writes == 4
    names = git(bare, "ls-tree", "-r", "--name-only", "main").split()
    assert names == ["a.md", "b.md", "pl/a.md", "planloom-files/a.svg", "planloom-files/list.json"]
    head = git(bare, "rev-parse", "main")
    assert publish(GitStore(str(bare)), *PAGES).writes == 0
    assert git(bare, "rev-parse", "main") == head


def test_what_a_person_pushed_stays_and_a_page_that_is_not_ours_is_as_before(bare):
    publish(GitStore(str(bare)), *PAGES)
    person = clone(bare)
    save(person, "a.md", "a person's words")
    (person / "c.md").write_bytes(b"not ours\r\n")
    save(person, "d.md", "neither")
    outcome = publish(GitStore(str(bare)), page("@a", "newer"), page("@b", "newer"), page("@c", "ours"))
    assert {one.name: one.action for one in outcome.plan.decisions if one.outgoing} == {
        "a": "conflict",
        "b": "update",
        "c": "taken",
    }
    assert git(bare, "show", "main:a.md").startswith("a person's words")
    assert git(bare, "show", "main:b.md").startswith("newer")
    assert (
        subprocess.run(["git", "show", "main:c.md"], cwd=bare, check=True, capture_output=True).stdout
        == b"not ours\r\n"
    )


def test_who_pushes_in_between_loses_nothing(bare):
    publish(GitStore(str(bare)), *PAGES)
    person = clone(bare)

    class Slow(GitStore):
        pushed = False

        def finish(self) -> None:
            if not self.pushed:
                self.pushed = True
                save(person, "a.md", "in between")
            super().finish()

    outcome = publish(Slow(str(bare)), page("@a", "newer"), page("@b", "newer"))
    assert not outcome.overtaken
    assert git(bare, "show", "main:a.md").startswith("in between")
    assert git(bare, "show", "main:b.md").startswith("newer")


def test_a_renamed_page_keeps_its_history_and_its_old_address(bare):
    publish(GitStore(str(bare)), *PAGES)
    renamed = replace(page("@new", "other words altogether"), former=(PAGES[0].identity,))
    publish(GitStore(str(bare)), renamed, PAGES[1])
    log = git(bare, "log", "--follow", "--format=%s", "main", "--", "new.md")
    assert log.split("\n")[:3] == [
        "Plans published by Planloom",
        "Page moved by Planloom",
        "Plans published by Planloom",
    ]
    assert "[new](<new.md>)" in git(bare, "show", "main:a.md")
    assert publish(GitStore(str(bare)), renamed, PAGES[1]).writes == 0


def test_what_is_gone_is_withdrawn_when_told(bare):
    publish(GitStore(str(bare)), *PAGES)
    publish(GitStore(str(bare)), PAGES[1], prune=True)
    assert git(bare, "show", "main:a.md").startswith("*This page is no longer part of the plans.*")
    assert git(bare, "show", "main:pl/a.md").startswith("*Ta strona nie należy już do planów.*")
    assert "a.svg" not in git(bare, "ls-tree", "-r", "--name-only", "main")


def test_only_addresses_that_run_no_program_are_taken():
    for address in (
        "ext::sh -c true",
        "--upload-pack=x",
        "https://me:secret@example.org/x.git",
        "http://example.org/x",
    ):
        assert not is_repository(address)
        with pytest.raises(RefusedError):
            GitStore(address)
    for address in ("https://example.org/x.git", "git@example.org:x.git", "ssh://git@example.org/x", "/srv/wiki.git"):
        assert is_repository(address)


def test_the_secret_is_in_no_argument_and_no_error(tmp_path, monkeypatch):
    seen: list[list[str]] = []
    real = subprocess.run

    def spy(command, **more):
        seen.append(command)
        return real(command, **more)

    monkeypatch.setattr("planloom.publish.git.subprocess.run", spy)
    store = GitStore("http://127.0.0.1:9/wiki.git", ("anna", "s3cret-word"))
    outcome = publish(store, *PAGES)
    assert outcome.gone
    assert all("s3cret-word" not in outcome.gone.in_(language) for language in LANGUAGES)
    assert seen
    assert "s3cret-word" not in str(seen)


def test_a_folder_holds_the_pages_beside_what_others_put_there(tmp_path):
    (tmp_path / "index.html").write_text("somebody's")
    assert publish(FolderStore(tmp_path), *PAGES).writes == 4
    assert publish(FolderStore(tmp_path), *PAGES).writes == 0
    (tmp_path / "a.md").write_text(f"words of a person\n{(tmp_path / 'a.md').read_text().partition('text of a')[2]}")
    outcome = publish(FolderStore(tmp_path), page("@a", "newer"), page("@b", "newer"), prune=True)
    assert {one.name: one.action for one in outcome.plan.decisions} == {
        "a": "conflict",
        "b": "update",
        "pl/a": "archive",
    }
    assert (tmp_path / "a.md").read_text().startswith("words of a person")
    assert (tmp_path / "index.html").read_text() == "somebody's"


def test_a_folder_is_not_left_through_a_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "pl").symlink_to(outside)
    assert [failure.name for failure in publish(FolderStore(inside), *PAGES).failures] == ["pl/a"]
    assert not list(outside.iterdir())


def test_a_picture_that_a_person_changed_stays(tmp_path):
    publish(FolderStore(tmp_path), *PAGES)
    (tmp_path / "planloom-files/a.svg").write_bytes(b"a person's")
    newer = replace(PAGES[0], files=(replace(CHART, content=b"newer"),))
    assert [failure.name for failure in publish(FolderStore(tmp_path), newer, *PAGES[1:]).failures] == ["a.svg"]
    assert (tmp_path / "planloom-files/a.svg").read_bytes() == b"a person's"


NEWER = [replace(page("@a", "newer"), files=(replace(CHART, content=b"<svg>newer</svg>"),)), page("@c", "text of c")]


class Fragile(FolderStore):
    """Is ended before or after the write of a number."""

    left = 0
    after = False

    def _same(self, path, before):
        place = super()._same(path, before)
        self._count()
        return place

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0 and not self.after:
            raise Killed

    def put(self, path, content, before):
        super().put(path, content, before)
        if self.left == 0:
            raise Killed


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("after", [False, True])
def test_ended_at_any_write_to_a_folder_and_run_again_it_is_the_same(tmp_path, after):
    whole = tmp_path / "whole"
    publish(FolderStore(whole), *PAGES)
    publish(FolderStore(whole), *NEWER, prune=True)
    for number in range(1, 8):
        folder = tmp_path / str(number)
        publish(FolderStore(folder), *PAGES)
        fragile = Fragile(folder)
        fragile.left, fragile.after = number, after
        with contextlib.suppress(Killed):
            publish(fragile, *NEWER, prune=True)
        publish(FolderStore(folder), *NEWER, prune=True)
        assert files_below(folder) == files_below(whole)


@pytest.mark.parametrize("after", [False, True])
def test_ended_at_the_push_and_run_again_it_is_the_same(bare, after):
    publish(GitStore(str(bare)), *PAGES)

    class Ended(GitStore):
        def finish(self) -> None:
            if after:
                super().finish()
            raise Killed

    with pytest.raises(Killed):
        publish(Ended(str(bare)), *NEWER, prune=True)
    publish(GitStore(str(bare)), *NEWER, prune=True)
    assert git(bare, "show", "main:a.md").startswith("newer")
    assert publish(GitStore(str(bare)), *NEWER, prune=True).writes == 0


def test_two_who_push_at_once_do_no_harm(bare):
    publish(GitStore(str(bare)), *PAGES)

    class Slow(GitStore):
        done = False

        def finish(self) -> None:
            if not self.done:
                self.done = True
                publish(GitStore(str(bare)), *NEWER, prune=True)
            super().finish()

    assert publish(Slow(str(bare)), *NEWER, prune=True).is_whole
    assert git(bare, "show", "main:c.md").startswith("text of c")
    assert publish(GitStore(str(bare)), *NEWER, prune=True).writes == 0
