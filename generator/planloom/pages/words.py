"""Words as they stand on a page: escaped, with hard spaces where a Polish line must not break."""

import functools
import html
import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from planloom.i18n import translate
from planloom.problems import Language, Phrase
from planloom.prose import plain
from planloom.prose.typography import hard_spaces
from planloom.values import Text

NOTHING = Markup("–")
"""What stands where there is no value."""

_ACTIVE = re.compile("[&<>\"']")


def trusted(made: str) -> Markup:
    """Return HTML of our own as such: whatever was put into it is escaped. It passes by what `Markup` asks first."""
    return str.__new__(Markup, made)


def joined(between: str, entries: Iterable[Markup]) -> Markup:
    """Return HTML set side by side, with words of our own `between`; `Markup` would ask each whether it is safe."""
    return trusted(between.join(entries))


def listed(between: str, entries: Sequence[Markup]) -> Markup:
    """Return HTML as a list in a line; where one holds a comma itself, *Poland, North*, semicolons part them."""
    ambiguous = between == ", " and len(entries) > 1 and any(between in one for one in entries)
    return joined("; " if ambiguous else between, entries)


def without_tags(words: Markup) -> str:
    """Return the words of HTML on one line, as plain text."""
    return words.striptags() if "<" in words or "&" in words else " ".join(str.split(words))


def quoted(value: str) -> str:
    """Return words, such as an address, fit for the value of an attribute."""
    return escape(value) if _ACTIVE.search(value) else value


@functools.lru_cache(maxsize=1 << 14)
def as_words(text: str, language: Language) -> Markup:
    """Return plain words, such as a name, an amount with a unit of the writer's or words of our own.

    They are fit for the value of an attribute too, whichever quotes it stands in.
    """
    if isinstance(text, Markup):
        return text
    set_text = hard_spaces([text])[0] if language == "pl" else text
    return Markup(html.escape(_without_marks(set_text)))  # noqa: S704  # escaped here


def said(words: Phrase, language: Language) -> Markup:
    """Return words of our own; what is put into them is escaped when they are formatted."""
    return as_words(words.in_(language), language)


def label_words(words: str, language: Language) -> Markup:
    """Return words of the catalogue in the reader's language."""
    return as_words(translate(words, language), language)


def plain_text(value: Text | str | None, language: Language) -> str:
    """Return a text without Markdown, for titles and descriptions."""
    return plain(value.in_(language) if isinstance(value, Text) else value or "")


def _without_marks(text: str) -> str:
    """Return the text without the control characters that part a page (see :mod:`planloom.pages.outline`)."""
    return text if text.isprintable() else "".join(sign for sign in text if sign >= " " or sign in "\n\t")
