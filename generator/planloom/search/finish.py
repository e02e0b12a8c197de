"""The last step of a build: give the finished site of one language its search.

It needs nothing but the folder that MkDocs wrote, so a site built by a bare ``mkdocs build`` can be finished as well
as one built through our plugin. Doing it twice changes nothing.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from planloom.atomic_write import save
from planloom.disk import leads_out, read_regular, refuse_link
from planloom.packaged import packaged_folder
from planloom.problems import Language, Problem, Span
from planloom.search.codes import BROKEN_LOCK, NO_DICTIONARY, NOT_IN_LOCK, THEME_CHANGED
from planloom.search.concepts import Concept
from planloom.search.dictionary import Dictionary, lemma_table, lookable
from planloom.search.dictionary_cache import installed
from planloom.search.documents import by_page
from planloom.search.index import index
from planloom.search.index_cache import IndexCache, IndexedPages
from planloom.search.lexicon import English, Lexicon, Polish
from planloom.search.lockfile import lock_text, read_lock
from planloom.search.synonyms import synonyms
from planloom.search.table import LemmaTable, forms_in, reduced
from planloom.search.words import SEPARATOR, words_in
from planloom.search.worker import FOLDER, NOTICE, SCRIPT, is_wired, language_of, rewired

INDEX = f"{FOLDER}/search_index.json"
IN_SCRIPT = f"{FOLDER}/search_index.js"
LOCK = "plans/glossary/search.lock.json"
LOST = "404.html"
_EDITION = "edition"


def finish(
    site_dir: Path,
    language: Language,
    *,
    root: Path = Path(),
    cache: Path | None = None,
    rewire: bool = True,
    config_file: str = "mkdocs.yml",
    concepts: Sequence[Concept] = (),
    place: IndexCache | None = None,
    last: Path | None = None,
    pages: Sequence[str] | None = None,
) -> list[Problem]:
    """Make the site of one language in `site_dir` searchable, and return what hindered that.

    `root` is the project folder, where the committed dictionary extract lies; what the dictionary says is remembered
    in the folder `cache`. With ``rewire=False`` the pages are left alone, because whoever wrote them has passed each
    through :func:`planloom.search.worker.rewired`. `concepts` are what the glossary knows,
    `place` is where is kept what is known of the pages, `last` the folder of the last site, from which those parts of
    the index are taken that are as they were. `pages` are the entries of all pages (:func:`by_page`), or their digests
    if they are known, where the theme's own index has been written without any.
    """
    theirs = _theirs(site_dir) if pages is None else pages
    if theirs is None:
        return []
    if not _wire_pages(site_dir, language, rewire=rewire):
        if pages is not None:
            _give_back(site_dir / INDEX, pages)
        return [THEME_CHANGED.at(Span(config_file), missing='"search" in __config')]
    known = IndexedPages(theirs, place)
    del theirs, pages  # they are as large as all that is known of them
    meanings = [*concepts, *synonyms(language)]
    lexicon, problems = _lexicon(known.words, language, root, cache)
    _write_index(site_dir, index(known, lexicon, language, meanings), language, last)
    return problems


def _give_back(index: Path, pages: Iterable[str]) -> None:
    """Put the entries of pages into the theme's index, as it would have done."""
    entries = [entry for page in pages for entry in json.loads(page)]
    whole = {**json.loads(index.read_text("utf-8")), "docs": entries}
    save(index, json.dumps(whole, separators=(",", ":")).encode())


def _theirs(site_dir: Path) -> Sequence[str] | None:
    """Return what the theme has put into its index, by page; None where it has none, or ours has taken its place."""
    path = site_dir / INDEX
    if not path.is_file():
        return None
    found = json.loads(path.read_text("utf-8"))
    return None if _EDITION in found.get("config", {}) else by_page(found["docs"])


def _lexicon(words: Iterable[str], language: Language, root: Path, cache: Path | None) -> tuple[Lexicon, list[Problem]]:
    """Return what is known of some words, and what is missing for it."""
    words = {*words, *_asked(language)}
    lower = {word.lower() for word in words}
    if language != "pl":
        return English(lower), []
    dictionary = installed(cache)
    table, problems = table_for(words, dictionary, root)
    if dictionary:
        dictionary.keep()
    return Polish(lower, table), problems


def _asked(language: Language) -> set[str]:
    """Return words by which readers may ask for what is called otherwise."""
    return {word for concept in synonyms(language) for name in concept.names for word in words_in(name)}


