"""Savings (family M): what a restructuring brings, against what it costs and what the strategy expects."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from planloom.figures.baselines import Payback, Saving, net_of_all, saving_of
from planloom.figures.series import exactly, outermost, within
from planloom.model.restructuring import CostMeasure, Deal
from planloom.model.shared import Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import Figures, amounts
from planloom.rules.compare import differs, exceeds
from planloom.rules.fold import as_one, under
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, Rule, rule
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
    yield from _promises(plans)


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


def _promises(plans: Plans) -> Iterator[Problem]:
    """Hold objectives to save against measures; what fails above an objective that fails follows from it."""
    found: dict[int, Problem] = {}
    objectives: dict[int, Objective] = {}
    serving = _serving(plans)
    for objective in plans.of(Objective):
        wanted = amounts(objective.cost_target, plans)
        if not wanted or objective.status == "cancelled":
            continue
        problems = [
            *_below(objective, wanted, plans),
            *_unkept(objective, wanted, serving.get(id(objective), ()), plans),
        ]
        for problem in as_one(problems):
            found[id(objective)] = problem
            objectives[id(objective)] = objective
    lowest = [key for key in found if not any(id(item) in found for item in plans.graph.downward(objectives[key]))]
    folded: set[int] = set(lowest)
    for key in lowest:
        above = [id(item) for item in plans.graph.upward(objectives[key]) if id(item) in found]
        yield under(found[key], [found[other] for other in above if other not in folded])
        folded.update(above)


def _serving(plans: Plans) -> dict[int, list[CostMeasure | Deal]]:
    """Return for each object the measures and deals that serve it in the end."""
    found: dict[int, list[CostMeasure | Deal]] = {}
    items: list[CostMeasure | Deal] = [*plans.of(CostMeasure), *plans.of(Deal)]
    for item in items:
        if item.status != "cancelled":
            for above in plans.graph.upward(item):
                found.setdefault(id(above), []).append(item)
    return found


def _unkept(
    objective: Objective, wanted: Figures, serving: Sequence[CostMeasure | Deal], plans: Plans
) -> Iterator[Problem]:
    savings = list(_savings_for(objective, serving, plans))
    deals = [item for item in serving if isinstance(item, Deal) and item.synergies]
    if not savings and not deals:
        return
    for period, expected in wanted.items():
        told = any(saving.tells(period) for saving, _ in savings) or bool(deals)
        measures, synergies = net_of_all(savings, period), _synergies(deals, period, plans)
        if not told or measures is None or synergies is None:
            continue
        if exceeds(expected, measures + synergies, plans.tolerance):
            label = Phrase("a measure that serves it", "działanie, które mu służy")
            places = [Related(saving.measure.key_span("phasing"), label) for saving, _ in savings]
            yield _missing(PROMISED, objective, period, measures + synergies, expected, places, plans)


def _savings_for(
    objective: Objective, serving: Sequence[CostMeasure | Deal], plans: Plans
) -> Iterator[tuple[Saving, Decimal]]:
    for item in serving:
        if isinstance(item, CostMeasure):
            saving = saving_of(item, plans.figures.exchange)
            if saving is not None and saving.gross:
                links = (edge for edge in plans.graph.out(item, "supports") if edge.target is objective)
                shares = (item.share_of(edge.link) for edge in links if edge.link is not None)
                yield saving, next((share for share in shares if share is not None), Decimal(1))


def _synergies(deals: Iterable[Deal], period: Period, plans: Plans) -> Decimal | None:
    """Return the cost synergies of deals within `period`, less what the integration costs."""
    total = Decimal(0)
    for deal in deals:
        costs = [(amounts(one.amounts, plans), 1) for one in deal.synergies if one.type == "cost"]
        for figures, sign in (*costs, (amounts(deal.integration_cost, plans), -1)):
            if any(entry.overlaps(period) for entry in figures):
                amount = within(figures, period)
                if amount is None:
                    return None
                total += amount * sign
    return total


def _below(objective: Objective, wanted: Figures, plans: Plans) -> Iterator[Problem]:
    """Hold an objective against the targets of the objectives that contribute to it."""
    supplies: list[tuple[Objective, Figures]] = []
    for edge in plans.graph.back(objective, "supports"):
        share = edge.source.share_of(edge.link) if edge.link else None
        if isinstance(edge.source, Objective) and edge.source.cost_target and share is not None:
            figures = amounts(edge.source.cost_target, plans)
            supplies.append((edge.source, {period: amount * share for period, amount in figures.items()}))
    for period, expected in wanted.items():
        known = [amount for _, figures in supplies if (amount := exactly(figures, period)) is not None]
        found = sum(known, Decimal(0))
        if supplies and len(known) == len(supplies) and exceeds(expected, found, plans.tolerance):
            label = Phrase("what it aims at", "jego wartość")
            places = [Related(value_of(item, "cost_target", period), label) for item, _ in supplies]
            yield _missing(BELOW, objective, period, found, expected, places, plans)


def _missing(
    code: Code,
    objective: Objective,
    period: Period,
    found: Decimal,
    expected: Decimal,
    places: Sequence[Related],
    plans: Plans,
) -> Problem:
    currency = plans.figures.exchange.currency
    return plans.finding(
        code,
        objective,
        at=value_of(objective, "cost_target", period),
        related=places,
        object=called(objective),
        period=period,
        found=Money(found, currency),
        expected=Money(expected, currency),
        difference=Money(expected - found, currency),
    )


BASELINE = Code(
    "M109",
    Level.ERROR,
    title=Phrase("More is saved than the cost there is", "Oszczędność większa niż sam koszt"),
    message=Phrase(
        "{object} saves {found} a year on a cost of {expected}",
        "{object} oszczędza rocznie {found} na koszcie {expected}",
    ),
    label=Phrase("the cost is {expected}", "koszt wynosi {expected}"),
    why=Phrase(
        "Nobody can save more than is spent; usually two measures count the same money.",
        "Nie da się zaoszczędzić więcej, niż się wydaje; zwykle dwa działania liczą te same pieniądze.",
    ),
    help=Phrase(
        "lower the savings to {expected} at most, or mend `baseline_annual:`",
        "obniż oszczędności najwyżej do {expected} albo popraw `baseline_annual:`",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: one-warehouse, title: One warehouse, baseline: logistics, baseline_annual: 10m, run_rate: 6m}
  - {id: own-fleet, title: Own lorries, baseline: logistics, baseline_annual: 10m, run_rate: 5m}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {id: one-warehouse, title: One warehouse, baseline: logistics, baseline_annual: 10m, run_rate: 6m}
  - {id: own-fleet, title: Own lorries, baseline: logistics, baseline_annual: 10m, run_rate: 2m}
""",
)
TOGETHER = BASELINE.worded(
    Phrase(
        "the {count} measures on the baseline `{baseline}` save {found} a year together, on a cost of {expected}",
        "działania na bazie `{baseline}` (liczba: {count}) oszczędzają rocznie razem {found} na koszcie {expected}",
    ),
    label=Phrase("together {found} of {expected}", "razem {found} z {expected}"),
    help=BASELINE.help,
)
TWO_BASELINES = BASELINE.worded(
    Phrase(
        "the baseline `{baseline}` is {found} here and {expected} elsewhere",
        "baza `{baseline}` to tutaj {found}, a gdzie indziej {expected}",
    ),
    label=Phrase("{expected} elsewhere", "gdzie indziej {expected}"),
    help=Phrase(
        "use one figure for one cost, or give the other cost a name of its own",
        "użyj jednej liczby dla jednego kosztu albo nadaj drugiemu kosztowi inną nazwę",
    ),
)
ABOVE_RUN_RATE = BASELINE.worded(
    Phrase(
        "{object} saves {found} in {period}, more than its run-rate of {expected} a year",
        "{object} oszczędza {found} w okresie {period}, więcej niż docelowo w roku ({expected})",
    ),
    label=Phrase("the run-rate is {expected}", "docelowo {expected}"),
    help=Phrase(
        "set `run_rate:` to {found}, or lower `phasing:`", "ustaw `run_rate:` na {found} albo obniż `phasing:`"
    ),
)


