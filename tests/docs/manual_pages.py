"""Reading the pages of the manual: their links, anchors and the files they show."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TOP = ("README.md", "CONTRIBUTING.md", "THIRD_PARTY.md", "CHANGELOG.md")
PAGES = sorted([*DOCS.rglob("*.md"), *(ROOT / name for name in TOP)])

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[(?:[^\[\]]|!\[[^\[\]]*\]\([^()]*\))*\]\(<?([^()\s>]+)>?\)|!\[[^\[\]]*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6}[ ]+(.+?)[ ]*$", re.MULTILINE)
_NAMED = re.compile(r"# ([\w./-]+\.yml)\n")
_TITLED = re.compile(r'title="([\w./-]+)"')


def prose(page: Path) -> str:
    """Return the text of a page without its blocks and pieces of code."""
    return re.sub(r"`[^`\n]+`", "", _FENCE.sub("", page.read_text("utf-8")))


def anchors(page: Path) -> set[str]:
    """Return the anchors that git hosts make of headings."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    headings = (re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", match[1]) for match in _HEADING.finditer(text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Yield the file and the anchor of every link that leads to another file or place here."""
    for match in _LINK.finditer(prose(page)):
        target = match[1] or match[2]
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = unquote(target).partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


def files_shown(page: Path) -> dict[str, str]:
    """Return the files a page shows: YAML that opens with its name, Markdown with a title; the last of a name."""
    shown = {}
    for block in _FENCE.finditer(page.read_text("utf-8")):
        named = _NAMED.match(block["text"]) or _TITLED.search(block["info"])
        if named:
            shown[named[1]] = block["text"]
    return shown


def plans_shown(page: Path) -> dict[str, str]:
    """Return the files of plans that a page shows, by their place in the plans folder."""
    shown = files_shown(page).items()
    return {name.removeprefix("plans/"): text for name, text in shown if name.startswith("plans/")}


def name_of(page: Path) -> str:
    """Return the path of a page in the repository."""
    return page.relative_to(ROOT).as_posix()
