"""Every word of a text is in its HTML, in order, and nothing is glued to what stands beside it."""

import html
import re

import pytest
from html_judge import faults, parsed, text_of
from hypothesis import given, settings
from text_samples import numbered

from effort import examples
from planloom.prose import Surroundings, plain, render, render_line

LINE_LIKE = ("b", "i", "em", "strong", "s", "sub", "sup", "code", "a", "span", "kbd", "abbr")


def words_in(made):
    """Return the numbered words as a reader sees them: what is not parted by an element or a blank is one word."""
    tree = parsed(made)
    parts = []

    def walk(element):
        apart = "" if element.tag in LINE_LIKE else "\x00"
        parts.append(apart + (element.text or ""))
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        parts.append(apart)

    walk(tree)
    alternative = {child.get("alt") for child in tree.iter("img")}
    assert alternative <= {None}, "the words of a picture would be shown twice"
    return re.findall(r"w\d+x(?:w\d+x)*", "".join(parts))


@settings(max_examples=examples(400))
@given(numbered())
def test_every_word_is_shown_in_order(text):
    source, count = text
    expected = [f"w{number}x" for number in range(1, count + 1)]
    made = render(source)
    assert words_in(made.html) == expected
    assert re.findall(r"w\d+x", made.text) == expected
    assert faults(made.html) == []


@settings(max_examples=examples(200))
@given(numbered())
def test_every_word_is_shown_on_one_line(text):
    source, count = text
    made = render_line(source, Surroundings(language="pl"))
    assert words_in(made.html) == [f"w{number}x" for number in range(1, count + 1)]
    assert "\n" not in made.html
    assert faults(made.html) == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("First<br>second", "Firstsecond"),
        ("m<sup>2</sup> and CO<sub>2</sub>", "m2 and CO2"),
        ("a <font>b</font> c", "a <font>b</font> c"),
        ("2 < 3 & 4 > 1", "2 < 3 & 4 > 1"),
        ("a\\<b\\>", "a<b>"),
        ("x &amp;lt; y", "x &lt; y"),
    ],
)
def test_what_is_shown(source, shown):
    assert text_of(render(source).html).strip() == shown


@pytest.mark.parametrize("words", ["# of households", "## in two", "> 5 percent", "+ 5 percent", "#", "C# > Java"])
def test_a_single_line_keeps_its_first_sign(words):
    assert plain(words) == words
    assert html.unescape(render_line(words).html) == words


def test_a_line_of_several_is_a_heading_still():
    assert plain("# Why\n\nBecause.") == "Why Because."
