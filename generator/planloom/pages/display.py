"""Show the fields of any object: label by label, each value as its type and its reader ask for."""

import functools
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from markupsafe import Markup, escape
from pydantic.fields import FieldInfo

from planloom.i18n import format_share, format_value, label, translate
from planloom.model import Item, Link, Part
from planloom.model.base import fields_by_name
from planloom.model.fields import is_share
from planloom.model.naming_fields import ref_fields
from planloom.pages.words import as_words, joined, listed, trusted
from planloom.problems import LANGUAGES, Language
from planloom.values import Band, Money, Period, Text, Tolerance

MACHINERY = frozenset(["id", "was", "audience", "allow", "kind_of_plan"])
"""What is of use to the program, or to those who write the plans, and of none to readers."""

COMMON = frozenset(Item.model_fields) - MACHINERY
"""What every object may have; `Helpers.rest` writes each of them in its own way."""

Fact = tuple[str, Markup]
"""A label and what stands beside it."""

Shown = Literal["text", "number", "share", "shares", "choice", "reference", "series", "list", "part", "flag", "plain"]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field that is filled in: its label in the reader's language and its value."""

    name: str
    label: str
    value: Any
    shown: Shown

    @property
    def is_numeric(self) -> bool:
        """Whether it stands to the right in a table."""
        return self.shown in ("number", "share") or isinstance(self.value, Money)


@functools.cache
def _choices(info_id: tuple[type[Part], str]) -> bool:
    part, name = info_id
    return _has_literal(part.model_fields[name].annotation)


def _has_literal(annotation: Any) -> bool:
    if typing.get_origin(annotation) is Literal:
        return True
    return any(_has_literal(inner) for inner in typing.get_args(annotation) if inner is not type(None))


@functools.cache
def _references(part: type[Part]) -> frozenset[str]:
    return frozenset(field.name for field in ref_fields(part))


def fields_of(part: Part, language: Language, skip: frozenset[str] = frozenset()) -> Iterator[FieldView]:
    """Yield the fields of `part` that are filled in, in the order of the model, leaving out `skip`."""
    for name, info in _of_its_own(type(part)):
        value = getattr(part, name)
        if name in skip or (not value and value in (None, (), {})) or _goes_without_saying(part, name):
            continue
        words = translate(info.title or name, language)
        yield FieldView(name, words, value, _shown(part, name, info, value))


@functools.cache
def _of_its_own(part: type[Part]) -> tuple[tuple[str, FieldInfo], ...]:
    """Return the fields of a class, without those that any object may have."""
    return tuple((name, info) for name, info in part.model_fields.items() if name not in MACHINERY | COMMON)


def _goes_without_saying(part: Part, name: str) -> bool:
    """Tell whether a field has the value that nobody needs to be told; a `no` that was written is told."""
    info, value = fields_by_name(type(part))[name], getattr(part, name)
    if info.is_required() or value != info.default or (isinstance(value, bool) and name in part.model_fields_set):
        return False
    return value in (0, False, "undefined", "last", "other", "none")


def _shown(part: Part, name: str, info: FieldInfo, value: Any) -> Shown:
    if name in _references(type(part)):
        return "reference"
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, str):
        return "choice" if _choices((type(part), name)) else "plain"
    if isinstance(value, Text):
        return "text"
    if isinstance(value, dict):
        return "series"
    if isinstance(value, Decimal | int | Money | Period | Band | Tolerance):
        return "share" if is_share(info) else "number"
    if isinstance(value, Part):
        return "part"
    return "shares" if is_share(info) else "list"


class Display:
    """Writes values as HTML for one language.

    `link` writes a link to the object with an id, `line` a text of a plan, `facts` what an object within
    another says, label by label; all return HTML.
    """

    def __init__(
        self,
        language: Language,
        link: Callable[[str], Markup],
        line: Callable[[Text], Markup],
        facts: Callable[[Part], Iterable[Fact]],
    ) -> None:
        self.language = language
        self.link = link
        self.line = line
        self.facts = facts

    def value(self, view: FieldView) -> Markup:
        """Return the value of a field on one line."""
        return self._write(view.value, view.shown)

    def _write(self, value: Any, shown: Shown) -> Markup:
        match shown:
            case "reference":
                ids = [value] if isinstance(value, str) else [v.id if isinstance(v, Link) else v for v in value]
                return listed(", ", [self.link(one) for one in ids])
            case "choice":
                return as_words(label(value, self.language), self.language)
            case "share":
                return as_words(format_share(value, self.language), self.language)
            case "shares":
                return Markup(" → ").join(format_share(share, self.language) for share in value)
            case "text":
                return self.line(value)
            case "series":
                return self._series(value)
            case "list":
                return self._list(value)
            case "part":
                return self._part(value)
            case _:
                return as_words(format_value(value, self.language), self.language)

    def _series(self, value: dict[Any, Any]) -> Markup:
        rows = (
            trusted(f"{escape(format_value(key, self.language))}: {self._entry(entry)}") for key, entry in value.items()
        )
        return joined("; ", rows)

    def _entry(self, value: Any) -> Markup:
        if isinstance(value, Part):
            return self._part(value)
        return (
            self.line(value) if isinstance(value, Text) else as_words(format_value(value, self.language), self.language)
        )

    def _list(self, value: Any) -> Markup:
        return joined("<br>", map(self._entry, value))

    def _part(self, part: Part) -> Markup:
        """Return a part within an object on one line: its name first, then what else it says."""
        name = getattr(part, "title", None)
        head = [Markup("<strong>{}</strong>").format(self.line(name))] if isinstance(name, Text) else []
        words = [Markup("{}: {}").format(name, value) for name, value in self.facts(part)]
        return Markup(" · ").join([*head, *words])

    def loose(self, value: Any) -> Markup:
        """Return a value of `extra:`, which may be nested; what is written in two languages is text."""
        if isinstance(value, Mapping) and value and value.keys() <= set(LANGUAGES):
            return self.line(Text(**{language: str(words) for language, words in value.items()}))
        if isinstance(value, Mapping):
            return Markup("; ").join(Markup("{}: {}").format(key, self.loose(one)) for key, one in value.items())
        if isinstance(value, list | tuple):
            return Markup(", ").join(self.loose(one) for one in value)
        return as_words(format_value(value, self.language), self.language)
