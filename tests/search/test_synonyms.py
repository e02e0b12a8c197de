"""Words that readers use for one another."""

from typing import get_args

import pytest

from planloom.problems import Language
from planloom.search.concepts import Concept
from planloom.search.synonyms import SIGN, said, synonyms


@pytest.mark.parametrize("language", get_args(Language))
def test_a_meaning_has_several_names_and_each_once(language: Language) -> None:
    for meaning in synonyms(language):
        assert len(meaning.names) == len({*meaning.names}) > 1
        assert all(name == " ".join(name.split()) != "" for name in meaning.names)


@pytest.mark.parametrize("language", get_args(Language))
def test_no_meaning_stands_twice(language: Language) -> None:
    names = [frozenset(meaning.names) for meaning in synonyms(language)]
    assert len(names) == len({*names})


def test_a_meaning_of_which_a_site_has_no_word_is_left_out() -> None:
    term, meaning = Concept("cost", ("cost",)), Concept(f"{SIGN}1", ("car", "vehicle"))
    assert [*said([term, meaning], {"vehicle"}.__contains__)] == [term, meaning]
    assert [*said([term, meaning], set().__contains__)] == [term]
