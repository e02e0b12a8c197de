"""JSON that is made a piece at a time is the JSON of the whole."""

import json

from hypothesis import given
from hypothesis import strategies as st

from planloom.json_bytes import as_json, listed, named

VALUES = st.recursive(
    st.integers() | st.text() | st.none(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
)


@given(st.dictionaries(st.text(), VALUES))
def test_pieces_are_the_whole(values):
    made = named((name, as_json(one)) for name, one in values.items())
    assert made == as_json(values)
    assert listed(values.values()) == as_json([*values.values()])
    assert json.loads(made) == values
