"""How a project declares kinds of its own in ``planloom.yml``: what may be written there."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, model_validator

from planloom.model.base import Names, Part
from planloom.model.built_in import KINDS, STRATEGY
from planloom.model.choices import OneOf, Word
from planloom.model.fields import Listed, Words, YesNo, field
from planloom.model.names import Name, either
from planloom.model.roles import Role
from planloom.problems import LANGUAGES, Phrase

FieldType = Annotated[
    Literal[
        "text",
        "number",
        "share",
        "money",
        "date",
        "yes_no",
        "choice",
        "reference",
        "references",
        "number_by_period",
        "money_by_period",
        "text_by_period",
    ],
    Word,
    BeforeValidator(lambda given: given.replace("/", "_") if isinstance(given, str) else given),
]


LIKE = tuple(word for word in KINDS if word != STRATEGY)
"""The kinds of plan that others can be like; there is one sort of strategy."""


class OwnField(Part):
    """A field of a part of your own, or one more field of a built-in object."""

    kind: ClassVar[str] = "own_field"
    named: ClassVar[Name] = Name("field", "fields", "pole", "pola")
    shorthand: ClassVar[str] = "type"

    type: FieldType = field(
        "Type",
        "text, number, share, money, date, yes/no, choice, reference, references, number_by_period, "
        "money_by_period or text_by_period",
        ...,
    )
    name: Words | None = field("Name", "What pages call it; its key when left out")
    description: Words | None = field("Description", "What belongs there, for editors and the reference")
    required: YesNo = field("Required", "true: every object must have it", False)
    of: dict[str, Words | None] = field("Of", "The words of a choice, each with its name: {junior: Junior}", {})
    to: Names = field("To", "Kinds of object that a reference may name, such as person or objective", ())
    inverse: Words | None = field("Inverse", "What stands before those that name an object, seen from its side")
    cost: YesNo = field("Cost", "true: this money is what the plan spends, and counts in its totals", False)
    adds_up: YesNo = field("Adds up", "true: a year of these numbers is the sum of its quarters or months", False)

    @model_validator(mode="before")
    @classmethod
    def _from_type(cls, data: object) -> object:
        return {"type": data} if isinstance(data, str) else data


OwnRole = Annotated[
    Role,
    OneOf({
        "cel": "aim",
        "praca": "work",
        "wydarzenie": "event",
        "właściciel": "owner",
        "struktura": "structure",
        "nazwa własna": "proper_name",
        "strona": "page",
    }),
]  # fmt: skip


class OwnPart(Part):
    """A part of your own: a list of objects, each with an id, a title, an owner and dates as all objects have."""

    kind: ClassVar[str] = "own_part"
    named: ClassVar[Name] = Name("part", "parts", "część planu", "części planu")

    title: Words = field("Title", "The heading of its page, such as Roles", ...)
    name: Words = field("Name", "What one of the objects is called, such as role", ...)
    many: Words | None = field("Many", "What several are called; the title when left out")
    kind_name: str | None = field("Kind", "What references call it; the name of the part when left out", alias="kind")
    description: Words | None = field("Description", "What it holds, in a sentence")
    roles: Annotated[tuple[OwnRole, ...], Listed] = field(
        "Roles",
        "What its objects are to rules and pages: aim, work, event, owner, structure, proper_name or page; work when"
        " left out",
        ("work",),
    )
    fields: dict[str, OwnField] = field("Fields", "What its objects have besides what all objects have", {})
    columns: Names = field("Columns", "The fields that the table of its page shows, in this order", ())


class OwnWords(Part):
    """Other words for objects of a kind, and for their fields, in plans of one kind."""

    kind: ClassVar[str] = "own_words"
    named: ClassVar[Name] = Name("words for an object", "words for objects", "nazwa obiektu", "nazwy obiektów")

    name: Words | None = field("Name", "What one of the objects is called, such as donation target")
    many: Words | None = field("Many", "What several are called; the name when left out")
    fields: dict[str, Words] = field("Fields", "Other words for their fields: {revenue: Donations}", {})

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, data: object) -> object:
        by_language = isinstance(data, dict) and bool(data) and data.keys() <= set(LANGUAGES)
        return {"name": data} if isinstance(data, str) or by_language else data


class OwnKind(Part):
    """A kind of plan of your own, or other words for a built-in one."""

    kind: ClassVar[str] = "own_kind"
    named: ClassVar[Name] = Name("kind of plan", "kinds of plan", "rodzaj planu", "rodzaje planów")

    name: Words = field("Name", "What one such plan is called, such as people plan", ...)
    many: Words | None = field("Many", "What several are called; the name when left out")
    like: Annotated[Literal[LIKE], Word] | None = field(  # type: ignore[valid-type]
        "Like",
        f"The built-in kind whose parts and calculations it has: {either([Phrase(word, word) for word in LIKE]).en}",
    )
    parts: Names = field("Parts", "The shared parts it may have; all when left out", ())
    words: dict[str, Words] = field("Words", "Other headings for parts it takes over: {targets: Donation targets}", {})
    objects: dict[str, OwnWords] = field(
        "Objects", "Other words for the objects in those parts, by their kind: {target: donation target}", {}
    )
    own: dict[str, OwnPart] = field("Own", "Parts of its own, by the name that its files write", {})


class Declarations(Part):
    """What a project declares of its own."""

    kind: ClassVar[str] = "declarations"

    kinds: dict[str, OwnKind] = field("Kinds", "Kinds of plan of your own, by the word that their headers say", {})
    fields: dict[str, dict[str, OwnField]] = field(
        "Fields", "Fields of your own for built-in objects, by the kind of object", {}
    )
