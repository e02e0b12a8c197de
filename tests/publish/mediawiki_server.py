"""A real MediaWiki on loopback, on SQLite and PHP's own server: `.ci/install-packages` brings it."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

PROGRAM = Path("/usr/share/mediawiki")
PASSWORD = "0123456789abcdef0123456789abcdef"  # noqa: S105  # of a wiki that is gone after the test
GRANTS = "basic,editpage,createeditmovepage,uploadfile,uploadeditmovefile,highvolume,delete"
SETTINGS = """
$wgEnableUploads = true; $wgUploadDirectory = '{folder}/images'; $wgUploadPath = '/img_auth.php';
$wgUseImageResize = false;
$wgGroupPermissions['*']['edit'] = false; $wgJobRunRate = 0; $wgRateLimits = [];
"""


@dataclass
class Server:
    """`address` is that of its ``api.php``; people are another account than the one that publishes."""

    address: str
    jar: CookieJar = field(default_factory=CookieJar)
    token: str = ""

    def ask(self, **asked: str) -> dict[str, Any]:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        body = urllib.parse.urlencode({"format": "json", "formatversion": "2", **asked}).encode()
        with opener.open(self.address, body) as answer:
            return json.load(answer)

    def log_in(self) -> None:
        token = self.ask(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
        told = self.ask(action="login", lgname="Anna@web", lgpassword=PASSWORD, lgtoken=token)
        assert told["login"]["result"] == "Success", told
        self.token = self.ask(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]

    def says(self, title: str, text: str) -> None:
        """Let a person save a page; the comment at its end stays, as it does in an editor."""
        if not self.token:
            self.log_in()
        before = self.text(title)
        seal = "".join(before.partition("\n\n[[Category:Planloom]]")[1:])
        told = self.ask(action="edit", title=title, text=text + seal, token=self.token)
        assert told["edit"]["result"] == "Success", told

    def page(self, title: str) -> dict[str, Any]:
        asked = {"action": "query", "titles": title, "prop": "revisions", "rvslots": "main", "rvlimit": "50"}
        found: dict[str, Any] = self.ask(**asked, rvprop="ids|content|flags|user|comment")["query"]["pages"][0]
        return found

    def text(self, title: str) -> str:
        revisions = self.page(title).get("revisions")
        return revisions[0]["slots"]["main"]["content"] if revisions else ""

    def html(self, title: str) -> str:
        """Return a page as readers see it when the wiki's own work is done, such as links to pages that came later."""
        self.ask(action="purge", titles=title, forcelinkupdate="1")
        text: str = self.ask(action="parse", page=title, prop="text", redirects="1")["parse"]["text"]
        return text


def is_there() -> bool:
    """Tell whether its packages are installed; in CI they are."""
    return (PROGRAM / "maintenance/install.php").is_file() and shutil.which("php") is not None


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Install a wiki in a folder and serve it."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    for name in ("data", "conf", "images"):
        (folder / name).mkdir()
    _php(folder, "none", "install.php", *_install(folder, address))
    settings = folder / "conf/LocalSettings.php"
    settings.write_text(settings.read_text() + SETTINGS.replace("{folder}", str(folder)))
    _php(folder, "LocalSettings", "createAndPromote.php", "Anna", "Anna-pass-2026")
    for user, app in (("Admin", "pub"), ("Anna", "web")):
        _php(folder, "LocalSettings", "createBotPassword.php", "--appid", app, "--grants", GRANTS, user, PASSWORD)
    command = ["php", "-S", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command,
        cwd=PROGRAM,
        env=_environment(folder, "LocalSettings"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(port)
            yield Server(f"{address}/api.php")
        finally:
            process.kill()


def _install(folder: Path, address: str) -> list[str]:
    named = {"dbtype": "sqlite", "dbname": "plan", "dbpath": f"{folder}/data", "confpath": f"{folder}/conf"}
    named |= {"server": address, "scriptpath": "", "lang": "en", "pass": "Adm1n-pass-2026"}
    return [part for name, value in named.items() for part in (f"--{name}", value)] + ["Plan wiki", "Admin"]


def _php(folder: Path, configured: str, script: str, *arguments: str) -> None:
    command = ["php", str(PROGRAM / "maintenance" / script), *arguments]
    done = subprocess.run(command, env=_environment(folder, configured), check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def _environment(folder: Path, configured: str) -> dict[str, str]:
    return {**os.environ, "MW_CONFIG_FILE": f"{folder}/conf/{configured}.php"}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError("MediaWiki does not listen")
