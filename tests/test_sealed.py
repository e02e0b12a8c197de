"""What lies on the disk is ours when it carries our seal, and else it is not there."""

import json
import os
import secrets

import pytest

from planloom import sealed
from planloom.charts.cache import Cache
from planloom.disk import read_regular
from planloom.sealed import opened, seal

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of its own in which the key is kept."""
    monkeypatch.delenv(sealed.VARIABLE, raising=False)
    monkeypatch.setattr(sealed.click, "get_app_dir", lambda _: str(tmp_path / "home"))
    sealed.key.cache_clear()
    yield tmp_path / "home"
    sealed.key.cache_clear()


def test_an_entry_is_known_under_its_own_name_and_unchanged_alone():
    kept = seal("a", b"content")
    assert opened("a", kept) == b"content"
    assert opened("b", kept) is None
    assert all(
        opened("a", kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :]) is None for place in range(len(kept))
    )
    assert all(opened("a", kept[:length]) is None for length in range(len(kept)))


def test_the_key_is_made_once_and_closed_to_others(home):
    kept = seal("a", b"content")
    sealed.key.cache_clear()
    assert opened("a", kept) == b"content"
    assert [path.name for path in home.iterdir()] == [sealed.FILE]
    assert (home / sealed.FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoil", ["opened", "short", "linked", "folder"])
def test_a_key_that_others_may_know_is_not_used(home, tmp_path, spoil):
    kept = seal("a", b"content")
    key = home / sealed.FILE
    if spoil == "opened":
        key.chmod(0o644)
    elif spoil == "short":
        key.write_bytes(b"x")
    elif spoil == "linked":
        key.rename(tmp_path / "elsewhere")
        key.symlink_to(tmp_path / "elsewhere")
    else:
        key.unlink()
        key.mkdir()
    sealed.key.cache_clear()
    assert opened("a", kept) is None
    assert opened("a", seal("a", b"more")) == b"more"


def test_without_a_home_there_is_a_key_for_one_run(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(sealed.VARIABLE, raising=False)
    monkeypatch.setattr(sealed.click, "get_app_dir", lambda _: "~/.config/planloom")
    sealed.key.cache_clear()
    assert opened("a", seal("a", b"content")) == b"content"
    sealed.key.cache_clear()
    assert list(tmp_path.iterdir()) == []


def test_a_secret_of_many_machines_opens_what_they_sealed(monkeypatch):
    monkeypatch.setenv(sealed.VARIABLE, "ours")
    sealed.key.cache_clear()
    kept = seal("a", b"content")
    for secret, found in (("ours", b"content"), ("another", None)):
        monkeypatch.setenv(sealed.VARIABLE, secret)
        sealed.key.cache_clear()
        assert opened("a", kept) == found
    monkeypatch.undo()
    sealed.key.cache_clear()


HOSTILE = {
    "text": json.dumps(SCRIPT).encode(),
    "another seal": b"0" * 64 + b"\n" + json.dumps(SCRIPT).encode(),
    "wrong shapes": b"[[], {}, null]",
    "deep": b"[" * 100_000,
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
    "chance": secrets.token_bytes(500),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_put_into_a_cache_is_not_taken_from_it(tmp_path, content):
    Cache(tmp_path / "c").put("abcd", "<svg/>")
    (file,) = (tmp_path / "c").rglob("*.json")
    file.write_bytes(content)
    cache = Cache(tmp_path / "c")
    assert cache.get("abcd") is None
    cache.put("abcd", "<svg/>")
    assert Cache(tmp_path / "c").get("abcd") == "<svg/>"


def test_an_entry_in_the_place_of_another_is_none(tmp_path):
    cache = Cache(tmp_path)
    cache.put("abcd", "one")
    cache.put("abce", "two")
    (tmp_path / "ab/cd.json").replace(tmp_path / "ab/ce.json")
    assert Cache(tmp_path).get("abce") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_file_is_no_entry_and_nothing_waits_for_it(tmp_path):
    (tmp_path / "ab").mkdir()
    os.mkfifo(tmp_path / "ab/cd.json")
    (tmp_path / "ab/ce.json").mkdir()
    (tmp_path / "ab/cf.json").symlink_to("/dev/zero")
    (tmp_path / "large").write_bytes(b"x" * 11)
    cache = Cache(tmp_path)
    assert [cache.get(key) for key in ("abcd", "abce", "abcf")] == [None, None, None]
    cache.put("abce", "x")
    assert sorted(path.name for path in (tmp_path / "ab").iterdir()) == ["cd.json", "ce.json", "cf.json"]
    with pytest.raises(OSError, match="Invalid"):
        read_regular(tmp_path / "large", 10)


@pytest.mark.parametrize("linked", [".planloom-cache", ".planloom-cache/charts", ".planloom-cache/charts/ab"])
def test_a_folder_that_is_a_link_is_not_written_to(tmp_path, linked):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = tmp_path / "project" / linked
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere)
    Cache(tmp_path / "project/.planloom-cache/charts").put("abcd", "x")
    assert list(elsewhere.iterdir()) == []
