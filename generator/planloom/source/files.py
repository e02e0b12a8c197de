"""Find the files of the plans folder and read them as text, whatever is wrong with them."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planloom.problems import Problem, Span
from planloom.source import codes

LIMIT_MB = 5
LIMIT_BYTES = LIMIT_MB * 1_000_000
TEXT_SUFFIXES = frozenset({".yml", ".yaml", ".md"})
MEDIA_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".pdf"})

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file read whole. `name` is relative to the project, `place` to the plans folder."""

    name: str
    place: PurePosixPath
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the plans folder: text to read, and media that pages may show."""

    texts: tuple[TextFile, ...]
    media: tuple[PurePosixPath, ...]


def find(root: Path, project: Path) -> tuple[Found, list[Problem]]:
    """Read all text files below `root`; spans will name files relative to `project`."""
    texts: list[TextFile] = []
    media: list[PurePosixPath] = []
    problems: list[Problem] = []
    inside = root.resolve()
    for path in _walk(root, inside, project, problems):
        place = PurePosixPath(path.relative_to(root).as_posix())
        if path.suffix.lower() in MEDIA_SUFFIXES:
            media.append(place)
        elif path.suffix.lower() in TEXT_SUFFIXES:
            name = _name(path, project)
            text, problem = _read(path, name)
            if problem:
                problems.append(problem)
            else:
                texts.append(TextFile(name, place, text))
    return Found(tuple(texts), tuple(media)), problems


def _name(path: Path, project: Path) -> str:
    return Path(os.path.relpath(path, project)).as_posix()


def _walk(root: Path, inside: Path, project: Path, problems: list[Problem]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        problems.append(codes.UNREADABLE.at(Span(_name(Path(error.filename), project)), reason=error.strerror))

    for folder, names, files in os.walk(root, onerror=unreadable):
        here = Path(folder)
        for name in sorted(names):
            if name in ("plan.md", "plan.yml"):
                problems.append(codes.NOT_A_FILE.at(Span(_name(here / name, project)), name=name))
            if (here / name).is_symlink() and not (here / name).resolve().is_relative_to(inside):
                problems.append(codes.OUTSIDE.at(Span(_name(here / name, project))))
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = here / name
            if name.startswith("."):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                problems.append(codes.OUTSIDE.at(Span(_name(path, project))))
            else:
                yield path


def _read(path: Path, name: str) -> tuple[str, Problem | None]:
    """Return the text, or an empty one and what stood in the way."""
    try:
        if not path.is_file():
            return "", codes.UNREADABLE.at(Span(name), reason="it is no regular file")
        size = path.stat().st_size
        if size > LIMIT_BYTES:
            return "", codes.TOO_LARGE.at(Span(name), size=round(size / 1_000_000), limit=LIMIT_MB)
        raw = path.read_bytes()
    except OSError as error:
        return "", codes.UNREADABLE.at(Span(name), reason=error.strerror or str(error))
    return _decode(raw, name)


def _decode(raw: bytes, name: str) -> tuple[str, Problem | None]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        span = _at(before, name)
        return "", codes.NOT_UTF8.at(span, byte=f"{raw[error.start]:02x}", guess=_guess(raw))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        span = _at(text[: control.start()], name)
        return "", codes.CONTROL.at(span, code=f"{ord(control[0]):04X}")
    return text, None


def _at(before: str, name: str) -> Span:
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Span(name, line, column, line, column + 1)


def _guess(raw: bytes) -> str:
    """Name the likely encoding: a mark at the start, or the letters Polish Windows files use."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    return "Windows-1250" if re.search(rb"[\x8c\x8f\x9c\x9f\xa5\xaf\xb9\xbf]", raw) else "ISO 8859-2"
