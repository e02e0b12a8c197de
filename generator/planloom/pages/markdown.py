"""One reading of Markdown for the site and for the book.

Both must understand the same source in the same way, so the list of extensions stands here once: the
site hands it to its renderer, the book calls :func:`to_html`.
"""

from collections.abc import Mapping
from typing import Any

import markdown

from planloom.problems import Language

EXTENSIONS: tuple[str, ...] = (
    "tables",
    "attr_list",
    "md_in_html",
    "admonition",
    "def_list",
    "footnotes",
    "abbr",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)

_PERMALINK = {"en": "Link to this place", "pl": "Odnośnik do tego miejsca"}
_BACK = {"en": "Back to the text of note {}", "pl": "Wróć do tekstu przypisu {}"}


def configs(language: Language, *, permalink: bool) -> Mapping[str, Mapping[str, Any]]:
    """Return the settings of the extensions; `permalink` adds the signs that link to headings."""
    return {
        "footnotes": {"BACKLINK_TITLE": _BACK[language], "SUPERSCRIPT_TEXT": "{}"},
        "toc": {"permalink": permalink, "permalink_title": _PERMALINK[language]},
        "pymdownx.superfences": {"disable_indented_code_blocks": False},
        "pymdownx.tabbed": {"alternate_style": True},
    }


def to_html(source: str, language: Language) -> str:
    """Render Markdown to the HTML of an article, without the signs that only a screen needs."""
    settings = {name: dict(values) for name, values in configs(language, permalink=False).items()}
    return markdown.markdown(source, extensions=list(EXTENSIONS), extension_configs=settings)
