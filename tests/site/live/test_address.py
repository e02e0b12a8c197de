"""Where serving listens, and who is answered."""

import socket

import pytest

from planloom.site.live.address import Address, address_of


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000),
        (":9000", "127.0.0.1", 9000),
        ("localhost:80", "localhost", 80),
        ("[::1]:8000", "::1", 8000),
        ("0.0.0.0:0", "0.0.0.0", 0),  # noqa: S104  # nothing listens here
    ],
)
def test_an_address_is_a_host_and_a_port(text, host, port):
    assert address_of(text) == Address(host, port)


@pytest.mark.parametrize(
    "text", ["", "8000", "localhost", "localhost:", "::1:8000", "a:b", "a:70000", "http://a:80", "a b:80"]
)
def test_anything_else_is_none(text):
    assert address_of(text) is None


@pytest.mark.parametrize(
    ("address", "host", "answered"),
    [
        (":8000", "127.0.0.1:8000", True),
        (":8000", "localhost:8000", True),
        (":8000", "LocalHost:8000", True),
        (":8000", "[::1]:8000", True),
        (":8000", "localhost:8001", False),
        (":8000", "localhost", False),
        (":80", "localhost", True),
        (":8000", "plans.example.com:8000", False),
        (":8000", "localhost.example.com:8000", False),
        (":8000", "localhost:8000@example.com", False),
        (":8000", "", False),
        ("plans.local:8000", "plans.local:8000", True),
        ("plans.local:8000", "localhost:8000", False),
        ("192.0.2.7:8000", "192.0.2.7:8000", True),
        ("0.0.0.0:8000", "192.0.2.7:9000", True),
        ("0.0.0.0:8000", f"{socket.gethostname()}:8000", True),
        ("[::]:8000", "[2001:db8::1]:8000", True),
        ("0.0.0.0:8000", "plans.example.com:8000", False),
    ],
)
def test_only_names_of_the_address_are_answered(address, host, answered):
    assert address_of(address).answers_to(host) is answered


def test_a_browser_is_led_to_a_place_it_can_reach():
    assert [address_of(text).url for text in (":8000", "0.0.0.0:80", "[::1]:81")] == [
        "http://127.0.0.1:8000",
        "http://127.0.0.1:80",
        "http://[::1]:81",
    ]


@pytest.mark.parametrize(
    ("text", "private"), [(":1", True), ("localhost:1", True), ("[::1]:1", True), ("0.0.0.0:1", False)]
)
def test_who_else_can_read_is_known(text, private):
    assert address_of(text).private is private
