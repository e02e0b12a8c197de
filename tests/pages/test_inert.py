"""HTML of texts passes through Python-Markdown as it is, wherever in a page it stands."""

import re
from pathlib import PurePosixPath
from types import SimpleNamespace

import pytest
from html_judge import canonical, parsed, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from text_samples import ATTACKS, hostile, numbered

from planloom.pages.inert import inert
from planloom.pages.markdown import to_html
from planloom.pages.prose import Prose
from planloom.prose import render, render_line

LINES = ("{}", "Words {} words.", "## {}", "- {}", "1. {}", "| {} | x |\n|---|---|\n| {} | y |", "**{}**", "<small>{}</small>", "a\n:   {}", '??? note "x"\n    {}')  # fmt: skip
BLOCKS = ("{}", "Words\n\n{}\n\nwords", "<div class='x' markdown>\n\n{}\n\n</div>")


def passed(made, frame):
    """Return what of it Python-Markdown makes, in one way of writing."""
    page = to_html(frame.replace("{}", f"\ue100{inert(made)}\ue101"), "en")
    return [canonical(found) for found in re.findall("\ue100(.*?)\ue101", page, re.DOTALL)]


def same(made):
    return re.sub(r"\s+", " ", canonical(made)).strip()


def _dense(made):
    """Return it without blanks, which Python-Markdown puts between blocks."""
    return re.sub(r"\s+", "", canonical(made))


def in_line(source, frame):
    made = render_line(source).html
    return [re.sub(r"\s+", " ", found).strip() for found in passed(made, frame)], same(made)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_line_passes_through_every_place(attack):
    for frame in LINES:
        found, expected = in_line(attack, frame)
        assert found
        assert set(found) == {expected}, frame


@settings(max_examples=200)
@given(hostile)
def test_any_line_passes_through_a_table_and_a_heading(source):
    for frame in (LINES[2], LINES[5]):
        found, expected = in_line(source, frame)
        assert set(found) == {expected}, frame


@settings(max_examples=200)
@given(hostile)
def test_any_block_passes_through(source):
    for block in render(source).blocks:
        for frame in BLOCKS if block.kind != "heading" else ():
            page = to_html(frame.replace("{}", inert(block.html)), "en")
            assert _dense(block.html) in _dense(page), (frame, block.html)


@settings(max_examples=150)
@given(numbered(), st.sampled_from(["en", "pl"]))
def test_every_word_of_a_text_is_on_the_page_in_order(text, reader):
    source, count = text
    prose = Prose(SimpleNamespace(plans=(), media=frozenset()), lambda *_: None)
    page = to_html(str(prose.running(source, reader, PurePosixPath("a.md"), reader, 2)), reader)
    assert re.findall(r"w\d+x(?:w\d+x)*", shown(page)) == [f"w{number}x" for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("made", "written"),
    [
        ("1. <b>a</b>", "1&#46; <b>a</b>"),
        ("- a", "&#45; a"),
        ("a - b + c: d (e) 1. f", "a - b + c: d (e) 1. f"),
        ("a*b_c &lt; |", "a&#42;b&#95;c &lt; &#124;"),
        ('<a href="x_y.md#z" title="a [b]">c\nd</a>', '<a href="x&#95;y.md#z" title="a &#91;b&#93;">c d</a>'),
        ("<ul><li>a\n<ul><li>b</li>\n</ul>\n</li>\n</ul>", "<ul>\n<li>a \n<ul>\n<li>b</li> </ul> </li> </ul>"),
        ("<pre><code>a\n    b\n\nc</code></pre>", "<pre><code>a&#10;    b&#10;&#10;c</code></pre>"),
    ],
)
def test_what_is_written(made, written):
    assert inert(made) == written
    assert _dense(made) == _dense(inert(made))


def test_words_that_look_like_an_address_of_ours_are_words():
    assert '"@' not in inert('see href="@media/x"')
    assert list(parsed("a").iter("a")) == []
