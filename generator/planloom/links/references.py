"""Find what parts name, and the texts in them."""

import functools
import typing
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from planloom.model import Item, Link, Part, Portfolio
from planloom.model.facts import DESCRIPTION
from planloom.model.naming_fields import RefField, ref_fields
from planloom.source import Mapping, Sequence
from planloom.tracking import note
from planloom.values import Text


@dataclass(frozen=True, slots=True)
class Named:
    """One id that an object names."""

    field: RefField
    id: str
    path: tuple[str | int, ...]
    link: Link | None = None


@functools.cache
def text_fields(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return names and source keys of the fields of `part` that hold prose."""
    return tuple((name, info.alias or name) for name, info in part.model_fields.items() if _holds_text(info))


def _holds_text(info: FieldInfo) -> bool:
    return _has_text(info.annotation)


def _has_text(annotation: object) -> bool:
    return annotation is Text or any(_has_text(inner) for inner in typing.get_args(annotation))


def named_by(part: Part) -> Iterator[Named]:
    """Yield every id that `part` names, with the way to where it is written."""
    values = part.__dict__
    for field in ref_fields(type(part)):
        value = values[field.name]
        if not value:
            continue
        if isinstance(value, str):
            yield Named(field, value, (field.key,))
            continue
        for index, entry in enumerate(value):
            if isinstance(entry, Link):
                yield Named(field, entry.id, (field.key, index, "id"), entry)
            else:
                yield Named(field, entry, (field.key, index))


def texts_of(part: Part) -> Iterator[tuple[Text, tuple[str | int, ...]]]:
    """Yield the texts of `part` itself (not of the parts within it) and where they are written."""
    values = part.__dict__
    for name, key in text_fields(type(part)):
        value = values[name]
        if value is None:
            continue
        if isinstance(value, Text):
            if name == DESCRIPTION and isinstance(part, Item):
                note(DESCRIPTION, id(part))
            yield value, (key,)
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, Text):
                    yield entry, (key, index)


def owners(root: Item | Part) -> Iterator[tuple[Part, Item | None]]:
    """Yield every part below `root` with the nearest object it belongs to (itself, for an object)."""
    stack: list[tuple[Part, Item | None]] = [(root, None)]
    while stack:
        part, owner = stack.pop()
        owner = part if isinstance(part, Item) else owner
        yield part, owner
        stack.extend((inner, owner) for inner in reversed(tuple(part.inner())))


def glossary_entries(portfolio: Portfolio) -> Iterator[Mapping]:
    """Yield the entries of the glossary as they are written."""
    for document in portfolio.glossary:
        listed = document.fields.get("glossary") if document.fields is not None else None
        if isinstance(listed, Sequence):
            yield from (entry for entry in listed if isinstance(entry, Mapping))
