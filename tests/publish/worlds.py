"""Wikis with people in them, each of whom does by its own means what people do: write a page, change it, rename it."""

import itertools
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import mediawiki_server
from confluence_fake import Fake
from dokuwiki_server import PASSWORD, Server
from memory_wiki import MemoryWiki

from planloom.publish import dokuwiki
from planloom.publish.confluence import CloudSpace, Confluence, DataCenterSpace
from planloom.publish.confluence.space import client
from planloom.publish.file_naming import by_address, gone_in_markdown, moved_in_markdown
from planloom.publish.folder import FolderStore
from planloom.publish.git import GitStore
from planloom.publish.mediawiki import MediaWiki
from planloom.publish.page import WikiPage
from planloom.publish.target import Target
from planloom.publish.tree import FileWiki
from planloom.publish.web import Client
from planloom.publish.writers import confluence as storage
from planloom.publish.writers import dokuwiki as markup
from planloom.publish.writers import gfm, mediawiki

NUMBERS = itertools.count(1)


class World(Protocol):
    """A wiki that nothing was published to yet. `renames` where people can give pages other names."""

    renames: bool
    target: Target

    def texts(self) -> dict[str, str]:
        """Return all pages as they are, stamps and all."""

    def says(self, name: str, text: str) -> None:
        """Let a person write all of a page anew; what nobody sees stays."""

    def rename(self, name: str, new: str) -> None:
        """Let a person give a page another name."""


def name_of(world: World, key: str, pages: Sequence[WikiPage]) -> str | None:
    """Return what the page about an object is called now."""
    target = world.target
    listed = [one.seen_from(target.under) for one in target.pages(target.names(pages))]
    found = (one.name for one in listed if one.stamp and not one.stamp.retired and one.stamp.identity.key == key)
    return next(found, None)


class OfMemory:
    renames = True

    def __init__(self) -> None:
        self.target: Target = MemoryWiki()
        self._wiki: MemoryWiki = self.target

    def texts(self) -> dict[str, str]:
        return {name: one.history[-1] for name, one in self._wiki.stored.items()}

    def says(self, name: str, text: str) -> None:
        self._wiki.says(name, text)

    def rename(self, name: str, new: str) -> None:
        self._wiki.rename(name, new)


def file_wiki(kind: str, store: FolderStore | GitStore, under: str = "") -> FileWiki:
    naming = by_address(under, suffix="" if under else ".md")
    moved = moved_in_markdown(".md")
    return FileWiki(kind, store, gfm.write, name=naming, moved=moved, gone=gone_in_markdown, under=under)


@dataclass
class OfFiles:
    """A folder, or a clone that people work in; `saved` brings what they did to others."""

    target: Target
    folder: Path
    fetch: Callable[[], object] = lambda: None
    saved: Callable[[], object] = lambda: None
    renames: bool = True

    def texts(self) -> dict[str, str]:
        self.fetch()
        found = self.folder.rglob("*.md")
        return {path.relative_to(self.folder).with_suffix("").as_posix(): path.read_text("utf-8") for path in found}

    def says(self, name: str, text: str) -> None:
        self.fetch()
        place = self.folder / f"{name}.md"
        seal = place.read_text("utf-8").partition("<!-- planloom ")[1:] if place.exists() else ("", "")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{text}\n\n{''.join(seal)}", "utf-8")
        self.saved()

    def rename(self, name: str, new: str) -> None:
        self.fetch()
        (self.folder / f"{new}.md").parent.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{name}.md").rename(self.folder / f"{new}.md")
        self.saved()


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def of_folder(around: Path) -> OfFiles:
    folder = around / f"folder-{next(NUMBERS)}"
    folder.mkdir()
    return OfFiles(file_wiki("folder", FolderStore(folder)), folder)


