"""A comparison as Markdown, for a comment on a merge request. What writers wrote is escaped."""

import re
from collections.abc import Iterable, Iterator

from planloom.history.difference.wordwise import Piece
from planloom.history.report.report import ChangedObject, Group, Line, Report

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~@!&])")
_LIMIT = 60_000
"""Signs that a comment may have: GitHub takes 65 536, GitLab a million."""


def as_markdown(report: Report) -> str:
    """Return a report as Markdown of at most 60 000 signs, the least important left out first."""
    parts = list(_parts(report))
    text, left = "", 0
    for part in parts:
        if len(text) + len(part) > _LIMIT:
            left += 1
            continue
        text += f"{part}\n\n"
    return text.rstrip() + (f"\n\n… (+{left})" if left else "")


def _parts(report: Report) -> Iterator[str]:
    yield f"## {_plain(report.heading)}"
    yield from (f"> {_plain(note)}" for note in report.notes)
    if report.empty:
        yield _plain(report.empty)
        return
    if report.effects or report.lists:
        yield f"### {report.titles['effects']}"
    if report.effects:
        yield "\n".join(
            [f"| | {' | '.join(map(_plain, report.columns))} |", "|---|--:|--:|--:|", *map(_row, report.effects)]
        )
    for head, rows in report.lists:
        yield "\n".join([f"**{_plain(head)}**", "", *(f"- {_plain(row)}" for row in rows)])
    for group in report.groups:
        yield f"### {_plain(group.heading)}"
        yield from ("\n".join(_object(one)) for one in group.objects)
    if report.lagging:
        yield "\n".join([f"### {report.titles['lagging']}", "", *(f"- {_plain(one)}" for one in report.lagging)])
    if report.editorial:
        yield _folded(report.titles["editorial"], report.editorial)


def _folded(title: str, groups: Iterable[Group]) -> str:
    objects = [one for group in groups for one in group.objects]
    lines = [line for one in objects for line in _object(one)]
    return "\n".join([f"<details><summary>{title}: {len(objects)}</summary>", "", *lines, "", "</details>"])


def _row(line: Line) -> str:
    return f"| {_plain(line.label)} | {_plain(line.before)} | {_plain(line.after)} | {_plain(line.difference)} |"


def _object(one: ChangedObject) -> Iterator[str]:
    note = f" – {_plain(one.note)}" if one.note else ""
    who = f" <sub>{_plain(one.who)}</sub>" if one.who else ""
    yield f"- **{one.sign} {_plain(one.name)}**{note} `{one.place.replace('`', '')}`{who}"
    for line in one.lines:
        told = f" <sub>{_plain(line.who)}</sub>" if line.who else ""
        yield f"  - {_line(line)}{told}"


def _line(line: Line) -> str:
    if line.words:
        return f"{_plain(line.label)}: {''.join(map(_piece, line.words)).removeprefix('; ').strip()}"
    more = f" ({_plain(line.difference)})" if line.difference else ""
    return f"{_plain(line.label)}: {_plain(line.before)} → **{_plain(line.after)}**{more}"


def _piece(piece: Piece) -> str:
    blank, words = piece.text[: len(piece.text) - len(piece.text.lstrip())], _plain(piece.text.strip())
    if piece.sort == "gap":
        return " …"
    if piece.sort == "language":
        return f"; {words}: "
    if piece.sort == "same":
        return f"{blank}{words}"
    return f"{blank}<del>{words}</del>" if piece.sort == "old" else f"{blank}<ins>{words}</ins>"


def _plain(text: str) -> str:
    """Escape what Markdown or HTML would read as a sign; names of people and issues call nobody."""
    return _SIGNS.sub(r"\\\1", text.replace("\n", " ")).replace("\\@", "@\u2060")
