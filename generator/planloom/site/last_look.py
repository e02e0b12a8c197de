"""The last look: everything that is written is searched for what was withheld, before it takes any place.

The sources were cut before anything was made of them, so nothing should be found. That is not believed but looked at:
one hit, and nothing is published. Lines that many pages share are looked at once, so that the work grows with what
differs.
"""

import gzip
import hashlib
import html
import importlib.util
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from planloom.audience.hidden import texts_in
from planloom.audience.sought import Phrase, Sought, words_of
from planloom.i18n.translations import CATALOGUE
from planloom.packaged import packaged_folder
from planloom.problems import Phrase as Words
from planloom.problems import Problem, Related
from planloom.program import content_digest
from planloom.project import Reading
from planloom.sealed import parsed
from planloom.site import codes
from planloom.store import CACHE_ROOT, Store

_SAID = Words("a visible text says it here", "mówi o tym ten widoczny tekst")
_BINARY = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".map"})
_PROGRAM = frozenset({".js", ".css"})
_BREAKS = {".json": b" ", ".js": b" n "}
"""What is read for a break of lines that data writes as two signs: a script lists words that are no sentence."""
_TAGS = re.compile(rb"(<[^<>]*>)")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUOTED = re.compile(rb"%[C-Fc-f][0-9A-Fa-f]")
_ENTITY = re.compile(rb"&(?:#|(?!(?:amp|lt|gt|quot);)[A-Za-z][A-Za-z0-9]{1,30};)")
_PLAIN_ENTITIES = (b"&amp;", b"&lt;", b"&gt;", b"&quot;")
_LAST_ASCII = 127
_SMALL = bytes(
    code if code > _LAST_ASCII else ord(chr(code).lower()) if chr(code).isalnum() or code == ord("_") else 32
    for code in range(256)
)
"""All bytes that are part of no word become blanks, letters of ASCII small ones."""
_UNSEEN = ("\u00ad", "\u200b", "\u2060")
_UNSEEN_BYTES = tuple(sign.encode() for sign in _UNSEEN)
_ADDRESS = rb"(?i)(?:href|src|id|title|alt|content|name)=\"[^\"]*(?<!\w)%b(?!\w)"
_DIGEST = 16  # bytes
VERSION = 2
"""Goes up when files are looked at in another way."""
_MOST = 20
"""Hits that are told; the rest is mended with them."""

File = tuple[str, bytes]


def look(files: Iterable[File], reading: Reading, known: "Known | None" = None) -> list[Problem]:
    """Return a problem for each withheld thing that is found in `files`, given by name and content.

    Files that are `known` are left out, and all of them are known when nothing is found.
    """
    if not reading.withholds:
        return []
    sought = sought_for(reading)
    known = known or Known(None, sought)
    found: dict[str, Problem] = {}
    for name, phrase in _Look(sought, known).through(files):
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
    if not found:
        known.keep()
    return list(found.values())


def look_below(folder: Path, reading: Reading, taken: Mapping[str, str] = MappingProxyType({})) -> list[Problem]:
    """Return a problem for each withheld thing that is found in the files below `folder`.

    `taken` are files that nobody has written to since an earlier build did, by name, with the digests of their
    contents: they are not read again when they were looked at then.
    """
    if not reading.withholds:
        return []
    known = Known(Store(reading.project.folder / CACHE_ROOT), sought_for(reading))
    return look(_files(folder, lambda name: name in taken and known.has(name, taken[name])), reading, known)


def sought_for(reading: Reading) -> Sought:
    """Return what is looked for in what is made of `reading`."""
    ours = CATALOGUE.read_text("utf-8")
    sources = reading.sources
    return Sought(reading.hidden, sources.texts, texts_in(sources), ours, reading.settings.open_words)


