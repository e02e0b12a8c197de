"""The example site, built once for all tests of a run, and a browser to read it with."""

import contextlib
import functools
import http.server
import json
import os
import shutil
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from planloom.problems import Level
from planloom.project import find_project, read_plans
from planloom.site.mkdocs.build import build_site

ROOT = Path(__file__).parents[2]


def built(project_folder: Path, target: Path) -> Path:
    """Build the site of a project and fail with what stood in the way."""
    project, _ = find_project(project_folder)
    result = build_site(project, read_plans(project), target, strict=False)
    assert not [problem for problem in result.problems if problem.level is Level.ERROR], result.problems
    assert result.folder == target
    return target


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built example site; a process of its own builds it, without measuring coverage."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    target = shared / "example-site"
    with FileLock(f"{target}.lock"):
        if not target.is_dir():
            command = [sys.executable, "-m", "planloom", "build", "-C", ROOT, "--quiet", "--site-dir", target]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
            assert done.returncode == 0, done.stderr
    return target


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback and yield its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def build_project():
    """Return the function that builds the site of a project."""
    return built


@pytest.fixture(scope="session")
def serve():
    """Return the function that serves a folder."""
    return served


@pytest.fixture(scope="session")
def example_address(example_site: Path) -> Iterator[str]:
    with served(example_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Return a headless Chromium, or skip with the reason."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


def configured(folder: Path, settings: dict[str, object]) -> None:
    """Write the configuration of a project."""
    plain = {"site_name": "T", "docs_dir": "plans", "theme": {"name": "material"}, "plugins": ["search", "planloom"]}
    (folder / "mkdocs.yml").write_text(json.dumps(plain | settings), "utf-8")


@pytest.fixture(scope="session")
def write_config():
    """Return the function that writes the configuration of a project."""
    return configured


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the script of axe-core."""
    module = pytest.importorskip("axe_playwright_python")
    return (Path(module.__file__).parent / "axe.min.js").read_text("utf-8")
