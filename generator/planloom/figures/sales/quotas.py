"""Quotas: what they add up to, the targets they are to carry, and by how much they exceed them.

A quota is one person's, team's or unit's, for a territory, a product, both or neither. The quotas of several people
for the same are added. What a team must sell is what its members must sell where any of them has a quota of their
own; a quota without a holder is the total of those that name one. As with targets, the quota for a territory is
the total of those for its products.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Generic

from planloom.figures.figure import Figure, Gap, V, difference, lacking, ratio, sum_of, unknown
from planloom.figures.live import live
from planloom.figures.matrix import Matrix, Row, matrix
from planloom.figures.sales.grain import EVERYTHING, Key, apart, further, totals
from planloom.figures.sales.of_plan import Sales
from planloom.figures.sales.targets import Subject, added_up, members_of
from planloom.figures.written import Written, money_in, numbers_in, total
from planloom.model.organisation import Person
from planloom.model.sales import Quota
from planloom.model.shared import Team
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class QuotaTable:
    """Quotas by period, and the targets they are to carry.

    `over` is by how much the quotas exceed the targets, as a fraction of the targets; unknown where not all of
    the targets are known.
    """

    amounts: Matrix[Money]
    units: Matrix[Decimal]
    targets: tuple[Figure[Money], ...]
    targets_total: Figure[Money]
    over: tuple[Figure[Decimal], ...]
    over_total: Figure[Decimal]


@dataclass(frozen=True, slots=True)
class _One(Generic[V]):
    """One quota, what it is about, and its figures."""

    quota: Quota
    key: Key
    series: Written[V]


class Quotas(Generic[V]):
    """The quotas of a plan in one field, ``amounts`` or ``units``."""

    def __init__(self, sales: Sales, name: str, series: Iterable[tuple[Quota, Written[V]]]) -> None:
        self.sales = sales
        self.name = name
        self.every: list[_One[V]] = [_One(quota, sales.key(quota), one) for quota, one in series if one]

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """What there are quotas for."""
        return tuple(dict.fromkeys(one.key for one in self.every))

    def periods(self) -> set[Period]:
        """Return the periods for which any quota is given."""
        return {period for one in self.every for period in one.series.given}

    def counted(self, period: Period, key: Key = EVERYTHING) -> Figure[V]:
        """Return the sum of the quotas for `key` and its parts that tell of `period`, nothing counted twice.

        Of quotas that overlap, such as one for a territory and one for a product, the first counts, and the other
        is a gap.
        """
        found = [one for one in self.every if key <= one.key and _tells(one, period)]
        joint: dict[tuple[Key, str | None], list[Written[V]]] = {}
        gaps: list[Gap] = []
        for one in self._highest(found):
            if all(one.key == other or apart(one.key, other) for other, _ in joint):
                joint.setdefault((one.key, one.quota.holder), []).append(one.series)
            else:
                gaps.append(Gap("crossing", one.quota, self.name, period))
        return lacking(total(self.name, [tuple(series) for series in joint.values()], period, sparse=False), gaps)

    def carried(self, key: Key, period: Period) -> Figure[V]:
        """Return what the quotas for `key` come to, with a gap where they may not be all that it is carried by.

        They are all where one is for exactly `key`, or its territories or products all have one; where no quota for
        something else might be for this too; and where nobody's quota lies within that of somebody else, when it
        may be a part of it or come on top.
        """
        telling = [one for one in self.every if _tells(one, period)]
        inside = [one for one in telling if key <= one.key]
        unclear = [one for one in telling if one not in inside and not apart(one.key, key)]
        unclear += [one for one in inside if any(_is_anothers(one, other) for other in inside)]
        gaps = [Gap("crossing", one.quota, self.name, period) for one in unclear]
        if not self.covers(key, period):
            gaps.append(Gap("not_given", self.sales.plan, self.name, period))
        found = self.counted(period, key)
        return lacking(found, gaps)

    def covers(self, key: Key, period: Period) -> bool:
        """Tell whether the quotas for `period` are for all of `key`: as one, or for each territory or product."""
        return self._cover([one.key for one in self.every if _tells(one, period)], key)

    def _cover(self, keys: Sequence[Key], key: Key) -> bool:
        if key in keys:
            return True
        for dimension in ("territory", "product"):
            given, every = further(key, dimension, keys), self.sales.members(dimension)
            if given and every and set(given) >= set(every):
                return all(self._cover(keys, key | {(dimension, one)}) for one in given)
        return False

    def _highest(self, found: list[_One[V]]) -> list[_One[V]]:
        """Return those that are not the detail of another, teams by their members."""
        holders = {one.quota.holder for one in found} - {None}
        kept = [one for one in found if not any(_within(name, one.quota.holder, self.sales) for name in holders)]
        return [one for one in kept if not any(_is_detail(one, other) for other in kept)]


def _within(holder: str | None, group: str | None, sales: Sales) -> bool:
    """Tell whether one holder of quotas is a member of another, or works in it."""
    if holder is None or group is None or holder == group:
        return False
    inner, outer = sales.graph.find(holder), sales.graph.find(group)
    if isinstance(outer, Team) and holder in outer.members:
        return True
    return isinstance(inner, Person | Team) and inner.unit == group


def _is_detail(one: _One[V], other: _One[V]) -> bool:
    if one.key == other.key:
        return other.quota.holder is None and one.quota.holder is not None
    return other.key < one.key


def _is_anothers(one: _One[V], other: _One[V]) -> bool:
    return other.key < one.key and other.quota.holder not in (None, one.quota.holder)


def _tells(one: _One[V], period: Period) -> bool:
    return any(entry.overlaps(period) for entry in one.series.given)


def quota_amounts(sales: Sales, holder: str | None = None) -> Quotas[Money]:
    """Return the quotas of a plan in money, all of them or those of one holder and of its members."""
    found = (
        one
        for one in live(sales.plan.each(Quota))
        if holder in (None, one.holder) or _within(one.holder, holder, sales)
    )
    return Quotas(sales, "quota", ((one, money_in(one, "amounts", sales.exchange)) for one in found))


def quota_units(sales: Sales) -> Quotas[Decimal]:
    """Return the quotas of a plan in units."""
    return Quotas(sales, "quota_units", ((one, numbers_in(one, "units")) for one in live(sales.plan.each(Quota))))


def quota_table(sales: Sales) -> QuotaTable:
    """Lay out the quotas of a plan and compare them with the targets that they are to carry."""
    quotas = quota_amounts(sales)
    amounts = _laid_out(quotas)
    columns = amounts.columns
    targets = tuple(target_under(quotas, column) for column in columns)
    over = tuple(_over(one, target) for one, target in zip(amounts.totals or (), targets, strict=True))
    whole = unknown("revenue_target", "not_given")
    if columns:
        whole = target_under(quotas, Period.around(columns))
    return QuotaTable(
        amounts=amounts,
        units=_laid_out(quota_units(sales)),
        targets=targets,
        targets_total=whole,
        over=over,
        over_total=_over(amounts.total or unknown("quota", "not_given"), whole),
    )


def _laid_out(quotas: Quotas[V]) -> Matrix[V]:
    """Lay out quotas by period; rows that are the detail of others are no part of the totals."""

    def subject(row: Row[V], counted: bool) -> Subject:
        one: _One[V] = row.subject
        same = sum((other.key, other.quota.holder) == (one.key, one.quota.holder) for other in quotas.every)
        adds = counted or not any(row.cells)
        return Subject(one.quota, members_of(one.key), 0 if adds else 1, adds, same > 1)

    rows = ((one, one.series) for one in quotas.every)
    laid = matrix(quotas.name, rows, totals=False, sparse=False, calendar=quotas.sales.exchange.calendar)
    return added_up(quotas.name, laid, tuple(quotas.counted(column) for column in laid.columns), subject)


def target_under(quotas: Quotas[Money], period: Period) -> Figure[Money]:
    """Return the targets that the quotas of `period` are to carry: those for the same territories and products.

    Where the quotas are for all there is, it is the target of the plan.
    """
    sales = quotas.sales
    whole = sales.target(period)
    if whole.exact and quotas.covers(EVERYTHING, period):
        return whole
    keys = totals(quotas.keys)
    found = sum_of("revenue_target", (sales.revenue.whole(key, period) for key in keys), period=period)
    cross = [
        Gap("crossing", sales.plan, "revenue_target", period)
        for index, key in enumerate(keys)
        if any(not apart(key, other) for other in keys[:index])
    ]
    return lacking(found, cross)


def _over(quota: Figure[Money], target: Figure[Money]) -> Figure[Decimal]:
    """Return by which part of the targets the quotas exceed them; unknown where the two are of different things."""
    lacking = [gap for gap in (*quota.gaps, *target.gaps) if gap.kind != "no_rate"]
    if lacking:
        return unknown("over_assignment", lacking[0].kind, period=target.period, gaps=lacking)
    return ratio("over_assignment", difference("difference", quota, target), target, period=target.period)
