"""Confluence Cloud, by its second interface, and by its first for labels and attachments, which the second lacks.

Confluence rewrites what it is given, so texts cannot be compared: a page was changed by people where its version is
not the one that we wrote. The stamp is an anchor at the end of the page, which nobody sees, and says which version
that was; so text and stamp are one write. All pages lie below one, which holds the attachments and lists them.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from planloom.problems import Phrase
from planloom.publish.mediawiki import form
from planloom.publish.names import LONGEST_TITLE, Names, unique
from planloom.publish.page import Attachment, Identity, WikiPage
from planloom.publish.target import Outgoing, OvertakenError, RefusedError, Remote, Stamp
from planloom.publish.web import Client
from planloom.publish.words import WITHDRAWN

_JSON = "application/json"
_OPEN = '<ac:structured-macro ac:name="anchor" ac:schema-version="1"><ac:parameter ac:name="">planloom-'
_STAMP = re.compile(
    r'<p>\s*<ac:structured-macro ac:name="anchor"[^<>]*><ac:parameter ac:name="">planloom-([\w-]+)</ac:parameter>'
    r"</ac:structured-macro>\s*</p>\s*"
)
_CHILDREN = '<ac:structured-macro ac:name="children" ac:schema-version="2" />'
_LABEL = re.compile(r"[^\w-]+")
SUMMARY = "Planloom"
NO_SPACE = Phrase(
    "there is no such space, or it is not shown to this account",
    "nie ma takiej przestrzeni albo to konto jej nie widzi",
)
NO_API = Phrase(
    "what is at this address does not answer as Confluence", "to, co jest pod tym adresem, nie odpowiada jak Confluence"
)
NOT_OURS = Phrase(
    "a page or file of this name is there that is not ours", "jest tam strona lub plik o tej nazwie, które nie są nasze"
)

Write = Callable[[WikiPage, Names], str]


def client(address: str, login: tuple[str, str]) -> Client:
    """Return what speaks to the wiki at its base address, such as ``https://acme.atlassian.net/wiki``."""
    secret = base64.b64encode(":".join(login).encode()).decode()
    headers = {"Authorization": f"Basic {secret}", "Accept": _JSON, "X-Atlassian-Token": "no-check"}
    return Client(address.rstrip("/"), headers)


