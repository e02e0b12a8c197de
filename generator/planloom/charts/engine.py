"""Keeps worker processes that draw, and takes one down when it draws for too long.

A worker starts in about 0.7 s and then draws a chart in 25 ms, so workers are kept; a second one is
started only when two threads draw at once.
"""

import importlib.metadata
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

WORKER = Path(__file__).with_name("worker.py")
PATIENCE = 30.0
"""Seconds a chart may take. A chart of a plan takes 0.03; the rest is for a busy machine."""


class Answer(NamedTuple):
    """What a worker gave back: a drawing, or the reason why there is none."""

    svg: str = ""
    error: str = ""


def library_version() -> str:
    """Return the version of the drawing library; another version may draw other bytes."""
    return importlib.metadata.version("vl-convert-python")


class Worker:
    """One drawing process. Times are drawn in UTC, so that the builder's time zone changes nothing."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own file, no user input
            [sys.executable, "-P", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TZ": "UTC", "PYTHONUTF8": "1"},
            encoding="utf-8",
        )

    def draw(self, request: str, patience: float) -> Answer | None:
        """Send one line and wait for one line; None when the process ended instead of answering."""
        timer = threading.Timer(patience, self._process.kill)
        timer.start()
        try:
            requests, answers = self._pipes
            requests.write(request + "\n")
            requests.flush()
            line = answers.readline()
        except OSError:
            return None
        finally:
            timer.cancel()
        return Answer(**json.loads(line)) if line else None

    @property
    def _pipes(self) -> tuple[IO[str], IO[str]]:
        return cast("tuple[IO[str], IO[str]]", (self._process.stdin, self._process.stdout))

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for pipe in self._pipes:
            pipe.close()
        self._process.wait()


class Engine:
    """Draws Vega-Lite specifications; may be shared by threads."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()

    def draw(self, spec: dict[str, Any], numbers: dict[str, Any], times: dict[str, Any]) -> Answer:
        """Draw `spec`; `numbers` and `times` are d3 locale definitions."""
        request = json.dumps({"spec": spec, "numbers": numbers, "times": times})
        kept = self._kept()
        if kept is not None:
            # A link the library refuses fails the drawing after it, so an error of a worker that has
            # drawn before may not be this drawing's fault: a new worker has the last word.
            answer = self._ask(kept, request)
            if not answer.error or answer == self._stopped:
                return answer
        return self._ask(Worker(), request)

    def _ask(self, worker: Worker, request: str) -> Answer:
        answer = worker.draw(request, self._patience) or self._stopped
        if answer.error:
            worker.close()
        else:
            self._idle.put(worker)
        return answer

    @property
    def _stopped(self) -> Answer:
        return Answer(error=f"drawing was stopped: it took too much memory or {self._patience:g} seconds")

    def _kept(self) -> Worker | None:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return None

    def close(self) -> None:
        """End all idle workers. The engine may be used again."""
        while not self._idle.empty():
            self._idle.get_nowait().close()
