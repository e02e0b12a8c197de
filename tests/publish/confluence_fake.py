"""A strict stand-in for Confluence on loopback, Cloud and Data Center: what they refuse is refused here.

Titles are unique in the space, on Cloud archived and trashed pages included; a version that is not the next one is a
conflict; storage format has to be well-formed, and is written anew as Confluence does; a second attachment of one name
is refused where it is to be a new one; a page whose restrictions name others is not shown or not written; a comment in
a text is lost when its marker goes, and comes without a new version.

`test_confluence_fake.py` runs atlassian-python-api, which speaks to the real ones, against both.
"""

import contextlib
import email
import email.policy
import html
import html.entities
import itertools
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

SPACE = {"id": "7", "key": "PLAN", "name": "Plans", "type": "global", "status": "current", "homepageId": "100"}
ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)(\w+);")
PART = 2  # as many stand in one part of a list
WHEN = "2026-11-28T00:00:00Z"
NAMESPACES = 'xmlns:ac="a" xmlns:ri="r"'
Answer = tuple[int, Any]
Page = dict[str, Any]
KNOWN = {
    "body.storage",
    "version",
    "ancestors",
    "space",
    "restrictions",
    "metadata.labels",
    "metadata.properties.planloom",
}


@dataclass
class Fake:
    """What the wiki holds. `log` has every request, `secrets` what people said who they are, of which one it `takes`."""

    kind: str = "cloud"
    address: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    history: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    attachments: dict[str, dict[str, Any]] = field(default_factory=dict)
    properties: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    comments: dict[str, dict[str, str]] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)
    unwritable: set[str] = field(default_factory=set)
    log: list[tuple[str, str]] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)
    takes: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(101))

    # what people do and see

    def page(self, title: str) -> Page:
        return next(page for page in self.pages.values() if page["title"] == title)

    def text(self, title: str) -> str:
        return str(self.page(title)["text"])

    def says(self, title: str, old: str, new: str) -> None:
        """Let a person change words of a page."""
        text = self.text(title)
        assert old in text
        self.store(self.page(title), text.replace(old, new))

    def rename(self, title: str, new: str) -> None:
        page = self.page(title)
        page["title"] = new
        self.store(page, page["text"])

    def add(self, title: str, text: str, status: str = "current", parent: str | None = None) -> Page:
        ref = str(next(self.numbers))
        page = {"id": ref, "title": title, "status": status, "parent": parent, "version": 0, "text": ""}
        self.pages[ref] = page
        self.store(page, text)
        return page

    def comment(self, title: str, words: str, ref: str) -> None:
        """Let a person comment on words of a page: no version is made of it."""
        page = self.page(title)
        assert words in page["text"]
        marker = f'<ac:inline-comment-marker ac:ref="{ref}">{words}</ac:inline-comment-marker>'
        page["text"] = page["text"].replace(words, marker, 1)
        self.comments[ref] = {"page": page["id"], "words": words, "status": "open"}

    def store(self, page: Page, text: str) -> None:
        page["text"] = rewritten(text)
        page["version"] += 1
        self.history.setdefault(page["id"], []).append(page["text"])
        for ref, one in self.comments.items():
            if one["page"] == page["id"] and f'ac:ref="{ref}"' not in page["text"]:
                one["status"] = "dangling"

    # what both interfaces do

    def wrong(self, title: str, text: str, own: str | None = None) -> Answer | None:
        """Return why a page is refused; a title is taken by a page that is not shown, too."""
        holding = ("current", "archived", "trashed") if self.kind == "cloud" else ("current",)
        for page in self.pages.values():
            if page["title"] == title and page["id"] != own and page["status"] in holding:
                return refused(400, "A page with this title already exists: A page already exists with the same TITLE")
        if len(title) > 255 or not title.strip():  # as it is
            return refused(400, "Title is too long or empty")
        try:
            ET.fromstring(f"<x {NAMESPACES}>{ENTITY.sub(named, text)}</x>")  # noqa: S314
        except ET.ParseError as error:
            return refused(400, f"Error parsing xhtml: {error}")
        return None

    def create(self, title: str, text: str, parent: str | None) -> Answer:
        if parent is not None and parent not in self.pages:
            return refused(404, "no such parent")
        return self.wrong(title, text) or (200, self.told(self.add(title, text, parent=parent)))

    def update(self, ref: str, title: str, text: str, version: Any) -> Answer:
        page = self.seen(ref)
        if page is None:
            return refused(404, "no such page")
        if ref in self.unwritable:
            return refused(403, "not permitted")
        if version != page["version"] + 1:
            return refused(409, "Version must be incremented on update.")
        if answer := self.wrong(title, text, ref):
            return answer
        page["title"] = title
        self.store(page, text)
        return 200, self.told(page)

    def seen(self, ref: str) -> Page | None:
        return self.pages.get(ref) if ref not in self.unseen else None

    def told(self, page: Page, expand: set[str] = KNOWN) -> Page:
        return (cloud_page if self.kind == "cloud" else old_page)(self, page, expand)

    def part(self, found: list[Any], path: str, asked: dict[str, list[str]], key: str) -> Page:
        start = int(asked.get(key, ["0"])[0])
        size = min(PART, int(asked.get("limit", [str(PART)])[0]))
        rest = "&".join(f"{name}={','.join(values)}" for name, values in asked.items() if name != key)
        more = {} if start + size >= len(found) else {"next": f"{path}?{rest}&{key}={start + size}"}
        return {"results": found[start : start + size], "_links": {"base": self.address, **more}}

    def know(self, ref: str, asked: dict[str, Any], version: int) -> Answer:
        now = self.properties.get((ref, asked["key"]))
        if version != (now["version"]["number"] + 1 if now else 1):
            return refused(409, "a property of another version is there")
        number = now["id"] if now else str(next(self.numbers))
        made = {"id": number, "key": asked["key"], "value": asked["value"], "version": {"number": version}}
        self.properties[ref, asked["key"]] = made
        return 200, made

    def attach(self, ref: str, name: str, content: bytes, comment: str, *, new: bool, over: str = "") -> Answer:
        same = next((a for a in self.attachments.values() if a["page"] == ref and a["title"] == name), None)
        if same and new:
            return refused(400, f"Cannot add a new attachment with same file name as an existing attachment: {name}")
        if over and (same is None or same["id"] != over):
            return refused(404, "no such attachment")
        one = same or {"id": f"att{next(self.numbers)}", "title": name, "page": ref, "version": 0}
        one |= {"comment": comment, "content": content, "version": one["version"] + 1}
        self.attachments[one["id"]] = one
        return 200, {"results": [told_file(one)]}

    def described(self, ref: str, asked: dict[str, Any]) -> Answer:
        """Change what is said of an attachment, in its next version."""
        one = self.attachments.get(f"att{ref.removeprefix('att')}")
        if one is None:
            return refused(404, "no such attachment")
        if asked["version"]["number"] != one["version"] + 1:
            return refused(409, "Version must be incremented on update.")
        one["version"] += 1
        return 200, told_file(one)

    def labelled(self, ref: str, asked: list[dict[str, str]]) -> Answer:
        there = self.labels.setdefault(ref, [])
        for one in asked:
            if not re.fullmatch(r"[\w-]+", one["name"]):
                return refused(400, f"not a label: {one['name']}")
            there += [] if one["name"] in there else [one["name"]]
        return 200, {"results": [{"id": n, "name": n, "prefix": "global", "label": n} for n in there]}

    def listed_labels(self, ref: str) -> Page:
        return {"results": [{"id": n, "name": n, "prefix": "global"} for n in self.labels.get(ref, [])]}


