"""A build is all or nothing: it is made beside the old site and swapped in when it is complete.

Beside the site stands a folder of the builder's own, closed to other users, in which the new site is made; the old
one goes there when the two change places, and is removed with it. A lock on the name of the site keeps a second
build waiting, so whoever has it may remove what earlier builds left. Whatever ends a build, a whole site stands.
"""

import atexit
import contextlib
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

from planloom.lock import Holder, Lock
from planloom.problems import Phrase
from planloom.site.output.swap import put, recover
from planloom.stopping import undisturbed

MARK = ".planloom-build-"
NEW, OLD = "new", "old"

SIGNS = ("index.html", "404.html", "sitemap.xml")
"""By what a folder is known as a site: one that has nothing of these was not made by a build."""

WAITING = Phrase(
    "another build{who} is making {folder}; waiting for it to end",
    "inne budowanie{who} tworzy właśnie {folder}; czekam, aż się skończy",
)
PROCESS = Phrase(" (process {process} on {machine})", " (proces {process} na {machine})")
NEW_STANDS = Phrase("the new site stands in {folder}", "nowa strona jest w {folder}")
OLD_ASIDE = Phrase(
    "the site that stood in {folder} is whole in {old}; the next build puts it back",
    "strona, która była w {folder}, jest w całości w {old}; następne budowanie przywróci ją na miejsce",
)


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told how the making of a site goes.

    `waiting` hears what is waited for; `standing` what is true from then on, whatever ends the program.
    """

    waiting: Callable[[Phrase], None] = lambda _: None
    standing: Callable[[Phrase], None] = lambda _: None


class NotASiteError(Exception):
    """The folder holds what no build has made, and is not replaced."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class Staging:
    """A folder in which the site for `target` is made, while nobody else makes one for it.

    A `target` that is a link stays one; what it leads to is replaced. Raises :class:`NotASiteError` for a folder
    with other things in it. It ends with `swap` or `discard`, at the latest with the program.
    """

    def __init__(self, target: Path, listener: Listener | None = None) -> None:
        self.target = Path(os.path.realpath(target))
        self.swapped = False
        self._listener = listener or Listener()
        self._made = [parent for parent in self.target.parents if not parent.exists()]
        self._around: Path | None = None
        if not _may_be_replaced(self.target):
            raise NotASiteError(self.target)
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._claim = Lock(self.target.with_name(f"{MARK}{self.target.name}"))
        self._kill = _Kill()
        atexit.register(self.discard)
        try:
            self._claim.take(self._wait)
            self._tidy()
            self.folder = self._folder()
        except BaseException:
            self.discard()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def swap(self, settled: Callable[[], None] = lambda: None, leave: Callable[[Path], None] = lambda _: None) -> None:
        """Put the new site in the place of the old one. Once begun it is done to the end, whoever asks for the end.

        `leave` may take the old site elsewhere; what it does not take is removed. `settled` is called when the old site
        is gone and before another build may begin.
        """
        if self._around is None:
            raise RuntimeError("this site was put in its place, or given up, before")
        old = self._around / OLD
        with undisturbed():
            self._as_temporary()
            try:
                put(self.folder, self.target, old)
            except BaseException:
                if old.exists():
                    self._listener.standing(OLD_ASIDE.filled(folder=self.target, old=old))
                raise
            self.swapped = True
            self._listener.standing(NEW_STANDS.filled(folder=self.target))
            leave(old if old.exists() else self.folder)
            self._clear()
            try:
                settled()
            finally:
                self.discard()

    def discard(self) -> None:
        """Remove what was made and is not in its place, and let the next build begin. Doing it twice does nothing."""
        atexit.unregister(self.discard)
        with undisturbed():
            self._clear()
            self._claim.give_up()
            for parent in self._made:
                with contextlib.suppress(OSError):  # it holds something now
                    parent.rmdir()
        self._kill.end()

    def _clear(self) -> None:
        around, self._around = self._around, None
        if around is not None:
            _remove(around, self.target)

    def _folder(self) -> Path:
        with undisturbed():
            around = tempfile.mkdtemp(prefix=f"{MARK}{self.target.name}-", dir=self.target.parent)
            self._around = Path(around)
        folder = self._around / NEW
        folder.mkdir()
        return folder

    def _tidy(self) -> None:
        """Remove what builds left that were ended by force, and put back what they took away."""
        for left in sorted(self.target.parent.glob(f"{_literal(MARK + self.target.name)}-*")):
            if left.is_dir() and not left.is_symlink() and _belongs(left.name, self.target.name):
                _remove(left, self.target)

    def _as_temporary(self) -> None:
        """Keep closed what somebody has opened for himself in the temporary folder, as ``mkdocs serve`` does."""
        if self.target.parent == Path(tempfile.gettempdir()).resolve() and self.target.is_dir():
            self.folder.chmod(self.target.stat().st_mode & 0o777)

    def _wait(self, holder: Holder) -> None:
        self._listener.waiting(waiting_for(holder, self.target))


def waiting_for(holder: Holder, folder: Path) -> Phrase:
    """Say who is waited for before something is made in `folder`."""
    who = PROCESS.filled(process=holder.process, machine=holder.machine) if holder.process else Phrase("", "")
    return Phrase(WAITING.en.format(who=who.en, folder=folder), WAITING.pl.format(who=who.pl, folder=folder))


def _may_be_replaced(target: Path) -> bool:
    """Tell whether a folder is not there, is empty, or is a site."""
    if not os.path.lexists(target):
        return True
    return target.is_dir() and (not any(target.iterdir()) or any((target / sign).is_file() for sign in SIGNS))


def _belongs(name: str, target: str) -> bool:
    """Tell whether a folder beside a site is of its builds, and not of those of a site with a longer name."""
    return "-" not in name.removeprefix(f"{MARK}{target}-")


def _remove(around: Path, target: Path) -> None:
    """Remove a builder's folder; the old site in it only when there is one in its place."""
    old = around / OLD
    with contextlib.suppress(OSError):
        recover(target, old)
    if target.exists() or not old.exists():
        shutil.rmtree(around, ignore_errors=True)
    else:
        shutil.rmtree(around / NEW, ignore_errors=True)


def _literal(name: str) -> str:
    """Return a pattern of file names that means this name alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


class _Kill:
    """Lets a kind kill end the program in order where nobody has said how, which is under ``mkdocs`` itself."""

    def __init__(self) -> None:
        main = threading.current_thread() is threading.main_thread()
        self._heard = main and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if self._heard:
            signal.signal(signal.SIGTERM, self._ask)

    @staticmethod
    def _ask(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    def end(self) -> None:
        """Leave it to the system again."""
        if self._heard and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self._heard = False
