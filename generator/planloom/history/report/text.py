"""A comparison for people at a terminal."""

from collections.abc import Iterable, Iterator

import click

from planloom.history.difference.wordwise import Piece
from planloom.history.report.report import ChangedObject, Group, Line, Report

_COLOURS = {"+": "green", "−": "red", "~": "yellow"}


def as_text(report: Report, *, whole: bool = False, color: bool = False) -> str:
    """Lay out a report; `whole` tells each editorial change, and not their number alone."""
    return "\n".join(_Layout(whole, color).lines(report))


class _Layout:
    def __init__(self, whole: bool, color: bool) -> None:
        self.whole = whole
        self.color = color

    def lines(self, report: Report) -> Iterator[str]:
        yield self._bold(report.heading)
        yield from (f"! {note}" for note in report.notes)
        if report.empty:
            yield report.empty
            return
        if report.effects or report.lists:
            yield from ("", self._bold(report.titles["effects"]))
            yield from self._table(report.effects)
            for head, rows in report.lists:
                yield f"  {head}:"
                yield from (f"    {row}" for row in rows)
        for group in report.groups:
            yield from self._group(group, group.heading)
        if report.lagging:
            yield from ("", self._bold(report.titles["lagging"]), *(f"  {one}" for one in report.lagging))
        if report.editorial:
            yield from self._editorial(report)

    def _editorial(self, report: Report) -> Iterator[str]:
        title = report.titles["editorial"]
        if not self.whole:
            count = sum(len(group.objects) for group in report.editorial)
            yield from ("", f"{title}: {count} (--all)")
            return
        for group in report.editorial:
            yield from self._group(group, f"{title}: {group.heading}")

    def _group(self, group: Group, heading: str) -> Iterator[str]:
        yield from ("", self._bold(heading))
        for one in group.objects:
            yield from self._object(one)

    def _object(self, one: ChangedObject) -> Iterator[str]:
        note = f" – {one.note}" if one.note else ""
        sign = click.style(one.sign, fg=_COLOURS[one.sign]) if self.color else one.sign
        yield f"  {sign} {one.name}{note}  [{one.place}]"
        for line in one.lines:
            yield f"      {self._line(line)}"
            if line.who:
                yield f"        {line.who}"
        if one.who:
            yield f"      {one.who}"

    def _line(self, line: Line) -> str:
        if line.words:
            return f"{line.label}: {''.join(map(self._piece, line.words)).removeprefix('; ').strip()}"
        more = f"  {line.difference}" if line.difference else ""
        return f"{line.label}: {line.before} → {line.after}{more}"

    def _piece(self, piece: Piece) -> str:
        blank, words = piece.text[: len(piece.text) - len(piece.text.lstrip())], piece.text.strip()
        if piece.sort == "gap":
            return " …"
        if piece.sort == "language":
            return f"; {piece.text}: "
        if piece.sort == "same":
            return piece.text
        if self.color:
            gone = piece.sort == "old"
            return blank + click.style(words, fg="red" if gone else "green", strikethrough=gone)
        return f"{blank}[-{words}-]" if piece.sort == "old" else f"{blank}{{+{words}+}}"

    def _table(self, lines: Iterable[Line]) -> Iterator[str]:
        rows = list(lines)
        width = max((len(row.label) for row in rows), default=0)
        for row in rows:
            more = f"  {row.difference}" if row.difference else ""
            yield f"  {row.label:<{width}}  {row.before} → {row.after}{more}"

    def _bold(self, text: str) -> str:
        return click.style(text, bold=True) if self.color else text