def refused(status: int, why: str) -> Answer:
    return status, {"statusCode": status, "message": why, "errors": [{"title": why}]}


def named(found: re.Match[str]) -> str:
    """Return the sign of an entity that XML does not know; one that nobody knows stays, and is refused."""
    return html.unescape(found[0])


def rewritten(text: str) -> str:
    """Return a text as Confluence writes it: signs by their names, and macros with ids."""
    ids = itertools.count(1)
    text = re.sub(r"[^\x00-\x7f]", lambda found: entity(found[0]), text)
    return re.sub(
        r"<ac:structured-macro (?![^>]*ac:macro-id)([^<>]*?)(/?)>",
        lambda found: (
            f'<ac:structured-macro {found[1].rstrip()} ac:macro-id="m-{next(ids)}"{" /" if found[2] else ""}>'
        ),
        text,
    )


def entity(sign: str) -> str:
    name = html.entities.codepoint2name.get(ord(sign))
    return f"&{name};" if name else sign


def told_file(one: dict[str, Any]) -> dict[str, Any]:
    links = {"webui": "/x", "download": "/x"}
    return {
        "id": one["id"],
        "title": one["title"],
        "status": "current",
        "type": "attachment",
        "comment": one["comment"],
        "metadata": {"comment": one["comment"], "mediaType": "image/png"},
        "extensions": {"mediaType": "image/png", "fileSize": len(one["content"])},
        "version": {"number": one["version"]},
        "pageId": one["page"],
        "createdAt": WHEN,
        "mediaType": "image/png",
        "mediaTypeDescription": "",
        "fileId": "f",
        "fileSize": len(one["content"]),
        "webuiLink": "/x",
        "downloadLink": "/x",
        "_links": links,
    }


