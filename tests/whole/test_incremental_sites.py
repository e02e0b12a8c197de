"""A site built after edits is, file by file, the one that is built from nothing; so is one after a build was killed."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from edits import Editor, write

from planloom import sealed
from planloom.project import find_project, read_plans
from planloom.site.mkdocs.build import build_site
from planloom.site.output.outputs import Outputs

PLAN = "kind: strategy\ntitle: The plan\nobjectives:\n"


def objectives(count):
    return PLAN + "".join(f"- id: goal-{n}\n  title: Goal {n}\n  text: Words of goal {n}.\n" for n in range(count))


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(folder, name="site", *, clean=False):
    """Build a site and return its files; None where the plans cannot be built."""
    project, _ = find_project(folder)
    built = build_site(project, read_plans(project), folder / name, strict=False, clean=clean)
    return files_of(folder / name) if built.folder else None


@pytest.fixture
def taken(monkeypatch):
    """Collect the pages that are taken over."""
    found = []
    real = Outputs.take_over

    def take_over(self, page, digest, shown):
        done = real(self, page, digest, shown)
        found.extend([page.url] * done)
        return done

    monkeypatch.setattr(Outputs, "take_over", take_over)
    return found


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(1000, 1004))
def test_sites_after_edits_are_those_built_from_nothing(seed, tmp_path):
    editor = Editor(seed)
    for _ in range(4):
        write(tmp_path, editor.files)
        kept, fresh = build(tmp_path), build(tmp_path, "fresh", clean=True)
        assert (kept is None) == (fresh is None), editor.done
        if kept is not None:
            assert kept.keys() == fresh.keys(), editor.done
            assert [name for name in kept if kept[name] != fresh[name]] == [], editor.done
        editor.step()


def test_an_edit_makes_the_pages_that_show_it(tmp_path, taken):
    (tmp_path / "plans").mkdir()
    plan = tmp_path / "plans/plan.yml"
    plan.write_text(objectives(6), "utf-8")
    build(tmp_path)
    plan.write_text(objectives(6).replace("Words of goal 4", "Other words of goal 4"), "utf-8")
    after = build(tmp_path)
    assert sum(f"/goal-{n}/" in f"/{url}" for n in range(6) for url in taken) == 10  # all but one, in both languages
    assert b"Other words of goal 4" in after["strategy/objectives/goal-4/index.html"]
    assert after == build(tmp_path, "fresh", clean=True)


def test_a_page_that_was_changed_in_the_site_is_made_again(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.yml").write_text(objectives(2), "utf-8")
    before = build(tmp_path)
    page = tmp_path / "site/strategy/objectives/goal-1/index.html"
    page.write_text("<script>alert(1)</script>", "utf-8")
    assert build(tmp_path) == before


def test_a_changed_page_that_was_given_back_its_times_is_made_again(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.yml").write_text(objectives(2), "utf-8")
    before = build(tmp_path)
    page = tmp_path / "site/strategy/objectives/goal-1/index.html"
    found = page.stat()
    page.write_bytes(page.read_bytes().replace(b"goal", b"loan"))
    os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert build(tmp_path) == before


@pytest.mark.parametrize("hostile", [b"", b"SQLite format 3\0" + b"\xff" * 4000, b"no database"])
def test_what_is_kept_may_be_anything(tmp_path, hostile):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.yml").write_text(objectives(2), "utf-8")
    before = build(tmp_path)
    (tmp_path / ".planloom-cache/build.sqlite3").write_bytes(hostile)
    assert build(tmp_path) == before
    assert build(tmp_path) == before


def test_pages_that_another_has_written_are_made_again(tmp_path, monkeypatch):
    """Entries that this user has not sealed count for nothing, however well they are made."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.yml").write_text(objectives(2), "utf-8")
    before = build(tmp_path)
    mine = sealed.key()
    monkeypatch.setattr(sealed, "key", lambda: b"another")
    assert build(tmp_path, "theirs") == before
    monkeypatch.setattr(sealed, "key", lambda: mine)
    assert build(tmp_path) == before


def started(folder, name="site"):
    command = [sys.executable, "-m", "planloom", "build", "--quiet", "--site-dir", folder / name]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_after_a_build_was_killed_the_next_one_is_whole(tmp_path):
    (tmp_path / "plans").mkdir()
    plan = tmp_path / "plans/plan.yml"
    for number, share in enumerate((0.3, 0.5, 0.7, 0.85, 0.95)):
        plan.write_text(objectives(10 + number), "utf-8")
        began = time.monotonic()
        assert started(tmp_path, "whole").wait() == 0
        took = time.monotonic() - began
        plan.write_text(objectives(10 + number).replace("Words", f"Words {number}"), "utf-8")
        killed = started(tmp_path, "whole")
        time.sleep(took * share)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert build(tmp_path, "whole") == build(tmp_path, "fresh", clean=True)


@pytest.mark.slow
@pytest.mark.no_cover
def test_two_builds_at_once_do_not_mix(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.yml").write_text(objectives(8), "utf-8")
    both = [started(tmp_path), started(tmp_path, "other")]
    threads = [threading.Thread(target=one.wait) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.returncode for one in both] == [0, 0]
    fresh = build(tmp_path, "fresh", clean=True)
    assert files_of(tmp_path / "site") == files_of(tmp_path / "other") == fresh
    assert build(tmp_path) == fresh
