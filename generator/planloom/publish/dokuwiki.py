"""DokuWiki, by XML-RPC.

It knows neither page ids nor versions that a write could name. So a page is called by its address on the site, which
stays when its title changes; a write takes the wiki's own lock, looks whether the page is as it was listed, and only
then writes. The stamp stands in the last line of a page, as where a link of one word leads.
"""

import base64
import binascii
import hashlib
import json
import re
import xmlrpc.client
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar
from xml.parsers.expat import ExpatError

from planloom.foreign_json import json_in
from planloom.problems import Phrase
from planloom.publish.names import Names, unique
from planloom.publish.page import Attachment, Identity, WikiPage
from planloom.publish.target import Outgoing, OvertakenError, RefusedError, Remote, Stamp, text_digest
from planloom.publish.web import Client
from planloom.publish.words import HAS_MOVED, WITHDRAWN
from planloom.publish.writers.dokuwiki import Places

RPC = "/lib/exe/xmlrpc.php"
FILES = "planloom-files"
SUMMARY = "Planloom"
_SIGN = "#planloom-"
_STAMP = re.compile(r"\n*//\[\[#planloom-([\w-]+)\|Planloom\]\]//\s*\Z")
_ODD = re.compile(r"[^a-z0-9:._-]+")
_Answer = TypeVar("_Answer")
_Entry = tuple[str, str, Stamp | None]
"""The wiki's digest of a page, ours of its text, empty where it only leads on, and its stamp."""

NO_API = Phrase(
    "what is at this address does not answer as a DokuWiki; remote access has to be switched on there",
    "to, co jest pod tym adresem, nie odpowiada jak DokuWiki; trzeba tam włączyć dostęp zdalny",
)

Write = Callable[[WikiPage, Places], str]


def client(address: str, login: tuple[str, str]) -> Client:
    """Return what speaks to the wiki at its base address."""
    secret = base64.b64encode(":".join(login).encode()).decode()
    return Client(address.rstrip("/") + RPC, {"Authorization": f"Basic {secret}"})


