"""Lines of two later versions of a text put together, and both versions of them between the marks of git."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_COMMENT = re.compile(r"(?:^|\s)#.*")

Hunk = tuple[int, int, list[str]]
"""Which lines of the base are replaced, and by what."""


@dataclass(frozen=True, slots=True)
class Together:
    """Both put together, with our lines where both changed the same; `lost` if that drops a comment of theirs."""

    text: str
    lost: bool


def together(base: str, ours: str, theirs: str) -> Together:
    """Put two versions together; lines that stand beside each other are not the same."""
    lines = base.splitlines(keepends=True)
    first, second = _hunks(lines, ours), _hunks(lines, theirs)
    result: list[str] = []
    at, lost = 0, False
    while first or second:
        mine, yours = _group(first, second)
        start = min(one[0] for one in (*mine, *yours))
        end = max(one[1] for one in (*mine, *yours))
        chosen, other = (_applied(lines, one, start, end) for one in (mine or yours, yours or mine))
        is_added = _only_adds(mine, yours)
        lost = lost or (not is_added and bool(comments("".join(other)) - comments("".join(chosen))))
        added = [line for one in (*mine, *yours) for line in one[2]]
        result += [*lines[at:start], *(added if is_added else chosen)]
        at = end
    return Together("".join([*result, *lines[at:]]), lost)


def _only_adds(mine: Sequence[Hunk], yours: Sequence[Hunk]) -> bool:
    """Tell whether both sides add lines to one place, and not the same."""
    hunks = (*mine, *yours)
    return bool(mine and yours) and all(one[0] == one[1] for one in hunks) and mine[0][2] != yours[0][2]


def _hunks(lines: list[str], text: str) -> list[Hunk]:
    new = text.splitlines(keepends=True)
    steps = SequenceMatcher(None, lines, new, autojunk=False).get_opcodes()
    return [(start, end, new[from_:to]) for step, start, end, from_, to in steps if step != "equal"]


def _group(first: list[Hunk], second: list[Hunk]) -> tuple[list[Hunk], list[Hunk]]:
    """Take away what comes next, and all of either side that touches the same lines."""
    groups: tuple[list[Hunk], list[Hunk]] = [], []
    sides = first, second
    side = 0 if not second or (first and first[0][:2] <= second[0][:2]) else 1
    groups[side].append(sides[side].pop(0))
    grown = True
    while grown:
        grown = False
        for mine, other in ((0, 1), (1, 0)):
            while sides[mine] and any(_touch(sides[mine][0], one) for one in groups[other]):
                groups[mine].append(sides[mine].pop(0))
                grown = True
    return groups


def _touch(one: Hunk, other: Hunk) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) or one[:2] == other[:2]


def _applied(lines: list[str], hunks: Sequence[Hunk], start: int, end: int) -> list[str]:
    found: list[str] = []
    at = start
    for first, last, new in hunks:
        found += [*lines[at:first], *new]
        at = last
    return [*found, *lines[at:end]]


def comments(text: str) -> set[str]:
    """Return the comments of a text."""
    return {found[0].strip() for line in text.splitlines() if (found := _COMMENT.search(line))}


def marked(ours: str, theirs: str, size: int) -> tuple[str, list[int]]:
    """Return a text in which both versions stand wherever they differ, and the lines on which that begins."""
    first, second = (_whole(text).splitlines(keepends=True) for text in (ours, theirs))
    told: list[str] = []
    places: list[int] = []
    for step, start, end, from_, to in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if step == "equal":
            told += first[start:end]
            continue
        places.append(len(told) + 1)
        told += [f"{'<' * size} ours\n", *first[start:end], f"{'=' * size}\n", *second[from_:to]]
        told.append(f"{'>' * size} theirs\n")
    return "".join(told), places


def _whole(text: str) -> str:
    """Return a text whose last line has an end: a mark must stand on a line of its own."""
    return text if text.endswith("\n") or not text else f"{text}\n"
