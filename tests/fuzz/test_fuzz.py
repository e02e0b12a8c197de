"""No input ends in a traceback, hangs, or takes the memory of the machine.

A short run is part of every run of the tests; ``pytest --long 10000 tests/fuzz`` is the long one: so many broken
projects are checked, and a tenth as many valid ones, with texts that want to be more, are built and printed.
"""

import contextlib
import functools
import gc
import json
import multiprocessing
import os
import shutil
import signal
import sys
import time
import traceback
from collections import Counter

import pytest
from click.testing import CliRunner
from mutations import broken, disguised, write

from planloom.cli import main

CHECKED, BUILT = 25, 1
SECONDS = 10
"""Allowed for one command, of the processor's, so that a busy machine makes no difference."""
WAITING = 600
"""Seconds after which a command that waits for something is one that hangs, on any machine."""
MEMORY = 1024 * 1024
"""Kilobytes that a process may take."""
AT_ONCE = 25
"""Projects that one process tries."""


class TooLongError(BaseException):
    """A command takes too long; nothing may catch it as a mistake of its own."""


@contextlib.contextmanager
def in_time():
    """Interrupt what takes too long."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def too_long(*_):
        raise TooLongError

    before = signal.signal(signal.SIGPROF, too_long), signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, WAITING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])


def run(*arguments):
    try:
        with in_time():
            result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    finally:  # `check` leaves the memory to the end of its process
        gc.unfreeze()
        gc.enable()
    assert result.exit_code in {0, 1, 2}, result.output  # 2: a file that a setting names is not what it should be
    assert "Traceback" not in result.output
    return result


def memory():
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415  # Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def seeds(count):
    """Return the seeds of a run; `FUZZ_SEED` is the first, or the one that failed."""
    first = int(os.environ.get("FUZZ_SEED", "0"))
    return range(first, first + count)


class Tries:
    """Tries one project after the other and goes on after a failure, so that a long run tells all of them.

    Some at a time are tried in a process of their own: commands leave to the end of theirs what they remember.
    """

    def __init__(self, folder, made, *commands):
        self.folder = folder
        self.made = made
        self.commands = commands
        self.failures = []
        self.codes = Counter()

    def run(self, seeds):
        for first in range(0, len(seeds), AT_ONCE):
            failures, codes, kilobytes = apart(functools.partial(self._some, seeds[first : first + AT_ONCE]))
            self.failures += failures
            self.codes += codes
            assert kilobytes < MEMORY
        assert not self.failures, "\n".join([f"{len(self.failures)} fail", *self.failures[:50]])

    def _some(self, seeds):
        """Return what failed, how often each command ended with which code, and the kilobytes that it took at most."""
        codes = Counter()
        failures = [failure for seed in seeds if (failure := self._one(seed, codes))]
        return failures, codes, memory()

    def _one(self, seed, codes):
        project = self.folder / str(seed)
        write(project, self.made(seed))
        try:
            for command in self.commands:
                began = time.process_time()
                told = [*command, *(("--lang", "pl" if seed % 2 else "en") if command[0] == "check" else ())]
                codes[command[0], run(*told, "-C", str(project)).exit_code] += 1
                assert time.process_time() - began < SECONDS, f"{command[0]}: more than {SECONDS} s"
        except (Exception, TooLongError) as error:  # noqa: BLE001  # all of them are told at the end
            place = traceback.extract_tb(error.__traceback__)[-1]
            return f"FUZZ_SEED={seed} {error!r:.300} {place.filename}:{place.lineno}"
        finally:
            shutil.rmtree(project)
        return None


def apart(work):
    """Return what `work` returns in a process of its own, where the system has a cheap one."""
    if sys.platform != "linux":
        return work()
    processes = multiprocessing.get_context("fork")
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=lambda: there.send(work()))
    process.start()
    there.close()
    try:
        return here.recv()
    except EOFError:
        return [f"the process ended with {process.exitcode}"], Counter(), 0
    finally:
        process.join()


def test_broken_sources_and_settings_are_told(tmp_path, long):
    Tries(tmp_path, broken, ("check",)).run(seeds(long or CHECKED))


OPENERS = (
    "[[a]] ",
    "1 ",
    "</b>",
    "{",
    "[",
    "*",
    "<",
    "|",
    "`",
    "`a ",
    "**a ",
    "- ",
    "> ",
    "\n- ",
    "a: ",
    "&a ",
    "<b>",
    "![",
    "{{",
    "1. ",
    "5 PLN ",
    "in 2027 ",
    "2027-01-01 ",
    "x",
    "1",
    "[a](b) ",
    "[^1]",
)


@pytest.mark.parametrize(
    "opener", [pytest.param(one, marks=[pytest.mark.long] * (place > 2)) for place, one in enumerate(OPENERS)]
)
def test_openers_that_nothing_closes_are_read_in_time(tmp_path, opener, long):
    """A finding at each of them, in one line as long as a file: 120 kB in a long run."""
    text = json.dumps((opener * 120_000)[: 120_000 if long else 20_000])
    objective = f'{{id: a, title: A, text: {{en: {text}, pl: {text[:-1]} 7"}}}}'
    plan = f"kind: strategy\nmission: {{text: {text}}}\nobjectives: [{objective}]\n"
    write(tmp_path, {"plans/plan.yml": plan.encode(), "plans/page.md": f"# A\n\n{json.loads(text)}\n".encode()})
    run("check", "-C", str(tmp_path))


@pytest.mark.slow
@pytest.mark.pdf
@pytest.mark.parametrize(
    "opener", [pytest.param(one, marks=[pytest.mark.long] * (one != "x")) for one in dict.fromkeys(OPENERS)]
)
def test_texts_as_long_as_a_file_are_built_and_printed_in_time(tmp_path, opener):
    """As a title, which stands in many places and in drawings, as a text and on a page."""
    text = json.dumps((opener * 20_000)[:20_000])
    plan = f"kind: strategy\nobjectives: [{{id: a, title: {text}, text: {text}}}]\n"
    settings = f"today: 2027-05-15\nlevels: {json.dumps(dict.fromkeys('SCDMPKLRU', 'info'))}\n"
    files = {
        "planloom.yml": settings,
        "plans/plan.yml": plan,
        "plans/page.md": f"# {json.loads(text)}\n\n{json.loads(text)}\n",
    }
    write(tmp_path, {name: content.encode() for name, content in files.items()})
    for command in (("build",), ("print", "-o", str(tmp_path / "book.pdf"))):
        run(*command, "-C", str(tmp_path))


@pytest.mark.slow
@pytest.mark.pdf
def test_texts_that_want_to_be_more_are_built_and_printed(tmp_path, long):
    tries = Tries(tmp_path, disguised, ("build",), ("print", "-o", str(tmp_path / "book.pdf")))
    tries.run(seeds(long // 10 or BUILT))
    assert tries.codes["build", 0] * 2 >= tries.codes["build", 1], "most are refused: nothing is tried"
