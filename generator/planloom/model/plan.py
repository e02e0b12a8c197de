"""What every plan has: a header, and the parts that all kinds of plan share. Each kind stands with what is its own.

A field declared with :func:`part` is a part: any YAML file of the plan's folder may give it under its
name, a page shows it and the reference lists it. Everything else belongs to the header.

Whoever needs parts that not all plans have asks for them by what they hold, as in ``plan.each(Quota)``, and need not
know which kinds of plan have them.
"""

import functools
import typing
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import PrivateAttr
from pydantic.fields import FieldInfo

from planloom.model import shared as c
from planloom.model.base import Item, Part, private
from planloom.model.choices import Word
from planloom.model.extend import built_in_class
from planloom.model.fields import Currency, Listed, When, Words, field
from planloom.model.names import Name
from planloom.model.relations import APPROVED_BY
from planloom.problems import Phrase, Span
from planloom.tracking import note
from planloom.values import Text

P = TypeVar("P", bound=Part)


Group = Literal["direction", "analysis", "work", "money", "people", "background"]
"""What the parts of a plan are about, in the order of its pages."""


def part(title: str, description: str, default: Any = (), *, group: Group = "work") -> Any:
    """Declare a part of a plan: a list of objects, or a single one when the default is None; and what it is about."""
    return field(title, description, default, json_schema_extra={"part": True, "group": group})


class Narrative:
    """A Markdown page of a plan, in the languages it is written in.

    `written` is the path of its file within the plan without suffix, from which its links start; `place` is
    the same in letters that an address can have. `bodies` map a language to the text, the file and the line
    on which the text begins.
    """

    __slots__ = ("bodies", "glossary", "place", "title", "written")

    def __init__(self, place: PurePosixPath, written: PurePosixPath, title: Text, glossary: Any) -> None:
        self.place = place
        self.written = written
        self.title = title
        self.glossary = glossary
        self.bodies: dict[str, Body] = {}


class Body:
    """The text of a narrative page in one language."""

    __slots__ = ("file", "line", "markdown")

    def __init__(self, markdown: str, file: str, line: int) -> None:
        self.markdown = markdown
        self.file = file
        self.line = line

    @property
    def span(self) -> Span:
        """Where the text begins."""
        return Span(self.file, self.line)


