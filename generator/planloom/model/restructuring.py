"""The restructuring plan: the organisation before and after, processes, savings, deals, people, and the law.

The legal parts follow art. 9-10a of the Polish restructuring law (Prawo restrukturyzacyjne, Dz.U. 2015
poz. 978 as amended) and art. 8 of Directive (EU) 2019/1023. They help to be complete; they are no
legal advice.
"""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from planloom.model.base import Item, Part, Texts
from planloom.model.built_in import RESTRUCTURING
from planloom.model.choices import Word
from planloom.model.fields import (
    Amount,
    Done,
    Id,
    Listed,
    MoneyByPeriod,
    Number,
    Share,
    When,
    Words,
    YesNo,
    field,
    wrong,
)
from planloom.model.names import Name
from planloom.model.plan import Plan, part
from planloom.model.refs import ObjectiveRefs
from planloom.model.relations import (
    ANSWERS,
    CARRIED_OUT_IN,
    CHANGES_FROM,
    CHANGES_TO,
    CLOSES,
    CONSULTED_ON,
    HEADED_BY,
    IN_UNIT,
    PARENT,
    PARENT_AFTER,
    RESPONSIBLE,
    ROOTED_IN,
    SAVES_THROUGH,
    Columns,
)
from planloom.model.roles import Role
from planloom.problems import Phrase
from planloom.values import Period

FactorLinks = Annotated[tuple[Annotated[str, ANSWERS], ...], Listed]
Closes = Annotated[tuple[Annotated[str, CLOSES], ...], Listed]


class OrgUnit(Item):
    """A unit of the organisation, before or after the change, or unchanged in both."""

    kind: ClassVar[str] = "org_unit"
    named: ClassVar[Name] = Name("unit", "units", "jednostka", "jednostki")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"owner", "structure"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Unit", "What it is called", ...)
    parent: Annotated[str, PARENT] | None = field("Part of", "The unit above it")
    head: Annotated[str, HEADED_BY] | None = field("Head", "Who leads it")
    state: Annotated[Literal["before", "after", "both"], Word] = field("State", "before, after or both", "both")
    parent_after: Annotated[str, PARENT_AFTER] | None = field(
        "Part of, after", "The unit above it after the change, where it moves"
    )
    headcount: int | None = field("Headcount", "People before (or after, for a unit that is new)", ge=0)
    headcount_after: int | None = field("Headcount after", "People after, for a unit that stays", ge=0)
    fte: Number | None = field("FTE", "Full-time equivalents before (or after, for a unit that is new)", ge=0)
    fte_after: Number | None = field("FTE after", "Full-time equivalents after, for a unit that stays", ge=0)
    counts: Annotated[Literal["own", "all"], Word] | None = field(
        "People counted",
        "Whose people its figures count: own, without the units inside it, or all, with them; left out: what the"
        " figures show",
    )
    cost: Amount | None = field("Cost", "Cost in a year", money="level")


class UnitChange(Item):
    """What becomes of units: kept, renamed, merged, split, moved, created or closed."""

    kind: ClassVar[str] = "unit_change"
    named: ClassVar[Name] = Name("change of a unit", "changes of units", "zmiana jednostki", "zmiany jednostek")
    named_after: ClassVar[tuple[str, ...]] = ("change", "after")
    table_columns: ClassVar[Columns] = ("change", "before", "after", "date")

    change: Annotated[Literal["keep", "rename", "merge", "split", "move", "create", "close"], Word] = field(
        "Change", "keep, rename, merge, split, move, create or close", ...
    )
    before: Annotated[tuple[Annotated[str, CHANGES_FROM], ...], Listed] = field(
        "From", "Units before", (), alias="from"
    )
    after: Annotated[tuple[Annotated[str, CHANGES_TO], ...], Listed] = field("To", "Units after", (), alias="to")
    date: When | None = field("Date", "When it takes effect")


