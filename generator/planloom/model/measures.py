"""Measures, and what is noted of them: results with remarks and corrections, check-ins, forecasts, comments."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Tag

from planloom.model.base import Item, Part
from planloom.model.choices import OneOf, Word
from planloom.model.fields import (
    AimByPeriod,
    Allowance,
    Done,
    EachPeriodOnce,
    Id,
    Listed,
    Number,
    NumberByPeriod,
    Result,
    Scale,
    Share,
    UnitOfMeasure,
    When,
    Words,
    WordsByPeriod,
    YesNo,
    field,
)
from planloom.model.names import Name
from planloom.model.relations import MEASURES

HOW_OFTEN = OneOf({
    "tygodniowo": "weekly",
    "miesięcznie": "monthly",
    "kwartalnie": "quarterly",
    "półrocznie": "half_yearly",
    "rocznie": "yearly",
    "annually": "yearly",
})  # fmt: skip


class Reading(Part):
    """An actual with a remark, or one that was corrected after it had been published."""

    kind: ClassVar[str] = "reading"
    named: ClassVar[Name] = Name("actual", "actuals", "wynik", "wyniki")

    value: Result = field("Value", "The figure as it is known today", ...)
    was: Result | None = field("Was", "The figure as it was published first")
    published: When | None = field("Published", "When it was published first")
    revised: When | None = field("Revised", "When it was corrected")
    note: Words | None = field("Note", "What is behind the figure")


class CheckIn(Part):
    """A look at a key result: how it stood on a day, and how sure its owner was to reach it."""

    kind: ClassVar[str] = "check_in"
    named: ClassVar[Name] = Name("check-in", "check-ins", "aktualizacja", "aktualizacje")

    date: When = field("Date", "The day", ...)
    value: Number | None = field("Value", "How it stood; counts as an actual of that day")
    confidence: Share | None = field("Confidence", "How sure the owner is that it will be reached, 0 to 1")
    note: Words | None = field("Note", "What was done, what stands in the way")


def _form_of_actual(value: Any) -> str:
    is_reading = isinstance(value, Reading) or (isinstance(value, Mapping) and not {"en", "pl"} & set(value))
    return "[reading]" if is_reading else "[result]"


Actual = Annotated[
    Annotated[Reading, Tag("[reading]")] | Annotated[Result, Tag("[result]")], Discriminator(_form_of_actual)
]


class Measure(Item):
    """A measure (KPI) or key result: what is counted, from which baseline, to which target, and how it stands.

    Its direction says what good is: ``increase`` and ``decrease`` move from the baseline to the target,
    ``at_least``, ``at_most`` and ``within`` keep a level, ``milestone`` is reached or not, ``qualitative`` is told
    in words.
    """

    kind: ClassVar[str] = "measure"
    named: ClassVar[Name] = Name("measure", "measures", "miernik", "mierniki")

    id: Id = field("Id", "Unique over all plans; lower-case words with hyphens", ...)
    definition: Words | None = field("Definition", "What exactly is counted")
    formula: Words | None = field("Formula", "How it is calculated")
    unit: UnitOfMeasure | None = field(
        "Unit", "A currency code, %, or words: {en: customers, pl: klientów}, also in their plural forms"
    )
    direction: Annotated[
        Literal["increase", "decrease", "at_least", "at_most", "within", "milestone", "qualitative", "undefined"], Word
    ] = field(
        "Direction",
        "increase, decrease, at_least, at_most, within, milestone, qualitative or undefined",
        "undefined",
    )
    scale: Scale | None = field("Scale", "The lowest and the highest value it can have, such as 1..5 or -100..100")
    baseline: NumberByPeriod = field("Baseline", "The value to start from, with its period: {2026: 42m}", {})
    targets: AimByPeriod = field(
        "Targets", "What is to be reached, by period: a number, a range such as 8..12, a threshold, yes, or words", {}
    )
    actuals: Annotated[dict[When, Actual], EachPeriodOnce] = field(
        "Actuals",
        "What was measured, by period: a number, yes or no, words, or {value: …, was: …, revised: …, note: …}",
        {},
        later=True,
    )
    forecasts: NumberByPeriod = field("Forecasts", "What is expected of periods to come, stated by the owner", {})
    done: Done = field("Done", "For a milestone: the day on which it was reached, or true", False)
    tolerance_amber: Allowance | None = field(
        "Amber tolerance",
        "What may be missing before it counts as at risk: 5% is a share of the way from baseline to target, 0.5 half a"
        " unit. 5% when left out, nothing for a level to keep",
    )
    tolerance_red: Allowance | None = field(
        "Red tolerance",
        "What may be missing before it counts as off track, written the same way. 10% when left out; of the target for"
        " a level to keep",
    )
    frequency: Annotated[Literal["weekly", "monthly", "quarterly", "half_yearly", "yearly"], HOW_OFTEN] | None = field(
        "Frequency", "How often it is measured: weekly, monthly, quarterly, half_yearly or yearly"
    )
    source: Words | None = field("Data source", "Where the figures come from")
    nature: Annotated[Literal["leading", "lagging"], Word] | None = field("Nature", "leading or lagging")
    aggregate: Annotated[Literal["sum", "avg", "last"], Word] = field(
        "Aggregation", "How periods add up to a year: sum, avg or last", "last"
    )
    dimension: Annotated[Literal["sales", "profit", "awareness", "market_share", "loyalty", "other"], Word] | None = (
        field("What it shows", "sales, profit, awareness, market_share, loyalty or other")
    )
    repeats: (
        Annotated[
            Literal["gross_saving", "run_rate", "projected_revenue", "projected_margin", "leads", "headcount"], Word
        ]
        | None
    ) = field(
        "Repeats",
        "The figure of the plans that its targets repeat, and are held to: gross_saving, run_rate (all savings in a"
        " full year, by the last target), projected_revenue, projected_margin, leads (those agreed with marketing), or"
        " headcount (the people after the restructuring, by the last target)",
    )
    stated_progress: Share | None = field(
        "Stated progress", "Progress as reported by the owner, checked against the figures"
    )
    weight: Share | None = field(
        "Weight", "Its weight among the measures of its objective; all the same when left out", examples=["100%"]
    )
    headline: YesNo = field("Headline", "true for a measure that stands at the top of the home page", False)
    score: Share | None = field("Score", "The score of a key result, 0.0 to 1.0, checked against the figures")
    confidence: Share | None = field("Confidence", "How sure the owner is that it will be reached, 0 to 1")
    check_ins: tuple[CheckIn, ...] = field("Check-ins", "How it stood each time somebody looked", (), later=True)
    comments: WordsByPeriod = field("Comments", "What its owner says of a period: {2026-Q3: …}", {}, later=True)
    objectives: Annotated[tuple[Annotated[str, MEASURES], ...], Listed] = field(
        "Objectives", "Objectives it measures, when it stands outside of them", ()
    )
