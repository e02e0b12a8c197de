"""The sales plan: what will be sold, where, by whom, and how one knows in time."""

from typing import Annotated, ClassVar, Literal

from planloom.model.base import Item, Part, Texts
from planloom.model.built_in import SALES
from planloom.model.choices import Word
from planloom.model.fields import (
    Amount,
    Id,
    Listed,
    MoneyByPeriod,
    Number,
    NumberByPeriod,
    Share,
    When,
    Words,
    field,
)
from planloom.model.names import Name
from planloom.model.plan import Plan, part
from planloom.model.refs import ObjectiveRefs, SegmentRefs
from planloom.model.relations import (
    ATTENDED_BY,
    CAPACITY_OF,
    CONTAINS,
    HELD_BY,
    IN_TERRITORY,
    IN_UNIT,
    JUDGED_BY,
    LINE_OF,
    OF_PRODUCT,
    PAID_FROM,
    PRICE_OF,
    SOLD_THROUGH,
    TO_SEGMENT,
    Columns,
    NamedBy,
)
from planloom.model.roles import Role
from planloom.model.shared import FunnelStep
from planloom.problems import Phrase

TerritoryRef = Annotated[str, IN_TERRITORY]
ProductRef = Annotated[str, OF_PRODUCT]
SegmentRef = Annotated[str, TO_SEGMENT]


class Territory(Item):
    """A region or group of accounts that somebody sells in."""

    kind: ClassVar[str] = "territory"
    named: ClassVar[Name] = Name("territory", "territories", "terytorium", "terytoria")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"proper_name"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Territory", "What it is called", ...)
    segments: Annotated[tuple[Annotated[str, CONTAINS], ...], Listed] = field("Segments", "Segments found there", ())
    unit: Annotated[str, IN_UNIT] | None = field("Unit", "The organisational unit that sells there")


class Product(Item):
    """What is sold."""

    kind: ClassVar[str] = "product"
    named: ClassVar[Name] = Name("product", "products", "produkt", "produkty")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"proper_name"})
    table_columns: ClassVar[Columns] = (
        "title",
        "unit",
        "list_price",
        NamedBy(Phrase("In other plans", "W innych planach"), (PRICE_OF, LINE_OF)),
    )

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Product", "What it is called", ...)
    unit: Words | None = field("Unit of sale", "Piece, tonne, licence, …")
    list_price: Amount | None = field("List price", "Before discounts", money="each")
    largest_discount: Share | None = field(
        "Largest discount", "The largest discount off the list price that anybody gets, such as 38%", ge=0, le=1
    )


class Forecast(Item):
    """A sales forecast for one period, in one scenario, for one product, territory or segment."""

    kind: ClassVar[str] = "forecast"
    named: ClassVar[Name] = Name("forecast", "forecasts", "prognoza", "prognozy")
    named_after: ClassVar[tuple[str, ...]] = ("product", "territory", "segment", "for_period")

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
    price: Amount | None = field("Average price", "Per unit, after discounts", money="each")
    revenue: Amount | None = field("Revenue", "Volume times price", money="expected")
    assumptions: Texts = field("Assumptions", "What it takes for granted", ())


class SalesStrategy(Item):
    """How a segment is sold to through a channel."""

    kind: ClassVar[str] = "sales_strategy"
    named: ClassVar[Name] = Name("sales strategy", "sales strategies", "strategia sprzedaży", "strategie sprzedaży")

    title: Words = field("Strategy", "The approach in one line", ...)
    channel: Annotated[str, SOLD_THROUGH] | None = field("Channel", "Through which channel")
    segments: SegmentRefs = field("Segments", "Segments it is for", ())
    objectives: ObjectiveRefs = field("Objectives", "Objectives it serves", ())
    tactics: Texts = field("Tactics", "What is done, one line each", ())


