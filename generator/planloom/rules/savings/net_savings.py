"""Net savings (M108): gross less one-off cost, the payback, and what the strategy counts on."""

from collections.abc import Iterator

from planloom.figures.baselines import Payback, Saving, saving_of
from planloom.model.restructuring import CostMeasure
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import amounts
from planloom.rules.compare import differs
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
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
        "{object} is said to have paid for itself by {found}, but does so between {after} and {by}",
        "{object} ma się zwrócić do {found}, a zwraca się między {after} a {by}",
    ),
    label=Phrase("between {after} and {by}", "między {after} a {by}"),
    help=Phrase("set `payback:` to {by}", "ustaw `payback:` na {by}"),
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
        "{object} oczekuje {expected} na okres {period}, a działania, które mu służą, dają netto {found}",
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
        "{object} oczekuje {expected} na okres {period}, a cele, które mu służą, zakładają {found}",
    ),
    label=Phrase("{difference} missing", "brakuje {difference}"),
    help=Phrase(
        "raise the objectives that serve it by {difference} together, or lower this one to {found}",
        "podnieś cele, które mu służą, łącznie o {difference} albo obniż ten do {found}",
    ),
)


@rule(NET)
def net_savings_are_as_stated(plans: Plans) -> Iterator[Problem]:
    """Net saving = Σ gross − Σ one-off cost, for each period stated; payback follows from it.

    An objective to save expects no more than the measures that serve it save net. Measures on the same
    baseline count up to that baseline; cost synergies of deals count less their integration cost.
    """
    for measure in plans.of(CostMeasure):
        saving = saving_of(measure, plans.figures.exchange)
        if saving is not None and (saving.gross or saving.one_off):
            yield from as_one([*_off_net(saving, plans), *_off_payback(saving, plans)])
    yield from promises(PROMISED, BELOW, plans)


def _off_net(saving: Saving, plans: Plans) -> Iterator[Problem]:
    stated = amounts(saving.measure.net, plans)
    for period, found in stated.items():
        money = saving.net_in(period) if saving.tells(period) else None
        if money is not None and differs(found, money.amount, plans.tolerance):
            yield plans.finding(
                NET,
                saving.measure,
                at=value_of(saving.measure, "net", period),
                related=_where(saving.measure, period),
                object=called(saving.measure),
                period=period,
                found=Money(found, saving.currency),
                expected=money,
            )


def _where(measure: CostMeasure, period: Period) -> list[Related]:
    labels = {
        "phasing": Phrase("gross saving", "oszczędność brutto"),
        "one_off_cost": Phrase("one-off cost", "koszt jednorazowy"),
    }
    return [
        Related(value_of(measure, field, period), label)
        for field, label in labels.items()
        if any(entry.overlaps(period) for entry in getattr(measure, field))
    ]


def _off_payback(saving: Saving, plans: Plans) -> Iterator[Problem]:
    measure, stated = saving.measure, saving.measure.payback
    if stated is None or not saving.gross or not saving.one_off:
        return
    found = saving.payback
    last = max(entry.end for entry in (*saving.gross, *saving.one_off))
    if found is None:
        if stated.end <= last:
            yield plans.finding(NO_PAYBACK, measure, "payback", object=called(measure), found=stated)
    elif not _agrees(stated, found):
        yield plans.finding(
            PAYBACK, measure, "payback", object=called(measure), found=stated, after=found.after, by=found.by
        )


def _agrees(stated: Period, found: Payback) -> bool:
    return stated.start <= found.by and found.after < stated.end
