"""Plain words stand on a page as they are, wherever a template puts them."""

import pytest
from lxml import html
from markupsafe import escape

from planloom.pages.words import as_words, listed

SAID = "A \"b\" 'c' <i> & &amp; \x02d"


@pytest.mark.parametrize("around", ["<p>{}</p>", '<p title="{}"></p>', "<p title='{}'></p>"])
def test_words_are_no_more_than_words_in_a_text_and_in_an_attribute(around):
    made = html.fragment_fromstring(around.format(as_words(SAID, "en")))
    assert len(made) == 0
    assert (made.text or made.get("title")) == SAID.replace("\x02", "")


def test_a_line_in_polish_does_not_break_after_a_short_word():
    assert as_words("Zysk i strata w roku", "pl") == "Zysk i\u00a0strata w\u00a0roku"
    assert as_words("Zysk i strata", "en") == "Zysk i strata"


@pytest.mark.parametrize(
    ("names", "made"),
    [
        (["North", "South"], "North, South"),
        (["Poland, North", "Poland, South"], "Poland, North; Poland, South"),
        (["Poland, North"], "Poland, North"),
    ],
)
def test_names_that_hold_commas_are_parted_by_semicolons(names, made):
    assert listed(", ", [escape(name) for name in names]) == made
