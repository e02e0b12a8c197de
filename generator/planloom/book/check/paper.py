"""A finished PDF as values: what stands where, and what its tags say about it.

PDFium tells the letters and their places, pikepdf the tags, links and bookmarks. Lengths are points,
positions are measured from the top left corner, pages count from 1.
"""

import ctypes
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planloom.book.check.signs import Undrawn, of_file
from planloom.book.check.tags import Place, Tags
from planloom.book.sheet import Sheet

CONTENTS = ("Contents", "Spis treści")

SPACE = 0.1  # ems between two letters that are not of one word
_RIM = 0.08  # ems by which the outline of a letter, a drawing without a name, reaches beyond it
_SAME = 0.02  # ems between two letters that are drawn in one place
_SEPARATE = 3.0  # ems between two texts that have nothing to do with each other
_SPACES = (" ", "\u00a0", "\u202f")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text on one line, in one place of the tag tree; `place` is None outside it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    place: Place | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the text in its rectangle, and the page (0 when there is none) or address it leads to."""

    text: str
    page: int = 0
    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page; `drawn` says whether it holds a drawing of any height."""

    number: int
    sheet: Sheet
    runs: tuple[Run, ...]
    links: tuple[Link, ...]
    images: tuple[tuple[float, float, float, float], ...]
    drawn: bool

    @property
    def body(self) -> tuple[Run, ...]:
        """The text between head and foot."""
        return tuple(run for run in self.runs if not self._in_margin(run))

    @property
    def foot(self) -> str:
        """The text of the foot, from left to right."""
        feet = [run for run in self.runs if run.baseline > self.sheet.bottom]
        return " ".join(run.text.strip() for run in sorted(feet, key=lambda run: run.left))

    def _in_margin(self, run: Run) -> bool:
        return run.baseline < self.sheet.top or run.baseline > self.sheet.bottom


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A whole document; `fonts` maps names to what is wrong with them, if anything."""

    leaves: tuple[Leaf, ...]
    bookmarks: tuple[tuple[int, str, int], ...]
    fonts: Mapping[str, str]
    title: str
    language: str
    tagged: bool
    shows_title: bool
    size: int
    undescribed: tuple[int, ...] = ()
    languages: frozenset[str] = field(default_factory=frozenset)
    undrawn: tuple[Undrawn, ...] = ()

    @property
    def contents(self) -> range:
        """The pages of the contents and the lists behind them."""
        chapters = [(title, page) for level, title, page in self.bookmarks if level == 1]
        for number, (title, page) in enumerate(chapters):
            if title in CONTENTS:
                end = chapters[number + 1][1] if number + 1 < len(chapters) else page + 1
                return range(page, max(end, page + 1))
        return range(0)


def read(pdf: bytes) -> Paper:
    """Read a PDF; raises ValueError when the bytes are none."""
    import pikepdf  # noqa: PLC0415 - comes with either engine

    try:
        file = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise ValueError(str(error).rpartition(">: ")[2]) from error  # it begins with the name of a Python object
    with file:
        tags = Tags(file)
        leaves = tuple(_leaves(pdf, file, tags))
        catalog: Any = file.Root
        return Paper(
            leaves=leaves,
            bookmarks=tuple(_bookmarks(file)),
            fonts=_fonts(file),
            title=str(file.docinfo.get("/Title", "")),
            language=str(catalog.get("/Lang", "")),
            tagged=bool(catalog.get("/MarkInfo", {}).get("/Marked", False)) and tags.present,
            shows_title=bool(catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            size=len(pdf),
            undescribed=tuple(tags.undescribed),
            languages=frozenset(tags.languages),
            undrawn=of_file(file),
        )


def _leaves(pdf: bytes, file: Any, tags: Tags) -> Iterator[Leaf]:
    import pypdfium2  # noqa: PLC0415 - comes with either engine

    document = pypdfium2.PdfDocument(pdf)
    places = _Places(file)
    for number, (page, tagged) in enumerate(zip(document, file.pages, strict=True), start=1):
        text = page.get_textpage()
        width, height = page.get_size()
        runs = tuple(_runs(text, height, tags.of_page(tagged)))
        links = tuple(_links(tagged, places, runs, height))
        images, drawn = _objects(page, height)
        yield Leaf(number, Sheet(width, height), runs, links, images, drawn)
        text.close()
        page.close()
    document.close()


def _runs(text: Any, height: float, places: Mapping[int, Place]) -> Iterator[Run]:
    """Join letters that follow one another on a line in one place."""
    letters: list[str] = []
    start = end = baseline = 0.0
    current: _Source | None = None
    for letter, source, left, right, base, _ in _once(_letters(text)):
        gap = (left - end) / source.size if source.size else 0.0
        near = current is not None and source.mark == current.mark and abs(base - baseline) < 1.0
        if not near or left < start - 1.0 or gap > _SEPARATE:
            if current is not None and "".join(letters).strip():
                yield _run(letters, start, end, height - baseline, current, places)
            letters, start, end, baseline, current = [], left, left, base, source
        elif gap > SPACE and letters and letters[-1] not in _SPACES and letter not in _SPACES:
            letters.append(" ")
        letters.append(letter)
        end = max(end, right)
    if current is not None and "".join(letters).strip():
        yield _run(letters, start, end, height - baseline, current, places)


def _run(
    letters: list[str],
    left: float,
    right: float,
    baseline: float,
    source: "_Source",
    places: Mapping[int, Place],
) -> Run:
    text = re.sub(r"[\r\n]+", "", "".join(letters))
    return Run(text, left, right, baseline, source.size, places.get(source.mark))


@dataclass(frozen=True, slots=True)
class _Source:
    """The text object that letters come from: its mark in the tag tree and its size in points.

    `rim` are the points by which an outline reaches beyond its letter.
    """

    mark: int
    size: float
    rim: float = 0.0


class _Letter(NamedTuple):
    """A letter, its left and right edge, and the point at which it was set."""

    sign: str
    source: _Source
    left: float
    right: float
    baseline: float
    origin: float


def _once(letters: Iterable[_Letter]) -> Iterator[_Letter]:
    """Leave out what is drawn twice in one place: Chromium draws outlines as letters of their own.

    Outline and letter are set with advances of their own, so their places agree but for rounding. The letters of a
    ligature have one place in common, but come from one source.
    """
    listed = list(letters)
    drawn: dict[tuple[str, float], list[_Letter]] = {}
    for one in sorted(listed, key=lambda letter: letter.source.rim):
        here = drawn.setdefault((one.sign, one.baseline), [])
        if not any(other.source is not one.source and _in_one_place(other, one) for other in here):
            here.append(one)
    kept = {id(one) for here in drawn.values() for one in here}
    return (one for one in listed if id(one) in kept)


def _in_one_place(one: _Letter, other: _Letter) -> bool:
    return abs(one.origin - other.origin) < _SAME * one.source.size


def _letters(text: Any) -> Iterator[_Letter]:
    """Yield every letter.

    The spaces and line ends that PDFium adds on its own are left out: it adds them by guesses that
    fail where every letter is placed by itself.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - comes with either engine

    handle = text.raw
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    known: dict[int | None, _Source] = {}
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        item = raw.FPDFText_GetTextObject(handle, index)
        key = ctypes.cast(item, ctypes.c_void_p).value
        source = known.get(key) or known.setdefault(key, _source(item))
        sign = chr(raw.FPDFText_GetUnicode(handle, index))
        if _is_low(sign):
            continue  # the second half of a sign, which stands where the first does
        if _is_high(sign):
            sign = _joined(sign, chr(raw.FPDFText_GetUnicode(handle, index + 1)))
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        yield _Letter(
            sign,
            source,
            box.left + source.rim,
            box.right - source.rim,
            y.value,
            x.value,
        )


