"""What is kept between builds is there again, or it is not there: nothing else ever comes of it."""

import sqlite3
import time

import pytest

from planloom.store import FILE, KEPT_FOR, Store


def test_what_is_kept_is_there_again(tmp_path):
    Store(tmp_path / "cache").put({"a": b"1", "b": b"\0\xff"})
    assert Store(tmp_path / "cache").get(["a", "b", "c"]) == {"a": b"1", "b": b"\0\xff"}


def test_git_leaves_it_alone(tmp_path):
    Store(tmp_path / "cache").put({"a": b"1"})
    assert (tmp_path / "cache/.gitignore").read_text() == "*\n"


def test_many_keys_are_asked_for_at_once(tmp_path):
    entries = {str(number): str(number).encode() for number in range(1200)}
    Store(tmp_path).put(entries)
    assert Store(tmp_path).get(entries) == entries


@pytest.mark.parametrize("content", [b"", b"hello" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_none_is_replaced(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    assert Store(tmp_path).get(["a"]) == {}
    Store(tmp_path).put({"a": b"1"})
    assert Store(tmp_path).get(["a"]) == {"a": b"1"}


def test_a_table_of_another_shape_is_replaced(tmp_path):
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("CREATE TABLE entries (key TEXT, other TEXT)")
    file.close()
    assert Store(tmp_path).get(["a"]) == {}
    Store(tmp_path).put({"a": b"1"})
    assert Store(tmp_path).get(["a"]) == {"a": b"1"}


@pytest.mark.parametrize("value", [b"short", b"0" * 64 + b"\n1", "text", 7, None])
def test_an_entry_without_our_seal_is_not_there(tmp_path, value):
    store = Store(tmp_path)
    store.put({"a": b"1", "b": b"2"})
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute("UPDATE OR REPLACE entries SET value = ? WHERE key = 'a'", (b"" if value is None else value,))
    file.close()
    assert store.get(["a", "b"]) == {"b": b"2"}


def test_an_entry_of_another_name_is_not_there(tmp_path):
    store = Store(tmp_path)
    store.put({"a": b"1"})
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE entries SET key = 'b'")
    file.close()
    assert store.get(["a", "b"]) == {}


def test_what_nobody_asks_for_goes_in_time(tmp_path, monkeypatch):
    store = Store(tmp_path)
    store.put({"old": b"1", "used": b"2"})
    later = time.time() + KEPT_FOR + 60
    monkeypatch.setattr(time, "time", lambda: later)
    store.put({"new": b"3"}, used=["used"])
    assert store.get(["old", "used", "new"]) == {"used": b"2", "new": b"3"}


def test_a_folder_that_is_a_link_is_not_written_to(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "elsewhere")
    store = Store(tmp_path / "cache")
    store.put({"a": b"1"})
    assert store.get(["a"]) == {}
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_place_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file" / "cache")
    store.put({"a": b"1"})
    assert store.get(["a"]) == {}
