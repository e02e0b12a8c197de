"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from planloom.atomic_write import save


def test_what_was_left_by_force_is_removed_and_what_is_being_written_is_not(tmp_path, monkeypatch):
    book = tmp_path / "book.pdf"
    (tmp_path / ".book.pdf.left.partial").touch()
    (tmp_path / ".other.pdf.left.partial").touch()
    real = Path.replace

    def meanwhile(self, target):
        if target == book:
            save(tmp_path / "another.pdf", b"x")
            assert self.exists()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", meanwhile)
    save(book, b"new")
    assert book.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.pdf.left.partial", "another.pdf", "book.pdf"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="space"):
        save(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_modes_follow_the_umask_or_the_old_file_and_a_link_stays_one(tmp_path):
    before = os.umask(0o027)
    try:
        save(tmp_path / "a", b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    (tmp_path / "linked").symlink_to("a")
    save(tmp_path / "linked", b"2", synced=True)
    assert (tmp_path / "linked").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"2"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    save(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
