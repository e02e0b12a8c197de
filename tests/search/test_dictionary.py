import pytest

from planloom.search.dictionary import Dictionary, lemma_table
from planloom.search.dictionary_cache import installed
from planloom.search.table import LemmaTable, forms_in


@pytest.fixture(scope="module")
def sgjp() -> Dictionary:
    pytest.importorskip("morfeusz2")
    dictionary = installed()
    assert dictionary is not None
    return dictionary


def lemmas_of(form: str, table: LemmaTable) -> set[str]:
    found = set()
    for line in table.lines:
        patterns, _, stems = line.partition("|")
        strong, _, weak = patterns.partition(";")
        for entry in stems.split(" "):
            stem, _, lemma = entry.partition("=")
            if form in {stem + ending.strip("0") for ending in f"{strong},{weak}".split(",") if ending}:
                found.add(lemma or stem + strong.split(",")[0].strip("0"))
    return found


def test_one_form_on_the_site_brings_all_forms(sgjp: Dictionary) -> None:
    assert {"rynek", "rynku", "rynkami"} <= forms_in(lemma_table({"rynkach"}, sgjp))


def test_the_same_words_make_the_same_table(sgjp: Dictionary) -> None:
    words = dict.fromkeys(["Strategii", "celów", "lead", "onboardingu", "sprzedaży"])
    assert lemma_table(words.keys(), sgjp) == lemma_table(dict(reversed(words.items())).keys(), sgjp)


def test_words_that_are_not_in_the_dictionary_are_remembered(sgjp: Dictionary) -> None:
    assert lemma_table({"Onboardingu", "cel"}, sgjp).unknown == {"onboardingu"}


def test_an_acronym_is_no_verb(sgjp: Dictionary) -> None:
    assert lemma_table({"KPI", "ROI"}, sgjp).lines == ()
    assert "kpić" in forms_in(lemma_table({"KPI", "kpi"}, sgjp))


def test_numbers_and_single_letters_are_not_looked_up(sgjp: Dictionary) -> None:
    table = lemma_table({"2027", "B2B", "w", "4P"}, sgjp)
    assert table.lines == ()
    assert table.unknown == set()


def test_abbreviations_do_not_stand_for_words(sgjp: Dictionary) -> None:
    assert lemma_table({"mln", "zł"}, sgjp).unknown == {"mln", "zł"}


def test_a_surname_nobody_has_is_left_out(sgjp: Dictionary) -> None:
    assert lemmas_of("celu", lemma_table({"celu"}, sgjp)) == {"cel"}


def test_names_on_the_site_are_found_in_every_case(sgjp: Dictionary) -> None:
    table = lemma_table({"Wiśniewska", "Marek", "Nowakowi"}, sgjp)
    assert {"wiśniewskiej", "markiem", "nowaka"} <= forms_in(table)


def test_a_verbal_noun_is_weak(sgjp: Dictionary) -> None:
    (line,) = lemma_table({"planuje"}, sgjp).lines
    strong, weak = line.partition("|")[0].split(";")
    assert {"ować", "ują"} <= set(strong.split(","))
    assert {"owanie", "ujący", "owana"} <= set(weak.split(","))


def test_an_ambiguous_form_has_all_its_lemmas(sgjp: Dictionary) -> None:
    assert lemmas_of("mam", lemma_table({"mam"}, sgjp)) >= {"mama", "mieć"}


def test_comparatives_belong_to_the_adjective(sgjp: Dictionary) -> None:
    assert "najlepszy" in forms_in(lemma_table({"dobry"}, sgjp))
    assert {"najlepszego", "dobrym"} <= forms_in(lemma_table({"lepszy"}, sgjp))


def test_rare_groups_come_only_with_a_word_that_needs_them(sgjp: Dictionary) -> None:
    assert "nieplanowany" not in forms_in(lemma_table({"planować"}, sgjp))
    assert "nieplanowanych" in forms_in(lemma_table({"nieplanowany"}, sgjp))


def test_a_word_that_also_falls_into_two_is_read_whole(sgjp: Dictionary) -> None:
    assert lemmas_of("czym", lemma_table({"czym"}, sgjp)) == {"co", "czym"}
    assert "kimś" in forms_in(lemma_table({"ktoś"}, sgjp))
