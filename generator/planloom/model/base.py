"""What every object of a plan has: a place in a file, an id, a title, an owner, links upward."""

import functools
import typing
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.functional_validators import ModelWrapValidatorHandler

from planloom.model.choices import OneOf, Word
from planloom.model.fields import Id, Listed, Share, When, Words, field
from planloom.model.names import Name
from planloom.model.relations import FEEDS_BACK, OWNED_BY, SUPPORTS, Columns
from planloom.model.roles import Role
from planloom.problems import Span
from planloom.source.nodes import Mapping
from planloom.tracking import note
from planloom.values import Period, Text

STATUS_WORD = OneOf({
    "pending": "not_started",
    "planned": "not_started",
    "○": "not_started",
    "planowane": "not_started",
    "in progress": "on_track",
    "ahead": "on_track",
    "◐": "on_track",
    "w toku": "on_track",
    "zagrożone": "at_risk",
    "delayed": "off_track",
    "blocked": "off_track",
    "opóźnione": "off_track",
    "complete": "done",
    "completed": "done",
    "✓": "done",
    "on hold": "paused",
    "unavailable": "no_status",
    "not reported": "no_status",
    "n/a": "no_status",
    "nie podano": "no_status",
    "canceled": "cancelled",
})  # fmt: skip
Status = Annotated[
    Literal["not_started", "on_track", "at_risk", "off_track", "done", "paused", "cancelled", "no_status"], STATUS_WORD
]

Owner = Annotated[str, OWNED_BY]


