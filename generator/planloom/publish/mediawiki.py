"""MediaWiki, by its action API.

The stamp is a comment at the end of a page's text, and a category beside it lists what is ours, wherever people move
it. Every edit names the revision that it was decided on, and creates nothing that is there.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha1
from typing import Any
from urllib.parse import urlencode

from planloom.foreign_json import json_in
from planloom.problems import Phrase
from planloom.publish.names import LONGEST_TITLE, Names, unique
from planloom.publish.page import Attachment, WikiPage, digest_of
from planloom.publish.stamping import parted, stamped
from planloom.publish.target import (
    Outgoing,
    OvertakenError,
    RefusedError,
    Remote,
    Stamp,
    UnreachableError,
    text_digest,
)
from planloom.publish.web import Client, multipart_form
from planloom.publish.words import WITHDRAWN

CATEGORY = "Planloom"
_LISTED = f"[[Category:{CATEGORY}]]"
_FORBIDDEN = str.maketrans(dict.fromkeys("#<>[]|{}_\n\t", " ") | {":": "∶"})
_OVERTAKEN = frozenset(
    {"articleexists", "editconflict", "missingtitle", "pagedeleted", "nosuchpageid", "nosuchrevid", "selfmove"}
)
_BUSY = frozenset({"maxlag", "ratelimited", "readonly"})
_HARMLESS = frozenset({"duplicate", "duplicate-archive", "was-deleted", "nochange", "duplicateversions"})
_BATCH = 50
_ODD = re.compile(r"[^a-z0-9]+")
SUMMARY = "Planloom"
NO_LOGIN = Phrase("the wiki does not take the name and the password", "wiki nie przyjmuje nazwy i hasła")
NOT_OURS = Phrase("a file of this name is there that is not ours", "jest tam plik o tej nazwie, który nie jest nasz")

Write = Callable[[WikiPage, Names], str]


class MediaWiki:
    """A wiki at the address of its ``api.php``; `under`, which goes before every title, tells projects apart."""

    kind = "mediawiki"

    def __init__(
        self, client: Client, login: tuple[str, str], write: Write, *, under: str, notify: bool = False
    ) -> None:
        self.client = client
        self._login = login
        self._write = write
        self.under = under[:1].upper() + under[1:].strip("/ ")
        self._quiet = {} if notify else {"minor": "1", "bot": "1"}
        self._prefix = f"{_ODD.sub('-', self.under.casefold()).strip('-') or digest_of(self.under)[:8]}-"
        self._token = ""
        self._files: dict[str, str] = {}

    def names(self, pages: Sequence[WikiPage]) -> Names:
        """Return the titles of pages, with their files as they are called there."""
        first = pages[0].language if pages else ""

        def title(page: WikiPage) -> str:
            return self._title(page) if page.address or page.language != first else self.under

        shown = (replace(page, files=tuple(map(self._called, page.files))) for page in pages)
        return Names(tuple(shown), unique(pages, title, _folded, most=LONGEST_TITLE))

    def write(self, page: WikiPage, names: Names) -> str:
        """Return the wikitext of a page."""
        return self._write(page, names)

    def pages(self, names: Names) -> Sequence[Remote]:
        """List our pages, and those that have a name of ours."""
        listed = {"generator": "categorymembers", "gcmtitle": f"Category:{CATEGORY}", "gcmlimit": "max"}
        found = {one.ref: one for one in self._remotes({**listed, "gcmtype": "page"})}
        there = {one.name for one in found.values()}
        missing = [name for name in names.names.values() if name not in there]
        for start in range(0, len(missing), _BATCH):
            titles = missing[start : start + _BATCH]
            found.update({one.ref: one for one in self._remotes({"titles": "|".join(titles)}, there)})
        return list(found.values())

    def files(self) -> Mapping[str, str]:
        """Return the digest of every file of ours; those of other projects stand in categories of theirs."""
        asked = {"generator": "categorymembers", "gcmtitle": self._of_files, "gcmtype": "file"}
        asked |= {"gcmlimit": "max", "prop": "imageinfo", "iiprop": "sha1"}
        self._files = {
            _file_name(page["title"]).removeprefix(self._prefix): page["imageinfo"][0]["sha1"]
            for page in self._queried(asked)
            if page.get("imageinfo")
        }
        return self._files

    def digest(self, content: bytes) -> str:
        """Return the digest by which the wiki tells a content."""
        return sha1(content, usedforsecurity=False).hexdigest()

    def read(self, remote: Remote) -> str:
        """Return the text of a page, without our stamp."""
        return _parted(next(self._texts({"pageids": remote.ref}))["text"])[0]

    def create(self, outgoing: Outgoing) -> Remote:
        """Write a page that is not there."""
        text = _stamped(outgoing.text, outgoing.stamp)
        done = self._edit({"title": outgoing.name, "createonly": "1", "text": text})
        return Remote(str(done["pageid"]), outgoing.name, str(done["newrevid"]), outgoing.stamp.written, outgoing.stamp)

    def update(self, remote: Remote, outgoing: Outgoing) -> Remote:
        """Write a page that is there in the version of `remote`."""
        return self._changed(remote, outgoing.text, outgoing.stamp)

    def stamp(self, remote: Remote, stamp: Stamp) -> Remote:
        """Keep another stamp beside a page."""
        return self._changed(remote, self.read(remote), stamp)

    def move(self, remote: Remote, name: str) -> Remote:
        """Give a page another title; the old one leads on to it."""
        self._act({"action": "move", "fromid": remote.ref, "to": name, "reason": SUMMARY, "movetalk": "1"})
        now = next(self._remotes({"pageids": remote.ref}))
        if now.digest != remote.digest:
            raise OvertakenError(name)
        return now

    def archive(self, remote: Remote, successor: str | None) -> None:
        """Leave of a page a sentence, or what leads to another one; its history stays."""
        if remote.stamp is None:
            return
        words = WITHDRAWN.in_(remote.stamp.identity.language)
        text = f"#REDIRECT [[{successor}]]" if successor else f"''{words}''"
        stamp = replace(remote.stamp, source="", written=text_digest(text), retired=True)
        self._changed(remote, text, stamp)

    def attach(self, file: Attachment) -> None:
        """Upload a file, over one of ours alone."""
        name = self._called(file).name
        asked = {"action": "upload", "filename": name, "text": f"[[{self._of_files}]]", "comment": SUMMARY}
        asked |= {"ignorewarnings": "1"} if file.name in self._files else {}
        told = self._act(asked, file)["upload"]
        warnings = told.get("warnings", {})
        if told["result"] == "Warning" and warnings.keys() <= _HARMLESS:
            told = self._act({**asked, "ignorewarnings": "1"}, file)["upload"]
        if told["result"] != "Success":
            raise RefusedError(NOT_OURS if "exists" in warnings else ", ".join(warnings) or told["result"])

    def detach(self, name: str) -> None:
        """Delete a file of ours."""
        self._act({"action": "delete", "title": f"File:{self._prefix}{name}", "reason": SUMMARY})

    def finish(self) -> None:
        """Do nothing: every edit is there at once."""

    def _called(self, file: Attachment) -> Attachment:
        """Return a file under its name in the wiki, which has one folder for the files of all projects."""
        return replace(file, name=f"{self._prefix}{file.name}")

    @property
    def _of_files(self) -> str:
        return f"Category:{CATEGORY}/{self.under}"

    def _title(self, page: WikiPage) -> str:
        title = " ".join(page.title.translate(_FORBIDDEN).split()).strip("/. ") or page.address or page.language
        return f"{self.under}/{title[0].upper()}{title[1:]}"

    def _changed(self, remote: Remote, text: str, stamp: Stamp) -> Remote:
        asked = {"pageid": remote.ref, "baserevid": remote.version, "nocreate": "1"}
        done = self._edit({**asked, "text": _stamped(text, stamp)})
        version = str(done.get("newrevid", remote.version))
        return Remote(remote.ref, remote.name, version, text_digest(text), stamp)

    def _edit(self, asked: Mapping[str, str]) -> Mapping[str, Any]:
        told = self._act({"action": "edit", "summary": SUMMARY, **self._quiet, **asked})["edit"]
        if told.get("result") != "Success":
            raise RefusedError(json.dumps(told)[:200])
        return told  # type: ignore[no-any-return]

    def _remotes(self, asked: Mapping[str, str], ours: Collection[str] = ()) -> Iterator[Remote]:
        """Yield pages, but for those that a move of one of `ours` has left."""
        for one in self._texts(asked):
            if any(one["text"].startswith(f"#REDIRECT [[{name}]]") for name in ours):
                continue
            bare, stamp = _parted(one["text"])
            yield Remote(one["ref"], one["title"], one["version"], text_digest(bare), stamp)

    def _texts(self, asked: Mapping[str, str]) -> Iterator[dict[str, str]]:
        whole = {**asked, "prop": "revisions", "rvprop": "ids|content", "rvslots": "main"}
        for page in self._queried(whole):
            for revision in page.get("revisions", ()):
                text = revision["slots"]["main"].get("content", "")
                version = str(revision["revid"])
                yield {"ref": str(page["pageid"]), "title": page["title"], "version": version, "text": text}

    def _queried(self, asked: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Yield the pages of a query, the next part asked for as long as there is one."""
        more: dict[str, str] = {}
        pages: dict[Any, dict[str, Any]] = {}
        while True:
            self._logged_in()
            told = self._asked({"action": "query", **asked, **more})
            for page in told.get("query", {}).get("pages", ()):
                pages.setdefault(page.get("pageid", page.get("title")), {}).update(page)
            if "continue" not in told:
                break
            more = {key: str(value) for key, value in told["continue"].items()}
        yield from pages.values()

    def _logged_in(self) -> None:
        if self._token:
            return
        name, password = self._login
        token = self._asked({"action": "query", "meta": "tokens", "type": "login"})["query"]["tokens"]["logintoken"]
        told = self._asked({"action": "login", "lgname": name, "lgpassword": password, "lgtoken": token})
        if told.get("login", {}).get("result") != "Success":
            raise RefusedError(NO_LOGIN)
        self._token = self._asked({"action": "query", "meta": "tokens"})["query"]["tokens"]["csrftoken"]

    def _act(self, asked: Mapping[str, str], file: Attachment | None = None) -> dict[str, Any]:
        """Do what changes something."""
        self._logged_in()
        return self._asked({**asked, "assert": "user", "token": self._token}, file)

    def _asked(self, asked: Mapping[str, str], file: Attachment | None = None) -> dict[str, Any]:
        fields = {"format": "json", "formatversion": "2", "maxlag": "5", **asked}
        body, kind = (
            multipart_form(fields, file) if file else (urlencode(fields).encode(), "application/x-www-form-urlencoded")
        )
        try:
            told = json_in(self.client.send(body, kind))
        except ValueError:
            raise RefusedError(NO_API) from None
        if not isinstance(told, dict):
            raise RefusedError(NO_API)
        if error := told.get("error"):
            raise self._error(str(error.get("code")), str(error.get("info", "")))
        return told

    def _error(self, code: str, info: str) -> Exception:
        if code in _OVERTAKEN:
            return OvertakenError(info)
        if code in _BUSY:
            return UnreachableError(info, 5)
        if code in ("badtoken", "assertuserfailed"):
            self._token = ""
            return UnreachableError(info)
        return RefusedError(f"{code}: {info}")


NO_API = Phrase(
    "what is at this address does not answer as a MediaWiki; its address ends in `/api.php`",
    "to, co jest pod tym adresem, nie odpowiada jak MediaWiki; jego adres kończy się na `/api.php`",
)


def _stamped(text: str, stamp: Stamp) -> str:
    return stamped(f"{text.rstrip()}\n\n{_LISTED}", stamp).rstrip()


def _parted(text: str) -> tuple[str, Stamp | None]:
    bare, stamp = parted(text)
    return (bare.rstrip().removesuffix(_LISTED).rstrip() + "\n" if stamp else text), stamp


def _folded(title: str) -> str:
    return title.replace("_", " ").casefold()


def _file_name(title: str) -> str:
    name = title.partition(":")[2].replace(" ", "_")
    return name[:1].lower() + name[1:]