class Known:
    """Files that a build has looked at for the same words, by digests of name and content, kept in `store` if any.

    What was found in them and excused, since readers may see it anyway, is kept as well: when something of it is
    excused no longer, none of them is known.
    """

    def __init__(self, store: Store | None, sought: Sought) -> None:
        self._store = store
        self._key = f"looked at {hashlib.blake2b(_rows(sought), digest_size=16).hexdigest()}"
        self._seen: set[bytes] = set()
        self._excused: set[str] = set()
        self._before = self._kept(sought)

    def has(self, name: str, content: str) -> bool:
        """Tell whether a file is known, by the digest of its content; it is from now on."""
        both = f"{name}\0{content}".encode("utf-8", "surrogateescape")
        digest = hashlib.blake2b(both, digest_size=_DIGEST).digest()
        self._seen.add(digest)
        return digest in self._before

    def excused(self, phrase: Phrase) -> None:
        """Note what was found and may be read."""
        self._excused.add(phrase.row)

    def keep(self) -> None:
        """Keep what is known for the next build."""
        if self._store is None or not self._seen - self._before:
            return
        rows = json.dumps(sorted(self._excused)).encode()
        self._store.put({self._key: len(rows).to_bytes(4, "big") + rows + b"".join(sorted(self._seen))})

    def _kept(self, sought: Sought) -> frozenset[bytes]:
        kept = self._store.get([self._key]).get(self._key, b"") if self._store else b""
        length = int.from_bytes(kept[:4], "big")
        rows, digests = kept[4 : 4 + length], kept[4 + length :]
        excused = parsed(rows, frozenset[str]) if rows else None
        if excused is None:
            return frozenset()
        phrases = {one.row: one for several in sought.by_word.values() for one in several}
        if not all(row in phrases and sought.is_excused(phrases[row]) for row in excused):
            return frozenset()
        self._excused |= excused
        return frozenset(digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST))


def _rows(sought: Sought) -> bytes:
    """Return what is looked for, and what decides how."""
    rows = sorted(phrase.row for several in sought.by_word.values() for phrase in several)
    return json.dumps([VERSION, rows]).encode()


def _files(folder: Path, left_out: Callable[[str], bool]) -> Iterator[File]:
    """Yield the files below a folder but those that are left out."""
    above = len(f"{folder}{os.sep}")
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(here, name)  # noqa: PTH118  # a third of the time that a path takes
            place = path[above:].replace(os.sep, "/")
            if left_out(place):
                continue
            with open(path, "rb") as file:  # noqa: PTH123
                yield place, file.read()


def _packages() -> Iterator[Path]:
    yield packaged_folder("templates")
    spec = importlib.util.find_spec("material")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(place) / "templates"


class _Brought:
    """Knows the files that the theme or we bring along as they are."""

    def __init__(self) -> None:
        self.folders = list(_packages())

    def has(self, name: str, data: bytes) -> bool:
        """Tell whether a file is one of those."""
        if "assets/" not in name:
            return False
        inner = name[name.index("assets/") :]
        for folder in self.folders:
            other = folder / inner
            if other.is_file() and other.stat().st_size == len(data):
                return other.read_bytes() == data
        return False


class _Folded(dict[bytes, bytes]):
    """The words that stand in a run of bytes without a blank, in small letters, parted by one blank each.

    Runs of ASCII are words already; signs that are no letters may stick to others. Each run is looked at once.
    """

    def __missing__(self, run: bytes) -> bytes:
        words = run if run.isascii() else " ".join(words_of(run.decode("utf-8", "replace"))).encode()
        self[run] = words
        return words


