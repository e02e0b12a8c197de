"""The marketing plan: whom to serve, how to be seen, with which mix, through which channels, at what cost."""

from typing import Annotated, ClassVar, Literal

from planloom.model.base import Item, Part, Texts
from planloom.model.built_in import MARKETING
from planloom.model.choices import Word
from planloom.model.fields import (
    Amount,
    Id,
    Listed,
    MoneyByPeriod,
    Number,
    NumberByPeriod,
    Share,
    UnitOfMeasure,
    When,
    Words,
    YesNo,
    field,
)
from planloom.model.names import Name
from planloom.model.plan import Plan, part
from planloom.model.refs import ObjectiveRefs, SegmentRefs
from planloom.model.relations import (
    COUNTS_ON,
    DEPENDS_ON,
    DESCRIBES,
    MOVES,
    POSITIONED_FOR,
    PRICE_OF,
    REPEATS,
    RUNS_IN,
    SOLD_THROUGH,
    SPENT_ON,
    Columns,
    NamedBy,
)
from planloom.model.roles import Role
from planloom.model.shared import FunnelStep
from planloom.problems import Phrase

DescribedSegments = Annotated[tuple[Annotated[str, DESCRIBES], ...], Listed]


class Study(Item):
    """Market research: the question, how it was looked into, and what came out."""

    kind: ClassVar[str] = "study"
    named: ClassVar[Name] = Name("study", "studies", "badanie", "badania")

    title: Words = field("Title", "What was studied", ...)
    question: Words | None = field("Question", "What one wanted to know")
    method: Annotated[Literal["desk", "survey", "interview", "panel", "analytics"], Word] | None = field(
        "Method", "desk, survey, interview, panel or analytics"
    )
    sample: int | None = field("Sample", "How many were asked", ge=0)
    date: When | None = field("Date", "When it was done")
    findings: Texts = field("Findings", "What came out, one sentence each", ())
    source: Words | None = field("Source", "Who did it, where it is kept")
    confidence: Annotated[Literal["high", "medium", "low"], Word] | None = field("Confidence", "high, medium or low")
    segments: DescribedSegments = field("Segments", "Segments it is about", ())


class Segment(Item):
    """A group of customers alike in what they need."""

    kind: ClassVar[str] = "segment"
    named: ClassVar[Name] = Name("segment", "segments", "segment", "segmenty")

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Segment", "What it is called", ...)
    criteria: Words | None = field("Criteria", "Who belongs to it")
    size: Number | None = field("Customers", "How many customers it has")
    share: Share | None = field("Share of the market", "Its share of the whole market")
    value: Amount | None = field("Value", "What it spends in a year", money="level")
    growth: Share | None = field("Growth", "Growth in a year")
    attractiveness: int | None = field("Attractiveness", "1 (low) to 5 (high)", ge=1, le=5)
    accessibility: int | None = field("Accessibility", "1 (hard to reach) to 5 (easy)", ge=1, le=5)
    targeted: YesNo = field("Targeted", "true when the plan addresses it", False)
    closes: When | None = field("Ends", "When it stops being served")


class Persona(Item):
    """A typical person in a segment."""

    kind: ClassVar[str] = "persona"
    named: ClassVar[Name] = Name("persona", "personas", "persona", "persony")

    title: Words = field("Persona", "Name and role", ...)
    segments: DescribedSegments = field("Segments", "Where such people are found", ())
    goals: Texts = field("Wants", "What the person wants", ())
    pains: Texts = field("Worries", "What stands in the way", ())


class Axes(Part):
    """A place on the perceptual map, each axis from -5 to 5."""

    kind: ClassVar[str] = "axes"
    named: ClassVar[Name] = Name("place on the map", "places on the map", "miejsce na mapie", "miejsca na mapie")

    x: Number = field("Across", "Place from left to right, -5 to 5", ..., ge=-5, le=5)
    y: Number = field("Up", "Place from bottom to top, -5 to 5", ..., ge=-5, le=5)
    x_title: Words | None = field("Horizontal axis", "What it shows")
    y_title: Words | None = field("Vertical axis", "What it shows")


class Rival(Part):
    """A competitor on the perceptual map."""

    kind: ClassVar[str] = "rival"
    named: ClassVar[Name] = Name("competitor", "competitors", "konkurent", "konkurenci")

    title: Words = field("Competitor", "Its name", ...)
    x: Number = field("Across", "Place from left to right, -5 to 5", ..., ge=-5, le=5)
    y: Number = field("Up", "Place from bottom to top, -5 to 5", ..., ge=-5, le=5)


