"""The words of the program in Polish, from a gettext catalogue read without compiling it first."""

import functools
import gettext
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from planloom.problems import Language
from planloom.values import Label

# Choices that are read letter by letter.
ACRONYMS = frozenset({"crm", "pzu", "ppu", "pu"})

CATALOGUE = Path(__file__).with_name("pl.po")


@functools.cache
def translations(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of `language`; English is the language the program is written in."""
    if language == "en":
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with CATALOGUE.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(words: str, language: Language) -> str:
    """Return `words` in `language`; the English ones where there is no translation."""
    if isinstance(words, Label):
        return words.in_(language)
    return translations(language).gettext(words) if words else ""


def label(choice: str, language: Language) -> str:
    """Return the words for one of a field's choices, such as ``on_track``."""
    if isinstance(choice, Label):
        return choice.in_(language)
    words = choice.upper() if choice in ACRONYMS else choice.replace("_", " ").capitalize()
    return translate(words, language)
