"""Measures (family K): complete, pointing the right way, honest and up to date; funnel and pipeline."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from planloom.figures.series import exactly, outermost
from planloom.model import Item, Plan, SalesPlan
from planloom.model.marketing import Campaign
from planloom.model.sales import FunnelStep, ServiceLevel, Stage
from planloom.model.shared import Measure, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.arithmetic import percent
from planloom.rules.cells import plan_total
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one, by_place, under
from planloom.rules.places import key_of, value_of
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.words import called, listed
from planloom.values import Money, Period

SEVERAL = 3
ROUNDING = Decimal("0.005")
PERCENT = Decimal("0.01")

INCOMPLETE = Code(
    "K101",
    Level.WARNING,
    title=Phrase("An objective or measure is incomplete", "Cel lub miernik jest niepełny"),
    message=Phrase("{object} lacks {missing}", "{object}: brakuje {missing}"),
    label=Phrase("lacks {missing}", "brakuje {missing}"),
    why=Phrase(
        "An objective without an owner, a date or a measure cannot be missed, and so cannot be reached either. A"
        " measure without baseline, target or direction cannot say how one stands.",
        "Celu bez właściciela, terminu lub miernika nie da się nie osiągnąć, a więc i osiągnąć. Miernik bez wartości"
        " bazowej, docelowej lub kierunku nie powie, jak nam idzie.",
    ),
    help=Phrase("add {fields}", "dodaj {fields}"),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, corporate: true}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2029
objectives:
  - id: grow
    title: Grow
    owner: anna
    corporate: true
    measures:
      - id: customers
        title: Customers
        unit: customers
        direction: increase
        frequency: yearly
        baseline: {2026: 120}
        targets: {2029: 200}
""",
)
MANY = INCOMPLETE.worded(
    Phrase(
        "{count} objectives and measures of {object} are incomplete",
        "{object}: niepełnych celów i mierników jest {count}",
    ),
    label=Phrase("the first of them lacks {missing}", "w pierwszym brakuje {missing}"),
    help=Phrase("add {fields} here, then see the others", "dodaj tutaj {fields}, potem popraw pozostałe"),
)
FIELD_NAMES = {
    "owner": Phrase("an owner", "właściciela"),
    "period": Phrase("a date", "terminu"),
    "measures": Phrase("a measure", "miernika"),
    "unit": Phrase("a unit", "jednostki"),
    "direction": Phrase("a direction", "kierunku"),
    "baseline": Phrase("a baseline", "wartości bazowej"),
    "targets": Phrase("a target", "wartości docelowej"),
    "frequency": Phrase("a frequency", "częstotliwości"),
}


@rule(INCOMPLETE)
def objectives_and_measures_are_complete(plans: Plans) -> Iterator[Problem]:
    """An objective has an owner, a date and a measure (or a target in money); a measure has all it needs.

    One finding an object, whatever it lacks; one finding a plan from three objects on. A measure within
    an objective is owned by the objective's owner; an objective without dates has those of its plan.
    """
    for plan in plans.portfolio.plans:
        found: list[Problem] = []
        for objective in plan.objectives:
            found.extend(_lacking(objective, _missing_in_objective(objective, plans), plans))
            for measure in objective.measures:
                found.extend(_lacking(measure, _missing_in_measure(measure, objective.owner), plans))
        for measure in plan.measures:
            found.extend(_lacking(measure, _missing_in_measure(measure, None), plans))
        yield from found if len(found) < SEVERAL else [_all_of(found, plan)]


def _all_of(found: Sequence[Problem], plan: Plan) -> Problem:
    first = found[0]
    values = {**first.values, "object": called(plan), "count": len(found)}
    return under(MANY.at(first.span, **values).about(plan.id), found)


def _missing_in_objective(objective: Objective, plans: Plans) -> list[str]:
    if objective.status == "cancelled":
        return []
    plan = plans.plan_of(objective)
    dated = objective.horizon is not None or (plan is not None and plan.horizon is not None)
    counted = bool(plans.figures.measures_of(objective) or objective.revenue_target or objective.cost_target)
    there = {"owner": bool(objective.owner), "period": dated, "measures": counted}
    return [name for name, given in there.items() if not given]


