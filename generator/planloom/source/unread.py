"""Files of the plans folder that look like a source and are none: what they were probably meant to be.

A writer sees `cele.yml` where the file manager hides that Notepad saved `cele.yml.txt`, and would look for the
mistake everywhere but in the name.
"""

import re
from pathlib import PurePosixPath

from planloom.problems import Phrase

HEADERS = ("plan.md", "plan.yml")
ORGANISATION = "organisation.yml"
FOR_WHOM = "audience.yml"
"""The file that says for whom a folder is."""

_COPIES = re.compile(r"(?P<name>.+\.(?:ya?ml|md))(?:~|[._ -].*)", re.IGNORECASE)
_AS_TEXT = re.compile(r"(?P<name>.+\.(?:ya?ml|md))\.(?:txt|rtf)", re.IGNORECASE)
_MARKDOWN = re.compile(r"(?P<stem>.+)\.(?:markdown|mdown|mkdn?|mdx|txt|text)", re.IGNORECASE)
_DOCUMENT = re.compile(r"[^~].*\.(?:docx?|odt|rtf|pages|html?|pptx?|odp|rst|adoc|tex)", re.IGNORECASE)
_SHEET = re.compile(r"[^~].*\.(?:xlsx?|xlsm|ods|numbers|csv|tsv)", re.IGNORECASE)
_NAMES = {
    "plan.yaml": "plan.yml",
    "plan": "plan.yml",
    "plan.markdown": "plan.md",
    "organisation.yaml": ORGANISATION,
    "organization.yml": ORGANISATION,
    "organization.yaml": ORGANISATION,
    "organisation": ORGANISATION,
    "organisation.yml": ORGANISATION,
    "organizacja.yml": ORGANISATION,
    "organizacja.yaml": ORGANISATION,
}

_AS_PAGE = Phrase(
    "write its text as Markdown into a `.md` file, or move it out of the plans folder",
    "zapisz jego tekst jako Markdown w pliku `.md` albo przenieś go poza folder planów",
)
_AS_PARTS = Phrase(
    "write its rows as a part of the plan into a `.yml` file, or move it out of the plans folder",
    "zapisz jego wiersze jako część planu w pliku `.yml` albo przenieś go poza folder planów",
)


def is_of_an_office(name: str) -> bool:
    """Tell whether a file is a document or a sheet, which nobody takes for a source."""
    return bool(_DOCUMENT.fullmatch(name) or _SHEET.fullmatch(name))


def meant_as(name: str, beside: frozenset[str]) -> Phrase | None:
    """Say how to mend a file that is not read; None for one that does not look like a source.

    `beside` are the names of the files in its folder: what was meant may be there already.
    """
    for pattern in (_AS_TEXT, _COPIES):
        if match := pattern.fullmatch(name):
            return _renamed(match["name"], beside)
    if name.casefold() in _NAMES:
        return _renamed(_NAMES[name.casefold()], beside)
    if PurePosixPath(name).stem.casefold() == PurePosixPath(FOR_WHOM).stem and not is_of_an_office(name):
        return _renamed(FOR_WHOM, beside)
    if match := _MARKDOWN.fullmatch(name):
        return _renamed(f"{match['stem']}.md", beside)
    return _AS_PAGE if _DOCUMENT.fullmatch(name) else _AS_PARTS if _SHEET.fullmatch(name) else None


def header_meant(place: PurePosixPath) -> str | None:
    """Return the name that a file which is read as something else should have: `plan.yml` for `Plan.yaml`."""
    name = place.name
    if name in HEADERS or place.as_posix() == ORGANISATION:
        return None
    meant = name.casefold() if name.casefold() in HEADERS else _NAMES.get(name.casefold())
    at_the_top = len(place.parts) == 1
    return None if meant == ORGANISATION and not at_the_top else meant


def renamed(meant: str) -> Phrase:
    """Say which name a file should have."""
    return Phrase(f"rename it to `{meant}`", f"zmień jego nazwę na `{meant}`")


def _renamed(meant: str, beside: frozenset[str]) -> Phrase:
    meant = _NAMES.get(meant.casefold(), meant)
    if meant not in beside:
        return renamed(meant)
    return Phrase(
        f"remove it, or move it out of the plans folder: `{meant}` stands beside it and is read",
        f"usuń go albo przenieś poza folder planów: obok jest `{meant}`, który jest czytany",
    )
