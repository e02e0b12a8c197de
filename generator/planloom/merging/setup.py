"""Git is told to merge plans by field: which files, in the plans folder for everybody; how, in each clone."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from planloom.atomic_write import save
from planloom.history.git.repository import GitError, Repository
from planloom.problems import Phrase

ATTRIBUTES = ".gitattributes"
PATTERNS = ("*.yml", "*.yaml", "*.md")
DRIVER = "planloom"
ARGUMENTS = "merge %O %A %B %P %L"
NAME = "Plans, by object and field"

NEW_REPOSITORY = Phrase("made a git repository in {folder}", "utworzono repozytorium gita w {folder}")
WROTE = Phrase(
    "{file}: git merges plans by object and field; commit the file, it counts for everybody",
    "{file}: git scala plany według obiektów i pól; dodaj plik do repozytorium, obowiązuje wszystkich",
)
CONFIGURED = Phrase(
    "git now calls `{command}` in this clone; in every other, run `planloom init --git` once",
    "w tym klonie git wywołuje teraz `{command}`; w każdym innym wykonaj raz `planloom init --git`",
)
DONE_BEFORE = Phrase("git is set up for plans already", "git jest już ustawiony dla planów")


def set_up(folder: Path, plans: Path) -> Iterator[tuple[Phrase, dict[str, str]]]:
    """Set up git for a project and yield what was done, in words and their values; nothing is done twice.

    Raises :class:`GitError` where git is missing or refuses.
    """
    repository = Repository(folder)
    done = False
    try:
        repository.run("rev-parse", "--git-dir")
    except GitError:
        repository.run("init", "--quiet")
        yield NEW_REPOSITORY, {"folder": str(folder)}
    if _attributes(plans / ATTRIBUTES):
        done = True
        yield WROTE, {"file": (plans / ATTRIBUTES).as_posix()}
    if _configured(repository):
        done = True
        yield CONFIGURED, {"command": command()}
    if not done:
        yield DONE_BEFORE, {}


def command() -> str:
    """Return the command by which git calls us: by name where it is found, else by the way to this Python."""
    program = "planloom" if shutil.which("planloom") else f"'{Path(sys.executable).as_posix()}' -m planloom"
    return f"{program} {ARGUMENTS}"


def _attributes(file: Path) -> bool:
    """Add what is missing to the list of files; tell whether that was anything."""
    written = file.read_text("utf-8") if file.is_file() else ""
    missing = [one for one in (f"{pattern} merge={DRIVER}" for pattern in PATTERNS) if one not in written.splitlines()]
    if missing:
        before = written if written.endswith("\n") or not written else f"{written}\n"
        save(file, (before + "".join(f"{one}\n" for one in missing)).encode())
    return bool(missing)


def _configured(repository: Repository) -> bool:
    """Name the driver to git in this repository; tell whether that changed anything."""
    changed = False
    for key, value in (("name", NAME), ("driver", command())):
        if _setting(repository, f"merge.{DRIVER}.{key}") != value:
            repository.run("config", "--local", f"merge.{DRIVER}.{key}", value)
            changed = True
    return changed


def _setting(repository: Repository, name: str) -> str:
    try:
        return repository.line("config", "--local", "--get", name)
    except GitError:
        return ""
