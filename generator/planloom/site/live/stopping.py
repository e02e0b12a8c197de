"""An end in good order: Ctrl-C, a kind kill and a closed terminal unwind what is open instead of dropping it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Stopped(BaseException):
    """Somebody asked for the end. No `Exception`, so that nothing takes it for a mistake and goes on."""


class Stopping:
    """Knows whether an end was asked for; raises :class:`Stopped` in the main thread, once, while it is armed."""

    def __init__(self) -> None:
        self.asked = False
        self._armed = False

    def ask(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ask for the end. What is being tidied up meanwhile is left in peace."""
        first, self.asked = not self.asked, True
        if first and self._armed:
            raise Stopped

    def check(self) -> None:
        """Raise when an end was asked for while somebody swallowed what was raised."""
        if self.asked:
            raise Stopped

    @contextmanager
    def armed(self) -> Iterator[None]:
        """Interrupt what is done within; what was opened before is then closed undisturbed."""
        self._armed = True
        try:
            self.check()
            yield
        finally:
            self._armed = False


@contextmanager
def stopping() -> Iterator[Stopping]:
    """Listen to the signals that end a program, except for those that whoever started it has switched off."""
    stop = Stopping()
    if threading.current_thread() is not threading.main_thread():
        yield stop  # only the main thread hears signals
        return
    heard = [number for name in SIGNALS if (number := getattr(signal, name, None)) is not None]
    before = {number: signal.getsignal(number) for number in heard}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, stop.ask)
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
