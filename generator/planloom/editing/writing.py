"""Values as YAML: plain where that says the same, in quotes where it would not, in the style of what stands around."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from planloom.edits import Value
from planloom.source.yamltext import NULLS

LONGEST_LINE = 100
_NOT_FIRST = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`]|[-?:](?=\s|$)|---|\.\.\.|<<$|=$")
_NOT_WITHIN = re.compile(r":(?=\s|$)|\s#|[^\S ]|\s$")
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BODY = re.compile(r"\S.*(?:\n+\S.*|\n+ +\S.*)*\n?")


def text_of(value: Any) -> str | None:
    """Return a scalar as the text that stands for it; None for what is empty."""
    if value is None or isinstance(value, str):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def scalar(value: Any, *, style: str = "", flow: bool = False) -> str:
    """Write a scalar on one line, in the quotation marks of `style` where these will do."""
    text = text_of(value)
    if text is None:
        return "null"
    is_printable = all(sign.isprintable() for sign in text)
    if style == "'" and is_printable:
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and _can_be_plain(text, flow=flow) and is_printable:
        return text
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _can_be_plain(text: str, *, flow: bool) -> bool:
    if not text or text in NULLS or _NOT_FIRST.match(text) or _NOT_WITHIN.search(text):
        return False
    return not (flow and _NOT_IN_BRACKETS.search(text))


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable():
        return sign
    return f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}"  # noqa: PLR2004  # as YAML has it


def block_text(text: str, indent: str, style: str = "|") -> str | None:
    """Write a text of several lines after `|` or `>`, each line at `indent`; None for one that no block can hold."""
    if not _BODY.fullmatch(text) or not all(sign.isprintable() or sign == "\n" for sign in text):
        return None
    lines = text.removesuffix("\n").split("\n")
    if any(line != line.rstrip() for line in lines):
        return None
    if style == ">":
        if "" in lines or any(line.startswith(" ") for line in lines):
            return None
        lines = [part for line in lines for part in ("", line)][1:]
    head = style if text.endswith("\n") else f"{style}-"
    return "\n".join([head, *(f"{indent}{line}" if line else "" for line in lines)])


def in_brackets(value: Value) -> str:
    """Write a value on one line as it stands within brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {in_brackets(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return scalar(value, flow=True)


def after_key(value: Value, indent: str) -> str:
    """Write what follows the colon of a key that stands at `indent`, the blank or line break before it included."""
    deeper = f"{indent}  "
    text = text_of(value) if not isinstance(value, Mapping | list | tuple) else None
    if text is not None and "\n" in text:
        return f" {block_text(text, deeper) or scalar(text)}"
    if text is not None or value is None:
        return f" {scalar(text)}"
    if _fits_a_line(value):
        return f" {in_brackets(value)}"
    return f"\n{deeper}{block(value, deeper)}"


def block(value: Value, indent: str) -> str:
    """Write a value by lines; the first stands where it begins, at the column that `indent` reaches."""
    line = f"\n{indent}"
    if isinstance(value, Mapping) and value:
        return line.join(f"{scalar(key)}:{after_key(inner, indent)}" for key, inner in value.items())
    if isinstance(value, list | tuple) and value:
        return line.join(f"- {_entry(inner, f'{indent}  ')}" for inner in value)
    if isinstance(value, Mapping | list | tuple):
        return in_brackets(value)
    return after_key(value, indent[:-2]).lstrip(" ")


def _entry(value: Value, indent: str) -> str:
    return in_brackets(value) if not isinstance(value, Mapping) and _fits_a_line(value) else block(value, indent)


def _fits_a_line(value: Any) -> bool:
    """Tell whether a collection holds nothing but single words and is short."""
    if not isinstance(value, Mapping | list | tuple):
        return False
    inner = value.values() if isinstance(value, Mapping) else value
    if any(isinstance(one, Mapping | list | tuple) for one in inner):
        return False
    return len(in_brackets(value)) <= LONGEST_LINE
