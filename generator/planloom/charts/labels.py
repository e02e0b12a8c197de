"""Where labels go so that none lies over another: an estimate of their width, and a search for room."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from planloom.text_width import ON_SCREEN

SIZE = 12
HEIGHT = 15


def text_width(text: str, size: float = SIZE) -> float:
    """Return about how wide a text is, in pixels; rather too wide than too narrow."""
    return size * ON_SCREEN.of(text)


def wrapped(text: str, room: float, lines: int, size: float = SIZE) -> list[str]:
    """Break a text into at most `lines` lines of `room` pixels; what is left ends in an ellipsis."""
    made: list[str] = []
    for word in text.split():
        if made and text_width(f"{made[-1]} {word}", size) <= room:
            made[-1] += f" {word}"
        else:
            made.append(word)
    if len(made) > lines:
        made = [*made[: lines - 1], " ".join(made[lines - 1 :])]
    return [_cut(line, room, size) for line in made]


def _cut(text: str, room: float, size: float) -> str:
    widths = list(accumulate(map(ON_SCREEN.__getitem__, text)))
    if not text or size * widths[-1] <= room:
        return text
    kept = bisect_right(widths, room, key=lambda width: size * (width + ON_SCREEN["…"]))
    return f"{text[:kept].rstrip()}…"


class Box(NamedTuple):
    """A rectangle on the drawing, in pixels; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, other: "Box") -> bool:
        """Tell whether this one lies wholly in `other`."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def label_box(text: str, x: float, y: float, align: str) -> Box:
    """Return the place a label takes whose `align` side is at `x` and whose middle height is `y`."""
    width = text_width(text)
    left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
    return Box(left, y - HEIGHT / 2, left + width, y + HEIGHT / 2)


class Spot(NamedTuple):
    """A label's place: its text's middle height `y`, and `x` at the side that `align` names."""

    x: float
    y: float
    align: str


def around(
    points: Sequence[tuple[float, float, float]],
    texts: Sequence[str],
    frame: Box,
    *,
    taken: Iterable[Box] = (),
    above: bool = False,
    height: float = HEIGHT,
) -> list[Spot | None]:
    """Find a place beside each point (x, y, radius) for its text, clear of points and other texts.

    `taken` are places that are not free either. None stands where there is no room; that label has
    to be told in another way.
    """
    taken = [*taken, *(Box(x - r, y - r, x + r, y + r) for x, y, r in points)]
    spots: list[Spot | None] = []
    for (x, y, radius), text in zip(points, texts, strict=True):
        if not text:
            spots.append(None)
            continue
        spot, box = next(
            (
                (spot, box)
                for spot, box in _candidates(x, y, radius, text_width(text), height, above=above)
                if box.inside(frame) and not any(box.meets(other) for other in taken)
            ),
            (None, None),
        )
        spots.append(spot)
        if box is not None:
            taken.append(box)
    return spots


def _candidates(
    x: float, y: float, radius: float, width: float, height: float, *, above: bool
) -> Iterable[tuple[Spot, Box]]:
    # far from a line a label would be read as one of the next line
    for far in (0,) if above else (0, height, 2 * height):
        sides = list(_sides((x, y, radius), (width, height), far))
        ends = list(_ends((x, y, radius), (width, height), far))
        yield from ends + sides if above else sides + ends


def _sides(point: tuple[float, float, float], size: tuple[float, float], far: float) -> Iterable[tuple[Spot, Box]]:
    (x, y, radius), (width, height) = point, size
    half, gap = height / 2, radius + 4
    for rise in (-far, far) if far else (0.0,):
        top, bottom = y + rise - half, y + rise + half
        yield Spot(x + gap, y + rise, "left"), Box(x + gap, top, x + gap + width, bottom)
        yield Spot(x - gap, y + rise, "right"), Box(x - gap - width, top, x - gap, bottom)


def _ends(point: tuple[float, float, float], size: tuple[float, float], far: float) -> Iterable[tuple[Spot, Box]]:
    (x, y, radius), (width, height) = point, size
    half, gap = height / 2, radius + 3
    for middle in (y - gap - half - far, y + gap + half + far):
        yield Spot(x, middle, "center"), Box(x - width / 2, middle - half, x + width / 2, middle + half)
