"""The table of a part: the columns its kind declares, as far as they are filled in, in the order it declares."""

import pytest
from reading import cells

from planloom.model.kinds import BUILT_IN
from planloom.model.relations import NamedBy
from planloom.pages import write


@pytest.fixture
def table(project):
    """Return a function that gives the rows of the table on the page of a part, cell by cell, the heads first."""

    def rows(files, address, language="en"):
        site, problems = write(project(files).figures)
        assert problems == []
        pages = next(one for one in site.languages if one.language == language).pages
        return cells(next(page.html for page in pages if page.address == address))

    return rows


@pytest.mark.parametrize(
    "kind", [kind for kind in BUILT_IN.parts.values() if kind.table_columns], ids=lambda kind: kind.kind
)
def test_columns_are_fields_of_their_kind(kind):
    fields = [column for column in kind.table_columns if not isinstance(column, NamedBy)]
    assert set(fields) <= set(kind.model_fields)
    assert kind.table_order in (*kind.model_fields, "")


def test_columns_that_nobody_fills_are_left_out_and_dashes_stand_for_single_gaps(table):
    plan = """\
kind: strategy
stakeholders:
  - {title: Owners, interest: A dividend}
  - {title: Staff}
"""
    assert table({"s/plan.yml": plan}, "s/stakeholders") == [
        ["Stakeholder", "Interest"],
        ["Owners", "A dividend"],
        ["Staff", "–"],
    ]


def test_rows_stand_in_the_order_of_a_choice_and_the_greatest_first(table):
    plan = """\
kind: strategy
forces:
  - {force: suppliers, intensity: 2}
  - {force: rivalry, intensity: 4, title: Three groups}
stakeholders: [{title: Nobody yet}, {title: Staff, influence: 2}, {title: Owners, influence: 5}]
"""
    assert [row[0] for row in table({"s/plan.yml": plan}, "s/forces")] == [
        "Force",
        "Rivalry – Three groups",
        "Suppliers",
    ]
    rows = table({"s/plan.yml": plan}, "s/stakeholders")
    assert [row[0] for row in rows[1:]] == ["Owners", "Staff", "Nobody yet"]
    assert "5/5" in rows[1][1]


def test_what_names_an_object_from_elsewhere_is_a_column(table):
    plan = """\
kind: marketing
channels: [{id: fairs, title: Fairs, type: event}, {id: post, title: Post}]
campaigns: [{id: spring, title: Spring, channels: fairs}]
"""
    rows = table({"m/plan.yml": plan}, "m/channels")
    assert rows[0] == ["Channel", "Kind", "Used by"]
    assert [row[2] for row in rows[1:]] == ["Spring", "–"]


def test_money_stands_in_one_scale_with_its_unit_in_the_head(table):
    plan = """\
kind: restructuring
currency: PLN
parties: [{title: Bank, claims: 1.2m}, {title: Staff, claims: 300k, affected: no, reason: Wages are paid}]
"""
    rows = table({"r/plan.yml": plan}, "r/parties")
    assert rows[0][1] == "Claims PLN m"
    assert [row[1:3] for row in rows[1:]] == [["1.2", "yes"], ["0.3", "no"]]


OWN = """\
kinds:
  it:
    name: {en: IT plan, pl: plan IT}
    own:
      systems:
        title: {en: Systems, pl: Systemy}
        name: {en: system, pl: system}
        columns: [title, risk, supplier]
        fields:
          supplier: {type: text, name: {en: Supplier, pl: Dostawca}}
          risk: {type: share, name: {en: Risk, pl: Ryzyko}}
          note: {type: text, name: {en: Note, pl: Uwaga}}
"""


def test_own_parts_declare_their_columns_and_the_rest_is_told_below(table):
    plan = "kind: it\nsystems: [{title: Payroll, supplier: Acme, risk: 20%, note: Old, text: Runs at night}]\n"
    rows = table({"../planloom.yml": OWN, "it/plan.yml": plan}, "it/systems")
    assert rows == [["System", "Risk", "Supplier"], ["Payroll Runs at night", "20%", "Acme"]]
    heads = table(
        {"../planloom.yml": OWN, "it/plan.yml": plan, "organisation.yml": "languages: [en, pl]"}, "it/systems", "pl"
    )[0]
    assert heads == ["System", "Ryzyko", "Dostawca"]


def test_titles_are_called_as_a_kind_is_that_a_project_calls_otherwise(table):
    declared = """\
kinds:
  fundraising:
    like: sales
    name: {en: fundraising plan}
    objects: {product: {en: appeal}}
"""
    plan = "kind: fundraising\nproducts: [{id: well, title: A well, unit: piece}]\n"
    assert table({"../planloom.yml": declared, "f/plan.yml": plan}, "f/products")[0] == ["Appeal", "Unit of sale"]


def test_a_no_that_was_written_is_shown(table):
    declared = """\
kinds:
  it: {name: {en: IT plan}, own: {systems: {title: Systems, name: system, fields: {remote: yes/no, size: number}}}}
"""
    plan = "kind: it\nsystems: [{title: Payroll, remote: no, size: 2}, {title: Till, size: 3}]\n"
    rows = table({"../planloom.yml": declared, "it/plan.yml": plan}, "it/systems")
    assert rows == [["System", "Remote", "Size"], ["Payroll", "no", "2"], ["Till", "no", "3"]]
