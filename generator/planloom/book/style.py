"""The style of the book: one style sheet, and the rules that depend on what is printed.

Sheets, margins, running heads and feet are written here, because their words come from the cover and
the chapters; everything else is `assets/book.css`, which a user may replace.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from planloom.book import sheet, words
from planloom.book.content import Cover
from planloom.packaged import packaged_folder

_LONGEST_HEAD = 70  # characters of a running head
STYLE = "assets/book.css"


def stylesheet(templates: Sequence[Path] = ()) -> str:
    """Return the style sheet of the book: the user's own where `templates` hold one, or ours."""
    folders = (*templates, packaged_folder("templates"))
    found = next(folder / STYLE for folder in folders if (folder / STYLE).is_file())
    return found.read_text("utf-8")


def quoted(text: str) -> str:
    """Write `text` as a string of CSS that cannot end the style element either."""
    return '"' + "".join(sign if sign.isalnum() or sign in " .,:–-()" else f"\\{ord(sign):x} " for sign in text) + '"'


def shortened(text: str) -> str:
    """Cut a running head to one or two lines."""
    return text if len(text) <= _LONGEST_HEAD else text[: _LONGEST_HEAD - 1].rstrip() + "…"


def page_rules(cover: Cover, running: Iterable[tuple[str, str]]) -> str:
    """Return the rules for the sheets; `running` gives the page name and title of each chapter."""
    edition = " · ".join(part for part in (cover.version, cover.commit) if part)
    boxes = {
        "top-left": quoted(shortened(cover.title)),
        "bottom-left": quoted(edition),
        "bottom-center": quoted(cover.classification),
        "bottom-right": 'counter(page) " / " counter(pages)',
    }
    margins = f"{sheet.TOP_MM:g}mm {sheet.SIDE_MM:g}mm {sheet.BOTTOM_MM:g}mm"
    upright = f"{sheet.SHORT_MM:g}mm {sheet.LONG_MM:g}mm"
    across = f"{sheet.LONG_MM:g}mm {sheet.SHORT_MM:g}mm"
    rules = [f"@page {{ size: {upright}; margin: {margins}; {_boxes(boxes)} }}"]
    for name, title in running:
        head = _boxes({"top-right": quoted(shortened(title))})
        rules.append(f"@page {name} {{ {head} }}")
        rules.append(f"@page {name}-wide {{ size: {across}; {head} }}")
        rules.append(f".{name} {{ page: {name} }} .{name} .wide {{ page: {name}-wide }}")
    nothing = dict.fromkeys(("top-left", "top-right", "bottom-left", "bottom-right"), "none")
    rules.append(f"@page :first {{ {_boxes(nothing)} }}")
    page = words.PAGE.in_(cover.language)
    rules.append(f'a.xref::after {{ content: " (" {quoted(page)} "\\a0" target-counter(attr(href), page) ")" }}')
    return "\n".join(rules)


def _boxes(contents: dict[str, str]) -> str:
    return " ".join(f"@{name} {{ content: {content} }}" for name, content in contents.items())