class DokuWiki:
    """A wiki; all of ours lies in the namespace `under`."""

    kind = "dokuwiki"

    def __init__(self, client: Client, write: Write, *, under: str, notify: bool = False) -> None:
        self.client = client
        self._write = write
        self.under = _clean(under) or "plans"
        self._minor = not notify
        self._register = f"{self.under}:planloom-register"
        self._known: dict[str, _Entry] = {}
        self._kept: dict[str, _Entry] = {}
        self._places: Places | None = None
        self._files: dict[str, str] = {}

    def names(self, pages: Sequence[WikiPage]) -> Names:
        """Return the ids of pages."""
        first = pages[0].language if pages else "en"

        def name(page: WikiPage) -> str:
            folder = () if page.language == first else (page.language,)
            return _clean(":".join((self.under, *folder, page.address.replace("/", ":") or "start")))

        made = unique(pages, name)
        return Names(tuple(pages), {identity: _clean(called) for identity, called in made.items()})

    def write(self, page: WikiPage, names: Names) -> str:
        """Return the text of a page."""
        if self._places is None or self._places.names is not names:
            self._places = Places(names, f":{self.under}:{FILES}")
        return self._write(page, self._places)

    def pages(self, names: Names) -> Sequence[Remote]:
        """List all pages of our namespace; only those are read whose text is not the one that the register knows."""
        listed = self._ask(list, "dokuwiki.getPagelist", self.under, {"depth": 0, "hash": 1})
        found = {str(one["id"]): one for one in listed if one["id"].startswith(f"{self.under}:")}
        self._known = _entries(self._text(self._register)) if found.pop(self._register, None) else {}
        self._kept = dict(self._known)
        remotes = [self._listed(name, str(one["rev"]), str(one["hash"])) for name, one in found.items()]
        self._known = {name: entry for name, entry in self._known.items() if name in found}
        return [one for one in remotes if one is not None]

    def _listed(self, name: str, version: str, digest: str) -> Remote | None:
        """Return a page of the list; nothing for one that only leads on to where ours was moved."""
        if name not in self._known or self._known[name][0] != digest:
            self._known[name] = (digest, *_digest_and_stamp(self._text(name)))
        _, own, stamp = self._known[name]
        return Remote(name, name, version, own, stamp) if own else None

    def files(self) -> Mapping[str, str]:
        """Return the digest of every file in our namespace of files."""
        listed = self._ask(list, "wiki.getAttachments", f"{self.under}:{FILES}", {"hash": True})
        self._files = {str(one["id"]).rpartition(":")[2]: str(one["hash"]) for one in listed}
        return self._files

    def digest(self, content: bytes) -> str:
        """Return the digest by which the wiki tells a content."""
        return hashlib.md5(content, usedforsecurity=False).hexdigest()

    def read(self, remote: Remote) -> str:
        """Return the text of a page, without our stamp."""
        return _parted(self._text(remote.ref))[0]

    def create(self, outgoing: Outgoing) -> Remote:
        """Write a page that is not there, or only leads on to another."""
        return self._put(outgoing.name, outgoing.text, outgoing.stamp, None)

    def update(self, remote: Remote, outgoing: Outgoing) -> Remote:
        """Write a page that is there as it was listed."""
        return self._put(remote.ref, outgoing.text, outgoing.stamp, remote)

    def stamp(self, remote: Remote, stamp: Stamp) -> Remote:
        """Keep another stamp in a page."""
        return self._put(remote.ref, self.read(remote), stamp, remote)

    def move(self, remote: Remote, name: str) -> Remote:
        """Write the page under another id, and let the old one, with its history, lead there.

        DokuWiki itself has no such thing.
        """
        text, stamp = _parted(self._text(remote.ref))
        if stamp is None or text_digest(text) != remote.digest:
            raise OvertakenError(name)
        moved = self._put(name, text, stamp, None)
        words = HAS_MOVED.in_(stamp.identity.language)
        self._save(remote.ref, f"{words}: {_LEADS}[[:{name}]]", remote)
        return moved

    def archive(self, remote: Remote, successor: str | None) -> None:
        """Leave of a page a sentence, or what leads to another one."""
        if remote.stamp is None:
            return
        language = remote.stamp.identity.language
        text = f"{HAS_MOVED.in_(language)}: [[:{successor}]]" if successor else WITHDRAWN.in_(language)
        self._put(remote.ref, text, _retired(remote.stamp, text), remote)

    def attach(self, file: Attachment) -> None:
        """Put a file there, over one of ours alone."""
        name = f"{self.under}:{FILES}:{file.name}"
        self._ask(str, "wiki.putAttachment", name, xmlrpc.client.Binary(file.content), {"ow": file.name in self._files})

    def detach(self, name: str) -> None:
        """Remove a file of ours."""
        self._ask(int, "wiki.deleteAttachment", f"{self.under}:{FILES}:{name}")

    def finish(self) -> None:
        """Keep what we know of every page in the register, which spares the next publishing to read them."""
        if self._known == self._kept:
            return
        listed = {name: [digest, own, *_values_of(stamp)] for name, (digest, own, stamp) in sorted(self._known.items())}
        text = f"<code>\n{json.dumps(listed, indent=0)}\n</code>\n"
        self._ask(bool, "wiki.putPage", self._register, text, {"sum": SUMMARY, "minor": True})
        self._kept = dict(self._known)

    def _put(self, name: str, text: str, stamp: Stamp, before: Remote | None) -> Remote:
        version = self._save(name, _stamped(text, stamp), before)
        return Remote(name, name, version, text_digest(text), stamp)

    def _save(self, name: str, text: str, before: Remote | None) -> str:
        """Write a page that is as it was `before`, under the lock of the wiki; return its version."""
        locked = self._ask(dict, "dokuwiki.setLocks", {"lock": [name], "unlock": []})
        if name not in locked.get("locked", ()):
            raise OvertakenError(IN_USE)
        try:
            there = self._text(name)
            now = self._version(name) if there else ""
            if not _is_as_before(there, now, before):
                raise OvertakenError(name)
            self._ask(bool, "wiki.putPage", name, text, {"sum": SUMMARY, "minor": self._minor})
            self._known[name] = (self.digest(text.strip().encode()), *_digest_and_stamp(text))
            return self._version(name)
        finally:
            self._ask(dict, "dokuwiki.setLocks", {"lock": [], "unlock": [name]})

    def _version(self, name: str) -> str:
        return str(self._ask(dict, "wiki.getPageInfo", name).get("version", ""))

    def _text(self, name: str) -> str:
        return self._ask(str, "wiki.getPage", name)

    def _ask(self, kind: type[_Answer], method: str, *arguments: Any) -> _Answer:
        """Return an answer of the `kind` that the method has; where it refuses, it may answer with something empty."""
        body = xmlrpc.client.dumps(arguments, method, allow_none=True).encode()
        try:
            told, _ = xmlrpc.client.loads(self.client.send(body, "text/xml"))
        except xmlrpc.client.Fault as fault:
            raise RefusedError(fault.faultString) from None
        except (xmlrpc.client.ResponseError, ExpatError, UnicodeDecodeError, ValueError):
            raise RefusedError(NO_API) from None
        if not told or not isinstance(told[0], kind):
            raise RefusedError(NOT_ALLOWED)
        return told[0]


