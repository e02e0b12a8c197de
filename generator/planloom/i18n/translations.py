"""The words of the program in Polish, from a gettext catalogue read without compiling it first."""

import functools
import gettext
from pathlib import Path

from planloom.i18n.catalogue import read_catalogue
from planloom.problems import Language, Phrase
from planloom.values import Label

# Choices that are read letter by letter.
ACRONYMS = frozenset({"crm", "pzu", "ppu", "pu"})

CATALOGUE = Path(__file__).with_name("pl.po")


@functools.cache
def translations(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of `language`; English is the language the program is written in."""
    if language == "en":
        return gettext.NullTranslations()
    return read_catalogue(CATALOGUE.read_text("utf-8"))


def translate(words: str, language: Language) -> str:
    """Return `words` in `language`; the English ones where there is no translation."""
    if isinstance(words, Label):
        return words.in_(language)
    return _translated(words, language) if words else ""


@functools.lru_cache(maxsize=1 << 13)
def _translated(words: str, language: Language) -> str:
    return translations(language).gettext(words)


def label(choice: str, language: Language) -> str:
    """Return the words for one of a field's choices, such as ``on_track``."""
    if isinstance(choice, Label):
        return choice.in_(language)
    words = choice.upper() if choice in ACRONYMS else choice.replace("_", " ").capitalize()
    return translate(words, language)


def wording(choice: str) -> Phrase:
    """Return the words for one of a field's choices in both languages, as they stand within a sentence."""
    return Phrase(_within(label(choice, "en")), _within(label(choice, "pl")))


def _within(words: str) -> str:
    """Return words without the capital they begin with, unless it is one of an acronym."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
