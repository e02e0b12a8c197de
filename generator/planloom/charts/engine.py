"""Keeps worker processes that draw.

A worker starts in about 0.7 s and then draws a chart in 25 ms, so workers are kept, for the next site as
well: ``planloom serve`` makes one at each change. A second worker is started only when two threads draw at
once.
"""

import atexit
import contextlib
import functools
import importlib.metadata
import json
import os
import queue
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

WORKER = Path(__file__).with_name("worker.py")
TYPEFACES = Path(__file__).parents[1] / "typefaces"
ALLOWED = 30
"""Seconds of a processor that a drawing of somebody else's may use. A chart of a plan uses 0.03."""


class Answer(NamedTuple):
    """What a worker gave back: a drawing, or the reason why there is none."""

    svg: str = ""
    error: str = ""


STOPPED = Answer(error=f"drawing was stopped: it took too much memory, or more than {ALLOWED} seconds of a processor")


def library_version() -> str:
    """Return the version of the drawing library; another version may draw other bytes."""
    return importlib.metadata.version("vl-convert-python")


class Worker:
    """One drawing process, in which the builder's time zone and, on Linux, fonts change nothing.

    The library would measure a sign that our typefaces for text lack with any font it finds. On macOS
    and Windows it looks for them without asking fontconfig.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own file, no user input
            [sys.executable, "-P", str(WORKER)],
            cwd=WORKER.parent,  # it outlives the folder the build was called in
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TZ": "UTC", "PYTHONUTF8": "1", "FONTCONFIG_FILE": str(TYPEFACES / "fonts.conf")},
            encoding="utf-8",
        )

    def draw(self, request: str) -> Answer | None:
        """Send one line and wait for one line; None when the process ended instead of answering."""
        try:
            requests, answers = self._pipes
            requests.write(request + "\n")
            requests.flush()
            line = answers.readline()
        except OSError:
            return None
        return Answer(**json.loads(line)) if line else None

    @property
    def _pipes(self) -> tuple[IO[str], IO[str]]:
        return cast("tuple[IO[str], IO[str]]", (self._process.stdin, self._process.stdout))

    @property
    def alive(self) -> bool:
        """Whether the process still runs; the system ends one when memory runs short."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for pipe in self._pipes:
            pipe.close()
        self._process.wait()


class Engine:
    """Draws Vega-Lite specifications; may be shared by threads."""

    def __init__(self) -> None:
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()

    def draw(
        self, spec: dict[str, Any], numbers: dict[str, Any], times: dict[str, Any], *, seconds: int | None = None
    ) -> Answer:
        """Draw `spec`; `numbers` and `times` are d3 locale definitions.

        `seconds` of a processor are the most it may use; None sets no limit.
        """
        request = json.dumps({"spec": spec, "numbers": numbers, "times": times, "seconds": seconds})
        kept = self._kept()
        if kept is not None:
            # A link the library refuses fails the drawing after it, so an error of a worker that has
            # drawn before may not be this drawing's fault: a new worker has the last word.
            answer = self._ask(kept, request)
            if not answer.error or answer == STOPPED:
                return answer
        return self._ask(Worker(), request)

    def _ask(self, worker: Worker, request: str) -> Answer:
        answer = worker.draw(request) or STOPPED
        if answer.error:
            worker.close()
        else:
            self._idle.put(worker)
        return answer

    def _kept(self) -> Worker | None:
        with contextlib.suppress(queue.Empty):
            while True:
                worker = self._idle.get_nowait()
                if worker.alive:
                    return worker
                worker.close()
        return None

    def close(self) -> None:
        """End all idle workers. The engine may be used again."""
        while not self._idle.empty():
            self._idle.get_nowait().close()


@functools.cache
def engine() -> Engine:
    """Return the one engine of this program; its workers end with it."""
    one = Engine()
    atexit.register(one.close)
    return one
