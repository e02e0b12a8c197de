"""Leave out what an audience may not see, before anything is made of it.

The filter works on the sources themselves: what is withheld is never an object, so it cannot reach a
page, a total, an index or a file name.
"""

from typing import Any

from planloom.source import Mapping, Sequence


def withhold(data: Any, audience: str) -> set[str]:
    """Remove from `data` what is meant for others; return the ids that went with it.

    An object says ``audience: [board]``; single fields are named in a mapping,
    ``audience: {budget: [board]}``. What says nothing is for everybody.
    """
    gone: set[str] = set()
    if isinstance(data, Mapping):
        _fields(data, audience, gone)
        for key in [key for key, value in data.items() if is_withheld(value, audience)]:
            gone |= _ids(data.pop(key))
        for value in data.values():
            gone |= withhold(value, audience)
    elif isinstance(data, Sequence):
        for index in reversed(range(len(data))):
            if is_withheld(data[index], audience):
                gone |= _ids(data.pop(index))
                data.nodes.pop(index)
            else:
                gone |= withhold(data[index], audience)
    return gone


def is_withheld(value: Any, audience: str) -> bool:
    """Tell whether `value` names audiences and `audience` is none of them."""
    if not isinstance(value, Mapping):
        return False
    named = value.get("audience")
    if isinstance(named, str):
        return named != audience
    return isinstance(named, list) and audience not in named


def _fields(data: Mapping, audience: str, gone: set[str]) -> None:
    named = data.get("audience")
    if not isinstance(named, Mapping):
        return
    for key, allowed in named.items():
        if key in data and audience not in ([allowed] if isinstance(allowed, str) else allowed or []):
            gone |= _ids(data.pop(key))
    data.pop("audience")


def _ids(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*(_ids(entry) for entry in value.values()))
    if isinstance(value, Sequence):
        return set().union(*(_ids(entry) for entry in value))
    return set()
