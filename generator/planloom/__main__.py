"""`python -m planloom` is the same as `planloom`: both begin here."""

import gc
import signal
import sys
from pathlib import Path


def main() -> None:
    """Run the command line."""
    # Until a command listens, nothing has been begun: who interrupts is not answered with a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Python looks for modules in the folder it is called in, before all others: a project could bring its own.
    here = Path.cwd()
    if not sys.flags.safe_path and sys.path[:1] == [str(here)] and not Path(__file__).is_relative_to(here):
        del sys.path[0]
    from planloom.cli import main as commands  # noqa: PLC0415  # not before

    try:
        commands()
    finally:
        gc.freeze()  # all ends here: nothing has to be looked through for garbage


if __name__ == "__main__":
    main()
