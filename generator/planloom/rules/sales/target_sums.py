"""Sums of sales targets (M101): periods, territories, products and the strategy see one revenue.

The comparisons have modules of their own; they are told which wording of the finding to use.
"""

from collections.abc import Iterator

from planloom.model import Item
from planloom.model.marketing import SalesComponent
from planloom.model.sales import Quota, Target
from planloom.model.shared import Objective
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fold import as_one, by_place
from planloom.rules.rule import Plans, rule
from planloom.rules.sales.breakdowns import breakdowns
from planloom.rules.sales.plan_totals import plan_totals
from planloom.rules.sales.revenue_measures import revenue_measures
from planloom.rules.sales.revenue_objectives import against_objectives
from planloom.rules.subperiods import uneven

TARGETS = Code(
    "M101",
    Level.ERROR,
    title=Phrase("Targets do not add up", "Cele się nie sumują"),
    message=Phrase(
        "{object} is {expected} in {period}, but its {parts} add up to {found}",
        "{object} na okres {period} to {expected}, a podział ({parts}) daje razem {found}",
    ),
    label=Phrase("the parts give {found}", "części dają {found}"),
    why=Phrase(
        "Periods, territories, products and the strategic objective are views of the same revenue. Where they"
        " differ, somebody works towards another figure than the board expects.",
        "Okresy, terytoria, produkty i cel strategiczny to widoki tego samego przychodu. Gdy się różnią, ktoś pracuje"
        " na inną liczbę, niż oczekuje zarząd.",
    ),
    help=Phrase(
        "{raise_or_lower} the parts by {difference} together, or {lower_or_raise} the total to {found}",
        "{raise_or_lower} części łącznie o {difference} albo {lower_or_raise} sumę do {found}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
territories:
  - {id: north, title: North}
  - {id: south, title: South}
targets:
  - {id: all-sales, revenue: {2027: 50m}}
  - {territory: north, revenue: {2027-H1: 10m, 2027-H2: 12m}}
  - {territory: south, revenue: {2027: 25m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
territories:
  - {id: north, title: North}
  - {id: south, title: South}
targets:
  - {id: all-sales, revenue: {2027: 50m}}
  - {territory: north, revenue: {2027-H1: 10m, 2027-H2: 15m}}
  - {territory: south, revenue: {2027: 25m}}
""",
)
TWO_WAYS = TARGETS.worded(
    Phrase(
        "{object} by {parts} adds up to {found} in {period}, but by {other_parts} to {expected}",
        "{object} na okres {period}: podział „{parts}” daje {found}, a „{other_parts}” {expected}",
    ),
    label=Phrase("{found} in this way, {expected} in the other", "tak {found}, inaczej {expected}"),
    help=Phrase(
        "{raise_or_lower} this division by {difference} together, or {lower_or_raise} the other by as much",
        "{raise_or_lower} ten podział łącznie o {difference} albo o tyle samo {lower_or_raise} drugi",
    ),
)
PERIODS = TARGETS.worded(
    Phrase(
        "{object}: the parts of {period} add up to {found}, not to {expected}",
        "{object}: części okresu {period} dają razem {found}, a nie {expected}",
    ),
    label=Phrase("the parts give {found}", "części dają {found}"),
    help=Phrase(
        "{raise_or_lower} its parts by {difference} together, or {lower_or_raise} {period} to {found}",
        "{raise_or_lower} części łącznie o {difference} albo {lower_or_raise} {period} do {found}",
    ),
)
OBJECTIVE = TARGETS.worded(
    Phrase(
        "{found} is planned for {object} in {period}, but the objective is {expected}",
        "na okres {period} zaplanowano {found}, a cel wynosi {expected}: {object}",
    ),
    label=Phrase("the objective is {expected}", "cel wynosi {expected}"),
    help=Phrase(
        "{raise_or_lower} the targets by {difference}, or {lower_or_raise} the objective to {found}",
        "{raise_or_lower} cele planu o {difference} albo {lower_or_raise} cel strategiczny do {found}",
    ),
)
PLAN_TOTAL = TARGETS.worded(
    Phrase(
        "the target of {object} for {period} is {found}, but the strategic objectives it serves add up to {expected}",
        "cel na okres {period} to {found}, a cele strategiczne, które wspiera, dają razem {expected}: {object}",
    ),
    label=Phrase("the strategy adds up to {expected}", "strategia daje razem {expected}"),
    help=Phrase(
        "{raise_or_lower} the target by {difference}, or {lower_or_raise} the objectives by as much together",
        "{raise_or_lower} cel o {difference} albo {lower_or_raise} cele strategiczne łącznie o tyle samo",
    ),
)
MEASURE = TARGETS.worded(
    Phrase(
        "{object} aims at {found} in {period}, but the revenue target of {objective} is {expected}",
        "{object} wskazuje {found} na okres {period}, a cel przychodów to {expected}: {objective}",
    ),
    label=Phrase("the objective says {expected}", "cel mówi {expected}"),
    help=Phrase(
        "{raise_or_lower} the measure by {difference}, or {lower_or_raise} the revenue target by as much",
        "{raise_or_lower} miernik o {difference} albo o tyle samo {lower_or_raise} cel przychodów",
    ),
    level=Level.WARNING,
)
SERIES: tuple[tuple[type[Item], tuple[str, ...]], ...] = (
    (Objective, ("revenue_target",)),
    (Target, ("revenue", "volume")),
    (Quota, ("amounts", "units")),
    (SalesComponent, ("revenue_target", "volume_target")),
)


@rule(TARGETS)
def sales_targets_add_up(plans: Plans) -> Iterator[Problem]:
    """Targets agree over periods, territories and products, with the plan's total and with the strategy.

    Two figures are compared for a period that both account for, day by day. Parts that may not be all
    there are (a territory without a target) can only be found too large, never too small. One wrong
    figure disagrees with several others; what involves the same figure is folded.
    """
    yield from by_place(
        [
            *_periods(plans),
            *against_objectives(OBJECTIVE, plans),
            *breakdowns(TARGETS, TWO_WAYS, plans),
            *plan_totals(PLAN_TOTAL, plans),
            *revenue_measures(MEASURE, plans),
        ]
    )


def _periods(plans: Plans) -> Iterator[Problem]:
    for kind, fields in SERIES:
        for item in plans.of(kind):
            for field in fields:
                yield from as_one(uneven(item, field, PERIODS, plans))
