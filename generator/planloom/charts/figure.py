"""The HTML around a picture: caption, the drawings, and the data as a table one click away."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from planloom.charts.currency import note
from planloom.charts.data import exact
from planloom.charts.look import FONTS, Look, paint
from planloom.charts.request import Chart, Column
from planloom.charts.svg import ID, Drawing
from planloom.charts.words import WORDS
from planloom.problems import Language
from planloom.prose.typography import hard_spaces

_NUMERIC = {"number", "money", "percent"}


def figure(
    chart: Chart,
    drawings: Sequence[tuple[str, Drawing]],
    look: Look,
    identity: str,
    keys: str = "",
) -> str:
    """Frame the drawings, each with the name of the width it is for, as one HTML block.

    Several drawings of one width are the parts of a chart that is longer than a sheet of paper.

    `keys` are the lists that tell the series. There is no blank line in it, so that Markdown passes it through
    untouched.
    """
    said = note(chart)
    described = " ".join(filter(None, (f"{chart.subtitle}." if chart.subtitle else "", chart.description, said)))
    source = WORDS["source"].in_(chart.language).format(source=chart.source) if chart.source else ""
    pictures = [
        f'<div class="pl-chart__{name}" data-search-exclude>'
        f"{picture(drawing, chart.title + part, described, look, f'{identity}-{own}')}</div>"
        for (name, drawing), (own, part) in zip(drawings, _parts([name for name, _ in drawings]), strict=True)
    ]
    parts = [
        f'<figure class="pl-chart no-glossary" id="{identity}">',
        f"<figcaption>{escape(chart.title)}</figcaption>",
        subtitle(chart.subtitle).rstrip(),
        keys,
        *pictures,
        f'<p class="pl-chart__note">{escape(_set(said, chart.language))}</p>' if said else "",
        f'<p class="pl-chart__note">{escape(_set(source, chart.language))}</p>' if source else "",
        table(chart, look),
        "</figure>",
    ]
    return "\n".join(part for part in parts if part)


def subtitle(text: str) -> str:
    """Return the line below a caption that says what is measured; nothing for no text."""
    return f'<p class="pl-chart__subtitle">{escape(_line(text))}</p>\n' if text else ""


def _parts(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield for every drawing how its ids end and which part of how many it is, if there are several."""
    for place, name in enumerate(names):
        number, count = names[:place].count(name), names.count(name)
        yield f"{name[0]}{number or ''}", f" ({number + 1}/{count})" if count > 1 else ""


def picture(drawing: Drawing, title: str, description: str, look: Look, identity: str) -> str:
    """Return the ``svg`` element of a drawing, named and described for those who do not see it.

    A picture with links in it is a group, not an image: the parts of an image cannot be reached.
    """
    label = f"{identity}-t {identity}-d" if description else f"{identity}-t"
    described = f'<desc id="{identity}-d">{escape(_line(description))}</desc>' if description else ""
    body = drawing.body.replace(ID, f"{identity}-i")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="{"group" if drawing.linked else "img"}"'
        f' aria-labelledby="{label}" width="{drawing.width}" height="{drawing.height}"'
        f' viewBox="0 0 {drawing.width} {drawing.height}" font-family="{FONTS[look]}" font-size="12px">'
        f'<title id="{identity}-t">{escape(_line(title))}</title>{described}{body}</svg>'
    )
    return paint(svg.replace("\n", " "), look, identity)


def table(chart: Chart, look: Look) -> str:
    """Return the data of a chart as a table: folded on the site, open in the book."""
    if not chart.columns or not chart.rows:
        return ""
    heads = "".join(f"<th{_side(column)}>{_heading(column, chart.language)}</th>" for column in chart.columns)
    rows = "\n".join(f"<tr>{''.join(_cells(chart, row))}</tr>" for row in chart.rows)
    opened = " open" if look == "book" else ""
    return (
        f'<details class="pl-chart__data" data-search-exclude{opened}>'
        f"<summary>{WORDS['table'].in_(chart.language)}</summary>\n"
        f'<div class="pl-chart__scroll" tabindex="0" role="region" aria-label="{escape(_line(chart.title))}">'
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div></details>"
    )


def _cells(chart: Chart, row: object) -> Iterable[str]:
    for place, column in enumerate(chart.columns):
        value = escape(_set(_line(exact(row.get(column.key), column, chart.language)), chart.language))  # type: ignore[attr-defined]
        tag = "td" if place else 'th scope="row"'
        yield f"<{tag}{_side(column)}>{value}</{tag[:2]}>"


def _heading(column: Column, language: Language) -> Markup:
    return escape(_set(f"{column.title} ({column.unit})" if column.unit else column.title, language))


def _side(column: Column) -> str:
    return ' class="pl-number"' if column.kind in _NUMERIC else ""


def _set(text: str, language: Language) -> str:
    """Return words with hard spaces where a Polish line must not break."""
    return hard_spaces([text])[0] if language == "pl" else text


def _line(text: str) -> str:
    """Return a text without line breaks: a blank line would end the block in Markdown."""
    return " ".join(text.split()) if "\n" in text else text
