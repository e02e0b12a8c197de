"""Pipeline coverage (K107): open deals over what is still to be sold, since most of them are lost."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.sales.pipeline import PipelineTable, pipeline_table
from planloom.model import Plan
from planloom.model.sales import PipelineRules, Stage
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import rounded

COVERAGE = Code(
    "K107",
    Level.WARNING,
    title=Phrase("The pipeline does not cover the target", "Portfel szans nie pokrywa celu"),
    message=Phrase(
        "{plan}: the open pipeline of {open} is {found} times the {left} still to be reached in {period}; the plan asks for {expected} times",
        "{plan}: otwarty portfel szans, {open}, to {found} razy tyle, ile pozostało na okres {period} ({left});"
        " plan wymaga {expected} razy tyle",
    ),
    label=Phrase("{found} instead of {expected}", "{found} zamiast {expected}"),
    why=Phrase(
        "Most open deals are lost; a pipeline that just equals the target will miss it.",
        "Większość otwartych szans przepada; portfel równy celowi go nie zapewni.",
    ),
    help=Phrase(
        "add {missing} to the open pipeline, or lower the target",
        "pozyskaj szanse na dalsze {missing} albo obniż cel",
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
    for plan in plans.portfolio.having(Stage):
        rules = plan.only(PipelineRules)
        wanted = rules.coverage if rules else plans.settings.coverage.pipeline
        table = pipeline_table(plans.figures.sales(plan)) if wanted is not None and plan.each(Stage) else None
        if table is not None and wanted is not None and table.covers_times(wanted) is False:
            yield _uncovered(plan, table, wanted, plans)


def _uncovered(plan: Plan, table: PipelineTable, wanted: Decimal, plans: Plans) -> Problem:
    rules = plan.only(PipelineRules)
    return plans.finding(
        COVERAGE,
        rules or plan.each(Stage)[0],
        "coverage" if rules else "value",
        related=[
            *operands(table.target, label=Phrase("the target", "cel")),
            *operands(table.open_value, table.won, label=Phrase("open or won", "otwarte lub wygrane")),
        ],
        plan=called(plan),
        open=table.open_value.value,
        left=table.left.value,
        period=table.period,
        found=rounded(table.covers.value or Decimal(0), 2),
        expected=wanted,
        missing=table.missing(wanted).value,
    )
