"""The strategic plan: where the organisation wants to go, what it sees around it, where its resources go.

Frameworks and their usual fields: balanced scorecard (perspectives, ``drives``), SWOT and TOWS,
PESTLE, Porter's five forces, Ansoff, the growth-share matrix.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from planloom.model.base import Item, Part, Texts
from planloom.model.built_in import STRATEGY
from planloom.model.choices import Word
from planloom.model.fields import (
    Amount,
    Id,
    Listed,
    MoneyByPeriod,
    Number,
    NumberByPeriod,
    Share,
    Words,
    YesNo,
    field,
)
from planloom.model.kind_words import NamesKind
from planloom.model.names import Name
from planloom.model.plan import Plan, part
from planloom.model.refs import LeadsTo
from planloom.model.relations import ALLOCATED_TO, ALLOCATED_TO_PLAN, COMBINES, FEEDS, LINE_OF, Columns
from planloom.model.roles import Role
from planloom.problems import LANGUAGES

Feeds = Annotated[tuple[Annotated[str, FEEDS], ...], Listed]


class Statement(Part):
    """The mission: what the organisation is for."""

    kind: ClassVar[str] = "mission"
    named: ClassVar[Name] = Name("mission", "missions", "misja", "misje")
    shorthand: ClassVar[str] = "text"

    text: Words = field("Statement", "One or two sentences", ...)
    note: Words | None = field("Note", "What it means in practice")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: object) -> object:
        by_language = isinstance(data, dict) and "text" not in data and not data.keys().isdisjoint(LANGUAGES)
        bare = isinstance(data, str) or by_language
        return {"text": data} if bare else data


class Vision(Statement):
    """The vision: where the organisation wants to be, and when."""

    kind: ClassVar[str] = "vision"
    named: ClassVar[Name] = Name("vision", "visions", "wizja", "wizje")

    target_year: int | None = field("Target year", "The year by which it is to be true", ge=1900, le=2200)


class CoreValue(Item):
    """A value people in the organisation hold to, and how it shows."""

    kind: ClassVar[str] = "value"
    named: ClassVar[Name] = Name("value", "values", "wartość", "wartości")

    title: Words = field("Value", "Its name", ...)
    meaning: Words | None = field("Meaning", "What is meant by it")
    behaviours: Texts = field("Behaviours", "How it shows in daily work", ())


class Goal(Item):
    """A long-term goal in words; objectives quantify it."""

    kind: ClassVar[str] = "goal"
    named: ClassVar[Name] = Name("goal", "goals", "cel ogólny", "cele ogólne")

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Title", "The goal in one line", ...)


class Factor(Item):
    """A strength, weakness, opportunity or threat, with its evidence."""

    kind: ClassVar[str] = "factor"
    named: ClassVar[Name] = Name("SWOT factor", "SWOT factors", "czynnik SWOT", "czynniki SWOT")

    type: Annotated[Literal["strength", "weakness", "opportunity", "threat"], Word] = field(
        "Kind", "strength, weakness, opportunity or threat", ...
    )
    title: Words = field("Factor", "The factor in one line", ...)
    evidence: Words | None = field("Evidence", "What shows it")
    weight: int | None = field("Weight", "1 (minor) to 5 (decisive)", ge=1, le=5)
    objectives: LeadsTo = field("Objectives", "Objectives that build on it or answer it", ())
    watch: YesNo = field("Watch only", "true when it is only watched for now", False)


class StrategicOption(Item):
    """A TOWS option: what follows when internal factors meet external ones."""

    kind: ClassVar[str] = "option"
    named: ClassVar[Name] = Name("TOWS option", "TOWS options", "wariant TOWS", "warianty TOWS")

    type: Annotated[Literal["so", "st", "wo", "wt"], Word] = field("Kind", "SO, ST, WO or WT", ...)
    title: Words = field("Option", "What could be done", ...)
    factors: Annotated[tuple[Annotated[str, COMBINES], ...], Listed] = field("Factors", "The factors it combines", ())
    objectives: LeadsTo = field("Objectives", "The objectives that take it up", ())


class EnvironmentFactor(Item):
    """A PESTLE factor of the external environment, or a finding about the internal one."""

    kind: ClassVar[str] = "environment_factor"
    named: ClassVar[Name] = Name("environment factor", "environment factors", "czynnik otoczenia", "czynniki otoczenia")
    table_columns: ClassVar[Columns] = (
        "title",
        "dimension",
        "likelihood",
        "impact",
        "horizon_note",
        "response",
        "factors",
    )
    table_order: ClassVar[str] = "dimension"

    dimension: Annotated[
        Literal["political", "economic", "social", "technological", "legal", "environmental", "internal"],
        Word,
    ] = field("Dimension", "political, economic, social, technological, legal, environmental or internal", ...)
    title: Words = field("Factor", "The factor in one line", ...)
    impact: int | None = field("Impact", "1 (slight) to 5 (severe)", ge=1, le=5)
    likelihood: int | None = field("Likelihood", "1 (rare) to 5 (almost certain)", ge=1, le=5)
    horizon_note: Words | None = field("When it will be felt", "Now, in two years, …")
    response: Words | None = field("Response", "What is done about it")
    factors: Feeds = field("Leads to", "The SWOT factors it leads to", ())


class Force(Item):
    """One of Porter's five forces."""

    kind: ClassVar[str] = "force"
    named: ClassVar[Name] = Name("competitive force", "competitive forces", "siła Portera", "siły Portera")
    named_after: ClassVar[tuple[str, ...]] = ("name_of_force",)
    table_columns: ClassVar[Columns] = ("name_of_force", "intensity", "drivers", "factors")
    table_order: ClassVar[str] = "name_of_force"

    name_of_force: Annotated[Literal["rivalry", "new_entrants", "substitutes", "buyers", "suppliers"], Word] = field(
        "Force", "rivalry, new_entrants, substitutes, buyers or suppliers", ..., alias="force"
    )
    intensity: int = field("Intensity", "1 (weak) to 5 (strong)", ..., ge=1, le=5)
    drivers: Texts = field("Drivers", "What makes it weak or strong", ())
    factors: Feeds = field("Leads to", "The SWOT factors it leads to", ())


