"""Write the site as a folder of Markdown with a plain configuration a language.

Bare MkDocs, ProperDocs and Zensical build it; nothing in it needs a plugin of ours. A file is written
only when its content changed, so a second run touches nothing and a watching renderer stays calm.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from planloom.packaged import packaged_folder
from planloom.problems import Problem
from planloom.site import defaults
from planloom.site.brand import STYLE
from planloom.site.files import ASSETS, assets, media, page_text, redirect_pages
from planloom.site.last_look import look
from planloom.site.write import Written

MANIFEST = ".planloom-files"


@dataclass(frozen=True, slots=True)
class Rendered:
    """How many files were written, left as they were, and removed; none where something withheld was in them."""

    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...] = ()


def render_to(written: Written, folder: Path) -> Rendered:
    """Write everything below `folder`; what an earlier run wrote and this one does not is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _manifest(folder)
    files = dict(_files(written))
    if leaks := look(files.items(), written.reading):
        return Rendered(0, 0, 0, tuple(leaks))
    changed = sum(_write(folder / name, content) for name, content in files.items())
    gone = sorted(before - files.keys())
    for name in gone:
        (folder / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            (folder / name).parent.rmdir()
    _write(folder / MANIFEST, "".join(f"{name}\n" for name in sorted(files)).encode())
    return Rendered(changed, len(files) - changed, len(gone))


def _manifest(folder: Path) -> set[str]:
    try:
        return set((folder / MANIFEST).read_text("utf-8").splitlines())
    except OSError:
        return set()


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
        if written.brand:
            yield f"{root}/{ASSETS}/{STYLE}", written.brand.encode()
        config = defaults.plain_config(site, one, branded=bool(written.brand))
        yield f"mkdocs.{root}.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode()
    theme = packaged_folder("templates") / "theme"
    for path in sorted(theme.rglob("*.html")):
        yield f"theme/{path.relative_to(theme).as_posix()}", path.read_bytes()


def _write(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all; tell whether it changed."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return True
