"""`python -m planloom` is the same as `planloom`: both begin here, and end here."""

import atexit
import contextlib
import gc
import os
import signal
import sys
import threading
from pathlib import Path


def main() -> None:
    """Run the command line, and end the program."""
    try:
        run()
    except SystemExit as end:
        _leave(end.code)
        raise


def run() -> None:
    """Run the command line; raises SystemExit with the code of the command."""
    # Until a command listens, nothing has been begun: who interrupts is not answered with a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Python looks for modules in the folder it is called in, before all others: a project could bring its own.
    here = Path.cwd()
    if not sys.flags.safe_path and sys.path[:1] == [str(here)] and not Path(__file__).is_relative_to(here):
        del sys.path[0]
    from planloom.collector import seldom  # noqa: PLC0415  # not before

    try:
        with seldom():
            from planloom.cli import main as commands  # noqa: PLC0415  # the same

            commands()
    finally:
        gc.freeze()  # all ends here: nothing has to be looked through for garbage


def _leave(code: object) -> None:
    """End the program at once: to take apart object by object what a build was made of takes nearly a second.

    What asked to be done at the end is done. Where there is more to be said or waited for, Python ends as it does.
    """
    if not isinstance(code, int | None) or threading.active_count() > 1:
        return
    with contextlib.suppress(OSError, ValueError):  # nobody listens any more
        atexit._run_exitfuncs()  # noqa: SLF001  # Python has no other name for it
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code or 0)


if __name__ == "__main__":
    main()
