"""Confluence Cloud: its second interface, and its first for labels and new files, which the second lacks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from planloom.publish.confluence.space import (
    NO_SPACE,
    PROPERTY,
    SUMMARY,
    Found,
    Held,
    Interface,
    Known,
    labels_of,
    storage,
)
from planloom.publish.mediawiki import form
from planloom.publish.page import Attachment
from planloom.publish.target import RefusedError
from planloom.publish.web import Client

_STATUSES = "current,archived,trashed"  # a title is taken by a page in the archive or in the bin too
_OPEN = frozenset({"open", "reopened"})


class CloudSpace:
    """A space by its key."""

    def __init__(self, client: Client, key: str) -> None:
        self._interface = Interface(client)
        self._key = key
        self._id = ""

    def pages(self) -> Iterator[Found]:
        """List all pages, those in the archive and in the bin too."""
        asked = urlencode({"body-format": "storage", "limit": "250", "status": _STATUSES})
        return map(_found, self._interface.each(f"/api/v2/spaces/{self._space()}/pages?{asked}"))

    def page(self, ref: str) -> Found:
        """Return one page with its property and labels."""
        asked = "body-format=storage&include-properties=true&include-labels=true"
        return _found(self._interface.ask(f"/api/v2/pages/{ref}?{asked}"))

    def create(self, title: str, text: str, parent: str | None) -> str:
        """Make a page."""
        asked = {"spaceId": self._space(), "status": "current", "title": title, "body": _body(text)}
        made = self._interface.ask("/api/v2/pages", asked | ({"parentId": parent} if parent else {}), "POST")
        return str(made["id"])

    def update(self, ref: str, title: str, text: str, version: int) -> None:
        """Write the next version of a page; who watches it hears of it, as this interface knows no quiet edit."""
        asked = {"id": ref, "status": "current", "title": title, "body": _body(text)}
        told = {"number": version, "message": SUMMARY}
        self._interface.ask(f"/api/v2/pages/{ref}", {**asked, "version": told}, "PUT")

    def know(self, ref: str, value: Any, known: Known | None) -> Known:
        """Write the property of a page."""
        place, asked = f"/api/v2/pages/{ref}/properties", {"key": PROPERTY, "value": value}
        if known is None:
            return _known(self._interface.ask(place, asked, "POST"))
        told = {"number": known.version + 1, "message": SUMMARY}
        return _known(self._interface.ask(f"{place}/{known.ref}", {**asked, "version": told}, "PUT"))

    def label(self, ref: str, names: Sequence[str]) -> None:
        """Add labels to a page."""
        self._interface.ask(f"/rest/api/content/{ref}/label", labels_of(names), "POST")

    def files(self, ref: str) -> Iterator[Held]:
        """List the files at a page."""
        for one in self._interface.each(f"/api/v2/pages/{ref}/attachments?limit=250"):
            yield Held(str(one["id"]), str(one["title"]), str(one.get("comment") or ""))

    def attach(self, ref: str, file: Attachment, comment: str, there: str | None) -> None:
        """Put a file at a page; here one request makes it or its next version."""
        body, kind = form({"comment": comment, "minorEdit": "true"}, file)
        self._interface.client.send(body, kind, path=f"/rest/api/content/{ref}/child/attachment", method="PUT")

    def detach(self, ref: str) -> None:
        """Remove a file."""
        self._interface.client.send(None, path=f"/api/v2/attachments/{ref}", method="DELETE")

    def open_comments(self, ref: str) -> frozenset[str]:
        """Return the markers of comments in the text that nobody has resolved."""
        listed = self._interface.each(f"/api/v2/pages/{ref}/inline-comments?limit=250")
        wanted = (one.get("properties") or {} for one in listed if one.get("resolutionStatus", "open") in _OPEN)
        return frozenset(str(one.get("inlineMarkerRef", "")) for one in wanted)

    def _space(self) -> str:
        if not self._id:
            found = self._interface.ask(f"/api/v2/spaces?keys={quote(self._key)}").get("results")
            if not found:
                raise RefusedError(NO_SPACE)
            self._id = str(found[0]["id"])
        return self._id


def _body(text: str) -> dict[str, str]:
    return {"representation": "storage", "value": text}


def _found(one: Mapping[str, Any]) -> Found:
    properties = (one.get("properties") or {}).get("results", [])
    known = next((each for each in properties if each["key"] == PROPERTY), None)
    return Found(
        str(one["id"]),
        str(one["title"]),
        int(one["version"]["number"]),
        storage(one),
        str(one.get("parentId") or ""),
        one["status"] == "current",
        _known(known) if known else None,
        frozenset(str(each["name"]) for each in (one.get("labels") or {}).get("results", [])),
    )


def _known(one: Mapping[str, Any]) -> Known:
    return Known(one.get("value"), int(one["version"]["number"]), str(one["id"]))
