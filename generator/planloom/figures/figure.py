"""A figure: a computed value that says what it is of, how sure it is, and what it was made of.

Everything the `figures` stage computes is a :class:`Figure`. Pages, charts, the book and findings show its
`value`; none of them adds anything. Two kinds of operand lie beneath it: what a writer wrote
(:class:`Entry`), and other figures. The functions here combine figures and carry along what is missing, so that
a ratio of two sums knows of the exchange rate that one of them lacked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from planloom.model import Part
from planloom.problems import Span
from planloom.values import Money, Period

Value = Decimal | Money
V = TypeVar("V", Decimal, Money)

Role = Literal["plus", "minus", "times", "over", "of"]
"""How an operand counts: added, taken away, multiplied with, divided by, or what is judged (kept or not)."""

GapKind = Literal["no_rate", "not_given", "crossing", "withheld"]
Reason = Literal[
    "",
    "no_rate",
    "not_given",
    "crossing",
    "withheld",
    "zero",
    "no_actual",
    "no_baseline",
    "no_direction",
    "no_target",
    "not_due",
    "gap",
    "running",
    "target_is_baseline",
    "two_scales",
    "in_words",
]
"""Why nothing is known. From ``no_actual`` on: of measures, in the words of their fields; ``not_due``: no target holds
yet; ``gap``: a period between is missing; ``running``: its period has not ended; ``two_scales``: some of its figures
are percentages and some fractions; ``in_words``: it is told in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as it stands in the sources: the part, the field, and the period it is given for."""

    part: Part
    field: str
    value: Value
    period: Period | None = None

    @property
    def span(self) -> Span:
        """Where it is written."""
        if self.period is None:
            return self.part.span(self.field)
        written = getattr(self.part, self.field, ())
        key = next((period for period in written if period == self.period), self.period)
        return self.part.span(self.field, key)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a figure leaves out.

    ``no_rate``: an amount in `currency`, for which there is no exchange rate; ``not_given``: `part` says nothing
    about (all of) the period; ``crossing``: an entry reaches over the border of the period, so that nobody can
    tell how much of it belongs inside; ``withheld``: it is not for this audience.
    """

    kind: GapKind
    part: Part | None = None
    field: str = ""
    period: Period | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Operand:
    """One thing a figure was made of. `value` is what counted: converted, and times the share that counts."""

    role: Role
    of: "Entry | Figure[Any]"
    value: Value | None


