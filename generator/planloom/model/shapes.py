"""What a field can hold, as data: read from the model once, told by the schema and the reference.

The annotations of the model are made for pydantic; here they become a few plain shapes, so that what
an editor checks and what the manual says can never differ from what the program reads.
"""

import functools
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from annotated_types import Ge, Gt, Le, MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from planloom.model.base import Part
from planloom.model.choices import OneOf
from planloom.model.fields import Listed, Reader
from planloom.model.relations import Relation

_PLAIN: dict[Any, str] = {str: "string", int: "whole", Any: "any", types.NoneType: "nothing"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value, called as its :class:`Reader` calls it, or string, whole, yes_no, any, nothing.

    `relation` is set for the id of another object; `low`, `above`, `high` and `longest` are its bounds.
    """

    name: str
    relation: Relation | None = None
    low: float | None = None
    above: float | None = None
    high: float | None = None
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a list. A `loose` one may have capitals and spaces; `others` are further words, inflected as well."""

    words: tuple[str, ...]
    loose: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """A list; `single` when one entry can stand for it."""

    of: "Shape"
    single: bool = False


@dataclass(frozen=True, slots=True)
class ByKey:
    """Values by period or by name."""

    keys: "Shape"
    values: "Shape"


@dataclass(frozen=True, slots=True)
class Object:
    """Named fields."""

    model: type[Part]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several shapes."""

    options: tuple["Shape", ...]


Shape: TypeAlias = Value | Choice | Many | ByKey | Object | Either


@dataclass(frozen=True, slots=True)
class Field:
    """A field as writers know it: `key` is its name in the sources, `part` whether it is a part of a plan.

    `later` tells that a plan has it only in time; `examples` are values as one would write them, where what the field
    holds does not tell.
    """

    key: str
    title: str
    description: str
    required: bool
    shape: Shape
    part: bool = False
    later: bool = False
    examples: tuple[str, ...] = ()


@functools.cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a model, in the order of the model."""
    fields = (_field(name, info) for name, info in model.model_fields.items())
    return tuple(field for field in fields if field.shape != Value("absent"))


def _field(name: str, info: FieldInfo) -> Field:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    shape = shape_of(info.annotation, tuple(info.metadata), optional=not info.is_required())
    if extra.get("by_field"):
        shape = Either((shape, ByKey(Value("string"), Value("any"))))
    return Field(
        key=info.alias or name,
        title=info.title or name,
        description=info.description or "",
        required=info.is_required(),
        shape=shape,
        part=bool(extra.get("part")),
        later=bool(extra.get("later")),
        examples=tuple(info.examples or ()),
    )


def shape_of(annotation: Any, marks: tuple[Any, ...] = (), *, optional: bool = False) -> Shape:
    """Return the shape of an annotation; `optional` fields may be empty, which is not worth a branch."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0], (*arguments[1:], *marks), optional=optional)
    if origin in (types.UnionType, typing.Union):
        options = [one for one in arguments if not (optional and one is types.NoneType)]
        shapes = tuple(shape_of(one, marks) for one in options)
        return shapes[0] if len(shapes) == 1 else Either(shapes)
    reader = next((mark for mark in marks if isinstance(mark, Reader)), None)
    if reader is not None:
        return _value(reader.name, marks)
    if origin is Literal:
        one_of = next((mark for mark in marks if isinstance(mark, OneOf)), None)
        return Choice(arguments, one_of is not None, tuple(one_of.others(arguments)) if one_of else ())
    if origin is tuple:
        return Many(shape_of(arguments[0]), Listed in marks)
    if origin is dict:
        return ByKey(shape_of(arguments[0]), shape_of(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Object(annotation)
    return _value(_PLAIN[annotation], marks)


def _value(name: str, marks: tuple[Any, ...]) -> Value:
    def first(kind: type[Any], attribute: str) -> Any:
        return next((getattr(mark, attribute) for mark in _flat(marks) if isinstance(mark, kind)), None)

    return Value(
        name,
        relation=next((mark for mark in _flat(marks) if isinstance(mark, Relation)), None),
        low=first(Ge, "ge"),
        above=first(Gt, "gt"),
        high=first(Le, "le"),
        longest=first(MaxLen, "max_length"),
    )


def _flat(marks: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the marks, and those that pydantic keeps within a field of its own."""
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def models_in(*roots: type[Part]) -> tuple[type[Part], ...]:
    """Return the models that `roots` lead to, each once, in the order in which they are met."""
    found: dict[type[Part], None] = dict.fromkeys(roots)
    waiting = list(roots)
    while waiting:
        for model in _models_of(waiting.pop(0)):
            if model not in found:
                found[model] = None
                waiting.append(model)
    return tuple(found)


@functools.cache
def _models_of(model: type[Part]) -> tuple[type[Part], ...]:
    """Return the models that the fields of `model` hold, in the order of the fields."""
    return tuple(one for info in model.model_fields.values() for one in _models_within(info.annotation))


def _models_within(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_within(argument)
