"""What messages call the objects of plans, in both languages."""

from typing import TYPE_CHECKING

from planloom.i18n import translate
from planloom.model import Item, Part
from planloom.problems import LANGUAGES, Phrase

if TYPE_CHECKING:
    from planloom.rules.rule import Plans

PART_OF_SUM = Phrase("part of the sum", "składnik sumy")
LONGEST_TITLE = 60
_WITHIN_EN, _WITHIN_PL = str.maketrans("“”„", "‘’‘"), str.maketrans("„”“", "«»»")
"""Quotation marks of a title, as they stand within others."""


def called(item: Item) -> Phrase:
    """Name an object as readers know it: its kind and its title; its id where it has no title."""
    word = item.named
    if item.title:
        english, polish = (_cut(item.title.in_(language)) for language in LANGUAGES)
        return Phrase(f"{word.en} “{english.translate(_WITHIN_EN)}”", f"{word.pl} „{polish.translate(_WITHIN_PL)}”")
    return word.with_id(item.id) if item.id else Phrase(f"this {word.en}", word.pl)


def called_by(item: Item, plans: "Plans") -> Phrase:
    """Name an object; one without title and id by what it is for: a quota by who holds it, a workforce by its unit."""
    name = called(item)
    if item.title or item.id:
        return name
    targets = plans.graph.targets(item)
    return (
        Phrase(*(f"{word} ({other})" for word, other in zip(name, called(targets[0]), strict=True)))
        if targets
        else name
    )


def _cut(title: str) -> str:
    """Return a title as one line, short enough that the message around it is seen."""
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def field_called(part: Part, name: str) -> Phrase:
    """Name a field of an object, in the middle of a sentence."""
    known = type(part).model_fields.get(name)
    title = (known.title if known is not None else None) or name.replace("_", " ")
    return Phrase(*(_uncapital(translate(title, language)) for language in LANGUAGES))


def _uncapital(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]  # FTE keeps its capitals
