"""No input ends in a traceback, hangs, or takes the memory of the machine.

A short run is part of every run of the tests; ``pytest --long 10000 tests/fuzz`` is the long one: so many broken
projects are checked, and a tenth as many valid ones, with texts that want to be more, are built and printed.
"""

import contextlib
import functools
import gc
import json
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
MEMORY = 1024 * 1024
"""Kilobytes that the whole run may have taken."""


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

    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


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


def forget():
    """Give up what is remembered of the classes of kinds of one's own: commands are processes that end."""
    remembered = functools.cache(len)
    for one in gc.get_objects():
        if isinstance(one, type(remembered)) and str(one.__module__).startswith("planloom"):
            one.cache_clear()
    gc.collect()


def seeds(count):
    """Return the seeds of a run; `FUZZ_SEED` is the first, or the one that failed."""
    first = int(os.environ.get("FUZZ_SEED", "0"))
    return range(first, first + count)


class Tries:
    """Tries one project after the other and goes on after a failure, so that a long run tells all of them."""

    def __init__(self, folder, made):
        self.folder = folder
        self.made = made
        self.failures = []
        self.codes = Counter()

    def run(self, seed, *commands):
        project = self.folder / str(seed)
        write(project, self.made(seed))
        try:
            for command in commands:
                began = time.process_time()
                self.codes[command[0], run(*command, "-C", str(project)).exit_code] += 1
                assert time.process_time() - began < SECONDS, f"{command[0]}: more than {SECONDS} s"
        except (Exception, TooLongError) as error:  # noqa: BLE001  # all of them are told at the end
            place = traceback.extract_tb(error.__traceback__)[-1]
            self.failures.append(f"FUZZ_SEED={seed} {error!r:.300} {place.filename}:{place.lineno}")
        shutil.rmtree(project)
        if seed % 25 == 0:
            forget()

    def end(self):
        assert not self.failures, "\n".join([f"{len(self.failures)} fail", *self.failures[:50]])
        assert memory() < MEMORY


def test_broken_sources_and_settings_are_told(tmp_path, long):
    tries = Tries(tmp_path, broken)
    for seed in seeds(long or CHECKED):
        tries.run(seed, ("check", "--lang", "pl" if seed % 2 else "en"))
    tries.end()


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
def test_texts_that_want_to_be_more_are_built_and_printed(tmp_path, long):
    tries = Tries(tmp_path, disguised)
    for seed in seeds(long // 10 or BUILT):
        tries.run(seed, ("build",), ("print", "-o", str(tmp_path / "book.pdf")))
    tries.end()
    assert tries.codes["build", 0] * 2 >= tries.codes["build", 1], "most are refused: nothing is tried"
