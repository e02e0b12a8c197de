"""The tag tree of a PDF, read from the leaves: for every marked text the places it stands in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_INLINE = frozenset(("Span", "Link", "NonStruct", "Em", "Strong", "Code", "Reference", "Lbl", "Annot"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its block (a number and its tag), language, and what encloses it.

    `row` is the number of the table row, None outside tables and in head cells.
    """

    block: int
    tag: str
    language: str
    row: int | None
    inside: frozenset[str]

    @property
    def heading(self) -> int:
        """The level of the heading that the text belongs to, 0 for other text."""
        for level in range(1, 7):
            if f"H{level}" in self.inside:
                return level
        return 0


class Tags:
    """Looks up places by page and mark; notes figures without description on its way."""

    def __init__(self, file: Any) -> None:
        import pikepdf  # noqa: PLC0415 - comes with either engine

        root = file.Root.get("/StructTreeRoot")
        self.present = root is not None
        self._marks = pikepdf.NumberTree(root.ParentTree) if root is not None and "/ParentTree" in root else {}
        self._language = str(file.Root.get("/Lang", ""))
        self._known: dict[tuple[int, int], Place] = {}
        self.undescribed: list[int] = []
        self.languages: set[str] = {self._language} if self._language else set()

    def of_page(self, page: Any) -> Mapping[int, Place]:
        """Return the places of a page by mark."""
        number = page.get("/StructParents")
        if number is None or int(number) not in self._marks:
            return {}
        elements = self._marks[int(number)]
        return {mark: self._place(element) for mark, element in enumerate(elements) if hasattr(element, "get")}

    def _place(self, element: Any) -> Place:
        known = self._known.get(element.objgen)
        if known is None:
            known = self._known[element.objgen] = self._make(element)
        return known

    def _make(self, element: Any) -> Place:
        tag = str(element.get("/S", ""))[1:]
        parent = element.get("/P")
        top = parent is None or str(parent.get("/Type")) == "/StructTreeRoot"
        above = Place(0, "", self._language, None, frozenset()) if top else self._place(parent)
        language = str(element["/Lang"]) if "/Lang" in element else above.language
        self.languages.add(language)
        if tag == "Figure" and "/Alt" not in element:
            self.undescribed.append(element.objgen[0])
        number = element.objgen[0]
        inline = tag in _INLINE
        inside = above.inside | {tag}
        row = number if tag == "TR" else above.row
        if tag == "TH":  # a head is repeated on every page on purpose
            row = None
        return Place(
            block=above.block if inline else number,
            tag=above.tag if inline else tag,
            language=language,
            row=row,
            inside=inside,
        )
