"""Pages of the last site that stand as they are: MkDocs is not asked to write them once more.

What a page's file was made from has a digest: what stands on the page, what the theme shows around it, and what is the
same for all. Where it is as it was, and the file in the old site is still what was written then, the file is taken
over. Only where nobody but us and Material's search has a hand in pages, so that it is known what they are made from.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel

from planloom.json_bytes import as_json, named
from planloom.pages import CacheLocation
from planloom.program import content_digest, digest_of
from planloom.sealed import parsed
from planloom.search import IndexCache, digest_of_entries
from planloom.site.mkdocs.finished import FinishedPage
from planloom.site.output.reusable_files import ReusableFiles, State, state_in

KNOWN = ("planloom.", "material.plugins.search.")
"""The plugins of which it is known what they make of a page."""

LEFT_OUT = frozenset(
    ("config_file_path", "docs_dir", "site_dir", "nav", "theme", "plugins", "hooks", "watch", "strict")
)
"""What a configuration says that no page shows, or that is looked at by itself."""


class BuiltFiles(Files):
    """The files of a site, some of whose pages are built already.

    MkDocs asks for pages of a level of inclusion when it is about to build them, and for all pages otherwise.
    """

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.built: set[str] = set()

    def documentation_pages(self, *, inclusion: Any = None) -> list[File]:
        """Return the pages that are to be built, or all of them."""
        found = super().documentation_pages(inclusion=inclusion or InclusionLevel.is_included)
        return [file for file in found if inclusion is None or file.src_uri not in self.built]

    def ours(self) -> Iterator[FinishedPage]:
        """Yield our pages, in the order in which they are built."""
        return (file.page for file in self.documentation_pages() if isinstance(file.page, FinishedPage))


def are_foreseen(config: MkDocsConfig) -> bool:
    """Tell whether it is known what the files of pages are made from."""
    custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    plugins = [*config.plugins.values()]
    return (
        config.theme.name == "material"
        and not config.hooks
        and not (custom and any(custom.rglob("*.html")))
        and all(f"{type(plugin).__module__}.".startswith(KNOWN) for plugin in plugins)
    )


@dataclass(frozen=True, slots=True)
class Output:
    """The file of a page as it was written: what it was made from, the digest of its content, and its state.

    `entries` is the digest of what the search was told of it, empty where that was nothing.

    The state is what the system knows of a file that stays as it is: where that is as it was, nobody has written to it.
    """

    made_from: str
    content: str
    state: State
    entries: str


@dataclass(frozen=True, slots=True)
class LastSite:
    """Where the last site stands, if there is one, and by which name its files are known.

    `spare` is where the site before that one stands, which nobody looks at any more.
    """

    folder: Path | None
    name: str
    spare: Path | None = None

    def below(self, folder: str) -> "LastSite":
        """Return what stands below a folder of the site."""
        old, spare = (place / folder if place else None for place in (self.folder, self.spare))
        return LastSite(old, f"{self.name}/{folder}", spare)


class Outputs:
    """The files of the pages of one language: those of the last site, and those of this one."""

    def __init__(
        self,
        keeping: CacheLocation,
        config: MkDocsConfig,
        last: LastSite,
        common: Any,
        search: IndexCache,
        apart: Iterable[str] = (),
    ) -> None:
        self.store = keeping.store
        self.old = last.folder
        self.new = Path(config.site_dir)
        self.place = f"outputs {keeping.variant} {last.name}"
        self.search = search
        self.state = digest_of(keeping.state, common, _settings(config))
        self.has_search = any(name.endswith("search") for name in config.plugins)
        self.known = self._read()
        self.searched = search.digests if self.known and self.has_search else frozenset()
        self.reusable = ReusableFiles(self.new)
        if last.spare and self.known:
            self.reusable.take(last.spare, apart)
        self.made_from: dict[str, str] = {}
        self.contents: dict[str, str] = {}
        self.taken: set[str] = set()
        self.entries: dict[str, str] = {}

    def _read(self) -> Mapping[str, Output]:
        known = parsed(self.store.get([self.place]).get(self.place), _outputs)
        return known[1] if known is not None and known[0] == self.state else {}

    def take_over(self, page: FinishedPage, digest: str, shown: str) -> bool:
        """Put the page of the last site into this one; tell whether it was possible.

        `digest` is that of what stands on the page, `shown` that of what stands around it.
        """
        name = page.file.dest_uri
        made_from = self.made_from[name] = digest_of(digest, _facts(page), shown)
        output = self.known.get(name)
        if self.old is None or output is None or output.made_from != made_from:
            return False
        if self.has_search and output.entries and output.entries not in self.searched:
            return False
        new = page.file.abs_dest_path
        if not self.reusable.has(new, output.state) and not _same_file(f"{self.old}/{name}", new, output):
            return False
        self.contents[name] = output.content
        self.taken.add(name)
        self.entries[name] = output.entries
        return True

    def written(self, page: FinishedPage, output: str) -> None:
        """Take note of a page that has been made."""
        name = page.file.dest_uri
        if name in self.made_from:
            self.contents[name] = content_digest(output.encode("utf-8", "xmlcharrefreplace"))

    def keep_digests_of_entries(self) -> None:
        """Keep of what the search was told of each page nothing but the digest."""
        self.entries = {name: _digest(entries) for name, entries in self.entries.items()}

    def taken_below(self, made: Path) -> Iterator[tuple[str, str]]:
        """Yield the files that were taken over, by their names below the folder that is made, with their digests."""
        prefix = self.new.relative_to(made).as_posix()
        for name in self.taken:
            yield (name if prefix == "." else f"{prefix}/{name}"), self.contents[name]

    def keep(self, made: Path, stands: Path) -> None:
        """Keep what is known of the files of the site that was made in one folder and stands in another now."""
        self.keep_digests_of_entries()
        folder = stands / self.new.relative_to(made)
        outputs = {
            name: [made_from, self.contents[name], _state_of(f"{folder}/{name}"), self.entries.get(name, "")]
            for name, made_from in self.made_from.items()
            if name in self.contents and (name in self.entries or not self.has_search)
        }
        entry = named((("state", as_json(self.state)), ("outputs", as_json(outputs))))
        self.store.put({self.place: entry}, (self.search.name,))


def _outputs(kept: Any) -> tuple[str, Mapping[str, Output]]:
    """Return the state of the site that was kept, and its files; raises ValueError for what is none."""
    known = {name: Output(*output) for name, output in kept["outputs"].items()}
    if not all(isinstance(text, str) for one in known.values() for text in (one.made_from, one.content, one.entries)):
        raise ValueError("a file that is none of ours")
    return kept["state"], known


def _digest(entries: str) -> str:
    """Return the digest of the entries of a page, which may be given by it already."""
    return digest_of_entries(entries) if entries.startswith("[") else entries


def _state_of(file: str) -> State:
    """Return what the system knows of a file; nothing of one that is not there."""
    try:
        return state_in(os.lstat(file))
    except OSError:
        return []


def _same_file(old: str, new: str, output: Output) -> bool:
    """Put the file `old` at the place `new` where it is what it was when it was written.

    There are thousands of them, so it is done without paths.
    """
    try:
        untouched = output.state and _state_of(old) == output.state
        if not untouched and (Path(old).is_symlink() or content_digest(Path(old).read_bytes()) != output.content):
            return False
        os.makedirs(os.path.dirname(new), exist_ok=True)  # noqa: PTH103, PTH120  # in a third of the time
        with contextlib.suppress(OSError):
            os.link(old, new)
            return True
        shutil.copyfile(old, new)
    except OSError:
        return False
    return True


def _facts(page: FinishedPage) -> Any:
    """Return what the theme shows of a page beside its content."""
    return (
        page.url,
        page.title,
        sorted((key, repr(value)) for key, value in page.meta.items()),
        page.edit_url,
        page.canonical_url,
        page.is_homepage,
        [_beside(one) for one in (page.previous_page, page.next_page)],
        [_beside(one) for one in page.ancestors],
    )


def _beside(item: StructureItem | None) -> Any:
    return None if item is None else (item.title, getattr(item, "url", None))


def _settings(config: MkDocsConfig) -> Any:
    """Return what the configuration says that may stand on any page."""
    theme = config.theme
    plugins = [
        (name, sorted((key, repr(value)) for key, value in plugin.config.items()))
        for name, plugin in config.plugins.items()
        if name != "planloom"
    ]
    return (
        [(key, repr(value)) for key, value in sorted(config.items()) if key not in LEFT_OUT],
        [(key, repr(theme[key])) for key in sorted(theme)],
        plugins,
    )
