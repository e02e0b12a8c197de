"""The glossary as CSV: nothing is lost, and no cell is a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from planloom.glossary.entries import Entry, Naming
from planloom.glossary.sheet import as_csv, guarded

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@given(st.text())
def test_a_guarded_cell_is_no_formula_and_can_be_read_back(cell):
    written = guarded(cell)
    assert not written.startswith(FORMULA)
    assert written.removeprefix("'") == cell


def test_a_row_has_the_words_of_both_languages():
    goal = Entry("goal", en=Naming("goal", synonyms=("aim", "end")), pl=Naming("cel", definition="=1+1"))
    (row,) = csv.DictReader(io.StringIO(as_csv([goal])))
    assert (row["term.en"], row["synonyms.en"], row["term.pl"]) == ("goal", "aim\nend", "cel")
    assert row["definition.pl"] == "'=1+1"
