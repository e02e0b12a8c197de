"""Make one typed object of raw data, and go on when parts of it are wrong.

Pydantic reports everything that is wrong at once. What is wrong is reported with its place, taken
out, and the rest is read again, so that one misspelt field neither hides the other mistakes of the
plan nor makes every link to it look broken.
"""

import dataclasses
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planloom.model.commas import number_cut_off
from planloom.model.mistakes import Path, at, field_at, path_of, problems_of, whole_value
from planloom.problems import Phrase, Problem
from planloom.source import Mapping, Sequence

ROUNDS = 8

P = TypeVar("P", bound=BaseModel)


@dataclasses.dataclass(slots=True)
class Built:
    """What came of the data besides the object: what was wrong, and the ids that were lost by it."""

    problems: list[Problem]
    lost: set[str]


def build(model: type[P], data: Mapping, context: AnyMapping[str, Any], owner: Phrase) -> tuple[P | None, Built]:
    """Validate `data` as `model`; `owner` is what messages call it ("a marketing plan").

    The data stay as they are; what is wrong is taken out of a copy.
    """
    built = Built([], set())
    for _ in range(ROUNDS):
        try:
            return model.model_validate(data, context=dict(context)), built
        except ValidationError as error:
            data = data.copied()
            details = error.errors(include_url=False)
            built.problems += problems_of(details, data, model, owner)
            paths = dict.fromkeys(path for detail in details for path in _to_take_out(detail, data, model))
            taken = [_take_out(path, data, built.lost) for path in paths]
            _compact(data)
            if not any(taken):
                break
    return None, built


def _to_take_out(detail: ErrorDetails, data: Mapping, model: type[BaseModel]) -> Iterator[Path]:
    """Return the paths of what must go for an error to be gone.

    With what a comma cut off a number goes the rest of it, which is another number.
    """
    path = path_of(detail, data)
    parent = at(path[:-1], data) if path else None
    if isinstance(parent, Mapping) and path[-1] in parent and (number := number_cut_off(parent, str(path[-1]))):
        yield _with_what_needs_it((*path[:-1], number), model)
    yield _with_what_needs_it(path, model)


def _with_what_needs_it(path: Path, model: type[BaseModel]) -> Path:
    """Return the path of what goes: a wrong field goes alone, an object without a required field as a whole."""
    path = whole_value(path, model)
    info = field_at(path, model)
    return path[:-1] if info is not None and info.is_required() else path


def _take_out(path: Path, data: Mapping, lost: set[str]) -> bool:
    """Remove what stands at `path`, so that the rest can be read; tell whether there was anything to remove.

    The ids in it are noted: links to them are not broken, their target is.
    """
    if not path:
        return False
    try:
        parent, step = at(path[:-1], data), path[-1]
        lost |= ids_in(parent[step])
    except (KeyError, TypeError):
        return True  # it went with something around it
    if isinstance(parent, Mapping):
        del parent[str(step)]
    else:
        parent[step] = _Gone
    return True


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


def ids_in(value: Any) -> set[str]:
    """Return the ids of the objects in `value`, at any depth."""
    if isinstance(value, Mapping):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*(ids_in(entry) for entry in value.values()))
    if isinstance(value, Sequence):
        return set().union(*(ids_in(entry) for entry in value))
    return set()
