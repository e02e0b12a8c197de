"""Signs that no text has, be they written as they are or as an escape of YAML."""

import re

# What no editor shows and YAML refuses or takes for a line break.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_PUT_INSTEAD = "\ufffd"


def control_in(text: str) -> re.Match[str] | None:
    """Return the first control character; tabs and ends of lines are none."""
    return _CONTROL.search(text)


def named(found: re.Match[str]) -> str:
    """Return the number of the sign as Unicode writes it."""
    return f"{ord(found[0]):04X}"


def without_controls(text: str) -> str:
    """Return a text with the sign for what cannot be shown in the place of each."""
    return _CONTROL.sub(_PUT_INSTEAD, text)