def _is_high(sign: str) -> bool:
    return "\ud800" <= sign <= "\udbff"


def _is_low(sign: str) -> bool:
    return "\udc00" <= sign <= "\udfff"


def _joined(high: str, low: str) -> str:
    """Return the sign of which PDFium tells the two halves of UTF-16."""
    return (high + low).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _source(item: Any) -> _Source:
    from pypdfium2 import raw  # noqa: PLC0415 - comes with either engine

    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFPageObj_GetMatrix(item, matrix)
    points = size.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    named = raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item), None, 0) > 1
    return _Source(raw.FPDFPageObj_GetMarkedContentID(item), points, 0.0 if named else _RIM * points)


def _objects(page: Any, height: float) -> tuple[tuple[tuple[float, float, float, float], ...], bool]:
    """Return the boxes of images, and whether anything but text and the ground is drawn."""
    from pypdfium2 import raw  # noqa: PLC0415 - comes with either engine

    images, drawn = [], False
    for item in page.get_objects(max_depth=3):
        if item.type in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM):
            continue
        left, bottom, right, top = item.get_bounds()
        drawn = drawn or 1.0 < top - bottom < height - 1.0
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            images.append((left, height - top, right, height - bottom))
    return tuple(images), drawn


class _Places:
    """The named places of a file."""

    def __init__(self, file: Any) -> None:
        import pikepdf  # noqa: PLC0415 - comes with either engine

        self._pages = {page.objgen: number for number, page in enumerate(file.pages, start=1)}
        self._named = {str(name)[1:]: place for name, place in file.Root.get("/Dests", {}).items()}
        tree = file.Root.get("/Names", {}).get("/Dests")
        if tree is not None:
            self._named |= {str(name): place for name, place in pikepdf.NameTree(tree).items()}

    def page(self, place: Any) -> int:
        """Return the page of a place given by name or as it is; 0 when there is none."""
        import pikepdf  # noqa: PLC0415 - comes with either engine

        if isinstance(place, pikepdf.Array):
            return self._pages.get(place[0].objgen, 0)
        if isinstance(place, pikepdf.Dictionary):
            return self.page(place.get("/D"))
        if place is None:
            return 0
        found = self._named.get(str(place).removeprefix("/"))
        return self.page(found) if found is not None else 0


