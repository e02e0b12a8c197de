"""What charts of money say: budgets, allocations, savings, cash, forecasts and quotas."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.i18n import format_period
from planloom.pages.pictures.headlines.counting import Said, Things, so_many_of
from planloom.pages.pictures.headlines.values import largest, money, share, until
from planloom.problems import Language, Phrase
from planloom.values import Money, Period

PLANS = Things("plan", "plans", "plan", "plany", "planów", "m")
OVER = Said(
    "has a budget above its allocation",
    "have budgets above their allocations",
    "ma budżet wyższy od alokacji",
    "mają budżety wyższe od alokacji",
    "ma budżet wyższy od alokacji",
    "ma budżetu wyższego od alokacji",
)
ABOVE = Phrase("The budget is {amount} above the allocation", "Budżet jest o {amount} wyższy od alokacji")
BELOW = Phrase("The budget is {amount} below the allocation", "Budżet jest o {amount} niższy od alokacji")
EQUAL = Phrase("The budget equals the allocation", "Budżet jest równy alokacji")
MOST = Phrase("Most goes to {name}: {share} of {total}", "Najwięcej przypada na: {name} – {share} z {total}")
EXPECTED = Phrase(
    "Most is expected from {name}: {share} of {total}", "Najwięcej przypada na: {name} – {share} z {total}"
)
LESS_COST = Phrase("Annual cost falls by {amount}, or {share}", "Koszty roczne spadają o {amount}, czyli o {share}")
MORE_COST = Phrase("Annual cost rises by {amount}, or {share}", "Koszty roczne rosną o {amount}, czyli o {share}")
SAVED = Phrase("{amount} saved in a full year", "Oszczędności w pełnym roku: {amount}")
PAID_BACK = Phrase("The cost is earned back by {day}", "Nakłady zwrócą się do {day}")
AND_AHEAD = Phrase("; {amount} ahead by {day}", "; nadwyżka do {day}: {amount}")
NOT_PAID_BACK = Phrase(
    "The cost is not earned back by {day}: {amount} short", "Nakłady nie zwrócą się do {day}: brakuje {amount}"
)
LEFT_WITH = Phrase("Running sum by {day}: {amount}", "Suma narastająco do {day}: {amount}")
BEFORE_AND_AFTER = Phrase("From {before} to {after} a year", "Z {before} do {after} rocznie")
FROM_TO = Phrase("{what}: from {first} in {from_} to {last} in {to}", "{what}: z {first} ({from_}) do {last} ({to})")
ONLY = Phrase("{what}: {amount} in {period}", "{what}: {amount} ({period})")


def most(parts: Iterable[tuple[str, Money | None]], currency: str, language: Language, words: Phrase = MOST) -> str:
    """Say which part gets most, or is to bring most; nothing where amounts are missing or of another currency."""
    sums: dict[str, Decimal] = {}
    for name, amount in parts:
        if amount is None or amount.currency != currency:
            return ""
        sums[name] = sums.get(name, Decimal(0)) + amount.amount
    found = largest(sums)
    if found is None:
        return ""
    return words.in_(language).format(
        name=found.name, share=share(found.share, language), total=money(found.total, currency, language)
    )


Pair = tuple[str, Money | None, Money | None]
"""Whose money, its budget and its allocation in one period."""


def against_allocations(pairs: Iterable[Pair], language: Language) -> str:
    """Say how many plans have a budget above their allocation in all that is drawn; nothing where none is compared."""
    found: dict[str, Decimal] = {}
    for name, budget, given in pairs:
        if budget is not None and given is not None and budget.currency == given.currency:
            found[name] = found.get(name, Decimal(0)) + max(budget.amount - given.amount, Decimal(0))
    above = sum(over > 0 for over in found.values())
    return so_many_of(above, len(found), PLANS, OVER, language)


def against_allocation(pairs: Sequence[Pair], language: Language) -> str:
    """Say how far a budget is from its allocation over all periods; nothing where one of them lacks either."""
    apart = Decimal(0)
    currency = ""
    for _, budget, given in pairs:
        if budget is None or given is None or budget.currency != given.currency:
            return ""
        apart, currency = apart + budget.amount - given.amount, budget.currency
    if not currency:
        return ""
    words = ABOVE if apart > 0 else BELOW if apart < 0 else EQUAL
    return words.in_(language).format(amount=money(abs(apart), currency, language))


def saved(steps: Sequence[tuple[Decimal, bool]], currency: str, language: Language) -> str:
    """Say what the steps between two totals come to, or the steps alone where there are none."""
    totals = [amount for amount, total in steps if total]
    if len(totals) == 2 and totals[0] > 0 and totals[0] != totals[1]:  # noqa: PLR2004  # before and after
        apart = totals[1] - totals[0]
        words = LESS_COST if apart < 0 else MORE_COST
        part = share(abs(apart) / totals[0], language)
        return words.in_(language).format(amount=money(abs(apart), currency, language), share=part)
    if totals:
        return ""
    less = -sum((amount for amount, _ in steps), Decimal(0))
    return SAVED.in_(language).format(amount=money(less, currency, language)) if less > 0 else ""


def before_and_after(steps: Sequence[tuple[Decimal, bool]], currency: str, language: Language) -> str:
    """Return the two totals that the steps lead between; nothing where there are none."""
    totals = [amount for amount, total in steps if total]
    if len(totals) != 2:  # noqa: PLR2004  # before and after
        return ""
    before, after = (money(amount, currency, language) for amount in totals)
    return BEFORE_AND_AFTER.in_(language).format(before=before, after=after)


@dataclass(frozen=True, slots=True)
class Course:
    """How a running sum ends: the last day, the sum, whether all of it is known, and when it has paid for itself."""

    last: dt.date
    amount: Decimal
    exact: bool
    payback: dt.date | None = None


def paid_back(course: Course, currency: str, language: Language) -> str:
    """Say when a cost is earned back, or what is missing in the end; nothing where a part is unknown."""
    if not course.exact:
        return ""
    amount, day = money(abs(course.amount), currency, language), until(course.last, language)
    if course.payback is not None:
        words = PAID_BACK.in_(language).format(day=until(course.payback, language))
        ahead = AND_AHEAD.in_(language).format(amount=amount, day=day)
        return words + (ahead if course.amount > 0 and course.payback < course.last else "")
    words = (NOT_PAID_BACK if course.amount < 0 else LEFT_WITH).in_(language)
    return words.format(day=day, amount=amount)


def from_first_to_last(what: str, points: Mapping[Period, Money | None], currency: str, language: Language) -> str:
    """Say of what a course of amounts is, where it begins and where it ends, of periods of one length."""
    known = {period: amount for period, amount in points.items() if amount is not None and amount.currency == currency}
    if not known or len(known) < len(points) or len({period.months for period in known}) > 1:
        return ""
    first, last = min(known), max(known)
    written = {
        period: (money(known[period].amount, currency, language), format_period(period, language))
        for period in (first, last)
    }
    if first == last:
        amount, period = written[first]
        return ONLY.in_(language).format(what=what, amount=amount, period=period)
    return FROM_TO.in_(language).format(
        what=what, first=written[first][0], from_=written[first][1], last=written[last][0], to=written[last][1]
    )
