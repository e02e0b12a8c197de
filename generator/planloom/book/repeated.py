"""The data below a chart is not printed where a table of the same chapter says it all."""

import re

from lxml.html import HtmlElement

from planloom.book.markup import find, having, words

_DATA = having("pl-chart__data")
_SAID = (".//td", ".//th", ".//td//a", ".//td//span")
_SEPARATORS = re.compile(r"(?<=\d)[\s,.\u00a0\u202f](?=\d)")
_FIGURE = re.compile(r"(?:[A-Z]{3}[ \u00a0]|[£€$])?([−-]?)(?:[A-Z]{3}[ \u00a0]|[£€$])?(\d+)[ \u00a0]?\D{0,12}")
"""A figure with its currency before it, or its magnitude and unit behind it."""


def drop_repeated_data(article: HtmlElement) -> None:
    """Take away the data of charts whose every cell stands in one of the other tables of `article`.

    Figures are the same when their significant digits are: 4,500,000 stands in a table in millions as 4.5. A table
    that rounds does not say them, and the data stays.
    """
    data = find(article, f".//details[{_DATA}]")
    if not data:
        return
    elsewhere = f"[not(ancestor::details[{_DATA}])]"
    told = {_meaning(words(cell)) for cell in find(article, "|".join(f"{path}{elsewhere}" for path in _SAID))}
    for one in data:
        cells = find(one, ".//tbody//td|.//tbody//th")
        if cells and all(_meaning(words(cell)) in told for cell in cells):
            one.drop_tree()


def _meaning(text: str) -> str:
    """Return sign and significant digits of a figure, the words of anything else."""
    figure = _FIGURE.fullmatch(_SEPARATORS.sub("", text.strip()))
    if figure:
        sign, digits = figure.groups()
        return sign + (digits.strip("0") or "0")
    return " ".join(text.split()).casefold()
