"""The words of templates: ``_()``, ``ngettext()`` and ``pgettext()``, with what stands in them.

Values are put in before Polish typography is seen to, so that a number keeps to its unit; what is HTML already
is put in afterwards, escaped words and all.
"""

import functools
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from planloom.i18n import translations
from planloom.pages.words import as_words
from planloom.problems import Language


def gettext_functions(language: Language) -> dict[str, Callable[..., Markup]]:
    """Return the functions by the names templates use; each takes the values that its words name."""
    catalogue = translations(language)

    def said(words: str, values: dict[str, Any]) -> Markup:
        if any(isinstance(value, Markup) for value in values.values()):
            return as_words(words, language) % values
        return as_words(words % values, language)

    @functools.cache
    def plain(words: str) -> Markup:
        return said(catalogue.gettext(words), {})

    def gettext(words: str, **values: Any) -> Markup:
        return said(catalogue.gettext(words), values) if values else plain(words)

    def ngettext(one: str, many: str, num: int, **values: Any) -> Markup:
        return said(catalogue.ngettext(one, many, num), {"num": num, **values})

    def pgettext(about: str, words: str, **values: Any) -> Markup:
        return said(catalogue.pgettext(about, words), values)

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}
