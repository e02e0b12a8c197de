"""A wiki in memory, with people in it and a network that fails when it is told to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from planloom.pages import Section
from planloom.publish.names import Names, unique
from planloom.publish.page import Attachment, Identity, WikiPage, digest_of
from planloom.publish.stamping import parted, remote_of, stamped
from planloom.publish.target import Outgoing, OvertakenError, Remote, Stamp, text_digest


class Killed(BaseException):
    """The program is ended."""


def page(key: str, text: str = "", title: str = "", language: str = "en", **more: object) -> WikiPage:
    """Return a small page."""
    return WikiPage(Identity(key, language), key.strip("@"), title or key, (Section(None, "", text),), **more)


@dataclass
class Stored:
    ref: str
    name: str
    history: list[str] = field(default_factory=list)


@dataclass
class MemoryWiki:
    """Pages by name. `fails` is asked before and after each request and may raise."""

    kind: str = "memory"
    under: str = ""
    stored: dict[str, Stored] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    attached: dict[str, bytes] = field(default_factory=dict)
    writes: int = 0
    requests: int = 0
    fails: Callable[[int, str], None] = lambda _number, _when: None

    def names(self, pages: Sequence[WikiPage]) -> Names:
        return Names(tuple(pages), unique(pages, lambda one: one.title))

    def write(self, page: WikiPage, names: Names) -> str:
        return "\n".join(section.html for section in page.sections)

    def pages(self, names: Names) -> Sequence[Remote]:
        with self._request():
            return [self._remote(one) for one in self.stored.values()]

    def files(self) -> dict[str, str]:
        with self._request():
            return {name: digest_of(content) for name, content in self.attached.items()}

    def digest(self, content: bytes) -> str:
        return digest_of(content)

    def read(self, remote: Remote) -> str:
        return parted(self._of(remote).history[-1])[0]

    def create(self, outgoing: Outgoing) -> Remote:
        with self._request(writes=True):
            if outgoing.name in self.stored:
                raise OvertakenError(outgoing.name)
            self.redirects.pop(outgoing.name, None)
            one = self.stored[outgoing.name] = Stored(f"p{self.under}{self.requests}", outgoing.name)
            return self._put(one, stamped(outgoing.text, outgoing.stamp))

    def update(self, remote: Remote, outgoing: Outgoing) -> Remote:
        with self._request(writes=True):
            return self._put(self._same(remote), stamped(outgoing.text, outgoing.stamp))

    def stamp(self, remote: Remote, stamp: Stamp) -> Remote:
        with self._request(writes=True):
            one = self._same(remote)
            return self._put(one, stamped(parted(one.history[-1])[0], stamp))

    def move(self, remote: Remote, name: str) -> Remote:
        with self._request(writes=True):
            one = self._same(remote)
            if name in self.stored:
                raise OvertakenError(name)
            self.rename(one.name, name)
            return self._remote(one)

    def archive(self, remote: Remote, successor: str | None) -> None:
        with self._request(writes=True):
            one = self._same(remote)
            assert remote.stamp
            self._put(
                one,
                stamped("gone", replace(remote.stamp, source="", written=text_digest("gone"), retired=True)),
            )

    def attach(self, file: Attachment) -> None:
        with self._request(writes=True):
            self.attached[file.name] = file.content

    def detach(self, name: str) -> None:
        with self._request(writes=True):
            self.attached.pop(name, None)

    def finish(self) -> None:
        with self._request():
            pass

    # what people do

    def says(self, name: str, text: str) -> None:
        """Let a person change the text of a page, or write a new one."""
        one = self.stored.setdefault(name, Stored(f"h{name}", name))
        seal = parted(one.history[-1])[1] if one.history else None
        one.history.append(stamped(text, seal) if seal else text)

    def rename(self, name: str, new: str) -> None:
        one = self.stored.pop(name)
        self.stored[new] = one
        self.redirects[name] = new
        self.redirects.pop(new, None)
        one.name = new

    def text(self, name: str) -> str:
        return parted(self.stored[name].history[-1])[0].strip()

    def _request(self, *, writes: bool = False) -> "_Request":
        return _Request(self, writes)

    def _of(self, remote: Remote) -> Stored:
        return next(one for one in self.stored.values() if one.ref == remote.ref)

    def _same(self, remote: Remote) -> Stored:
        one = next((one for one in self.stored.values() if one.ref == remote.ref), None)
        if one is None or str(len(one.history)) != remote.version:
            raise OvertakenError(remote.name)
        return one

    def _put(self, one: Stored, text: str) -> Remote:
        one.history.append(text)
        return self._remote(one)

    def _remote(self, one: Stored) -> Remote:
        return remote_of(one.ref, one.name, str(len(one.history)), one.history[-1])


@dataclass
class _Request:
    wiki: MemoryWiki
    writes: bool

    def __enter__(self) -> None:
        self.wiki.requests += 1
        self.wiki.fails(self.wiki.requests, "before")

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.wiki.writes += self.writes
            self.wiki.fails(self.wiki.requests, "after")