# Cloud


def cloud_page(fake: Fake, page: Page, expand: set[str]) -> Page:
    told = {key: page[key] for key in ("id", "title", "status")}
    told |= {
        "spaceId": "7",
        "parentId": page["parent"],
        "parentType": "page",
        "position": 1,
        "authorId": "u1",
        "ownerId": "u1",
    }
    told["createdAt"] = WHEN
    told |= {"version": {"number": page["version"], "message": "", "authorId": "u1", "createdAt": WHEN}, "body": {}}
    if "body.storage" in expand:
        told["body"] = {"storage": {"representation": "storage", "value": page["text"]}}
    return told | {"_links": {"webui": f"/x/{page['id']}", "base": fake.address}}


def by_cloud(fake: Fake, method: str, path: str, asked: dict[str, list[str]], body: bytes, kind: str) -> Answer:  # noqa: PLR0912  # a table
    parts = path.strip("/").split("/")
    expand = {"body.storage"} if asked.get("body-format") == ["storage"] else set()
    match method, parts:
        case "GET", ["api", "v2", "spaces"]:
            return 200, {"results": [SPACE] if asked.get("keys") in (None, ["PLAN"]) else []}
        case "GET", ["api", "v2", "spaces", "7"]:
            return 200, SPACE
        case "GET", ["api", "v2", "spaces", "7", "pages"]:
            wanted = asked.get("status", ["current"])[0].split(",")
            found = [fake.told(p, expand) for p in fake.pages.values() if p["status"] in wanted and fake.seen(p["id"])]
            return 200, fake.part(found, f"/wiki{path}", asked, "cursor")
        case "GET", ["api", "v2", "pages"]:
            found = [p for p in fake.pages.values() if [p["title"]] == asked.get("title", [p["title"]])]
            return 200, {"results": [fake.told(p, expand) for p in found if p["status"] == "current"]}
        case "POST", ["api", "v2", "pages"]:
            told = json.loads(body)
            assert told["spaceId"] == "7"
            return fake.create(told["title"], text_of(told), told.get("parentId"))
        case "GET", ["api", "v2", "pages", ref]:
            page = fake.seen(ref)
            return (200, with_more(fake, page, expand, asked)) if page else refused(404, "no such page")
        case "PUT", ["api", "v2", "pages", ref]:
            told = json.loads(body)
            assert told["status"] == "current"
            return fake.update(ref, told["title"], text_of(told), told["version"]["number"])
        case "GET", ["api", "v2", "pages", ref, "attachments"]:
            found = [a for a in fake.attachments.values() if a["page"] == ref]
            found = [told_file(a) for a in found if [a["title"]] == asked.get("filename", [a["title"]])]
            return 200, fake.part(found, f"/wiki{path}", asked, "cursor")
        case "GET", ["api", "v2", "pages", ref, "labels"]:
            return 200, fake.listed_labels(ref)
        case "GET", ["api", "v2", "pages", ref, "inline-comments"]:
            found = [cloud_comment(mark, one) for mark, one in fake.comments.items() if one["page"] == ref]
            return 200, fake.part(found, f"/wiki{path}", asked, "cursor")
        case "GET", ["api", "v2", "pages" | "attachments", ref, "properties"]:
            found = [one for (page, _), one in fake.properties.items() if page == ref]
            return 200, {"results": [one for one in found if [one["key"]] == asked.get("key", [one["key"]])]}
        case "POST", ["api", "v2", "pages" | "attachments", ref, "properties"]:
            return fake.know(ref, json.loads(body), 1)
        case "PUT", ["api", "v2", "pages" | "attachments", ref, "properties", number]:
            told = json.loads(body)
            there = fake.properties.get((ref, told["key"]))
            if there is None or there["id"] != number:
                return refused(404, "no such property")
            return fake.know(ref, told, told["version"]["number"])
        case "DELETE", ["api", "v2", "attachments", one]:
            return (204, None) if fake.attachments.pop(one, None) else refused(404, "no such attachment")
        case "POST", ["rest", "api", "content", ref, "label"]:
            return fake.labelled(ref, json.loads(body))
        case (("POST" | "PUT"), ["rest", "api", "content", ref, "child", "attachment"]):
            return fake.attach(ref, *file_of(body, kind), new=method == "POST")
        case "POST", ["rest", "api", "content", ref, "child", "attachment", one, "data"]:
            return fake.attach(ref, *file_of(body, kind), new=False, over=f"att{one.removeprefix('att')}")
        case "PUT", ["rest", "api", "content", ref, "child", "attachment", one]:
            return fake.described(one, json.loads(body))
    return refused(404, f"{method} {path}")


