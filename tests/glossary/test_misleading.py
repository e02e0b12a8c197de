"""Prose that misleads: common nouns in another sense, found with a glossary that brings no guards of its own."""

from pathlib import Path

import pytest
import yaml
from prose_samples import unmarked

from planloom.glossary import load_text

pytest.importorskip("morfeusz2")

HERE = Path(__file__).parent
STARTER = sorted((HERE.parents[1] / "plans" / "glossary").glob("*.yml"))
F1, ORDINARY = 0.97, 0.98


@pytest.fixture(scope="module")
def unguarded():
    """Return the starter glossary without `not`, `near` and `unless`: as a stranger would write one."""
    entries = [entry for path in STARTER for entry in yaml.safe_load(path.read_text("utf-8"))["glossary"]]
    bare = [{key: value for key, value in entry.items() if key not in {"not", "near", "unless"}} for entry in entries]
    made, _ = load_text(yaml.safe_dump({"glossary": bare}, allow_unicode=True), "terms.yml")
    return made


def counted(made, language, kind):
    """Return how many mentions are right, found and wanted in a file of sentences."""
    right = found = wanted = 0
    for line in (HERE / f"{kind}.{language}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, mentions = unmarked(line)
            got = {tuple(mention) for mention in made.matcher(language).find(text)}
            right += len(got & set(mentions))
            found += len(got)
            wanted += len(mentions)
    return right, found, wanted


@pytest.mark.parametrize("language", ["en", "pl"])
def test_common_nouns_in_another_sense(unguarded, language):
    right, found, wanted = counted(unguarded, language, "misleading")
    assert 2 * right / (found + wanted) >= F1


@pytest.mark.parametrize("language", ["en", "pl"])
def test_ordinary_prose_keeps_its_terms(unguarded, language):
    right, found, wanted = counted(unguarded, language, "ordinary")
    assert right / found >= ORDINARY
    assert right / wanted >= ORDINARY


@pytest.mark.parametrize("text", ["The tolerance was agreed.", "The assumption holds.", "Tolerance is a virtue."])
def test_a_common_noun_needs_evidence(unguarded, text):
    assert unguarded.matcher("en").find(text) == []


def test_evidence_may_stand_elsewhere_on_the_page(unguarded):
    page = "The company sells fans.\n\nSales grew and costs fell in each quarter.\n\nThe tolerance was agreed."
    assert [mention.term for mention in unguarded.matcher("en").find(page)][-1] == "tolerance"


BUSINESS = "The company sells fans. Sales grew and costs fell in each quarter, so the margin rose by 3 per cent."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Stock of finished units fell from eleven weeks to seven.", ["stock"]),
        ("Four reps out of eleven missed their quota, all of them in the east.", ["quota"]),
        ("A threat that grows is the cheap import.", ["threat"]),
        ("Pirates fled under threat of cannon.", []),
    ],
)
def test_on_a_page_about_business_a_word_is_the_term_unless_its_sentence_speaks_of_other_things(
    unguarded, sentence, found
):
    page = f"{BUSINESS}\n\n{sentence}"
    assert [one.term for one in unguarded.matcher("en").find(page) if one.start > len(BUSINESS)] == found


WATER = """
- {id: main, en: {term: main, definition: A large pipe.}}
- {id: fine, en: {term: fine, definition: A sum to be paid for lateness.}}
- {id: practice, en: {term: practice, definition: Rooms of family doctors.}}
- {id: relief, en: {term: relief, definition: A lower tax.}}
- {id: contract, en: {term: contract, definition: What was agreed.}}
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The old main in Mill Street was replaced.", ["main"]),
        ("The main reason was frost.", []),
        ("Adults pay a fine of ten cents.", ["fine"]),
        ("The weather was fine, and forty came.", []),
        ("Each practice now refers online.", ["practice"]),
        ("In practice nobody reads it.", []),
        ("To our relief nobody was hurt.", []),
        ("Metals contract in the cold.", []),
    ],
)
def test_grammar_tells_a_noun_from_adjectives_verbs_and_fixed_phrases(sentence, found):
    made, _ = load_text(WATER, "terms.yml")
    assert [one.term for one in made.matcher("en").find(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The storm ruined the plan of the monks.", []),
        ("The storm ruined the plan of our company.", ["plan"]),
        ("The storm ate up the budget.", ["budget"]),
    ],
)
def test_a_sentence_about_other_things_has_no_term_that_could_mean_them(unguarded, sentence, found):
    page = f"The company sells fans. Sales grew and costs fell in each quarter.\n\n{sentence}"
    sentence_begins = page.index(sentence)
    assert [one.term for one in unguarded.matcher("en").find(page) if one.start >= sentence_begins] == found


HOSPITAL = """
- {id: ward, en: {term: ward, definition: A part of the hospital with its own beds.}}
- {id: bed, en: {term: bed, definition: A place for one patient overnight.}}
- {id: shift, en: {term: shift, definition: A stretch of work of a doctor or a nurse.}}
- {id: theatre, en: {term: theatre, definition: A room for surgery.}}
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The surgeon waits while a nurse cleans the theatre.", ["theatre"]),
        ("Fever is common on this ward.", ["ward"]),
        ("The army marched past, and he sold theatre tickets.", []),
        ("A river bed of gravel froze in the storm.", []),
    ],
)
def test_the_trade_of_an_organisation_is_read_from_its_glossary(sentence, found):
    made, _ = load_text(HOSPITAL, "terms.yml")
    assert [one.term for one in made.matcher("en").find(sentence)] == found


def test_another_term_is_evidence(unguarded):
    assert [one.term for one in unguarded.matcher("en").find("Every tolerance has its baseline.")] == [
        "tolerance",
        "baseline",
    ]
