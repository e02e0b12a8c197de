"""People (family P): headcount that adds up, owners who will still be there, and duties of the law."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import Item, RestructuringPlan, SalesPlan
from planloom.model.organisation import Person
from planloom.model.restructuring import OrgUnit, Position, Redundancy, Workforce
from planloom.model.sales import Capacity, Quota, Target
from planloom.model.shared import Raci, Team
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.compare import exceeds
from planloom.rules.endings import ending
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.words import called
from planloom.values import Money, Period

BRIDGE = Code(
    "P101",
    Level.ERROR,
    title=Phrase("The headcount does not add up", "Bilans zatrudnienia się nie zgadza"),
    message=Phrase(
        "{object}: {before} + {hires} − {leavers} + {moves} is {expected}, not {after}",
        "{object}: {before} + {hires} − {leavers} + {moves} to {expected}, a nie {after}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    why=Phrase(
        "Wages, space and consultation are planned from these figures; a person who is missing in them is missing"
        " everywhere.",
        "Z tych liczb wynikają płace, miejsca pracy i konsultacje; kogo tu brakuje, brakuje wszędzie.",
    ),
    help=Phrase(
        "set `after_fte: {expected}`, or mend hires, leavers or moves",
        "ustaw `after_fte: {expected}` albo popraw przyjęcia, odejścia lub przesunięcia",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {before_fte: 120, hires: 5, leavers: 18, after_fte: 105}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {before_fte: 120, hires: 5, leavers: 18, after_fte: 107}
""",
)
BRIDGE_TOTAL = BRIDGE.worded(
    Phrase(
        "`{field}` of the units adds up to {found}, but the whole organisation has {expected}",
        "`{field}` jednostek daje razem {found}, a cała organizacja ma {expected}",
    ),
    label=Phrase("the units have {found} together", "jednostki mają razem {found}"),
    help=Phrase(
        "mend the total or one of the units; they lie {difference} apart",
        "popraw sumę albo jedną z jednostek; różnica wynosi {difference}",
    ),
)
BRIDGE_UNIT = BRIDGE.worded(
    Phrase(
        "{object} has {found} as `{field}`, but {unit} has {expected}",
        "{object}: `{field}` to {found}, a {unit} ma {expected}",
    ),
    label=Phrase("the unit says {expected}", "jednostka podaje {expected}"),
    help=Phrase("make the two agree", "uzgodnij obie liczby"),
)
MORE_THAN_PEOPLE = BRIDGE.worded(
    Phrase(
        "{unit} has {expected} people, too few for {found} full-time equivalents (`{field}`)",
        "{unit}: osób jest {expected}, za mało na {found} etatów (`{field}`)",
    ),
    label=Phrase("{expected} people", "osób: {expected}"),
    help=Phrase("mend one of the two figures", "popraw jedną z tych liczb"),
)
MORE_DISMISSED = BRIDGE.worded(
    Phrase(
        "{found} people are dismissed in {object}, but only {expected} leave",
        "{object}: zwalnianych jest {found}, a odchodzi tylko {expected}",
    ),
    label=Phrase("only {expected} leave", "odchodzi tylko {expected}"),
    help=Phrase(
        "set `leavers:` to {found} or more, which includes the redundancies, or mend the redundancies",
        "ustaw `leavers:` na co najmniej {found}, bo obejmuje zwolnienia, albo popraw zwolnienia",
    ),
)
COLUMNS = ("before_fte", "hires", "leavers", "after_fte")


@rule(BRIDGE)
def headcount_adds_up(plans: Plans) -> Iterator[Problem]:
    """Before + hires − leavers ± moves = after, for each unit; units add up to the whole.

    The whole is compared when each entry is right and they cover every unit of the plan. Whether a unit above others
    counts their people or only its own is for the plan to choose, so either sum will do.
    """
    for plan in plans.portfolio.restructurings:
        found = [problem for entry in plan.workforce for problem in _bridge(entry, plans)]
        total = list(_totals(plan, plans))
        yield from found
        yield from total if not found else ()
        for entry in plan.workforce:
            yield from _dismissed(entry, plans)
        for entry in plan.workforce:
            yield from _against_unit(entry, plans)
        yield from _against_employees(plan, plans)


