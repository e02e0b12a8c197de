"""What is put aside is taken up as it was, in any order, also where the disk has no room for it."""

import tempfile

from hypothesis import given
from hypothesis import strategies as st

from planloom.spool import Spool


@given(st.lists(st.binary()), st.randoms())
def test_it_is_taken_up_in_any_order(contents, chance):
    spool = Spool()
    taken = [(content, spool.put(content)) for content in contents]
    chance.shuffle(taken)
    assert all(take() == content for content, take in taken)


def test_it_is_put_aside_and_taken_up_in_turn():
    spool = Spool()
    first = spool.put(b"first")
    assert first() == b"first"
    assert spool.put(b"second")() == b"second"
    assert first() == b"first"


def test_without_room_it_stays_in_memory(monkeypatch):
    def full():
        raise OSError

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert Spool().put(b"one")() == b"one"