class Confluence:
    """A space; `under` is the title of the page that all of ours lies below."""

    kind = "confluence"

    def __init__(self, client: Client, write: Write, *, space: str, under: str) -> None:
        self.client = client
        self._write = write
        self._space = space
        self._under = under or "Plans"
        self._root: str | None = None
        self._listed: dict[str, tuple[str, str]] = {}

    def names(self, pages: Sequence[WikiPage]) -> Names:
        """Return the titles of pages, of which a space has each once; attachments lie at the page above all."""
        return Names(tuple(pages), unique(pages, self._title, most=LONGEST_TITLE), self._under)

    def write(self, page: WikiPage, names: Names) -> str:
        """Return the storage format of a page."""
        return self._write(page, names)

    def pages(self, names: Names) -> Sequence[Remote]:
        """List all pages of the space, those in the archive and in the bin too, as they hold their titles."""
        remotes = []
        asked = {"body-format": "storage", "limit": "250", "status": "current,archived,trashed"}
        for one in self._each(f"/api/v2/spaces/{self._space_id()}/pages?{urlencode(asked)}"):
            if one["title"] == self._under and one["status"] == "current":
                self._root = self._checked(one)
            else:
                remotes.append(_remote(one))
        return remotes

    def files(self) -> Mapping[str, str]:
        """Return the digest of every file of ours, which stands in its comment."""
        if self._root is None:
            return {}
        listed = self._each(f"/api/v2/pages/{self._root}/attachments?limit=250")
        self._listed = {one["title"]: (str(one["id"]), _digest_of(one.get("comment"))) for one in listed}
        return {name: digest for name, (_, digest) in self._listed.items() if digest}

    def digest(self, content: bytes) -> str:
        """Return the digest that we note of a content."""
        return hashlib.md5(content, usedforsecurity=False).hexdigest()

    def read(self, remote: Remote) -> str:
        """Return the text of a page, without our stamp."""
        return _parted(self._body(remote))[0]

    def create(self, outgoing: Outgoing) -> Remote:
        """Write a page that is not there."""
        stamp = replace(outgoing.stamp, written="1")
        made = self._make(outgoing.name, _stamped(outgoing.text, stamp), self._above())
        self._label(str(made["id"]), outgoing.page.labels)
        return Remote(str(made["id"]), outgoing.name, "1", "1", stamp)

    def update(self, remote: Remote, outgoing: Outgoing) -> Remote:
        """Write a page that is there in the version of `remote`."""
        self._label(remote.ref, outgoing.page.labels)
        return self._put(remote, remote.name, outgoing.text, outgoing.stamp)

    def stamp(self, remote: Remote, stamp: Stamp) -> Remote:
        """Keep another stamp in a page."""
        return self._put(remote, remote.name, self.read(remote), stamp)

    def move(self, remote: Remote, name: str) -> Remote:
        """Give a page another title; Confluence changes the links that lead to it."""
        if remote.stamp is None:
            raise OvertakenError(name)
        return self._put(remote, name, self.read(remote), remote.stamp)

    def archive(self, remote: Remote, successor: str | None) -> None:
        """Leave of a page a sentence, or a link to another one; its history and comments stay."""
        if remote.stamp is None:
            return
        text = f"<p>{WITHDRAWN.in_(remote.stamp.identity.language)}</p>"
        if successor:
            title = json.dumps(successor).replace("&", "&amp;").replace("<", "&lt;").replace('\\"', "&quot;")
            text = f"<p><ac:link><ri:page ri:content-title={title} /></ac:link></p>"
        self._put(remote, remote.name, text, replace(remote.stamp, source="", retired=True))

    def attach(self, file: Attachment) -> None:
        """Put a file at the page above all, over one of ours alone."""
        name, digest = file.name, self.digest(file.content)
        if name in self._listed and not self._listed[name][1]:
            raise RefusedError(NOT_OURS)
        body, kind = form({"comment": f"{SUMMARY} {digest}", "minorEdit": "true"}, file)
        self.client.send(body, kind, path=f"/rest/api/content/{self._above()}/child/attachment", method="PUT")

    def detach(self, name: str) -> None:
        """Remove a file of ours."""
        self.client.send(None, path=f"/api/v2/attachments/{self._listed[name][0]}", method="DELETE")

    def finish(self) -> None:
        """Do nothing: every page is there at once."""

    def _title(self, page: WikiPage) -> str:
        return f"{self._under}: {' '.join(page.title.split()) or page.address}"

    def _checked(self, one: Mapping[str, Any]) -> str:
        if _CHILDREN.split(" ac:schema", 1)[0] not in _storage(one):
            raise RefusedError(NOT_OURS)
        return str(one["id"])

    def _above(self) -> str:
        """Return the page that all of ours lies below; it is made where it is not there."""
        if self._root is None:
            self._root = str(self._make(self._under, f"<p>{_CHILDREN}</p>", None)["id"])
        return self._root

    def _space_id(self) -> str:
        found = self._json(f"/api/v2/spaces?keys={quote(self._space)}").get("results")
        if not found:
            raise RefusedError(NO_SPACE)
        return str(found[0]["id"])

    def _make(self, title: str, text: str, parent: str | None) -> dict[str, Any]:
        asked = {"spaceId": self._space_id(), "status": "current", "title": title, "body": _body_of(text)}
        return self._json("/api/v2/pages", {**asked, **({"parentId": parent} if parent else {})}, "POST")

    def _put(self, remote: Remote, title: str, text: str, stamp: Stamp) -> Remote:
        version = int(remote.version) + 1
        stamp = replace(stamp, written=str(version))
        asked = {"id": remote.ref, "status": "current", "title": title, "body": _body_of(_stamped(text, stamp))}
        self._json(f"/api/v2/pages/{remote.ref}", {**asked, "version": {"number": version, "message": SUMMARY}}, "PUT")
        return Remote(remote.ref, title, str(version), str(version), stamp)

    def _body(self, remote: Remote) -> str:
        return _storage(self._json(f"/api/v2/pages/{remote.ref}?body-format=storage"))

    def _label(self, page: str, labels: Sequence[str]) -> None:
        told = [{"prefix": "global", "name": _LABEL.sub("-", label.lower()).strip("-")} for label in labels]
        if told:
            self._json(f"/rest/api/content/{page}/label", told, "POST")

    def _each(self, path: str) -> Iterator[dict[str, Any]]:
        while path:
            told = self._json(path)
            yield from told["results"]
            after = urlsplit(str(told.get("_links", {}).get("next", "")))
            within = after.path.removeprefix(urlsplit(self.client.address).path)
            path = f"{within}?{after.query}" if after.path else ""

    def _json(self, path: str, asked: Any = None, method: str = "GET") -> dict[str, Any]:
        body = None if asked is None else json.dumps(asked).encode()
        try:
            told = json.loads(self.client.send(body, _JSON if body else "", path=path, method=method))
        except ValueError:
            raise RefusedError(NO_API) from None
        if not isinstance(told, dict):
            raise RefusedError(NO_API)
        return told


def _body_of(text: str) -> dict[str, str]:
    return {"representation": "storage", "value": text}


def _storage(one: Mapping[str, Any]) -> str:
    return str((one.get("body") or {}).get("storage", {}).get("value", ""))


def _digest_of(comment: str | None) -> str:
    word, _, digest = (comment or "").partition(" ")
    return digest if word == SUMMARY else ""


def _remote(one: Mapping[str, Any]) -> Remote:
    version = str(one["version"]["number"])
    stamp = _parted(_storage(one))[1] if one["status"] == "current" else None
    return Remote(str(one["id"]), str(one["title"]), version, version, stamp)


def _stamped(text: str, stamp: Stamp) -> str:
    said = [str(stamp.identity), stamp.name, stamp.source, stamp.written, stamp.retired]
    kept = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return f"{text.rstrip()}\n<p>{_OPEN}{kept}</ac:parameter></ac:structured-macro></p>"


def _parted(text: str) -> tuple[str, Stamp | None]:
    """Return a text without its stamp, and the stamp."""
    found = _STAMP.search(text)
    stamp = _read(found[1]) if found else None
    return (text[: found.start()] + text[found.end() :], stamp) if found and stamp else (text, None)


def _read(kept: str) -> Stamp | None:
    try:
        page, name, source, written, retired = json.loads(base64.urlsafe_b64decode(kept + "=" * (-len(kept) % 4)))
        identity = Identity.read(str(page))
        return Stamp(identity, str(name), str(source), str(written), bool(retired)) if identity else None
    except (ValueError, TypeError, binascii.Error):
        return None
