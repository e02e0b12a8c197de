"""Quotas (M126): not many times the target, and every territory has one where others do."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.sales.grain import EVERYTHING
from planloom.figures.sales.quotas import quota_amounts
from planloom.model import Plan
from planloom.model.relations import IN_TERRITORY
from planloom.model.sales import Quota, Target, Territory
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

TOO_MUCH = Code(
    "M126",
    Level.WARNING,
    title=Phrase("Single targets far from the whole", "Pojedyncze cele dalekie od całości"),
    message=Phrase(
        "what is shared out in {object} comes to {found} for {period}, many times the target of {expected}",
        "{object}: cele rozdzielone na okres {period} to razem {found}, wielokrotność całego celu {expected}",
    ),
    label=Phrase("part of {found}", "część z {found}"),
    why=Phrase(
        "A reserve of a few per cent is usual; a multiple is a slip, or something counted twice.",
        "Rezerwa kilku procent jest zwykła; wielokrotność to pomyłka albo kwota policzona dwa razy.",
    ),
    help=Phrase("mend what is shared out, or the target", "popraw to, co rozdzielono, albo cel"),
    bad="""\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak}]
# plans/sales/plan.yml
kind: sales
targets:
  - {id: target-2027, title: The whole plan, revenue: {2027: 10m}}
quotas:
  - {id: quota-anna, holder: anna, amounts: {2027: 40m}}
""",
    good="""\
# plans/organisation.yml
languages: en
people: [{id: anna, name: Anna Nowak}]
# plans/sales/plan.yml
kind: sales
targets:
  - {id: target-2027, title: The whole plan, revenue: {2027: 10m}}
quotas:
  - {id: quota-anna, holder: anna, amounts: {2027: 10.4m}}
""",
)
NOBODY = TOO_MUCH.worded(
    Phrase(
        "nobody is to reach anything in {object}, though others like it are shared out",
        "{object}: nikt nie ma tu celu do osiągnięcia, choć mają go inne",
    ),
    label=Phrase("nobody", "brak celu"),
    help=Phrase(
        "share it out too, or take it out of the plan",
        "dodaj cel albo usuń to z planu",
    ),
)
NO_TARGET = TOO_MUCH.worded(
    Phrase("{object} has no target, though others like it have", "{object}: brak celu sprzedaży, choć mają go inne"),
    label=Phrase("no target", "brak celu"),
    help=Phrase("add a target for it, or remove it from the plan", "dodaj dla niego cel albo usuń je z planu"),
)
MANY_TIMES = Decimal(2)
_MOST_MISSING = 3


@rule(TOO_MUCH)
def quotas_are_of_the_size_of_the_target(plans: Plans) -> Iterator[Problem]:
    """The quotas for a period are less than twice its target, and no territory, or few of many, is without one."""
    for plan in plans.portfolio.having(Quota):
        yield from _multiples(plan, plans)
        yield from _without(plan, Quota, NOBODY, plans)
    for plan in plans.portfolio.having(Target):
        yield from _without(plan, Target, NO_TARGET, plans)


def _multiples(plan: Plan, plans: Plans) -> Iterator[Problem]:
    sales = plans.figures.sales(plan)
    quotas = quota_amounts(sales)
    for period in sorted(sales.revenue.periods()):
        quota, target = quotas.counted(period), sales.revenue.whole(EVERYTHING, period)
        if quota.value is None or target.value is None or not target.exact or target.value.amount <= 0:
            continue
        place = first_place(quota)
        if place is not None and quota.value.amount >= MANY_TIMES * target.value.amount:
            yield plans.finding(
                TOO_MUCH,
                plan,
                at=place,
                related=operands(target),
                object=called(plan),
                period=period,
                found=quota.value,
                expected=target.value,
            )
            return


def _sold_in(plan: Plan, plans: Plans) -> list[Territory]:
    """Return the territories of a plan: its own, and those of another plan that it has targets for."""
    aimed_at = (edge.target for one in plan.each(Target) for edge in plans.graph.out(one, IN_TERRITORY))
    found = [*plan.each(Territory), *(one for one in aimed_at if isinstance(one, Territory))]
    return list({id(one): one for one in found}.values())


def _without(plan: Plan, kind: type[Quota | Target], code: Code, plans: Plans) -> Iterator[Problem]:
    territories = _sold_in(plan, plans)
    shared = plan.each(kind)
    named = {id(edge.target) for one in shared for edge in plans.graph.out(one)}
    missing = [one for one in territories if id(one) not in named]
    lost = any(one.territory and plans.graph.find(one.territory) is None for one in shared)
    few = len(missing) == 1 or len(missing) * _MOST_MISSING <= len(territories)
    if len(missing) < len(territories) and few and not lost:
        yield from as_one(
            plans.finding(
                code,
                one,
                related=[Related(shared[0].span(), Phrase("the others", "pozostałe"))],
                object=called(one),
            )
            for one in missing
        )
