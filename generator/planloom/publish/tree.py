"""Wikis that are files: what a git wiki and a plain folder have in common.

A page is a file with its stamp in a comment; attachments lie in one folder, beside a list of what we put there.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha1
from pathlib import PurePosixPath
from typing import Protocol

from planloom.foreign_json import json_in
from planloom.problems import Phrase
from planloom.publish.file_naming import FILES
from planloom.publish.names import Names
from planloom.publish.page import Attachment, WikiPage
from planloom.publish.stamping import parted, remote_of, stamped
from planloom.publish.target import Outgoing, OvertakenError, RefusedError, Remote, Stamp, text_digest

LIST = "list.json"
NOT_OURS = Phrase(
    "a file of this name is there that is not ours, or was changed",
    "jest tam plik o tej nazwie, który nie jest nasz albo został zmieniony",
)

Write = Callable[[WikiPage, Names], str]


class Store(Protocol):
    """Files by their paths, where they are kept."""

    def read(self) -> Mapping[str, bytes]:
        """Return all files that may be pages or attachments."""

    def put(self, path: str, content: bytes, before: bytes | None) -> None:
        """Write a file that was `before`; OvertakenError where it is not."""

    def remove(self, path: str, before: bytes) -> None:
        """Remove a file that was `before`; OvertakenError where it is not."""

    def rename(self, path: str, new: str, before: bytes) -> None:
        """Give a file another path."""

    def finish(self) -> None:
        """Bring what was done to others; OvertakenError where it cannot be."""


class FileWiki:
    """Pages as files of a store.

    `suffix` ends their names, `under` is the folder that all of ours lies in, or what goes before our names where there
    are no folders; empty for the top. `moved` writes the page that is left where one was moved away, `gone` the one
    that is left of a page that is taken from readers.
    """

    def __init__(
        self,
        kind: str,
        store: Store,
        write: Write,
        *,
        name: Callable[[Sequence[WikiPage]], Names],
        moved: Callable[[str, str], str],
        gone: Callable[[str], str],
        suffix: str = ".md",
        under: str = "",
    ) -> None:
        self.kind = kind
        self.store = store
        self._write = write
        self._name = name
        self._moved = moved
        self._gone = gone
        self._suffix = suffix
        self.under = under.strip("/")
        self._folder = PurePosixPath(under, FILES).as_posix()
        self._there: dict[str, bytes] = {}

    def names(self, pages: Sequence[WikiPage]) -> Names:
        """Return the paths of pages, without their suffix."""
        return self._name(pages)

    def write(self, page: WikiPage, names: Names) -> str:
        """Return the text of a page."""
        return self._write(page, names)

    def pages(self, names: Names) -> Sequence[Remote]:
        """List all pages."""
        self._there = dict(self.store.read())
        paths = (path for path in sorted(self._there) if path.endswith(self._suffix))
        return [one for path in paths if (one := self._remote(path)) is not None]

    def files(self) -> Mapping[str, str]:
        """Return the digests of attachments that are as we wrote them."""
        listed = self._listed()
        there = {name: self._there.get(f"{self._folder}/{name}") for name in listed}
        return {
            name: digest if digest == listed[name] else ""  # it was changed, or we were ended before it was listed
            for name, content in there.items()
            if content is not None and (digest := self.digest(content))
        }

    def digest(self, content: bytes) -> str:
        """Return the digest of a content."""
        return sha1(content, usedforsecurity=False).hexdigest()

    def read(self, remote: Remote) -> str:
        """Return the text of a page, without our stamp."""
        return parted(self._there[remote.ref].decode("utf-8", "replace"))[0]

    def create(self, outgoing: Outgoing) -> Remote:
        """Write a page that is not there, or only leads on."""
        path = outgoing.name + self._suffix
        before = self._there.get(path)
        if before is not None and not _leads_on(before):
            raise OvertakenError(path)
        return self._put(path, stamped(outgoing.text, outgoing.stamp), before)

    def update(self, remote: Remote, outgoing: Outgoing) -> Remote:
        """Write a page that is there."""
        return self._put(remote.ref, stamped(outgoing.text, outgoing.stamp), self._there[remote.ref])

    def stamp(self, remote: Remote, stamp: Stamp) -> Remote:
        """Keep another stamp in a page."""
        return self._put(remote.ref, stamped(self.read(remote), stamp), self._there[remote.ref])

    def move(self, remote: Remote, name: str) -> Remote:
        """Give a page another path, and leave one that leads there."""
        path, content = name + self._suffix, self._there[remote.ref]
        before = self._there.get(path)
        if before is not None and not _leads_on(before):
            raise OvertakenError(path)
        if before is not None:
            self.store.remove(path, before)
        self.store.rename(remote.ref, path, content)
        self._there[path] = self._there.pop(remote.ref)
        self._put(remote.ref, f"{self._moved(remote.name, name)}\n{_LEADS_ON}\n", None)
        moved = self._remote(path)
        if moved is None:
            raise OvertakenError(path)
        return moved

    def archive(self, remote: Remote, successor: str | None) -> None:
        """Leave of a page a sentence, or what leads to another one."""
        if remote.stamp is None:
            return
        language = remote.stamp.identity.language
        text = self._moved(remote.name, successor) if successor else self._gone(language)
        stamp = replace(remote.stamp, source="", written=text_digest(text), retired=True)
        self._put(remote.ref, stamped(text, stamp), self._there[remote.ref])

    def attach(self, file: Attachment) -> None:
        """Write an attachment, over one of ours that nobody changed."""
        path = f"{self._folder}/{file.name}"
        listed, before = self._listed(), self._there.get(path)
        if before is not None and before != file.content and listed.get(file.name) != self.digest(before):
            raise RefusedError(NOT_OURS)
        if before != file.content:
            self._keep(path, file.content, before)
        self._list({**listed, file.name: self.digest(file.content)})

    def detach(self, name: str) -> None:
        """Remove an attachment of ours that nobody changed."""
        path, listed = f"{self._folder}/{name}", self._listed()
        content = self._there.get(path)
        if content is not None and listed.get(name) == self.digest(content):
            self.store.remove(path, content)
            del self._there[path]
        self._list({one: digest for one, digest in listed.items() if one != name})

    def finish(self) -> None:
        """Bring what was done to others."""
        self.store.finish()

    def _remote(self, path: str) -> Remote | None:
        content = self._there[path]
        if _leads_on(content):
            return None
        name = path.removesuffix(self._suffix)
        return remote_of(path, name, self.digest(content), content.decode("utf-8", "replace"))

    def _put(self, path: str, text: str, before: bytes | None) -> Remote:
        self._keep(path, text.encode(), before)
        name = path.removesuffix(self._suffix)
        return remote_of(path, name, self.digest(self._there[path]), text)

    def _keep(self, path: str, content: bytes, before: bytes | None) -> None:
        self.store.put(path, content, before)
        self._there[path] = content

    def _listed(self) -> dict[str, str]:
        try:
            listed = json_in(self._there.get(f"{self._folder}/{LIST}", b"{}"))
        except ValueError:
            return {}
        return {str(name): str(digest) for name, digest in listed.items()} if isinstance(listed, dict) else {}

    def _list(self, listed: Mapping[str, str]) -> None:
        content = (json.dumps(dict(sorted(listed.items())), indent=1) + "\n").encode()
        path = f"{self._folder}/{LIST}"
        if self._there.get(path) != content:
            self._keep(path, content, self._there.get(path))


_LEADS_ON = "<!-- planloom leads on -->"


def _leads_on(content: bytes) -> bool:
    """Tell whether a page is one that we left where another was moved away, as we left it."""
    return content.rstrip().endswith(_LEADS_ON.encode())
