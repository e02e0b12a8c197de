"""Make the typefaces of the book from Liberation 2.1.5 and DejaVu 2.37.

    python tools/typefaces.py FOLDER-OF-LIBERATION FOLDER-OF-DEJAVU

Both licences let a part be passed on under another name. The names are ours also because a machine may
have another version of the originals, whose space and no-break space are one glyph: a PDF made with it
says "space" where the text has a no-break space. The same input makes the same bytes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "generator" / "planloom" / "typefaces"

LETTERS = [(0x20, 0x24F), (0x259, 0x259), (0x2B0, 0x52F), (0x1E00, 0x1FFF), (0xFB01, 0xFB02)]
PUNCTUATION = [(0x2000, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F)]
COMMON_SIGNS = [(0x2190, 0x2193), (0x2200, 0x22FF), (0x25A0, 0x25FF)]
FRAMES = [(0x2500, 0x257F)]
ALL_SIGNS = [(0x2190, 0x23FF), (0x25A0, 0x27FF), (0x2900, 0x297F), (0x2B00, 0x2BFF)]

_TEXT = [*LETTERS, *PUNCTUATION, *COMMON_SIGNS]
_STYLES = ("Regular", "Bold", "Italic", "Bold Italic")


class Made(NamedTuple):
    """A file to make: from which, under which name, with which signs."""

    source: Path
    family: str
    style: str
    signs: list[tuple[int, int]]


def wanted(liberation: Path, dejavu: Path) -> Iterator[Made]:
    """Yield every file of the book's typefaces."""
    for style in _STYLES:
        yield Made(liberation / f"LiberationSans-{_joined(style)}.ttf", "Planloom Sans", style, _TEXT)
    for style in _STYLES[:2]:
        yield Made(liberation / f"LiberationMono-{style}.ttf", "Planloom Mono", style, [*_TEXT, *FRAMES])
    blanks = [(0x20, 0x20), (0xA0, 0xA0)]
    yield Made(dejavu / "DejaVuSans.ttf", "Planloom Signs", "Regular", [*blanks, *PUNCTUATION, *FRAMES, *ALL_SIGNS])


def make(made: Made) -> None:
    """Write one file into the package."""
    font = TTFont(made.source, recalcTimestamp=False)
    _reduce(font, made.signs)
    _rename(font, made.family, made.style)
    font.save(TARGET / f"{_joined(made.family)}-{_joined(made.style)}.ttf")


def _reduce(font: TTFont, signs: list[tuple[int, int]]) -> None:
    options = Options(hinting=False, notdef_outline=True, layout_features=["*"], name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[sign for first, last in signs for sign in range(first, last + 1)])
    subsetter.subset(font)


def _rename(font: TTFont, family: str, style: str) -> None:
    names = font["name"]
    postscript = f"{_joined(family)}-{_joined(style)}"
    own = {
        1: family,
        2: style,
        3: f"{postscript};{names.getDebugName(5)}",
        4: family if style == "Regular" else f"{family} {style}",
        6: postscript,
    }
    for number in (16, 17, 18, 21, 22):  # other ways to say the same
        names.removeNames(nameID=number)
    for record in names.names:
        record.string = own.get(record.nameID, record.toUnicode())


def _joined(name: str) -> str:
    return name.replace(" ", "")


def main() -> None:
    """Make all files."""
    for made in wanted(Path(sys.argv[1]), Path(sys.argv[2])):
        make(made)


if __name__ == "__main__":
    main()
