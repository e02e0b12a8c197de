import pytest

from planloom.source.yamltext import MAX_DEPTH, MAX_VALUES, parse


def problems(text):
    """Return code, line and column of what is wrong with a YAML text."""
    return [(problem.code.id, problem.span.line, problem.span.column) for problem in parse(text, "a.yml")[1]]


BROKEN = {
    "a list that is never closed": ("a: [1, 2\nb: 3\n", ("S201", 1, 4)),
    "a group that is never closed": ("a: {x: 1\n", ("S201", 1, 4)),
    "a quotation mark that is never closed": ('a: 1\nb: "x\nc: 3\n', ("S201", 2, 4)),
    "a quotation mark on the last line": ("a: 'x", ("S201", 1, 4)),
    "a second colon": ("title: Growth: in DACH\n", ("S201", 1, 14)),
    "a sign that needs quotes": ("a: @home\n", ("S201", 1, 4)),
    "a list that becomes a group": ("- a\nb: 1\n", ("S201", 2, 1)),
    "an apostrophe in quotes": ("a: 'it's'\n", ("S201", 1, 8)),
    "an unknown alias": ("a: *no\n", ("S201", 1, 4)),
    "a line without colon": ("a: 1\nbcd\n", ("S201", 2, 1)),
    "a second document": ("a: 1\n---\nb: 2\n", ("S201", 2, 1)),
    "an anchor used twice": ("a: &x 1\nb: &x 2\n", ("S201", 2, 4)),
    "a version of the future": ("%YAML 3.0\n---\na: 1\n", ("S201", 1, 1)),
    "indentation out of nowhere": ("a: 1\n  b: 2\n", ("S201", 2, 4)),
    "a missing value in a list": ("a: [\n\n\n", ("S201", 1, 4)),
    "a tab before a key": ("a:\n\tb: 1\n", ("S202", 2, 1)),
    "a tab after spaces": ("a:\n  \tb: 1\n", ("S202", 2, 3)),
    "a list instead of parts": ("- a\n- b\n", ("S206", 1, 1)),
    "text instead of parts": ("hello\n", ("S206", 1, 1)),
    "a list as a name": ("a: 1\n? [b]\n: 2\n", ("S207", 2, 3)),
    "a tag": ("a: 1\nb: !!python/object/apply:os.system [x]\n", ("S209", 2, 4)),
    "a tag of a scalar": ("a: !secret x\n", ("S209", 1, 4)),
    "an alias within itself": ("a: &x\n  b: *x\n", ("S210", 1, 4)),
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN)
def test_broken_yaml_is_told_where_it_broke(text, expected):
    assert problems(text) == [expected]


LEFT_OUT = {
    "a blank after the colon of a list's entry": ("a:\n  - id:b\n    title: B\n", (2, 7, "write `id: b`")),
    "the same further down": ("a:\n  - id: b\n    title: B\n  - id:c\n    title: C\n", (4, 7, "write `id: c`")),
    "a blank on the last line": ("a:\n  - id: b\n    title:Big plans\n", (3, 10, "write `title: Big plans`")),
    "a blank in the middle": ("a: 1\nowner:anna\nb: 2\n", (2, 6, "write `owner: anna`")),
    "a blank after the hyphen": ("a:\n  -id: b\n   title: B\n", (2, 3, "write `- id: b`")),
    "a colon at the top": ("kind strategy\n", (1, 1, "write `kind: strategy`")),
    "a colon before another field": ("kind strategy\ntitle: Plan\n", (1, 1, "write `kind: strategy`")),
    "a colon after another field": ("title: Plan\nkind strategy\nb: 1\n", (2, 1, "write `kind: strategy`")),
    "a colon after the name of a list": ("objectives\n  - id: a\n", (1, 1, "write `objectives:`")),
    "a blank in the only field": ("kind:strategy\n", (1, 1, "write `kind: strategy`")),
    "a remark and an empty line between": ("a:\n  - id:b\n\n    # more\n    title: B\n", (2, 7, "write `id: b`")),
}


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_sign_left_out_is_told_in_the_line_in_which_it_is_missing(text, expected):
    (problem,) = parse(text, "a.yml")[1]
    assert problem.code.id == "S201"
    assert (problem.span.line, problem.span.column, problem.help.en) == expected


@pytest.mark.parametrize(
    "text",
    [
        "text: some words that go on\n  and end in\n  a note: like this\n",
        "a: 1\n  b: 2\n",
        "see: http://example.com: x\n",
    ],
)
def test_other_mistakes_are_not_taken_for_a_sign_left_out(text):
    (problem,) = parse(text, "a.yml")[1]
    assert "missing after" not in problem.values["reason"].en


def test_a_key_written_twice_names_both_places():
    fields, found = parse("a: 1\nb:\n  c: 1\n  c: 2\n", "a.yml")
    assert [(problem.code.id, str(problem.span)) for problem in found] == [("S203", "a.yml:4:3")]
    assert str(found[0].related[0].span) == "a.yml:3:3"
    assert fields == {"a": "1", "b": {"c": "1"}}


def test_what_is_noticed_late_is_told_where_it_began():
    _, found = parse("a: [1,\nb: c: d\ne: 1\n", "a.yml")
    assert str(found[0].span) == "a.yml:1:4"
    assert [str(related.span) for related in found[0].related] == ["a.yml:2:5"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "~", "null\n"])
