"""Plans made from the model: every part of a kind of plan, with few or with all fields filled in."""

import datetime as dt
import itertools
import types
import typing
from decimal import Decimal
from typing import Any, Literal

from pydantic.fields import FieldInfo

from planloom.model import Part
from planloom.model.built_in import KINDS
from planloom.model.fields import Reader
from planloom.model.plan import parts_of

SKIPPED = {"was", "audience", "allow", "extra", "supports", "feeds_back", "tags"}
SAMPLES = {
    "a number": "3",
    "a share": "50%",
    "a period or date": "2027",
    "money": "2m",
    "text": {"en": "Some words | and *more*", "pl": "Kilka słów | i *więcej*"},
    "a unit": "pieces",
    "a range": "1..5",
    "a number, a range or words": "3",
    "a number, yes or no, or words": "3",
    "a share or an amount": "5%",
    "a date, or yes": "2027-03-31",
    "yes or no": "yes",
    "a month": "4",
}


def plan_with_parts(kind: str, *, full: bool, count: int) -> dict[str, Any]:
    """Return the fields of a plan of `kind` with `count` objects in every part, as YAML would give them."""
    names = itertools.count(1)
    plan: dict[str, Any] = {"kind": kind}
    for name, info in parts_of(KINDS[kind]).items():
        many = typing.get_origin(info.annotation) is tuple
        part = part_in(info.annotation)
        made = [sample(part, full, names) for _ in range(count if many else 1)]
        plan[name] = made if many else made[0]
    return plan


def part_in(annotation: Any) -> type[Part]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next(part_in(inner) for inner in typing.get_args(annotation) if inner not in (type(None), Ellipsis))


def sample(part: type[Part], full: bool, names: Any) -> dict[str, Any]:
    fields = {}
    for name, info in part.model_fields.items():
        if name not in SKIPPED and (full or info.is_required()):
            value = _value(name, info, full, names)
            if value is not None:
                fields[info.alias or name] = value
    return fields


def _value(name: str, info: FieldInfo, full: bool, names: Any) -> Any:
    if name == "id":
        return f"thing-{next(names)}"
    for mark in info.metadata:
        if hasattr(mark, "ge"):
            return int(mark.ge) + 1
    return _of(info.annotation, info.metadata, full, names)


def _of(annotation: Any, metadata: Any, full: bool, names: Any) -> Any:
    for mark in metadata:
        if isinstance(mark, Reader):
            return SAMPLES[mark.expected.en]
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _of(inner[0], inner[1:], full, names)
    if origin is Literal:
        return str(inner[-1])
    if origin in (typing.Union, types.UnionType):
        return _of(next(one for one in inner if one is not type(None)), (), full, names)
    if origin is tuple:
        return [_of(inner[0], (), full, names)]
    if origin is dict:
        return {_of(inner[0], (), full, names): _of(inner[1], (), full, names)}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return sample(annotation, full, names)
    simple = {bool: True, int: 2027, str: "thing-1", Decimal: "3", dt.date: "2027-01-01"}
    return simple.get(annotation)