class Target(Item):
    """A sales target: revenue or units by period, for the whole plan or for a part of it."""

    kind: ClassVar[str] = "target"
    named: ClassVar[Name] = Name("sales target", "sales targets", "cel sprzedaży", "cele sprzedaży")
    named_after: ClassVar[tuple[str, ...]] = ("territory", "product", "segment")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"aim"})

    territory: TerritoryRef | None = field("Territory", "Where; everywhere when left out")
    product: ProductRef | None = field("Product", "Of what; everything when left out")
    segment: SegmentRef | None = field("Segment", "To whom; everybody when left out")
    revenue: MoneyByPeriod = field("Revenue", "Revenue by period", {}, money="revenue_target")
    volume: NumberByPeriod = field("Volume", "Units by period", {})
    price: Amount | None = field("Average price", "Revenue by volume, where it is planned that way", money="each")
    tolerance: Share | None = field("Tolerance", "How far sums may lie apart; the setting when left out")


class Quota(Item):
    """What one person, team or territory must sell in each period."""

    kind: ClassVar[str] = "quota"
    named: ClassVar[Name] = Name("quota", "quotas", "plan indywidualny", "plany indywidualne")
    named_after: ClassVar[tuple[str, ...]] = ("holder", "territory", "product")

    holder: Annotated[str, HELD_BY] | None = field("Holder", "Who has the quota")
    territory: TerritoryRef | None = field("Territory", "Where")
    product: ProductRef | None = field("Product", "Of what")
    amounts: MoneyByPeriod = field("Amounts", "Revenue by period", {}, money="same_revenue")
    units: NumberByPeriod = field("In units", "Units by period", {})
    ramp: Annotated[tuple[Share, ...], Listed] = field(
        "Ramp", "Share of the full quota in each month of a newcomer", ()
    )


class Stage(Item):
    """A stage of the pipeline."""

    kind: ClassVar[str] = "stage"
    named: ClassVar[Name] = Name("pipeline stage", "pipeline stages", "etap sprzedaży", "etapy sprzedaży")

    title: Words = field("Stage", "What it is called", ...)
    probability: Share = field("Probability", "How likely an opportunity in it is won", ...)
    entry_criteria: Words | None = field("Entry criteria", "What must be true to enter it")
    count: Number | None = field("Sales opportunities", "How many opportunities are in it", ge=0)
    value: Amount | None = field("Value", "What they are worth together", money="expected")
    category: Annotated[Literal["won", "commit", "best_case", "pipeline", "omitted"], Word] | None = field(
        "Forecast category", "won, commit, best_case, pipeline or omitted", examples=["best_case"]
    )


class PipelineRules(Part):
    """What the pipeline is measured against."""

    kind: ClassVar[str] = "pipeline_rules"
    named: ClassVar[Name] = Name(
        "pipeline coverage", "pipeline coverages", "pokrycie celu portfelem szans", "pokrycia celu portfelem szans"
    )

    coverage: Number = field("Coverage wanted", "Open pipeline over what is still to be sold, such as 3", ...)
    for_period: When | None = field("Period", "The period whose target it covers", alias="for")
    deals_needed: NumberByPeriod = field(
        "Contracts needed", "New contracts needed to reach the target, by period", {}, adds_up=True
    )


class Capacity(Item):
    """How many salespeople the target takes."""

    kind: ClassVar[str] = "capacity"
    named: ClassVar[Name] = Name("sales capacity", "sales capacities", "moce sprzedaży", "moce sprzedaży")
    named_after: ClassVar[tuple[str, ...]] = ("team", "for_period")

    team: Annotated[str, CAPACITY_OF] | None = field("Team", "Which team")
    for_period: When = field("Period", "For which period", ..., alias="for")
    productivity: Amount = field("Productivity", "What a full salesperson sells in the period", ..., money="each")
    fte: Number = field("Planned FTE", "Salespeople planned", ..., ge=0, examples=["2"])
    ramping: Number | None = field("Newcomers", "How many of them are still learning", ge=0)
    ramp: Share | None = field("Ramp", "What a newcomer sells on average over the period, as a share")


