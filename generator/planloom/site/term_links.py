"""What is added to finished HTML: links from terms to the glossary, and their definitions.

The plugin calls this for each page that MkDocs has rendered; ``planloom finish`` calls it for a site that
another renderer has built from our Markdown.
"""

from typing import Any

from planloom.glossary import Glossary, Place, link
from planloom.problems import Language

GLOSSARY = "glossary/"
DENSITY = 2
"""How many links to terms a hundred words of a page may hold: more are a thicket that nobody reads."""


def with_term_links(html: str, glossary: Glossary, url: str, language: Language, choice: Any = None) -> str:
    """Return the content of the page at `url` (relative to its language's root) with terms linked.

    `choice` is what the page's front matter says under ``glossary``.
    """
    if not glossary.entries:
        return html
    up = "../" * url.count("/")
    place = Place(language, f"{up}{GLOSSARY}", is_glossary=url.startswith(GLOSSARY), density=DENSITY)
    return link(html, glossary.within(url), place.with_choice(choice) if choice is not None else place).html