def with_more(fake: Fake, page: Page, expand: set[str], asked: dict[str, list[str]]) -> Page:
    told = fake.told(page, expand)
    if asked.get("include-properties") == ["true"]:
        told["properties"] = {"results": [one for (ref, _), one in fake.properties.items() if ref == page["id"]]}
    if asked.get("include-labels") == ["true"]:
        told["labels"] = fake.listed_labels(page["id"])
    return told


def cloud_comment(mark: str, one: dict[str, str]) -> dict[str, Any]:
    properties = {"inlineMarkerRef": mark, "inlineOriginalSelection": one["words"]}
    return {"id": mark, "pageId": one["page"], "resolutionStatus": one["status"], "properties": properties}


def text_of(told: dict[str, Any]) -> str:
    body = told["body"]
    assert (body.get("representation") or body["storage"]["representation"]) == "storage"
    return str(body.get("value") or body.get("storage", {}).get("value", ""))


def file_of(body: bytes, kind: str) -> tuple[str, bytes, str]:
    message = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body, policy=email.policy.HTTP)
    told = {part.get_param("name", header="content-disposition"): part for part in message.iter_parts()}
    comment = told["comment"].get_payload(decode=True).decode() if "comment" in told else ""
    return told["file"].get_filename(), told["file"].get_payload(decode=True), comment


# Data Center


def old_page(fake: Fake, page: Page, expand: set[str]) -> Page:
    ref = page["id"]
    told: Page = {"id": ref, "type": "page", "status": page["status"], "title": page["title"]}
    told["_links"] = {"webui": f"/x/{ref}", "self": f"{fake.address}/rest/api/content/{ref}"}
    if "version" in expand:
        told["version"] = {"number": page["version"], "minorEdit": page.get("minor", False), "message": ""}
    if "body.storage" in expand:
        told["body"] = {"storage": {"value": page["text"], "representation": "storage"}}
    if "space" in expand:
        told["space"] = {"key": "PLAN"}
    if "ancestors" in expand:
        told["ancestors"] = [{"id": one} for one in above(fake, page)]
    metadata: Page = {}
    if "metadata.labels" in expand:
        metadata["labels"] = fake.listed_labels(ref)
    if "metadata.properties.planloom" in expand and (ref, "planloom") in fake.properties:
        metadata["properties"] = {"planloom": fake.properties[ref, "planloom"]}
    return {**told, "metadata": metadata} if metadata else told


def above(fake: Fake, page: Page) -> list[str]:
    parent = page["parent"]
    return [*above(fake, fake.pages[parent]), parent] if parent in fake.pages else []