class Positioning(Item):
    """How a segment is to see the offer: for whom, who, our, is, that, unlike, we."""

    kind: ClassVar[str] = "positioning"
    named: ClassVar[Name] = Name("positioning", "positionings", "pozycjonowanie", "pozycjonowania")
    named_after: ClassVar[tuple[str, ...]] = ("offer", "segment")

    segment: Annotated[str, POSITIONED_FOR] = field("Segment", "The segment addressed", ...)
    for_whom: Words | None = field("For", "For whom", alias="for")
    need: Words | None = field("Who", "What they need", alias="who")
    offer: Words | None = field("Our", "The product or brand", alias="our")
    category: Words | None = field("Is", "The category it belongs to", alias="is")
    benefit: Words | None = field("That", "The benefit", alias="that")
    alternative: Words | None = field("Unlike", "What they use otherwise", alias="unlike")
    differentiator: Words | None = field("Our difference", "What sets the offer apart")
    axes: Axes | None = field("Map", "Its place on the perceptual map")
    competitors: tuple[Rival, ...] = field("Competitors on the map", "Competitors and their places", ())


class MixEntry(Item):
    """One decision of the marketing mix: product, price, place, promotion; or people, process, evidence."""

    kind: ClassVar[str] = "mix_entry"
    named: ClassVar[Name] = Name(
        "marketing mix decision",
        "marketing mix decisions",
        "element marketingu mix",
        "elementy marketingu mix",
    )

    element: Annotated[
        Literal["product", "price", "place", "promotion", "people", "process", "physical_evidence"], Word
    ] = field("Element", "product, price, place, promotion, people, process or physical_evidence", ...)
    title: Words = field("Decision", "What is offered or done", ...)
    segments: SegmentRefs = field("Segments", "Segments it is for; all targeted ones when left out", ())
    cost: MoneyByPeriod = field("Cost", "What it costs, by period", {}, money="work")
    objectives: ObjectiveRefs = field("Objectives", "Objectives it serves", ())


class Price(Item):
    """A list price and the policy behind it."""

    kind: ClassVar[str] = "price"
    named: ClassVar[Name] = Name("price", "prices", "cena", "ceny")
    table_columns: ClassVar[Columns] = (
        "title",
        "product",
        "list_price",
        "strategy",
        "discount_policy",
        "segments",
        "owner",
    )

    title: Words = field("Item", "What is priced", ...)
    product: Annotated[str, PRICE_OF] | None = field("Product", "The product it belongs to")
    list_price: Amount = field("List price", "Before discounts", ..., money="each")
    largest_discount: Share | None = field(
        "Largest discount", "The largest discount off the list price that anybody gets, such as 38%", ge=0, le=1
    )
    discount_policy: Words | None = field("Discounts", "Who gets how much off, and who decides")
    strategy: Annotated[Literal["value", "cost", "competition", "skimming", "penetration"], Word] | None = field(
        "Pricing strategy", "value, cost, competition, skimming or penetration"
    )
    segments: SegmentRefs = field("Segments", "Segments it is for", ())


class Channel(Item):
    """A way to reach customers."""

    kind: ClassVar[str] = "channel"
    named: ClassVar[Name] = Name("channel", "channels", "kanał", "kanały")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"proper_name"})
    table_columns: ClassVar[Columns] = (
        "title",
        "type",
        "segments",
        NamedBy(Phrase("Used by", "Kto korzysta"), (RUNS_IN, SPENT_ON, SOLD_THROUGH)),
        "closes",
    )

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Channel", "What it is called", ...)
    type: Annotated[Literal["online", "print", "event", "partner", "direct", "other"], Word] = field(
        "Kind", "online, print, event, partner, direct or other", "other"
    )
    segments: SegmentRefs = field("Segments", "Whom it reaches", ())
    closes: When | None = field("Ends", "When it stops being used")


