"""An end in good order."""

import contextlib
import os
import shutil
import signal
import stat
import tempfile

import pytest

from planloom.private import keep_private, private_folder, private_temporaries
from planloom.stopping import Stopped, stopping


@pytest.mark.usefixtures("usual_signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_unwind_what_is_open(number):
    before = signal.getsignal(number)
    with pytest.raises(Stopped), stopping() as stop, private_folder() as folder, stop.armed():  # noqa: PT012
        (folder / "page.html").write_text("confidential")
        os.kill(os.getpid(), number)
    assert not folder.exists()
    assert signal.getsignal(number) == before


@pytest.mark.usefixtures("usual_signals")
def test_tidying_up_is_not_interrupted():
    with stopping() as stop:
        with pytest.raises(Stopped), stop.armed():
            os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)


def test_an_end_that_was_swallowed_is_asked_for_again():
    with stopping() as stop, pytest.raises(Stopped), stop.armed():  # noqa: PT012
        with contextlib.suppress(BaseException):
            os.kill(os.getpid(), signal.SIGTERM)
        stop.check()


def test_an_end_asked_for_before_anything_was_begun_holds():
    with stopping() as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Stopped), stop.armed():
            pytest.fail("began")


def test_a_signal_that_was_switched_off_stays_off():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping(), private_folder():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_what_was_left_by_force_is_removed_and_what_is_in_use_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, empty, strange, linked = (tmp_path / f"planloom-{name}" for name in ("left", "empty", "strange", "linked"))
    for folder in (left, empty, strange):
        folder.mkdir()
    (left / ".lock").touch()
    (left / "page.html").touch()
    (strange / "page.html").touch()
    linked.symlink_to(strange)
    with private_folder() as one:
        assert not left.exists()
        assert not empty.exists()
        with private_folder() as two:
            assert one.is_dir()
            assert two.is_dir()
    assert {path.name for path in tmp_path.iterdir()} == {strange.name, linked.name}


def test_a_private_folder_that_was_removed_is_private_again(tmp_path):
    with private_folder() as folder:
        shutil.rmtree(folder)
        keep_private(folder)
        keep_private(folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        folder.chmod(0o755)
        with pytest.raises(FileExistsError):  # it may be another's
            keep_private(folder)
    assert not folder.exists()


def test_the_folder_is_private():
    with private_folder() as folder:
        assert folder.stat().st_mode & 0o777 == 0o700


def test_what_libraries_keep_goes_with_the_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = os.environ.get("TMPDIR")
    with private_temporaries():
        kept = tempfile.mkdtemp(prefix="library-")
        assert os.environ["TMPDIR"] != str(tmp_path)
        assert kept.startswith(os.environ["TMPDIR"])
    assert list(tmp_path.iterdir()) == []
    assert (tempfile.tempdir, os.environ.get("TMPDIR")) == (str(tmp_path), before)
