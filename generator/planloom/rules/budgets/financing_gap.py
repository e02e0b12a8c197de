"""The financing gap (M115): a restructuring whose sources of funding do not cover what it spends."""

import datetime as dt
from collections.abc import Iterator

from planloom.figures.figure import Figure
from planloom.figures.money.financing import financing_by_year, financing_of
from planloom.model import Plan
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.budgets.words import SPENT, size_of
from planloom.rules.compare import exceeds
from planloom.rules.related import operands
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
TOO_LATE = FINANCING.worded(
    Phrase(
        "{object} needs {expected} by the end of {period}, but only {found} is there by then",
        "{object} potrzebuje {expected} do końca okresu {period}, a do tego czasu jest tylko {found}",
    ),
    label=Phrase("{difference} too late", "o {difference} za późno"),
    help=Phrase("have {difference} earlier, or spend it later", "zapewnij {difference} wcześniej albo wydaj później"),
)


@rule(FINANCING)
def financing_covers_the_needs(plans: Plans) -> Iterator[Problem]:
    """The sources of funding of a restructuring are at least what the plan costs.

    It costs its budget lines; without any, its work, one-off costs, severance and integration costs.
    """
    for plan in plans.portfolio.plans:
        if not (plan.self_financed and plan.financing):
            continue
        found = financing_of(plan, plans.figures)
        given, needed = found.total.value, found.needed.value
        if given is None or needed is None or not (found.total.exact and found.needed.exact):
            continue
        if exceeds(needed.amount, given.amount, plans.tolerance):
            yield plans.finding(
                FINANCING,
                plan.financing[0],
                "amount",
                related=[
                    *_other_sources(found.total, plan),
                    *operands(found.needed, label=SPENT),
                ],
                object=called(plan),
                found=given,
                expected=needed,
                difference=size_of(found.left),
            ).about(plan.id)
        else:
            yield from _too_late(plan, plans)


def _too_late(plan: Plan, plans: Plans) -> Iterator[Problem]:
    """Yield the first year by whose end less money has come than is spent; money without a date is there at once."""
    for year in financing_by_year(plan, plans.figures):
        given, needed = year.total.value, year.needed.value
        late = max(plan.financing, key=lambda one: one.date.start if one.date else dt.date.min)
        if given is not None and needed is not None and exceeds(needed.amount, given.amount, plans.tolerance):
            yield plans.finding(
                TOO_LATE,
                late,
                "date",
                related=operands(year.needed, label=SPENT),
                object=called(plan),
                period=year.needed.period,
                found=given,
                expected=needed,
                difference=size_of(year.left),
            ).about(plan.id)
            return


def _other_sources(total: Figure[Money], plan: Plan) -> list[Related]:
    first = plan.financing[0].span("amount")
    places = operands(total, label=Phrase("another source", "inne źródło"))
    return [place for place in places if place.span != first]
