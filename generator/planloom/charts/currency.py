"""One currency a drawing: amounts of two currencies are never on one scale.

What is in another currency than the drawing stays in the table, and a note below the title says what is left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from planloom.charts.request import Chart, Column
from planloom.charts.words import WORDS
from planloom.values import Money


def in_one_currency(chart: Chart) -> Chart:
    """Return the chart with all its money columns in one currency, and what has another one told by `left_out`.

    It is that of the first money column, which is the organisation's, or, where no amount is in that one, the most
    frequent. Amounts of others are still in the rows, as money of their own.
    """
    money = [column for column in chart.columns if column.kind == "money"]
    found = Counter(_currencies(chart, money))
    first = next((column.unit for column in money), "")
    currency = first if first in found or not found else found.most_common(1)[0][0]
    others = (other for other in (*found, *chart.left_out) if other != currency)
    columns = tuple(replace(column, unit=currency) if column in money else column for column in chart.columns)
    rows = tuple(_named(row, money, currency) for row in chart.rows)
    return replace(chart, columns=columns, rows=rows, left_out=tuple(dict.fromkeys(others)))


def _currencies(chart: Chart, money: list[Column]) -> Iterator[str]:
    """Yield the currency of every amount; a plain number is in that of its column."""
    for row in chart.rows:
        for column in money:
            value = row.get(column.key)
            if value is not None:
                yield getattr(value, "currency", column.unit)


def _named(row: Mapping[str, Any], money: list[Column], currency: str) -> Mapping[str, Any]:
    """Return the row with plain numbers of a column in another currency as money of that one."""
    foreign = [column for column in money if column.unit != currency and row.get(column.key) is not None]
    plain = [column for column in foreign if column.unit and not isinstance(row[column.key], Money)]
    return {**row, **{column.key: Money(row[column.key], column.unit) for column in plain}} if plain else row


def note(chart: Chart) -> str:
    """Return what the drawing leaves out, in words; empty where it shows everything."""
    words = WORDS["left_out"].in_(chart.language).format(currencies=", ".join(chart.left_out))
    return " ".join(filter(None, (words if chart.left_out else "", chart.note)))
