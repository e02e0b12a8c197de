"""What pages are made with, from plans that were read: for a site, a book or a wiki."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from planloom.pages import Options, Page
from planloom.project import Reading


def templates_of(reading: Reading) -> tuple[Path, ...]:
    """Return the folder of the keeper's own templates; nothing where there is none."""
    folder = reading.project.folder / reading.settings.templates
    return (folder,) if folder.is_dir() else ()


def options_of(reading: Reading, **more: Any) -> Options:
    """Return the options of the pages of some plans; `more` are those that differ from one use to the other."""
    settings = reading.settings
    usual = Options(
        templates_of(reading),
        settings.raw_html,
        tuple(reading.for_readers),
        settings.edit_uri,
        reading.glossary,
        readers=settings.readers,
        compared=reading.compared,
        facts=reading.facts,
    )
    return replace(usual, **more)


def edit_url(reading: Reading, page: Page) -> str | None:
    """Return where the source of a page is edited; None unless the project says where its sources are."""
    base = reading.settings.edit_uri
    file = page.sources[0].file if page.sources else ""
    return f"{base.rstrip('/')}/{quote(file)}" if base and file else None