class Position(Item):
    """A position that changes."""

    kind: ClassVar[str] = "position"
    named: ClassVar[Name] = Name("position", "positions", "stanowisko", "stanowiska")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"structure"})

    title: Words = field("Position", "What it is called", ...)
    unit: Annotated[str, IN_UNIT] = field("Unit", "Where it sits", ...)
    state: Annotated[Literal["before", "after", "both"], Word] = field("State", "before, after or both", "both")
    count: Number = field("Number", "How many there are", 1, ge=0)
    reports: int | None = field("Direct reports", "How many people report to it", ge=0)


class ProcessState(Part):
    """A process as it is or as it is to be."""

    kind: ClassVar[str] = "process_state"
    named: ClassVar[Name] = Name("state of a process", "states of a process", "stan procesu", "stany procesu")

    steps: Texts = field("Steps", "What happens, in order", ())
    cost: Amount | None = field("Cost", "Cost in a year", money="level")
    cycle_time: Number | None = field("Cycle time", "Days from start to end", ge=0)
    error_rate: Share | None = field("Error rate", "Share that must be done again", ge=0, le=1)
    fte: Number | None = field("FTE", "People it takes, in full-time equivalents", ge=0)


class Process(Item):
    """A process that is changed."""

    kind: ClassVar[str] = "process"
    named: ClassVar[Name] = Name("process", "processes", "proces", "procesy")

    title: Words = field("Process", "What it is called", ...)
    as_is: ProcessState | None = field("As is", "How it runs today")
    to_be: ProcessState | None = field("To be", "How it will run")
    change: Annotated[Literal["improve", "automate", "outsource", "insource", "centralise", "stop"], Word] | None = (
        field("Change", "improve, automate, outsource, insource, centralise or stop")
    )
    units: Annotated[tuple[Annotated[str, CARRIED_OUT_IN], ...], Listed] = field("Units", "Units that take part", ())
    systems: Texts = field("Systems", "Systems it runs on", ())
    savings: Annotated[tuple[Annotated[str, SAVES_THROUGH], ...], Listed] = field(
        "Savings", "The savings measures its gain feeds", ()
    )


