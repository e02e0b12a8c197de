"""Examples as lines of YAML, with what each field holds beside it."""

import textwrap
from collections.abc import Iterable, Iterator

import yaml

from planloom.i18n import label, translate
from planloom.model.shapes import Choice, Field, Many, Shape, Value
from planloom.problems import Language, Phrase
from planloom.skeleton.examples import Entry, Example, Leaf, Listed, Named

WIDEST = 110
REQUIRED = Phrase("required", "wymagane")


def explained(*sentences: str) -> list[str]:
    """Return explanations, which stay comments when the sign before the examples is taken away."""
    return [f"## {line}" for sentence in sentences for line in textwrap.wrap(sentence, WIDEST)]


def commented(lines: Iterable[str]) -> list[str]:
    """Return the lines of an example as a comment."""
    return [f"# {line}" for line in lines]


def lines_of(entry: Entry) -> Iterator[str]:
    """Yield the lines of named fields; what a plan has only in time stays a comment."""
    for field, example in entry.fields:
        lines = _field(field, example, entry)
        yield from commented(lines) if field.later else lines


def _field(field: Field, example: Example | None, entry: Entry) -> Iterator[str]:
    note = _note(field, example, entry.language) if entry.told else ""
    if example is None:
        yield from commented(textwrap.wrap(f"{field.key} – {note}", WIDEST))
        return
    first, *rest = _under(field.key, example)
    if note and len(first) + len(note) > WIDEST:
        yield from commented(textwrap.wrap(note, WIDEST))
        note = ""
    yield f"{first}  # {note}" if note else first
    yield from rest


def _under(key: str, example: Example) -> Iterator[str]:
    """Yield the lines of an example under its key."""
    flow = _flow(example)
    if flow is not None:
        yield f"{key}: {flow}"
        return
    yield f"{key}:"
    yield from (f"  {line}" for line in _block(example))


def _block(example: Example) -> Iterator[str]:
    match example:
        case Listed(of):
            yield from _dashed(of)
        case Named(key, value):
            yield from _under(key, value)
        case Entry():
            yield from lines_of(example)
        case Leaf(text):
            yield _scalar(text)


def _dashed(example: Example) -> Iterator[str]:
    """Yield the lines of an entry of a list; comments above its first field stand above the hyphen."""
    begun = False
    for line in _block(example):
        if begun:
            yield f"  {line}"
        elif line.startswith("#"):
            yield line
        else:
            begun = True
            yield f"- {line}"


def _flow(example: Example) -> str | None:
    """Return an example that fits beside its key; None for one that takes lines of its own."""
    match example:
        case Leaf(text, words):
            return _scalar(text) if words else text
        case Listed(Leaf(text, words=False)):
            return f"[{text}]"
        case Named(key, Leaf(text, words=False)):
            return f"{{{key}: {text}}}"
    return None


def _scalar(text: str) -> str:
    """Return a text as YAML writes it on one line."""
    return yaml.safe_dump(text, allow_unicode=True, width=len(text) * 2 + 80).removesuffix("\n...\n").strip()


def _note(field: Field, example: Example | None, language: Language) -> str:
    """Say what a field is called, whether it must be there, and what it holds."""
    title = translate(field.title, language)
    name = f"{title} ({REQUIRED.in_(language)})" if field.required else title
    choice = _choice(field.shape)
    if choice is not None:
        return f"{name}: {', '.join(_word(word, language) for word in choice.words)}"
    held = translate(field.description, language)
    shown = isinstance(example, Leaf | Listed) and _is_text(field.shape)
    return name if shown or not held or held == title else f"{name}: {held}"


def _choice(shape: Shape) -> Choice | None:
    inner = shape.of if isinstance(shape, Many) else shape
    return inner if isinstance(inner, Choice) else None


def _word(word: str, language: Language) -> str:
    """Return a word as it is written, with what it means in the reader's language where that is another."""
    meant = label(word, language)
    return word if meant.casefold() == word.replace("_", " ").casefold() else f"{word} ({meant.lower()})"


def _is_text(shape: Shape) -> bool:
    """Tell whether the example of a field is what its description says."""
    inner = shape.of if isinstance(shape, Many) else shape
    return isinstance(inner, Value) and inner.name == "text" and not inner.relation
