"""Sections pass through Python-Markdown as they are: what `render --to` writes shows what the site shows."""

import re

import markdown
import pytest
from html_judge import canonical, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from text_samples import ATTACKS, hostile, numbered

from effort import examples
from planloom.pages import Section
from planloom.prose import Heading, Surroundings, render, render_line
from planloom.site.inert import as_markdown, inert
from planloom.site.markdown import EXTENSIONS


def through(section):
    """Return what Python-Markdown makes of a section, as bare MkDocs would."""
    return markdown.markdown(as_markdown(section), extensions=list(EXTENSIONS))


def same(made):
    return re.sub(r"\s+", " ", canonical(made)).strip()


def dense(made):
    """Return it without blanks, which Python-Markdown puts between blocks."""
    return re.sub(r"\s+", "", canonical(made))


def in_heading(words):
    found = re.search(
        r'<h2 id="h">(.*?)</h2>', through(Section(Heading(2, "h", "h"), words, "<p>Below</p>")), re.DOTALL
    )
    assert found is not None
    return same(found[1]).strip("\u200b")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_line_passes_through_a_heading_and_a_cell(attack):
    words = render_line(attack).html
    assert in_heading(words) == same(words)
    table = f"<table><tbody><tr><td>{words}</td><td>x</td></tr></tbody></table>"
    assert dense(table) == dense(through(Section(None, "", table)))


@settings(max_examples=examples(200))
@given(hostile)
def test_any_line_passes_through_a_heading(source):
    words = render_line(source).html
    assert in_heading(words) == same(words)


@settings(max_examples=examples(200))
@given(hostile)
def test_any_text_passes_through(source):
    html = render(source).html
    for frame in ("{}", "<p>Words</p>\n{}\n<p>words</p>", '<div class="x">\n{}\n</div>'):
        body = frame.replace("{}", html)
        assert dense(through(Section(None, "", body))) == dense(body), frame


@settings(max_examples=examples(150))
@given(numbered(), st.sampled_from(["en", "pl"]))
def test_every_word_of_a_text_is_on_the_page_in_order(text, language):
    source, count = text
    html = render(source, Surroundings(language=language)).html
    page = through(Section(Heading(1, "title", "Title"), "Title", html))
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
    assert dense(made) == dense(inert(made))
