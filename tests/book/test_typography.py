import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.book.markup import parse, to_text
from planloom.book.typography import bind, keep_together, part_endless_words, release_long_words


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Idę w las i z psem", "Idę w~las i~z~psem"),
        ("A to (w domu) o tym", "A~to (w~domu) o~tym"),
        ("5 mln zł, 12 % i 2027 r.", "5~mln~zł, 12~% i~2027~r."),
        ("PLN 5, art. 7 ust. 2", "PLN~5, art.~7 ust.~2"),
        ("12 345 678 zł", "12~345~678~zł"),
        ("cel – wynik", "cel~– wynik"),
        ("klasa A-a ab", "klasa A-a ab"),
    ],
)
def test_polish_lines_end_well(text, bound):
    assert keep_together(text, "pl") == bound.replace("~", "\u00a0")


def test_english_articles_may_end_a_line_but_units_stay():
    assert keep_together("a plan of 5 million", "en") == "a plan of 5\u00a0million"


@given(st.text(alphabet="aiw zł5%–.\u00a0", max_size=60))
def test_only_spaces_change_and_every_one_letter_word_is_bound(text):
    bound = keep_together(text, "pl")
    assert bound.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert not re.search(r"(?:^| )[aiw] (?=\S)", bound)


def test_a_word_and_its_neighbour_may_stand_in_different_elements():
    tree = parse("<p>Praca <strong>w</strong> domu i <a href='x'>w\n lesie</a>, a\n<em>oto</em></p>")
    bind(tree, "pl")
    assert to_text(tree).replace("\u00a0", "~").replace("&nbsp;", "~") == (
        '<section><p>Praca <strong>w</strong>~domu i~<a href="x">w~lesie</a>, a~<em>oto</em></p></section>'
    )


def test_each_part_keeps_to_its_language_and_code_is_left_alone():
    tree = parse("<p lang='en'>a plan</p><p>a plan <code>i w  x</code></p><pre>w  domu</pre>")
    bind(tree, "pl")
    text = to_text(tree).replace("\u00a0", "~")
    assert '<p lang="en">a plan</p><p>a~plan <code>i w  x</code></p><pre>w  domu</pre>' in text


def test_only_blocks_with_a_word_that_is_none_may_break_anywhere():
    root = parse(f"<div><p>short</p><p>{'x' * 25}</p><ul><li>najnieprawdopodobniejsze</li></ul></div>")
    release_long_words(root)
    assert [block.get("class") for block in root.iter("p", "li")] == [None, "breakable", None]


def test_an_endless_word_has_places_to_break_and_the_same_signs():
    root = parse(f"<div><h2>{'x' * 500} and </h2><p>{'y' * 199} <b>z</b>{'z' * 300}</p><pre>{'-' * 250}</pre></div>")
    before = "".join(root.itertext())
    part_endless_words(root)
    after = "".join(root.itertext())
    assert after.replace("\u200b", "") == before
    assert max(map(len, re.split(r"[\s\u200b]+", after))) == 199
