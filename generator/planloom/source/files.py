"""Find the files of the plans folder and read them as text, whatever is wrong with them."""

import codecs
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from planloom.problems import Phrase, Problem, Span
from planloom.source import codes, drawings
from planloom.source.controls import control_in, named
from planloom.source.unread import HEADERS, is_of_an_office, meant_as

LIMIT_MB = 5
LIMIT_BYTES = LIMIT_MB * 1_000_000
TEXT_SUFFIXES = frozenset({".yml", ".yaml", ".md"})
MEDIA_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".pdf"})

NONE: Mapping[str, bytes] = MappingProxyType({})
NO_FILE = Phrase(
    "it is no regular file, or a link that leads nowhere",
    "to nie jest zwykły plik albo dowiązanie prowadzi donikąd",
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file read whole. `name` is relative to the project, `place` to the plans folder.

    What could not be read is `broken`; its text is what could be made of it, for messages.
    """

    name: str
    place: PurePosixPath
    text: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the plans folder: text to read, media that pages may show, names of others that could be text."""

    texts: tuple[TextFile, ...]
    media: tuple[PurePosixPath, ...]
    others: tuple[str, ...]


def find(root: Path, project: Path, instead: Mapping[str, bytes] = NONE) -> tuple[Found, list[Problem]]:
    """Read all text files below `root`; spans will name files relative to `project`.

    What `instead` has for one of these names is read in the place of what lies on the disk.
    """
    finder = _Finder(root, project, instead)
    for folder, names, files in os.walk(root, onerror=finder.unreadable):
        names[:] = finder.named(folder, names)
        for name in names:
            finder.folder(Path(folder, name))
        for name in finder.named(folder, files):
            finder.file(Path(folder, name), frozenset(files))
    return Found(tuple(finder.texts), tuple(finder.media), tuple(finder.others)), finder.problems


class _Finder:
    """Looks at one file or folder after the other."""

    def __init__(self, root: Path, project: Path, instead: Mapping[str, bytes]) -> None:
        self.root = root
        self.inside = root.resolve()
        self.project = project
        self.instead = instead
        self.texts: list[TextFile] = []
        self.media: list[PurePosixPath] = []
        self.others: list[str] = []
        self.problems: list[Problem] = []

    def named(self, folder: str, names: Iterable[str]) -> list[str]:
        """Return what is not hidden and has a name that can be written on a page: one that is text in UTF-8."""
        found = sorted(name for name in names if not name.startswith("."))
        for name in found:
            if _written(name) != name:
                span = Span(_written(self.name(Path(folder, name))))
                self.problems.append(codes.NOT_READ.at(span, name=_written(name)))
        return [name for name in found if _written(name) == name]

    def name(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.project)).as_posix()

    def place(self, path: Path) -> PurePosixPath:
        return PurePosixPath(path.relative_to(self.root).as_posix())

    def unreadable(self, error: OSError) -> None:
        """Report a folder that cannot be listed."""
        span = Span(self.name(Path(error.filename)))
        self.problems.append(codes.UNREADABLE.at(span, reason=error.strerror or str(error)))

    def folder(self, path: Path) -> None:
        """Look at a folder, which is entered unless it is a link."""
        span = Span(self.name(path))
        if path.is_symlink():
            code = codes.LINKED_FOLDER if self.is_inside(path) else codes.OUTSIDE
            self.problems.append(code.at(span))
        if path.name in HEADERS:
            self.problems.append(codes.NOT_A_FILE.at(span, name=path.name))
            self.texts.append(TextFile(span.file, self.place(path), "", broken=True))

    def file(self, path: Path, beside: frozenset[str]) -> None:
        """Look at a file, and read it if it is text; `beside` are the names of the files of its folder."""
        if path.is_symlink() and not self.is_inside(path):
            self.problems.append(codes.OUTSIDE.at(Span(self.name(path))))
        elif path.suffix.lower() in MEDIA_SUFFIXES:
            self._picture(path)
        elif path.suffix.lower() in TEXT_SUFFIXES:
            text, problem = _read(path, self.name(path), self.instead)
            self.problems += [problem] if problem else []
            self.texts.append(TextFile(self.name(path), self.place(path), text, broken=problem is not None))
        else:
            self.others += [] if is_of_an_office(path.name) else [self.name(path)]
            self._meant(path, beside)

    def _picture(self, path: Path) -> None:
        """Take a picture, which has to be a drawing and nothing more where it is one."""
        problem = _harm(path, self.name(path)) if path.suffix.lower() == drawings.SUFFIX else None
        if problem:
            self.problems.append(problem)
        else:
            self.media.append(self.place(path))

    def _meant(self, path: Path, beside: frozenset[str]) -> None:
        """Tell of a file that is not read and looks as though it should be."""
        if mend := meant_as(path.name, beside):
            self.problems.append(codes.NOT_READ.at(Span(self.name(path)), help=mend, name=path.name))

    def is_inside(self, link: Path) -> bool:
        """Tell whether a symbolic link leads to something in the plans folder, or in circles."""
        try:
            return link.resolve().is_relative_to(self.inside)
        except (OSError, RuntimeError):  # a loop, which no reading will leave
            return True


