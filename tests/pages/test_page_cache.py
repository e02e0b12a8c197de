"""A page that is kept need not stay in memory, and says the same when it is looked at once more."""

import contextlib
import json
import sqlite3

import pytest
from misshapen import misshapen

from planloom import sealed
from planloom.pages import Options, write
from planloom.pages.page_cache import _parsed_index, let_go
from planloom.project import find_project, read_plans
from planloom.site.output.cache_keys import keeping_of
from planloom.store import FILE

PLAN = """\
kind: strategy
objectives: [{id: grow, title: Grow, measures: [{id: share, title: Share, unit: "%", targets: {2027: 12}}]}]
"""


@pytest.fixture
def build(tmp_path):
    plan = tmp_path / "plans/strategy/plan.yml"
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN, "utf-8")

    def built():
        reading = read_plans(find_project(tmp_path)[0])
        keeping = keeping_of(reading, ())
        one, *_ = write(reading.figures, Options(keeping=keeping))[0].languages
        return one.kept.keep(one.pages), keeping.store

    return built


def _said(pages):
    return [(page.address, page.html, [*page.headings], [*page.workings]) for page in pages]


def test_pages_say_the_same_after_they_were_let_go(build):
    for _ in ("made", "kept"):
        pages, _ = build()
        before = _said(pages)
        for page in pages:
            let_go(page)
        assert _said(pages) == before


def test_a_page_that_is_no_longer_kept_is_made_again(build, tmp_path):
    pages, _ = build()
    before = _said(pages)
    next(tmp_path.rglob(FILE)).unlink()
    for page in pages:
        let_go(page)
    assert _said(pages) == before


def test_entries_are_made_while_they_are_written(build):
    _, store = build()
    store.put_each((str(number), b"1") for number in range(3))
    assert store.get(["0", "2"]) == {"0": b"1", "2": b"1"}


def test_an_index_with_a_field_of_another_kind_is_none(build):
    build()
    _, store = build()
    key = next(key for key in _keys(store) if key.startswith("pages ") and key.endswith(" en"))
    kept = json.loads(store.get([key])[key])
    assert sealed.parsed(json.dumps(kept).encode(), _parsed_index)
    for path, wrong in misshapen(kept):
        assert sealed.parsed(json.dumps(wrong).encode(), _parsed_index) is None or path[-1] == "said", path


@pytest.mark.parametrize("wrong", [["a", "b"], [], ["a"]])
def test_an_answer_to_another_question_is_asked_again(build, wrong):
    before = _said(build()[0])
    _, store = build()
    for key in [key for key in _keys(store) if key.startswith("pages ")]:
        kept = json.loads(store.get([key])[key])
        turned = {
            at: {**one, "said": wrong if isinstance(one["said"], bool) else True} for at, one in kept["answers"].items()
        }
        assert turned
        store.put({key: json.dumps({**kept, "answers": turned}).encode()})
    assert _said(build()[0]) == before


def _keys(store):
    with contextlib.closing(sqlite3.connect(store.folder / FILE)) as file:
        return [key for (key,) in file.execute("SELECT key FROM entries")]
