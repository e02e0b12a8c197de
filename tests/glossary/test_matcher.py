"""What counts as a mention, told by prose: the ordinary, and the kind written to mislead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose_samples import cases, glossary, marked, unmarked

from effort import examples
from planloom.glossary import load_text

pytest.importorskip("morfeusz2")

GLOSSARY = glossary()


def found(text, language, made=GLOSSARY):
    return [tuple(mention) for mention in made.matcher(language).find(text)]


@pytest.mark.parametrize("line", cases("pl"))
def test_polish_terms_are_found_where_marked_and_nowhere_else(line):
    text, mentions = unmarked(line)
    assert marked(text, found(text, "pl")) == marked(text, mentions)


@pytest.mark.parametrize("line", cases("en"))
def test_english_terms_are_found_where_marked_and_nowhere_else(line):
    text, mentions = unmarked(line)
    assert marked(text, found(text, "en")) == marked(text, mentions)


def test_there_are_cases_enough():
    assert len(cases("pl")) >= 100
    assert len(cases("en")) >= 100


@settings(max_examples=examples(60), deadline=None)
@given(st.text(alphabet=st.sampled_from("plan cel-marketing\u00ad\u00a0\n.,'’ĄęZysk"), max_size=60))
def test_mentions_are_in_order_and_within_the_text(text):
    behind = 0
    for language in ("en", "pl"):
        behind = 0
        for start, end, _ in found(text, language):
            assert behind <= start < end <= len(text)
            behind = end


def of(yaml):
    made, problems = load_text(yaml, "terms.yml")
    assert problems == []
    return made


def test_own_guards():
    made = of(
        """
        - id: cell
          en: {term: cell}
          pl: {term: cela, definition: ""}
          not: {en: ['cell phones?']}
          near: {pl: [więzie]}
          unless: {en: [battery]}
        """.replace("\n        ", "\n")
    )
    assert found("A cell phone in a cell", "en", made) == [(18, 22, "cell")]
    assert found("A cell of the battery", "en", made) == []
    assert found("Cela była pusta.", "pl", made) == []
    assert found("Cela w więzieniu była pusta.", "pl", made) == [(0, 4, "cell")]


def test_gap_lets_words_stand_between():
    made = of("- {id: part, en: part of the market, pl: {term: część rynku, gap: 1}}\n")
    assert found("część naszego rynku", "pl", made) == [(0, 19, "part")]
    assert found("część tego naszego rynku", "pl", made) == []


def test_auto_false_is_linked_by_hand_only():
    assert found("a plan", "en", of("- {id: plan, en: plan, pl: plan, auto: false}\n")) == []


def test_not_forms_are_not_found():
    made = of("- {id: goal, en: goal, pl: {term: cel, not_forms: [cele], forms: [celki]}}\n")
    assert [text for text in ("cele", "celów", "celki") if found(text, "pl", made)] == ["celów", "celki"]


def test_a_note_is_no_part_of_a_synonym():
    made = of(
        "- {id: plan, en: plan, pl: {term: plan, synonyms: [biznes plan (pisownia niezalecana), miejsce (element 4P)]}}\n"
    )
    assert found("biznes planu", "pl", made) == [(0, 12, "plan")]
    assert found("w miejscu", "pl", made) == []


def test_a_term_wins_over_a_synonym():
    made, problems = load_text("- {id: a, en: [scheme, plan], pl: x}\n- {id: b, en: plan, pl: y}\n", "terms.yml")
    assert [(problem.code.id, problem.values["winner"]) for problem in problems] == [("L202", "b")]
    assert found("plan", "en", made)[0][2] == "b"


def test_signs_within_a_term():
    made = of(
        "- {id: ma, en: {term: mergers and acquisitions, abbr: M&A}, pl: fuzje i przejęcia}\n- {id: pm, en: product–market matrix, pl: macierz produkt–rynek}\n"
    )
    assert found("M&A, M & A; a product-market matrix", "en", made) == [
        (0, 3, "ma"),
        (5, 10, "ma"),
        (14, 35, "pm"),
    ]
    assert found("po fuzjach i przejęciach", "pl", made) == [(3, 24, "ma")]


def test_an_abbreviation_heeds_case():
    made = of(
        "- {id: pr, en: {term: public relations, abbr: PR}, pl: {term: public relations, gender: pl, abbr: PR}}\n"
    )
    assert found("PR-em, PR-owiec, pr, PR", "pl", made) == [(0, 5, "pr"), (21, 23, "pr")]


@pytest.mark.no_cover
def test_a_megabyte_in_one_line_ends():
    text = "plan " * 40_000
    assert len(found(text, "en")) == 40_000
