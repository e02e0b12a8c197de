"""Folding hides what readers do not see and keeps the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.glossary.words import fold, is_acronym, note_of, parts_of, without_note


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plan", "plan"),
        ("stra\u00adtegia", "strategia"),
        ("plan\u00a0sprzedaży", "plan sprzedaży"),
        ("plan  \t sprzedaży", "plan sprzedaży"),
        ("plan\nsprzedaży", "plan sprzedaży"),
        ("plan\n\nsprzedaży", "plan\nsprzedaży"),
        ("plan \r\n \r\n sprzedaży", "plan\nsprzedaży"),
        ("plan\u2029sprzedaży", "plan\nsprzedaży"),
        ("strate\u00ad\n  gia", "strategia"),
        (unicodedata.normalize("NFD", "marża"), "marża"),
        ("\ufeffplan\u200b", "plan"),
    ],
)
def test_folding(text, folded):
    assert fold(text).text == folded


def test_a_word_broken_at_the_end_of_a_line():
    text = "marke-\nting, cash-\nflow, marke-\ntyzacja"
    assert fold(text, knows={"marketing", "cash", "flow"}.__contains__).text == "marketing, cash- flow, marke- tyzacja"


@given(st.text(alphabet=st.sampled_from("aąż\u0307\u0328 \n\u00ad\u00a0\u2029-x"), max_size=40))
def test_every_folded_letter_leads_back_to_itself(text):
    folded = fold(text, knows={"ax", "xa"}.__contains__)
    for at, letter in enumerate(folded.text):
        written = text[folded.start(at) : folded.end(at + 1)]
        if not letter.isspace():
            assert letter in unicodedata.normalize("NFC", written)
    starts = [folded.start(at) for at in range(len(folded.text))]
    assert starts == sorted(starts)


@pytest.mark.parametrize("word", ["SWOT", "KPI", "4P", "B2B", "SaaS"])
def test_acronyms(word):
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["A", "Plan", "plan", "4", "X", "Ps"])
def test_no_acronyms(word):
    assert not is_acronym(word)


def test_parts_of_a_term():
    assert parts_of("M&A") == [("", "M"), ("&", "A")]
    assert parts_of("break-even point") == [("", "break"), (" ", "even"), (" ", "point")]
    assert parts_of("a, b") == [("", "a"), (",", "b")]


def test_notes_in_brackets():
    assert without_note("biznes plan (pisownia niezalecana)") == "biznes plan"
    assert note_of("biznes plan (pisownia niezalecana)") == "pisownia niezalecana"
    assert note_of("plan") == ""
