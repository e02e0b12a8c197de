"""The answers of the server over a folder that stands for a site."""

import http.client
import json
import socket

import pytest

from planloom.site.live.address import Address
from planloom.site.live.edition import Edition, Editions
from planloom.site.live.server import CannotListen, serving


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "index.html").write_text("<body>home</body>")
    (tmp_path / "plans/index.html").write_text("<body>plans</body>")
    (tmp_path / "404.html").write_text("<body>no such page</body>")
    (tmp_path / "a.js").write_text("1")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"gz")
    return tmp_path.resolve()


def ask(port, path, method="GET", body=None, **headers):
    """Return the status, the headers and the body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode()


@pytest.fixture
def port(folder):
    with serving(Address("127.0.0.1", 0), Editions(Edition("en", 1, 1, folder))) as address:
        yield address.port


def test_pages_are_answered_with_the_script_and_are_kept_by_nobody(port, folder):
    status, headers, body = ask(port, "/plans/?q=1")
    assert status == 200
    assert body.startswith("<body>plans<script src=")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert (folder / "plans/index.html").read_text() == "<body>plans</body>"


@pytest.mark.parametrize(
    ("path", "kind"), [("/a.js", "text/javascript; charset=utf-8"), ("/sitemap.xml.gz", "application/gzip")]
)
def test_files_have_the_same_type_everywhere(port, path, kind):
    assert ask(port, path)[1]["Content-Type"] == kind


def test_what_is_not_there_is_told_by_the_page_of_the_site(port):
    for path in ("/none/", "/%00", "/..%2fsecret", "/../etc/passwd", "/" + "a" * 5000):
        status, _, body = ask(port, path)
        assert status == 404
        assert "no such page" in body


def test_a_folder_leads_on_and_keeps_what_was_asked(port):
    status, headers, _ = ask(port, "/plans?q=1")
    assert (status, headers["Location"]) == (302, "/plans/?q=1")


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1:1", "localhost", ""])
def test_another_host_is_not_answered(port, host):
    for path in ("/", "/.planloom/news", "/.planloom/live.js"):
        status, _, body = ask(port, path, Host=host)
        assert (status, body) == (421, "421 Misdirected Request\n")


@pytest.mark.parametrize(
    "request_", [b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: {}\r\nHost: a\r\n\r\n", b"GET /\r\n"]
)
def test_no_host_and_two_of_them_are_not_answered(port, request_):
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_.replace(b"{}", b"127.0.0.1:%d" % port))
        connection.shutdown(socket.SHUT_WR)
        answer = connection.makefile("rb").read()
    assert b"home" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(port, method):
    status, headers, _ = ask(port, "/", method, "x=1")
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_the_head_of_an_answer_has_its_length_and_no_body(port):
    status, headers, body = ask(port, "/", "HEAD")
    assert (status, body) == (200, "")
    assert headers["Content-Length"] == str(len(ask(port, "/")[2]))


def test_news_is_told_in_the_language_of_the_page(port):
    told = json.loads(ask(port, "/.planloom/news?lang=pl")[2])
    assert told["close"] == "Zamknij"
    assert ask(port, "/.planloom/other")[0] == 404


def test_a_site_below_a_path_is_served_there(folder):
    with serving(Address("127.0.0.1", 0), Editions(Edition("en", 1, 1, folder, "/docs/"))) as address:
        assert [ask(address.port, path)[1]["Location"] for path in ("/", "/docs", "/docs/plans")] == [
            "/docs/", "/docs/", "/docs/plans/",
        ]  # fmt: skip
        assert "plans" in ask(address.port, "/docs/plans/")[2]
        assert ask(address.port, "/plans/")[0] == 404


def test_until_there_is_a_site_every_page_says_so_in_its_language():
    with serving(Address("127.0.0.1", 0), Editions(Edition("en"))) as address:
        assert "The site is being built" in ask(address.port, "/strategy/")[2]
        status, _, body = ask(address.port, "/pl/strategy/")
        assert status == 503
        assert "Strona jest budowana" in body


def test_a_port_in_use_is_told_with_another():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen) as told, serving(Address("127.0.0.1", port), Editions(Edition("en"))):
            pass
    assert f"port {port} is in use" in told.value.words.en
    assert f"-a 127.0.0.1:{port + 1}" in told.value.words.pl


@pytest.mark.parametrize(
    ("host", "said"),
    [("192.0.2.1", "this machine has no address"), ("no.such.host.invalid", "this machine is not called")],
)
def test_an_address_of_another_machine_is_told(host, said):
    with pytest.raises(CannotListen, match=said), serving(Address(host, 8000), Editions(Edition("en"))):
        pass
