"""What is large and needed once more, but not at once: it waits on the disk and not in memory."""

import os
import tempfile
from collections.abc import Callable
from functools import partial
from typing import IO


class Spool:
    """A file without a name, which nobody else can open and which is gone with the process."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None

    def put(self, content: bytes) -> Callable[[], bytes]:
        """Put something aside; return what takes it up again. Where the disk has no room, it stays in memory."""
        try:
            place = self._write(content)
        except OSError:
            return lambda: content
        return partial(self._read, place, len(content))

    def _write(self, content: bytes) -> int:
        self._file = self._file or tempfile.TemporaryFile()  # noqa: SIM115  # it closes with what was put aside
        place = self._file.seek(0, os.SEEK_END)
        self._file.write(content)
        self._file.flush()
        return place

    def _read(self, place: int, length: int) -> bytes:
        if self._file is None:
            return b""
        self._file.seek(place)
        return self._file.read(length)
