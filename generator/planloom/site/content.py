"""What stands on a page of ours: its HTML and its headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import markdown

from planloom.pages.markdown import EXTENSIONS, configs
from planloom.problems import Language

_LINK = re.compile(r'(<a\b[^<>]*? href=")([^":?#<>]*?)index\.md(?=[#"])')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: how deep it stands, the id that leads to it, and its words as HTML."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Content:
    """The finished HTML of a page, and the headings in it that have an id."""

    html: str
    headings: Sequence[Heading]


def content_of(text: str, language: Language) -> Content:
    """Return the content of a page that is written in Markdown."""
    settings = {name: dict(values) for name, values in configs(language, permalink=True).items()}
    reader = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=settings)
    html = _LINK.sub(lambda match: f"{match[1]}{match[2] or './'}", reader.convert(text))
    return Content(html, tuple(_flat(getattr(reader, "toc_tokens", ()))))


def _flat(tokens: Sequence[Mapping[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from _flat(token["children"])
