"""An edit changes what it says and nothing else: what is read is the new value, and all other lines are the same."""

import copy
import difflib

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from written import KEYS, VALUES, written

from effort import examples
from planloom.editing.apply import SHARED, RefusedError, Text, edited
from planloom.editing.files import ChangedError, Files
from planloom.edits import Insert, Put, Remove, Rename
from planloom.problems import Span
from planloom.source.yamltext import parse

TOP = Span("a.yml", 1, 1)
SOME = settings(max_examples=examples(20), phases=[Phase.generate, Phase.shrink])


def read(text: str):
    fields, problems = parse(text.replace("\r\n", "\n"), "a.yml")
    assert problems == []
    return _bare(fields or {})


def _bare(value):
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items()}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def after(text: str, *edits) -> str | None:
    """Return the text after edits; None where one is refused, as it would change what is named elsewhere as well."""
    try:
        return edited(Text("a.yml", text), edits).written
    except RefusedError as error:
        words = error.words
    assert words == SHARED
    assert "*" in text
    assert any(edit.path[0] == "shared" for edit in edits)
    return None


def paths(value, way=()):
    yield way
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in entries:
        yield from paths(one, (*way, key))


def at(value, way):
    for key in way:
        value = value[key]
    return value


def lines_of(text: str, way) -> tuple[int, int]:
    """Return the first and last line (from 0) of what is written at a path, its key included.

    An alias is where its anchor is; of one in a list nothing else says its line, so that all lines may be meant.
    """
    fields, _ = parse(text.replace("\r\n", "\n"), "a.yml")
    outer = at(fields, way[:-1])
    start = outer.key_span(way[-1]) if isinstance(outer, dict) else outer.span_at(way[-1])
    value = outer.value_span(way[-1]) if isinstance(outer, dict) else start
    if isinstance(outer, list) and start.line <= outer.node.start_mark.line:
        return 0, text.count("\n")
    end = value.end_line - (value.end_column == 1 and value.end_line > value.line)
    above = text.splitlines()[start.line - 2].split("#")[0].strip() if start.line > 1 else ""
    first = start.line - (above == "-" and isinstance(outer, list))  # the hyphen may stand alone
    return first - 1, max(start.line, end) - 1


def assert_kept(before: str, after: str, first: int, last: int) -> None:
    """Hold that lines before `first` and behind `last` are the same, their ends included; what is last may lose its, and a comma."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    assert new[: max(first - 1, 0)] == old[: max(first - 1, 0)]
    assert "".join(new[:first]).rstrip(",\r\n") == "".join(old[:first]).rstrip(",\r\n")
    rest = old[last + 1 :]
    if rest and new[-len(rest) :] != rest:  # the hyphen of a removed first line goes to the next one
        assert new[-len(rest)].endswith(rest[0].lstrip(" "))
        assert new[len(new) - len(rest) + 1 :] == rest[1:]


@SOME
@given(st.data())
def test_a_value_is_put_in_the_place_of_another(data):
    value, text = data.draw(written())
    way = data.draw(st.sampled_from([one for one in paths(value) if one]))
    new = data.draw(VALUES)
    expected = copy.deepcopy(value)
    at(expected, way[:-1])[way[-1]] = new
    made = after(text, Put(TOP, way, value=new))
    if made is not None:
        assert read(made) == expected
        assert_kept(text, made, *lines_of(text, way))


@SOME
@given(st.data())
def test_a_key_is_added_and_no_line_is_lost(data):
    value, text = data.draw(written())
    way = data.draw(st.sampled_from([one for one in paths(value) if isinstance(at(value, one), dict)]))
    key = data.draw(KEYS.filter(lambda one: one not in at(value, way)))
    new = data.draw(VALUES)
    expected = copy.deepcopy(value)
    at(expected, way)[key] = new
    made = after(text, Put(TOP, (*way, key), value=new))
    assert made is not None
    assert read(made) == expected
    assert text.count("#") <= made.count("#")
    lost = [line for line in difflib.ndiff(text.splitlines(), made.splitlines()) if line.startswith("- ")]
    assert len(lost) <= 1  # the line of the brackets that hold it


@SOME
@given(st.data())
def test_a_key_or_entry_is_taken_out(data):
    value, text = data.draw(written())
    way = data.draw(st.sampled_from([one for one in paths(value) if one]))
    expected = copy.deepcopy(value)
    del at(expected, way[:-1])[way[-1]]
    made = after(text, Remove(TOP, way))
    if made is None:
        return
    assert read(made) == expected
    outer = at(expected, way[:-1])
    first, last = lines_of(text, way)
    if outer:
        assert_kept(text, made, first, last)


@SOME
@given(st.data())
def test_a_key_is_renamed_on_its_line(data):
    value, text = data.draw(written())
    way = data.draw(st.sampled_from([one for one in paths(value) if one and isinstance(at(value, one[:-1]), dict)]))
    name = data.draw(KEYS.filter(lambda one: one not in at(value, way[:-1])))
    made = after(text, Rename(TOP, way, name=name))
    assert made is not None
    outer = at(value, way[:-1])
    assert list(at(read(made), way[:-1])) == [name if key == way[-1] else key for key in outer]
    first, _ = lines_of(text, way)
    assert_kept(text, made, first, first)


@SOME
@given(st.data())
def test_an_entry_is_inserted(data):
    value, text = data.draw(written())
    lists = [one for one in paths(value) if isinstance(at(value, one), list)]
    if not lists:
        return
    way = data.draw(st.sampled_from(lists))
    new = data.draw(VALUES)
    place = data.draw(st.integers(0, len(at(value, way))))
    expected = copy.deepcopy(value)
    at(expected, way).insert(place, new)
    made = after(text, Insert(TOP, way, index=place, value=new))
    assert made is not None
    assert read(made) == expected


@SOME
@given(st.data())
def test_several_values_are_changed_at_once(data):
    value, text = data.draw(written())
    scalars = [one for one in paths(value) if not isinstance(at(value, one), dict | list)]
    if not scalars:
        return
    ways = data.draw(st.lists(st.sampled_from(scalars), unique=True, max_size=4))
    expected = copy.deepcopy(value)
    for number, way in enumerate(ways):
        at(expected, way[:-1])[way[-1]] = f"new {number}"
    made = after(text, *(Put(TOP, way, value=f"new {number}") for number, way in enumerate(ways)))
    assert made is None or read(made) == expected


@SOME
@given(written())
def test_what_is_put_in_its_own_place_changes_nothing(sample):
    value, text = sample
    edits = [Put(TOP, (key,), value=one) for key, one in value.items()]
    assert edited(Text("a.yml", text), edits).written == text


def test_a_file_that_changed_meanwhile_is_refused_however_often_it_is_asked_for(tmp_path):
    (tmp_path / "a.yml").write_text("a: 2\n")
    files = Files(tmp_path, {"a.yml": "a: 1\n"})
    for _ in range(2):
        with pytest.raises(ChangedError):
            files.text("a.yml")
    assert files.changed == {}
    assert files.diff() == ""