def _written(name: str) -> str:
    """Return the name of a file with what is no UTF-8 in it, as on disks of other systems, written out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _read(path: Path, name: str, instead: Mapping[str, bytes]) -> tuple[str, Problem | None]:
    """Return the text, or what could be made of it and what stood in the way."""
    if name in instead:
        return decoded(instead[name], name)
    raw = _content(path, name)
    return ("", raw) if isinstance(raw, Problem) else decoded(raw, name)


def _content(path: Path, name: str) -> bytes | Problem:
    """Return what a file holds, or why it is not read."""
    try:
        if not path.is_file():
            return codes.UNREADABLE.at(Span(name), reason=NO_FILE)
        size = path.stat().st_size
        if size > LIMIT_BYTES:
            return codes.TOO_LARGE.at(Span(name), size=round(size / 1_000_000), limit=LIMIT_MB)
        return path.read_bytes()
    except OSError as error:
        return codes.UNREADABLE.at(Span(name), reason=error.strerror or str(error))


def _harm(path: Path, name: str) -> Problem | None:
    """Return what is wrong with a drawing."""
    content = _content(path, name)
    if isinstance(content, Problem):
        return content
    harm = drawings.harm_in(content)
    if harm is None:
        return None
    return codes.PICTURES[harm.is_drawing].at(Span(name, harm.line), what=harm.what)


def decoded(raw: bytes, name: str) -> tuple[str, Problem | None]:
    """Return the text of a file, and what is wrong with its signs."""
    problem = None
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        span = _at(raw[: error.start].decode("utf-8"), name)
        guess = _guess(raw)
        text = raw.decode(guess, "replace")
        problem = codes.NOT_UTF8.at(span, byte=f"{raw[error.start]:02x}", guess=_ENCODINGS[guess])
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = None if problem else control_in(text)
    if control:
        span = _at(text[: control.start()], name)
        problem = codes.CONTROL.at(span, code=named(control))
    return text, problem


def _at(before: str, name: str) -> Span:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Span(name, line, column, line, column + 1)


_ENCODINGS = {
    "utf-16": "UTF-16",
    "cp1250": "Windows-1250",
    "iso8859-2": "ISO 8859-2",
    "cp1252": "Windows-1252",
}


def _guess(raw: bytes) -> str:
    """Name the likely encoding: by a mark at the start, else by the bytes Polish letters have in each."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    windows = len(re.findall(rb"[\x8c\x8f\x9c\x9f\xa5\xb9]", raw))  # Ą ą Ś ś Ź ź
    iso = len(re.findall(rb"[\xa1\xb1\xa6\xb6\xac\xbc]", raw))  # the same letters
    if windows or iso or re.search(rb"[\xa3\xb3\xaf\xbf\xca\xea\xc6\xe6\xd1\xf1]", raw):  # Ł ł Ż ż Ę ę Ć ć Ń ń
        return "iso8859-2" if iso > windows else "cp1250"
    return "cp1252"
