"""What is left to people after a merge, in words."""

from collections.abc import Callable, Iterator
from typing import Any

from planloom.merging.entries import id_of
from planloom.merging.sources import SourceMerge
from planloom.merging.values import ABSENT, Conflict
from planloom.problems import Language, Phrase
from planloom.report.words import visible

BOTH_CHANGED = Phrase(
    "{place}: both sides changed `{field}`{of}: it was {base}, here it is {ours}, there {theirs}",
    "{place}: obie strony zmieniły `{field}`{of}: było {base}, tu jest {ours}, tam {theirs}",
)
OF = Phrase(" of `{name}`", " w `{name}`")
NOTHING = Phrase("nothing", "nic")
MORE = Phrase("more than one value", "kilka wartości")
CHANGED_AND_REMOVED = Phrase(
    "{place}: `{name}` was removed {gone} and changed {kept}", "{place}: `{name}` usunięto {gone}, a zmieniono {kept}"
)
MOVED = Phrase(
    "{place}: `{name}` stands in {other} here; make the change of the other side there",
    "{place}: `{name}` jest tutaj w {other}; wprowadź tam zmianę drugiej strony",
)
HERE, THERE = Phrase("here", "tutaj"), Phrase("there", "tam")
BY_LINES = Phrase(
    "{place}: merged line by line, as it cannot be read as plans; both sides changed the same lines",
    "{place}: scalono wiersz po wierszu, bo nie da się tego odczytać jako planów; obie strony zmieniły te same wiersze",
)
LINES = Phrase(
    "{place}: both sides changed the same lines of the text or the same comment",
    "{place}: obie strony zmieniły te same wiersze tekstu albo ten sam komentarz",
)
LEFT = Phrase(
    "{file}: both versions stand between git's marks (lines {lines}); keep what holds, then `git add`",
    "{file}: obie wersje stoją między znakami gita (wiersze {lines}); zostaw to, co obowiązuje, i wykonaj `git add`",
)
_LONGEST = 60


def conflict_report(
    found: SourceMerge, name: str, language: Language, elsewhere: Callable[[str], str | None] = lambda _: None
) -> Iterator[str]:
    """Yield a line for each conflict, and one on what is to be done; nothing where everything was merged.

    `elsewhere` knows the other file in which an id stands on our side.
    """
    if found.is_clean:
        return
    place = visible(name)
    if not found.conflicts:
        yield (BY_LINES if found.by_lines else LINES).in_(language).format(place=place)
    for conflict in found.conflicts:
        yield _conflict(conflict, place, language)
        if conflict.ours is ABSENT and (id_ := id_of(conflict.base)) and (other := elsewhere(id_)):
            yield MOVED.in_(language).format(place=place, name=visible(id_), other=visible(other))
    lines = ", ".join(map(str, found.places))
    yield LEFT.in_(language).format(file=place, lines=lines)


def _conflict(one: Conflict, place: str, language: Language) -> str:
    if isinstance(one.base, dict) and ABSENT in (one.ours, one.theirs):
        gone, kept = (HERE, THERE) if one.ours is ABSENT else (THERE, HERE)
        words = {"gone": gone.in_(language), "kept": kept.in_(language), "name": visible(one.way[-1])}
        return CHANGED_AND_REMOVED.in_(language).format(place=place, **words)
    field, owner = visible(one.way[-1]), " › ".join(map(visible, one.way[:-1]))
    values = {name: _value(getattr(one, name), language) for name in ("base", "ours", "theirs")}
    of = OF.in_(language).format(name=owner) if owner else ""
    return BOTH_CHANGED.in_(language).format(place=place, field=field, of=of, **values)


def _value(value: Any, language: Language) -> str:
    if value is ABSENT or value is None:
        return NOTHING.in_(language)
    if isinstance(value, dict | list):
        inner = [str(one) for one in (value.values() if isinstance(value, dict) else value)]
        text = ", ".join(inner) if not any(isinstance(one, dict | list) for one in value) else MORE.in_(language)
    else:
        text = " ".join(str(value).split())
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"`{visible(short)}`"
