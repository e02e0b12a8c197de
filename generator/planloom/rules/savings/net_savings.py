"""Net savings (M108): gross less one-off cost, the payback, and what the strategy counts on."""

from collections.abc import Iterator

from planloom.figures.figure import Figure
from planloom.figures.money.flow import Payback
from planloom.figures.restructuring.savings import net_stated, saving_flow, saving_in
from planloom.model.restructuring import CostMeasure
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import differs
from planloom.rules.fixes import following
from planloom.rules.fold import as_one
from planloom.rules.places import value_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.savings.savings_objectives import promises
from planloom.rules.words import called
from planloom.values import Money, Period

NET = Code(
    "M108",
    Level.ERROR,
    title=Phrase("Net savings are not what is stated", "Oszczędności netto są inne, niż podano"),
    message=Phrase(
        "{object} states a net saving of {found} in {period}, but gross less one-off cost is {expected}",
        "{object} podaje na okres {period} oszczędność netto {found}, a brutto minus koszt jednorazowy to {expected}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    why=Phrase(
        "The strategy counts on the net saving. A restructuring that forgets what it costs promises money that"
        " never arrives.",
        "Strategia liczy na oszczędność netto. Restrukturyzacja, która zapomina o swoim koszcie, obiecuje pieniądze,"
        " które nie nadejdą.",
    ),
    help=Phrase(
        "set `net:` to {expected}, or mend `phasing:` or `one_off_cost:`",
        "ustaw `net:` na {expected} albo popraw `phasing:` lub `one_off_cost:`",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - id: one-warehouse
    title: One warehouse
    phasing: {2027: 1m, 2028: 3m}
    one_off_cost: {2027-H1: 2m}
    net: {2027: 1m, 2028: 3m}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - id: one-warehouse
    title: One warehouse
    phasing: {2027: 1m, 2028: 3m}
    one_off_cost: {2027-H1: 2m}
    net: {2027: -1m, 2028: 3m}
    payback: 2028
""",
)
PAYBACK = NET.worded(
    Phrase(
        "{object} is said to have paid for itself by {found}, but its figures say {expected}",
        "{object} ma się zwrócić do: {found}, a z liczb wynika zwrot: {expected}",
    ),
    label=Phrase("the figures say {expected}", "z liczb wynika: {expected}"),
    help=Phrase(
        "set `payback:` to {written}, or mend `phasing:` or `one_off_cost:`",
        "ustaw `payback:` na {written} albo popraw `phasing:` lub `one_off_cost:`",
    ),
)
NO_PAYBACK = NET.worded(
    Phrase(
        "{object} is said to have paid for itself by {found}, but has not by the end of its figures",
        "{object} ma się zwrócić do {found}, a do końca podanych liczb się nie zwraca",
    ),
    label=Phrase("not paid back", "bez zwrotu"),
    help=Phrase(
        "mend `payback:`, or give `phasing:` for more years", "popraw `payback:` albo podaj `phasing:` na dalsze lata"
    ),
)
PROMISED = NET.worded(
    Phrase(
        "{object} expects {expected} in {period}, but the measures that serve it save {found} net",
        "{object} oczekuje {expected} na okres {period}, a działania, które go wspierają, dają netto {found}",
    ),
    label=Phrase("{difference} missing", "brakuje {difference}"),
    help=Phrase(
        "find measures for {difference} more, or lower the target to {found}",
        "znajdź działania na dalsze {difference} albo obniż cel do {found}",
    ),
)
BELOW = NET.worded(
    Phrase(
        "{object} expects {expected} in {period}, but the objectives that serve it aim at {found}",
        "{object} oczekuje {expected} na okres {period}, a cele, które go wspierają, zakładają {found}",
    ),
    label=Phrase("{difference} missing", "brakuje {difference}"),
    help=Phrase(
        "raise the objectives that serve it by {difference} together, or lower this one to {found}",
        "podnieś cele, które go wspierają, łącznie o {difference} albo obniż ten cel do {found}",
    ),
)


@rule(NET)
def net_savings_are_as_stated(plans: Plans) -> Iterator[Problem]:
    """Net saving = Σ gross − Σ one-off cost, for each period stated; payback follows from it.

    After the last phased period the run rate goes on until the plan ends. A payback is contradicted where it lies outside
    the period of the figures in which the running sum crosses zero. An objective to save expects no more than the
    measures that serve it save net. Measures on the same baseline count up to that baseline; cost synergies of deals
    count less their integration cost.
    """
    for measure in plans.of(CostMeasure):
        if measure.phasing or measure.one_off_cost:
            yield from as_one([*_off_net(measure, plans), *_off_payback(measure, plans)])
    yield from promises(PROMISED, BELOW, plans)


def _off_net(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    for period in measure.net:
        found, cell = net_stated(measure, period, plans.figures), saving_in(measure, period, plans.figures)
        if cell is not None and _differ(found, cell.net, plans):
            problem = plans.finding(
                NET,
                measure,
                at=value_span_of(measure, "net", period),
                related=operands(cell.net),
                object=called(measure),
                period=period,
                found=found.value,
                expected=cell.net.value,
            )
            yield following(problem, plans, found.value, cell.net.value)


def _differ(found: Figure[Money], expected: Figure[Money], plans: Plans) -> bool:
    """Tell whether two amounts differ that are both known in full."""
    if not found.exact or not expected.exact or found.value is None or expected.value is None:
        return False
    return differs(found.value.amount, expected.value.amount, plans.tolerance)


def _off_payback(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    stated, flow = measure.payback, plans.figures.once(saving_flow, measure)
    if stated is None or not measure.phasing or not measure.one_off_cost or not flow.cumulative[-1].exact:
        return
    if flow.payback is None:
        if flow.total.one_off.value and stated.end <= flow.periods[-1].end:
            yield plans.finding(NO_PAYBACK, measure, "payback", object=called(measure), found=stated)
    elif not _agrees(stated, flow.payback):
        yield plans.finding(
            PAYBACK,
            measure,
            "payback",
            object=called(measure),
            found=stated,
            expected=flow.payback.when,
            written=str(flow.payback.when),
        )


def _agrees(stated: Period, found: Payback) -> bool:
    return stated.overlaps(found.within)
