"""Page numbers put into pages that WeasyPrint has laid out with room for them.

A number shorter than its room leaves a gap: in the table of contents that is wanted, because numbers
stand one below another there; in a sentence the rest of the line closes up.
"""

from collections.abc import Iterator, Sequence
from typing import Any

_FIGURE_SPACE = "\u2007"  # as wide as a digit


def put_in(pages: Sequence[Any], digits: int) -> None:
    """Write the page of its target into the text behind every link; `digits` zeros are its room."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for name in page.anchors:  # what goes over a page break has an anchor on each page
            numbers.setdefault(name, number)
    notes: dict[int, list[Any]] = {}
    for box in _boxes(pages):
        if _is_note(box):
            notes.setdefault(id(box.element), []).append(box)
    for boxes in notes.values():
        number = numbers.get(boxes[0].element.get("href", "#")[1:], 0)
        text = "".join(box.text for box in boxes)
        _spread(text.replace("0" * digits, str(number).rjust(digits, _FIGURE_SPACE)), boxes)
    for box in _boxes(pages):
        if type(box).__name__ == "LineBox":
            _close_up(box, 0.0)


def _boxes(pages: Sequence[Any]) -> Iterator[Any]:
    for page in pages:
        yield from page._page_box.descendants()  # noqa: SLF001 - no other way leads to what was laid out


def _is_note(box: Any) -> bool:
    return bool(getattr(box, "text", None)) and box.element_tag == "a::after"


def _spread(text: str, boxes: list[Any]) -> None:
    """Write `text` over boxes that keep their lengths: a note may go over two lines."""
    for box in boxes:
        mine, text = text[: len(box.text)], text[len(box.text) :]
        box.text = box.pango_layout.text = mine


def _close_up(box: Any, gap: float) -> float:
    """Move `box` to the left by `gap` points and return the gap that stands before the next one."""
    if _is_note(box):
        box.position_x -= gap
        return gap + _shorten(box) if "xref" in (box.element.get("class") or "").split() else gap
    kind = type(box).__name__
    if kind not in ("LineBox", "InlineBox"):
        if gap:
            box.translate(dx=-gap)
        return gap
    box.position_x -= gap
    after = gap
    for child in box.children:
        after = _close_up(child, after)
    if kind == "InlineBox":
        box.width -= after - gap
    return after


def _shorten(note: Any) -> float:
    """Take the unused room out of a note and return its width in points."""
    text = note.text.replace(_FIGURE_SPACE, "")
    if text == note.text:
        return 0.0
    from weasyprint.text.line_break import line_size  # noqa: PLC0415 - an optional extra

    layout = note.pango_layout
    layout.reactivate(note.style)
    layout.set_text(text)
    width, _ = line_size(layout.get_first_line()[0], note.style)
    layout.deactivate()
    before, note.text, note.width = note.width, text, width
    return float(before - width)
