"""Words of a list, as writers write them: as the manual has them, or as a Polish page shows them.

A list of words is declared once, beside its field. What a page calls each of them in Polish stands in the
catalogue of translations, and whatever a page shows can be written: ``strength``, ``Mocna strona`` and
``mocne strony`` are one choice. A declaration names only what is neither, such as ``kwartalnie``.
"""

import functools
import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from planloom.i18n import label
from planloom.values.latin import unaccented

_ENDING = re.compile(r"(?<=\w{3})[aeiouy]+$")
_BETWEEN = re.compile(r"[\s_-]+")
_ACCENTED = {"a": "aąAĄ", "c": "cćCĆ", "e": "eęEĘ", "l": "lłLŁ", "n": "nńNŃ", "o": "oóOÓ", "s": "sśSŚ", "z": "zźżZŹŻ"}


def core(text: str) -> str:
    """Return what of a word or phrase inflection leaves as it is: ``mocna strona`` and ``mocne strony`` are one.

    Gender, number and most cases change the vowels at the end of Polish words; a stem keeps three letters.
    """
    return "".join(_ENDING.sub("", word) for word in _BETWEEN.split(unaccented(text).strip()))


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """Beside a ``Literal``: reads a word of it with capitals, spaces and hyphens, and in Polish.

    `also` are words for the choices that no page shows.
    """

    also: Mapping[str, str] = field(default_factory=dict)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read the word before pydantic compares it with the list."""
        read = functools.partial(self._read, typing.get_args(source))
        return core_schema.no_info_before_validator_function(read, handler(source))

    def _read(self, words: tuple[str, ...], value: Any) -> Any:
        return self.meant(value, words) or value if isinstance(value, str) else value

    def meant(self, text: str, words: tuple[str, ...]) -> str | None:
        """Return the choice among `words` that `text` names, or None."""
        plain = _BETWEEN.sub("_", text.strip().casefold())
        return plain if plain in words else _known(self, words).get(core(text))

    def others(self, words: tuple[str, ...]) -> dict[str, str]:
        """Return the other words, each with the choice it stands for; `words` are the choices."""
        return {label(word, "pl").casefold(): word for word in words} | dict(self.also)


Word = OneOf()
"""A list without words but its own and those of its pages."""


@functools.cache
def _known(one_of: OneOf, words: tuple[str, ...]) -> Mapping[str, str]:
    return {core(other): word for other, word in one_of.others(words).items()}


def pattern(text: str) -> str:
    """Return a regular expression, as JSON Schema knows them, of all that is read as `text` is."""
    return "[\\s_-]*".join(map(_inflected, _BETWEEN.split(unaccented(text).strip())))


def _inflected(word: str) -> str:
    stem = _ENDING.sub("", word)
    signs = (_ACCENTED.get(sign, sign + sign.upper()) if sign.isalpha() else sign for sign in stem)
    spelt = "".join(f"[{either}]" if len(either) > 1 else re.escape(either) for either in signs)
    return spelt + ("[aeiouyóąęAEIOUYÓĄĘ]*" if len(stem) >= 3 and stem.isalpha() else "")  # noqa: PLR2004  # see _ENDING
