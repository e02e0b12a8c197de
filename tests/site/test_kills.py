"""The program itself, killed at many moments of its work, alone and two at once.

``pytest --long 200 tests/site/test_kills.py``. Steps of the swap itself are in ``test_staging.py``.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planloom.site.render import DRAFT

pytestmark = pytest.mark.long

SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT")
PLAN = "---\nkind: strategy\n---\nThese are the words of version{number}.\n"
LONGEST = 120


def plan(project: Path, number: int) -> None:
    path = project / "plans/strategy/plan.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(number=number))


def started(project: Path, *arguments: str, temporary: Path | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "planloom", *arguments, "-C", str(project)],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | ({"TMPDIR": str(temporary)} if temporary else {}),
    )


def whole(project: Path, names: set[str]) -> set[str]:
    """Hold that a whole site stands, and return the versions that it is of, which may be but one."""
    site = project / "site"
    assert {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} == names
    json.loads((site / "search/search_index.json").read_text())
    versions = set()
    for page in ("strategy/index.html", "pl/strategy/index.html", "search/search_index.json"):
        versions |= set(re.findall(r"version\d+", (site / page).read_text()))
    assert len(versions) == 1
    return versions


def ended(process: subprocess.Popen[str], number: int | None = None) -> tuple[int, str]:
    if number is not None:
        process.send_signal(number)
    said = process.communicate(timeout=LONGEST)[1]
    ours = "Traceback" in said and "planloom" in said  # Python itself may still be starting
    assert not ours, said
    return process.returncode, said


def test_a_whole_site_stands_whoever_is_killed(tmp_path, long):
    dice = random.Random(long)
    plan(tmp_path, 0)
    began = time.monotonic()
    assert ended(started(tmp_path, "build"))[0] == 0
    lasts = time.monotonic() - began
    site = tmp_path / "site"
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    present = whole(tmp_path, names)
    for number in range(1, long + 1):
        plan(tmp_path, number)
        builds = [started(tmp_path, "build") for _ in range(1 + number % 2)]
        time.sleep(dice.uniform(0, lasts * len(builds) * 1.1))
        kill = getattr(signal, SIGNALS[number % 3])
        codes = [ended(builds[0], kill), *(ended(other) for other in builds[1:])]
        seen = whole(tmp_path, names)
        assert seen <= present | {f"version{number}"}
        for code, said in codes:
            if "nothing was changed" in said and len(builds) == 1:
                assert seen == present, said
            if code == 0 or "the new site stands" in said:
                assert seen == {f"version{number}"}, said
        if kill != signal.SIGKILL:
            assert {path.name for path in tmp_path.iterdir()} <= {"plans", "site", ".planloom-cache"}, (number, codes)
        present = seen
    assert ended(started(tmp_path, "build"))[0] == 0
    assert whole(tmp_path, names) == {f"version{long}"}
    assert {path.name for path in tmp_path.iterdir()} == {"plans", "site", ".planloom-cache"}


def killed_at(process: subprocess.Popen[str], there: Callable[[], bool], after: float) -> None:
    """Kill a program by force as soon as something is there, or a little later."""
    while process.poll() is None and not there():
        time.sleep(0.0005)
    time.sleep(after)
    process.kill()
    process.communicate(timeout=LONGEST)


def test_a_build_killed_while_it_keeps_what_it_made_spoils_nothing(tmp_path, long):
    dice = random.Random(long)
    plan(tmp_path, 0)
    assert ended(started(tmp_path, "build"))[0] == 0
    site, kept = tmp_path / "site", tmp_path / ".planloom-cache"
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for number in range(1, long + 1):
        plan(tmp_path, number)
        journal = kept / "build.sqlite3-journal"
        killed_at(started(tmp_path, "build"), journal.exists, dice.choice((0, dice.uniform(0, 0.02))))
        assert whole(tmp_path, names) <= {f"version{number - 1}", f"version{number}"}
        assert ended(started(tmp_path, "build"))[0] == 0
        assert whole(tmp_path, names) == {f"version{number}"}
    again = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    shutil.rmtree(kept)
    shutil.rmtree(site)
    assert ended(started(tmp_path, "build"))[0] == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == again


def test_every_file_of_a_folder_is_whole_whoever_is_killed(tmp_path, long):
    dice = random.Random(long)
    out = tmp_path / "out"

    def files() -> dict[str, bytes]:
        there = (path for path in out.rglob("*") if path.is_file() and ".planloom" not in str(path.relative_to(out)))
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in there}

    plan(tmp_path, 0)
    assert ended(started(tmp_path, "render", "--to", str(out)))[0] == 0
    before = files()
    for number in range(1, long + 1):
        plan(tmp_path, number)
        process = started(tmp_path, "render", "--to", str(out))
        killed_at(process, lambda: any(out.glob(f"{DRAFT}*")), dice.choice((0, dice.uniform(0, 0.02))))
        left = files()
        assert ended(started(tmp_path, "render", "--to", str(out)))[0] == 0
        after = files()
        assert left.keys() == before.keys() == after.keys()
        assert all(left[name] in (before[name], after[name]) for name in left)
        assert not list(out.glob(f"{DRAFT}*"))
        before = after


@pytest.mark.pdf
def test_a_whole_book_stands_whoever_is_killed(tmp_path, long):
    dice = random.Random(long)
    plan(tmp_path, 0)
    out = tmp_path / "out"
    command = ("print", "-o", str(out / "book.pdf"), "--html", str(out / "book.html"))
    began = time.monotonic()
    assert ended(started(tmp_path, *command))[0] == 0
    lasts = time.monotonic() - began
    for number in range(1, max(2, long // 5)):
        plan(tmp_path, number)
        process = started(tmp_path, *command)
        time.sleep(dice.uniform(lasts / 2, lasts * 1.1))
        kill = getattr(signal, SIGNALS[number % 3])
        ended(process, kill)
        book = (out / "book.pdf").read_bytes()
        assert book.startswith(b"%PDF")
        assert book.rstrip().endswith(b"%%EOF")
        assert (out / "book.html").read_text().rstrip().endswith("</html>")
        if kill != signal.SIGKILL:
            assert {path.name for path in out.iterdir()} == {"book.pdf", "book.html"}
    assert ended(started(tmp_path, *command))[0] == 0
    assert {path.name for path in out.iterdir()} == {"book.pdf", "book.html"}


def test_serving_leaves_nothing_whoever_is_killed(tmp_path, long):
    dice = random.Random(long)
    plan(tmp_path, 0)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for number in range(1, max(2, long // 5)):
        before = set(temporary.iterdir())  # of one who was killed, and may have had no follower that came so far
        process = started(tmp_path, "serve", "-a", "127.0.0.1:0", temporary=temporary)
        time.sleep(dice.uniform(0.1, 6))
        kill = getattr(signal, SIGNALS[number % 3])
        ended(process, kill)
        left = {path for path in temporary.iterdir() if path.is_dir()}
        assert all(path.stat().st_mode & 0o777 == 0o700 for path in left)
        assert kill == signal.SIGKILL or left <= before
    process = started(tmp_path, "serve", "-a", "127.0.0.1:0", temporary=temporary)
    process.stderr.readline()
    assert ended(process, signal.SIGTERM)[0] == 0
    assert list(temporary.iterdir()) == []
