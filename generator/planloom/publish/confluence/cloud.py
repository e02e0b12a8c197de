"""Confluence Cloud: its second interface, and its first for labels and new files, which the second lacks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from planloom.publish.confluence.space import (
    NO_SPACE,
    PROPERTY,
    SUMMARY,
    Api,
    PageProperty,
    SpaceFile,
    SpacePage,
    page_of,
)
from planloom.publish.page import Attachment
from planloom.publish.target import RefusedError
from planloom.publish.web import Client

_STATUSES = "current,archived,trashed"  # a title is taken by a page in the archive or in the bin too
_OPEN = frozenset({"open", "reopened"})


class CloudSpace:
    """A space by its key."""

    def __init__(self, client: Client, key: str) -> None:
        self._api = Api(client)
        self._key = key
        self._id = ""

    def pages(self) -> Iterator[SpacePage]:
        """List all pages, those in the archive and in the bin too."""
        asked = urlencode({"body-format": "storage", "limit": "250", "status": _STATUSES})
        return map(_found, self._api.each(f"/api/v2/spaces/{self._space()}/pages?{asked}"))

    def page(self, ref: str) -> SpacePage:
        """Return one page with its property and labels."""
        asked = "body-format=storage&include-properties=true&include-labels=true"
        return _found(self._api.ask(f"/api/v2/pages/{ref}?{asked}"))

    def create(self, title: str, text: str, parent: str | None) -> str:
        """Make a page."""
        asked = {"spaceId": self._space(), "status": "current", "title": title, "body": _body(text)}
        made = self._api.ask("/api/v2/pages", asked | ({"parentId": parent} if parent else {}), "POST")
        return str(made["id"])

    def update(self, ref: str, title: str, text: str, version: int) -> None:
        """Write the next version of a page; who watches it hears of it, as this interface knows no quiet edit."""
        asked = {"id": ref, "status": "current", "title": title, "body": _body(text)}
        told = {"number": version, "message": SUMMARY}
        self._api.ask(f"/api/v2/pages/{ref}", {**asked, "version": told}, "PUT")

    def set_property(self, ref: str, value: Any, known: PageProperty | None) -> PageProperty:
        """Write the property of a page."""
        place = f"/api/v2/pages/{ref}/properties"
        return _known(self._api.set_property(place, value, known, {"message": SUMMARY}))

    def label(self, ref: str, names: Sequence[str]) -> None:
        """Add labels to a page."""
        self._api.label(ref, names)

    def files(self, ref: str) -> Iterator[SpaceFile]:
        """List the files at a page."""
        for one in self._api.each(f"/api/v2/pages/{ref}/attachments?limit=250"):
            yield SpaceFile(str(one["id"]), str(one["title"]), str(one.get("comment") or ""))

    def attach(self, ref: str, file: Attachment, comment: str, there: str | None) -> None:
        """Put a file at a page; here one request makes it or its next version."""
        self._api.attach(f"/rest/api/content/{ref}/child/attachment", file, comment, "PUT")

    def detach(self, ref: str) -> None:
        """Remove a file."""
        self._api.client.send(None, path=f"/api/v2/attachments/{ref}", method="DELETE")

    def open_comments(self, ref: str) -> frozenset[str]:
        """Return the markers of comments in the text that nobody has resolved."""
        listed = self._api.each(f"/api/v2/pages/{ref}/inline-comments?limit=250")
        wanted = (one.get("properties") or {} for one in listed if one.get("resolutionStatus", "open") in _OPEN)
        return frozenset(str(one.get("inlineMarkerRef", "")) for one in wanted)

    def _space(self) -> str:
        if not self._id:
            found = self._api.ask(f"/api/v2/spaces?keys={quote(self._key)}").get("results")
            if not found:
                raise RefusedError(NO_SPACE)
            self._id = str(found[0]["id"])
        return self._id


def _body(text: str) -> dict[str, str]:
    return {"representation": "storage", "value": text}


def _found(one: Mapping[str, Any]) -> SpacePage:
    properties = (one.get("properties") or {}).get("results", [])
    known = next((each for each in properties if each["key"] == PROPERTY), None)
    return page_of(one, one.get("parentId"), _known(known) if known else None, one.get("labels"))


def _known(one: Mapping[str, Any]) -> PageProperty:
    return PageProperty(one.get("value"), int(one["version"]["number"]), str(one["id"]))
