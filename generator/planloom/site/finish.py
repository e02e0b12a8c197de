"""Add to a site built by another renderer what our plugin adds while MkDocs builds."""

import re
from collections.abc import Iterator
from pathlib import Path

from planloom.atomic_write import save
from planloom.problems import Problem
from planloom.project import Reading
from planloom.search import finish as finish_search
from planloom.search import spaced
from planloom.site.concepts import concepts
from planloom.site.output.leak_scan import scan, scan_folder
from planloom.site.term_links import with_term_links
from planloom.store import CACHE_ROOT

# The article of a Material page and of its successor; what stands around it is the theme's.
_ARTICLE = re.compile(r"(<article\b[^>]*>)(.*?)(</article>)", re.DOTALL)
_DONE = 'class="gl-defs"'


def finish_site(site: Path, reading: Reading) -> tuple[int, list[Problem]]:
    """Explain terms on every page below `site` and finish its search; return how many pages changed.

    A site that holds something withheld stays as it is, and so does one that would hold it then.
    """
    if leaks := scan_folder(site, reading):
        return 0, leaks
    changed = dict(_with_terms(site, reading))
    if leaks := scan(((path.relative_to(site).as_posix(), data) for path, data in changed.items()), reading):
        return 0, leaks
    for path, data in changed.items():
        save(path, data)
    return len(changed), _with_search(site, reading)


def _with_terms(site: Path, reading: Reading) -> Iterator[tuple[Path, bytes]]:
    """Yield the pages whose terms are to be explained, with their new content."""
    languages = reading.portfolio.organisation.languages
    for path in sorted(site.rglob("index.html")):
        text = path.read_text("utf-8")
        if _DONE in text:
            continue
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        language = next((one for one in languages[1:] if url.startswith(f"{one}/")), languages[0])
        inner = url.removeprefix(f"{language}/") if language != languages[0] else url
        article = _ARTICLE.search(text)
        if article and (linked := with_term_links(spaced(article[2]), reading.glossary, inner, language)) != article[2]:
            yield path, f"{text[: article.start(2)]}{linked}{text[article.end(2) :]}".encode()


def _with_search(site: Path, reading: Reading) -> list[Problem]:
    """Finish the search of each language, and return what went wrong."""
    root, problems = reading.project.folder, []
    for index, language in enumerate(reading.portfolio.organisation.languages):
        folder = site / language if index else site
        known = [*concepts(reading.glossary, language)]
        problems += finish_search(folder, language, root=root, cache=root / CACHE_ROOT, concepts=known)
    return problems
