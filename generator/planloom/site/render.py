"""Write the site as a folder of Markdown with a plain configuration a language.

Bare MkDocs, ProperDocs and Zensical build it; nothing in it needs a plugin of ours. A file is written
only when its content changed, so a second run touches nothing and a watching renderer stays calm. The folder may hold
other things, such as the site that the renderer makes, so it is not replaced as a whole: new files are complete before
the first is put in its place.
"""

import contextlib
import itertools
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from planloom.atomic_write import save
from planloom.disk import refuse_link
from planloom.lock import Lock
from planloom.packaged import packaged_folder
from planloom.problems import Phrase, Problem
from planloom.site import defaults
from planloom.site.brand import STYLE
from planloom.site.files import ASSETS, assets, media, page_text, redirect_pages
from planloom.site.output.leak_scan import scan
from planloom.site.output.staging import Listener, waiting_for
from planloom.site.write import Written
from planloom.stopping import undisturbed

MANIFEST = ".planloom-files"
DRAFT = ".planloom-new-"
_ODD = re.compile(r"[\x00-\x1f\\:]")
"""Signs that lead elsewhere on some system, or nowhere."""
NEW_FILES = Phrase("all files are written", "wszystkie pliki są zapisane")


@dataclass(frozen=True, slots=True)
class Rendered:
    """How many files were written, left as they were, and removed; none where something withheld was in them."""

    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...] = ()


def render_to(written: Written, folder: Path, listener: Listener | None = None) -> Rendered:
    """Write everything below `folder`; what an earlier run wrote and this one does not is removed.

    All that is new is written beside the rest before the first file is put in its place, one run at a time.
    """
    listener = listener or Listener()
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    alone = Lock(folder / MANIFEST)
    try:
        alone.take(lambda holder: listener.waiting(waiting_for(holder, folder)))
        return _render(written, folder, listener)
    finally:
        alone.give_up()
        with contextlib.suppress(OSError):  # it is not empty, as a rule
            folder.rmdir()


def _render(written: Written, folder: Path, listener: Listener) -> Rendered:
    for left in folder.glob(f"{DRAFT}*"):
        shutil.rmtree(left, ignore_errors=True)  # a link is left alone
    before = _manifest(folder)
    files = dict(_files(written))
    if leaks := scan(files.items(), written.reading):
        return Rendered(0, 0, 0, tuple(leaks))
    changed = [name for name, content in files.items() if _differs(_within(folder, name), content)]
    gone = sorted(before - files.keys())
    with _draft(folder) as draft:
        for number, name in enumerate(changed):
            (draft / str(number)).write_bytes(files[name])
        with undisturbed():
            _put(draft, changed, gone, folder)
            if _differs(folder / MANIFEST, listed := _listed(files)):
                save(folder / MANIFEST, listed)
            listener.standing(NEW_FILES)
    return Rendered(len(changed), len(files) - len(changed), len(gone))


@contextlib.contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """Yield a new folder for what is written beside the rest. Whoever asks for the end, it is removed."""
    draft: Path | None = None
    try:
        with undisturbed():
            draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=folder))
        yield draft
    finally:
        with undisturbed():
            if draft is not None:
                shutil.rmtree(draft, ignore_errors=True)


def _put(draft: Path, changed: list[str], gone: list[str], folder: Path) -> None:
    """Put what is new in its place, and remove what is gone."""
    for number, name in enumerate(changed):
        place = _within(folder, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        (draft / str(number)).replace(place)
    for name in gone:
        with contextlib.suppress(OSError):  # somebody was here before, or made a folder of it
            (folder / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # something else is in there
            for parent in itertools.takewhile(lambda parent: parent != folder, (folder / name).parents):
                parent.rmdir()


def _manifest(folder: Path) -> set[str]:
    """Return the files that an earlier run wrote; what a list names elsewhere than in `folder` is none of them."""
    try:
        names = (folder / MANIFEST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in names if _is_within(folder, name)}


def _listed(files: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in sorted(files)).encode()


def _within(folder: Path, name: str) -> Path:
    """Return the place of a file; raises OSError where a link on the way leads out of `folder`."""
    if not _is_within(folder, name):
        refuse_link(folder / name)
    return folder / name


def _is_within(folder: Path, name: str) -> bool:
    """Tell whether `name` is a file below `folder` and no link leads from there."""
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or PurePosixPath(name).is_absolute() or _ODD.search(name):
        return False
    place = folder
    for part in parts:
        place /= part
        if place.is_symlink():
            return False
    return True


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except OSError:
        return True


def _files(written: Written) -> Iterator[tuple[str, bytes]]:
    site = written.site
    for one in site.languages:
        root = one.language
        for page in one.pages:
            yield f"{root}/{page.path}", page_text(page).encode()
        for former, text in redirect_pages(site, one):
            yield f"{root}/{former}/index.md", text.encode()
        for place, path in (*assets(), *media(site, written.project.plans)):
            yield f"{root}/{place}", path.read_bytes()
        yield from ((f"{root}/{name}", feed) for name, feed in written.feeds(one))
        if written.brand:
            yield f"{root}/{ASSETS}/{STYLE}", written.brand.encode()
        config = defaults.plain_config(site, one, branded=bool(written.brand))
        yield f"mkdocs.{root}.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode()
    theme = packaged_folder("templates") / "theme"
    for path in sorted(theme.rglob("*.html")):
        yield f"theme/{path.relative_to(theme).as_posix()}", path.read_bytes()
