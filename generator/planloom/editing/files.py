"""Files that are to change: held against what was read of the plans, and written all together or not at all."""

import codecs
import difflib
from collections.abc import Mapping
from pathlib import Path

from planloom.atomic_write import save
from planloom.editing.apply import RefusedError, Text
from planloom.problems import Phrase

NOT_TEXT = Phrase("the file cannot be read as UTF-8", "pliku nie da się odczytać jako UTF-8")
CHANGED = Phrase("the file was changed while it was read", "plik zmienił się w trakcie czytania")


class ChangedError(Exception):
    """A file is not what was read of it; nothing may be written into it. `words` say so."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.words = Phrase(f"{file}: {CHANGED.en}", f"{file}: {CHANGED.pl}")


class Files:
    """The files of a project, by their paths below `folder`: as they were when first asked for, and as they become.

    `read` is what was read of them before: what is something else by now is not touched. A file that is not there may
    come.
    """

    def __init__(self, folder: Path, read: Mapping[str, str]) -> None:
        self.folder = folder
        self.read = read
        self.before: dict[str, bytes | None] = {}
        self.texts: dict[str, Text] = {}

    def copied(self) -> "Files":
        """Return the same files, to be changed apart from these."""
        other = Files(self.folder, self.read)
        other.before, other.texts = dict(self.before), dict(self.texts)
        return other

    def text(self, name: str) -> Text:
        """Return the text of a file, with all that was changed in it.

        Raises :class:`RefusedError` for one that is no text, and :class:`ChangedError`.
        """
        if name not in self.texts:
            try:
                raw = (self.folder / name).read_bytes()
                text = Text(name, raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
            except (OSError, UnicodeDecodeError):
                raise RefusedError(NOT_TEXT) from None
            if name in self.read and text.lines != self.read[name]:
                raise ChangedError(name)
            self.before[name], self.texts[name] = raw, text
        return self.texts[name]

    def put(self, text: Text) -> None:
        """Let a file become `text`; it is written later."""
        if text.file in self.read or (self.folder / text.file).exists():
            self.text(text.file)
        else:
            self.before[text.file] = None
        self.texts[text.file] = text

    @property
    def changed(self) -> dict[str, bytes]:
        """What the files that change become."""
        become = {name: self._bytes(name) for name in sorted(self.texts)}
        return {name: content for name, content in become.items() if content != self.before[name]}

    def _bytes(self, name: str) -> bytes:
        mark = codecs.BOM_UTF8 if (self.before[name] or b"").startswith(codecs.BOM_UTF8) else b""
        return mark + self.texts[name].written.encode("utf-8")

    def write(self) -> None:
        """Write every file that changes, or none of them.

        Raises :class:`ChangedError` where a file is no longer what it was, and OSError where the disk refuses; then the
        files that were written already are again what they were.
        """
        become = self.changed
        for name in become:
            if self._now(name) != self.before[name]:
                raise ChangedError(name)
        written: list[str] = []
        try:
            for name, content in become.items():
                written.append(name)
                save(self.folder / name, content)
        except BaseException:
            for name in written:
                self._restore(name)
            raise

    def _now(self, name: str) -> bytes | None:
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def _restore(self, name: str) -> None:
        before = self.before[name]
        if before is None:
            (self.folder / name).unlink(missing_ok=True)
        elif self._now(name) != before:
            save(self.folder / name, before)

    def diff(self) -> str:
        """Return what changes as a unified diff, which `git apply` and `patch` take."""
        return "".join(self._diff(name, content) for name, content in self.changed.items())

    def _diff(self, name: str, content: bytes) -> str:
        before = self.before[name]
        lines = difflib.unified_diff(
            _lines(before or b""), _lines(content), "/dev/null" if before is None else f"a/{name}", f"b/{name}"
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(raw: bytes) -> list[str]:
    """Split at line feeds alone, as programs that take a diff do."""
    lines = raw.decode("utf-8").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
