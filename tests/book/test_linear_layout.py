"""The style of the book asks WeasyPrint for nothing that takes the square of the length of a text."""

import pytest

from planloom.book.style import STYLE
from planloom.packaged import packaged_folder

pytestmark = pytest.mark.pdf


def narrowest_lines(monkeypatch, cell):
    """Return into how many lines WeasyPrint parts a cell to learn how narrow its column can be."""
    import weasyprint  # noqa: PLC0415  # takes a second to load
    from weasyprint.layout import preferred  # noqa: PLC0415

    widths, lines = preferred.split_first_line, []

    def counted(text, style, context, max_width, *more, **named):
        lines.extend([text] * (max_width == 0))
        return widths(text, style, context, max_width, *more, **named)

    monkeypatch.setattr(preferred, "split_first_line", counted)
    style = (packaged_folder("templates") / STYLE).read_text("utf-8")
    weasyprint.HTML(string=f"<style>{style}</style><table><tr><td>{cell}<td>b</table>").render()
    monkeypatch.undo()
    return len(lines)


@pytest.mark.parametrize(
    "cell",
    [
        "{}",
        "<p>{}</p>",
        "<code>{}</code>",
        "<kbd>{}</kbd>",
        "<span class=address>{}</span>",
        "<p class=breakable>{}</p>",
        "<ul><li class=breakable>{}</li></ul>",
    ],
)
def test_a_column_is_as_narrow_as_a_word_and_not_as_a_sign(monkeypatch, cell):
    """Otherwise all that follows is looked through for each sign."""
    assert narrowest_lines(monkeypatch, cell.format("[[name]] " * 40)) < 2 * 40
