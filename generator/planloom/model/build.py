"""Make one typed object of raw data, and go on when parts of it are wrong.

Pydantic reports everything that is wrong at once. What is wrong is reported with its place, taken
out, and the rest is read again, so that one misspelt field neither hides the other mistakes of the
plan nor makes every link to it look broken.
"""

import dataclasses
from collections.abc import Mapping as AnyMapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from planloom.model import codes
from planloom.model.nearest import nearest
from planloom.problems import Phrase, Problem, Span
from planloom.source import Mapping, Sequence

ROUNDS = 8

P = TypeVar("P", bound=BaseModel)

SHAPES = {
    "model_type": "named fields",
    "model_attributes_type": "named fields",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "values by period or name",
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}
RANGES = {
    "greater_than_equal": "it must be at least {ge}",
    "less_than_equal": "it must be at most {le}",
    "string_too_long": "at most {max_length} characters",
    "string_pattern_mismatch": "it must look like {pattern}",
}


@dataclasses.dataclass(slots=True)
class Built:
    """What came of the data: the object if there is one, what was wrong, the ids that were lost."""

    problems: list[Problem]
    lost: set[str]


def build(model: type[P], data: Mapping, context: AnyMapping[str, Any], owner: str) -> tuple[P | None, Built]:
    """Validate `data` as `model`; `owner` is what messages call it ("a marketing plan")."""
    built = Built([], set())
    for _ in range(ROUNDS):
        try:
            return model.model_validate(data, context=dict(context)), built
        except ValidationError as error:
            details = _distinct(error.errors(include_url=False))
            built.problems += [_problem(detail, data, model, owner) for detail in details]
            taken = [_take_out(detail, data, model, built.lost) for detail in details]
            _compact(data)
            if not any(taken):
                break
    return None, built