def _missing_in_measure(measure: Measure, owner: str | None) -> list[str]:
    if measure.status == "cancelled":
        return []
    reached = measure.direction == "milestone"
    there = {
        "owner": bool(measure.owner or owner),
        "unit": reached or bool(measure.unit),
        "direction": measure.direction != "undefined",
        "baseline": bool(measure.baseline) or measure.direction not in ("increase", "decrease"),
        "targets": bool(measure.targets),
        "frequency": reached or measure.frequency is not None,
    }
    return [name for name, given in there.items() if not given]


def _lacking(item: Item, missing: Sequence[str], plans: Plans) -> Iterator[Problem]:
    if missing:
        fields = listed([Phrase(f"`{name}:`", f"`{name}:`") for name in missing])
        names = listed([FIELD_NAMES[name] for name in missing])
        yield plans.finding(INCOMPLETE, item, "id", object=called(item), missing=names, fields=fields)


WRONG_SIDE = Code(
    "K102",
    Level.ERROR,
    title=Phrase("A target on the wrong side of the baseline", "Wartość docelowa po złej stronie bazowej"),
    message=Phrase(
        "{object} is to {direction}, but its target for {period} ({found}) is {side} the baseline ({expected})",
        "{object} ma {direction}, a wartość docelowa na okres {period} ({found}) jest {side} bazowej ({expected})",
    ),
    label=Phrase("the baseline is {expected}", "wartość bazowa to {expected}"),
    why=Phrase(
        "Either the direction is wrong or the target; progress would be measured backwards.",
        "Błędny jest kierunek albo wartość docelowa; postęp byłby mierzony wstecz.",
    ),
    help=Phrase(
        "mend the target or the baseline, or write `direction: {other}`",
        "popraw wartość docelową lub bazową albo wpisz `direction: {other}`",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: lead-time
    title: Delivery time
    owner: anna
    unit: days
    direction: decrease
    frequency: monthly
    baseline: {2026: 21}
    targets: {2027: 18, 2028: 24}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: lead-time
    title: Delivery time
    owner: anna
    unit: days
    direction: decrease
    frequency: monthly
    baseline: {2026: 21}
    targets: {2027: 18, 2028: 14}
""",
)
DIRECTIONS = {
    "increase": (Phrase("increase", "rosnąć"), Phrase("below", "poniżej"), "decrease"),
    "decrease": (Phrase("decrease", "maleć"), Phrase("above", "powyżej"), "increase"),
}
AT_BASELINE = Phrase("no better than", "nie lepsza od")


@rule(WRONG_SIDE)
def targets_lie_on_the_right_side(plans: Plans) -> Iterator[Problem]:
    """The targets of a measure that is to rise lie above its baseline, of one that is to fall below it.

    The last target must be better than the baseline; those on the way may equal it. A sum over a quarter
    is not compared with one over a year.
    """
    for measure in plans.of(Measure):
        if measure.direction in DIRECTIONS and measure.baseline and measure.targets:
            yield from as_one(_wrong_side(measure, plans))


def _wrong_side(measure: Measure, plans: Plans) -> Iterator[Problem]:
    sign = 1 if measure.direction == "increase" else -1
    start = max(measure.baseline)
    expected = measure.baseline[start]
    last = max(outermost(measure.targets))
    verb, side, other = DIRECTIONS[measure.direction]
    for period in sorted(measure.targets):
        if measure.aggregate == "sum" and period.months != start.months:
            continue
        gain = (measure.targets[period] - expected) * sign
        if gain < 0 or (gain == 0 and period == last):
            yield plans.finding(
                WRONG_SIDE,
                measure,
                at=value_of(measure, "targets", period),
                related=[Related(value_of(measure, "baseline", start), Phrase("the baseline", "wartość bazowa"))],
                object=called(measure),
                direction=verb,
                period=period,
                side=side if gain else AT_BASELINE,
                found=measure.targets[period],
                expected=expected,
                other=other,
            )


STATED = Code(
    "K103",
    Level.WARNING,
    title=Phrase(
        "A stated progress or status is not what the figures say", "Podany postęp lub status nie zgadza się z liczbami"
    ),
    message=Phrase(
        "{object} states a progress of {found}; from its figures it is {expected}",
        "{object} podaje postęp {found}, a z liczb wynika {expected}",
    ),
    label=Phrase("{expected} by the figures", "z liczb {expected}"),
    why=Phrase(
        "Readers trust the colour and do not calculate; a report that flatters hides the problem until it is late.",
        "Czytelnik ufa kolorowi i nie liczy; upiększony raport ukrywa problem, aż jest za późno.",
    ),
    help=Phrase(
        "leave `stated_progress:` out or set it to {expected}, or bring the figures up to date",
        "usuń `stated_progress:` lub ustaw {expected} albo zaktualizuj liczby",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130}
    stated_progress: 60%
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130}
    stated_progress: 30%
""",
)
STATUS = STATED.worded(
    Phrase(
        "{object} is said to be {found}, but is {expected} by its figures",
        "{object}: podany status to „{found}”, a z liczb wynika „{expected}”",
    ),
    label=Phrase("{expected} by the figures", "z liczb „{expected}”"),
    help=Phrase(
        "leave `status:` out, mend it, or bring the figures up to date",
        "usuń lub popraw `status:` albo zaktualizuj liczby",
    ),
)
WORSE_STATUS = STATUS.worded(STATUS.message, label=STATUS.label, help=STATUS.help, level=Level.INFO)
OBJECTIVE_STATUS = STATUS.worded(
    Phrase(
        "{object} is said to be {found}, but {measure} is {expected} by its figures",
        "{object}: podany status to „{found}”, a z liczb wynika „{expected}” ({measure})",
    ),
    label=Phrase("a measure is {expected}", "miernik: „{expected}”"),
    help=Phrase(
        "mend `status:`, or say in the text why it will still be reached",
        "popraw `status:` albo wyjaśnij w opisie, dlaczego cel mimo to zostanie osiągnięty",
    ),
)
STATUS_NAMES = {
    "done": Phrase("done", "zakończone"),
    "on_track": Phrase("on track", "zgodnie z planem"),
    "at_risk": Phrase("at risk", "zagrożone"),
    "off_track": Phrase("off track", "poza planem"),
}
BEST_FIRST = tuple(STATUS_NAMES)


@rule(STATED)
def stated_is_calculated(plans: Plans) -> Iterator[Problem]:
    """Stated progress equals the calculated one to a percentage point; a stated status equals its own.

    Somebody who states less than the figures say may know more than they do: that is noted, not blamed.
    An objective may judge its measures, but is not on track while one of them is off track.
    """
    for measure in plans.of(Measure):
        figures = plans.figures.measure(measure)
        if measure.stated_progress is not None and figures.progress is not None:
            if abs(measure.stated_progress - figures.progress) > PERCENT:
                yield plans.finding(
                    STATED,
                    measure,
                    "stated_progress",
                    related=_last_actual(measure),
                    object=called(measure),
                    found=percent(measure.stated_progress),
                    expected=percent(figures.progress),
                )
        elif measure.status in STATUS_NAMES and figures.status and measure.status != figures.status:
            better = BEST_FIRST.index(measure.status) < BEST_FIRST.index(figures.status)
            yield plans.finding(
                STATUS if better else WORSE_STATUS,
                measure,
                "status",
                related=_last_actual(measure),
                object=called(measure),
                found=STATUS_NAMES[measure.status],
                expected=STATUS_NAMES[figures.status],
            )
    for objective in plans.of(Objective):
        if objective.status in ("done", "on_track"):
            yield from as_one(_off_track(objective, plans))


def _last_actual(measure: Measure) -> list[Related]:
    if not measure.actuals:
        return []
    last = max(measure.actuals, key=lambda period: period.end)
    return [Related(value_of(measure, "actuals", last), Phrase("the last actual", "ostatnia wartość rzeczywista"))]


def _off_track(objective: Objective, plans: Plans) -> Iterator[Problem]:
    for measure in plans.figures.measures_of(objective):
        if plans.figures.measure(measure).status == "off_track" and objective.status in STATUS_NAMES:
            yield plans.finding(
                OBJECTIVE_STATUS,
                objective,
                "status",
                related=_last_actual(measure),
                object=called(objective),
                measure=called(measure),
                found=STATUS_NAMES[objective.status],
                expected=STATUS_NAMES["off_track"],
            )


ACTUAL = Code(
    "K104",
    Level.ERROR,
    title=Phrase("Actuals from the future, or none for long", "Wartości z przyszłości albo dawno niepodane"),
    message=Phrase(
        "{object} has an actual for {period}, which has not begun on {today}",
        "{object} ma wartość rzeczywistą za {period}, a na dzień {today} ten okres jeszcze się nie zaczął",
    ),
    label=Phrase("still to come", "dopiero nadejdzie"),
    why=Phrase(
        "What has not happened yet cannot have been measured; what was measured long ago says nothing about today.",
        "Czego jeszcze nie było, tego nie zmierzono; co zmierzono dawno, nic nie mówi o dzisiaj.",
    ),
    help=Phrase("mend the period, or move the figure to `targets:`", "popraw okres albo przenieś liczbę do `targets:`"),
    bad="""\
# planloom.yml
today: 2027-01-15
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130, 2027-Q2: 150}
""",
    good="""\
# planloom.yml
today: 2027-01-15
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130}
""",
)
STALE = ACTUAL.worded(
    Phrase(
        "{object} is measured {frequency}, but has no actual since {last}",
        "{object} mierzy się {frequency}, a ostatnia wartość jest z {last}",
    ),
    label=Phrase("nothing since {last}", "od {last} nic"),
    help=Phrase(
        "add the actuals up to {today}, or set `frequency:` to how often it is really measured",
        "dodaj wartości do {today} albo ustaw w `frequency:`, jak często naprawdę się mierzy",
    ),
    level=Level.WARNING,
)
MONTHS = {"weekly": 0, "monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
FREQUENCIES = {
    "weekly": Phrase("weekly", "co tydzień"),
    "monthly": Phrase("monthly", "co miesiąc"),
    "quarterly": Phrase("quarterly", "co kwartał"),
    "half_yearly": Phrase("every half year", "co pół roku"),
    "yearly": Phrase("yearly", "co rok"),
}


@rule(ACTUAL)
def actuals_are_of_the_past_and_recent(plans: Plans) -> Iterator[Problem]:
    """No actual is of a period that has not begun; none is overdue by more than one frequency.

    A figure for a period that is running is the state so far. The next actual is due at the end of the
    period that follows the last one; a measure without any is due from the start of its first target.
    Nothing is due after the last target.
    """
    for measure in plans.of(Measure):
        future = [period for period in sorted(measure.actuals) if period.start > plans.today]
        yield from as_one(
            plans.finding(
                ACTUAL,
                measure,
                at=key_of(measure, "actuals", period),
                object=called(measure),
                period=period,
                today=plans.today,
            )
            for period in future
        )
        if not future:
            yield from _stale(measure, plans)


def _stale(measure: Measure, plans: Plans) -> Iterator[Problem]:
    if measure.frequency is None or not measure.targets or measure.status in ("done", "cancelled", "paused"):
        return
    last = max((period.end for period in measure.actuals), default=None)
    since = last or min(measure.targets).start - dt.timedelta(days=1)
    finished = max(period.end for period in measure.targets) <= since
    overdue = _later(since, measure.frequency, 2)
    if finished or plans.today <= overdue:
        return
    yield plans.finding(
        STALE,
        measure,
        *(("actuals",) if measure.actuals else ("id",)),
        at=key_of(measure, "actuals", max(measure.actuals, key=lambda one: one.end)) if measure.actuals else None,
        object=called(measure),
        frequency=FREQUENCIES[measure.frequency],
        last=since,
        today=plans.today,
    )


def _later(day: dt.date, frequency: str, times: int) -> dt.date:
    """Return the last day of the period `times` frequencies after the one that ends on `day`."""
    if frequency == "weekly":
        return day + dt.timedelta(weeks=times)
    months = day.year * 12 + day.month - 1 + MONTHS[frequency] * times + 1
    first_of_next = dt.date(months // 12, months % 12 + 1, 1)
    return first_of_next - dt.timedelta(days=1)


FUNNEL = Code(
    "K105",
    Level.ERROR,
    title=Phrase("A funnel that widens, or chances that fall", "Lejek się rozszerza albo szanse maleją"),
    message=Phrase(
        "{object} has {found} in {period}, more than the {expected} of the step before",
        "{object} ma {found} w okresie {period}, więcej niż {expected} w poprzednim kroku",
    ),
    label=Phrase("only {expected} came in", "weszło tylko {expected}"),
    why=Phrase(
        "Nobody leaves a funnel who has not entered it, and a deal that is further on is not less likely.",
        "Z lejka nie wyjdzie nikt, kto do niego nie wszedł, a sprawa bardziej zaawansowana nie jest mniej pewna.",
    ),
    help=Phrase("mend the count, or put the steps in order", "popraw liczbę albo kolejność kroków"),
    bad="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Visitors, counts: {2027: 10 000}}
  - {title: Enquiries, counts: {2027: 800}}
  - {title: Offers, counts: {2027: 900}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Visitors, counts: {2027: 10 000}}
  - {title: Enquiries, counts: {2027: 800}, conversion: 8%}
  - {title: Offers, counts: {2027: 400}, conversion: 50%}
""",
)
CONVERSION = FUNNEL.worded(
    Phrase(
        "{object} states a conversion of {found}; from the counts it is {expected}",
        "{object} podaje konwersję {found}, a z liczb wynika {expected}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    help=Phrase("set it to {expected}, or mend the counts", "ustaw {expected} albo popraw liczby"),
)
PROBABILITY = FUNNEL.worded(
    Phrase(
        "{object} has a probability of {found}, less than the {expected} of the stage before",
        "{object} ma prawdopodobieństwo {found}, mniejsze niż {expected} poprzedniego etapu",
    ),
    label=Phrase("at least {expected}", "co najmniej {expected}"),
    help=Phrase("mend the probability, or put the stages in order", "popraw wartość albo kolejność etapów"),
)
NO_PROBABILITY = FUNNEL.worded(
    Phrase("{object} has a probability of {found}", "{object} ma prawdopodobieństwo {found}"),
    label=Phrase("between 0% and 100%", "od 0% do 100%"),
    help=Phrase("write a share between 0% and 100%", "wpisz udział od 0% do 100%"),
)


@rule(FUNNEL)
def funnel_narrows_and_chances_rise(plans: Plans) -> Iterator[Problem]:
    """Each step of the funnel has at most the count of the one before; stated conversions follow.

    Probabilities of the pipeline lie between 0 and 1 and do not fall from stage to stage; deals left
    out of the forecast are left out here.
    """
    for plan in plans.portfolio.sales:
        steps = zip(plan.funnel, plan.funnel[1:], strict=False)
        yield from by_place(problem for before, step in steps for problem in _between(before, step, plans))
        yield from by_place(_probabilities(plan, plans))


def _between(before: FunnelStep, step: FunnelStep, plans: Plans) -> Iterator[Problem]:
    for period, count in step.counts.items():
        came = exactly(before.counts, period)
        if came is None:
            continue
        related = [Related(value_of(before, "counts", period), Phrase("the step before", "poprzedni krok"))]
        if count > came:
            yield plans.finding(
                FUNNEL,
                step,
                at=value_of(step, "counts", period),
                related=related,
                object=called(step),
                period=period,
                found=count,
                expected=came,
            )
        elif step.conversion is not None and came and abs(step.conversion - count / came) > ROUNDING:
            yield plans.finding(
                CONVERSION,
                step,
                "conversion",
                related=[Related(value_of(step, "counts", period), Phrase("its count", "jego liczba")), *related],
                object=called(step),
                found=percent(step.conversion),
                expected=percent(count / came),
            )


def _probabilities(plan: SalesPlan, plans: Plans) -> Iterator[Problem]:
    before: Stage | None = None
    for stage in plan.pipeline:
        if stage.category == "omitted":
            continue
        if not 0 <= stage.probability <= 1:
            yield plans.finding(
                NO_PROBABILITY, stage, "probability", object=called(stage), found=percent(stage.probability)
            )
            continue
        if before is not None and stage.probability < before.probability:
            yield plans.finding(
                PROBABILITY,
                stage,
                "probability",
                related=[Related(before.span("probability"), Phrase("the stage before", "poprzedni etap"))],
                object=called(stage),
                found=percent(stage.probability),
                expected=percent(before.probability),
            )
        before = stage


DEALS = Code(
    "K106",
    Level.WARNING,
    title=Phrase("The leads do not make the deals needed", "Z leadów nie będzie potrzebnych transakcji"),
    message=Phrase(
        "the funnel brings {found} deals in {period}, but {expected} are needed",
        "lejek daje w okresie {period} transakcji: {found}, a potrzeba {expected}",
    ),
    label=Phrase("{missing} missing", "brakuje {missing}"),
    why=Phrase(
        "Marketing can reach every target of its own and sales still miss its deals, when the chain between them"
        " does not carry.",
        "Marketing może osiągnąć wszystkie swoje cele, a sprzedaż i tak nie mieć transakcji, gdy łańcuch między nimi"
        " jest za słaby.",
    ),
    help=Phrase(
        "bring more leads, raise a conversion, or need fewer deals: {missing} are missing",
        "pozyskaj więcej leadów, podnieś konwersję albo obniż zapotrzebowanie: brakuje {missing}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Enquiries, counts: {2027: 1 000}, run_by: marketing}
  - {title: Deals, counts: {2027: 200}, run_by: sales}
pipeline_rules: {coverage: 3, deals_needed: {2027: 250}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
funnel:
  - {title: Enquiries, counts: {2027: 1 000}, run_by: marketing}
  - {title: Deals, counts: {2027: 260}, run_by: sales}
pipeline_rules: {coverage: 3, deals_needed: {2027: 250}}
""",
)
PROMISED_LEADS = DEALS.worded(
    Phrase(
        "{leads} leads agreed for {period} make {found} deals by the funnel, but {expected} are needed",
        "z uzgodnionych {leads} leadów na okres {period} lejek daje transakcji: {found}, a potrzeba {expected}",
    ),
    label=Phrase("{missing} deals missing", "brakuje transakcji: {missing}"),
    help=Phrase(
        "agree on {leads_needed} leads, raise a conversion, or need fewer deals",
        "uzgodnij {leads_needed} leadów, podnieś konwersję albo obniż zapotrzebowanie",
    ),
)
HANDED_OVER = DEALS.worded(
    Phrase(
        "marketing agrees to hand over {found} leads in {period}, but the funnel counts on {expected}",
        "marketing zobowiązuje się przekazać {found} leadów w okresie {period}, a lejek liczy na {expected}",
    ),
    label=Phrase("the funnel counts on {expected}", "lejek liczy na {expected}"),
    help=Phrase("make the two agree; {missing} are missing", "uzgodnij obie liczby; brakuje {missing}"),
)
CAMPAIGN_LEADS = DEALS.worded(
    Phrase(
        "campaigns bring {found} leads in {period}, fewer than the {expected} that marketing is to hand over",
        "kampanie dają {found} leadów w okresie {period}, mniej niż {expected}, które marketing ma przekazać",
    ),
    label=Phrase("campaigns bring {found}", "kampanie dają {found}"),
    help=Phrase("plan campaigns for {missing} more leads", "zaplanuj kampanie na dalsze {missing} leadów"),
)


@rule(DEALS)
def leads_make_the_deals_needed(plans: Plans) -> Iterator[Problem]:
    """The funnel ends with the deals needed; the leads agreed with marketing are enough for it.

    Leads are handed over after the last step that marketing runs; from there on the conversions of the
    funnel hold.
    """
    for plan in plans.portfolio.sales:
        needed = plan.pipeline_rules.deals_needed if plan.pipeline_rules and plan.funnel else {}
        deals = [problem for period in needed for problem in _deals(plan, period, needed[period], plans)]
        yield from by_place([*deals, *_leads(plan, plans)])


def _deals(plan: SalesPlan, period: Period, expected: Decimal, plans: Plans) -> Iterator[Problem]:
    last = plan.funnel[-1]
    found = exactly(last.counts, period)
    related = []
    if plan.pipeline_rules:
        place = value_of(plan.pipeline_rules, "deals_needed", period)
        related = [Related(place, Phrase("needed", "potrzeba"))]
    if found is not None and found < expected:
        yield plans.finding(
            DEALS,
            last,
            at=value_of(last, "counts", period),
            related=related,
            period=period,
            found=found,
            expected=expected,
            missing=expected - found,
        )
        return
    agreed = _agreed(plan, period)
    handed = _handed_over(plan)
    come = exactly(handed.counts, period) if handed is not None else None
    if agreed is None or not come or found is None:
        return
    leads, places = agreed
    deals = leads * found / come
    if deals < expected:
        yield plans.finding(
            PROMISED_LEADS,
            places[0],
            at=value_of(places[0], "leads", period),
            related=[*related, *(Related(value_of(one, "leads", period), LEADS) for one in places[1:])],
            period=period,
            leads=leads,
            found=deals.quantize(Decimal(1), rounding="ROUND_DOWN"),
            expected=expected,
            missing=(expected - deals).quantize(Decimal(1), rounding="ROUND_UP"),
            leads_needed=(expected * come / found).quantize(Decimal(1), rounding="ROUND_UP"),
        )


LEADS = Phrase("leads agreed", "uzgodnione leady")


def _handed_over(plan: SalesPlan) -> FunnelStep | None:
    """Return the last step that marketing runs, where another follows."""
    steps = [step for step in plan.funnel[:-1] if step.run_by == "marketing"]
    return steps[-1] if steps else None


def _agreed(plan: SalesPlan, period: Period) -> tuple[Decimal, list[ServiceLevel]] | None:
    levels = [level for level in plan.service_level if level.leads]
    known = [amount for level in levels if (amount := exactly(level.leads, period)) is not None]
    return (sum(known, Decimal(0)), levels) if levels and len(known) == len(levels) else None


def _leads(plan: SalesPlan, plans: Plans) -> Iterator[Problem]:
    """Hold the leads agreed against the funnel, and against what campaigns bring."""
    handed = _handed_over(plan)
    for period in dict.fromkeys(period for level in plan.service_level for period in level.leads):
        agreed = _agreed(plan, period)
        if agreed is None:
            continue
        leads, places = agreed
        come = exactly(handed.counts, period) if handed is not None else None
        if handed is not None and come is not None and leads < come:
            yield plans.finding(
                HANDED_OVER,
                places[0],
                at=value_of(places[0], "leads", period),
                related=[
                    Related(value_of(handed, "counts", period), Phrase("the funnel", "lejek")),
                    *(Related(value_of(one, "leads", period), LEADS) for one in places[1:]),
                ],
                period=period,
                found=leads,
                expected=come,
                missing=come - leads,
            )
        yield from _campaigns(leads, places[0], period, plans)


def _campaigns(leads: Decimal, level: ServiceLevel, period: Period, plans: Plans) -> Iterator[Problem]:
    """Tell when all campaigns of the period state their leads and bring fewer than agreed."""
    running = [one for one in plans.of(Campaign) if one.horizon is not None and one.horizon.overlaps(period)]
    told = [one for one in running if one.expected_leads is not None and one.status != "cancelled"]
    found = sum((one.expected_leads for one in told if one.expected_leads is not None), Decimal(0))
    if told and len(told) == len(plans.of(Campaign)) - _elsewhere(running, plans) and found < leads:
        yield plans.finding(
            CAMPAIGN_LEADS,
            level,
            at=value_of(level, "leads", period),
            related=[Related(one.span("expected_leads"), Phrase("leads expected", "oczekiwane leady")) for one in told],
            period=period,
            found=found,
            expected=leads,
            missing=leads - found,
        )


def _elsewhere(running: Iterable[Campaign], plans: Plans) -> int:
    """Count campaigns that certainly run at another time."""
    inside = {id(one) for one in running}
    return sum(one.horizon is not None and id(one) not in inside for one in plans.of(Campaign))


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
        found=round(open_ / left, 2),
        expected=wanted,
        missing=Money(left * wanted - open_, currency),
    )


def _value(stage: Stage, plans: Plans) -> Decimal | None:
    money = plans.figures.exchange.money(stage.value) if stage.value is not None else None
    return money.amount if money is not None else None


def _is_won(stage: Stage) -> bool:
    return stage.category == "won" or (stage.category is None and stage.probability == 1)


RULES: tuple[Rule, ...] = (
    objectives_and_measures_are_complete,
    targets_lie_on_the_right_side,
    stated_is_calculated,
    actuals_are_of_the_past_and_recent,
    funnel_narrows_and_chances_rise,
    leads_make_the_deals_needed,
    pipeline_covers_the_target,
)