def _write_index(site_dir: Path, scripts: Mapping[str, str], language: Language, last: Path | None) -> None:
    """Write the index in a folder named after its content, and in the place of the theme's what leads there.

    The folder's name changes with the index, so that a browser never reads old and new parts together.
    """
    folder = site_dir / FOLDER
    digest = hashlib.blake2b(digest_size=6)
    for name in sorted(scripts):
        digest.update(f"{name}\n{scripts[name]}".encode())
    edition = digest.hexdigest()
    for old in folder.iterdir():
        if old.is_dir() and old.name != edition:
            shutil.rmtree(old)
    _write_parts(folder / edition, scripts, _last_parts(last) if last else None)
    config = {"lang": [language], "separator": SEPARATOR, "pipeline": [], "fields": {}, _EDITION: edition}
    stub = json.dumps({"config": config, "docs": []}, ensure_ascii=False)
    save(folder / SCRIPT, script(language).encode())
    save(site_dir / INDEX, stub.encode())
    save(site_dir / IN_SCRIPT, f"var __index = {stub}\n".encode())


def _write_parts(folder: Path, scripts: Mapping[str, str], before: Path | None) -> None:
    """Write the parts of an index; what stands in the folder `before` as it is to be is the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in scripts.items():
        content = text.encode("utf-8")
        new = f"{folder}/{name}.js"
        if before is None or not _is_linked(f"{before}/{name}.js", new, content):
            with open(new, "wb") as file:  # noqa: PTH123  # there are hundreds of them
                file.write(content)


def _is_linked(old: str, new: str, content: bytes) -> bool:
    """Put the file `old` at the place `new` if it has this content; tell whether it was possible."""
    try:
        if read_regular(old, len(content) + 1) != content:
            return False
        os.link(old, new)
    except OSError:
        return False
    return True


def _last_parts(site: Path) -> Path | None:
    """Return the folder of the index of a site, if it has one."""
    return next((path.parent for path in (site / FOLDER).glob("*/m.js") if not path.parent.is_symlink()), None)


_REMARK = re.compile(r"^ */\*.*?\*/\n| +/\*[^\n]*\*/$|^ +", re.DOTALL | re.MULTILINE)


def script(language: Language) -> str:
    """Return the worker that comes with Planloom, without its remarks: every page loads it."""
    text = _REMARK.sub("", (packaged_folder("templates") / "assets" / SCRIPT).read_text("utf-8"))
    return f"{NOTICE}{text}" if language == "pl" else text


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
    words = words | _asked("pl")
    if leads_out(root / LOCK, root):
        refuse_link(root / LOCK)
    written = _write(root / LOCK, lock_text(lemma_table(words, dictionary)))
    dictionary.keep()
    return written


def polish_words(site_dir: Path) -> set[str]:
    """Return the words of the Polish pages in a built site, be it the first language or another."""
    folders = (site_dir, site_dir / "pl")
    return set().union(*(site_words(folder) for folder in folders if "pl" in map(_language, _entrances(folder))))


def _language(page: Path) -> Language | None:
    return language_of(page.read_text("utf-8", "replace"))


def site_words(site_dir: Path) -> set[str]:
    """Return the words of the site in `site_dir`; none where it has no search."""
    theirs = _theirs(site_dir)
    if theirs is not None:
        return set(IndexedPages(theirs).words)
    return {word for _, text in indexed_pages(site_dir) for word in words_in(text)}


def indexed_pages(site_dir: Path) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every page in our index: its title, headings and what stands below them."""
    for manifest in (site_dir / FOLDER).glob("*/m.js"):
        lines = (line for data in _table(manifest.parent, "t") for line in data.split("\n"))
        pages = (sections for data in _table(manifest.parent, "d") for sections in data)
        for line, sections in zip(lines, pages, strict=True):
            url, title, _ = line.split("\t")
            yield url, "\n".join([title, *(text for _, *texts in sections for text in texts)])


def _table(folder: Path, table: str) -> Iterator[Any]:
    """Yield what the parts of a table hold, in their order."""
    yield from map(_data, sorted(folder.glob(f"{table}[0-9]*.js"), key=lambda path: int(path.stem[1:])))


def _data(path: Path) -> Any:
    """Return what a script of the index holds: all that stands behind its name."""
    return json.loads(path.read_text("utf-8").partition(",")[2].rpartition(")")[0])


def _wire_pages(site_dir: Path, language: Language, *, rewire: bool) -> bool:
    """Whether the pages ask for our worker, after each in `language` has been made to if `rewire` is set.

    The page for wrong addresses is made otherwise than the rest, and always comes to us.
    """
    wired = False
    for page in sorted(site_dir.rglob("*.html")) if rewire else _entrances(site_dir):
        text = page.read_bytes().decode("utf-8", "surrogateescape")
        if language_of(text) != language:
            continue
        after = rewired(text) if rewire or page.name == LOST else text
        wired |= page.name != LOST and is_wired(after)
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
