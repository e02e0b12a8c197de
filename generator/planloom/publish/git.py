"""A git wiki, or any repository: all that is done is one commit, pushed whole or not at all.

GitHub, GitLab, Gollum and Otter Wiki keep their pages so. Who pushes first wins; the other one compares again.
"""

import base64
import os
import subprocess
import weakref
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from planloom.private import private_folder
from planloom.problems import Phrase
from planloom.publish.target import OvertakenError, RefusedError, UnreachableError
from planloom.publish.web import is_safe

NO_GIT = Phrase("git is not installed", "git nie jest zainstalowany")
NOT_AN_ADDRESS = Phrase(
    "this is no address of a repository: write https://…, ssh://…, git@host:path, or a folder",
    "to nie jest adres repozytorium: wpisz https://…, ssh://…, git@serwer:ścieżka albo folder",
)
_AUTHOR = ("Planloom", "planloom@localhost")
_MESSAGE = "Plans published by Planloom"
_REJECTED = ("[rejected]", "[remote rejected]", "fetch first", "non-fast-forward", "cannot lock ref")
_UNREACHED = ("could not resolve", "could not connect", "connection", "timed out", "couldn't connect", "early eof")
_LONGEST = 300  # characters of what git says
_SUFFIXES = (".md", ".png", ".svg", ".json", ".jpg", ".jpeg", ".gif", ".webp", ".pdf")


class GitStore:
    """A clone of a repository in a folder that is gone with it; `secret` is a user's name and password, or nothing."""

    def __init__(self, address: str, secret: tuple[str, str] | None = None, branch: str = "") -> None:
        if not is_repository(address):
            raise RefusedError(NOT_AN_ADDRESS)
        self.address = address
        self.branch = branch
        self._environment = _environment(address, secret)
        around = ExitStack()
        self.folder = around.enter_context(private_folder()) / "wiki"
        weakref.finalize(self, around.close)

    def read(self) -> Mapping[str, bytes]:
        """Fetch what is there now, and return its files."""
        if not self.folder.exists():
            self._git("init", "-q", "--initial-branch", self.branch or "main", str(self.folder), at=self.folder.parent)
        self.branch = self.branch or self._head()
        heads = self._git("ls-remote", "--heads", "--", self.address, f"refs/heads/{self.branch}")
        if heads.strip():
            self._git(
                "fetch", "-q", "--no-tags", "--", self.address, f"+refs/heads/{self.branch}:refs/remotes/wiki/now"
            )
            self._git("checkout", "-q", "-f", "-B", self.branch, "refs/remotes/wiki/now")
            self._git("clean", "-q", "-f", "-d", "-x")
        return dict(self._files())

    def put(self, path: str, content: bytes, before: bytes | None) -> None:
        """Write a file of the clone."""
        place = self._within(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def remove(self, path: str, before: bytes) -> None:
        """Remove a file of the clone."""
        self._within(path).unlink(missing_ok=True)

    def rename(self, path: str, new: str, before: bytes) -> None:
        """Move a file of the clone, in a commit of its own: so git knows it for the same whatever is written then."""
        self._within(new).parent.mkdir(parents=True, exist_ok=True)
        self._git("mv", "--", path, new)
        self._commit("Page moved by Planloom")

    def finish(self) -> None:
        """Commit what was done and push it."""
        self._git("add", "-A")
        if self._git("status", "--porcelain").strip():
            self._commit(_MESSAGE)
        if not self._ahead():
            return
        self._git("push", "-q", "--", self.address, f"HEAD:refs/heads/{self.branch}")

    def _commit(self, message: str) -> None:
        self._git("commit", "-q", "--no-verify", "--no-gpg-sign", "-m", message)

    def _ahead(self) -> bool:
        try:
            self._git("rev-parse", "--verify", "-q", "HEAD")
        except RefusedError:
            return False
        try:
            return self._git("rev-list", "--count", "refs/remotes/wiki/now..HEAD").strip() != "0"
        except RefusedError:
            return True  # nothing was there before

    def _head(self) -> str:
        """Return the branch that the repository shows, `main` for an empty one."""
        told = self._git("ls-remote", "--symref", "--", self.address, "HEAD")
        name = told.partition("refs/heads/")[2].split("\t")[0].strip()
        return name or "main"

    def _files(self) -> Sequence[tuple[str, bytes]]:
        names = self._git("ls-files", "-z").split("\0")
        wanted = (name for name in names if name.lower().endswith(_SUFFIXES))
        places = ((name, self.folder / name) for name in wanted)
        return [(name, place.read_bytes()) for name, place in places if place.is_file() and not place.is_symlink()]

    def _within(self, path: str) -> Path:
        place = self.folder / path
        if not place.resolve().is_relative_to(self.folder.resolve()) or ".git" in Path(path).parts:
            raise RefusedError(path)
        return place

    def _git(self, *arguments: str, at: Path | None = None) -> str:
        command = ["git", "-c", "core.quotepath=off", "-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false"]
        try:
            done = subprocess.run(  # noqa: S603  # no shell; the user's own git
                [*command, *arguments],
                cwd=at or self.folder,
                env=self._environment,
                capture_output=True,
                check=False,
                timeout=600,
            )
        except FileNotFoundError:
            raise RefusedError(NO_GIT) from None
        except subprocess.TimeoutExpired:
            raise UnreachableError(self.address) from None
        if done.returncode:
            raise _error(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "surrogateescape")


def is_repository(address: str) -> bool:
    """Tell whether git may be given an address: one of a kind that runs no program, without a password in it."""
    parts = urlsplit(address)
    if address.startswith("-") or "::" in address or parts.password:
        return False
    return is_safe(address) or parts.scheme in ("ssh", "file") or "://" not in address


def _environment(address: str, secret: tuple[str, str] | None) -> dict[str, str]:
    """Return the environment of git: it asks nobody, follows no redirect, and knows the secret from here alone."""
    own = {"GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "https:http:ssh:file", "LC_ALL": "C"}
    own |= dict(zip(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"), _AUTHOR, strict=True))
    own |= dict(zip(("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), _AUTHOR, strict=True))
    given = {"http.followRedirects": "false", "safe.directory": "*"}
    if secret and urlsplit(address).scheme in ("https", "http"):
        token = base64.b64encode(":".join(secret).encode()).decode()
        given[f"http.{address}.extraHeader"] = f"Authorization: Basic {token}"
    own["GIT_CONFIG_COUNT"] = str(len(given))
    for number, (key, value) in enumerate(given.items()):
        own |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    around = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PLANLOOM_"))}
    kept = {name: os.environ[name] for name in ("GIT_SSH_COMMAND", "GIT_SSL_CAINFO") if name in os.environ}
    return {**around, **kept, **own}


def _error(said: str) -> OvertakenError | UnreachableError | RefusedError:
    words = " ".join(said.split())[:_LONGEST]
    if any(sign in said for sign in _REJECTED):
        return OvertakenError(words)
    if any(sign in said.lower() for sign in _UNREACHED):
        return UnreachableError(words)
    return RefusedError(words)
