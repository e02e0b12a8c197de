"""Two versions of a file put together: by object and field, and as both were written."""

import pytest

from planloom.merging.sources import merge_sources

BASE = """\
# Sales
kind: sales
objectives:
  - id: sell   # the first
    title: "Sell more"
    revenue_target: {2027-Q1: 1m, 2027-Q2: 2m}
    supports: [grow]
budget:
  - {id: fairs, title: Fairs, amounts: {2027: 2m}}  # in the north
  - {id: cars, title: Cars, amounts: {2027: 3m}}
"""


def merged(ours, theirs, base=BASE, name="plans/sales/plan.yml"):
    """Merge two versions that replacing texts makes."""
    texts = []
    for edits in (ours, theirs):
        text = base
        for old, new in edits.items():
            assert old in text, old
            text = text.replace(old, new)
        texts.append(text)
    return merge_sources(name, base, *texts)


def changed(edits):
    text = BASE
    for old, new in edits.items():
        text = text.replace(old, new)
    return text


CLEAN = [
    ({"2m}\n    sup": "2m, 2027-Q3: 3m}\n    sup"}, {"2m}\n    sup": "2m, 2027-Q4: 4m}\n    sup"}, {"2m}\n    sup": "2m, 2027-Q3: 3m, 2027-Q4: 4m}\n    sup"}),
    ({"1m, ": "1.5m, "}, {"2027-Q2: 2m": "2027-Q2: 2.5m"}, {"1m, ": "1.5m, ", "2027-Q2: 2m": "2027-Q2: 2.5m"}),
    ({"[grow]": "[grow, lead]"}, {"[grow]": "[grow, win]"}, {"[grow]": "[grow, lead, win]"}),
    ({"[grow]": "[grow, lead]"}, {"[grow]": "[lead, grow]"}, {"[grow]": "[grow, lead]"}),
    ({"title: Fairs, ": "title: Fairs abroad, "}, {"amounts: {2027: 2m}}  # in the north": "amounts: {2027: 2.5m}}  # in the south"}, {"title: Fairs, amounts: {2027: 2m}}  # in the north": "title: Fairs abroad, amounts: {2027: 2.5m}}  # in the south"}),
    ({"2027: 3m": "2027: 3 000 000"}, {"2027: 3m": "2027: 4m"}, {"2027: 3m": "2027: 4m"}),
    ({"{2027: 3m}}\n": "{2027: 3m}}\n  - {id: vans, title: Vans}  # ours\n"}, {"{2027: 3m}}\n": "{2027: 3m}}\n  - {id: bikes, title: Bikes}\n"}, {"{2027: 3m}}\n": "{2027: 3m}}\n  - {id: vans, title: Vans}  # ours\n  - {id: bikes, title: Bikes}\n"}),
    ({"{2027: 3m}}\n": "{2027: 3m}}\n  - {id: vans, title: Vans}\n"}, {"{2027: 3m}}\n": "{2027: 3m}}\n  - {id: vans, title: Vans}\n"}, {"{2027: 3m}}\n": "{2027: 3m}}\n  - {id: vans, title: Vans}\n"}),
    ({"  - {id: cars, title: Cars, amounts: {2027: 3m}}\n": ""}, {"2027: 2m}}": "2027: 5m}}"}, {"  - {id: cars, title: Cars, amounts: {2027: 3m}}\n": "", "2027: 2m}}": "2027: 5m}}"}),
    ({"{id: cars,": "{id: fleet, was: [cars],"}, {"2027: 3m": "2027: 9m"}, {"{id: cars, title: Cars, amounts: {2027: 3m": "{id: fleet, was: [cars], title: Cars, amounts: {2027: 9m"}),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "result"), CLEAN)
def test_what_both_did_stands(ours, theirs, result):
    found = merged(ours, theirs)
    assert found.is_clean
    assert found.text == changed(result)


def test_line_ends_and_quotation_marks_stay():
    base = BASE.replace("\n", "\r\n")
    found = merged({"1m, ": "1.5m, "}, {"2027-Q2: 2m": "2027-Q2: 2.5m"}, base)
    assert found.text == base.replace("1m, ", "1.5m, ").replace("2027-Q2: 2m", "2027-Q2: 2.5m")


def test_both_versions_of_one_value_stand_between_marks():
    found = merged({"2027: 2m": "2027: 2.5m"}, {"2027: 2m": "2027: 3.5m", "Sell more": "Sell most"})
    line = "  - {id: fairs, title: Fairs, amounts: {2027: 2m}}  # in the north\n"
    marks = f"<<<<<<< ours\n{line.replace('2m', '2.5m')}=======\n{line.replace('2m', '3.5m')}>>>>>>> theirs\n"
    assert found.text == BASE.replace(line, marks).replace("Sell more", "Sell most")
    assert [one.way for one in found.conflicts] == [("budget", "fairs", "amounts", "2027")]
    assert found.places == (9,)


def test_a_field_on_its_own_line_is_marked_alone():
    base = "kind: sales\nobjectives:\n  - id: sell\n    title: Sell\n    owner: anna\n    text: More\n"
    found = merged({"anna": "jan"}, {"anna": "ola"}, base)
    assert found.text == base.replace("    owner: anna\n", "<<<<<<< ours\n    owner: jan\n=======\n    owner: ola\n>>>>>>> theirs\n")  # fmt: skip


