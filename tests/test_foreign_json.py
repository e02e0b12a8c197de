"""JSON of others is read in one way: what is none, or is nested without end, is told and never a traceback."""

import re
from pathlib import Path

import pytest

import planloom
from planloom.foreign_json import json_in
from planloom.glossary import lockfile as forms
from planloom.publish.stamping import parted
from planloom.search.lockfile import read_lock

DEEP = "[" * 100_000
PACKAGE = Path(planloom.__file__).parent
OURS = {
    "sealed.py": "entries under seal, read by their shape",
    "pages/page_cache.py": "what this process has put aside itself",
    "charts/worker.py": "what this program asks of its worker",
    "charts/engine.py": "what the worker answers",
    "search/documents.py": "entries that the build has just written",
    "search/finish.py": "the index that the theme has just written",
}
"""Modules that read what this program wrote a moment ago, or has sealed, each with what it is."""


def test_what_it_says():
    assert json_in('{"a": [1]}') == {"a": [1]}
    assert json_in(b"[null]") == [None]


@pytest.mark.parametrize("text", ["", "{", "\ud800", b"\xff", DEEP, '{"a":' * 100_000])
def test_what_is_none_is_a_mistake_of_one_kind(text):
    with pytest.raises(ValueError):  # noqa: PT011  # JSON and UTF-8 have words of their own
        json_in(text)


def test_nothing_else_reads_json_of_others():
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\bjson\.loads?\(", path.read_text("utf-8"))
    }
    assert readers - {"foreign_json.py"} == set(OURS)


def test_locks_and_stamps_that_are_nested_without_end_are_none(tmp_path):
    (tmp_path / "search.lock.json").write_text(DEEP)
    with pytest.raises(ValueError, match="nested"):
        read_lock(tmp_path / "search.lock.json")
    assert [one.code.id for one in forms.loads(DEEP, "forms.lock.json")[1]] == ["L214"]
    text = f"A page\n<!-- planloom {DEEP} -->\n"
    assert parted(text) == (text, None)
