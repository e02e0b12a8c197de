"""Words in plain Latin letters, for addresses and ids."""

import re
import unicodedata
from pathlib import PurePosixPath

# Latin letters that are no letter with a sign on it, to Unicode.
_LETTERS = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ı": "i",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th",
})  # fmt: skip


def latin(text: str) -> str:
    """Return a text with its Latin letters without their signs: ``Załącznik`` as ``Zalacznik``."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def unaccented(text: str) -> str:
    """Return text in small letters without the signs on them: ``łódź`` is ``lodz``."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def folder_id(place: PurePosixPath) -> str:
    """Return the id of a plan by the name of its folder; empty where no letter of it can be in an id."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(place.as_posix())).strip("-")
