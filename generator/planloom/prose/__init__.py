"""Texts of plans become safe HTML: one function, one list of what is allowed.

:func:`render` reads Markdown with a kept parser and writes HTML through :class:`~planloom.prose.writer.Writer`, which
can only write what :mod:`~planloom.prose.vocabulary` lists and addresses that were judged. Everything else is shown
as the text it is and told with its place. Nothing is scanned for what is dangerous.
"""

from planloom.prose.addresses import is_external, is_harmful
from planloom.prose.blocks import DEEPEST
from planloom.prose.ids import FormerIds, slug
from planloom.prose.lines import NOT_SHOWN
from planloom.prose.render import plain, render, render_line
from planloom.prose.result import (
    Block,
    Fenced,
    Heading,
    Link,
    Reference,
    Refusal,
    RefusalKind,
    Rendered,
    Surroundings,
    Target,
)

__all__ = [
    "DEEPEST",
    "NOT_SHOWN",
    "Block",
    "Fenced",
    "FormerIds",
    "Heading",
    "Link",
    "Reference",
    "Refusal",
    "RefusalKind",
    "Rendered",
    "Surroundings",
    "Target",
    "is_external",
    "is_harmful",
    "plain",
    "render",
    "render_line",
    "slug",
]
