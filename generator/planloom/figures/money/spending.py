"""Money spent against its budget: what is left, and what it will have cost in the end.

The terms are those of earned-value management: *actual* (spent), *estimate at completion* (outlook), *variance at
completion*. An outlook is always called one. It is stated by the owner; where nobody states it, it follows from what
was spent and from the budget of what is still to come:

- a period of the budget that has ended counts with what was spent in it,
- one that has not ended counts with its budget, or with what was spent where that is already more.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, Gap, balance, difference, lacking, unknown
from planloom.figures.live import is_live
from planloom.figures.matrix import Row, row
from planloom.figures.money.claims import cost_fields
from planloom.figures.series import fill, hulls, outermost
from planloom.figures.written import Written, money_in, total
from planloom.model import Item, Part
from planloom.model.marketing import Campaign
from planloom.model.shared import BudgetLine, Initiative
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures

Spender = BudgetLine | Campaign | Initiative
"""The objects whose spending is reported."""


@dataclass(frozen=True, slots=True)
class Spending:
    """What something may cost, has cost, and will have cost.

    `left` is the budget less what was spent; `variance` the outlook less the budget, above zero where it will have cost
    more. `stated` tells whether the owner gave the outlook.
    """

    subject: Item | None
    budget: Figure[Money]
    spent: Figure[Money]
    left: Figure[Money]
    outlook: Figure[Money]
    variance: Figure[Money]
    stated: bool

    def __bool__(self) -> bool:
        return self.spent.value is not None or bool(self.spent.currencies) or self.stated


def budget_field(part: Spender) -> str:
    """Return the field that holds the budget: the first whose money is declared as a cost."""
    return cost_fields(type(part))[0]


def budget_in(part: Spender, figures: "Figures") -> Written[Money]:
    """Return the budget of a line, a campaign or an initiative by period."""
    return money_in(part, budget_field(part), figures.exchange)


def spent_in(part: Part, figures: "Figures") -> Written[Money]:
    """Return what was spent by period; a period of the budget that is over without a report is a gap."""
    spent = money_in(part, "spent", figures.exchange)
    if not isinstance(part, Spender):
        return spent
    silent = (
        Gap("not_given", part, "spent", period)
        for period in leaves(budget_in(part, figures).given)
        if period.end < figures.today and not any(period.overlaps(one) for one in spent.given)
    )
    return replace(spent, gaps=(*spent.gaps, *silent))


def spending_of(part: Spender, figures: "Figures") -> Spending:
    """Return budget, spending and outlook of one line, campaign or initiative."""
    return _spending(part, [part], figures)


def spending_of_all(parts: Sequence[Spender], figures: "Figures") -> Spending:
    """Return budget, spending and outlook of different things together."""
    return _spending(None, parts, figures)


def _spending(subject: Item | None, parts: Sequence[Spender], figures: "Figures") -> Spending:
    budget = total("budget", [budget_in(part, figures) for part in parts], subject=subject)
    spent = total("spent", [spent_in(part, figures) for part in parts], subject=subject)
    outlooks = [outlook_of(part, figures) for part in parts]
    left = balance("left", [budget], [spent], subject=subject) if budget else unknown("left", "not_given")
    outlook = outlooks[0] if len(outlooks) == 1 else balance("outlook", outlooks, subject=subject)
    variance = difference("variance", outlook, budget, subject=subject)
    return Spending(subject, budget, spent, left, outlook, variance, any(part.outlook for part in parts))


def outlook_of(part: Spender, figures: "Figures") -> Figure[Money]:
    """Return what it will have cost: as stated, else what was spent and the budget of what has not ended."""
    stated = money_in(part, "outlook", figures.exchange)
    if stated:
        return total("outlook", [stated], subject=part)
    budget, spent = budget_in(part, figures), spent_in(part, figures)
    periods = hulls([*leaves(budget.given), *outermost(spent.given)])
    expected = [_expected(budget, spent, period, figures.today) for period in periods]
    return balance("outlook", expected, subject=part)


def outlooks_reported(part: Spender, figures: "Figures") -> Iterator[tuple[Period, Money, Figure[Money]]]:
    """Yield the outlook for each period of which all is reported, with what was spent in it."""
    for period, outlook in money_in(part, "outlook", figures.exchange).values.items():
        if fill(outermost(one for one in part.spent if period.contains(one)), period):
            yield period, outlook, total("spent", [spent_in(part, figures)], period, subject=part)


def _expected(budget: Written[Money], spent: Written[Money], period: Period, today: dt.date) -> Figure[Money]:
    """Return what a period will have cost."""
    actual = total("spent", [spent], period, subject=spent.part)
    planned = total("budget", [budget], period, subject=budget.part)
    if period.end < today or planned.value is None:
        return actual
    if actual.value is not None and planned.value < actual.value:
        return actual
    return lacking(planned, (gap for gap in actual.gaps if gap.kind == "no_rate"))  # it may already be more


def leaves(periods: Iterable[Period]) -> list[Period]:
    """Return the shortest periods that account for all days: the quarters of a year where all four are given."""
    given = list(dict.fromkeys(periods))
    return [leaf for period in outermost(given) for leaf in _leaves(period, given)]


def _leaves(period: Period, given: Sequence[Period]) -> Iterator[Period]:
    inner = outermost(one for one in given if period.contains(one) and one != period)
    if not inner or not fill(inner, period):
        yield period
        return
    for one in inner:
        yield from _leaves(one, given)


def spent_row(subject: Item | None, parts: Iterable[Part], years: Sequence[Period], figures: "Figures") -> Row[Money]:
    """Lay out what was spent of several things; one that has begun and reports nothing is missing from the total."""
    return row("spent", subject, [spent_in(part, figures) for part in parts if isinstance(part, Spender)], years)


def spenders(items: Iterable[Part]) -> list[Spender]:
    """Return the lines, campaigns or initiatives among `items` that have a budget or report spending."""
    return [
        one
        for one in items
        if isinstance(one, Spender) and is_live(one) and (getattr(one, budget_field(one)) or one.spent or one.outlook)
    ]


def spending_table(items: Iterable[Part], figures: "Figures") -> tuple[tuple[Spending, ...], Spending | None]:
    """Return the spending of each of `items` and of all of them; nothing where none reports any."""
    found = spenders(items)
    rows = tuple(spending_of(one, figures) for one in found)
    if not any(rows):
        return (), None
    return rows, spending_of_all(found, figures)
