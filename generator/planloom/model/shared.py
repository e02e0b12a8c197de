"""Parts that plans of every kind have: objectives, measures, initiatives, risks, budgets, teams, tools.

They exist once; each kind of plan adds what is its own.
"""

from typing import Annotated, ClassVar, Literal

from planloom.model.base import Item
from planloom.model.choices import Word
from planloom.model.fields import (
    Amount,
    Done,
    Id,
    Listed,
    MoneyByPeriod,
    Number,
    NumberByPeriod,
    Share,
    When,
    Words,
    YesNo,
    field,
)
from planloom.model.kind_words import NamesKind
from planloom.model.measures import Measure, Reading
from planloom.model.names import Name
from planloom.model.refs import ObjectiveRefs
from planloom.model.relations import (
    ACCOUNTABLE,
    CONSULTED,
    DEPENDS_ON,
    DONE_BY,
    DRIVES,
    HAS_MEMBERS,
    IN_UNIT,
    INFORMED,
    JUDGED_BY,
    LED_BY,
    OF_DEAL,
    PAYS,
    QUANTIFIES,
    RESPONSIBLE,
    SELLS_IN,
    SPENT_ON,
    THREATENS,
    USED_BY,
    Columns,
)
from planloom.model.reviews import Decision, Review, ReviewAction
from planloom.model.roles import Role
from planloom.values import Period, Text

__all__ = [
    "Assumption",
    "BudgetLine",
    "Comparison",
    "Decision",
    "FundingSource",
    "FunnelStep",
    "Initiative",
    "JointAction",
    "Measure",
    "Milestone",
    "Objective",
    "Question",
    "Raci",
    "Reading",
    "Review",
    "ReviewAction",
    "Risk",
    "Team",
    "Tool",
]


class Objective(Item):
    """What is to be achieved by when. On the strategic level it stands in a perspective."""

    kind: ClassVar[str] = "objective"
    named: ClassVar[Name] = Name("objective", "objectives", "cel", "cele")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"aim", "page"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Title", "What is to be achieved, in one line", ...)
    perspective: str | None = field("Perspective", "financial, customer, process, learning, or one of your own")
    theme: Words | None = field("Theme", "The strategic theme it belongs to")
    goals: Annotated[tuple[Annotated[str, QUANTIFIES], ...], Listed] = field("Goals", "The goals it quantifies", ())
    drives: Annotated[tuple[Annotated[str, DRIVES], ...], Listed] = field(
        "Makes possible", "Objectives that it makes possible: the arrows of the strategy map", ()
    )
    measures: tuple[Measure, ...] = field("Measures", "How one can tell that it is achieved", ())
    weight: Share | None = field("Weight", "Its weight among the objectives of its level", examples=["100%"])
    budget: MoneyByPeriod = field("Budget", "Money set aside for it, by period", {}, money="set_aside")
    revenue_target: MoneyByPeriod = field(
        "Revenue target", "Revenue it is to bring, by period", {}, money="same_revenue"
    )
    cost_target: MoneyByPeriod = field(
        "Saving target", "Net saving it is to bring, by period", {}, examples=["{{year}: 80k}"], money="target"
    )
    corporate: YesNo = field("Corporate", "true when no functional plan is expected to serve it", False)


class Milestone(Item):
    """A dated result within an initiative or plan."""

    kind: ClassVar[str] = "milestone"
    named: ClassVar[Name] = Name("milestone", "milestones", "kamień milowy", "kamienie milowe")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"event"})

    title: Words = field("Title", "What will have been done", ...)
    date: When = field("Date", "When it is planned for", ...)
    done: Done = field("Done", "The day on which it was reached, or true", False)

    @property
    def takes_place(self) -> Period | None:
        """The day, or the time, it is planned for."""
        return self.date

    @property
    def deadline(self) -> Period | None:
        """When it is to be reached."""
        return self.date


class Initiative(Item):
    """Work with a beginning, an end and a budget that moves an objective."""

    kind: ClassVar[str] = "initiative"
    named: ClassVar[Name] = Name("initiative", "initiatives", "inicjatywa", "inicjatywy")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"work", "page"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Title", "What is done", ...)
    budget: MoneyByPeriod = field("Budget", "What it costs, by period", {}, money="work")
    spent: MoneyByPeriod = field("Spent", "What it has cost so far (actual), by period", {}, later=True, money="actual")
    outlook: MoneyByPeriod = field(
        "Outlook", "What it will have cost in the end, as forecast by its owner, by period", {}, money="actual"
    )
    fte: Number | None = field("FTE", "People needed, in full-time equivalents")
    milestones: tuple[Milestone, ...] = field("Milestones", "Dated results on the way", ())
    depends_on: Annotated[tuple[Annotated[str, DEPENDS_ON], ...], Listed] = field(
        "Depends on", "What must be finished before it can start", ()
    )
    progress: Share | None = field("Progress", "How much of the work is done", ge=0, le=1)


