"""A page that is kept need not stay in memory, and says the same when it is looked at once more."""

import pytest

from planloom.pages import Options, write
from planloom.pages.kept import let_go
from planloom.project import find_project, read_plans
from planloom.site.keeping import keeping_of
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
