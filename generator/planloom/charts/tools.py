"""What chart templates would have to compute and should not: sizes, scales, axes, groups, labels.

The templates say where a drawing's edges are, so that every place in it is known here in pixels and
labels can be laid out before anything is drawn.
"""

import datetime as dt
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from planloom.charts import bars, matrix, places
from planloom.charts.data import period_text, short
from planloom.charts.labels import Box, text_width
from planloom.charts.request import Chart, Column
from planloom.charts.scales import FONTS_DIFFER, LABEL_GAP, Linear, Logarithmic, Room, linear, logarithmic
from planloom.charts.timescale import TimeScale
from planloom.charts.words import WORDS


@dataclass(frozen=True, slots=True)
class Plot:
    """The area inside the axes, and the room around it, all in pixels."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> str:
        """The part of the specification that says how large the drawing is."""
        padding = {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom}
        made = {"width": self.width, "height": self.height, "padding": padding, "autosize": {"type": "none"}}
        return json.dumps(made)[1:-1]

    @property
    def frame(self) -> Box:
        """The room for labels: the area, and what is free to the right of it."""
        return Box(0, 0, self.width + self.right - 2, self.height)


class Tools:
    """The tools of one chart at one width."""

    def __init__(self, chart: Chart, rows: Sequence[dict[str, Any]], width: int) -> None:
        self._chart = chart
        self._rows = rows
        self._width = width
        self._columns = {column.key: column for column in chart.columns}

    # The area and its axes

    def plot(self, *, height: float, left: float = 0, right: float = 22, top: float = 8, bottom: float = 30) -> Plot:
        """Return the area that is left when axes and labels have their room."""
        return Plot(round(self._width - left - right), round(height), round(left), right, top, bottom)

    def linear(
        self,
        *keys: str,
        also: Iterable[float] = (),
        use: Iterable[float] | None = None,
        zero: bool = True,
        most: int = 5,
        size: float = 1000,
        before: float = 0,
        after: float = 0,
        upright: bool = False,
    ) -> Linear:
        """Return a scale for the numbers under `keys` and `also`, or for those of `use`, in at most `most` steps.

        On `size` pixels, `before` and `after` are kept free of numbers at the two ends, for labels. The
        labels of an axis have room beside each other, or, on an `upright` one, above each other.
        """
        room = Room(size, before, after, upright)
        column, language = self._known(*keys), self._chart.language
        numbers = [*self.numbers(*keys), *also] if use is None else list(use)
        return linear(numbers, column, language, room, zero=zero, most=most)

    def logarithmic(
        self, key: str, *, also: Iterable[float] = (), size: float, margin: float, reverse: bool = False
    ) -> Logarithmic:
        """Return a scale of powers of ten for the numbers above 0, `margin` pixels free at both ends."""
        room = Room(size, margin, margin)
        numbers = [*self.numbers(key), *also]
        return logarithmic(numbers, self._known(key), self._chart.language, room, reverse=reverse)

    def time(self, *keys: str, size: float) -> TimeScale:
        """Return a scale for the days under `keys`, of the rows or of the options."""
        values = [row.get(key) for row in self._rows for key in keys]
        values += [self._chart.options.get(key) for key in keys]
        days = [_day(value) for value in values if value]
        return TimeScale.holding(days, size, self._chart.language, self._chart.calendar)

    # Bars

    def lines(self, label: str) -> list[dict[str, Any]]:
        """Return the rows, each a line with a ``label``; ``line`` numbers them from 0."""
        return [{**row, "label": row[label], "line": number} for number, row in enumerate(self._rows)]

    def grouped(self, group: str, label: str) -> list[dict[str, Any]]:
        """Return the rows with a heading before each group; see :func:`planloom.charts.bars.grouped`."""
        return bars.grouped(self._rows, group, label, self._width * 0.33)

    def fits_columns(self, group: str, column: str, *keys: str) -> bool:
        """Tell whether the rows are better shown in columns; see :func:`planloom.charts.bars.fits_columns`."""
        names = {row.get(group): {"label": row.get(group)} for row in self._rows}
        return bars.fits_columns(self._rows, column, keys, len(names), self._width - self.left(names.values()))

    def groups(self, group: str) -> list[dict[str, Any]]:
        """Return the groups of the rows as lines."""
        names = dict.fromkeys(row.get(group) for row in self._rows)
        return [{"label": name, "line": number} for number, name in enumerate(names)]

    def multiples(self, group: str, column: str, keys: Sequence[str], *, size: float, step: float) -> bars.Multiples:
        """Return bars in rows and columns; see :func:`planloom.charts.bars.multiples`."""
        return bars.multiples(self._rows, group, column, keys, size, step)

    def running(self, label: str, key: str) -> list[dict[str, Any]]:
        """Return the rows as steps of a sum; see :func:`planloom.charts.bars.running`.

        Where the steps are too small to be seen beside the totals they lead between, they stand alone, and what they
        come to below them. No bar is cut.
        """
        lines = bars.running(self.lines(label), key)
        totals = [line for line in lines if line["total"]]
        if len(totals) < 2 or len(totals) == len(lines) or bars.has_seen_steps(lines):  # noqa: PLR2004  # before and after
            return lines
        exact = sum((Decimal(str(line[key] or 0)) for line in lines if not line["total"]), Decimal(0))
        column, words = self._columns[key], WORDS["change"].in_(self._chart.language)
        text = short(exact, column, self._chart.language)
        signed = f"+{text}" if exact > 0 else text
        return bars.steps_alone(lines, key, {key: float(exact), f"{key}_signed": signed, "label": words, "tip": signed})

    def centred(self, label: str, key: str, size: float) -> list[dict[str, Any]]:
        """Return the rows as centred bars; see :func:`planloom.charts.bars.centred`."""
        return bars.centred(self.lines(label), key, size)

    def stacked(self, area: str, series: str, key: str) -> matrix.Stack:
        """Return bars stacked by `series`, with their totals in ``total_short``."""
        stack = matrix.stacked(self._rows, area, series, key)
        column, language = self._columns[key], self._chart.language
        totals = [{"total": None, "total_short": short(line["total"], column, language)} for line in stack.lines]
        return stack._replace(lines=[line | total for line, total in zip(stack.lines, totals, strict=True)])

    def cells(self, x: str, y: str, *, label: str, a_line: int) -> list[dict[str, Any]]:
        """Return the 25 cells of a matrix of grades from 1 to 5, with the names of their rows, `a_line` in a line."""
        return matrix.cells(self._rows, x, y, label, a_line)

    @staticmethod
    def labels(lines: Iterable[Mapping[str, Any]]) -> str:
        """Return the label expression that writes the ``label`` of each line, as JSON."""
        texts = json.dumps([line["label"] or "" for line in lines], ensure_ascii=False)
        return json.dumps(f"{texts}[datum.value]", ensure_ascii=False)

    def left(self, lines: Iterable[Mapping[str, Any]], share: float = 0.36) -> float:
        """Return the room the labels of `lines` need on the left; long ones get a `share` of the drawing."""
        most = self._width * share
        return min(self.widest(line["label"] for line in lines), most) * FONTS_DIFFER + LABEL_GAP

    @staticmethod
    def label_limit(left: float) -> int:
        """Return the pixels after which a label on the left is cut."""
        return round((left - LABEL_GAP) / FONTS_DIFFER)

    # Points

    def points(
        self,
        plot: Plot,
        x: tuple[str, places.Scale],
        y: tuple[str, places.Scale],
        *,
        text: str = "",
        only: Literal["all", "first", "last", "lowest"] = "all",
    ) -> list[dict[str, Any]]:
        """Return where the rows are on the drawing, for :meth:`beside`.

        `x` and `y` are a key and the scale of its values, `text` the key of the label, which only the
        first or the last of the points may get, or the lowest beside the last.
        """
        found = ((row, places.place(row, x, y, plot.width, plot.height)) for row in self._rows)
        points = [point | {"text": row[text] if text else ""} for row, point in found if point]
        lowest = [*sorted(points, key=lambda point: -point["y"])[:1], *points[-1:]]
        kept = {"all": points, "first": points[:1], "last": points[-1:], "lowest": lowest}[only]
        return [point if point in kept else point | {"text": ""} for point in points]

    def bubbles(
        self,
        plot: Plot,
        x: tuple[str, places.Scale],
        y: tuple[str, places.Scale],
        size: str,
        *,
        text: str,
        largest: float,
    ) -> list[dict[str, Any]]:
        """Return the rows that have a place, the largest first so that small ones lie on top.

        Each gets its ``area`` as Vega counts it, proportional to the value of `size`, and its ``point``
        for :meth:`beside`. `largest` is a radius in pixels.
        """
        most = max([*self.numbers(size), 0.0])
        made = []
        for row in self._rows:
            point = places.place(row, x, y, plot.width, plot.height)
            if point is not None:
                radius = places.radius(row.get(size), most, largest)
                more = {"r": radius, "text": row[text]}
                made.append({**row, "area": round(math.pi * radius**2, 1), "point": point | more})
        return sorted(made, key=lambda bubble: -bubble["area"])

    @staticmethod
    def beside(
        points: Sequence[dict[str, Any]],
        plot: Plot,
        *,
        clear_of: Iterable[Mapping[str, Any]] = (),
        above: bool = False,
    ) -> list[dict[str, Any]]:
        """Find places for the ``text`` of points; earlier ones choose first.

        A point whose text has no room is left out. `clear_of` are labels that have their places
        already. On a line, labels stand `above` rather than at a side.
        """
        return places.beside(points, plot.frame, clear_of=clear_of, above=above)

    @staticmethod
    def numbered(points: Sequence[dict[str, Any]], spots: Sequence[dict[str, Any]], plot: Plot) -> list[dict[str, Any]]:
        """Return the points :meth:`beside` left out, as numbers; see :func:`places.numbered`."""
        return places.numbered(points, spots, plot.frame)

    # Values and words

    def given(self, *keys: str) -> list[str]:
        """Return those of `keys` that are columns of this chart."""
        return [key for key in keys if key in self._columns]

    def unit(self, *keys: str) -> str:
        """Return the unit of the first of `keys` that this chart has."""
        return self._known(*keys).unit

    def _known(self, *keys: str) -> Column:
        """Return the first of `keys` that is a column; without keys, a column without a unit."""
        if not keys:
            return Column("", "", "number")
        return self._columns[next((key for key in keys if key in self._columns), keys[0])]

    def numbers(self, *keys: str) -> list[float]:
        """Return every number under `keys`."""
        return [row[key] for row in self._rows for key in keys if row.get(key) is not None]

    def above(self, key: str, limit: str) -> bool:
        """Tell whether a number under `key` is above the one under `limit` in the same row."""
        pairs = [(row.get(key), row.get(limit)) for row in self._rows]
        return any(number > most for number, most in pairs if number is not None and most is not None)

    @staticmethod
    def widest(texts: Iterable[Any]) -> float:
        """Return the pixels the longest of `texts` takes."""
        return max((text_width(str(text or "")) for text in texts), default=0)

    def date(self, day: Any) -> str:
        """Return a day in the reader's words."""
        return period_text(_day(day), self._chart.language)


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value)[:10])
