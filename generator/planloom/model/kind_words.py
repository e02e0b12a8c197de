"""The words for kinds of plan: what a header says, and what fields say that name a kind of plan.

They follow from what a kind says of itself, whether it is one of ours or one that a project declares.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from planloom.model.base import Part
from planloom.model.choices import OneOf, Word
from planloom.model.extend import Fields
from planloom.model.fields import field
from planloom.model.names import Name
from planloom.model.nearest import nearest
from planloom.problems import Phrase
from planloom.values import Label


def kind_word(word: str, named: Name, area: Phrase | None = None) -> Label:
    """Return the word of a kind with what pages call it: its area, or its name where it has none."""
    shown = area or named.heading
    return Label(word, shown.en, shown.pl)


def other_words(named: Name, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what is read as the word of a kind: its names with and without "plan" in them, and `also` these."""
    short = (named.en.removesuffix(" plan"), named.pl.removeprefix("plan "))
    return tuple(dict.fromkeys((named.en, named.pl, *short, *also)))


def header_field(word: Label, others: Iterable[str]) -> Fields:
    """Return the field of a header that says the kind."""
    annotation = Annotated[Literal[word], OneOf(dict.fromkeys(others, word))]  # type: ignore[valid-type]
    return {"kind_of_plan": (annotation, field("Kind", f"Here {word}", ..., alias="kind"))}


@dataclass(frozen=True, slots=True)
class NamesKind:
    """Beside the type of a field: it holds the word of a kind of plan, or one of `others`."""

    others: tuple[str, ...] = ()


def naming_kinds(models: Iterable[type[Part]], words: Iterable[str]) -> Mapping[type[Part], Fields]:
    """Return the fields of `models` that name a kind of plan, with the words of the kinds there are."""
    kinds = tuple(words)
    found = {model: _naming(model, kinds) for model in models}
    return {model: fields for model, fields in found.items() if fields}


def _naming(model: type[Part], kinds: tuple[str, ...]) -> dict[str, tuple[Any, Any]]:
    marks = (
        (name, info, mark)
        for name, info in model.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, NamesKind)
    )
    return {
        name: (
            Annotated[Annotated[Literal[tuple(dict.fromkeys((*kinds, *mark.others)))], Word] | None, mark],
            field(info.title or "", info.description or ""),
        )
        for name, info, mark in marks
    }


def kind_meant(given: str, models: Collection[type[Part]]) -> str | None:
    """Return the kind of object that was probably meant: by its name in declarations, or by what pages call it."""
    called = {model.kind: model.kind for model in models}
    for model in models:
        forms = (form for name in (model.named.one, model.named.many) for form in (name.en, name.pl))
        called.update({form.replace(" ", "_"): model.kind for form in forms})
    near = nearest(given.replace(" ", "_"), called)
    return called[near] if near else None
