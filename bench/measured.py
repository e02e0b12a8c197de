"""What a command costs: CPU of it and of all that it starts, its memory, and what it writes."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024
SPAWNED = Path(__file__).with_name("spawned.py")


class FailedError(Exception):
    """A program did not do what it was to do; the words say what."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU (user and system), the most memory in bytes, and bytes of new files in the output."""

    cpu: float
    memory: int
    written: int


def measured(command: Sequence[str], folder: Path, output: Path, limit: float, more: Mapping[str, str]) -> Cost:
    """Run a command in a folder and return what it costs; raises :class:`FailedError` when it fails or takes too long.

    `output` is where it writes, `limit` the most seconds on the clock, `more` what its environment has besides.
    """
    known, began = _files(output), time.time_ns()
    told = folder / ".told"
    around = [sys.executable, "-I", "-S", str(SPAWNED), str(max(1, round(limit))), str(told)]
    done = subprocess.run([*around, *command], cwd=folder, env=os.environ | more, capture_output=True, check=True)
    cpu, memory, code, late = done.stdout.split()
    if int(late):
        raise FailedError(f"over {limit:.0f} s")
    if int(code):
        raise FailedError(f"exit code {int(code)}: {told.read_text('utf-8', 'replace').strip()[-400:]}")
    new = sum(size for path, (size, written) in _files(output).items() if written >= began or path not in known)
    return Cost(float(cpu), int(memory), new)


def _files(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return the size of each file below a folder, and when it was written."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (known.st_size, known.st_mtime_ns) for path, known in found}


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(size for size, _ in _files(folder).values())
