"""Capacity (M125): no more is sold than can be made, and no more of it is used than there is."""

from collections.abc import Iterator

from planloom.figures.sales.output import outputs
from planloom.model.restructuring import ProductionCapacity
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import exceeds_figure
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

MORE = Code(
    "M125",
    Level.WARNING,
    title=Phrase("More is planned than can be made", "Plan przekracza możliwości produkcji"),
    message=Phrase(
        "{object} counts on {found} in {period}, but only {expected} can be made in a year",
        "{object}: prognoza na okres {period} to {found}, a w roku da się wytworzyć tylko {expected}",
    ),
    label=Phrase("part of {found}", "część z {found}"),
    why=Phrase(
        "What cannot be made cannot be delivered; the revenue of the plan waits for machines that nobody has ordered.",
        "Czego nie da się wytworzyć, tego nie da się dostarczyć; przychód czeka na maszyny, których nikt nie zamówił.",
    ),
    help=Phrase(
        "plan for less, or plan the capacity that is missing",
        "zaplanuj mniej albo dodaj brakujące zdolności produkcyjne",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
production_capacity: {total: 1 000, unit: piece}
# plans/sales/plan.yml
kind: sales
products: [{id: quiet-fan, title: Quiet fan, unit: piece}]
forecasts:
  - {id: forecast-2027, for: 2027, product: quiet-fan, volume: 1 300, price: 10, revenue: 13 000}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
production_capacity: {total: 1 500, unit: piece}
# plans/sales/plan.yml
kind: sales
products: [{id: quiet-fan, title: Quiet fan, unit: piece}]
forecasts:
  - {id: forecast-2027, for: 2027, product: quiet-fan, volume: 1 300, price: 10, revenue: 13 000}
""",
)
USED = MORE.worded(
    Phrase(
        "{found} of the production capacity are {what}, but there are only {expected}",
        "zdolności produkcyjne: {what} {found}, a wszystkich jest {expected}",
    ),
    label=Phrase("more than {expected}", "więcej niż {expected}"),
    help=Phrase(
        "write {expected} at most, or raise `total:` to {found}",
        "wpisz najwyżej {expected} albo zwiększ `total:` do {found}",
    ),
)
LEFT = MORE.worded(
    Phrase(
        "{found} of the production capacity are used, but only {expected} are left after the reduction",
        "wykorzystane zdolności produkcyjne to {found}, a po ograniczeniu zostaje ich tylko {expected}",
    ),
    label=Phrase("leaves {expected}", "zostaje {expected}"),
    help=Phrase("reduce less, or say what is no longer made", "ogranicz mniej albo podaj, czego już się nie wytwarza"),
)
_WHAT = {"used": Phrase("used", "wykorzystane"), "reduction": Phrase("taken away", "ograniczane o")}


def _left(capacity: ProductionCapacity, plans: Plans) -> Iterator[Problem]:
    if capacity.used is None or capacity.reduction is None or capacity.reduction > capacity.total:
        return
    left = capacity.total - capacity.reduction
    if left < capacity.used <= capacity.total:
        yield plans.finding(
            LEFT,
            capacity,
            "reduction",
            related=[Related(capacity.span("used"), Phrase("what is used", "wykorzystanie"))],
            found=capacity.used,
            expected=left,
        )


@rule(MORE)
def no_more_is_sold_than_can_be_made(plans: Plans) -> Iterator[Problem]:
    """The base forecast of a year, of products counted in the unit of the capacity, stays within it; a reduction leaves what is used."""
    for capacity in plans.of(ProductionCapacity):
        for field, what in _WHAT.items():
            given = getattr(capacity, field)
            if given is not None and given > capacity.total:
                yield plans.finding(USED, capacity, field, what=what, found=given, expected=capacity.total)
        yield from _left(capacity, plans)
    found = []
    for one in outputs(plans.figures):
        place = first_place(one.sold)
        if place is not None and exceeds_figure(one.sold, one.made, plans.tolerance):
            found.append(
                plans.finding(
                    MORE,
                    one.plan,
                    at=place,
                    related=operands(one.made),
                    object=called(one.plan),
                    period=one.period,
                    found=one.sold.value,
                    expected=one.made.value,
                )
            )
    yield from as_one(found)
