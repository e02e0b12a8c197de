"""What chart templates would have to compute and should not: axes, groups of bars, places for labels."""

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from babel import dates

from planloom.charts.data import scale
from planloom.charts.labels import text_width
from planloom.charts.locale import BABEL
from planloom.pages.chart import Chart

MONTH = dt.timedelta(days=31)


class Tools:
    """The tools of one chart at one width."""

    def __init__(self, chart: Chart, rows: Sequence[dict[str, Any]], width: int) -> None:
        self._chart = chart
        self._rows = rows
        self._width = width
        self._columns = {column.key: column for column in chart.columns}

    def numbers(self, *keys: str) -> list[float]:
        """Return every number under `keys`."""
        return [row[key] for row in self._rows for key in keys if row.get(key) is not None]

    def number_axis(self, *keys: str, **settings: Any) -> dict[str, Any]:
        """Return an axis for the numbers under `keys`, its labels shortened to one magnitude."""
        column = self._columns[keys[0]]
        if column.kind == "percent":
            axis: dict[str, Any] = {"format": ".0%"}
        else:
            largest = max((abs(number) for number in self.numbers(*keys)), default=0)
            factor, suffix = scale(Decimal(largest), self._chart.language)
            axis = {"labelExpr": f"(datum.value ? format(datum.value / {factor:f}, ',~r') + '{suffix}' : '0')"}
        return {**axis, "title": column.unit or None, "tickCount": 5, **settings}

    def number_scale(self, *keys: str, zero: bool = True) -> dict[str, Any]:
        """Return a scale that holds the numbers under `keys` also when they are few or all equal."""
        numbers = self.numbers(*keys) or [0]
        low, high = min(numbers), max(numbers)
        if zero:
            low, high = min(low, 0), max(high, 0)
        if low == high:
            low, high = (0, 1) if low == 0 else (min(low, 0) * 1.2, max(high, 0) * 1.2)
        return {"domain": [low, high], "nice": True, "zero": zero}

    def time_axis(self, *keys: str, **settings: Any) -> dict[str, Any]:
        """Return an axis for the days under `keys`, marked in years, quarters or months."""
        days = self.days(*keys)
        ticks = _ticks(min(days), max(days), most=max(3, self._width // 85)) if days else []
        labels = {tick.isoformat(): text for tick, text in _tick_labels(ticks, self._chart.language)}
        pairs = ",".join(f"'{day}':'{text}'" for day, text in labels.items())
        return {
            "values": list(labels),
            "labelExpr": f"({{{pairs}}})[utcFormat(datum.value, '%Y-%m-%d')]",
            "title": None,
            "labelAlign": "left",
            "labelOffset": 2,
            "labelFlush": False,
            "ticks": True,
            "tickSize": 8,
            **settings,
        }

    def days(self, *keys: str) -> list[dt.date]:
        """Return the days under `keys` (of a column, or an ISO date in a row or the options)."""
        values = [row.get(key) for row in self._rows for key in keys]
        values += [self._chart.options.get(key) for key in keys]
        return [_day(value) for value in values if value]

    def grouped(self, group: str, label: str) -> list[dict[str, Any]]:
        """Return the rows with a heading before each group; ``line`` numbers them from 0.

        Rows whose groups hold one row each, or have no group, get no headings and are labelled with
        the group itself.
        """
        groups = [
            (name, [row for row in self._rows if row.get(group) == name])
            for name in dict.fromkeys(row.get(group) for row in self._rows)
        ]
        if all(len(rows) == 1 for _, rows in groups) and self._width > 400:  # noqa: PLR2004 - a phone
            lines = [{**row, "label": name or row[label], "head": False} for name, rows in groups for row in rows]
        else:
            lines = list(itertools.chain.from_iterable(_group(name, rows, label) for name, rows in groups))
        return [{**line, "line": number} for number, line in enumerate(lines)]

    @staticmethod
    def labels(lines: Sequence[dict[str, Any]]) -> str:
        """Return a label expression that writes the label of each line instead of its number."""
        return f"{json.dumps([line['label'] for line in lines], ensure_ascii=False)}[datum.value]"

    def fits(self, texts: Iterable[str], room: float) -> bool:
        """Tell whether every one of `texts` fits into `room` pixels."""
        return all(text_width(text) <= room for text in texts)


def _group(name: Any, rows: Sequence[dict[str, Any]], label: str) -> list[dict[str, Any]]:
    heading = [{"head": True, "text": name, "label": "", "row": rows[0]["row"]}] if name else []
    return heading + [{**row, "label": row[label], "head": False} for row in rows]


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value)[:10])


def _ticks(first: dt.date, last: dt.date, most: int) -> list[dt.date]:
    """Return at most `most` firsts of months that lie evenly over the days."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in (1, 3, 6, 12, 24, 60, 120) if months / step <= most), 240)
    start = first.year * 12 + first.month - 1
    start -= start % step
    ticks = [dt.date(number // 12, number % 12 + 1, 1) for number in range(start, start + months + step, step)]
    return [tick for tick in ticks if first - dt.timedelta(days=15) <= tick <= last] or [first]


def _tick_labels(ticks: Sequence[dt.date], language: Any) -> Iterable[tuple[dt.date, str]]:
    locale = BABEL[language]
    yearly = all(tick.month == 1 for tick in ticks)
    for place, tick in enumerate(ticks):
        if yearly:
            yield tick, str(tick.year)
        else:
            shape = "LLL y" if tick.month == 1 or place == 0 else "LLL"
            yield tick, dates.format_date(tick, shape, locale=locale)
