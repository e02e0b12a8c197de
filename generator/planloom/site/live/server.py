"""The answers: files of the present edition, to whoever asks for this machine by its name, and nothing else.

No request waits for a build, and none can change anything.
"""

import errno
import json
import mimetypes
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from planloom.problems import Language, Phrase
from planloom.site.live import overlay
from planloom.site.live.address import Address
from planloom.site.live.edition import Edition, Editions
from planloom.site.live.requested import Redirect, requested

PATIENCE = 25.0
"""Seconds for which a page that waits for news is kept waiting."""
NOT_FOUND_PAGE = "404.html"

# What systems are told of types differs; these are the same everywhere.
_TYPES = mimetypes.MimeTypes()
_OURS = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
for _ending, _type in _OURS.items():
    _TYPES.add_type(_type, _ending)

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # No page of another site may show, frame or run what is served here.
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}

REASONS = {
    errno.EADDRINUSE: Phrase(
        "port {port} is in use: another program, or another `planloom serve`, listens there; stop it, or take another "
        "port: `planloom serve -a {host}:{next}`",
        "port {port} jest zajęty: korzysta z niego inny program albo inne `planloom serve`; zatrzymaj go albo wybierz "
        "inny port: `planloom serve -a {host}:{next}`",
    ),
    errno.EACCES: Phrase(
        "port {port} may be used by administrators only; take one above 1023: `planloom serve -a {host}:8000`",
        "z portu {port} może korzystać tylko administrator; wybierz port powyżej 1023: `planloom serve -a {host}:8000`",
    ),
    errno.EADDRNOTAVAIL: Phrase(
        "this machine has no address `{host}`; write `-a 127.0.0.1:{port}`",
        "ten komputer nie ma adresu `{host}`; wpisz `-a 127.0.0.1:{port}`",
    ),
}
UNKNOWN_HOST = Phrase(
    "this machine is not called `{host}`; write `-a 127.0.0.1:{port}`",
    "ten komputer nie nazywa się `{host}`; wpisz `-a 127.0.0.1:{port}`",
)
NO_LISTENING = Phrase(
    "`{host}:{port}` cannot be listened at: {reason}", "nie można użyć adresu `{host}:{port}`: {reason}"
)


class CannotListen(Exception):  # noqa: N818  # it is not an error of the program
    """An address cannot be had; `words` say why, and what to write instead."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words.en)
        self.words = words


class _Server(ThreadingHTTPServer):
    """Listens at one address and serves the present edition."""

    daemon_threads = True
    # Elsewhere than on Windows this means what it says: a port that was left a moment ago is free.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 64

    def __init__(self, address: Address, editions: Editions) -> None:
        self.editions = editions
        self.address_family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        super().__init__((address.host, address.port), _Handler)
        self.address = Address(address.host, self.server_address[1])

    def server_bind(self) -> None:
        """Take the address without asking a name server what it is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002  # the library's own names
        """Keep silent about browsers that go away, and tell anything else in one line."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            print(f"{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201  # there is nobody to hand it to


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: _Server
    timeout = 30
    server_version = "planloom"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file, with news, or with why not."""
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not self.server.address.answers_to(hosts[0].strip()):
            return self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        path, _, query = self.path.partition("#")[0].partition("?")
        if path.startswith(overlay.OURS):
            return self._ours(path, query)
        return self._page(path, query, self.server.editions.present)

    do_HEAD = do_GET  # noqa: N815  # the library asks for these names

    def _not_allowed(self) -> None:
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD"})

    do_POST = do_PUT = do_PATCH = do_DELETE = _not_allowed  # noqa: N815
    do_OPTIONS = do_TRACE = do_CONNECT = _not_allowed  # noqa: N815

    def _ours(self, path: str, query: str) -> None:
        """Answer what the script on our pages asks for."""
        if path == overlay.NEWS:
            asked = {name: values[0] for name, values in parse_qs(query).items()}
            patience = PATIENCE if self.command == "GET" else 0
            edition = self.server.editions.after(asked.get("after", ""), patience)
            told = overlay.news(edition, overlay.spoken(asked.get("lang"), edition))
            return self._send(HTTPStatus.OK, json.dumps(told).encode(), "application/json")
        if path in {overlay.SCRIPT, overlay.STYLE}:
            name = path.removeprefix(overlay.OURS)
            return self._send(HTTPStatus.OK, (overlay.folder() / name).read_bytes(), _type_of(name))
        return self._refuse(HTTPStatus.NOT_FOUND)

    def _page(self, path: str, query: str, edition: Edition) -> None:
        """Answer with a file of the site; with our own page while there is no site."""
        if edition.folder is None:
            page = overlay.own_page(edition, _language_at(path, edition))
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, page, _type_of(".html"))
        if path == "/" != edition.base:
            return self._redirect(edition.base, query)
        found = None
        if path.startswith(edition.base):
            found = requested(edition.folder, f"/{path.removeprefix(edition.base)}")
        elif f"{path}/" == edition.base:
            found = Redirect("/")
        if isinstance(found, Redirect):
            return self._redirect(f"{edition.base.rstrip('/')}{found.path}", query)
        return self._file(found, edition)

    def _file(self, file: Path | None, edition: Edition) -> None:
        """Send a file, or the site's page for what is not there."""
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or (edition.folder or Path()) / NOT_FOUND_PAGE
        try:
            content = file.read_bytes()
        except OSError:
            return self._refuse(HTTPStatus.NOT_FOUND)
        if file.suffix == ".html":
            content = overlay.listening(content, edition)
        return self._send(status, content, _type_of(file.name))

    def _redirect(self, path: str, query: str) -> None:
        self._send(HTTPStatus.FOUND, b"", _type_of(".txt"), {"Location": f"{path}?{query}" if query else path})

    def _refuse(self, status: HTTPStatus, more: dict[str, str] | None = None) -> None:
        self._send(status, f"{status.value} {status.phrase}\n".encode(), _type_of(".txt"), more)

    def _send(self, status: HTTPStatus, content: bytes, type_: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": type_,
            "Content-Length": str(len(content)),
            **HEADERS,
            **(more or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep silent: the terminal is for what was found."""


@contextmanager
def serving(address: Address, editions: Editions) -> Iterator[Address]:
    """Serve until left, and yield the address with the port that was got; raises :class:`CannotListen`."""
    try:
        server = _Server(address, editions)
    except OSError as error:
        raise CannotListen(_why_not(error, address)) from None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()


def _why_not(error: OSError, address: Address) -> Phrase:
    words = UNKNOWN_HOST if isinstance(error, socket.gaierror) else REASONS.get(error.errno or 0, NO_LISTENING)
    return words.filled(host=address.host, port=address.port, next=address.port + 1, reason=error.strerror)


def _type_of(name: str) -> str:
    kind, encoding = _TYPES.guess_type(f"x{name}")
    if encoding:
        return "application/gzip" if encoding == "gzip" else "application/octet-stream"
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _language_at(path: str, edition: Edition) -> Language:
    """Return the language of the pages of which one was asked for."""
    return overlay.spoken(path.lstrip("/").partition("/")[0], edition)
