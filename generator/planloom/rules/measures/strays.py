"""Series that agree with others in every period but one (K114): the one figure that was not changed with the rest."""

from collections.abc import Iterator
from typing import Any

from planloom.figures.consistency.alike import Series, Stray, strays
from planloom.figures.exchange import Exchange
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import by_place
from planloom.rules.places import value_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, field_called
from planloom.values import Money

OFF = Code(
    "K114",
    Level.WARNING,
    title=Phrase(
        "Two series that agree in every period but one", "Dwa szeregi zgodne we wszystkich okresach prócz jednego"
    ),
    message=Phrase(
        "{object} has {found} for {period} ({field}), {difference} {direction} than {other} ({other_field}: {expected});"
        " elsewhere they agree, in {count} periods",
        "{object}: {found} na okres {period} ({field}), o {difference} {direction} niż {other} ({other_field}:"
        " {expected}); w innych okresach (jest ich {count}) są zgodne",
    ),
    label=Phrase("{expected} elsewhere", "gdzie indziej {expected}"),
    why=Phrase(
        "What agrees in three periods is meant to agree in the fourth; one of the two was changed and the other forgotten.",
        "Co zgadza się w trzech okresach, miało się zgadzać i w czwartym; jedną liczbę zmieniono, o drugiej zapomniano.",
    ),
    help=Phrase(
        "make the two agree, or say why they differ with `allow:`",
        "uzgodnij obie liczby albo uzasadnij różnicę w `allow:`",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2030
allocations:
  - {id: for-marketing, function: marketing, amounts: {2027: 1m, 2028: 2m, 2029: 3m, 2030: 4m}}
# plans/marketing/plan.yml
kind: marketing
period: 2027..2030
budget:
  - {category: Brand, amounts: {2027: 1m, 2028: 2m, 2029: 3m, 2030: 3.4m}}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2030
allocations:
  - {id: for-marketing, function: marketing, amounts: {2027: 1m, 2028: 2m, 2029: 3m, 2030: 4m}}
# plans/marketing/plan.yml
kind: marketing
period: 2027..2030
budget:
  - {category: Brand, amounts: {2027: 1m, 2028: 2m, 2029: 3m, 2030: 4m}}
sales_component:
  - {revenue_target: {2027: 50m}}
""",
)
SUM = OFF.worded(
    Phrase(
        "{object} has {found} for {period} ({field}), {difference} {direction} than {other} and others, which add up to it"
        " in {count} periods and come to {expected}",
        "{object}: {found} na okres {period} ({field}), o {difference} {direction} niż {other} i inne, które"
        " w {count} okresach dają razem tyle samo, a tu {expected}",
    ),
    label=Phrase("together {expected}", "razem {expected}"),
    help=OFF.help,
)

_MORE, _LESS = Phrase("more", "więcej"), Phrase("less", "mniej")


@rule(OFF)
def series_agree_throughout(plans: Plans) -> Iterator[Problem]:
    """Series of figures that agree in three periods or more, and in all but one, agree in that as well.

    So does a measure that adds up with up to four others, or with sales targets, that come to it elsewhere.
    """
    yield from by_place(_finding(one, plans) for one in strays(plans.figures))


def _finding(one: Stray, plans: Plans) -> Problem:
    other, exchange = one.others[0], plans.figures.exchange
    return plans.finding(
        OFF if len(one.others) == 1 else SUM,
        one.series.item,
        at=value_span_of(one.series.item, one.series.field, one.period),
        related=[
            Related(value_span_of(part.item, part.field, one.period), field_called(part.item, part.field))
            for part in one.others
        ],
        object=called(one.series.item),
        other=called(other.item),
        field=field_called(one.series.item, one.series.field),
        other_field=field_called(other.item, other.field),
        period=one.period,
        found=_amount(one.found, one.series, exchange),
        expected=_amount(one.expected, one.series, exchange),
        difference=_amount(abs(one.found - one.expected), one.series, exchange),
        direction=_MORE if one.found > one.expected else _LESS,
        count=one.agreeing,
    )


def _amount(value: Any, series: Series, exchange: Exchange) -> Any:
    return Money(value, exchange.currency) if series.unit == exchange.currency else value
