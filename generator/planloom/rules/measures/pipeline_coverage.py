"""Pipeline coverage (K107): open deals over what is still to be sold, since most of them are lost."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.model import SalesPlan
from planloom.model.sales import Stage
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import plan_total
from planloom.rules.compare import exceeds
from planloom.rules.rule import Plans, rule
from planloom.values import Money, Period, rounded

COVERAGE = Code(
    "K107",
    Level.WARNING,
    title=Phrase("The pipeline does not cover the target", "Portfel szans nie pokrywa celu"),
    message=Phrase(
        "the open pipeline of {open} is {found} times what is still to be sold in {period} ({left}), less than {expected}",
        "otwarty portfel szans {open} to {found} razy tyle, ile zostało do sprzedania w okresie {period} ({left}),"
        " mniej niż {expected}",
    ),
    label=Phrase("{found} instead of {expected}", "{found} zamiast {expected}"),
    why=Phrase(
        "Most open deals are lost; a pipeline that just equals the target will miss it.",
        "Większość otwartych szans przepada; portfel równy celowi go nie zapewni.",
    ),
    help=Phrase(
        "{missing} more in open deals are needed, or a lower target",
        "potrzeba dalszych szans na {missing} albo niższego celu",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
pipeline:
  - {title: Found, probability: 10%, value: 60m}
  - {title: Offer, probability: 60%, value: 30m}
  - {title: Won, probability: 100%, value: 10m, category: won}
pipeline_rules: {coverage: 3, for: 2027}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
pipeline:
  - {title: Found, probability: 10%, value: 90m}
  - {title: Offer, probability: 60%, value: 30m}
  - {title: Won, probability: 100%, value: 10m, category: won}
pipeline_rules: {coverage: 3, for: 2027}
""",
)


@rule(COVERAGE)
def pipeline_covers_the_target(plans: Plans) -> Iterator[Problem]:
    """Open pipeline over what is still to be sold is at least the coverage wanted.

    The plan says how much it wants, or the settings do. Won deals lower what is left; what is left out
    of the forecast does not count.
    """
    for plan in plans.portfolio.sales:
        wanted = plan.pipeline_rules.coverage if plan.pipeline_rules else plans.settings.coverage.pipeline
        period = plan.pipeline_rules.for_period if plan.pipeline_rules else plan.horizon
        if wanted is not None and period is not None and plan.pipeline:
            yield from _coverage(plan, wanted, period, plans)


def _coverage(plan: SalesPlan, wanted: Decimal, period: Period, plans: Plans) -> Iterator[Problem]:
    target = plan_total(plan, period, plans)
    stages = [stage for stage in plan.pipeline if stage.category != "omitted"]
    values = {id(stage): _value(stage, plans) for stage in stages}
    if target is None or None in values.values():
        return
    won = sum((values[id(stage)] or Decimal(0) for stage in stages if _is_won(stage)), Decimal(0))
    open_ = sum((values[id(stage)] or Decimal(0) for stage in stages if not _is_won(stage)), Decimal(0))
    left = target.amount - won
    if left <= 0 or not exceeds(left * wanted, open_, Decimal(0)):
        return
    currency = plans.figures.exchange.currency
    first = next(stage for stage in stages if not _is_won(stage)) if stages else None
    rules = plan.pipeline_rules
    yield plans.finding(
        COVERAGE,
        rules or first or plan,
        *(("coverage",) if rules else ("value",)),
        related=[
            *(Related(cell.place(period), Phrase("the target", "cel")) for cell in target.parts),
            *(Related(stage.span("value"), Phrase("in the pipeline", "w portfelu")) for stage in stages),
        ],
        open=Money(open_, currency),
        left=Money(left, currency),
        period=period,
        found=rounded(open_ / left, 2),
        expected=wanted,
        missing=Money(left * wanted - open_, currency),
    )


def _value(stage: Stage, plans: Plans) -> Decimal | None:
    money = plans.figures.exchange.money(stage.value) if stage.value is not None else None
    return money.amount if money is not None else None


def _is_won(stage: Stage) -> bool:
    return stage.category == "won" or (stage.category is None and stage.probability == 1)
