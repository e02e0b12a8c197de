"""Stopped work (C116): what waits for, or serves, something that is paused or cancelled."""

from collections.abc import Iterator

from planloom.links import Edge
from planloom.model import Item
from planloom.model.marketing import Campaign
from planloom.model.relations import DEPENDS_ON, RELATIONS, SUPPORTS
from planloom.model.shared import Initiative, Milestone
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

WAITS = Code(
    "C116",
    Level.WARNING,
    title=Phrase("Work that waits for what has been stopped", "Praca czeka na coś, co zatrzymano"),
    message=Phrase(
        "{object} depends on {other}, which is {status}", "{object} zależy od tego, co ma status {status}: {other}"
    ),
    label=Phrase("{status}", "{status}"),
    why=Phrase(
        "It will not be finished, so what waits for it cannot start, and nobody has said so.",
        "To nie zostanie ukończone, więc to, co na nie czeka, nie ruszy, choć nikt tego nie powiedział.",
    ),
    help=Phrase(
        "take the work up again, plan without it, or stop both", "wznów tę pracę, zaplanuj bez niej albo zatrzymaj obie"
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: clean-data, title: Clean the data, status: cancelled}
  - {id: crm, title: CRM, status: on_track, depends_on: clean-data}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: clean-data, title: Clean the data, status: on_track}
  - {id: crm, title: CRM, status: on_track, depends_on: clean-data}
""",
)
SERVES = WAITS.worded(
    Phrase(
        "{object} serves nothing but {other}, which is {status}",
        "{object} wspiera tylko to, co ma status {status}: {other}",
    ),
    label=WAITS.label,
    help=Phrase("let it serve another objective, or stop it too", "niech wspiera inny cel albo także je zatrzymaj"),
)
COUNTS_ON = WAITS.worded(
    Phrase("{object} counts on {other}, which is {status}", "{object} liczy na to, co ma status {status}: {other}"),
    label=WAITS.label,
    help=Phrase("name something else, or cancel it too", "wskaż coś innego albo także to anuluj"),
)
MONEY = WAITS.worded(
    Phrase(
        "{object} is cancelled, but {found} are still expected to be spent on it in {period}",
        "{object}: status „anulowane”, a na okres {period} nadal przewiduje się wydatki {found}",
    ),
    label=Phrase("{found} to come", "przed nami {found}"),
    help=Phrase(
        "lower the outlook to what was spent and give the money to other work, or take the work up again",
        "zmniejsz prognozę do tego, co wydano, i przeznacz pieniądze na inną pracę albo wznów tę",
    ),
)
STOPPED = frozenset({"paused", "cancelled"})
_OVER = STOPPED | {"done"}
_NEEDED = tuple(one for one in RELATIONS if one.needed)
_STATES = {"paused": Phrase("paused", "„wstrzymane”"), "cancelled": Phrase("cancelled", "„anulowane”")}


@rule(WAITS)
def nothing_waits_for_stopped_work(plans: Plans) -> Iterator[Problem]:
    """Live work depends on no work that is paused or cancelled, and serves something that is not.

    Money, agreements and work that are for things which are all cancelled have no purpose left, and what is cancelled
    expects no more spending (`outlook:`) in periods to come.
    """
    for item in plans.with_role("work", "event", "aim"):
        if item.status in _OVER or getattr(item, "done", False):
            continue
        for edge in plans.graph.out(item, DEPENDS_ON):
            stopped = _stopped(edge.target, plans)
            if stopped is not None:
                yield _finding(WAITS, item, edge, stopped, plans)
        served = plans.graph.out(item, SUPPORTS)
        if served and all(edge.target.status in STOPPED for edge in served):
            yield _finding(SERVES, item, served[0], served[0].target, plans)
    yield from _counting_on_nothing(plans)
    yield from _spending_on_nothing(plans)


def _counting_on_nothing(plans: Plans) -> Iterator[Problem]:
    """Yield what is paid for, agreed or measured for the sake of things that are all cancelled."""
    for item in plans.items():
        if item.status in _OVER:
            continue
        for relation in _NEEDED:
            edges = plans.graph.out(item, relation)
            if edges and all(edge.target.status == "cancelled" for edge in edges):
                yield _finding(COUNTS_ON, item, edges[0], edges[0].target, plans)


def _spending_on_nothing(plans: Plans) -> Iterator[Problem]:
    """Yield what is still to be spent on work that is cancelled."""
    work: list[Initiative | Campaign] = [*plans.of(Initiative), *plans.of(Campaign)]
    for item in work:
        ahead = [period for period in sorted(item.outlook) if period.start > plans.today]
        money = [item.outlook[period] for period in ahead if item.outlook[period].amount]
        if item.status == "cancelled" and money:
            period = next(one for one in ahead if item.outlook[one].amount)
            place = Related(item.span("status"), Phrase("cancelled here", "anulowane tutaj"))
            at = value_span_of(item, "outlook", period)
            yield plans.finding(
                MONEY, item, at=at, related=[place], object=called(item), period=period, found=item.outlook[period]
            )


def _stopped(item: Item, plans: Plans) -> Item | None:
    """Return what is stopped of a piece of work and the one it is a milestone of."""
    around = plans.around(item)
    if item.status in STOPPED:
        return item
    is_part = isinstance(item, Milestone) and not item.done and isinstance(around, Initiative)
    return around if is_part and around is not None and around.status in STOPPED else None


def _finding(code: Code, item: Item, edge: Edge, other: Item, plans: Plans) -> Problem:
    return plans.finding(
        code,
        item,
        at=edge.span,
        related=[Related(other.span("status"), Phrase("stopped here", "zatrzymane tutaj"))],
        object=called(item),
        other=called(other),
        status=_STATES[other.status or "cancelled"],
    )
