"""Sums of periods (M112): years that differ from their quarters, in money and in what is counted."""

import functools
from collections.abc import Iterator

from planloom.figures.money.fields import money_fields
from planloom.model import Part
from planloom.model.extend import built_in_class
from planloom.model.shared import Measure
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fold import as_one
from planloom.rules.rule import Plans, rule
from planloom.rules.sales.target_sums import SERIES
from planloom.rules.subperiods import overlapping, uneven

UNEVEN = Code(
    "M112",
    Level.ERROR,
    title=Phrase("A period and its parts disagree", "Okres i jego części się nie zgadzają"),
    message=Phrase(
        "`{field}` of {object}: the parts of {period} add up to {found}, not to {expected}",
        "`{field}` ({object}): części okresu {period} dają razem {found}, a nie {expected}",
    ),
    label=Phrase("the parts give {found}", "części dają {found}"),
    why=Phrase(
        "A year that differs from its quarters has two values, and every sum takes the one its reader does not expect.",
        "Rok, który różni się od swoich kwartałów, ma dwie wartości, a każda suma bierze tę, której czytelnik się nie"
        " spodziewa.",
    ),
    help=Phrase(
        "{raise_or_lower} its parts by {difference} together, {lower_or_raise} {period} to {found}, or leave it out",
        "{raise_or_lower} części łącznie o {difference}, {lower_or_raise} {period} do {found} albo usuń tę wartość",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2027: 1m, 2027-H1: 0.7m, 2027-H2: 0.4m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2027: 1m, 2027-H1: 0.7m, 2027-H2: 0.3m}}
""",
)
OVERLAP = UNEVEN.worded(
    Phrase(
        "`{field}` of {object}: {period} and {other} share only some of their days, so that they cannot be added",
        "`{field}` ({object}): okresy {period} i {other} mają tylko część dni wspólną, więc nie da się ich dodać",
    ),
    label=Phrase("part of it lies in {other}", "część należy do {other}"),
    help=Phrase(
        "write periods that follow each other, or one that holds the other",
        "wpisz okresy, które następują po sobie, albo taki, który zawiera drugi",
    ),
)


@rule(UNEVEN)
def periods_equal_their_parts(plans: Plans) -> Iterator[Problem]:
    """What is given for a year equals its halves, quarters or months, where they are all given.

    It holds for money, for numbers declared to add up, and for the targets of measures that add up over the year; sales
    targets have their own rule. Levels, such as a share or a headcount, do not add up. Two periods lie
    apart, or one holds the other: `2026..2027` and `FY2028` cannot be added.
    """
    sales: dict[type[Part], tuple[str, ...]] = dict(SERIES)
    for part in plans.parts():
        for field, _, single in money_fields(type(part)):
            if not single:
                yield from as_one(overlapping(part, field, OVERLAP, plans))
            if not single and field not in sales.get(built_in_class(type(part)), ()):
                yield from as_one(uneven(part, field, UNEVEN, plans))
        for field in _counted(type(part)):
            yield from as_one(overlapping(part, field, OVERLAP, plans))
            yield from as_one(uneven(part, field, UNEVEN, plans))
    for measure in plans.of(Measure):
        if measure.aggregate == "sum":
            yield from as_one(uneven(measure, "targets", UNEVEN, plans))
            for field in ("targets", "actuals"):
                yield from as_one(overlapping(measure, field, OVERLAP, plans))


@functools.cache
def _counted(kind: type[Part]) -> tuple[str, ...]:
    """Return the fields of a kind whose numbers are declared to add up over the year."""
    declared = ((name, info.json_schema_extra) for name, info in kind.model_fields.items())
    return tuple(name for name, extra in declared if isinstance(extra, dict) and extra.get("adds_up"))
