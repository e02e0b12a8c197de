"""The git repository that a project lies in: its plans as they were in a revision, without touching the user's tree.

Git itself is asked, by its plumbing, so that any way of naming a revision works, in worktrees, submodules, shallow
clones and bare repositories.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath

from planloom.configuration import CONFIG_FILES
from planloom.private import private_folder
from planloom.problems import Phrase, Problem
from planloom.project import PLANS, Project, find_project
from planloom.settings import FILE
from planloom.source.files import MEDIA_SUFFIXES, TEXT_SUFFIXES
from planloom.source.unread import HEADERS, ORGANISATION

NO_GIT = Phrase(
    "git is not installed; it knows the versions of the plans", "git nie jest zainstalowany, a to on zna wersje planów"
)
GIT_FAILED = Phrase("git failed", "git zgłosił błąd")
NO_REVISION = Phrase(
    "git knows no version `{name}` here; `git log --oneline` and `git tag` list those there are",
    "git nie zna tu wersji `{name}`; te, które są, wypisze `git log --oneline` i `git tag`",
)

NO_COMMON = Phrase(
    "the versions of `{name}` have nothing in common, as far as this clone goes back",
    "wersje w `{name}` nie mają nic wspólnego, o ile sięga ten klon",
)

_BLOB, _LINK = "100", "120000"
_SETTINGS = frozenset({FILE, *CONFIG_FILES})
_HEADERS = frozenset({ORGANISATION, *HEADERS})
_NOWHERE = frozenset({"..", ".", ".git", ""})


class GitError(Exception):
    """Git cannot do what is asked; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words.en)
        self.words = words


def _named(words: Phrase, name: str) -> Phrase:
    return Phrase(words.en.format(name=name[:80]), words.pl.format(name=name[:80]))


