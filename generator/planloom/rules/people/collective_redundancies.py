"""Collective redundancies (P104): from how many on the Polish law asks for consultation and notice."""

import datetime as dt
from collections.abc import Iterable, Iterator

from planloom.figures.restructuring.workforce import Loss, dismissed, workforce_table
from planloom.model.restructuring import Consultation, Enterprise, Workforce
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule

REDUNDANCIES = Code(
    "P104",
    Level.WARNING,
    title=Phrase("Collective redundancies under the law", "Zwolnienia grupowe w rozumieniu ustawy"),
    message=Phrase(
        "{number} people lose their jobs within 30 days; {size} the law on collective"
        " redundancies applies from {threshold}",
        "plan przewiduje zwolnienie {number} osób w ciągu 30 dni; {size} przepisy"
        " o zwolnieniach grupowych stosuje się od {threshold}",
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
    * 10% of the employees, when at least 100 but fewer than 300 are employed,
    * 30 employees, when at least 300 are employed.
    """
    if employees < SMALL:
        return None
    if employees < MEDIUM:
        return FEWEST
    return -(-employees // 10) if employees < LARGE else MOST


@rule(REDUNDANCIES)
def redundancies_reach_the_threshold(plans: Plans) -> Iterator[Problem]:
    """Redundancies within 30 days reach the threshold of art. 1 of the Act of 13 March 2003.

    Terminations by agreement at the employer's initiative count when there are at least five of them
    (art. 1(2)). What is dated by a month or a longer period is taken as one event, since nobody can say
    that it is not; separate events count together when all of their days lie within 30. Redundancies of
    all plans are those of one employer. Where the number of employees is not given, 30 redundancies are
    enough in any case.
    """
    losses = [
        loss for plan in plans.portfolio.having(Workforce) for loss in plans.figures.once(workforce_table, plan).losses
    ]
    employees = _employees(plans)
    limit = threshold(employees) if employees is not None else MOST
    windows = [_within_30_days(first, losses) for first in losses]
    worst = max(windows, key=_counted, default=[])
    if limit is None or not worst or _counted(worst) < limit:
        return
    consulted = any(step.parties and step.notified for step in plans.portfolio.each(Consultation))
    first, *others = worst
    label = Phrase("within the same 30 days", "w tych samych 30 dniach")
    yield plans.finding(
        CONSULTED if consulted else REDUNDANCIES,
        first.redundancy,
        "number",
        related=[Related(loss.redundancy.span("number"), label) for loss in others],
        number=_counted(worst),
        size=_size(employees),
        threshold=limit,
    )


def _size(employees: int | None) -> Phrase:
    if employees is None:
        return Phrase("whatever the number of employees,", "bez względu na liczbę zatrudnionych")
    return Phrase(f"at {employees} employees", f"przy zatrudnieniu {employees}")


def _employees(plans: Plans) -> int | None:
    stated = [one.employees for one in plans.portfolio.each(Enterprise) if one.employees is not None]
    return stated[0] if stated else plans.portfolio.organisation.employees


def _within_30_days(first: Loss, losses: Iterable[Loss]) -> list[Loss]:
    """Return what certainly falls into the 30 days that begin with `first`, itself in front."""
    start, own_end = first.redundancy.date.start, first.redundancy.date.end
    end = start + WINDOW
    if (own_end - start).days < MONTH:
        end = max(end, own_end)

    def falls_in(loss: Loss) -> bool:
        date = loss.redundancy.date
        return date == first.redundancy.date or (start <= date.start and date.end <= end)

    return [first, *(loss for loss in losses if loss is not first and falls_in(loss))]


def _counted(losses: Iterable[Loss]) -> int:
    """Count people; agreements only when there are at least five of them."""
    losses = list(losses)
    notices = _people(losses, "notice")
    agreed = _people(losses, "agreement")
    return notices + (agreed if agreed >= AGREED_FROM else 0)


def _people(losses: Iterable[Loss], basis: str) -> int:
    return int(dismissed((loss for loss in losses if loss.redundancy.basis == basis), None).value or 0)
