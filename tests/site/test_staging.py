"""The last good site is always whole: whoever is killed at whatever step, whatever fails, however many build."""

import atexit
import errno
import logging
import os
import shutil
import signal
import stat
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from planloom import lock as locks
from planloom.lock import Holder, Lock
from planloom.site.output import staging, swap
from planloom.site.output.staging import Listener, NotASiteError, Staging
from planloom.site.plugin import refuse_what_is_strict
from planloom.stopping import Stopped, stopping

PAGES = ("index.html", "404.html", "deep/page.html")
OURS = {locks.__file__, swap.__file__, staging.__file__}


def write(folder: Path, words: str) -> None:
    for name in PAGES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)


def build(target: Path, words: str, **more) -> None:
    with Staging(target, **more) as made:
        write(made.folder, words)
        made.swap()


def shown(target: Path) -> str:
    """Return the words of a site, every page of which has to have them."""
    assert sorted(path.relative_to(target).as_posix() for path in target.rglob("*.html")) == sorted(PAGES)
    (words,) = {(target / name).read_text() for name in PAGES}
    return words


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


@pytest.fixture(params=["exchanged", "renamed"])
def target(request, tmp_path, monkeypatch):
    """A folder for a site, on a system that exchanges folders and on one that cannot."""
    if request.param == "renamed":
        monkeypatch.setattr(swap, "_function", lambda: None)
    folder = tmp_path / "work"
    folder.mkdir()
    return folder / "site"


def test_the_new_site_takes_the_place_of_the_old_one_and_nothing_is_left(target):
    build(target, "old")
    build(target, "new")
    assert shown(target) == "new"
    assert beside(target) == ["site"]


def test_what_is_given_up_leaves_the_old_site_and_no_folder(target):
    build(target / "within/deep", "old")
    with Staging(target / "within/deep") as made:
        write(made.folder, "new")
    assert shown(target / "within/deep") == "old"
    with Staging(target / "another/deep"):
        pass
    assert beside(target / "within") == ["within"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows starts processes otherwise")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_at_any_step_a_whole_site_stands_and_the_next_build_is_right(target, number, long):
    """Every seventh line of ours is tried, and with ``--long`` every one."""
    build(target, "old")
    seen, step = set(), 0
    while killed(target, number, step):
        seen.add(shown(target) if target.exists() else between_two_renames(target))
        if number != signal.SIGKILL:
            assert beside(target) == ["site"]
        with Staging(target):
            assert shown(target) in {"old", "new"}
        assert beside(target) == ["site"]
        build(target, "old")
        step += 1 if long else 7
    assert step > 70
    assert seen - {"aside"} == {"old", "new"}


def between_two_renames(target: Path) -> str:
    """Hold that the old site is whole where the next build finds it."""
    (aside,) = target.parent.glob(f"{staging.MARK}*/{staging.OLD}")
    assert shown(aside) == "old"
    return "aside"


def killed(target: Path, number: int, step: int) -> bool:
    """Build in a process that gets a signal at a line of ours, the one that is `step` lines from the first."""
    child = os.fork()
    if child == 0:
        signalled_build(target, number, step)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def signalled_build(target: Path, number: int, step: int) -> None:
    left = [step]
    atexit._clear()  # noqa: SLF001  # there is no other way

    def line(frame, event, _):
        if frame.f_code.co_filename not in OURS:
            return None
        if event == "line":
            left[0] -= 1
            if left[0] == -1:
                os.kill(os.getpid(), number)
        return line

    ended = 1
    try:
        with stopping() as stop, stop.armed():
            sys.settrace(line)
            build(target, "new")
            sys.settrace(None)
        ended = 0 if left[0] >= 0 else 3
    except BaseException as error:  # noqa: BLE001  # whatever it is, this process must not go on with the tests
        ended = 2 if isinstance(error, Stopped) else 4
    finally:
        sys.settrace(None)
        atexit._run_exitfuncs()  # noqa: SLF001  # the same
        os._exit(ended)


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_step_that_fails_leaves_the_old_site(target, monkeypatch, step, number):
    """Every making of a folder and every renaming of a build fails once."""
    build(target, "old")
    left = [step]

    def failing(real):
        def fails(self, *arguments, **more):
            left[0] -= 1
            if left[0] == -1:
                raise OSError(number, os.strerror(number))
            return real(self, *arguments, **more)

        return fails

    monkeypatch.setattr(Path, "rename", failing(Path.rename))
    monkeypatch.setattr(Path, "mkdir", failing(Path.mkdir))
    try:
        build(target, "new")
        expected = "new"
    except OSError:
        expected = "old"
    monkeypatch.undo()
    assert shown(target) == expected
    assert beside(target) == ["site"]


def test_a_renaming_that_cannot_be_taken_back_is_told_and_mended_by_the_next_build(tmp_path, monkeypatch):
    target = tmp_path / "site"
    build(target, "old")
    monkeypatch.setattr(swap, "_function", lambda: None)
    real, told = Path.rename, []

    def fails(self, other):
        if Path(other) == target:
            raise OSError(errno.EIO, "broken")
        return real(self, other)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="broken"):
        build(target, "new", listener=Listener(standing=told.append))
    assert "the next build puts it back" in told[-1].en
    monkeypatch.undo()
    with Staging(target):
        assert shown(target) == "old"
    assert beside(target) == ["site"]


