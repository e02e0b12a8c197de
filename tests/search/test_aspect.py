"""Verbs that differ in aspect only stand for one another."""

import pytest

from planloom.search.aspect import partners
from planloom.search.dictionary import Dictionary, lemma_table
from planloom.search.dictionary_cache import installed
from planloom.search.table import forms_of


@pytest.fixture(scope="module")
def sgjp() -> Dictionary:
    pytest.importorskip("morfeusz2")
    dictionary = installed()
    assert dictionary is not None
    return dictionary


@pytest.mark.parametrize(
    ("verb", "other"),
    [
        ("kupować", "kupić"),
        ("kupić", "kupować"),
        ("zamknąć", "zamykać"),
        ("zwalniać", "zwolnić"),
        ("wdrożyć", "wdrażać"),
        ("skrócić", "skracać"),
        ("przenosić", "przenieść"),
        ("odejść", "odchodzić"),
        ("zamawiać", "zamówić"),
    ],
)
def test_the_other_aspect_of_a_verb_is_found(sgjp: Dictionary, verb: str, other: str) -> None:
    assert any(other in form for groups in partners(verb, sgjp.forms) for form in groups.values())


@pytest.mark.parametrize("word", ["pisać", "być", "grać", "moc", "noc", "działać", "budżet"])
def test_what_has_no_pair_gets_none(sgjp: Dictionary, word: str) -> None:
    assert [*partners(word, sgjp.forms)] == []


def test_who_asks_for_one_finds_pages_with_the_other(sgjp: Dictionary) -> None:
    strong, weak = forms_of(lemma_table({"zamknięto"}, sgjp))
    assert strong["zamykamy"] == {"zamknąć"} <= strong["zamknięto"]
    assert weak["zamykanie"] == {"zamknąć"}
