"""Labels are cut to the room they have, in time that grows with their length."""

import time

from hypothesis import given
from hypothesis import strategies as st

from planloom.charts.labels import text_width, wrapped


@given(st.text("abWm i—Ą.", max_size=40), st.floats(1, 300))
def test_as_much_of_a_line_stays_as_there_is_room_for(text, room):
    whole = " ".join(text.split())
    for line in wrapped(text, room, 1):
        kept = line.removesuffix("…")
        assert line == whole or (whole.startswith(kept) and (text_width(line) <= room or not kept))
        assert line == whole or text_width(f"{whole[: len(kept) + 1]}…") > room or whole[len(kept)] == " "


def test_a_word_without_end_is_cut_in_time():
    before = time.process_time()
    assert len(wrapped("x" * 200_000, 100, 3)) == 1
    assert len(wrapped("x " * 100_000, 100, 3)) == 3
    assert time.process_time() - before < 10
