"""A project of a few lines and the program itself serving it."""

import contextlib
import dataclasses
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

LONGEST = 90
"""Seconds that a busy machine may take for a build of a few pages."""


@dataclasses.dataclass
class Serving:
    """A running ``planloom serve``: where it is, what it said, and the folder in which it may leave nothing."""

    process: subprocess.Popen[str]
    address: str
    temporary: Path
    said: list[str]

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Return the status and the text of an answer."""
        request = urllib.request.Request(self.address + path, headers=headers)  # noqa: S310  # ours
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def news(self, language: str = "en") -> dict:
        """Return what a page in `language` is told now."""
        return json.loads(self.get(f"/.planloom/news?lang={language}")[1])

    def until(self, what: Callable[[], object]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + LONGEST
        while not what():
            assert time.monotonic() < end, "".join(self.said)
            assert self.process.poll() is None, "".join(self.said)
            time.sleep(0.1)

    def shows(self, path: str, words: str) -> None:
        """Wait until a page shows words."""
        self.until(lambda: words in self.get(path)[1])

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(LONGEST)


@contextlib.contextmanager
def planloom_serve(project: Path, temporary: Path, *arguments: str) -> Iterator[Serving]:
    """Serve a project on a free port."""
    temporary.mkdir()
    command = [sys.executable, "-m", "planloom", "serve", "-C", str(project), "-a", "127.0.0.1:0", *arguments]
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        said = [process.stderr.readline()]
        found = re.search(r"http://\S+?(?=/;)", said[0])
        assert found, said[0] + process.stderr.read()
        threading.Thread(target=lambda: said.extend(process.stderr), daemon=True).start()
        try:
            yield Serving(process, found[0], temporary, said)
        finally:
            process.kill()


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Return a project with one plan and without a configuration."""
    plan = tmp_path / "project/plans/strategy/plan.md"
    plan.parent.mkdir(parents=True)
    plan.write_text("---\nkind: strategy\n---\nThe first words.\n")
    return tmp_path / "project"


@pytest.fixture
def serve_project(tmp_path: Path) -> Callable[..., contextlib.AbstractContextManager[Serving]]:
    """Return the function that serves a project."""
    return lambda project, *arguments: planloom_serve(project, tmp_path / "temporary", *arguments)