class Course(Item):
    """A training course."""

    kind: ClassVar[str] = "course"
    named: ClassVar[Name] = Name("course", "courses", "szkolenie", "szkolenia")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"work"})

    title: Words = field("Course", "What it is called", ...)
    participants: Annotated[tuple[Annotated[str, ATTENDED_BY], ...], Listed] = field("Participants", "Who attends", ())
    skills: Texts = field("Skills", "What they will be able to do", ())
    cost: MoneyByPeriod = field("Cost", "What it costs, by period", {}, money="work")
    budget_line: Annotated[str, PAID_FROM] | None = field("Budget line", "The line it is paid from")
    provider: Words | None = field("Provider", "Who teaches")
    required_before: When | None = field("Required before", "The quota period it enables")
    completion: Share | None = field("Completion", "How many of the participants have finished", ge=0, le=1)


class RelationshipProgramme(Item):
    """What is done to keep customers."""

    kind: ClassVar[str] = "relationship_programme"
    named: ClassVar[Name] = Name(
        "customer programme", "customer programmes", "program dla klientów", "programy dla klientów"
    )

    title: Words = field("Programme", "What it is called", ...)
    accounts: Texts = field("Accounts", "Customers it is for", ())
    actions: Texts = field("Actions", "What is done", ())
    measures: Annotated[tuple[Annotated[str, JUDGED_BY], ...], Listed] = field("Measures", "How it is judged", ())
    segments: SegmentRefs = field("Segments", "Segments it is for", ())


class ServiceLevel(Item):
    """The agreement between marketing and sales: how many leads, followed up how fast, defined how."""

    kind: ClassVar[str] = "service_level"
    named: ClassVar[Name] = Name(
        "agreement with marketing",
        "agreements with marketing",
        "porozumienie z marketingiem",
        "porozumienia z marketingiem",
    )

    leads: NumberByPeriod = field("Leads", "Leads that marketing hands over, by period", {}, adds_up=True)
    follow_up_hours: Number | None = field("Follow-up", "Hours within which sales answers", ge=0)
    qualified_by_marketing: Words | None = field("Qualified by marketing (MQL)", "What makes a lead one")
    qualified_by_sales: Words | None = field("Qualified by sales (SQL)", "What makes a lead one")


class SalesPlan(Plan):
    """Shorter-term work on revenue and targets."""

    plan_kind: ClassVar[str] = SALES
    named: ClassVar[Name] = Name("sales plan", "sales plans", "plan sprzedaży", "plany sprzedaży")
    also: ClassVar[tuple[str, ...]] = ("plan sprzedażowy", "sprzedażowy")

    territories: tuple[Territory, ...] = part("Territories", "Where one sells", group="analysis")
    products: tuple[Product, ...] = part("Products", "What is sold", group="analysis")
    forecasts: tuple[Forecast, ...] = part("Forecasts", "What is expected, low, base and high", group="analysis")
    strategies: tuple[SalesStrategy, ...] = part("Sales strategies", "How each segment is sold to", group="direction")
    targets: tuple[Target, ...] = part("Sales targets", "Revenue and units to reach", group="direction")
    quotas: tuple[Quota, ...] = part("Quotas", "Who must sell how much in each period", group="direction")
    pipeline: tuple[Stage, ...] = part("Pipeline", "Stages from first contact to contract", group="analysis")
    pipeline_rules: PipelineRules | None = part(
        "Pipeline coverage", "What the pipeline is measured against", None, group="analysis"
    )
    funnel: tuple[FunnelStep, ...] = part("Funnel", "From first contact to deal, step by step", group="analysis")
    capacity: tuple[Capacity, ...] = part("Sales capacity", "How many salespeople the target takes", group="people")
    courses: tuple[Course, ...] = part("Training", "Courses, and the quotas they enable", group="people")
    relationships: tuple[RelationshipProgramme, ...] = part("Customer relationships", "What is done to keep customers")
    service_level: tuple[ServiceLevel, ...] = part(
        "Agreement with marketing", "Leads handed over, and how fast they are followed up"
    )
