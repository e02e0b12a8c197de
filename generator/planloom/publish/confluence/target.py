"""A space of Confluence as a wiki.

Confluence rewrites what it is given, so a page was changed by people where its version is not the one that we wrote,
and where it says something else. The stamp is an anchor at the end of the page, which nobody sees, so that text and
stamp are one write; a content property says what the page is about, for where people remove the anchor. All pages lie
below one, which holds the attachments and lists them.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from xml.sax.saxutils import quoteattr

from planloom.foreign_json import json_in
from planloom.problems import Phrase
from planloom.publish.confluence.space import SUMMARY, PageProperty, Space, SpaceFile, SpacePage
from planloom.publish.confluence.storage import carried, digest
from planloom.publish.names import LONGEST_TITLE, Names, unique
from planloom.publish.page import Attachment, Identity, WikiPage
from planloom.publish.target import Outgoing, OvertakenError, RefusedError, Remote, Stamp
from planloom.publish.words import WITHDRAWN

_OPEN = '<ac:structured-macro ac:name="anchor" ac:schema-version="1"><ac:parameter ac:name="">planloom-'
_STAMP = re.compile(
    r'<p>\s*<ac:structured-macro ac:name="anchor"[^<>]*><ac:parameter ac:name="">planloom-([\w-]+)</ac:parameter>'
    r"</ac:structured-macro>\s*</p>\s*"
)
_CHILDREN = '<ac:structured-macro ac:name="children" ac:schema-version="2" />'
_LABEL = re.compile(r"[^\w-]+")
NOT_OURS = Phrase(
    "a page or file of this name is there that is not ours", "jest tam strona lub plik o tej nazwie, które nie są nasze"
)

Write = Callable[[WikiPage, Names], str]


@dataclass(frozen=True, slots=True)
class _Remote(Remote):
    """A page with its `text`, and a way to ask which comments in it nobody has resolved."""

    text: str = field(default="", repr=False)
    open_comments: Callable[[], frozenset[str]] = field(default=frozenset, repr=False, compare=False)

    def says(self, outgoing: Outgoing) -> bool:
        """Tell whether the page says what is to be sent, whatever Confluence made of it."""
        return digest(_parted(self.text)[0]) == digest(outgoing.text)

    def loses(self, text: str) -> bool:
        """Tell whether a comment that nobody has resolved would have no place in a text."""
        lost = carried(self.text, text)[1]
        return bool(lost and lost & self.open_comments())


class Confluence:
    """A space; `under` is the title of the page that all of ours lies below."""

    kind = "confluence"

    def __init__(self, space: Space, write: Write, *, under: str) -> None:
        self._space = space
        self._write = write
        self.under = under or "Plans"
        self._root: str | None = None
        self._whole: PageProperty | None = None
        self._lacking = 0
        self._files: dict[str, SpaceFile] = {}

    def names(self, pages: Sequence[WikiPage]) -> Names:
        """Return the titles of pages, of which a space has each once; attachments lie at the page above all."""
        return Names(tuple(pages), unique(pages, self._title, most=LONGEST_TITLE), self.under)

    def write(self, page: WikiPage, names: Names) -> str:
        """Return the storage format of a page."""
        return self._write(page, names)

    def pages(self, names: Names) -> Sequence[Remote]:
        """List all pages that hold a title in the space."""
        found = list(self._space.pages())
        root = next((one for one in found if one.title == self.under and one.is_current), None)
        self._root = _checked(root) if root else None
        self._whole = self._space.page(root.ref).known if root else None
        ours = frozenset(names.names.values())
        return [self._remote(one, ours) for one in found if one is not root]

    def files(self) -> Mapping[str, str]:
        """Return the digest of every file of ours, which stands in its comment."""
        listed: Iterable[SpaceFile] = self._space.files(self._root) if self._root else ()
        self._files = {one.name: one for one in listed}
        return {name: noted for name, one in self._files.items() if (noted := _noted(one))}

    def digest(self, content: bytes) -> str:
        """Return the digest that we note of a content."""
        return hashlib.md5(content, usedforsecurity=False).hexdigest()

    def read(self, remote: Remote) -> str:
        """Return the text of a page, without our stamp."""
        return _parted(self._space.page(remote.ref).text)[0]

    def create(self, outgoing: Outgoing) -> Remote:
        """Write a page that is not there."""
        stamp = replace(outgoing.stamp, written=_written(1, outgoing.text))
        text, above = _stamped(outgoing.text, stamp), self._above()
        self._tell(above, whole=False)
        ref = self._space.create(outgoing.name, text, above)
        self._lacking += 1
        made = SpacePage(ref, outgoing.name, 1, text)
        self._label(made, outgoing.page.labels)
        self._know(made, stamp)
        self._lacking -= 1
        return _Remote(ref, outgoing.name, "1", stamp.written, stamp, text)

    def update(self, remote: Remote, outgoing: Outgoing) -> Remote:
        """Write a page that is there in the version of `remote`; comments stay at their words."""
        now = self._now(remote)
        text, lost = carried(now.text, outgoing.text)
        if lost - carried(getattr(remote, "text", ""), outgoing.text)[1]:
            raise OvertakenError(remote.name)  # somebody commented on it after it was listed
        self._label(now, outgoing.page.labels)
        return self._put(now, remote.name, text, outgoing.stamp)

    def stamp(self, remote: Remote, stamp: Stamp) -> Remote:
        """Keep another stamp in a page; one that is to be people's still keeps the version that was ours."""
        now = self._now(remote)
        is_theirs = remote.stamp is not None and stamp.written == remote.stamp.written != remote.digest
        return self._put(now, remote.name, _parted(now.text)[0], stamp, written=stamp.written if is_theirs else "")

    def move(self, remote: Remote, name: str) -> Remote:
        """Give a page another title; Confluence changes the links that lead to it."""
        if remote.stamp is None:
            raise OvertakenError(name)
        now = self._now(remote)
        return self._put(now, name, _parted(now.text)[0], remote.stamp)

    def archive(self, remote: Remote, successor: str | None) -> None:
        """Leave of a page a sentence, or a link to another one; its history and comments stay."""
        if remote.stamp is None:
            return
        text = f"<p>{WITHDRAWN.in_(remote.stamp.identity.language)}</p>"
        if successor:
            text = f"<p><ac:link><ri:page ri:content-title={quoteattr(successor)} /></ac:link></p>"
        self._put(self._now(remote), remote.name, text, replace(remote.stamp, source="", retired=True))

    def attach(self, file: Attachment) -> None:
        """Put a file at the page above all, over one of ours alone."""
        there = self._files.get(file.name)
        if there and not _noted(there):
            raise RefusedError(NOT_OURS)
        noted = f"{SUMMARY} {self.digest(file.content)}"
        self._space.attach(self._above(), file, noted, there.ref if there else None)

    def detach(self, name: str) -> None:
        """Remove a file of ours."""
        self._space.detach(self._files[name].ref)

    def finish(self) -> None:
        """Note that no page lacks its labels and its property, which are no part of the write that makes it."""
        if self._root and not self._lacking:
            self._tell(self._root, whole=True)

    def _title(self, page: WikiPage) -> str:
        return f"{self.under}: {' '.join(page.title.split()) or page.address}"

    @property
    def _is_broken_off(self) -> bool:
        return self._whole is not None and self._whole.value == {"whole": False}

    def _tell(self, root: str, *, whole: bool) -> None:
        """Note at the page above all whether every page has what is written after it was made."""
        if self._whole is None or self._whole.value != {"whole": whole}:
            self._whole = self._space.set_property(root, {"whole": whole}, self._whole)

    def _above(self) -> str:
        """Return the page that all of ours lies below; it is made where it is not there."""
        if self._root is None:
            self._root = self._space.create(self.under, f"<p>{_CHILDREN}</p>", None)
        return self._root

    def _remote(self, one: SpacePage, ours: frozenset[str]) -> Remote:
        """Return a page as it was listed; one that lost its stamp and may be ours is asked for its property."""
        version, stamp = str(one.version), _parted(one.text)[1] if one.is_current else None
        if stamp and one.version == 1 and self._is_broken_off and self._space.page(one.ref).known is None:
            stamp = replace(stamp, source="")  # we were ended before it had its labels
        if stamp is None and one.is_current and (one.title in ours or (self._root and one.parent == self._root)):
            stamp = _known(one if one.known else self._space.page(one.ref))
        found = _digest(one, stamp)
        ask = partial(self._space.open_comments, one.ref)  # only where it matters
        return _Remote(one.ref, one.title, version, found, stamp, one.text, ask)

    def _now(self, remote: Remote) -> SpacePage:
        """Return a page as it is now, which is as it was listed: a comment makes no version."""
        now = self._space.page(remote.ref)
        if str(now.version) != remote.version:
            raise OvertakenError(remote.name)
        return now

    def _put(self, now: SpacePage, title: str, text: str, stamp: Stamp, *, written: str = "") -> Remote:
        version = now.version + 1
        stamp = replace(stamp, written=written or _written(version, text))
        whole = _stamped(text, stamp)
        self._know(now, stamp)
        self._space.update(now.ref, title, whole, version)
        made = SpacePage(now.ref, title, version, whole)
        return _Remote(now.ref, title, str(version), _digest(made, stamp), stamp, whole)

    def _know(self, one: SpacePage, stamp: Stamp) -> None:
        value = {"page": str(stamp.identity), "under": stamp.under, "name": stamp.name}
        if one.known is None or one.known.value != value:
            self._space.set_property(one.ref, value, one.known)

    def _label(self, one: SpacePage, labels: Sequence[str]) -> None:
        told = dict.fromkeys(_LABEL.sub("-", label.lower()).strip("-") for label in labels)
        if missing := [name for name in told if name not in one.labels]:
            self._space.label(one.ref, missing)