@dataclass(frozen=True, slots=True)
class Figure(Generic[V]):
    """A computed value.

    `name` is the quantity (``budget``, ``pipeline_coverage``), `subject` the object it is a figure of, `period`
    the days it is about. `value` is None where it is unknown, with a `reason`. `gaps` say what is left out of it.
    """

    name: str
    value: V | None
    subject: Part | None = None
    period: Period | None = None
    operands: tuple[Operand, ...] = field(default=(), repr=False, compare=False)
    gaps: tuple[Gap, ...] = ()
    reason: Reason = ""

    @property
    def exact(self) -> bool:
        """Whether it is known and nothing is left out of it."""
        return self.value is not None and not self.gaps

    @property
    def partial(self) -> bool:
        """Whether it is known, but something is left out of it."""
        return self.value is not None and bool(self.gaps)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of amounts that are left out for want of a rate."""
        return tuple(dict.fromkeys(gap.currency for gap in self.gaps if gap.kind == "no_rate"))

    def entries(self) -> Iterator[Entry]:
        """Yield all that was written, at any depth, each place once; a shared figure is looked into once."""
        figures: set[int] = set()
        places: set[tuple[int, str, Period | None]] = set()
        waiting: list[Figure[Any]] = [self]
        for figure in waiting:  # which grows as it goes
            for operand in figure.operands:
                of = operand.of
                if isinstance(of, Entry):
                    place = (id(of.part), of.field, of.period)
                    if place not in places:
                        places.add(place)
                        yield of
                elif id(of) not in figures:
                    figures.add(id(of))
                    waiting.append(of)

    def __bool__(self) -> bool:
        """Whether there is a value, zero included."""
        return self.value is not None


def unknown(
    name: str, reason: Reason, *, subject: Part | None = None, period: Period | None = None, gaps: Iterable[Gap] = ()
) -> Figure[Any]:
    """Return a figure of which nothing is known."""
    return Figure(name, None, subject, period, gaps=tuple(gaps), reason=reason)


def sum_of(
    name: str, figures: Iterable[Figure[V]], *, subject: Part | None = None, period: Period | None = None
) -> Figure[V]:
    """Add figures of different things; what is unknown among them is a gap of the sum."""
    parts = tuple(figures)
    known = [part for part in parts if part.value is not None]
    gaps = _gaps(*parts)
    if not known:
        return unknown(name, gaps[0].kind if gaps else "not_given", subject=subject, period=period, gaps=gaps)
    value: V | None = None
    for part in known:
        value = part.value if value is None else value + part.value  # type: ignore[operator]  # one type of value
    operands = tuple(Operand("plus", part, part.value) for part in known)
    return Figure(name, value, subject, period, operands, gaps)


def difference(
    name: str, first: Figure[V], second: Figure[V], *, subject: Part | None = None, period: Period | None = None
) -> Figure[V]:
    """Return `first` less `second`; unknown where one of them is."""
    gaps = _gaps(first, second)
    if first.value is None or second.value is None:
        reason = first.reason or second.reason or "not_given"
        return unknown(name, reason, subject=subject, period=period, gaps=gaps)
    value = first.value - second.value
    operands = (Operand("plus", first, first.value), Operand("minus", second, second.value))
    return Figure(name, value, subject, period, operands, gaps)


def balance(
    name: str,
    plus: Iterable[Figure[V]],
    minus: Iterable[Figure[V]] = (),
    *,
    subject: Part | None = None,
    period: Period | None = None,
) -> Figure[V]:
    """Add some figures and take others away; what says nothing counts for nothing, what is left out stays a gap.

    Unlike :func:`sum_of` and :func:`difference` it is for plans that need not have each of the parts: no money
    allocated to a plan means none, not that nobody knows.
    """
    roles: dict[Role, Iterable[Figure[V]]] = {"plus": plus, "minus": minus}
    signed = [(role, one) for role, figures in roles.items() for one in figures]
    gaps = _gaps(*(one for _, one in signed if one.value is not None or one.gaps))
    known = [(role, one) for role, one in signed if one.value is not None]
    if not known:
        return unknown(name, gaps[0].kind if gaps else "not_given", subject=subject, period=period, gaps=gaps)
    value: V | None = None
    for role, one in known:
        counted = one.value if role == "plus" else -one.value  # type: ignore[operator]  # known above
        value = counted if value is None else value + counted  # type: ignore[operator]  # one type of value
    operands = tuple(Operand(role, one, one.value) for role, one in known)
    return Figure(name, value, subject, period, operands, gaps)


def ratio(
    name: str, over: Figure[V], under: Figure[V], *, subject: Part | None = None, period: Period | None = None
) -> Figure[Decimal]:
    """Return `over` divided by `under`, as a plain number; unknown where one of them is, or the second is zero."""
    gaps = _gaps(over, under)
    first, second = amount_of(over.value), amount_of(under.value)
    if first is None or not second:
        reason = over.reason or under.reason or ("zero" if second is not None else "not_given")
        return unknown(name, reason, subject=subject, period=period, gaps=gaps)
    operands = (Operand("plus", over, over.value), Operand("over", under, under.value))
    return Figure(name, first / second, subject, period, operands, gaps)


def each(name: str, money: Figure[Money], count: Figure[Decimal], *, subject: Part | None = None) -> Figure[Money]:
    """Return an amount divided by a number, as cost per lead; unknown where one of them is, or the second is zero."""
    gaps = _gaps(money, count)
    if money.value is None or not count.value:
        reason = money.reason or count.reason or ("zero" if count.value is not None else "not_given")
        return unknown(name, reason, subject=subject, period=money.period, gaps=gaps)
    operands = (Operand("plus", money, money.value), Operand("over", count, count.value))
    value = Money(money.value.amount / count.value, money.value.currency)
    return Figure(name, value, subject, money.period, operands, gaps)


def times(
    name: str, figure: Figure[V], factor: Figure[Decimal], *, subject: Part | None = None, period: Period | None = None
) -> Figure[V]:
    """Return a figure multiplied with a plain number, as volume times price; unknown where one of them is."""
    gaps = _gaps(figure, factor)
    if figure.value is None or factor.value is None:
        reason = figure.reason or factor.reason or "not_given"
        return unknown(name, reason, subject=subject, period=period, gaps=gaps)
    operands = (Operand("plus", figure, figure.value), Operand("times", factor, factor.value))
    return Figure(name, figure.value * factor.value, subject, period, operands, gaps)


def mean_of(
    name: str, figures: Iterable[tuple[Figure[Decimal], Decimal]], *, subject: Part | None = None, most: Decimal
) -> Figure[Decimal]:
    """Return the mean of figures, each with its weight and none counted for more than `most`.

    What is unknown among them is left out and is no gap: a mean of what is known is a mean of less.
    """
    known = [(one, min(one.value, most), weight) for one, weight in figures if one.value is not None]
    whole = sum((weight for _, _, weight in known), Decimal(0))
    if not whole:
        return unknown(name, "not_given", subject=subject)
    operands = tuple(Operand("plus", one, counted * weight / whole) for one, counted, weight in known)
    value = sum((counted * weight for _, counted, weight in known), Decimal(0)) / whole
    return Figure(name, value, subject, operands=operands)


def named(name: str, figure: Figure[V], *, subject: Part | None = None) -> Figure[V]:
    """Return a figure under another name, for a quantity that is another one seen from elsewhere."""
    return replace(figure, name=name, subject=subject or figure.subject)


def lacking(figure: Figure[V], gaps: Iterable[Gap]) -> Figure[V]:
    """Return a figure that leaves out more than its operands tell, such as parts that nobody has written down."""
    return replace(figure, gaps=figure.gaps + tuple(gaps))


def amount_of(value: Value | None) -> Decimal | None:
    """Return the plain number of a value."""
    return value.amount if isinstance(value, Money) else value


def _gaps(*figures: Figure[Any]) -> tuple[Gap, ...]:
    """Return what the figures leave out, each thing once; of one that is unknown without a gap, the figure itself."""
    found: dict[tuple[Any, ...], Gap] = {}
    for figure in figures:
        own = figure.gaps
        if figure.value is None and not own and figure.reason in ("not_given", "crossing", "no_rate", "withheld"):
            own = (Gap(figure.reason, figure.subject, figure.name, figure.period),)
        for gap in own:
            found.setdefault((gap.kind, id(gap.part), gap.field, gap.period, gap.currency), gap)
    return tuple(found.values())