class Stakeholder(Item):
    """A group with an interest in the organisation."""

    kind: ClassVar[str] = "stakeholder"
    named: ClassVar[Name] = Name("stakeholder", "stakeholders", "interesariusz", "interesariusze")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"proper_name"})
    table_columns: ClassVar[Columns] = ("title", "interest", "influence", "interest_level", "role")
    table_order: ClassVar[str] = "influence"

    title: Words = field("Stakeholder", "Who", ...)
    interest: Words | None = field("Interest", "What they want")
    influence: int | None = field("Influence", "1 (little) to 5 (decisive)", ge=1, le=5)
    interest_level: int | None = field(
        "Degree of interest", "1 (little) to 5 (great): how closely they follow what is done", ge=1, le=5
    )
    role: Annotated[Literal["performer", "beneficiary", "other"], Word] = field(
        "Role", "performer, beneficiary or other", "other"
    )


class Move(Item):
    """A growth move in Ansoff's matrix."""

    kind: ClassVar[str] = "move"
    named: ClassVar[Name] = Name("growth move", "growth moves", "kierunek wzrostu", "kierunki wzrostu")

    quadrant: Annotated[
        Literal["penetration", "market_development", "product_development", "diversification"], Word
    ] = field("Quadrant", "penetration, market_development, product_development or diversification", ...)
    title: Words = field("Move", "What is done", ...)
    objectives: LeadsTo = field("Objectives", "Objectives it leads to", ())


class PortfolioProduct(Item):
    """A product line in the growth-share matrix; its quadrant is computed."""

    kind: ClassVar[str] = "portfolio_product"
    named: ClassVar[Name] = Name("product line", "product lines", "linia produktów", "linie produktów")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"proper_name"})

    title: Words = field("Product line", "What it is", ...)
    product: Annotated[str, LINE_OF] | None = field("Product", "The product of the sales plan it stands for")
    market_growth: Share = field("Market growth", "Growth of its market in a year, such as 4%", ...)
    relative_share: Number = field(
        "Relative market share", "Own share divided by that of the largest competitor, such as 1.4", ...
    )
    revenue: Amount | None = field("Revenue", "Its revenue in the last full year", money="level")


class Allocation(Item):
    """Money and people given to one function or objective for a period."""

    kind: ClassVar[str] = "allocation"
    named: ClassVar[Name] = Name("allocation", "allocations", "alokacja", "alokacje")
    named_after: ClassVar[tuple[str, ...]] = ("objective", "function")

    function: Annotated[str | None, NamesKind(("operations", "other"))] = field(
        "Function", "A kind of plan, operations or other"
    )
    for_plan: Annotated[str, ALLOCATED_TO_PLAN] | None = field(
        "Plan", "The plan it pays for, when the function has several", alias="plan"
    )
    objective: Annotated[str, ALLOCATED_TO] | None = field("Objective", "The objective it is for")
    amounts: MoneyByPeriod = field("Amounts", "Money by period", {}, money="given")
    fte: NumberByPeriod = field("FTE", "People by period, in full-time equivalents", {})
    note: Words | None = field("Note", "What it is meant for")


class Envelope(Part):
    """All the money there is to allocate, by period."""

    kind: ClassVar[str] = "envelope"
    named: ClassVar[Name] = Name("total funds", "total funds", "pula środków", "pule środków")

    amounts: MoneyByPeriod = field("Total", "Money by period", ..., money="given")
    note: Words | None = field("Note", "Where it comes from")


class StrategyPlan(Plan):
    """Where the organisation wants to go; the other plans serve it."""

    plan_kind: ClassVar[str] = STRATEGY
    directs: ClassVar[bool] = True
    named: ClassVar[Name] = Name("strategic plan", "strategic plans", "plan strategiczny", "plany strategiczne")

    mission: Statement | None = part("Mission", "What the organisation is for", None, group="direction")
    vision: Vision | None = part("Vision", "Where it wants to be, and when", None, group="direction")
    values: tuple[CoreValue, ...] = part("Values", "What people hold to", group="direction")
    goals: tuple[Goal, ...] = part("Goals", "Long-term goals in words", group="direction")
    swot: tuple[Factor, ...] = part("SWOT", "Strengths, weaknesses, opportunities and threats", group="analysis")
    options: tuple[StrategicOption, ...] = part(
        "TOWS options", "What follows from combining SWOT factors", group="analysis"
    )
    environment: tuple[EnvironmentFactor, ...] = part(
        "Environment",
        "Political, economic, social, technological, legal and environmental factors, and internal ones",
        group="analysis",
    )
    forces: tuple[Force, ...] = part("Five forces", "The forces that shape competition", group="analysis")
    stakeholders: tuple[Stakeholder, ...] = part(
        "Stakeholders", "Groups with an interest in the organisation", group="analysis"
    )
    moves: tuple[Move, ...] = part("Growth moves", "Moves in Ansoff's matrix", group="analysis")
    portfolio: tuple[PortfolioProduct, ...] = part(
        "Product portfolio", "Product lines by market growth and share", group="analysis"
    )
    envelope: Envelope | None = part("Total funds", "All the money there is to allocate", None, group="money")
    allocations: tuple[Allocation, ...] = part(
        "Resource allocation", "Money and people given to functions and objectives", group="money"
    )