class _Look:
    """Looks through one file after the other; lines that it has seen are not looked at again."""

    def __init__(self, sought: Sought, known: Known) -> None:
        self.sought = sought
        self.known = known
        self.brought = _Brought()
        self.folded = _Folded()
        self.by_word = {word.encode(): phrases for word, phrases in sought.by_word.items()}
        self.words = {
            row.row: [word.encode() for word in row.words] for several in self.by_word.values() for row in several
        }
        self.seen: set[int] = set()

    def through(self, files: Iterable[File]) -> Iterator[tuple[str, Phrase]]:
        for name, data in files:
            if self.known.has(name, content_digest(data)):
                continue
            yield from ((name, phrase) for phrase in self._in(name.encode("utf-8", "replace")))
            inner, content = (name[:-3], gzip.decompress(data)) if name.lower().endswith(".gz") else (name, data)
            suffix = Path(inner).suffix.lower()
            if suffix not in _BINARY and not self.brought.has(inner, content):
                text = _text_of_pdf(content) if suffix == ".pdf" else self._new(content)
                yield from ((inner, phrase) for phrase in self._in(text, suffix))

    def _new(self, data: bytes) -> bytes:
        """Return the lines that were not seen before, each with its neighbours: words go on from line to line."""
        lines = data.split(b"\n")
        marks = list(map(hash, lines))
        fresh = [index for index, mark in enumerate(marks) if mark not in self.seen]
        self.seen.update(marks)
        if len(fresh) == len(lines):
            return data
        near = sorted({other for index in fresh for other in (index - 1, index, index + 1)})
        return b"\n".join(lines[index] for index in near if 0 <= index < len(lines))

    def _in(self, raw: bytes, suffix: str = "") -> Iterator[Phrase]:
        text = _decoded(raw.replace(b"\\n", _BREAKS[suffix]) if suffix in _BREAKS else raw)
        pieces = _TAGS.split(text) if b"<" in text else [text]
        read, tags = (b" ".join(some).translate(_SMALL).split() for some in (pieces[::2], pieces[1::2]))
        there = self._words(read, tags)
        phrases = [
            phrase
            for word in sorted(self.by_word.keys() & there)
            for phrase in self.by_word[word]
            if there.issuperset(self.words[phrase.row])
        ]
        if not phrases:
            return
        row, row_of_tags = self._row(read), self._row(tags)
        for phrase in phrases:
            sought = phrase.row.encode()
            found = sought in row or (sought in row_of_tags and _is_shown(phrase, pieces[1::2]))
            if not found or (suffix in _PROGRAM and phrase.is_single):
                continue
            if self.sought.is_excused(phrase):
                self.known.excused(phrase)
            else:
                yield phrase

    def _words(self, *runs: list[bytes]) -> set[bytes]:
        """Return all words of some runs of bytes, each once."""
        found = set(map(self.folded.__getitem__, {run for several in runs for run in set(several)}))
        odd = [words for words in found if b" " in words]
        return found.union(*(words.split() for words in odd)) if odd else found

    def _row(self, runs: list[bytes]) -> bytes:
        """Return the words of a text in a row, parted by one blank each."""
        row = b" ".join(map(self.folded.__getitem__, runs))
        return b" %b " % (b" ".join(row.split()) if b"  " in row else row)


def _is_shown(phrase: Phrase, tags: list[bytes]) -> bool:
    """Tell whether what stands in a tag is for readers: one word alone may be a word of the theme."""
    if not phrase.is_single:
        return True
    address = re.compile(_ADDRESS % re.escape(phrase.row.strip().encode()))
    return any(address.search(tag) for tag in tags)


def _decoded(raw: bytes) -> bytes:
    """Return a text with escapes of JSON, of addresses and of letters undone, without signs that nobody sees."""
    if b"\\u" in raw or _QUOTED.search(raw) or _ENTITY.search(raw) or any(sign in raw for sign in _UNSEEN_BYTES):
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), raw.decode("utf-8", "replace"))
        text = html.unescape(unquote(text))
        for sign in _UNSEEN:
            text = text.replace(sign, "")
        return text.encode("utf-8", "replace")
    for entity in _PLAIN_ENTITIES:
        raw = raw.replace(entity, b" ")
    return raw


def _text_of_pdf(data: bytes) -> bytes:
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
    return "\n".join(said).encode("utf-8", "replace")