class Risk(Item):
    """What may go wrong, how likely it is and what it would do, on scales of 1 to 5."""

    kind: ClassVar[str] = "risk"
    named: ClassVar[Name] = Name("risk", "risks", "ryzyko", "ryzyka")

    title: Words = field("Title", "What may happen", ...)
    likelihood: int | None = field("Likelihood", "1 (rare) to 5 (almost certain)", ge=1, le=5)
    impact: int | None = field("Impact", "1 (slight) to 5 (severe)", ge=1, le=5)
    category: Words | None = field("Category", "Market, operations, finance, people, law …")
    response: Words | None = field("Response", "What is done about it")
    trigger: Words | None = field("Trigger", "The sign that it is happening")
    affects: Annotated[tuple[Annotated[str, THREATENS], ...], Listed] = field(
        "Affects", "Objectives and work it threatens", ()
    )


class Assumption(Item):
    """What the plan takes for granted."""

    kind: ClassVar[str] = "assumption"
    named: ClassVar[Name] = Name("assumption", "assumptions", "założenie", "założenia")
    table_columns: ClassVar[Columns] = ("title", "value", "confidence", "owner", "sources")

    value: Words | None = field("Value", "The figure or fact assumed")
    confidence: Annotated[Literal["high", "medium", "low"], Word] | None = field("Confidence", "high, medium or low")


class BudgetLine(Item):
    """A line of a plan's budget."""

    kind: ClassVar[str] = "budget_line"
    named: ClassVar[Name] = Name("budget line", "budget lines", "pozycja budżetu", "pozycje budżetu")
    named_after: ClassVar[tuple[str, ...]] = ("category",)

    category: Words = field("Category", "What kind of spending it is", ...)
    channel: Annotated[str, SPENT_ON] | None = field("Channel", "The channel it pays for")
    amounts: MoneyByPeriod = field("Amounts", "Money by period", ..., money="plan_budget")
    spent: MoneyByPeriod = field(
        "Spent", "What has been spent of it (actual), by period", {}, later=True, money="actual"
    )
    outlook: MoneyByPeriod = field(
        "Outlook", "What will have been spent in the end, as forecast by its owner, by period", {}, money="actual"
    )
    objectives: ObjectiveRefs = field("Objectives", "Objectives the money serves", ())
    pays_for: Annotated[tuple[Annotated[str, PAYS], ...], Listed] = field(
        "Pays for", "What it pays, whose costs are then held to it: work, savings measures, workforces of units", ()
    )


class Team(Item):
    """People who work together on a plan."""

    kind: ClassVar[str] = "team"
    named: ClassVar[Name] = Name("team", "teams", "zespół", "zespoły")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"owner", "page"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Title", "What the team is called", ...)
    lead: Annotated[str, LED_BY] | None = field("Lead", "Who leads it")
    members: Annotated[tuple[Annotated[str, HAS_MEMBERS], ...], Listed] = field("Members", "Who belongs to it", ())
    fte: Number | None = field("FTE", "Size in full-time equivalents")
    unit: Annotated[str, IN_UNIT] | None = field("Unit", "The organisational unit it sits in")
    territories: Annotated[tuple[Annotated[str, SELLS_IN], ...], Listed] = field("Territories", "Where it sells", ())
    role: Words | None = field("Role", "What it answers for")


class Tool(Item):
    """A means of marketing or selling: a brochure, a campaign, a survey."""

    kind: ClassVar[str] = "tool"
    named: ClassVar[Name] = Name("tool", "tools", "narzędzie", "narzędzia")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"proper_name"})
    table_columns: ClassVar[Columns] = ("title", "type", "used_by", "cost", "owner")

    title: Words = field("Title", "What it is", ...)
    type: Annotated[
        Literal[
            "brochure",
            "leaflet",
            "ad_campaign",
            "research",
            "survey",
            "brand_campaign",
            "crm",
            "website",
            "event",
            "training",
            "other",
        ],
        Word,
    ] = field(
        "Kind",
        "Such as brochure, ad_campaign, survey, brand_campaign or crm",
        "other",
    )
    used_by: Annotated[tuple[Annotated[str, USED_BY], ...], Listed] = field("Used by", "Teams that use it", ())
    cost: MoneyByPeriod = field("Cost", "What it costs, by period", {}, money="work")


