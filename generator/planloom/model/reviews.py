"""How a plan is kept up: reviews, the actions agreed in them, and decisions."""

from typing import Annotated, ClassVar

from planloom.model.base import Item, Part
from planloom.model.fields import Amount, Done, Listed, When, Words, YesNo, field
from planloom.model.names import Name
from planloom.model.relations import CHANGES, DECIDED_BY, GIVES_TO, LOOKS_AT, SUPERSEDES, TAKES_FROM
from planloom.values import Period


class ReviewAction(Item):
    """Something agreed in a review: what, who, by when. Whether it was done is told."""

    kind: ClassVar[str] = "review_action"
    named: ClassVar[Name] = Name(
        "action of a review", "actions of a review", "działanie z przeglądu", "działania z przeglądu"
    )

    title: Words = field("Title", "What is to be done", ...)
    due: When | None = field("Due", "By when")
    done: Done = field("Done", "The day on which it was done, or true", False)

    @property
    def deadline(self) -> Period | None:
        """By when it is to be done."""
        return self.due or super().deadline


class Review(Item):
    """A look at how the plan is doing, and what was concluded."""

    kind: ClassVar[str] = "review"
    named: ClassVar[Name] = Name("review", "reviews", "przegląd okresowy", "przeglądy okresowe")

    date: When = field("Date", "When it was held", ...)
    conclusion: Words = field("Conclusion", "What was concluded", ...)
    measures: Annotated[tuple[Annotated[str, LOOKS_AT], ...], Listed] = field("Measures", "Measures looked at", ())
    actions: tuple[ReviewAction, ...] = field("Actions", "What was agreed: what, who, by when", ())


class Transfer(Part):
    """Money that a decision moves: from what, to what, how much. The budgets say what came of it."""

    kind: ClassVar[str] = "transfer"
    named: ClassVar[Name] = Name(
        "transfer of money", "transfers of money", "przesunięcie środków", "przesunięcia środków"
    )

    source: Annotated[str, TAKES_FROM] | None = field(
        "Taken from", "What it was taken from; left out where it is new money", alias="from"
    )
    target: Annotated[str, GIVES_TO] | None = field(
        "Given to", "What it was given to; left out where it is given back", alias="to"
    )
    amount: Amount = field("Amount", "How much", ..., money="moved")


class Decision(Item):
    """What was decided, by whom and when, and what it changed; or what is still to be decided, by whom and by when.

    A later decision may take its place.
    """

    kind: ClassVar[str] = "decision"
    named: ClassVar[Name] = Name("decision", "decisions", "decyzja", "decyzje")

    title: Words = field("Title", "What was decided, in one line", ...)
    date: When = field("Date", "When it was taken; of an open one: by when it is needed", ...)
    open: YesNo = field("Still open", "true as long as nobody has decided; pages then ask for it", False)
    decided_by: Annotated[tuple[Annotated[str, DECIDED_BY], ...], Listed] = field(
        "Decided by", "People, teams or bodies", ()
    )
    body: Words | None = field("Deciding body", "A body outside the teams of the plans: the board, the owners")
    reason: Words | None = field("Reason", "Why")
    supersedes: Annotated[tuple[Annotated[str, SUPERSEDES], ...], Listed] = field(
        "Supersedes", "Earlier decisions that no longer hold", ()
    )
    affects: Annotated[tuple[Annotated[str, CHANGES], ...], Listed] = field(
        "What it changes", "Objectives, measures, work and money it changes", ()
    )
    transfers: tuple[Transfer, ...] = field(
        "Money moved", "What it takes from one piece of work and gives to another", ()
    )

    @property
    def deadline(self) -> Period | None:
        """By when it is to be taken; None once it was."""
        return self.date if self.open else None
