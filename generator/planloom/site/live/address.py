"""Where to listen, and which names of that place are answered to.

A page of any site in the world can let its own name lead to 127.0.0.1 and have the browser of a writer ask there. The
name it asks for gives it away: plans are told only to who asks for a name of this machine.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass

from planloom.problems import Phrase

HERE = "127.0.0.1"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
NOT_AN_ADDRESS = Phrase(
    "`{text}` is no address to listen at; write `-a 127.0.0.1:8000`, or `-a :8000` for another port",
    "`{text}` nie jest adresem, pod którym można udostępnić stronę; wpisz `-a 127.0.0.1:8000` albo `-a :8000`, "
    "gdy chodzi o inny port",
)
_WRITTEN = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:/\[\]@]*)):(?P<port>[0-9]{1,5})")
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Address:
    """A name or number of this machine, without brackets, and a port; port 0 stands for any that is free."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address for a browser; a machine that listens everywhere is reached at itself."""
        return f"http://{_bracketed(HERE if self.everywhere else self.host)}:{self.port}"

    @property
    def everywhere(self) -> bool:
        """Whether all networks of the machine are listened to."""
        number = _number(self.host)
        return not self.host or (number is not None and number.is_unspecified)

    @property
    def private(self) -> bool:
        """Whether nobody but users of this machine can ask."""
        number = _number(self.host)
        return self.host == "localhost" or (number is not None and number.is_loopback)

    def answers_to(self, host: str) -> bool:
        """Tell whether a request for `host`, as browsers write it in ``Host:``, is meant for this address.

        A number cannot be made to lead elsewhere, so a machine that listens everywhere answers to any number, and at
        any port, because containers are reached at another one than they listen at.
        """
        match = _WRITTEN.fullmatch(host) or _WRITTEN.fullmatch(f"{host}:80")
        if match is None:
            return False
        name, port = (match["six"] or match["name"]).lower(), int(match["port"])
        if self.everywhere:
            return _number(name) is not None or name in {"localhost", socket.gethostname().lower()}
        names = {*LOOPBACK, self.host.lower()} if self.private else {self.host.lower()}
        return port == self.port and name in names


def address_of(text: str) -> Address | None:
    """Read ``HOST:PORT`` or ``:PORT``; None for what is neither."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None or int(match["port"]) > _HIGHEST_PORT:
        return None
    return Address(match["six"] or match["name"] or HERE, int(match["port"]))


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