def test_nothing_is_nothing(text):
    assert parse(text, "a.yml") == (None, [])


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * (MAX_DEPTH + 10) + "]" * (MAX_DEPTH + 10),
        "a: " + "{b: " * (MAX_DEPTH + 10) + "}" * (MAX_DEPTH + 10),
        "".join(" " * level + "a:\n" for level in range(600)),
        "- " * 5000 + "x",
        "".join(" " * level + "- a:\n" for level in range(0, 200, 2)),
        "a: " + "[" * 20_000,
    ],
    ids=["brackets", "braces", "indentation", "hyphens", "both", "unclosed"],
)
def test_deep_nesting_is_refused_before_it_exhausts_the_stack(text):
    assert [code for code, _, _ in problems(text)] == ["S204"]


@pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 999, 1000, 1001, 20_000])
def test_too_deep_is_told_at_the_first_level_that_is(levels):
    assert problems("ą: [ok]\na: " + "[" * levels) == [("S204", 2, 4 + MAX_DEPTH - 1)]


def test_many_brackets_side_by_side_are_no_nesting():
    assert problems("a: [" + ", ".join(["{b: [1]}"] * 200) + "]") == []


def test_brackets_in_quotes_are_no_nesting():
    assert problems("a: '" + "[" * 200 + "'") == []


def test_nesting_in_text_that_is_broken_further_on():
    assert problems("a: " + "[" * 30 + "]" * 30 + "\nb: " + "[" * 30 + "]" * 29) == [("S201", 2, 4)]


def test_nesting_within_the_limit_is_read():
    text = "a: " + "[" * (MAX_DEPTH - 2) + "]" * (MAX_DEPTH - 2)
    assert problems(text) == []


def test_an_alias_bomb_is_refused():
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    fields, found = parse("\n".join(rows), "a.yml")
    assert fields is None
    assert [problem.code.id for problem in found] == ["S205"]
    assert found[0].values["limit"] == MAX_VALUES


def test_an_alias_stands_for_its_value_everywhere():
    fields, found = parse("a: &x {b: 1}\nc: *x\n", "a.yml")
    assert (fields, found) == ({"a": {"b": "1"}, "c": {"b": "1"}}, [])


def test_scalars_stay_what_was_typed():
    fields, _ = parse("a: no\nb: 010\nc: 1.50\nd: 2027-03-31\ne: 0x1F\nf: ~\ng: '~'\nh:\ni: ''\n", "a.yml")
    assert fields == {
        "a": "no", "b": "010", "c": "1.50", "d": "2027-03-31", "e": "0x1F", "f": None, "g": "~", "h": None, "i": "",
    }  # fmt: skip


POSITIONS = """\
title: Grow
nested:
  list:
    - id: a
      "quoted": x
    - [p, qq]
  text: |
    block
  folded: >-
    folded
"""


def test_every_key_and_value_knows_its_place():
    fields, _ = parse(POSITIONS, "a.yml")
    nested = fields["nested"]

    def place(span):
        return span.line, span.column

    assert place(fields.key_span("title")) == (1, 1)
    assert place(fields.value_span("title")) == (1, 8)
    assert place(fields.span_of("nested", "list", 0, "id")) == (4, 11)
    assert place(nested["list"][0].key_span("quoted")) == (5, 7)
    assert place(fields.span_of("nested", "list", 1, 1)) == (6, 11)
    assert fields.span_of("nested", "list", 1, 1).end_column == 13
    assert place(fields.span_of("nested", "text")) == (7, 9)
    assert place(fields.span_of("nested", "folded")) == (9, 11)


def test_a_path_is_followed_as_far_as_it_leads():
    fields, _ = parse(POSITIONS, "a.yml")
    assert fields.span_of("nested", "nowhere", "deeper") == fields.value_span("nested")
    assert fields.span_of("nowhere") == fields.span
    assert fields.key_span("nowhere") == fields.value_span("nowhere") == fields.span


def test_an_empty_group_begins_at_its_brace():
    fields, _ = parse("a: {}\n", "a.yml")
    assert (fields["a"].span.line, fields["a"].span.column) == (1, 4)


def test_columns_count_letters_not_bytes():
    fields, _ = parse("żółć: {ą: 'ę', z: 1}\n", "a.yml")
    assert fields["żółć"].key_span("z").column == 16


def test_a_copy_knows_the_same_places_and_is_its_own():
    fields, _ = parse(POSITIONS, "a.yml")
    copy = fields.copied()
    copy["nested"]["list"].pop()
    assert len(fields["nested"]["list"]) == 2
    assert copy.span_of("nested", "list", 0, "id") == fields.span_of("nested", "list", 0, "id")


@pytest.mark.parametrize(
    ("escaped", "read", "told"),
    [(r"one\r\ntwo", "one\ntwo", []), (r"one\rtwo", "one\ntwo", []), (r"one\btwo", "one\ufffdtwo", [("S108", 1, 4)])],
)
def test_escaped_ends_of_lines_are_those_of_files_and_other_control_characters_are_told(escaped, read, told):
    text = f'a: "{escaped}"\n'
    assert problems(text) == told
    assert parse(text, "a.yml")[0]["a"] == read
