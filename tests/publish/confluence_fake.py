"""A strict stand-in for Confluence Cloud on loopback: what its interface refuses is refused here.

Titles are unique in the space, archived and trashed pages included; a version that is not the next one is a conflict;
storage format has to be well-formed; a second attachment of one name is refused where it is to be a new one.

markdown-to-confluence 0.6.5, which publishes to the real one, was run against it: two pages with a table and a picture come,
and a second run writes nothing.
"""

import contextlib
import email
import email.policy
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

SPACE = {"id": "7", "key": "PLAN", "name": "Plans", "type": "global", "status": "current", "homepageId": "100"}
DETAILS = {"parentType": "page", "position": 1, "authorId": "u1", "ownerId": "u1", "createdAt": "2026-11-28T00:00:00Z"}
DETAILS_OF_FILE = {
    "createdAt": "2026-11-28T00:00:00Z",
    "mediaType": "image/png",
    "mediaTypeDescription": "",
    "fileId": "f",
}
DETAILS_OF_FILE |= {"webuiLink": "/x", "downloadLink": "/x"}
PAGES = 2  # a page of a list


@dataclass
class Fake:
    """What the wiki holds. `log` has every request."""

    address: str = ""
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    history: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    attachments: dict[str, dict[str, Any]] = field(default_factory=dict)
    properties: dict[str, dict[str, Any]] = field(default_factory=dict)
    log: list[tuple[str, str]] = field(default_factory=list)
    number: int = 100

    def page(self, title: str) -> dict[str, Any]:
        return next(page for page in self.pages.values() if page["title"] == title)

    def text(self, title: str) -> str:
        return str(self.page(title)["body"]["storage"]["value"])

    def says(self, title: str, old: str, new: str) -> None:
        """Let a person change words of a page; the editor keeps macros and gives them ids."""
        page = self.page(title)
        text = self.text(title).replace(old, new).replace('ac:name="anchor" ', 'ac:name="anchor" ac:macro-id="x" ')
        self._store(page, text)

    def add(self, title: str, text: str, status: str = "current") -> dict[str, Any]:
        self.number += 1
        page = {"id": str(self.number), "title": title, "status": status, "spaceId": "7", "parentId": None, **DETAILS}
        page |= {"version": {"number": 0}, "body": {}, "_links": {"webui": f"/x/{self.number}", "base": self.address}}
        self.pages[page["id"]] = page
        self._store(page, text)
        return page

    def _store(self, page: dict[str, Any], text: str) -> None:
        page["body"] = {"storage": {"representation": "storage", "value": text}}
        page["version"] = {
            "number": page["version"]["number"] + 1,
            "message": "",
            "minorEdit": False,
            "authorId": "u1",
            "createdAt": "2026-11-28T00:00:00Z",
        }
        self.history.setdefault(page["id"], []).append(text)

    def answer(self, method: str, path: str, asked: dict[str, list[str]], body: bytes, kind: str) -> tuple[int, Any]:  # noqa: PLR0912  # a table
        parts = path.strip("/").split("/")
        match method, parts:
            case "GET", ["api", "v2", "spaces"]:
                keys = asked.get("keys", [""])[0]
                return 200, {"results": [SPACE] if keys in ("", "PLAN") else []}
            case "GET", ["api", "v2", "spaces", "7"]:
                return 200, SPACE
            case "GET", ["api", "v2", "pages", _, "inline-comments"]:
                return 200, {"results": []}
            case "GET", ["api", "v2", "pages", page, "direct-children"]:
                return 200, {"results": [{**p, "type": "page"} for p in self.pages.values() if p["parentId"] == page]}
            case "GET", ["api", "v2", "spaces", "7", "pages"]:
                wanted = asked.get("status", ["current"])[0].split(",")
                return 200, self._part([p for p in self.pages.values() if p["status"] in wanted], path, asked)
            case "GET", ["api", "v2", "pages"]:
                title = asked.get("title", [None])[0]
                return 200, {
                    "results": [
                        p for p in self.pages.values() if title in (None, p["title"]) and p["status"] == "current"
                    ]
                }
            case "POST", ["api", "v2", "pages"]:
                return self._create(json.loads(body))
            case "GET", ["api", "v2", "pages", page]:
                return (200, self.pages[page]) if page in self.pages else (404, {})
            case "PUT", ["api", "v2", "pages", page]:
                return self._update(page, json.loads(body))
            case "GET", ["api", "v2", "pages", page, "attachments"]:
                name = asked.get("filename", [None])[0]
                found = [a for a in self.attachments.values() if a["pageId"] == page and name in (None, a["title"])]
                return 200, self._part(found, path, asked)
            case "GET", ["api", "v2", "pages", page, "labels"]:
                return 200, {"results": [{"id": n, "name": n, "prefix": "global"} for n in self.labels.get(page, [])]}
            case (("GET" | "POST"), ["api", "v2", "pages" | "attachments", page, "properties"]):
                return self._property(method, page, body)
            case "PUT", ["api", "v2", "pages" | "attachments", page, "properties", key]:
                self.properties[key] |= json.loads(body)
                return 200, self.properties[key]
            case "POST", ["rest", "api", "content", page, "label"]:
                self.labels.setdefault(page, []).extend(one["name"] for one in json.loads(body))
                return 200, {"results": []}
            case (("POST" | "PUT"), ["rest", "api", "content", page, "child", "attachment"]):
                return self._attach(method, page, body, kind)
            case "POST", ["rest", "api", "content", page, "child", "attachment", one, "data"]:
                return self._attach("PUT", page, body, kind)
            case "PUT", ["rest", "api", "content", page, "child", "attachment", one]:
                return self._renamed(one, json.loads(body))
            case "DELETE", ["api", "v2", "attachments", one]:
                return (204, {}) if self.attachments.pop(one, None) else (404, {})
            case _:
                return 404, {"message": f"{method} {path}"}

    def _part(self, found: list[dict[str, Any]], path: str, asked: dict[str, list[str]]) -> dict[str, Any]:
        start = int(asked.get("cursor", ["0"])[0])
        more = (
            {}
            if start + PAGES >= len(found)
            else {"next": f"/wiki{path}?cursor={start + PAGES}&status={asked.get('status', ['current'])[0]}"}
        )
        return {"results": found[start : start + PAGES], "_links": more}

    def _wrong(self, title: str, text: str, own: str | None = None) -> tuple[int, Any] | None:
        if any(p["title"] == title and p["id"] != own for p in self.pages.values()):
            return 400, {
                "errors": [
                    {
                        "title": "A page with this title already exists: A page already exists with the same TITLE in this space"
                    }
                ]
            }
        try:
            ET.fromstring(f'<x xmlns:ac="a" xmlns:ri="r">{text.replace("&nbsp;", " ")}</x>')  # noqa: S314
        except ET.ParseError as error:
            return 400, {"errors": [{"title": f"Error parsing xhtml: {error}"}]}
        return None

    def _create(self, asked: dict[str, Any]) -> tuple[int, Any]:
        assert asked["spaceId"] == "7"
        text = asked["body"].get("value") or asked["body"].get("storage", {}).get("value", "")
        if wrong := self._wrong(asked["title"], text):
            return wrong
        page = self.add(asked["title"], text)
        page["parentId"] = asked.get("parentId")
        return 200, page

    def _update(self, one: str, asked: dict[str, Any]) -> tuple[int, Any]:
        page = self.pages[one]
        text = asked["body"].get("value") or asked["body"].get("storage", {}).get("value", "")
        if asked["version"]["number"] != page["version"]["number"] + 1:
            return 409, {"errors": [{"title": "Version must be incremented on update."}]}
        if wrong := self._wrong(asked["title"], text, one):
            return wrong
        page["title"] = asked["title"]
        self._store(page, text)
        return 200, page

    def _property(self, method: str, page: str, body: bytes) -> tuple[int, Any]:
        if method == "GET":
            return 200, {"results": [one for one in self.properties.values() if one["page"] == page]}
        self.number += 1
        made = {**json.loads(body), "id": str(self.number), "page": page, "version": {"number": 1}}
        self.properties[made["id"]] = made
        return 200, made

    def _renamed(self, one: str, asked: dict[str, Any]) -> tuple[int, Any]:
        """Change what is said of an attachment, in its next version."""
        there = self.attachments[f"att{one.removeprefix('att')}"]
        if asked["version"]["number"] != there["version"]["number"] + 1:
            return 409, {"message": "Version must be incremented on update."}
        there["version"] = {"number": asked["version"]["number"]}
        return 200, there

    def _attach(self, method: str, page: str, body: bytes, kind: str) -> tuple[int, Any]:
        message = email.message_from_bytes(
            b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body, policy=email.policy.HTTP
        )
        told = {part.get_param("name", header="content-disposition"): part for part in message.iter_parts()}
        name, content = told["file"].get_filename(), told["file"].get_payload(decode=True)
        same = next((a for a in self.attachments.values() if a["pageId"] == page and a["title"] == name), None)
        if same and method == "POST":
            return 400, {
                "message": f"Cannot add a new attachment with same file name as an existing attachment: {name}"
            }
        if same is None:
            self.number += 1
            same = {
                "id": f"att{self.number}",
                "title": name,
                "pageId": page,
                "version": {"number": 0},
                "status": "current",
                **DETAILS_OF_FILE,
            }
            self.attachments[same["id"]] = same
        comment = told["comment"].get_payload(decode=True).decode() if "comment" in told else ""
        same |= {"comment": comment, "fileSize": len(content), "version": {"number": same["version"]["number"] + 1}}
        return 200, {"results": [same]}


@contextlib.contextmanager
def serving() -> Iterator[Fake]:
    """Answer on loopback."""
    fake, lock = Fake(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = urlsplit(self.path)
            with lock:
                fake.log.append((self.command, self.path))
                path = parts.path.removeprefix("/wiki")
                status, told = fake.answer(
                    self.command, path, parse_qs(parts.query), body, self.headers.get("Content-Type", "")
                )
            content = json.dumps(told).encode() if status != 204 else b""
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815  # as the library wants it

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.address = f"http://127.0.0.1:{server.server_port}/wiki"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
