"""Let objects name nothing that is withheld: no later stage shall hold its id."""

from typing import Any

from planloom.model.base import Item, Link, Part
from planloom.model.naming_fields import RefField, ref_fields
from planloom.model.portfolio import parts_in
from planloom.source import Sequence
from planloom.values.withheld import SIGN


def unname(root: Part, ids: frozenset[str]) -> None:
    """Take `ids` out of what `root` and all below it name, and out of what they were called.

    Where nothing else is named, the sign stands: somebody answers for it, or it serves something, and readers need not
    be told that nobody does.
    """
    if not ids:
        return
    for part in parts_in(root):
        for field in ref_fields(type(part)):
            if value := part.__dict__[field.name]:
                _unname(part, field, value, ids)
        if isinstance(part, Item) and not ids.isdisjoint(part.was):
            part.__dict__["was"] = tuple(name for name in part.was if name not in ids)


def _unname(part: Part, field: RefField, value: Any, ids: frozenset[str]) -> None:
    if isinstance(value, str):
        if value in ids:
            part.__dict__[field.name] = SIGN
            _write(part, field, SIGN)
        return
    kept = [index for index, entry in enumerate(value) if _named(entry) not in ids]
    if len(kept) == len(value):
        return
    nothing = Link.model_construct(id=SIGN) if isinstance(value[0], Link) else SIGN
    part.__dict__[field.name] = tuple(value[index] for index in kept) or (nothing,)
    written = part.node.get(field.key) if part.node is not None else None
    if isinstance(written, Sequence) and kept:
        _write(part, field, written.holding([written[i] for i in kept], [written.nodes[i] for i in kept]))
    else:
        _write(part, field, SIGN)


def _named(entry: Any) -> str:
    return entry.id if isinstance(entry, Link) else str(entry)


def _write(part: Part, field: RefField, value: Any) -> None:
    """Write what is named into the sources of a part as well, which messages quote."""
    if part.node is not None:
        part.node[field.key] = value