def of_git(around: Path) -> OfFiles:
    within = around / f"git-{next(NUMBERS)}"
    bare, clone = within / "wiki.git", within / "person"
    within.mkdir()
    git(within, "init", "-q", "--bare", "-b", "main", bare.name)

    def fetch() -> None:
        if not clone.exists():
            git(within, "clone", "-q", bare.name, "person")
        elif git(bare, "for-each-ref").strip():
            git(clone, "fetch", "-q")
            git(clone, "checkout", "-q", "-f", "-B", "main", "origin/main")

    def saved() -> None:
        git(clone, "add", "-A")
        git(clone, "commit", "-q", "--allow-empty", "-m", "a person")
        git(clone, "push", "-q", "origin", "HEAD:main")

    return OfFiles(file_wiki("git", GitStore(str(bare))), clone, fetch, saved)


class OfOtter(OfFiles):
    """People use its editor, and rename pages with git."""

    def __init__(self, server) -> None:
        under = f"plans{next(NUMBERS)}"
        super().__init__(file_wiki("git", GitStore(server.repository), under), server.folder)
        self._server = server
        self.saved = self._saved
        git(self.folder, "rm", "-r", "-q", "--ignore-unmatch", ".")  # what was there before has the same identities
        self._saved()

    def _saved(self) -> None:
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "--allow-empty", "-m", "a person")

    def says(self, name: str, text: str) -> None:
        self._server.says(name, text)


@dataclass
class OfConfluence:
    fake: Fake
    target: Target = field(init=False)
    renames: bool = True

    def __post_init__(self) -> None:
        of = {"cloud": CloudSpace, "data-center": DataCenterSpace}[self.fake.kind]
        space = of(client(self.fake.address, ("a", "b")), "PLAN")
        self._under = f"Plans {next(NUMBERS)}"
        self.target = Confluence(space, storage.write, under=self._under)

    def texts(self) -> dict[str, str]:
        mine = (one for one in self.fake.pages.values() if self._under in one["title"] or "theirs" in one["title"])
        return {one["title"]: one["text"] for one in mine}

    def says(self, name: str, text: str) -> None:
        there = [one for one in self.fake.pages.values() if one["title"] == name]
        if not there:
            self.fake.add(name, f"<p>{text}</p>")
            return
        before = there[0]["text"]
        at = before.find('<p><ac:structured-macro ac:name="anchor"')
        self.fake.store(there[0], f"<p>{text}</p>{before[at:] if at >= 0 else ''}")

    def rename(self, name: str, new: str) -> None:
        self.fake.rename(name, new)


class OfMediaWiki:
    renames = True

    def __init__(self, server: mediawiki_server.Server) -> None:
        self._server = server
        self._under = f"Plans {next(NUMBERS)}"
        login = ("Admin@pub", mediawiki_server.PASSWORD)
        self.target: Target = MediaWiki(Client(server.address), login, mediawiki.write, under=self._under)

    def texts(self) -> dict[str, str]:
        asked = {"generator": "allpages", "gapprefix": self._under, "gaplimit": "50", "gapfilterredir": "nonredirects"}
        told = self._server.ask(action="query", prop="revisions", rvprop="content", rvslots="main", **asked)
        pages = told.get("query", {}).get("pages", [])
        return {one["title"]: one["revisions"][0]["slots"]["main"]["content"] for one in pages}

    def says(self, name: str, text: str) -> None:
        self._server.says(name, text)

    def rename(self, name: str, new: str) -> None:
        if not self._server.token:
            self._server.log_in()
        told = self._server.ask(action="move", **{"from": name}, to=f"{self._under}/{new}", token=self._server.token)
        assert "error" not in told, told


class OfDokuWiki:
    """Nobody can rename its pages."""

    renames = False

    def __init__(self, server: Server) -> None:
        self._server = server
        self._under = f"plans{next(NUMBERS)}"
        speaks = dokuwiki.client(server.address, ("pub", PASSWORD))
        self.target: Target = dokuwiki.DokuWiki(speaks, markup.write, under=self._under)

    def texts(self) -> dict[str, str]:
        pages = self._server.data / "pages"
        found = (pages / self._under).rglob("*.txt")
        return {":".join(path.relative_to(pages).with_suffix("").parts): path.read_text("utf-8") for path in found}

    def says(self, name: str, text: str) -> None:
        self._server.says(name, text)

    def rename(self, name: str, new: str) -> None:
        raise NotImplementedError