def test_what_cannot_be_removed_does_not_undo_a_build(target, monkeypatch):
    build(target, "old")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    build(target, "new")
    assert shown(target) == "new"
    monkeypatch.undo()
    build(target, "newer")
    assert beside(target) == ["site"]


def test_a_second_build_waits_and_is_told_who_it_waits_for(target):
    told, order = [], []

    def second():
        build(target, "second", listener=Listener(waiting=told.append))
        order.append("second")

    thread = threading.Thread(target=second)
    with Staging(target) as made:
        write(made.folder, "first")
        thread.start()
        while not told:
            thread.join(0.02)
        made.swap()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert shown(target) == "second"
    assert f"another build (process {os.getpid()} on " in told[0].en
    assert beside(target) == ["site"]


def test_builds_into_other_folders_do_not_wait_and_keep_what_is_theirs(target):
    with Staging(target) as one, Staging(target.with_name("site-two")) as two:
        assert one.folder.is_dir()
        assert two.folder.is_dir()
        build(target.with_name("site-"), "third")
        assert one.folder.is_dir()


def test_a_claim_whose_file_is_gone_is_taken_anew(tmp_path):
    first, second = Lock(tmp_path / "a"), Lock(tmp_path / "a")
    first.take()
    (tmp_path / "a.lock").unlink()
    second.take()
    second.give_up()
    first.give_up()
    assert list(tmp_path.iterdir()) == []


def test_a_claim_says_nothing_of_a_holder_that_cannot_be_read(tmp_path):
    (tmp_path / "a.lock").write_bytes(b"\xff\n\x1b[31m\n")
    assert locks._holder(tmp_path / "a.lock") == Holder()  # noqa: SLF001  # what it makes of a file


def test_a_kind_kill_ends_in_order_where_nobody_else_hears_it(target):
    """As under ``mkdocs build``, which knows of no signals."""
    build(target, "old")
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with pytest.raises(SystemExit) as ended, Staging(target):
            os.kill(os.getpid(), signal.SIGTERM)
        assert ended.value.code == 143
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)
    assert shown(target) == "old"
    assert beside(target) == ["site"]


def test_a_strict_build_with_warnings_ends_before_the_swap():
    counter = CountHandler(level=logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    try:
        refuse_what_is_strict(SimpleNamespace(strict=True))
        logger.warning("a page leads nowhere")
        refuse_what_is_strict(SimpleNamespace(strict=False))
        with pytest.raises(Abort):
            refuse_what_is_strict(SimpleNamespace(strict=True))
    finally:
        logger.removeHandler(counter)


def test_modes_follow_the_umask_and_the_folder_of_the_builder_is_closed(target):
    before = os.umask(0o027)
    try:
        with Staging(target) as made:
            assert stat.S_IMODE(made.folder.parent.stat().st_mode) == 0o700
            made.swap()
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o750


def test_a_closed_folder_of_the_temporary_ones_stays_closed(tmp_path, monkeypatch):
    """``mkdocs serve`` builds into such a folder."""
    monkeypatch.setattr(staging.tempfile, "tempdir", str(tmp_path))
    (tmp_path / "mkdocs_x").mkdir(mode=0o700)
    build(tmp_path / "mkdocs_x", "served")
    assert stat.S_IMODE((tmp_path / "mkdocs_x").stat().st_mode) == 0o700


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(target):
    build(target, "old")
    link = target.with_name("linked")
    link.symlink_to("site")
    build(link, "new")
    assert link.is_symlink()
    assert shown(target) == "new"
    dangling = target.with_name("dangling")
    dangling.symlink_to("elsewhere")
    build(dangling, "new")
    assert shown(target.with_name("elsewhere")) == "new"


def test_a_folder_with_other_things_in_it_is_not_replaced(target):
    target.mkdir()
    (target / "letters.odt").touch()
    with pytest.raises(NotASiteError):
        Staging(target)
    assert beside(target) == ["site"]
    with pytest.raises(NotASiteError):
        Staging(target / "letters.odt")


def test_what_only_looks_like_a_left_over_is_not_touched(target):
    elsewhere = target.with_name("elsewhere")
    build(elsewhere / "old", "mine")
    target.with_name(f"{staging.MARK}site-x").symlink_to(elsewhere)
    build(target, "new")
    assert shown(elsewhere / "old") == "mine"
    assert shown(target) == "new"


def test_a_site_with_signs_of_patterns_in_its_name(target):
    odd = target.with_name("a[1]*")
    (target.parent / f"{staging.MARK}a[1]*-left").mkdir(parents=True)
    build(odd, "new")
    assert beside(odd) == ["a[1]*"]
