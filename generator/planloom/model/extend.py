"""Add fields to classes of the model, and to every class that holds them, without touching the classes themselves."""

import functools
import types
import typing
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from planloom.model.base import Part
from planloom.model.shapes import models_in

Fields = Mapping[str, tuple[Any, Any]]
"""Names of fields, each with its annotation and its declaration."""


def subclass(name: str, base: type[Any], fields: Fields, constants: Mapping[str, Any], words: str = "") -> type[Any]:
    """Make a class below `base` with constants and fields of its own; `words` say what it is for."""
    annotations = {key: ClassVar[type(value)] for key, value in constants.items()}
    annotations |= {key: annotation for key, (annotation, _) in fields.items()}
    body = {
        "__annotations__": annotations,
        "__module__": __name__,
        "__doc__": words or base.__doc__,
        **constants,
        **{key: declared for key, (_, declared) in fields.items()},
    }
    return types.new_class(name, (base,), {}, lambda namespace: namespace.update(body))


@functools.cache
def declared_class(part: type[Part]) -> type[Part]:
    """Return the class of ours that a class stands for, or is based on; the class itself where it is ours."""
    return next(one for one in part.__mro__ if one.__module__ != __name__)


class Extension:
    """Classes with additional fields in place of ours, each made once."""

    def __init__(self, added: Mapping[type[Part], Fields]) -> None:
        self.added = added
        self._made: dict[type[Part], type[Part]] = {}

    def of(self, model: type[Part]) -> type[Any]:
        """Return `model`, or what takes its place: with its fields added, and holding parts that have theirs."""
        if not self.added or self.added.keys().isdisjoint(models_in(model)):
            return model
        if model not in self._made:
            held = {
                name: (Annotated[changed, *info.metadata] if info.metadata else changed, info)
                for name, info in model.model_fields.items()
                if (changed := self._replaced(info.annotation)) is not info.annotation
            }
            self._made[model] = subclass(model.__name__, model, {**held, **self.added.get(model, {})}, {})
        return self._made[model]

    def _replaced(self, annotation: Any) -> Any:
        """Return an annotation with every class in it replaced; the same object where there is none."""
        if isinstance(annotation, type) and typing.get_origin(annotation) is None:
            return self.of(annotation) if issubclass(annotation, Part) else annotation
        arguments = typing.get_args(annotation)
        changed = tuple(self._replaced(one) for one in arguments)
        if all(one is other for one, other in zip(arguments, changed, strict=True)):
            return annotation
        origin = typing.get_origin(annotation)
        if origin is Annotated:
            return Annotated[changed]
        if origin in (types.UnionType, typing.Union):
            return typing.Union[changed]  # noqa: UP007  # made of a tuple
        return origin[changed]