class Part(BaseModel):
    """Anything written as a YAML mapping. It remembers the node it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)
    kind: ClassVar[str] = "part"
    named: ClassVar[Name] = Name("part", "parts", "część", "części")
    acts_as: ClassVar[frozenset[Role]] = frozenset()
    """What its objects are to rules, pages and relations; a part that is no object has no role."""
    shorthand: ClassVar[str] = ""
    """The field that a bare value stands for, where one is enough."""
    table_columns: ClassVar[Columns] = ()
    """The columns of the table in which pages show the objects of a plan, of those that are filled in.

    `title` heads a row with name and text, or the first column does. What is no column is told below the table.
    """
    table_order: ClassVar[str] = ""
    """The field that such a table is sorted by, where it is not in the order of the sources."""

    named_after: ClassVar[tuple[str, ...]] = ()
    """The fields whose values pages call an object by that has no title, in their order: words, or what it names."""

    _node: Mapping | None = PrivateAttr(default=None)
    _bare: tuple[Mapping, str] | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        part = handler(_without_empty(data, cls))
        if isinstance(data, Mapping):
            private(part)["_node"] = data
            _place_bare_values(part, data)
        return part

    @property
    def node(self) -> Mapping | None:
        """The mapping it was read from; None for what was made by a program."""
        node: Mapping | None = private(self).get("_node")
        return node

    def written_as(self, field: str) -> str:
        """Return the name that the sources write for a field, given by that name or by its attribute."""
        fields = fields_by_name(type(self))
        if field in attributes(type(self)) or field not in fields:
            return field
        return fields[field].alias or field

    def span(self, *path: str | int | Period) -> Span:
        """Return where the value at `path` is written, or the part itself without a path.

        Falls back to the nearest place that exists: a missing field is told where the object begins.
        """
        if self.node is None:
            within, key = private(self).get("_bare") or (None, "")
            return within.value_span(key) if within is not None else Span("")
        steps = [step.text if isinstance(step, Period) else step for step in path]
        if steps and isinstance(steps[0], str):
            steps[0] = self.written_as(steps[0])
        return self.node.span_of(*steps)

    def key_span(self, key: str) -> Span:
        """Return where the name of a field is written."""
        return self.node.key_span(self.written_as(key)) if self.node is not None else Span("")

    def has_lost(self, field: str) -> bool:
        """Tell whether the writer filled in the field and it is not here: it could not be read, or is for others.

        It is not missing then; what is wrong with it has been told.
        """
        return self.node is not None and self.node.has_lost(self.written_as(field))

    def get(self, field: str) -> Any:
        """Return the value of a field by the name it has in the sources; None for what is no field."""
        name = attributes(type(self)).get(field)
        return getattr(self, name) if name else None

    def is_a(self, *roles: Role) -> bool:
        """Tell whether it has any of the roles."""
        return not self.acts_as.isdisjoint(roles)

    def inner(self) -> "Iterator[Part]":
        """Yield the parts directly within this one, field by field."""
        values = self.__dict__
        for name in _part_fields(type(self)):
            value = values[name]
            if not value:  # mostly: few objects fill in what could hold parts
                continue
            if isinstance(value, Part):
                yield value
                continue
            for entry in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
                if isinstance(entry, Part):
                    yield entry

    def has(self, name: str) -> bool:
        """Tell whether the writer filled in the field."""
        return name in self.model_fields_set and getattr(self, name) not in (None, (), {})


@functools.cache
def fields_by_name(part: type[Part]) -> AnyMapping[str, FieldInfo]:
    """Return the fields of a class by the names of their attributes; asking pydantic each time is slow."""
    return part.model_fields


@functools.cache
def attributes(part: type[Part]) -> AnyMapping[str, str]:
    """Return the attributes of a class that hold its fields, by the names that the sources write."""
    return {info.alias or name: name for name, info in part.model_fields.items()}


def private(part: Part) -> dict[str, Any]:
    """Return the private attributes of a part, which are set and asked for hundreds of thousands of times.

    Pydantic's own way to each of them takes a detour through `__setattr__` and `__getattr__`.
    """
    return part.__pydantic_private__ or {}


def _place_bare_values(part: Part, data: Mapping) -> None:
    """Tell parts that a bare value stands for where that is written: they have no mapping of their own."""
    for name in _part_fields(type(part)):
        value = part.__dict__[name]
        if isinstance(value, Part) and value.node is None:
            private(value)["_bare"] = data, part.written_as(name)


def _without_empty(data: Any, part: type["Part"]) -> Any:
    """Leave out the fields that are named but not filled in: they are as good as left out.

    What is required stays, so that its emptiness is told where it is written.
    """
    if not isinstance(data, Mapping) or None not in data.values():
        return data
    optional = {key for key, name in attributes(part).items() if not part.model_fields[name].is_required()}
    return {key: value for key, value in data.items() if value is not None or key not in optional}


@functools.cache
def _part_fields(part: type[Part]) -> tuple[str, ...]:
    """Return the names of the fields of `part` that hold other parts, in their order."""
    return tuple(name for name, info in part.model_fields.items() if _holds_parts(info.annotation))


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Part)
    return any(_holds_parts(argument) for argument in typing.get_args(annotation))


class Link(Part):
    """A link upward, with the share that this object contributes to the one it supports."""

    kind: ClassVar[str] = "link"
    named: ClassVar[Name] = Name("link", "links", "powiązanie", "powiązania")
    shorthand: ClassVar[str] = "id"

    id: Annotated[str, SUPPORTS] = field("Supports", "The id of what is supported", ...)
    contributes: Share | None = field(
        "Contributes", "The share of this object's figures that counts there, such as 60%", examples=["100%"]
    )
    strength: Annotated[Literal["strong", "medium", "weak"], Word] | None = field(
        "Strength of support", "How strongly it supports: strong, medium or weak"
    )
    note: Words | None = field("Note", "Why it supports it")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, data: Any) -> Any:
        return {"id": data} if isinstance(data, str) else data


Links = Annotated[tuple[Link, ...], Listed]
Texts = Annotated[tuple[Words, ...], Listed]
Names = Annotated[tuple[str, ...], Listed]


class Item(Part):
    """An object of a plan. Everything that can be linked, owned, dated or discussed is one."""

    kind: ClassVar[str] = "item"
    named: ClassVar[Name] = Name("object", "objects", "obiekt", "obiekty")

    id: Id | None = field("Id", "Unique over all plans; lower-case words with hyphens")
    title: Words | None = field("Title", "What it is called")
    text: Words | None = field("Description", "Markdown, as long as it needs to be")
    owner: Owner | None = field("Owner", "The person, team or unit that answers for it")
    start: When | None = field("Start", "The first day, or the period it starts in")
    end: When | None = field("End", "The last day, or the period it ends in")
    period: When | None = field("Period", "Start and end in one, such as 2027..2029")
    status: Status | None = field(
        "Status", "not_started, on_track, at_risk, off_track, done, paused, cancelled or no_status (nobody reported)"
    )
    supports: Links = field("Supports", "What it serves: ids of strategic or functional objectives", ())
    contributes: Share | None = field(
        "Contributes", "The share that counts for what it supports, when there is one link"
    )
    feeds_back: Annotated[tuple[Annotated[str, FEEDS_BACK], ...], Listed] = field(
        "Feeds back to", "Strategy objects that this finding or result informs", ()
    )
    tags: Names = field("Tags", "Free words to group by", ())
    sources: Texts = field("Sources", "Where the facts come from", ())
    updated: When | None = field("Updated", "When it was last brought up to date")
    was: Annotated[tuple[Id, ...], Listed] = field("Was", "Former ids; old links and addresses keep working", ())
    audience: Names = field(
        "Audience",
        "Who may see it, or single fields and values of it: {budget: [board]}; everybody when left out",
        (),
        json_schema_extra={"by_field": True},
        examples=["board"],
        later=True,
    )
    allow: dict[str, str | None] = field(
        "Exceptions", "Findings that are accepted here, each with its reason", {}, later=True
    )
    extra: dict[str, Any] = field("Extra", "Fields of your own", {})

    _plan: str = PrivateAttr(default="")

    @property
    def plan(self) -> str:
        """The id of the plan it belongs to; empty for what the whole organisation shares."""
        return str(private(self).get("_plan", ""))

    @property
    def horizon(self) -> Period | None:
        """When it takes place: its period, or from start to end, or the one of them that is given."""
        if self.period:
            return self.period
        first, last = self.start or self.end, self.end or self.start
        if first is None or last is None or last.end < first.start:
            return first
        return first if first == last else Period.around((first, last))

    @property
    def takes_place(self) -> Period | None:
        """When the roadmap shows it: its horizon, or the day that its kind has besides."""
        return self.horizon

    @property
    def deadline(self) -> Period | None:
        """When it is to be finished; None for what is open-ended, which only says when it starts."""
        return self.period or self.end

    @property
    def name(self) -> Text:
        """The title; where there is none the id, or what its kind is called."""
        if self.title:
            return self.title.on_one_line
        if self.id:
            return Text(en=self.id, pl=self.id)
        words = self.named.heading
        return Text(en=words.en, pl=words.pl)

    def share_of(self, link: Link) -> Decimal | None:
        """Return the share that counts along `link`."""
        return link.contributes if link.contributes is not None else self.contributes


class _Description:
    """The field `text` of an object: long, and shown by few of the pages that know the object. Who asks has read it."""

    name: Final = "text"

    def __get__(self, item: Item | None, _: type[Item]) -> Words | None:
        if item is None:
            raise AttributeError(self.name)  # it is no attribute of a class, as pydantic wants it
        note(self.name, id(item))
        described: Words | None = item.__dict__[self.name]
        return described

    def __set__(self, item: Item, value: object) -> None:
        raise AttributeError(self.name)  # objects do not change; that there is a way to set it puts this first


type.__setattr__(Item, _Description.name, _Description())
