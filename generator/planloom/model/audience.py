"""Leave out what an audience may not see, before anything is made of it.

The filter works on the sources themselves: what is withheld is never an object, so it cannot reach a
page, a total, an index or a file name.
"""

from typing import Any

from planloom.source import Mapping, Sequence


def withhold(data: Mapping, audience: str) -> tuple[Mapping, set[str]]:
    """Return `data` without what is meant for others, and the ids that went with it.

    An object says ``audience: [board]``; single fields are named in a mapping,
    ``audience: {budget: [board]}``. What says nothing is for everybody.
    """
    kept = data.copied()
    gone: set[str] = set()
    _withhold(kept, audience, gone)
    return kept, gone


def _withhold(data: Any, audience: str, gone: set[str]) -> None:
    if isinstance(data, Mapping):
        for key in [key for key in data if is_withheld(data[key], audience) or _field_is(key, data, audience)]:
            gone |= ids_in(data.pop(key))
        for value in data.values():
            _withhold(value, audience, gone)
    elif isinstance(data, Sequence):
        for index in reversed(range(len(data))):
            if is_withheld(data[index], audience):
                gone |= ids_in(data.pop(index))
                data.nodes.pop(index)
            else:
                _withhold(data[index], audience, gone)


def is_withheld(value: Any, audience: str) -> bool:
    """Tell whether `value` names audiences and `audience` is none of them."""
    if not isinstance(value, Mapping):
        return False
    named = value.get("audience")
    return isinstance(named, str | list) and not _is_for(named, audience)


def _field_is(key: str, data: Mapping, audience: str) -> bool:
    named = data.get("audience")
    return isinstance(named, Mapping) and key in named and not _is_for(named[key], audience)


def _is_for(named: Any, audience: str) -> bool:
    return audience in ([named] if isinstance(named, str) else named or [])


def ids_in(value: Any) -> set[str]:
    """Return the ids of the objects in `value`, at any depth."""
    if isinstance(value, Mapping):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*(ids_in(entry) for entry in value.values()))
    if isinstance(value, Sequence):
        return set().union(*(ids_in(entry) for entry in value))
    return set()
