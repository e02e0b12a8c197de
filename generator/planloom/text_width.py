"""How wide a text is, where no font can be asked: estimates by the kind of sign, rather too wide than too narrow."""


class Widths(dict[str, float]):
    """Widths of signs in ems of a sans serif, each reckoned when it is first asked for.

    Signs from the code `full_width` on are as wide as the `broad` ones.
    """

    def __init__(
        self, narrow: tuple[str, float], broad: tuple[str, float], capital: float, other: float, full_width: int
    ) -> None:
        super().__init__(dict.fromkeys(narrow[0], narrow[1]) | dict.fromkeys(broad[0], broad[1]))
        self._full_width = full_width, broad[1]
        self._capital, self._other = capital, other

    def __missing__(self, sign: str) -> float:
        first, wide = self._full_width
        self[sign] = wide if ord(sign) > first else self._capital if sign.isupper() else self._other
        return self[sign]

    def of(self, text: str) -> float:
        """Return how wide a text is, in ems."""
        return sum(map(self.__getitem__, text))


ON_SCREEN = Widths(("iljtfrI.,:;'|!()[] \u00a0-", 0.34), ("mwMWĄ@%—ŹŻ", 0.9), 0.7, 0.57, 0x10FFFF)
"""In drawings, whose font is ours."""

_PAPER_SIGNS = "iljtfrI.,:;'|!()[]/-·° \u00a0\u202f", "mwMWĄĘÓŃŚŹŻĆŁ@%—✓☐☑→•"
ON_PAPER = Widths((_PAPER_SIGNS[0], 0.36), (_PAPER_SIGNS[1], 0.95), 0.7, 0.6, 0x2E00)
"""In tables of the book, whose font a stylesheet of the user's may choose."""
