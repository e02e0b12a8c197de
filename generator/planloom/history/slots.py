"""The values of files, each known by its place, to be changed there and written back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planloom.problems import Span
from planloom.source.frontmatter import split
from planloom.source.nodes import Mapping as Node
from planloom.source.nodes import Sequence
from planloom.source.yamltext import parse

Place = tuple[str, int, int]
Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A value in a file: the collection that holds it, and the way to it from the top of the file."""

    file: str
    way: Way
    holder: Any
    value: Any

    def take_out(self) -> None:
        """Remove the value from what holds it."""
        if isinstance(self.holder, list):
            place = next(place for place, one in enumerate(self.holder) if one is self.value)
            del self.holder[place]
        else:
            self.holder.pop(self.way[-1], None)


class Slots:
    """What files say: `fields` by file, to be changed, and every value by where it begins."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.fields: dict[str, dict[str, Any]] = {}
        self.by_place: dict[Place, Slot] = {}
        for name, text in texts.items():
            read = split(text, name)[0].fields if name.lower().endswith(".md") else parse(text, name)[0]
            self.fields[name] = {}
            if read is not None:
                self._note(read, name, (), self.fields, read.span, self.fields[name])

    def at(self, span: Span) -> Slot | None:
        """Return the value that begins at a place."""
        return self.by_place.get((span.file, span.line, span.column))

    def _note(self, value: Any, file: str, way: Way, holder: Any, span: Span, made: Any = None) -> Any:
        """Return a value without places, and note where it and all within it stand."""
        found: Any = value
        if isinstance(value, Node):
            found = {} if made is None else made
            for key, inner in value.items():
                found[key] = self._note(inner, file, (*way, key), found, value.value_span(key))
            span = value.span
        elif isinstance(value, Sequence):
            found = []
            found += (
                self._note(one, file, (*way, place), found, value.span_at(place)) for place, one in enumerate(value)
            )
        self.by_place[file, span.line, span.column] = Slot(file, way, holder, found)
        return found
