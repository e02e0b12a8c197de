"""Suggestions to print figures of texts by reference: ``208 million`` becomes ``[[sales-poland-2027:revenue_target@2027]]``.

A suggestion is made where readers see the same figure as before, with the unit once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planloom.edits import Put, Replace
from planloom.links.printed import FigureName, Missing, printed
from planloom.model.base import attributes
from planloom.problems import Fix, Span
from planloom.rules.claims import matching_figures
from planloom.rules.claims.matches import LocatedMatch
from planloom.rules.language.numbers import figures_in
from planloom.rules.rule import Plans
from planloom.values import Calendar

_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\n]*\)|<[^<>\n]*>")
_HEADING = re.compile(r"\s*#{1,6}\s")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A figure that a reference could print: the edit of its signs, and for YAML without quotation marks of its whole value."""

    name: FigureName
    at: Span
    fix: Fix
    quoted: Fix | None = None


def suggestions(plans: Plans) -> Iterator[Suggestion]:
    """Yield a suggestion for every figure that agrees with a field and can be printed from it, in the order of the texts."""
    calendar = plans.figures.calendar
    for one in matching_figures(plans):
        name = _name(one)
        old = _stretch(one, name, calendar) if name is not None and not _is_no_prose(one) else None
        if name is not None and old is not None:
            yield _suggestion(one, name, old)


def _name(one: LocatedMatch) -> FigureName | None:
    """Return the reference to a field, named as the sources write it."""
    written = {attribute: key for key, attribute in attributes(type(one.item)).items()}
    field = written.get(one.stated.field)
    period = one.stated.period
    return FigureName(str(one.item.id), field, period.text if period is not None else None) if field else None


def _is_no_prose(one: LocatedMatch) -> bool:
    """Tell whether a figure stands where no reference can: in a link, a tag, or a heading, whose address it would change."""
    text, start = one.where.text, one.where.start
    return bool(_HEADING.match(text)) or any(match.start() <= start < match.end() for match in _LINK.finditer(text))


def _stretch(one: LocatedMatch, name: FigureName, calendar: Calendar) -> str | None:
    """Return the words in the place of which a reference prints the same figure; None where it would print another."""
    where = one.where
    shown = printed(one.item, name, where.language, calendar)
    found = figures_in(shown, where.language, calendar) if not isinstance(shown, Missing) else ()
    if isinstance(shown, Missing) or len(found) != 1 or found[0].value != one.stated.value:
        return None
    unit = shown[found[0].first + len(found[0].written) :]
    end = where.start + len(one.words)
    following = where.text[end : end + len(unit)]
    if where.text[where.start : end] != one.words or _spaced(following) != _spaced(unit):
        return None
    goes_on = where.text[end + len(unit) : end + len(unit) + 1].isalnum()
    return None if unit and goes_on else one.words + following


def _spaced(words: str) -> str:
    return " ".join(words.split()) if words.strip() else ""


def _suggestion(one: LocatedMatch, name: FigureName, old: str) -> Suggestion:
    where = one.where
    new = f"[[{name.id}:{name.field}{f'@{name.period}' if name.period else ''}]]"
    fix = Fix((Replace(where.at, old=old, new=new),))
    if where.whole is None or where.whole.line != where.whole.end_line:
        return Suggestion(name, where.at, fix)
    whole = where.text[: where.start] + new + where.text[where.start + len(old) :]
    return Suggestion(name, where.at, fix, Fix((Put(where.whole, value=whole, old=where.text),)))


__all__ = ["Suggestion", "suggestions"]
