"""What messages call the objects of plans, in both languages."""

from typing import TYPE_CHECKING

from planloom.i18n import translate
from planloom.model import Item, Part
from planloom.problems import LANGUAGES, Phrase
from planloom.report.words import kind_before

if TYPE_CHECKING:
    from planloom.rules.rule import Plans

PART_OF_SUM = Phrase("part of the sum", "składnik sumy")
LONGEST_TITLE = 60
_WITHIN_EN, _WITHIN_PL = str.maketrans("“”„", "‘’‘"), str.maketrans("„”“", "«»»")
"""Quotation marks of a title, as they stand within others."""


def called(item: Item) -> Phrase:
    """Name an object as readers know it: its kind, unless its title says it, and its title; or else its id."""
    word = item.named
    if item.title:
        english, polish = (_cut(item.title.in_(language)) for language in LANGUAGES)
        return Phrase(
            f"{kind_before(word.en, english)}“{english.translate(_WITHIN_EN)}”",
            f"{kind_before(word.pl, polish)}„{polish.translate(_WITHIN_PL)}”",
        )
    return word.with_id(item.id) if item.id else Phrase(f"this {word.en}", word.pl)


def called_by(item: Item, plans: "Plans", *besides: object) -> Phrase:
    """Name an object; one without title and id by what it is for, or by its plan: a quota by who holds it.

    What a message says `besides` tells nothing of which one it is.
    """
    name = called(item)
    if item.title or item.id:
        return name
    plan = plans.plan_of(item)
    about = [called(one) for one in (*plans.graph.targets(item), *((plan,) if plan is not None else ()))]
    other = next((one for one in about if one not in besides), None)
    return Phrase(*(f"{word} ({more})" for word, more in zip(name, other, strict=True))) if other else name


def called_around(part: Part, plans: "Plans") -> Phrase:
    """Name the object that a text stands in: the part itself, what is around it, or else its plan."""
    item = part if isinstance(part, Item) else (plans.around(part) or plans.plan_of(part))
    return called_by(item, plans) if item is not None else part.named.one


def plan_called(part: Part, plans: "Plans") -> Phrase:
    """Name the plan that a part belongs to; what all plans share is named itself."""
    plan = plans.plan_of(part)
    return called(plan) if plan is not None else part.named.one


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
