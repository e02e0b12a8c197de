"""Read a gettext catalogue as translators keep it, so that nothing has to be compiled before it is used.

The readers of libraries keep comments, places and flags, and take ten times as long for it.
"""

import gettext
import io
import re
import struct

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])? )?"((?:[^"\\]|\\.)*)"\s*')
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t"}
_MAGIC, _HEADER = 0x950412DE, 28


def read_catalogue(text: str) -> gettext.GNUTranslations:
    """Return the translations in the text of a catalogue; raises :class:`ValueError` for a line that is none."""
    entries: dict[str, str] = {}
    entry: dict[str, str] = {}
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"line {number} of the catalogue cannot be read")
        word, form, quoted = match.groups()
        if word in ("msgctxt", "msgid") and "msgstr" in entry:
            _keep(entry, entries)
            entry = {}
        if word:
            key = word
        words = _ESCAPED.sub(lambda escaped: _SIGNS.get(escaped[1], escaped[1]), quoted)
        entry[key] = entry.get(key, "") + ("\0" if form and form != "0" else "") + words
    _keep(entry, entries)
    return gettext.GNUTranslations(io.BytesIO(_compiled(entries)))


def _keep(entry: dict[str, str], entries: dict[str, str]) -> None:
    """Note an entry under the key by which gettext looks it up: with its context before it, its plural behind."""
    context, plural = entry.get("msgctxt"), entry.get("msgid_plural")
    key = f"{context}\4{entry['msgid']}" if context is not None else entry["msgid"]
    entries[key if plural is None else f"{key}\0{plural}"] = entry["msgstr"]


def _compiled(entries: dict[str, str]) -> bytes:
    """Return entries in the form that gettext reads: a header, two tables of lengths and places, the texts."""
    texts = [text.encode() for column in zip(*sorted(entries.items()), strict=True) for text in column]
    place = _HEADER + 8 * len(texts)
    table = []
    for text in texts:
        table += [len(text), place]
        place += len(text) + 1
    count = len(entries)
    head = struct.pack("<7I", _MAGIC, 0, count, _HEADER, _HEADER + 8 * count, 0, 0)
    return head + struct.pack(f"<{len(table)}I", *table) + b"".join(text + b"\0" for text in texts)
