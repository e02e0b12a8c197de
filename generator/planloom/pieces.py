"""JSON of what is large, as bytes that are made a piece at a time.

One text of all would take several times the room: a single sign beyond Latin letters makes each of its signs as wide.
"""

import json
from collections.abc import Iterable
from typing import Any

as_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Returns a value as JSON without blanks."""


def as_json(value: Any) -> bytes:
    """Return a value as JSON without blanks."""
    return as_text(value).encode("utf-8", "surrogatepass")


def listed(values: Iterable[Any]) -> bytes:
    """Return a long list."""
    return b"[%b]" % b",".join(map(as_json, values))


def named(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an object whose members are JSON already."""
    return b"{%b}" % b",".join(b"%b:%b" % (as_json(name), written) for name, written in members)
