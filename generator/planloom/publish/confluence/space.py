"""What a space of Confluence is asked for, whichever of its two interfaces answers."""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from planloom.foreign_json import json_in
from planloom.problems import Phrase
from planloom.publish.page import Attachment
from planloom.publish.target import RefusedError
from planloom.publish.web import Client, multipart_form

JSON = "application/json"
SUMMARY = "Planloom"
PROPERTY = "planloom"
"""The content property of a page that says what it is about."""
NO_SPACE = Phrase(
    "there is no such space, or it is not shown to this account",
    "nie ma takiej przestrzeni albo to konto jej nie widzi",
)
NO_API = Phrase(
    "what is at this address does not answer as Confluence", "to, co jest pod tym adresem, nie odpowiada jak Confluence"
)


@dataclass(frozen=True, slots=True)
class PageProperty:
    """The content property of a page, as it stands there in a version."""

    value: Any
    version: int
    ref: str = ""


@dataclass(frozen=True, slots=True)
class SpacePage:
    """A page of the space. `text` is its storage format; `known` and `labels` are told where a page is asked for alone.

    `parent` is the page that it lies below. `is_current` is false of what is in the archive or in the bin.
    """

    ref: str
    title: str
    version: int
    text: str
    parent: str = ""
    is_current: bool = True
    known: PageProperty | None = None
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SpaceFile:
    """A file at a page, with what was noted of it."""

    ref: str
    name: str
    comment: str


class Space(Protocol):
    """A space; raises the errors of targets."""

    def pages(self) -> Iterator[SpacePage]:
        """List all pages that hold a title."""

    def page(self, ref: str) -> SpacePage:
        """Return one page with all that is known of it."""

    def create(self, title: str, text: str, parent: str | None) -> str:
        """Make a page, and return what it is known by."""

    def update(self, ref: str, title: str, text: str, version: int) -> None:
        """Write the next version of a page; OvertakenError where that is another one."""

    def set_property(self, ref: str, value: Any, known: PageProperty | None) -> PageProperty:
        """Write the content property of a page, over the one that is known, and return it."""

    def label(self, ref: str, names: Sequence[str]) -> None:
        """Add labels to a page."""

    def files(self, ref: str) -> Iterator[SpaceFile]:
        """List the files at a page."""

    def attach(self, ref: str, file: Attachment, comment: str, there: str | None) -> None:
        """Put a file at a page, or the next version of the one that is `there`."""

    def detach(self, ref: str) -> None:
        """Remove a file."""

    def open_comments(self, ref: str) -> frozenset[str]:
        """Return the markers of comments in the text that nobody has resolved."""


def client(address: str, login: tuple[str, str] | str) -> Client:
    """Return what speaks to a base address, with a name and a password, or with a token alone."""
    if isinstance(login, str):
        secret = f"Bearer {login}".encode().decode("latin-1")  # as headers are written
    else:
        secret = f"Basic {base64.b64encode(':'.join(login).encode()).decode()}"
    headers = {"Authorization": secret, "Accept": JSON, "X-Atlassian-Token": "no-check"}
    return Client(address.rstrip("/"), headers)


class Api:
    """Asks and reads JSON; what both interfaces are asked alike."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def ask(self, path: str, asked: Any = None, method: str = "GET") -> dict[str, Any]:
        """Return the answer to one request."""
        body = None if asked is None else json.dumps(asked).encode()
        try:
            told = json_in(self.client.send(body, JSON if body else "", path=path, method=method))
        except ValueError:
            raise RefusedError(NO_API) from None
        if not isinstance(told, dict):
            raise RefusedError(NO_API)
        return told

    def each(self, path: str) -> Iterator[dict[str, Any]]:
        """Yield what is listed, one part of the list after the other."""
        while path:
            told = self.ask(path)
            yield from told["results"]
            after = urlsplit(str(told.get("_links", {}).get("next", "")))
            within = after.path.removeprefix(urlsplit(self.client.address).path)
            path = f"{within}?{after.query}" if after.path else ""

    def set_property(
        self, place: str, value: Any, known: PageProperty | None, told: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Write the content property of a page below `place`, over the one that is known; `told` is of the version."""
        asked = {"key": PROPERTY, "value": value}
        if known is None:
            return self.ask(place, asked, "POST")
        version = {"number": known.version + 1, **told}
        return self.ask(f"{place}/{known.ref}", {**asked, "version": version}, "PUT")

    def label(self, ref: str, names: Sequence[str]) -> None:
        """Add labels to a page."""
        labels = [{"prefix": "global", "name": name} for name in names]
        self.ask(f"/rest/api/content/{ref}/label", labels, "POST")

    def attach(self, place: str, file: Attachment, comment: str, method: str) -> None:
        """Put a file there, without telling those who watch the page."""
        body, kind = multipart_form({"comment": comment, "minorEdit": "true"}, file)
        self.client.send(body, kind, path=place, method=method)


def page_of(
    one: Mapping[str, Any], parent: object, known: PageProperty | None, labels: Mapping[str, Any] | None
) -> SpacePage:
    """Return a page from what both interfaces tell alike, and what each tells in its own way."""
    return SpacePage(
        ref=str(one["id"]),
        title=str(one["title"]),
        version=int(one["version"]["number"]),
        text=str((one.get("body") or {}).get("storage", {}).get("value", "")),
        parent=str(parent or ""),
        is_current=one.get("status", "current") == "current",
        known=known,
        labels=frozenset(str(each["name"]) for each in (labels or {}).get("results", [])),
    )
