"""Sales figures as a table of territory, product, segment and period, asked for any part of it.

A total may be given, or follow from its parts: the whole plan from its territories, a territory from its products.
:class:`Cells` says what is known of a part of the table and what is missing from it, counting nothing twice.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Generic

from planloom.figures.figure import Figure, Gap, V, amount_of, lacking, sum_of, unknown
from planloom.figures.sales.grain import DIMENSIONS, EVERYTHING, Key, apart, further, totals
from planloom.figures.written import Written, total
from planloom.model import Part
from planloom.values import Period

Members = Callable[[str], Mapping[str, Part]]
"""Returns all there is of a dimension, by id; empty where nobody lists them, and what has figures is all there is."""


class Cells(Generic[V]):
    """Figures called `name`, by what they are about. Entries about the same thing are joined."""

    def __init__(self, name: str, entries: Iterable[tuple[Key, Written[V] | None]], members: Members) -> None:
        self.name = name
        self._members = members
        self._series: dict[Key, list[Written[V]]] = {}
        self._known: dict[tuple[Key, Period], Figure[V]] = {}
        for key, series in entries:
            if series:
                self._series.setdefault(key, []).append(series)

    @property
    def keys(self) -> tuple[Key, ...]:
        """What there are figures about, in the order of the sources."""
        return tuple(self._series)

    def items(self, key: Key) -> tuple[Part, ...]:
        """Return what states figures about exactly `key`."""
        return tuple({id(series.part): series.part for series in self._series.get(key, ())}.values())

    def series(self, key: Key) -> tuple[Written[V], ...]:
        """Return what is written about exactly `key`."""
        return tuple(self._series.get(key, ()))

    def periods(self, *keys: Key) -> set[Period]:
        """Return the periods for which something about one of the keys, or a part of it, is written."""
        wanted = keys or (EVERYTHING,)
        return {
            period
            for key, found in self._series.items()
            if any(one <= key for one in wanted)
            for series in found
            for period in series.given
        }

    def own(self, key: Key, period: Period) -> Figure[V]:
        """Return what is stated about exactly `key` for every day of `period`; a gap where days are missing."""
        found = self._series.get(key)
        if not found:
            return unknown(self.name, "not_given", period=period)
        return total(self.name, [tuple(found)], period, subject=found[0].part, sparse=False)

    def parts(self, key: Key, dimension: str, period: Period) -> Figure[V]:
        """Return the sum of the parts of `key` along a dimension; a member without figures is a gap.

        Where the gaps are all there is no figure. Parts that are not all there make a lower bound.
        """
        given = further(key, dimension, self._series)
        found = sum_of(self.name, (self.whole(key | {(dimension, one)}, period) for one in given), period=period)
        missing = (part for name, part in self._all(dimension).items() if name not in given) if given else ()
        return lacking(found, (Gap("not_given", part, self.name, period) for part in missing))

    def _all(self, dimension: str) -> Mapping[str, Part | None]:
        return self._members(dimension) or dict.fromkeys(further(EVERYTHING, dimension, self._series))

    def along(self, dimension: str | None, period: Period) -> Figure[V]:
        """Return what the cells come to along a dimension, whether or not all of its members have figures.

        Without a dimension, return what is stated for everything.
        """
        if dimension is None:
            return self.own(EVERYTHING, period)
        given = further(EVERYTHING, dimension, self._series)
        found = (self.whole(frozenset({(dimension, one)}), period) for one in given)
        return sum_of(self.name, (one for one in found if one.value is not None or one.gaps), period=period)

    def whole(self, key: Key, period: Period) -> Figure[V]:
        """Return the figure of `key` for `period`: what is stated, or else the parts that make it up.

        Where neither is complete, the one that accounts for most, with what it leaves out.
        """
        known = self._known.get((key, period))
        if known is None:
            known = self._known[key, period] = self._whole(key, period)
        return known

    def _whole(self, key: Key, period: Period) -> Figure[V]:
        own = self.own(key, period)
        if own.exact:
            return own
        every: list[Figure[V]] = [own]
        every += [self.parts(key, one, period) for one in DIMENSIONS if further(key, one, self._series)]
        exact = next((figure for figure in every if figure.exact), None)
        known = [figure for figure in every if figure.value is not None]
        return exact or max(known, key=_size, default=own)

    def together(self, period: Period) -> Figure[V]:
        """Return what all cells come to for `period`, without a claim that they are all there is.

        What is the detail of another counts within it. Of those that overlap, such as a territory and a product,
        the first counts, and the other is a gap.
        """
        telling = [key for key, found in self._series.items() if any(_overlaps(one, period) for one in found)]
        counted: list[Key] = []
        gaps: list[Gap] = []
        for key in totals(telling):
            if all(apart(key, other) for other in counted):
                counted.append(key)
            else:
                gaps += (Gap("crossing", part, self.name, period) for part in self.items(key))
        found = sum_of(self.name, (self.whole(key, period) for key in counted), period=period)
        return lacking(found, gaps)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions along which everything is broken down."""
        return tuple(one for one in DIMENSIONS if further(EVERYTHING, one, self._series))


def _size(figure: Figure[V]) -> Decimal:
    return amount_of(figure.value) or Decimal(0)


def _overlaps(series: Written[V], period: Period) -> bool:
    return any(entry.overlaps(period) for entry in series.given)
