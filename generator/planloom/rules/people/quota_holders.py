"""Holders of quotas (P102): units, teams and people who will be gone before the quota runs."""

import datetime as dt
from collections.abc import Iterator

from planloom.model.relations import HELD_BY
from planloom.model.restructuring import OrgUnit
from planloom.model.sales import Quota
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.endings import ending
from planloom.rules.people.membership import membership, unit_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

OWNER_GONE = Code(
    "P102",
    Level.ERROR,
    title=Phrase("Somebody who will be gone has figures to reach", "Wynik ma osiągnąć ktoś, kogo już nie będzie"),
    message=Phrase(
        "{holder} is to reach {amount} in {period} ({object}), but {unit} is gone from {date}",
        "{holder} ma osiągnąć {amount} w okresie {period} ({object}), ale od {date} nie istnieje już {unit}",
    ),
    label=Phrase("gone from {date}", "nie istnieje od {date}"),
    why=Phrase(
        "A target whose holder disappears in the restructuring is a target nobody will reach.",
        "Celu, którego wykonawca znika w restrukturyzacji, nikt nie osiągnie.",
    ),
    help=Phrase(
        "give the {amount} to a unit, team or person that remains, or move the change behind {period}",
        "przekaż {amount} jednostce, zespołowi lub osobie, która zostaje, albo przesuń zmianę za {period}",
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
        for edge in plans.graph.out(quota, HELD_BY):
            unit = edge.target if isinstance(edge.target, OrgUnit) else unit_of(edge.target, plans)
            end = ending(unit, plans) if unit is not None else None
            if unit is None or end is None or end.day is None:
                continue
            late = [period for period in sorted([*quota.amounts, *quota.units]) if period.start > end.day]
            if late:
                yield plans.finding(
                    OWNER_GONE,
                    quota,
                    related=[Related(end.place, Phrase("it ends here", "tutaj się kończy")), *membership(edge.target)],
                    at=edge.span,
                    object=_for_what(quota, plans),
                    amount=quota.amounts.get(late[0]) or quota.units.get(late[0]),
                    holder=called(edge.target),
                    unit=called(unit),
                    period=late[0],
                    date=end.day + dt.timedelta(days=1),
                )


def _for_what(quota: Quota, plans: Plans) -> Phrase:
    """Name a quota; one without title and id by its territory or product."""
    named = next((one for name in (quota.territory, quota.product) if name and (one := plans.graph.find(name))), None)
    return called(named) if named is not None and not (quota.title or quota.id) else called(quota)
