"""A real DokuWiki on loopback, on PHP's own server: `.ci/install-packages` brings it."""

import contextlib
import shutil
import subprocess
import xmlrpc.client
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediawiki_server import _free_port, _wait

PROGRAM, SETTINGS = Path("/usr/share/dokuwiki"), Path("/etc/dokuwiki")
PASSWORD = "Pub-pass-2026"  # noqa: S105  # of a wiki that is gone after the test
PEOPLE = {"pub": "admin,user", "anna": "user"}
CONF = """<?php
$conf['useacl'] = 1; $conf['superuser'] = '@admin'; $conf['authtype'] = 'authplain'; $conf['savedir'] = '%s';
$conf['remote'] = 1; $conf['remoteuser'] = '@admin,@user'; $conf['updatecheck'] = 0; $conf['useheading'] = 1;
"""
FOLDERS = "pages attic media media_attic media_meta meta cache index locks tmp log"


@dataclass
class Server:
    """`address` is its base, `data` where it keeps its pages; people are another account than the one that publishes."""

    address: str
    data: Path

    def _as(self, user: str) -> Any:
        address = self.address.replace("//", f"//{user}:{PASSWORD}@")
        return xmlrpc.client.ServerProxy(f"{address}/lib/exe/xmlrpc.php")

    def says(self, page: str, text: str) -> None:
        """Let a person save a page; the last line stays, as it does in an editor."""
        before = self.text(page)
        stamp = "".join(before.rpartition("\n\n//[[#planloom-")[1:]) if "[[#planloom-" in before else ""
        self._as("anna").wiki.putPage(page, text + stamp, {})

    def text(self, page: str) -> str:
        return str(self._as("anna").wiki.getPage(page))

    def versions(self, page: str) -> list[Any]:
        return list(self._as("anna").wiki.getPageVersions(page, 0))

    def html(self, page: str) -> str:
        """Return a page as readers see it."""
        return str(self._as("anna").wiki.getPageHTML(page))


def is_there() -> bool:
    """Tell whether its packages are installed; in CI they are."""
    return (PROGRAM / "doku.php").is_file() and shutil.which("php") is not None


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Lay out a wiki in a folder and serve it."""
    app, data = folder / "app", folder / "data"
    shutil.copytree(
        PROGRAM, app, ignore_dangling_symlinks=True, ignore=lambda where, _: ["conf"] if where == str(PROGRAM) else []
    )
    shutil.copytree(SETTINGS, app / "conf", dirs_exist_ok=True)
    for name in FOLDERS.split():
        (data / name).mkdir(parents=True)
    for name in ("inc/preload.php", "install.php"):
        (app / name).unlink(missing_ok=True)
    (app / "conf/local.php").write_text(CONF % data)
    code = f"echo password_hash('{PASSWORD}', PASSWORD_BCRYPT, ['cost' => 4]);"
    secret = subprocess.run(["php", "-r", code], check=True, capture_output=True, text=True).stdout
    people = "".join(f"{name}:{secret}:{name}:{name}@example.org:{groups}\n" for name, groups in PEOPLE.items())
    (app / "conf/users.auth.php").write_text(people)
    (app / "conf/acl.auth.php").write_text("*\t@ALL\t1\n*\t@user\t16\n")
    port = _free_port()
    command = ["php", "-S", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=app, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield Server(f"http://127.0.0.1:{port}", data)
        finally:
            process.kill()