@rule(BASELINE)
def savings_stay_below_their_baseline(plans: Plans) -> Iterator[Problem]:
    """A measure saves no more than its baseline, all measures on one baseline no more together.

    What counts is the run-rate, or the best year of the phasing where there is none.
    """
    groups: dict[str, list[CostMeasure]] = {}
    for measure in plans.of(CostMeasure):
        if measure.status == "cancelled":
            continue
        yield from as_one([*_above_baseline(measure, plans), *_above_run_rate(measure, plans)])
        if measure.baseline:
            groups.setdefault(measure.baseline, []).append(measure)
    for name, group in groups.items():
        if len(group) > 1:
            yield from as_one(_two_baselines(name, group, plans))
            yield from _together(name, group, plans)


def _rate(measure: CostMeasure, plans: Plans) -> Money | None:
    """Return what a measure saves in a full year."""
    exchange = plans.figures.exchange
    if measure.run_rate is not None:
        return exchange.money(measure.run_rate)
    return max(_by_year(measure, plans).values(), key=lambda money: money.amount, default=None)


def _by_year(measure: CostMeasure, plans: Plans) -> dict[Period, Money]:
    figures = amounts(measure.phasing, plans)
    currency = plans.figures.exchange.currency
    years = {Period.of_year(year) for period in outermost(figures) for year in period.years}
    known = {year: within(figures, year) for year in sorted(years)}
    return {year: Money(amount, currency) for year, amount in known.items() if amount is not None}


