"""Find the fields of a class that name other objects, and those that hold prose."""

import functools
import typing
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from planloom.model import Item, Link, Part
from planloom.model.relations import Relation
from planloom.values import Text


@dataclass(frozen=True, slots=True)
class RefField:
    """A field that names objects, and the relation it writes; `key` is its name in the sources."""

    name: str
    key: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Named:
    """One id that an object names."""

    field: RefField
    id: str
    path: tuple[str | int, ...]
    link: Link | None = None


def _relation_in(annotation: object, metadata: list[object]) -> Relation | None:
    for mark in Link.model_fields["id"].metadata if _is_link(annotation) else metadata:
        if isinstance(mark, Relation):
            return mark
    for inner in typing.get_args(annotation):
        found = _relation_in(inner, list(getattr(inner, "__metadata__", ())))
        if found:
            return found
    return None


@functools.cache
def ref_fields(part: type[Part]) -> tuple[RefField, ...]:
    """Return the fields of `part` that name other objects."""
    if issubclass(part, Link):  # told with the object whose link it is
        return ()
    fields = []
    for name, info in part.model_fields.items():
        if relation := _relation_in(info.annotation, info.metadata):
            fields.append(RefField(name, info.alias or name, relation))
    return tuple(fields)


@functools.cache
def text_fields(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return names and source keys of the fields of `part` that hold prose."""
    return tuple((name, info.alias or name) for name, info in part.model_fields.items() if _holds_text(info))


def _is_link(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Link)


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
