"""Asking a server: the configured one and no other, with certificates checked, no redirect followed, nothing logged."""

import http.client
import secrets
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from planloom.problems import Phrase
from planloom.publish.page import Attachment
from planloom.publish.target import OvertakenError, RefusedError, TargetError, UnreachableError

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_ANSWER = 64 * 1024 * 1024
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})

LEADS_ELSEWHERE = Phrase(
    "the wiki leads on to another address, which is not followed; configure the one it leads to",
    "wiki kieruje pod inny adres, a program tam nie idzie; wpisz w konfiguracji adres docelowy",
)
ANSWERED = Phrase("the wiki answered {status}", "wiki odpowiedziało {status}")
TOO_LONG = Phrase("the answer of the wiki is too long", "odpowiedź wiki jest za długa")


def is_safe(address: str) -> bool:
    """Tell whether a secret may be sent to an address: only where nobody listens."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


class Client:
    """Speaks to one server, and keeps its cookies for as long as it is there."""

    def __init__(self, address: str, headers: Mapping[str, str] | None = None, *, timeout: float = 60) -> None:
        self.address = address
        self.headers = {"User-Agent": "planloom", **(headers or {})}
        self.timeout = timeout
        context = ssl.create_default_context()
        self._opener = urllib.request.build_opener(
            _NoRedirect, urllib.request.HTTPSHandler(context=context), urllib.request.HTTPCookieProcessor()
        )

    def send(self, body: bytes | None, kind: str = "", *, path: str = "", method: str = "POST") -> bytes:
        """Send a body of the media type `kind` and return the answer; raises UnreachableError and RefusedError."""
        headers = {**self.headers, **({"Content-Type": kind} if kind else {})}
        request = urllib.request.Request(self.address + path, body, headers, method=method)  # noqa: S310  # checked by `is_safe`
        try:
            with self._opener.open(request, timeout=self.timeout) as answer:
                content: bytes = answer.read(_LONGEST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            raise _of_status(error) from None
        except (urllib.error.URLError, OSError, http.client.HTTPException) as error:
            raise UnreachableError(str(getattr(error, "reason", "") or error or type(error).__name__)) from None
        if len(content) > _LONGEST_ANSWER:
            raise RefusedError(TOO_LONG)
        return content


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _of_status(error: urllib.error.HTTPError) -> TargetError:
    status = error.code
    if status // 100 == 3:  # noqa: PLR2004  # what leads on
        return RefusedError(LEADS_ELSEWHERE)
    words = ANSWERED.filled(status=status)
    if status == HTTPStatus.CONFLICT:
        return OvertakenError(words)
    if status in _BUSY:
        wait = error.headers.get("Retry-After", "")
        return UnreachableError(words, float(wait) if wait.isdecimal() else 0)
    return RefusedError(words)


def multipart_form(fields: Mapping[str, str], file: Attachment) -> tuple[bytes, str]:
    """Return fields and a file as a form of parts, and its media type."""
    mark = secrets.token_hex(16)
    parts = [_part(mark, f'name="{name}"', value.encode()) for name, value in fields.items()]
    head = f'name="file"; filename="{file.name}"\r\nContent-Type: application/octet-stream'
    parts.append(_part(mark, head, file.content))
    return b"".join([*parts, f"--{mark}--\r\n".encode()]), f"multipart/form-data; boundary={mark}"


def _part(mark: str, head: str, content: bytes) -> bytes:
    return f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
