"""A page as it goes to a wiki, before any wiki's own way of writing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from planloom.pages import Section
from planloom.problems import LANGUAGES, Language


def digest_of(*parts: str | bytes) -> str:
    """Return a digest that differs where any of the parts does."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big") + content)
    return found.hexdigest()[:32]


class Identity(NamedTuple):
    """What a page is about, whatever it is called and wherever it stands.

    `key` is the id of its object, which no other object has, after the sign ``@``; of a page that is about no object
    it is the address on the site, empty for the home page.
    """

    key: str
    language: Language

    def __str__(self) -> str:
        return f"{self.language}/{self.key}"

    @classmethod
    def read(cls, text: str) -> "Identity | None":
        """Return the identity that was written as `text`."""
        language, sign, key = text.partition("/")
        return cls(key, language) if sign and language in LANGUAGES else None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that pages show or lead to.

    `path` is where it lies on the site, as pages lead there; `name` is a file name that no other attachment has, and
    that any wiki takes: small Latin letters, digits, hyphens and one dot.
    """

    path: PurePosixPath
    name: str
    content: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """What differs where the content does."""
        return digest_of(self.content)


@dataclass(frozen=True, slots=True)
class WikiPage:
    """One page in one language, as a writer takes it.

    `address` is that on the site, without slashes at its ends. Links and pictures in `sections` are as on the site:
    a writer asks :meth:`Names.leads <planloom.publish.names.Names.leads>` where they lead. Charts are ``img`` of an
    attachment, with their data as a table below. `labels` are the plan and kind that wikis file it under, `others` the
    same page in other languages, `former` what it was known as before, `files` what it shows or leads to.
    """

    identity: Identity
    address: str
    title: str
    sections: Sequence[Section]
    labels: tuple[str, ...] = ()
    others: tuple[Identity, ...] = ()
    former: tuple[Identity, ...] = ()
    files: tuple[Attachment, ...] = ()
    edit_url: str | None = None

    @property
    def language(self) -> Language:
        """The language of its readers."""
        return self.identity.language
