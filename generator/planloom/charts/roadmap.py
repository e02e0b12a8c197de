"""The roadmap: dated work in rows of a table, each with its bar on one axis of quarters.

It is a table, so that it wraps on a phone, breaks between rows on paper with its axis repeated, can be read out and
searched. Places are percentages of a cell: one drawing fits every width. A status is told by a colour, by a sign and in
words; what a piece of work waits for is a link to that row, and drawn in its own: a ring where the other ends, a
dotted line to where it begins itself. The key hides and shows the rows of a status without a script.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from planloom.charts.cache import content_key
from planloom.charts.data import exact, period_text
from planloom.charts.diagram import Roadmap, Work, WorkState
from planloom.charts.figure import subtitle
from planloom.charts.look import Look, colour
from planloom.charts.quarters import Quarters
from planloom.charts.request import Column
from planloom.charts.words import WORDS

HEIGHT = 22
PAPER = 290
"""Pixels that the axis is long in the book, whose engine knows no shares of a cell."""

_MIDDLE = HEIGHT / 2
_DONE = Column("progress", "", "percent")
_LEAST = 0.6
"""Per cent of the axis that a bar is long at least, so that a day can be seen."""


class Style(NamedTuple):
    """How a state looks: the role of its colour, its sign, and whether its frame is dashed."""

    role: str
    sign: str
    dash: str = ""


STYLES: Mapping[WorkState, Style] = {
    "planned": Style("series_1", "○"),
    "on_track": Style("series_1", "●"),
    "at_risk": Style("series_2", "▲", "6,3"),
    "late": Style("negative", "◆", "3,2"),
    "done": Style("neutral", "✓"),
    "stopped": Style("muted", "✕", "1,3"),
}


def draw_roadmap(request: Roadmap, look: Look) -> str:
    """Return the roadmap as one HTML block without blank lines."""
    identity = "pl-" + content_key(repr(request))[:10]
    axis = Quarters.holding([*request.days, request.today], request.calendar, request.language)
    table = _Table(request, axis, look, identity)
    return (
        f'<figure class="pl-chart pl-roadmap no-glossary" id="{identity}">\n'
        f"<figcaption>{escape(request.title)}</figcaption>\n{subtitle(request.subtitle)}"
        f"{table.key()}\n"
        f'<div class="pl-roadmap__frame" data-search-exclude><table class="pl-roadmap__table">\n'
        f"<thead>{table.head()}</thead>\n{table.bodies()}</table></div>\n</figure>"
    )


class _Table:
    """The table of one roadmap."""

    def __init__(self, request: Roadmap, axis: Quarters, look: Look, identity: str) -> None:
        self._request, self._axis, self._look, self._identity = request, axis, look, identity
        self._number = {work.id: number for number, work in enumerate(_own_rows(request), 1)}
        self._work = {work.id: work for work in request.rows}

    def key(self) -> str:
        """Return the states in use; on the site each shows or hides its rows."""
        used = [state for state in STYLES if any(work.state == state for work in _own_rows(self._request))]
        items = "".join(f"<li>{self._entry(state, several=len(used) > 1)}</li>" for state in used)
        today = f"{self._word('today')}: {period_text(self._request.today, self._request.language)}"
        mark = self._line(13, self._colour("series_2"), dash="5,3", swatch=True)
        swatch = f'<svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">{mark}</svg>'
        return f'<ul class="pl-chart__key">{items}<li>{swatch}{escape(today)}</li></ul>'

    def _entry(self, state: WorkState, *, several: bool) -> str:
        style = STYLES[state]
        bar = (
            f'<svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">'
            f'<rect x="1" y="1" width="24" height="12"'
            f' rx="3" {self._fill(style)}/></svg>'
        )
        words = f"{bar}{style.sign} {escape(self._word(state))}"
        if self._look == "book" or not several:
            return words
        return f'<label><input type="checkbox" value="{state}" checked>{words}</label>'

    def head(self) -> str:
        """Return the head of the table: the years, and the quarters below them."""
        cells = [f'<th scope="col">{escape(self._word("what"))}</th>']
        cells.append(f'<th scope="col" class="pl-roadmap__time">{self._scale()}</th>')
        return f'<tr>{"".join(cells)}<th scope="col">{escape(self._word("status"))}</th></tr>'

    def _scale(self) -> str:
        years = "".join(
            f'<text x="{self._at(at)}" dx="3" y="12" font-size="12" fill="{self._colour("text")}">{escape(name)}</text>'
            for at, name in self._axis.years
        )
        parts = "".join(
            f'<text x="{self._at(at)}" y="26" font-size="10" text-anchor="middle" fill="{self._colour("muted")}">'
            f"{escape(name)}</text>"
            for at, name in self._axis.quarters
        )
        about = escape(f"{self._word('time')}: {self._axis.whole}")
        return f'<svg {self._size(30)} role="img" aria-label="{about}">{self._grid(30)}{years}{parts}</svg>'

    def bodies(self) -> str:
        """Return a table body for each group, with its heading."""
        made = []
        for group in dict.fromkeys(work.group for work in self._request.rows):
            rows = [self._row(work) for work in _own_rows(self._request) if work.group == group]
            head = f'<tr class="pl-roadmap__group"><th colspan="3" scope="rowgroup">{escape(group)}</th></tr>\n'
            made.append(f"<tbody>{head if group else ''}" + "\n".join(rows) + "</tbody>\n")
        return "".join(made)

    def _row(self, work: Work) -> str:
        number = self._number[work.id]
        return (
            f'<tr id="{self._identity}-r{number}" data-state="{work.state}"><th scope="row">'
            f'<span class="pl-no">{number}.</span> {_link(work)}{self._waits(work)}</th>'
            f'<td class="pl-roadmap__time">{self._drawing(work)}</td><td>{self._told(work)}</td></tr>'
        )

    def _waits(self, work: Work) -> Markup:
        """Return links to the rows of what must be finished first, by their numbers."""
        before = [name for name in work.after if name in self._number]
        if not before:
            return Markup("")
        links = Markup(", ").join(
            Markup('<a href="#{}-r{}" title="{}">{}</a>').format(
                self._identity, self._number[name], self._work[name].title, self._number[name]
            )
            for name in before
        )
        return Markup(" <small>{} {}</small>").format(self._word("waits_for"), links)

    def _told(self, work: Work) -> str:
        done = exact(work.progress, _DONE, self._request.language) if work.progress and work.state != "done" else ""
        words = escape(", ".join(filter(None, (work.state_text, done))))
        return f'<span aria-hidden="true">{STYLES[work.state].sign}</span> {words}'

    def _drawing(self, work: Work) -> str:
        told = escape(", ".join([*self._when(work), *(f"{one.title}: {self._day(one)}" for one in self._inside(work))]))
        marks = self._diamond(work) if work.start is None else self._bar(work)
        inner = "".join(self._diamond(one) for one in self._inside(work))
        today = self._line(self._axis.at(self._request.today), self._colour("series_2"), dash="5,3")
        return (
            f'<svg {self._size(HEIGHT)} role="img" aria-label="{told}"><title>{told}</title>'
            f"{self._grid(HEIGHT)}{today}{''.join(self._before(work))}{marks}{inner}</svg>"
        )

    def _when(self, work: Work) -> Iterator[str]:
        if work.start is not None and work.start != work.end:
            yield f"{period_text(work.start, self._request.language)} – {self._day(work)}"
        else:
            yield self._day(work)

    def _day(self, work: Work) -> str:
        return period_text(work.end, self._request.language)

    def _inside(self, work: Work) -> list[Work]:
        return [one for one in self._request.rows if one.inside == work.id]

    def _bar(self, work: Work) -> str:
        assert work.start is not None  # noqa: S101  # a day alone is a diamond
        left, right = self._axis.at(work.start), self._axis.after(work.end)
        width, style = max(right - left, _LEAST), STYLES[work.state]
        done = width * min(max(float(work.progress or 0), 0.0), 1.0) if work.state != "done" else width
        at = f'x="{self._at(left)}" y="5" height="12"'
        body = f'<rect {at} width="{self._at(width)}" rx="3" {self._fill(style)}/>'
        part = f'<rect {at} width="{self._at(done)}" rx="3" fill="{self._colour(style.role)}"/>'
        return body + (part if done else "")

    def _fill(self, style: Style) -> str:
        paint = self._colour(style.role)
        dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
        return f'fill="{paint}" fill-opacity="0.3" stroke="{paint}" stroke-width="1.5"{dash}'

    def _diamond(self, work: Work) -> str:
        role = "negative" if work.state == "late" else "target"
        return (
            f'<svg x="{self._at(self._axis.after(work.end))}" y="{_MIDDLE:g}" width="1" height="1" overflow="visible">'
            f'<path d="M0,-6l6,6l-6,6l-6,-6Z" fill="{self._colour(role)}" stroke="{self._colour("surface")}"/></svg>'
        )

    def _before(self, work: Work) -> Iterator[str]:
        """Yield what a piece of work waits for: a ring where that ends, and a dotted line to its own beginning."""
        begins = self._axis.at(work.start or work.end)
        for name in work.after:
            if name in self._work:
                ends = self._axis.after(self._work[name].end)
                paint = self._colour("negative" if ends > begins + _LEAST else "neutral")
                yield (
                    f'<line x1="{self._at(ends)}" x2="{self._at(begins)}" y1="{_MIDDLE:g}" y2="{_MIDDLE:g}"'
                    f' stroke="{paint}" stroke-width="1.5" stroke-dasharray="2,2"/>'
                    f'<circle cx="{self._at(ends)}" cy="{_MIDDLE:g}" r="3.5" fill="{self._colour("surface")}"'
                    f' stroke="{paint}" stroke-width="1.5"/>'
                )

    def _grid(self, height: int) -> str:
        lines = "".join(
            f'<line x1="{self._at(at)}" x2="{self._at(at)}" y2="{height}"/>' for at in self._axis.quarter_starts
        )
        years = "".join(
            f'<line x1="{self._at(at)}" x2="{self._at(at)}" y2="{height}"/>' for at in self._axis.year_starts
        )
        grid = self._colour("grid")
        return f'<g stroke="{grid}" stroke-width="0.6">{lines}</g><g stroke="{grid}" stroke-width="1.6">{years}</g>'

    def _at(self, share: float) -> str:
        """Return a place on the axis, given in per cent: as such, and for the book's engine in pixels."""
        return f"{share:.4g}%" if self._look == "site" else f"{share / 100 * PAPER:.4g}"

    def _size(self, height: int) -> str:
        if self._look == "site":
            return f'width="100%" height="{height}"'
        return f'width="{PAPER}" height="{height}" viewBox="0 0 {PAPER} {height}"'

    def _line(self, at: float, paint: str, *, dash: str, swatch: bool = False) -> str:
        x = f"{at:g}" if swatch else self._at(at)
        place = f'x1="{x}" x2="{x}"'
        return f'<line {place} y2="{HEIGHT}" stroke="{paint}" stroke-width="1.5" stroke-dasharray="{dash}"/>'

    def _colour(self, role: str) -> str:
        return colour(role, self._look)

    def _word(self, name: str) -> str:
        return WORDS[name].in_(self._request.language)


def _own_rows(request: Roadmap) -> Sequence[Work]:
    """Return what has a row of its own, group by group: all but events within work that is there."""
    known = {work.id for work in request.rows}
    groups = list(dict.fromkeys(work.group for work in request.rows))
    return sorted((one for one in request.rows if one.inside not in known), key=lambda one: groups.index(one.group))


def _link(work: Work) -> Markup:
    return Markup('<a href="{}">{}</a>').format(work.href, work.title) if work.href else escape(work.title)
