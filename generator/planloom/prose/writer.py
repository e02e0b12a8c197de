"""The only place where a tag is written: what goes through here is on the list, escaped and closed."""

import html

from planloom.prose.addresses import Address
from planloom.prose.vocabulary import ADDRESSES, BLOCKS, ELEMENTS, HOLDS, VOID

Value = str | Address | None

_AFTER = {"li": "<br>", "tr": "<br>", "td": " · ", "th": " · "}
_APART = BLOCKS | {"hr", "label"}


class Writer:
    """Writes HTML piece by piece. Attributes that are not on the list, or hold what they may not, are left out.

    Every id that is written is added to `ids`.
    """

    def __init__(self, ids: set[str] | None = None) -> None:
        self.parts: list[str] = []
        self.open: list[str] = []
        self.ids = set() if ids is None else ids

    @property
    def html(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def start(self, name: str, /, **attributes: Value) -> None:
        """Open an element; `class_` and other names with a trailing underscore lose it."""
        self.parts.append(_tag(name, attributes))
        if name not in VOID:
            self.open.append(name)
        if isinstance(identity := attributes.get("id"), str):
            self.ids.add(identity)

    def anchor(self, identity: str) -> None:
        """Write a place that a link leads to, with nothing in it."""
        self.start("a", id=identity)
        self.end()

    def end(self) -> None:
        """Close the element that was opened last."""
        name = self.open.pop()
        self.parts.append(f"</{name}>\n" if name in BLOCKS else f"</{name}>")

    def text(self, words: str) -> None:
        """Write words, which show as they are."""
        self.parts.append(html.escape(words, quote=False))

    def trusted(self, made: str) -> None:
        """Write HTML that does not come from a text: the mark of a drawing, or what `raw_html` passes through."""
        self.parts.append(made)


class Line(Writer):
    """Writes the same on one line, for a cell of a table: what is a block elsewhere is parted by line breaks."""

    def __init__(self, ids: set[str] | None = None) -> None:
        super().__init__(ids)
        self._apart = ""
        self._lists: list[int | None] = []  # the number of the next entry of each list that is open; None for a dot

    def start(self, name: str, /, **attributes: Value) -> None:
        """Open an element that stands in a line; of others, see to it that what follows is set apart."""
        if name == "input":
            self._box(attributes)
            return
        if name not in _APART:
            self._part()
            super().start(name, **attributes)
            return
        if name not in VOID:
            self.open.append(name)
        match name:
            case "ol" | "ul":
                self._lists.append(int(str(attributes.get("start") or 1)) if name == "ol" else None)
            case "li" if self._lists:
                self._entry()
            case "td" | "th":
                self._set(" · ")
            case "tr" | "dt" | "dd":
                self._set("<br>")
            case "p" if self.open[-2:-1] == ["li"]:
                pass
            case _:
                self._set("<br><br>")

    def anchor(self, identity: str) -> None:
        """Leave it out: a line is no place that links lead to."""

    def _box(self, attributes: dict[str, Value]) -> None:
        """Write the box of a task as a sign; the buttons of tabs have no place in a line."""
        if attributes["type"] == "checkbox":
            self.text("☑" if attributes["checked"] is not None else "☐")

    def _entry(self) -> None:
        number = self._lists[-1]
        self._apart = "<br>" if self.parts else ""
        self._part()
        self.parts.append("• " if number is None else f"{number}. ")
        if number is not None:
            self._lists[-1] = number + 1

    def end(self) -> None:
        """Close the element that was opened last."""
        if self.open[-1] not in _APART:
            super().end()
            return
        name = self.open.pop()
        if name in ("ol", "ul"):
            self._lists.pop()
        self._set(_AFTER.get(name, "<br><br>"))

    def text(self, words: str) -> None:
        """Write words on the same line."""
        words = words.replace("\n", " ")
        if words.strip():
            self._part()
        if self.parts or words.strip():
            super().text(words)

    def trusted(self, made: str) -> None:
        """Write HTML that does not come from a text, on the same line."""
        self._part()
        super().trusted(" ".join(made.splitlines()))

    def _set(self, apart: str) -> None:
        """Remember how what comes next is parted from what stands here already: cells, entries, paragraphs."""
        if self.parts and len(apart) > len(self._apart):
            self._apart = apart

    def _part(self) -> None:
        self.parts.append(self._apart)
        self._apart = ""


def _tag(name: str, attributes: dict[str, Value]) -> str:
    allowed = ELEMENTS[name]
    written = [f"<{name}"]
    for given, value in attributes.items():
        key = given.rstrip("_").replace("_", "-")
        if value is None or key not in allowed or not _may_hold(key, value):
            continue
        written.append(f' {key}="{html.escape(value.value if isinstance(value, Address) else value)}"')
    return "".join(written) + ">"


def _may_hold(key: str, value: str | Address) -> bool:
    if isinstance(value, Address) or key in ADDRESSES:
        return isinstance(value, Address) and key in ADDRESSES
    return bool(HOLDS[key](value))
