"""Prose that misleads: common nouns in another sense, found with a glossary that brings no guards of its own."""

from pathlib import Path

import pytest
import yaml
from prose_samples import unmarked

from planloom.glossary import load_text

pytest.importorskip("morfeusz2")

HERE = Path(__file__).parent
STARTER = sorted((HERE.parents[1] / "plans" / "glossary").glob("*.yml"))
F1 = 0.97


@pytest.fixture(scope="module")
def unguarded():
    """Return the starter glossary without `not`, `near` and `unless`: as a stranger would write one."""
    entries = [entry for path in STARTER for entry in yaml.safe_load(path.read_text("utf-8"))["glossary"]]
    bare = [{key: value for key, value in entry.items() if key not in {"not", "near", "unless"}} for entry in entries]
    made, _ = load_text(yaml.safe_dump({"glossary": bare}, allow_unicode=True), "terms.yml")
    return made


@pytest.mark.parametrize("language", ["en", "pl"])
def test_common_nouns_in_another_sense(unguarded, language):
    right = found = wanted = 0
    for line in (HERE / f"misleading.{language}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, mentions = unmarked(line)
            got = {tuple(mention) for mention in unguarded.matcher(language).find(text)}
            right += len(got & set(mentions))
            found += len(got)
            wanted += len(mentions)
    assert 2 * right / (found + wanted) >= F1


@pytest.mark.parametrize("text", ["The tolerance was agreed.", "The assumption holds.", "Tolerance is a virtue."])
def test_a_common_noun_needs_evidence(unguarded, text):
    assert unguarded.matcher("en").find(text) == []


def test_evidence_may_stand_elsewhere_on_the_page(unguarded):
    page = "The company sells fans.\n\nSales grew and costs fell in each quarter.\n\nThe tolerance was agreed."
    assert [mention.term for mention in unguarded.matcher("en").find(page)][-1] == "tolerance"


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