class Raci(Item):
    """Who is responsible, accountable, consulted and informed for one thing."""

    kind: ClassVar[str] = "raci"
    named: ClassVar[Name] = Name(
        "line of responsibilities", "lines of responsibilities", "wiersz macierzy RACI", "wiersze macierzy RACI"
    )
    table_columns: ClassVar[Columns] = ("title", "responsible", "accountable", "consulted", "informed")

    title: Words = field("Task", "The task or decision", ...)
    responsible: Annotated[tuple[Annotated[str, RESPONSIBLE], ...], Listed] = field(
        "Responsible", "Who does the work; at least one", ()
    )
    accountable: Annotated[tuple[Annotated[str, ACCOUNTABLE], ...], Listed] = field(
        "Accountable", "Who answers for it; exactly one", ()
    )
    consulted: Annotated[tuple[Annotated[str, CONSULTED], ...], Listed] = field("Consulted", "Who is asked", ())
    informed: Annotated[tuple[Annotated[str, INFORMED], ...], Listed] = field("Informed", "Who is told", ())


class Question(Item):
    """A question readers ask, and its answer."""

    kind: ClassVar[str] = "question"
    named: ClassVar[Name] = Name("question", "questions", "pytanie", "pytania")

    question: Words = field("Question", "As a reader would ask it", ...)
    answer: Words = field("Answer", "Markdown", ...)
    terms: tuple[str, ...] = field("Terms", "Glossary terms it explains", ())

    @property
    def name(self) -> Text:
        """The title, or the question itself."""
        return self.title or self.question


class JointAction(Item):
    """Something marketing and sales do together."""

    kind: ClassVar[str] = "joint_action"
    named: ClassVar[Name] = Name("joint action", "joint actions", "wspólne działanie", "wspólne działania")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"work"})

    title: Words = field("Title", "What is done together", ...)
    teams: Annotated[tuple[Annotated[str, DONE_BY], ...], Listed] = field("Teams", "Who takes part", ())
    objectives: ObjectiveRefs = field("Objectives", "Objectives it serves in either plan", ())
    measures: Annotated[tuple[Annotated[str, JUDGED_BY], ...], Listed] = field("Measures", "How its success shows", ())
    budget: MoneyByPeriod = field("Budget", "What it costs, by period", {}, money="work")


class FunnelStep(Item):
    """A step of a funnel: of the one that marketing and sales share, or of one that marketing runs alone."""

    kind: ClassVar[str] = "funnel_step"
    named: ClassVar[Name] = Name("funnel step", "funnel steps", "etap lejka", "etapy lejka")

    title: Words = field(
        "Step", "Visitors, leads, qualified leads, offers, deals; or mails sent, opened, answered …", ...
    )
    counts: NumberByPeriod = field("Counts", "How many, by period", ..., adds_up=True)
    conversion: Share | None = field(
        "Conversion", "Stated share that reached it from the step before, checked against the counts"
    )
    run_by: Annotated[str | None, NamesKind()] = field("Run by", "The kind of plan that runs it, such as marketing")


class Comparison(Item):
    """The authors' notes to the comparison of the sales plan with the marketing plan, one a dimension."""

    kind: ClassVar[str] = "comparison"
    named: ClassVar[Name] = Name("comparison", "comparisons", "porównanie", "porównania")

    definition: Words | None = field("Definition", "What each plan is")
    objectives: Words | None = field("Objectives", "Short-term and long-term objectives")
    scope: Words | None = field("Scope and focus", "How wide each plan looks")
    tools: Words | None = field("Tools", "What each plan works with")
    roles: Words | None = field("Team roles", "Who does what")
    budget: Words | None = field("Budget allocation", "Where the money goes")
    effectiveness: Words | None = field("Evaluation", "How success is judged")
    synergy: Words | None = field("Joining the plans", "How the plans work together")


class FundingSource(Item):
    """Money the plan is paid from."""

    kind: ClassVar[str] = "funding"
    named: ClassVar[Name] = Name(
        "source of funding", "sources of funding", "źródło finansowania", "źródła finansowania"
    )
    named_after: ClassVar[tuple[str, ...]] = ("source",)

    source: Words = field("Source", "Own funds, a loan, shareholders, sale of assets, public aid …", ...)
    amount: Amount = field("Amount", "How much", ..., money="financing")
    date: When | None = field("Date", "When it is available")
    state: Annotated[Literal["planned", "agreed", "received"], Word] = field(
        "State", "planned, agreed or received", "planned"
    )
    deal: Annotated[str, OF_DEAL] | None = field("Deal", "The divestment it comes from, or the acquisition it pays")
    aid: Annotated[Literal["none", "public_aid", "de_minimis"], Word] = field(
        "Public aid", "none, public_aid or de_minimis", "none"
    )
