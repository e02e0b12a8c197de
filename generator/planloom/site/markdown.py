"""How other programs are to read the Markdown of `render --to`: headings with ids; all else is HTML already."""

from collections.abc import Mapping
from typing import Any

from planloom.problems import Language

EXTENSIONS: tuple[str, ...] = ("attr_list", "toc")

PERMALINK: Mapping[Language, str] = {"en": "Link to this place", "pl": "Odnośnik do tego miejsca"}
"""What the sign says that links to a heading."""


def configs(language: Language) -> Mapping[str, Mapping[str, Any]]:
    """Return the settings of the extensions."""
    return {"toc": {"permalink": True, "permalink_title": PERMALINK[language]}}
