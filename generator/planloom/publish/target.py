"""What every wiki has to be able to do, and what it tells of its pages.

What the engine knows of the last publishing is kept in the wiki, in the same write as the text it is about: a target
that could be ended between the two would take its own text for that of a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from planloom.problems import Phrase
from planloom.publish.names import Names
from planloom.publish.page import Attachment, Identity, WikiPage, digest_of


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is kept in the wiki beside a page of ours.

    `under` tells the project that it is of from others that are published to the same wiki. `name` is what we would
    call it, `source` the digest of what was sent (:attr:`Outgoing.source`), `written` the
    :attr:`Remote.digest` that the page had right after it. `retired` is a page that we took from readers.
    """

    identity: Identity
    under: str
    name: str
    source: str
    written: str
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Remote:
    """A page of the wiki, as its list tells it.

    `ref` is what the wiki itself knows it by and what a move does not change, where it has such a thing. `name` is
    what links to it are written with. `version` is what a write must not have been overtaken from, `digest` what
    differs where people changed the text. `stamp` is None where the page is not ours.
    """

    ref: str
    name: str
    version: str
    digest: str
    stamp: Stamp | None = None

    def seen_from(self, under: str) -> "Remote":
        """Return the page as the project `under` sees it: what another one stamped is not ours."""
        return self if self.stamp is None or self.stamp.under == under else replace(self, stamp=None)

    @property
    def is_touched(self) -> bool:
        """Whether it was changed by others than us since we wrote it."""
        return self.stamp is not None and self.digest != self.stamp.written

    @property
    def is_renamed(self) -> bool:
        """Whether it was given another name by others than us."""
        return self.stamp is not None and self.name != self.stamp.name

    def says(self, outgoing: "Outgoing") -> bool:
        """Tell whether the page says what is to be sent."""
        return self.digest == outgoing.stamp.written

    def loses(self, text: str) -> bool:
        """Tell whether a comment of people's within the text would have no place in another one."""
        return False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A page as it is to stand in the wiki under `name`; `own` is the name that we would give it.

    The two differ where people gave it another one. `under` is what the target tells projects apart by.
    """

    page: WikiPage
    name: str
    text: str
    own: str
    under: str

    @property
    def source(self) -> str:
        """The digest of all that a target is given of the page but its name."""
        files = (f"{file.name} {file.digest}" for file in self.page.files)
        return digest_of(self.page.title, self.text, *self.page.labels, *files)

    @property
    def stamp(self) -> Stamp:
        """What is kept beside the page where the wiki keeps its text as it was sent."""
        return Stamp(self.page.identity, self.under, self.own, self.source, text_digest(self.text))


def text_digest(text: str) -> str:
    """Return the digest of a text for wikis that keep texts as they were sent, but for white space at the end."""
    return digest_of("\n".join(line.rstrip() for line in text.strip().splitlines()))


class TargetError(Exception):
    """A wiki did not do what it was asked; `words` say why, often the wiki's own, in its language."""

    def __init__(self, words: Phrase | str) -> None:
        self.words = words if isinstance(words, Phrase) else Phrase(words, words)
        super().__init__(self.words.en)


class OvertakenError(TargetError):
    """Somebody changed a page after it was listed: nothing was written."""


class UnreachableError(TargetError):
    """The wiki did not answer, or asked to be left alone for `wait` seconds: nothing is known to be written."""

    def __init__(self, words: Phrase | str, wait: float = 0) -> None:
        super().__init__(words)
        self.wait = wait


class RefusedError(TargetError):
    """The wiki said no, and would again."""


class Target(Protocol):
    """A wiki. Every call is one request or a few; raises the three errors of this module and no others."""

    @property
    def kind(self) -> str:
        """What configurations call it."""

    @property
    def under(self) -> str:
        """What tells our project from others in the same wiki."""

    def names(self, pages: Sequence[WikiPage]) -> Names:
        """Return what the pages are called there; asks nobody."""

    def write(self, page: WikiPage, names: Names) -> str:
        """Return the text of a page in the wiki's own mark-up; asks nobody."""

    def pages(self, names: Names) -> Sequence[Remote]:
        """List all pages that are ours or have one of `names`, in a handful of requests however many."""

    def files(self) -> Mapping[str, str]:
        """Return the digest of every attachment of ours by its name."""

    def digest(self, content: bytes) -> str:
        """Return the digest by which `files` tells a content; asks nobody."""

    def read(self, remote: Remote) -> str:
        """Return the text of a page, without our stamp."""

    def create(self, outgoing: Outgoing) -> Remote:
        """Write a page that is not there; OvertakenError where there is one of that name."""

    def update(self, remote: Remote, outgoing: Outgoing) -> Remote:
        """Write a page that is there in the version of `remote`; OvertakenError where it is in another one."""

    def stamp(self, remote: Remote, stamp: Stamp) -> Remote:
        """Keep another stamp beside a page, whose text stays as it is; OvertakenError as with `update`."""

    def move(self, remote: Remote, name: str) -> Remote:
        """Give a page another name: it keeps its history and comments, and the old name leads to it."""

    def archive(self, remote: Remote, successor: str | None) -> None:
        """Take a page of ours from readers, but not from its history; lead to the page `successor` where given.

        It may stay in the list, with a stamp that is `retired`.
        """

    def attach(self, file: Attachment) -> None:
        """Put an attachment, or its new content, there; RefusedError where a file that is not ours has its name."""

    def detach(self, name: str) -> None:
        """Remove an attachment of ours."""

    def finish(self) -> None:
        """Bring what was done to others, where that is a step of its own; OvertakenError where it cannot be."""
