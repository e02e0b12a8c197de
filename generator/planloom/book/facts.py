"""The facts of a cover, taken from the plans that the book holds."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planloom.book.content import Approval, Cover
from planloom.book.edition import Edition
from planloom.i18n import label
from planloom.links import Graph
from planloom.model import Plan
from planloom.model.organisation import Person
from planloom.pages.naming import name_of
from planloom.pages.words import plain_text
from planloom.problems import Language, Phrase
from planloom.values import Text

PORTFOLIO = Phrase("Strategy and plans", "Strategia i plany")
BOARD_PACK = Phrase("Board pack", "Materiały na posiedzenie")
_STATES = ("draft", "proposed", "approved", "superseded")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says in place of the plans; empty for what the plans say themselves.

    `workings` adds the appendix that tells how figures were worked out, `lists` those of tables and figures.
    `board` asks for the pack of a board meeting.
    """

    title: str = ""
    classification: str = ""
    workings: bool = False
    board: bool = False
    lists: bool = False


def cover_of(graph: Graph, plans: Sequence[Plan], edition: Edition, language: Language, wishes: Wishes) -> Cover:
    """Return the cover of a book that holds `plans`."""
    organisation = graph.portfolio.organisation
    versions = _distinct(plan.version or "" for plan in plans)
    marks = _distinct(_words(plan.classification, language) for plan in plans)
    return Cover(
        title=wishes.title or (BOARD_PACK.in_(language) if wishes.board else _title(plans, language)),
        organisation=_words(organisation.name, language),
        version=versions[0] if len(versions) == 1 else "",
        date=edition.date,
        commit=edition.commit,
        status=_status(plans, language),
        classification=wishes.classification or " · ".join(marks),
        language=language,
        approvals=tuple(_approvals(graph, plans, language)) or (Approval("", ""),),
    )


def _words(text: Text | None, language: Language) -> str:
    return plain_text(text, language) if text else ""


def _distinct(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _title(plans: Sequence[Plan], language: Language) -> str:
    return _words(plans[0].title, language) if len(plans) == 1 and plans[0].title else PORTFOLIO.in_(language)


def _status(plans: Sequence[Plan], language: Language) -> str:
    """Return the state of the plan that is least far."""
    states = sorted((plan.state for plan in plans), key=_STATES.index)
    return label(states[0], language) if states else ""


def _approvals(graph: Graph, plans: Sequence[Plan], language: Language) -> Iterator[Approval]:
    """Yield a row for everyone who approves a plan: a person with the role, or a body in the plan's words."""
    for plan in plans:
        approved = plan.state == "approved"
        date: dt.date | None = plan.approved_on.end if approved and plan.approved_on else None
        decision = label(plan.state, language) if approved else ""
        for wanted in plan.approved_by:
            who = graph.find(wanted)
            name = _words(getattr(who, "name", None) or getattr(who, "title", None), language) if who else wanted
            role = _words(who.role, language) if isinstance(who, Person) else ""
            by = ", ".join(filter(None, (name, role)))
            yield Approval(name_of(plan, language), by, decision, date)
