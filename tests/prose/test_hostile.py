"""Nothing that a text says becomes active, whatever stands around it: an HTML parser and a sanitiser are the judges."""

import pytest
from html_judge import faults, text_of
from hypothesis import given, settings
from hypothesis import strategies as st
from text_samples import AROUND, ATTACKS, hostile

from effort import examples
from planloom.prose import Surroundings, Target, render, render_line

ABROAD = Surroundings(language="pl", reference=lambda _: Target('T<"', "g.md#x"), prefix="a-", coloured=True)


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_could_run_is_text_in_every_place(attack):
    for frame in AROUND:
        source = frame.replace("{}", attack)
        for made in (render(source), render_line(source, ABROAD)):
            assert faults(made.html) == [], (source, made.html)


@settings(max_examples=examples(600))
@given(hostile, st.booleans())
def test_no_heap_of_pieces_becomes_active(source, polish):
    around = ABROAD if polish else Surroundings()
    for made in (render(source, around), render_line(source, around)):
        assert faults(made.html) == [], (source, made.html)
        assert "onerror" not in text_of(made.html) or "onerror" in source


@settings(max_examples=examples(200))
@given(hostile)
def test_every_place_is_within_the_text(source):
    made = render(source)
    for one in (*made.refused, *made.references, *made.links):
        assert 0 <= one.start <= one.end <= len(source) + 1
