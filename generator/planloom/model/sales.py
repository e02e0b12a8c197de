"""The sales plan: what will be sold, where, by whom, and how one knows in time."""

from typing import Annotated, ClassVar, Literal

from planloom.model.base import Item, Part, Texts
from planloom.model.choices import Word
from planloom.model.fields import (
    Amount,
    Id,
    Listed,
    MoneyByPeriod,
    Number,
    NumberByPeriod,
    Ref,
    Share,
    When,
    Words,
    field,
)
from planloom.model.shared import ObjectiveRefs, PersonOrTeam, SegmentRefs

TerritoryRef = Annotated[str, Ref("territory", back="sales")]
ProductRef = Annotated[str, Ref("product", back="sales")]
SegmentRef = Annotated[str, Ref("segment", back="sales")]


class Territory(Item):
    """A region or group of accounts that somebody sells in."""

    kind: ClassVar[str] = "territory"

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Territory", "What it is called", ...)
    segments: SegmentRefs = field("Segments", "Segments found there", ())
    unit: Annotated[str, Ref("org_unit", back="territories")] | None = field(
        "Unit", "The organisational unit that sells there"
    )


class Product(Item):
    """What is sold."""

    kind: ClassVar[str] = "product"

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Product", "What it is called", ...)
    unit: Words | None = field("Unit of sale", "Piece, tonne, licence, …")
    list_price: Amount | None = field("List price", "Before discounts")


class Forecast(Item):
    """A sales forecast for one period, in one scenario, for one product, territory or segment."""

    kind: ClassVar[str] = "forecast"

    for_period: When = field("Period", "What is forecast", ..., alias="for")
    scenario: Annotated[Literal["low", "base", "high"], Word] = field("Scenario", "low, base or high", "base")
    method: (
        Annotated[
            Literal[
                "top_down",
                "bottom_up",
                "capacity",
                "weighted_pipeline",
                "run_rate",
                "moving_average",
                "seasonal",
                "lead_driven",
                "expert",
                "regression",
            ],
            Word,
        ]
        | None
    ) = field(
        "Method",
        "How it was made, such as bottom_up, weighted_pipeline or run_rate",
    )
    territory: TerritoryRef | None = field("Territory", "Where")
    product: ProductRef | None = field("Product", "Of what")
    segment: SegmentRef | None = field("Segment", "To whom")
    volume: Number | None = field("Volume", "Units")
    price: Amount | None = field("Average price", "Per unit, after discounts")
    revenue: Amount | None = field("Revenue", "Volume times price")
    assumptions: Texts = field("Assumptions", "What it takes for granted", ())


class SalesStrategy(Item):
    """How a segment is sold to through a channel."""

    kind: ClassVar[str] = "sales_strategy"

    title: Words = field("Strategy", "The approach in one line", ...)
    channel: Annotated[str, Ref("channel", back="sales_strategies")] | None = field("Channel", "Through which channel")
    segments: SegmentRefs = field("Segments", "Segments it is for", ())
    objectives: ObjectiveRefs = field("Objectives", "Objectives it serves", ())
    tactics: Texts = field("Tactics", "What is done, one line each", ())


class Target(Item):
    """A sales target: revenue or units by period, for the whole plan or for a part of it."""

    kind: ClassVar[str] = "target"

    territory: TerritoryRef | None = field("Territory", "Where; everywhere when left out")
    product: ProductRef | None = field("Product", "Of what; everything when left out")
    segment: SegmentRef | None = field("Segment", "To whom; everybody when left out")
    revenue: MoneyByPeriod = field("Revenue", "Revenue by period", {})
    volume: NumberByPeriod = field("Volume", "Units by period", {})
    price: Amount | None = field("Average price", "Revenue over volume, where it is planned that way")
    tolerance: Share | None = field("Tolerance", "How far sums may lie apart; the setting when left out")


