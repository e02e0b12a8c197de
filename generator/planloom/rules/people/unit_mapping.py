"""The mapping of units (P107): units of which no change says where they go or come from."""

from collections.abc import Iterator

from planloom.model.relations import CHANGES_FROM, CHANGES_TO, CLOSES
from planloom.model.restructuring import OrgUnit, UnitChange
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

UNMAPPED = Code(
    "P107",
    Level.WARNING,
    title=Phrase("Nothing is said of what becomes of a unit", "Nie wiadomo, co stanie się z jednostką"),
    message=Phrase(
        "{object} is there only {state} the change, but no change names it",
        "{object} należy tylko do struktury {state}, a żadna zmiana jej nie wymienia",
    ),
    label=Phrase("what becomes of it?", "co się z nią stanie?"),
    why=Phrase(
        "The people of a unit that is forgotten in the change do not know where they belong, and neither does payroll.",
        "Ludzie z jednostki, o której w zmianie zapomniano, nie wiedzą, dokąd należą, i nie wiedzą tego też płace.",
    ),
    help=Phrase(
        "name it in `{field}:` of an entry of `unit_changes:`, or in `closes:` of a savings measure or deal",
        "wymień ją w `{field}:` jednego z wpisów `unit_changes:` albo w `closes:` działania lub transakcji",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
  - {id: south, title: Sales South, state: before}
  - {id: home, title: Home sales, state: after}
unit_changes:
  - {change: merge, from: north, to: home, date: 2027-12-31}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
  - {id: south, title: Sales South, state: before}
  - {id: home, title: Home sales, state: after}
unit_changes:
  - {change: merge, from: [north, south], to: home, date: 2027-12-31}
""",
)
STATES = {
    "before": (Phrase("before", "sprzed zmiany"), "from", (CHANGES_FROM, CLOSES)),
    "after": (Phrase("after", "po zmianie"), "to", (CHANGES_TO,)),
}


@rule(UNMAPPED)
def every_unit_is_mapped(plans: Plans) -> Iterator[Problem]:
    """Each unit of the old structure goes somewhere, each of the new one comes from somewhere.

    Asked once the plan has begun to list its changes.
    """
    for plan in plans.portfolio.having(OrgUnit):
        for unit in plan.each(OrgUnit) if plan.each(UnitChange) else ():
            if unit.state in STATES:
                state, field, links = STATES[unit.state]
                if not plans.graph.back(unit, *links):
                    yield plans.finding(UNMAPPED, unit, "id", object=called(unit), state=state, field=field)
