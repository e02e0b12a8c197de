"""Put the header and the part files of a plan together into one mapping that knows every place."""

from pathlib import PurePosixPath
from typing import Any

from planloom.model import codes
from planloom.model.mistakes import LIST, LIST_ADVICE, shape_of, unknown_field
from planloom.model.plan import Plan, is_part
from planloom.problems import Phrase, Problem, Related
from planloom.source import Mapping, PlanFolder, Sequence
from planloom.values.latin import folder_id

_FIRST = Phrase("first written here", "pierwszy raz zapisane tutaj")


def merged(model: type[Plan], folder: PlanFolder, header: Mapping, owner: Phrase) -> tuple[Mapping, list[Problem]]:
    """Return header and parts as one mapping, in the order of the files' names; lists are joined.

    The sources stay as they are.
    """
    data = Mapping(header.node, header.locate)
    problems: list[Problem] = []
    for fields in (header, *(document.fields for document in folder.parts if document.fields is not None)):
        for key, value in fields.items():
            if data.get(key) is None:
                data.put(key, _of_its_own(value), fields.nodes[key])
            elif value is not None:
                problems += _join(data, key, fields, model, owner)
    return data, problems


def _join(data: Mapping, key: str, fields: Mapping, model: type[Plan], owner: Phrase) -> list[Problem]:
    """Add what `fields` hold under `key` to what another file held there."""
    info = next((info for name, info in model.model_fields.items() if key in (name, info.alias)), None)
    if info is None:
        return [unknown_field(fields, key, model, owner)]
    if not is_part(info) or info.default != ():
        first = Related(data.key_span(key), _FIRST)
        return [codes.PART_TWICE.at(fields.key_span(key), related=[first], owner=owner, key=key)]
    if not isinstance(data[key], Sequence):
        problems = [_no_list(data, key)]
        data.put(key, _of_its_own(fields[key]), fields.nodes[key])
        return problems
    if not isinstance(fields[key], Sequence):
        return [_no_list(fields, key)]
    data[key].extend(fields[key])
    data[key].nodes.extend(fields[key].nodes)
    return []


def _no_list(fields: Mapping, key: str) -> Problem:
    return codes.WRONG_SHAPE.at(fields.value_span(key), expected=LIST, found=shape_of(fields[key]), advice=LIST_ADVICE)


def _of_its_own(value: Any) -> Any:
    """Copy a list, so that adding the entries of another file leaves its document as it was."""
    if not isinstance(value, Sequence):
        return value
    copy = Sequence(value.node)
    copy.extend(value)
    copy.nodes.extend(value.nodes)
    return copy


def id_of_folder(place: PurePosixPath, model: type[Plan]) -> str:
    """Return the id of a plan that gives itself none: its folder's name."""
    return folder_id(place) or model.plan_kind