class Campaign(Item):
    """A campaign: when, where, for how much, and what is expected of it."""

    kind: ClassVar[str] = "campaign"
    named: ClassVar[Name] = Name("campaign", "campaigns", "kampania", "kampanie")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"work", "proper_name"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Campaign", "What it is called", ...)
    channels: Annotated[tuple[Annotated[str, RUNS_IN], ...], Listed] = field("Channels", "Where it runs", ())
    segments: SegmentRefs = field("Segments", "Whom it addresses", ())
    budget: MoneyByPeriod = field("Budget", "What it costs, by period; part of the plan's budget", {}, money="work")
    spent: MoneyByPeriod = field("Spent", "What it has cost so far (actual), by period", {}, later=True, money="actual")
    outlook: MoneyByPeriod = field(
        "Outlook", "What it will have cost in the end, as forecast by its owner, by period", {}, money="actual"
    )
    depends_on: Annotated[tuple[Annotated[str, DEPENDS_ON], ...], Listed] = field(
        "Depends on", "What must be finished before it can start: an approval, a product that can be delivered", ()
    )
    measures: Annotated[tuple[Annotated[str, MOVES], ...], Listed] = field("Measures", "Measures it moves", ())
    expected_leads: Number | None = field("Expected leads", "Leads it is to bring", ge=0)
    cost_per_lead: Amount | None = field(
        "Cost per lead", "Stated cost per lead, checked against budget and leads", money="each"
    )
    expected_customers: Number | None = field("Expected customers", "New customers it is to bring", ge=0)
    acquisition_cost: Amount | None = field(
        "Acquisition cost", "Stated cost per new customer (CAC), checked against budget and customers", money="each"
    )
    expected_revenue: Amount | None = field(
        "Expected revenue", "Margin or revenue it is to bring", examples=["150k"], money="expected"
    )
    return_on_marketing: Share | None = field(
        "Return", "Stated return on marketing investment (ROMI), checked: (revenue - cost) / cost"
    )


class SalesComponent(Item):
    """The sales component of a marketing plan: what it expects of sales, and how that is reached."""

    kind: ClassVar[str] = "sales_component"
    named: ClassVar[Name] = Name("sales component", "sales components", "część sprzedażowa", "części sprzedażowe")
    named_after: ClassVar[tuple[str, ...]] = ("plan_of_sales",)

    plan_of_sales: Annotated[str, COUNTS_ON] | None = field(
        "Sales plan", "The sales plan it belongs to", alias="sales_plan"
    )
    targets: Annotated[tuple[Annotated[str, REPEATS], ...], Listed] = field(
        "Sales targets", "The targets of the sales plan it equals", ()
    )
    volume_target: NumberByPeriod = field("Volume target", "Units by period", {})
    unit: UnitOfMeasure | None = field("Unit", "What is counted")
    price: Amount | None = field("Average price", "Revenue by volume, where it is planned that way", money="each")
    revenue_target: MoneyByPeriod = field("Revenue target", "Revenue by period", {}, money="same_revenue")
    strategies: Texts = field("Strategies", "How the targets are reached", ())
    difference: Words | None = field("Difference explained", "Why it differs from the sales plan, when it does")


class Targeting(Part):
    """How many segments are addressed, and how differently."""

    kind: ClassVar[str] = "targeting"
    named: ClassVar[Name] = Name("targeting", "targetings", "wybór segmentów", "wybory segmentów")

    strategy: Annotated[Literal["undifferentiated", "differentiated", "concentrated", "micro"], Word] = field(
        "Targeting strategy", "undifferentiated, differentiated, concentrated or micro", ...
    )
    text: Words | None = field("Description", "Why")


class MarketingPlan(Plan):
    """Longer-term work on brand, share and loyalty."""

    plan_kind: ClassVar[str] = MARKETING
    named: ClassVar[Name] = Name("marketing plan", "marketing plans", "plan marketingowy", "plany marketingowe")

    research: tuple[Study, ...] = part("Market research", "Studies and their findings", group="analysis")
    segments: tuple[Segment, ...] = part("Segments", "Groups of customers", group="analysis")
    targeting: Targeting | None = part("Targeting", "How many segments are addressed, and how", None, group="direction")
    personas: tuple[Persona, ...] = part("Personas", "Typical people in the segments", group="analysis")
    positioning: tuple[Positioning, ...] = part(
        "Positioning", "How each segment is to see the offer", group="direction"
    )
    mix: tuple[MixEntry, ...] = part(
        "Marketing mix", "Product, price, place and promotion, and the three Ps of services"
    )
    prices: tuple[Price, ...] = part("Prices", "List prices and the policy behind them", group="money")
    channels: tuple[Channel, ...] = part("Channels", "Ways to reach customers")
    campaigns: tuple[Campaign, ...] = part("Campaigns", "When, where, for how much and to what end")
    funnel: tuple[FunnelStep, ...] = part("Funnel", "From first contact to deal, step by step", group="analysis")
    sales_component: tuple[SalesComponent, ...] = part("Sales component", "What the plan expects of sales")
