"""JSON that others may have written: a file beside the plans, a page of a wiki, the answer of a server."""

import json
from collections.abc import Callable
from typing import Any


def json_in(text: str | bytes, parse_constant: Callable[[str], Any] | None = None) -> Any:
    """Return what `text` says in JSON; raises ValueError for what is none, or is nested beyond what can be read."""
    try:
        return json.loads(text, parse_constant=parse_constant)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
