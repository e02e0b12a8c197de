"""Passwords: from the environment or a keyring, to the configured server, and to no other place."""

import base64
import os
from pathlib import Path

import confluence_fake
import keyring
import pytest
from click.testing import CliRunner
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError
from test_command import project  # noqa: F401  # a fixture

from planloom.cli import main

SECRET = "s3cret-słowo"  # noqa: S105  # of nobody


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service, username):
        if self.is_locked:
            raise KeyringLocked(SECRET)
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        raise PasswordDeleteError


@pytest.fixture
def ring():
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield keyring.get_keyring()
    keyring.set_keyring(before)


def configure(folder: Path, address: str, more: str = "") -> None:
    wiki = f"{{kind: confluence, address: '{address}', space: PLAN, under: Plans{more}}}"
    place = folder / "planloom.yml"
    place.write_text(place.read_text().replace("static: {kind: folder, address: out}", f"wiki: {wiki}"))


def publish(folder: Path, **environment: str):
    told = CliRunner().invoke(main, ["publish", "-C", str(folder), "wiki", "--format", "json"], env=environment)
    assert SECRET not in told.output
    assert SECRET not in repr(told.exception)
    assert SECRET not in os.environ.values()
    here = (path for path in folder.rglob("*") if path.is_file())
    assert not any(SECRET.encode() in path.read_bytes() for path in here)
    return told


def basic(user: str) -> str:
    return f"Basic {base64.b64encode(f'{user}:{SECRET}'.encode()).decode()}"


@pytest.mark.parametrize("kind", ["cloud", "data-center"])
def test_a_keyring_gives_the_password_and_the_environment_wins(project, ring, kind):  # noqa: F811
    keyring.set_password("planloom", "wiki", SECRET)
    with confluence_fake.serving(kind) as fake:
        configure(project, fake.address, f", flavour: {kind}, user: anna")
        assert publish(project).exit_code == 0
        assert fake.secrets == {basic("anna")}
        keyring.set_password("planloom", "wiki", "old")
        fake.secrets.clear()
        assert publish(project, PLANLOOM_WIKI_PASSWORD=SECRET).exit_code == 0
        assert fake.secrets == {basic("anna")}


def test_a_token_needs_no_name_on_ones_own_machines(project, ring):  # noqa: F811
    keyring.set_password("planloom", "wiki", SECRET)
    with confluence_fake.serving("data-center") as fake:
        configure(project, fake.address, ", flavour: data-center")
        assert publish(project).exit_code == 0
        assert fake.secrets == {f"Bearer {SECRET}".encode().decode("latin-1")}


def test_a_keyring_that_is_locked_is_one_without_the_password(project, ring):  # noqa: F811
    ring.is_locked = True
    configure(project, "https://wiki.example.org", ", user: anna")
    told = publish(project)
    assert told.exit_code == 2
    assert "PLANLOOM_WIKI_PASSWORD" in told.stderr
    assert "keyring set planloom wiki" in told.stderr


def test_a_password_that_is_refused_is_not_told(project, ring):  # noqa: F811
    keyring.set_password("planloom", "wiki", SECRET)
    with confluence_fake.serving() as fake:
        fake.takes = "Basic something else"
        configure(project, fake.address, ", user: anna")
        told = publish(project)
    assert told.exit_code == 1
    assert "401" in told.stderr


def test_a_server_that_is_not_there_is_told_without_the_password(project, ring, monkeypatch):  # noqa: F811
    monkeypatch.setattr("planloom.publish.engine.TRIES", 1)
    keyring.set_password("planloom", "wiki", SECRET)
    configure(project, "http://127.0.0.1:9/wiki", ", user: anna")
    assert publish(project).exit_code == 1
