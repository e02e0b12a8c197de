"""People in units inside units: each counted once, on every page and in every finding alike."""

import pytest

from planloom.figures.restructuring.structure import structure_of
from planloom.figures.restructuring.workforce import workforce_table


@pytest.fixture
def people(plan):
    def make(text):
        read = plan(text, "restructuring")
        return workforce_table(read.plan, read.figures), structure_of(read.plan, read.figures)

    return make


NESTED = """
org_units:
  - {id: plant, title: Plant, headcount: 10%s}
  - {id: line, title: Line, parent: plant, headcount: 4}
workforce:
  - {unit: plant, before_fte: 10, leavers: 2, after_fte: 8, redundancies: [{date: 2027-03, number: 2}]}
  - {unit: line, before_fte: 4, leavers: 1, after_fte: 3, redundancies: [{date: 2027-03, number: 1}]}
%s"""


def test_a_line_inside_a_plant_is_not_added_to_it(people):
    table, structure = people(NESTED % ("", ""))
    assert (table.units.before.value, table.units.leavers.value, table.units.after.value) == (10, 2, 8)
    assert [row.counts for row in table.rows] == [True, False]
    assert (table.redundancies.value, structure.people_before.value) == (2, 10)


@pytest.mark.parametrize(
    ("counts", "whole"),
    [(", counts: own", ""), ("", "  - {before_fte: 14, leavers: 3, after_fte: 11}\n")],
    ids=["said", "agrees with the whole"],
)
def test_a_plant_may_count_its_own_people_only(people, counts, whole):
    table, structure = people(NESTED % (counts, whole))
    assert (table.units.before.value, table.units.leavers.value, table.units.after.value) == (14, 3, 11)
    assert (table.redundancies.value, structure.people_before.value) == (3, 14)


def test_a_unit_with_fewer_people_than_those_inside_counts_its_own(people):
    _, structure = people(
        "org_units:\n  - {id: a, title: A, headcount: 2}\n  - {id: b, title: B, parent: a, headcount: 9}\n"
    )
    assert structure.people_before.value == 11


def test_units_only_before_or_only_after_and_units_without_figures(people):
    table, structure = people("""
        org_units:
          - {id: top, title: Top}
          - {id: old, title: Old, parent: top, state: before, headcount: 5}
          - {id: new, title: New, parent: top, state: after, headcount: 4}
          - {id: mute, title: Mute, parent: top}
        workforce:
          - {unit: old, before_fte: 5, leavers: 1, moves: -4, after_fte: 0}
          - {unit: new, before_fte: 0, moves: 4, after_fte: 4}
    """)
    assert (structure.people_before.value, structure.people_after.value) == (5, 4)
    assert structure.people_before.partial
    assert (table.units.before.value, table.units.moves.value, table.units.difference.value) == (5, 0, 0)


def test_a_line_that_moves_out_of_a_plant_keeps_the_sum_whole(people):
    table, _ = people("""
        org_units:
          - {id: plant, title: Plant, counts: all}
          - {id: hall, title: Hall, counts: all}
          - {id: line, title: Line, parent: plant, parent_after: hall}
        workforce:
          - {unit: plant, before_fte: 10, moves: -4, after_fte: 6}
          - {unit: line, before_fte: 4, after_fte: 4}
    """)
    assert (table.units.before.value, table.units.moves.value, table.units.after.value) == (10, 0, 10)
    assert table.units.difference.value == 0


def test_redundancies_listed_below_only_are_found(people):
    table, _ = people("""
        org_units:
          - {id: plant, title: Plant}
          - {id: line, title: Line, parent: plant}
        workforce:
          - {before_fte: 10, leavers: 3, after_fte: 7}
          - {unit: plant, before_fte: 10, leavers: 3, after_fte: 7}
          - {unit: line, before_fte: 4, leavers: 3, after_fte: 1, redundancies: [{date: 2027-03, number: 3}]}
    """)
    assert table.redundancies.value == 3
    assert table.agrees is True
