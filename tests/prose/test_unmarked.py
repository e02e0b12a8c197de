"""A text that is taken for its own words is written as the parser would have it written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_samples import PIECES

from planloom.prose import Surroundings, render, render_line
from planloom.prose.render import as_line, render_in_full
from planloom.prose.unmarked import unmarked
from planloom.prose.writer import Line, Writer

SIGNS = [
    "w",
    "i ",
    "12",
    "%",
    "m",
    ". ",
    ", ",
    ": ",
    ":",
    ";",
    "-",
    "–",
    "(",
    ")",
    "!",
    "?",
    "/",
    "@",
    "'",
    '"',
    "#",
    "1.",
    "$",
    "ł",
]
BLANKS = ["", " ", "  ", "\n", "\n\n", "    ", "\t", "\u00a0", "\u2028"]
texts = st.lists(st.sampled_from([*SIGNS, *SIGNS, *BLANKS, *BLANKS, *PIECES]), max_size=14).map("".join)


@settings(max_examples=200)
@given(texts, st.sampled_from(["en", "pl"]), st.booleans())
def test_it_is_written_as_the_parser_would(text, language, raw_html):
    around = Surroundings(language=language, raw_html=raw_html)
    assert render(text, around) == render_in_full(text, around, Writer)
    assert render_line(text, around) == render_in_full(as_line(text), around, Line)


@pytest.mark.parametrize(
    "text",
    [
        "Growth in DACH",
        "Do 12 % w 2027: „taniej”, bo szybciej?\n",
        "Sales (net) – 42m PLN; what's left.  \n",
        "2027 is near!",
    ],
)
def test_plain_words_are_taken_for_what_they_are(text):
    assert unmarked(text) == text.rstrip()


@pytest.mark.parametrize(
    "text", ["", " ", "a\nb", "- a", "1. a", "a *b*", "[[a]]", "a & b", "a:b", "    a", "a\tb", "# a"]
)
def test_whatever_may_be_more_is_read(text):
    assert unmarked(text) is None
