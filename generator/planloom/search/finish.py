"""The last step of a build: give the finished site of one language its search.

It needs nothing but the folder that MkDocs wrote, so a site built by a bare ``mkdocs build`` can be
finished as well as one built through our plugin. Doing it twice changes nothing.
"""

import errno
import json
import os
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from planloom.disk import leads_out
from planloom.problems import Language, Problem, Span
from planloom.saving import save
from planloom.search.codes import BROKEN_LOCK, NO_DICTIONARY, NOT_IN_LOCK, WORKER_CHANGED
from planloom.search.dictionary import Dictionary, lemma_table, lookable
from planloom.search.lock import lock_text, read_lock
from planloom.search.remembered import installed
from planloom.search.table import LemmaTable, forms_in, reduced
from planloom.search.words import SEPARATOR, words_of
from planloom.search.worker import FOLDER, NAME, ORIGINAL, is_polish, joined, missing_marker, rewired

INDEX = "search/search_index.json"
LOCK = "plans/glossary/search.lock.json"
SCRIPT = "assets/search-pl.js"
LOST = "404.html"


def finish(
    site_dir: Path,
    language: Language,
    *,
    root: Path = Path(),
    cache: Path | None = None,
    rewire: bool = True,
    config_file: str = "mkdocs.yml",
) -> list[Problem]:
    """Make the site of one language in `site_dir` searchable, and return what hindered that.

    `root` is the project folder, where the committed dictionary extract lies; what the dictionary says is
    remembered in the folder `cache`. With ``rewire=False`` the pages are left alone, because whoever wrote
    them has passed each through :func:`planloom.search.worker.rewired`. English needs nothing: Material's
    own search serves it.
    """
    if language != "pl" or not (site_dir / INDEX).is_file():
        return []
    original = _original(site_dir)
    missing = missing_marker(original) if original else f"{FOLDER}/search.*.min.js"
    if missing:
        _write(site_dir / FOLDER / NAME, original)
        return [WORKER_CHANGED.at(Span(config_file), missing=missing)]
    dictionary = installed(cache)
    table, problems = table_for(site_words(site_dir), dictionary, root)
    if dictionary:
        dictionary.keep()
    _write(site_dir / FOLDER / NAME, joined(original, script(), separator=SEPARATOR, lines=table.lines))
    if not _wired(site_dir, rewire=rewire):
        problems.append(WORKER_CHANGED.at(Span(config_file), missing='"search" in __config'))
    return problems


def table_for(words: set[str], dictionary: Dictionary | None, root: Path) -> tuple[LemmaTable, list[Problem]]:
    """Return the forms of `words`: from the dictionary, else from the extract committed under `root`.

    The extract may be of a site that shows more; nothing of its other words goes into this one.
    """
    if dictionary:
        return lemma_table(words, dictionary), []
    span = Span(LOCK)
    try:
        table = read_lock(root / LOCK)
    except ValueError:
        return LemmaTable(), [BROKEN_LOCK.at(span)]
    if table is None:
        return LemmaTable(), [NO_DICTIONARY.at(span, lock=LOCK)]
    new = sorted({word.lower() for word in lookable(words)} - table.unknown - forms_in(table))
    table = reduced(table, {word.lower() for word in words})
    return table, [NOT_IN_LOCK.at(span, count=len(new), example=new[0])] if new else []


def refresh_lock(words: set[str], root: Path, cache: Path | None = None) -> bool:
    """Write the dictionary extract for `words` under `root`; False where nothing had to be written."""
    dictionary = installed(cache)
    if dictionary is None:
        return False
    if leads_out(root / LOCK, root):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(root / LOCK))
    written = _write(root / LOCK, lock_text(lemma_table(words, dictionary)))
    dictionary.keep()
    return written


def polish_words(site_dir: Path) -> set[str]:
    """Return the words of the Polish pages in a built site, be it the first language or another."""
    folders = (site_dir, site_dir / "pl")
    return set().union(*(site_words(folder) for folder in folders if any(map(_is_polish, _entrances(folder)))))


def _is_polish(page: Path) -> bool:
    return is_polish(page.read_text("utf-8", "replace"))


def site_words(site_dir: Path) -> set[str]:
    """Return the words of the site in `site_dir`; none where it has no search."""
    index = site_dir / INDEX
    return words_of(json.loads(index.read_text(encoding="utf-8"))) if index.is_file() else set()


def script() -> str:
    """Return the script that comes with Planloom."""
    packaged = resources.files("planloom") / "templates" / SCRIPT
    if packaged.is_file():
        return packaged.read_text("utf-8")
    return (Path(__file__).parents[3] / "templates" / SCRIPT).read_text("utf-8")


def _original(site_dir: Path) -> str:
    """Return the text of Material's search worker; empty where there is none."""
    folder = site_dir / FOLDER
    found = sorted(path for path in folder.glob("*.js") if ORIGINAL.fullmatch(path.name))
    return found[0].read_text(encoding="utf-8") if found else ""


def _wired(site_dir: Path, *, rewire: bool) -> bool:
    """Whether Polish pages ask for our worker, after each has been made to if `rewire` is set.

    The page for wrong addresses is made otherwise than the rest, and always comes to us.
    """
    wired = False
    for page in sorted(site_dir.rglob("*.html")) if rewire else _entrances(site_dir):
        text = page.read_bytes().decode("utf-8", "surrogateescape")
        if not is_polish(text):
            continue
        after = rewired(text) if rewire or page.name == LOST else text
        wired |= page.name != LOST and f"{FOLDER}/{NAME}" in after
        if after != text:
            save(page, after.encode("utf-8", "surrogateescape"))
    return wired


def _entrances(site_dir: Path) -> Iterator[Path]:
    return (path for name in ("index.html", LOST) if (path := site_dir / name).is_file())


def _write(path: Path, text: str) -> bool:
    """Write `text` unless the file has it already, so that what watches files stays quiet."""
    if not text or (path.is_file() and path.read_text("utf-8", "replace") == text):
        return False
    save(path, text.encode())
    return True
