"""The same people in two fields (P110): units, teams, positions and capacities against each other."""

from collections.abc import Iterator

from planloom.figures.consistency.twice import PEOPLE
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule
from planloom.rules.twins import finding, is_off, objects_of

TWICE = Code(
    "P110",
    Level.WARNING,
    title=Phrase(
        "The same people are counted twice, and differ", "Ci sami ludzie policzeni dwa razy, za każdym razem inaczej"
    ),
    message=Phrase(
        "{object} has {found} ({field}), but {other} has {expected} ({other_field})",
        "{object}: {found} ({field}), a {other}: {expected} ({other_field})",
    ),
    label=Phrase("{expected} elsewhere", "gdzie indziej {expected}"),
    why=Phrase(
        "Wages, desks and targets follow the number of people; with two of them somebody is paid twice or not at all.",
        "Od liczby ludzi zależą płace, stanowiska i cele; przy dwóch różnych ktoś jest policzony podwójnie albo wcale.",
    ),
    help=Phrase("write {expected} here, or {found} there", "wpisz tutaj {expected} albo tam {found}"),
    bad="""\
# plans/sales/plan.yml
kind: sales
teams:
  - {id: field, title: Field team, fte: 8}
capacity:
  - {id: capacity-field, team: field, for: 2027, productivity: 1m, fte: 10}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
teams:
  - {id: field, title: Field team, fte: 10}
capacity:
  - {id: capacity-field, team: field, for: 2027, productivity: 1m, fte: 10}
""",
)
MORE = TWICE.worded(
    Phrase(
        "{object} and what stands beside it come to {found} ({field}), more than the {expected} of {other} ({other_field})",
        "{object} wraz z pozycjami obok to {found} ({field}), więcej niż {expected}: {other} ({other_field})",
    ),
    label=Phrase("{difference} too many", "o {difference} za dużo"),
    help=Phrase(
        "take {difference} away, or raise the other figure", "zmniejsz o {difference} albo zwiększ drugą liczbę"
    ),
)
ONE = TWICE.worded(
    Phrase(
        "{object} has {found} ({field}), more than the {expected} of {other} ({other_field})",
        "{object}: {found} ({field}), więcej niż {expected}: {other} ({other_field})",
    ),
    label=MORE.label,
    help=MORE.help,
)
OWN = TWICE.worded(
    Phrase(
        "{object} has {found} ({field}), more than its {expected} ({other_field})",
        "{object}: {found} ({field}), więcej niż {expected} ({other_field})",
    ),
    label=MORE.label,
    help=MORE.help,
)


@rule(TWICE)
def people_counted_twice_are_the_same(plans: Plans) -> Iterator[Problem]:
    """Units, teams, positions, capacities and allocations count the same people.

    A team has the size that its capacity reckons with, and fits into its unit, as positions do; teams of a plan are no
    more than the people allocated to it. There are no more full-time equivalents than people, nor more people in the
    parts of a unit than it counts in all; savings do away with the posts of those who leave, and of their processes.
    Where a unit has as many people as full-time equivalents before, it has so after.
    """
    for pairs in PEOPLE:
        for twin in pairs(plans.figures):
            if is_off(twin, plans):
                several = MORE if objects_of(twin.first, plans) > 1 else ONE
                own = OWN if twin.about is twin.other else several
                yield finding(TWICE if twin.kind == "equal" else own, twin, plans)
