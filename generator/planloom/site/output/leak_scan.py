"""The scan for leaks: everything that is written is searched for what was withheld, before it takes any place.

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
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

from planloom.audience.hidden import texts_in
from planloom.audience.sought import Sought, SoughtPhrase, words_of
from planloom.i18n.translations import CATALOGUE
from planloom.packaged import packaged_folder
from planloom.problems import Phrase, Problem, Related
from planloom.program import content_digest
from planloom.project import Reading
from planloom.sealed import parsed
from planloom.site import codes
from planloom.store import CACHE_ROOT, Store

_SAID = Phrase("a visible text says it here", "mówi o tym ten widoczny tekst")
_BINARY = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".map"})
_PROGRAM = frozenset({".js", ".css"})
_BREAKS = {".json": b" ", ".js": b" n "}
"""What is read for a break of lines that data writes as two signs: a script lists words that are no sentence."""
_TAGS = re.compile(rb"(<[^<>]*>)")
_NO_ANGLES = bytes(code for code in range(256) if code not in b"<>")
_ESCAPED = re.compile(rb"\\u([0-9a-fA-F]{4})")
_QUOTED = re.compile(rb"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")
_LESS = re.compile(rb"&(?:lt|#0*60|#[xX]0*3[cC]);?")
_ENTITY = re.compile(rb"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});?")
_LAST_ASCII = 127
_SMALL = bytes(
    code if code > _LAST_ASCII else ord(chr(code).lower()) if chr(code).isalnum() or code == ord("_") else 32
    for code in range(256)
)
"""All bytes that are part of no word become blanks, letters of ASCII small ones."""
_UNSEEN = re.compile("[\u00ad\u200b\u2060]")
"""Signs that nobody sees: words go on through them."""
_ADDRESS = rb"(?i)(?:href|src|id|title|alt|content|name)=\"[^\"]*(?<!\w)%b(?!\w)"
_DIGEST = 16  # bytes
VERSION = 3
"""Goes up when files are looked at in another way."""
_MOST = 20
"""Hits that are told; the rest is mended with them."""

File = tuple[str, bytes]


def scan(files: Iterable[File], reading: Reading, known: "ScannedFiles | None" = None) -> list[Problem]:
    """Return a problem for each withheld thing that is found in `files`, given by name and content.

    Files that are `known` are left out, and all of them are known when nothing is found.
    """
    if not reading.withholds:
        return []
    sought = sought_for(reading)
    known = known or ScannedFiles(None, sought)
    found: dict[str, Problem] = {}
    for name, phrase in _Scan(sought, known).through(files):
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


def scan_folder(folder: Path, reading: Reading, taken: Mapping[str, str] = MappingProxyType({})) -> list[Problem]:
    """Return a problem for each withheld thing that is found in the files below `folder`.

    `taken` are files that nobody has written to since an earlier build did, by name, with the digests of their
    contents: they are not read again when they were looked at then.
    """
    if not reading.withholds:
        return []
    known = ScannedFiles(Store(reading.project.folder / CACHE_ROOT), sought_for(reading))
    return scan(_files(folder, lambda name: name in taken and known.has(name, taken[name])), reading, known)


def sought_for(reading: Reading) -> Sought:
    """Return what is looked for in what is made of `reading`."""
    ours = CATALOGUE.read_text("utf-8")
    sources = reading.sources
    return Sought(reading.hidden, sources.texts, texts_in(sources), ours, reading.settings.open_words)


class ScannedFiles:
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

    def excused(self, phrase: SoughtPhrase) -> None:
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


_GAP = b" \xff\xfe\xff "
"""Stands between what did not follow each other; no text holds it, and it counts as a word."""


class _Folded(dict[bytes, bytes]):
    """The words that stand in a run of bytes without a blank, in small letters, parted by one blank each.

    Runs of ASCII are words already; signs that are no letters, or that nobody sees, may stick to others. Each run is
    looked at once.
    """

    def __missing__(self, run: bytes) -> bytes:
        self[run] = run if run.isascii() or run == _GAP.strip() else _words_in(run)
        return self[run]


def _words_in(run: bytes) -> bytes:
    return " ".join(words_of(_UNSEEN.sub("", run.decode("utf-8", "replace")))).encode()


class _Runs:
    """Reads runs of bytes without a blank: which of the words that are `sought` they hold, and all of them in a row."""

    def __init__(self, sought: frozenset[bytes]) -> None:
        self.sought = sought
        self.folded = _Folded()
        self.seen: set[bytes] = set()
        self.telling: dict[bytes, frozenset[bytes]] = {}

    def told(self, runs: list[bytes]) -> set[bytes]:
        """Return the sought words that some runs hold. What a run that is no word by itself holds is asked once."""
        each = set(runs)
        for run in each - self.seen:
            if not run.isascii() and (words := self.sought.intersection(self.folded[run].split())):
                self.telling[run] = words
        self.seen |= each
        return (each & self.sought).union(*map(self.telling.__getitem__, each & self.telling.keys()))

    def row(self, runs: list[bytes]) -> bytes:
        """Return the words of some runs in a row, parted by one blank each."""
        return b" %b " % b" ".join(filter(None, map(self.folded.__getitem__, runs)))


class _Scan:
    """Looks through one file after the other; lines that it has seen are not looked at again."""

    def __init__(self, sought: Sought, known: ScannedFiles) -> None:
        self.sought = sought
        self.known = known
        self.brought = _Brought()
        self.by_word = {word.encode(): phrases for word, phrases in sought.by_word.items()}
        self.words = {
            row.row: [word.encode() for word in row.words] for several in self.by_word.values() for row in several
        }
        self.runs = _Runs(frozenset(chain.from_iterable(self.words.values())))
        self.seen: defaultdict[str, set[int]] = defaultdict(set)  # by suffix: programs are read in another way
        self.seen_tags: defaultdict[str, set[bytes]] = defaultdict(set)

    def through(self, files: Iterable[File]) -> Iterator[tuple[str, SoughtPhrase]]:
        for name, data in files:
            if self.known.has(name, content_digest(data)):
                continue
            yield from ((name, phrase) for phrase in self._in(name.encode("utf-8", "replace")))
            inner, content = (name[:-3], gzip.decompress(data)) if name.lower().endswith(".gz") else (name, data)
            suffix = Path(inner).suffix.lower()
            if suffix not in _BINARY and not self.brought.has(inner, content):
                text = _text_of_pdf(content) if suffix == ".pdf" else self._new(content, suffix)
                yield from ((inner, phrase) for phrase in self._in(text, suffix))

    def _new(self, data: bytes, suffix: str) -> bytes:
        """Return the lines that did not follow each other before; items of lists, as of the navigation, are lines."""
        lines = data.replace(b"</li>", b"\n").split(b"\n")
        pairs = list(map(hash, zip([b"", *lines], lines, strict=False)))
        seen = self.seen[suffix]
        fresh = [index for index, pair in enumerate(pairs) if pair not in seen]
        seen.update(pairs)
        both = sorted({*fresh, *(index - 1 for index in fresh if index)})
        return b"\n".join([lines[at] if last + 1 == at else _GAP + lines[at] for last, at in pairwise([-1, *both])])

    def _in(self, raw: bytes, suffix: str = "") -> Iterator[SoughtPhrase]:
        for text in _decoded(raw.replace(b"\\n", _BREAKS[suffix]) if suffix in _BREAKS else raw):
            pieces = _parted(text)
            yield from self._told(_runs(b" ".join(pieces[::2])), self._new_tags(pieces[1::2], suffix), suffix)

    def _new_tags(self, tags: list[bytes], suffix: str) -> list[bytes]:
        """Return the tags that were not seen before: each is read by itself."""
        seen = self.seen_tags[suffix]
        fresh = [tag for tag in dict.fromkeys(tags) if tag not in seen]
        seen.update(fresh)
        return fresh

    def _told(self, read: list[bytes], tags: list[bytes], suffix: str) -> Iterator[SoughtPhrase]:
        found = self._said(read)
        found |= {row: one for row, one in self._said(_runs(_GAP.join(tags))).items() if _is_shown(one, tags)}
        for phrase in found.values():
            if suffix in _PROGRAM and phrase.is_single:
                continue
            if self.sought.is_excused(phrase):
                self.known.excused(phrase)
            else:
                yield phrase

    def _said(self, runs: list[bytes]) -> dict[str, SoughtPhrase]:
        """Return the phrases that some runs say; they are put in a row only where all words of one are there."""
        there = self.runs.told(runs)
        phrases = [
            phrase
            for word in sorted(self.by_word.keys() & there)
            for phrase in self.by_word[word]
            if there.issuperset(self.words[phrase.row])
        ]
        row = self.runs.row(runs) if phrases else b""
        return {phrase.row: phrase for phrase in phrases if phrase.row.encode() in row}


def _runs(text: bytes) -> list[bytes]:
    return text.translate(_SMALL).split()


def _parted(text: bytes) -> list[bytes]:
    """Return what stands between tags and what stands in them, in turns."""
    angles = text.translate(None, _NO_ANGLES)
    if angles == b"<>" * (len(angles) // 2):  # as in any page: much quicker than to look for tags
        return text.replace(b">", b"<").split(b"<")
    return _TAGS.split(text)


def _is_shown(phrase: SoughtPhrase, tags: list[bytes]) -> bool:
    """Tell whether what stands in a tag is for readers: one word alone may be a word of the theme."""
    if not phrase.is_single:
        return True
    address = re.compile(_ADDRESS % re.escape(phrase.row.strip().encode()))
    return any(address.search(tag) for tag in tags)


class _Unescaped(dict[bytes, bytes]):
    """The letters for which an entity of HTML stands; each is looked up once."""

    def __missing__(self, entity: bytes) -> bytes:
        self[entity] = html.unescape(entity.decode()).encode("utf-8", "replace")
        return self[entity]


_LETTERS = _Unescaped()


def _letters(entity: re.Match[bytes]) -> bytes:
    return _LETTERS[entity[0]]


def _decoded(raw: bytes) -> Iterator[bytes]:
    """Yield a text with escapes of JSON, of addresses and of letters undone.

    Where `<` is escaped it may begin a tag, as in feeds, or be a sign before words: such a text is read in both ways.
    """
    if b"\\u" in raw:
        raw = _ESCAPED.sub(lambda found: chr(int(found[1], 16)).encode("utf-8", "replace"), raw)
    if b"%" in raw:
        raw = _QUOTED.sub(lambda found: unquote_to_bytes(found[0]), raw)
    if b"&" not in raw:
        yield raw
        return
    if _LESS.search(raw):
        yield _ENTITY.sub(_letters, _LESS.sub(b" ", raw))
    yield _ENTITY.sub(_letters, raw)


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
