"""What messages call the objects of plans, in both languages."""

from planloom.i18n import translate
from planloom.model import Item, Part
from planloom.problems import LANGUAGES, Phrase

PART_OF_SUM = Phrase("part of the sum", "składnik sumy")


def called(item: Item) -> Phrase:
    """Name an object: its kind and its id, or its title where it has no id."""
    word = item.named
    if item.id:
        return word.with_id(item.id)
    if item.title:
        return Phrase(f"{word.en} “{item.title.in_('en')}”", f"{word.pl} „{item.title.in_('pl')}”")
    return Phrase(f"this {word.en}", word.pl)


def field_called(part: Part, name: str) -> Phrase:
    """Name a field of an object, in the middle of a sentence."""
    title = type(part).model_fields[name].title or name
    return Phrase(*(_uncapital(translate(title, language)) for language in LANGUAGES))


def _uncapital(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]  # FTE keeps its capitals