class CostMeasure(Item):
    """A savings measure: on which baseline, how much a year once it runs, when, and at what one-off cost."""

    kind: ClassVar[str] = "cost_measure"
    named: ClassVar[Name] = Name(
        "savings measure", "savings measures", "działanie oszczędnościowe", "działania oszczędnościowe"
    )
    acts_as: ClassVar[frozenset[Role]] = frozenset({"work"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Measure", "What is done", ...)
    category: Words | None = field("Category", "Personnel, materials, energy, premises …")
    baseline: Words | None = field(
        "Baseline", "Name of the cost it reduces; measures on the same baseline share its name"
    )
    baseline_annual: Amount | None = field("Baseline cost", "That cost in a year, before", money="level")
    run_rate: Amount | None = field("Run-rate saving", "Saving in a full year once it runs", money="rate")
    phasing: MoneyByPeriod = field("Phasing", "Gross saving by period", {}, money="gross_saving")
    one_off_cost: MoneyByPeriod = field(
        "One-off cost", "What it costs once, by period", {}, examples=["{{year}: 20k}"], money="one_off_cost"
    )
    net: MoneyByPeriod = field(
        "Net saving",
        "Stated net saving by period, checked: gross less one-off cost",
        {},
        examples=["{{year}: 80k}"],
        money="follows",
    )
    payback: When | None = field("Payback", "Stated date by which it has paid for itself, checked")
    realised: MoneyByPeriod = field(
        "Realised",
        "Gross saving so far by period, once the period is over; compared with the plan",
        {},
        later=True,
        money="actual",
    )
    spent: MoneyByPeriod = field(
        "Spent", "One-off cost so far by period; compared with the plan", {}, later=True, money="actual"
    )
    headcount_effect: Number | None = field(
        "Effect on headcount", "People more (+) or fewer (-), in full-time equivalents"
    )
    confidence: Annotated[Literal["high", "medium", "low"], Word] | None = field("Confidence", "high, medium or low")
    risk: Words | None = field("Risk", "What may stop it")
    objectives: ObjectiveRefs = field("Objectives", "Objectives it serves", ())
    answers: FactorLinks = field("Answers", "SWOT factors it answers", ())
    closes: Closes = field("Closes", "Units, channels, segments, territories or products it ends", (), later=True)


class DealPhase(Part):
    """A phase of a deal."""

    kind: ClassVar[str] = "deal_phase"
    named: ClassVar[Name] = Name("phase of a deal", "phases of a deal", "etap transakcji", "etapy transakcji")

    phase: Annotated[Literal["due_diligence", "signing", "closing", "day_1", "day_100", "integration"], Word] = field(
        "Phase", "due_diligence, signing, closing, day_1, day_100 or integration", ...
    )
    date: When = field("Date", "When", ...)
    note: Words | None = field("Note", "What happens")


class Synergy(Part):
    """What a deal is to bring."""

    kind: ClassVar[str] = "synergy"
    named: ClassVar[Name] = Name("synergy", "synergies", "synergia", "synergie")

    type: Annotated[Literal["cost", "revenue"], Word] = field("Kind", "cost or revenue", ...)
    title: Words | None = field("Synergy", "Where it comes from")
    amounts: MoneyByPeriod = field("Amounts", "By period", ..., money="cost_synergy")


class Deal(Item):
    """A merger, acquisition, divestment or joint venture."""

    kind: ClassVar[str] = "deal"
    named: ClassVar[Name] = Name("deal", "deals", "transakcja", "transakcje")
    acts_as: ClassVar[frozenset[Role]] = frozenset({"work"})

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    title: Words = field("Deal", "What is bought, sold or joined", ...)
    type: Annotated[Literal["merger", "acquisition", "divestment", "joint_venture"], Word] = field(
        "Kind", "merger, acquisition, divestment or joint_venture", ...
    )
    target: Words | None = field("Company or business", "What it is about")
    rationale: Words | None = field("Rationale", "Why")
    price: Amount | None = field("Price", "Paid, or received in a divestment", money="investment")
    phases: tuple[DealPhase, ...] = field("Phases", "From due diligence to integration", ())
    synergies: tuple[Synergy, ...] = field("Synergies", "What it is to bring", ())
    integration_cost: MoneyByPeriod = field("Integration cost", "By period", {}, money="one_off_cost")
    workstreams: Texts = field("Workstreams", "Who works on what", ())
    conditions: Texts = field("Conditions", "What must happen first", ())
    objectives: ObjectiveRefs = field("Objectives", "Objectives it serves", ())
    answers: FactorLinks = field("Answers", "SWOT factors it answers", ())
    closes: Closes = field("Closes", "Units, channels, segments, territories or products it ends", (), later=True)


class Redundancy(Part):
    """People dismissed on one day or within one period."""

    kind: ClassVar[str] = "redundancy"
    named: ClassVar[Name] = Name("redundancy", "redundancies", "zwolnienie", "zwolnienia")

    date: When = field("Date", "When notice is given or the agreement ends", ...)
    number: int = field("Number", "How many people", ..., ge=0)
    basis: Annotated[Literal["notice", "agreement"], Word] = field(
        "Basis", "notice by the employer, or agreement at the employer's initiative", "notice"
    )


class Workforce(Item):
    """What happens to the people of one unit; ``unit`` left out means the whole organisation."""

    kind: ClassVar[str] = "workforce"
    named: ClassVar[Name] = Name(
        "workforce of a unit", "workforces of units", "zatrudnienie jednostki", "zatrudnienie jednostek"
    )
    named_after: ClassVar[tuple[str, ...]] = ("unit",)
    acts_as: ClassVar[frozenset[Role]] = frozenset({"structure"})

    unit: Annotated[str, IN_UNIT] | None = field("Unit", "Which unit; all when left out")
    before_fte: Number = field("FTE before", "Full-time equivalents before", ..., ge=0)
    hires: Number = field("Hires", "People hired", 0, ge=0)
    leavers: Number = field("Leavers", "People who leave, redundancies included", 0, ge=0)
    moves: Number = field("Moves", "People moved in (+) or out (-)", 0, examples=["0"])
    retrained: Number = field("Retrained", "People trained for new work", 0, ge=0)
    after_fte: Number = field("FTE after", "Full-time equivalents after", ..., ge=0)
    redundancies: tuple[Redundancy, ...] = field("Redundancies", "By date", ())
    severance_cost: MoneyByPeriod = field("Severance cost", "By period", {}, money="one_off_cost")


class Consultation(Item):
    """How workers' representatives are informed and consulted."""

    kind: ClassVar[str] = "consultation"
    named: ClassVar[Name] = Name("consultation", "consultations", "konsultacje", "konsultacje")

    about: Annotated[tuple[Annotated[str, CONSULTED_ON], ...], Listed] = field(
        "What it is about", "Deals and changes of units that wait for it", ()
    )
    parties: Texts = field("Parties", "Trade unions, works council, labour office", ())
    rules: Words | None = field("Rules", "How they are informed and consulted")
    notified: When | None = field("Labour office notified", "When the labour office was notified")
    second_notice: When | None = field(
        "Labour office notified again", "When the labour office was told what was agreed, thirty days before notices"
    )


class Communication(Item):
    """Whom the change is explained to: what they are told, how, by whom and when."""

    kind: ClassVar[str] = "communication"
    named: ClassVar[Name] = Name("communication", "communications", "komunikacja", "działania komunikacyjne")
    table_columns: ClassVar[Columns] = ("title", "people", "message", "means", "date", "done", "owner")

    title: Words = field("Group", "Whom it is for: staff, trade unions, the supervisory board, the owner …", ...)
    people: int | None = field("How many", "How many people or bodies they are", ge=0)
    message: Words | None = field("Message", "What they are to know")
    means: Texts = field("Means", "Meetings, letters, the intranet …", ())
    date: When | None = field("Date", "When they are told, or first told")
    done: Done = field("Done", "The day on which they were told, or true", False)


_YEAR = Phrase("a year", "rok")
_MONTHS_OF_A_YEAR = 12


def _whole_year(period: Period) -> Period:
    """Refuse what is no year, by the calendar or fiscal."""
    if period.months != _MONTHS_OF_A_YEAR or period.start.day != 1 or (period.end + dt.timedelta(days=1)).day != 1:
        raise wrong("unreadable", Phrase("write a year, such as 2027", "wpisz rok, na przykład 2027"), _YEAR)
    return period


class ProjectionYear(Part):
    """One year of a projected profit and loss account."""

    kind: ClassVar[str] = "projection_year"
    named: ClassVar[Name] = Name("year of a projection", "years of a projection", "rok projekcji", "lata projekcji")

    year: Annotated[When, AfterValidator(_whole_year)] = field("Year", "A year, such as 2027 or FY2027", ...)
    revenue: Amount = field("Revenue", "Revenue of the year", ..., money="projected")
    costs: Amount = field("Costs", "All costs of the year", ..., examples=["90k"], money="projected")
    result: Amount | None = field(
        "Result", "Stated result, checked: revenue less costs", examples=["10k"], money="projected"
    )


class Projection(Item):
    """A projected profit and loss account in one scenario, five years or more."""

    kind: ClassVar[str] = "projection"
    named: ClassVar[Name] = Name("projection", "projections", "projekcja finansowa", "projekcje finansowe")

    scenario: Annotated[Literal["low", "base", "high"], Word] = field("Scenario", "low, base or high", "base")
    years: tuple[ProjectionYear, ...] = field("Years", "At least five for a plan under the law", ...)
    assumptions: Texts = field("Assumptions", "What it takes for granted", ())


class Cause(Item):
    """A cause of the difficult situation, or the reason for the change."""

    kind: ClassVar[str] = "cause"
    named: ClassVar[Name] = Name("cause", "causes", "przyczyna", "przyczyny")

    title: Words = field("Cause", "The cause in one line", ...)
    answers: Annotated[tuple[Annotated[str, ROOTED_IN], ...], Listed] = field("Answers", "SWOT factors behind it", ())


class Enterprise(Part):
    """The enterprise and its market (art. 10(1)(1))."""

    kind: ClassVar[str] = "enterprise"
    named: ClassVar[Name] = Name(
        "description of the enterprise",
        "descriptions of the enterprise",
        "opis przedsiębiorstwa",
        "opisy przedsiębiorstwa",
    )

    description: Words = field("Enterprise", "What it does, with whom and where", ...)
    debtor: Words | None = field("Debtor's identity", "Name, register number, seat")
    supply_and_demand: Words | None = field("Supply and demand now", "In its market, today")
    supply_and_demand_future: Words | None = field("Supply and demand to come", "In its market, in future")
    size_class: Annotated[Literal["micro", "small", "medium", "large"], Word] | None = field(
        "Size class", "micro, small, medium or large"
    )
    employees: int | None = field("Employees", "Number of people employed", ge=0)


class ProductionCapacity(Part):
    """Production capacity, how much of it is used and how it is reduced (art. 10(1)(6))."""

    kind: ClassVar[str] = "production_capacity"
    named: ClassVar[Name] = Name(
        "production capacity", "production capacities", "zdolności produkcyjne", "zdolności produkcyjne"
    )

    total: Number = field("Capacity", "Units in a year", ..., ge=0)
    used: Number | None = field("Used", "Units in a year", ge=0)
    reduction: Number | None = field("Reduction", "Units in a year by which it falls", ge=0)
    unit: Words | None = field("Unit", "What is counted")


class BalanceItem(Item):
    """An asset or a liability with its estimated value (art. 10(1)(8a))."""

    kind: ClassVar[str] = "balance_item"
    named: ClassVar[Name] = Name("balance item", "balance items", "pozycja bilansu", "pozycje bilansu")

    title: Words = field("Item", "What it is", ...)
    value: Amount = field("Value", "Estimated", ..., money="worth")
    date: When | None = field("Valued on", "The day of the estimate")


class Situation(Part):
    """The economic situation and that of the workers (art. 10(1)(8a))."""

    kind: ClassVar[str] = "situation"
    named: ClassVar[Name] = Name("situation", "situations", "sytuacja", "sytuacje")

    economic: Words = field("Economic situation", "How the enterprise stands", ...)
    workers: Words | None = field("Workers' situation", "How the people stand")
    statement_date: When | None = field("Financial statement", "The day of the statement")


class AffectedParties(Item):
    """Creditors or others whose claims the plan touches, or leaves alone (Directive art. 8(1)(c)-(e))."""

    kind: ClassVar[str] = "affected_parties"
    named: ClassVar[Name] = Name(
        "affected party", "affected parties", "strona, której plan dotyczy", "strony, których plan dotyczy"
    )
    table_columns: ClassVar[Columns] = ("title", "claims", "affected", "reason")

    title: Words = field("Party or class", "Who", ...)
    claims: Amount | None = field("Claims", "Together", money="worth")
    affected: YesNo = field("Affected", "false for parties the plan leaves alone", True)
    reason: Words | None = field("Reason", "Why in this class, or why left alone")


class SatisfactionTest(Part):
    """The comparison of what creditors get (test zaspokojenia, art. 10a)."""

    kind: ClassVar[str] = "satisfaction_test"
    named: ClassVar[Name] = Name(
        "test of satisfaction", "tests of satisfaction", "test zaspokojenia", "testy zaspokojenia"
    )

    going_concern: Amount = field("Going concern", "Value when the business goes on", ..., money="worth")
    liquidation_whole: Amount | None = field("Sold as a whole", "Value in bankruptcy, sold as a whole", money="worth")
    liquidation_piecemeal: Amount | None = field("Sold piecemeal", "Value in bankruptcy, sold in pieces", money="worth")
    arrangement_rate: Share | None = field("Rate in the arrangement", "Share of claims paid in the arrangement")
    bankruptcy_rate: Share | None = field("Rate in bankruptcy", "Share of claims paid in bankruptcy")


class LegalTerms(Part):
    """What the law asks for that stands nowhere else in the plan."""

    kind: ClassVar[str] = "legal_terms"
    named: ClassVar[Name] = Name("legal terms", "legal terms", "wymogi prawne", "wymogi prawne")

    final_date: When | None = field("Final date", "When the restructuring ends (art. 10(1)(5))")
    future_strategy: Words | None = field(
        "Future strategy", "How the enterprise will earn its living, with the risk (art. 10(1)(3))"
    )
    practitioner: Words | None = field("Practitioner", "The restructuring adviser (Directive art. 8(1)(f))")
    viability: Words | None = field(
        "Prospect of viability", "Why the plan has a reasonable prospect of success (Directive art. 8(1)(h))"
    )
    new_financing: Words | None = field("New financing", "Why it is needed (Directive art. 8(1)(g)(vi))")
    authors: Texts = field("Authors", "Who wrote the plan (art. 10(1)(10))", ())
    responsible: Annotated[tuple[Annotated[str, RESPONSIBLE], ...], Listed] = field(
        "Responsible", "Who carries it out (art. 10(1)(9))", ()
    )
    date: When | None = field("Date", "When the plan was drawn up (art. 10(1)(11))")
    limited: Words | None = field("Shortened because", "Why parts are left out (art. 10(2))")


class RestructuringPlan(Plan):
    """Moves resources so that the strategy can succeed."""

    plan_kind: ClassVar[str] = RESTRUCTURING
    self_financed: ClassVar[bool] = True
    named: ClassVar[Name] = Name(
        "restructuring plan", "restructuring plans", "plan restrukturyzacyjny", "plany restrukturyzacyjne"
    )
    also: ClassVar[tuple[str, ...]] = ("plan restrukturyzacji",)

    reason: Annotated[Literal["efficiency", "market", "distress", "merger"], Word] | None = field(
        "Reason", "efficiency, market, distress or merger"
    )
    legal_mode: Annotated[Literal["none", "pzu", "ppu", "pu", "sanacja"], Word] = field(
        "Legal mode", "none, or the proceedings under Polish law: PZU, PPU, PU or sanacja", "none"
    )
    plan_stage: Annotated[Literal["preliminary", "full"], Word] = field("Stage", "preliminary or full", "full")
    answers: FactorLinks = field("Answers", "SWOT factors it answers", ())

    causes: tuple[Cause, ...] = part("Causes", "Why the change is needed", group="analysis")
    org_units: tuple[OrgUnit, ...] = part("Organisation", "Units before and after", group="people")
    unit_changes: tuple[UnitChange, ...] = part("Changes of units", "What becomes of each unit", group="people")
    positions: tuple[Position, ...] = part("Positions", "Positions that change", group="people")
    processes: tuple[Process, ...] = part("Processes", "As they are and as they will be")
    savings: tuple[CostMeasure, ...] = part("Savings", "Savings measures with their one-off costs", group="money")
    deals: tuple[Deal, ...] = part("Deals", "Mergers, acquisitions and divestments", group="money")
    workforce: tuple[Workforce, ...] = part("Workforce", "People before and after, unit by unit", group="people")
    consultation: tuple[Consultation, ...] = part(
        "Consultation", "How workers' representatives are informed and consulted", group="people"
    )
    communication: tuple[Communication, ...] = part(
        "Communication", "Whom the change is explained to, how and when", group="people"
    )
    projections: tuple[Projection, ...] = part(
        "Projections", "Profit and loss, year by year, in each scenario", group="money"
    )
    enterprise: Enterprise | None = part(
        "Enterprise and market", "What it does, and supply and demand in its market", None, group="analysis"
    )
    production_capacity: ProductionCapacity | None = part(
        "Production capacity", "Capacity, use and reduction", None, group="analysis"
    )
    assets: tuple[BalanceItem, ...] = part("Assets", "With their estimated value", group="money")
    liabilities: tuple[BalanceItem, ...] = part("Liabilities", "With their amount", group="money")
    situation: Situation | None = part("Situation", "Of the enterprise and of its workers", None, group="analysis")
    parties: tuple[AffectedParties, ...] = part(
        "Affected parties", "Creditors and others the plan touches", group="analysis"
    )
    satisfaction_test: SatisfactionTest | None = part(
        "Test of satisfaction", "What creditors get in each case", None, group="money"
    )
    legal_terms: LegalTerms | None = part(
        "Legal terms", "What the law asks for that stands nowhere else", None, group="background"
    )
