"""Run one command and tell what it used: the memory that is told of a process begins with that of whoever started it.

So this small program stands between the measurement, which is large, and what is measured.

    python -I -S spawned.py LIMIT TOLD COMMAND ...

Prints seconds of CPU, the most memory in bytes, the exit code, and whether the limit of seconds was passed.
"""

import os
import signal
import sys


def main() -> None:
    """Run the command of the command line."""
    limit, told, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    child = os.fork()
    if child == 0:
        os.setsid()
        output = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.execvp(command[0], command)  # noqa: S606  # no shell is wanted
    late = False

    def stop(*_: object) -> None:
        nonlocal late
        late = True
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(limit)
    _, status, used = os.wait4(child, 0)
    signal.alarm(0)
    unit = 1 if sys.platform == "darwin" else 1024
    print(used.ru_utime + used.ru_stime, used.ru_maxrss * unit, os.waitstatus_to_exitcode(status), int(late))


if __name__ == "__main__":
    main()
