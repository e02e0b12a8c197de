"""What is sent where: to one server, and secrets from nowhere but the environment and the keyring."""

import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import ClassVar

import pytest

from planloom.publish.secret import MissingError, login, optional_login, variable
from planloom.publish.target import RefusedError, UnreachableError
from planloom.publish.web import Client, is_safe


class Answer(BaseHTTPRequestHandler):
    answer = (200, {}, b"{}")
    seen: ClassVar[list[str]] = []

    def do_POST(self):
        type(self).seen.append(self.path)
        status, headers, body = self.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    kind = type("Once", (Answer,), {"seen": []})
    with HTTPServer(("127.0.0.1", 0), kind) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield SimpleNamespace(address=f"http://127.0.0.1:{running.server_port}/api", kind=kind)
        running.shutdown()


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(server, status):
    server.kind.answer = (status, {"Location": server.address + "/elsewhere"}, b"")
    with pytest.raises(RefusedError, match="another address"):
        Client(server.address).send(b"secret")
    assert server.kind.seen == ["/api"]


def test_a_busy_server_says_how_long_to_wait(server):
    server.kind.answer = (429, {"Retry-After": "17"}, b"")
    with pytest.raises(UnreachableError) as told:
        Client(server.address).send(b"")
    assert told.value.wait == 17


def test_what_the_server_forbids_is_not_asked_again(server):
    server.kind.answer = (403, {}, b"")
    with pytest.raises(RefusedError, match="403"):
        Client(server.address).send(b"")


def test_nobody_there_is_told_as_such():
    with pytest.raises(UnreachableError):
        Client("http://127.0.0.1:9/api").send(b"")


def test_a_secret_goes_where_nobody_listens_alone():
    assert is_safe("https://wiki.example.org/api.php")
    assert is_safe("http://127.0.0.1:8801/api.php")
    assert not is_safe("http://wiki.example.org/api.php")
    assert not is_safe("ftp://127.0.0.1/")


def test_the_environment_wins_over_the_keyring(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=lambda service, name: f"{service} {name}"))
    assert login("my-wiki", "Bot", {"PLANLOOM_MY_WIKI_PASSWORD": "one"}) == ("Bot", "one")
    assert login("my-wiki", "Bot", {}) == ("Bot", "planloom my-wiki")
    assert login("my-wiki", None, {"PLANLOOM_MY_WIKI_USER": "Bot"}) == ("Bot", "planloom my-wiki")


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert variable("my-wiki", "USER") == "PLANLOOM_MY_WIKI_USER"
    with pytest.raises(MissingError) as told:
        login("wiki", None, {})
    assert "PLANLOOM_WIKI_USER" in told.value.words.en
    with pytest.raises(MissingError) as told:
        login("wiki", "Bot", {})
    assert "PLANLOOM_WIKI_PASSWORD" in told.value.words.pl
    assert optional_login("wiki", None, {"PLANLOOM_WIKI_PASSWORD": "x"}) is None
