"""What is read is noted once for all who ask, also where a result was there already."""

import pytest

from planloom.tracking import Known, Memory, note, recording, tracked_property


def flat(reads):
    found = set()
    for read in reads:
        found |= flat(read.reads) if isinstance(read, Known) else {read}
    return found


class Sum:
    def __init__(self):
        self.calls = 0

    @tracked_property
    def total(self):
        """The sum of what is read."""
        self.calls += 1
        note("item", 1)
        return self.half + 1

    @tracked_property
    def half(self):
        """Half of it."""
        note("item", 2)
        return 3


def test_a_note_outside_of_a_recording_is_nothing():
    note("item", 1)
    with recording() as reads:
        pass
    assert not reads


def test_a_result_that_was_there_is_read_by_who_asks_next():
    subject = Sum()
    assert subject.total == 4
    for _ in range(2):
        with recording() as reads:
            assert subject.total == 4
        assert flat(reads) == {("item", 1), ("item", 2)}
    assert subject.calls == 1


def test_an_inner_recording_keeps_its_notes_to_itself():
    with recording() as outer:
        note("item", 1)
        with recording() as inner:
            note("item", 2)
    assert (outer, inner) == ({("item", 1)}, {("item", 2)})


def test_a_recording_ends_with_an_error():
    with pytest.raises(ValueError, match="wrong"), recording():
        raise ValueError("wrong")
    with recording() as reads:
        note("item", 1)
    assert reads == {("item", 1)}


def test_a_memory_calculates_once_and_passes_on_what_was_read():
    memory = Memory()
    calls = []

    def calculate():
        calls.append(1)
        note("part", "x")
        return 7

    assert "a" not in memory
    assert memory.known("a", 0) == 0
    with recording() as first:
        assert memory.get("a", calculate) == 7
    with recording() as second:
        assert memory.get("a", calculate) == memory.known("a", 0) == 7
    assert flat(first) == flat(second) == {("part", "x")}
    assert len(calls) == 1
    assert "a" in memory


def test_the_property_of_a_class_is_itself():
    assert Sum.total.__doc__ == "The sum of what is read."
