"""Columns that no row fills are not printed, as the site leaves them out of sight."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from planloom.book.markup import classes, find, having, words

_SPANS = ".//*[@colspan or @rowspan]"


def drop_unfilled_columns(article: HtmlElement) -> None:
    """Take away the columns of tables in which every row has a dash; figures stay but in lists of objects.

    What stands first names its row, and a table of sums may well say that there is nothing.
    """
    for table in find(article, ".//table[thead]"):
        rows = [find(row, "./th|./td") for row in find(table, ".//tr")]
        if len(rows) > 1 and len({len(row) for row in rows}) == 1 and not find(table, _SPANS):
            is_list = bool(find(table, f"ancestor::*[{having('pl-list')}]"))
            for column in list(zip(*rows, strict=True))[1:]:
                if is_list or "pl-number" not in classes(column[0]):
                    _drop(column)


def _drop(column: Sequence[HtmlElement]) -> None:
    if all(words(cell) in ("", "–") and not find(cell, ".//svg|.//img") for cell in column[1:]):
        for cell in column:
            cell.drop_tree()
