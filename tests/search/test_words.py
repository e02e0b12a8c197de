import re
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planloom.search.documents import by_page
from planloom.search.index_cache import IndexedPages
from planloom.search.words import INVISIBLE, SEPARATOR, fold


def words(text: str, **entry: Any) -> set[str]:
    return set(IndexedPages(by_page([{"location": "", "title": "", "text": text, **entry}])).words)


def test_words_come_from_titles_texts_tags_and_addresses() -> None:
    entries: list[Mapping[str, Any]] = [
        {"location": "a/", "title": "Plan sprzedaży", "text": "<p>Rynek</p>", "tags": ["DACH"]},
        {"location": "b/", "title": "", "text": "cel"},
    ]
    assert set(IndexedPages(by_page(entries)).words) == {"Plan", "sprzedaży", "Rynek", "DACH", "cel", "a", "b"}


def test_an_index_without_pages_has_no_words() -> None:
    assert set(IndexedPages([]).words) == set()


def test_markup_and_entities_are_no_words() -> None:
    assert words("<p>badania &amp; <code>rozwój</code> &lt;b&gt;</p>") == {"badania", "rozwój", "b"}


def test_punctuation_and_hyphens_part_words() -> None:
    assert words("„Okno na czas”, KPI-ów (2027–2029)…") == {"Okno", "na", "czas", "KPI", "ów", "2027", "2029"}


def test_a_decimal_comma_stays_in_its_number() -> None:
    assert words("11,8 mln zł, czyli 2.5 więcej.") == {"11,8", "mln", "zł", "czyli", "2.5", "więcej"}


def test_soft_hyphens_and_composition_do_not_matter() -> None:
    assert words("lojal\u00adność") == words("lojalnos\u0301c\u0301") == {"lojalność"}


def test_each_part_of_the_separator_is_an_expression() -> None:
    parts = SEPARATOR.split("|")  # as Material does
    assert len(parts) > 1
    assert all(re.compile(part) for part in parts)


def test_diacritics_are_folded() -> None:
    assert fold("Żółć Straße KPI") == "zolc strasse kpi"


@given(st.text(alphabet=st.characters(categories=["Ll"], max_codepoint=0x17F), min_size=1))
def test_letters_are_never_parted(word: str) -> None:
    assert len(words(word)) == 1


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    assert not any(sign in word for word in words(text) for sign in INVISIBLE)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
