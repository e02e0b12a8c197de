"""An end in good order: Ctrl-C, a kind kill and a closed terminal unwind what is open instead of dropping it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Stopped(BaseException):
    """Somebody asked for the end, with signal `number`. No `Exception`, so that nothing takes it for a mistake."""

    def __init__(self, number: int = 0) -> None:
        super().__init__(number)
        self.number = number


class Stopping:
    """Knows whether an end was asked for; raises :class:`Stopped` in the main thread, once, while it is armed."""

    def __init__(self) -> None:
        self.asked = False
        self._number = 0
        self._armed = False

    def ask(self, number: int = 0, _frame: FrameType | None = None) -> None:
        """Ask for the end. What is being tidied up meanwhile is left in peace."""
        first, self.asked = not self.asked, True
        self._number = self._number or number
        if first and self._armed:
            raise Stopped(number)

    def check(self) -> None:
        """Raise when an end was asked for while somebody swallowed what was raised."""
        if self.asked:
            raise Stopped(self._number)

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
    if not _hears():
        yield stop
        return
    before = _handlers()
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, stop.ask)
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Do what is within to its end; who asked for the end meanwhile is heard after it."""
    if not _hears():
        yield
        return
    asked: list[int] = []
    before = {number: handler for number, handler in _handlers().items() if handler not in {None, signal.SIG_IGN}}
    try:
        for number in before:
            signal.signal(number, lambda number, _: asked.append(number))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if asked:
            signal.raise_signal(asked[0])


def _hears() -> bool:
    """Tell whether signals come here: only the main thread hears them."""
    return threading.current_thread() is threading.main_thread()


def _handlers() -> dict[int, "signal._HANDLER"]:
    heard = [number for name in SIGNALS if (number := getattr(signal, name, None)) is not None]
    return {number: signal.getsignal(number) for number in heard}
