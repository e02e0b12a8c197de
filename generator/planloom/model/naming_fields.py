"""The fields of a class that name other objects."""

import functools
import typing
from dataclasses import dataclass

from planloom.model.base import Link, Part
from planloom.model.relations import Relation


@dataclass(frozen=True, slots=True)
class RefField:
    """A field that names objects, and the relation it writes; `key` is its name in the sources."""

    name: str
    key: str
    relation: Relation


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


def _is_link(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Link)
