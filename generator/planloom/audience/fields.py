"""Take what is for others out of what a file says: objects, fields, single values."""

from typing import Any

from planloom.audience import codes
from planloom.audience.hidden import Hidden
from planloom.audience.marks import Marks
from planloom.audience.periods import worked_out
from planloom.audience.spelling import KEY
from planloom.problems import Span
from planloom.source import Mapping, Sequence
from planloom.values import Calendar


class Fields:
    """Cuts mappings and lists; what was in them is noted in `hidden`.

    An object says ``audience: [board]``; what stands in it is named, ``audience: {budget: [board]}``, down to single
    values, ``audience: {targets: {2028: [board]}}``. What becomes empty goes with what was in it, as though it had
    never been written. The marks themselves go as well.
    """

    def __init__(self, marks: Marks, hidden: Hidden, calendar: Calendar) -> None:
        self.marks = marks
        self.hidden = hidden
        self.calendar = calendar

    def kept(self, data: Mapping, *beside: Mapping) -> Mapping:
        """Return what is left of `data`, which is not hidden as a whole; `beside` are marks that stand elsewhere."""
        _, own = self.marks.of(data)
        return self._less(data, [one for one in (own, *beside) if one is not None])

    def _less(self, data: Mapping, marks: list[Mapping]) -> Mapping:
        left = Mapping(data.node, data.locate)
        for key, value in data.items():
            if key == KEY:
                self.hidden.mark(_whole(data, key))
                continue
            inner: list[Mapping] = []
            if any(self._is_hidden(one, key, inner) for one in marks):
                self._lose(data, key)
            elif (kept := self._value(value, inner)) is not None or value is None:
                left.put(key, kept, data.nodes[key])
            else:
                self._lose(data, key)
                if isinstance(value, Mapping):
                    self.hidden.marked[data.key_span(key)] = key
        for key in worked_out(data, left, self.calendar):
            self.marks.tell(codes.SUBTRACTION.at(data.key_span(key)))
        return left

    def _is_hidden(self, marks: Mapping, key: str, inner: list[Mapping]) -> bool:
        """Tell whether marks hide what stands under `key`; those of what stands in it are added to `inner`."""
        if key not in marks:
            return False
        found = marks[key]
        if isinstance(found, Mapping) and found:
            inner.append(found)
            return False
        return self.marks.hides(found, marks.value_span(key))

    def _value(self, value: Any, marks: list[Mapping]) -> Any:
        """Return what is left of a value; None where nothing is."""
        if isinstance(value, Mapping):
            hides, own = self.marks.of(value)
            if hides:
                return None
            for one in (*marks, *([own] if own is not None else [])):
                self.marks.unfit(one, value)
            left = self._less(value, [*marks, *([own] if own is not None else [])])
            return left if left or not any(key != KEY for key in value) else None
        if isinstance(value, Sequence):
            return self._list(value, marks)
        for one in marks:
            self.marks.unfit(one, {})
        return value

    def _list(self, value: Sequence, marks: list[Mapping]) -> Sequence | None:
        for one in marks:
            self.marks.unfit(one, dict.fromkeys(_name(entry) for entry in value))
        left, nodes = [], []
        for index, entry in enumerate(value):
            inner: list[Mapping] = []
            hides = any(self._is_hidden(one, _name(entry), inner) for one in marks)
            kept = None if hides else self._value(entry, inner)
            if kept is None and entry is not None:
                self.hidden.value(entry, value.span_at(index))
            else:
                left.append(kept)
                nodes.append(value.nodes[index])
        if value and not left:
            return None
        return value.holding(left, nodes)

    def _lose(self, data: Mapping, key: str) -> None:
        self.hidden.value(data[key], _whole(data, key), key)


def _whole(data: Mapping, key: str) -> Span:
    """Return where a name and its value stand."""
    first, last = data.key_span(key), data.value_span(key)
    return Span(first.file, first.line, first.column, last.end_line, last.end_column)


def _name(entry: Any) -> str:
    """Return the name by which marks call an entry of a list: its id, or the text that it is."""
    found = entry.get("id") if isinstance(entry, Mapping) else entry
    return found if isinstance(found, str) else ""
