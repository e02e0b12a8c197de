"""The financing gap (M115): a restructuring whose sources of funding do not cover what it spends."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.series import outermost
from planloom.model import Item, RestructuringPlan
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.budgets.amounts import SPENT
from planloom.rules.cells import amounts
from planloom.rules.compare import exceeds
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money

FINANCING = Code(
    "M115",
    Level.WARNING,
    title=Phrase("The restructuring is not financed", "Restrukturyzacja nie ma pokrycia"),
    message=Phrase(
        "{object} needs {expected}, but its sources of funding give {found}",
        "{object} wymaga {expected}, a źródła finansowania dają {found}",
    ),
    label=Phrase("{difference} missing", "brakuje {difference}"),
    why=Phrase(
        "A restructuring that runs out of money halfway costs twice: the money is gone and the savings never come.",
        "Restrukturyzacja, której w połowie zabraknie pieniędzy, kosztuje podwójnie: pieniądze wydano, a oszczędności"
        " nie przyjdą.",
    ),
    help=Phrase(
        "name further sources for {difference} in `financing:`, or cut the plan's spending by as much",
        "wskaż w `financing:` dalsze źródła na {difference} albo zmniejsz wydatki planu o tyle samo",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
budget:
  - {category: Moving the lines, amounts: {2027: 8m, 2028: 2m}}
financing:
  - {source: Bank loan, amount: 6m}
  - {source: Own funds, amount: 3m}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
budget:
  - {category: Moving the lines, amounts: {2027: 8m, 2028: 2m}}
financing:
  - {source: Bank loan, amount: 6m}
  - {source: Own funds, amount: 4m}
""",
)


@rule(FINANCING)
def financing_covers_the_needs(plans: Plans) -> Iterator[Problem]:
    """The sources of funding of a restructuring are at least what the plan spends.

    It spends its budget lines; without any, the one-off costs, severance and integration costs.
    """
    exchange = plans.figures.exchange
    for plan in plans.portfolio.restructurings:
        sources = [exchange.money(source.amount) for source in plan.financing]
        needs = _needs(plan, plans)
        if not sources or None in sources or needs is None:
            continue
        found = sum((money.amount for money in sources if money is not None), Decimal(0))
        expected = sum((amount for _, _, amount in needs), Decimal(0))
        if exceeds(expected, found, plans.tolerance):
            first, *others = plan.financing
            yield plans.finding(
                FINANCING,
                first,
                "amount",
                related=[
                    *(Related(item.span("amount"), Phrase("another source", "inne źródło")) for item in others),
                    *(Related(item.key_span(field), SPENT) for item, field, _ in needs),
                ],
                object=called(plan),
                found=Money(found, exchange.currency),
                expected=Money(expected, exchange.currency),
                difference=Money(expected - found, exchange.currency),
            ).about(plan.id)


def _needs(plan: RestructuringPlan, plans: Plans) -> list[tuple[Item, str, Decimal]] | None:
    lines: list[tuple[Item, str]] = [(line, "amounts") for line in plan.budget]
    costs: list[tuple[Item, str]] = [
        *((measure, "one_off_cost") for measure in plan.savings),
        *((deal, "integration_cost") for deal in plan.deals),
        *((entry, "severance_cost") for entry in plan.workforce),
    ]
    found = []
    for item, field in lines or costs:
        written = getattr(item, field)
        if written:
            figures = amounts(written, plans)
            if not figures:
                return None
            whole = sum((figures[period] for period in outermost(figures)), Decimal(0))
            found.append((item, field, whole))
    return found or None
