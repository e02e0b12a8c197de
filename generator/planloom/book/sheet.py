"""The sheet of paper: one set of measures for the style, for tables and for the checker.

Lengths are in points (1/72 inch) unless a name says millimetres.
"""

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4

SHORT_MM, LONG_MM = 210.0, 297.0  # A4
TOP_MM, SIDE_MM, BOTTOM_MM = 24.0, 18.0, 22.0

SMALLEST_SIZE = 6.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its margins; the origin is the top left corner."""

    width: float
    height: float

    @property
    def left(self) -> float:
        """Distance of the type area from the left edge."""
        return SIDE_MM * POINTS_PER_MM

    @property
    def right(self) -> float:
        """Position of the right edge of the type area."""
        return self.width - self.left

    @property
    def top(self) -> float:
        """Position of the upper edge of the type area."""
        return TOP_MM * POINTS_PER_MM

    @property
    def bottom(self) -> float:
        """Position of the lower edge of the type area."""
        return self.height - BOTTOM_MM * POINTS_PER_MM

    @property
    def measure(self) -> float:
        """Width of the type area."""
        return self.right - self.left


PORTRAIT = Sheet(SHORT_MM * POINTS_PER_MM, LONG_MM * POINTS_PER_MM)
LANDSCAPE = Sheet(PORTRAIT.height, PORTRAIT.width)
