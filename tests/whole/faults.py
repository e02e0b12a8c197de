"""Runs the program in a process of its own, in which something goes wrong at one step of what it does to the disk.

A step is whatever changes files below a folder: a file opened to be written, a folder made, a name changed, something
removed, two folders exchanged. Python tells of each before it happens. The process is a copy of this one, so that a
try costs no start.
"""

import atexit
import errno
import io
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planloom import __main__ as program
from planloom.site.output import swap

KILL, TERM, INT, FULL, REFUSED = "kill", "term", "int", "full", "refused"
"""What goes wrong: three signals, a disk that is full from then on, one change of a name that fails."""
ACTIONS = (KILL, TERM, INT, FULL, REFUSED)
_SIGNALS = {KILL: signal.SIGKILL, TERM: signal.SIGTERM, INT: signal.SIGINT}
_NAMING = frozenset({"os.rename", "os.link", "os.symlink", "exchange"})
_GROWING = frozenset({"open", "os.mkdir", "os.link", "os.symlink", "tempfile.mkdtemp", "tempfile.mkstemp"})
_CHANGING = _NAMING | {"open", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod"}
LONGEST = 120
"""Seconds that a busy machine may take."""


@dataclass
class Fault:
    """Does `action` at step number `at` of those that are below one of `folders`; counts the steps, of each kind."""

    folders: Sequence[Path]
    action: str = ""
    at: int = -1
    steps: list[str] = field(default_factory=list)
    full: bool = False

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Hear of what Python is about to do."""
        if event not in _CHANGING or (event == "open" and not _writes(arguments)) or not self._is_ours(arguments):
            return
        if self.full and event in _GROWING:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
        self.steps.append(event)
        if len(self.steps) - 1 == self.at:
            self._do(event, arguments)

    def _do(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.action in _SIGNALS:
            os.kill(os.getpid(), _SIGNALS[self.action])
        elif self.action == FULL:
            self.full = True
            if event in _GROWING:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
        elif event in _NAMING:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(arguments[0]))

    def _is_ours(self, arguments: tuple[object, ...]) -> bool:
        names = [os.fsdecode(one) for one in arguments[:2] if isinstance(one, str | bytes | os.PathLike)]
        return any(Path(name).is_relative_to(folder) for name in names for folder in self.folders)


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


@dataclass(frozen=True)
class Ended:
    """How a process ended, what it said, and the steps it made."""

    code: int
    said: str
    steps: tuple[str, ...]


class Running:
    """The program, started in a copy of this process."""

    def __init__(self, arguments: Sequence[str], fault: Fault, *, temporary: Path, exchanges: bool = True) -> None:
        self._read, write = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self._read)
            _child(arguments, fault, write, temporary, exchanges)
        os.close(write)
        os.set_blocking(self._read, False)
        self._said = b""

    def said(self) -> str:
        """Return what it has said until now."""
        try:
            while more := os.read(self._read, 65536):
                self._said += more
        except BlockingIOError:
            pass
        return self._said.decode("utf-8", "replace")

    def until(self, there: Callable[[], object]) -> bool:
        """Wait until something is there; False if the process ends before."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            if there():
                return True
            if os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return False
            time.sleep(0.01)
        self.send(signal.SIGKILL)
        raise TimeoutError(self.said())

    def send(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.process, number)

    def end(self) -> Ended:
        """Wait for the end."""
        self.until(lambda: False)
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        text, _, steps = self.said().partition("\0")
        os.close(self._read)
        return Ended(code, text, tuple(steps.split()))


def _child(arguments: Sequence[str], fault: Fault, write: int, temporary: Path, exchanges: bool) -> None:
    code = 1
    try:
        os.environ["TMPDIR"] = str(temporary)
        tempfile.tempdir = str(temporary)
        sys.stdout = sys.stderr = io.TextIOWrapper(io.FileIO(write, "w", closefd=False), "utf-8", write_through=True)
        sys.argv = ["planloom", *arguments]
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        _count_exchanges(fault, exchanges=exchanges)
        sys.addaudithook(fault.hear)
        program.run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  # the parent is told
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001  # there is no other way to end as a program does, in a copy
        fault.at = -1
        os.set_blocking(write, True)
        os.write(write, b"\0" + " ".join(fault.steps).encode())
        os._exit(code)


def _count_exchanges(fault: Fault, *, exchanges: bool) -> None:
    """Make an exchange a step as well, of which Python does not tell; or do without, as on other systems."""
    real = swap.exchange

    def counted(one: Path, other: Path) -> bool:
        if not exchanges:
            return False
        fault.hear("exchange", (other,))
        done = real(one, other)
        fault.hear("os.chmod", (other,))  # a step between the exchange and what follows
        return done

    swap.exchange = counted
