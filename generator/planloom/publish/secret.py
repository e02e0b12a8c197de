"""What is secret: from the environment or a keyring, handed to one target, and never printed or kept."""

import importlib
from collections.abc import Callable, Mapping

from planloom.problems import Phrase

NO_SECRET = Phrase(
    "the password for `{target}` is missing: put it into the variable {variable}, or into the keyring with"
    " `keyring set planloom {target}`",
    "brakuje hasła dla `{target}`: zapisz je w zmiennej {variable} albo w pęku kluczy poleceniem"
    " `keyring set planloom {target}`",
)
NO_USER = Phrase(
    "the name to log in with is missing: say it with `user`, or in the variable {variable}",
    "brakuje nazwy użytkownika: podaj ją przez `user` albo w zmiennej {variable}",
)
SERVICE = "planloom"


class MissingError(Exception):
    """Something secret is not there; `words` say where it belongs."""

    def __init__(self, words: Phrase, **values: str) -> None:
        super().__init__()
        self.words = Phrase(words.en.format(**values), words.pl.format(**values))


def from_keyring(target: str) -> str | None:
    """Return what the keyring of the system keeps for a target; None where there is none, or no keyring."""
    try:
        found: str | None = importlib.import_module("keyring").get_password(SERVICE, target)
    except Exception:  # noqa: BLE001  # every system's keyring fails in its own way
        return None
    return found


def login(
    target: str,
    user: str | None,
    environment: Mapping[str, str],
    keyring: Callable[[str], str | None] = from_keyring,
) -> tuple[str, str]:
    """Return the name and the password to log in with; raises MissingError."""
    found = optional_login(target, user, environment, keyring)
    name = user or environment.get(variable(target, "USER"))
    if not name:
        raise MissingError(NO_USER, variable=variable(target, "USER"))
    if found is None:
        raise MissingError(NO_SECRET, target=target, variable=variable(target, "PASSWORD"))
    return found


def login_or_token(
    target: str,
    user: str | None,
    environment: Mapping[str, str],
    keyring: Callable[[str], str | None] = from_keyring,
) -> tuple[str, str] | str:
    """Return the name and the password, or what is kept as the password as a token where there is no name."""
    if user or environment.get(variable(target, "USER")):
        return login(target, user, environment, keyring)
    token = environment.get(variable(target, "PASSWORD")) or keyring(target)
    if not token:
        raise MissingError(NO_SECRET, target=target, variable=variable(target, "PASSWORD"))
    return token


def optional_login(
    target: str,
    user: str | None,
    environment: Mapping[str, str],
    keyring: Callable[[str], str | None] = from_keyring,
) -> tuple[str, str] | None:
    """Return the name and the password where there are both."""
    name = user or environment.get(variable(target, "USER"))
    password = environment.get(variable(target, "PASSWORD")) or (keyring(target) if name else None)
    return (name, password) if name and password else None


def variable(target: str, what: str) -> str:
    """Return the variable of the environment that says something of a target."""
    return f"PLANLOOM_{target.upper().replace('-', '_')}_{what}"