def _bridge(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    expected = entry.before_fte + entry.hires - entry.leavers + entry.moves
    if expected != entry.after_fte:
        yield plans.finding(
            BRIDGE,
            entry,
            "after_fte",
            object=called(entry) if entry.id or entry.unit is None else called(plans.graph.find(entry.unit) or entry),
            before=entry.before_fte,
            hires=entry.hires,
            leavers=entry.leavers,
            moves=entry.moves,
            after=entry.after_fte,
            expected=expected,
        )


def _dismissed(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    number = sum(one.number for one in entry.redundancies)
    if number > entry.leavers:
        unit = plans.graph.find(entry.unit) if entry.unit else None
        yield plans.finding(
            MORE_DISMISSED,
            entry.redundancies[0],
            "number",
            related=[
                Related(entry.span("leavers"), Phrase("who leaves", "odejścia")),
                *(
                    Related(one.span("number"), Phrase("also dismissed", "także zwalniani"))
                    for one in entry.redundancies[1:]
                ),
            ],
            object=called(unit or entry),
            found=number,
            expected=entry.leavers,
        )


def _against_employees(plan: RestructuringPlan, plans: Plans) -> Iterator[Problem]:
    """Hold the whole of the workforce against the employees the organisation or the enterprise names."""
    whole = [entry for entry in plan.workforce if entry.unit is None]
    for owner in (plans.portfolio.organisation, plan.enterprise):
        people = owner.employees if owner is not None else None
        if owner is not None and people is not None and len(whole) == 1 and whole[0].before_fte > people:
            name = Phrase(f"`{owner.kind}`", f"`{owner.kind}`")
            yield plans.finding(
                MORE_THAN_PEOPLE,
                whole[0],
                "before_fte",
                related=[Related(owner.span("employees"), Phrase("the employees", "zatrudnieni"))],
                field="before_fte",
                found=whole[0].before_fte,
                unit=name,
                expected=people,
            )


def _against_unit(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    unit = plans.graph.find(entry.unit) if entry.unit else None
    if not isinstance(unit, OrgUnit):
        return
    pairs: list[tuple[str, Decimal, str, Decimal | None]] = [
        ("before_fte", entry.before_fte, "fte", unit.fte if unit.state != "after" else None),
        ("after_fte", entry.after_fte, "fte_after", unit.fte_after if unit.state == "both" else None),
        ("after_fte", entry.after_fte, "fte", unit.fte if unit.state == "after" else None),
    ]
    heads: list[tuple[str, Decimal, str, int | None]] = [
        ("before_fte", entry.before_fte, "headcount", unit.headcount if unit.state != "after" else None),
        ("after_fte", entry.after_fte, "headcount_after", unit.headcount_after if unit.state == "both" else None),
        ("after_fte", entry.after_fte, "headcount", unit.headcount if unit.state == "after" else None),
    ]
    for field, found, unit_field, people in heads:
        if people is not None and found > people:
            yield plans.finding(
                MORE_THAN_PEOPLE,
                entry,
                field,
                related=[Related(unit.span(unit_field), Phrase("the unit's people", "osoby w jednostce"))],
                object=called(entry),
                field=field,
                found=found,
                unit=called(unit),
                expected=people,
            )
    for field, found, unit_field, expected in pairs:
        if expected is not None and found != expected:
            yield plans.finding(
                BRIDGE_UNIT,
                entry,
                field,
                related=[Related(unit.span(unit_field), Phrase("the unit's own figure", "liczba podana w jednostce"))],
                object=called(entry),
                field=field,
                found=found,
                unit=called(unit),
                expected=expected,
            )


def _totals(plan: RestructuringPlan, plans: Plans) -> Iterator[Problem]:
    whole = [entry for entry in plan.workforce if entry.unit is None]
    units = [entry for entry in plan.workforce if entry.unit is not None]
    if len(whole) != 1 or not units or not _cover(units, plan, plans):
        return
    outermost = [entry for entry in units if not _lies_within_another(entry, units, plans)]
    for field in COLUMNS:
        found = sum((getattr(entry, field) for entry in units), Decimal(0))
        sums = {found, sum((getattr(entry, field) for entry in outermost), Decimal(0))}
        expected = getattr(whole[0], field)
        if expected not in sums and whole[0].has(field):
            label = Phrase("part of the sum", "składnik sumy")
            yield plans.finding(
                BRIDGE_TOTAL,
                whole[0],
                field,
                related=[Related(entry.span(field), label) for entry in units if entry.has(field)],
                field=field,
                found=found,
                expected=expected,
                difference=abs(found - expected),
            )
            return


def _lies_within_another(entry: Workforce, units: Iterable[Workforce], plans: Plans) -> bool:
    named = {other.unit for other in units}
    return any(above.id in named for above in _above(entry.unit, plans))


def _above(name: str | None, plans: Plans) -> Iterator[OrgUnit]:
    """Yield the units around a unit, nearest first; a circle, which is reported, ends it."""
    here = plans.graph.find(name or "")
    seen: set[int] = set()
    while isinstance(here, OrgUnit) and here.parent and id(here) not in seen:
        seen.add(id(here))
        here = plans.graph.find(here.parent)
        if isinstance(here, OrgUnit):
            yield here


def _cover(units: Iterable[Workforce], plan: RestructuringPlan, plans: Plans) -> bool:
    """Tell whether every unit without units of its own is named, or lies within one that is."""
    named = {entry.unit for entry in units}
    leaves = [unit for unit in plan.org_units if not plans.graph.back(unit, "parent", "parent_after")]
    return all(unit.id in named or any(above.id in named for above in _above(unit.id, plans)) for unit in leaves)


OWNER_GONE = Code(
    "P102",
    Level.ERROR,
    title=Phrase("A quota is held by somebody who will be gone", "Target ma ktoś, kogo już nie będzie"),
    message=Phrase(
        "{object} for {period} is held by {holder}, but {unit} is gone from {date}",
        "{object} na {period} ma {holder}, ale od {date} nie istnieje już {unit}",
    ),
    label=Phrase("gone from {date}", "nie istnieje od {date}"),
    why=Phrase(
        "A target whose holder disappears in the restructuring is a target nobody will reach.",
        "Celu, którego wykonawca znika w restrukturyzacji, nikt nie osiągnie.",
    ),
    help=Phrase(
        "give the quota to a unit, team or person of the structure after the change",
        "przekaż target jednostce, zespołowi lub osobie ze struktury po zmianie",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
quotas:
  - {id: quota-north, holder: north, amounts: {2027: 5m, 2028: 6m}}
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
  - {id: home, title: Home sales, state: after}
unit_changes:
  - {change: merge, from: north, to: home, date: 2027-12-31}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
quotas:
  - {id: quota-north, holder: north, amounts: {2027: 5m}}
  - {id: quota-home, holder: home, amounts: {2028: 6m}}
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
  - {id: home, title: Home sales, state: after}
unit_changes:
  - {change: merge, from: north, to: home, date: 2027-12-31}
""",
)


@rule(OWNER_GONE)
def quota_holders_remain(plans: Plans) -> Iterator[Problem]:
    """Whoever holds a quota is part of the organisation for as long as the quota runs.

    A unit goes when a change closes it or turns it into others; a team or person goes with its unit,
    unless the plan gives it another. A figure that begins before that day may still be meant for the
    time until then, and is left alone.
    """
    for quota in plans.of(Quota):
        for edge in plans.graph.out(quota, "holder"):
            unit = edge.target if isinstance(edge.target, OrgUnit) else _unit_of(edge.target, plans)
            end = ending(unit, plans) if unit is not None else None
            if unit is None or end is None or end.day is None:
                continue
            late = [period for period in sorted([*quota.amounts, *quota.units]) if period.start > end.day]
            if late:
                yield plans.finding(
                    OWNER_GONE,
                    quota,
                    related=[Related(end.place, Phrase("it goes here", "tutaj znika"))],
                    at=edge.span,
                    object=called(quota),
                    holder=called(edge.target),
                    unit=called(unit),
                    period=late[0],
                    date=end.day + dt.timedelta(days=1),
                )


def _unit_of(holder: Item, plans: Plans) -> OrgUnit | None:
    name = holder.unit if isinstance(holder, Team | Person) else None
    unit = plans.graph.find(name) if name else None
    return unit if isinstance(unit, OrgUnit) else None


CAPACITY = Code(
    "P103",
    Level.WARNING,
    title=Phrase("Too few salespeople for the target", "Za mało handlowców na ten cel"),
    message=Phrase(
        "the target of {target} for {period} takes {needed} salespeople, but {found} are planned",
        "cel na okres {period} wymaga etatów: {needed}, a zaplanowano {found} ({target})",
    ),
    label=Phrase("good for {sells}", "wystarczy na {sells}"),
    why=Phrase(
        "A target that the team cannot carry even if everyone sells as planned is missed on the first day.",
        "Cel, którego zespół nie udźwignie, nawet gdy każdy sprzeda tyle, ile zaplanowano, jest chybiony od początku.",
    ),
    help=Phrase(
        "plan {needed} full-time equivalents, raise productivity, or lower the target by {missing}",
        "zaplanuj etatów: {needed}, podnieś wydajność albo obniż cel o {missing}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
capacity:
  - {for: 2027, productivity: 5m, fte: 9, ramping: 2, ramp: 50%}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
capacity:
  - {for: 2027, productivity: 5m, fte: 11, ramping: 2, ramp: 50%}
""",
)


@rule(CAPACITY)
def team_can_carry_the_target(plans: Plans) -> Iterator[Problem]:
    """The planned salespeople, newcomers at their ramp, can sell what the plan wants of them.

    A capacity of one team is held against the quota of that team, or the targets of its territories;
    capacities without a team, together, against the plan's total.
    """
    for plan in plans.portfolio.sales:
        unnamed = [capacity for capacity in plan.capacity if capacity.team is None]
        for capacity in plan.capacity:
            if capacity.team is not None:
                yield from _carries(capacity, [capacity], _wanted_of_team(capacity, plan, plans), plans)
        for period in dict.fromkeys(capacity.for_period for capacity in unnamed):
            together = [capacity for capacity in unnamed if capacity.for_period == period]
            yield from _carries(together[0], together, _wanted_of_plan(plan, period, plans), plans)


Wanted = tuple[Money, Phrase, Span]


def _wanted_of_plan(plan: SalesPlan, period: Period, plans: Plans) -> Wanted | None:
    for target in plan.targets:
        if not (target.territory or target.product or target.segment):
            wanted = _revenue(target, period, plans)
            if wanted is not None:
                return wanted, called(target), target.span("revenue")
    return None


def _revenue(target: Target, period: Period, plans: Plans) -> Money | None:
    exact = exactly(plans.figures.exchange.series(target.revenue), period)
    return exact if len(plans.figures.exchange.series(target.revenue)) == len(target.revenue) else None


def _wanted_of_team(capacity: Capacity, plan: SalesPlan, plans: Plans) -> Wanted | None:
    for quota in plan.quotas:
        if quota.holder == capacity.team:
            amounts = plans.figures.exchange.series(quota.amounts)
            wanted = exactly(amounts, capacity.for_period)
            if wanted is not None and len(amounts) == len(quota.amounts):
                return wanted, called(plans.graph.find(capacity.team or "") or quota), quota.span("amounts")
    team = plans.graph.find(capacity.team or "")
    name = called(team) if team is not None else called(capacity)
    territories = team.territories if isinstance(team, Team) else ()
    targets = [
        target
        for target in plan.targets
        if target.territory in territories and not target.product and not target.segment
    ]
    revenues = [_revenue(target, capacity.for_period, plans) for target in targets]
    known = [revenue for revenue in revenues if revenue is not None]
    if not targets or len(known) != len(territories):
        return None
    return Money.total(known, known[0].currency), name, targets[0].span("revenue")


def _carries(
    capacity: Capacity, together: Sequence[Capacity], wanted: Wanted | None, plans: Plans
) -> Iterator[Problem]:
    exchange = plans.figures.exchange
    productivity = [exchange.money(entry.productivity) for entry in together]
    if wanted is None or None in productivity:
        return
    money, name, place = wanted
    effective = [_effective(entry) for entry in together]
    rates = [rate for rate in productivity if rate is not None]
    sells = Money.total([rate * fte for rate, fte in zip(rates, effective, strict=True)], money.currency)
    if not exceeds(money.amount, sells.amount, plans.tolerance) or not rates[0].amount:
        return
    missing = money - sells
    found = sum((entry.fte for entry in together), Decimal(0))
    needed = found + (missing.amount / rates[0].amount).quantize(Decimal("0.1"), rounding="ROUND_UP")
    yield plans.finding(
        CAPACITY,
        capacity,
        "fte",
        related=[Related(place, Phrase("what is to be sold", "ile trzeba sprzedać"))],
        object=called(capacity),
        target=name,
        period=capacity.for_period,
        needed=needed,
        found=found,
        sells=sells,
        missing=missing,
    )


def _effective(capacity: Capacity) -> Decimal:
    """Return how many full salespeople the planned ones are worth, newcomers counted at their ramp."""
    newcomers = capacity.ramping or Decimal(0)
    share = capacity.ramp if capacity.ramp is not None else Decimal(1)
    return capacity.fte - newcomers + newcomers * share


REDUNDANCIES = Code(
    "P104",
    Level.WARNING,
    title=Phrase("Collective redundancies under the law", "Zwolnienia grupowe w rozumieniu ustawy"),
    message=Phrase(
        "{number} people lose their jobs within 30 days; at {employees} employees the law on collective"
        " redundancies applies from {threshold}",
        "w ciągu 30 dni pracę traci osób: {number}; przy zatrudnieniu {employees} przepisy o zwolnieniach grupowych"
        " stosuje się od {threshold}",
    ),
    label=Phrase("{number} within 30 days", "w ciągu 30 dni: {number}"),
    why=Phrase(
        "From these numbers on an employer in Poland must consult the trade unions or the employees'"
        " representatives and notify the labour office before giving notice (Act of 13 March 2003 on special rules"
        " of terminating employment for reasons not attributable to employees, art. 1). The rule counts; it is no"
        " legal advice.",
        "Od tych liczb pracodawca musi przeprowadzić konsultacje ze związkami zawodowymi lub przedstawicielami"
        " pracowników i zawiadomić urząd pracy, zanim wypowie umowy (ustawa z dnia 13 marca 2003 r. o szczególnych"
        " zasadach rozwiązywania z pracownikami stosunków pracy z przyczyn niedotyczących pracowników, art. 1)."
        " Reguła tylko liczy; nie jest poradą prawną.",
    ),
    help=Phrase(
        "add `consultation:` with `parties:` and the day the labour office is `notified:`, or spread the redundancies"
        " so that fewer than {threshold} fall within 30 days",
        "dodaj `consultation:` ze stronami (`parties:`) i dniem zawiadomienia urzędu pracy (`notified:`) albo rozłóż"
        " zwolnienia tak, aby w ciągu 30 dni było ich mniej niż {threshold}",
    ),
    bad="""\
# plans/organisation.yml
languages: en
employees: 90
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - before_fte: 90
    leavers: 10
    after_fte: 80
    redundancies: [{date: 2027-03-31, number: 10}]
""",
    good="""\
# plans/organisation.yml
languages: en
employees: 90
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - before_fte: 90
    leavers: 9
    after_fte: 81
    redundancies: [{date: 2027-03-31, number: 9}]
""",
)
CONSULTED = REDUNDANCIES.worded(
    REDUNDANCIES.message,
    label=REDUNDANCIES.label,
    help=Phrase(
        "the plan provides for consultation and notice; have the dates checked by a lawyer",
        "plan przewiduje konsultacje i zawiadomienie; terminy warto sprawdzić z prawnikiem",
    ),
    level=Level.INFO,
)
WINDOW = dt.timedelta(days=29)
MONTH = 31
AGREED_FROM = 5
SMALL, MEDIUM, LARGE = 20, 100, 300
FEWEST, MOST = 10, 30


def threshold(employees: int) -> int | None:
    """Return from how many people on redundancies are collective, or None below 20 employees.

    Act of 13 March 2003 on special rules of terminating employment for reasons not attributable to
    employees (ustawa z dnia 13 marca 2003 r. o szczególnych zasadach rozwiązywania z pracownikami stosunków
    pracy z przyczyn niedotyczących pracowników, t.j. Dz.U. 2025 poz. 570), art. 1(1): an employer of at least
    20 who dismisses, within no more than 30 days, at least

    * 10 employees, when fewer than 100 are employed,
    * 10 % of the employees, when at least 100 but fewer than 300 are employed,
    * 30 employees, when at least 300 are employed.
    """
    if employees < SMALL:
        return None
    if employees < MEDIUM:
        return FEWEST
    return -(-employees // 10) if employees < LARGE else MOST


@dataclass(frozen=True, slots=True)
class _Loss:
    """Redundancies of one entry."""

    redundancy: Redundancy
    entry: Workforce


@rule(REDUNDANCIES)
def redundancies_reach_the_threshold(plans: Plans) -> Iterator[Problem]:
    """Redundancies within 30 days reach the threshold of art. 1 of the Act of 13 March 2003.

    Terminations by agreement at the employer's initiative count when there are at least five of them
    (art. 1(2)). What is dated by a month or a longer period is taken as one event, since nobody can say
    that it is not; separate events count together when all of their days lie within 30. Redundancies of
    all plans are those of one employer. Where the number of employees is not given, 30 redundancies are
    enough in any case.
    """
    losses = [loss for plan in plans.portfolio.restructurings for loss in _losses(plan)]
    employees = _employees(plans)
    limit = threshold(employees) if employees is not None else MOST
    windows = [_within_30_days(first, losses) for first in losses]
    worst = max(windows, key=_counted, default=[])
    if limit is None or not worst or _counted(worst) < limit:
        return
    consulted = any(
        step.parties and step.notified for plan in plans.portfolio.restructurings for step in plan.consultation
    )
    first, *others = worst
    label = Phrase("within the same 30 days", "w tych samych 30 dniach")
    yield plans.finding(
        CONSULTED if consulted else REDUNDANCIES,
        first.redundancy,
        "number",
        related=[Related(loss.redundancy.span("number"), label) for loss in others],
        number=_counted(worst),
        employees=employees if employees is not None else Phrase("any number of", "dowolnym"),
        threshold=limit,
    )


def _employees(plans: Plans) -> int | None:
    stated = [
        plan.enterprise.employees
        for plan in plans.portfolio.restructurings
        if plan.enterprise is not None and plan.enterprise.employees is not None
    ]
    return stated[0] if stated else plans.portfolio.organisation.employees


def _losses(plan: RestructuringPlan) -> list[_Loss]:
    """Return the redundancies of a plan; a total beside its units is not counted again."""
    units = [_Loss(one, entry) for entry in plan.workforce if entry.unit for one in entry.redundancies]
    whole = [_Loss(one, entry) for entry in plan.workforce if not entry.unit for one in entry.redundancies]
    return max(units, whole, key=lambda group: sum(loss.redundancy.number for loss in group))


def _within_30_days(first: _Loss, losses: Iterable[_Loss]) -> list[_Loss]:
    """Return what certainly falls into the 30 days that begin with `first`, itself in front."""
    start, own_end = first.redundancy.date.start, first.redundancy.date.end
    end = start + WINDOW
    if (own_end - start).days < MONTH:
        end = max(end, own_end)

    def falls_in(loss: _Loss) -> bool:
        date = loss.redundancy.date
        return date == first.redundancy.date or (start <= date.start and date.end <= end)

    return [first, *(loss for loss in losses if loss is not first and falls_in(loss))]


def _counted(losses: Iterable[_Loss]) -> int:
    """Count people; agreements only when there are at least five of them."""
    losses = list(losses)
    notices = sum(loss.redundancy.number for loss in losses if loss.redundancy.basis == "notice")
    agreed = sum(loss.redundancy.number for loss in losses if loss.redundancy.basis == "agreement")
    return notices + (agreed if agreed >= AGREED_FROM else 0)


RACI = Code(
    "P105",
    Level.ERROR,
    title=Phrase("Not exactly one is accountable", "Za zadanie nie odpowiada dokładnie jedna osoba"),
    message=Phrase(
        "{object} has {count} accountable, not one",
        "{object}: odpowiedzialnych (A) jest {count}, a ma być jeden",
    ),
    label=Phrase("exactly one", "dokładnie jeden"),
    why=Phrase(
        "With two who answer for a thing nobody does; with none nobody ever will.",
        "Gdy odpowiadają dwie osoby, nie odpowiada nikt; gdy nikt, nikt nigdy nie będzie.",
    ),
    help=Phrase(
        "name one in `accountable:` and the others in `responsible:` or `consulted:`",
        "wpisz jedną osobę w `accountable:`, a pozostałe w `responsible:` lub `consulted:`",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
raci:
  - {title: Release the price list, responsible: jan, accountable: [anna, piotr]}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
raci:
  - {title: Release the price list, responsible: [jan, piotr], accountable: anna}
""",
)
NOBODY_DOES_IT = RACI.worded(
    Phrase("{object} has nobody responsible for the work", "{object}: nikt nie wykonuje pracy (R)"),
    label=Phrase("who does the work?", "kto to robi?"),
    help=Phrase("name at least one in `responsible:`", "wpisz co najmniej jedną osobę w `responsible:`"),
)


@rule(RACI)
def exactly_one_is_accountable(plans: Plans) -> Iterator[Problem]:
    """A line of the matrix of responsibilities has exactly one A and at least one R.

    A line with a title only is not begun yet and says one thing: nobody is accountable.
    """
    for line in plans.of(Raci):
        if len(line.accountable) != 1:
            path = ("accountable",) if line.accountable else ("title",)
            yield plans.finding(RACI, line, *path, object=called(line), count=len(line.accountable))
        elif not line.responsible:
            yield plans.finding(NOBODY_DOES_IT, line, "title", object=called(line))


SPAN_OF_CONTROL = Code(
    "P106",
    Level.INFO,
    title=Phrase("Too many or too few direct reports", "Za dużo lub za mało bezpośrednich podwładnych"),
    message=Phrase(
        "{count} people report to {object}; usual is {least} to {most}",
        "{object}: bezpośrednich podwładnych jest {count}; zwykle od {least} do {most}",
    ),
    label=Phrase("{least} to {most}", "od {least} do {most}"),
    why=Phrase(
        "Nobody leads thirty people well, and a level of management for two is one too many.",
        "Nikt nie pokieruje dobrze trzydziestoma osobami, a szczebel zarządzania nad dwiema jest zbędny.",
    ),
    help=Phrase(
        "divide or join the units, or set `span_of_control:` in the settings",
        "podziel lub połącz jednostki albo zmień ustawienie `span_of_control:`",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: production, title: Production}
positions:
  - {title: Head of production, unit: production, reports: 31}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: production, title: Production}
positions:
  - {title: Head of production, unit: production, reports: 8}
""",
)


@rule(SPAN_OF_CONTROL)
def span_of_control_is_usual(plans: Plans) -> Iterator[Problem]:
    """The people who report to a position that will remain are within the span of the settings."""
    span = plans.settings.span_of_control
    for position in plans.of(Position):
        count = position.reports
        if position.state != "before" and count and not span.least <= count <= span.most:
            yield plans.finding(
                SPAN_OF_CONTROL,
                position,
                "reports",
                object=called(position),
                count=count,
                least=span.least,
                most=span.most,
            )


UNMAPPED = Code(
    "P107",
    Level.WARNING,
    title=Phrase("Nothing is said of what becomes of a unit", "Nie wiadomo, co stanie się z jednostką"),
    message=Phrase(
        "{object} is there only {state} the change, but no change names it",
        "{object} należy tylko do struktury {state}, a żadna zmiana jej nie wymienia",
    ),
    label=Phrase("what becomes of it?", "co się z nią stanie?"),
    why=Phrase(
        "The people of a unit that is forgotten in the change do not know where they belong, and neither does payroll.",
        "Ludzie z jednostki, o której w zmianie zapomniano, nie wiedzą, dokąd należą, i nie wiedzą tego też płace.",
    ),
    help=Phrase(
        "name it in `{field}:` of an entry of `unit_changes:`, or in `closes:` of a savings measure or deal",
        "wymień ją w `{field}:` jednego z wpisów `unit_changes:` albo w `closes:` działania lub transakcji",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
  - {id: south, title: Sales South, state: before}
  - {id: home, title: Home sales, state: after}
unit_changes:
  - {change: merge, from: north, to: home, date: 2027-12-31}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
  - {id: south, title: Sales South, state: before}
  - {id: home, title: Home sales, state: after}
unit_changes:
  - {change: merge, from: [north, south], to: home, date: 2027-12-31}
""",
)
STATES = {
    "before": (Phrase("before", "sprzed zmiany"), "from", ("before", "closes")),
    "after": (Phrase("after", "po zmianie"), "to", ("after",)),
}


@rule(UNMAPPED)
def every_unit_is_mapped(plans: Plans) -> Iterator[Problem]:
    """Each unit of the old structure goes somewhere, each of the new one comes from somewhere.

    Asked once the plan has begun to list its changes.
    """
    for plan in plans.portfolio.restructurings:
        for unit in plan.org_units if plan.unit_changes else ():
            if unit.state in STATES:
                state, field, links = STATES[unit.state]
                if not plans.graph.back(unit, *links):
                    yield plans.finding(UNMAPPED, unit, "id", object=called(unit), state=state, field=field)


RULES: tuple[Rule, ...] = (
    headcount_adds_up,
    quota_holders_remain,
    team_can_carry_the_target,
    redundancies_reach_the_threshold,
    exactly_one_is_accountable,
    span_of_control_is_usual,
    every_unit_is_mapped,
)