def by_data_center(fake: Fake, method: str, path: str, asked: dict[str, list[str]], body: bytes, kind: str) -> Answer:  # noqa: PLR0912  # a table
    parts = path.removeprefix("/rest/api/").strip("/").split("/") if path.startswith("/rest/api/") else []
    expand = set(asked.get("expand", [""])[0].split(",")) - {""}
    match method, parts:
        case "GET", ["space", key]:
            return (200, SPACE) if key == "PLAN" else refused(404, "no such space")
        case "GET", ["content"]:
            found = [p for p in fake.pages.values() if fake.seen(p["id"])]
            found = [p for p in found if [p["title"]] == asked.get("title", [p["title"]])]
            found = [p for p in found if p["status"] == asked.get("status", ["current"])[0]]
            found = found if asked.get("spaceKey", ["PLAN"]) == ["PLAN"] else []
            return 200, fake.part([fake.told(p, expand) for p in found], path, asked, "start")
        case "POST", ["content"]:
            told = json.loads(body)
            assert (told["type"], told["space"]) == ("page", {"key": "PLAN"})
            parents = told.get("ancestors") or [{"id": None}]
            parent = parents[-1]["id"]
            return fake.create(told["title"], text_of(told), None if parent is None else str(parent))
        case "GET", ["content", ref]:
            page = fake.seen(ref)
            return (200, fake.told(page, expand)) if page else refused(404, "no such page")
        case "PUT", ["content", ref]:
            told = json.loads(body)
            assert told["type"] == "page"
            if parents := told.get("ancestors"):
                fake.pages[ref]["parent"] = str(parents[-1]["id"])
            answer = fake.update(ref, told["title"], text_of(told), told["version"]["number"])
            if answer[0] == 200:
                fake.pages[ref]["minor"] = told["version"].get("minorEdit", False)
            return answer
        case "DELETE", ["content", ref] if ref in fake.attachments:
            del fake.attachments[ref]
            return 204, None
        case "DELETE", ["content", ref] if fake.seen(ref):
            fake.pages[ref]["status"] = "trashed"
            return 204, None
        case "GET", ["content", ref, "label"]:
            return 200, fake.listed_labels(ref)
        case "POST", ["content", ref, "label"]:
            return fake.labelled(ref, json.loads(body))
        case "GET", ["content", ref, "property", key]:
            there = fake.properties.get((ref, key))
            return (200, there) if there else refused(404, "no such property")
        case "GET", ["content", ref, "property"]:
            found = [one for (page, _), one in fake.properties.items() if page == ref]
            return 200, fake.part(found, path, asked, "start")
        case "POST", ["content", ref, "property"]:
            return fake.know(ref, json.loads(body), 1)
        case "PUT", ["content", ref, "property", key]:
            told = json.loads(body)
            return fake.know(ref, {**told, "key": key}, told["version"]["number"])
        case "GET", ["content", ref, "child", "attachment"]:
            found = [a for a in fake.attachments.values() if a["page"] == ref]
            found = [told_file(a) for a in found if [a["title"]] == asked.get("filename", [a["title"]])]
            return 200, fake.part(found, path, asked, "start")
        case "POST", ["content", ref, "child", "attachment"]:
            return fake.attach(ref, *file_of(body, kind), new=True)
        case "POST", ["content", ref, "child", "attachment", one, "data"]:
            return fake.attach(ref, *file_of(body, kind), new=False, over=f"att{one.removeprefix('att')}")
        case "PUT", ["content", ref, "child", "attachment", one]:
            return fake.described(one, json.loads(body))
        case "GET", ["content", ref, "child", "comment"]:
            found = [old_comment(mark, one, expand) for mark, one in fake.comments.items() if one["page"] == ref]
            return 200, fake.part(found, path, asked, "start")
        case "GET", ["content", ref, "restriction", "byOperation"]:
            return 200, {"read": ref in fake.unseen, "update": ref in fake.unwritable}
    return refused(404, f"{method} {path}")


def old_comment(mark: str, one: dict[str, str], expand: set[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"id": mark, "type": "comment", "extensions": {"location": "inline"}}
    if "extensions.inlineProperties" in expand:
        told["extensions"]["inlineProperties"] = {"markerRef": mark, "originalSelection": one["words"]}
    if "extensions.resolution" in expand:
        told["extensions"]["resolution"] = {"status": one["status"]}
    return told


KINDS = {"cloud": ("/wiki", by_cloud), "data-center": ("/confluence", by_data_center)}


@contextlib.contextmanager
def serving(kind: str = "cloud") -> Iterator[Fake]:
    """Answer on loopback."""
    base, answer = KINDS[kind]
    fake, lock = Fake(kind), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # an answer goes as one

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = urlsplit(self.path)
            told = parse_qs(parts.query)
            with lock:
                fake.log.append((self.command, self.path))
                path, media = parts.path.removeprefix(base), self.headers.get("Content-Type", "")
                who = self.headers.get("Authorization", "")
                fake.secrets.add(who)
                if not who or fake.takes not in ("", who):
                    status, content = refused(401, "who are you?")
                elif "multipart" in media and self.headers.get("X-Atlassian-Token") not in ("no-check", "nocheck"):
                    status, content = refused(403, "XSRF check failed")
                else:
                    status, content = answer(fake, self.command, path, told, body, media)
            sent = b"" if content is None else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815  # as the library wants it

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake.address = f"http://127.0.0.1:{server.server_port}{base}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
