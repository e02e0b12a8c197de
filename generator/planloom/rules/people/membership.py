"""In which unit people and teams are, and where that is written."""

from planloom.model import Item
from planloom.model.organisation import Person
from planloom.model.restructuring import OrgUnit
from planloom.model.shared import Team
from planloom.problems import Phrase, Related
from planloom.rules.rule import Plans


def unit_of(holder: Item, plans: Plans) -> OrgUnit | None:
    """Return the unit of a person or team; None for other objects, and where none is named."""
    name = holder.unit if isinstance(holder, Team | Person) else None
    unit = plans.graph.find(name) if name else None
    return unit if isinstance(unit, OrgUnit) else None


def membership(holder: Item) -> list[Related]:
    """Return the place where a person or team is said to be in a unit."""
    is_member = isinstance(holder, Team | Person) and holder.unit
    return [Related(holder.span("unit"), Phrase("belongs to it", "należy do niej"))] if is_member else []