class Plan(Item):
    """What every plan has."""

    kind: ClassVar[str] = "plan"
    named: ClassVar[Name] = Name("plan", "plans", "plan", "plany")
    plan_kind: ClassVar[str] = ""
    """The word that a header says."""
    also: ClassVar[tuple[str, ...]] = ()
    """What is read as that word, besides what the kind is called."""
    area: ClassVar[Phrase | None] = None
    """What pages call money that is given to these plans; as the kind is called when left out."""
    directs: ClassVar[bool] = False
    """Whether plans of this kind say where the organisation goes; all others serve them."""
    self_financed: ClassVar[bool] = False
    """Whether its own sources of funding are to cover what it costs; other plans are paid by the strategy."""

    kind_of_plan: str = field("Kind", "Which kind of plan it is", ..., alias="kind")
    purpose: Words | None = field("Purpose", "What the plan is for, in a sentence or two")
    character: Annotated[Literal["strategic", "tactical"], Word] | None = field("Character", "strategic or tactical")
    version: str | None = field("Version", "Version of the plan")
    state: Annotated[Literal["draft", "proposed", "approved", "superseded"], Word] = field(
        "State", "draft, proposed, approved or superseded", "draft"
    )
    approved_by: Annotated[tuple[Annotated[str, APPROVED_BY], ...], Listed] = field(
        "Approved by", "Who approved it", ()
    )
    approved_on: When | None = field("Approved on", "When")
    currency: Currency | None = field("Currency", "ISO code; the organisation's when left out")
    classification: Words | None = field("Classification", "Public, internal, confidential …")

    objectives: tuple[c.Objective, ...] = part(
        "Objectives", "What is to be achieved, how much and by when", group="direction"
    )
    measures: tuple[c.Measure, ...] = part("Measures", "Measures that stand outside of objectives", group="direction")
    initiatives: tuple[c.Initiative, ...] = part("Initiatives", "Work that moves the objectives")
    milestones: tuple[c.Milestone, ...] = part("Milestones", "The timetable: dated results of the plan")
    risks: tuple[c.Risk, ...] = part("Risks", "What may go wrong", group="analysis")
    assumptions: tuple[c.Assumption, ...] = part("Assumptions", "What the plan takes for granted", group="analysis")
    budget: tuple[c.BudgetLine, ...] = part("Budget", "What the plan spends, line by line", group="money")
    financing: tuple[c.FundingSource, ...] = part("Financing", "Where the money comes from", group="money")
    teams: tuple[c.Team, ...] = part("Teams", "Who works on the plan", group="people")
    raci: tuple[c.Raci, ...] = part(
        "Responsibilities", "Who is responsible, accountable, consulted and informed", group="people"
    )
    tools: tuple[c.Tool, ...] = part("Tools", "Brochures, campaigns, surveys and other means")
    reviews: tuple[c.Review, ...] = part("Reviews", "How the plan was doing each time somebody looked")
    decisions: tuple[c.Decision, ...] = part("Decisions", "What was decided, by whom and when, and what it changed")
    joint_actions: tuple[c.JointAction, ...] = part("Joint actions", "What marketing and sales do together")
    comparison: c.Comparison | None = part(
        "Comparison notes", "Authors' notes on sales and marketing compared", None, group="background"
    )
    faq: tuple[c.Question, ...] = part("Questions and answers", "What readers ask", group="background")

    _place: PurePosixPath = PrivateAttr(default=PurePosixPath())
    _body: dict[str, Body] = PrivateAttr(default_factory=dict)
    _pages: tuple[Narrative, ...] = PrivateAttr(default=())

    def __getattribute__(self, name: str) -> Any:
        """Return an attribute; what it holds beside its header is read from now on."""
        if name in _PARTS:
            note("part", (id(self), name))
        return super().__getattribute__(name)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Know the parts of every kind of plan."""
        _PARTS.update(name for name, info in cls.model_fields.items() if is_part(info))

    def each(self, kind: type[P]) -> tuple[P, ...]:
        """Return the objects of the parts that hold exactly this class, or what a project made of it.

        Nothing where the plan has none of them, or is of a kind that has no such part.
        """
        names = _holding(type(self), kind)
        if not names:  # most kinds of plan, of most classes
            return ()
        found = [getattr(self, name) for name in names]
        if len(found) == 1 and isinstance(found[0], tuple):
            return found[0]
        return tuple(one for value in found for one in (value if isinstance(value, tuple) else (value,)) if one)

    def only(self, kind: type[P]) -> P | None:
        """Return the object of a part that is a single one, such as the envelope; None where there is none."""
        return next(iter(self.each(kind)), None)

    @classmethod
    def may_have(cls, kind: type[Part]) -> bool:
        """Tell whether plans of this kind have a part for objects of a class."""
        return bool(_holding(cls, kind))

    @property
    def place(self) -> PurePosixPath:
        """Its folder, relative to the plans folder."""
        place: PurePosixPath = private(self)["_place"]
        return place

    @property
    def is_bare(self) -> bool:
        """Whether nothing is written in it but its kind and an id."""
        return self.model_fields_set <= {"kind_of_plan", "id"} and not self._body and not self._pages

    @property
    def body(self) -> dict[str, Body]:
        """The text under the header, by language."""
        body: dict[str, Body] = private(self)["_body"]
        return body

    @property
    def pages(self) -> tuple[Narrative, ...]:
        """Its narrative pages."""
        pages: tuple[Narrative, ...] = private(self)["_pages"]
        return pages


def is_part(info: FieldInfo) -> bool:
    """Tell whether a field of a plan is a part of it rather than of its header."""
    return isinstance(info.json_schema_extra, dict) and bool(info.json_schema_extra.get("part"))


_PARTS = {"__dict__", "body", "pages", *(name for name, info in Plan.model_fields.items() if is_part(info))}
"""What a plan holds beside its header: the parts of all kinds; all of them at once; what stands in Markdown."""


def parts_of(plan: type[Plan]) -> dict[str, FieldInfo]:
    """Return the parts a kind of plan can have, by name, its own before the shared ones."""
    own = {name: info for name, info in plan.model_fields.items() if is_part(info) and name not in Plan.model_fields}
    shared = {name: info for name, info in plan.model_fields.items() if is_part(info) and name in Plan.model_fields}
    return own | shared


def group_of(info: FieldInfo) -> Group:
    """Return what a part of a plan is about."""
    extra = info.json_schema_extra
    return extra["group"] if isinstance(extra, dict) else "work"  # type: ignore[return-value]  # as `part` put it there


@functools.cache
def _holding(plan: type[Plan], kind: type[Part]) -> tuple[str, ...]:
    """Return the names of the parts of a kind of plan that hold objects of a class."""
    return tuple(
        name
        for name, info in plan.model_fields.items()
        if is_part(info) and any(built_in_class(one) is kind for one in classes_in(info.annotation))
    )


def classes_in(annotation: Any) -> Iterator[type[Part]]:
    """Yield the classes that a part holds: in a list, or alone."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from classes_in(argument)
