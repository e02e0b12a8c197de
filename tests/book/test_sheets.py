"""What runs along on every sheet, and what a printer would see: heads, feet, repeated heads of tables, vectors."""

import pytest
from book_engines import BOTH, rendered
from book_samples import SVG, book, chapter, table

from planloom.book.check.paper import read
from planloom.book.compose import compose
from planloom.book.style import stylesheet

FIRST = f"# Goals\n\n{table(3, 120)}\n\n<figure markdown='0'>{SVG}</figure>"


@pytest.fixture(scope="module", params=BOTH)
def leaves(request):
    chapters = (
        chapter(FIRST, "a/", title="Goals"),
        chapter(f"# Risks\n\n{table(13, 3)}", "b/", title="Risks"),
    )
    return read(rendered(request.param, compose(book(*chapters), stylesheet())[0].html)).leaves


def head(leaf):
    return " ".join(run.text for run in leaf.runs if run.baseline < leaf.sheet.top)


def test_every_sheet_but_the_cover_names_plan_chapter_version_and_commit(leaves):
    for leaf in leaves[1:]:
        assert "Strategy 2027–2029" in head(leaf)
        assert "1.4.0 · abc1234" in leaf.foot
    named = [name for leaf in leaves[2:] for name in ("Goals", "Risks") if name in head(leaf)]
    assert named == ["Goals"] * (len(leaves) - 3) + ["Risks"]
    assert "Strategy" not in head(leaves[0])


def test_the_head_of_a_table_is_repeated_on_each_of_its_sheets(leaves):
    with_rows = [leaf for leaf in leaves if any(run.text.startswith("Dział") for run in leaf.body)]
    assert len(with_rows) > 3
    for leaf in with_rows:
        assert [run.text.strip() for run in leaf.body].count("Wiersz") == 1


def test_drawings_are_vectors_and_wide_tables_lie_across(leaves):
    assert [leaf.images for leaf in leaves] == [()] * len(leaves)
    assert leaves[-1].sheet.width > leaves[-1].sheet.height
    assert any(run.text == "42 mln zł" for leaf in leaves for run in leaf.body)
