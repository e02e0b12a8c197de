import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.problems import Span
from planloom.report import excerpt as excerpts
from planloom.report.excerpt import Excerpt, columns, excerpt
from planloom.values.withheld import SIGN


def span(column, end_column=0, *, lines=1):
    return Span("a.yml", 3, column, 3 + lines - 1 if end_column else 0, end_column)


def test_the_mark_lies_under_the_words():
    assert excerpt(span(8, 12), "title: Grow more") == Excerpt("title: Grow more", 7, 4)


def test_a_place_without_end_gets_one_caret():
    assert excerpt(span(8), "title: Grow") == Excerpt("title: Grow", 7, 1)


def test_several_lines_are_marked_to_the_end_of_the_first():
    assert excerpt(span(3, 2, lines=4), "  - id: grow  ") == Excerpt("  - id: grow  ", 2, 10)


def test_tabs_are_spread():
    assert excerpt(span(3, 4), "a\tb") == Excerpt("a   b", 4, 1)
    assert excerpt(span(2, 3), "a\tb") == Excerpt("a   b", 1, 3)


def test_wide_and_combining_signs_take_their_columns():
    assert excerpt(span(3, 5), "日本ab") == Excerpt("日本ab", 4, 2)
    assert excerpt(span(3, 4), "o\u0301b") == Excerpt("o\u0301b", 1, 1)


def test_control_characters_are_spelt_out():
    assert excerpt(span(2, 3), "\x85b") == Excerpt("\\x85b", 4, 1)


@pytest.mark.parametrize("column", [1, 60, 100, 101, 150, 400, 500])
def test_a_long_line_is_cut_around_the_mark(column):
    line = "".join(chr(97 + position % 26) for position in range(500))
    shown = excerpt(span(column, column + 1), line)
    assert columns(shown.line) <= 102
    assert shown.line[shown.indent] == line[column - 1]
    assert shown.line.startswith("…") == (column > 100)


def test_a_mark_longer_than_the_window_is_cut():
    shown = excerpt(span(5, 400), "x" * 500)
    assert shown.indent + shown.width <= columns(shown.line)


def test_beyond_the_end_of_the_line():
    assert excerpt(span(50, 60), "short") == Excerpt("short", 5, 1)
    assert excerpt(span(1, 1), "") == Excerpt("", 0, 1)


@pytest.mark.parametrize("length", [1, 2, 30])
def test_what_is_withheld_is_one_sign_however_long_it_is(length):
    line = f"owner: {SIGN * length}, of: x"
    assert excerpt(span(length + 10, length + 12), line) == Excerpt(f"owner: {SIGN}, of: x", 10, 2)


def test_a_line_that_is_gone_and_a_whole_file():
    assert excerpt(span(1, 2), None) is None
    assert excerpt(Span("a.yml"), "title: A") is None


@given(
    st.text(alphabet=st.characters(exclude_characters="\n"), max_size=300),
    st.integers(1, 400),
    st.integers(0, 400),
    st.integers(0, 5),
)
def test_a_mark_never_leaves_the_line_by_more_than_one(line, column, end_column, end_line):
    shown = excerpt(Span("a.yml", 3, column, end_line, end_column), line)
    assert shown.width >= 1
    assert shown.indent + shown.width <= columns(shown.line) + 1


def test_a_line_as_long_as_a_file_costs_no_more_than_what_is_shown(monkeypatch):
    """It may have a finding at each of its words."""
    asked = []
    monkeypatch.setattr(excerpts, "visible", lambda sign: asked.append(sign) or sign)
    assert excerpt(span(500_000, 500_001), "a" * 1_000_000).width == 1
    assert len(asked) <= 100
