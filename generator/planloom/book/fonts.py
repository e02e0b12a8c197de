"""The typefaces of the book come with Planloom, so that a book looks the same on every machine.

Liberation Sans is the typeface that charts are measured with. The families have names of their own, so
that another version on the machine is never taken for them. What they lack (Chinese, Arabic, emoji) is
taken from the machine.
"""

import base64
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "typefaces"


class Face(NamedTuple):
    """One file of a typeface and the family, weight and style it stands for."""

    family: str
    file: str
    weight: str = "normal"
    style: str = "normal"


FACES = (
    Face("Planloom Sans", "PlanloomSans-Regular.ttf"),
    Face("Planloom Sans", "PlanloomSans-Bold.ttf", "bold"),
    Face("Planloom Sans", "PlanloomSans-Italic.ttf", style="italic"),
    Face("Planloom Sans", "PlanloomSans-BoldItalic.ttf", "bold", "italic"),
    Face("Planloom Mono", "PlanloomMono-Regular.ttf"),
    Face("Planloom Mono", "PlanloomMono-Bold.ttf", "bold"),
    Face("Planloom Signs", "PlanloomSigns-Regular.ttf"),
)


def rules(address: Callable[[Path], str]) -> str:
    """Return the ``@font-face`` rules; `address` says where an engine finds a file."""
    return "\n".join(_rules(address))


def _rules(address: Callable[[Path], str]) -> Iterator[str]:
    for face in FACES:
        yield (
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style};'
            f' src: url("{address(FOLDER / face.file)}") }}'
        )


@cache
def inline() -> str:
    """Return the ``@font-face`` rules with the files in them, for an engine that may open none."""
    return rules(lambda path: f"data:font/ttf;base64,{base64.b64encode(path.read_bytes()).decode('ascii')}")
