"""The data below a chart is not printed where a table of the same chapter says it all."""

import re
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from planloom.book.markup import find, having, words

_DATA = having("pl-chart__data")
_SAID = (".//td", ".//th", ".//td//a", ".//td//span")
_SEPARATORS = re.compile(r"(?<=\d)[\s,.\u00a0\u202f](?=\d)")
_PARTS = re.compile(", | – ")
MOST_ALONE = 2
"""Of so few rows none is the sum of the others."""
_FIGURE = re.compile(r"(?:[A-Z]{3}[ \u00a0]|[£€$])?([−-]?)(?:[A-Z]{3}[ \u00a0]|[£€$])?(\d+)[ \u00a0]?\D{0,12}")
"""A figure with its currency before it, or its magnitude and unit behind it."""


def drop_repeated_data(article: HtmlElement) -> None:
    """Take away the data of charts whose every cell stands in one of the other tables of `article`.

    Figures are the same when their significant digits are: 4,500,000 stands in a table in millions as 4.5. A table
    that rounds does not say them, and the data stays. One row may have a name of its own, as the sum of the others
    has; a name in several words (*DACH, service*) is said where each of them is.
    """
    data = find(article, f".//details[{_DATA}]")
    if not data:
        return
    elsewhere = f"[not(ancestor::details[{_DATA}])]"
    told = {_meaning(words(cell)) for cell in find(article, "|".join(f"{path}{elsewhere}" for path in _SAID))}
    for one in data:
        rows = [[words(cell) for cell in find(row, "./td|./th")] for row in find(one, ".//tbody/tr")]
        if rows and _is_told(rows, told):
            one.drop_tree()


def _is_told(rows: Sequence[Sequence[str]], told: Collection[str]) -> bool:
    """Tell whether `told` has every figure of the rows, and every name but one of several."""
    unknown = {cell for row in rows for cell in row if not _is_known(cell, told)}
    names = {row[0] for row in rows}
    return not unknown or (len(names) > MOST_ALONE and len(unknown) == 1 and unknown <= names)


def _is_known(cell: str, told: Collection[str]) -> bool:
    return cell in ("", "–") or _meaning(cell) in told or all(_meaning(part) in told for part in _PARTS.split(cell))


def _meaning(text: str) -> str:
    """Return sign and significant digits of a figure, the words of anything else."""
    figure = _FIGURE.fullmatch(_SEPARATORS.sub("", text.strip()))
    if figure:
        sign, digits = figure.groups()
        return sign + (digits.strip("0") or "0")
    return " ".join(text.split()).casefold()
