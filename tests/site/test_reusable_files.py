"""What an old site left where the next one is made: what is as it should be stays, all else goes."""

import os
import sys
from pathlib import Path

import pytest

from planloom.pages import CacheLocation
from planloom.project import find_project, read_plans
from planloom.site.live.rebuild import attempt
from planloom.site.mkdocs.build import build_site
from planloom.site.output.reusable_files import ReusableFiles, state_in
from planloom.site.output.spare_site import SpareSite
from planloom.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no file says when it was last changed")


def written(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_what_is_as_it_was_stays_and_all_else_goes(tmp_path: Path) -> None:
    old, new = written(tmp_path / "old", "a/x.html", "a/y.html", "b/c/z.html", "pl/a/x.html"), tmp_path / "new"
    outside = written(tmp_path / "outside", "secret")
    (old / "link").symlink_to(outside)
    (old / "a/link").symlink_to(outside / "secret")
    state = {name: state_in((old / name).lstat()) for name in ("a/x.html", "a/y.html")}
    (old / "a/y.html").write_text("words of somebody else")
    standing = ReusableFiles(new)
    standing.take(old, ["pl"])
    assert standing.has(f"{new}/a/x.html", state["a/x.html"])
    assert not standing.has(f"{new}/a/y.html", state["a/y.html"])
    assert not standing.has(f"{new}/a/link", state["a/x.html"])
    assert not standing.has(f"{new}/other.html", [])
    standing.clear()
    assert below(new) == ["a", "a/x.html"]
    assert below(old) == ["pl", "pl/a", "pl/a/x.html"]
    assert below(outside) == ["secret"]


def test_a_folder_that_is_a_link_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "old").symlink_to(written(tmp_path / "outside", "a"))
    standing = ReusableFiles(tmp_path / "new")
    standing.take(tmp_path / "old")
    assert below(tmp_path / "outside") == ["a"]
    assert not (tmp_path / "new").exists()


EDITS = (
    "objectives:\n  - {id: grow, title: Grow}\n  - {id: keep, title: Keep}\n",
    "objectives:\n  - {id: grow, title: Grow}\n  - {id: keep, title: Keep, text: Words.}\n",
    "objectives:\n  - {id: grow, title: Grow, text: More words.}\n",
    "objectives:\n  - {id: grow, title: Grow, text: More words.}\n  - {id: keep, title: Keep}\n",
    "objectives:\n  - {id: grow, title: Grow, text: More words.}\n  - {id: keep, title: Keep on}\n",
)


@pytest.mark.slow
def test_each_site_is_the_one_that_is_made_from_nothing(tmp_path: Path) -> None:
    plans = tmp_path / "project/plans"
    (plans / "sales").mkdir(parents=True)
    (plans / "organisation.yml").write_text("name: Firm\nlanguages: [en, pl]\n")
    (plans / "sales/plan.yml").write_text("kind: sales\n")
    sites: list[Path] = []
    same = 0
    for number, words in enumerate(EDITS):
        (plans / "sales/objectives.yml").write_text(words)
        project, problems = find_project(tmp_path / "project")
        last, former = ([None, None, *sites][-1], [None, None, *sites][-2])
        before = inodes(former) if former else set()
        made = attempt(project, problems, tmp_path / f"served/{number}", lambda _: None, last, former)
        clean = attempt(project, problems, tmp_path / f"clean/{number}", lambda _: None)
        assert made.site is not None
        assert made.site.folder is not None
        assert clean.site is not None
        assert clean.site.folder is not None
        assert files(made.site.folder) == files(clean.site.folder)
        same = len(before & inodes(made.site.folder))
        sites.append(made.site.folder)
    assert same


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def inodes(site: Path) -> set[int]:
    return {path.stat().st_ino for path in site.rglob("*.html")}


@pytest.mark.slow
def test_a_build_is_made_where_the_site_before_the_last_one_stood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless somebody has put another folder there: of that nothing is taken, and nothing outside of it touched."""
    taken: list[Path] = []
    take = ReusableFiles.take
    monkeypatch.setattr(ReusableFiles, "take", lambda self, old, apart=(): (taken.append(old), take(self, old, apart)))
    project = tmp_path / "project"
    plans = project / "plans/sales"
    plans.mkdir(parents=True)
    (plans / "plan.yml").write_text("kind: sales\n")
    outside = written(tmp_path / "outside", "index.html")
    for number, words in enumerate(EDITS):
        (plans / "objectives.yml").write_text(words)
        if number == len(EDITS) - 1:
            (left,) = (project / ".planloom-cache").glob("spare-*")
            left.rename(tmp_path / "real")
            written(left, "sales/index.html", "more/index.html")
            (left / "objectives").symlink_to(outside)
        taken.clear()
        build(project, "site")
        assert bool(taken) == (number in (2, 3))
        build(project, "clean", clean=True)
        assert files(project / "site") == files(project / "clean")
    assert below(outside) == ["index.html"]
    assert len([*(project / ".planloom-cache").glob("spare-*")]) == 1


def build(folder: Path, site: str, *, clean: bool = False) -> None:
    project, _ = find_project(folder)
    assert build_site(project, read_plans(project), folder / site, strict=False, clean=clean).folder


def test_what_was_left_for_other_sites_goes_in_time(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for site in ("one", "other"):
        SpareSite(CacheLocation(store, "site", ""), tmp_path / site).leave(written(tmp_path / "old", "index.html"))
    one, other = (SpareSite(CacheLocation(store, "site", ""), tmp_path / site).found() for site in ("one", "other"))
    assert one
    assert other
    os.utime(one, (0, 0))
    SpareSite(CacheLocation(store, "site", ""), tmp_path / "third").leave(written(tmp_path / "old", "index.html"))
    assert (one.exists(), other.exists()) == (False, True)
    (other / "more").touch()
    assert SpareSite(CacheLocation(store, "site", ""), tmp_path / "other").found() is None