def _distinct(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Keep one error a place: the branches of a union each complain about the same value."""
    kept: dict[tuple[Any, ...], ErrorDetails] = {}
    for detail in details:
        path = tuple(step for step in detail["loc"] if not _is_branch(step))
        kept.setdefault(path, detail)
    return list(kept.values())


def _is_branch(step: int | str) -> bool:
    return isinstance(step, str) and ("[" in step or step in ("Reading", "tuple", "dict", "Link"))


def _path(detail: ErrorDetails) -> list[int | str]:
    path = [step for step in detail["loc"] if not _is_branch(step)]
    return path[:-1] if path and path[-1] == "[key]" else path


def _problem(detail: ErrorDetails, data: Mapping, model: type[BaseModel], owner: str) -> Problem:
    path = _path(detail)
    kind = detail["type"]
    key = str(path[-1]) if path else ""
    parent, names = _parent(path, data, model)
    whose = _whose(path, owner)
    if kind == "extra_forbidden":
        return _unknown(key, parent, names, whose)
    if kind == "missing":
        return codes.MISSING.at(parent.span, owner=whose, key=key)
    return _wrong_value(detail, data.span_of(*path), _is_key(detail, data, path))


def _is_key(detail: ErrorDetails, data: Mapping, path: list[int | str]) -> Span | None:
    """Return the place of a mapping's key when it is the key that is wrong."""
    if not detail["loc"] or "[key]" not in detail["loc"]:
        return None
    parent, _ = _walk(path[:-1], data)
    return parent.key_span(str(path[-1])) if isinstance(parent, Mapping) else None


def _wrong_value(detail: ErrorDetails, span: Span, key_span: Span | None) -> Problem:
    kind = detail["type"]
    context = detail.get("ctx", {})
    given = detail["input"]
    if kind == "literal_error":
        choices = str(context.get("expected", "")).replace("'", "`").replace(" or ", ", ")
        meant = nearest(str(given), [word.strip(" `") for word in choices.split(",")])
        help_ = Phrase(f"did you mean `{meant}`?", f"czy chodziło o `{meant}`?") if meant else None
        return codes.UNKNOWN_CHOICE.at(span, help=help_, given=given, choices=choices)
    if kind in RANGES:
        return codes.OUT_OF_RANGE.at(span, given=given, advice=RANGES[kind].format(**context))
    advice = str(context.get("advice", ""))
    expected = str(context.get("expected") or SHAPES.get(kind, "a value of this kind"))
    if isinstance(given, str) and kind not in ("model_type", "tuple_type", "dict_type"):
        advice = advice or f"write {expected}"
        return codes.WRONG_VALUE.at(key_span or span, given=given, expected=expected, advice=advice)
    advice = advice or f"write {expected}"
    return codes.WRONG_SHAPE.at(span, expected=expected, found=_shape(given), advice=advice)


def _shape(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a group of named fields"
    return "a list" if isinstance(value, list) else "a single value"


def _unknown(key: str, parent: Mapping, names: list[str], whose: str) -> Problem:
    meant = nearest(key, names)
    help_ = Phrase(f"did you mean `{meant}`?", f"czy chodziło o `{meant}`?") if meant else None
    return codes.UNKNOWN_FIELD.at(parent.key_span(key), help=help_, owner=whose, key=key)


def _whose(path: list[int | str], owner: str) -> str:
    """Name the object a path leads into, by the part it stands in."""
    part = next((step for step in reversed(path[:-1]) if isinstance(step, str)), None)
    return f"an entry of `{part}`" if part else owner


def _walk(path: list[int | str], data: Any) -> tuple[Any, list[Any]]:
    here = data
    trail = [here]
    for step in path:
        if (isinstance(here, Mapping) and step in here) or (
            isinstance(here, Sequence) and isinstance(step, int) and step < len(here)
        ):
            here = here[step]  # type: ignore[index]
            trail.append(here)
    return here, trail


def _parent(path: list[int | str], data: Mapping, model: type[BaseModel]) -> tuple[Mapping, list[str]]:
    """Return the mapping that should hold the last step, and the names it may have."""
    _, trail = _walk(path[:-1], data)
    parent = next((here for here in reversed(trail) if isinstance(here, Mapping)), data)
    return parent, _names(path[:-1], model)


def _names(path: list[int | str], model: type[BaseModel]) -> list[str]:
    """Return the field names of the model that `path` leads to."""
    return [info.alias or name for name, info in _model_at(path, model).model_fields.items()]


def _model_at(path: list[int | str], model: type[BaseModel]) -> type[BaseModel]:
    for step in path:
        info = _field(step, model)
        model = (_model_in(info.annotation) if info else None) or model
    return model


def _field(step: int | str, model: type[BaseModel]) -> FieldInfo | None:
    return next((info for name, info in model.model_fields.items() if step in (name, info.alias)), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(inner) for inner in getattr(annotation, "__args__", ()))), None)


def _take_out(detail: ErrorDetails, data: Mapping, model: type[BaseModel], lost: set[str]) -> bool:
    """Remove what is wrong, so that the rest can be read; tell whether there was anything to remove.

    A wrong field goes alone. An object without a required field goes as a whole, and its id is noted:
    links to it are not broken, their target is.
    """
    path = _path(detail)
    info = _field(path[-1], _model_at(path[:-1], model)) if path else None
    if info is not None and info.is_required():
        path = path[:-1]
    for length in range(len(path), 0, -1):
        parent, trail = _walk(path[: length - 1], data)
        step = path[length - 1]
        if len(trail) != length:
            continue
        if isinstance(parent, Mapping) and step in parent:
            if isinstance(parent[str(step)], Mapping):
                _note(parent[str(step)], lost)
            del parent[str(step)]
            return True
        if isinstance(parent, Sequence) and isinstance(step, int) and step < len(parent):
            _note(parent[step], lost)
            parent[step] = _Gone
            return True
    return False


class _Gone:
    """Marks an entry taken out of a list; the list is closed up after all errors were read."""


def _compact(value: Any) -> None:
    if isinstance(value, Sequence):
        for index in reversed(range(len(value))):
            if value[index] is _Gone:
                del value[index]
                del value.nodes[index]
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, Sequence) else ():
        _compact(inner)


def _note(value: Any, lost: set[str]) -> None:
    if isinstance(value, Mapping) and isinstance(value.get("id"), str):
        lost.add(value["id"])