NOT_ALLOWED = Phrase("the wiki does not allow that to this account", "wiki nie pozwala na to temu kontu")
IN_USE = Phrase("somebody is writing this page", "ktoś właśnie pisze tę stronę")
_LEADS = "\u200b\u200b"  # nobody sees it; it tells a page that we left from one that people wrote


def _is_as_before(text: str, version: str, before: Remote | None) -> bool:
    if before is None:
        return not text or _LEADS in text
    return version == before.version and text_digest(_parted(text)[0]) == before.digest


def _digest_and_stamp(text: str) -> tuple[str, Stamp | None]:
    """Return our digest of a text and its stamp; no digest where a page only leads on to where ours was moved."""
    bare, stamp = _parted(text)
    return ("" if stamp is None and _LEADS in text else text_digest(bare)), stamp


def _entries(text: str) -> dict[str, _Entry]:
    """Return what the register keeps; nothing where somebody made something else of it."""
    try:
        listed = json_in(text.strip().removeprefix("<code>").removesuffix("</code>"))
        return {name: (str(digest), str(own), _stamp_of(said)) for name, (digest, own, *said) in listed.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _clean(name: str) -> str:
    """Return an id as the wiki would make it of a name."""
    parts = (_ODD.sub("_", part).strip("._-") for part in name.lower().replace("/", ":").split(":"))
    return ":".join(part for part in parts if part)


def _retired(stamp: Stamp, text: str) -> Stamp:
    return replace(stamp, source="", written=text_digest(text), retired=True)


def _stamped(text: str, stamp: Stamp) -> str:
    kept = base64.urlsafe_b64encode(json.dumps(_values_of(stamp)).encode()).decode().rstrip("=")
    return f"{text.rstrip()}\n\n//[[{_SIGN}{kept}|Planloom]]//\n"


def _parted(text: str) -> tuple[str, Stamp | None]:
    """Return a text without its stamp, and the stamp."""
    text = text.replace("\r\n", "\n")
    found = _STAMP.search(text)
    stamp = _read(found[1]) if found else None
    return (text[: found.start()].rstrip() + "\n", stamp) if found and stamp else (text, None)


def _read(kept: str) -> Stamp | None:
    try:
        return _stamp_of(json_in(base64.urlsafe_b64decode(kept + "=" * (-len(kept) % 4))))
    except (ValueError, TypeError, binascii.Error):
        return None


def _values_of(stamp: Stamp | None) -> Sequence[str | bool]:
    return [str(stamp.identity), stamp.under, stamp.name, stamp.source, stamp.written, stamp.retired] if stamp else []


def _stamp_of(said: Sequence[Any]) -> Stamp | None:
    if not said:
        return None
    page, under, name, source, written, retired = said
    identity = Identity.read(str(page))
    return Stamp(identity, str(under), str(name), str(source), str(written), bool(retired)) if identity else None
