"""Confluence Data Center: the first interface, which organisations run on machines of their own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from planloom.publish.confluence.space import (
    PROPERTY,
    SUMMARY,
    Api,
    PageProperty,
    SpaceFile,
    SpacePage,
    page_of,
)
from planloom.publish.page import Attachment
from planloom.publish.web import Client

_EXPAND = f"body.storage,version,ancestors,metadata.labels,metadata.properties.{PROPERTY}"
_COMMENTS = "location=inline&depth=all&expand=extensions.inlineProperties,extensions.resolution&limit=100"


class DataCenterSpace:
    """A space by its key; edits are quiet unless `notify`."""

    def __init__(self, client: Client, key: str, *, notify: bool = False) -> None:
        self._api = Api(client)
        self._key = key
        self._notify = notify

    def pages(self) -> Iterator[SpacePage]:
        """List all pages; a page in the bin holds no title here."""
        self._api.ask(f"/rest/api/space/{quote(self._key)}")
        asked = {"spaceKey": self._key, "type": "page", "status": "current", "limit": "100", "expand": _EXPAND}
        return map(_found, self._api.each(f"/rest/api/content?{urlencode(asked, safe=',')}"))

    def page(self, ref: str) -> SpacePage:
        """Return one page with its property and labels."""
        return _found(self._api.ask(f"/rest/api/content/{ref}?expand={_EXPAND}"))

    def create(self, title: str, text: str, parent: str | None) -> str:
        """Make a page."""
        above = {"ancestors": [{"id": parent}]} if parent else {}
        return str(self._api.ask("/rest/api/content", {**self._content(title, text), **above}, "POST")["id"])

    def update(self, ref: str, title: str, text: str, version: int) -> None:
        """Write the next version of a page; where it lies, and who may see it, stays."""
        told = {"number": version, "message": SUMMARY, "minorEdit": not self._notify}
        asked = {"id": ref, **self._content(title, text), "version": told}
        self._api.ask(f"/rest/api/content/{ref}", asked, "PUT")

    def set_property(self, ref: str, value: Any, known: PageProperty | None) -> PageProperty:
        """Write the property of a page."""
        return _known(self._api.set_property(f"/rest/api/content/{ref}/property", value, known, {"minorEdit": True}))

    def label(self, ref: str, names: Sequence[str]) -> None:
        """Add labels to a page."""
        self._api.label(ref, names)

    def files(self, ref: str) -> Iterator[SpaceFile]:
        """List the files at a page."""
        for one in self._api.each(f"/rest/api/content/{ref}/child/attachment?limit=100"):
            noted = (one.get("extensions") or {}).get("comment") or (one.get("metadata") or {}).get("comment")
            yield SpaceFile(str(one["id"]), str(one["title"]), str(noted or ""))

    def attach(self, ref: str, file: Attachment, comment: str, there: str | None) -> None:
        """Put a file at a page, or the next version of the one that is there."""
        within = f"/{there}/data" if there else ""
        self._api.attach(f"/rest/api/content/{ref}/child/attachment{within}", file, comment, "POST")

    def detach(self, ref: str) -> None:
        """Remove a file."""
        self._api.client.send(None, path=f"/rest/api/content/{ref}", method="DELETE")

    def open_comments(self, ref: str) -> frozenset[str]:
        """Return the markers of comments in the text that nobody has resolved."""
        told = (
            one.get("extensions") or {} for one in self._api.each(f"/rest/api/content/{ref}/child/comment?{_COMMENTS}")
        )
        wanted = (one for one in told if (one.get("resolution") or {}).get("status", "open") != "resolved")
        return frozenset(str((one.get("inlineProperties") or {}).get("markerRef", "")) for one in wanted)

    def _content(self, title: str, text: str) -> dict[str, Any]:
        body = {"storage": {"value": text, "representation": "storage"}}
        return {"type": "page", "title": title, "space": {"key": self._key}, "body": body}


def _found(one: Mapping[str, Any]) -> SpacePage:
    told = one.get("metadata") or {}
    known = (told.get("properties") or {}).get(PROPERTY)
    above = one.get("ancestors") or []
    parent = above[-1]["id"] if above else ""
    return page_of(one, parent, _known(known) if known else None, told.get("labels"))


def _known(one: Mapping[str, Any]) -> PageProperty:
    return PageProperty(one.get("value"), int((one.get("version") or {}).get("number", 1)), PROPERTY)
