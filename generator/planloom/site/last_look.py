"""The last look: everything that is written is searched for what was withheld, before it takes any place.

The sources were cut before anything was made of them, so nothing should be found. That is not believed but looked at:
one hit, and nothing is published. Lines that many pages share are looked at once, so that the work grows with what
differs.
"""

import gzip
import html
import importlib.util
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from planloom.audience.hidden import texts_in
from planloom.audience.sought import Phrase, Sought, words_of
from planloom.i18n.translations import CATALOGUE
from planloom.packaged import packaged_folder
from planloom.problems import Phrase as Words
from planloom.problems import Problem, Related
from planloom.project import Reading
from planloom.site import codes

_SAID = Words("a visible text says it here", "mówi o tym ten widoczny tekst")
_BINARY = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".map"})
_PROGRAM = frozenset({".js", ".css"})
_TAG = re.compile(r"<[^<>]*>")
_SIGNS = "\u00a0\u202f\u2009\u2003\u2011„”“’‘‚«»‹›–—…·•→←↑↓×✓›§°½©"
"""Signs beyond ASCII that stick to words."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUOTED = re.compile(r"%[C-Fc-f][0-9A-Fa-f]")
_SPACED = bytes(code if code > 127 or chr(code).isalnum() or code == ord("_") else 32 for code in range(256))
"""All bytes that are part of no word become blanks."""
_UNSEEN = ("\u00ad", "\u200b", "\u2060")
_ADDRESS = r"(?:href|src|id|title|alt|content|name)=\"[^\"]*(?<!\w){word}(?!\w)"
_MOST = 20
"""Hits that are told; the rest is mended with them."""

File = tuple[str, bytes]


def look(files: Iterable[File], reading: Reading) -> list[Problem]:
    """Return a problem for each withheld thing that is found in `files`, given by name and content."""
    if not reading.hidden.words:
        return []
    settings = reading.settings
    sources, ours = reading.sources, CATALOGUE.read_text("utf-8")
    sought = Sought(reading.hidden, sources.texts, texts_in(sources), ours, settings.open_words)
    found: dict[str, Problem] = {}
    for name, phrase in _Look(sought).through(files):
        if phrase.row not in found:
            said = sought.said_at(phrase)
            found[phrase.row] = codes.LEAK.at(
                phrase.word.span,
                related=[Related(said, _SAID)] if said else [],
                what=phrase.row.strip(),
                file=name,
            )
        if len(found) == _MOST:
            break
    return list(found.values())


def look_below(folder: Path, reading: Reading) -> list[Problem]:
    """Return a problem for each withheld thing that is found in the files below `folder`."""
    return look(_files(folder), reading) if reading.hidden.words else []


def _files(folder: Path) -> Iterator[File]:
    """Yield the files below a folder, but for those that the theme or we bring along as they are."""
    brought = list(_packages())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            yield name, b"" if _is_brought(path, name, brought) else path.read_bytes()


def _packages() -> Iterator[Path]:
    yield packaged_folder("templates")
    spec = importlib.util.find_spec("material")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(place) / "templates"


def _is_brought(path: Path, name: str, brought: Iterable[Path]) -> bool:
    if "assets/" not in name:
        return False
    inner = name[name.index("assets/") :]
    for folder in brought:
        other = folder / inner
        if other.is_file() and other.stat().st_size == path.stat().st_size:
            return other.read_bytes() == path.read_bytes()
    return False


class _Look:
    """Looks through one file after the other; lines that it has seen are not looked at again."""

    def __init__(self, sought: Sought) -> None:
        self.sought = sought
        self.keys = sought.by_word.keys()
        self.seen: set[int] = set()

    def through(self, files: Iterable[File]) -> Iterator[tuple[str, Phrase]]:
        for name, data in files:
            yield from ((name, phrase) for phrase in self._in(name, name, program=False))
            suffix = Path(name).suffix.lower()
            if suffix == ".gz":
                name, data, suffix = name[:-3], gzip.decompress(data), Path(name[:-3]).suffix.lower()
            if data and suffix not in _BINARY:
                text = _text_of_pdf(data) if suffix == ".pdf" else self._new(data)
                yield from ((name, phrase) for phrase in self._in(text, name, program=suffix in _PROGRAM))

    def _new(self, data: bytes) -> str:
        """Return the lines that were not seen before, each with its neighbours: words go on from line to line."""
        lines = data.split(b"\n")
        marks = list(map(hash, lines))
        fresh = [index for index, mark in enumerate(marks) if mark not in self.seen]
        self.seen.update(marks)
        if len(fresh) == len(lines):
            return data.decode("utf-8", "replace")
        near = sorted({other for index in fresh for other in (index - 1, index, index + 1)})
        return b"\n".join(lines[index] for index in near if 0 <= index < len(lines)).decode("utf-8", "replace")

    def _in(self, raw: str, name: str, *, program: bool) -> Iterator[Phrase]:
        text = _decoded(raw)
        there = _words_in(text)
        by_word = self.sought.by_word
        phrases = [phrase for word in sorted(self.keys & there) for phrase in by_word[word] if phrase.words <= there]
        if not phrases:
            return
        text = html.unescape(text).casefold()
        for sign in _SIGNS:
            text = text.replace(sign, " ")
        with_tags = _row_of(text)
        without = _row_of(_TAG.sub(" ", text)) if "<" in text else with_tags
        for phrase in phrases:
            row = phrase.row.encode()
            read = row in without or (row in with_tags and _is_shown(phrase, text))
            if read and not (program and phrase.is_single) and not self.sought.is_excused(phrase):
                yield phrase


def _is_shown(phrase: Phrase, text: str) -> bool:
    """Tell whether what stands in a tag is for readers: one word alone may be a word of the theme."""
    return not phrase.is_single or re.search(_ADDRESS.format(word=re.escape(phrase.row.strip())), text) is not None


def _row_of(text: str) -> bytes:
    """Return the words of a text in a row, parted by one blank each."""
    return b" %b " % b" ".join(text.encode("utf-8", "replace").translate(_SPACED).split())


def _words_in(text: str) -> set[str]:
    """Return all words of a text, each once: by bytes, which is many times as fast as by letters."""
    parts = set(text.casefold().encode("utf-8", "replace").translate(_SPACED).split())
    odd = [part for part in parts if not part.isascii()]  # signs that are no letters may stick to words
    found = {part.decode() for part in parts if part.isascii()}
    return found | set(words_of(b" ".join(odd).decode("utf-8", "replace")))


def _decoded(text: str) -> str:
    """Return a text with escapes of JSON, of addresses and of letters undone, without signs that nobody sees."""
    if "\\u" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if _QUOTED.search(text):
        text = unquote(text)
    if "&#" in text:
        text = html.unescape(text)
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    return text


def _text_of_pdf(data: bytes) -> str:
    """Return what a PDF says: its text, its bookmarks, its metadata, the names of what is attached."""
    import pikepdf  # noqa: PLC0415 - comes with either engine
    import pypdfium2  # noqa: PLC0415 - the same

    said: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as file:
        said += [str(value) for value in file.docinfo.values()]
        said += [str(file.open_metadata()), *file.attachments]
        said += [file.attachments[name].get_file().read_bytes().decode("utf-8", "replace") for name in file.attachments]
        with file.open_outline() as outline:
            waiting = list(outline.root)
            while waiting:
                entry = waiting.pop()
                said.append(entry.title)
                waiting.extend(entry.children)
    document = pypdfium2.PdfDocument(data)
    try:
        said += [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return "\n".join(said)