class Repository:
    """The repository around a folder. Raises :class:`GitError` where there is none, or no git."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.environment = dict(environment or {})

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run git in the folder and return what it prints."""
        command = ["git", "--no-optional-locks", "-c", "core.quotepath=off", *arguments]
        local = (
            os.environ | {"GIT_NO_LAZY_FETCH": "1"} | self.environment
        )  # what a partial clone lacks is not fetched behind one's back
        try:
            done = subprocess.run(command, cwd=self.folder, env=local, check=True, capture_output=True, input=given)  # noqa: S603  # no shell; the user's own git
        except FileNotFoundError:
            raise GitError(NO_GIT) from None
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip()
            raise GitError(Phrase(said, said) if said else GIT_FAILED) from None
        return done.stdout

    def line(self, *arguments: str) -> str:
        """Run git and return the line it prints."""
        return self.run(*arguments).decode("utf-8", "replace").strip()

    @cached_property
    def is_bare(self) -> bool:
        """Whether it has no working tree, as on a server."""
        return self.line("rev-parse", "--is-bare-repository") == "true"

    @cached_property
    def is_shallow(self) -> bool:
        """Whether older commits were left out of the clone."""
        return self.line("rev-parse", "--is-shallow-repository") == "true"

    def commit(self, revision: str) -> str:
        """Return the full name of the commit that a revision names."""
        self.run("rev-parse", "--git-dir")  # that there is a repository at all is told in git's own words
        verified = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        try:
            return self.line(*verified, f"{self.line(*verified, revision)}^{{commit}}")
        except GitError:
            raise GitError(_named(NO_REVISION, revision)) from None

    @contextmanager
    def below(self, place: PurePosixPath) -> Iterator["Repository"]:
        """Yield this bare repository as it looks from a folder of its versions."""
        with private_folder() as around:
            folder = around / place
            folder.mkdir(parents=True, exist_ok=True)
            git = self.line("rev-parse", "--absolute-git-dir")
            yield Repository(folder, {"GIT_DIR": git, "GIT_WORK_TREE": str(around)})

    def projects(self, commit: str) -> list[PurePosixPath]:
        """Return the folders of a commit, from the root of the repository, in which plans or their settings lie."""
        told = self.run("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit).split(b"\0")
        places = (PurePosixPath(name.decode("utf-8", "surrogateescape")) for name in told if name)
        return sorted({found for place in places if (found := _project_around(place)) is not None})

    def ends(self, span: str) -> tuple[str, str]:
        """Return the two versions that `A..B` names; `A...B` is from where both part ways. What is left out is HEAD."""
        dots = "..." if "..." in span else ".."
        first, _, last = span.partition(dots)
        first, last = first or "HEAD", last or "HEAD"
        if dots == "..":
            return first, last
        try:
            return self.line("merge-base", self.commit(first), self.commit(last))[:12], last
        except GitError as error:
            raise error if error.words is not GIT_FAILED else GitError(_named(NO_COMMON, span)) from None

    def last_tag(self, commit: str) -> str | None:
        """Return the name of the newest tag on the way to a commit; None where there is none."""
        try:
            return self.line("describe", "--tags", "--abbrev=0", commit)
        except GitError:
            return None

    @contextmanager
    def plans_of(self, commit: str) -> Iterator[Path]:
        """Yield a folder with what the plans were made of in a commit; it is gone afterwards.

        Sources and settings are whole; of pictures there is only that they were there. Files of other kinds are left
        out: no stage before the pages reads them.
        """
        with private_folder() as around:
            folder = around / "plans"
            folder.mkdir()
            links = []
            texts = []
            for mode, blob, place in self._files(commit):
                suffix = place.suffix.lower()
                if mode == _LINK:
                    links.append((blob, place))
                elif mode.startswith(_BLOB) and suffix in TEXT_SUFFIXES:
                    texts.append((blob, place))
                elif mode.startswith(_BLOB) and suffix in MEDIA_SUFFIXES:
                    _write(folder / place, b"")
            for place, content in self._contents(texts):
                _write(folder / place, content)
            for place, content in self._contents(links):  # behind all files, so that none is written through a link
                _link(folder / place, content)
            yield folder

    def _files(self, commit: str) -> Iterator[tuple[str, str, PurePosixPath]]:
        """Yield mode, blob and place of the files below the folder."""
        for entry in self.run("ls-tree", "-r", "-z", commit, "--", ".").split(b"\0"):
            head, _, name = entry.partition(b"\t")
            place = PurePosixPath(name.decode("utf-8", "surrogateescape"))
            if entry and not _NOWHERE & set(place.parts):
                mode, _, blob = head.decode().split(" ")
                yield mode, blob, place

    def _contents(self, files: list[tuple[str, PurePosixPath]]) -> Iterator[tuple[PurePosixPath, bytes]]:
        """Yield the contents of files by their blobs."""
        found = self.blobs({blob for blob, _ in files})
        yield from ((place, found[blob]) for blob, place in files if blob in found)

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of blobs, all asked for in one call; without those that a partial clone has not."""
        wanted = sorted(set(names))
        if not wanted:
            return {}
        told = self.run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
        found: dict[str, bytes] = {}
        at = 0
        for blob in wanted:
            end = told.index(b"\n", at)
            *_, size = told[at:end].split(b" ")
            at = end + 1
            if size.isdigit():
                found[blob] = told[at : at + int(size)]
                at += int(size) + 1
        return found


def _project_around(file: PurePosixPath) -> PurePosixPath | None:
    """Return the folder of the project of which a file is the settings or the header of a plan."""
    if file.name in _SETTINGS:
        return file.parent
    if file.name not in _HEADERS or PLANS not in file.parent.parts:
        return None
    return PurePosixPath(*file.parts[: file.parts.index(PLANS)])


def project_in(folder: Path, project: Project) -> tuple[Project, list[Problem]]:
    """Return the project as it is in the folder of one of its versions, for the same readers."""
    config = folder / project.config.name if project.config else None
    return find_project(folder, config if config and config.is_file() else None, project.audience)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _link(path: Path, target: bytes) -> None:
    """Lay a link again where it stays within the folder; what lies outside of a version is not in it."""
    to = PurePosixPath(target.decode("utf-8", "surrogateescape"))
    if not to.is_absolute() and ".." not in to.parts and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(to)
