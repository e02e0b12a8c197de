"""The kinds of plan that are built in: a header, the parts all plans have, and those of each kind.

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

from planloom.model import marketing as m
from planloom.model import restructuring as r
from planloom.model import sales as s
from planloom.model import shared as c
from planloom.model import strategy as st
from planloom.model.base import Item, Part
from planloom.model.choices import Word
from planloom.model.extend import Change, Extension, Fields, built_in_class
from planloom.model.fields import Currency, Listed, When, Words, field
from planloom.model.kind_words import header_field, kind_word, naming_kinds, other_words
from planloom.model.names import Name
from planloom.model.relations import APPROVED_BY
from planloom.model.shapes import models_in
from planloom.problems import Phrase, Span
from planloom.values import Text

P = TypeVar("P", bound=Part)


def part(title: str, description: str, default: Any = ()) -> Any:
    """Declare a part of a plan: a list of objects, or a single one when the default is None."""
    return field(title, description, default, json_schema_extra={"part": True})


class Narrative:
    """A Markdown page of a plan, in the languages it is written in.

    `written` is the path of its file within the plan without suffix, from which its links start; `place` is
    the same in letters that an address can have. `bodies` map a language to the text, the file and the line
    on which the text begins.
    """

    __slots__ = ("audience", "bodies", "glossary", "place", "title", "written")

    def __init__(
        self, place: PurePosixPath, written: PurePosixPath, title: Text, audience: tuple[str, ...], glossary: Any
    ) -> None:
        self.place = place
        self.written = written
        self.title = title
        self.audience = audience
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

    objectives: tuple[c.Objective, ...] = part("Objectives", "What is to be achieved, how much and by when")
    measures: tuple[c.Measure, ...] = part("Measures", "Measures that stand outside of objectives")
    initiatives: tuple[c.Initiative, ...] = part("Initiatives", "Work that moves the objectives")
    milestones: tuple[c.Milestone, ...] = part("Milestones", "The timetable: dated results of the plan")
    risks: tuple[c.Risk, ...] = part("Risks", "What may go wrong")
    assumptions: tuple[c.Assumption, ...] = part("Assumptions", "What the plan takes for granted")
    budget: tuple[c.BudgetLine, ...] = part("Budget", "What the plan spends, line by line")
    financing: tuple[c.FundingSource, ...] = part("Financing", "Where the money comes from")
    teams: tuple[c.Team, ...] = part("Teams", "Who works on the plan")
    raci: tuple[c.Raci, ...] = part("Responsibilities", "Who is responsible, accountable, consulted and informed")
    tools: tuple[c.Tool, ...] = part("Tools", "Brochures, campaigns, surveys and other means")
    reviews: tuple[c.Review, ...] = part("Reviews", "How the plan was doing each time somebody looked")
    decisions: tuple[c.Decision, ...] = part("Decisions", "What was decided, by whom and when, and what it changed")
    joint_actions: tuple[c.JointAction, ...] = part("Joint actions", "What marketing and sales do together")
    comparison: c.Comparison | None = part("Comparison notes", "Authors' notes on sales and marketing compared", None)
    faq: tuple[c.Question, ...] = part("Questions and answers", "What readers ask")

    _place: PurePosixPath = PrivateAttr(default=PurePosixPath())
    _body: dict[str, Body] = PrivateAttr(default_factory=dict)
    _pages: tuple[Narrative, ...] = PrivateAttr(default=())

    def each(self, kind: type[P]) -> tuple[P, ...]:
        """Return the objects of the parts that hold exactly this class, or what a project made of it.

        Nothing where the plan has none of them, or is of a kind that has no such part.
        """
        names = _holding(type(self), kind)
        if not names:  # most kinds of plan, of most classes
            return ()
        found = [self.__dict__[name] for name in names]
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
        return self._place

    @property
    def body(self) -> dict[str, Body]:
        """The text under the header, by language."""
        return self._body

    @property
    def pages(self) -> tuple[Narrative, ...]:
        """Its narrative pages."""
        return self._pages


class StrategyPlan(Plan):
    """Where the organisation wants to go; the other plans serve it."""

    plan_kind: ClassVar[str] = "strategy"
    directs: ClassVar[bool] = True
    named: ClassVar[Name] = Name("strategic plan", "strategic plans", "plan strategiczny", "plany strategiczne")
    area: ClassVar[Phrase | None] = Phrase("Strategy", "Strategia")

    mission: st.Statement | None = part("Mission", "What the organisation is for", None)
    vision: st.Vision | None = part("Vision", "Where it wants to be, and when", None)
    values: tuple[st.CoreValue, ...] = part("Values", "What people hold to")
    goals: tuple[st.Goal, ...] = part("Goals", "Long-term goals in words")
    swot: tuple[st.Factor, ...] = part("SWOT", "Strengths, weaknesses, opportunities and threats")
    options: tuple[st.StrategicOption, ...] = part("TOWS options", "What follows from combining SWOT factors")
    environment: tuple[st.EnvironmentFactor, ...] = part(
        "Environment",
        "Political, economic, social, technological, legal and environmental factors, and internal ones",
    )
    forces: tuple[st.Force, ...] = part("Five forces", "The forces that shape competition")
    stakeholders: tuple[st.Stakeholder, ...] = part("Stakeholders", "Groups with an interest in the organisation")
    moves: tuple[st.Move, ...] = part("Growth moves", "Moves in Ansoff's matrix")
    portfolio: tuple[st.PortfolioProduct, ...] = part("Product portfolio", "Product lines by market growth and share")
    envelope: st.Envelope | None = part("Envelope", "All the money there is to allocate", None)
    allocations: tuple[st.Allocation, ...] = part(
        "Resource allocation", "Money and people given to functions and objectives"
    )


class MarketingPlan(Plan):
    """Longer-term work on brand, share and loyalty."""

    plan_kind: ClassVar[str] = "marketing"
    named: ClassVar[Name] = Name("marketing plan", "marketing plans", "plan marketingowy", "plany marketingowe")
    area: ClassVar[Phrase | None] = Phrase("Marketing", "Marketing")

    research: tuple[m.Study, ...] = part("Market research", "Studies and their findings")
    segments: tuple[m.Segment, ...] = part("Segments", "Groups of customers")
    targeting: m.Targeting | None = part("Targeting", "How many segments are addressed, and how", None)
    personas: tuple[m.Persona, ...] = part("Personas", "Typical people in the segments")
    positioning: tuple[m.Positioning, ...] = part("Positioning", "How each segment is to see the offer")
    mix: tuple[m.MixEntry, ...] = part(
        "Marketing mix", "Product, price, place and promotion, and the three Ps of services"
    )
    prices: tuple[m.Price, ...] = part("Prices", "List prices and the policy behind them")
    channels: tuple[m.Channel, ...] = part("Channels", "Ways to reach customers")
    campaigns: tuple[m.Campaign, ...] = part("Campaigns", "When, where, for how much and to what end")
    funnel: tuple[c.FunnelStep, ...] = part("Funnel", "From first contact to deal, step by step")
    sales_component: tuple[m.SalesComponent, ...] = part("Sales component", "What the plan expects of sales")


class SalesPlan(Plan):
    """Shorter-term work on revenue and targets."""

    plan_kind: ClassVar[str] = "sales"
    named: ClassVar[Name] = Name("sales plan", "sales plans", "plan sprzedaży", "plany sprzedaży")
    also: ClassVar[tuple[str, ...]] = ("plan sprzedażowy", "sprzedażowy")
    area: ClassVar[Phrase | None] = Phrase("Sales", "Sprzedaż")

    territories: tuple[s.Territory, ...] = part("Territories", "Where one sells")
    products: tuple[s.Product, ...] = part("Products", "What is sold")
    forecasts: tuple[s.Forecast, ...] = part("Forecasts", "What is expected, low, base and high")
    strategies: tuple[s.SalesStrategy, ...] = part("Sales strategies", "How each segment is sold to")
    targets: tuple[s.Target, ...] = part("Sales targets", "Revenue and units to reach")
    quotas: tuple[s.Quota, ...] = part("Quotas", "Who must sell how much in each period")
    pipeline: tuple[s.Stage, ...] = part("Pipeline", "Stages from first contact to contract")
    pipeline_rules: s.PipelineRules | None = part("Pipeline coverage", "What the pipeline is measured against", None)
    funnel: tuple[c.FunnelStep, ...] = part("Funnel", "From first contact to deal, step by step")
    capacity: tuple[s.Capacity, ...] = part("Sales capacity", "How many salespeople the target takes")
    courses: tuple[s.Course, ...] = part("Training", "Courses, and the quotas they enable")
    relationships: tuple[s.RelationshipProgramme, ...] = part(
        "Customer relationships", "What is done to keep customers"
    )
    service_level: tuple[s.ServiceLevel, ...] = part(
        "Agreement with marketing", "Leads handed over, and how fast they are followed up"
    )


class RestructuringPlan(Plan):
    """Moves resources so that the strategy can succeed."""

    plan_kind: ClassVar[str] = "restructuring"
    self_financed: ClassVar[bool] = True
    named: ClassVar[Name] = Name(
        "restructuring plan", "restructuring plans", "plan restrukturyzacyjny", "plany restrukturyzacyjne"
    )
    also: ClassVar[tuple[str, ...]] = ("plan restrukturyzacji",)
    area: ClassVar[Phrase | None] = Phrase("Restructuring", "Restrukturyzacja")

    reason: Annotated[Literal["efficiency", "market", "distress", "merger"], Word] | None = field(
        "Reason", "efficiency, market, distress or merger"
    )
    legal_mode: Annotated[Literal["none", "pzu", "ppu", "pu", "sanacja"], Word] = field(
        "Legal mode", "none, or the proceedings under Polish law: PZU, PPU, PU or sanacja", "none"
    )
    plan_stage: Annotated[Literal["preliminary", "full"], Word] = field("Stage", "preliminary or full", "full")
    answers: r.FactorLinks = field("Answers", "SWOT factors it answers", ())

    causes: tuple[r.Cause, ...] = part("Causes", "Why the change is needed")
    org_units: tuple[r.OrgUnit, ...] = part("Organisation", "Units before and after")
    unit_changes: tuple[r.UnitChange, ...] = part("Changes of units", "What becomes of each unit")
    positions: tuple[r.Position, ...] = part("Positions", "Positions that change")
    processes: tuple[r.Process, ...] = part("Processes", "As they are and as they will be")
    savings: tuple[r.CostMeasure, ...] = part("Savings", "Savings measures with their one-off costs")
    deals: tuple[r.Deal, ...] = part("Deals", "Mergers, acquisitions and divestments")
    workforce: tuple[r.Workforce, ...] = part("Workforce", "People before and after, unit by unit")
    consultation: tuple[r.Consultation, ...] = part(
        "Consultation", "How workers' representatives are informed and consulted"
    )
    communication: tuple[r.Communication, ...] = part("Communication", "Whom the change is explained to, how and when")
    projections: tuple[r.Projection, ...] = part("Projections", "Profit and loss, year by year, in each scenario")
    enterprise: r.Enterprise | None = part(
        "Enterprise and market", "What it does, and supply and demand in its market", None
    )
    production_capacity: r.ProductionCapacity | None = part("Production capacity", "Capacity, use and reduction", None)
    assets: tuple[r.BalanceItem, ...] = part("Assets", "With their estimated value")
    liabilities: tuple[r.BalanceItem, ...] = part("Liabilities", "With their amount")
    situation: r.Situation | None = part("Situation", "Of the enterprise and of its workers", None)
    parties: tuple[r.AffectedParties, ...] = part("Affected parties", "Creditors and others the plan touches")
    satisfaction_test: r.SatisfactionTest | None = part("Test of satisfaction", "What creditors get in each case", None)
    legal_terms: r.LegalTerms | None = part("Legal terms", "What the law asks for that stands nowhere else", None)


def is_part(info: FieldInfo) -> bool:
    """Tell whether a field of a plan is a part of it rather than of its header."""
    return isinstance(info.json_schema_extra, dict) and bool(info.json_schema_extra.get("part"))


def parts_of(plan: type[Plan]) -> dict[str, FieldInfo]:
    """Return the parts a kind of plan can have, by name, its own before the shared ones."""
    own = {name: info for name, info in plan.model_fields.items() if is_part(info) and name not in Plan.model_fields}
    shared = {name: info for name, info in plan.model_fields.items() if is_part(info) and name in Plan.model_fields}
    return own | shared


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


def _with_words(plans: tuple[type[Plan], ...]) -> dict[str, type[Plan]]:
    """Return kinds of plan by their words, made so that a header says its own and fields that name a kind know all."""
    words = {plan: kind_word(plan.plan_kind, plan.named, plan.area) for plan in plans}
    added: dict[type[Part], Fields] = {**naming_kinds(models_in(*plans), words.values())}
    added |= {plan: header_field(word, other_words(plan.named, plan.also)) for plan, word in words.items()}
    extension = Extension({model: Change(fields) for model, fields in added.items()})
    return {plan.plan_kind: extension.of(plan) for plan in plans}


KINDS = _with_words((StrategyPlan, MarketingPlan, SalesPlan, RestructuringPlan))
"""The kinds of plan that are built in, by the word that a header says, in the order in which pages list them."""
