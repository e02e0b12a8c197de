"""Words for places where the theme writes them as they are: titles, descriptions, the navigation."""

import html

_BRACKETS = str.maketrans("<>", "‹›")


def escaped_for_theme(words: str) -> str:
    """Return words that are no HTML wherever the theme puts them.

    Material writes them into elements and attributes without escaping, and into the title of the page after it has
    undone entities. So quotation marks are entities, and angle brackets are written as the typographic ones.
    """
    return html.escape(words.translate(_BRACKETS))
