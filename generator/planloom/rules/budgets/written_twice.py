"""The same amount in two fields (M120): prices, deals, gains of processes and budget lines against what they repeat."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.consistency.twice import MONEY, Twin
from planloom.figures.consistency.twice.money import paid_lines
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import exceeds_figure
from planloom.rules.rule import Plans, rule
from planloom.rules.twins import finding, is_off

TWICE = Code(
    "M120",
    Level.WARNING,
    title=Phrase(
        "The same amount is written twice, and differs", "Ta sama kwota podana dwa razy, za każdym razem inaczej"
    ),
    message=Phrase(
        "{object} has {found} ({field}), but {other} has {expected} ({other_field})",
        "{object}: {found} ({field}), a {other}: {expected} ({other_field})",
    ),
    label=Phrase("{expected} elsewhere", "gdzie indziej {expected}"),
    why=Phrase(
        "Two plans, or two parts of one, reckon with the same amount; where it differs one of them has not been told.",
        "Dwa plany albo dwie części planu liczą z tą samą kwotą; jeśli się różni, ktoś o zmianie nie wie.",
    ),
    help=Phrase("write {expected} here, or {found} there", "wpisz tutaj {expected} albo tam {found}"),
    bad="""\
# plans/sales/plan.yml
kind: sales
products:
  - {id: quiet-fan, title: Quiet fan, list_price: 7 900}
# plans/marketing/plan.yml
kind: marketing
prices:
  - {id: price-quiet-fan, title: Quiet fan, product: quiet-fan, list_price: 7 400}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
products:
  - {id: quiet-fan, title: Quiet fan, list_price: 7 900}
# plans/marketing/plan.yml
kind: marketing
prices:
  - {id: price-quiet-fan, title: Quiet fan, product: quiet-fan, list_price: 7 900}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
)
MORE = TWICE.worded(
    Phrase(
        "{object} has {found} ({field}), more than the {expected} of {other} ({other_field})",
        "{object}: {found} ({field}), więcej niż {expected}: {other} ({other_field})",
    ),
    label=Phrase("{difference} too much", "o {difference} za dużo"),
    help=Phrase(
        "lower the one by {difference}, or raise the other", "zmniejsz jedno o {difference} albo zwiększ drugie"
    ),
)


OWN = TWICE.worded(
    Phrase(
        "{object} has {found} ({field}), more than its {expected} ({other_field})",
        "{object}: {found} ({field}), więcej niż {expected} ({other_field})",
    ),
    label=MORE.label,
    help=MORE.help,
)
LINE = TWICE.worded(
    Phrase(
        "{object} has {found} ({field}), {difference} more than what it pays for: {other} has {expected} ({other_field})",
        "{object}: {found} ({field}), o {difference} więcej, niż kosztuje to, co finansuje: {other} – {expected} ({other_field})",
    ),
    label=MORE.label,
    help=Phrase(
        "lower it to {expected}, or name in `pays_for:` what else it pays",
        "zmniejsz ją do {expected} albo wymień w `pays_for:`, co jeszcze finansuje",
    ),
)


@rule(TWICE)
def amounts_written_twice_are_the_same(plans: Plans) -> Iterator[Problem]:
    """A list price, a deal and its funding, a process and its saving, a cost and its budget line agree.

    A product may have several prices; one of them is that of the sales plan. A budget line says what it `pays_for:`,
    and a line for severance pays that of its plan. The budget of an objective is within what is allocated to it, and
    two projections of one scenario are the same. An acquisition may be paid with more than its price.
    """
    for pairs in MONEY:
        for twin in pairs(plans.figures):
            if is_off(twin, plans):
                yield finding(_worded(twin, is_line=pairs is paid_lines), twin, plans)


def _worded(twin: Twin, *, is_line: bool) -> Code:
    if twin.kind != "equal":
        return OWN if twin.about is twin.other else MORE
    return LINE if is_line and exceeds_figure(twin.first, twin.second, Decimal(0)) else TWICE