def _above_baseline(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    rate, cost = _rate(measure, plans), _cost(measure, plans)
    if rate is not None and cost is not None and exceeds(rate.amount, cost.amount, plans.tolerance):
        yield plans.finding(
            BASELINE,
            measure,
            "run_rate" if measure.run_rate is not None else "phasing",
            related=[Related(measure.span("baseline_annual"), Phrase("the cost", "koszt"))],
            object=called(measure),
            found=rate,
            expected=cost,
        )


def _cost(measure: CostMeasure, plans: Plans) -> Money | None:
    return plans.figures.exchange.money(measure.baseline_annual) if measure.baseline_annual else None


def _above_run_rate(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    rate = plans.figures.exchange.money(measure.run_rate) if measure.run_rate else None
    if rate is None:
        return
    for period, found in _by_year(measure, plans).items():
        if exceeds(found.amount, rate.amount, plans.tolerance):
            yield plans.finding(
                ABOVE_RUN_RATE,
                measure,
                at=value_of(measure, "phasing", period),
                related=[Related(measure.span("run_rate"), Phrase("the run-rate", "oszczędność docelowa"))],
                object=called(measure),
                period=period,
                found=found,
                expected=rate,
            )
            return


def _two_baselines(name: str, group: Sequence[CostMeasure], plans: Plans) -> Iterator[Problem]:
    stated = [(measure, cost) for measure in group if (cost := _cost(measure, plans)) is not None]
    for measure, cost in stated[1:]:
        first, expected = stated[0]
        if differs(cost.amount, expected.amount, plans.tolerance):
            yield plans.finding(
                TWO_BASELINES,
                measure,
                "baseline_annual",
                related=[Related(first.span("baseline_annual"), Phrase("the same baseline", "ta sama baza"))],
                baseline=name,
                found=cost,
                expected=expected,
            )


def _together(name: str, group: Sequence[CostMeasure], plans: Plans) -> Iterator[Problem]:
    rates = [(measure, rate) for measure in group if (rate := _rate(measure, plans)) is not None]
    costs = [cost for measure in group if (cost := _cost(measure, plans)) is not None]
    if len(rates) < 2 or not costs:  # noqa: PLR2004  # two measures share a baseline
        return
    found = sum((rate.amount for _, rate in rates), Decimal(0))
    limit = max(cost.amount for cost in costs)
    alone = any(exceeds(rate.amount, limit, plans.tolerance) for _, rate in rates)
    if not alone and exceeds(found, limit, plans.tolerance):
        (last, _), *others = reversed(rates)
        label = Phrase("on the same baseline", "na tej samej bazie")
        yield plans.finding(
            TOGETHER,
            last,
            _rate_field(last),
            related=[Related(measure.span(_rate_field(measure)), label) for measure, _ in others],
            baseline=name,
            count=len(rates),
            found=Money(found, costs[0].currency),
            expected=Money(limit, costs[0].currency),
        )


def _rate_field(measure: CostMeasure) -> str:
    return "run_rate" if measure.run_rate is not None else "phasing"


RULES: tuple[Rule, ...] = (net_savings_are_as_stated, savings_stay_below_their_baseline)