class Quota(Item):
    """What one person, team or territory must sell in each period."""

    kind: ClassVar[str] = "quota"

    holder: Annotated[str, Ref("person", "team", "org_unit", back="quotas")] | None = field(
        "Holder", "Who has the quota"
    )
    territory: TerritoryRef | None = field("Territory", "Where")
    product: ProductRef | None = field("Product", "Of what")
    amounts: MoneyByPeriod = field("Amounts", "Revenue by period", {})
    units: NumberByPeriod = field("Units", "Units by period", {})
    ramp: Annotated[tuple[Share, ...], Listed] = field(
        "Ramp", "Share of the full quota in each month of a newcomer", ()
    )


class Stage(Item):
    """A stage of the pipeline."""

    kind: ClassVar[str] = "stage"

    title: Words = field("Stage", "What it is called", ...)
    probability: Share = field("Probability", "How likely a deal in it is won", ...)
    entry_criteria: Words | None = field("Entry criteria", "What must be true to enter it")
    count: Number | None = field("Deals", "How many deals are in it", ge=0)
    value: Amount | None = field("Value", "What they are worth together")
    category: Annotated[Literal["won", "commit", "best_case", "pipeline", "omitted"], Word] | None = field(
        "Forecast category", "won, commit, best_case, pipeline or omitted"
    )


class PipelineRules(Part):
    """What the pipeline is measured against."""

    kind: ClassVar[str] = "pipeline_rules"

    coverage: Number = field("Coverage wanted", "Open pipeline over what is still to be sold, such as 3", ...)
    for_period: When | None = field("Period", "The period whose target it covers", alias="for")
    deals_needed: NumberByPeriod = field("Deals needed", "New deals needed to reach the target, by period", {})


class Capacity(Item):
    """How many salespeople the target takes."""

    kind: ClassVar[str] = "capacity"

    team: Annotated[str, Ref("team", back="capacity")] | None = field("Team", "Which team")
    for_period: When = field("Period", "For which period", ..., alias="for")
    productivity: Amount = field("Productivity", "What a full salesperson sells in the period", ...)
    fte: Number = field("Planned FTE", "Salespeople planned", ..., ge=0)
    ramping: Number | None = field("Newcomers", "How many of them are still learning", ge=0)
    ramp: Share | None = field("Ramp", "What a newcomer sells on average over the period, as a share")


class Course(Item):
    """A training course."""

    kind: ClassVar[str] = "course"

    title: Words = field("Course", "What it is called", ...)
    participants: Annotated[tuple[PersonOrTeam, ...], Listed] = field("Participants", "Who attends", ())
    skills: Texts = field("Skills", "What they will be able to do", ())
    cost: MoneyByPeriod = field("Cost", "What it costs, by period", {})
    budget_line: Annotated[str, Ref("budget_line", back="courses")] | None = field(
        "Budget line", "The line it is paid from"
    )
    provider: Words | None = field("Provider", "Who teaches")
    required_before: When | None = field("Required before", "The quota period it enables")
    completion: Share | None = field("Completion", "How many of the participants have finished")


class RelationshipProgramme(Item):
    """What is done to keep customers."""

    kind: ClassVar[str] = "relationship_programme"

    title: Words = field("Programme", "What it is called", ...)
    accounts: Texts = field("Accounts", "Customers it is for", ())
    actions: Texts = field("Actions", "What is done", ())
    measures: Annotated[tuple[Annotated[str, Ref("measure", back="programmes")], ...], Listed] = field(
        "Measures", "How it is judged", ()
    )
    segments: SegmentRefs = field("Segments", "Segments it is for", ())


class ServiceLevel(Item):
    """The agreement between marketing and sales: how many leads, followed up how fast, defined how."""

    kind: ClassVar[str] = "service_level"

    leads: NumberByPeriod = field("Leads", "Leads that marketing hands over, by period", {})
    follow_up_hours: Number | None = field("Follow-up", "Hours within which sales answers", ge=0)
    qualified_by_marketing: Words | None = field("Qualified by marketing (MQL)", "What makes a lead one")
    qualified_by_sales: Words | None = field("Qualified by sales (SQL)", "What makes a lead one")
