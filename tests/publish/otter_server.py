"""A real Otter Wiki on loopback, with its git repository served over HTTP: `.ci/install-wikis` brings it."""

import contextlib
import os
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

from lxml import html
from mediawiki_server import _free_port, _wait

PYTHON = Path(__file__).parents[2] / ".venv-wikis/bin/python"
SETTINGS = """
REPOSITORY = {repository!r}
SQLALCHEMY_DATABASE_URI = 'sqlite:///{folder}/db.sqlite'
SECRET_KEY = 'of a wiki that is gone after the test'
READ_ACCESS = WRITE_ACCESS = ATTACHMENT_ACCESS = 'ANONYMOUS'
GIT_WEB_SERVER = True
"""


@dataclass
class Server:
    """`address` is its base, `folder` the repository that it keeps its pages in."""

    address: str
    folder: Path
    jar: CookieJar = field(default_factory=CookieJar)

    @property
    def repository(self) -> str:
        """Where git clones it from."""
        return f"{self.address}/.git"

    def get(self, path: str) -> bytes:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        with opener.open(f"{self.address}/{urllib.parse.quote(path)}") as answer:
            content: bytes = answer.read()
        return content

    def says(self, page: str, text: str) -> None:
        """Let a person save a page in the editor; the comment at its end stays."""
        place = self.folder / f"{page}.md"
        before = place.read_text("utf-8") if place.exists() else ""
        seal = "".join(before.partition("\n\n<!-- planloom ")[1:])
        form = html.fromstring(self.get(f"{page}/edit"))
        token = form.xpath("string(//input[@name='csrf_token']/@value)")
        asked = urllib.parse.urlencode({"content": text + seal, "commit": "a person", "csrf_token": token}).encode()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        opener.open(f"{self.address}/{urllib.parse.quote(page)}/save", asked).close()

    def text(self, page: str) -> str:
        """Return what stands in its repository now."""
        place = self.folder / f"{page}.md"
        return place.read_text("utf-8") if place.exists() else ""

    def html(self, page: str) -> str:
        """Return the page as readers see it, without what stands around it."""
        tree = html.fromstring(self.get(page).decode())
        (shown,) = tree.xpath("//article[@class='page']")
        return html.tostring(shown, encoding="unicode")


def is_there() -> bool:
    """Tell whether it is installed; in CI it is."""
    return PYTHON.exists()


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Begin an empty wiki in a folder and serve it."""
    repository, settings = folder / "repository", folder / "settings.cfg"
    subprocess.run(["git", "init", "-q", "--initial-branch", "main", str(repository)], check=True)
    settings.write_text(SETTINGS.format(repository=str(repository), folder=folder))
    port = _free_port()
    command = [str(PYTHON), "-m", "flask", "--app", "otterwiki.server", "run", "--port", str(port)]
    around = {**os.environ, "OTTERWIKI_SETTINGS": str(settings)}
    around.pop("PYTHONPATH", None)
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, env=around, stdout=log, stderr=log) as process,
    ):
        try:
            _wait(port)
            yield Server(f"http://127.0.0.1:{port}", repository)
        finally:
            process.kill()
