"""The fields of an object that hold money, found by their types, so that no list can miss one."""

import functools
import typing

from planloom.model import Part
from planloom.model.shapes import models_in
from planloom.values import Money


@functools.cache
def money_fields(part: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    """Return the fields of `part` that hold money: attribute, name in the sources, single or by period."""
    found = []
    for name, info in part.model_fields.items():
        key = info.alias or name
        if _is_money(info.annotation):
            found.append((name, key, True))
        elif any(_is_money(argument) for argument in typing.get_args(_plain(info.annotation))[1:]):
            found.append((name, key, False))
    return tuple(found)


@functools.cache
def holds_money(part: type[Part]) -> bool:
    """Tell whether `part`, or anything that can stand in it, has a field of money."""
    return any(money_fields(model) for model in models_in(part))


def _plain(annotation: object) -> object:
    """Look through ``Annotated`` and ``| None``."""
    arguments = typing.get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _plain(arguments[0])
    if type(None) in arguments:
        return _plain(next(argument for argument in arguments if argument is not type(None)))
    return annotation


def _is_money(annotation: object) -> bool:
    return _plain(annotation) is Money