def test_what_one_removed_and_the_other_changed_is_left_to_people():
    found = merged({"  - {id: cars, title: Cars, amounts: {2027: 3m}}\n": ""}, {"2027: 3m": "2027: 4m"})
    assert [one.way for one in found.conflicts] == [("budget", "cars")]
    assert found.text.endswith("<<<<<<< ours\n=======\n  - {id: cars, title: Cars, amounts: {2027: 4m}}\n>>>>>>> theirs\n")  # fmt: skip


def test_comments_of_both_stand():
    found = merged({"# Sales\n": "# Sales, by Anna\n", "2027: 2m": "2027: 4m"}, {"    supports": "    # why\n    supports", "title: Fairs": "title: Fair"})  # fmt: skip
    assert found.is_clean
    assert "# Sales, by Anna\n" in found.text
    assert "    # why\n    supports" in found.text
    assert "{id: fairs, title: Fair, amounts: {2027: 4m}}" in found.text


def test_a_comment_that_both_changed_is_left_to_people():
    found = merged({"# the first": "# ours"}, {"# the first": "# theirs"})
    assert not found.is_clean
    assert "# ours" in found.text
    assert "# theirs" in found.text


def test_texts_of_several_lines_are_merged_by_line():
    base = "kind: sales\nobjectives:\n  - id: a\n    text: |\n      One.\n\n      Two.\n\n      Three.\n    owner: x\n"
    found = merged({"One.": "One!", "owner: x": "owner: y"}, {"Three.": "Three!", "    owner: x": "    end: 2027\n    owner: x"}, base)  # fmt: skip
    assert found.is_clean
    assert "One!\n\n      Two.\n\n      Three!\n" in found.text


def test_fields_and_text_of_a_page():
    base = "---\nkind: sales\ntags: [a]\n---\n# How\n\nBy phone.\n\nAnd then.\n"
    found = merged({"[a]": "[a, b]", "By phone": "By letter"}, {"[a]": "[a, c]", "And then.": "And then?"}, base, "plan.md")  # fmt: skip
    assert found.is_clean
    assert found.text == "---\nkind: sales\ntags: [a, b, c]\n---\n# How\n\nBy letter.\n\nAnd then?\n"


@pytest.mark.parametrize("broken", ["a: [\n", "b: *x\n", "a: &x [*x]\n", "a: 1\na: 2\n", "- x\n", "<<<<<<< a\n"])
def test_what_cannot_be_read_is_merged_as_git_does(broken):
    found = merge_sources("a.yml", f"{broken}x: 1\n\n\n\ny: 1\n", f"{broken}x: 2\n\n\n\ny: 1\n", f"{broken}x: 1\n\n\n\ny: 2\n")  # fmt: skip
    assert found.by_lines
    assert found.text == f"{broken}x: 2\n\n\n\ny: 2\n"


def test_a_period_written_in_two_ways_is_one():
    found = merged({"{2027: 3m}": "{2027: 3m, 2028-Q1: 1m}"}, {"{2027: 3m}": "{2027: 3m, 2028-01-01..2028-03-31: 1m}"})
    assert found.is_clean
    assert found.text.count("1m") == 2  # in 2027 as well


def test_what_each_added_at_one_place_stands_as_it_was_written():
    ours = {"    supports: [grow]\n": "    supports: [grow]\n    # since May\n    owner: 'anna'  # ours\n"}
    theirs = {"    supports: [grow]\n": "    supports: [grow]\n    tags: # theirs\n      - a\n"}
    found = merged(ours, theirs)
    assert found.is_clean
    assert found.text == BASE.replace("[grow]\n", "[grow]\n    # since May\n    owner: 'anna'  # ours\n    tags: # theirs\n      - a\n")  # fmt: skip


def test_a_comment_stays_above_what_it_stood_above():
    base = "kind: sales\nrisks:\n  - id: a\n  # about b\n  - id: b\n# the end\n"
    found = merged({"# about b\n": "# about b\n  - id: x\n"}, {"# about b\n": "# about b\n  - id: y\n"}, base)
    assert found.text == base.replace("  # about b\n", "  - id: x\n  - id: y\n  # about b\n")


def test_aliases_stay_and_are_followed():
    base = "kind: sales\nowners: [&anna anna]\nrisks:\n  - {id: a, owner: *anna , title: A}  # first\n"
    found = merged({"title: A": "title: AA"}, {"title: A}": "title: A, tags: [x]}"}, base)
    assert found.is_clean
    assert found.text == base.replace("title: A}", "title: AA, tags: [x]}")


def test_a_list_stands_in_the_order_of_who_changed_it():
    base = "kind: sales\nrisks:\n  - id: a\n  - id: b\n  - id: c\n"
    found = merged({"id: a": "id: a\n    title: A"}, {"  - id: b\n  - id: c\n": "  - id: c\n  - id: b\n"}, base)
    assert found.text == "kind: sales\nrisks:\n  - id: a\n    title: A\n  - id: c\n  - id: b\n"
