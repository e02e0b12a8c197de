"""Words in plain Latin letters, for addresses and ids."""

import unicodedata

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
