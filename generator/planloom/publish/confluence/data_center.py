"""Confluence Data Center: the first interface, which organisations run on machines of their own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from planloom.publish.confluence.space import (
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
from planloom.publish.web import Client

_EXPAND = f"body.storage,version,ancestors,metadata.labels,metadata.properties.{PROPERTY}"
_COMMENTS = "location=inline&depth=all&expand=extensions.inlineProperties,extensions.resolution&limit=100"


class DataCenterSpace:
    """A space by its key; edits are quiet unless `notify`."""

    def __init__(self, client: Client, key: str, *, notify: bool = False) -> None:
        self._interface = Interface(client)
        self._key = key
        self._notify = notify

    def pages(self) -> Iterator[Found]:
        """List all pages; a page in the bin holds no title here."""
        self._interface.ask(f"/rest/api/space/{quote(self._key)}")
        asked = {"spaceKey": self._key, "type": "page", "status": "current", "limit": "100", "expand": _EXPAND}
        return map(_found, self._interface.each(f"/rest/api/content?{urlencode(asked, safe=',')}"))

    def page(self, ref: str) -> Found:
        """Return one page with its property and labels."""
        return _found(self._interface.ask(f"/rest/api/content/{ref}?expand={_EXPAND}"))

    def create(self, title: str, text: str, parent: str | None) -> str:
        """Make a page."""
        above = {"ancestors": [{"id": parent}]} if parent else {}
        return str(self._interface.ask("/rest/api/content", {**self._content(title, text), **above}, "POST")["id"])

    def update(self, ref: str, title: str, text: str, version: int) -> None:
        """Write the next version of a page; where it lies, and who may see it, stays."""
        told = {"number": version, "message": SUMMARY, "minorEdit": not self._notify}
        asked = {"id": ref, **self._content(title, text), "version": told}
        self._interface.ask(f"/rest/api/content/{ref}", asked, "PUT")

    def know(self, ref: str, value: Any, known: Known | None) -> Known:
        """Write the property of a page."""
        place, asked = f"/rest/api/content/{ref}/property", {"key": PROPERTY, "value": value}
        if known is None:
            return _known(self._interface.ask(place, asked, "POST"))
        told = {"number": known.version + 1, "minorEdit": True}
        return _known(self._interface.ask(f"{place}/{PROPERTY}", {**asked, "version": told}, "PUT"))

    def label(self, ref: str, names: Sequence[str]) -> None:
        """Add labels to a page."""
        self._interface.ask(f"/rest/api/content/{ref}/label", labels_of(names), "POST")

    def files(self, ref: str) -> Iterator[Held]:
        """List the files at a page."""
        for one in self._interface.each(f"/rest/api/content/{ref}/child/attachment?limit=100"):
            noted = (one.get("extensions") or {}).get("comment") or (one.get("metadata") or {}).get("comment")
            yield Held(str(one["id"]), str(one["title"]), str(noted or ""))

    def attach(self, ref: str, file: Attachment, comment: str, there: str | None) -> None:
        """Put a file at a page, or the next version of the one that is there."""
        body, kind = form({"comment": comment, "minorEdit": "true"}, file)
        within = f"/{there}/data" if there else ""
        path = f"/rest/api/content/{ref}/child/attachment{within}"
        self._interface.client.send(body, kind, path=path)

    def detach(self, ref: str) -> None:
        """Remove a file."""
        self._interface.client.send(None, path=f"/rest/api/content/{ref}", method="DELETE")

    def open_comments(self, ref: str) -> frozenset[str]:
        """Return the markers of comments in the text that nobody has resolved."""
        told = (
            one.get("extensions") or {}
            for one in self._interface.each(f"/rest/api/content/{ref}/child/comment?{_COMMENTS}")
        )
        wanted = (one for one in told if (one.get("resolution") or {}).get("status", "open") != "resolved")
        return frozenset(str((one.get("inlineProperties") or {}).get("markerRef", "")) for one in wanted)

    def _content(self, title: str, text: str) -> dict[str, Any]:
        body = {"storage": {"value": text, "representation": "storage"}}
        return {"type": "page", "title": title, "space": {"key": self._key}, "body": body}


def _found(one: Mapping[str, Any]) -> Found:
    told = one.get("metadata") or {}
    known = (told.get("properties") or {}).get(PROPERTY)
    above = one.get("ancestors") or []
    return Found(
        str(one["id"]),
        str(one["title"]),
        int(one["version"]["number"]),
        storage(one),
        str(above[-1]["id"]) if above else "",
        one.get("status", "current") == "current",
        _known(known) if known else None,
        frozenset(str(each["name"]) for each in (told.get("labels") or {}).get("results", [])),
    )


def _known(one: Mapping[str, Any]) -> Known:
    return Known(one.get("value"), int((one.get("version") or {}).get("number", 1)))