def _checked(root: SpacePage) -> str:
    if _CHILDREN.split(" ac:schema", 1)[0] not in root.text:
        raise RefusedError(NOT_OURS)
    return root.ref


def _noted(one: SpaceFile) -> str:
    word, _, noted = one.comment.partition(" ")
    return noted if word == SUMMARY else ""


def _written(version: int, text: str) -> str:
    """Return what is kept of a page as we wrote it: its version, and the digest of what it says."""
    return f"{version} {digest(text)}"


def _digest(one: SpacePage, stamp: Stamp | None) -> str:
    """Return what differs from what the stamp says where people changed the page."""
    if stamp:
        version, _, said = stamp.written.partition(" ")
        if version == str(one.version) or (said and said == digest(_parted(one.text)[0])):
            return stamp.written
    return str(one.version)


def _known(one: SpacePage) -> Stamp | None:
    """Return the stamp of a page that has its property alone: people changed it since we wrote it."""
    value: Any = one.known.value if one.known else None
    identity = Identity.read(str(value.get("page", ""))) if isinstance(value, dict) else None
    return Stamp(identity, str(value.get("under", "")), str(value.get("name", "")), "", "") if identity else None


def _stamped(text: str, stamp: Stamp) -> str:
    said = [str(stamp.identity), stamp.under, stamp.name, stamp.source, stamp.written, stamp.retired]
    kept = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return f"{text.rstrip()}\n<p>{_OPEN}{kept}</ac:parameter></ac:structured-macro></p>"


def _parted(text: str) -> tuple[str, Stamp | None]:
    """Return a text without its stamp, and the stamp."""
    found = _STAMP.search(text)
    stamp = _read(found[1]) if found else None
    return (text[: found.start()] + text[found.end() :], stamp) if found and stamp else (text, None)


def _read(kept: str) -> Stamp | None:
    try:
        page, under, name, source, written, retired = json_in(base64.urlsafe_b64decode(kept + "=" * (-len(kept) % 4)))
        identity = Identity.read(str(page))
        return Stamp(identity, str(under), str(name), str(source), str(written), bool(retired)) if identity else None
    except (ValueError, TypeError, binascii.Error):
        return None
