"""Sales capacity (P103): how many salespeople a target takes, and how many are planned."""

from collections.abc import Iterator

from planloom.figures.sales.capacity import CapacityRow, capacity_rows
from planloom.model import Item
from planloom.model.sales import Capacity
from planloom.model.shared import Team
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import apart, exceeds_figure
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

CAPACITY = Code(
    "P103",
    Level.WARNING,
    title=Phrase("Too few people for the target", "Za mało ludzi na ten cel"),
    message=Phrase(
        "the target of {target} for {period} takes {needed} full-time equivalents, but {found} are planned",
        "cel na okres {period} wymaga etatów: {needed}, a zaplanowano {found} ({target})",
    ),
    label=Phrase("good for {sells}", "wystarczy na {sells}"),
    why=Phrase(
        "A target that the team cannot carry even if everyone sells as planned is missed on the first day.",
        "Cel, którego zespół nie udźwignie, nawet gdy każdy sprzeda tyle, ile zaplanowano, jest chybiony od początku.",
    ),
    help=Phrase(
        "plan {needed} full-time equivalents, raise productivity, or lower the target by {missing}",
        "zaplanuj etatów: {needed}, podnieś wydajność albo obniż cel o {missing}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
capacity:
  - {for: 2027, productivity: 5m, fte: 9, ramping: 2, ramp: 50%}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
capacity:
  - {for: 2027, productivity: 5m, fte: 11, ramping: 2, ramp: 50%}
""",
)


@rule(CAPACITY)
def team_can_carry_the_target(plans: Plans) -> Iterator[Problem]:
    """The planned salespeople, newcomers at their ramp, can sell what the plan wants of them.

    A capacity of one team is held against the quota of that team, or the targets of its territories;
    capacities without a team, together, against the plan's total.
    """
    for plan in plans.portfolio.having(Capacity):
        for row in capacity_rows(plans.figures.sales(plan)):
            if row.target.exact and row.sells.exact and exceeds_figure(row.target, row.sells, plans.tolerance):
                yield _too_few(row, plans)


def _too_few(row: CapacityRow, plans: Plans) -> Problem:
    return plans.finding(
        CAPACITY,
        row.items[0],
        "fte",
        related=operands(row.target, label=Phrase("what is to be reached", "ile trzeba osiągnąć")),
        object=called(row.items[0]),
        target=_whose(row),
        period=row.period,
        needed=row.needed.value,
        found=row.fte.value,
        sells=row.sells.value,
        missing=apart(row.target, row.sells),
    )


def _whose(row: CapacityRow) -> Phrase:
    """Return whose target it is: the team's, or that of the object which states it."""
    stated = row.target.subject
    holder = row.holder if isinstance(row.holder, Team) or not isinstance(stated, Item) else stated
    return called(holder if isinstance(holder, Item) else row.items[0])
