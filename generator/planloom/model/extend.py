"""Change classes of the model, and every class that holds them, without touching the classes themselves."""

import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from planloom.model.base import Part
from planloom.model.names import Name
from planloom.model.shapes import models_in
from planloom.values import Label

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
def built_in_class(part: type[Part]) -> type[Part]:
    """Return the class of ours that a class stands for, or is based on; the class itself where it is ours."""
    return next(one for one in part.__mro__ if one.__module__ != __name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in a class: fields that come on top, other titles of fields, another name of its objects."""

    fields: Fields = field(default_factory=dict)
    titles: Mapping[str, Label] = field(default_factory=dict)
    named: Name | None = None


class Extension:
    """Classes with changes in place of ours, each made once; their names begin with `prefix`."""

    def __init__(self, changes: Mapping[type[Part], Change], prefix: str = "") -> None:
        self.changes = changes
        self.prefix = prefix
        self._made: dict[type[Part], type[Part]] = {}

    def add(self, changes: Mapping[type[Part], Change]) -> None:
        """Change more classes: none of them is held by a class that has been asked for before."""
        self.changes = {**self.changes, **changes}

    def of(self, model: type[Part]) -> type[Any]:
        """Return `model`, or what takes its place: changed itself, and holding parts that are changed."""
        if not self.changes or self.changes.keys().isdisjoint(models_in(model)):
            return model
        if model not in self._made:
            change = self.changes.get(model, Change())
            constants = {"named": change.named} if change.named else {}
            made = subclass(f"{self.prefix}{model.__name__}", model, {**self._held(model), **change.fields}, constants)
            for name, title in change.titles.items():
                made.model_fields[name].title = title  # a subclass has declarations of its own
            self._made[model] = made
        return self._made[model]

    def _held(self, model: type[Part]) -> Fields:
        """Return the fields of `model` that hold parts that are changed."""
        return {
            name: (Annotated[changed, *info.metadata] if info.metadata else changed, info)
            for name, info in model.model_fields.items()
            if (changed := self._replaced(info.annotation)) is not info.annotation
        }

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
