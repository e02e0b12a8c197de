"""JSON of what is large, as bytes that are made a piece at a time.

One text of all would take several times the room: a single sign beyond Latin letters makes each of its signs as wide.
"""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

as_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Returns a value as JSON without blanks."""


def as_json(value: Any) -> bytes:
    """Return a value as JSON without blanks."""
    return as_text(value).encode("utf-8", "surrogatepass")


def listed(values: Iterable[Any]) -> bytes:
    """Return a long list."""
    return _between(b"[]", ((as_json(value),) for value in values))


def named(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an object whose members are JSON already."""
    return _between(b"{}", ((as_json(name), b":", written) for name, written in members))


def _between(brackets: bytes, entries: Iterable[tuple[bytes, ...]]) -> bytes:
    """Return entries, each of some pieces, with commas between them; no piece is in memory more often than twice."""
    made = BytesIO()
    for number, entry in enumerate(entries):
        made.write(b"," if number else brackets[:1])
        made.writelines(entry)
    made.write(brackets[1:] if made.tell() else brackets)
    return made.getvalue()
