"""The reference of settings is made from the settings themselves; ``--update-golden`` writes it anew."""

import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from planloom.model.base import Part
from planloom.settings import Settings

PAGE = Path(__file__).parents[2] / "docs/reference/configuration.md"
TABLES = re.compile(r"<!-- settings -->\n.*<!-- /settings -->", re.DOTALL)


def test_the_reference_lists_every_setting(update_golden):
    text = PAGE.read_text("utf-8")
    written = TABLES.sub(lambda _: f"<!-- settings -->\n\n{tables()}\n<!-- /settings -->", text)
    if update_golden:
        PAGE.write_text(written, "utf-8")
    assert PAGE.read_text("utf-8") == written, "run: make docs"


def tables() -> str:
    return "\n".join([table("Settings", Settings), *inside(Settings)])


def inside(part: type[Part]) -> Iterator[str]:
    for name, info in part.model_fields.items():
        for inner in (info.annotation, *typing.get_args(info.annotation)):
            if isinstance(inner, type) and issubclass(inner, Part):
                yield table(f"`{info.alias or name}`", inner)
                yield from inside(inner)


def table(title: str, part: type[Part]) -> str:
    rows = [
        f"| `{info.alias or name}` | {default(info)} | {(info.description or '').replace('|', chr(92) + '|')} |"
        for name, info in part.model_fields.items()
    ]
    return "\n".join([f"### {title}\n", "| Setting | When left out | Meaning |", "|---|---|---|", *rows, ""])


def default(info: FieldInfo) -> str:
    value: Any = info.get_default(call_default_factory=True)
    if info.is_required():
        return "required"
    if value in (None, (), {}) or isinstance(value, Part):
        return ""
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