def _links(page: Any, places: _Places, runs: Sequence[Run], height: float) -> Iterator[Link]:
    """Yield the links of a page; one that goes over two lines has two rectangles and is joined."""
    last: Link | None = None
    for note in page.get("/Annots", []):
        if str(note.get("/Subtype")) != "/Link":
            continue
        action = note.get("/A", {})
        place = note.get("/Dest", action.get("/D"))
        link = Link(
            _text_in(note.Rect, runs, height),
            places.page(place),
            str(action.get("/URI", "")),
            str(place or ""),
        )
        if last is not None and (link.name, link.address) == (last.name, last.address):
            text = last.text if link.text in last.text else f"{last.text} {link.text}"
            last = Link(text.strip(), link.page, link.address, link.name)
            continue
        if last is not None:
            yield last
        last = link
    if last is not None:
        yield last


def _text_in(rectangle: Any, runs: Sequence[Run], height: float) -> str:
    """Return the text whose line runs through a rectangle given in the coordinates of the file."""
    first, second, third, fourth = (float(value) for value in rectangle)
    left, right, bottom, top = first, third, min(second, fourth), max(second, fourth)
    met = [
        run for run in runs if height - top < run.baseline < height - bottom and run.left < right and run.right > left
    ]
    return " ".join(" ".join(run.text for run in met).split())


def _bookmarks(file: Any) -> Iterator[tuple[int, str, int]]:
    places = _Places(file)

    def walk(items: Any, level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            place = item.destination if item.destination is not None else (item.action or {}).get("/D")
            yield level, " ".join(str(item.title).split()), places.page(place)
            yield from walk(item.children, level + 1)

    with file.open_outline() as outline:
        yield from walk(outline.root, 1)


def _fonts(file: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    seen: set[Any] = set()
    for page in file.pages:
        for _name, font in page.get("/Resources", {}).get("/Font", {}).items():  # noqa: PERF102 - pikepdf 9.0 has no values()
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            found[str(font.get("/BaseFont", "/Type3"))[1:]] = _fault(font)
    return found


def _fault(font: Any) -> str:
    """Return what a font lacks: its letters in the file, or the table that makes them searchable."""
    if str(font.get("/Subtype")) == "/Type3":
        return "" if "/ToUnicode" in font else "ToUnicode"
    inner = font.get("/DescendantFonts", [font])[0]
    descriptor = inner.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        return "FontFile"
    return "" if "/ToUnicode" in font else "ToUnicode"
